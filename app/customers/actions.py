"""What may be done with customer files. Every function passes the door; every saving is a new revision.

Where the project takes data in by three steps, what is saved here becomes an entry (`app.customers.entry.gate`): the
reference that is returned is the one that the record will have, and the revision stays the one in force.
"""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.customers import store
from app.customers.body import from_body, item_from_body, item_to_body, to_body
from app.customers.classification.model import given_grounds
from app.customers.classification.moving import risen
from app.customers.entry import gate
from app.customers.entry.model import What
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.items.life import BEGINNINGS
from app.customers.items.validation import normalised_item, validate_item
from app.customers.model import Draft
from app.customers.projection import ITEM
from app.customers.rules.judging import judged_custom
from app.customers.rules.model import Target, target_of
from app.customers.saved import is_saved, require_unsaved
from app.customers.validation import Fault, validate
from app.errors import Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import DraftRow
from app.vault.record import Body, Record


def create_customer(session: Session, project: Id, form: CustomerForm, rid: Id | None = None) -> Ref:
    """Enter a new customer at ``form.level``. Raises Problem("customers.invalid", field=…, fault=…).

    ``rid`` is the id it will have, so that a form saved twice makes one: Problem("saving.done_before"). The grounds of
    the level are noted as given now by this person; Problem("classification.…") when they break a rule.
    """
    _require_valid(validate(form))
    if form.grounds is not None:
        form = replace(form, grounds=given_grounds(form.level, form.grounds, session.uid, session.now()))
    ref = Ref(project, form.level, rid or session.world.new_id())

    def body() -> Body:
        if rid is not None:
            require_unsaved(session, project, rid)
        custom = judged_custom(session, project, Target.CUSTOMER, form.custom)
        return to_body(replace(form, custom=custom))

    gate.put_new(session, Event.CUSTOMER_CREATE, ref, What.CUSTOMER, body)
    return ref


def edit_customer(session: Session, ref: Ref, form: CustomerForm, base: int) -> int:
    """Save a customer that was read at revision ``base``; returns the new revision.

    Raises Problem("vault.changed_meanwhile") when somebody saved since; Problem("customers.level_fixed") for another
    level, which is a move between compartments and no edit. The grounds of the level stay what they are.
    """
    _require_valid(validate(form))
    if form.level != ref.level:
        raise Problem("customers.level_fixed")

    def change() -> tuple[Record, Body]:
        record = store.customer(session.compartment(ref.project, ref.level), ref.rid)
        before = from_body(record.body).custom
        custom = judged_custom(session, ref.project, Target.CUSTOMER, form.custom, before)
        return record, to_body(replace(form, custom=custom, grounds=None), record.body)

    return gate.put_edit(session, Event.CUSTOMER_EDIT, ref, What.CUSTOMER, change, base)


def add_item(session: Session, form: ItemForm, rid: Id | None = None) -> Ref:
    """Add a prospect, dealing or special policy to a customer, at a level not below the customer's; ``rid`` as above.

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
    ref = Ref(owner.project, form.level, rid or session.world.new_id())

    def body() -> Body:
        if rid is not None:
            require_unsaved(session, owner.project, rid)
        store.customer(session.compartment(owner.project, owner.level), owner.rid)
        custom = judged_custom(session, owner.project, target_of(form.kind), form.custom)
        return item_to_body(replace(form, custom=custom))

    gate.put_new(session, Event.ITEM_CREATE, ref, What.ITEM, body)
    return ref


def edit_item(session: Session, ref: Ref, form: ItemForm, base: int) -> int:
    """Save an item that was read at revision ``base``; its customer, kind and level stay. Returns the new revision.

    Its stage stays too, whatever the form says: `app.customers.items.actions.move_item` moves it.
    """

    def change() -> tuple[Record, Body]:
        record = store.item(session.compartment(ref.project, ref.level), ref.rid)
        before = item_from_body(record.body)
        if form.level != ref.level or form.customer != before.customer or form.kind is not before.kind:
            raise Problem("customers.level_fixed")
        edited = replace(form, stage=before.stage, reason=before.reason, since=before.since)
        _require_valid(validate_item(edited))
        custom = judged_custom(session, ref.project, target_of(form.kind), form.custom, before.custom)
        return record, item_to_body(replace(edited, custom=custom), record.body)

    return gate.put_edit(session, Event.ITEM_EDIT, ref, What.ITEM, change, base)


def save_draft(session: Session, draft: Draft) -> None:
    """Keep what is being typed, in the compartment of the draft's level, or of a higher one to which what it is about
    has moved meanwhile: below it would tell what the file no longer may. What has been saved meanwhile is not kept.

    Raises Problem("customers.not_found") when that is at no level that is open, or gone.
    """
    session.read(Event.DRAFT_SAVE, Subject(draft.project, draft.level))
    compartment = session.compartment(draft.project, draft.level)
    if is_saved(session, draft.project, draft.values):
        compartment.drop_draft(session.uid, draft.key)
        return
    level, owner = _levels_of(session, draft)
    row = DraftRow(session.uid, draft.key, draft.rid, draft.form, dict(draft.values), session.now())
    if level > draft.level:
        risen_row = risen(row, level, ("level",))
        session.compartment(draft.project, level).save_draft(risen(risen_row, owner, ("customer_level",)))
        compartment.drop_draft(session.uid, draft.key)
        return
    compartment.save_draft(row)


def discard_draft(session: Session, project: Id, level: Level, key: str) -> None:
    """Forget a draft, because it was saved or is not wanted."""
    session.read(Event.DRAFT_DISCARD, Subject(project, level))
    session.compartment(project, level).drop_draft(session.uid, key)


def _levels_of(session: Session, draft: Draft) -> tuple[Level, Level]:
    """Where a draft belongs: not below the record, or of a new item the customer, that it is about. And where that
    customer stands.
    """
    about = draft.rid.hex() if draft.rid is not None else draft.values.get("customer_rid", "")
    if not about:
        return draft.level, draft.level
    for level in session.levels(draft.project):
        record = session.compartment(draft.project, level).get(from_hex(about))
        if record is not None and record.op == "U":
            owner = item_from_body(record.body).customer.level if record.kind == ITEM else level
            return max(level, draft.level), owner
    raise Problem("customers.not_found")


def _require_valid(faults: tuple[Fault, ...]) -> None:
    if faults:
        field, fault = faults[0]
        raise Problem("customers.invalid", field=field, fault=fault)
