"""Lists as offices keep them: several sheets, split and repeated headers, days, numbers, a password, a far file."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.form import Relation
from app.customers.intake.importing import judge, mapping_of, read
from app.customers.intake.model import CellEdit, Fate, ImportChoices, ImportRow
from app.customers.intake.reading import read_sheet
from app.customers.intake.values import LOST
from app.customers.intake.wish import Wish
from app.customers.rules.model import PREFIX, CustomField, FieldType, Target
from app.errors import Problem
from tests.customers.intake import hostile

LOW, MIDDLE, HIGH = Level
OPEN = (LOW, MIDDLE)


def rows_of(*rows: tuple[str, ...]) -> str:
    return "".join(
        f'<row r="{number}">'
        + "".join(hostile.cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(row) if text)
        + "</row>"
        for number, row in enumerate(rows, 1)
    )


def written(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def judged(file: Path, choices: ImportChoices | None = None, own: tuple[CustomField, ...] = ()) -> list[ImportRow]:
    choices = choices or ImportChoices(LOW)
    sheet = read(file, choices)
    return list(judge(sheet, mapping_of(sheet, choices, own), OPEN, choices, own))


def test_the_sheet_with_customers_is_found_and_another_can_be_chosen(tmp_path: Path) -> None:
    first = hostile.sheet(rows_of(("Hướng dẫn", "Bước"), ("Mở tệp", "1")))
    second = hostile.sheet(rows_of(("Tên khách hàng", "SĐT"), ("Cty A", "0901234567")))
    file = tmp_path / "ds.xlsx"
    file.write_bytes(hostile.workbook_of({"Hướng dẫn": first, "Khách": second}))
    found = read_sheet(file)
    assert (found.sheets, found.sheet, found.rows[0][0]) == (("Hướng dẫn", "Khách"), 1, "Cty A")
    assert read_sheet(file, Wish(sheet=0)).rows == (("Mở tệp", "1"),)


def test_headers_split_over_two_rows_are_one_header(tmp_path: Path) -> None:
    file = written(tmp_path, "Danh sách;;;", "Mã KH;Tên khách hàng;Liên hệ;", ";;Điện thoại;Email", "K1;An;0901234567;")
    sheet = read_sheet(file)
    assert sheet.headers == ("Mã KH", "Tên khách hàng", "Điện thoại", "Email")
    assert (sheet.header, sheet.lines) == (2, (4,))


def test_another_row_can_be_the_header_and_a_repeated_one_is_left_out(tmp_path: Path) -> None:
    file = written(tmp_path, "Tên KH;SĐT", "Nhóm;Số", "An;0901234567", "Nhóm;Số", "Bình;0901234568")
    assert read_sheet(file).header == 1
    chosen = read_sheet(file, Wish(header=2))
    assert (chosen.headers, chosen.lines) == (("Nhóm", "Số"), (3, 5))


def test_a_workbook_with_a_password_is_told_as_that(tmp_path: Path) -> None:
    file = tmp_path / "khoa.xlsx"
    file.write_bytes(_encrypted())
    with pytest.raises(Problem, match=r"customers\.import_locked"):
        read_sheet(file)


def test_a_file_of_two_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "to.csv"
    with file.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    began = time.monotonic()
    with pytest.raises(Problem, match=r"customers\.import_too_big"):
        read_sheet(file)
    assert time.monotonic() - began < 1


def test_numbers_that_a_spreadsheet_maimed_are_mended_or_told(tmp_path: Path) -> None:
    lines = ("Tên KH;SĐT;MST", "An;901234567.0;100109106", "Bình;9,01E+08;", "Cúc;901234567/ 02838123456;")
    good, bad, several = judged(written(tmp_path, *lines))
    assert good.form is not None
    assert (good.form.phones, good.form.tax_code) == (("+84901234567",), "0100109106")
    assert (bad.fate, bad.problems) == (Fate.BAD, (("phones", LOST),))
    assert several.form is not None
    assert several.form.phones == ("+84901234567", "+842838123456")


def test_odd_texts_are_told_cell_by_cell(tmp_path: Path) -> None:
    long, lines = "x" * 1990, ["Tên KH;Ghi chú"]
    names = (long, "An 🙂", "Nguye\u0302\u0303n", "An\u202eB", "=1+1", "")
    lines += [f"{name};- gọi sau" for name in names]
    found = judged(written(tmp_path, *lines))
    assert [row.problems for row in found] == [
        (("name", "too_long"),), (), (), (("name", "control"),), (("name", "formula"),), (("name", "required"),),
    ]  # fmt: skip
    assert found[2].form is not None
    assert found[2].form.name == "Nguyễn"


def test_a_cell_is_corrected_and_a_row_left_out_by_choice(tmp_path: Path) -> None:
    file = written(tmp_path, "Tên KH;SĐT", "An;12", "Bình;13", "Cúc;14")
    choices = ImportChoices(LOW, edits=(CellEdit(2, 1, "0901234567"),), left_out=(3,))
    assert [row.fate for row in judged(file, choices)] == [Fate.ADD, Fate.LEFT_OUT, Fate.BAD]
    rest = ImportChoices(LOW, leave_out_bad=True)
    assert {row.fate for row in judged(file, rest)} == {Fate.LEFT_OUT}


def test_the_level_is_the_lists_the_columns_or_proposed_from_the_relation(tmp_path: Path) -> None:
    lines = ("Tên KH;Quan hệ;Cấp mật", "An;quan trọng;", "Bình;;cơ mật", "Cúc;lợi ích trực tiếp;")
    file = written(tmp_path, *lines)
    assert [row.level for row in judged(file)] == [LOW, MIDDLE, LOW]
    proposed = judged(file, ImportChoices(LOW, by_relation=True))
    assert [row.level for row in proposed] == [MIDDLE, MIDDLE, HIGH]
    assert proposed[2].problems == (("level", "beyond_clearance"),)
    assert proposed[0].form is not None
    assert proposed[0].form.relation is Relation.IMPORTANT


def test_columns_are_mapped_by_hand_and_to_the_projects_own_fields(tmp_path: Path) -> None:
    kinds = (FieldType.DAY, FieldType.AMOUNT, FieldType.YES_NO, FieldType.CHOICE)
    own = tuple(
        CustomField(Target.CUSTOMER, name, kind, choices=("Miền Bắc",), id=f"f{place}")
        for place, (name, kind) in enumerate(zip(("Ngày ký", "Hạn mức", "VIP", "Vùng"), kinds, strict=True))
    )
    lines = (
        "Ai đấy;Ngày ký;Hạn mức;VIP;Vùng",
        "An;05/03/2026;1.500.000;x;mien bac",
        "Bình;32/1/2026;ít;;Nam",
    )
    file = written(tmp_path, *lines)
    with pytest.raises(Problem, match=r"customers\.import_no_name_column"):
        judged(file, own=own)
    mapping = ("name", *(PREFIX + field.id for field in own))
    good, bad = judged(file, ImportChoices(LOW, mapping=mapping), own)
    assert good.form is not None
    assert dict(good.form.custom) == {"f0": "2026-03-05", "f1": 1_500_000, "f2": True, "f3": "Miền Bắc"}
    assert bad.problems == (("custom:f0", "day"), ("custom:f1", "amount"), ("custom:f3", "choice"))


def _encrypted() -> bytes:
    """The least of an old Office wrapper around an encrypted workbook: header, one table, a folder of two streams."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0x1000, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    sectors = struct.pack("<II", table, end) + struct.pack("<I", end) * 2 + struct.pack("<I", free) * 124

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        places = struct.pack("<HBBIII", len(text), kind, 1, free, right, child)
        return text.ljust(64, b"\0") + places + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, free, end, 0) + entry("EncryptedPackage", 2, free, 2, 2, 8)
    folder += entry("EncryptionInfo", 2, free, free, 3, 8) + bytes(128)
    return header + sectors + folder + bytes(1024)
