"""Moving an item: at once, or with its reason; and taking it back while the message is still there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.items.actions import move_item, take_back_move
from app.customers.items.model import ItemKind, Stage, needs_reason
from app.customers.model import Item, Ref
from app.errors import NiemError, Problem
from ui import messages
from ui.customers.form_dialog import on_close
from ui.customers.items.move_dialog import MoveDialog
from ui.customers.words import explained, stage_words
from ui.tasks import Room, Tasks
from ui.widgets.toast import show_toast


@dataclass(frozen=True, slots=True)
class Movable:
    """What has to be known of an item to move it."""

    ref: Ref
    customer: Ref
    kind: ItemKind
    title: str
    stage: Stage
    rev: int


def movable(item: Item) -> Movable:
    """An item of an open file."""
    return Movable(item.ref, item.customer, item.kind, item.title, item.stage, item.rev)


class Mover(QObject):
    """``moved(customer)`` when an item stands at another stage; ``dealing_wanted(customer)`` when a prospect was won
    and the person goes on to enter the first dealing.
    """

    moved = Signal(object)
    dealing_wanted = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, room: Room, *, offers_dealing: bool) -> None:
        super().__init__(page)
        self._page, self._tasks, self._room, self._offers_dealing = page, tasks, room, offers_dealing

    def move(self, item: Movable, to: Stage) -> None:
        """Move it, asking for the reason first where one is needed."""
        if not needs_reason(item.kind, item.stage, to):
            self._ask(item, to, "", "", None)
            return
        dialog = MoveDialog(self._page, item.title, item.stage, to, level=int(item.ref.level))
        dialog.decided.connect(lambda reason, day: self._ask(item, to, reason, day, dialog))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _ask(self, item: Movable, to: Stage, reason: str, day: str, dialog: MoveDialog | None) -> None:
        self._tasks.act(
            move_item, item.ref, to, item.rev, reason, day,
            then=lambda rev: self._done(item, to, rev, dialog), failed=lambda error: self._failed(error, dialog),
            owner=dialog or self, room=self._room,
        )  # fmt: skip

    def _done(self, item: Movable, to: Stage, rev: int, dialog: MoveDialog | None) -> None:
        if dialog is not None:
            dialog.set_busy(False)
            dialog.accept()
        self.moved.emit(item.customer)
        self._offer(item, to, rev)

    def _offer(self, item: Movable, to: Stage, rev: int) -> None:
        """Tell that it was moved; offer to take that back, and after a prospect was won to go on from there."""
        told = self.tr("Đã chuyển sang “{}”.").format(stage_words(to))
        toast = show_toast(self._page, told, action=self.tr("Hoàn tác"))
        toast.acted.connect(lambda: self._take_back(item, to, rev))
        if to is Stage.WON and self._offers_dealing:
            toast.also(self.tr("Thêm nghiệp vụ"), lambda: self.dealing_wanted.emit(item.customer))

    def _take_back(self, item: Movable, to: Stage, rev: int) -> None:
        reason = self.tr("Hoàn tác bước vừa chuyển") if needs_reason(item.kind, to, item.stage) else ""
        self._tasks.act(
            take_back_move, item.ref, rev, reason,
            then=lambda _: self._taken_back(item), failed=lambda error: self._failed(error, None),
            owner=self, room=self._room,
        )  # fmt: skip

    def _taken_back(self, item: Movable) -> None:
        self.moved.emit(item.customer)
        messages.done(self._page, self.tr("Đã đưa về “{}”.").format(stage_words(item.stage)))

    def _failed(self, error: NiemError, dialog: MoveDialog | None) -> None:
        """A policy without anybody who approved it is told in words that say where to write that down."""
        if dialog is not None:
            dialog.failed(error)
        else:
            messages.show(self._page, _explained(error))


def _explained(error: NiemError) -> NiemError:
    if error.code == "customers.invalid" and error.details.get("field") == "approved_by":
        return Problem("items.approver_needed")
    return explained(error)
