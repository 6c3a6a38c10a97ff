"""Noting how an output ended: it came back, or its recipient deleted it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.release.actions import take_back_release
from app.release.model import Ending, ReleaseView
from ui import messages
from ui.kept import KeptDialog
from ui.release.kept import draft_of
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.text_area import TextArea


class TakeBackDialog(KeptDialog):
    """``accepted`` when it was written down."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("TakeBackDialog", "Ghi bản đã bàn giao được thu hồi"),
            level=int(view.row.level),
            number=view.output.number if view.output else view.row.number,
            subtitle=QCoreApplication.translate("TakeBackDialog", "Người nhận: {}").format(view.row.recipient_name),
        )
        self._tasks, self._view = tasks, view
        self.how = ComboField(
            self.tr("Bản ấy nay thế nào"),
            ((Ending.CAME_BACK, self.tr("Đã trả lại công ty")), (Ending.DELETED, self.tr("Người nhận báo đã xóa"))),
            placeholder=self.tr("Chọn một"),
            required=True,
        )
        self.note = TextArea(
            self.tr("Ghi chú"),
            lines=2,
            longest=2000,
            hint=self.tr("Khi báo đã xóa: ai báo, bằng cách nào. Điều đó không chứng minh được."),
        )
        self.add(self.how)
        self.add(self.note)
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi lại"), "check"))
        self.save.clicked.connect(self._save)
        self.keep_as(tasks, draft_of("take_back", view.row.ref))

    def typed(self) -> dict[str, str]:
        how = self.how.value()
        return {"how": str(how) if isinstance(how, Ending) else "", "note": self.note.value()}

    def fill(self, values: Mapping[str, str]) -> None:
        if values.get("how"):
            self.how.set_value(Ending(values["how"]))
        self.note.set_value(values.get("note", ""))

    def _save(self) -> None:
        how = self.how.value()
        if not isinstance(how, Ending):
            self.how.set_error(self.tr("Hãy chọn một trong hai."))
            self.how.focus()
            return
        if how is Ending.DELETED and not self.note.value():
            self.note.set_error(messages.sentence("release.whose_word_missing"))
            self.note.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            take_back_release, self._view.row.ref, how, self.note.value(),
            then=lambda _: self._done(), failed=self._failed, owner=self,
        )  # fmt: skip

    def _done(self) -> None:
        self.set_busy(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)
