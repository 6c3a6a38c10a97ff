"""A destruction on a real vault: requested, approved by two, executed, searched, certified; and its refusals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.queries import get_customer, list_customers
from app.destruction import actions, queries, scan, store
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.destruction.verification import verify_certificate
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.release.queries import list_releases
from app.session.door import TOP_SECRET_ROOM, Session
from app.vault.check import check_compartment
from tests.destruction.desk import CODE, COOLING, GONE, TRACES, Desk, approved, count_of, furnish, requested
from tests.fixtures.papers import acts_of, scan_of, text_of
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]
LETTER = Letter("don.pdf", "application/pdf", scan_of("Đề nghị tiêu hủy"))


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path)


def everything_in(session: Session, project: bytes) -> str:
    """Every cell of every table of all three compartments, as one text."""
    cells: list[str] = []
    for level in Level:
        compartment = session.compartment(project, level)  # type: ignore[arg-type]
        tables = compartment.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        for (table,) in tables:
            for row in compartment.rows(f"SELECT * FROM {table}"):
                cells += [cell.hex() + repr(cell) if isinstance(cell, bytes) else str(cell) for cell in row]
    return "\n".join(cells)


def test_nothing_of_the_customer_is_left(desk: Desk) -> None:
    upstairs = desk.upstairs()
    before = everything_in(upstairs, desk.office.project)
    assert all(trace in before for trace in TRACES)
    certificate = desk.execute(upstairs)
    after = everything_in(upstairs, desk.office.project)
    assert [trace for trace in TRACES if trace.casefold() in after.casefold()] == []
    for rid in (desk.customer.rid, desk.order.rid):
        assert rid.hex() not in after
    assert list_releases(upstairs, desk.office.project) == ()
    rows = list_copies(upstairs, desk.office.project)  # their numbers, until the papers are in
    assert {(row.gone, row.customer_name, row.holder, row.place) for row in rows} == {(True, "", "", "")}
    text = text_of(certificate.pdf).casefold()
    assert [trace for trace in TRACES if trace.casefold() in text] == []


def test_what_belongs_to_others_stays_whole(desk: Desk) -> None:
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    for level in Level:
        assert (
            check_compartment(upstairs.compartment(desk.office.project, level), upstairs.vault.roster.public_key_of)
            == []
        )
    lan = desk.office.sign_in("lan")
    page = list_customers(lan, desk.office.project, (Level.CONFIDENTIAL, Level.SECRET))
    assert [row.name for row in page.rows] == ["Công ty Bách Việt"]
    assert [item.title for item in get_customer(lan, desk.stays).items] == ["Hợp đồng khung"]
    assert list_customers(lan, desk.office.project, (Level.CONFIDENTIAL,), "hong dao").total == 0


def test_the_old_files_and_keys_are_gone(desk: Desk) -> None:
    upstairs = desk.upstairs()
    old = {level: upstairs.open_key(desk.office.project, level) for level in Level}
    desk.execute(upstairs)
    for level, key in old.items():
        now = upstairs.open_key(desk.office.project, level)
        assert (now.place.epoch, now.key != key.key) == (key.place.epoch + 1, True)
        assert not desk.office.path.joinpath("c", f"{key.place.file_id.hex()}.db").exists()
    assert len(list((desk.office.path / "c").glob("*.db"))) == len(Level)
    assert list((desk.office.path / "staging").glob("*.db")) == []
    assert upstairs.vault.directory.intents() == []


def test_the_certificate_is_signed_filed_and_true(desk: Desk) -> None:
    certificate = desk.execute(desk.upstairs())
    officer = desk.office.sign_in("ha")
    assert queries.certificate_pdf(officer, certificate.number) == certificate.pdf
    ((number, status),) = [(row.number, row.status) for row in queries.list_certificates(officer)]
    assert (number, status) == (certificate.number, "đang thực hiện")
    verdict = verify_certificate(certificate.pdf, queries.company_root(officer))
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [NAMES["quan"], NAMES["ha"]]
    text = text_of(certificate.pdf)
    for words in (
        "ĐANG THỰC HIỆN",
        "LTH-2026",
        "Lê Văn Giữ, Tủ số 3",
        "(ghi trong sổ đã hủy)",
        "4 người từng giữ khóa, 0 đã thay khóa",
        "20/11/2026",
        NAMES["lan"],
    ):
        assert words in text, words
    with pytest.raises(Problem, match="destruction.certificate_not_found"):
        queries.certificate_pdf(officer, "CNTH-2026-AAA-9999")


def test_the_order_stays_without_the_customer(desk: Desk) -> None:
    upstairs = desk.upstairs()
    certificate = desk.execute(upstairs)
    (row,) = queries.list_orders(upstairs, desk.office.project)
    assert (row.state, row.customer_name, row.customer_code) == (OrderState.EXECUTED, "", "")
    for ref in (desk.order, row.ref):
        view = queries.get_order(upstairs, ref)
        assert (view.certificate_number, view.may_execute) == (certificate.number, False)
        assert [name for name, _, _ in view.approvals] == [NAMES["quan"], NAMES["ha"]]
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        desk.execute(upstairs)


def test_it_is_all_in_the_journal(desk: Desk) -> None:
    queries.letter_page(desk.office.sign_in("quan"), desk.order, 0, 200)
    upstairs = desk.upstairs()
    queries.list_orders(upstairs, desk.office.project)
    queries.get_order(upstairs, desk.order)
    certificate = desk.execute(upstairs)
    officer = desk.office.sign_in("ha")
    queries.list_certificates(officer)
    queries.certificate_pdf(officer, certificate.number)
    acts = [event for event, outcome in acts_of(desk.office) if outcome == "ok"]
    for event in ("request", "approve", "letter-view", "list", "view", "execute"):
        assert f"destruction:{event}" in acts, event
    assert {"certificate:list", "certificate:view"} <= set(acts)


def test_numbers_are_not_given_twice(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    before = {row.number for row in list_copies(lan, desk.office.project)}
    lan.close()
    desk.execute(desk.upstairs())
    lan = desk.office.sign_in("lan")
    number = register_paper(lan, PaperForm(desk.stays, "Bản in", 1, "Lan", "Bàn", ""))
    assert number not in before
    assert number.endswith("-0003")


def test_a_second_destruction_follows_the_first(desk: Desk) -> None:
    first = desk.execute(desk.upstairs())
    office = desk.office
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    form = DestructionForm(desk.stays, Ground.CONTRACT_END, "Giám đốc", "2026-11-24", Letter("", "", b""), True)
    order = actions.request_destruction(lan, form)
    actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))
    office.clock.advance(COOLING)
    lan.close()
    quan.close()
    second = replace(desk, order=order).execute(desk.upstairs(), code="KH-0418")
    assert second.number != first.number
    assert "Bách Việt" not in text_of(second.pdf)


# Asking and approving ----------------------------------------------------------------------------------------------


def test_a_request_is_recorded_with_its_letter_and_its_term(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    quan = office.sign_in("quan")
    view = queries.get_order(quan, order)
    assert (view.row.state, view.row.reply_by, view.letter_pages) == (OrderState.REQUESTED, "2026-11-24", 1)
    assert (view.row.customer_code, view.may_approve, view.may_execute) == (CODE, True, False)
    assert [level for level, _, _ in view.scope] == [Level.CONFIDENTIAL, Level.SECRET]
    assert {kind for kind, _, _ in view.outstanding} == {"print", "output"}
    lan = office.sign_in("lan")
    with pytest.raises(Problem, match="destruction.order_open_already"):
        actions.request_destruction(
            lan, DestructionForm(customer, Ground.CONTRACT_END, "A", "2026-11-20", LETTER, True)
        )


def test_a_letter_that_cannot_be_read_is_refused(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    lan = office.sign_in("lan")
    letter = Letter("don.pdf", "application/pdf", b"no pdf at all")
    with pytest.raises(Problem, match="pdf.unreadable_document"):
        actions.request_destruction(
            lan, DestructionForm(customer, Ground.CUSTOMER_REQUEST, "A", "2026-11-20", letter, True)
        )
    assert queries.list_orders(lan, office.project) == ()


def test_a_refusal_keeps_the_customer_and_the_reason(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    quan = office.sign_in("quan")
    with pytest.raises(Problem, match="destruction.reason_missing"):
        actions.approve_destruction(quan, order, False, " ", QUAN, None)
    actions.approve_destruction(quan, order, False, "còn nghĩa vụ lưu hóa đơn", QUAN, None)
    view = queries.get_order(quan, order)
    assert (view.row.state, view.refusal) == (OrderState.REFUSED, "còn nghĩa vụ lưu hóa đơn")
    upstairs = office.sign_in("quan", TOP_SECRET_ROOM)
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        actions.execute_destruction(upstairs, order, CODE, 0, QUAN, office.credential("ha"))
    assert ("destruction:refuse", "ok") in acts_of(office)
    assert get_customer(quan, customer).form.code == CODE


def test_approval_takes_two_and_neither_recorded_it(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    quan = office.sign_in("quan")
    form = DestructionForm(customer, Ground.CUSTOMER_REQUEST, "A", "2026-11-20", LETTER, True)
    own = actions.request_destruction(quan, form)
    with pytest.raises(Refused, match="destruction.own_request"):
        actions.approve_destruction(quan, own, True, "", QUAN, office.credential("ha"))
    with pytest.raises(Refused, match="destruction.own_request"):
        actions.approve_destruction(quan, own, False, "không", QUAN, None)
    acts = acts_of(office)
    assert ("destruction:approve", "destruction.own_request") in acts
    assert ("destruction:refuse", "destruction.own_request") in acts
    assert queries.get_order(quan, own).row.state is OrderState.REQUESTED


def test_who_may_not_approve(office: Office, tmp_path: Path) -> None:
    customer, _ = furnish(office, tmp_path)
    order = requested(office, customer)
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    officer = office.credential("ha")
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.approve_destruction(lan, order, True, "", PASSPHRASES["lan"], officer)
    with pytest.raises(Refused, match="destruction.two_persons"):
        actions.approve_destruction(quan, order, True, "", QUAN, office.credential("quan"))
    with pytest.raises(Refused, match="destruction.officer_countersigns"):
        actions.approve_destruction(quan, order, True, "", QUAN, office.credential("long"))
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.approve_destruction(quan, order, True, "", "sai rồi nhé bạn", officer)
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.approve_destruction(quan, order, True, "", QUAN, replace(officer, passphrase="sai rồi nhé bạn"))
    assert queries.get_order(quan, order).row.state is OrderState.REQUESTED


# Executing ---------------------------------------------------------------------------------------------------------


def still_there(desk: Desk) -> bool:
    lan = desk.office.sign_in("lan")
    there = get_customer(lan, desk.customer).form.code == CODE
    lan.close()
    return there


def test_the_code_must_be_typed_right(desk: Desk) -> None:
    upstairs = desk.upstairs()
    for code in ("", "KH-0418", "kh-0417"):
        with pytest.raises(Problem, match="destruction.code_differs"):
            desk.execute(upstairs, code=code)
    assert still_there(desk)
    assert queries.get_order(upstairs, desk.order).row.state is OrderState.APPROVED


def test_it_happens_only_in_the_top_secret_room(desk: Desk) -> None:
    quan = desk.office.sign_in("quan")
    with pytest.raises(Problem, match="destruction.needs_top_secret_room"):
        desk.execute(quan)
    assert still_there(desk)


def test_who_may_not_execute_or_verify(desk: Desk) -> None:
    upstairs, long = desk.upstairs(), desk.office.sign_in("long", TOP_SECRET_ROOM)
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.execute_destruction(long, desk.order, CODE, 0, PASSPHRASES["long"], desk.office.credential("ha"))
    with pytest.raises(Refused, match="destruction.two_persons"):
        actions.execute_destruction(upstairs, desk.order, CODE, 0, QUAN, desk.office.credential("quan"))
    with pytest.raises(Refused, match="destruction.officer_countersigns"):
        actions.execute_destruction(upstairs, desk.order, CODE, 0, QUAN, desk.office.credential("long"))
    acts = acts_of(desk.office)
    for code in ("session.not_your_duty", "destruction.two_persons", "destruction.officer_countersigns"):
        assert ("destruction:execute", code) in acts
    assert still_there(desk)


def test_a_request_without_approval_is_not_executed(office: Office, tmp_path: Path) -> None:
    customer, stays = furnish(office, tmp_path)
    desk = Desk(office, customer, stays, requested(office, customer))
    with pytest.raises(Problem, match="destruction.not_in_this_state"):
        desk.execute(desk.upstairs())
    assert still_there(desk)


@pytest.mark.parametrize(
    "edit", [{"requested_by": "Người khác"}, {"received_on": "2026-11-01"}, {"approvals": []}, {"recorder": "11" * 16}]
)
def test_an_order_edited_after_approval_is_not_executed(desk: Desk, edit: dict[str, object]) -> None:
    upstairs = desk.upstairs()
    compartment = upstairs.compartment(desk.order.project, desk.order.level)
    record = compartment.get(desk.order.rid)
    assert record is not None
    with compartment.change("destruction:approve", upstairs.identity, upstairs.now()) as change:
        change.put(desk.order.rid, store.ORDER, {**record.body, **edit}, base=record.rev)
    with pytest.raises(Corrupt, match="destruction.signature_unknown"):
        desk.execute(upstairs)
    assert still_there(desk)


def test_one_signature_twice_is_not_two(desk: Desk) -> None:
    upstairs = desk.upstairs()
    compartment = upstairs.compartment(desk.order.project, desk.order.level)
    record = compartment.get(desk.order.rid)
    assert record is not None
    first = record.body["approvals"][0]
    with compartment.change("destruction:approve", upstairs.identity, upstairs.now()) as change:
        twice = {**record.body, "approvals": [first, {**first, "duty": "officer"}]}
        change.put(desk.order.rid, store.ORDER, twice, base=record.rev)
    with pytest.raises(Corrupt, match="destruction.signature_unknown"):
        desk.execute(upstairs)


def test_cancelled_before_the_switch_nothing_is_destroyed(desk: Desk) -> None:
    upstairs = desk.upstairs()

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    count, officer = count_of(upstairs, desk.order), desk.office.credential("ha")
    with pytest.raises(Cancelled):
        actions.execute_destruction(upstairs, desk.order, CODE, count, QUAN, officer, progress=cancel)
    assert still_there(desk)
    assert upstairs.vault.directory.intents() == []
    assert desk.execute(upstairs).pdf.startswith(b"%PDF")


def test_a_trace_in_a_new_file_stops_the_switch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upstairs = desk.upstairs()
    with monkeypatch.context() as spoilt:
        spoilt.setattr(scan, "scan", lambda _compartment, _values: {"record": 2})
        with pytest.raises(Problem, match="destruction.traces_found"):
            desk.execute(upstairs)
    assert still_there(desk)
    officer = desk.office.sign_in("ha")
    assert [row.status for row in queries.list_certificates(officer)] == ["chưa hủy"]
    desk.execute(upstairs)
    assert [row.status for row in queries.list_certificates(officer)] == ["đang thực hiện"]


def test_a_file_without_a_code_is_confirmed_by_the_order_s_number(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer = create_customer(lan, office.project, replace(GONE, code=""))
    order = actions.request_destruction(
        lan, DestructionForm(customer, Ground.CUSTOMER_REQUEST, "A", "2026-11-20", LETTER, True)
    )
    actions.approve_destruction(quan, order, True, "", QUAN, office.credential("ha"))
    number = queries.get_order(quan, order).row.customer_code
    office.clock.advance(COOLING)
    assert number.startswith("LTH-")
    desk = Desk(office, customer, customer, order)
    lan.close()
    quan.close()
    with pytest.raises(Problem, match="destruction.code_differs"):
        desk.execute(desk.upstairs(), code="")
    assert desk.execute(desk.upstairs(), code=number).pdf.startswith(b"%PDF")
