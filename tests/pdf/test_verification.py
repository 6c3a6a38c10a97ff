"""The verdict on signed files: good ones, bent ones, foreign ones."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from app.pdf.signing import Signer, sign
from app.pdf.verification import verify
from app.settings.message import known_codes
from tests.pdf.authority import AT, Authority
from tests.pdf.conftest import REASON


def test_a_good_file_names_its_signers_times_and_reasons(signed: bytes, authority: Authority) -> None:
    verdict = verify(signed, authority.der)
    assert verdict.valid
    assert verdict.problem_code is None
    assert [(line.name, line.title) for line in verdict.signatures] == [
        ("Nguyễn Đức Hưởng", "Cán bộ an toàn hệ thống"),
        ("Lê Thị Bích Phượng", "Giám đốc"),
    ]
    for line in verdict.signatures:
        assert (line.at, line.reason, line.place) == (AT, REASON, "Hà Nội")
        assert line.intact
        assert line.trusted
        assert line.covers_whole


@pytest.mark.slow
def test_400_random_flips_of_one_bit_are_all_refused(signed: bytes, authority: Authority) -> None:
    chance = random.Random(2026)
    covered = PdfFileReader(io.BytesIO(signed)).embedded_signatures[-1].byte_range
    inside = [*range(covered[0], covered[0] + covered[1]), *range(covered[2], covered[2] + covered[3])]
    accepted = []
    for position in chance.sample(inside, 400):
        bent = bytearray(signed)
        bent[position] ^= 1 << chance.randrange(8)
        verdict = verify(bytes(bent), authority.der)
        if verdict.valid:
            accepted.append(position)
        else:
            assert verdict.problem_code in known_codes()
    assert accepted == []


def test_flips_inside_the_signature_are_refused_or_change_no_word_of_the_verdict(
    signed: bytes, authority: Authority
) -> None:
    chance = random.Random(7)
    covered = PdfFileReader(io.BytesIO(signed)).embedded_signatures[-1].byte_range
    first = covered[0] + covered[1] + 1
    # The hexadecimal digits end in zeros that fill the room reserved for the signature; those carry nothing.
    used = len(signed[first : covered[2] - 1].rstrip(b"0")) - 2
    whole, refused = verify(signed, authority.der), 0
    for position in chance.sample(range(first, first + used), 60):
        bent = bytearray(signed)
        bent[position] = ord("1") if bent[position] == ord("0") else ord("0")
        verdict = verify(bytes(bent), authority.der)
        # A copy of the root that nobody reads lies there too: a flip in it may leave the verdict as it was.
        assert not verdict.valid or verdict == whole
        refused += not verdict.valid
    assert refused > 20


def test_an_appended_revision_is_refused(signed: bytes, authority: Authority) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    writer.root["/PageMode"] = writer.add_object(writer.root["/Lang"])
    writer.update_root()  # type: ignore[no-untyped-call]
    output = io.BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    verdict = verify(output.getvalue(), authority.der)
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.changed_after_signing")


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%\n", b"%%EOF\n", b"\0" * 4096])
def test_bytes_after_the_end_are_refused(tail: bytes, signed: bytes, authority: Authority) -> None:
    assert not verify(signed + tail, authority.der).valid


def test_a_file_cut_back_to_its_first_signature_is_refused(signed: bytes, authority: Authority) -> None:
    first = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    cut = signed[: first.byte_range[2] + first.byte_range[3]]
    verdict = verify(cut, authority.der)
    assert len(verdict.signatures) == 1
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signature_missing")


def test_a_file_saved_anew_by_another_program_is_refused(signed: bytes, authority: Authority) -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        pdf.save(output)
    assert not verify(output.getvalue(), authority.der).valid


def test_another_companys_root_finds_it_intact_but_not_trusted(signed: bytes) -> None:
    verdict = verify(signed, Authority("Công ty Khác").der)
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signer_not_trusted")
    assert all(line.intact and not line.trusted for line in verdict.signatures)


def test_a_root_of_the_same_name_with_another_key_is_not_trusted(signed: bytes, authority: Authority) -> None:
    twin = Authority()
    assert twin.name == authority.name
    assert verify(signed, twin.der).problem_code in {"pdf.signer_not_trusted", "pdf.signature_unreadable"}


def test_a_forger_with_a_root_of_his_own_and_our_names_is_not_trusted(archival: bytes, authority: Authority) -> None:
    forger = Authority()
    signed = sign(archival, [forger.signer("Nguyễn Đức Hưởng", "Giám đốc")], reason=REASON, place="", at=AT)
    assert verify(signed, forger.der).valid
    assert not verify(signed, authority.der).valid


def test_a_later_list_that_revokes_the_signer_before_the_signature_counts(
    signed: bytes, authority: Authority, signers: tuple[Signer, Signer]
) -> None:
    serial = x509.Certificate.load(signers[0].certificate).serial_number
    assert verify(signed, authority.der, authority.revocations()).valid
    verdict = verify(signed, authority.der, authority.revocations(serial))
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signer_not_trusted")
    assert [line.trusted for line in verdict.signatures] == [False, True]


def test_without_a_signature_it_says_so(archival: bytes, authority: Authority) -> None:
    assert verify(archival, authority.der).problem_code == "pdf.not_signed"


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7", bytes(5000)])
def test_rubbish_is_not_valid(content: bytes, authority: Authority) -> None:
    verdict = verify(content, authority.der)
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signature_unreadable")


def test_a_root_that_is_none_is_the_callers_mistake(signed: bytes, signers: tuple[Signer, Signer]) -> None:
    for wrong in (b"", b"x" * 50, signers[0].key):
        with pytest.raises(ValueError, match=r".+"):
            verify(signed, wrong)


def test_a_signer_without_a_revocation_list_is_still_valid(
    archival: bytes, authority: Authority, signers: tuple[Signer, Signer]
) -> None:
    bare = [replace(person, revocations=b"") for person in signers]
    assert verify(sign(archival, bare, reason="", place="", at=AT), authority.der).valid
