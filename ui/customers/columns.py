"""The columns of the list of customers, and how one customer looks in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.customers.model import CustomerRow, ItemKind
from ui.customers.masks import masked_phone
from ui.customers.words import field_label
from ui.messages import language
from ui.widgets.cell import Cell, Column
from ui.widgets.level import level_name
from ui.widgets.paged_model import PagedModel, PageRequest

PAGE_ROWS = 100
"""How many rows are fetched at a time."""


def columns(*, sortable: bool = False) -> tuple[Column, ...]:
    """The columns; the ``sortable`` ones are named as the orders of `ListOrder` are."""
    return (
        Column("name", QCoreApplication.translate("customers", "Khách hàng"), 220, stretch=True, sortable=sortable),
        Column("code", QCoreApplication.translate("customers", "Mã"), 96, sortable=sortable),
        Column("level", QCoreApplication.translate("customers", "Cấp mật"), 128, sortable=False),
        Column("owner", QCoreApplication.translate("customers", "Phụ trách"), 146, sortable=sortable),
        Column("phone", QCoreApplication.translate("customers", "Điện thoại"), 124, sortable=False, hidden=True),
        Column("updated", QCoreApplication.translate("customers", "Cập nhật"), 100, sortable=sortable, hidden=True),
        Column("created", QCoreApplication.translate("customers", "Ngày lập"), 100, sortable=sortable, hidden=True),
    )


def customer_cell(row: CustomerRow, key: str) -> Cell:
    """One customer in one column. Where a search found it elsewhere than in the name, the second line says where."""
    if key == "name":
        return Cell(row.name, found_at(row), strong=True)
    if key == "level":
        return Cell(level=int(row.level))
    if key == "phone":
        return Cell(masked_phone(row.phone) if row.phone else "", tone="secondary")
    if key in ("updated", "created"):
        moment = row.updated_at if key == "updated" else row.created_at
        return Cell(shown_date(moment) if moment else "", tone="secondary")
    return Cell({"code": row.code, "owner": row.owner}[key], tone="secondary")


def found_at(row: CustomerRow) -> str:
    """Where a search found the customer, if not in the name: a field, or something that belongs to it."""
    if not row.matched:
        return ""
    words = QCoreApplication.translate("customers", "khớp ở: {}")
    if row.matched == "custom":
        return words.format(QCoreApplication.translate("customers", "ô riêng của dự án"))
    if not row.matched_title:
        return words.format(field_label(row.matched).lower())
    found = f"{_belonging(row.matched)} “{row.matched_title}”"
    if row.matched_level is not None and row.matched_level > row.level:
        found = f"{found} ({level_name(int(row.matched_level)).lower()})"
    return words.format(found)


def _belonging(kind: str) -> str:
    if kind in {str(one) for one in ItemKind}:
        return ItemKind(kind).label(language())
    return QCoreApplication.translate("customers", "tài liệu")


class CustomerModel(PagedModel[CustomerRow]):
    """The list. Pages are named by their number: the feed behind ``fetch`` knows the cursor of each."""

    def __init__(self, fetch: Callable[[PageRequest], None]) -> None:
        super().__init__(columns(sortable=True), fetch, page_rows=PAGE_ROWS)

    def cell(self, record: CustomerRow, key: str) -> Cell:
        return customer_cell(record, key)

    def key_of(self, record: CustomerRow) -> object:
        return record.ref

    def level_of(self, record: CustomerRow) -> int:
        return int(record.matched_level or record.level)
