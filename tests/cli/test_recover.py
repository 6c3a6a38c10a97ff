"""``recover`` as a person runs it: the list, the practice run and opening again, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.bootstrap.world import build_world
from app.keys.encoding import Label
from app.keys.slot import FLOOR
from app.paths import RESOURCES
from app.people.actions import add_person
from app.people.entrance import create_vault, sign_in
from app.people.model import FoundingForm, PersonForm
from app.recovery.actions import confirm_sheets, hold_ceremony
from app.session.identity import unlock
from app.session.subject import Credential
from tests.recovery.desk import form, shares_of

MANAGER, OFFICER, SECOND = (
    "thuyen gio sang nga chum khoai",
    "buom lam rung tre nghieng nui",
    "nam con voi trang bay cao",
)
PROJECT = "Miền Trung"


@dataclass(frozen=True)
class Case:
    """A vault of this account whose only holder has left, its kit, and the files with the shares."""

    path: Path
    environment: dict[str, str]
    kit: Path
    shares: tuple[Path, ...]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    place = tmp_path_factory.mktemp("recover")
    before = os.environ.get("NIEM_PROFILE")
    os.environ["NIEM_PROFILE"] = str(place / "profile")
    world = replace(build_world(), cost=FLOOR)
    path = place / "kho"
    made = create_vault(
        world, FoundingForm(path, "Công ty Đo Đạc", "Huế", "Lê Quân", MANAGER, "Vũ Hà", OFFICER, PROJECT)
    )
    session = sign_in(world, path, made.manager, MANAGER)
    officer = Credential(made.officer, OFFICER)
    person = PersonForm("Lê Mai", "Quản lý", (Duty.MANAGER,), session.projects()[0].project, None, SECOND)
    mai = add_person(session, person, MANAGER, officer)
    done = hold_ceremony(session, form(place), MANAGER, officer)
    confirm_sheets(session)
    session.close()
    session = sign_in(world, path, made.officer, OFFICER)
    pairs = ((mai, SECOND), (made.officer, OFFICER))
    signers = [
        (uid, unlock(world, session.vault.folder, uid, typed, step_up=False).signing_key) for uid, typed in pairs
    ]
    with session.vault.directory.change(session.now()) as change:
        change.state(Label.REVOKE, {"uid": made.manager.hex(), "reason": "left", "owed": []}, signers)
    session.close()
    shares = []
    for number, share in enumerate(shares_of(done), start=1):
        file = place / f"share{number}.txt"
        file.write_text(share + "\n")
        shares.append(file)
    yield Case(path, {**os.environ, "PYTHONUTF8": "1"}, done.files[0], tuple(shares))
    if before is None:
        del os.environ["NIEM_PROFILE"]
    else:
        os.environ["NIEM_PROFILE"] = before


def run(case: Case, *arguments: str, own: str = OFFICER, second: str = "") -> tuple[int, str]:
    """Exit code and all output of ``python -m app recover …``; passphrases through descriptors."""
    readers = []
    words = ["--language", "vi", "recover", arguments[0], str(case.path), *arguments[1:]]
    for option, typed in (("--passphrase-fd", own), ("--second-passphrase-fd", second)):
        if typed:
            reader, writer = os.pipe()
            os.write(writer, typed.encode())
            os.close(writer)
            readers.append(reader)
            words += [option, str(reader)]
    done = subprocess.run(
        [sys.executable, "-m", "app", *words], cwd=RESOURCES.parent, env=case.environment, pass_fds=readers,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120,
        check=False,
    )  # fmt: skip
    for reader in readers:
        os.close(reader)
    return done.returncode, done.stdout


def shares_in(case: Case, *which: int) -> list[str]:
    return [part for place in which for part in ("--share-file", str(case.shares[place]))]


def test_the_whole_way_back(case: Case) -> None:
    code, said = run(case, "list", "--person", "Vũ Hà")
    assert code == 1, said
    assert "Bộ khôi phục số 1" in said
    assert "cần 2 trong 3 mảnh" in said
    for level in Level:
        assert f"Không quản lý nào còn giữ khóa: {PROJECT} · {level.label('vi')}; khôi phục được." in said
    code, said = run(case, "prove", "--person", "Vũ Hà", "--kit", str(case.kit), *shares_in(case, 0))
    assert (code, "cần 2 mảnh" in said) == (1, True), said
    code, said = run(case, "prove", "--person", "Vũ Hà", "--kit", str(case.kit), *shares_in(case, 0, 2))
    assert (code, "Không mở gì cả" in said) == (0, True), said
    opening = ["open", "--person", "Vũ Hà", "--kit", str(case.kit), "--project", PROJECT, "--second", "Lê Mai"]
    code, said = run(case, *opening, *shares_in(case, 1, 2), second="khong phai cum nay dau")
    assert (code, "Cụm mật khẩu không đúng" in said) == (1, True), said
    code, said = run(case, *opening, *shares_in(case, 1, 2), second=SECOND)
    assert (code, "Đã khôi phục các ngăn bí mật, cơ mật, tuyệt mật" in said) == (0, True), said
    code, said = run(case, "list", "--person", "Vũ Hà")
    assert (code, "Ngăn nào cũng có quản lý giữ khóa." in said) == (0, True), said
    code, said = run(case, *opening, *shares_in(case, 1, 2), second=SECOND)
    assert (code, "Không có dự án nào tên như vậy" in said) == (1, True), said


def test_what_is_wrong_is_said_in_a_sentence_and_no_share_is_repeated(case: Case, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    words = case.shares[0].read_text().split()
    bad.write_text(" ".join(["khoai", *words[1:]]))
    prove = ["prove", "--person", "Vũ Hà", "--kit", str(case.kit), "--share-file", str(bad)]
    code, said = run(case, *prove, *shares_in(case, 1))
    assert (code, "Mảnh thứ 1: từ thứ 1" in said) == (1, True), said
    assert words[5] not in said
    code, said = run(case, "prove", "--person", "Vũ Hà", "--kit", str(tmp_path / "none"), *shares_in(case, 0, 1))
    assert (code, "Không đọc được tệp bộ khôi phục" in said) == (1, True), said
    code, said = run(case, "prove", "--person", "Vũ Hà", "--kit", str(case.kit))
    assert (code, "Traceback" in said) == (1, False), said
    code, said = run(case, "list", "--person", "Lê Mai", own=SECOND)
    assert (code, "không thuộc nhiệm vụ" in said) == (1, True), said


def test_a_share_is_no_argument(case: Case) -> None:
    code, said = run(case, "prove", "--person", "Vũ Hà", "--kit", str(case.kit), "--share", "academic acid")
    assert code in {1, 2}
    assert "Traceback" not in said
    code, said = run(case, "prove", "--help", own="")
    assert "--share-file" in said


def test_a_kit_is_written_anew_only_when_it_must(case: Case, tmp_path: Path) -> None:
    words = ["renew", "--person", "Vũ Hà", "--kit", str(case.kit), "--first", str(tmp_path), "--other", str(tmp_path)]
    code, said = run(case, *words, "--second", "Lê Mai", second=SECOND)
    assert (code, "Hai bản" in said or "thư mục" in said) == (1, True), said
    (tmp_path / "one").mkdir()
    words[6], words[8] = str(tmp_path / "one"), str(tmp_path)
    code, said = run(case, *words, "--second", "Lê Mai", second=SECOND)
    assert (code, "không cần viết lại" in said) == (1, True), said
    code, said = run(
        case, "destroyed", "--person", "Vũ Hà", "--serial", "1", "--how", "nghiền", "--second", "Lê Mai", second=SECOND
    )
    assert (code, "đang có hiệu lực" in said) == (1, True), said
