"""Step 3 of an execution: the certificate is built from the facts, signed and filed; then the trace is "executed"."""

from __future__ import annotations

from app.access.event import Event
from app.copies.numbers import ERASURE
from app.customers.model import Ref
from app.destruction import register, store
from app.destruction.certificate import EXECUTOR, VERIFIER, fields_of
from app.destruction.closing.store import lines_of, retired_by
from app.destruction.crew import Crew
from app.destruction.issuing import Desk, execution_of, files_now, issue
from app.destruction.model import Certificate, Checkpoint, OrderState
from app.destruction.signed_file import Hand
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject
from app.vault.rewrite import resume

FIRST = 1
"""The number of the first issue."""


def certify(crew: Crew, ref: Ref, trace: store.Trace, checkpoint: Checkpoint) -> Certificate:
    """Step 3, also when it was begun before; ``ref`` is the order's, ``trace`` the main one."""
    session = crew.session
    resume(session.vault, session.now())
    entry = register.entry_numbered(crew.office, trace.certificate)
    if entry is None:
        raise Problem("destruction.certificate_not_found")
    pdf = register.pdf_of(crew.office, entry, FIRST)
    if pdf is None:
        pdf = _issued(crew, entry, checkpoint)
    checkpoint("filed")
    _close_trace(session, trace)
    return Certificate(entry.number, pdf)


def _issued(crew: Crew, entry: register.Entry, checkpoint: Checkpoint) -> bytes:
    """The first issue, signed by who executed and who verified."""
    session, second = crew.session, crew.second
    hands = (
        Hand(session.uid, session.identity.signing_key, crew.own),
        Hand(second.uid, second.signing_key, crew.second_signer),
    )
    desk = Desk(session, crew.office, second.identity, hands)
    execution = execution_of(desk, entry, (EXECUTOR, VERIFIER), files_now(session, entry.facts))
    switched = retired_by(session, entry.facts).at
    fields = fields_of(entry.facts, execution, lines_of(session, crew.office, entry), switched or execution.at)
    pdf, _ = issue(desk, entry, fields, checkpoint)
    return pdf


def _close_trace(session: Session, trace: store.Trace) -> None:
    compartment = session.compartment(trace.ref.project, trace.ref.level)
    record = compartment.get(trace.ref.rid)
    if record is None or record.body["state"] == OrderState.EXECUTED:
        return
    subject = Subject(project=trace.ref.project, level=trace.ref.level, note=trace.certificate)
    with session.change(Event.DESTRUCTION_EXECUTE, subject) as change:
        body = {**record.body, "state": str(OrderState.EXECUTED)}
        change.put(trace.ref.rid, ERASURE, body, base=record.rev)
