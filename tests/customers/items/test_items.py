"""Items over all customers of a real project: lists, due days, moves, the timeline; who may, and what nobody sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.items.actions import move_item, take_back_move
from app.customers.items.model import (
    DealingDetails,
    DealingType,
    ItemFilter,
    ItemKind,
    ItemPage,
    Order,
    PolicyDetails,
    ProspectDetails,
    Stage,
    What,
)
from app.customers.items.queries import customer_timeline, due_items, list_items
from app.customers.queries import get_customer
from app.errors import Problem, Refused
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.check import check_compartment
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
BOTH = (LOW, MIDDLE)
LEADS = (  # title, level, stage, owner, due, amount, day
    ("Máy lọc nước", LOW, Stage.NEW, "Nam", "2026-12-01", 300, "2026-11-01"),
    ("Bảo trì năm 2027", MIDDLE, Stage.OFFERED, "Lan", "", None, ""),
    ("Đèn chiếu sáng", LOW, Stage.NEGOTIATING, "nam", "2026-11-20", 100, "2026-11-03"),
    ("Ấm trà", MIDDLE, Stage.CONTACTED, "", "2026-11-20", 500, "2026-11-02"),
)


def lead(customer: Ref, title: str, level: Level = LOW, **more: object) -> ItemForm:
    return replace(ItemForm(customer, ItemKind.PROSPECT, level, title), **more)  # type: ignore[arg-type]


def fill(session: Session, office: Office) -> Ref:
    customer = create_customer(session, office.project, CustomerForm("Công ty Phước Lộc"))
    for title, level, stage, owner, due, amount, day in LEADS:
        form = ItemForm(customer, ItemKind.PROSPECT, level, title, "", amount, day, stage, owner, due)
        add_item(session, replace(form, details=ProspectDetails(source="hội chợ Giảng Võ")))
    return customer


def titles(session: Session, office: Office, limit: int = 200, **more: object) -> list[str]:
    """The whole list, page by page."""
    found: list[str] = []
    after: bytes | None = None
    while True:
        page = list_items(session, office.project, ItemKind.PROSPECT, BOTH, after=after, limit=limit, **more)  # type: ignore[arg-type]
        found += [row.title for row in page.rows]
        after = page.next
        if after is None:
            return found


def told(office: Office) -> list[Detail]:
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]


@pytest.mark.parametrize("limit", [1, 3, 200])
def test_a_list_stands_in_each_order_without_missing_or_repeating(office: Office, limit: int) -> None:
    session = office.sign_in("lan")
    fill(session, office)
    by = {order: titles(session, office, limit, order=order) for order in Order}
    assert by[Order.TITLE] == ["Ấm trà", "Bảo trì năm 2027", "Đèn chiếu sáng", "Máy lọc nước"]
    assert set(by[Order.DUE][:2]) == {"Đèn chiếu sáng", "Ấm trà"}
    assert by[Order.DUE][2:] == ["Máy lọc nước", "Bảo trì năm 2027"]
    assert by[Order.NEWEST] == ["Đèn chiếu sáng", "Ấm trà", "Máy lọc nước", "Bảo trì năm 2027"]
    assert by[Order.AMOUNT] == ["Ấm trà", "Máy lọc nước", "Đèn chiếu sáng", "Bảo trì năm 2027"]


def test_filters_and_totals(office: Office) -> None:
    session = office.sign_in("lan")
    fill(session, office)

    def ask(**wanted: object) -> ItemPage:
        return list_items(session, office.project, ItemKind.PROSPECT, BOTH, ItemFilter(**wanted))  # type: ignore[arg-type]

    everything = ask()
    assert (everything.total, everything.amount) == (4, 900)
    counts = dict(everything.stages)
    assert (counts[Stage.NEW], counts[Stage.WON]) == (1, 0)
    some = ask(stages=(Stage.NEW, Stage.NEGOTIATING))
    assert (some.total, some.amount, [row.title for row in some.rows]) == (2, 400, ["Đèn chiếu sáng", "Máy lọc nước"])
    assert dict(some.stages) == counts
    assert [row.title for row in ask(owner="NAM").rows] == ["Đèn chiếu sáng", "Máy lọc nước"]
    assert [row.title for row in ask(due_until="2026-11-30").rows] == ["Ấm trà", "Đèn chiếu sáng"]
    assert [row.title for row in ask(text="hoi cho am").rows] == ["Ấm trà"]
    assert ask(text="khong co").total == 0
    assert ask(text='" OR * NEAR(').total == 0
    row = some.rows[0]
    assert (row.customer_name, row.stage, row.due, row.rev) == ("Công ty Phước Lộc", Stage.NEGOTIATING, "2026-11-20", 1)


def test_a_cursor_of_another_order_or_not_ours_is_refused(office: Office) -> None:
    session = office.sign_in("lan")
    fill(session, office)
    page = list_items(session, office.project, ItemKind.PROSPECT, BOTH, limit=1)
    for after, order in ((page.next, Order.AMOUNT), (b"[1]", Order.TITLE), (b'["title",5,"zz"]', Order.TITLE)):
        with pytest.raises(Problem, match=r"customers\.bad_cursor"):
            list_items(session, office.project, ItemKind.PROSPECT, BOTH, order=order, after=after)


def test_what_is_above_the_reader_does_not_exist(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    customer = fill(lan, office)
    page = list_items(nam, office.project, ItemKind.PROSPECT, (LOW,))
    assert [row.title for row in page.rows] == ["Đèn chiếu sáng", "Máy lọc nước"]
    assert (page.total, page.amount, sum(n for _, n in page.stages)) == (2, 400, 2)
    assert list_items(nam, office.project, ItemKind.PROSPECT, (LOW,), ItemFilter("Ấm trà")).total == 0
    assert due_items(nam, office.project, "2026-12-31").owners == (("Nam", 2),)
    assert all(happening.level == LOW for happening in customer_timeline(nam, customer))
    assert len(customer_timeline(nam, customer)) < len(customer_timeline(lan, customer))
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        list_items(nam, office.project, ItemKind.PROSPECT, BOTH)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_items(office.sign_in("ha"), office.project, ItemKind.PROSPECT, ())
    refused = [detail for detail in told(office) if detail.outcome != "ok"]
    assert [(detail.event, detail.level) for detail in refused] == [
        (Event.ITEM_PAGE.value, 2), (Event.ITEM_LIST.value, None),
    ]  # fmt: skip


def test_a_name_is_told_only_to_whom_the_customer_opens(office: Office) -> None:
    long = office.sign_in("long", "top_secret")
    customer = create_customer(long, office.project, CustomerForm("Kín đáo", level=MIDDLE))
    add_item(long, lead(customer, "Trên cao", HIGH, due="2026-11-20"))
    page = list_items(long, office.project, ItemKind.PROSPECT, (HIGH,))
    assert [row.customer_name for row in page.rows] == ["Kín đáo"]
    long._keys.pop((office.project, MIDDLE))
    page = list_items(long, office.project, ItemKind.PROSPECT, (HIGH,))
    assert [row.customer_name for row in page.rows] == [""]


def test_what_is_due_is_told_for_each_person_until_it_has_ended(office: Office) -> None:
    session = office.sign_in("lan")
    fill(session, office)
    due = due_items(session, office.project, "2026-11-24")
    assert {row.title for row in due.rows} == {"Đèn chiếu sáng", "Ấm trà"}
    assert due.total == 2
    assert due_items(session, office.project, "2026-12-31").owners == (("", 1), ("Nam", 2))
    mine = due_items(session, office.project, "2026-12-31", "nam")
    assert ([row.title for row in mine.rows], mine.total) == (["Đèn chiếu sáng", "Máy lọc nước"], 2)
    row = next(row for row in due.rows if row.title == "Đèn chiếu sáng")
    move_item(session, row.ref, Stage.WON, row.rev)
    assert due_items(session, office.project, "2026-11-24").total == 1
    assert list_items(
        session, office.project, ItemKind.PROSPECT, BOTH, ItemFilter(due_until="2026-11-24")
    ).total == 1  # fmt: skip


def test_an_item_moves_along_its_life_and_tells_why(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("An"))
    ref = add_item(session, lead(customer, "Gói vay"))
    assert move_item(session, ref, Stage.OFFERED, 1) == 2
    assert move_item(session, ref, Stage.WON, 2, since="2026-11-20") == 3
    (item,) = get_customer(session, customer).items
    assert (item.stage, item.form.since, item.form.reason) == (Stage.WON, "2026-11-20", "")
    with pytest.raises(Problem, match=r"items\.reason_needed"):
        move_item(session, ref, Stage.OFFERED, 3, reason="  ")
    with pytest.raises(Problem, match=r"items\.no_such_move"):
        move_item(session, ref, Stage.LOST, 3, reason="đổi ý")
    with pytest.raises(Problem, match=r"items\.no_such_move"):
        move_item(session, ref, Stage.DONE, 3)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        move_item(session, ref, Stage.OFFERED, 2, reason="khách hỏi lại")
    with pytest.raises(Problem, match=r"customers\.invalid"):
        move_item(session, ref, Stage.OFFERED, 3, reason="khách hỏi lại", since="hôm qua")
    assert move_item(session, ref, Stage.OFFERED, 3, reason="khách hỏi lại") == 4
    moved = [detail for detail in told(office) if detail.event == Event.ITEM_MOVE.value]
    assert [(detail.outcome, detail.level, detail.rid) for detail in moved] == [("ok", 1, ref.rid)] * 3


def test_a_move_that_is_taken_back_leaves_reason_and_day_as_they_were(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    owner = create_customer(lan, office.project, CustomerForm("An"))
    ref = add_item(lan, ItemForm(owner, ItemKind.PROSPECT, LOW, "Máy lọc"))
    move_item(lan, ref, Stage.LOST, 1, "giá cao", "2026-01-05")
    move_item(lan, ref, Stage.NEW, 2, "khách hỏi lại")
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        take_back_move(lan, ref, 2, "")
    assert take_back_move(lan, ref, 3, "nhầm") == 4
    (item,) = get_customer(lan, owner).items
    assert (item.stage, item.form.reason, item.form.since) == (Stage.LOST, "giá cao", "2026-01-05")
    move_item(lan, ref, Stage.OFFERED, 4, "lại")
    move_item(lan, ref, Stage.WON, 5)
    edit_item(long, ref, replace(item.form, title="Máy lọc nước"), 6)
    with pytest.raises(Problem, match=r"items\.no_such_move"):
        take_back_move(lan, ref, 7, "nhầm")  # what came last was no move
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        take_back_move(office.sign_in("ha"), ref, 7, "nhầm")


def test_who_may_move(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    customer = create_customer(lan, office.project, CustomerForm("An"))
    ref = add_item(lan, lead(customer, "Gói vay", MIDDLE))
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        move_item(nam, ref, Stage.WON, 1)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        move_item(nam, Ref(office.project, LOW, ref.rid), Stage.WON, 1)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        move_item(office.sign_in("minh"), ref, Stage.WON, 1)


def test_a_policy_comes_into_force_when_somebody_approved_it(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("An"))
    form = ItemForm(customer, ItemKind.POLICY, LOW, "Giá sỉ", details=PolicyDetails(discount=500))
    ref = add_item(session, form)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        move_item(session, ref, Stage.IN_FORCE, 1)
    edit_item(session, ref, replace(form, details=PolicyDetails(500, approved_by="Quân")), 1)
    move_item(session, ref, Stage.IN_FORCE, 2)
    page = list_items(session, office.project, ItemKind.POLICY, BOTH, ItemFilter("quan"))
    assert [(row.title, row.stage) for row in page.rows] == [("Giá sỉ", Stage.IN_FORCE)]


def test_an_edit_never_moves_and_nothing_begins_at_its_end(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("An"))
    with pytest.raises(Problem, match=r"items\.cannot_begin"):
        add_item(session, lead(customer, "Gói vay", stage=Stage.WON))
    ref = add_item(session, lead(customer, "Gói vay", stage=Stage.OFFERED))
    edit_item(session, ref, lead(customer, "Gói vay 2", stage=Stage.WON), 1)
    (item,) = get_customer(session, customer).items
    assert (item.title, item.stage) == ("Gói vay 2", Stage.OFFERED)
    with pytest.raises(Problem, match=r"customers\.level_fixed"):
        edit_item(session, ref, ItemForm(customer, ItemKind.DEALING, LOW, "Gói vay"), 2)


def test_the_timeline_tells_everything_newest_first(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("An"))
    steps = [
        lambda: add_item(session, lead(customer, "Gói vay", amount=5)),
        lambda: move_item(session, ref, Stage.LOST, 1, reason="giá cao"),
        lambda: edit_customer(session, customer, CustomerForm("Ân"), 1),
        lambda: edit_item(session, ref, lead(customer, "Gói vay", amount=7), 2),
        lambda: add_item(
            session, ItemForm(customer, ItemKind.DEALING, MIDDLE, "Gọi", details=DealingDetails(DealingType.CALL))
        ),
    ]  # fmt: skip
    for number, step in enumerate(steps):
        office.clock.advance(1_000_000)
        made = step()
        if number == 0:
            assert isinstance(made, Ref)
            ref = made
    happened = customer_timeline(session, customer)
    assert [one.what for one in happened] == [
        What.ADDED, What.EDITED, What.CUSTOMER_EDITED, What.MOVED, What.ADDED, What.CUSTOMER_ENTERED,
    ]  # fmt: skip
    assert happened[1].changes[0].after == "7 ₫"
    assert (happened[3].came_from, happened[3].stage, happened[3].reason) == (Stage.NEW, Stage.LOST, "giá cao")
    assert (happened[0].kind, happened[0].level, happened[0].by) == (ItemKind.DEALING, MIDDLE, "Nguyễn Thị Lan")


def test_the_tables_are_what_the_records_say(office: Office) -> None:
    session = office.sign_in("lan")
    customer = fill(session, office)
    item = get_customer(session, customer).items[0]
    move_item(session, item.ref, Stage.WON, 1)
    compartment = session.compartment(office.project, item.ref.level)
    assert check_compartment(compartment, session.vault.roster.public_key_of) == []
    compartment.connection.execute("UPDATE item SET stage = 'new' WHERE rid = ?", (item.ref.rid,))
    assert check_compartment(compartment, session.vault.roster.public_key_of) != []


def test_a_whole_beyond_the_numbers_of_the_database_is_still_told(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("Công ty Phước Lộc"))
    add_item(session, lead(customer, "Rất lớn", amount=10**15))
    more = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
        "INSERT INTO item (rid, customer, customer_level, kind, title, title_key, stage, owner, owner_key, amount, "
        "amount_key, day, due, due_key, updated_at, words) SELECT randomblob(16), customer, customer_level, kind, "
        "title, title_key, stage, owner, owner_key, amount, amount_key, day, due, due_key, updated_at, words "
        "FROM item, n"
    )
    session.compartment(office.project, LOW).connection.execute(more)
    page = list_items(session, office.project, ItemKind.PROSPECT, (LOW,), limit=1)
    assert (page.total, page.amount) == (10_000, 10**19)
