"""What may be done about the lines of a certificate: close one, say that one cannot be proved, complete the
certificate.
"""

from __future__ import annotations

from contextlib import ExitStack, closing

from app.access.event import Event
from app.copies.store import shreddings_in
from app.destruction import register
from app.destruction.certificate import MANAGER, OFFICER, completed_fields
from app.destruction.closing.model import (
    Issued,
    Line,
    LineState,
    Replayed,
    checked_note,
    require_closable,
    why_not_complete,
)
from app.destruction.closing.store import lines_of
from app.destruction.erasures import read_ledger
from app.destruction.execution import no_progress, no_stop
from app.destruction.issuing import Desk, execution_of, issue
from app.destruction.model import Checkpoint
from app.destruction.replaying import replay
from app.destruction.signed_file import Hand
from app.errors import Problem
from app.people.pairing import Pair, pair
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.identity import Identity
from app.session.signing import signer_of
from app.session.subject import Credential, Subject
from app.vault.compartment import Compartment
from app.vault.rewrite import Progress, resume


def close_line(session: Session, number: str, name: str, state: LineState, note: str) -> None:
    """Close a line by what an officer saw: a shredding record, or what the holder confirmed.

    ``note`` is the number of the shredding record, which has to be in the register, or who confirmed what and when.
    Raises Problem of `require_closable` and `checked_note`, "closing.no_such_record", "closing.record_too_early",
    "closing.not_found".
    """
    event, text = Event.CERTIFICATE_CLOSE_LINE, checked_note(note)
    if state is LineState.NOT_PROVABLE:
        raise Problem("closing.not_this_way")
    with session.act(event, Subject(note=number)):
        office = session.open_office()
        if office is None:
            raise session.refuse(event, Subject(note=number), "session.not_your_duty")
        with closing(office):
            entry, line = _found(session, office, number, name)
            require_closable(line, state)
            if state is LineState.SHREDDED:
                _require_shredded(office, entry, text)
            said = {"state": str(state), "at": session.now(), "by": [session.uid.hex()], "note": text}
            register.note_closing(session, office, session.identity, entry, name, said)


def not_provable(
    session: Session, number: str, name: str, reason: str, passphrase: str, countersigner: Credential
) -> None:
    """Say that a line cannot be shown to be closed, and why: an officer and a manager, at one desk.

    Raises Problem of `require_closable` and `checked_note`, "closing.not_found", and what `pair` raises.
    """
    event, text = Event.CERTIFICATE_NOT_PROVABLE, checked_note(reason)
    with (
        session.act(event, Subject(note=number)),
        pair(session, passphrase, countersigner, event, top_secret=False) as two,
    ):
        entry, line = _found(session, two.office, number, name)
        require_closable(line, LineState.NOT_PROVABLE)
        by = [uid.hex() for uid, _ in two.signers]
        said = {"state": str(LineState.NOT_PROVABLE), "at": session.now(), "by": by, "note": text}
        register.note_closing(session, two.office, two.officer, entry, name, said)


def complete_certificate(
    session: Session, number: str, passphrase: str, countersigner: Credential, checkpoint: Checkpoint = no_stop
) -> Issued:
    """Issue the certificate as complete, once every line is closed: a manager and an officer sign.

    Asked again it gives what was issued, and signs nothing. Raises Problem("closing.lines_open"),
    Problem("closing.not_found"), Problem("destruction.no_signer"), and what `pair` raises.
    """
    event = Event.CERTIFICATE_COMPLETE
    with ExitStack() as stack:
        stack.enter_context(session.act(event, Subject(note=number)))
        two = stack.enter_context(pair(session, passphrase, countersigner, event, top_secret=True))
        entry = _entry(two.office, number)
        if entry.status != register.COMPLETE:
            lines = lines_of(session, two.office, entry)
            if why := why_not_complete(lines):
                raise Problem(why)
            _issue(session, two, entry, lines, checkpoint)
            entry = _entry(two.office, number)
        return _issued(two.office, entry)


def replay_erasures(
    session: Session,
    ledger: bytes,
    passphrase: str,
    countersigner: Credential,
    progress: Progress = no_progress,
    checkpoint: Checkpoint = no_stop,
) -> Replayed:
    """Apply the ledger of erasures of a newer copy to this one, that was put back: what was destroyed goes again.

    A manager in the top-secret room, for all that they hold, and an officer beside. ``progress`` may raise Cancelled
    until a switch. Raises Problem("destruction.needs_top_secret_room"), what `read_ledger` and `pair` raise, and
    Problem("destruction.traces_found") with nothing changed.
    """
    event = Event.ERASURE_REPLAY
    with session.act(event), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        if session.room != TOP_SECRET_ROOM:
            raise Problem("destruction.needs_top_secret_room")
        resume(session.vault, session.now())
        return replay(session, two, read_ledger(session.vault, ledger), progress, checkpoint)


def _issue(session: Session, two: Pair, entry: register.Entry, lines: tuple[Line, ...], checkpoint: Checkpoint) -> None:
    first = register.issue_of(entry, 1)
    if first is None:
        raise Problem("closing.not_found")
    hands = (_hand(session, two.manager), _hand(session, two.officer))
    desk = Desk(session, two.office, two.officer, hands)
    execution = execution_of(desk, entry, (MANAGER, OFFICER), {})
    issue(desk, entry, completed_fields(first, execution, lines), checkpoint)


def _hand(session: Session, who: Identity) -> Hand:
    signer = signer_of(who, session.name_of(who.uid))
    if signer is None:
        raise Problem("destruction.no_signer")
    return Hand(who.uid, who.signing_key, signer)


def _issued(office: Compartment, entry: register.Entry) -> Issued:
    pdf, told = register.pdf_of(office, entry), register.json_of(office, entry)
    if pdf is None or told is None:
        raise Problem("closing.not_found")
    return Issued(entry.number, len(entry.issues), pdf, told)


def _entry(office: Compartment, number: str) -> register.Entry:
    entry = register.entry_numbered(office, number)
    if entry is None or not entry.issues:
        raise Problem("closing.not_found")
    return entry


def _require_shredded(office: Compartment, entry: register.Entry, number: str) -> None:
    """There is such a record, and it was made since the register of copies said that this one was still out."""
    times = [record.at for record in shreddings_in(office) if record.number == number]
    if not times:
        raise Problem("closing.no_such_record")
    if max(times) < int(entry.facts["began"]):
        raise Problem("closing.record_too_early")


def _found(session: Session, office: Compartment, number: str, name: str) -> tuple[register.Entry, Line]:
    entry = _entry(office, number)
    line = next((line for line in lines_of(session, office, entry) if line.name == name), None)
    if line is None:
        raise Problem("closing.not_found")
    if entry.status == register.COMPLETE:
        raise Problem("closing.closed_already")
    return entry, line
