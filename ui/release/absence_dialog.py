"""Who decides in whose stead: naming another manager for some days, and ending that early."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import SystemClock, local_date
from app.errors import NiemError
from app.ids import Id
from app.release.actions import delegate_release, end_delegation
from app.release.model import DelegateForm, DelegateRow
from app.release.queries import deciders, list_delegations
from ui import messages
from ui.consents.words import shown
from ui.kept import KeptDialog
from ui.release.kept import draft_of_absence
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField

USUAL = timedelta(days=7)


class AbsenceDialog(KeptDialog):
    """A delegate gets no key and no duty by it: only what was put before the absent manager comes to them."""

    def __init__(self, parent: QWidget, tasks: Tasks, project: Id) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AbsenceDialog", "Ủy quyền duyệt khi vắng"),
            subtitle=QCoreApplication.translate(
                "AbsenceDialog",
                "Người được ủy quyền duyệt các đề nghị gửi tới bạn, và không duyệt đề nghị của chính bạn.",
            ),
            width=700,
        )
        self._tasks, self._project = tasks, project
        self.delegate = ComboField(
            self.tr("Quản lý duyệt thay"), (), placeholder=self.tr("Chọn một quản lý khác"), required=True
        )
        self.start = DateField(self.tr("Vắng từ ngày"), required=True)
        self.until = DateField(self.tr("Đến hết ngày"), required=True)
        today = local_date(SystemClock().now())
        self.start.set_value(today)
        self.until.set_value(today + USUAL)
        self.reason = TextField(self.tr("Lý do"), required=True, longest=2000)
        self.given = Card(self.tr("Ủy quyền đã ghi"), "history", tone="raised")
        self._rows = QVBoxLayout()
        self.given.body.addLayout(self._rows)
        self.add(self.delegate)
        self.add(two_columns(self.start, self.until))
        self.add(self.reason)
        self.add(self.given)
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ký ủy quyền"), "signature"))
        self.save.clicked.connect(self._save)
        self._later = ""
        self.keep_as(tasks, draft_of_absence(project))
        tasks.read(deciders, project, then=self._show_people, owner=self)
        self._list()

    def typed(self) -> dict[str, str]:
        delegate, start, until = self.delegate.value(), self.start.value(), self.until.value()
        return {
            "delegate": delegate.hex() if isinstance(delegate, bytes) else self._later,
            "start": start.isoformat() if start else "",
            "until": until.isoformat() if until else "",
            "reason": self.reason.value(),
        }

    def fill(self, values: Mapping[str, str]) -> None:
        self._later = values.get("delegate", "")
        for day, name in ((self.start, "start"), (self.until, "until")):
            if values.get(name):
                day.set_value(date.fromisoformat(values[name]))
        self.reason.set_value(values.get("reason", ""))

    def _show_people(self, people: tuple[tuple[Id, str], ...]) -> None:
        self.delegate.set_choices(people)
        if self._later in [uid.hex() for uid, _ in people]:
            self.delegate.set_value(Id(bytes.fromhex(self._later)))
        self._later = ""
        if not people:
            self.save.set_available(False, self.tr("Chưa có quản lý nào khác đang làm việc."))

    def _list(self) -> None:
        self._tasks.read(list_delegations, self._project, then=self._show_rows, owner=self)

    def _show_rows(self, rows: tuple[DelegateRow, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.given.setVisible(bool(rows))
        for row in rows:
            self._rows.addWidget(self._line(row))

    def _line(self, row: DelegateRow) -> QWidget:
        line = QWidget()
        words = self.tr("{by} → {delegate}, {start} – {until}: {reason}").format(
            by=row.by, delegate=row.delegate, start=shown(row.start), until=shown(row.until), reason=row.reason
        )
        if row.ended:
            words = self.tr("{} (đã hết)").format(words)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(Paragraph(words, "secondary" if row.ended else "text"), 1)
        if row.mine and not row.ended:
            end = QuietButton(self.tr("Chấm dứt"), "x")
            end.setAccessibleName(self.tr("Chấm dứt ủy quyền cho {}").format(row.delegate))
            end.clicked.connect(lambda: self._end(row.rid))
            across.addWidget(end)
        return line

    def _end(self, rid: Id) -> None:
        self._tasks.act(end_delegation, self._project, rid, then=lambda _: self._list(), owner=self)

    def _save(self) -> None:
        delegate, start, until = self.delegate.value(), self.start.value(), self.until.value()
        if not isinstance(delegate, bytes):
            self.delegate.set_error(self.tr("Hãy chọn một quản lý."))
            self.delegate.focus()
            return
        if start is None or until is None or until < start:
            self.until.set_error(messages.sentence("release.day_unreadable"))
            self.until.focus()
            return
        if not self.reason.value():
            self.reason.set_error(self.tr("Hãy điền ô này."))
            self.reason.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        form = DelegateForm(self._project, Id(delegate), start.isoformat(), until.isoformat(), self.reason.value())
        self._tasks.act(delegate_release, form, then=lambda _: self._saved(), failed=self._failed, owner=self)

    def _saved(self) -> None:
        self.set_busy(False)
        self.reason.set_value("")
        self.done_with_it()
        messages.done(self, self.tr("Đã ký ủy quyền."))
        self._list()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)
