"""The customer's consent, page by page, as the vault process draws it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.release.model import ReleaseView
from app.release.queries import consent_page
from ui.messages import sentence
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.page_preview import PagePreview


class ConsentPreview(PagePreview):
    """Asks for each page when it comes in sight; every look is in the journal."""

    def __init__(self, tasks: Tasks, view: ReleaseView, *, height: int = 320, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("release", "Văn bản đồng ý của khách hàng")
        super().__init__(words, height=height, parent=parent)
        self._tasks, self._ref = tasks, view.row.ref
        self.wanted.connect(self._fetch)
        self.set_document(view.consent_name, view.consent_pages)

    def _fetch(self, page: int, width: int) -> None:
        self._tasks.read(
            consent_page,
            self._ref,
            page,
            width,
            then=lambda png: self.show_page(page, png),
            failed=lambda error: self.show_failure(sentence(error)),
            owner=self,
        )


class ConsentDialog(Dialog):
    """The consent alone, large."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView) -> None:
        words = QCoreApplication.translate("release", "Văn bản đồng ý của khách hàng")
        super().__init__(parent, words, level=int(view.row.level), number=view.row.number, width=760)
        self.preview = ConsentPreview(tasks, view, height=520)
        self.add(self.preview)
        self.add_cancel(self.tr("Đóng"))
