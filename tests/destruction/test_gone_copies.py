"""Papers of who was destroyed: their numbers stay in the register, and shredding one closes its line by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies import actions, queries
from app.copies.actions import register_paper
from app.copies.model import CopyKind, CopyRow, CopyState, LendForm, Medium, PaperForm, ShredForm
from app.customers.model import Ref
from app.destruction.closing.model import LineKind, LineState
from app.destruction.closing.queries import get_certificate
from app.destruction.queries import list_certificates
from app.destruction.store import trace_id
from app.errors import Problem
from app.session.door import Session
from tests.destruction.desk import TRACES, Desk, approved
from tests.fixtures.papers import text_of
from tests.fixtures.vault import PASSPHRASES, Office

LAN = PASSPHRASES["lan"]


def more_copies(office: Office) -> Callable[[Ref, Ref], None]:
    """A second print, and a disc, of the customer who will be destroyed; one print of who stays."""

    def before(customer: Ref, stays: Ref) -> None:
        lan = office.sign_in("lan")
        paper = PaperForm(customer, "Giấy của bà Đào", 3, "Lê Văn Giữ", "Tủ bà Hồng Đào", "")
        register_paper(lan, paper)
        register_paper(lan, replace(paper, kind=CopyKind.DISC, sheets=1))
        register_paper(lan, replace(paper, customer=stays, description="Thẻ"))
        lan.close()

    return before


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path, more_copies(office))


def destroyed(desk: Desk) -> None:
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    upstairs.close()


def gone_rows(session: Session) -> list[CopyRow]:
    return [row for row in queries.list_copies(session, session.projects()[0].project) if row.gone]


def form(desk: Desk, *rows: CopyRow, standard: str = "P-4", medium: Medium = Medium.PAPER) -> ShredForm:
    refs = tuple(row.ref for row in rows)
    return ShredForm(desk.office.project, refs, (), "HSM B34", standard, "Phòng hồ sơ", "", medium)


def shred(desk: Desk, session: Session, made: ShredForm) -> tuple[str, bytes]:
    record = actions.record_shredding(session, made, LAN, desk.office.credential("ha"), desk.office.credential("nam"))
    return record.number, record.pdf


def printed_lines(office: Office) -> dict[str, tuple[LineState, str]]:
    officer = office.sign_in("ha")
    (certificate,) = list_certificates(officer)
    lines = get_certificate(officer, certificate.number).lines
    officer.close()
    return {line.number: (line.state, line.note) for line in lines if line.kind in (LineKind.PRINT, LineKind.DISC)}


def test_the_numbers_stay_and_nothing_else(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    before = {row.number: row for row in queries.list_copies(lan, desk.office.project)}
    lan.close()
    destroyed(desk)
    lan = desk.office.sign_in("lan")
    officer = desk.office.sign_in("ha")
    (certificate,) = list_certificates(officer)
    rows = gone_rows(lan)
    assert len([row for row in rows if row.kind is CopyKind.PRINT]) == 2
    for row in rows:
        old = before[row.number]
        assert (row.kind, row.sheets, row.ref.level, row.state) == (old.kind, old.sheets, old.ref.level, old.state)
        assert (row.customer_name, row.description, row.holder, row.place, row.at) == ("", "", "", "", 0)
        assert (row.certificate, row.ref.rid == old.ref.rid) == (certificate.number, False)
    assert not [trace for trace in (*TRACES, "Tủ bà") if trace.casefold() in repr(rows).casefold()]
    kept = [row for row in queries.list_copies(lan, desk.office.project) if not row.gone]
    assert [row.customer_name for row in kept] == ["Công ty Bách Việt"]
    assert actions.register_paper(lan, PaperForm(desk.stays, "Mới", 1, "Giữ", "Tủ", "")) not in before


def test_a_colleague_below_sees_no_number_of_above(desk: Desk) -> None:
    destroyed(desk)
    nam, lan = desk.office.sign_in("nam"), desk.office.sign_in("lan")
    assert {row.number for row in gone_rows(nam)} == {
        row.number for row in gone_rows(lan) if row.ref.level == Level.CONFIDENTIAL
    }


def test_shredding_one_closes_its_line_with_the_record(desk: Desk) -> None:
    destroyed(desk)
    lan = desk.office.sign_in("lan")
    first, second = sorted((row for row in gone_rows(lan) if row.kind is CopyKind.PRINT), key=lambda row: row.number)
    (disc,) = (row for row in gone_rows(lan) if row.kind is CopyKind.DISC)
    with pytest.raises(Problem, match=r"copies\.cut_too_coarse"):
        shred(desk, lan, form(desk, first, standard="P-3"))
    with pytest.raises(Problem, match=r"copies\.other_medium"):
        shred(desk, lan, form(desk, first, disc))
    assert {state for state, _ in printed_lines(desk.office).values()} == {LineState.OUTSTANDING}
    record, pdf = shred(desk, lan, form(desk, first))
    text = text_of(pdf)
    for words in (first.number, first.certificate, "hồ sơ đã tiêu hủy"):
        assert words in text, words
    assert not [trace for trace in TRACES if trace.casefold() in text.casefold()]
    on_disc, _ = shred(desk, lan, form(desk, disc, standard="O-3", medium=Medium.DISC))
    assert printed_lines(desk.office) == {
        first.number: (LineState.SHREDDED, record),
        second.number: (LineState.OUTSTANDING, ""),
        disc.number: (LineState.SHREDDED, on_disc),
    }
    assert {row.number: row.state for row in gone_rows(lan) if row.kind is not CopyKind.OUTPUT} == {
        first.number: CopyState.SHREDDED, second.number: CopyState.HELD, disc.number: CopyState.SHREDDED,
    }  # fmt: skip
    with pytest.raises(Problem, match=r"copies\.not_in_this_state"):
        shred(desk, lan, form(desk, first))
    both = gone_rows(lan)
    shred(desk, lan, form(desk, *(row for row in both if row.kind is CopyKind.PRINT and row.state is CopyState.HELD)))
    assert printed_lines(desk.office)[second.number][0] is LineState.SHREDDED


def test_two_of_one_customer_go_in_one_session(desk: Desk) -> None:
    destroyed(desk)
    lan = desk.office.sign_in("lan")
    record, _ = shred(desk, lan, form(desk, *(row for row in gone_rows(lan) if row.kind is CopyKind.PRINT)))
    papers = {number: found for number, found in printed_lines(desk.office).items() if number.startswith("BI")}
    assert set(papers.values()) == {(LineState.SHREDDED, record)}
    assert len(papers) == 2


def test_they_are_counted_taken_back_and_lent_to_nobody(desk: Desk) -> None:
    destroyed(desk)
    lan = desk.office.sign_in("lan")
    first, second = sorted((row for row in gone_rows(lan) if row.kind is CopyKind.PRINT), key=lambda row: row.number)
    stock = actions.take_stock(lan, desk.office.project, (f"NIEM|{first.number}|ABCD",))
    assert [(row.number, row.gone) for row in stock.seen] == [(first.number, True)]
    assert second.number in {row.number for row in stock.missing}
    assert stock.unknown == ()
    actions.take_back_copy(lan, first.ref, "Tủ sắt")
    with pytest.raises(Problem, match=r"copies\.gone_are_shredded"):
        actions.lend_copy(lan, first.ref, LendForm("Ai đó", "Tủ", "", acknowledged=True))
    (row,) = (row for row in gone_rows(lan) if row.number == first.number)
    assert (row.state, row.place, row.seen_at) == (CopyState.RETURNED, "Tủ sắt", desk.office.clock.now())
    shred(desk, lan, form(desk, row))
    assert actions.take_stock(lan, desk.office.project, (first.number,)).ended == (first.number,)


class _Stop(Exception):
    pass


def test_before_the_switch_each_paper_stands_once(desk: Desk) -> None:
    """Interrupted when the traces were written already: the customer is there, and so is the register as it was."""
    upstairs = desk.upstairs()

    def stop(step: str) -> None:
        if step == "planned":
            raise _Stop

    with pytest.raises(_Stop):
        desk.execute(upstairs, stop)
    compartment = upstairs.compartment(desk.office.project, Level.CONFIDENTIAL)
    trace = compartment.get(trace_id(desk.order.rid, compartment.cid))
    assert trace is not None
    assert len(trace.body["copies"]) > 0
    numbers = [row.number for row in queries.list_copies(upstairs, desk.office.project)]
    assert len(numbers) == len(set(numbers))
    assert gone_rows(upstairs) == []
    desk.execute(upstairs)
    assert len(gone_rows(upstairs)) > 0
