"""Raising a customer: everything goes up with all its past, below it is gone, and what refers to it stays right."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.copies.queries import list_copies
from app.customers.actions import create_customer, edit_customer, save_draft
from app.customers.classification import store
from app.customers.classification.actions import ask_level, clear_left_behind, decide_level, raise_level
from app.customers.classification.queries import get_classification, owed_rewrites
from app.customers.form import CustomerForm, Ref
from app.customers.model import Draft
from app.customers.queries import customer_history, get_customer, list_customers, list_drafts, list_linked_customers
from app.destruction.actions import approve_destruction
from app.errors import Cancelled, Problem, Refused
from app.release.actions import decide_release
from app.release.queries import get_release, list_releases
from app.session.door import TOP_SECRET_ROOM
from tests.customers.classification.files import (
    FIRST,
    HIGH,
    LOW,
    MIDDLE,
    REVIEW,
    furnish,
    require_sound,
    to,
    told,
    traces,
)
from tests.destruction.desk import COOLING, Desk, approved, requested
from tests.fixtures.vault import NAMES, PASSPHRASES, Office


def test_everything_goes_up_with_its_past(office: Office) -> None:
    customer, stays = furnish(office)
    lan = office.sign_in("lan")
    now = raise_level(lan, customer, to(MIDDLE), 2)
    assert now == Ref(office.project, MIDDLE, customer.rid)
    card = get_customer(lan, now)
    assert (card.form.name, card.form.level, card.rev) == (FIRST.name, MIDDLE, 3)
    assert sorted((item.title, item.ref.level) for item in card.items) == [
        ("Hợp đồng khung", MIDDLE), ("Đơn hàng", MIDDLE),
    ]  # fmt: skip
    assert {item.customer for item in card.items} == {now}
    history = customer_history(lan, now)
    assert [revision.rev for revision in history] == [3, 2, 1]
    assert [change.field for change in history[0].changes] == ["level", "level_reason", "level_review"]
    (copy,) = list_copies(lan, office.project)
    assert (copy.ref.level, copy.customer_name) == (MIDDLE, FIRST.name)
    given = get_classification(lan, now)
    assert (given.level, given.criteria, given.reason, given.by, given.review) == (
        MIDDLE, ("own_terms",), "Giá riêng", NAMES["lan"], REVIEW,
    )  # fmt: skip
    assert [row.ref for row in list_customers(lan, office.project, (LOW,)).rows] == [stays]
    with pytest.raises(Problem, match=r"customers\.not_found"):
        get_customer(lan, customer)
    require_sound(lan)


def test_nothing_is_left_below_once_it_is_written_anew(office: Office) -> None:
    customer, stays = furnish(office)
    lan = office.sign_in("lan")
    raise_level(lan, customer, to(MIDDLE), 2)
    lan.close()
    quan = office.sign_in("quan")
    (owed,) = owed_rewrites(quan)
    assert (owed.level, owed.files) == (LOW, 1)
    assert traces(quan, customer, LOW)
    old = quan.open_key(office.project, LOW).place
    assert clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha")) == 1
    assert traces(quan, customer, LOW) == []
    assert owed_rewrites(quan) == ()
    assert not (office.path / "c" / f"{old.file_id.hex()}.db").exists()
    require_sound(quan)
    nam = office.sign_in("nam")
    assert [row.ref for row in list_customers(nam, office.project, (LOW,)).rows] == [stays]
    require_sound(nam)


def test_no_number_is_given_twice(office: Office) -> None:
    customer, stays = furnish(office)
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    before = list_copies(lan, office.project)[0].number
    raise_level(lan, customer, to(MIDDLE), 2)
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    paper = register_paper(lan, PaperForm(stays, "Thẻ", 1, "Giữ", "Tủ", ""))
    numbers = [copy.number for copy in list_copies(lan, office.project)]
    assert paper is not None
    assert sorted(numbers) == sorted({before, f"{before[:-1]}2"})


def test_a_raised_customer_is_destroyed_with_what_it_left_behind(office: Office, tmp_path: Path) -> None:
    customer, stays = furnish(office)
    lan = office.sign_in("lan")
    up = raise_level(lan, customer, to(MIDDLE), 2)
    order = requested(office, up)
    quan = office.sign_in("quan")
    approve_destruction(quan, order, True, "", PASSPHRASES["quan"], office.credential("ha"))
    office.clock.advance(COOLING)
    desk = Desk(office, up, stays, order)
    upstairs = desk.upstairs()
    desk.execute(upstairs, code="KH-0417")
    assert [traces(upstairs, up, level) for level in (LOW, MIDDLE, HIGH)] == [[], [], []]
    assert owed_rewrites(office.sign_in("quan")) == ()
    require_sound(desk.upstairs())


def test_to_top_secret_it_takes_what_stands_between(office: Office) -> None:
    customer, _ = furnish(office)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    now = raise_level(long, customer, to(HIGH), 2)
    card = get_customer(long, now)
    assert {item.ref.level for item in card.items} == {HIGH}
    assert {item.customer for item in card.items} == {now}
    assert len(card.items) == 3
    require_sound(long)
    long.close()
    quan = office.sign_in("quan")
    assert [(owed.level, owed.files) for owed in owed_rewrites(quan)] == [(LOW, 1), (MIDDLE, 1)]
    assert clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha")) == 2
    assert [traces(quan, customer, level) for level in (LOW, MIDDLE)] == [[], []]


def test_what_is_top_secret_about_it_learns_the_new_level_when_the_room_opens(office: Office) -> None:
    customer, _ = furnish(office)
    raise_level(office.sign_in("lan"), customer, to(MIDDLE), 2)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    (linked,) = list_linked_customers(long, office.project)
    assert linked.ref == Ref(office.project, MIDDLE, customer.rid)
    assert store.waiting_changes(long.compartment(office.project, MIDDLE)) == []
    assert {item.customer.level for item in get_customer(long, linked.ref).items} == {MIDDLE}
    require_sound(long)


def test_a_request_that_waited_is_not_approved_any_more(office: Office) -> None:
    customer, _ = furnish(office)
    lan = office.sign_in("lan")
    raise_level(lan, customer, to(MIDDLE), 2)
    (row,) = list_releases(lan, office.project)
    assert row.level == MIDDLE
    quan = office.sign_in("quan")
    asked = get_release(quan, row.ref)
    with pytest.raises(Problem, match=r"release\.changed_since"):
        decide_release(quan, row.ref, asked.digest, True, "đủ", PASSPHRASES["quan"])


def test_unsaved_typing_goes_along(office: Office) -> None:
    customer, _ = furnish(office)
    lan = office.sign_in("lan")
    raise_level(lan, customer, to(MIDDLE), 2)
    (draft,) = list_drafts(lan)
    assert (draft.level, draft.rid, draft.values["level"]) == (MIDDLE, customer.rid, "2")
    assert lan.compartment(office.project, LOW).drafts(lan.uid) == []


def test_it_is_on_record_at_both_levels(office: Office) -> None:
    customer, _ = furnish(office)
    raise_level(office.sign_in("lan"), customer, to(MIDDLE), 2)
    entries = [row for row in told(office) if row.event == Event.LEVEL_RAISE]
    assert {(row.outcome, row.level, row.rid) for row in entries} == {
        ("ok", 1, customer.rid), ("ok", 2, customer.rid),
    }  # fmt: skip


def test_without_the_key_it_is_refused_and_on_record(office: Office) -> None:
    customer, _ = furnish(office)
    nam = office.sign_in("nam")
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        raise_level(nam, customer, to(MIDDLE), 2)
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        raise_level(office.sign_in("lan"), customer, to(HIGH), 2)
    assert get_customer(nam, customer).rev == 2
    assert nam.vault.directory.intents() == []
    refused = [(row.level, row.outcome) for row in told(office) if row.event == Event.LEVEL_RAISE]
    assert refused == [(2, "session.beyond_clearance"), (3, "session.beyond_clearance")]


def test_officer_and_administrator_raise_nothing(office: Office) -> None:
    customer, _ = furnish(office)
    for who in ("ha", "minh"):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            raise_level(office.sign_in(who), customer, to(MIDDLE), 2)


def test_what_breaks_a_rule_changes_nothing(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, FIRST)
    for form, code in ((to(MIDDLE, " "), "reason_missing"), (to(MIDDLE, review="2026-11-24"), "day_passed")):
        with pytest.raises(Problem, match=rf"classification\.{code}"):
            raise_level(lan, ref, form, 1)
    high = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    with pytest.raises(Problem, match=r"classification\.asks_for_two"):
        raise_level(lan, high, to(LOW), 1)
    assert get_customer(lan, ref).rev == 1


def test_an_edit_in_between_is_not_lost(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, FIRST)
    edit_customer(lan, ref, CustomerForm("Tên mới"), 1)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        raise_level(lan, ref, to(MIDDLE), 1)
    assert (get_customer(lan, ref).form.name, lan.vault.directory.intents()) == ("Tên mới", [])


def test_cancelled_nothing_is_moved(office: Office) -> None:
    customer, _ = furnish(office)
    lan = office.sign_in("lan")

    def cancel(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        raise_level(lan, customer, to(MIDDLE), 2, cancel)
    assert get_customer(lan, customer).rev == 2
    assert traces(lan, customer, MIDDLE) == ["Hồng Đào", "trả chậm", customer.rid.hex()][1:]
    require_sound(lan)


def test_an_approved_destruction_holds_it_where_it_is(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    lan = office.sign_in("lan")
    with pytest.raises(Problem, match=r"classification\.destruction_open"):
        raise_level(lan, desk.customer, to(MIDDLE), 2)


def test_up_down_and_up_again_keeps_one_history(office: Office) -> None:
    """The remainder of the first time below is no hindrance, and nothing is told twice."""
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, FIRST)
    up = raise_level(lan, ref, to(MIDDLE), 1)
    office.clock.advance(1_000_000)
    request = ask_level(lan, up, to(LOW, "Hết hạn riêng"), 2)
    quan = office.sign_in("quan")
    down = decide_level(quan, request, True, "", PASSPHRASES["quan"], 2)
    assert down == ref
    assert [row.ref for row in list_customers(lan, office.project, (LOW, MIDDLE)).rows] == [ref]
    office.clock.advance(1_000_000)
    again = raise_level(lan, ref, to(MIDDLE, "Lại có giá riêng"), get_customer(lan, ref).rev)
    levels = [change.after for row in customer_history(lan, again) for change in row.changes if change.field == "level"]
    assert get_customer(lan, again).form.level == MIDDLE
    assert len(levels) <= 5
    require_sound(lan)
    assert clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha")) == 1
    assert traces(quan, ref, LOW) == []


def test_who_came_down_again_stays_when_the_rest_is_cleared(office: Office) -> None:
    customer, _ = furnish(office)
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    up = raise_level(lan, customer, to(MIDDLE), 2)
    request = ask_level(lan, up, to(LOW, "Hết hạn riêng"), 3)
    down = decide_level(quan, request, True, "", PASSPHRASES["quan"], 3)
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    card = get_customer(quan, down)
    assert (card.form.name, card.form.level) == (FIRST.name, LOW)
    assert owed_rewrites(quan) == ()
    require_sound(quan)


def test_typing_that_goes_on_after_a_raise_is_not_kept_below(office: Office) -> None:
    customer, _ = furnish(office)
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    raise_level(lan, customer, to(MIDDLE), 2)
    values = {"name": "Trần Thị Hồng Đào", "level": "1"}
    item = {"customer_rid": customer.rid.hex(), "customer_level": "1", "level": "1", "title": "Hồng Đào"}
    for draft in (
        Draft("a", "customer", office.project, LOW, customer.rid, values, 0),
        Draft("b", "item", office.project, LOW, None, item, 0),
    ):
        with pytest.raises(Problem, match=r"customers\.not_found"):
            save_draft(nam, draft)
        save_draft(lan, draft)
    assert lan.compartment(office.project, LOW).rows("SELECT count(*) FROM draft") == [(0,)]
    assert {(one.level, one.values["level"]) for one in list_drafts(lan)} == {(MIDDLE, "2")}
    save_draft(nam, Draft("c", "customer", office.project, LOW, None, {"name": "Mới"}, 0))
    assert len(list_drafts(nam)) == 1
