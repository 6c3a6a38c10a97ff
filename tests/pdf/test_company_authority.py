"""Keys made by the company's own authority (app.keys) sign documents that every reader accepts."""

from __future__ import annotations

from pathlib import Path

from app.clock import DAY, FixedClock
from app.ids import new_id
from app.keys.authority import found_authority, issue_signer, revocation_list
from app.pdf.signing import Signer, sign
from app.pdf.verification import verify
from tests.pdf.authority import AT
from tests.pdf.samples import run


def test_founding_to_pdfsig(archival: bytes, tmp_path: Path) -> None:
    root = found_authority("Công ty Cổ phần Ánh Dương", AT)
    lists = revocation_list(root, AT)
    people = []
    for name, title in (("Nguyễn Đức Hưởng", "Cán bộ an toàn hệ thống"), ("Lê Thị Bích Phượng", "Giám đốc")):
        pair = issue_signer(root, name, title, new_id(FixedClock(AT)), AT)
        people.append(Signer(pair.key, pair.certificate, root.certificate, lists, name))
    for at in (AT, AT + 700 * DAY):
        verdict = verify(sign(archival, people, reason="Tiêu hủy", place="Hà Nội", at=at), root.certificate)
        assert verdict.valid
        assert [line.name for line in verdict.signatures] == ["Nguyễn Đức Hưởng", "Lê Thị Bích Phượng"]
        assert [line.title for line in verdict.signatures] == ["Cán bộ an toàn hệ thống", "Giám đốc"]
    signed, store = tmp_path / "signed.pdf", tmp_path / "nss"
    signed.write_bytes(sign(archival, people, reason="Tiêu hủy", place="Hà Nội", at=AT))
    (tmp_path / "root.der").write_bytes(root.certificate)
    store.mkdir()
    run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    run("certutil", "-A", "-d", f"sql:{store}", "-n", "niem", "-t", "CT,CT,CT", "-i", tmp_path / "root.der")
    shown = run("pdfsig", "-nssdir", store, signed)
    assert shown.count("Signature is Valid.") == 2
    assert shown.count("Certificate is Trusted.") == 2
