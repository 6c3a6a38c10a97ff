"""The certificate's paper: signed by two, verified offline, refused when a byte differs, naming nobody who is gone."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.destruction.certificate import Execution, signed_certificate
from app.destruction.verification import verify_certificate
from app.ids import Id
from app.keys.authority import Keypair, found_authority, issue_signer, revocation_list
from app.pdf.signing import Signer

PDFSIG = shutil.which("pdfsig") or ""
"""Of poppler-utils, which the installer brings."""
AT = 1_795_488_000_000_000
FACTS: dict[str, Any] = {
    "order": "LTH-2026-7QK-0001",
    "reference": "HS-0A1B2C3D4E5F",
    "ground": "customer_request",
    "received_on": "2026-11-20",
    "requested_at": AT - 10**11,
    "reply_by": "2026-11-24",
    "letter": True,
    "recorder": "Đỗ Thị Lan",
    "approvals": [
        {"name": "Nguyễn Văn Quản", "duty": "quản lý", "at": AT - 10**10},
        {"name": "Trần Thị An", "duty": "cán bộ an toàn hệ thống", "at": AT - 10**10},
    ],
    "one_person": False,
    "project": "Khu đô thị Sông Xanh",
    "project_id": "00" * 16,
    "began": AT - 10**8,
    "parts": [
        {
            "level": level,
            "records": 3,
            "revisions": 5,
            "documents": 2,
            "old_file": "ab" * 16,
            "old_epoch": 1,
            "old_commitment": "cd" * 32,
        }
        for level in (1, 2, 3)
    ],
    "outstanding": [
        {"kind": "print", "number": "BI-2026-7QK-0001", "state": "held", "holder": "Lê Mai", "place": "Tủ số 3"},
    ],
    "searched": 17,
    "left_aside": 3,
}
EXECUTION = Execution(
    number="CNTH-2026-QQ7-0001",
    at=AT,
    company="Công ty Cổ phần Sông Xanh",
    place="Hà Nội",
    machine="may-ban-03",
    executor="Nguyễn Văn Quản",
    verifier="Trần Thị An",
    files=dict.fromkeys((1, 2, 3), ("ef" * 16, 2)),
    holders=4,
    head="9f" * 32,
)


@cache
def authority() -> Keypair:
    return found_authority("Công ty Cổ phần Sông Xanh", AT - 10**12)


def signer(name: str, title: str, uid: int) -> Signer:
    root = authority()
    leaf = issue_signer(root, name, title, Id(bytes([uid]) * 16), AT - 10**11)
    return Signer(leaf.key, leaf.certificate, root.certificate, revocation_list(root, AT - 10**11), name)


@cache
def certificate() -> bytes:
    signers = (signer("Nguyễn Văn Quản", "quản lý", 1), signer("Trần Thị An", "cán bộ an toàn hệ thống", 2))
    return signed_certificate(FACTS, EXECUTION, signers)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_both_signatures_hold_under_the_company_root() -> None:
    verdict = verify_certificate(certificate(), authority().certificate)
    assert verdict.valid
    assert verdict.problem_code is None
    assert [line.name for line in verdict.signatures] == ["Nguyễn Văn Quản", "Trần Thị An"]


def test_another_company_s_root_does_not_do() -> None:
    other = found_authority("Công ty Khác", AT - 10**12)
    verdict = verify_certificate(certificate(), other.certificate)
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signer_not_trusted")


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_byte_is_refused(seed: int) -> None:
    changed = bytearray(certificate())
    changed[random.Random(seed).randrange(len(changed))] ^= 0x20
    assert not verify_certificate(bytes(changed), authority().certificate).valid


def test_bytes_after_the_end_are_refused() -> None:
    assert not verify_certificate(certificate() + b"\n% more\n%%EOF\n", authority().certificate).valid


def test_poppler_sees_both_signatures(tmp_path: Any) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(certificate())
    told = subprocess.run([PDFSIG, "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature Validation: Signature is Valid.") == 2
    broken = bytearray(certificate())
    broken[len(broken) // 3] ^= 1
    file.write_bytes(bytes(broken))
    told = subprocess.run([PDFSIG, "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature Validation: Signature is Valid.") < 2


def test_it_says_what_was_done_and_what_is_open() -> None:
    text = " ".join(text_of(certificate()).split())
    for words in (
        "ĐANG THỰC HIỆN",
        "CNTH-2026-QQ7-0001",
        "LTH-2026-7QK-0001",
        "HS-0A1B2C3D4E5F",
        "91/2025/QH15",
        "chưa được luật sư đối chiếu",
        "Kết quả: 0 lần gặp",
        "17 giá trị",
        "4 người giữ quyền chưa thay khóa cá nhân kỳ cũ",
        "chưa ghi nhận bản sao lưu nào trong kho",
        "BI-2026-7QK-0001",
        "Lê Mai, Tủ số 3",
        "Trên ổ SSD",
        "cdcdcdcdcdcdcdcd",
        "1 / 2",
    ):
        assert words in text, words


def test_the_code_in_the_qr_is_the_one_at_the_foot() -> None:
    codes = re.findall(r"Mã kiểm tra (\w{4}-\w{4})", " ".join(text_of(certificate()).split()))
    assert len(codes) > 2
    assert len(set(codes)) == 1


def test_one_person_mode_is_written_on_it() -> None:
    both = (signer("Nguyễn Văn Quản", "quản lý", 1), signer("Nguyễn Văn Quản", "quản lý", 1))
    text = " ".join(text_of(signed_certificate({**FACTS, "one_person": True}, EXECUTION, both)).split())
    assert "chế độ một người" in text


def test_it_is_archival_and_not_encrypted(tmp_path: Any) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(certificate())
    with pikepdf.open(file) as document:
        assert not document.is_encrypted
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
