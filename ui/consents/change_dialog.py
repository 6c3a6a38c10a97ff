"""What happened to a consent later: the customer agrees to less, or took it back. Then, what that stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import SystemClock, local_date
from app.consents.actions import narrow_consent, withdraw_consent
from app.consents.model import ChangeForm, ConsentRow
from app.errors import NiemError
from app.release.model import OUT, ReleaseRow, ReleaseState
from app.release.queries import releases_under
from app.session.model import Summary
from ui import messages
from ui.consents.kept import draft_of
from ui.consents.scan_field import ScanField
from ui.consents.scope_fields import ScopeFields
from ui.consents.words import shown
from ui.kept import KeptDialog
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.columns import stacked, two_columns
from ui.widgets.date_field import DateField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea

WIDE, WIDTH = 960, 616


class ChangeConsentDialog(KeptDialog):
    """``changed()`` when it was written down. With ``narrow`` the customer agrees to less, without it to nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, row: ConsentRow, *, narrow: bool) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ChangeConsentDialog", "Khách hàng thu hẹp đồng ý")
            if narrow
            else QCoreApplication.translate("ChangeConsentDialog", "Khách hàng rút lại đồng ý"),
            level=int(row.ref.level),
            number=row.number,
            width=WIDE if narrow else WIDTH,
        )
        self._tasks, self._row, self._summary = tasks, row, summary
        self.day = DateField(self.tr("Ngày khách hàng báo"), required=True)
        self.day.set_value(local_date(SystemClock().now()))
        self.note = TextArea(
            self.tr("Khách hàng báo bằng cách nào"),
            lines=2,
            longest=2000,
            hint=self.tr("Bắt buộc khi không có văn bản kèm theo."),
        )
        self.scan = ScanField(tasks, self.tr("Bản quét (nếu có)"), height=140)
        self.scope = ScopeFields(self) if narrow else None
        if self.scope is not None:
            self.scope.fill(row.scope)
            self.scope.stay_inside(row.scope)
            right = stacked(self.scope.right, self.day, self.note, self.scan, gap=12)
            words = self.tr("Bỏ những gì khách hàng không còn đồng ý.")
            self._asked_for = [Paragraph(words, "secondary"), two_columns(self.scope.left, right)]
            for field in self._asked_for:
                self.add(field)
        else:
            words = self.tr(
                "Mọi đề nghị đang chờ theo văn bản này dừng ngay. Những bản đã ra ngoài sẽ được liệt kê để thu hồi."
            )
            self._asked_for = [InlineNotice("warning", words), self.day, self.note, self.scan]
            for field in self._asked_for:
                self.add(field)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(
            PrimaryButton(self.tr("Ghi việc thu hẹp"), "list-checks")
            if narrow
            else DangerButton(self.tr("Ghi việc rút lại"), "undo-2")
        )
        self.save.clicked.connect(self._save)
        self.keep_as(tasks, draft_of("narrow" if narrow else "withdraw", row.customer, row.ref))

    def typed(self) -> dict[str, str]:
        day = self.day.value()
        typed = {"day": day.isoformat() if day else "", "note": self.note.value()}
        return {**typed, **self.scope.typed()} if self.scope is not None else typed

    def fill(self, values: Mapping[str, str]) -> None:
        self.note.set_value(values.get("note", ""))
        if values.get("day"):
            self.day.set_value(date.fromisoformat(values["day"]))
        if self.scope is not None:
            self.scope.fill_typed(values)

    def _save(self) -> None:
        day, paper = self.day.value(), self.scan.paper()
        scope = self.scope.scope() if self.scope is not None else None
        if day is None or day > local_date(SystemClock().now()):
            self.day.set_error(messages.sentence("consents.day_unreadable" if day is None else "consents.day_to_come"))
            self.day.focus()
            return
        if paper is None and not self.note.value():
            self.note.set_error(messages.sentence("consents.how_missing"))
            self.note.focus()
            return
        if self.scope is not None and scope is None:
            return
        messages.forget(self)
        self.set_busy(True)
        form = ChangeForm(self._row.rev, day.isoformat(), self.note.value(), scope, paper)
        act = narrow_consent if scope is not None else withdraw_consent
        self._tasks.act(act, self._row.ref, form, then=lambda _: self._saved(), failed=self._failed, owner=self)

    def _saved(self) -> None:
        self.done_with_it()
        self.changed.emit()
        if may(Event.RELEASE_UNDER_CONSENT, self._summary.duties):
            self._tasks.read(releases_under, self._row.ref, then=self._show, failed=self._failed, owner=self)
        else:
            self._show(())

    def _show(self, rows: tuple[ReleaseRow, ...]) -> None:
        """What was stopped and what is out already; with neither there is nothing to stay for."""
        self.set_busy(False)
        stopped = [row for row in rows if row.state is ReleaseState.STOPPED]
        out = [row for row in rows if row.state in OUT]
        messages.done(self.parentWidget() or self, self.tr("Đã ghi. Có hiệu lực ngay."))
        if not stopped and not out:
            self.accept()
            return
        for widget in (*self._asked_for, self.save):
            widget.hide()
        self.add(_listed(self.tr("Đã dừng, không bàn giao được nữa"), "circle-x", stopped))
        self.add(_listed(self.tr("Đã ra ngoài, cần thu hồi"), "send", out))

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


def _listed(title: str, icon: str, rows: list[ReleaseRow]) -> QWidget:
    card = Card(title, icon, tone="raised")
    if not rows:
        card.add(Paragraph(QCoreApplication.translate("consents", "Không có."), "secondary"))
        return card
    grid = FieldGrid(dense=True)
    for row in rows:
        back = QCoreApplication.translate("consents", "trả trước {}").format(shown(row.keep_until))
        words = f"{row.recipient_name} · {back}" if row.state in OUT and row.keep_until else row.recipient_name
        grid.add_row(row.number, row.number, words)
    card.add(grid)
    return card
