"""The sample lists: read like any office's own, whole, and clearly invented."""

from __future__ import annotations

import os
import runpy
from collections import Counter
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.contacts import standard_phone, tax_code_fault
from app.customers.intake.importing import judge, read
from app.customers.intake.model import ImportChoices
from app.customers.intake.reading import Sheet, propose_mapping, read_sheet
from app.customers.intake.twins import Known, settled
from app.paths import RESOURCES

SAMPLES = RESOURCES / "samples"
LIST = ("danh-sach-khach-hang.csv", "danh-sach-khach-hang.xlsx")


def column(sheet: Sheet, field: str) -> list[str]:
    place = propose_mapping(sheet.headers).index(field)
    return [row[place] for row in sheet.rows]


@pytest.mark.parametrize("name", LIST)
def test_the_good_list_has_nothing_to_mend(name: str) -> None:
    sheet = read_sheet(SAMPLES / name)
    assert len(sheet.rows) == 320
    assert set(propose_mapping(sheet.headers)) == {
        *("", "name", "code", "phones", "email", "tax_code", "address", "relation", "owner", "level", "note"),
    }
    assert all(standard_phone(phone) for phone in column(sheet, "phones"))
    assert all(code.startswith("99") and not tax_code_fault(code) for code in column(sheet, "tax_code") if code)
    assert all("Mẫu" in name for name in column(sheet, "name"))
    assert all(mail.endswith("@mau.example") for mail in column(sheet, "email") if mail)
    assert len(set(column(sheet, "code"))) == 320
    levels = Counter(column(sheet, "level"))
    assert set(levels) == {"bí mật", "cơ mật", "tuyệt mật"}
    assert min(levels.values()) >= 20


def test_both_forms_of_the_good_list_are_one_list() -> None:
    first, second = (read_sheet(SAMPLES / name) for name in LIST)
    assert (first.headers, first.rows) == (second.headers, second.rows)
    assert (first.kind, second.kind) == ("text", "workbook")
    assert (first.lines[0], second.lines[0]) == (2, 4)


@pytest.mark.parametrize(("name", "reading"), [("danh-sach-vni.csv", "vni"), ("danh-sach-tcvn3.xlsx", "tcvn3")])
def test_lists_in_old_fonts_say_the_same_as_the_good_one(name: str, reading: str) -> None:
    good, old = read_sheet(SAMPLES / LIST[0]), read_sheet(SAMPLES / name)
    assert (old.reading, len(old.rows)) == (reading, 40)
    assert [cell.casefold() for cell in column(old, "name")] == [cell.casefold() for cell in column(good, "name")[:40]]


def test_the_messy_list_is_understood_as_far_as_it_can_be() -> None:
    choices = ImportChoices(Level.CONFIDENTIAL)
    sheet = read(SAMPLES / "danh-sach-lon-xon.csv", choices)
    mapping = propose_mapping(sheet.headers)
    assert (sheet.header, mapping) == (3, ("", "code", "name", "phones", "email", "tax_code", "note"))
    rows = list(judge(sheet, mapping, tuple(Level), choices))
    assert [row.problems for row in rows if row.problems] == [(("phones", "digits_lost"),)]
    fates = [row.twin.by for row in settled(rows, Known(), choices) if row.twin is not None]
    assert fates == ["code", "name_phone"]


def test_the_script_writes_what_is_committed(tmp_path: Path) -> None:
    script = tmp_path / "resources" / "samples" / "make_samples.py"
    script.parent.mkdir(parents=True)
    script.write_bytes((SAMPLES / "make_samples.py").read_bytes())
    runpy.run_path(os.fspath(script), run_name="__main__")
    for name in ("danh-sach-khach-hang.csv", "danh-sach-loi.csv", "danh-sach-vni.csv", "danh-sach-lon-xon.csv"):
        assert (script.parent / name).read_bytes() == (SAMPLES / name).read_bytes()
    # Deflate may differ between zlib builds, so the workbook is compared by what it says.
    assert read_sheet(script.parent / LIST[1]).rows == read_sheet(SAMPLES / LIST[1]).rows
