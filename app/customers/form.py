"""What a person types about a customer, and the words it is built from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.access.level import Level
from app.customers.items.kinds import ITEM_NAMES as ITEM_NAMES  # noqa: PLC0414 (the words of a form stand together)
from app.customers.items.kinds import Details, Stage
from app.customers.items.kinds import ItemKind as ItemKind  # noqa: PLC0414
from app.ids import Id

FIELDS = (
    "name",
    "code",
    "phones",
    "email",
    "tax_code",
    "address",
    "relation",
    "owner",
    "level",
    "note",
)
"""The fields of a customer, in the order in which forms, cards and comparisons show them."""

FIELD_NAMES: dict[str, dict[str, str]] = {
    "vi": {
        "name": "Tên khách hàng",
        "code": "Mã khách hàng",
        "phones": "Điện thoại",
        "email": "Email",
        "tax_code": "Mã số thuế",
        "address": "Địa chỉ",
        "relation": "Quan hệ",
        "owner": "Người phụ trách",
        "level": "Cấp mật",
        "note": "Ghi chú",
        "custom": "Trường riêng của dự án",
        "level_reason": "Lý do cấp mật",
        "level_review": "Ngày xem lại cấp mật",
    },
    "en": {
        "name": "Customer name",
        "code": "Customer code",
        "phones": "Phone",
        "email": "Email",
        "tax_code": "Tax code",
        "address": "Address",
        "relation": "Relation",
        "owner": "In charge",
        "level": "Level",
        "note": "Note",
        "custom": "The project's own fields",
        "level_reason": "Reason for the level",
        "level_review": "Next review of the level",
    },
}
"""What the fields are called in each language."""


class Relation(StrEnum):
    """What the customer is to the company; the level is proposed from it."""

    ORDINARY = "ordinary"
    IMPORTANT = "important"
    INTEREST = "interest"

    def label(self, language: str = "vi") -> str:
        """The relation in words, in ``language`` (``"vi"`` or ``"en"``)."""
        return RELATION_NAMES[language][self]


RELATION_NAMES: dict[str, dict[Relation, str]] = {
    "vi": {
        Relation.ORDINARY: "thông thường",
        Relation.IMPORTANT: "nghiệp vụ quan trọng",
        Relation.INTEREST: "lợi ích trực tiếp của công ty",
    },
    "en": {
        Relation.ORDINARY: "ordinary",
        Relation.IMPORTANT: "important business",
        Relation.INTEREST: "direct interest of the company",
    },
}

_PROPOSED = {
    Relation.ORDINARY: Level.CONFIDENTIAL,
    Relation.IMPORTANT: Level.SECRET,
    Relation.INTEREST: Level.TOP_SECRET,
}


def proposed_level(relation: Relation) -> Level:
    """The level that the charter's criteria (row C2) give a customer of this relation."""
    return _PROPOSED[relation]


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a record is: its project, its level, its id. Unique over the whole vault."""

    project: Id
    level: Level
    rid: Id


Value = str | int | bool
"""What a field of a project's own can hold: a text, a choice or an ISO day; a number or an amount; yes or no."""

Custom = tuple[tuple[str, Value], ...]
"""The values of a project's own fields: (id of the field, value), in the order of the ids; an empty one is left out."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a customer has their level: the answers that were given, by their ids, the reason in words, and the day (ISO)
    on which it is looked at again. ``by`` and ``at`` say who decided when, where that is not who wrote the record.
    """

    criteria: tuple[str, ...] = ()
    reason: str = ""
    review: str = ""
    by: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """A customer as typed or imported. Texts may still be wrong: see ``validation.validate``.

    Without ``grounds`` a saved customer keeps those it has.
    """

    name: str
    code: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    tax_code: str = ""
    address: str = ""
    relation: Relation = Relation.ORDINARY
    owner: str = ""
    level: Level = Level.CONFIDENTIAL
    note: str = ""
    custom: Custom = ()
    grounds: Grounds | None = None


@dataclass(frozen=True, slots=True)
class ItemForm:
    """A prospect, dealing or special policy as typed; what a field means to each kind stands in ``items.words``.

    ``amount`` is in whole đồng; ``day``, ``due`` and ``since`` are ISO or empty. ``due`` is when something is to be
    done next; ``since`` the day on which it came to its ``stage``, ``reason`` why. ``details`` are those of its kind;
    ``items.validation.normalised_item`` puts the kind's first stage and empty details where there are none.
    """

    customer: Ref
    kind: ItemKind
    level: Level
    title: str
    text: str = ""
    amount: int | None = None
    day: str = ""
    stage: Stage | None = None
    owner: str = ""
    due: str = ""
    details: Details | None = None
    reason: str = ""
    since: str = ""
    custom: Custom = ()
