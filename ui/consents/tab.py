"""What a customer agreed to, as a part of the open file: the list, recording, narrowing, taking back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.consents.model import ConsentRow
from app.consents.queries import list_consents
from app.customers.model import Draft, Ref
from app.errors import NiemError
from app.session.model import Summary
from ui import messages
from ui.consents.change_dialog import ChangeConsentDialog
from ui.consents.line import ConsentLine
from ui.consents.record_dialog import RecordConsentDialog
from ui.consents.scan_dialog import ConsentDialog
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.text import Paragraph


class ConsentsTab(QWidget):
    """``listed(count)`` when the list was read. It asks only when it comes into sight: looking is journalled."""

    listed = Signal(int)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._may_change = may(Event.CONSENT_RECORD, summary.duties)
        self._customer: Ref | None = None
        self._here = False
        self.lines: list[ConsentLine] = []
        self.add = SecondaryButton(self.tr("Ghi văn bản đồng ý…"), "plus")
        self.add.clicked.connect(self._record)
        self.nothing = Paragraph("", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self.add)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        column.addStretch(1)
        self.add.setVisible(self._may_change)

    def show_customer(self, customer: Ref | None) -> None:
        """Another file is open, the same was read anew, or none is."""
        if customer != self._customer:
            self._customer = customer
            self._fill(())
            self.nothing.setText(self.tr("Đang đọc…"))
        self._here = False
        self._want()

    def highest_level(self) -> int:
        """The highest level shown here."""
        return max((int(line.row.ref.level) for line in self.lines), default=0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def _want(self) -> None:
        if self._customer is None or self._here or not self.isVisible():
            return
        customer, self._here = self._customer, True
        self._tasks.read(
            list_consents,
            customer,
            then=lambda rows: self._show(customer, rows),
            failed=self._unread,
            owner=self,
        )

    def _show(self, customer: Ref, rows: tuple[ConsentRow, ...]) -> None:
        if customer != self._customer:
            return
        self._fill(rows)
        self.nothing.setVisible(not rows)
        self.nothing.setText(
            self.tr("Khách hàng chưa đồng ý cho cung cấp gì. Không có văn bản thì không gì ra khỏi kho.")
        )
        self.listed.emit(len(rows))

    def _fill(self, rows: tuple[ConsentRow, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [ConsentLine(row, may_change=self._may_change) for row in rows]
        for line in self.lines:
            self._list.addWidget(line)
            row = line.row
            line.looked.connect(lambda row=row: self._open(ConsentDialog(self, self._tasks, row)))
            line.narrow_asked.connect(lambda row=row: self._change(row, narrow=True))
            line.withdraw_asked.connect(lambda row=row: self._change(row, narrow=False))

    def _unread(self, error: NiemError) -> None:
        self._here = False
        self.nothing.setText(messages.sentence(error))
        self.nothing.show()

    def _record(self) -> None:
        if self._customer is not None:
            self._open(RecordConsentDialog(self, self._tasks, self._customer))

    def _change(self, row: ConsentRow, *, narrow: bool) -> None:
        self._open(ChangeConsentDialog(self, self._tasks, self._summary, row, narrow=narrow))

    def resume(self, draft: Draft) -> None:
        """Open the dialog that ``draft`` was saved from, filled with it."""
        what, consent = draft.values.get("what"), draft.values.get("consent", "")
        if draft.rid is None:
            return
        customer = Ref(draft.project, draft.level, draft.rid)
        if what == "record":
            dialog = RecordConsentDialog(self, self._tasks, customer)
            dialog.take_up(draft)
            self._open(dialog)
            return

        def change(rows: tuple[ConsentRow, ...]) -> None:
            row = next((row for row in rows if row.ref.rid.hex() == consent), None)
            if row is not None:
                changing = ChangeConsentDialog(self, self._tasks, self._summary, row, narrow=what == "narrow")
                changing.take_up(draft)
                self._open(changing)

        self._tasks.read(list_consents, customer, then=change, owner=self)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
