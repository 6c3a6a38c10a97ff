"""What may be done with a paper that waits for a second signature: sign it in one's own account, or refuse it."""

from __future__ import annotations

from app.access.event import Event
from app.agreements.actions import countersign_agreement, refuse_agreement
from app.countersigning.model import Paper
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
    ``release.not_in_this_state``), ``Problem("release.reason_missing")`` and a wrong passphrase.
    """
    if paper is Paper.AGREEMENT:
        countersign_agreement(session, half, passphrase)
    else:
        _answer_release(session, Event.COUNTERSIGN_RELEASE, half, reason, passphrase, approve=True)


def refuse_second(session: Session, paper: Paper, half: str, reason: str, passphrase: str) -> None:
    """Say no, with a reason that whoever signed first will read. Raises as `sign_second`."""
    if paper is Paper.AGREEMENT:
        refuse_agreement(session, half, reason)
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
