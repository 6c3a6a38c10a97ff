"""What may be seen of agreements: one's own, the text to sign, the office's list, a filed document."""

from __future__ import annotations

from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.agreements import second, store, wording
from app.agreements.document import paper_to_sign
from app.agreements.drafting import duties_of, paper_for, text_for
from app.agreements.model import (
    LONGEST_YEARS,
    AgreementRow,
    Draft,
    Filed,
    Form,
    MyAgreement,
    Sent,
    SentRow,
    Standing,
    needs_one,
    proposed_end,
    require_term,
    years_after,
)
from app.agreements.store import Stated
from app.agreements.wording import BINDING, READING
from app.clock import local_date
from app.errors import Problem
from app.ids import Id
from app.keys.wrap import EncryptionKey
from app.people.halves import Step
from app.session.door import Session
from app.session.subject import Subject
from app.vault.roster import Person


def my_agreement(session: Session) -> MyAgreement:
    """Where the signed-in person stands, and the newest text filled in for them: what is read before signing."""
    session.read(Event.AGREEMENT_VIEW, Subject(person=session.uid))
    agreement = store.newest_of(store.all_stated(session.vault.directory), session.uid)
    row = _row(session, session.person, agreement)
    start = local_date(session.latest())
    until = proposed_end(start, local_date(row.until) if row.in_force else None)
    binding, reading = (
        text_for(session, session.person, language, start, until) for language in (BINDING, READING)
    )  # fmt: skip
    draft = Draft(binding, reading, start, until, years_after(start, LONGEST_YEARS))
    return MyAgreement(row, draft, _sent(session, agreement))


def list_agreements(session: Session) -> tuple[AgreementRow, ...]:
    """Everybody in service by name, with where they stand."""
    session.read(Event.AGREEMENT_LIST)
    session.vault.refresh()
    stated = {one.uid: one for one in store.all_stated(session.vault.directory)}
    people = (person for person in session.vault.roster.people.values() if person.active)
    rows = [_row(session, person, stated.get(person.uid)) for person in people]
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def agreement_document(session: Session, number: str) -> Filed:
    """The filed document: one's own for everybody, anybody's for officers.

    Raises Refused("agreements.document_elsewhere") for another's, Problem("agreements.not_found"), and
    Problem("agreements.copy_gone") when it was sealed to a key that is no more.
    """
    directory = session.vault.directory
    agreement = store.numbered(store.all_stated(directory), number)
    subject = Subject(person=agreement.uid, note=number) if agreement else Subject()
    session.read(Event.AGREEMENT_VIEW, subject)
    if Duty.OFFICER in session.duties:
        owner, keys = store.OFFICERS, _journal_keys(session)
    else:
        owner, keys = session.uid, session.identity.everyday.encryption
    if agreement is None:
        raise Problem("agreements.not_found")
    if owner not in (store.OFFICERS, agreement.uid):
        raise session.refuse(Event.AGREEMENT_VIEW, subject, "agreements.document_elsewhere")
    found = store.document_of(directory, agreement, owner, keys)
    if found is None:
        raise Problem("agreements.copy_gone")
    return found


def agreement_to_print(session: Session, uid: Id, until: date) -> bytes:
    """The newest text for somebody, from today, as a PDF to be printed and signed by hand."""
    session.read(Event.AGREEMENT_LIST, Subject(person=uid, note=wording.newest()))
    person = session.vault.roster.people.get(uid)
    if person is None or not person.active:
        raise Problem("agreements.not_in_service")
    start = local_date(session.latest())
    require_term(start, until)
    return paper_to_sign(paper_for(session, person, start=start, until=until))


def _sent(session: Session, agreement: Stated | None) -> SentRow | None:
    """What was sent last, unless its person took it back, or has signed another since."""
    one = second.pending_of(session)
    if one is None or one.half.state is Step.TAKEN_BACK or (agreement is not None and agreement.start > one.at):
        return None
    answer = one.half.answer
    return SentRow(
        number=one.number,
        company=session.name_of(one.company),
        at=one.at,
        until=int(one.terms["until"]),
        standing=Sent(one.half.state.value),
        reason=answer.body.get("reason", "") if answer else "",
    )


def _journal_keys(session: Session) -> tuple[EncryptionKey, ...]:
    return tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)


def _row(session: Session, person: Person, agreement: Stated | None) -> AgreementRow:
    duties = duties_of(person)
    return AgreementRow(
        uid=person.uid,
        name=person.name,
        title=person.title,
        duties=tuple(sorted(duties)),
        me=person.uid == session.uid,
        needed=needs_one(duties),
        standing=agreement.standing(session.latest()) if agreement else Standing.NONE,
        number=agreement.number if agreement else "",
        text=agreement.text if agreement else "",
        newer_text=agreement is not None and wording.is_older(agreement.text),
        form=agreement.form if agreement else Form.PROGRAM,
        start=agreement.start if agreement else 0,
        until=agreement.until if agreement else 0,
        reason=(agreement.ended or "") if agreement else "",
    )
