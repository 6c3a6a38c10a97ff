"""What an order goes through besides approval and execution: waiting, answering, withdrawing, and what it freezes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.clock import SECOND
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.classification.actions import raise_level
from app.customers.classification.moving import Move, carry_out
from app.customers.documents.actions import add_document
from app.customers.form import CustomerForm
from app.customers.model import Draft, ItemForm, ItemKind
from app.customers.queries import get_customer
from app.customers.retention.actions import save_terms
from app.customers.retention.model import Terms
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.customers.statistics.queries import list_reports
from app.destruction import actions, queries, scan, store
from app.destruction.closing.queries import get_certificate
from app.destruction.crew import Crew
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.destruction.planning import plan
from app.destruction.register import IN_PROGRESS, NOTHING
from app.errors import Cancelled, NiemError, Problem, Refused
from app.projects.actions import create_project
from app.release.queries import list_releases
from app.session.door import TOP_SECRET_ROOM, Session
from app.vault.freezing import frozen
from app.vault.roster import Roster
from tests.customers.classification.files import to
from tests.customers.documents.desk import pdf, written
from tests.destruction.desk import CODE, COOLING, GONE, Desk, approved, count_of, furnish, requested
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]
HOUR = 60 * 60 * SECOND


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path)


def states(session: Session, office: Office) -> list[OrderState]:
    return [row.state for row in queries.list_orders(session, office.project)]


# Waiting -----------------------------------------------------------------------------------------------------------


def test_an_approved_order_waits_as_long_as_its_signers_were_told(office: Office, tmp_path: Path) -> None:
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    quan = office.sign_in("quan")
    save_terms(quan, office.project, Terms(cooling_hours=48))
    actions.approve_destruction(quan, desk.order, True, "", QUAN, office.credential("ha"))
    save_terms(quan, office.project, Terms(cooling_hours=24, rev=1))
    upstairs = desk.upstairs()
    view = queries.get_order(upstairs, desk.order)
    assert view.row.not_before == office.clock.now() + 48 * HOUR
    assert (view.may_execute, view.why_not) == (False, "destruction.cooling_off")
    office.clock.advance(48 * HOUR - 1)
    with pytest.raises(Problem, match=r"destruction\.cooling_off") as told:
        desk.execute(upstairs)
    assert told.value.details["from_time"]
    assert ("destruction:execute", "destruction.cooling_off") in acts_of(office)
    assert states(quan, office) == [OrderState.APPROVED]
    office.clock.advance(1)
    assert desk.execute(upstairs).number


def test_a_clock_that_was_set_back_shortens_no_wait(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order, quan, now = requested(office, customer), office.sign_in("quan"), office.clock.time
    office.clock.time = now - COOLING
    actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))
    assert queries.get_order(quan, order).row.not_before >= now + COOLING


def test_nobody_shortens_the_wait_in_the_record(desk: Desk) -> None:
    upstairs = desk.upstairs()
    compartment = upstairs.compartment(desk.order.project, desk.order.level)
    record = compartment.get(desk.order.rid)
    assert record is not None
    with compartment.change("destruction:approve", upstairs.identity, upstairs.now()) as change:
        change.put(desk.order.rid, "destruction", {**record.body, "not_before": 1}, base=record.rev)
    with pytest.raises(NiemError, match=r"destruction\.signature_unknown"):
        desk.execute(upstairs)


def test_the_number_of_records_is_typed_as_it_is_now(desk: Desk) -> None:
    upstairs, lan = desk.upstairs(), desk.office.sign_in("lan")
    read = queries.get_order(upstairs, desk.order)
    assert read.count == sum(records for _, records, _ in read.scope)
    add_item(lan, ItemForm(desk.customer, ItemKind.DEALING, Level.SECRET, "Vừa thêm"))
    for typed in (read.count, 0, read.count + 2):
        with pytest.raises(Problem, match=r"destruction\.count_differs"):
            actions.execute_destruction(upstairs, desk.order, CODE, typed, QUAN, desk.office.credential("ha"))
    assert states(upstairs, desk.office) == [OrderState.APPROVED]
    again = queries.get_order(upstairs, desk.order).count
    assert again == read.count + 1
    officer = desk.office.credential("ha")
    assert actions.execute_destruction(upstairs, desk.order, CODE, again, QUAN, officer).pdf


def test_who_joined_anew_does_not_approve_what_they_recorded(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    lan, quan, ha = office.people["lan"], office.sign_in("quan"), office.credential("ha")
    for who in (quan.uid, ha.uid):
        family = frozenset({lan, who})
        with monkeypatch.context() as joined:
            joined.setattr(Roster, "family_of", lambda _, uid, all_of=family: all_of if uid in all_of else {uid})
            with pytest.raises(Refused, match=r"destruction\.own_request"):
                actions.approve_destruction(quan, desk.order, True, "", QUAN, ha)
            assert queries.get_order(quan, desk.order).may_approve is (who != quan.uid)
    actions.approve_destruction(quan, desk.order, True, "", QUAN, ha)
    office.clock.advance(COOLING)
    upstairs = desk.upstairs()
    monkeypatch.setattr(Roster, "family_of", lambda _, uid: family if uid in family else {uid})
    with pytest.raises(NiemError, match=r"destruction\.signature_unknown"):
        desk.execute(upstairs)


# Two at once -------------------------------------------------------------------------------------------------------


def test_of_two_who_decide_at_once_one_is_told(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    one, other = office.sign_in("quan"), office.sign_in("quan", TOP_SECRET_ROOM)
    actions.approve_destruction(one, order, True, "", QUAN, office.credential("ha"))
    with pytest.raises(Problem, match=r"destruction\.not_in_this_state"):
        actions.approve_destruction(other, order, False, "chưa nên", QUAN, None)
    assert states(other, office) == [OrderState.APPROVED]


def test_a_decision_on_an_order_that_changed_meanwhile_is_refused(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    quan = office.sign_in("quan")
    stale = actions.store.require_order(quan, order)
    actions.answer_request(office.sign_in("lan"), order, "2026-11-24", "thư trả lời")
    monkeypatch.setattr(actions.store, "require_order", lambda *_: stale)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))


def test_nobody_is_moved_from_under_an_approval_given_meanwhile(office: Office, tmp_path: Path) -> None:
    """The signatures name the level: at another one they would look forged."""
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    rev = get_customer(lan, customer).rev
    move = Move(customer, to(Level.SECRET), Event.LEVEL_RAISE, lan.world.new_id(), lan.uid, lan.now(), base=rev)

    def approve(step: str) -> None:
        if step == "intent":
            actions.approve_destruction(quan, desk.order, True, "", QUAN, office.credential("ha"))

    with pytest.raises(Problem, match=r"classification\.destruction_open"):
        carry_out(lan, move, checkpoint=approve)
    assert get_customer(lan, customer).rev == rev
    office.clock.advance(COOLING)
    assert desk.execute(desk.upstairs()).pdf


# Answering and withdrawing -----------------------------------------------------------------------------------------


def test_the_answer_is_put_on_record_with_its_day(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    view = queries.get_order(lan, order)
    assert (view.row.reply_by, view.row.destroy_by, view.row.replied_on) == ("2026-11-24", "2026-12-10", "")
    assert [(line.what, line.by, line.checked) for line in view.deadlines] == [
        ("reply_to_request", "2026-11-24", False), ("destroy", "2026-12-10", False),
    ]  # fmt: skip
    assert all(line.law and line.text and line.source and line.valid_from for line in view.deadlines)
    actions.approve_destruction(quan, order, False, "còn nghĩa vụ lưu hóa đơn", QUAN, None)
    for on, how, code in (
        ("2026-11-24", "  ", "destruction.how_missing"),
        ("hôm nay", "thư", "destruction.day_unreadable"),
        ("2026-12-24", "thư", "destruction.day_in_future"),
        ("2026-11-19", "thư", "destruction.answered_before"),
    ):
        with pytest.raises(Problem, match=code):
            actions.answer_request(lan, order, on, how)
    actions.answer_request(lan, order, "2026-11-24", "Công văn 15/CV")
    view = queries.get_order(quan, order)
    assert (view.row.replied_on, view.replied, view.may_reply) == (
        "2026-11-24",
        (NAMES["lan"], "Công văn 15/CV"),
        False,
    )
    with pytest.raises(Problem, match=r"destruction\.answered_already"):
        actions.answer_request(lan, order, "2026-11-24", "lần nữa")
    assert ("destruction:reply", "ok") in acts_of(office)


def test_an_end_of_contract_has_nobody_to_answer(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    lan = office.sign_in("lan")
    form = DestructionForm(customer, Ground.CONTRACT_END, "Giám đốc", "2026-11-24", Letter("", "", b""), True)
    order = actions.request_destruction(lan, form)
    assert queries.get_order(lan, order).row.reply_by == ""
    with pytest.raises(Problem, match=r"destruction\.not_the_customers_request"):
        actions.answer_request(lan, order, "2026-11-24", "thư")


def test_who_may_withdraw(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    lan, nam, quan = office.sign_in("lan"), office.sign_in("nam"), office.sign_in("quan")
    with pytest.raises(Refused, match=r"destruction\.manager_withdraws"):
        actions.withdraw_destruction(nam, desk.order, "nhầm")
    with pytest.raises(Problem, match=r"destruction\.reason_missing"):
        actions.withdraw_destruction(lan, desk.order, " ")
    actions.withdraw_destruction(lan, desk.order, "Khách rút đơn")
    view = queries.get_order(quan, desk.order)
    assert (view.row.state, view.refusal, view.may_withdraw) == (OrderState.WITHDRAWN, "Khách rút đơn", False)
    upstairs = desk.upstairs()
    with pytest.raises(Problem, match=r"destruction\.not_in_this_state"):
        desk.execute(upstairs)
    acts = acts_of(office)
    assert ("destruction:withdraw", "destruction.manager_withdraws") in acts
    assert ("destruction:withdraw", "ok") in acts


def test_one_that_was_stopped_on_the_way_is_withdrawn_by_a_manager_and_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    upstairs = desk.upstairs()
    with monkeypatch.context() as spoilt:
        spoilt.setattr(scan, "scan", lambda _compartment, _values: {"record": 2})
        with pytest.raises(Problem, match=r"destruction\.traces_found"):
            desk.execute(upstairs)
    assert states(upstairs, desk.office) == [OrderState.EXECUTING]
    with pytest.raises(Refused, match=r"destruction\.manager_withdraws"):
        actions.withdraw_destruction(desk.office.sign_in("lan"), desk.order, "thôi")
    actions.withdraw_destruction(upstairs, desk.order, "thôi")
    assert states(upstairs, desk.office) == [OrderState.WITHDRAWN]
    assert queries.list_reduced(upstairs, desk.office.project) == ()
    officer = desk.office.sign_in("ha")
    (taken,) = queries.list_certificates(officer)
    view = get_certificate(officer, taken.number)
    assert (taken.status, view.status, view.lines, view.why_not) == (NOTHING, NOTHING, (), "closing.nothing_destroyed")
    again = requested(desk.office, desk.customer)
    quan = desk.office.sign_in("quan")
    actions.approve_destruction(quan, again, True, "", QUAN, desk.office.credential("ha"))
    desk.office.clock.advance(COOLING)
    desk.order = again
    assert desk.execute(upstairs).pdf
    assert sorted(row.status for row in queries.list_certificates(officer)) == [NOTHING, IN_PROGRESS]


# Frozen ------------------------------------------------------------------------------------------------------------


def test_nothing_is_added_from_the_plan_to_the_switch(desk: Desk, tmp_path: Path) -> None:
    """Also where the customer had nothing: what was added there would stay behind without its customer."""
    office = desk.office
    upstairs, lan, long = desk.upstairs(), office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    policy = next(item for item in get_customer(long, desk.customer).items if item.ref.level == Level.TOP_SECRET)
    long.compartment(office.project, Level.TOP_SECRET).connection.execute(
        "DELETE FROM record WHERE rid = ?", (policy.ref.rid,)
    )
    card = get_customer(lan, desk.customer)
    paper = written(tmp_path, "moi.pdf", pdf("Mới"))
    tries = {
        "item": lambda: add_item(lan, ItemForm(desk.customer, ItemKind.DEALING, Level.SECRET, "Vừa thêm")),
        "item above": lambda: add_item(long, ItemForm(desk.customer, ItemKind.POLICY, Level.TOP_SECRET, "Vừa thêm")),
        "edit": lambda: edit_customer(lan, desk.customer, replace(card.form, note="sửa"), card.rev),
        "document": lambda: add_document(lan, desk.customer, Level.SECRET, paper),
        "raise": lambda: raise_level(lan, desk.customer, to(Level.SECRET), card.rev),
        "draft": lambda: save_draft(
            lan, Draft("x", "customer", office.project, Level.CONFIDENTIAL, desk.customer.rid, {"name": "x"}, 0)
        ),
    }
    told: dict[str, str] = {}
    done: list[str] = []

    def at(step: str) -> None:
        if step != "planned":
            return
        for name, attempt in tries.items():
            with pytest.raises(NiemError) as refused:
                attempt()
            told[name] = refused.value.code
        # Others are worked on as ever, also by who unlocks only now.
        assert get_customer(office.sign_in("nam"), desk.stays).form.code == "KH-0418"
        add_item(lan, ItemForm(desk.stays, ItemKind.DEALING, Level.SECRET, "Việc khác"))
        done.append(create_customer(lan, office.project, CustomerForm("Khách mới")).rid.hex())

    desk.execute(upstairs, checkpoint=at)
    assert set(told.values()) <= {"vault.frozen", "classification.destruction_open"}, told
    assert {name for name, code in told.items() if code == "vault.frozen"} >= set(tries) - {"raise"}
    assert done
    for level in Level:
        compartment = upstairs.compartment(office.project, level)
        assert frozen(compartment.connection) == frozenset()
        assert compartment.rows("SELECT count(*) FROM record WHERE body LIKE '%Vừa thêm%'") == [(0,)]
    assert [item.title for item in get_customer(lan, desk.stays).items] == ["Việc khác", "Hợp đồng khung"]


def test_one_that_was_stopped_leaves_the_customer_to_be_worked_on(desk: Desk) -> None:
    upstairs, lan = desk.upstairs(), desk.office.sign_in("lan")

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    count = count_of(upstairs, desk.order)
    with pytest.raises(Cancelled):
        actions.execute_destruction(
            upstairs, desk.order, CODE, count, QUAN, desk.office.credential("ha"), progress=cancel
        )
    add_item(lan, ItemForm(desk.customer, ItemKind.DEALING, Level.SECRET, "Lại thêm"))
    assert len(get_customer(lan, desk.customer).items) == 2


def test_one_that_is_withdrawn_from_outside_the_room_leaves_nothing_frozen_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who withdraws need not open every level: whoever enters the room next puts the rest right."""
    office, upstairs = desk.office, desk.upstairs()
    with monkeypatch.context() as spoilt:
        spoilt.setattr(actions, "execute", cut_after_the_plan)
        with pytest.raises(KeyboardInterrupt):
            desk.execute(upstairs)
    upstairs.close()
    actions.withdraw_destruction(office.sign_in("quan"), desk.order, "Khách rút đơn")
    long = office.sign_in("long", TOP_SECRET_ROOM)
    add_item(long, ItemForm(desk.customer, ItemKind.POLICY, Level.TOP_SECRET, "Vừa thêm"))
    upstairs = desk.upstairs()
    for level in Level:
        compartment = upstairs.compartment(office.project, level)
        assert frozen(compartment.connection) == frozenset()
        assert store.traces_in(compartment) == []


def cut_after_the_plan(crew: Crew, order: store.Order, count: int, *_: object) -> None:
    """As a kill between plan and rewrite leaves it: nobody thaws anything."""
    plan(crew, order, count)
    raise KeyboardInterrupt


def test_one_that_is_withdrawn_while_it_is_executed_destroys_nothing(desk: Desk) -> None:
    upstairs, quan = desk.upstairs(), desk.office.sign_in("quan")

    def at(step: str) -> None:
        if step == "planned":
            actions.withdraw_destruction(quan, desk.order, "Khách vừa rút đơn")

    with pytest.raises(Problem, match=r"destruction\.not_in_this_state"):
        desk.execute(upstairs, checkpoint=at)
    assert states(quan, desk.office) == [OrderState.WITHDRAWN]
    assert get_customer(quan, desk.customer).form.code == CODE


# What stays --------------------------------------------------------------------------------------------------------


def test_of_a_release_only_a_nameless_line_is_left(desk: Desk) -> None:
    upstairs = desk.upstairs()
    (before,) = list_releases(upstairs, desk.office.project)
    assert queries.list_reduced(upstairs, desk.office.project) == ()
    certificate = desk.execute(upstairs)
    lines = [line for line in queries.list_reduced(upstairs, desk.office.project) if line.what == "release"]
    (line,) = lines
    assert (line.number, line.level, line.outcome) == (before.number, Level.CONFIDENTIAL, "handed_over")
    assert [what for what, _ in line.days] == ["asked", "decided", "handed_over"]
    assert line.certificate == certificate.number
    assert not any(word in repr(line) for word in ("Đào", "hongdao", "Đối chiếu", "dong-y"))
    (row,) = queries.list_orders(upstairs, desk.office.project)
    assert line in queries.get_order(upstairs, row.ref).lines
    below = desk.office.sign_in("nam")
    assert queries.list_reduced(below, desk.office.project)  # a level-1 line, seen by who opens level 1


def test_a_report_whose_title_names_the_customer_goes(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    period = Period("2020-01-01", "2020-12-31")  # counts nobody
    for title in ("Bà Trần Thị Hồng Đào", "Quý bốn"):
        save_report(lan, desk.office.project, (Level.CONFIDENTIAL,), period, title)
    lan.close()
    desk.execute(desk.upstairs())
    rows = list_reports(desk.office.sign_in("lan"), desk.office.project)
    assert [row.title for row in rows] == ["Quý bốn"]


def test_only_the_named_file_of_the_named_project_goes(desk: Desk) -> None:
    """The same customer twice in the project, at two levels, and once more in another project."""
    office = desk.office
    long, quan = office.sign_in("long", TOP_SECRET_ROOM), office.sign_in("quan")
    again = create_customer(long, office.project, replace(GONE, code="KH-0500", level=Level.SECRET))
    other = create_project(quan, "Dự án khác", QUAN, office.credential("ha"))
    elsewhere = create_customer(office.sign_in("quan"), other, GONE)
    upstairs = desk.upstairs()
    assert queries.get_order(upstairs, desk.order).namesakes == ((Level.SECRET, "KH-0500", GONE.name),)
    below = office.sign_in("nam")
    assert queries.get_order(below, desk.order).namesakes == ()
    desk.execute(upstairs)
    assert get_customer(upstairs, again).form.code == "KH-0500"
    assert get_customer(office.sign_in("quan"), elsewhere).form.name == GONE.name
