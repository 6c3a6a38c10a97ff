"""What stands on the page: letters, pages, marks, and what is refused."""

from __future__ import annotations

import io
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.access.level import Level
from app.errors import Problem
from app.pdf import ink
from app.pdf.document import Document, Fields, Paragraph, Qr, SignatureBoxes, Table, check_code, render
from app.pdf.picture import page_count, page_png
from app.pdf.places import read_properties
from tests.pdf.samples import NUMBER, PANGRAM, certificate_document, fonts_of, paper, run, text_of

PDF = "application/pdf"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_vietnamese_is_read_back_composed_whatever_form_it_came_in(form: str, tmp_path: Path) -> None:
    name = "Nguyễn Thị Ngọc Ưng, ẵễợừỹ Đắk Lắk"
    text = text_of(render(paper(Paragraph(unicodedata.normalize(form, name)))), tmp_path)  # type: ignore[arg-type]
    assert unicodedata.normalize("NFC", name) in text


def test_the_pangram_comes_back_letter_by_letter(tmp_path: Path) -> None:
    assert PANGRAM in text_of(render(certificate_document()), tmp_path)


def test_every_font_is_be_vietnam_pro_and_embedded(document: Document) -> None:
    fonts = fonts_of(render(document))
    assert {name.split("+")[1] for name in fonts} == set(ink.FACES)
    assert all(fonts.values())


def test_pdffonts_sees_nothing_but_embedded_subsets_with_unicode(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(render(document))
    lines = run("pdffonts", file).splitlines()[2:]
    assert lines
    assert all("BeVietnamPro" in line and " yes yes yes " in line for line in lines)


def test_a_letter_that_the_font_lacks_is_named_and_not_dropped(tmp_path: Path) -> None:
    text = text_of(render(paper(Fields((("Ghi chú", "☑ xong 😀 漢"),)))), tmp_path)
    assert "[U+2611] xong [U+1F600] [U+6F22]" in text


def test_tags_in_data_are_text_and_not_markup(tmp_path: Path) -> None:
    hostile = '<b>A</b> & <img src="http://x/y"/> <para>'
    text = text_of(render(paper(Paragraph(hostile), Table((hostile,), ((hostile,),), (1,)))), tmp_path)
    assert text.count(hostile) == 3


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_at_all_makes_a_document(label: str, value: str) -> None:
    assert render(paper(Fields(((label, value),)), Table((label,), ((value,),), (1,)))).startswith(b"%PDF")


def test_head_and_foot_say_company_number_place_date_level_and_pages(document: Document, tmp_path: Path) -> None:
    pdf = render(replace(document, level=Level.TOP_SECRET))
    count = page_count(pdf, PDF)
    assert count >= 2
    first = text_of(pdf, tmp_path, "-l", "1")
    for words in ("CÔNG TY CỔ PHẦN ÁNH DƯƠNG", f"Số: {NUMBER}", "Độc lập - Tự do - Hạnh phúc", "TUYỆT MẬT"):
        assert words in first
    assert "Hà Nội, ngày 24 tháng 11 năm 2026" in first
    for page in range(1, count + 1):
        text = text_of(pdf, tmp_path, "-f", str(page), "-l", str(page))
        assert f"Trang {page}/{count}" in text
        assert f"{NUMBER} · Mã kiểm tra {check_code(document)}" in text
        assert "mức mật nội bộ" in text


def test_english_words(tmp_path: Path) -> None:
    text = text_of(render(paper(Paragraph("Text"), language="en", level=2)), tmp_path)
    for words in ("Hà Nội, 24 November 2026", f"No. {NUMBER}", "SECRET", "internal level", "Page 1 of 1"):
        assert words in text


def test_the_header_of_a_table_comes_back_on_every_page(tmp_path: Path) -> None:
    rows = tuple((str(number), f"Dòng {number}") for number in range(150))
    pdf = render(paper(Table(("STT", "Cột có tên riêng"), rows, (1, 9))))
    for page in range(1, page_count(pdf, PDF) + 1):
        assert "Cột có tên riêng" in text_of(pdf, tmp_path, "-f", str(page), "-l", str(page))
    assert all(f"Dòng {number}" in text_of(pdf, tmp_path) for number in (0, 75, 149))


def test_a_cell_longer_than_a_page_is_broken_and_kept_whole(tmp_path: Path) -> None:
    long = " ".join(f"từ{number}" for number in range(3000))
    text = text_of(render(paper(Table(("A", "B"), (("1", long),), (1, 9)), Fields((("C", long),)))), tmp_path)
    assert text.count("từ2999") == 2


@pytest.mark.parametrize(
    "table",
    [
        Table(("A", "B"), (("1",),), (1, 1)),
        Table(("A", "B"), (), (1,)),
        Table(("A",), (), (1,), "lr"),
        Table((), (), ()),
    ],
)
def test_crooked_tables_are_refused(table: Table) -> None:
    with pytest.raises(ValueError, match="columns"):
        render(paper(table))


def test_the_watermark_and_the_copy_number_are_on_every_page(tmp_path: Path) -> None:
    rows = tuple((str(number),) for number in range(120))
    marked = paper(Table(("STT",), rows, (1,)), watermark="Cấp cho: Phạm Văn Ước", copy_number="CU-1/2")
    pdf = render(marked)
    for page in range(page_count(pdf, PDF)):
        number = str(page + 1)
        assert "Bản số CU-1/2" in text_of(pdf, tmp_path, "-f", number, "-l", number)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            turned = [
                step
                for step in pikepdf.parse_content_stream(opened.pages[page])
                if str(step.operator) == "cm" and 0.8 < float(step.operands[0]) < 0.9
            ]
        assert turned
    plain = render(replace(marked, watermark=None))
    one, other = (Image.open(io.BytesIO(page_png(file, PDF, 1, 400))).convert("L") for file in (pdf, plain))
    different = sum(a != b for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert different > 0.01 * one.width * one.height


@pytest.mark.parametrize("words", ["", "  ", "漢字", "dòng\nhai", "rất dài " * 60])
def test_without_a_watermark_that_can_be_drawn_there_is_no_document(words: str) -> None:
    with pytest.raises(Problem) as caught:
        render(paper(Paragraph("x"), watermark=words))
    assert caught.value.code == "pdf.watermark_impossible"


def test_the_check_code_follows_the_content_and_not_the_copy() -> None:
    one = paper(Paragraph("Một"))
    assert check_code(one) == check_code(replace(one, watermark="A", copy_number="1"))
    assert check_code(one) == check_code(replace(one, level=Level.CONFIDENTIAL))
    others = [replace(one, blocks=(Paragraph("Hai"),)), replace(one, number="X"), replace(one, level=2)]
    assert check_code(one) not in {check_code(other) for other in others}
    assert len(check_code(one)) == 9


def test_the_qr_code_is_drawn_square_by_square() -> None:
    text = "niem:" + NUMBER
    picture = Image.open(io.BytesIO(page_png(render(paper(Qr(text, "x"), level=None)), PDF, 0, 2480))).convert("L")
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    side, unit = 27 / 210 * 2480, 27 / 210 * 2480 / len(matrix)
    left = round(23 / 210 * 2480)
    column = [y for y in range(picture.height) if picture.getpixel((left + 3, y)) < 100]  # type: ignore[operator]
    blocks = [y for y in column if all(picture.getpixel((left + 3, y + k)) < 100 for k in range(60))]  # type: ignore[operator]
    top = blocks[0]
    for line, row in enumerate(matrix):
        for place, dark in enumerate(row):
            x, y = left + (place + 0.5) * unit, top + (line + 0.5) * unit
            assert (picture.getpixel((int(x), int(y))) < 128) == bool(dark)  # type: ignore[operator]
    assert side > 300


def test_places_to_sign_are_found_again_on_their_pages(tmp_path: Path) -> None:
    people = tuple((f"VAI {number}", f"Người {number}") for number in range(5))
    pdf = render(paper(*[Paragraph("Đoạn văn")] * 60, SignatureBoxes(people)))
    properties = read_properties(pdf)
    assert (properties.number, properties.language) == (NUMBER, "vi")
    assert len(properties.places) == 5
    for number, place in enumerate(properties.places):
        page = str(place.page)
        assert f"VAI {number}" in text_of(pdf, tmp_path, "-f", page, "-l", page)
        assert place.page > 1
        assert place.right - place.left > 120
    lefts = [place.left for place in properties.places[:3]]
    assert lefts == sorted(lefts)


def test_two_renderings_are_the_same_bytes(document: Document) -> None:
    assert render(document) == render(document)


def test_the_model_of_documents_is_cheap_to_import() -> None:
    heavy = "{'reportlab', 'pikepdf', 'pyhanko', 'pypdfium2', 'segno', 'PIL'}"
    code = (
        "import sys, app.pdf.document, app.pdf.signing, app.pdf.verification, app.pdf.sealing, app.pdf.archival\n"
        f"import app.pdf.picture; print(sorted({heavy} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", code).strip() == "[]"


def test_wrong_levels_and_languages_are_refused() -> None:
    for wrong in ({"level": 4}, {"language": "fr"}):
        with pytest.raises(ValueError, match="level|vi or en"):
            paper(**wrong)


def test_qpdf_finds_no_fault_with_the_file(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(render(document))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
