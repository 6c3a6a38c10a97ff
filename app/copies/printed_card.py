"""A customer's file on paper: the level and the copy's number on every page, the holder across it, pages as pictures.

Nothing of it is ever a file: the window gets finished pages and hands them to the printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from app.copies.model import PRINTED_FIELDS
from app.customers.items.words import item_field_label, item_field_text
from app.customers.model import FIELD_NAMES, CustomerForm, ItemForm, shown_phone
from app.errors import Problem
from app.pdf import picture
from app.pdf.document import Block, Document, Fields, Heading, Notice, Qr, check_code, render

PDF = "application/pdf"
DOTS = 2480
"""Width of a page in pixels: A4 at 300 dots per inch."""
MOST_PAGES = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the file. ``at`` in UTC microseconds; ``due`` an ISO day or empty."""

    number: str
    company: str
    place: str
    level: int
    at: int
    holder: str
    purpose: str
    due: str
    printed_by: str


def printed_pages(head: Head, customer: CustomerForm, items: Sequence[ItemForm]) -> tuple[bytes, ...]:
    """The pages, each a PNG of A4.

    Raises ``Problem("pdf.watermark_impossible")`` when the holder's name cannot be drawn across them (then there is no
    page at all), ``Problem("copies.too_many_pages")``.
    """
    said = _document(head, customer, items)
    code = check_code(said)
    qr = Qr(f"NIEM|{head.number}|{code}", f"Số {head.number}\nQuét mã này khi kiểm kê.")
    pdf = render(replace(said, blocks=(*said.blocks, qr)))
    count = picture.page_count(pdf, PDF)
    if count > MOST_PAGES:
        raise Problem("copies.too_many_pages", most=MOST_PAGES)
    return tuple(picture.page_png(pdf, PDF, page, DOTS) for page in range(count))


def _document(head: Head, customer: CustomerForm, items: Sequence[ItemForm]) -> Document:
    due = date.fromisoformat(head.due).strftime("%d/%m/%Y") if head.due else "không ghi hạn"
    about = (
        ("Người giữ", head.holder),
        ("Mục đích", head.purpose),
        ("Người in", head.printed_by),
        ("Hạn trả", due),
    )
    return Document(
        title="Bản in hồ sơ khách hàng",
        number=head.number,
        company=head.company,
        place=head.place,
        level=head.level,
        at=head.at,
        watermark=head.holder,
        copy_number=head.number,
        blocks=(
            Fields(about),
            Heading("Hồ sơ"),
            Fields(_customer_rows(customer)),
            *(block for item in items for block in _item_blocks(item)),
            Notice(
                "Giấy này không ra khỏi công ty, không sao chụp, không để trên bàn khi vắng mặt. Dùng xong thì trả "
                "lại; giấy kết thúc bằng một biên bản tiêu hủy ghi đúng số này.",
                title="Người giữ cần nhớ",
                warning=True,
            ),
        ),
    )


def _customer_rows(form: CustomerForm) -> tuple[tuple[str, str], ...]:
    names = FIELD_NAMES["vi"]
    texts = ((names[field], _text(form, field)) for field in PRINTED_FIELDS)
    return tuple((name, text) for name, text in texts if text.strip())


def _text(form: CustomerForm, field: str) -> str:
    if field == "phones":
        return ", ".join(shown_phone(phone) for phone in form.phones)
    return str(getattr(form, field))


def _item_blocks(form: ItemForm) -> tuple[Block, ...]:
    own = (field.name for field in fields(form.details)) if form.details is not None else ()
    shown = ("text", "stage", *own, "amount", "day", "due")
    rows = ((item_field_label(form.kind, field), item_field_text(form, field)) for field in shown)
    filled = tuple((name, text) for name, text in rows if text.strip())
    kind = form.kind.label("vi")
    return (Heading(f"{kind[:1].upper()}{kind[1:]}: {form.title}", rank=2), *((Fields(filled),) if filled else ()))
