"""Old fonts: every letter of their tables, and which reading is proposed for thousands of invented names."""

from __future__ import annotations

import random
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.customers.intake.decoding import is_1258
from app.customers.intake.legacy import TCVN3, VNI, converted
from app.customers.intake.reading import read_sheet
from app.customers.intake.readings import PLAIN, propose, reader
from app.customers.intake.syllables import is_syllable
from app.customers.intake.viscii import VISCII, from_viscii
from app.customers.intake.wish import Wish
from tests.benchmarks import data
from tests.customers.intake import hostile
from tests.customers.intake.old_fonts import to_tcvn3, to_viscii, to_vni

LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
CAPITALS = "ĂÂÊÔƠƯĐ"
HEADERS = "Tên khách hàng", "Điện thoại", "Địa chỉ", "Ghi chú"


def test_every_letter_comes_back_from_both_fonts() -> None:
    assert converted(to_tcvn3(LETTERS), TCVN3) == LETTERS
    assert converted(to_tcvn3(CAPITALS), TCVN3) == CAPITALS
    assert converted(to_vni(LETTERS), VNI) == LETTERS
    assert converted(to_vni(LETTERS.upper()), VNI) == LETTERS.upper()


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is the second source")
def test_tcvn3_is_the_standard_as_iconv_has_it() -> None:
    data_ = to_tcvn3(LETTERS + CAPITALS).encode("latin-1")
    iconv = str(shutil.which("iconv"))
    done = subprocess.run([iconv, "-f", "TCVN5712-1", "-t", "UTF-8"], input=data_, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == LETTERS + CAPITALS


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is the second source")
def test_viscii_is_what_iconv_has() -> None:
    every = bytes(range(1, 256))
    iconv = str(shutil.which("iconv"))
    done = subprocess.run([iconv, "-f", "VISCII", "-t", "UTF-8"], input=every, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == from_viscii(every.decode("latin-1"))


def test_a_text_file_in_viscii_is_read_capitals_included(tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    rows = "Tên khách hàng;Ghi chú\nNGUYỄN THỊ MỸ LẴNG;Ầm ĩ\nTrần Văn Hường;Õ\nĐỗ Đường;ưu đãi\n"
    file.write_bytes(to_viscii(rows).encode("latin-1"))
    sheet = read_sheet(file)
    assert (sheet.reading, sheet.headers) == (VISCII, ("Tên khách hàng", "Ghi chú"))
    assert list(sheet.rows) == [("NGUYỄN THỊ MỸ LẴNG", "Ầm ĩ"), ("Trần Văn Hường", "Õ"), ("Đỗ Đường", "ưu đãi")]
    assert [sample.reading for sample in sheet.samples] == [PLAIN, TCVN3, VNI, VISCII]


@pytest.mark.parametrize(
    ("written", "reading", "meant"),
    [
        ("NguyÔn V¨n An", TCVN3, "Nguyễn Văn An"),
        ("NGUYÔN V¡N AN", TCVN3, "NGUYỄN VĂN AN"),
        ("Hµ NéI", TCVN3, "HÀ NỘI"),
        ("Lª Tó", TCVN3, "Lê Tú"),
        ("TrÇn Ngäc ¸nh", TCVN3, "Trần Ngọc Ánh"),
        ("C«ng ty TNHH Ph\u00adíc Léc", TCVN3, "Công ty TNHH Phước Lộc"),
        ("Nguyeãn Thò Höôøng", VNI, "Nguyễn Thị Hường"),
        ("COÂNG TY TNHH PHÖÔÙC LOÄC", VNI, "CÔNG TY TNHH PHƯỚC LỘC"),
        ("Ñaëng Thò Myõ Linh", VNI, "Đặng Thị Mỹ Linh"),
    ],
)
def test_words_come_out_as_they_were_meant(written: str, reading: str, meant: str) -> None:
    assert converted(written, reading) == meant


def test_syllables_are_told_from_what_only_looks_like_them() -> None:
    good = (
        "Nguyễn Hường Quỳnh Giếng Nghĩa Phước Thuỷ Thủy Hòa Hoà Ỷ Đặng Diễm Nguyệt Quốc Gì Khuỷu Huế Uyên Việt".split()
    )
    assert [word for word in good if not is_syllable(word)] == []
    bad = "NguyÔn V¨n Nguyeãn Traàn Höôøng Société Müller Đăc Hợc Ngih Quoác".split()
    assert [word for word in bad if is_syllable(word)] == ["Đăc"]  # no tone stands for any


def _cells(count: int, chance: random.Random, rows: list[tuple[str, ...]]) -> list[str]:
    return [*HEADERS, *(cell for row in chance.sample(rows, count) for cell in (row[0], row[4], row[5]))]


def test_confusion_matrix_over_thousands_of_names() -> None:
    """Lists of 1 to 40 customers in every encoding: which reading is proposed."""
    rows, chance = data.rows(4000), random.Random(5712)
    ways: dict[str, Callable[[str], str]] = {
        PLAIN: lambda text: text,
        TCVN3: to_tcvn3,
        VNI: to_vni,
        VISCII: to_viscii,
        "1258": lambda text: unicodedata.normalize("NFC", text),
    }
    matrix: Counter[tuple[str, str]] = Counter()
    for _ in range(250):
        cells = _cells(chance.choice((1, 2, 4, 10, 40)), chance, rows)
        for name, way in ways.items():
            if name == "1258":
                written = [_as_1258(cell).decode("latin-1") for cell in cells]
                found = propose(written, bytewise=True)
                assert is_1258("\n".join(written))
            elif name == VISCII:
                found = propose([way(cell) for cell in cells], bytewise=True)
                assert propose([way(cell) for cell in cells]) != VISCII
            else:
                found = propose([way(cell) for cell in cells])
                if name != PLAIN:
                    assert propose([way(cell) for cell in cells], bytewise=True) == found
            matrix[name, found] += 1
    assert matrix == {
        (PLAIN, PLAIN): 250, (TCVN3, TCVN3): 250, (VNI, VNI): 250, (VISCII, VISCII): 250, ("1258", PLAIN): 250,
    }  # fmt: skip


def _as_1258(text: str) -> bytes:
    """As Windows-1258 writes it: the vowel whole, its tone after it."""
    found = []
    for sign in text:
        try:
            found.append(sign.encode("cp1258"))
        except UnicodeEncodeError:
            base, *tones = unicodedata.normalize("NFD", sign)
            roofs = "".join(tone for tone in tones if tone in "\u0302\u0306\u031b")
            others = "".join(tone for tone in tones if tone not in "\u0302\u0306\u031b")
            found.append((unicodedata.normalize("NFC", base + roofs) + others).encode("cp1258"))
    return b"".join(found)


@pytest.mark.parametrize("words", [["Société Générale", "Nestlé", "Crédit"], ["Müller", "Zoë", "Thaï"], ["Tên", "â"]])
def test_foreign_names_and_few_words_are_left_alone(words: list[str]) -> None:
    assert propose(words) == PLAIN


def test_all_cells_are_read_back_and_newer_lines_in_unicode_stay() -> None:
    read_vni, read_tcvn3 = reader(VNI), reader(TCVN3)
    for row in data.rows(500):
        for cell in row:
            assert read_vni(to_vni(cell)) == cell
            assert read_tcvn3(to_tcvn3(cell)).casefold() == cell.casefold()
            if any(sign in cell for sign in "ăđơưạảấầẩẫậ"):
                assert read_vni(cell) == cell == read_tcvn3(cell)


def _list(way: Callable[[str], str]) -> list[list[str]]:
    names = ["Nguyễn Văn Hường", "Công ty Đường Sáng", "Trần Thị Mỹ"]
    return [
        [way(cell) for cell in row] for row in (["Tên khách hàng", "Ghi chú"], *([name, "ưu đãi"] for name in names))
    ]


@pytest.mark.parametrize(("way", "reading"), [(to_tcvn3, TCVN3), (to_vni, VNI)])
def test_a_file_is_read_whether_bytes_text_or_cells(tmp_path: Path, way: Callable[[str], str], reading: str) -> None:
    rows = _list(way)
    text = "\n".join(";".join(row) for row in rows)
    cells = "".join(
        f'<row r="{n}">' + hostile.cell(f"A{n}", a) + hostile.cell(f"B{n}", b) + "</row>"
        for n, (a, b) in enumerate(rows, 1)
    )
    forms = (
        text.encode("latin-1"),
        text.encode("utf-8"),
        text.encode("utf-16"),
        hostile.workbook(hostile.sheet(cells)),
    )
    for content in forms:
        file = tmp_path / "ds"
        file.write_bytes(content)
        sheet = read_sheet(file)
        assert (sheet.reading, sheet.headers) == (reading, ("Tên khách hàng", "Ghi chú"))
        assert [row[0] for row in sheet.rows] == ["Nguyễn Văn Hường", "Công ty Đường Sáng", "Trần Thị Mỹ"]
        told = {sample.reading: sample.cells[0] for sample in sheet.samples}
        assert told[reading] == "Tên khách hàng" != told[PLAIN]
        if sheet.encoding or sheet.kind == "workbook":
            assert read_sheet(file, Wish(header=1, reading=PLAIN)).rows[0][0] == way("Nguyễn Văn Hường")
