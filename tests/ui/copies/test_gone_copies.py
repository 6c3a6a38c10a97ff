"""Papers of who was destroyed, in the window: known by number and certificate, scanned, counted, and shredded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.copies.queries import list_copies
from tests.destruction.desk import approved
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.copies.count_dialog import CountDialog
from ui.copies.page import CopiesPage
from ui.copies.shred_dialog import ShredDialog
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.text import Elided, Paragraph


def test_a_paper_of_the_destroyed_is_scanned_and_counted(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    made = approved(office, tmp_path)
    upstairs = made.upstairs()
    made.execute(upstairs)
    upstairs.close()
    quan = office.sign_in("quan")
    rows = [row for row in list_copies(quan, office.project) if row.gone]
    (paper,) = (row for row in rows if row.number.startswith("BI"))
    desk = Desk(quan)
    page = CopiesPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    at = next(at for at in range(page.model.rowCount()) if page.model.record(at) == paper)
    words = f"Đã tiêu hủy – chứng nhận số {paper.certificate}"
    shown = page.model.index(at, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words in str(shown)
    page.table.selectRow(at)
    assert (page.lend.isEnabled(), page.take_back.isEnabled()) == (False, True)

    page.shred()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ShredDialog)
    assert words in " ".join(label.text() for label in dialog.findChildren(Elided))
    dialog.scanned.set_value("BI-2026-AAA-9999")
    qtbot.keyClick(dialog.scanned.edit, Qt.Key.Key_Return)
    assert dialog.scanned.error()
    assert dialog.chosen() == ()
    dialog.scanned.set_value(f"niem|{paper.number}|ABCD")
    qtbot.keyClick(dialog.scanned.edit, Qt.Key.Key_Return)
    assert [row.number for row in dialog.chosen()] == [paper.number]
    assert (dialog.scanned.value(), dialog.scanned.error()) == ("", "")
    assert dialog.isVisible()
    close_all_dialogs(window)

    page.count.click()
    count = dialog_of(window)
    assert isinstance(count, CountDialog)
    count.numbers.set_value(paper.number)
    count.save.click()
    idle(qtbot, desk)
    assert count.stock is not None
    told = " ".join(label.text() for label in count.findChildren(Paragraph))
    assert f"{paper.number} · {words}" in told
    close_all_dialogs(window)
