"""What may be done with customer files. Every function passes the door; every saving is a new revision."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.customers import store
from app.customers.body import from_body, item_from_body, item_to_body, to_body
from app.customers.classification.model import given_grounds
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.items.life import BEGINNINGS
from app.customers.items.validation import normalised_item, validate_item
from app.customers.model import Draft
from app.customers.projection import CUSTOMER, ITEM
from app.customers.rules.judging import judged_custom
from app.customers.rules.model import Target, target_of
from app.customers.validation import Fault, validate
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import DraftRow


def create_customer(session: Session, project: Id, form: CustomerForm) -> Ref:
    """Enter a new customer at ``form.level``. Raises Problem("customers.invalid", field=…, fault=…).

    The grounds of the level are noted as given now by this person; Problem("classification.…") when they break a rule.
    """
    _require_valid(validate(form))
    if form.grounds is not None:
        form = replace(form, grounds=given_grounds(form.level, form.grounds, session.uid, session.now()))
    rid = session.world.new_id()
    with session.change(Event.CUSTOMER_CREATE, Subject(project, form.level, rid)) as change:
        form = replace(form, custom=judged_custom(session, project, Target.CUSTOMER, form.custom))
        change.put(rid, CUSTOMER, to_body(form), base=None)
    return Ref(project, form.level, rid)


def edit_customer(session: Session, ref: Ref, form: CustomerForm, base: int) -> int:
    """Save a customer that was read at revision ``base``; returns the new revision.

    Raises Problem("vault.changed_meanwhile") when somebody saved since; Problem("customers.level_fixed") for another
    level, which is a move between compartments and no edit. The grounds of the level stay what they are.
    """
    _require_valid(validate(form))
    if form.level != ref.level:
        raise Problem("customers.level_fixed")
    with session.change(Event.CUSTOMER_EDIT, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.customer(session.compartment(ref.project, ref.level), ref.rid)
        before = from_body(record.body).custom
        custom = judged_custom(session, ref.project, Target.CUSTOMER, form.custom, before)
        form = replace(form, custom=custom, grounds=None)
        return change.put(ref.rid, CUSTOMER, to_body(form, record.body), base=base).rev


def add_item(session: Session, form: ItemForm) -> Ref:
    """Add a prospect, dealing or special policy to a customer, at a level not below the customer's.

    Raises Problem("customers.item_below_customer"), Problem("customers.invalid"), Problem("customers.not_found"), and
    Problem("items.cannot_begin") for a stage at which nothing begins.
    """
    _require_valid(validate_item(form))
    form = normalised_item(form)
    if form.stage not in BEGINNINGS[form.kind]:
        raise Problem("items.cannot_begin")
    owner = form.customer
    if form.level < owner.level:
        raise Problem("customers.item_below_customer")
    rid = session.world.new_id()
    with session.change(Event.ITEM_CREATE, Subject(owner.project, form.level, rid)) as change:
        store.customer(session.compartment(owner.project, owner.level), owner.rid)
        form = replace(form, custom=judged_custom(session, owner.project, target_of(form.kind), form.custom))
        change.put(rid, ITEM, item_to_body(form), base=None)
    return Ref(owner.project, form.level, rid)


def edit_item(session: Session, ref: Ref, form: ItemForm, base: int) -> int:
    """Save an item that was read at revision ``base``; its customer, kind and level stay. Returns the new revision.

    Its stage stays too, whatever the form says: `app.customers.items.actions.move_item` moves it.
    """
    with session.change(Event.ITEM_EDIT, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.item(session.compartment(ref.project, ref.level), ref.rid)
        before = item_from_body(record.body)
        if form.level != ref.level or form.customer != before.customer or form.kind is not before.kind:
            raise Problem("customers.level_fixed")
        form = replace(form, stage=before.stage, reason=before.reason, since=before.since)
        _require_valid(validate_item(form))
        custom = judged_custom(session, ref.project, target_of(form.kind), form.custom, before.custom)
        form = replace(form, custom=custom)
        return change.put(ref.rid, ITEM, item_to_body(form, record.body), base=base).rev


def save_draft(session: Session, draft: Draft) -> None:
    """Keep what is being typed, in the compartment of the draft's level."""
    session.read(Event.DRAFT_SAVE, Subject(draft.project, draft.level))
    compartment = session.compartment(draft.project, draft.level)
    row = DraftRow(session.uid, draft.key, draft.rid, draft.form, dict(draft.values), session.now())
    compartment.save_draft(row)


def discard_draft(session: Session, project: Id, level: Level, key: str) -> None:
    """Forget a draft, because it was saved or is not wanted."""
    session.read(Event.DRAFT_DISCARD, Subject(project, level))
    session.compartment(project, level).drop_draft(session.uid, key)


def _require_valid(faults: tuple[Fault, ...]) -> None:
    if faults:
        field, fault = faults[0]
        raise Problem("customers.invalid", field=field, fault=fault)
