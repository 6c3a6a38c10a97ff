"""Counting discs: numbers are typed, or scanned from their labels, and what is missing is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.archive.discs.actions import count_discs
from app.archive.discs.model import Counted
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea

LONGEST = 50_000


class CountDiscsDialog(Dialog):
    """A scanner that types like a keyboard ends each code with Enter."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("CountDiscsDialog", "Kiểm đếm đĩa"),
            subtitle=QCoreApplication.translate(
                "CountDiscsDialog", "Đi từng nơi giữ, quét mã trên nhãn hoặc gõ số, mỗi số một dòng."
            ),
            width=640,
        )
        self._tasks = tasks
        self.counted: Counted | None = None
        self.numbers = TextArea(self.tr("Các số đã thấy"), lines=8, longest=LONGEST)
        self.add(self.numbers)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi sổ và xem còn thiếu gì"), "clipboard-check"))
        self.save.clicked.connect(self._save)
        self.numbers.focus()

    def _save(self) -> None:
        lines = tuple(line.strip() for line in self.numbers.value().splitlines() if line.strip())
        if not lines:
            self.numbers.set_error(self.tr("Hãy quét hoặc gõ ít nhất một số."))
            self.numbers.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(count_discs, lines, then=self._counted, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _counted(self, counted: Counted) -> None:
        self.set_busy(False)
        self.counted = counted
        self.numbers.hide()
        self.save.hide()
        words = self.tr("Đã thấy {} đĩa, còn thiếu {}.").format(len(counted.seen), len(counted.missing))
        good = not (counted.missing or counted.ended or counted.unknown)
        self.add(InlineNotice("success" if good else "warning", words))
        self._list(self.tr("Chưa thấy"), counted.missing)
        self._list(self.tr("Sổ ghi đã hủy mà vẫn còn"), counted.ended)
        self._list(self.tr("Không có trong sổ"), counted.unknown)
        self.close_button.setText(self.tr("Xong"))
        self.close_button.setFocus()

    def _list(self, title: str, numbers: tuple[str, ...]) -> None:
        if numbers:
            card = Card(title, "list-checks", tone="raised")
            card.add(Paragraph("\n".join(numbers)))
            self.add(card)
