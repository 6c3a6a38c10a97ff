"""What may be done about consents: record one, narrow it, take it back."""

from __future__ import annotations

from datetime import date

from app.access.event import Event
from app.access.level import Level
from app.consents import recording, store
from app.consents.body import Happening, happening_body
from app.consents.model import ChangeForm, ConsentForm, Step, narrower, require_change
from app.consents.projection import CONSENT
from app.customers.model import Ref
from app.customers.papers import page_count
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject


def record_consent(session: Session, form: ConsentForm) -> Ref:
    """Record what a customer agreed to in writing. Returns where it stands.

    Raises ``Problem`` of the form's rules (``consents.…``), ``customers.not_found``, ``pdf.unreadable_document`` for a
    scan that cannot be opened. Level 3 is journalled as refused.
    """
    ref = Ref(form.customer.project, recording.level_of(form), session.world.new_id())
    subject = Subject(project=ref.project, level=ref.level, rid=form.customer.rid)
    _refuse_top_secret(session, Event.CONSENT_RECORD, subject)
    pages = recording.pages_of(session, form)
    with session.change(Event.CONSENT_RECORD, subject) as change:
        recording.put_new(session, change, ref, form, pages)
    return ref


def narrow_consent(session: Session, consent: Ref, form: ChangeForm) -> int:
    """Write down that the customer now agrees to less. Returns the new revision.

    Raises ``Problem("consents.not_narrower")``, ``Problem("consents.withdrawn")``,
    ``consents.before_it_was_given``, ``vault.changed_meanwhile``.
    """
    if form.scope is None:
        raise Problem("consents.not_narrower")
    return _happened(session, Event.CONSENT_NARROW, consent, form)


def withdraw_consent(session: Session, consent: Ref, form: ChangeForm) -> int:
    """Write down that the customer took the consent back: from now on nothing goes on under it. Returns the revision.

    Requests under it stop by rule, not by being changed: whoever looks at one or acts on one asks the consent.
    """
    if form.scope is not None:
        raise Problem("consents.not_narrower")
    return _happened(session, Event.CONSENT_WITHDRAW, consent, form)


def _happened(session: Session, event: Event, ref: Ref, form: ChangeForm) -> int:
    subject = Subject(project=ref.project, level=ref.level, rid=ref.rid)
    _refuse_top_secret(session, event, subject)
    require_change(form, store.today(session))
    pages = page_count(form.paper.content, form.paper.media_type) if form.paper else 0
    with session.change(event, subject) as change:
        found = store.consent_at(session, ref)
        if found.withdrawn:
            raise Problem("consents.withdrawn")
        if date.fromisoformat(form.day) < date.fromisoformat(found.events[0].day):
            raise Problem("consents.before_it_was_given")
        if form.scope is not None and not narrower(form.scope, found.scope):
            raise Problem("consents.not_narrower")
        paper = recording.attached(change, ref.rid, form.paper, pages) if form.paper else None
        step = Step.NARROWED if form.scope else Step.WITHDRAWN
        scope = form.scope or found.scope
        happening = Happening(step, form.day, session.now(), session.uid, form.note, scope, paper)
        body = store.record_at(session.compartment(ref.project, ref.level), ref.rid).body
        events = [*body["events"], happening_body(happening)]
        base = form.base if form.scope else found.rev  # a withdrawal counts whatever was written meanwhile
        return change.put(ref.rid, CONSENT, {**body, "events": events}, base=base).rev


def _refuse_top_secret(session: Session, event: Event, subject: Subject) -> None:
    if subject.level == Level.TOP_SECRET:
        session.refuse(event, subject, "consents.top_secret_never")
        raise Problem("consents.top_secret_never")
