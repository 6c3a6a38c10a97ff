"""Whether the journal is whole, or exactly where it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_time
from app.oversight.model import JournalHealth
from ui.messages import sentence
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice


class HealthPanel(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: list[QWidget] = []
        self.hide()

    def show_health(self, health: JournalHealth) -> None:
        """Tell the outcome: green, or red with one line for every break."""
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = [self._light(health)]
        if health.breaks:
            self._shown.append(self._breaks(health))
        for part in self._shown:
            self._column.addWidget(part)
        self.show()

    def words(self) -> str:
        """The sentence of the light."""
        light = self._shown[0] if self._shown else None
        return light.text() if isinstance(light, InlineNotice) else ""

    def _light(self, health: JournalHealth) -> InlineNotice:
        when = shown_time(health.checked_at)
        if health.whole:
            words = self.tr("Nhật ký toàn vẹn: {entries} mục, {chains} chuỗi. Kiểm tra lúc {when}.")
            kind = InlineNotice("success", "")
        else:
            words = self.tr(
                "NHẬT KÝ KHÔNG TOÀN VẸN: đã xem {entries} mục, {chains} chuỗi lúc {when}. "
                "Đừng xóa gì; hãy giữ nguyên máy này."
            )
            kind = InlineNotice("danger", "")
        kind.set_text(words.format(entries=grouped(health.entries), chains=grouped(health.chains), when=when))
        return kind

    def _breaks(self, health: JournalHealth) -> Card:
        card = Card(self.tr("Những chỗ không khớp"), "octagon-alert")
        grid = FieldGrid(dense=True)
        for place, found in enumerate(health.breaks):
            where = self.tr("{person}, mục số {seq}").format(person=found.person_name, seq=grouped(found.seq))
            grid.add_row(str(place), where, sentence(found.code, seq=found.seq))
        card.add(grid)
        return card
