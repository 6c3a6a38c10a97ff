"""What a list of customers does with several of them: gathers who they are, asks what to change, offers to undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.lists.model import Done, Field, ManyResult, Picked
from app.customers.model import CustomerRow
from ui import messages
from ui.customers.customer_list import CustomerList
from ui.customers.form_dialog import on_close
from ui.customers.lists.gathering import Gathering
from ui.customers.lists.many_dialog import ManyDialog, UndoDialog
from ui.customers.lists.words import told, went_well
from ui.tasks import Room, Tasks
from ui.widgets.dialog import Dialog


class ManyDesk(QObject):
    """Belongs to a page with a list in which several may be chosen."""

    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, listing: CustomerList, tasks: Tasks, room: Room) -> None:
        super().__init__(page)
        self._page, self._list, self._tasks, self._room = page, listing, tasks, room
        listing.choose_many()
        listing.bar.asked.connect(self._gather)

    def _gather(self, field: Field) -> None:
        table = self._list.table
        found = Gathering(
            self._list.feed.model, table.chosen_stretches(), lambda rows: self._ask(field, rows), self._page
        )
        found.begin()

    def _ask(self, field: Field, rows: Sequence[CustomerRow]) -> None:
        if not rows:
            return
        picked = [Picked(row.ref, row.updated_at) for row in rows]
        level = max(int(row.level) for row in rows)
        dialog = ManyDialog(self._page, self._tasks, self._room, field, picked, level=level)
        dialog.ended.connect(lambda result: self._tell(result, level))
        dialog.undo_wanted.connect(lambda done: self.undo(done, level))
        self._show(dialog)

    def undo(self, done: Sequence[Done], level: int) -> None:
        """Bring back what these customers were."""
        dialog = UndoDialog(self._page, self._tasks, self._room, done, level=level)
        dialog.ended.connect(self._tell_undone)
        self._show(dialog)

    def _tell(self, result: ManyResult, level: int) -> None:
        if not went_well(result):
            return  # the dialog says it
        if result.done:
            undo = self.tr("Hoàn tác")
            messages.offer(self._page, told(result), undo, lambda: self.undo(result.done, level))
        else:
            messages.done(self._page, told(result))

    def _tell_undone(self, result: ManyResult) -> None:
        if went_well(result):
            messages.done(self._page, told(result, undone=True))

    def _show(self, dialog: Dialog) -> None:
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()
