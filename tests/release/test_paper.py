"""The paper as it is laid out: no page half empty before a long table, no signature on a page alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.model import ItemForm, ItemKind, Ref, item_to_body, to_body
from app.pdf.document import SignatureBoxes, render
from app.pdf.signing import Signer
from app.release import paper
from app.release.cover import Cover
from app.release.exportable import Exportable, Piece
from tests.pdf.samples import run
from tests.release.test_exportable import CUSTOMER, PROJECT, RID, place, record

COVER = Cover(
    "Công ty Thử", "Huế", "BX-1", "CC-1", "Đại lý Hòa Bình", "partner", "Giao hàng", "2026-12-01", "Quân", "Lan",
    1_780_000_000_000_000,
)  # fmt: skip
SIGNER = Signer(b"", b"", b"", b"", "Lan")


def exportable(items: int) -> Exportable:
    customer = Ref(PROJECT, Level.CONFIDENTIAL, RID)
    forms = (
        ItemForm(customer, ItemKind.DEALING, Level.CONFIDENTIAL, f"Hợp đồng {n}", "Giao ba đợt.\n" * 6, n, "2026-11-02")
        for n in range(items)
    )
    pieces = [Piece(place(1), record(item_to_body(form), "item")) for form in forms]
    return Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("name",)), *pieces])


def pages(pdf: bytes, folder: Path) -> list[str]:
    (folder / "a.pdf").write_bytes(pdf)
    return run("pdftotext", folder / "a.pdf", "-").split("\f")[:-1]


@pytest.mark.parametrize("items", [1, 3, 4, 5, 11])
def test_the_terms_stand_with_the_frame_and_the_content_begins_on_the_first_page(items: int, tmp_path: Path) -> None:
    document = paper._document(exportable(items), COVER, SIGNER)
    # The letters of the watermark would stand among those of the lines.
    found = pages(render(replace(document, watermark=None, copy_number=None)), tmp_path)
    assert "Công ty Sao Mai" in found[0]
    assert "Điều kiện sử dụng" in found[-1]
    assert "Ký điện tử" in found[-1] or "Người bàn giao" in found[-1]
    assert all("BX-1" in page for page in found)


def test_without_a_signer_there_is_no_frame() -> None:
    document = paper._document(exportable(1), COVER, None)
    assert not any(isinstance(block, SignatureBoxes) for block in document.blocks)
    assert render(document).startswith(b"%PDF")
