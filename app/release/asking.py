"""Asking for a release, and asking again for something else: what is written, and the consent that goes with it."""

from __future__ import annotations

from datetime import date, timedelta

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.consents import store as consents
from app.consents.actions import record_consent
from app.consents.model import ConsentForm, Wanted, covers, first
from app.consents.recording import level_of, owner_of
from app.copies.numbers import next_number
from app.customers import store as customers
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release import body as bodies
from app.release import second, store
from app.release.body import Request
from app.release.exportable import Exportable
from app.release.hand_over import void_left_over
from app.release.model import ALLOWED, KEEP_DAYS, Act, ReleaseForm, ReleaseState, require_form, require_state
from app.release.refusal import journalled, subject_of
from app.release.standing import facts_of
from app.session.door import Session
from app.session.subject import Subject

NEVER = "release.top_secret_never"


def ask(session: Session, form: ReleaseForm) -> Ref:
    """Write a new request, and before it the consent that comes with it. Returns where the request stands."""
    level = _level_of(form)
    ref = Ref(form.customer.project, level, session.world.new_id())
    subject = Subject(project=ref.project, level=ref.level, rid=form.customer.rid)
    if level == Level.TOP_SECRET:
        raise journalled(session, Event.RELEASE_ASK, subject, NEVER)
    session.read(Event.RELEASE_PREPARE, subject)
    consent = _checked(session, Event.RELEASE_ASK, subject, form)
    with session.change(Event.RELEASE_ASK, subject) as change:
        _require_parts(session, form)
        compartment = session.compartment(ref.project, ref.level)
        number = next_number(session, compartment, store.SERIES, store.RELEASE)
        body = {
            "number": number,
            "asker": session.uid.hex(),
            "returned": [],
            **bodies.asked_body(form, consent, _keep_until(form), session.now()),
        }
        request = _require_covered(session, Event.RELEASE_ASK, subject, bodies.read(ref, 1, body))
        digest, _ = store.present_digest(session, request)
        change.put(ref.rid, store.RELEASE, {**body, "digest": digest.hex()}, base=None)
    return ref


def amend(session: Session, ref: Ref, form: ReleaseForm, base: int) -> None:
    """Ask for something else in place of what a request asks for: nothing that was signed before holds any more."""
    subject = subject_of(ref)
    session.read(Event.RELEASE_PREPARE, subject)
    if _level_of(form) > ref.level:
        raise Problem("release.amended_to_another_level")
    before, _ = second.request_at(session, ref)
    if form.customer != before.customer:
        raise Problem("release.amended_to_another_customer")
    require_state(facts_of(session, before).state, Act.AMEND)
    consent = _checked(session, Event.RELEASE_AMEND, subject, form)
    with session.change(Event.RELEASE_AMEND, subject) as change:
        found, body = second.request_at(session, ref)
        require_state(facts_of(session, found).state, Act.AMEND)
        _require_parts(session, form)
        rest = void_left_over(session, change, ref, body)
        body = {**rest, **bodies.asked_body(form, consent, _keep_until(form), session.now())}
        request = _require_covered(session, Event.RELEASE_AMEND, subject, bodies.read(ref, base + 1, body))
        digest, _ = store.present_digest(session, request)
        change.put(ref.rid, store.RELEASE, {**body, "digest": digest.hex()}, base=base)
    second.end(session, found)


def may_amend(state: ReleaseState) -> bool:
    """Whether a request may be amended where it stands."""
    return Act.AMEND in ALLOWED[state]


def _level_of(form: ReleaseForm) -> Level:
    consent = level_of(form.consent) if isinstance(form.consent, ConsentForm) else form.consent.level
    return max([form.customer.level, consent, *(item.level for item in form.items)])


def _checked(session: Session, event: Event, subject: Subject, form: ReleaseForm) -> Ref:
    """The consent's place, after every rule that shows without a change: a new consent is recorded only when all fit.

    It is an act of its own in the journal: a crash between the two leaves a consent on record and no request.
    """
    require_form(form, consents.today(session))
    _require_addressee(session, form.addressee)
    if not isinstance(form.consent, ConsentForm):
        return form.consent
    if form.consent.customer != form.customer:
        raise journalled(session, event, subject, "consents.of_another")
    _require_parts(session, form)
    kinds = tuple((item, store.kind_of(session, item)) for item in form.items)
    wanted = Wanted(form.recipient_kind, form.recipient_name, form.purpose, form.fields, kinds)
    if why := first(covers(form.consent.scope, wanted, consents.today(session), withdrawn=False)):
        raise journalled(session, event, subject, why)
    return record_consent(session, form.consent)


def _require_parts(session: Session, form: ReleaseForm) -> None:
    """The customer is there, every item chosen belongs to it, and something is left to be written."""
    customers.customer(session.compartment(form.customer.project, form.customer.level), form.customer.rid)
    for item in form.items:
        record = session.compartment(item.project, item.level).get(item.rid)
        if record is None or owner_of(record) != form.customer:
            raise Problem("release.record_gone")
    Exportable(store.pieces(session, form.customer, form.fields, form.items))


def _require_covered(session: Session, event: Event, subject: Subject, request: Request) -> Request:
    if why := store.why_not_covered(session, request, store.consent_of(session, request)):
        raise journalled(session, event, subject, why)
    return request


def _require_addressee(session: Session, addressee: Id | None) -> None:
    if addressee is None:
        return
    session.follow()  # somebody may have come or gone since
    roster = session.vault.roster
    if str(Duty.MANAGER) not in roster.duties_of(addressee) or session.uid in roster.family_of(addressee):
        raise Problem("release.not_another_manager")


def _keep_until(form: ReleaseForm) -> str:
    if form.keep_until:
        return form.keep_until
    return (date.fromisoformat(form.until) + timedelta(days=KEEP_DAYS)).isoformat()
