"""What becomes of an entry inside a change: handed on, sent back, put in force. The acts have asked who may already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.access.event import Event
from app.customers import store as customers
from app.customers.body import from_body, item_from_body, item_to_body, ref_from_body, to_body
from app.customers.entry import store
from app.customers.entry.fields import agree, critical_of, names, over, texts
from app.customers.entry.model import Act, Discrepancy, Step, What, why_not
from app.customers.entry.projection import ENTRY
from app.customers.entry.store import Entry
from app.customers.entry.trust import verified_body
from app.customers.form import CustomerForm, ItemForm
from app.customers.items.life import BEGINNINGS
from app.customers.items.validation import normalised_item, validate_item
from app.customers.rules.judging import judged_custom
from app.customers.rules.model import Target, target_of
from app.customers.rules.store import PLACE, critical_at, rules_of
from app.customers.validation import Fault, validate
from app.errors import NiemError, Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Body, Record

ABOUT_THE_PERSON = frozenset(
    {"session.not_your_duty", "entry.two_steps", "entry.not_yours", "entry.manager_decides"}
)  # fmt: skip
"""Refusals: journalled. The others are problems that the person can mend."""

OF_ONE_ROUND = frozenset({"reviewed", "remarks", "returned", "discrepancies", "checked", "sample"})
"""What goes when an entry is entered again."""


def require_rules(session: Session, project: Id) -> None:
    """Raise Problem("entry.rules_unread") where it cannot be known what this project has typed blind."""
    if PLACE not in session.levels(project):
        raise Problem("entry.rules_unread")


def require_act(session: Session, event: Event, subject: Subject, act: Act, entry: Entry) -> None:
    """Raises what the rules of `model.why_not` say, journalled where they say it of the person."""
    why = why_not(act, entry.state(session.vault.roster), session.uid, session.duties)
    if why in ABOUT_THE_PERSON:
        raise session.refuse(event, subject, why)
    if why:
        raise Problem(why)


def retyped(session: Session, compartment: Compartment, entry: Entry) -> tuple[str, ...]:
    """The fields that the verifier types: all critical ones of a new record, of a correction those that it changes."""
    rules = rules_of(session, compartment.place.project)
    before = critical_at(session, compartment.place.project, entry.rules)
    critical = critical_of(entry.what, content_of(compartment, entry), rules, before)
    if entry.base == 0:
        return critical
    touched = changed(session, compartment, entry)
    return tuple(field for field in critical if field in touched)


def changed(session: Session, compartment: Compartment, entry: Entry) -> frozenset[str]:
    """The fields that a correction changes; of one that is in force already, those that it changed, and those that it
    is to change further since it came back: nobody has compared the former yet.
    """
    already = frozenset[str](entry.body.get("changed", ()))
    if entry.proposed is None:
        return already
    current, rules = store.in_force(compartment, entry), rules_of(session, compartment.place.project)
    before = texts(entry.what, current.body if current else None, rules)
    after = texts(entry.what, entry.proposed, rules)
    fields = names(entry.what, entry.proposed, rules)
    return already.union(field for field in fields if before.get(field, "") != after.get(field, ""))


def differing(
    session: Session, compartment: Compartment, entry: Entry, typed: Mapping[str, str]
) -> tuple[Discrepancy, ...]:
    """Where what was typed differs from what was entered.

    Raises Problem("entry.fields_changed"), Problem("entry.rules_unread").
    """
    require_rules(session, compartment.place.project)
    fields = retyped(session, compartment, entry)
    if frozenset(typed) != frozenset(fields):
        raise Problem("entry.fields_changed")
    rules = rules_of(session, compartment.place.project)
    said = texts(entry.what, content_of(compartment, entry), rules)
    return tuple(
        Discrepancy(field, said.get(field, ""), typed[field].strip())
        for field in fields
        if not agree(field, said.get(field, ""), typed[field], rules)
    )


def reviewed(session: Session, entry: Entry, *, sample: bool) -> Body:
    """The entry as passed on; ``sample``: the verifier checks this very one."""
    return {
        **entry.body,
        "step": str(Step.REVIEWED),
        "reviewed": store.mark(session.uid, session.now()),
        "hands": store.with_hand(entry.body, "reviewed", session.uid),
        "sample": sample,
    }


def returned(
    session: Session, entry: Entry, remarks: Mapping[str, str], wrong: Sequence[Discrepancy] = ()
) -> Body:  # fmt: skip
    """The entry as sent back; the hand counts for the step that it was sent back from."""
    step = "reviewed" if entry.step is Step.ENTERED else "verified"
    body = {
        **{name: value for name, value in entry.body.items() if name not in ("checked", "sample")},
        "step": str(Step.RETURNED),
        "returned": store.mark(session.uid, session.now()),
        "remarks": dict(remarks),
        "hands": store.with_hand(entry.body, step, session.uid),
    }
    if wrong:
        body["discrepancies"] = [{"field": one.field, "entered": one.entered, "typed": one.typed} for one in wrong]
    return body


def checked(session: Session, entry: Entry, source: str) -> Body:
    """One of a batch's sample, compared and found alike; it waits for the rest."""
    return {
        **entry.body,
        "checked": {**store.mark(session.uid, session.now()), "source": source},
        "hands": store.with_hand(entry.body, "verified", session.uid),
    }


def entered_again(session: Session, entry: Entry) -> Body:
    """The entry at its first step again, with what it says already."""
    kept = {name: value for name, value in entry.body.items() if name not in OF_ONE_ROUND}
    return {**kept, "step": str(Step.ENTERED), "entered": store.mark(session.uid, session.now())}


def amended(session: Session, entry: Entry, proposed: Body, current: Record | None) -> Body:
    """The entry at its first step again, with something else, on the record as it is now."""
    again = entered_again(session, entry)
    return {**again, **store.stands_on(entry.what, current), "proposed": proposed}


def closed(entry: Entry, step: Step, **more: object) -> Body:
    """The entry at its end. What it proposed goes: data stands once, in the record, and before that in the history."""
    gone = ("proposed", "discrepancies", "remarks")
    return {**{name: value for name, value in entry.body.items() if name not in gone}, "step": str(step), **more}


def put_in_force(session: Session, change: Change, compartment: Compartment, entry: Entry, source: str) -> None:
    """Write the record, say there who verified it, and end the entry. Raises what `verified` does."""
    current, content, end = verified(session, compartment, entry, source)
    change.put(entry.target, entry.kind, content, base=current.rev if current else None)
    change.put(entry.record.rid, ENTRY, end, base=entry.rev)


def verified(
    session: Session, compartment: Compartment, entry: Entry, source: str, sample: tuple[int, int] = (0, 0)
) -> tuple[Record | None, Body, Body]:
    """The record as it is, as it will be, and the entry at its end; ``sample`` (k of n) where a sample stood for it.

    Raises Problem("entry.base_changed"), Problem("entry.target_gone"), Problem("entry.customer_gone").
    """
    current = require_base(session, compartment, entry)
    content = merged(compartment, entry, current)
    by = store.mark(session.uid, session.now())
    mark = verified_body(entry.what, entry.body, content, by, source)
    if sample[1]:
        mark = {**mark, "sample": list(sample)}
    hands = store.with_hand(entry.body, "verified", session.uid)
    return current, {**content, "verified": mark}, closed(entry, Step.VERIFIED, verified=by, hands=hands)


def require_base(session: Session, compartment: Compartment, entry: Entry) -> Record | None:
    """The record in force that the entry stands on, None for a new one; raises where it is no longer what it was."""
    current = store.in_force(compartment, entry)
    if entry.base and current is None:
        raise Problem("entry.target_gone")
    if is_stale(entry, current):
        raise Problem("entry.base_changed")
    if entry.what is What.ITEM:
        owner = ref_from_body((current.body if current else content_of(compartment, entry))["customer"])
        try:
            customers.customer(session.compartment(owner.project, owner.level), owner.rid)
        except NiemError:
            raise Problem("entry.customer_gone") from None
    return current


def is_stale(entry: Entry, current: Record | None) -> bool:
    """Whether what the entry corrects says something else by now; an item's stage, or a level, is no matter."""
    if entry.proposed is None:
        return False
    return (store.digest_of(entry.what, current.body) if current else "") != str(entry.body["basis"])


def merged(compartment: Compartment, entry: Entry, current: Record | None) -> Body:
    """The body of the record: the entry over what it had, at the level where it stands, no longer urgent."""
    content = content_of(compartment, entry)
    body = over(entry.what, current.body, content) if current else dict(content)
    body.pop("urgent", None)
    return at_its_level(compartment, body)


def proposed_by(
    session: Session, compartment: Compartment, entry: Entry, form: CustomerForm | ItemForm, current: Record | None
) -> Body:
    """What a form proposes in an entry. Raises Problem("customers.invalid"), Problem("customers.level_fixed")."""
    project = compartment.place.project
    before = current.body if current else at_its_level(compartment, entry.proposed or {})
    kept = {name: value for name, value in before.items() if name not in store.NEVER_PROPOSED}
    if isinstance(form, CustomerForm):
        _require_valid(validate(form))
        custom = judged_custom(session, project, Target.CUSTOMER, form.custom, from_body(before).custom)
        proposed = to_body(replace(form, custom=custom, grounds=None), kept)
    else:
        was = item_from_body(before)
        form = replace(form, stage=was.stage, reason=was.reason, since=was.since) if current else form
        _require_valid(validate_item(form))
        if not current and normalised_item(form).stage not in BEGINNINGS[form.kind]:
            raise Problem("items.cannot_begin")
        custom = judged_custom(session, project, target_of(form.kind), form.custom, was.custom)
        proposed = item_to_body(replace(form, custom=custom), kept)
    if any(proposed.get(field) != kept.get(field) for field in ("level", "customer", "kind")):
        raise Problem("customers.level_fixed")
    return proposed


def at_its_level(compartment: Compartment, proposed: Body) -> Body:
    """What an entry proposes, at the level where the entry stands: its customer may have been raised since."""
    return {**proposed, "level": compartment.place.level}


def _require_valid(faults: tuple[Fault, ...]) -> None:
    if faults:
        field, fault = faults[0]
        raise Problem("customers.invalid", field=field, fault=fault)


def content_of(compartment: Compartment, entry: Entry) -> Body:
    """What the entry says. Raises Problem("entry.target_gone")."""
    found = store.content(compartment, entry)
    if found is None:
        raise Problem("entry.target_gone")
    return found
