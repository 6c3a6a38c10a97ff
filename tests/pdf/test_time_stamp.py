"""The company's own time stamp: good under its root, honestly named, and no good under another."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from app.ids import Id
from app.keys.authority import Keypair, found_authority, issue_signer, revocation_list
from app.keys.time_authority import NAME, in_force, issue_stamper
from app.pdf.archival import to_archival
from app.pdf.document import Document, Paragraph, SignatureBoxes, render
from app.pdf.signing import Signer, Stamper, sign
from app.pdf.verification import verify

AT = 1_795_488_000_000_000
PDFSIG = shutil.which("pdfsig") or ""


@cache
def root(company: str = "Công ty Cổ phần Sông Xanh") -> Keypair:
    return found_authority(company, AT - 10**12)


def signed(stamper: Keypair | None) -> bytes:
    leaf = issue_signer(root(), "Lê Thị Hà", "cán bộ an toàn hệ thống", Id(bytes(16)), AT - 10**11)
    revoked = revocation_list(root(), AT - 10**11)
    hand = Signer(leaf.key, leaf.certificate, root().certificate, revoked, "Lê Thị Hà")
    paper = Document(
        "Giấy", "S-1", "Công ty", "Huế", None, (Paragraph("Nội dung"), SignatureBoxes((("Người ký", "Lê Thị Hà"),)))
    )
    clock = Stamper(stamper.key, stamper.certificate) if stamper else None
    return sign(to_archival(render(paper)), [hand], reason="Thử", place="Huế", at=AT, stamper=clock)


def test_the_stamp_is_good_and_says_what_it_is(tmp_path: Path) -> None:
    pdf = signed(issue_stamper(root(), AT - 10**10))
    verdict = verify(pdf, root().certificate)
    assert verdict.valid
    (line,) = verdict.signatures
    assert (line.stamped_at, line.stamped_by) == (AT, NAME)
    assert "không là dịch vụ" in NAME
    assert len(NAME.encode()) <= 64
    file = tmp_path / "stamped.pdf"
    file.write_bytes(pdf)
    told = subprocess.run([PDFSIG, "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature Validation: Signature is Valid." in told


def test_a_stamp_by_somebody_else_makes_it_untrusted() -> None:
    pdf = signed(None)
    assert verify(pdf, root().certificate).signatures[0].stamped_at == 0


def test_a_stamper_has_its_term() -> None:
    made = issue_stamper(root(), AT)
    year = 365 * 24 * 3600 * 10**6
    assert in_force(made.certificate, AT)
    assert not in_force(made.certificate, AT - year)
    assert not in_force(made.certificate, AT + 4 * year)
