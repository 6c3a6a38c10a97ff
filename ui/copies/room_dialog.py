"""Papers that were out when their customer became top secret: seen, taken back and shredded in the top-secret room.

Pure rules:

1. Behind the passphrase alone: before it nothing of the room exists here, not even how many papers there are.
2. The room that this dialog opened ends with it, also where it is closed by a lock.
3. Nothing is lent from here; what is shredded is cut as finely as top secret asks for.
4. Whose papers they are is not shown: the number is on the paper, and the name belongs into the room itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.level import Level
from app.copies.model import CopyRow, CopyState
from app.copies.queries import list_copies
from app.errors import NiemError
from app.ids import Id
from app.people.entrance import sign_in
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.copies.columns import can_be_shredded, columns, copy_cell
from ui.copies.lend_dialog import TakeBackDialog
from ui.copies.shred_dialog import ShredDialog
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.step_up import StepUpContent

ROOM: Room = "top_secret"
LEAVING_SECONDS = 2.0


class RoomCopiesDialog(Dialog):
    """The papers of one project's top-secret customers."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, project: Id, today: date) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RoomCopiesDialog", "Giấy tờ của hồ sơ tuyệt mật"),
            level=int(Level.TOP_SECRET),
            subtitle=QCoreApplication.translate(
                "RoomCopiesDialog",
                "Bản in ra trước khi hồ sơ được nâng lên tuyệt mật: hãy nhận lại và hủy, không giao cho ai nữa.",
            ),
            width=960,
        )
        self._tasks, self._summary, self._project = tasks, summary, project
        self._rows: tuple[CopyRow, ...] = ()
        self._opened_room = False
        self.step_up = StepUpContent(
            self.tr("Gõ lại cụm mật khẩu để mở phòng tuyệt mật. Phòng tự đóng khi cửa sổ này đóng.")
        )
        self.add(self.step_up)
        self.papers = _Papers(today)
        self.add(self.papers)
        self.papers.hide()
        self.add_cancel(self.tr("Đóng"))
        self.take_back = self.add_button(SecondaryButton(self.tr("Nhận lại…"), "undo-2"))
        self.shred = self.add_button(PrimaryButton(self.tr("Hủy tài liệu…"), "shredder"))
        self.enter = self.add_button(PrimaryButton(self.tr("Mở phòng"), "key-round"))
        for button in (self.take_back, self.shred):
            button.hide()
        self.step_up.submitted.connect(self._enter)
        self.enter.clicked.connect(self._enter)
        self.take_back.clicked.connect(self._take_back)
        self.shred.clicked.connect(self._ask_who_watches)
        self.papers.table.current_changed.connect(lambda _: self._offer())
        self.finished.connect(self._leave)

    # In and out

    def _enter(self) -> None:
        passphrase = self.step_up.value()
        if not passphrase:
            self.step_up.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            return
        self.set_busy(True)
        self._tasks.enter(
            sign_in,
            Path(self._summary.vault_path),
            self._summary.uid,
            passphrase,
            ROOM,
            then=lambda _: self._entered(),
            failed=self._not_entered,
            owner=self,
            room=ROOM,
        )

    def _entered(self) -> None:
        self.set_busy(False)
        self._opened_room = True
        self.step_up.clear_value()
        self.step_up.hide()
        self.enter.hide()
        self.papers.show()
        for button in (self.take_back, self.shred):
            button.show()
        self._offer()
        self._read()

    def _not_entered(self, error: NiemError) -> None:
        self.set_busy(False)
        self.step_up.set_error(messages.sentence(error))

    def _leave(self) -> None:
        if self._opened_room and self._tasks.top_secret is not None:
            self._tasks.leave((), (ROOM,), LEAVING_SECONDS)
            self._tasks.close_room(ROOM)

    # The list

    def _read(self) -> None:
        self._tasks.read(list_copies, self._project, then=self._show_rows, failed=self._failed, owner=self, room=ROOM)

    def _show_rows(self, rows: tuple[CopyRow, ...]) -> None:
        above = (row for row in rows if row.ref.level == Level.TOP_SECRET)
        self._rows = tuple(replace(row, customer_name="", description="") for row in above)
        self.papers.show_rows(self._rows)
        self._offer()

    def _offer(self) -> None:
        row = self.papers.table.record()
        out = isinstance(row, CopyRow) and row.state is CopyState.HELD
        self.take_back.set_available(out, self.tr("Hãy chọn một bản đang ở ngoài."))
        self.shred.set_available(any(can_be_shredded(row) for row in self._rows), self.tr("Không còn bản nào để hủy."))

    # Acts

    def _take_back(self) -> None:
        row = self.papers.table.record()
        if isinstance(row, CopyRow):
            self._open(TakeBackDialog(self, self._tasks, row, ROOM))

    def _ask_who_watches(self) -> None:
        self._tasks.read(list_people, then=self._shred, failed=self._failed, owner=self)

    def _shred(self, people: tuple[PersonRow, ...]) -> None:
        officers, others = witnesses(people)
        pieces = [row for row in self._rows if can_be_shredded(row)]
        self._open(ShredDialog(self, self._tasks, self._summary, self._project, pieces, officers, others, ROOM))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(self._read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _failed(self, error: NiemError) -> None:
        messages.show(self, error)


def witnesses(people: tuple[PersonRow, ...]) -> tuple[list[tuple[object, str]], list[tuple[object, str]]]:
    """Who may witness a session of shredding, and who may watch as well."""
    there = [row for row in people if row.active and not row.frozen and not row.me]
    officers: list[tuple[object, str]] = [(row.uid, row.name) for row in there if Duty.OFFICER in row.duties]
    # With one officer, that one is the witness: somebody else is the second.
    others: list[tuple[object, str]] = [
        (row.uid, row.name) for row in there if len(officers) != 1 or row.uid != officers[0][0]
    ]
    return officers, others


class _Papers(QWidget):
    """The list, or that there is none."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table = RecordTable(self.tr("Giấy tờ của hồ sơ tuyệt mật"))
        told = tuple(replace(one, stretch=one.key == "holder") for one in columns() if one.key != "what")
        self.model = RowsModel(told, partial(copy_cell, today=today), level_of=lambda row: int(row.ref.level))
        self.table.show_model(self.model)
        self.table.setMinimumHeight(260)
        self.none = InlineNotice("info", self.tr("Không có giấy tờ nào của hồ sơ tuyệt mật trong dự án này."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        self.none.hide()

    def show_rows(self, rows: tuple[CopyRow, ...]) -> None:
        """The list as it is now."""
        self.model.set_records(rows)
        self.none.setVisible(not rows)
        self.table.setVisible(bool(rows))
