"""Taking an item off its customer, and bringing it back: while the message is still there, or from the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.items.actions import bring_back_item, remove_item
from app.customers.model import Ref
from app.errors import NiemError
from ui import messages
from ui.customers.form_dialog import on_close
from ui.customers.items.mover import Movable
from ui.customers.items.remove_dialog import RemoveDialog
from ui.tasks import Room, Tasks
from ui.widgets.toast import show_toast


class Remover(QObject):
    """``changed(customer)`` when an item was taken off or brought back; the customer may be None."""

    changed = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, room: Room) -> None:
        super().__init__(page)
        self._page, self._tasks, self._room = page, tasks, room

    def remove(self, item: Movable) -> None:
        """Ask for the reason, and take it off."""
        dialog = RemoveDialog(self._page, item.title, level=int(item.ref.level))
        dialog.decided.connect(lambda reason: self._ask(item, reason, dialog))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def bring_back(self, ref: Ref, rev: int, customer: Ref | None) -> None:
        """Bring one back whose removal was revision ``rev``."""
        self._tasks.act(
            bring_back_item, ref, rev,
            then=lambda _: self._brought_back(customer), owner=self._page, room=self._room,
        )  # fmt: skip

    def _ask(self, item: Movable, reason: str, dialog: RemoveDialog) -> None:
        self._tasks.act(
            remove_item, item.ref, item.rev, reason,
            then=lambda rev: self._removed(item, rev, dialog), failed=lambda error: _failed(error, dialog),
            owner=dialog, room=self._room,
        )  # fmt: skip

    def _removed(self, item: Movable, rev: int, dialog: RemoveDialog) -> None:
        dialog.set_busy(False)
        dialog.accept()
        self.changed.emit(item.customer)
        toast = show_toast(self._page, self.tr("Đã bỏ một mục khỏi hồ sơ."), action=self.tr("Hoàn tác"))
        toast.acted.connect(lambda: self.bring_back(item.ref, rev, item.customer))

    def _brought_back(self, customer: Ref | None) -> None:
        self.changed.emit(customer)
        messages.done(self._page, self.tr("Đã đưa mục trở lại hồ sơ."))


def _failed(error: NiemError, dialog: RemoveDialog) -> None:
    dialog.failed(error)
