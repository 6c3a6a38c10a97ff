"""What becomes of an output: it came back, or its recipient deleted it."""

from __future__ import annotations

from app.access.event import Event
from app.copies import store as copies
from app.copies.model import CopyState
from app.customers.model import Ref
from app.errors import Problem
from app.release import second, store
from app.release.body import StoredEnd, end_body
from app.release.model import LONGEST_TEXT, Act, Ending, ReleaseState, require_state
from app.release.refusal import journalled, subject_of
from app.release.standing import facts_of, may_take_back
from app.session.door import Session


def take_back(session: Session, ref: Ref, how: Ending, note: str) -> None:
    """Note how the output ended; by its word alone (``note``) where the recipient says to have deleted it."""
    text = note.strip()
    if how is Ending.DELETED and not text:
        raise Problem("release.whose_word_missing")
    if len(text) > LONGEST_TEXT:
        raise Problem("release.text_too_long", limit=LONGEST_TEXT)
    subject = subject_of(ref)
    with session.change(Event.RELEASE_TAKE_BACK, subject) as change:
        request, body = second.request_at(session, ref)
        facts = facts_of(session, request)
        require_state(facts.state, Act.TAKE_BACK)
        if not may_take_back(session, facts):
            raise journalled(session, Event.RELEASE_TAKE_BACK, subject, "release.not_yours")
        compartment = session.compartment(ref.project, ref.level)
        if request.output and copies.copy_at(compartment, request.output.copy).state is CopyState.HELD:
            copies.move(change, compartment, request.output.copy, CopyState.RETURNED)
        end = end_body(StoredEnd(how, text, session.uid, session.now()))
        ended = {"state": str(ReleaseState.RETURNED), "end": end}
        change.put(ref.rid, store.RELEASE, {**body, **ended}, base=request.rev)
