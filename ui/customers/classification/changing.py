"""Changing the level of the open file, or of one item: what the pages of customers share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.model import CustomerCard
from ui import messages
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.item_dialog import ItemLevelDialog
from ui.customers.form_dialog import on_close
from ui.customers.items.mover import Movable
from ui.tasks import Room, Tasks


class LevelChanges(QObject):
    """``moved(Ref)``: the customer stands there now; ``noted()``: a review, a request, or an item that was raised;
    ``dialog_opened(Dialog)``.
    """

    moved = Signal(object)
    noted = Signal()
    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, room: Room) -> None:
        super().__init__(page)
        self._page, self._tasks, self._room = page, tasks, room

    def begin(self, card: CustomerCard, levels: Sequence[Level]) -> None:
        """Open the dialog over ``card``; ``levels`` are those that this session opens."""
        dialog = ChangeLevelDialog(self._page, self._tasks, self._room, card, tuple(levels))
        dialog.moved.connect(self._moved)
        dialog.asked.connect(lambda: self._noted(self.tr("Đã gửi đề nghị đổi cấp.")))
        dialog.reviewed.connect(lambda: self._noted(self.tr("Đã ghi lần xem lại.")))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def begin_item(self, item: Movable, levels: Sequence[Level]) -> None:
        """Open the dialog over an item of an open file or of a list."""
        dialog = ItemLevelDialog(
            self._page, self._tasks, self._room, item.ref, item.rev, item.customer, item.title, tuple(levels)
        )
        dialog.moved.connect(lambda _: self._noted(self.tr("Đã nâng cấp mật của mục. Ở cấp dưới không còn mục này.")))
        dialog.asked.connect(lambda: self._noted(self.tr("Đã gửi đề nghị đổi cấp.")))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _moved(self, ref: object) -> None:
        messages.done(self._page, self.tr("Đã nâng cấp mật. Ở cấp dưới không còn hồ sơ này."))
        self.moved.emit(ref)

    def _noted(self, words: str) -> None:
        messages.done(self._page, words)
        self.noted.emit()
