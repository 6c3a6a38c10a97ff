"""Lists of every kind, kind and hostile, through the real reading process."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.customers.intake.decoding import decode, is_1258
from app.customers.intake.reading import Sheet, read_sheet
from app.customers.intake.tables import read_table
from app.errors import Problem
from tests.customers.intake import hostile

LIST = "Tên khách hàng;Điện thoại;Ghi chú\nCông ty Đường Sáng;0901 234 567;ưu đãi\n"


def read(tmp_path: Path, content: bytes, name: str = "ds.csv") -> Sheet:
    file = tmp_path / name
    file.write_bytes(content)
    return read_sheet(file)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LIST.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + LIST.encode(), "UTF-8"),
        (LIST.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + LIST.encode("utf-16-be"), "UTF-16"),
        (LIST.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_every_unicode_form_gives_the_same_list(tmp_path: Path, content: bytes, encoding: str) -> None:
    sheet = read(tmp_path, content)
    assert sheet.headers == ("Tên khách hàng", "Điện thoại", "Ghi chú")
    assert sheet.rows == (("Công ty Đường Sáng", "0901 234 567", "ưu đãi"),)
    assert (sheet.encoding, sheet.kind, sheet.lines) == (encoding, "text", (2,))


def test_windows_1258_comes_out_composed(tmp_path: Path) -> None:
    # Windows-1258 writes a vowel and its tone as two bytes; tone marks follow the letter.
    text = "T\u00ean kh\u00e1ch h\u00e0ng;\u0110i\u00ea\u0323n thoa\u0323i\n"
    text += "Nguy\u00ea\u0303n Thi\u0323 H\u01b0\u01a1\u0300ng;0901234567\n"
    sheet = read(tmp_path, text.encode("cp1258"))
    assert sheet.headers == ("Tên khách hàng", "Điện thoại")
    assert sheet.rows[0][0] == "Nguyễn Thị Hường"
    assert sheet.encoding == "Windows-1258"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["Tên KH", "SĐT", "Địa chỉ"], ["Cty A", "0901", "Số 1; phố B, quận C"], ["Cty D", "0902", "Tổ 3"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert read(tmp_path, text.encode()).rows == (tuple(rows[1]), tuple(rows[2]))


def test_excels_own_separator_line_is_obeyed_and_left_out(tmp_path: Path) -> None:
    sheet = read(tmp_path, "sep=;\nTên KH;SĐT\nCty A, B;0901\n".encode())
    assert (sheet.headers, sheet.rows, sheet.lines) == (("Tên KH", "SĐT"), (("Cty A, B", "0901"),), (3,))


def test_a_letterhead_above_the_headers_is_skipped_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    text = "CÔNG TY MẪU,,\nDanh sách khách hàng năm 2026,,\n,,\n"
    text += "STT,Tên khách hàng,Điện thoại\n1,Cty A,0901\n,,\n2,Cty B,0902\n"
    sheet = read(tmp_path, text.encode())
    assert sheet.headers == ("STT", "Tên khách hàng", "Điện thoại")
    assert sheet.lines == (5, 7)
    assert sheet.skipped == (1, 2)


def test_a_quoted_line_break_stays_in_its_cell(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'Tên KH,Địa chỉ\nCty A,"Số 1\nHà Nội"\nCty B,Huế\n'.encode())
    assert sheet.rows == (("Cty A", "Số 1\nHà Nội"), ("Cty B", "Huế"))
    assert sheet.lines == (2, 4)


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    number = '<row r="3">' + hostile.cell("A3", "Công ty Mẫu Hai") + '<c r="B3"><v>901234567</v></c></row>'
    content = hostile.workbook(hostile.sheet(hostile.HEADERS + hostile.GOOD_ROW + number))
    sheet = read(tmp_path, content, "danh sách.csv")
    assert sheet.headers == ("Tên khách hàng", "Điện thoại")
    assert sheet.rows == (("Công ty Mẫu Một", "0901234567"), ("Công ty Mẫu Hai", "901234567"))
    assert (sheet.kind, sheet.lines, sheet.encoding) == ("workbook", (2, 3), "")


def test_an_open_document_is_read(tmp_path: Path) -> None:
    rows = hostile.open_row("Tên KH", "SĐT") + hostile.open_row("Công ty Mẫu", "0901234567")
    assert read(tmp_path, hostile.open_document(rows)).rows == (("Công ty Mẫu", "0901234567"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "page",
    [
        "\r\n<html><body><table><tr><td>Tên khách hàng</td><td>SĐT</td></tr></table></body></html>",
        "<!DOCTYPE html><table><tr><td>Tên khách hàng;SĐT</td></tr></table>",
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    ],
)
def test_a_web_page_by_the_name_of_a_workbook_is_told_as_that(tmp_path: Path, page: str, encoding: str) -> None:
    file = tmp_path / "khach-hang.xls"
    file.write_bytes(page.encode(encoding))
    with pytest.raises(Problem, match=r"customers\.import_web_page"):
        read_sheet(file)


def test_formula_cells_are_never_run_and_arrive_as_they_are(tmp_path: Path) -> None:
    assert read(tmp_path, 'Tên KH,Ghi chú\n"=1+1","\t@SUM(A1)"\n'.encode()).rows == (("=1+1", "\t@SUM(A1)"),)
    formula = '<row r="2"><c r="A2"><f>1+1</f></c>' + hostile.cell("B2", "=cmd|'/c calc'!A0") + "</row>"
    assert read(tmp_path, hostile.workbook(hostile.sheet(hostile.HEADERS + formula))).rows == (
        ("", "=cmd|'/c calc'!A0"),
    )


HOSTILE: list[tuple[str, Callable[[], bytes], set[str]]] = [
    ("100 MB of XML in a small file", hostile.deflated_100_mb, {"too_big"}),
    ("many parts", hostile.many_medium_parts, {"too_big"}),
    ("lying sizes", hostile.lying_sizes, {"too_big", "damaged"}),
    ("cells at both corners", hostile.far_cell, {"too_big"}),
    ("16 384 columns", hostile.wide_rows, {"too_many_columns"}),
    ("a column that cannot exist", hostile.beyond_columns, {"damaged", "too_big"}),
    ("10 million cells in one row", hostile.million_cells, {"too_big", "too_many_columns"}),
    ("ODS cell ten million times", hostile.repeated_columns, {"too_big", "too_many_columns", "damaged"}),
    ("ODS row a thousand million times", hostile.repeated_rows, {"too_big", "damaged"}),
    ("rubbish in an old Excel wrapper", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), {"damaged"}),
    ("billion laughs", hostile.laughs, {"damaged", "not_a_table", "empty"}),
    ("deep XML", hostile.deep, {"damaged", "too_big", "empty"}),
    ("truncated", lambda: hostile.workbook(hostile.sheet(hostile.HEADERS + hostile.GOOD_ROW))[:-200], {"damaged"}),
    ("a program by another name", lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 400, {"not_a_table"}),
    (
        "an archive of something else",
        lambda: hostile.workbook("").replace(b"xl/workbook.xml", b"xl/wxrkbook.xml"),
        {"not_a_table"},
    ),
    ("NUL bytes", lambda: LIST.encode().replace(b";", b"\0;"), {"not_a_table"}),
    ("10 million columns", lambda: b"a," * 10_000_000 + b"\n1,2\n", {"too_many_columns"}),
    (
        "300 columns",
        lambda: b"Ten KH" + b",c" * 300 + b"\n1,2\n",
        {"too_many_columns"},
    ),
    ("one line of 50 MB", lambda: b"Ten KH,SDT\n" + b"x" * 50_000_000, {"too_big"}),
    ("one line of 30 MB", lambda: b"Ten KH,SDT\n" + b"x" * 30_000_000, {"not_a_table"}),
    ("a quote that never ends", lambda: b'Ten KH,SDT\n"A,1\n' + b"B,2\n" * 100_000, {"cell_too_long"}),
    ("a quote in the wrong place", lambda: b'Ten KH,SDT\n"A"x,1\n', {"broken_line"}),
    ("3 million lines", lambda: b"Ten KH,SDT\n" + b"A,1\n" * 3_000_000, {"too_big"}),
    ("Latin text with bytes of no encoding", lambda: b"Ten KH,SDT\n\xd2\xd2,1\n", {"encoding"}),
    ("UTF-16 cut in the middle of a pair", lambda: b"\xff\xfe" + LIST.encode("utf-16-le") + b"\x00", {"encoding"}),
    ("marks on no letter", lambda: b"Ten KH,SDT\nNguy" + b"\xecn V\xb5n,1\n", {"encoding"}),
    ("nothing", lambda: b"", {"empty"}),
    ("blanks", lambda: b" \n \n", {"empty"}),
    ("headers alone", lambda: b"Ten KH,SDT\n", {"empty"}),
    ("prose", lambda: b"Kinh thu.\nTran trong.\n", {"not_a_table"}),
]


@pytest.mark.parametrize(("make", "codes"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_list_ends_in_a_clear_problem(tmp_path: Path, make: Callable[[], bytes], codes: set[str]) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(make())
    began = time.monotonic()
    code, memory = measured(file)
    assert time.monotonic() - began <= 10
    assert code.removeprefix("customers.import_") in codes
    assert memory <= 512 * 1024
    assert sorted(tmp_path.iterdir()) == [file]


def measured(file: Path) -> tuple[str, int]:
    """The code of the problem, and the most memory that the reading process held, in KiB.

    Asked through a small process in between, because a child starts its count at the size of what started it.
    """
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom app.customers.intake.reading import read_sheet\n"
        "from app.errors import Problem\n"
        "try:\n    read_sheet(Path(sys.argv[1]))\n    code = 'none'\n"
        "except Problem as problem:\n    code = problem.code\n"
        "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    code, memory = done.stdout.split()
    return code, int(memory)


def test_the_memory_limit_is_real(tmp_path: Path) -> None:
    text = "Tên KH,SĐT\n" + "\n".join(f"Công ty {n},09{n:08d}" for n in range(150_000))
    file = tmp_path / "ds.csv"
    file.write_text(text, encoding="utf-8")
    assert len(read_sheet(file).rows) == 150_000
    with pytest.raises(Problem, match=r"customers\.import_(too_big|took_too_long)"):
        read_sheet(file, memory_mb=80)


def test_the_time_limit_is_real(tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("Tên KH,SĐT\n" + "Cty A,1\n" * 190_000, encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(Problem, match=r"customers\.import_took_too_long"):
        read_sheet(file, seconds=0.05)
    assert time.monotonic() - began < 2


def test_a_file_that_is_not_there_or_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Problem, match=r"customers\.import_unreadable"):
            read_sheet(path)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: (LIST + text).encode())))
def test_any_bytes_give_a_list_or_a_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any"
    file.write_bytes(content)
    with suppress(Problem):
        table = read_table(str(file))
        widths = {len(row) for row in table["rows"]}
        assert widths == {len(table["headers"])}


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Mc", "Me")), max_size=20)
PAIRS = st.tuples(CELLS, CELLS).filter(lambda row: any(cell.strip() for cell in row))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(CELLS, CELLS).filter(lambda row: any(cell.strip() for cell in row)), min_size=1, max_size=8
    ),
    delimiter=st.sampled_from(",;\t"),
)
def test_what_was_quoted_comes_back_cell_by_cell(tmp_path: Path, rows: list[tuple[str, str]], delimiter: str) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [delimiter.join(map(quoted, row)) for row in [("Tên KH", "Ghi chú"), *rows]]
    file = tmp_path / "ds.csv"
    file.write_bytes(("sep=" + delimiter + "\n" + "\n".join(lines)).encode())
    expected = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    table = read_table(str(file))
    width = len(table["headers"])
    assert table["headers"] == ["Tên KH", "Ghi chú"][:width]
    assert table["rows"] == [row[:width] for row in expected]


def test_decoding_refuses_what_only_looks_decoded() -> None:
    # The word "Nguyễn" as TCVN3 fonts wrote it.
    assert decode(b"Nguy\xd4n V\xa8n An").bytewise
    assert not is_1258(b"Nguy\xd4n V\xa8n An".decode("latin-1"))
    assert decode("Đà Nẵng".encode()).text == "Đà Nẵng"
