"""What may be done about agreements: sign one at this desk, file one signed on paper, end one.

The paper is made and signed in memory; then one transaction of the directory keeps the document, sealed, and makes the
agreement count. Whatever fails before leaves everything as it was.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date

from app.access.event import Event
from app.access.separation import SIGNING
from app.agreements import store, wording
from app.agreements.document import signed_agreement
from app.agreements.drafting import paper_for
from app.agreements.model import Filed, Form, PaperForm, require_paper, require_reason, require_term
from app.agreements.store import Stated
from app.clock import DAY, end_of_day, local_date
from app.errors import Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.pdf.signing import Signer
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
        second = stack.enter_context(countersigner(session, company, event))
        signer = _for_the_company(second)
        paper = paper_for(
            session, session.person, start=local_date(now), until=until, number=number, representative=second.uid
        )
        pdf = signed_agreement(paper, [own, signer])
        agreement = Stated(session.uid, number, text, sha256(pdf), now, end_of_day(until), Form.PROGRAM)
        signers = {session.uid: session.identity.signing_key, second.uid: second.signing_key}
        _put(session, agreement, pdf, list(signers.items()))
    return store.filed(number, pdf)


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


def _for_the_company(second: Countersigner) -> Signer:
    """The signature for the company. Raises Problem."""
    if not second.duties & SIGNING:
        raise Problem("agreements.signs_not_for_company")
    if second.signer is None:
        raise Problem("agreements.company_has_no_certificate")
    return second.signer


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
