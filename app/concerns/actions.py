"""What may be done about concerns: hand one in, and as an officer note what came of it."""

from __future__ import annotations

from contextlib import closing

from app.access.event import Event
from app.concerns import store
from app.concerns.letter import Name, seal_concern
from app.concerns.model import ConcernForm, MarkForm, clean_concern, clean_note, kept_time
from app.concerns.store import Mark
from app.errors import Problem
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject


def report_concern(session: Session, form: ConcernForm) -> str:
    """Seal a concern to the officers; returns the code by which it can be asked for.

    With a name the journal notes that the person handed one in, never what it says. Without a name it notes nothing:
    every entry is signed by whoever wrote it. Raises the Problems of `clean_concern`.
    """
    text = clean_concern(form)
    event = Event.CONCERN_REPORT if form.named else Event.CONCERN_REPORT_UNNAMED
    with session.act(event):
        at = kept_time(session.now(), named=form.named)
        name = Name(session.uid, session.identity.signing_key) if form.named else None
        vault = session.vault
        blob, code = seal_concern(vault.roster.journal_public, vault.vault_id, text, at, name)
        store.put_letter(session, blob, at)
    return code


def mark_concern(session: Session, form: MarkForm) -> None:
    """Note about a concern that it was seen, or how it was dealt with. Raises the Problems of `clean_note`,
    Problem("concerns.not_found"), and Refused for everybody but officers.
    """
    note = clean_note(form)
    with session.act(Event.CONCERN_MARK, Subject(rid=form.concern, note=form.state.value)):
        if all(letter.id != form.concern for letter in store.letters(session)):
            raise Problem("concerns.not_found")
        office = own_office(session)
        if office is None:
            raise session.refuse(Event.CONCERN_MARK, Subject(rid=form.concern), "session.not_your_duty")
        with closing(office), office.change(Event.CONCERN_MARK.value, session.identity, session.now()) as change:
            store.put_mark(change, office, form.concern, Mark(form.state, note, session.uid, session.now()))
