"""One certificate: its lines as they stand, how each may be closed, and its issues to be saved.

Pure rules:

* What closes by itself (keys, kits, copies in a shredding record) offers no button but "not provable".
* The complete issue is offered once every line is closed; until then the button says why not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import SystemClock
from app.destruction.closing.model import CertificateView, Issued, Line, LineState
from app.destruction.closing.queries import get_certificate, get_issue
from app.people.model import PersonRow
from app.session.model import Summary
from ui import messages
from ui.destruction.close_line_dialog import CloseLineDialog
from ui.destruction.complete_dialog import CompleteDialog
from ui.destruction.line_words import line_cell, line_columns, next_step
from ui.destruction.words import status_look, status_words
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.icon_label import IconLabel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Label, Paragraph

LIST_HEIGHT = 250


class CertificateDialog(Dialog):
    """``changed`` when a line was closed or the certificate completed."""

    changed = Signal()

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], view: CertificateView
    ) -> None:
        title = QCoreApplication.translate("CertificateDialog", "Chứng nhận tiêu hủy")
        super().__init__(parent, title, subtitle=view.number, width=960)
        self._tasks, self._summary, self._people = tasks, summary, people
        self.view = view
        self.head = Label("", "strong", "warning")
        self.icon = IconLabel("clock", "warning", 18)
        self.about = Label("", "body", "secondary", selectable=True)
        self.table = RecordTable(self.tr("Những việc phải khép lại"))
        self.model = RowsModel(line_columns(), partial(line_cell, now=SystemClock().now()))
        self.table.show_model(self.model)
        self.table.setMinimumHeight(LIST_HEIGHT)
        self.step = Paragraph("", "secondary")
        self.shredded = SecondaryButton(self.tr("Đã hủy theo biên bản…"), "printer")
        self.confirmed = SecondaryButton(self.tr("Ghi xác nhận…"), "check")
        self.unproven = QuietButton(self.tr("Không chứng minh được…"))
        self.issue = ChoiceBox(self.tr("Lần ban hành"))
        self.save_pdf = SecondaryButton(self.tr("Lưu PDF…"), "download")
        self.save_json = SecondaryButton(self.tr("Lưu JSON…"), "file-down")
        self._lay_out()
        self.add_cancel(self.tr("Đóng"))
        self.complete = self.add_button(PrimaryButton(self.tr("Ban hành bản hoàn tất…"), "signature"))
        self._connect()
        self._show(view)

    def _lay_out(self) -> None:
        self.add(_row(self.icon, self.head, self.about))
        self.add(self.table)
        self.add(self.step)
        self.add(_row(self.shredded, self.confirmed, self.unproven))
        self.add(_row(self.issue, self.save_pdf, self.save_json))

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _: self._offer())
        self.shredded.clicked.connect(lambda: self.open_line(LineState.SHREDDED))
        self.confirmed.clicked.connect(lambda: self.open_line(LineState.CONFIRMED))
        self.unproven.clicked.connect(lambda: self.open_line(LineState.NOT_PROVABLE))
        self.save_pdf.clicked.connect(lambda: self._fetch(self._keep_pdf))
        self.save_json.clicked.connect(lambda: self._fetch(self._keep_json))
        self.complete.clicked.connect(self.open_complete)

    def _show(self, view: CertificateView) -> None:
        self.view = view
        look = status_look(view.status)
        self.head.setText(status_words(view.status))
        self.head.set_tone(look.tone)
        self.icon.set_icon(look.icon, look.tone)
        still = sum(not line.closed for line in view.lines)
        told = self.tr("{} việc còn mở", "", still).format(still) if still else self.tr("mọi việc đã khép lại")
        if view.why_not == "closing.nothing_destroyed":
            told = messages.sentence(view.why_not)
        code = view.issues[-1].code if view.issues else "–"
        self.about.setText(self.tr("{reference} · {told} · mã kiểm tra {code}").format(
            reference=view.reference, told=told, code=code
        ))  # fmt: skip
        before = self.table.currentIndex().row()
        self.model.set_records(view.lines)
        if view.lines:
            self.table.selectRow(min(max(before, 0), len(view.lines) - 1))
        words = {1: self.tr("Lần 1: đang thực hiện"), 2: self.tr("Lần 2: hoàn tất")}
        self.issue.set_choices([(one.revision, words[one.revision]) for one in reversed(view.issues)])
        for button in (self.save_pdf, self.save_json):
            button.set_available(bool(view.issues), messages.sentence("closing.not_signed"))
        self.complete.set_available(not view.why_not, messages.sentence(view.why_not) if view.why_not else "")
        self._offer()

    def line(self) -> Line | None:
        """The line that is chosen."""
        record = self.table.record()
        return record if isinstance(record, Line) else None

    def _offer(self) -> None:
        line, ended = self.line(), self.view.why_not == "closing.complete_already"
        self.step.setText(next_step(line) if line else "")
        self.step.setVisible(bool(self.step.text()))
        ways = line.by_hand if line and not ended and self.view.issues else ()
        self.shredded.setVisible(LineState.SHREDDED in ways)
        self.confirmed.setVisible(LineState.CONFIRMED in ways)
        self.unproven.setVisible(bool(line and not line.closed and not ended and self.view.issues))

    def open_line(self, state: LineState) -> CloseLineDialog | None:
        """Close the chosen line as ``state``."""
        line = self.line()
        if line is None:
            return None
        dialog = CloseLineDialog(self, self._tasks, self._summary, self._people, self.view.number, line, state)
        self._open(dialog)
        return dialog

    def open_complete(self) -> CompleteDialog:
        """Issue the certificate as complete."""
        dialog = CompleteDialog(self, self._tasks, self._summary, self._people, self.view)
        self._open(dialog)
        return dialog

    def _open(self, dialog: Dialog) -> None:
        dialog.accepted.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reload(self) -> None:
        """Look again where every line stands."""
        self._tasks.read(get_certificate, self.view.number, then=self._show, owner=self)
        self.changed.emit()

    def _fetch(self, then: object) -> None:
        revision = self.issue.value()
        if isinstance(revision, int) and callable(then):
            self._tasks.read(get_issue, self.view.number, revision, then=then, owner=self)

    def _keep_pdf(self, issued: Issued) -> None:
        name = file_name(f"{issued.number}-{issued.revision}", "pdf")
        if save_as(self, self.tr("Lưu chứng nhận"), name, self.tr("Tệp PDF (*.pdf)"), issued.pdf) is not None:
            messages.done(self, self.tr("Đã lưu chứng nhận."))

    def _keep_json(self, issued: Issued) -> None:
        name = file_name(f"{issued.number}-{issued.revision}", "json")
        if save_as(self, self.tr("Lưu tệp JSON"), name, self.tr("Tệp JSON (*.json)"), issued.json) is not None:
            messages.done(self, self.tr("Đã lưu tệp JSON đi kèm."))


def _row(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return line
