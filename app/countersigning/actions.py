"""What may be done with a paper that waits for a second signature: sign it in one's own account, or refuse it."""

from __future__ import annotations

from app.access.event import Event
from app.agreements.actions import countersign_agreement, refuse_agreement
from app.countersigning.model import Paper
from app.destruction import second as destructions
from app.destruction.model import require_reason as require_why
from app.destruction.model import require_remark
from app.destruction.refusing import refusal
from app.errors import Problem
from app.release import second as releases
from app.release.model import require_reason
from app.release.refusal import journalled
from app.session.door import Session
from app.session.subject import Subject


def sign_second(session: Session, paper: Paper, half: str, reason: str, passphrase: str) -> None:
    """Sign what was seen: ``half`` names exactly that. ``reason`` stands in the request of a release.

    An agreement is in force then; raises as `app.agreements.actions.countersign_agreement`. For a release it raises
    ``Problem("countersigning.gone")`` where nothing of that name is there, what keeps the person from signing
    (``release.own_request``, ``release.edited_it``, ``release.signed_already``, ``release.expired``,
    ``release.not_in_this_state``), ``Problem("release.reason_missing")`` and a wrong passphrase; for a
    destruction, where a remark may be empty, likewise (``destruction.own_request``, ``destruction.two_persons``,
    ``destruction.half_forged``, ``destruction.not_in_this_state``).
    """
    if paper is Paper.AGREEMENT:
        countersign_agreement(session, half, passphrase)
    elif paper is Paper.DESTRUCTION:
        _answer_destruction(session, Event.COUNTERSIGN_DESTRUCTION, half, reason, passphrase, approve=True)
    else:
        _answer_release(session, Event.COUNTERSIGN_RELEASE, half, reason, passphrase, approve=True)


def refuse_second(session: Session, paper: Paper, half: str, reason: str, passphrase: str) -> None:
    """Say no, with a reason that whoever signed first will read. Raises as `sign_second`."""
    if paper is Paper.AGREEMENT:
        refuse_agreement(session, half, reason)
    elif paper is Paper.DESTRUCTION:
        _answer_destruction(session, Event.COUNTERSIGN_REFUSE, half, reason, passphrase, approve=False)
    else:
        _answer_release(session, Event.COUNTERSIGN_REFUSE, half, reason, passphrase, approve=False)


def _answer_release(session: Session, event: Event, half: str, reason: str, passphrase: str, *, approve: bool) -> None:
    one = next((one for one in releases.told(session) if one.half.name.hex() == half), None)
    subject = Subject(person=one.asker if one else None, note=one.number if one else "")
    with session.act(event, subject):
        if one is None:
            raise Problem("countersigning.gone")
        text = require_reason(reason)
        session.confirm(passphrase)
        if why := releases.why_not(session, one):
            raise journalled(session, event, subject, why)
        releases.answer(session, one, text, approve=approve)


def _answer_destruction(
    session: Session, event: Event, half: str, reason: str, passphrase: str, *, approve: bool
) -> None:
    one = next((one for one in destructions.told(session) if one.half.name.hex() == half), None)
    subject = Subject(person=one.recorder if one else None, note=one.number if one else "")
    with session.act(event, subject):
        if one is None:
            raise Problem("countersigning.gone")
        text = require_remark(reason) if approve else require_why(reason)
        session.confirm(passphrase)
        if why := destructions.why_not(session, one):
            raise refusal(session, event, subject, why)
        destructions.answer(session, one, text, approve=approve)
