"""Changing the level of the open file, or of one item: what the pages of customers share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.classification.model import LevelRequest
from app.customers.classification.queries import level_requests
from app.customers.model import CustomerCard, Draft, Ref
from app.customers.queries import get_customer
from app.errors import Problem
from app.ids import from_hex
from ui import messages
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.item_dialog import ItemLevelDialog
from ui.customers.form_dialog import on_close
from ui.customers.items.mover import Movable, movable
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

    def resume(self, draft: Draft, levels: Sequence[Level]) -> None:
        """Open the dialog that ``draft`` was saved from, filled with it."""
        what, rid = draft.values.get("what"), draft.rid
        if what == "decide":
            self._ask(level_requests, lambda rows: self._decide(rows, draft), draft.project)
            return
        try:
            level = Level(int(draft.values["customer_level"]))
            customer = Ref(draft.project, level, from_hex(draft.values["customer_rid"]))
        except (KeyError, ValueError):
            messages.show(self._page, Problem("customers.draft_unreadable"))
            return

        def take_up(card: CustomerCard) -> None:
            item = next((item for item in card.items if item.ref.rid == rid), None)
            if what == "change":
                self.begin(card, levels, draft)
            elif item is not None:
                self.begin_item(movable(item), levels, draft)

        self._ask(get_customer, take_up, customer)

    def _ask(self, query: Callable[..., object], then: Callable[[Any], None], *args: object) -> None:
        self._tasks.read(query, *args, then=then, owner=self._page, room=self._room)

    def _decide(self, rows: tuple[LevelRequest, ...], draft: Draft) -> None:
        request = next((row for row in rows if row.ref.rid == draft.rid), None)
        if request is None:
            return
        dialog = DecideLevelDialog(self._page, self._tasks, self._room, request)
        dialog.take_up(draft)
        dialog.decided.connect(lambda _: self._noted(self.tr("Đã quyết định đề nghị.")))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def begin(self, card: CustomerCard, levels: Sequence[Level], draft: Draft | None = None) -> None:
        """Open the dialog over ``card``; ``levels`` are those that this session opens."""
        dialog = ChangeLevelDialog(self._page, self._tasks, self._room, card, tuple(levels))
        if draft is not None:
            dialog.take_up(draft)
        dialog.moved.connect(self._moved)
        dialog.asked.connect(lambda: self._noted(self.tr("Đã gửi đề nghị đổi cấp.")))
        dialog.reviewed.connect(lambda: self._noted(self.tr("Đã ghi lần xem lại.")))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def begin_item(self, item: Movable, levels: Sequence[Level], draft: Draft | None = None) -> None:
        """Open the dialog over an item of an open file or of a list."""
        dialog = ItemLevelDialog(
            self._page, self._tasks, self._room, item.ref, item.rev, item.customer, item.title, tuple(levels)
        )
        if draft is not None:
            dialog.take_up(draft)
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
