"""Taking stock: numbers are typed, or scanned from the codes on the sheets, and what is missing is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.copies.actions import take_stock
from app.copies.model import CopyRow, Stock, counted_number
from app.errors import NiemError
from app.ids import Id
from ui import messages
from ui.copies.columns import whose
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea

LONGEST = 200_000
SHOWN = 12


class CountDialog(Dialog):
    """A count of the copies of ``project``. A scanner that types like a keyboard ends each code with Enter."""

    def __init__(self, parent: QWidget, tasks: Tasks, project: Id) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("CountDialog", "Kiểm kê bản giấy"),
            subtitle=QCoreApplication.translate(
                "CountDialog", "Đi từng tủ, quét mã hoặc gõ số trên mỗi bản, mỗi số một dòng."
            ),
            width=640,
        )
        self._tasks, self._project = tasks, project
        self.stock: Stock | None = None
        self.numbers = TextArea(self.tr("Các số đã thấy"), lines=10, longest=LONGEST)
        self.add(self.numbers)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi sổ và xem còn thiếu gì"), "clipboard-check"))
        self.save.clicked.connect(self._save)
        self.numbers.changed.connect(self._recount)
        self._recount()
        self.numbers.focus()

    def counted(self) -> tuple[str, ...]:
        """The numbers, each once, in the order in which they came."""
        found = (counted_number(line) for line in self.numbers.value().splitlines())
        return tuple(dict.fromkeys(number for number in found if number))

    def _recount(self) -> None:
        count = len(self.counted())
        self.set_note(self.tr("{} số", "", count).format(count) if count else "")

    def _save(self) -> None:
        if not self.counted():
            self.numbers.set_error(self.tr("Hãy quét hoặc gõ ít nhất một số."))
            self.numbers.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(take_stock, self._project, self.counted(), then=self._counted, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _counted(self, stock: Stock) -> None:
        self.set_busy(False)
        self.stock = stock
        self.numbers.hide()
        self.save.hide()
        self.set_note("")
        words = self.tr("Đã thấy {} bản, còn thiếu {}.").format(len(stock.seen), len(stock.missing))
        gone = [row for row in stock.seen if row.gone]
        good = not (stock.missing or stock.ended or stock.unknown or gone)
        self.add(InlineNotice("success" if good else "warning", words))
        self._list(self.tr("Chưa thấy"), [_line(row) for row in stock.missing])
        self._list(self.tr("Của hồ sơ đã tiêu hủy: hãy đem hủy bằng biên bản"), [_line(row) for row in gone])
        self._list(self.tr("Sổ ghi đã hủy mà vẫn còn: hãy báo cán bộ an toàn"), list(stock.ended))
        self._list(self.tr("Không có trong sổ mà bạn mở được"), list(stock.unknown))
        self.close_button.setText(self.tr("Xong"))
        self.close_button.setFocus()

    def _list(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        card = Card(title, "list-checks", tone="raised")
        for line in lines[:SHOWN]:
            card.add(Paragraph(line))
        if len(lines) > SHOWN:
            card.add(Paragraph(self.tr("và {} số nữa").format(len(lines) - SHOWN), "secondary"))
        self.add(card)


def _line(row: CopyRow) -> str:
    return " · ".join(part for part in (row.number, whose(row), row.holder, row.place) if part)
