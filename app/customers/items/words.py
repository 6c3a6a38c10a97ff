"""What the fields of an item are called, which is not the same for every kind, and how each reads."""

from __future__ import annotations

from datetime import date

from app.customers.form import ItemForm
from app.customers.items.kinds import ItemKind

ITEM_FIELDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.PROSPECT: (
        "title", "text", "source", "amount", "day", "stage", "since", "reason", "next_step", "due", "owner",
    ),
    ItemKind.DEALING: (
        "type", "number", "title", "text", "amount", "day", "stage", "since", "reason", "due", "owner",
    ),
    ItemKind.POLICY: (
        "title", "text", "discount", "credit_days", "amount", "day", "until", "approved_by", "stage", "since", "reason",
        "due", "owner",
    ),
}  # fmt: skip
"""The fields of each kind, in the order in which forms, cards and comparisons show them."""

DETAIL_FIELDS = frozenset(
    {"source", "next_step", "type", "number", "discount", "credit_days", "until", "approved_by"}
)  # fmt: skip
"""Fields that stand in an item's ``details``."""

_COMMON: dict[str, dict[str, str]] = {
    "vi": {
        "title": "Tiêu đề",
        "text": "Nội dung",
        "amount": "Số tiền",
        "day": "Ngày",
        "stage": "Tình trạng",
        "since": "Từ ngày",
        "reason": "Lý do",
        "due": "Hẹn xử lý",
        "owner": "Người phụ trách",
        "level": "Cấp mật",
        "source": "Nguồn",
        "next_step": "Bước tiếp theo",
        "type": "Loại nghiệp vụ",
        "number": "Số chứng từ",
        "discount": "Chiết khấu",
        "credit_days": "Số ngày công nợ",
        "until": "Hiệu lực đến",
        "approved_by": "Người duyệt",
    },
    "en": {
        "title": "Title",
        "text": "Text",
        "amount": "Amount",
        "day": "Date",
        "stage": "Stage",
        "since": "Since",
        "reason": "Reason",
        "due": "Due",
        "owner": "In charge",
        "level": "Level",
        "source": "Source",
        "next_step": "Next step",
        "type": "Type of dealing",
        "number": "Document number",
        "discount": "Discount",
        "credit_days": "Credit days",
        "until": "Valid until",
        "approved_by": "Approved by",
    },
}

_OWN: dict[str, dict[tuple[ItemKind, str], str]] = {
    "vi": {
        (ItemKind.PROSPECT, "text"): "Nhu cầu",
        (ItemKind.PROSPECT, "amount"): "Giá trị dự kiến",
        (ItemKind.PROSPECT, "day"): "Ngày tiếp nhận",
        (ItemKind.PROSPECT, "stage"): "Giai đoạn",
        (ItemKind.PROSPECT, "due"): "Ngày của bước tiếp",
        (ItemKind.DEALING, "due"): "Ngày theo dõi tiếp",
        (ItemKind.POLICY, "text"): "Điều khoản",
        (ItemKind.POLICY, "amount"): "Áp dụng cho đơn từ",
        (ItemKind.POLICY, "day"): "Hiệu lực từ",
        (ItemKind.POLICY, "due"): "Ngày xem lại",
    },
    "en": {
        (ItemKind.PROSPECT, "text"): "Need",
        (ItemKind.PROSPECT, "amount"): "Expected value",
        (ItemKind.PROSPECT, "day"): "First contact",
        (ItemKind.PROSPECT, "due"): "Next step on",
        (ItemKind.DEALING, "due"): "Follow up on",
        (ItemKind.POLICY, "text"): "Terms",
        (ItemKind.POLICY, "amount"): "For orders from",
        (ItemKind.POLICY, "day"): "Valid from",
        (ItemKind.POLICY, "due"): "Review on",
    },
}


def item_field_label(kind: ItemKind, field: str, language: str = "vi") -> str:
    """What a field of this kind is called, in ``language`` (``"vi"`` or ``"en"``)."""
    return _OWN[language].get((kind, field)) or _COMMON[language].get(field, field)


def item_value(form: ItemForm, field: str) -> object:
    """What stands in a field of a normalised form, wherever it is kept."""
    return getattr(form.details if field in DETAIL_FIELDS else form, field)


def item_field_text(form: ItemForm, field: str, language: str = "vi") -> str:
    """A field of a normalised form as people read it; empty where it says nothing."""
    value = item_value(form, field)
    if value is None or value == "":
        return ""
    if field == "amount":
        return f"{value:,} ₫".replace(",", ".")
    if field == "discount":
        return percent_shown(int(str(value)))
    if field in {"day", "due", "since", "until"}:
        return day_shown(str(value))
    label = getattr(value, "label", None)
    return str(label(language)) if label is not None else str(value)


def day_shown(day: str) -> str:
    """An ISO day as people here write it; anything else as it is."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y")
    except ValueError:
        return day


def percent_shown(hundredths: int) -> str:
    """Hundredths of a percent as people here write them: ``18,5 %``."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") + " %" if rest else f"{whole} %"
