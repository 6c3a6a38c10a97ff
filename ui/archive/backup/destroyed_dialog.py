"""Putting on record that the medium with a backup was destroyed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.archive.backup.actions import put_destroyed
from app.archive.backup.model import LONGEST_HOW, BackupRow
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class DestroyedDialog(Dialog):
    """Accepted once it is on record."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: BackupRow) -> None:
        title = QCoreApplication.translate("DestroyedDialog", "Đã hủy ổ đĩa có bản sao lưu")
        super().__init__(parent, title, subtitle=f"{row.name} · {row.place}", width=620)
        self._tasks, self._number = tasks, row.number
        self.add(
            Paragraph(
                self.tr(
                    "Xóa tệp không phải là hủy: ổ đĩa vẫn có thể giữ lại dấu vết. Chỉ ghi khi chính ổ đĩa đã bị nghiền "
                    "hoặc cắt vụn. Việc ghi này khép dòng của bản sao lưu trên các chứng nhận tiêu hủy."
                ),
                "secondary",
            )
        )
        self.how = TextArea(
            self.tr("Hủy bằng cách nào"), hint=self.tr("Ví dụ: nghiền vụn, biên bản số …"), longest=LONGEST_HOW, lines=2
        )
        self.add(self.how)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi đã hủy"), "check"))
        self.save.clicked.connect(self.submit)

    def submit(self) -> None:
        """Put it on record."""
        messages.forget(self)
        if not self.how.value().strip():
            self.how.set_error(messages.sentence("backup.how_missing"))
            self.how.focus()
            return
        self.save.set_busy(True, self.tr("Đang ghi…"))
        self._tasks.act(
            put_destroyed,
            self._number,
            self.how.value(),
            then=lambda _: self.accept(),
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: NiemError) -> None:
        self.save.set_busy(False)
        messages.show(self, error)
