"""A document to look at: its pages, or the words found in it, or the sentence that says why there is neither.

Nothing of it is drawn where the window's watermark is not: a photograph of the screen must tell who was looking.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.customers.documents.model import DocumentRow, DocumentView, Reading
from app.customers.documents.queries import document_text, view_document
from ui.customers.documents.words import facts, why_no_preview
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.theme import current
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.page_preview import PagePreview
from ui.widgets.text import Paragraph
from ui.widgets.watermark import mark_of

WIDTH, AROUND, LOWEST = 860, 336, 240
"""The dialog's width, what of the window's height it leaves for its head, foot and margins, the least for pages."""
LONGEST = 72
"""Characters of a name in the dialog's title."""


class DocumentPreview(PagePreview):
    """Pages as the vault process draws them; the first look at each opening is in the journal."""

    def __init__(self, tasks: Tasks, row: DocumentRow, room: Room, height: int, parent: QWidget | None = None) -> None:
        super().__init__(row.name, height=height, parent=parent)
        self._tasks, self._row, self._room, self._looked = tasks, row, room, False
        self.wanted.connect(self._fetch)
        self.set_document("", 1)

    def _fetch(self, page: int, width: int) -> None:
        self._tasks.read(
            view_document, self._row.ref, page, max(16, min(width, 4000)), self._looked,
            then=lambda view: self._show(page, view), failed=lambda error: self.show_failure(sentence(error)),
            owner=self, room=self._room,
        )  # fmt: skip
        self._looked = True

    def _show(self, page: int, view: DocumentView) -> None:
        mark = mark_of(self)
        if not mark:
            self.show_failure(self.tr("Không vẽ được dấu chìm lên cửa sổ, nên nội dung không được hiện."))
            return
        self.set_mark(mark)
        self.set_pages(view.pages)
        self.show_page(page, view.png)


def short(name: str) -> str:
    """A long name with its middle left out: how it begins and ends tells documents apart."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 16]}…{name[-15:]}"


class DocumentDialog(Dialog):
    """``preview`` where there are pages, ``text`` where there are only words."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: DocumentRow, room: Room) -> None:
        window, unit = parent.window(), current().px(100) / 100
        width = min(WIDTH, max(480, round(window.width() / unit) - 80))
        super().__init__(parent, short(row.name), level=int(row.level), subtitle=facts(row), width=width)
        height = max(LOWEST, min(900, round(window.height() / unit) - AROUND))
        self.preview: DocumentPreview | None = None
        self.text: Paragraph | None = None
        why = sentence(row.fault) if row.fault else why_no_preview(row)
        if why:
            self.add(InlineNotice("danger" if row.fault else "info", why))
        else:
            self.preview = DocumentPreview(tasks, row, room, height)
            self.add(self.preview)
        if self.preview is None and row.reading is Reading.WORDS:
            self.text = Paragraph(self.tr("Đang đọc…"), "secondary")
            self._add_text(height)
            tasks.read(
                document_text, row.ref,
                then=self._show_text, failed=lambda error: self._say(sentence(error)), owner=self, room=room,
            )  # fmt: skip
        self.set_note(self.tr("Tài liệu chỉ xem trong Niêm; đưa ra ngoài phải qua đề nghị cung cấp."))
        self.add_cancel(self.tr("Đóng"))

    def open(self) -> None:
        super().open()
        if self.preview is not None:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_text(self, height: int) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 8, 4)
        if self.text is not None:
            column.addWidget(self.text)
        column.addStretch(1)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Chữ trong tài liệu"))
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        area.setFixedHeight(current().px(max(160, height - 120)))
        self.add(area)

    def _show_text(self, text: str) -> None:
        marked = bool(mark_of(self))
        self._say(text if marked else self.tr("Không vẽ được dấu chìm lên cửa sổ, nên nội dung không được hiện."))
        if self.text is not None and marked:
            self.text.set_tone("text")

    def _say(self, words: str) -> None:
        if self.text is not None:
            self.text.setText(words)
