"""The columns of the list of customers, and how one customer looks in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.customers.model import CustomerRow
from ui.customers.masks import masked_phone
from ui.customers.words import field_label
from ui.widgets.cell import Cell, Column
from ui.widgets.paged_model import PagedModel, PageRequest

PAGE_ROWS = 100
"""How many rows are fetched at a time."""


def columns() -> tuple[Column, ...]:
    """The columns. The list stands in the order of names, which is the order its cursors follow."""
    return (
        Column("name", QCoreApplication.translate("customers", "Khách hàng"), 220, stretch=True, sortable=False),
        Column("code", QCoreApplication.translate("customers", "Mã"), 96, sortable=False),
        Column("level", QCoreApplication.translate("customers", "Cấp mật"), 128, sortable=False),
        Column("owner", QCoreApplication.translate("customers", "Phụ trách"), 146, sortable=False),
        Column("phone", QCoreApplication.translate("customers", "Điện thoại"), 124, sortable=False, hidden=True),
        Column("updated", QCoreApplication.translate("customers", "Cập nhật"), 100, sortable=False, hidden=True),
    )


def customer_cell(row: CustomerRow, key: str) -> Cell:
    """One customer in one column. Where a search found it elsewhere than in the name, the second line says where."""
    if key == "name":
        found = QCoreApplication.translate("customers", "khớp ở: {}").format(field_label(row.matched).lower())
        return Cell(row.name, found if row.matched else "", strong=True)
    if key == "level":
        return Cell(level=int(row.level))
    if key == "phone":
        return Cell(masked_phone(row.phone) if row.phone else "", tone="secondary")
    return Cell({"code": row.code, "owner": row.owner, "updated": shown_date(row.updated_at)}[key], tone="secondary")


class CustomerModel(PagedModel[CustomerRow]):
    """The list. Pages are named by their number: the feed behind ``fetch`` knows the cursor of each."""

    def __init__(self, fetch: Callable[[PageRequest], None]) -> None:
        super().__init__(columns(), fetch, page_rows=PAGE_ROWS)

    def cell(self, record: CustomerRow, key: str) -> Cell:
        return customer_cell(record, key)

    def key_of(self, record: CustomerRow) -> object:
        return record.ref

    def level_of(self, record: CustomerRow) -> int:
        return int(record.level)
