"""The certificate's paper: signed by two, verified offline, refused when a byte differs, naming nobody who is gone."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.destruction import verification
from app.destruction.certificate import EXECUTOR, VERIFIER, Execution, completed_fields, fields_of
from app.destruction.closing.model import Line, LineKind, LineState
from app.destruction.paper import document_of, signed_certificate
from app.destruction.register import Issue
from app.destruction.signed_file import Hand, read_file, short_code, signed_file
from app.destruction.verification import check_file, verified_apart, verify_certificate
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.authority import Keypair, found_authority, issue_signer, revocation_list
from app.keys.encoding import canonical
from app.keys.hashing import sha256
from app.keys.signature import SigningKey
from app.keys.time_authority import NAME, issue_stamper
from app.pdf.document import render
from app.pdf.signing import Signer, Stamper

PDFSIG, QPDF, PDFFONTS = (shutil.which(name) or "" for name in ("pdfsig", "qpdf", "pdffonts"))
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
    "not_before": AT - 10**9,
    "replied_on": "2026-11-22",
    "other_files": 1,
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
    "searched": 17,
    "left_aside": 3,
}
EXECUTION = Execution(
    number="CNTH-2026-QQ7-0001",
    at=AT,
    company="Công ty Cổ phần Sông Xanh",
    place="Hà Nội",
    machine="may-ban-03",
    vault_id="77" * 16,
    signers=((EXECUTOR, "Nguyễn Văn Quản"), (VERIFIER, "Trần Thị An")),
    files=dict.fromkeys((1, 2, 3), ("ef" * 16, 2)),
    head="9f" * 32,
)
LINES = (
    *(Line(f"key:{n}", LineKind.KEY, "", f"Người {n}", "", LineState.OUTSTANDING, due=AT) for n in range(3)),
    Line("key:9", LineKind.KEY, "", "Người 9", "", LineState.KEY_DEAD, closed_at=AT, by="Người 9"),
    Line("kit", LineKind.KIT, "001", "", "", LineState.OUTSTANDING),
    Line("print:BI-2026-7QK-0001", LineKind.PRINT, "BI-2026-7QK-0001", "Lê Mai", "Tủ số 3", LineState.OUTSTANDING),
    Line("output:BX-2026-7QK-0001", LineKind.OUTPUT, "BX-2026-7QK-0001", "Công ty B", "", LineState.RETURNED),
    Line(
        "third_party:BX-2026-7QK-0001", LineKind.THIRD_PARTY, "BX-2026-7QK-0001", "Công ty B", "", LineState.OUTSTANDING
    ),
)
CLOSED = (
    *(replace(line, state=LineState.KEY_DEAD, closed_at=AT) for line in LINES[:3]),
    LINES[3],
    replace(LINES[4], state=LineState.KEY_DEAD, closed_at=AT, by="Nguyễn Văn Quản, Trần Thị An", note="nghiền vụn"),
    replace(LINES[5], state=LineState.SHREDDED, closed_at=AT, note="BBTH-2026-7QK-0004"),
    replace(LINES[6], state=LineState.CONFIRMED, closed_at=AT, by="Trần Thị An", note="thư ngày 02/12/2026"),
    replace(LINES[7], state=LineState.NOT_PROVABLE, closed_at=AT, by="Trần Thị An", note="công ty đã giải thể"),
)


@cache
def authority() -> Keypair:
    return found_authority("Công ty Cổ phần Sông Xanh", AT - 10**12)


@cache
def stamper() -> Stamper:
    made = issue_stamper(authority(), AT - 10**11)
    return Stamper(made.key, made.certificate)


@cache
def signer(name: str, title: str, uid: int) -> Signer:
    root = authority()
    leaf = issue_signer(root, name, title, Id(bytes([uid]) * 16), AT - 10**11)
    return Signer(leaf.key, leaf.certificate, root.certificate, revocation_list(root, AT - 10**11), name)


@cache
def hands() -> tuple[Hand, ...]:
    people = (("Nguyễn Văn Quản", "quản lý", 1), ("Trần Thị An", "cán bộ an toàn hệ thống", 2))
    return tuple(
        Hand(Id(bytes([uid]) * 16), SigningKey.generate(), signer(name, title, uid)) for name, title, uid in people
    )


def fields(**changes: Any) -> dict[str, Any]:
    return {**fields_of(FACTS, EXECUTION, LINES, AT - 10**7), **changes}


@cache
def certificate() -> bytes:
    return signed_certificate(fields(), [hand.signer for hand in hands()], stamper())


@cache
def completed() -> bytes:
    first = Issue(1, "", AT, Id(bytes(16)), Id(bytes(16)), sha256(certificate()), short_code(fields()), fields())
    second = completed_fields(first, replace(EXECUTION, at=AT + 10**12), CLOSED)
    return signed_certificate(second, [hand.signer for hand in hands()], stamper())


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


def test_the_place_of_the_last_signature_has_one_spelling() -> None:
    """No signature covers it: other letters for the same digits, or bytes among the zeros behind it, are refused."""
    signed, root = certificate(), authority().certificate
    start, end = list(re.finditer(rb"(?<=<)[0-9A-F]{2000,}(?=>)", signed))[-1].span()
    letter = next(at for at in range(start, end) if signed[at : at + 1] in b"ABCDEF")
    for at, other in ((letter, signed[letter : letter + 1].lower()), (end - 1, b"1"), (end - 40, b"A")):
        assert not verify_certificate(signed[:at] + other + signed[at + 1 :], root).valid


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
        "4 người từng giữ khóa, 1 đã thay khóa",
        "Kho không ghi nhận bản sao lưu nào",
        "BI-2026-7QK-0001",
        "Lê Mai, Tủ số 3",
        "CHƯA XONG: đã thu về, chưa hủy",
        "theo đồng hồ của máy",
        "1 hồ sơ khác của dự án",
        "Hồ sơ ở dự án khác không thuộc lệnh này",
        "Trên ổ SSD",
        "cdcdcdcdcdcdcdcd",
        "1 / 2",
    ):
        assert words in text, words


def test_the_code_in_the_qr_is_the_one_at_the_foot() -> None:
    codes = re.findall(r"Mã kiểm tra (\w{4}-\w{4}-\w{4})", " ".join(text_of(certificate()).split()))
    assert len(codes) > 2
    assert set(codes) == {short_code(fields())}


def test_one_person_mode_is_written_on_it() -> None:
    both = (signer("Nguyễn Văn Quản", "quản lý", 1), signer("Nguyễn Văn Quản", "quản lý", 1))
    text = " ".join(text_of(signed_certificate(fields(one_person=True), both, None)).split())
    assert "chế độ một người" in text


def test_it_is_archival_and_not_encrypted(tmp_path: Any) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(certificate())
    with pikepdf.open(file) as document:
        assert not document.is_encrypted
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")


def test_it_is_stamped_by_a_clock_that_says_whose_it_is() -> None:
    verdict = verify_certificate(certificate(), authority().certificate)
    assert [(line.stamped_at, line.stamped_by) for line in verdict.signatures] == [(AT, NAME), (AT, NAME)]


def test_the_complete_one_names_the_first_and_owns_up_to_what_is_not_provable() -> None:
    text = " ".join(text_of(completed()).split())
    for words in (
        "HOÀN TẤT",
        "trong đó 1 việc không chứng minh được",
        "CNTH-2026-QQ7-0001, lần ban hành 1",
        short_code(fields()),
        sha256(certificate()).hex()[:16],
        "Đã hủy (hủy vật lý theo biên bản); ngày",
        "BBTH-2026-7QK-0004",
        "KHÔNG CHỨNG MINH ĐƯỢC",
        "công ty đã giải thể",
    ):
        assert words in text, words
    assert "CHƯA XONG" not in text
    assert verify_certificate(completed(), authority().certificate).valid


def test_it_claims_an_erase_by_key_for_ciphertext_alone() -> None:
    for line in (*fields()["lines"], *completed_lines()):
        if line["kind"] in ("print", "output", "disc", "third_party"):
            assert line["method"] in ("none", "shredded", "confirmed_by_holder")
        if line["state"] in ("outstanding", "returned", "not_provable"):
            assert line["method"] == "none"
    assert fields()["method"]["overwritten"] is False


def completed_lines() -> list[dict[str, Any]]:
    return fields_of(FACTS, EXECUTION, CLOSED, AT)["lines"]  # type: ignore[no-any-return]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every single field, by the way to it."""
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from leaves(item, (*path, place))
    else:
        yield path


def changed_at(value: Any, path: tuple[Any, ...]) -> Any:
    """A copy with one field forged."""
    copy = json.loads(json.dumps(value))
    target = copy
    for step in path[:-1]:
        target = target[step]
    old = target[path[-1]]
    target[path[-1]] = (not old) if isinstance(old, bool) else old + 1 if isinstance(old, int) else f"{old or ''}x"
    return copy


def test_every_forged_field_of_the_file_is_found() -> None:
    data = signed_file(fields(), certificate(), hands())
    told = read_file(data, authority().certificate, key_of)
    assert (told.problem, told.fields) == ("", fields())
    assert [name for name, _ in told.signers] == ["Nguyễn Văn Quản", "Trần Thị An"]
    whole = json.loads(data)
    forged = list(leaves(whole))
    assert len(forged) > 90
    for path in forged:
        try:
            told = read_file(canonical(changed_at(whole, path)), authority().certificate, key_of)
        except Corrupt:
            continue
        assert told.problem == "closing.signature_broken", path
    other = found_authority("Công ty Cổ phần Sông Xanh", AT - 10**12)
    assert read_file(data, other.certificate).problem == "closing.signature_broken"
    assert read_file(data, authority().certificate).problem == ""
    assert read_file(data, authority().certificate, lambda _: None).problem == "closing.signature_broken"
    for wrong in (data + b" ", b"{}", data.replace(b'"format"', b'"Format"'), b"{" + b"[" * 200_000):
        with pytest.raises(Corrupt, match="closing.not_a_file"):
            read_file(wrong, authority().certificate)


def test_one_person_signs_no_certificate_alone() -> None:
    """Whoever works here has a certificate of the company: two signatures of one person prove nothing."""
    hand = hands()[0]
    name = fields()["signers"][0]["name"]
    alone = {**fields(), "signers": [{"role": role, "name": name} for role in ("executor", "verifier")]}
    told = read_file(signed_file(alone, certificate(), [hand, hand]), authority().certificate, key_of)
    assert told.problem == "closing.signature_broken"
    openly = {**alone, "one_person": True}
    assert not read_file(signed_file(openly, certificate(), [hand, hand]), authority().certificate, key_of).problem
    single = {**fields(), "signers": fields()["signers"][:1]}
    found = check_file(signed_certificate(single, [hand.signer], None), authority().certificate)
    assert (found.number, found.genuine, found.problem) == (fields()["number"], False, "pdf.signature_missing")
    assert check_file(certificate(), authority().certificate).genuine


def key_of(uid: Id) -> bytes | None:
    return next((hand.key.public for hand in hands() if hand.uid == uid), None)


DRAWN = (
    ("number",), ("revision",), ("issued_at",), ("company",), ("place",), ("vault",), ("request", "order"),
    ("request", "reference"), ("request", "project"), ("request", "letter"), ("request", "recorder"),
    ("request", "approvals", 0, "name"), ("scope", 1, "records"), ("method", "machine"), ("files", 2, "old_commitment"),
    ("verification", "searched"), ("verification", "hits"), ("lines", 0, "counts", "key_dead"), ("lines", 1, "number"),
    ("lines", 2, "holder"), ("one_person",), ("journal_head",), ("signers", 1, "name"),
)  # fmt: skip


def test_every_forged_field_of_the_paper_is_found() -> None:
    """The pages of another certificate under the true one's signatures: what a forger without keys can do."""
    signed = certificate()
    for path in DRAWN:
        forged = render(document_of(changed_at(fields(), path)))
        with pikepdf.open(io.BytesIO(signed)) as target, pikepdf.open(io.BytesIO(forged)) as source:
            pages = min(len(target.pages), len(source.pages))
            before = [page.Contents.read_bytes() for page in target.pages]
            for at in range(pages):
                target.pages[at].Contents = target.copy_foreign(source.pages[at].Contents)
            after = [page.Contents.read_bytes() for page in target.pages]
            assert before != after, path
            output = io.BytesIO()
            target.save(output)
        assert not verify_certificate(output.getvalue(), authority().certificate).valid, path


def test_a_brought_pdf_is_read_in_a_process_apart() -> None:
    verdict, number, root = verified_apart(certificate(), authority().certificate)
    assert verdict == verify_certificate(certificate(), authority().certificate)
    assert (number, root) == ("CNTH-2026-QQ7-0001", authority().certificate)
    assert verified_apart(certificate(), b"")[2] == authority().certificate
    verdict, _, _ = verified_apart(b"%PDF-1.7\n" + b"\0" * 5000, authority().certificate)
    assert (verdict.valid, verdict.problem_code) == (False, "pdf.signature_unreadable")


def test_a_machine_without_time_says_nothing_about_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "WAIT", 0.01)
    with pytest.raises(Problem, match=r"pdf\.verification_late"):
        verified_apart(certificate(), authority().certificate)


def test_every_font_is_embedded_and_qpdf_finds_no_fault(tmp_path: Any) -> None:
    for name, pdf in (("first", certificate()), ("second", completed())):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(pdf)
        checked = subprocess.run([QPDF, "--check", str(file)], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        told = subprocess.run([PDFFONTS, str(file)], capture_output=True, text=True, check=False).stdout
        fonts = [line.split() for line in told.splitlines()[2:]]
        assert fonts
        assert all(font[-5] == "yes" for font in fonts), told


def test_it_is_issued_within_three_seconds() -> None:
    certificate()
    before = time.process_time()
    signed_certificate(fields(place="Huế"), [hand.signer for hand in hands()], stamper())
    assert time.process_time() - before < 3
