"""Comparing the paper of a checkpoint with the journal: the code is typed, or the QR code's text put in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import shown_time
from app.errors import NiemError
from app.oversight.checkpoints.model import Compared
from app.oversight.checkpoints.queries import compare_paper
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class CompareDialog(Dialog):
    """Stays open, so that several papers are compared one after the other."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, QCoreApplication.translate("CompareDialog", "Đối chiếu giấy mốc nhật ký"))
        self._tasks = tasks
        self.add(
            Paragraph(
                self.tr("Gõ mã in trên tờ giấy, hoặc quét mã QR bằng máy quét rồi dán nội dung vào đây."), "secondary"
            )
        )
        self.text = TextArea(self.tr("Mã trên giấy, hoặc nội dung mã QR"), lines=2, longest=400)
        self.answer = InlineNotice("info", " ", parent=self)
        self.answer.hide()
        self.text.changed.connect(self.answer.hide)
        self.add(self.text)
        self.add(self.answer)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.ask = self.add_button(PrimaryButton(self.tr("Đối chiếu"), "git-compare"))
        self.ask.clicked.connect(self.submit)

    def submit(self) -> None:
        """Ask."""
        messages.forget(self)
        self.answer.hide()
        if not self.text.value():
            self.text.set_error(self.tr("Hãy gõ mã trên tờ giấy."))
            self.text.focus()
            return
        self.ask.set_busy(True, self.tr("Đang đối chiếu…"))
        self._tasks.read(compare_paper, self.text.value(), then=self._show, failed=self._failed, owner=self)

    def _show(self, found: Compared) -> None:
        self.ask.set_busy(False)
        words = messages.sentence(found.code)
        if found.at:
            line = self.tr("Tờ giấy: mốc số {number}, ký lúc {when}, {entries} mục.")
            said = line.format(number=found.number, when=shown_time(found.at), entries=grouped(found.entries))
            words = f"{words}\n{said}"
        self.answer.set_text(words, "success" if found.fits else "danger")
        self.answer.show()

    def _failed(self, error: NiemError) -> None:
        self.ask.set_busy(False)
        if error.code.startswith("checkpoint."):
            self.text.set_error(messages.sentence(error))
            self.text.focus()
        else:
            messages.show(self, error)
