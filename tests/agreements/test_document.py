"""The agreement's paper: whole, embedded, signed by two, refused when a byte differs."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from app.access.duty import Duty
from app.agreements import wording
from app.agreements.document import ONE_PERSON, Paper, paper_to_sign, signed_agreement
from app.agreements.wording import Blanks
from app.ids import Id
from app.keys.authority import Keypair, found_authority, issue_signer, revocation_list
from app.pdf.signing import Signer
from app.pdf.verification import verify
from tests.fixtures.papers import text_of

AT = 1_795_488_000_000_000
COMPANY, PERSON, OFFICER = "Công ty TNHH Sao Khuê", "Nguyễn Thị Ngọc Ánh", "Lê Thị Thu Hà"
PDFSIG, QPDF = shutil.which("pdfsig") or "", shutil.which("qpdf") or ""


@cache
def root() -> Keypair:
    return found_authority(COMPANY, AT)


@cache
def signers() -> tuple[Signer, Signer]:
    first, second = (issue_signer(root(), name, "", Id(bytes(16)), AT) for name in (PERSON, OFFICER))
    lists = revocation_list(root(), AT)
    return (
        Signer(first.key, first.certificate, root().certificate, lists, PERSON),
        Signer(second.key, second.certificate, root().certificate, lists, OFFICER),
    )


def paper(*duties: Duty, one_person: bool = False) -> Paper:
    start, until = date(2026, 11, 24), date(2027, 11, 23)
    blanks = Blanks(COMPANY, PERSON, "Nhân viên bán hàng", "24/11/2026", "23/11/2027")
    return Paper(
        number="TT-2026-0001",
        company=COMPANY,
        place="Hà Nội",
        at=AT,
        person=PERSON,
        title="Nhân viên bán hàng",
        duties=", ".join(duty.label() for duty in duties),
        representative=OFFICER,
        representative_title="Cán bộ an toàn hệ thống",
        start=start,
        until=until,
        wording=wording.wording(wording.newest(), "vi", duties, blanks),
        one_person=one_person,
    )


@cache
def signed() -> bytes:
    return signed_agreement(paper(Duty.SALES), signers())


def test_it_says_who_what_and_until_when() -> None:
    text = text_of(signed())
    for words in (
        "Thỏa thuận bảo mật thông tin", "TT-2026-0001", COMPANY, PERSON, OFFICER, "nhân viên bán hàng",
        "24/11/2026", "23/11/2027", "Điều 8. Bồi thường thiệt hại", "Người xem hồ sơ khách hàng",
        "chưa được luật sư của Công ty xem xét",
    ):  # fmt: skip
        assert words in text, words
    assert "Người quản lý •" not in text
    assert ONE_PERSON not in text
    assert ONE_PERSON in text_of(paper_to_sign(paper(Duty.SALES, one_person=True)))


def test_both_signatures_hold_and_any_changed_byte_is_found() -> None:
    verdict = verify(signed(), root().certificate)
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [PERSON, OFFICER]
    chance = random.Random(3)
    for _ in range(10):
        changed = bytearray(signed())
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        assert not verify(bytes(changed), root().certificate).valid


@pytest.mark.skipif(not (PDFSIG and QPDF), reason="poppler-utils and qpdf are brought by the installer")
def test_other_programs_agree(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(signed())
    said = subprocess.run([PDFSIG, "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 2
    assert subprocess.run([QPDF, "--check", str(path)], capture_output=True, check=False).returncode == 0


def test_its_fonts_are_inside() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert "/FontFile2" in descendant.FontDescriptor


@pytest.mark.parametrize("duties", [(Duty.SALES,), (Duty.MANAGER,), (Duty.CLERK, Duty.SALES), (Duty.OFFICER,)])
def test_no_signature_stands_on_a_page_alone(duties: tuple[Duty, ...]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(paper_to_sign(paper(*duties)))
    last = document[len(document) - 1].get_textpage().get_text_bounded()
    assert "Đại diện Công ty" in last
    assert "Điều 10. Điều khoản cuối" in last


def test_the_paper_for_hand_signing_has_no_signature_and_needs_no_number() -> None:
    pdf = paper_to_sign(replace(paper(Duty.SALES), number=""))
    assert verify(pdf, root().certificate).problem_code == "pdf.not_signed"
    assert PERSON in text_of(pdf)
