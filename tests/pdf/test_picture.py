"""Pages as pictures, from honest and hostile bytes."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib

import pytest
from PIL import Image

from app.errors import Problem
from app.pdf import picture
from app.pdf.document import Document, render
from app.pdf.picture import page_count, page_png
from app.pdf.sealing import encrypt

PDF = "application/pdf"


def encoded(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", size, "#B42318").save(output, kind, **options)
    return output.getvalue()


def code_of(content: bytes, media_type: str) -> str:
    with pytest.raises(Problem) as caught:
        page_png(content, media_type, 0, 200)
    return caught.value.code


def test_a_page_has_the_width_asked_for_and_the_shape_of_a4(document: Document) -> None:
    content = render(document)
    opened = Image.open(io.BytesIO(page_png(content, PDF, 1, 500)))
    assert opened.format == "PNG"
    assert opened.width == 500
    assert opened.height == pytest.approx(500 * 297 / 210, abs=2)
    assert page_png(content, PDF, 0, 500) != page_png(content, PDF, 1, 500)


@pytest.mark.parametrize(("media_type", "kind"), list(picture.IMAGES.items()))
def test_pictures_of_every_kind_are_scaled(media_type: str, kind: str) -> None:
    content = encoded(kind)
    opened = Image.open(io.BytesIO(page_png(content, media_type, 0, 120))).convert("RGB")
    assert opened.size == (120, 80)
    red, green, blue = opened.getpixel((60, 40))  # type: ignore[misc]
    assert red > 150 > green + blue
    assert page_count(content, media_type) == 1


def test_transparency_becomes_white_paper() -> None:
    output = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(output, "PNG")
    assert Image.open(io.BytesIO(page_png(output.getvalue(), "image/png", 0, 20))).getpixel((5, 5)) == (255, 255, 255)


def test_a_tiff_has_pages() -> None:
    output = io.BytesIO()
    pages = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    pages[0].save(output, "TIFF", save_all=True, append_images=pages[1:])
    content = output.getvalue()
    assert page_count(content, "image/tiff") == 2
    assert page_png(content, "image/tiff", 0, 30) != page_png(content, "image/tiff", 1, 30)


def test_a_page_that_is_not_there_is_the_callers_mistake(document: Document) -> None:
    content = render(document)
    for page in (-1, page_count(content, PDF)):
        with pytest.raises(ValueError, match="no such page"):
            page_png(content, PDF, page, 100)
    with pytest.raises(ValueError, match="no such page"):
        page_png(encoded("PNG"), "image/png", 1, 100)
    with pytest.raises(ValueError, match="width"):
        page_png(content, PDF, 0, 5000)


def test_a_locked_pdf_says_so(document: Document) -> None:
    assert code_of(encrypt(render(document), "K7Q2"), PDF) == "pdf.document_has_password"


@pytest.mark.parametrize("media_type", [PDF, *picture.IMAGES, "text/html", "image/svg+xml", ""])
@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_rubbish_is_a_problem_and_not_a_crash(content: bytes, media_type: str) -> None:
    assert code_of(content, media_type) == "pdf.unreadable_document"


def test_the_stated_type_alone_is_tried() -> None:
    assert code_of(encoded("PNG"), "image/jpeg") == "pdf.unreadable_document"
    assert code_of(encoded("PNG"), PDF) == "pdf.unreadable_document"


def test_a_picture_of_a_billion_points_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    assert code_of(bomb, "image/png") == "pdf.document_too_large"
    assert code_of(encoded("PNG", (10, 2000)), "image/png") == "pdf.document_too_large"
    assert code_of(b"%PDF-" + bytes(picture.MOST_BYTES), PDF) == "pdf.document_too_large"


@pytest.mark.parametrize("seed", range(3))
def test_damaged_files_give_a_picture_or_a_problem_and_nothing_else(seed: int, document: Document) -> None:
    chance = random.Random(seed)
    for media_type, whole in ((PDF, render(document)), ("image/png", encoded("PNG")), ("image/jpeg", encoded("JPEG"))):
        for _ in range(25):
            damaged = bytearray(whole[: chance.randrange(1, len(whole) + 1)])
            for _ in range(chance.randrange(1, 30)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            with contextlib.suppress(Problem):
                assert page_png(bytes(damaged), media_type, 0, 64).startswith(b"\x89PNG")
