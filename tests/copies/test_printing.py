"""Printing a customer's file through the program."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from app.access.level import Level
from app.clock import DAY
from app.copies import actions, queries
from app.copies.model import CopyKind, CopyState, LendForm, PaperForm, PrintForm, require_print
from app.copies.printed_card import DOTS, Head, _document
from app.customers.actions import add_item, create_customer
from app.customers.items.validation import normalised_item
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.errors import Problem, Refused
from app.ids import Id
from app.pdf.document import render
from app.pdf.picture import page_png
from app.session.door import TOP_SECRET_ROOM, Session
from tests.fixtures.papers import acts_of, text_of
from tests.fixtures.vault import Office

CUSTOMER = CustomerForm(name="Công ty Bách Việt", code="KH-0418", phones=("0903123456",), level=Level.CONFIDENTIAL)
PURPOSE = "Họp báo giá ngày 30/11"


@pytest.fixture
def lan(office: Office) -> Session:
    return office.sign_in("lan")


def form(customer: Ref) -> PrintForm:
    return PrintForm(customer, True, "HP tầng 3", "Lê Văn Giữ", "Tủ số 3", PURPOSE, "2026-12-01", True)


def test_a_print_is_in_the_register_before_the_printer_has_it(office: Office, lan: Session) -> None:
    customer = create_customer(lan, office.project, CUSTOMER)
    made = actions.print_customer(lan, form(customer))
    (row,) = queries.list_copies(lan, office.project)
    assert (row.number, row.kind, row.state, row.sheets) == (
        made.number,
        CopyKind.PRINT,
        CopyState.HELD,
        len(made.pages),
    )
    assert (row.holder, row.place, row.due, row.description) == ("Lê Văn Giữ", "Tủ số 3", "2026-12-01", PURPOSE)
    assert all(page.startswith(b"\x89PNG") for page in made.pages)
    again = actions.print_customer(lan, form(customer))
    assert again.number != made.number
    assert ("copy:print", "ok") in acts_of(office)


HEAD = Head("BI-2026-7QK-0001", "Công ty Mẫu", "Hà Nội", 2, 1_764_000_000_000_000, "Lê Văn Giữ", PURPOSE, "", "Lan")
NOBODY = Ref(Id(b"p" * 16), Level.CONFIDENTIAL, Id(b"c" * 16))
ITEM = ItemForm(NOBODY, ItemKind.DEALING, Level.SECRET, "Đơn hàng quý 4", "Giao trước 15/12", 85_000_000)


def test_every_page_carries_level_number_and_holder() -> None:
    items = [normalised_item(replace(ITEM, title=f"Đơn hàng {number}")) for number in range(30)]
    pdf = render(_document(HEAD, CUSTOMER, items))
    document = pypdfium2.PdfDocument(pdf)
    written = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(written) > 1
    for page in written:
        assert "BI-2026-7QK-0001" in page
        assert "CƠ MẬT" in page.upper()
    text = text_of(pdf)
    for words in ("Công ty Bách Việt", "KH-0418", "Đơn hàng 29", "85.000.000", PURPOSE, "không ra khỏi công ty"):
        assert words in text, words
    # The holder stands across the page: without the mark the same page is another picture.
    plain = render(replace(_document(HEAD, CUSTOMER, items), watermark=None))
    assert page_png(pdf, "application/pdf", 1, 400) != page_png(plain, "application/pdf", 1, 400)
    assert DOTS == 2480


def test_items_of_a_higher_level_are_not_on_the_paper(
    office: Office, lan: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = create_customer(lan, office.project, CUSTOMER)
    add_item(lan, replace(ITEM, customer=customer, title="Đơn ngang cấp", level=Level.CONFIDENTIAL))
    add_item(lan, replace(ITEM, customer=customer, title="Đơn cấp cao", level=Level.SECRET))
    printed: list[str] = []

    def note(head: Head, of: CustomerForm, items: list[ItemForm]) -> tuple[bytes, ...]:
        printed.extend(item.title for item in items)
        return (b"",)

    monkeypatch.setattr(actions, "printed_pages", note)
    actions.print_customer(lan, form(customer))
    assert printed == ["Đơn ngang cấp"]
    actions.print_customer(lan, replace(form(customer), with_items=False))
    assert printed == ["Đơn ngang cấp"]


def test_what_the_printer_did_not_take_is_void(office: Office, lan: Session) -> None:
    customer = create_customer(lan, office.project, CUSTOMER)
    made = actions.print_customer(lan, form(customer))
    with pytest.raises(Refused, match="copies.not_yours"):
        actions.void_print(office.sign_in("nam"), made.ref)
    actions.void_print(lan, made.ref)
    assert [row.state for row in queries.list_copies(lan, office.project)] == [CopyState.VOID]
    with pytest.raises(Problem, match="copies.not_in_this_state"):
        actions.void_print(lan, made.ref)
    acts = acts_of(office)
    assert ("copy:print-failed", "ok") in acts
    assert ("copy:print-failed", "copies.not_yours") in acts


def test_a_paper_that_exists_is_not_made_void_by_who_printed_it(office: Office, lan: Session) -> None:
    """Void is for what the printer refused just now: nobody takes a paper out of the register by that word."""
    customer = create_customer(lan, office.project, CUSTOMER)
    by_hand = PaperForm(customer, "Bản phô tô", 2, "Lê Văn Giữ", "Tủ số 3", "")
    actions.register_paper(lan, by_hand)
    (registered,) = queries.list_copies(lan, office.project)
    lent, old = (actions.print_customer(lan, form(customer)).ref for _ in range(2))
    actions.lend_copy(lan, lent, LendForm("Ngô Thị Hoa", "Tủ", "", acknowledged=True))
    office.clock.advance(DAY)
    for ref in (registered.ref, lent, old):
        with pytest.raises(Problem, match="copies.print_is_out"):
            actions.void_print(lan, ref)
    assert {row.state for row in queries.list_copies(lan, office.project)} == {CopyState.HELD}
    assert ("copy:print-failed", "copies.print_is_out") in acts_of(office)


def test_a_holder_that_cannot_be_drawn_makes_no_page_and_no_number(office: Office, lan: Session) -> None:
    customer = create_customer(lan, office.project, CUSTOMER)
    with pytest.raises(Problem, match="pdf.watermark_impossible"):
        actions.print_customer(lan, replace(form(customer), holder="\U0001f600"))
    assert queries.list_copies(lan, office.project) == ()


def test_who_may_not_print(office: Office, lan: Session) -> None:
    high = create_customer(lan, office.project, replace(CUSTOMER, level=Level.SECRET))
    with pytest.raises(Refused, match="session.beyond_clearance"):
        actions.print_customer(office.sign_in("nam"), form(high))
    for who in ("ha", "minh"):
        with pytest.raises(Refused):
            actions.print_customer(office.sign_in(who), form(high))
    upstairs = office.sign_in("quan", TOP_SECRET_ROOM)
    top = create_customer(upstairs, office.project, replace(CUSTOMER, level=Level.TOP_SECRET))
    with pytest.raises(Problem, match="copies.top_secret_never"):
        actions.print_customer(upstairs, form(top))
    assert ("copy:print", "copies.top_secret_never") in acts_of(office)
    assert queries.list_copies(lan, office.project) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"printer": " "}, "copies.printer_missing"),
        ({"purpose": ""}, "copies.purpose_missing"),
        ({"purpose": "x" * 501}, "copies.text_too_long"),
        ({"holder": ""}, "copies.holder_missing"),
        ({"acknowledged": False}, "copies.not_acknowledged"),
        ({"due": "mai"}, "copies.day_unreadable"),
        ({"customer": replace(NOBODY, level=Level.TOP_SECRET)}, "copies.top_secret_never"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(change: dict[str, object], code: str) -> None:
    good = form(NOBODY)
    require_print(good)
    with pytest.raises(Problem) as refusal:
        require_print(replace(good, **change))  # type: ignore[arg-type]
    assert refusal.value.code == code
