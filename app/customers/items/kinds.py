"""What the three kinds of information are made of: their stages, and the fields that only one of them has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """The three kinds of protected information that belong to a customer (charter row C1)."""

    PROSPECT = "prospect"
    DEALING = "dealing"
    POLICY = "policy"

    def label(self, language: str = "vi") -> str:
        """The kind in words, in ``language`` (``"vi"`` or ``"en"``)."""
        return ITEM_NAMES[language][self]


ITEM_NAMES: dict[str, dict[ItemKind, str]] = {
    "vi": {
        ItemKind.PROSPECT: "khách hàng tiềm năng",
        ItemKind.DEALING: "nghiệp vụ",
        ItemKind.POLICY: "chính sách đặc biệt",
    },
    "en": {
        ItemKind.PROSPECT: "prospect",
        ItemKind.DEALING: "dealing",
        ItemKind.POLICY: "special policy",
    },
}


class Stage(StrEnum):
    """How far an item has come. Which stages a kind has, and what leads to what, stands in ``life``."""

    NEW = "new"
    CONTACTED = "contacted"
    OFFERED = "offered"
    NEGOTIATING = "negotiating"
    WON = "won"
    LOST = "lost"
    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    DRAFT = "draft"
    IN_FORCE = "in_force"
    ENDED = "ended"

    def label(self, language: str = "vi") -> str:
        """The stage in words, in ``language`` (``"vi"`` or ``"en"``)."""
        return STAGE_NAMES[language][self]


STAGE_NAMES: dict[str, dict[Stage, str]] = {
    "vi": {
        Stage.NEW: "mới",
        Stage.CONTACTED: "đã liên hệ",
        Stage.OFFERED: "đã báo giá",
        Stage.NEGOTIATING: "đang thương lượng",
        Stage.WON: "thành công",
        Stage.LOST: "không thành",
        Stage.OPEN: "đang làm",
        Stage.WAITING: "đang chờ",
        Stage.DONE: "đã xong",
        Stage.CANCELLED: "đã hủy",
        Stage.DRAFT: "dự thảo",
        Stage.IN_FORCE: "đang áp dụng",
        Stage.ENDED: "đã chấm dứt",
    },
    "en": {
        Stage.NEW: "new",
        Stage.CONTACTED: "contacted",
        Stage.OFFERED: "offered",
        Stage.NEGOTIATING: "negotiating",
        Stage.WON: "won",
        Stage.LOST: "lost",
        Stage.OPEN: "open",
        Stage.WAITING: "waiting",
        Stage.DONE: "done",
        Stage.CANCELLED: "cancelled",
        Stage.DRAFT: "draft",
        Stage.IN_FORCE: "in force",
        Stage.ENDED: "ended",
    },
}


class DealingType(StrEnum):
    """What kind of dealing it is."""

    CONTRACT = "contract"
    ORDER = "order"
    CALL = "call"
    VISIT = "visit"
    COMPLAINT = "complaint"
    OTHER = "other"

    def label(self, language: str = "vi") -> str:
        """The type in words, in ``language`` (``"vi"`` or ``"en"``)."""
        return TYPE_NAMES[language][self]


TYPE_NAMES: dict[str, dict[DealingType, str]] = {
    "vi": {
        DealingType.CONTRACT: "hợp đồng",
        DealingType.ORDER: "đơn hàng",
        DealingType.CALL: "cuộc gọi",
        DealingType.VISIT: "buổi gặp",
        DealingType.COMPLAINT: "khiếu nại",
        DealingType.OTHER: "việc khác",
    },
    "en": {
        DealingType.CONTRACT: "contract",
        DealingType.ORDER: "order",
        DealingType.CALL: "call",
        DealingType.VISIT: "visit",
        DealingType.COMPLAINT: "complaint",
        DealingType.OTHER: "other",
    },
}


@dataclass(frozen=True, slots=True)
class ProspectDetails:
    """Where a prospect came from, and what is to be done next (by the item's ``due`` day)."""

    source: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class DealingDetails:
    """What a dealing is, and its number in the company's books."""

    type: DealingType = DealingType.OTHER
    number: str = ""


@dataclass(frozen=True, slots=True)
class PolicyDetails:
    """The terms of a special policy that can be counted.

    ``discount`` is in hundredths of a percent (1850 is 18.5 %), ``until`` the last day (ISO or empty) on which it
    holds.
    """

    discount: int | None = None
    credit_days: int | None = None
    until: str = ""
    approved_by: str = ""


Details = ProspectDetails | DealingDetails | PolicyDetails

NO_DETAILS: dict[ItemKind, Details] = {
    ItemKind.PROSPECT: ProspectDetails(),
    ItemKind.DEALING: DealingDetails(),
    ItemKind.POLICY: PolicyDetails(),
}
"""What a form says that tells nothing of its kind."""
