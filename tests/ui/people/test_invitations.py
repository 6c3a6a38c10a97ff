"""Inviting, taking in, and a new machine, in the window of the office."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.people.entrance import accept_invitation, first_unlock, view_invitation
from app.session.world import World
from tests.ui.conftest import WAIT
from tests.ui.office import MANAGER_PASSPHRASE, OFFICER_PASSPHRASE, Office, build_quick_world
from tests.ui.people.test_people_page import people_page
from ui.application import Application
from ui.people.invite_dialog import InviteDialog
from ui.people.machine_dialog import KEPT, LOST, MachineDialog
from ui.people.signing_dialog import SigningDialog
from ui.people.take_in_dialog import AS_BEFORE, TakeInDialog
from ui.widgets.notice import InlineNotice

TYPED = "vach cau gio lua mien khoai"


def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str = "own") -> World:
    """The world of another account."""
    with monkeypatch.context() as patch:
        patch.setenv("NIEM_PROFILE", str(tmp_path / name))
        return build_quick_world()


def signed(dialog: SigningDialog) -> None:
    dialog.signatures.own.set_value(MANAGER_PASSPHRASE)
    dialog.signatures.other_passphrase.set_value(OFFICER_PASSPHRASE)
    dialog.submit()


def invite(qtbot: QtBot, opened: Application, path: Path, name: str) -> InviteDialog:
    dialog = people_page(qtbot, opened).invitations.open_invite()
    dialog.name.set_value(name)
    dialog.job.set_value("Nhân viên")
    dialog.duties.ticks[Duty.SALES].click()
    dialog.path = path
    signed(dialog)
    qtbot.waitUntil(lambda: hasattr(dialog, "panel"), timeout=WAIT)
    return dialog


def answer(own: World, invitation: Path, path: Path) -> bytes:
    seen = view_invitation(own, invitation)
    return accept_invitation(own, invitation, seen.digest, TYPED, path).uid


def reading(qtbot: QtBot, opened: Application, path: Path) -> TakeInDialog:
    dialog = people_page(qtbot, opened).invitations.open_take_in()
    dialog.drop.take(path)
    qtbot.waitUntil(lambda: dialog.view is not None or bool(dialog.drop.error()), timeout=WAIT)
    return dialog


def test_invited_answered_taken_in(
    qtbot: QtBot, opened: Application, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_world(tmp_path, monkeypatch)
    invited = invite(qtbot, opened, tmp_path / "moi.niem-invite", "Vũ Thị Mai")
    assert invited.panel.words.words() == view_invitation(own, tmp_path / "moi.niem-invite").words
    invited.reject()
    uid = answer(own, tmp_path / "moi.niem-invite", tmp_path / "tra-loi.niem-join")
    dialog = reading(qtbot, opened, tmp_path / "tra-loi.niem-join")
    assert dialog.act_button is not None
    assert not dialog.act_button.isEnabled() or dialog.act_button.why_not()
    signed(dialog)  # without the tick
    assert dialog.compared.error()
    assert not opened.tasks.is_busy(dialog)
    dialog.compared.check.click()
    dialog.clearance.set_value(Level.SECRET)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        signed(dialog)
    session = first_unlock(own, office.path, uid, TYPED)  # type: ignore[arg-type]
    assert session.levels(session.projects()[0].project) == (1, 2)
    session.close()


def test_another_file_takes_the_tick_away(
    qtbot: QtBot, opened: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_world(tmp_path, monkeypatch)
    invite(qtbot, opened, tmp_path / "moi.niem-invite", "Đỗ Văn Tùng").reject()
    answer(own, tmp_path / "moi.niem-invite", tmp_path / "mot.niem-join")
    dialog = reading(qtbot, opened, tmp_path / "mot.niem-join")
    dialog.compared.check.click()
    (tmp_path / "hai.niem-join").write_bytes((tmp_path / "mot.niem-join").read_bytes()[:-2])
    dialog.drop.take(tmp_path / "hai.niem-join")
    qtbot.waitUntil(lambda: bool(dialog.drop.error()), timeout=WAIT)
    assert dialog.view is None
    assert not dialog.compared.value()


def test_a_new_machine_and_a_lost_one(
    qtbot: QtBot, opened: Application, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_world(tmp_path, monkeypatch)
    invite(qtbot, opened, tmp_path / "moi.niem-invite", "Lý Thị Hoa").reject()
    uid = answer(own, tmp_path / "moi.niem-invite", tmp_path / "mot.niem-join")
    taking = reading(qtbot, opened, tmp_path / "mot.niem-join")
    taking.compared.check.click()
    taking.clearance.set_value(Level.CONFIDENTIAL)
    with qtbot.waitSignal(taking.accepted, timeout=WAIT):
        signed(taking)
    first_unlock(own, office.path, uid, TYPED).close()  # type: ignore[arg-type]
    page = people_page(qtbot, opened)
    qtbot.waitUntil(lambda: uid in {row.uid for row in page.people}, timeout=WAIT)
    row = next(row for row in page.people if row.uid == uid)
    dialog = MachineDialog(page, opened.tasks, page._summary, page.people, row)
    dialog.open()
    assert dialog.why._values == [KEPT, LOST]
    dialog.why.set_value(LOST)
    dialog._explain()
    dialog.path = tmp_path / "lai.niem-invite"
    signed(dialog)
    assert dialog.note.error()
    dialog.note.set_value("bỏ quên trên xe")
    signed(dialog)
    qtbot.waitUntil(lambda: hasattr(dialog, "panel") or dialog.findChild(InlineNotice, "failure") is not None,
                    timeout=WAIT)  # fmt: skip
    assert hasattr(dialog, "panel")
    dialog.reject()
    other = own_world(tmp_path, monkeypatch, "other")
    new = answer(other, tmp_path / "lai.niem-invite", tmp_path / "lai.niem-join")
    taking = reading(qtbot, opened, tmp_path / "lai.niem-join")
    assert taking.view is not None
    assert taking.view.continues == "Lý Thị Hoa"
    assert taking.clearance.value() == AS_BEFORE
    taking.compared.check.click()
    with qtbot.waitSignal(taking.accepted, timeout=WAIT):
        signed(taking)
    session = first_unlock(other, office.path, new, TYPED)  # type: ignore[arg-type]
    assert session.levels(session.projects()[0].project) == (1,)
    session.close()
