"""Lowering takes two; what was not judged stays above; proposals to raise wait for who opens the higher level."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.classification.actions import ask_level, decide_level, raise_level, withdraw_level
from app.customers.classification.model import Direction
from app.customers.classification.queries import get_classification, level_requests
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.items.actions import remove_item
from app.customers.queries import customer_history, get_customer
from app.errors import Problem, Refused
from app.session.door import TOP_SECRET_ROOM
from app.vault.roster import Roster
from tests.customers.classification.files import (
    FIRST,
    HIGH,
    LOW,
    MIDDLE,
    cells,
    furnish,
    require_sound,
    to,
    told,
    traces,
)
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]


def test_two_lower_and_what_was_struck_out_stays_above(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    before = replace(FIRST, level=MIDDLE, note="Giá vốn 12 tỷ")
    ref = create_customer(lan, office.project, before)
    edit_customer(lan, ref, replace(before, note=""), 1)
    request = ask_level(lan, ref, to(LOW, "Hợp đồng riêng đã hết"), 2)
    (row,) = level_requests(quan, office.project)
    assert level_requests(office.sign_in("long"), office.project) == ()  # who cannot decide does not hear of it
    assert (row.direction, row.to, row.asker_name, row.may_decide, row.customer_name) == (
        Direction.LOWER, LOW, NAMES["lan"], True, FIRST.name,
    )  # fmt: skip
    now = decide_level(quan, request, True, "đồng ý", QUAN, 2)
    assert now == Ref(office.project, LOW, ref.rid)
    nam = office.sign_in("nam")
    card = get_customer(nam, now)
    assert (card.form.name, card.form.note, card.form.level) == (FIRST.name, "", LOW)
    assert "giá vốn" not in "".join(
        change.before + change.after for row in customer_history(nam, now) for change in row.changes
    )
    assert "Giá vốn" not in traces(nam, now, LOW)
    given = get_classification(nam, now)
    assert (given.reason, given.by) == ("Hợp đồng riêng đã hết", NAMES["quan"])
    assert (level_requests(quan, office.project), level_requests(lan, office.project)) == ((), ())
    require_sound(quan)
    events = [(entry.event, entry.level) for entry in told(office) if entry.event.startswith("customer:ask-lower")]
    lowered = {entry.level for entry in told(office) if entry.event == Event.LEVEL_LOWER.value}
    assert (events, lowered) == ([("customer:ask-lower", 2)], {1, 2})


def test_items_stay_unless_they_are_asked_along(office: Office) -> None:
    customer, _ = furnish(office, release=False)
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    up = raise_level(lan, customer, to(MIDDLE), 2)
    request = ask_level(lan, up, to(LOW, "Xong"), 3)
    down = decide_level(quan, request, True, "", QUAN, 3)
    assert sorted(item.ref.level for item in get_customer(lan, down).items) == [MIDDLE, MIDDLE]
    assert {item.customer for item in get_customer(lan, down).items} == {down}
    office.clock.advance(1_000_000)
    up = raise_level(lan, down, to(MIDDLE), get_customer(lan, down).rev)
    rev = get_customer(lan, up).rev
    down = decide_level(quan, ask_level(lan, up, to(LOW, "Xong", with_items=True), rev), True, "", QUAN, rev)
    assert sorted(item.ref.level for item in get_customer(lan, down).items) == [LOW, LOW]
    require_sound(quan)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    assert {item.customer for item in get_customer(long, down).items} == {down}
    require_sound(long)


def test_nobody_lowers_alone(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    own = ask_level(quan, ref, to(LOW, "Tôi muốn"), 1)
    for approve in (True, False):
        with pytest.raises(Refused, match=r"classification\.own_request"):
            decide_level(quan, own, approve, "vì", QUAN, 1)
    with pytest.raises(Refused, match=r"classification\.manager_decides"):
        decide_level(lan, own, True, "", PASSPHRASES["lan"], 1)
    with pytest.raises(Problem, match=r"classification\.asked_already"):
        ask_level(lan, ref, to(LOW, "Tôi cũng"), 1)
    with pytest.raises(Problem, match=r"classification\.not_yours"):
        withdraw_level(lan, own)
    withdraw_level(quan, own)
    theirs = ask_level(lan, ref, to(LOW, "Nay đã xong"), 1)
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase"):
        decide_level(quan, theirs, True, "", "sai hết cả rồi nhé", 1)
    with pytest.raises(Problem, match=r"classification\.reason_missing"):
        decide_level(quan, theirs, False, " ", QUAN, 1)
    edit_customer(lan, ref, CustomerForm("Đã sửa", level=MIDDLE), 1)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(quan, theirs, True, "", QUAN, 2)
    decide_level(quan, theirs, False, "Chưa đủ", QUAN, 2)
    with pytest.raises(Problem, match=r"classification\.not_in_this_state"):
        decide_level(quan, theirs, True, "", QUAN, 2)
    assert get_customer(lan, ref).form.level == MIDDLE
    outcomes = {entry.outcome for entry in told(office) if entry.event == Event.LEVEL_LOWER.value}
    assert {"classification.own_request", "classification.manager_decides"} <= outcomes
    assert "ok" not in outcomes


def test_a_proposal_into_the_dark_waits_for_who_opens_it(office: Office) -> None:
    customer, _ = furnish(office, release=False)
    nam, lan = office.sign_in("nam"), office.sign_in("lan")
    request = ask_level(nam, customer, to(MIDDLE, "Khách lớn"), 2)
    (row,) = level_requests(nam, office.project)
    assert (row.mine, row.may_decide, row.why_not) == (True, False, "session.beyond_clearance")
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        decide_level(nam, request, True, "", "", 2)
    edit_customer(lan, customer, FIRST, 2)
    assert [row.may_decide for row in level_requests(lan, office.project)] == [True]
    now = decide_level(lan, request, True, "", "", 3)
    assert get_customer(lan, now).form.level == MIDDLE
    assert level_requests(nam, office.project) == ()
    with pytest.raises(Problem, match=r"customers\.not_found"):
        get_customer(nam, customer)
    require_sound(lan)


def test_one_person_proposes_and_carries_out_in_the_room(office: Office) -> None:
    long = office.sign_in("long")
    ref = create_customer(long, office.project, FIRST)
    request = ask_level(long, ref, to(HIGH, "Cả công ty"), 1)
    (row,) = level_requests(long, office.project)
    assert (row.room, row.may_decide) == (True, False)
    upstairs = office.sign_in("long", TOP_SECRET_ROOM)
    now = decide_level(upstairs, request, True, "", "", 1)
    assert get_customer(upstairs, now).form.level == HIGH
    require_sound(upstairs)


def test_a_proposal_that_was_overtaken_lowers_nobody(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, FIRST)
    ask_level(lan, ref, to(MIDDLE, "Khách lớn"), 1)
    room = office.sign_in("long", TOP_SECRET_ROOM)
    now = raise_level(room, ref, to(HIGH, "Cả công ty"), 1)
    (request,) = [one.rid for one in room.compartment(office.project, HIGH).of_kind("level_request")]
    asked = Ref(office.project, HIGH, request)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(room, asked, True, "", "", get_customer(room, now).rev)
    assert get_customer(room, now).form.level == HIGH
    assert room.compartment(office.project, MIDDLE).get(ref.rid) is None
    quan = office.sign_in("quan", TOP_SECRET_ROOM)
    assert [(row.may_decide, row.may_refuse) for row in level_requests(quan, office.project)] == [(False, True)]
    decide_level(quan, asked, False, "Đã nâng cao hơn", QUAN, 0)
    require_sound(quan)


def test_a_proposal_for_where_the_file_stands_already_keeps_nobody_out(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, FIRST)
    request = ask_level(lan, ref, to(MIDDLE, "Khách lớn"), 1)
    now = raise_level(lan, ref, to(MIDDLE), 1)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(lan, replace(request, level=MIDDLE), True, "", "", get_customer(lan, now).rev)
    require_sound(lan)
    lan.close()
    assert get_customer(office.sign_in("lan"), now).form.level == MIDDLE


def test_who_joined_anew_does_not_decide_what_they_asked_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    request = ask_level(lan, ref, to(LOW, "Tôi muốn"), 1)
    family = frozenset({lan.uid, quan.uid})
    monkeypatch.setattr(Roster, "family_of", lambda _, uid: family if uid in family else frozenset({uid}))
    assert [(row.mine, row.may_decide) for row in level_requests(quan, office.project)] == [(True, False)]
    for approve in (True, False):
        with pytest.raises(Refused, match=r"classification\.own_request"):
            decide_level(quan, request, approve, "vì", QUAN, 1)


def test_why_a_file_was_higher_is_not_told_below(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = create_customer(lan, office.project, FIRST)
    up = raise_level(lan, ref, to(MIDDLE, "Sắp mua lại công ty này"), 1)
    rev = get_customer(lan, up).rev
    now = decide_level(quan, ask_level(lan, up, to(LOW, "Việc đã xong"), rev), True, "", QUAN, rev)
    nam = office.sign_in("nam")
    told_below = [change.before + change.after for row in customer_history(nam, now) for change in row.changes]
    assert "Việc đã xong" in told_below
    assert not any("mua lại" in text for text in told_below)
    assert "mua lại" not in cells(nam, office.project, LOW)
    assert get_customer(nam, now).created_by == NAMES["lan"]
    again = raise_level(lan, now, to(MIDDLE), get_customer(lan, now).rev)
    assert any("mua lại" in change.after for row in customer_history(lan, again) for change in row.changes)
    require_sound(quan)


def test_what_came_after_the_request_does_not_come_down_unjudged(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    first = add_item(lan, ItemForm(ref, ItemKind.DEALING, MIDDLE, "Đơn cũ"))
    request = ask_level(lan, ref, to(LOW, "Nay đã xong", with_items=True), 1)
    second = add_item(lan, ItemForm(ref, ItemKind.POLICY, MIDDLE, "Giá sỉ riêng"))
    (row,) = level_requests(quan, office.project)
    assert (row.may_decide, row.why_not, row.along) == (False, "classification.changed_since", 2)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(quan, request, True, "", QUAN, 1)
    remove_item(lan, second, 1, "nhầm")
    assert [row.may_decide for row in level_requests(quan, office.project)] == [True]
    edit_item(lan, first, ItemForm(ref, ItemKind.DEALING, MIDDLE, "Đơn cũ", "giá vốn 12 tỷ"), 1)
    with pytest.raises(Problem, match=r"classification\.changed_since"):
        decide_level(quan, request, True, "", QUAN, 1)
    decide_level(quan, request, False, "xem lại", QUAN, 1)
    again = ask_level(lan, ref, to(LOW, "Đã xem lại", with_items=True), 1)
    down = decide_level(quan, again, True, "", QUAN, 1)
    assert [item.ref.level for item in get_customer(lan, down).items] == [LOW]
    require_sound(quan)
