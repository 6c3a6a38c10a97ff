"""One item at another level: raised by one, lowered by two, with its documents; nothing of it stays below."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.customers.actions import add_item, create_customer, edit_item, save_draft
from app.customers.classification.actions import (
    ask_item_level,
    clear_left_behind,
    decide_level,
    raise_item,
    raise_level,
    withdraw_level,
)
from app.customers.classification.model import Direction
from app.customers.classification.queries import level_requests, owed_rewrites
from app.customers.documents.actions import add_document
from app.customers.documents.queries import document_text, list_documents
from app.customers.form import ItemForm, ItemKind, Ref
from app.customers.items.actions import remove_item
from app.customers.items.queries import customer_timeline, list_items, removed_items
from app.customers.model import Draft
from app.customers.queries import get_customer, list_drafts
from app.errors import Cancelled, Problem, Refused
from app.release.actions import ask_release, decide_release
from app.release.queries import get_release
from app.session.door import TOP_SECRET_ROOM, Session
from tests.customers.classification.files import FIRST, HIGH, LOW, MIDDLE, cells, require_sound, to, told
from tests.customers.documents.desk import docx, written
from tests.destruction.desk import approved
from tests.fixtures.releases import release_form
from tests.fixtures.vault import PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]
SECRET = "Giá sàn 18 triệu"


def dealing(customer: Ref, title: str = "Hợp đồng khung") -> ItemForm:
    return ItemForm(customer, ItemKind.DEALING, customer.level, title, SECRET)


def furnished(lan: Session, office: Office, place: Path) -> tuple[Ref, Ref, Ref]:
    """A customer of level 1 with two items; the first was edited and has a document. Customer, item, document."""
    customer = create_customer(lan, office.project, FIRST)
    item = add_item(lan, dealing(customer))
    edit_item(lan, item, dealing(customer, "Hợp đồng khung 2027"), 1)
    add_item(lan, ItemForm(customer, ItemKind.DEALING, LOW, "Mua lẻ"))
    path = written(place, "phu-luc.docx", docx("Phụ lục mười chín"))
    added = add_document(lan, customer, LOW, path, item)
    assert added.ref is not None
    return customer, item, added.ref


def item_titles(session: Session, customer: Ref) -> list[tuple[str, int]]:
    return sorted((item.title, int(item.ref.level)) for item in get_customer(session, customer).items)


def test_one_raises_it_and_below_it_does_not_exist(office: Office, tmp_path: Path) -> None:
    lan, nam, quan = (office.sign_in(name) for name in ("lan", "nam", "quan"))
    customer, item, _ = furnished(lan, office, tmp_path)
    save_draft(lan, Draft("d", "item", office.project, LOW, item.rid, {"level": "1", "customer_level": "1"}, 0))
    up = raise_item(lan, item, to(MIDDLE, "Giá sàn"), 2)
    assert up == Ref(office.project, MIDDLE, item.rid)
    assert item_titles(lan, customer) == [("Hợp đồng khung 2027", 2), ("Mua lẻ", 1)]
    (row,) = list_documents(lan, customer)
    assert (row.ref.level, row.item) == (MIDDLE, up)
    assert "mười chín" in document_text(lan, row.ref)
    (draft,) = list_drafts(lan)
    assert (draft.level, draft.values) == (MIDDLE, {"level": "2", "customer_level": "1"})
    # Who opens only the lower level is told of nothing: no item, no document, no count, no line of what happened.
    assert item_titles(nam, customer) == [("Mua lẻ", 1)]
    assert list_documents(nam, customer) == ()
    assert list_items(nam, office.project, ItemKind.DEALING, (LOW,)).total == 1
    assert removed_items(nam, office.project, (LOW,)).total == 0
    assert "khung" not in str(customer_timeline(nam, customer))
    with pytest.raises(Problem, match=r"customers\.not_found"):
        edit_item(nam, item, dealing(customer), 2)
    # The past is still in the file below, until it is written anew.
    (owed,) = owed_rewrites(quan)
    assert (owed.level, owed.files) == (LOW, 1)
    assert "giá sàn" in cells(quan, office.project, LOW)
    clear_left_behind(quan, office.project, QUAN, office.credential("ha"))
    text = cells(quan, office.project, LOW)
    assert [trace for trace in ("giá sàn", "khung", "phu-luc", "mười chín", item.rid.hex()) if trace in text] == []
    assert "mua lẻ" in text
    assert owed_rewrites(quan) == ()
    require_sound(quan)
    require_sound(lan)
    events = [row for row in told(office) if row.event == Event.LEVEL_RAISE]
    assert {(row.outcome, row.level, row.rid) for row in events} == {("ok", 1, item.rid), ("ok", 2, item.rid)}


def test_its_past_goes_along(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    _, item, _ = furnished(lan, office, tmp_path)
    up = raise_item(lan, item, to(MIDDLE), 2)
    past = lan.compartment(office.project, MIDDLE).history(up.rid)
    titles = [record.body["title"] for record in past]
    assert titles == ["Hợp đồng khung", "Hợp đồng khung 2027", "Hợp đồng khung 2027"]
    assert past[-1].body["customer"]["level"] == LOW


def test_a_release_that_it_was_part_of_says_nothing_of_it_and_cannot_be_approved(
    office: Office, tmp_path: Path
) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer, item, _ = furnished(lan, office, tmp_path)
    release = ask_release(lan, release_form(customer, fields=("name",), items=(item,)))
    seen = get_release(quan, release)
    assert SECRET in str(seen.lines)
    raise_item(lan, item, to(MIDDLE), 2)
    now = get_release(office.sign_in("nam"), release)
    assert now.lines == ()
    with pytest.raises(Problem, match=r"release\.changed_since"):
        decide_release(quan, release, seen.digest, True, "đủ", QUAN)
    clear_left_behind(quan, office.project, QUAN, office.credential("ha"))
    assert "giá sàn" not in cells(quan, office.project, LOW)
    require_sound(quan)


def test_two_lower_it_never_below_its_customer(office: Office, tmp_path: Path) -> None:
    lan, quan, nam = (office.sign_in(name) for name in ("lan", "quan", "nam"))
    customer, item, _ = furnished(lan, office, tmp_path)
    up = raise_item(lan, item, to(MIDDLE), 2)
    with pytest.raises(Problem, match=r"classification\.asks_for_two"):
        raise_item(lan, up, to(LOW), 3)
    request = ask_item_level(lan, up, to(LOW, "Đã công bố"), 3)
    with pytest.raises(Problem, match=r"classification\.asked_already"):
        ask_item_level(quan, up, to(LOW, "Tôi cũng"), 3)
    (row,) = level_requests(quan, office.project)
    assert (row.direction, row.item, row.item_title, row.customer_name, row.may_decide) == (
        Direction.LOWER, up, "Hợp đồng khung 2027", FIRST.name, True,
    )  # fmt: skip
    assert level_requests(nam, office.project) == ()
    for session, code in ((lan, "manager_decides"), (nam, None)):
        with pytest.raises(Refused, match=rf"classification\.{code}" if code else r"session\.beyond_clearance"):
            decide_level(session, request, True, "", PASSPHRASES["lan"], 3)
    down = decide_level(quan, request, True, "", QUAN, 3)
    assert down == item
    assert item_titles(nam, customer) == [("Hợp đồng khung 2027", 1), ("Mua lẻ", 1)]
    # Only the present came down; its document stays above, and knows where its item is.
    assert list_documents(nam, customer) == ()
    (document,) = list_documents(lan, customer)
    assert (document.ref.level, document.item) == (MIDDLE, down)
    # With its customer at the middle level it cannot go back down alone.
    office.clock.advance(1_000_000)
    middle = raise_level(lan, customer, to(MIDDLE), 1)
    now = Ref(office.project, MIDDLE, item.rid)
    rev = next(one.rev for one in get_customer(lan, middle).items if one.ref == now)
    with pytest.raises(Problem, match=r"classification\.item_below_customer"):
        ask_item_level(lan, now, to(LOW), rev)
    require_sound(lan)
    events = {row.event for row in told(office) if row.rid == item.rid}
    assert {"customer:ask-lower", "customer:lower", "customer:raise"} <= events


def test_a_request_that_no_longer_fits_is_not_carried_out(office: Office, tmp_path: Path) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer, item, _ = furnished(lan, office, tmp_path)
    up = raise_item(lan, item, to(MIDDLE), 2)
    own = ask_item_level(quan, up, to(LOW, "Tôi"), 3)
    with pytest.raises(Refused, match=r"classification\.own_request"):
        decide_level(quan, own, True, "", QUAN, 3)
    withdraw_level(quan, own)
    request = ask_item_level(lan, up, to(LOW, "Đã công bố"), 3)
    edit_item(lan, up, ItemForm(customer, ItemKind.DEALING, MIDDLE, "Giá vốn mới"), 3)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(quan, request, True, "", QUAN, 4)
    remove_item(lan, up, 4, "nhập nhầm")
    assert level_requests(quan, office.project) == ()
    assert item_titles(office.sign_in("nam"), customer) == [("Mua lẻ", 1)]


def test_into_the_dark_it_is_proposed_and_the_room_carries_it_out(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer, item, _ = furnished(lan, office, tmp_path)
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        raise_item(lan, item, to(HIGH), 2)
    for who, code in (("ha", "session.not_your_duty"), ("minh", "session.not_your_duty")):
        with pytest.raises(Refused, match=code):
            raise_item(office.sign_in(who), item, to(MIDDLE), 2)
    request = ask_item_level(lan, item, to(HIGH, "Mật cả phòng"), 2)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    (row,) = level_requests(long, office.project)
    assert (row.item_title, row.may_decide) == ("Hợp đồng khung 2027", True)
    top = decide_level(long, request, True, "", "", 2)
    assert top.level == HIGH
    assert item_titles(long, customer) == [("Hợp đồng khung 2027", 3), ("Mua lẻ", 1)]
    assert {row.ref.level for row in list_documents(long, customer)} == {HIGH}
    require_sound(long)
    # The customer rises to the middle level: what is top secret stays where it is, once.
    middle = raise_level(long, customer, to(MIDDLE), 1)
    assert item_titles(long, middle) == [("Hợp đồng khung 2027", 3), ("Mua lẻ", 2)]
    lan = office.sign_in("lan")
    assert item_titles(lan, middle) == [("Mua lẻ", 2)]
    require_sound(long)


def test_what_breaks_a_rule_moves_nothing(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer, item, _ = furnished(lan, office, tmp_path)
    for form, base, code in (
        (to(MIDDLE, " "), 2, "classification.item_reason_missing"),
        (to(LOW), 2, "classification.same_level"),
        (to(MIDDLE), 1, "vault.changed_meanwhile"),
    ):
        with pytest.raises(Problem, match=code.replace(".", r"\.")):
            raise_item(lan, item, form, base)

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        raise_item(lan, item, to(MIDDLE), 2, cancel)
    assert item_titles(lan, customer) == [("Hợp đồng khung 2027", 1), ("Mua lẻ", 1)]
    assert "giá sàn" not in cells(lan, office.project, MIDDLE)
    require_sound(lan)


def test_an_approved_destruction_holds_items_too(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    item = next(one for one in get_customer(long, desk.customer).items if one.ref.level < HIGH)
    with pytest.raises(Problem, match=r"classification\.destruction_open"):
        raise_item(long, item.ref, to(HIGH), item.rev)
