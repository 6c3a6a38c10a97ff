"""Tables that leave: no cell of theirs is ever computed, and no text is spoiled more than that takes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.release.formulas import neutral, starts_a_formula
from app.release.separated import separated
from app.release.tables import Table
from app.release.workbook import LONGEST_CELL, workbook

ATTACKS = (
    "=1+1", '=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1",
    "＝1+1", "＋1+1", "－1", "＠SUM(1)", "=", "-", "@",
)  # fmt: skip
HARMLESS = (
    "Công ty Bách Việt", "0901 234 567", "+84 901 234 567", "+84901234567", "a@b.example", "12-3", "5 = 5", "",
    "'đã có", "a+b", "1.500.000 ₫", "02/11/2026",
)  # fmt: skip


@pytest.mark.parametrize("text", ATTACKS)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert starts_a_formula(text)
    assert neutral(text)[0] == "'"


@pytest.mark.parametrize("text", HARMLESS)
def test_the_rest_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "\n", "\r\n", '"', "'"])
def test_no_cell_begins_anew_at_another_mark(mark: str) -> None:
    assert neutral(f"x{mark}=1") == f"x{mark} =1"


@given(st.lists(st.text(), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_whatever_mark_a_reader_splits_at_no_cell_is_computed(cells: list[str], mark: str) -> None:
    made = separated(Table("T", tuple("A" * len(cells)), (tuple(cells),))).decode("utf-8-sig")
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        for row in csv.reader(io.StringIO(made, newline=""), delimiter=mark, quoting=quoting):
            for cell in row:
                first = cell.lstrip("\t\r\n")[:1]
                assert first not in set("=+-@＝＋－＠") or re.fullmatch(r"\+[0-9][0-9 ]*", cell), cell


def test_a_file_of_separated_values_reads_back() -> None:
    table = Table("T", ("Mục", "Nội dung"), (("Ghi chú", 'dòng "một"\nhai'), ("Điện thoại", "+84 901 234 567")))
    made = separated(table)
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))) == [
        list(table.header),
        *map(list, table.rows),
    ]


def test_a_workbook_reads_back_as_texts() -> None:
    rows = tuple((text, "x") for text in (*ATTACKS, *HARMLESS) if text.strip() and "\r" not in text)
    made = workbook((Table("Một & <hai>", ("A", "B"), rows), Table("Ba", tuple("AB" * 20), ())))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["Một & <hai>", "Ba"]
    found = book.get_sheet_by_index(0).to_python()
    assert [tuple(row) for row in found[1:]] == list(rows)


def test_every_cell_is_typed_as_a_text_and_marked_where_it_must_stay_one() -> None:
    made = workbook((Table("T", ("A",), (("=1",), ("0901",), ("_x0041_ \x0b",))),))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            minidom.parseString(archive.read(name))  # noqa: S318 (our own)
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count('t="inlineStr"') == 4
    assert '<c r="A2" s="1"' in sheet
    assert '<c r="A3" s="0"' in sheet
    assert "_x005F_x0041_ _x000B_" in sheet
    assert styles.count('numFmtId="49"') == 3
    assert styles.count("quotePrefix") == 1


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=4))
def test_any_text_gives_a_workbook_that_can_be_read(rows: list[tuple[str, str]]) -> None:
    made = workbook((Table("T", ("A", "B"), tuple(rows)),))
    assert CalamineWorkbook.from_filelike(io.BytesIO(made)).sheet_names == ["T"]


def test_a_text_longer_than_a_cell_is_no_workbook() -> None:
    with pytest.raises(ValueError, match="cell"):
        workbook((Table("T", ("A",), (("x" * (LONGEST_CELL + 1),),)),))
    with pytest.raises(ValueError, match="sheet"):
        workbook(())
