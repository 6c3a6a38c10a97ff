"""A customer's contract goes to a carrier, in sentences: asked, approved, sealed, opened far away, told back."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.documents.actions import add_document
from app.customers.model import CustomerForm
from app.errors import Problem
from app.release.actions import ask_release, hand_over_release
from app.release.model import OutputKind, ReleaseState
from app.release.queries import get_release
from app.session.door import TOP_SECRET_ROOM
from tests.fixtures.releases import approve, release_form
from tests.fixtures.vault import Office

HOUSE = Path(__file__).resolve().parents[2]
CONTRACT = b"%PDF-1.7 hop dong van tai" + bytes(range(256)) * 300


def far_away(package: Path, folder: Path, password: str) -> subprocess.CompletedProcess[str]:
    """On the recipient's machine: no vault, no keyring, only the file and what was said over the telephone."""
    reading, writing = os.pipe()
    os.write(writing, password.encode())
    os.close(writing)
    home = folder.parent / "may-nguoi-nhan"
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "app", "--language", "vi", "open-package", str(package), "--to", str(folder)]
    try:
        return subprocess.run(
            [*command, "--password-fd", str(reading)], cwd=HOUSE, env={"HOME": str(home), "PYTHONUTF8": "1"},
            pass_fds=(reading,), capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    finally:
        os.close(reading)


@pytest.mark.skipif(sys.platform == "win32", reason="hands over a file descriptor")
def test_a_contract_goes_to_the_carrier_and_nothing_else_does(office: Office, tmp_path: Path) -> None:
    # Lan keeps a customer and the contract; Quân keeps what never leaves, at tuyệt mật.
    lan, quan = office.sign_in("lan"), office.sign_in("quan", TOP_SECRET_ROOM)
    form = CustomerForm("Công ty Bách Việt", "KH-0418", ("0901234567",), note="=1+1", level=Level.CONFIDENTIAL)
    customer = create_customer(lan, office.project, form)
    scan = tmp_path / "Hợp đồng 12.pdf"
    scan.write_bytes(CONTRACT)
    contract = add_document(lan, customer, Level.CONFIDENTIAL, str(scan)).ref
    hidden = add_document(quan, customer, Level.TOP_SECRET, str(scan), again=True).ref
    assert contract is not None
    assert hidden is not None

    # What never leaves cannot even be asked for; the contract can, and is approved by another.
    with pytest.raises(Problem, match=r"release\.top_secret_never"):
        ask_release(quan, release_form(customer, items=(hidden,)))
    ref = ask_release(lan, release_form(customer, fields=("name", "phones", "note"), items=(contract,)))
    approve(office, ref)

    # On paper it does not fit; as a package it is written, and its password is told once.
    with pytest.raises(Problem, match=r"outputs\.documents_need_package"):
        hand_over_release(lan, ref, str(tmp_path / "giao.pdf"))
    package = tmp_path / "giao.niem"
    made = hand_over_release(lan, ref, str(package), OutputKind.PACKAGE)
    assert get_release(lan, ref).row.state is ReleaseState.HANDED_OVER
    (row,) = list_copies(lan, office.project)
    assert (row.number, row.holder) == (made.number, "Đại lý Hòa Bình")
    assert made.sha256 == hashlib.sha256(package.read_bytes()).hexdigest()

    # The carrier mistypes it, then has it right, in small letters.
    folder = tmp_path / "lay-ra"
    folder.mkdir()
    wrong = far_away(package, folder, "K7Q2-9XZB")
    assert (wrong.returncode, "Mật khẩu không đúng" in wrong.stderr, list(folder.iterdir())) == (1, True, [])
    opened = far_away(package, folder, made.password.lower())
    assert opened.returncode == 0, opened.stderr
    assert sorted(path.name for path in folder.iterdir()) == [
        "Hợp đồng 12.pdf", "Khách hàng.csv", "Thông tin cung cấp.xlsx",
    ]  # fmt: skip
    assert (folder / "Hợp đồng 12.pdf").read_bytes() == CONTRACT
    with (folder / "Khách hàng.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert "0901 234 567" in cells
    assert "'=1+1" in cells
    assert "KH-0418" not in cells

    # It is the only copy, and the file travels no further than it is whole.
    with pytest.raises(Problem, match=r"release\.not_in_this_state"):
        hand_over_release(lan, ref, str(tmp_path / "lai.niem"), OutputKind.PACKAGE)
    package.write_bytes(package.read_bytes()[:-7])
    assert "bị hỏng hoặc đã bị sửa" in far_away(package, folder, made.password).stderr
