"""The pure rules of an item.

1. A title is required; every text has a greatest length, no control characters, and one-line texts no formula.
2. An item's level is never below its customer's; amounts are whole đồng, never below nought; days are real.
3. Its stage and its details are those of its kind; what ended badly says why.
4. A discount is nought to a hundred percent, credit at most ten years; a policy does not end before it begins, and one
   that is in force says who approved it.

A fault is a pair (field, code); its sentence is ``customers.field_<code>`` or, for codes of items alone,
``items.field_<code>``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.access.level import Level
from app.customers.form import ItemForm
from app.customers.items.kinds import (
    NO_DETAILS,
    DealingDetails,
    Details,
    ItemKind,
    PolicyDetails,
    ProspectDetails,
    Stage,
)
from app.customers.items.life import BAD_ENDS, STAGES, first_stage
from app.customers.validation import GREATEST_AMOUNT, Fault, custom_tidied, is_seen, text_fault, tidy

GREATEST_DISCOUNT = 10_000
LONGEST_CREDIT = 3650

_OF_KIND: dict[ItemKind, type[Details]] = {
    ItemKind.PROSPECT: ProspectDetails,
    ItemKind.DEALING: DealingDetails,
    ItemKind.POLICY: PolicyDetails,
}


def normalised_item(form: ItemForm) -> ItemForm:
    """The item's form as it is stored: NFC and trimmed, with a stage and with details."""
    return replace(
        form,
        title=tidy(form.title),
        text=tidy(form.text),
        day=tidy(form.day),
        level=Level(form.level),
        stage=form.stage or first_stage(form.kind),
        owner=tidy(form.owner),
        due=tidy(form.due),
        details=_tidied(form.details or NO_DETAILS[form.kind]),
        reason=tidy(form.reason),
        since=tidy(form.since),
        custom=custom_tidied(form.custom),
    )


def _tidied(details: Details) -> Details:
    if isinstance(details, ProspectDetails):
        return replace(details, source=tidy(details.source), next_step=tidy(details.next_step))
    if isinstance(details, DealingDetails):
        return replace(details, number=tidy(details.number))
    return replace(details, until=tidy(details.until), approved_by=tidy(details.approved_by))


def validate_item(form: ItemForm) -> tuple[Fault, ...]:
    """Everything that is wrong with an item's form, at most one fault per field; the project's own fields aside."""
    form = normalised_item(form)
    checks = (
        ("title", ("" if is_seen(form.title) else "required") or text_fault("title", form.title)),
        ("text", text_fault("text", form.text)),
        ("level", "below_customer" if form.level < form.customer.level else ""),
        ("amount", amount_fault(form.amount)),
        ("day", day_fault(form.day)),
        ("stage", "" if form.stage in STAGES[form.kind] else "stage"),
        ("owner", text_fault("owner", form.owner)),
        ("due", day_fault(form.due)),
        ("since", day_fault(form.since)),
        ("reason", _reason_fault(form)),
        *_details_checks(form),
    )
    return tuple((field, code) for field, code in checks if code)


def amount_fault(amount: int | None) -> str:
    """What is wrong with an amount of đồng, as a code, or ``""``."""
    return "amount" if amount is not None and not 0 <= amount <= GREATEST_AMOUNT else ""


def day_fault(day: str) -> str:
    """What is wrong with a day, as a code, or ``""``."""
    return "" if not day or is_day(day) else "day"


def is_day(text: str) -> bool:
    """Whether ``text`` is a real day, spelled ``YYYY-MM-DD``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _reason_fault(form: ItemForm) -> str:
    missing = form.stage in BAD_ENDS and not form.reason
    return "required" if missing else text_fault("reason", form.reason)


def _details_checks(form: ItemForm) -> tuple[Fault, ...]:
    details = form.details
    if not isinstance(details, _OF_KIND[form.kind]):
        return (("details", "stage"),)
    if isinstance(details, ProspectDetails):
        return (
            ("source", text_fault("source", details.source)),
            ("next_step", text_fault("next_step", details.next_step)),
        )
    if isinstance(details, DealingDetails):
        return (("number", text_fault("number", details.number)),)
    if isinstance(details, PolicyDetails):
        return _policy_checks(form, details)
    return ()


def _policy_checks(form: ItemForm, policy: PolicyDetails) -> tuple[Fault, ...]:
    backwards = is_day(form.day) and is_day(policy.until) and policy.until < form.day
    unapproved = form.stage is Stage.IN_FORCE and not policy.approved_by
    return (
        ("discount", "" if policy.discount is None or 0 <= policy.discount <= GREATEST_DISCOUNT else "discount"),
        (
            "credit_days",
            "" if policy.credit_days is None or 0 <= policy.credit_days <= LONGEST_CREDIT else "credit_days",
        ),
        ("until", day_fault(policy.until) or ("until" if backwards else "")),
        ("approved_by", "required" if unapproved else text_fault("approved_by", policy.approved_by)),
    )
