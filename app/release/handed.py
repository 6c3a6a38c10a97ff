"""What left, told of a request that was handed over long ago: not what its records say today.

A file goes on changing after something of it left. What left is found in the revisions that stood when the output was
made, and shown only when it is just what was signed: its digest, under one of the consent's own revisions, is that of
the request. What was removed or went to another level meanwhile is not shown from its past.
"""

from __future__ import annotations

from dataclasses import replace

from app.access.level import Level
from app.consents.projection import CONSENT
from app.errors import Problem
from app.keys.encoding import canonical
from app.keys.hashing import sha256
from app.release import store
from app.release.body import Request
from app.release.exportable import Exportable, Piece
from app.session.door import Session
from app.vault.record import Record


def handed_lines(session: Session, request: Request) -> store.Lines:
    """The lines that left; empty when they cannot be found any more."""
    if request.output is None:
        return ()
    at = request.output.at
    try:
        now = store.pieces(session, request.customer, request.fields, request.items)
        lines = Exportable(_then(session, piece, at) for piece in now).lines
    except Problem:
        return ()
    consent = request.consent
    if consent.level not in session.levels(consent.project):
        return ()
    for record in session.compartment(consent.project, consent.level).history(consent.rid):
        if record.kind == CONSENT and record.op == "U":
            fingerprint = sha256(canonical(dict(record.body)))
            if store.digest_of(session.vault.vault_id, request, lines, fingerprint) == request.digest:
                return lines
    return ()


def _then(session: Session, piece: Piece, at: int) -> Piece:
    """The piece as it stood at ``at``; as it stands when it is not there any more, which cannot leave."""
    if piece.record.op != "U":
        return piece
    past: list[Record] = [
        record
        for record in session.compartment(piece.place.project, Level(piece.place.level)).history(piece.record.rid)
        if record.at <= at
    ]
    return replace(piece, record=past[-1]) if past else piece
