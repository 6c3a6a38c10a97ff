"""A scan to be attached: dropped or chosen, and looked at before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.consents.model import Document
from app.consents.queries import preview_paper
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.chosen_file import SCAN_KINDS, SCAN_LARGEST, content_of, media_type_of
from ui.widgets.file_drop import FileDrop
from ui.widgets.page_preview import PagePreview
from ui.widgets.text import Label


class ScanField(QWidget):
    """``paper()`` is what was chosen; the picture is drawn by the vault's process, beside no key."""

    def __init__(self, tasks: Tasks, title: str, *, height: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._paper: Document | None = None
        self.drop = FileDrop(
            title, largest=SCAN_LARGEST, kinds=SCAN_KINDS, text=self.tr("Kéo thả bản quét vào đây, hoặc")
        )
        self.preview = PagePreview(self.tr("Xem trước bản quét"), height=height, parent=self)
        self.preview.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (Label(title, "strong"), self.drop, self.preview):
            column.addWidget(widget)
        self.drop.chosen.connect(self._chosen)
        self.drop.cleared.connect(self._cleared)
        self.preview.wanted.connect(self._draw)

    def paper(self) -> Document | None:
        """The scan, if one was chosen."""
        return self._paper

    def _chosen(self, path: Path) -> None:
        content = content_of(path)
        if content is None:
            self.drop.clear()
            self.drop.set_error(self.tr("Không đọc được tệp này. Hãy chọn tệp khác."))
            return
        self._paper = Document(path.name, media_type_of(path), content)
        self.preview.show()
        self.preview.set_document(path.name, 1)

    def _cleared(self) -> None:
        self._paper = None
        self.preview.hide()

    def _draw(self, page: int, width: int) -> None:
        if self._paper is not None:
            self._tasks.read(
                preview_paper,
                self._paper,
                page,
                width,
                then=lambda drawn: self._drawn(page, *drawn),
                failed=self._unreadable,
                owner=self.preview,
            )

    def _drawn(self, page: int, pages: int, png: bytes) -> None:
        self.preview.set_pages(pages)
        self.preview.show_page(page, png)

    def _unreadable(self, error: NiemError) -> None:
        self.drop.clear()
        self.drop.set_error(messages.sentence(error))
