"""PDF/A-2b: what passes, what is refused."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import pdfa

from app.pdf.archival import to_archival
from app.pdf.places import read_properties
from tests.pdf.samples import NUMBER, fonts_of


def test_a_document_of_every_block_passes_the_checker(archival: bytes) -> None:
    report = pdfa.validate_written(io.BytesIO(archival), "2b")
    assert report.verdict == "pass"
    with pikepdf.open(io.BytesIO(archival)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        assert "Giấy chứng nhận" in str(metadata["dc:title"])
        assert "/Trans" not in pdf.pages[0]
    assert all(fonts_of(archival).values())


def test_number_and_places_outlive_the_conversion(archival: bytes) -> None:
    properties = read_properties(archival)
    assert properties.number == NUMBER
    assert len(properties.places) == 2


def test_a_font_that_is_not_embedded_is_refused_with_the_rule() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 20 Td (x) Tj ET")
    output = io.BytesIO()
    pdf.save(output)
    with pytest.raises(ValueError, match="not PDF/A-2b: .*6.2.11"):
        to_archival(output.getvalue())
