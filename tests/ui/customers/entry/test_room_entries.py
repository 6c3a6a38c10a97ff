"""Entries inside the top-secret room: there and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.entry.model import Act
from app.session.summary import summary
from tests.customers.entry.steps import FORM
from tests.fixtures.entering import EntryOffice
from tests.ui.desk import Desk, idle, show_page
from tests.ui.window.test_accessible import unnamed
from ui.customers.entry.detail import EntryDetail
from ui.customers.entry.page import EntriesPage
from ui.customers.top_secret_page import TopSecretPage
from ui.widgets.dialog import close_all_dialogs, open_dialogs


def test_what_is_top_secret_is_looked_at_in_its_room_alone(qtbot: QtBot, entering: EntryOffice) -> None:
    entering.steps_on()
    room = entering.sign_in("quan", "top_secret")
    secret = replace(FORM, name="Sao Tuyệt Mật", level=Level.TOP_SECRET)
    target = create_customer(room, entering.project, secret)
    desk = Desk(entering.sign_in("quan"), room)
    everyday = EntriesPage(desk, desk.summary)
    window = show_page(qtbot, desk, everyday)
    idle(qtbot, desk)
    assert everyday.panel is not None
    assert everyday.panel._shown == ()
    page = TopSecretPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    page.enter(summary(room))
    idle(qtbot, desk)
    assert page.room is not None
    assert page.room.list.total() == 0
    page.room.entries.button.click()
    idle(qtbot, desk)
    dialog = page.room.entries.dialog
    assert dialog is not None
    (row,) = dialog.panel._shown
    dialog.panel.table.selectRow(0)
    dialog.panel._open_current(show=True)
    idle(qtbot, desk)
    detail = dialog.panel.detail
    assert isinstance(detail, EntryDetail)
    assert (row.title, detail.view.row.target) == ("Sao Tuyệt Mật", target)  # type: ignore[union-attr]
    assert unnamed(window) == []
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not [label for label in window.findChildren(QLabel) if label.textInteractionFlags() & selectable]
    assert not [field for field in window.findChildren(QLineEdit) if field.dragEnabled()]
    detail.buttons[Act.AMEND].click()
    idle(qtbot, desk)
    form = dialog.panel.desk.form
    assert form is not None
    form.fields["note"].set_value("chỉ trong phòng")  # type: ignore[attr-defined]
    (saving,) = page.drafts_to_save()
    assert saving.room == "top_secret"
    form.submit()
    idle(qtbot, desk)
    assert (dialog.panel.desk.form, desk.errors) == (None, [])
    close_all_dialogs(window)
    assert open_dialogs(window) == []
    page.hide()
    idle(qtbot, desk)
