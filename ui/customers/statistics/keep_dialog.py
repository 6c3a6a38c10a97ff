"""Keeping the present figures as a report: its title, and what will be kept with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.clock import SystemClock, shown_date
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import LONGEST_TITLE, MOST_NAMED, Period
from app.errors import NiemError
from app.ids import Id
from ui import messages
from ui.customers.statistics.words import levels_words, period_words
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.text_field import TextField


class KeepReportDialog(Dialog):
    """``kept(ref)`` once it is in the vault."""

    kept = Signal(object)

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: Id, levels: tuple[Level, ...], period: Period, room: Room
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("KeepReportDialog", "Lưu báo cáo"),
            level=int(max(levels)),
            subtitle=QCoreApplication.translate(
                "KeepReportDialog",
                "Giữ lại các con số như lúc này. Báo cáo ở trong kho, không in và không xuất ra được.",
            ),
        )
        self._tasks, self._room = tasks, room
        self._wanted = (project, levels, period)
        self.name = TextField(
            self.tr("Tên báo cáo"),
            required=True,
            longest=LONGEST_TITLE,
            hint=self.tr("Đừng ghi tên khách hàng ở đây."),
        )
        self.name.set_value(self.tr("Thống kê ngày {}").format(shown_date(SystemClock().now())))
        about = FieldGrid(dense=True)
        about.add_row("levels", self.tr("Cấp mật"), levels_words(levels))
        about.add_row("period", self.tr("Thời gian"), period_words(period))
        words = self.tr(
            "Báo cáo nhớ nó đã đếm những khách hàng nào: khi một người trong đó bị tiêu hủy, cả báo cáo bị hủy theo. "
            "Trên {} khách hàng thì báo cáo không nhớ ai cả, và nhóm có dưới năm khách hàng được gộp lại."
        )
        self.add(self.name)
        self.add(about)
        self.add(InlineNotice("info", words.format(grouped(MOST_NAMED))))
        self.add_cancel(self.tr("Hủy"))
        self.save = self.add_button(PrimaryButton(self.tr("Lưu báo cáo"), "save"), default=True)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        title = self.name.value()
        if not title:
            self.name.set_error(self.tr("Hãy điền ô này."))
            self.name.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            save_report, *self._wanted, title, then=self._saved, failed=self._failed, owner=self, room=self._room
        )

    def _saved(self, ref: object) -> None:
        self.set_busy(False)
        self.kept.emit(ref)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)
