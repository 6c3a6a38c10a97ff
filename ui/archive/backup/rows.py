"""One destination, and one backup of the register, each as a line of a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.archive.backup.model import BackupRow, PlaceState
from app.clock import shown_time
from ui.archive.backup.words import look_of, row_words, size_words
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, Paragraph, Tone


class Line(QWidget):
    """An icon, a name in bold with quiet words beside it, a sentence below, and buttons at the right."""

    def __init__(
        self,
        look: tuple[str, Tone],
        name: str,
        beside: str,
        below: str,
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words = f"{name}. {beside}. {below}"
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(name, "strong"))
        head.addWidget(Label(beside, "medium", "secondary"))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Paragraph(below, "secondary"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(IconLabel(*look, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.words)


class PlaceLine(Line):
    """A destination: whether it is there, and when a backup in it was last proved."""

    def __init__(self, place: PlaceState, buttons: Sequence[Button] = ()) -> None:
        look: tuple[str, Tone] = ("hard-drive", "success") if place.there else ("triangle-alert", "warning")
        super().__init__(look, place.name, _beside(place), _below(place), buttons)


class BackupLine(Line):
    """A backup of the register."""

    def __init__(self, row: BackupRow, buttons: Sequence[Button] = ()) -> None:
        self.row = row
        name = f"{row.name} ({row.carries})" if row.carries else row.name
        super().__init__(
            look_of(row), name, f"{row.place}, {row.by}, {shown_time(row.made_at)}", row_words(row), buttons
        )


def _beside(place: PlaceState) -> str:
    if not place.there:
        return QCoreApplication.translate("PlaceLine", "không thấy ở máy này")
    words = QCoreApplication.translate("PlaceLine", "{count} bản, còn trống {free}")
    return words.format(count=place.backups, free=size_words(place.free))


def _below(place: PlaceState) -> str:
    if not place.proved_at:
        return QCoreApplication.translate("PlaceLine", "Chưa có bản nào kiểm chứng ở đây. {path}").format(
            path=place.path
        )
    words = QCoreApplication.translate("PlaceLine", "Kiểm chứng gần nhất lúc {when}. {path}")
    return words.format(when=shown_time(place.proved_at), path=place.path)
