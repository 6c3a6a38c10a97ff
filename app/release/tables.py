"""What leaves, as tables: the customer, one row for each item, the list of documents. Made of an Exportable alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.release.exportable import Exportable
from app.release.lines import Line
from app.release.model import label_name

CUSTOMER, ITEMS, DOCUMENTS = "Khách hàng", "Nghiệp vụ", "Tài liệu"


@dataclass(frozen=True, slots=True)
class Table:
    """A name, what stands over the columns, and rows of just as many texts."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(exportable: Exportable, document_names: Iterable[str]) -> tuple[Table, ...]:
    """Those of the three that have rows. ``document_names`` are what the documents are called in the package."""
    customer: list[tuple[str, ...]] = []
    items: list[tuple[Line, ...]] = []
    for part in exportable.parts:
        if part and part[0][0].startswith("customer."):
            customer += [(label_name(code, "vi"), text) for code, text in part]
        elif part and part[0][0] != "item.document":
            items.append(part)
    documents = tuple(
        (name, document.name, document.sealed.sha256.hex())
        for name, document in zip(document_names, exportable.documents, strict=True)
    )
    found = (
        Table(CUSTOMER, ("Mục", "Nội dung"), tuple(customer)),
        _of_items(items),
        Table(DOCUMENTS, ("Tệp trong gói", "Tên tài liệu", "SHA-256"), documents),
    )
    return tuple(table for table in found if table.rows)


def _of_items(items: list[tuple[Line, ...]]) -> Table:
    """A column for what the item is, one for its title, and one for each thing that any of them has."""
    codes = list(dict.fromkeys(code for part in items for code, _ in part[1:]))
    rows = []
    for part in items:
        kind, title = part[0]
        texts = dict(part[1:])
        rows.append((label_name(kind, "vi"), title, *(texts.get(code, "") for code in codes)))
    return Table(ITEMS, ("Loại", "Tên", *(label_name(code, "vi") for code in codes)), tuple(rows))
