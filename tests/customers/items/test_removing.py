"""Taking an item off its customer, with a reason, and bringing it back: who may, what is kept, what nobody sees."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_item
from app.customers.classification.actions import clear_left_behind, raise_level
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.items.actions import bring_back_item, move_item, remove_item
from app.customers.items.model import RemovedItem, Stage, What
from app.customers.items.queries import customer_timeline, list_items, removed_items
from app.customers.queries import get_customer
from app.destruction.actions import approve_destruction
from app.errors import Problem, Refused
from app.session.door import Session
from tests.customers.classification.files import cells, require_sound, to, told
from tests.customers.entry import steps
from tests.customers.entry.conftest import entering, entry_template  # noqa: F401
from tests.destruction.desk import COOLING, Desk, requested
from tests.fixtures.entering import EntryOffice
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

LOW, MIDDLE, HIGH = Level
BOTH = (LOW, MIDDLE)
WHY = "Nhập nhầm khách"


def with_items(session: Session, office: Office) -> tuple[Ref, Ref, Ref]:
    """A customer, and an item of theirs at each of the two levels."""
    customer = create_customer(session, office.project, CustomerForm("Công ty Phước Lộc"))
    low = add_item(session, ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng tháng 5"))
    middle = add_item(session, ItemForm(customer, ItemKind.DEALING, MIDDLE, "Thầu phụ"))
    return customer, low, middle


def removed(session: Session, office: Office, levels: tuple[Level, ...] = BOTH) -> list[RemovedItem]:
    page = removed_items(session, office.project, levels)
    assert page.total == len(page.rows)
    return list(page.rows)


def test_it_is_taken_off_with_a_reason_and_comes_back_as_it_was(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    customer, low, middle = with_items(lan, office)
    move_item(lan, low, Stage.WAITING, 1)
    with pytest.raises(Problem, match=r"items\.removal_reason_needed"):
        remove_item(lan, low, 2, "  ")
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        remove_item(lan, low, 1, WHY)
    assert remove_item(lan, low, 2, WHY) == 3
    office.clock.advance(1_000_000)
    assert remove_item(lan, middle, 1, "Hủy thầu") == 2
    assert get_customer(lan, customer).items == ()
    assert list_items(lan, office.project, ItemKind.DEALING, BOTH).total == 0
    rows = removed(lan, office)
    assert [(row.title, row.reason, row.removed_by, row.customer_name) for row in rows] == [
        ("Thầu phụ", "Hủy thầu", NAMES["lan"], "Công ty Phước Lộc"),
        ("Đơn hàng tháng 5", WHY, NAMES["lan"], "Công ty Phước Lộc"),
    ]
    assert removed_items(lan, office.project, BOTH, ItemKind.POLICY).total == 0
    assert removed_items(lan, office.project, BOTH, None, customer).total == 2
    # What was taken off above is not there for who opens the lower level: not as a row, not as a number.
    assert [row.title for row in removed(nam, office, (LOW,))] == ["Đơn hàng tháng 5"]
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        removed_items(nam, office.project, BOTH)
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        bring_back_item(nam, middle, 2)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        edit_item(lan, low, ItemForm(customer, ItemKind.DEALING, LOW, "Sửa"), 3)
    with pytest.raises(Problem, match=r"items\.not_removed"):
        bring_back_item(lan, low, 2)
    office.clock.advance(1_000_000)
    assert bring_back_item(nam, low, 3) == 4
    (item,) = get_customer(nam, customer).items
    assert (item.title, item.stage, item.rev) == ("Đơn hàng tháng 5", Stage.WAITING, 4)
    with pytest.raises(Problem, match=r"items\.not_removed"):
        bring_back_item(nam, low, 3)
    happened = [(one.what, one.reason) for one in customer_timeline(nam, customer) if one.item == low]
    assert happened[:2] == [(What.BROUGHT_BACK, ""), (What.REMOVED, WHY)]
    assert "Thầu phụ" not in str(customer_timeline(nam, customer))
    require_sound(lan)
    events = [
        (row.event, row.outcome, row.rid) for row in told(office) if row.event.startswith(("item:rem", "item:br"))
    ]
    assert (Event.ITEM_REMOVE, "ok", low.rid) in events
    assert (Event.ITEM_BRING_BACK, "session.beyond_clearance", middle.rid) in events
    assert (Event.ITEM_BRING_BACK, "ok", low.rid) in events


def test_officer_and_administrator_remove_and_list_nothing(office: Office) -> None:
    lan = office.sign_in("lan")
    _, low, _ = with_items(lan, office)
    remove_item(lan, low, 1, WHY)
    for who in ("ha", "minh"):
        session = office.sign_in(who)
        for act in (
            lambda session=session: remove_item(session, low, 2, WHY),
            lambda session=session: bring_back_item(session, low, 2),
            lambda session=session: removed_items(session, office.project, (LOW,)),
        ):
            with pytest.raises(Refused, match=r"session\.not_your_duty"):
                act()


def test_it_goes_up_with_its_customer_and_comes_back_there(office: Office) -> None:
    lan, nam, quan = (office.sign_in(name) for name in ("lan", "nam", "quan"))
    customer, low, _ = with_items(lan, office)
    remove_item(lan, low, 1, WHY)
    up = raise_level(lan, customer, to(MIDDLE), 1)
    assert removed(nam, office, (LOW,)) == []
    (row,) = removed(lan, office)
    assert (row.ref.level, row.customer, row.reason) == (MIDDLE, up, WHY)
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    assert "đơn hàng" not in cells(quan, office.project, LOW)
    require_sound(lan)
    bring_back_item(lan, row.ref, row.rev)
    item = next(one for one in get_customer(lan, up).items if one.ref.rid == low.rid)
    assert (item.ref.level, item.customer, item.form.level) == (MIDDLE, up, MIDDLE)
    require_sound(lan)


def test_a_rewrite_keeps_what_others_took_off(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    _, low, _ = with_items(lan, office)
    remove_item(lan, low, 1, WHY)
    other = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt"))
    raise_level(lan, other, to(MIDDLE), 1)
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    assert [row.title for row in removed(quan, office)] == ["Đơn hàng tháng 5"]
    require_sound(quan)


def test_a_destruction_takes_what_was_taken_off_too(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    form = CustomerForm("Trần Thị Hồng Đào", "KH-0417")
    customer = create_customer(lan, office.project, form)
    stays = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt"))
    item = add_item(lan, ItemForm(customer, ItemKind.DEALING, LOW, "Mành trúc Thạch Thất"))
    remove_item(lan, item, 1, "bà Hồng Đào không mua nữa")
    order = requested(office, customer)
    approve_destruction(quan, order, True, "", PASSPHRASES["quan"], office.credential("ha"))
    office.clock.advance(COOLING)
    desk = Desk(office, customer, stays, order)
    upstairs = desk.upstairs()
    desk.execute(upstairs, code="KH-0417")
    text = cells(desk.upstairs(), office.project, LOW)
    assert [trace for trace in ("mành trúc", "hồng đào", "không mua nữa") if trace in text] == []
    require_sound(desk.upstairs())


def test_where_three_steps_are_asked_a_manager_removes(entering: EntryOffice) -> None:  # noqa: F811
    entering.steps_on()
    customer = steps.in_force(entering)
    item = add_item(entering.sign_in("thu"), ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng"))
    steps.reviewed(entering, item)
    assert steps.verified(entering, item, {}).matched
    clerk, manager = entering.sign_in("thu"), entering.sign_in("quan")
    with pytest.raises(Refused, match=r"items\.manager_removes"):
        remove_item(clerk, item, 1, WHY)
    edit_item(clerk, item, ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng lớn"), 1)
    with pytest.raises(Problem, match=r"entry\.already_open"):
        remove_item(manager, item, 1, WHY)
    assert ("items.manager_removes", item.rid) in [(row.outcome, row.rid) for row in steps.told(entering)]
