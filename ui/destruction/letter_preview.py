"""The customer's letter, page by page, as the vault process draws it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.destruction.model import OrderView
from app.destruction.queries import letter_page
from ui.destruction.room import room_of
from ui.messages import sentence
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.page_preview import PagePreview


class LetterPreview(PagePreview):
    """Asks for each page when it comes in sight; every look is in the journal."""

    def __init__(self, tasks: Tasks, view: OrderView, *, height: int, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("destruction", "Văn bản yêu cầu của khách hàng")
        super().__init__(words, height=height, parent=parent)
        self._tasks, self._ref = tasks, view.row.ref
        self.wanted.connect(self._fetch)
        self.set_document(words, view.letter_pages)

    def _fetch(self, page: int, width: int) -> None:
        self._tasks.read(
            letter_page,
            self._ref,
            page,
            width,
            then=lambda png: self.show_page(page, png),
            failed=lambda error: self.show_failure(sentence(error)),
            owner=self,
            room=room_of(self._ref),
        )


class LetterDialog(Dialog):
    """The letter alone, large."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: OrderView) -> None:
        words = QCoreApplication.translate("destruction", "Văn bản yêu cầu của khách hàng")
        super().__init__(parent, words, level=int(view.row.ref.level), number=view.row.number, width=760)
        self.preview = LetterPreview(tasks, view, height=520)
        self.add(self.preview)
        self.add_cancel(self.tr("Đóng"))
