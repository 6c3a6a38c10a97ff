"""A place to drop several files on, or to press and choose them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current
from ui.widgets.buttons import QuietButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Elided


class FilesDrop(QWidget):
    """``brought(list of Path)``: the files are only named here, never opened."""

    brought = Signal(object)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._over = False
        self.choose = QuietButton(self.tr("Chọn tệp…"))
        self.choose.setAccessibleName(f"{accessible_name}: {self.choose.text()}")
        self.choose.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel("upload", "secondary", 18))
        row.addWidget(Elided(self.tr("Kéo thả tệp vào đây, hoặc"), "body", "secondary"), 1)
        row.addWidget(self.choose)

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(52))

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.accessibleName(), "", self.tr("Mọi tệp (*)"))
        if names:
            self.brought.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.brought.emit(paths)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "accent_soft" if self._over else "surface", "accent" if self._over else "border", dashed=True)


def paths_in(data: QMimeData) -> list[Path]:
    """The local files that are being dragged; what comes from elsewhere is none of ours."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
