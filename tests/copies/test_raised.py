"""Papers that were out when their customer became top secret: they come back and are shredded, and go to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.copies import actions, queries
from app.copies.model import CopyKind, CopyState, LendForm, PaperForm, ShredForm
from app.customers.actions import create_customer
from app.customers.classification.actions import raise_level
from app.customers.model import CustomerForm, Ref
from app.destruction.actions import approve_destruction, request_destruction
from app.destruction.closing.model import LineKind, LineState
from app.destruction.closing.queries import check_code, get_certificate
from app.destruction.model import DestructionForm, Ground, Letter
from app.errors import Problem
from app.session.door import TOP_SECRET_ROOM
from tests.customers.classification.files import to
from tests.destruction.desk import COOLING
from tests.destruction.desk import Desk as Destroying
from tests.fixtures.vault import PASSPHRASES, Office

CUSTOMER = CustomerForm(name="Công ty Bách Việt", code="KH-0417", level=Level.CONFIDENTIAL)
QUAN = PASSPHRASES["quan"]


def raised(office: Office) -> tuple[Ref, str, str]:
    """The customer, now top secret, and the numbers of their two papers."""
    lan, long = office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    customer = create_customer(lan, office.project, CUSTOMER)
    first, second = (
        actions.register_paper(lan, PaperForm(customer, "Bản in thẻ", 2, "Lê Văn Giữ", "Tủ số 3", "2026-12-01"))
        for _ in range(2)
    )
    now = raise_level(long, customer, to(Level.TOP_SECRET), 1)
    lan.close()
    long.close()
    return now, first, second


def form(office: Office, paper: Ref, standard: str) -> ShredForm:
    return ShredForm(office.project, (paper,), (), "HSM B34", standard, "Phòng hồ sơ", "")


def test_what_was_printed_before_the_level_rose_is_shredded_in_the_room_and_lent_to_nobody(office: Office) -> None:
    _, number, other = raised(office)
    quan, upstairs = office.sign_in("quan"), office.sign_in("quan", TOP_SECRET_ROOM)
    assert queries.list_copies(quan, office.project) == ()
    papers = {row.number: row for row in queries.list_copies(upstairs, office.project)}
    assert {row.ref.level for row in papers.values()} == {Level.TOP_SECRET}
    paper = papers[number].ref
    with pytest.raises(Problem, match=r"copies\.top_secret_is_shredded"):
        actions.lend_copy(upstairs, paper, LendForm("Nam", "Bàn", "", acknowledged=True))
    stock = actions.take_stock(upstairs, office.project, (number,))
    assert ([row.number for row in stock.seen], [row.number for row in stock.missing]) == ([number], [other])
    actions.take_back_copy(upstairs, paper, "Tủ sắt")
    witness, second = office.credential("ha"), office.credential("long")
    with pytest.raises(Problem, match=r"copies\.cut_too_coarse"):
        actions.record_shredding(upstairs, form(office, paper, "P-5"), QUAN, witness, second)
    with pytest.raises(Problem, match=r"copies\.second_witness_missing"):
        actions.record_shredding(upstairs, form(office, paper, "P-6"), QUAN, witness)
    made = actions.record_shredding(upstairs, form(office, paper, "P-6"), QUAN, witness, second)
    states = {row.number: row.state for row in queries.list_copies(upstairs, office.project)}
    assert states == {number: CopyState.SHREDDED, other: CopyState.HELD}
    assert [row.number for row in queries.shredding_records(upstairs)] == [made.number]
    assert queries.shredding_records(quan) == ()
    assert queries.shredding_pdf(office.sign_in("ha"), made.number) == made.pdf


def test_the_line_of_such_a_paper_closes_when_its_customer_was_destroyed(office: Office, tmp_path: Path) -> None:
    customer, number, _ = raised(office)
    long, upstairs = office.sign_in("long", TOP_SECRET_ROOM), office.sign_in("quan", TOP_SECRET_ROOM)
    end = DestructionForm(customer, Ground.CONTRACT_END, "Hết hợp đồng", "2026-11-20", Letter("", "", b""), True)
    order = request_destruction(long, end)
    long.close()
    approve_destruction(upstairs, order, True, "", QUAN, office.credential("ha"))
    office.clock.advance(COOLING)
    certificate = Destroying(office, customer, customer, order).execute(upstairs, code="KH-0417")
    (paper,) = (row for row in queries.list_copies(upstairs, office.project) if row.number == number)
    assert (paper.kind, paper.gone, paper.ref.level) == (CopyKind.PRINT, True, Level.TOP_SECRET)
    shred = form(office, paper.ref, "P-6")
    record = actions.record_shredding(upstairs, shred, QUAN, office.credential("ha"), office.credential("long"))
    officer = office.sign_in("ha")
    view = get_certificate(officer, certificate.number)
    told = {line.number: (line.state, line.note) for line in view.lines if line.kind is LineKind.PRINT}
    assert told[number][0] is LineState.SHREDDED
    assert record.number in told[number][1]
    # Whoever reads the number out reads it in their own way.
    code = view.issues[0].code
    for typed in (certificate.number.lower(), certificate.number.replace("-", " – "), f"NIEM|{certificate.number}|x"):
        assert check_code(officer, typed, code).genuine, typed
