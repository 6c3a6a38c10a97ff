"""Which journal of the past is being read, whether it holds, and the way back to the present one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_date
from app.oversight.archives.model import PastJournal
from ui import messages
from ui.oversight.words import former_proof
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice, NoticeKind


class PastBar(QWidget):
    """Hidden until a journal of the past is shown. ``left`` when the officer goes back to the present one."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = InlineNotice("info", "", self.tr("Trở lại nhật ký hiện nay"))
        self.notice.acted.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.hide()

    def show_past(self, past: PastJournal | None) -> None:
        """Say what is shown; None for the present journal."""
        if past is not None:
            which = self.tr("{title}, {entries} mục, {first} – {last}. Chỉ đọc.").format(
                title=past.title,
                entries=grouped(past.entries),
                first=shown_date(past.first_at),
                last=shown_date(past.last_at),
            )
            kind, proof = self._proof(past)
            self.notice.set_text(f"{which} {proof}", kind)
        self.setVisible(past is not None)

    def _proof(self, past: PastJournal) -> tuple[NoticeKind, str]:
        if past.faults:
            code, entry = past.faults[0]
            words = messages.sentence(code)
            if entry:
                words = self.tr("mục {}: {}").format(grouped(entry), words)
            return "danger", self.tr("KHÔNG TOÀN VẸN, {} chỗ; {}").format(len(past.faults), words)
        if past.house:
            return former_proof(past.house, past.other, past.later, registered=past.registered is True)
        if past.registered is None:
            return "success", self.tr("Toàn vẹn; các chuỗi dừng đúng chỗ mà kho này ghi lúc bắt đầu.")
        if past.other:
            return "danger", self.tr("Tệp toàn vẹn, nhưng {} mục khác với nhật ký trong kho hiện nay.").format(
                past.other
            )
        if not past.registered:
            return "warning", self.tr("Toàn vẹn và khớp với nhật ký, nhưng không phải tệp đã ghi sổ.")
        return "success", self.tr("Toàn vẹn, đúng tệp đã ghi sổ, khớp với nhật ký.")
