"""The scan of a consent, page by page, as the vault process draws it; every look is in the journal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.consents.model import ConsentRow
from app.consents.queries import consent_page
from ui.messages import sentence
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.page_preview import PagePreview


class ConsentPreview(PagePreview):
    """Asks for each page when it comes in sight. ``event`` is which of the consent's papers."""

    def __init__(
        self, tasks: Tasks, row: ConsentRow, event: int = 0, *, height: int = 320, parent: QWidget | None = None
    ) -> None:
        words = QCoreApplication.translate("consents", "Văn bản đồng ý của khách hàng")
        super().__init__(words, height=height, parent=parent)
        self._tasks, self._ref, self._event = tasks, row.ref, event
        self.wanted.connect(self._fetch)
        self.set_document(row.events[event].paper_name, row.events[event].pages)

    def _fetch(self, page: int, width: int) -> None:
        self._tasks.read(
            consent_page,
            self._ref,
            self._event,
            page,
            width,
            then=lambda png: self.show_page(page, png),
            failed=lambda error: self.show_failure(sentence(error)),
            owner=self,
        )


class ConsentDialog(Dialog):
    """The scan alone, large."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: ConsentRow, event: int = 0) -> None:
        words = QCoreApplication.translate("consents", "Văn bản đồng ý của khách hàng")
        super().__init__(parent, words, level=int(row.ref.level), number=row.number, width=760)
        self.preview = ConsentPreview(tasks, row, event, height=520)
        self.add(self.preview)
        self.add_cancel(self.tr("Đóng"))
