"""What a package holds: its cover, and its files with a tick each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import SystemClock, local_date, shown_time
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import size_in_words
from ui.widgets.level import level_name
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from app.package.model import PackageFacts, PackageFile, PackageView


class Contents(QWidget):
    """``write_requested`` when the ticked files are to be written out."""

    write_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[tuple[str, CheckField]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self.write: PrimaryButton | None = None

    def chosen(self) -> tuple[str, ...]:
        """The names that are ticked."""
        return tuple(name for name, tick in self._ticks if tick.value())

    def show_view(self, view: PackageView) -> None:
        """Show this package instead of any other."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(self._cover(view.facts))
        past = self._past(view.facts.until)
        if past:
            self._column.addWidget(InlineNotice("warning", past))
        self._column.addWidget(self._files(view.files))
        self._ticked()

    def _cover(self, facts: PackageFacts) -> Card:
        card = Card(self.tr("Gói số {}").format(facts.number), "stamp")
        card.add_right(Label(level_name(facts.level), "small_strong", "secondary"))
        grid = FieldGrid(dense=True)
        rows = (
            ("company", self.tr("Công ty cung cấp"), facts.company),
            ("recipient", self.tr("Người nhận"), facts.recipient),
            ("purpose", self.tr("Mục đích"), facts.purpose),
            ("until", self.tr("Được giữ đến"), _day(facts.until)),
            ("request", self.tr("Theo đề nghị"), facts.request),
            ("approved", self.tr("Người duyệt"), facts.approved_by),
            ("handed", self.tr("Người bàn giao"), facts.handed_by),
            ("made", self.tr("Làm lúc"), shown_time(facts.made_at)),
        )
        for key, label, value in rows:
            if value:
                grid.add_row(key, label, value)
        card.add(grid)
        terms = self.tr(
            "Chỉ dùng cho người nhận và mục đích trên. Dùng xong, hãy trả lại hoặc hủy, "
            "rồi báo cho công ty theo số gói."
        )
        card.add(Paragraph(terms, "secondary"))
        return card

    def _files(self, files: tuple[PackageFile, ...]) -> Card:
        card = Card(self.tr("Các tệp trong gói"), "paperclip")
        self._ticks = []
        for file in files:
            tick = CheckField(file.name)
            tick.set_value(True)
            tick.changed.connect(self._ticked)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(tick, 1)
            line.addWidget(Label(size_in_words(file.size), "small", "secondary"))
            card.add(row)
            self._ticks.append((file.name, tick))
        self.write = PrimaryButton(self.tr("Ghi ra thư mục…"), "folder-open")
        self.write.clicked.connect(self.write_requested)
        card.body.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _ticked(self) -> None:
        if self.write is not None:
            self.write.set_available(bool(self.chosen()), self.tr("Hãy chọn ít nhất một tệp."))

    def _past(self, until: str) -> str:
        try:
            over = date.fromisoformat(until) < local_date(SystemClock().now())
        except ValueError:
            return ""
        return self.tr("Gói này chỉ được giữ đến {}. Hãy hủy và báo cho công ty.").format(_day(until)) if over else ""


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))
