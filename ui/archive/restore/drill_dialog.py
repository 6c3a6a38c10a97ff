"""The restore drill: what is brought, and how it went."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.archive.restore.actions import hold_drill
from app.archive.restore.model import DrillForm, DrillLine, DrillResult
from app.errors import Cancelled, NiemError
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.shares_field import SharesField


class DrillDialog(Dialog):
    """Accepted when it is closed after a drill; the typed shares are forgotten then."""

    def __init__(self, parent: QWidget, tasks: Tasks, threshold: int) -> None:
        super().__init__(parent, QCoreApplication.translate("DrillDialog", "Diễn tập khôi phục"), width=720)
        self._tasks = tasks
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        self.drilled: DrillResult | None = None
        self.add(
            InlineNotice(
                "info",
                self.tr(
                    "Kho được dựng lại ở chỗ tạm từ đúng những gì còn lại sau một vụ cháy: bản sao lưu, bộ khôi phục, "
                    "các mảnh. Ở đó chỉ có dữ liệu đã mã hóa, và mọi thứ được xóa sạch sau khi xong."
                ),
            )
        )
        self.source = PlaceField(self.tr("Bản sao lưu (thư mục SL-…)"), self.tr("Chọn…"))
        self.kit = PlaceField(
            self.tr("Bộ khôi phục trên thẻ nhớ"), self.tr("Chọn…"), pattern=self.tr("Bộ khôi phục (*.niemkit)")
        )
        self.scratch = PlaceField(self.tr("Chỗ tạm"), self.tr("Chọn…"), hint=self.tr("Đủ chỗ cho cả kho."))
        self.scratch.set_value(tempfile.gettempdir())
        self.shares = SharesField(threshold)
        self.outcome = InlineNotice("success", "-")
        self.lines = FieldGrid(dense=True)
        self.outcome.hide()
        for widget in (self.source, self.kit, self.scratch, self.shares, self.outcome, self.lines):
            self.add(widget)
        self.set_note(self.tr("Kết quả được ký và giữ lại; các mảnh thì không."))
        self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Diễn tập"), "shield-check"))
        self.go.clicked.connect(self.submit)
        self.finished.connect(self.shares.clear_values)

    def reject(self) -> None:
        if self.drilled is not None:
            self.accept()
        else:
            super().reject()

    def submit(self) -> None:
        """Check what can be checked here, then ask."""
        messages.forget(self)
        self.outcome.hide()
        self.lines.clear()
        for field, words in (
            (self.source, self.tr("Hãy chọn thư mục của bản sao lưu.")),
            (self.kit, self.tr("Hãy chọn tệp của bộ khôi phục.")),
            (self.scratch, self.tr("Hãy chọn chỗ tạm.")),
        ):
            if not field.value().strip():
                field.set_error(words)
                field.focus()
                return
        if self.shares.complain():
            return
        self.progress = ProgressPanel(self.tr("Đang dựng lại và kiểm tra"))
        self.add(self.progress)
        self.go.set_busy(True, self.tr("Đang diễn tập…"))
        self.set_guard(lambda: False)
        form = DrillForm(
            Path(self.source.value()), Path(self.kit.value()), self.shares.value(), Path(self.scratch.value())
        )
        self._task = self._tasks.act(
            hold_drill, form, then=self._held, failed=self._failed, owner=self, progress=self.progress.set_progress
        )
        self.progress.cancelled.connect(self._task.cancel)

    def _rest(self) -> None:
        self._task = None
        self.set_guard(None)
        self.go.set_busy(False)
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _held(self, result: DrillResult) -> None:
        self._rest()
        self.drilled = result
        self.shares.clear_values()
        for widget in (self.source, self.kit, self.scratch, self.shares, self.go):
            widget.hide()  # what is left to look at is the outcome
        if result.whole:
            words = self.tr("Đạt. {}: {} mục nhật ký, {} tuyên bố; mọi ngăn mở được, khớp bản kê. Chỗ tạm đã xóa sạch.")
            self.outcome.set_text(words.format(result.source, result.entries, result.statements), "success")
        else:
            words = self.tr("KHÔNG ĐẠT. {}: {} ngăn không mở được. Xem từng dòng dưới đây. Chỗ tạm đã xóa sạch.")
            self.outcome.set_text(words.format(result.source, result.missing), "danger")
        self.outcome.show()
        for place, line in enumerate(result.lines):
            self.lines.add_row(str(place), self._named(line), self._told(line))

    def _named(self, line: DrillLine) -> str:
        if line.what != "archive.compartment":
            return messages.sentence(line.what)
        return f"{line.name}, {Level(line.level).label(messages.language())}" if line.level else line.name

    def _told(self, line: DrillLine) -> str:
        if line.faults:
            return " ".join(messages.sentence(code) for code in line.faults)
        if not line.records and not line.documents:
            return self.tr("nguyên vẹn")
        return self.tr("nguyên vẹn, {} bản ghi, {} tài liệu").format(line.records, line.documents)

    def _failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chỗ tạm đã xóa sạch."))
        else:
            messages.show(self, error)
