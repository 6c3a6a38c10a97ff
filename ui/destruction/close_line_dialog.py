"""Closing one line of a certificate: by a shredding record, by a confirmation, or as not provable.

Pure rules:

* A shredding record is named by its number; who confirmed something is written down with the day.
* Not provable takes a reason, and a manager beside the officer.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.destruction.closing.actions import close_line, not_provable
from app.destruction.closing.model import LONGEST_NOTE, Line, LineState
from app.errors import NiemError
from app.people.model import PersonRow
from app.session.model import Summary
from ui import messages
from ui.destruction.line_words import kind_words, next_step
from ui.destruction.officer_signatures import manager_of, with_manager
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.two_signatures import TwoSignatures


class CloseLineDialog(Dialog):
    """Accepted once the line is closed. ``state`` is what it is closed as."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        number: str,
        line: Line,
        state: LineState,
    ) -> None:
        titles = {
            LineState.SHREDDED: QCoreApplication.translate("CloseLineDialog", "Đã hủy theo biên bản"),
            LineState.CONFIRMED: QCoreApplication.translate("CloseLineDialog", "Ghi xác nhận"),
            LineState.NOT_PROVABLE: QCoreApplication.translate("CloseLineDialog", "Không chứng minh được"),
        }
        super().__init__(parent, titles[state], subtitle=number, width=640)
        self._tasks, self._summary, self._number, self._line, self._state = tasks, summary, number, line, state
        labels = {
            LineState.SHREDDED: self.tr("Số biên bản tiêu hủy"),
            LineState.CONFIRMED: self.tr("Ai xác nhận, bằng gì, ngày nào"),
            LineState.NOT_PROVABLE: self.tr("Vì sao không chứng minh được"),
        }
        hint = self.tr("Được in trên chứng nhận. Đừng ghi tên hay thông tin của khách hàng đã tiêu hủy.")
        self.note = TextArea(labels[state], hint=hint, longest=LONGEST_NOTE, lines=2)
        self.signatures: TwoSignatures | None = None
        self.add(self._facts())
        if step := next_step(line):
            self.add(Paragraph(step, "secondary"))
        self.add(self.note)
        if state is LineState.NOT_PROVABLE:
            self.signatures = with_manager(summary, people)
            self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        button = (
            DangerButton(self.tr("Ký và ghi"), "signature")
            if state is LineState.NOT_PROVABLE
            else PrimaryButton(self.tr("Khép lại"), "check")
        )
        self.save = self.add_button(button)
        self.save.clicked.connect(self.submit)
        if self.signatures is not None and (why := self.signatures.why_not()):
            self.save.set_available(False, why)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it."""
        messages.forget(self)
        note = self.note.value()
        if not note.strip():
            self.note.set_error(messages.sentence("closing.note_missing"))
            self.note.focus()
            return
        if self.signatures is not None and self.signatures.complain():
            return
        self.set_busy(True)
        if self.signatures is None:
            self._tasks.act(
                close_line, self._number, self._line.name, self._state, note,
                then=lambda _: self._closed(), failed=self._failed, owner=self,
            )  # fmt: skip
            return
        self._tasks.act(
            not_provable, self._number, self._line.name, note, self.signatures.own_passphrase(),
            manager_of(self.signatures, self._summary),
            then=lambda _: self._closed(), failed=self._failed, owner=self,
        )  # fmt: skip

    def _facts(self) -> FieldGrid:
        line, grid = self._line, FieldGrid(dense=True)
        name = " · ".join(part for part in (kind_words(line.kind), line.number) if part)
        grid.add_row("kind", self.tr("Việc"), name)
        where = ", ".join(part for part in (line.holder, line.place) if part)
        grid.add_row("where", self.tr("Ở đâu"), where or "–")
        return grid

    def _closed(self) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã khép lại một việc."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        if self.signatures is not None:
            self.signatures.clear_values()
        messages.show(self, error)
