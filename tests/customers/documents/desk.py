"""What the tests of documents share: a customer with a place for files, and files to bring."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.documents.actions import add_document
from app.customers.form import CustomerForm, Ref
from app.session.door import Session
from tests.fixtures.papers import scan_of
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level


def customer(office: Office, session: Session, name: str = "Bưởi Hồng", level: Level = LOW) -> Ref:
    return create_customer(session, office.project, CustomerForm(name, level=level))


def written(place: Path, name: str, content: bytes) -> str:
    path = place / name
    path.write_bytes(content)
    return str(path)


def pdf(*lines: str) -> bytes:
    return scan_of(*lines)


def locked() -> bytes:
    """A PDF that asks for a password."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("kín"))) as document:
        document.save(output, encryption=pikepdf.Encryption(owner="o", user="u", R=6))
    return output.getvalue()


def picture(width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(output, kind)
    return output.getvalue()


def zipped(**parts: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return output.getvalue()


def docx(*paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in paragraphs)
    return zipped(word__document_dot_xml=f"<w:document {space}><w:body>{lines}</w:body></w:document>")


def added(session: Session, owner: Ref, path: str, level: Level = LOW) -> Ref:
    """Bring a file in; it must be new."""
    answer = add_document(session, owner, level, path)
    assert answer.ref is not None
    return answer.ref


def sealed_paths(office: Office) -> list[Path]:
    return sorted(path for path in (office.path / "a").rglob("*") if path.is_file())


def leftovers(office: Office) -> list[Path]:
    return list((office.path / "staging").iterdir())
