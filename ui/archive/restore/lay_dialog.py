"""Laying a copy into a new folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.archive.restore.actions import lay_beside
from app.archive.restore.model import Laid, LayForm, Part
from app.errors import Cancelled, NiemError
from app.session.model import Summary
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel


class LayDialog(Dialog):
    """Where from, where to. Stays open with what to do next once the copy lies there."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(parent, QCoreApplication.translate("LayDialog", "Đặt bản sao ra thư mục mới"), width=680)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        self.add(
            InlineNotice("info", self.tr("Kho đang dùng không bị đụng tới. Bản sao chỉ được chép, không bị mở ra."))
        )
        self.source = PlaceField(self.tr("Bản sao lưu (thư mục SL-…) hoặc thư mục kho được chép"), self.tr("Chọn…"))
        vault = Path(summary.vault_path)
        self.into = PlaceField(self.tr("Thư mục mới"), self.tr("Chọn…"), hint=self.tr("Chưa có, hoặc đang trống."))
        self.into.set_value(str(vault.with_name(f"{vault.name}-khoi-phuc")))
        whole: list[tuple[object, str]] = [(None, self.tr("Toàn bộ kho"))]
        for row in summary.projects:
            whole.append((Part(row.project), self.tr("Chỉ dự án {}").format(row.name)))
            for level in row.levels:
                words = self.tr("Chỉ {}, {}").format(row.name, level.label(messages.language()))
                whole.append((Part(row.project, level), words))
        self.part = ComboField(
            self.tr("Phần nào"), whole, hint=self.tr("Một phần thì chỉ để xem và lấy lại hồ sơ, không thay được kho.")
        )
        self.part.set_value(None)
        self.told = InlineNotice("success", "-")
        self.told.hide()
        self.add(self.source)
        self.add(self.into)
        if summary.projects:
            self.add(self.part)
        self.add(self.told)
        self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Đặt ra"), "folder-open"))
        self.go.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then ask."""
        messages.forget(self)
        self.told.hide()
        for field, words in (
            (self.source, self.tr("Hãy chọn thư mục của bản sao.")),
            (self.into, self.tr("Hãy chọn thư mục mới.")),
        ):
            if not field.value().strip():
                field.set_error(words)
                field.focus()
                return
        self.progress = ProgressPanel(self.tr("Đang chép và đọc lại từng tệp"))
        self.add(self.progress)
        self.go.set_busy(True, self.tr("Đang chép…"))
        self.set_guard(lambda: False)
        chosen = self.part.value()
        part = chosen if isinstance(chosen, Part) else None
        form = LayForm(Path(self.source.value()), Path(self.into.value()), Path(self._summary.vault_path), part)
        self._task = self._tasks.act(
            lay_beside, form, then=self._laid, failed=self._failed, owner=self, progress=self.progress.set_progress
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

    def _laid(self, laid: Laid) -> None:
        self._rest()
        self.told.set_text(
            self.tr(
                "Bản sao nằm ở {}: {} tệp, đã đọc lại. Khóa kho rồi mở thư mục ấy để xem, hoặc lấy hồ sơ từ đó."
            ).format(laid.path, laid.files)
        )
        self.told.show()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Không để lại gì."))
        else:
            messages.show(self, error)
