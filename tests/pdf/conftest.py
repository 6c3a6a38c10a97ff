"""One company, two signers and one signed certificate for all tests of the folder: RSA keys take a second each."""

from __future__ import annotations

import pytest

from app.pdf.archival import to_archival
from app.pdf.document import Document, render
from app.pdf.signing import Signer, sign
from tests.pdf.authority import AT, Authority
from tests.pdf.samples import certificate_document

REASON = "Chứng nhận tiêu hủy"


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session")
def signers(authority: Authority) -> tuple[Signer, Signer]:
    return (
        authority.signer("Nguyễn Đức Hưởng", "Cán bộ an toàn hệ thống"),
        authority.signer("Lê Thị Bích Phượng", "Giám đốc"),
    )


@pytest.fixture(scope="session")
def document() -> Document:
    return certificate_document()


@pytest.fixture(scope="session")
def archival(document: Document) -> bytes:
    return to_archival(render(document))


@pytest.fixture(scope="session")
def signed(archival: bytes, signers: tuple[Signer, Signer]) -> bytes:
    return sign(archival, signers, reason=REASON, place="Hà Nội", at=AT)
