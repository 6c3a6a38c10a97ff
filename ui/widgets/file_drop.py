"""A place to drop a file on, or to press and choose one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import paint_card
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Label, Paragraph

MEBIBYTE = 1024 * 1024


def size_in_words(count: int) -> str:
    """A number of bytes as a person reads it: 118 KB, 2,4 MB."""
    if count < 1024:
        return f"{count} B"
    if count < MEBIBYTE:
        return f"{round(count / 1024)} KB"
    return f"{count / MEBIBYTE:.1f} MB".replace(".", ",")


class FileDrop(QWidget):
    """Takes one file of at most ``largest`` bytes whose name ends in one of ``kinds`` (without dot; empty: any).

    ``chosen(Path)`` when a good one was taken; anything else is refused with a sentence under the box. The file is
    only named here, never opened.
    """

    chosen = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        accessible_name: str,
        *,
        largest: int,
        kinds: Sequence[str] = (),
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._largest, self._kinds = largest, tuple(kind.lower() for kind in kinds)
        self._path: Path | None = None
        self._over = False
        self._box = _Box()
        self._words = Elided(text or self.tr("Kéo thả tệp vào đây, hoặc"), "body", "secondary")
        self._size = Label("", "small", "secondary")
        self._icon = IconLabel("upload", "secondary", 18)
        self._choose = QuietButton(self.tr("Chọn tệp…"))
        self._choose.setAccessibleName(f"{accessible_name}: {self._choose.text()}")
        self._choose.clicked.connect(self._ask)
        self._remove = IconButton("x", self.tr("Bỏ tệp này"))
        self._remove.clicked.connect(self.clear)
        row = QHBoxLayout(self._box)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        for part in (self._size, self._choose, self._remove):
            row.addWidget(part)
        self._limits = Paragraph(self._limits_in_words(), "secondary", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addWidget(self._limits)
        self._empty_words = self._words.text()
        self._remove.hide()

    def path(self) -> Path | None:
        """The file that was taken."""
        return self._path

    def error(self) -> str:
        """The refusal shown, or ``""``."""
        return self._limits.text() if self._limits.property("tone") == "danger" else ""

    def set_error(self, sentence: str) -> None:
        """Show what is wrong under the box; ``""`` shows the limits again."""
        self._limits.set_tone("danger" if sentence else "secondary")
        self._limits.setText(sentence or self._limits_in_words())
        self._box.error = bool(sentence)
        self._box.update()

    def take(self, path: Path) -> bool:
        """Take a file if it is of a right kind and size; says why not and returns ``False`` otherwise."""
        refusal = self._refusal(path)
        if refusal:
            self.set_error(refusal)
            return False
        self._path = path
        self.set_error("")
        self._icon.set_icon("file-text", "accent")
        self._words.setText(path.name)
        self._words.set_tone("text")
        self._size.setText(size_in_words(path.stat().st_size))
        self._remove.show()
        self.chosen.emit(path)
        return True

    def clear(self) -> None:
        """Forget the file."""
        self._path = None
        self._icon.set_icon("upload", "secondary")
        self._words.setText(self._empty_words)
        self._words.set_tone("secondary")
        self._size.setText("")
        self._remove.hide()
        self.set_error("")
        self.cleared.emit()

    def _limits_in_words(self) -> str:
        size = self.tr("Tối đa {}.").format(size_in_words(self._largest))
        if not self._kinds:
            return size
        return self.tr("Loại tệp: {}.").format(", ".join(kind.upper() for kind in self._kinds)) + " " + size

    def _refusal(self, path: Path) -> str:
        if not path.is_file():
            return self.tr("Không đọc được tệp này. Hãy chọn tệp khác.")
        if self._kinds and path.suffix.lower().lstrip(".") not in self._kinds:
            return self.tr("Loại tệp này không dùng được ở đây.") + " " + self._limits_in_words()
        if path.stat().st_size > self._largest:
            words = self.tr("Tệp lớn {}, quá giới hạn {}. Hãy chọn tệp nhỏ hơn.")
            return words.format(size_in_words(path.stat().st_size), size_in_words(self._largest))
        return ""

    def _ask(self) -> None:
        pattern = " ".join(f"*.{kind}" for kind in self._kinds) or "*"
        title = self.accessibleName()
        name, _ = QFileDialog.getOpenFileName(self, title, "", self.tr("Tệp ({})").format(pattern))
        if name:
            self.take(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        urls = event.mimeData().urls()
        if urls:
            event.acceptProposedAction()
            self.take(Path(urls[0].toLocalFile()))

    def _show_over(self, over: bool) -> None:
        self._box.over = over
        self._box.update()


class _Box(QWidget):
    over = False
    error = False

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(320), current().px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        line = "danger_text" if self.error else "accent" if self.over else "border"
        paint_card(self, "accent_soft" if self.over else "surface", line, dashed=True)
