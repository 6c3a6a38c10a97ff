"""The two standing reports: a signed paper, and a package that an auditor checks without the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.access.event import Event
from app.cli.command import main
from app.clock import DAY, local_date
from app.customers.form import Ref
from app.customers.queries import get_customer, reveal_field
from app.errors import Corrupt, Problem, Refused
from app.ids import random_id
from app.journal.entry import Detail
from app.keys.encoding import b64, canonical, unb64
from app.oversight.acts import fill, newest_acts
from app.oversight.reports.actions import make_journal_report
from app.oversight.reports.checking import Checked, check_package
from app.oversight.reports.model import Report, ReportForm
from app.oversight.selecting import Wanted
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.journeys.papers import ran
from tests.people.test_entrance import events
from tests.ui.files import make_customer

SECRET_NAME = "Công ty Hải Đăng"


@pytest.fixture
def read(office: Office) -> tuple[Office, Ref, Ref]:
    """Lan reads one customer three times, another once, over three days; Long reads the first."""
    lan, long = office.sign_in("lan"), office.sign_in("long")
    first, other = make_customer(lan, office.project), make_customer(lan, office.project)
    for day in range(3):
        get_customer(lan, first)
        if day == 1:
            get_customer(long, first)
            reveal_field(lan, other, "phones")
        office.clock.advance(DAY)
    return office, first, other


def made(office: Office, form: ReportForm) -> Report:
    return make_journal_report(office.sign_in("ha"), form, PASSPHRASES["ha"])


def text_of(pdf: bytes, place: Path) -> str:
    file = place / "report.pdf"
    file.write_bytes(pdf)
    return " ".join(ran("pdftotext", "-layout", file, "-").split())


def changed(package: bytes, line: int, change: Callable[[dict[str, Any]], object]) -> bytes:
    lines = package.split(b"\n")
    content = json.loads(lines[line])
    change(content)
    lines[line] = canonical(content)
    return b"\n".join(lines)


def codes(package: bytes) -> set[str]:
    return {fault.code for fault in check_package(package).faults}


def test_everything_one_person_read(read: tuple[Office, Ref, Ref], tmp_path: Path) -> None:
    office, first, other = read
    report = made(office, ReportForm(person=office.people["lan"]))
    told = text_of(report.pdf, tmp_path)
    code = first.rid.hex()[-12:].upper()
    for words in (NAMES["lan"], f"{code[:4]} {code[4:8]} {code[8:]}", other.rid.hex()[-4:].upper(), report.number):
        assert words in told
    assert NAMES["long"] not in told
    assert ran("pdfsig", "-nocert", tmp_path / "report.pdf").count("Signature is Valid") == 1
    found = check_package(report.package)
    assert found.whole
    assert (found.subject, found.made_by, found.sealed) == (NAMES["lan"], NAMES["ha"], 0)
    ha = office.sign_in("ha")
    own = [entry.id for entry in ha.journal.entries() if entry.writer.uid == office.people["lan"]]
    assert [line.act.id for line in found.told] == own[: len(found.told)]
    assert len(found.told) == report.entries
    views = [line for line in found.told if line.act.event == Event.CUSTOMER_VIEW.value]
    assert [line.act.rid for line in views].count(first.rid) == 3


def test_everyone_who_read_one_customer(read: tuple[Office, Ref, Ref], tmp_path: Path) -> None:
    office, first, _ = read
    report = made(office, ReportForm(rid=first.rid.hex()[-12:].upper()))
    told = text_of(report.pdf, tmp_path)
    for words in (NAMES["lan"], NAMES["long"], first.rid.hex()):
        assert words in told
    found = check_package(report.package)
    assert found.whole
    assert found.subject == first.rid.hex()
    assert {line.person for line in found.told} == {NAMES["lan"], NAMES["long"]}
    assert {line.act.rid for line in found.told} == {first.rid}
    assert [line.act.event for line in found.told].count(Event.CUSTOMER_VIEW.value) == 4


def test_no_customer_data_goes_out_with_them(read: tuple[Office, Ref, Ref], tmp_path: Path) -> None:
    office, first, _ = read
    card = get_customer(office.sign_in("lan"), first).form
    for form in (ReportForm(person=office.people["lan"]), ReportForm(rid=first.rid.hex())):
        report = made(office, form)
        told = text_of(report.pdf, tmp_path)
        for value in (card.name, *card.phones, card.email):
            if value:
                assert value not in told
                assert value.encode() not in report.package


def test_a_period_keeps_the_chain_whole(read: tuple[Office, Ref, Ref]) -> None:
    office, _, _ = read
    second = local_date(office.clock.now() - 2 * DAY).isoformat()
    report = made(office, ReportForm(person=office.people["lan"], day_from=second, day_to=second))
    found = check_package(report.package)
    assert found.whole
    assert {local_date(line.act.at).isoformat() for line in found.told} == {second}


@pytest.mark.parametrize(
    ("line", "change", "code"),
    [
        (4, lambda entry: entry.update(at=entry["at"] + 1), "oversight.proof_forged"),
        (4, lambda entry: entry.update(sig=b64(bytes(64))), "oversight.proof_forged"),
        (4, lambda entry: entry.update(secret=b64(bytes(32))), "oversight.proof_unreadable"),
        (4, lambda entry: entry.update(detail=b64(unb64(entry["detail"])[:-1] + b"x")), "oversight.proof_forged"),
        (0, lambda head: head.update(to="2030-01-01"), "oversight.proof_end"),
        (-2, lambda end: end["end"].update(entries=1), "oversight.proof_end"),
        (-2, lambda end: end["end"].update(signature=b64(bytes(64))), "oversight.proof_end"),
    ],
)
def test_what_was_changed_is_found(read: tuple[Office, Ref, Ref], line: int, change: Any, code: str) -> None:
    office, _, _ = read
    package = made(office, ReportForm(person=office.people["lan"])).package
    assert code in codes(changed(package, line, change))


def test_what_was_left_out_moved_or_put_in_is_found(read: tuple[Office, Ref, Ref]) -> None:
    office, first, _ = read
    package = made(office, ReportForm(person=office.people["lan"])).package
    lines = package.split(b"\n")
    assert {"oversight.proof_gap", "oversight.proof_end"} <= codes(b"\n".join([*lines[:4], *lines[5:]]))
    moved = b"\n".join([*lines[:4], lines[5], lines[4], *lines[6:]])
    assert "oversight.proof_gap" in codes(moved)
    of_record = made(office, ReportForm(rid=first.rid.hex())).package.split(b"\n")
    foreign = b"\n".join([*of_record[:-2], lines[2], *of_record[-2:]])
    assert "oversight.proof_other_subject" in codes(foreign)
    names_another = changed(package, 0, lambda head: head.update(made_by=office.people["nam"].hex()))
    assert "oversight.proof_end" in codes(names_another)
    with pytest.raises(Corrupt, match=r"vault\.roster_forged"):
        check_package(changed(package, 1, lambda told: told["statements"][1].update(at=5)))
    for none in (b"", b"{}\n{}\n{}\n", package[:-1], package[: len(package) // 2], b"\xff\n" * 9):
        with pytest.raises(Problem, match=r"oversight\.no_package"):
            check_package(none)


def test_who_may_and_what_stands_in_the_journal(read: tuple[Office, Ref, Ref]) -> None:
    office, first, _ = read
    form = ReportForm(rid=first.rid.hex())
    for who in ("quan", "lan", "minh"):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            make_journal_report(office.sign_in(who), form, PASSPHRASES[who])
    made(office, form)
    told = events(office.sign_in("ha"))
    assert told.count((Event.JOURNAL_REPORT.value, "ok")) == 1
    assert told.count((Event.JOURNAL_REPORT.value, "session.not_your_duty")) == 3


def test_what_cannot_be_reported_is_said(read: tuple[Office, Ref, Ref]) -> None:
    office, first, _ = read
    cases = {
        "oversight.no_subject": ReportForm(),
        "oversight.no_record": ReportForm(rid=random_id().hex()),
        "oversight.many_records": ReportForm(rid=first.rid.hex()[:6]),
        "oversight.no_entries": ReportForm(rid=first.rid.hex(), day_from="2031-01-01"),
        "oversight.bad_day": ReportForm(rid=first.rid.hex(), day_from="hôm qua"),
    }
    for code, form in cases.items():
        with pytest.raises(Problem, match=code.replace(".", r"\.")):
            made(office, form)
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase"):
        make_journal_report(office.sign_in("ha"), ReportForm(person=office.people["lan"]), PASSPHRASES["lan"])


def test_the_command_checks_it_without_the_vault(
    read: tuple[Office, Ref, Ref], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, first, _ = read
    report = made(office, ReportForm(rid=first.rid.hex()))
    file = tmp_path / "outside.niem-audit"
    file.write_bytes(report.package)
    found: Checked = check_package(report.package)
    assert main(["--language", "en", "verify-journal", str(file), "--list"]) == 3
    told = capsys.readouterr().out
    assert found.genesis_words in told
    assert told.count("View a customer") == 4 or told.count(first.rid.hex()) >= 5
    assert main(["verify-journal", str(file), "--words", found.genesis_words]) == 0
    assert main(["verify-journal", str(file), "--words", "một hai ba bốn năm sáu"]) == 1
    file.write_bytes(changed(report.package, 4, lambda entry: entry.update(at=1)))
    assert main(["verify-journal", str(file)]) == 1


def forged_view(office: Office, record: Ref) -> None:
    """Nam writes into the file that Lan has read a customer."""
    lan, nam = office.sign_in("lan"), office.sign_in("nam")

    class Forger:
        writer_id = lan.identity.writer_id
        sign = staticmethod(nam.identity.sign)

    nam.journal._own[Forger.writer_id.encoded()] = nam.journal.head_of(Forger.writer_id)
    nam.journal.append(Forger(), nam.now(), Detail(Event.CUSTOMER_VIEW.value, "ok", rid=record.rid))


def test_what_somebody_wrote_in_anothers_name_is_no_reading(read: tuple[Office, Ref, Ref], tmp_path: Path) -> None:
    office, first, _ = read
    lan, record = ReportForm(person=office.people["lan"]), ReportForm(rid=first.rid.hex())
    before = text_of(made(office, lan).pdf, tmp_path)
    forged_view(office, first)
    assert "Số lần đọc 4" in text_of(made(office, record).pdf, tmp_path)
    report = made(office, lan)
    told = text_of(report.pdf, tmp_path)
    assert reads(told) == reads(before)
    assert "1 mục không mang chữ ký" in told
    assert "không mang chữ ký" not in before
    assert codes(report.package) == {"oversight.proof_forged"}


def reads(told: str) -> str:
    return told.split("Số lần đọc ")[1].split(maxsplit=1)[0]


def test_an_entry_that_says_something_else_than_the_officer_read_ends_the_report(read: tuple[Office, Ref, Ref]) -> None:
    office, first, _ = read
    ha = office.sign_in("ha")
    fill(ha)
    views = [act for act in newest_acts(ha, Wanted(record=first.rid.hex())) if act.event == Event.CUSTOMER_VIEW.value]
    other = next(act for act in newest_acts(ha, Wanted()) if act.event == Event.SIGN_IN.value)
    ha.journal.connection.execute(
        "UPDATE entry SET detail = (SELECT detail FROM entry WHERE id = ?) WHERE id = ?", (other.id, views[0].id)
    )
    with pytest.raises(Corrupt, match=r"oversight\.entry_missing"):
        make_journal_report(ha, ReportForm(rid=first.rid.hex()), PASSPHRASES["ha"])
