"""Somebody else saved while this person was typing: both texts side by side, and the person decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clock import shown_time
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change, DiffList
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label


class ConflictDialog(Dialog):
    """``mine_kept`` or ``theirs_taken``; closing decides nothing and loses nothing.

    ``changes`` are from what is saved to what is typed. Where both can stand side by side, ``meanwhile`` tells what the
    other changed since this form was opened.
    """

    mine_kept = Signal()
    theirs_taken = Signal()

    def __init__(
        self,
        parent: QWidget,
        changes: Sequence[Change],
        who: str,
        at: int,
        *,
        level: int,
        meanwhile: Sequence[Change] = (),
    ) -> None:
        super().__init__(parent, self.tr("Người khác vừa lưu trước bạn"), level=level, width=700)
        told = self.tr("{who} đã lưu lúc {when}, sau khi bạn mở biểu mẫu. Chữ bạn gõ vẫn còn nguyên.")
        self.add(InlineNotice("warning", told.format(who=who, when=shown_time(at))))
        self.meanwhile = DiffList(self.tr("Người đó đã đổi"))
        self.meanwhile.set_changes(meanwhile)
        self.differences = DiffList(self.tr("Khác nhau: bản đã lưu và chữ của bạn"))
        self.differences.set_changes(changes)
        if meanwhile:
            self.add(Label(self.tr("Người đó đã đổi"), "section"))
            self.add(self.meanwhile)
            self.add(Label(self.tr("Giữ chữ của bạn thì đổi"), "section"))
        self.add(self.differences)
        self.set_note(self.tr("– bản đã lưu   + chữ của bạn"))
        self.add_cancel(self.tr("Xem lại"))
        self.theirs = SecondaryButton(self.tr("Lấy bản đã lưu"), "refresh-cw")
        self.mine = PrimaryButton(self.tr("Giữ chữ của tôi"), "check")
        self.theirs.clicked.connect(self._take_theirs)
        self.mine.clicked.connect(self._keep_mine)
        self.add_button(self.theirs)
        self.add_button(self.mine)

    def _take_theirs(self) -> None:
        self.accept()
        self.theirs_taken.emit()

    def _keep_mine(self) -> None:
        self.accept()
        self.mine_kept.emit()
