"""A legal hold: two place it and two lift it, with reasons; meanwhile nothing of the customer goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.classification.actions import ask_level, decide_level, raise_level
from app.customers.documents.actions import remove_document
from app.customers.documents.queries import list_documents
from app.customers.form import CustomerForm, Ref
from app.customers.holding.actions import lift_hold, place_hold
from app.customers.holding.protecting import HOLD
from app.customers.holding.queries import list_holds
from app.customers.intake import undoing
from app.customers.intake.actions import import_customers, undo_import
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import list_imports, preview_import
from app.customers.items.actions import remove_item
from app.customers.projection import ITEM
from app.customers.queries import get_customer, list_customers
from app.destruction import actions, queries
from app.errors import Corrupt, NiemError, Problem, Refused
from app.ids import Id
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.subject import Subject
from tests.customers.classification.files import to
from tests.customers.documents.desk import added, pdf, written
from tests.destruction.desk import CODE, approved, count_of, furnish, requested
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]
WHY = "Tòa án yêu cầu giữ hồ sơ, công văn 12/TA"


def test_two_place_it_and_two_lift_it(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    quan = office.sign_in("quan")
    ref = place_hold(quan, customer, f"  {WHY} ", QUAN, office.credential("ha"))
    (row,) = list_holds(quan, office.project)
    assert (row.ref, row.reason, row.stands) == (ref, WHY, True)
    assert row.placed_by == (NAMES["quan"], NAMES["ha"])
    assert row.customer_code == CODE
    lift_hold(quan, ref, "Vụ việc đã xong", QUAN, office.credential("ha"))
    (row,) = list_holds(quan, office.project)
    assert (row.stands, row.lifted_why, row.lifted_by) == (False, "Vụ việc đã xong", (NAMES["quan"], NAMES["ha"]))
    with pytest.raises(Problem, match=r"holding\.lifted_already"):
        lift_hold(quan, ref, "lần nữa", QUAN, office.credential("ha"))
    acts = [event for event, outcome in acts_of(office) if outcome == "ok"]
    assert [event for event in acts if event.startswith("hold:")] == [
        "hold:place", "hold:list", "hold:lift", "hold:list",
    ]  # fmt: skip


def test_who_may_not(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    quan, lan, officer = office.sign_in("quan"), office.sign_in("lan"), office.credential("ha")
    with pytest.raises(Problem, match=r"holding\.reason_missing"):
        place_hold(quan, customer, " ", QUAN, officer)
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        place_hold(lan, customer, WHY, PASSPHRASES["lan"], officer)
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        place_hold(quan, customer, WHY, QUAN, office.credential("long"))
    with pytest.raises(Problem, match=r"session\.same_person"):
        place_hold(quan, customer, WHY, QUAN, office.credential("quan"))
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        place_hold(quan, customer, WHY, "sai rồi nhé bạn", officer)
    assert list_holds(lan, office.project) == ()
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_holds(office.sign_in("ha"), office.project)
    assert ("hold:place", "people.needs_manager_and_officer") in acts_of(office)


def test_a_hold_on_a_customer_above_does_not_exist_below(office: Office) -> None:
    room = office.sign_in("quan", TOP_SECRET_ROOM)
    customer = create_customer(room, office.project, CustomerForm("Kín", level=Level.TOP_SECRET))
    place_hold(room, customer, WHY, QUAN, office.credential("ha"))
    assert len(list_holds(room, office.project)) == 1
    assert list_holds(office.sign_in("lan"), office.project) == ()
    assert list_holds(office.sign_in("quan"), office.project) == ()


def test_it_stops_a_destruction_that_was_approved(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    quan = office.sign_in("quan")
    ref = place_hold(quan, desk.customer, WHY, QUAN, office.credential("ha"))
    upstairs = desk.upstairs()
    view = queries.get_order(upstairs, desk.order)
    assert (view.holds, view.may_execute, view.why_not) == ((WHY,), False, "holding.held")
    with pytest.raises(Problem, match=r"holding\.held"):
        desk.execute(upstairs)
    assert ("destruction:execute", "holding.held") in acts_of(office)
    lift_hold(quan, ref, "Đã xong", QUAN, office.credential("ha"))
    assert desk.execute(upstairs).pdf


def test_a_hold_that_one_person_wrote_open_is_noticed(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    quan = office.sign_in("quan")
    ref = place_hold(quan, desk.customer, WHY, QUAN, office.credential("ha"))
    lan = office.sign_in("lan")
    compartment = lan.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    assert record is not None
    lifted = {**record.body["placed"], "reason": "không cần nữa"}
    with compartment.change("hold:lift", lan.identity, lan.now()) as change:
        change.put(ref.rid, HOLD, {**record.body, "lifted": lifted}, base=record.rev)
    upstairs = desk.upstairs()
    with pytest.raises(Corrupt, match=r"holding\.damaged"):
        actions.execute_destruction(upstairs, desk.order, CODE, 0, QUAN, office.credential("ha"))
    with pytest.raises(Corrupt, match=r"holding\.damaged"):
        list_holds(lan, office.project)


def test_documents_stay_under_a_hold_and_under_an_open_request(office: Office, tmp_path: Path) -> None:
    customer, stays = furnish(office, tmp_path)
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    document = added(lan, customer, written(tmp_path, "thu.pdf", pdf("Thư")))
    free = added(lan, stays, written(tmp_path, "khac.pdf", pdf("Khác")))
    hold = place_hold(quan, customer, WHY, QUAN, office.credential("ha"))
    with pytest.raises(Problem, match=r"holding\.held"):
        remove_document(lan, document, 1)
    lift_hold(quan, hold, "Đã xong", QUAN, office.credential("ha"))
    item = next(one for one in get_customer(lan, customer).items if one.ref.level == Level.SECRET)
    order = requested(office, customer)
    with pytest.raises(Problem, match=r"holding\.destruction_open"):
        remove_item(lan, item.ref, item.rev, "nhầm")
    with pytest.raises(Problem, match=r"holding\.destruction_open"):
        remove_document(lan, document, 1)
    remove_document(lan, free, 1)
    actions.withdraw_destruction(quan, order, "Khách rút lại đơn")
    remove_document(lan, document, 1)
    assert list_documents(lan, customer) == ()


def test_an_import_that_is_taken_back_leaves_who_is_held(office: Office, tmp_path: Path) -> None:
    quan = office.sign_in("quan")
    path = tmp_path / "ds.csv"
    path.write_text("Tên khách hàng,Mức mật\nMột,bí mật\nHai,bí mật\n", "utf-8")
    choices = ImportChoices(Level.CONFIDENTIAL)
    import_customers(quan, office.project, preview_import(quan, office.project, str(path), choices), str(path), choices)
    one = next(row for row in list_customers(quan, office.project, (Level.CONFIDENTIAL,)).rows if row.name == "Một")
    place_hold(quan, one.ref, WHY, QUAN, office.credential("ha"))
    (batch,) = list_imports(quan, office.project)
    assert undo_import(quan, office.project, batch.batch).removed == 1
    assert [row.name for row in list_customers(quan, office.project, (Level.CONFIDENTIAL,)).rows] == ["Một"]


def test_nobody_comes_down_from_under_a_hold_or_an_open_request(office: Office) -> None:
    """Below, the hold would keep nothing: it stands where the customer stood."""
    quan, minh = office.sign_in("quan"), office.sign_in("lan")
    customer = create_customer(minh, office.project, CustomerForm("Đi xuống", "KH-9", level=Level.SECRET))
    request = ask_level(minh, customer, to(Level.CONFIDENTIAL), 1)
    hold = place_hold(quan, customer, WHY, QUAN, office.credential("ha"))
    with pytest.raises(Problem, match=r"holding\.held"):
        decide_level(quan, request, True, "", QUAN, 1)
    lift_hold(quan, hold, "Đã xong", QUAN, office.credential("ha"))
    order = requested(office, customer)
    with pytest.raises(Problem, match=r"holding\.destruction_open"):
        decide_level(quan, request, True, "", QUAN, 1)
    assert list_customers(quan, office.project, (Level.CONFIDENTIAL,)).total == 0
    actions.withdraw_destruction(quan, order, "Khách rút lại đơn")
    assert decide_level(quan, request, True, "", QUAN, 1) == Ref(office.project, Level.CONFIDENTIAL, customer.rid)


def test_a_raised_customer_is_held_for_who_still_reads_the_former_level(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    quan, lan, long = office.sign_in("quan"), office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    place_hold(quan, customer, WHY, QUAN, office.credential("ha"))
    raise_level(lan, customer, to(Level.SECRET), 2)
    policy = Ref(office.project, Level.TOP_SECRET, next(iter_items(long, Level.TOP_SECRET)))
    with pytest.raises(Problem, match=r"holding\.held"):
        remove_item(long, policy, 1, "nhầm")


def test_who_is_held_while_a_list_is_taken_back_stays(office: Office, tmp_path: Path) -> None:
    quan = office.sign_in("quan")
    path = tmp_path / "ds.csv"
    path.write_text("Tên khách hàng,Mức mật\nMột,bí mật\nHai,bí mật\n", "utf-8")
    choices, level = ImportChoices(Level.CONFIDENTIAL), Level.CONFIDENTIAL
    import_customers(quan, office.project, preview_import(quan, office.project, str(path), choices), str(path), choices)
    (batch,) = list_imports(quan, office.project)
    looked_at = undoing.part_of(quan, office.project, level, batch.batch)
    assert looked_at is not None
    one = list_customers(quan, office.project, (level,)).rows[0]
    place_hold(quan, one.ref, WHY, QUAN, office.credential("ha"))
    with (
        pytest.raises(Problem, match=r"vault\.changed_meanwhile"),
        quan.change(Event.CUSTOMER_IMPORT_UNDO, Subject(office.project, level, batch.batch)) as change,
    ):
        undoing.take_back(change, quan.compartment(office.project, level), looked_at)
    assert list_customers(quan, office.project, (level,)).total == 2


def iter_items(session: Session, level: Level) -> Iterator[Id]:
    """The items of the first project at one level."""
    compartment = session.compartment(session.projects()[0].project, level)
    return (record.rid for record in compartment.of_kind(ITEM))


def test_nobody_is_held_once_the_execution_has_begun(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    upstairs, quan = desk.upstairs(), office.sign_in("quan")
    told: list[str] = []

    def at(step: str) -> None:
        if step == "planned":
            with pytest.raises(NiemError) as refused:
                place_hold(quan, desk.customer, WHY, QUAN, office.credential("ha"))
            told.append(refused.value.code)

    assert count_of(upstairs, desk.order)
    desk.execute(upstairs, checkpoint=at)
    assert told == ["vault.frozen"]
