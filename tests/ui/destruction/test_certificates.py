"""Certificates in the window: their lines, closing them, the complete issue, and checking what somebody brings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.destruction.closing.model import LineKind, LineState
from app.destruction.closing.queries import get_certificate, get_issue
from app.destruction.queries import list_certificates
from tests.destruction.desk import approved
from tests.destruction.test_closing import closed_all, everybody_unlocks
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held
from tests.ui.desk import Desk, idle, show_page
from ui.destruction.certificate_dialog import CertificateDialog
from ui.destruction.page import DestructionPage
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice


@pytest.fixture
def shown(qtbot: QtBot, office: Office, tmp_path: Path) -> tuple[Desk, DestructionPage, QMainWindow]:
    """The officer's page after a destruction, with the kit and copies still out."""
    held(office, tmp_path)
    destroyed = approved(office, tmp_path)
    upstairs = destroyed.upstairs()
    destroyed.execute(upstairs)
    upstairs.close()
    desk = Desk(office.sign_in("ha"))
    page = DestructionPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, 1180, 660)
    idle(qtbot, desk)
    return desk, page, window


def opened(qtbot: QtBot, desk: Desk, page: DestructionPage) -> CertificateDialog:
    assert page.certificates is not None
    page.certificates.table.selectRow(0)
    page.certificates.open_current()
    idle(qtbot, desk)
    dialog = open_dialogs(page.window())[-1]
    assert isinstance(dialog, CertificateDialog)
    return dialog


def choose(dialog: CertificateDialog, kind: LineKind) -> None:
    place = next(at for at, line in enumerate(dialog.view.lines) if line.kind is kind and not line.closed)
    dialog.table.selectRow(place)


def test_lines_are_closed_each_in_its_way(
    qtbot: QtBot, shown: tuple[Desk, DestructionPage, QMainWindow], office: Office
) -> None:
    desk, page, _ = shown
    dialog = opened(qtbot, desk, page)
    assert not dialog.complete.isEnabled()
    choose(dialog, LineKind.KEY)
    assert (dialog.shredded.isVisible(), dialog.confirmed.isVisible()) == (False, False)
    assert "mở khóa kho lần tới" in dialog.step.text()
    choose(dialog, LineKind.OUTPUT)
    assert (dialog.shredded.isVisible(), dialog.confirmed.isVisible()) == (True, True)
    closing = dialog.open_line(LineState.CONFIRMED)
    assert closing is not None
    closing.submit()
    assert closing.note.error()
    closing.note.set_value("thư ngày 01/12")
    closing.save.click()
    idle(qtbot, desk)
    (output,) = (line for line in dialog.view.lines if line.kind is LineKind.OUTPUT)
    assert (output.state, output.note) == (LineState.CONFIRMED, "thư ngày 01/12")
    choose(dialog, LineKind.THIRD_PARTY)
    giving_up = dialog.open_line(LineState.NOT_PROVABLE)
    assert giving_up is not None
    assert giving_up.signatures is not None
    giving_up.note.set_value("đã giải thể")
    giving_up.signatures.own.set_value(PASSPHRASES["ha"])
    giving_up.save.click()
    assert giving_up.signatures.other_passphrase.error()
    giving_up.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    giving_up.save.click()
    idle(qtbot, desk)
    (third,) = (line for line in dialog.view.lines if line.kind is LineKind.THIRD_PARTY)
    assert third.state is LineState.NOT_PROVABLE
    everybody_unlocks(office)
    dialog.reload()
    idle(qtbot, desk)
    assert all(line.closed for line in dialog.view.lines if line.kind is LineKind.KEY)


def test_the_complete_issue_is_signed_and_saved(
    qtbot: QtBot,
    shown: tuple[Desk, DestructionPage, QMainWindow],
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.destruction.desk import Desk as Destroyed

    desk, page, _ = shown
    closed_all(Destroyed(office, None, None, None), tmp_path).close()  # type: ignore[arg-type]
    dialog = opened(qtbot, desk, page)
    assert dialog.complete.isEnabled()
    signing = dialog.open_complete()
    signing.signatures.own.set_value(PASSPHRASES["ha"])
    signing.signatures.other_passphrase.set_value(PASSPHRASES["quan"])
    signing.sign.click()
    idle(qtbot, desk)
    assert [issue.revision for issue in dialog.view.issues] == [1, 2]
    assert not dialog.complete.isEnabled()
    assert page.certificates is not None
    assert page.certificates.model.record(0).status == "hoàn tất"  # type: ignore[union-attr]
    saved = tmp_path / "saved"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    for revision, button, part in ((2, dialog.save_pdf, "pdf"), (1, dialog.save_json, "json")):
        dialog.issue.set_value(revision)
        button.click()
        idle(qtbot, desk)
        issued = get_issue(desk.session, dialog.view.number, revision)
        assert saved.read_bytes() == getattr(issued, part)


def test_a_file_or_a_paper_is_checked(
    qtbot: QtBot, shown: tuple[Desk, DestructionPage, QMainWindow], tmp_path: Path
) -> None:
    desk, page, _ = shown
    assert page.certificates is not None
    dialog = page.certificates.open_check()
    (row,) = list_certificates(desk.session)
    issued = get_issue(desk.session, row.number, 1)
    dialog.submit()
    assert dialog.number.error()

    def verdict(name: str, content: bytes) -> InlineNotice:
        file = tmp_path / name
        file.write_bytes(content)
        dialog.file.take(file)
        idle(qtbot, desk)
        return dialog.verdict

    assert "không bị sửa" in verdict("good.pdf", issued.pdf).text()
    assert "không bị sửa" in verdict("good.json", issued.json).text()
    changed = issued.json.replace(b'"hits":0', b'"hits":3')
    assert "Đừng tin" in verdict("bad.json", changed).text()
    dialog.number.set_value(row.number)
    dialog.code.set_value(get_certificate(desk.session, row.number).issues[0].code)
    dialog.check.click()
    idle(qtbot, desk)
    assert "đối chiếu từng dòng" in dialog.verdict.text()
    dialog.code.set_value("AAAA-BBBB-CCCC")
    dialog.check.click()
    idle(qtbot, desk)
    assert "đừng tin tờ giấy" in dialog.verdict.text()


def test_a_manager_sees_no_certificates(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("quan"))
    page = DestructionPage(desk, desk.summary)
    show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert page.certificates is None
