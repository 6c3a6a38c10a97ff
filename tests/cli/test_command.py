"""The command line as a person runs it: in a process of its own, the passphrase through a file descriptor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.bootstrap.world import build_world
from app.cli.certificate import UNPROVEN
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.ids import random_id
from app.keys.authority import found_authority, issue_signer, revocation_list
from app.keys.slot import FLOOR
from app.paths import RESOURCES
from app.pdf.archival import to_archival
from app.pdf.document import Document, Paragraph, SignatureBoxes, render
from app.pdf.signing import Signer, sign
from app.people.entrance import create_vault, sign_in
from app.people.model import FoundingForm
from tests.fixtures.standing import let_in
from tests.fixtures.vault import MORNING

MANAGER, OFFICER = "thuyen gio sang nga chum khoai", "buom lam rung tre nghieng nui"
NAME = "Công ty Bí Truyền"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    """A vault of this very account, with one customer, and the environment in which it can be unlocked."""
    place = tmp_path_factory.mktemp("cli")
    before = os.environ.get("NIEM_PROFILE")
    os.environ["NIEM_PROFILE"] = str(place / "profile")
    world = replace(build_world(), cost=FLOOR)
    path = place / "kho"
    made = create_vault(
        world, FoundingForm(path, "Công ty Đo Đạc", "Huế", "Lê Quân", MANAGER, "Vũ Hà", OFFICER, "Miền Trung")
    )
    let_in(world, path, {made.manager: MANAGER, made.officer: OFFICER}, made.officer)
    session = sign_in(world, path, made.manager, MANAGER)
    create_customer(session, session.projects()[0].project, CustomerForm(NAME, level=Level.SECRET))
    session.close()
    yield path, {**os.environ, "PYTHONUTF8": "1"}
    if before is None:
        del os.environ["NIEM_PROFILE"]
    else:
        os.environ["NIEM_PROFILE"] = before


def niem(environment: dict[str, str], *arguments: str, passphrase: str = "") -> tuple[int, str]:
    """Exit code and all output of ``python -m app``."""
    reader, writer = os.pipe()
    os.write(writer, passphrase.encode())
    os.close(writer)
    command = [sys.executable, "-m", "app", "--language", "vi", *arguments]
    if passphrase:
        command += ["--passphrase-fd", str(reader)]
    done = subprocess.run(
        command, cwd=RESOURCES.parent, env=environment, pass_fds=(reader,), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    os.close(reader)
    return done.returncode, done.stdout


def test_a_whole_vault_is_said_to_be_whole(vault: tuple[Path, dict[str, str]]) -> None:
    path, environment = vault
    code, said = niem(environment, "verify", str(path), "--person", "Lê Quân", "--top-secret", passphrase=MANAGER)
    assert code == 0, said
    assert "Kho nguyên vẹn." in said
    for level in ("bí mật", "cơ mật", "tuyệt mật"):
        assert f"Ngăn · Miền Trung · {level}: nguyên vẹn" in said
    assert NAME not in said


def test_a_damaged_compartment_is_named(vault: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    path, environment = vault
    files = sorted((path / "c").glob("*.db"))
    kept = {file: file.read_bytes() for file in files}
    try:
        for file, data in kept.items():
            file.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        code, said = niem(environment, "verify", str(path), "--person", "Lê Quân", passphrase=MANAGER)
    finally:
        for file, data in kept.items():
            file.write_bytes(data)
    assert code == 1
    assert "KHO KHÔNG NGUYÊN VẸN" in said
    assert said.count("[!] Ngăn") == 2


def test_a_check_is_kept_and_the_scheduled_one_needs_nobody(vault: tuple[Path, dict[str, str]]) -> None:
    path, environment = vault
    code, said = niem(environment, "check", str(path), "--person", "Lê Quân", passphrase=MANAGER)
    assert code == 0, said
    assert "Kho nguyên vẹn." in said
    assert "[v] Các tệp trên đĩa: nguyên vẹn" in said
    code, said = niem(environment, "check", "--scheduled")
    assert (code, "không thấy hỏng" in said) == (0, True), said
    file = sorted((path / "c").glob("*.db"))[0]
    kept = file.read_bytes()
    try:
        file.write_bytes(kept[:4096] + bytes(4096) + kept[8192:])
        code, said = niem(environment, "check", "--scheduled")
    finally:
        file.write_bytes(kept)
    assert (code, f"[!] c/{file.name}" in said) == (1, True), said
    code, said = niem(environment, "check")
    assert (code, "--scheduled" in said) == (2, True)


def test_the_officer_reads_the_journal_and_nobody_else(vault: tuple[Path, dict[str, str]]) -> None:
    path, environment = vault
    code, said = niem(environment, "journal", "read", str(path), "--person", "Vũ Hà", passphrase=OFFICER)
    assert code == 0, said
    assert "customer:create" in said
    assert "Nhật ký toàn vẹn" in said
    assert NAME not in said
    code, said = niem(environment, "journal", "read", str(path), "--person", "Lê Quân", passphrase=MANAGER)
    assert (code, "không thuộc nhiệm vụ" in said) == (1, True)


def test_the_journal_is_verified_with_what_vouches_for_it(vault: tuple[Path, dict[str, str]]) -> None:
    path, environment = vault
    code, said = niem(environment, "journal", "verify", str(path), "--person", "Vũ Hà", passphrase=OFFICER)
    assert code == 0, said
    assert "Nhật ký toàn vẹn" in said
    assert "Có người khác làm chứng" in said
    assert "Chưa có gì làm chứng" in said
    wrong = "2345-6789-ABCD-EFGH-JKLM"
    code, said = niem(
        environment, "journal", "compare", str(path), "--paper", wrong, "--person", "Vũ Hà", passphrase=OFFICER
    )
    assert (code, "KHÔNG KHỚP" in said) == (1, True), said


@pytest.mark.parametrize(
    ("arguments", "passphrase", "sentence"),
    [
        (("--person", "Lê Quân"), "khong phai cum mat khau nay", "Cụm mật khẩu không đúng, hoặc"),
        (("--person", "Không Có Ai"), MANAGER, "không có ai"),
        ((), MANAGER, "Nhiều người mở được"),
        (("--person", "Lê Quân"), "", "--passphrase-fd"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    vault: tuple[Path, dict[str, str]], arguments: tuple[str, ...], passphrase: str, sentence: str
) -> None:
    path, environment = vault
    code, said = niem(environment, "verify", str(path), *arguments, passphrase=passphrase)
    assert code == 1
    assert sentence in said
    assert "Traceback" not in said


def test_a_folder_that_is_no_vault(vault: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    (tmp_path / "vault.json").write_text(json.dumps({"format": 99}))
    code, said = niem(vault[1], "verify", str(tmp_path), passphrase=MANAGER)
    assert (code, "Traceback" in said) == (1, False)


@pytest.fixture(scope="module")
def paper() -> tuple[bytes, bytes]:
    """A signed paper, and the root it was signed under."""
    root = found_authority("Công ty Đo Đạc", MORNING)
    leaf = issue_signer(root, "Vũ Hà", "cán bộ an toàn hệ thống", random_id(), MORNING)
    signer = Signer(leaf.key, leaf.certificate, root.certificate, revocation_list(root, MORNING), "Vũ Hà")
    blocks = (Paragraph("Đã hủy."), SignatureBoxes((("Người kiểm chứng", "Vũ Hà"),)))
    drawn = render(Document("Chứng nhận tiêu hủy", "CN-1", "Công ty Đo Đạc", "Huế", None, blocks, at=MORNING))
    return sign(to_archival(drawn), (signer,), reason="Chứng nhận", place="Huế", at=MORNING), root.certificate


def test_a_certificate_is_judged_in_words(
    paper: tuple[bytes, bytes], vault: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    environment = vault[1]
    file, root, other = tmp_path / "chung-nhan.pdf", tmp_path / "goc.cer", tmp_path / "khac.cer"
    file.write_bytes(paper[0])
    root.write_bytes(paper[1])
    other.write_bytes(found_authority("Công ty Khác", MORNING).certificate)

    code, said = niem(environment, "verify-certificate", str(file), "--root", str(root))
    assert (code, "Chứng nhận hợp lệ" in said) == (0, True)
    code, said = niem(environment, "verify-certificate", str(file), "--root", str(other))
    assert (code, "KHÔNG ĐÚNG" in said) == (1, True)
    code, said = niem(environment, "verify-certificate", str(file))
    assert (code, "dấu vân tay" in said, "Chứng nhận hợp lệ" in said) == (UNPROVEN, True, False)
    file.write_bytes(paper[0][:3000] + bytes([paper[0][3000] ^ 1]) + paper[0][3001:])
    code, said = niem(environment, "verify-certificate", str(file))
    assert (code, "dấu vân tay" in said) == (1, False)
    file.write_bytes(b"no PDF at all")
    code, said = niem(environment, "verify-certificate", str(file))
    assert (code, "không phải chứng nhận" in said) == (1, True)


# Grants --------------------------------------------------------------------------------------------------------


def test_grants_are_printed_exported_and_verified_without_the_vault(
    vault: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    path, environment = vault
    bundle = tmp_path / "tham-quyen.json"
    code, said = niem(
        environment, "grants", str(path), "--person", "Vũ Hà", "--export", str(bundle), passphrase=OFFICER
    )
    assert code == 0
    assert said.count("[v] Lê Quân  Miền Trung") == 3
    assert "Lê Quân + Vũ Hà" in said
    code, said = niem(environment, "verify-grants", str(bundle))
    assert code == UNPROVEN
    words = said.strip().rsplit(": ", 1)[1].rstrip(".")
    assert len(words.split()) == 6
    assert niem(environment, "verify-grants", str(bundle), "--words", words)[0] == 0
    assert niem(environment, "verify-grants", str(bundle), "--words", "a b c d e f")[0] == 1
    told = json.loads(bundle.read_text("utf-8"))
    told["grants"][0]["entry"]["not_after"] = "1"
    bundle.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")), "utf-8")
    code, said = niem(environment, "verify-grants", str(bundle), "--words", words)
    assert code == 1
    assert "[!]" in said


def test_a_manager_is_not_shown_every_grant(vault: tuple[Path, dict[str, str]]) -> None:
    path, environment = vault
    code, said = niem(environment, "grants", str(path), "--person", "Lê Quân", passphrase=MANAGER)
    assert code == 1
    assert "Miền Trung" not in said
