"""Scans drawn in a process of their own."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.customers import papers
from app.errors import Problem
from app.pdf.picture import MOST_BYTES
from tests.fixtures.papers import scan_of

PDF = "application/pdf"
TWO_PAGES = [f"dòng {number}" for number in range(60)]
ROOT = Path(__file__).parents[2]
LOOK = """
import sys
from app.customers.papers import look
pages, png = look(sys.stdin.buffer.read(), "application/pdf", 1, 300)
parsers = {"pypdfium2", "PIL", "pikepdf"} & set(sys.modules)
print(pages, png[1:4] == b"PNG", sorted(parsers))
"""


def test_a_page_and_the_number_of_pages() -> None:
    scan = scan_of(*TWO_PAGES)
    pages, png = papers.look(scan, PDF, 1, 300)
    assert (pages, papers.page_count(scan, PDF)) == (2, 2)
    assert Image.open(io.BytesIO(png)).width == 300
    assert papers.page_png(scan, PDF, 1, 300) == png


def test_what_asks_loads_no_parser() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK], input=scan_of(*TWO_PAGES), cwd=ROOT, capture_output=True, check=True
    )
    assert told.stdout.split() == [b"2", b"True", b"[]"]


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"{}\n\n"])
def test_rubbish_is_a_problem(content: bytes) -> None:
    for look in (lambda: papers.page_count(content, PDF), lambda: papers.page_png(content, PDF, 0, 100)):
        with pytest.raises(Problem, match=r"pdf\.unreadable_document"):
            look()


def test_a_page_that_is_not_there_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="no such page"):
        papers.page_png(scan_of("một"), PDF, 1, 100)
    with pytest.raises(ValueError, match="width"):
        papers.page_png(scan_of("một"), PDF, 0, 5000)


def test_too_much_time_or_too_many_bytes_is_a_document_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match=r"pdf\.document_too_large"):
        papers.page_count(b"%PDF-" + bytes(MOST_BYTES), PDF)
    monkeypatch.setattr(papers, "SECONDS", 0.01)
    with pytest.raises(Problem, match=r"pdf\.document_too_large"):
        papers.page_count(scan_of("một"), PDF)


@pytest.mark.skipif(sys.platform != "linux", reason="how much memory a picture takes differs")
def test_memory_is_limited_and_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.BytesIO()
    Image.new("L", (7000, 8000)).save(output, "PNG")
    assert papers.page_png(output.getvalue(), "image/png", 0, 100).startswith(papers.PNG)
    monkeypatch.setattr(papers, "MEMORY_MB", 150)
    with pytest.raises(Problem, match=r"pdf\."):
        papers.page_png(output.getvalue(), "image/png", 0, 100)
