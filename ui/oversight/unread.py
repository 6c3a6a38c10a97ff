"""How much of a long journal is opened yet, and what may be said of it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.clock import shown_date
from app.errors import NiemError
from app.oversight.model import JournalOpened, JournalPage
from ui import messages
from ui.widgets.notice import InlineNotice, NoticeKind


class UnreadNotice(InlineNotice):
    """Hidden while all of the journal is open. ``stop``, ``go_on`` and ``again`` (show the list anew) are asked for."""

    stop = Signal()
    go_on = Signal()
    again = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("info", "", QCoreApplication.translate("UnreadNotice", "Dừng đọc"), parent)
        self._next: SignalInstance = self.stop
        self._far = ""
        self.acted.connect(self._act)
        self.hide()

    def start(self, page: JournalPage) -> None:
        """The list was shown anew: of all of the journal, or of a part of it."""
        self.setVisible(bool(page.unread))

    def tell(self, found: JournalOpened, goes_on: bool) -> None:
        """Say how far it is."""
        if not found.unread:
            words = self.tr("Đã đọc hết nhật ký. Danh sách bên dưới có từ lúc mới đọc một phần.")
            self._offer(words, self.tr("Hiện cả nhật ký"), self.again)
            return
        words = self.tr(
            "Đã đọc {percent} % nhật ký, từ {day} đến nay: danh sách, bộ lọc và số đếm chỉ gồm phần này. Mỗi mục ở đây "
            "đã được đối chiếu với chữ ký của người ghi; có thiếu mục nào không thì chỉ “Kiểm tra toàn vẹn” mới cho "
            "biết."
        )
        percent = 100 * (found.total - found.unread) // max(1, found.total)
        self._far = words.format(percent=percent, day=shown_date(found.since))
        if goes_on:
            self._offer(self._far, self.tr("Dừng đọc"), self.stop)
        else:
            self._offer(self._far, self.tr("Đọc tiếp"), self.go_on)

    def tell_stopping(self) -> None:
        """It was told to stop: what is offered is to go on."""
        self._offer(self._far, self.tr("Đọc tiếp"), self.go_on)

    def tell_failed(self, error: NiemError) -> None:
        """Opening ended early."""
        self._offer(f"{self._far} {messages.sentence(error)}", self.tr("Đọc tiếp"), self.go_on, "warning")

    def _act(self) -> None:
        self._next.emit()

    def _offer(self, words: str, action: str, asked: SignalInstance, kind: NoticeKind = "info") -> None:
        self.set_text(words, kind)
        self.set_action(action)
        self._next = asked
