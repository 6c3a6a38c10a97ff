"""The tab of getting things back, with real sessions: what each person is offered, and each dialog to its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.archive.restore.actions import lay_beside
from app.archive.restore.entrance import rehearse
from app.archive.restore.model import DrillForm, LayForm
from app.customers.queries import list_customers
from tests.archive.backup.test_format import made_by
from tests.archive.restore.desk import desk_of
from tests.fixtures.vault import PASSPHRASES, Office, new_world
from tests.recovery.desk import held, shares_of
from tests.ui.desk import Desk, idle, show_page
from ui.archive.page import ArchivePage
from ui.archive.parts import offered
from ui.archive.restore.view import RestorePart
from ui.messages import sentence
from ui.sign_in.after_fire.words import in_a_file
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice

SHOWN: list[QMainWindow] = []
"""Or the window is gone with the function that made it."""


def opened(qtbot: QtBot, desk: Desk) -> RestorePart:
    page = ArchivePage(desk, desk.summary)
    SHOWN[:] = [show_page(qtbot, desk, page, 1180, 660)]
    page.show_subject("restore")
    idle(qtbot, desk)
    part = page.parts["restore"]
    assert isinstance(part, RestorePart)
    return part


def failure(dialog: Dialog) -> str:
    notice = dialog.findChild(InlineNotice, "failure")
    return notice.text() if isinstance(notice, InlineNotice) and not notice.isHidden() else ""


def cards(part: RestorePart) -> list[bool]:
    return [not one.isHidden() for one in (part.pending, part.drills, part.lay_card, part.records)]


def test_who_is_offered_what(qtbot: QtBot, office: Office) -> None:
    for who, expected in (
        ("quan", [False, False, True, True]),
        ("ha", [False, True, True, False]),
        ("minh", [False, False, True, False]),
    ):
        assert cards(opened(qtbot, Desk(office.sign_in(who)))) == expected
    assert "restore" not in {entry.key for entry in offered(Desk(office.sign_in("lan")).summary)}


def test_a_copy_is_laid_looked_at_and_accepted(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    old = desk_of(office)
    desk = Desk(office.sign_in("quan"))
    dialog = opened(qtbot, desk).open_lay()
    dialog.submit()
    assert dialog.source.field.error()
    (tmp_path / "khac").mkdir()
    dialog.source.set_value(str(tmp_path / "khac"))
    dialog.submit()
    idle(qtbot, desk)
    assert failure(dialog) == sentence("restore.not_a_copy")
    dialog.source.set_value(str(old.older))
    dialog.into.set_value(str(office.path))
    dialog.submit()
    idle(qtbot, desk)
    assert failure(dialog) == sentence("restore.same_place")
    dialog.into.set_value(str(old.beside()))
    dialog.submit()
    idle(qtbot, desk)
    assert not dialog.told.isHidden()
    assert str(old.beside()) in dialog.told.text()
    desk.session.close()

    copy = replace(office, path=old.beside())
    desk = Desk(copy.sign_in("quan"))
    part = opened(qtbot, desk)
    assert cards(part) == [True, False, False, False]
    assert "3 ngày" in part.pending.loud.text()
    accept = part.open_accept()
    accept.submit()
    assert accept.newer.field.error()
    accept.newer.set_value(str(office.path))
    accept.compare()
    idle(qtbot, desk)
    assert "mục nhật ký" in accept.lacks.text()
    accept.submit()
    assert accept.reason.error()
    accept.reason.set_value("ổ đĩa hỏng")
    accept.signatures.own.set_value(PASSPHRASES["quan"])
    accept.signatures.other_passphrase.set_value("sai")
    accept.submit()
    idle(qtbot, desk)
    assert failure(accept) == sentence("keys.wrong_passphrase_or_machine")
    assert desk.session.vault.pending
    accept.signatures.own.set_value(PASSPHRASES["quan"])
    accept.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    accept.submit()
    idle(qtbot, desk)
    assert not desk.session.vault.pending
    assert part.pending.go.isHidden()


def test_one_field_of_one_record_comes_back(qtbot: QtBot, office: Office) -> None:
    old = desk_of(office)
    desk = Desk(office.sign_in("quan"))
    dialog = opened(qtbot, desk).open_compare()
    dialog.compare()
    assert dialog.source.field.error()
    dialog.source.set_value(str(old.older))
    dialog.compare()
    idle(qtbot, desk)
    assert dialog.row.combo.currentText() == "Trần Văn Sớm"
    assert [name for name, _ in dialog.fields] == ["email", "note"]
    dialog.submit()
    assert dialog.fields[0][1].error()
    dialog.fields[1][1].set_value(True)
    dialog.submit()
    idle(qtbot, desk)
    assert not failure(dialog)
    row = list_customers(desk.session, office.project, (Level.CONFIDENTIAL,), "som").rows[0]
    assert row.name == "Trần Văn Sớm"
    assert [name for name, _ in dialog.fields] == ["email"]
    dialog.force_close()


def test_a_drill_from_the_window(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk_of(office)
    done = held(office, tmp_path)
    made = made_by(office.sign_in("ha"), tmp_path / "usb")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    desk = Desk(office.sign_in("ha"))
    part = opened(qtbot, desk)
    dialog = part.open_drill()
    assert len(dialog.shares.boxes) == 2
    dialog.source.set_value(str(made.path))
    dialog.kit.set_value(str(done.files[0]))
    dialog.scratch.set_value(str(scratch))
    dialog.submit()
    assert dialog.shares.boxes[0].error()
    first, second = shares_of(done)[:2]
    dialog.shares.boxes[0].set_value(first)
    dialog.shares.boxes[1].set_value(first)
    dialog.submit()
    idle(qtbot, desk)
    assert failure(dialog)
    dialog.shares.boxes[1].set_value(second)
    dialog.submit()
    idle(qtbot, desk)
    assert dialog.drilled is not None
    assert dialog.drilled.whole
    assert dialog.shares.value() == ()
    assert not list(scratch.iterdir())
    dialog.reject()
    idle(qtbot, desk)
    assert "đạt" in part.drills.grid.value(str(dialog.drilled.at))


def test_an_administrator_lays_a_folder(office: Office) -> None:
    old = desk_of(office)
    session = office.sign_in("minh")
    assert lay_beside(session, LayForm(old.older, old.beside("x"))).files > 5
    session.close()


def test_an_officer_records_a_drill_that_was_held_elsewhere(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = held(office, tmp_path)
    made = made_by(office.sign_in("ha"), tmp_path / "usb")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    form = DrillForm(made.path, done.files[0], shares_of(done)[:2], scratch)
    result = rehearse(new_world(tmp_path / "clean", office.clock), form)
    file = tmp_path / "ket-qua.txt"
    file.write_text(in_a_file(result, result.at), "utf-8")
    desk = Desk(office.sign_in("ha"))
    part = opened(qtbot, desk)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    part.drills.record.click()
    idle(qtbot, desk)
    idle(qtbot, desk)
    assert result.source in part.drills.grid.value(str(result.at))
