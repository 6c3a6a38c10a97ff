"""What may be done about agreements: sign one at this desk, file one signed on paper, end one.

The paper is made and signed in memory; then one transaction of the directory keeps the document, sealed, and makes the
agreement count. Whatever fails before leaves everything as it was.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.access.separation import SIGNING
from app.agreements import second, store, wording
from app.agreements.document import second_signed, signed_agreement
from app.agreements.drafting import paper_for
from app.agreements.model import Filed, Form, PaperForm, require_paper, require_reason, require_term
from app.agreements.reading import both_hold
from app.agreements.second import FirstSigned
from app.agreements.store import Stated
from app.clock import DAY, end_of_day, local_date
from app.errors import Problem, Refused
from app.ids import Id
from app.keys.hashing import sha256
from app.pdf.signing import Signer
from app.people.halves import Step
from app.people.pairing import pair
from app.session.door import Session
from app.session.signing import Countersigner, countersigner, step_up
from app.session.subject import Credential, Subject
from app.vault.statement import Signers


def sign_agreement(session: Session, text: str, until: date, passphrase: str, company: Credential) -> Filed:
    """Sign the text of version ``text``, which was read before, for oneself; returns the paper with both signatures.

    ``company`` signs beside for the company: a manager or an officer, another person except in one-person mode. It
    begins now, takes the place of one in force, and runs to the end of ``until``. Raises Problem("agreements.…") for
    the days, for a text that is not the newest, for somebody without a certificate and for who may not sign for the
    company; a wrong passphrase of either; the disk's problems. Nothing is in force then.
    """
    event = Event.AGREEMENT_SIGN
    now = session.latest()
    number = store.next_number(store.all_stated(session.vault.directory), now)
    with ExitStack() as stack:
        stack.enter_context(session.act(event, Subject(person=session.uid, note=number)))
        if text != wording.newest():
            raise Problem("agreements.text_changed")
        require_term(local_date(now), until)
        own = stack.enter_context(step_up(session, passphrase))
        if own is None:
            raise Problem("agreements.no_certificate")
        beside = stack.enter_context(countersigner(session, company, event))
        signer = _for_the_company(beside)
        paper = paper_for(
            session, session.person, start=local_date(now), until=until, number=number, representative=beside.uid
        )
        pdf = signed_agreement(paper, [own, signer])
        agreement = Stated(session.uid, number, text, sha256(pdf), now, end_of_day(until), Form.PROGRAM)
        signers = {session.uid: session.identity.signing_key, beside.uid: beside.signing_key}
        _put(session, agreement, pdf, list(signers.items()))
    return store.filed(number, pdf)


def send_agreement(session: Session, text: str, until: date, passphrase: str, company: Id) -> str:
    """Sign as `sign_agreement`, in one's own account, for ``company`` to sign in theirs; returns its number.

    Nothing is in force before ``company``, a manager or an officer, has signed (`countersign_agreement`). What was sent
    before is taken back. Raises Problem("agreements.…") as `sign_agreement`, and
    Refused("agreements.signs_not_for_company").
    """
    number = second.number_for(session)
    with session.act(Event.AGREEMENT_SEND, Subject(person=company, note=number)):
        roster, at = session.vault.roster, session.latest()
        if text != wording.newest():
            raise Problem("agreements.text_changed")
        require_term(local_date(at), until)
        for_company = {Duty(duty) for duty in roster.duties_of(company)} & SIGNING
        if not for_company or company in roster.family_of(session.uid):
            raise Refused("agreements.signs_not_for_company")
        terms = {
            "uid": session.uid.hex(), "number": number, "text": text, "start": at, "until": end_of_day(until)
        }  # fmt: skip
        with step_up(session, passphrase) as own:
            if own is None:
                raise Problem("agreements.no_certificate")
            pdf = second.signed_paper(second.paper_of(session, session.uid, company, terms, at), own)
        before = second.pending_of(session)
        with session.vault.directory.change(session.now()) as change:
            if before is not None and before.half.waits:
                second.answer(session, change, before, Step.TAKEN_BACK)
            second.send(session, change, company, terms, at, own, pdf)
    return number


def take_agreement_back(session: Session) -> None:
    """Take back what one sent to be signed for the company. Raises Problem("agreements.half_closed")."""
    with session.act(Event.AGREEMENT_UNSEND):
        one = second.pending_of(session)
        if one is None or not one.half.waits:
            raise Problem("agreements.half_closed")
        with session.vault.directory.change(session.now()) as change:
            second.answer(session, change, one, Step.TAKEN_BACK)


def countersign_agreement(session: Session, half: str, passphrase: str) -> Filed:
    """Sign for the company what somebody signed in their own account; ``half`` names it. It is in force then.

    Raises as `second.require_countersignable`, Problem("agreements.company_has_no_certificate"), a wrong passphrase and
    the disk's problems. Nothing is in force then.
    """
    one = _second(session, half)
    with session.act(Event.COUNTERSIGN_AGREEMENT, _about(one)):
        if one is None:
            raise Problem("agreements.half_closed")
        with step_up(session, passphrase) as own:
            if own is None:
                raise Problem("agreements.company_has_no_certificate")
            paper, names = second.require_countersignable(session, one, own)
            pdf = second_signed(one.pdf, paper, own, session.now())
        if not both_hold(pdf, session.vault.roster.authority, names):
            raise Refused("agreements.half_forged")
        directory, signers = session.vault.directory, [(session.uid, session.identity.signing_key)]
        with session.vault.stating(session.now()) as change:
            agreement = second.agreement_of(one, pdf)
            store.put(change, directory, session.vault.roster, agreement, pdf, signers, one.stated)
            second.answer(session, change, one, Step.SIGNED)
        session.vault.refresh()
    return store.filed(one.number, pdf)


def refuse_agreement(session: Session, half: str, reason: str) -> None:
    """Say no for the company, with a reason that the person will read.

    Raises Problem("agreements.half_closed"), Problem("agreements.reason_…").
    """
    one = _second(session, half)
    with session.act(Event.COUNTERSIGN_REFUSE, _about(one)):
        words = require_reason(reason)
        if one is None or one.company != session.uid or not one.half.waits:
            raise Problem("agreements.half_closed")
        with session.vault.directory.change(session.now()) as change:
            second.answer(session, change, one, Step.REFUSED, words)


def _second(session: Session, half: str) -> FirstSigned | None:
    return next((one for one in second.all_signed(session) if one.half.name.hex() == half and one.pdf), None)


def _about(one: FirstSigned | None) -> Subject:
    return Subject(person=one.uid, note=one.number) if one else Subject()


def file_paper_agreement(session: Session, form: PaperForm, passphrase: str, second: Credential) -> str:
    """File an agreement that was signed on paper, with its scan; returns its number.

    A manager and an officer sign for it, neither of them its person except in one-person mode. Raises
    Problem("agreements.…") for the form, Refused("people.needs_manager_and_officer"), a wrong passphrase of either and
    the disk's problems. Nothing is in force then.
    """
    event = Event.AGREEMENT_FILE
    number = store.next_number(store.all_stated(session.vault.directory), session.latest())
    with session.act(event, Subject(person=form.uid, note=number)):
        _require_fileable(session, form)
        with pair(session, passphrase, second, event, top_secret=False) as two:
            signers = two.signers
            if form.uid in {uid for uid, _ in signers} and not session.one_person:
                raise Problem("agreements.own_paper")
            agreement = Stated(
                uid=form.uid,
                number=number,
                text=form.text,
                sha256=sha256(form.content),
                start=end_of_day(form.start) - DAY + 1,
                until=end_of_day(form.until),
                form=Form.PAPER,
            )
            _put(session, agreement, form.content, signers)
    return number


def end_agreement(session: Session, uid: Id, number: str, reason: str, passphrase: str) -> None:
    """End an agreement before its last day: by its person, by a manager or an officer.

    Raises Refused("agreements.not_yours_to_end"), Problem("agreements.not_in_force"), Problem("agreements.reason_…")
    and a wrong passphrase.
    """
    subject = Subject(person=uid, note=number)
    with session.act(Event.AGREEMENT_END, subject):
        if uid != session.uid and not session.duties & SIGNING:
            raise session.refuse(Event.AGREEMENT_END, subject, "agreements.not_yours_to_end")
        words = require_reason(reason)
        session.confirm(passphrase)
        agreement = store.newest_of(store.all_stated(session.vault.directory), uid)
        if (
            agreement is None
            or agreement.number != number
            or agreement.ended is not None
            or agreement.until < session.latest()
        ):
            raise Problem("agreements.not_in_force")
        with session.vault.stating(session.now()) as change:
            store.put_end(change, agreement, words, [(session.uid, session.identity.signing_key)])
        session.vault.refresh()


def _for_the_company(beside: Countersigner) -> Signer:
    """The signature for the company. Raises Problem."""
    if not beside.duties & SIGNING:
        raise Problem("agreements.signs_not_for_company")
    if beside.signer is None:
        raise Problem("agreements.company_has_no_certificate")
    return beside.signer


def _put(session: Session, agreement: Stated, content: bytes, signers: Signers) -> None:
    directory = session.vault.directory
    with session.vault.stating(session.now()) as change:
        store.put(change, directory, session.vault.roster, agreement, content, signers)
    session.vault.refresh()


def _require_fileable(session: Session, form: PaperForm) -> None:
    person = session.vault.roster.people.get(form.uid)
    if person is None or not person.active:
        raise Problem("agreements.not_in_service")
    if form.text not in wording.versions():
        raise Problem("agreements.text_changed")
    require_paper(form, session.latest())
