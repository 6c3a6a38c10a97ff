"""What people drop on a window, and what enemies do: a sentence in good time, and nothing of it left."""

from __future__ import annotations

import io
import os
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.documents import reading
from app.customers.documents.actions import add_document
from app.customers.documents.media import HEAD, PICTURES, PREVIEWED, kind_of, media_of
from app.customers.documents.model import LONGEST_NAME, MOST_BYTES, Reading, safe_name
from app.customers.documents.queries import document_text, list_documents, view_document
from app.customers.form import Ref
from app.errors import Problem
from app.pdf import picture as drawing
from app.session.door import Session
from tests.customers.documents.desk import (
    LOW,
    added,
    customer,
    docx,
    leftovers,
    locked,
    picture,
    sealed_paths,
    written,
    zipped,
)
from tests.fixtures.discs import mounted
from tests.fixtures.vault import Office, copy_office

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def desk(office: Office) -> Iterator[tuple[Office, Session, Ref]]:
    lan = office.sign_in("lan")
    yield office, lan, customer(office, lan)
    assert leftovers(office) == []
    assert lan.vault.directory.intents() == []


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def refused_kinds(place: Path) -> dict[str, tuple[Path, str]]:
    (place / "thư mục").mkdir()
    (place / "lối tắt").symlink_to(place / "tệp.txt")
    (place / "tệp.txt").write_bytes(b"x")
    os.mkfifo(place / "ống")
    return {
        "nothing there": (place / "không có", "gone"),
        "empty": (sparse(place / "rỗng", 0), "empty"),
        "too large by one": (sparse(place / "lớn", MOST_BYTES + 1), "too_large"),
        "two gigabytes": (sparse(place / "rất lớn", 2 * 1024**3), "too_large"),
        "folder": (place / "thư mục", "folder"),
        "link": (place / "lối tắt", "no_file"),
        "pipe": (place / "ống", "no_file"),
        "device": (Path("/dev/zero"), "no_file"),
        "a file as a folder": (place / "tệp.txt" / "x", "unreadable"),
        "a name with a NUL": (place / "a\0b", "unreadable"),
        "a name too long": (place / ("x" * 10_000), "unreadable"),
    }


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_what_is_no_document_is_refused_before_it_is_read(desk: tuple[Office, Session, Ref], tmp_path: Path) -> None:
    office, lan, owner = desk
    for name, (path, code) in refused_kinds(tmp_path).items():
        began = time.monotonic()
        with pytest.raises(Problem, match=rf"documents\.{code}$"):
            add_document(lan, owner, LOW, str(path))
        assert time.monotonic() - began < 2, name
    assert sealed_paths(office) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(desk: tuple[Office, Session, Ref], tmp_path: Path) -> None:
    _, lan, owner = desk
    path = tmp_path / "riêng"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(Problem, match=r"documents\.unreadable"):
        add_document(lan, owner, LOW, str(path))


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _shorter(path: Path) -> None:
    os.truncate(path, 2_000_000)


def _other(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(2_900_000)
        file.write(b"other")
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("change", [_longer, _shorter, _other])
def test_a_file_that_changes_while_it_is_read(
    desk: tuple[Office, Session, Ref], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    office, lan, owner = desk
    path = Path(written(tmp_path, "đang ghi.bin", bytes(3_000_000)))
    todo = [change]

    def progress(_done: int, _total: int) -> None:
        if todo:
            todo.pop()(path)

    with pytest.raises(Problem, match=r"documents\.changed_meanwhile"):
        add_document(lan, owner, LOW, str(path), progress=progress)
    assert sealed_paths(office) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows does not let go of an open file")
def test_a_file_that_disappears_while_it_is_read_was_read(desk: tuple[Office, Session, Ref], tmp_path: Path) -> None:
    _, lan, owner = desk
    path = Path(written(tmp_path, "sắp mất.bin", bytes(3_000_000)))
    answer = add_document(lan, owner, LOW, str(path), progress=lambda _done, _total: path.unlink(missing_ok=True))
    assert answer.ref is not None
    assert [row.size for row in list_documents(lan, owner)] == [3_000_000]


def test_names_are_kept_without_what_deceives() -> None:
    assert safe_name("hợp\u202edpf.exe") == "hợpdpf.exe"
    assert safe_name("a\n\tb\u200b  c.pdf") == "ab c.pdf"
    assert safe_name("Ho\u031b\u0323p") == "Hợp"
    long = safe_name("x" * 10_000 + ".docx")
    assert len(long) == LONGEST_NAME
    assert long.endswith("….docx")
    assert safe_name("\u202e\u2066") == "?"
    assert safe_name("\udcff.pdf") == "?.pdf"
    assert safe_name("=cmd|'/c calc'!A1.xlsx") == "=cmd|'/c calc'!A1.xlsx"


def bomb_png() -> bytes:
    """A picture of 60,000 by 60,000 in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    text = f"<!DOCTYPE x [{entities}]><w:document {WORD}><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:document>"
    return zipped(word__document_dot_xml=text)


def zip_bomb() -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.write(f"<w:document {WORD}>".encode())
        for _ in range(20):
            part.write(b" " * 16_000_000)
    return output.getvalue()


def sheet_bomb() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b"<sst>")
            for _ in range(40):
                part.write(b"<si><t>" + b"a" * 10_000_000 + b"</t></si>")
    return output.getvalue()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(600)


HOSTILE: dict[str, tuple[Callable[[], bytes], Reading]] = {
    "picture bomb": (bomb_png, Reading.NOTHING),
    "locked PDF": (locked, Reading.LOCKED),
    "PDF of rubbish": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, Reading.UNREADABLE),
    "billion laughs": (laughs, Reading.UNREADABLE),
    "a part of 320 MB": (zip_bomb, Reading.NOTHING),
    "a workbook of 400 MB": (sheet_bomb, Reading.UNREADABLE),
    "tags without end": (
        lambda: zipped(word__document_dot_xml="<a>" * 300_000),
        Reading.NOTHING,
    ),
    "cut archive": (lambda: docx("chữ")[:-30], Reading.UNREADABLE),
    "locked workbook": (lambda: old_office("EncryptedPackage"), Reading.LOCKED),
    "rubbish in old Excel's clothes": (lambda: old_office("Workbook"), Reading.UNREADABLE),
    "text without end": (lambda: b"a" * 3_000_000, Reading.WORDS),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_kept_and_harms_nobody(
    desk: tuple[Office, Session, Ref], tmp_path: Path, name: str
) -> None:
    _, lan, owner = desk
    make, expected = HOSTILE[name]
    path = written(tmp_path, "thù địch", make())
    began = time.monotonic()
    ref = added(lan, owner, path)
    assert time.monotonic() - began < 10
    (row,) = list_documents(lan, owner)
    assert row.reading is expected
    assert (document_text(lan, ref) != "") is (expected is Reading.WORDS)
    if row.previewed:
        began = time.monotonic()
        with pytest.raises(Problem, match=r"pdf\.(document_has_password|unreadable_document|document_too_large)"):
            view_document(lan, ref, 0, 600)
        assert time.monotonic() - began < 10


def test_the_words_of_each_kind(tmp_path: Path) -> None:
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Trang chiếu</a:t></a:r></a:p></p:sld>'
    open_text = (
        '<office:text xmlns:office="urn:oasis:o" xmlns:text="urn:oasis:t"><text:p>Văn bản mở</text:p></office:text>'
    )
    sample = Path(__file__).parents[3] / "resources" / "samples" / "danh-sach-khach-hang.xlsx"
    cases = {
        docx("Điều 1", "Điều 2"): ("writing", "Điều 1\nĐiều 2"),
        zipped(ppt__presentation_dot_xml="<p/>", ppt__slides__slide1_dot_xml=slide): ("slides", "Trang chiếu"),
        zipped(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml=open_text): (
            "writing",
            "Văn bản mở",
        ),
        "chữ thường".encode(): ("text", "chữ thường"),
        "Ti\u00ea\u0301ng".encode("cp1258"): ("text", "Tiếng"),
        zipped(lạ="x"): ("archive", ""),
    }
    for content, (kind, text) in cases.items():
        found = reading.words(iter([content]), media_of(content[:HEAD]))
        assert (kind_of(found.media_type), found.text) == (kind, text)
    sheet = reading.words(iter([sample.read_bytes()]), "application/zip")
    assert kind_of(sheet.media_type) == "sheet"
    assert len(sheet.text) > 100


def test_what_is_shown_is_what_can_be_drawn() -> None:
    assert {drawing.PDF, *drawing.IMAGES} == PREVIEWED
    for kind in ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"):
        assert media_of(picture(kind=kind)[:HEAD]) in PICTURES, kind


@pytest.mark.skipif(sys.platform != "linux", reason="how much memory a picture takes differs")
def test_a_large_photograph_fits_the_limits(desk: tuple[Office, Session, Ref], tmp_path: Path) -> None:
    _, lan, owner = desk
    ref = added(lan, owner, written(tmp_path, "ảnh.jpg", picture(8000, 6000, "JPEG")))
    assert reading.MEMORY_MB == 512
    assert view_document(lan, ref, 0, 900).png.startswith(b"\x89PNG")


@pytest.fixture
def small_disc(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disc", "size=48m") as place:
        yield place


def test_a_disc_that_fills_half_way(
    office_template: Office, small_disc: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = copy_office(office_template, small_disc)
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    path = written(tmp_path, "lớn.bin", os.urandom(60_000_000))
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        add_document(lan, owner, LOW, path)
    # Also when somebody else takes the room that was there a moment ago.
    monkeypatch.setattr("app.vault.sealed_file.SPARE_BYTES", -(10**12))
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        add_document(lan, owner, LOW, path)
    assert (sealed_paths(office), leftovers(office), lan.vault.directory.intents()) == ([], [], [])
    added(lan, owner, written(tmp_path, "nhỏ.txt", b"sau"))
    assert [row.name for row in list_documents(lan, owner)] == ["nhỏ.txt"]
    assert lan.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)
    office.end()
