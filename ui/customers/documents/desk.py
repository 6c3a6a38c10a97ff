"""Between the documents part of an open file and the vault: asking, bringing in, and taking back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.access.level import Level
from app.customers.documents.actions import add_document, remove_document, restore_document
from app.customers.documents.model import Added, DocumentRow
from app.customers.documents.queries import list_documents
from app.customers.model import CustomerCard, Ref
from app.errors import Cancelled, NiemError
from ui import messages
from ui.customers.documents.arriving import ArrivingLine
from ui.customers.documents.bind_dialog import BindDialog
from ui.customers.documents.rename_dialog import RenameDialog
from ui.customers.documents.tab import DocumentsTab
from ui.customers.documents.view_dialog import DocumentDialog
from ui.messages import sentence
from ui.tasks import Room, Task, Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.toast import show_toast

Levels = Callable[[], Sequence[Level]]
"""The levels at which documents may be added or changed from here, whatever the customer's."""


class DocumentsDesk(QObject):
    """``listed(count)`` when the list was read; ``bound()`` when an item has more or fewer documents than before;
    ``dialog_opened(dialog)`` for the rules of the room.
    """

    listed = Signal(int)
    bound = Signal()
    dialog_opened = Signal(object)

    def __init__(self, tab: DocumentsTab, tasks: Tasks, room: Room, levels: Levels) -> None:
        super().__init__(tab)
        self._tab, self._tasks, self._room, self._levels = tab, tasks, room, levels
        self._customer: Ref | None = None
        self._here = False
        self._under_way: dict[ArrivingLine, Task] = {}
        self._leaving: dict[Ref, QObject] = {}
        tab.seen.connect(self._want)
        tab.brought.connect(self.take)
        tab.opened.connect(self._open)
        tab.rename_asked.connect(self._rename)
        tab.bind_asked.connect(self._bind)
        tab.remove_asked.connect(self._remove)

    def show_card(self, card: CustomerCard | None) -> None:
        """Another file is open, the same was read anew, or none is."""
        ref = card.ref if card is not None else None
        if ref != self._customer:
            self._customer = ref
            self._tab.start_over()
            self.listed.emit(0)
            for line in self._under_way:
                line.setVisible(line.customer == ref)
        if ref is not None:
            self._tab.offer([level for level in self._levels() if level >= ref.level])
        self._tab.offer_items(card.items if card is not None else ())
        self._here = False
        self._want()

    def forget(self) -> None:
        """Take every name away; what is under way is stopped."""
        for line, task in list(self._under_way.items()):
            task.cancel()
            self._end(line)
        self.show_card(None)

    # The list

    def _want(self) -> None:
        if self._customer is None or self._here or not self._tab.isVisible():
            return
        customer, self._here = self._customer, True
        self._tasks.read(
            list_documents, customer,
            then=lambda rows: self._show(customer, rows), failed=self._unread, owner=self._tab, room=self._room,
        )  # fmt: skip

    def _show(self, customer: Ref, rows: tuple[DocumentRow, ...]) -> None:
        if customer == self._customer:
            self._tab.show_rows(rows)
            self.listed.emit(len(rows))

    def _unread(self, error: NiemError) -> None:
        self._here = False
        messages.show(self._tab, error)

    def _again(self) -> None:
        self._here = False
        self._want()

    # Bringing in

    def take(self, paths: Sequence[Path]) -> None:
        """Bring files in, each on a line of its own, one after the other."""
        if self._customer is None:
            return
        for path in paths:
            item = self._tab.chosen_item()
            line = self._tab.begin(self._customer, self._tab.chosen_level(), path, item.ref if item else None)
            line.stopped.connect(lambda line=line: self._under_way[line].cancel())
            line.left.connect(lambda line=line: self._end(line))
            line.wished.connect(lambda line=line: self._bring(line, again=True))
            self._bring(line)

    def _bring(self, line: ArrivingLine, *, again: bool = False) -> None:
        line.begin()
        self._under_way[line] = self._tasks.act(
            add_document, line.customer, line.level, str(line.path), line.item, again,
            then=lambda added: self._brought(line, added), failed=lambda error: self._not_brought(line, error),
            owner=line, room=self._room, progress=line.set_progress,
        )  # fmt: skip

    def _brought(self, line: ArrivingLine, added: Added) -> None:
        if added.ref is None:
            line.show_twins(added.twins)
            return
        here = line.customer == self._customer
        self._end(line)
        if here:
            self._changed(line.item)
        if not any(other.running for other in self._under_way):
            messages.done(self._tab, self.tr("Đã niêm phong tài liệu vào kho."))

    def _not_brought(self, line: ArrivingLine, error: NiemError) -> None:
        if isinstance(error, Cancelled):
            self._end(line)
        else:
            line.fail(sentence(error))

    def _end(self, line: ArrivingLine) -> None:
        self._under_way.pop(line, None)
        self._tab.end(line)

    # What is there

    def _open(self, row: DocumentRow) -> None:
        self._show_dialog(DocumentDialog(self._tab, self._tasks, row, self._room))

    def _rename(self, row: DocumentRow) -> None:
        dialog = RenameDialog(self._tab, self._tasks, row, self._room)
        dialog.accepted.connect(self._again)
        self._show_dialog(dialog)

    def _bind(self, row: DocumentRow) -> None:
        dialog = BindDialog(self._tab, self._tasks, row, self._tab.items_for(row), self._room)
        dialog.accepted.connect(self._again)
        dialog.accepted.connect(self.bound)
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _remove(self, row: DocumentRow) -> None:
        """Take one off. Each is an act of its own, so that a second one is not passed over while the first is done."""
        if row.ref in self._leaving:
            return
        owner = self._leaving[row.ref] = QObject(self._tab)
        self._tasks.act(
            remove_document, row.ref, row.rev,
            then=lambda rev: self._removed(row, rev), failed=lambda error: self._not_removed(row, error), owner=owner,
            room=self._room,
        )  # fmt: skip

    def _not_removed(self, row: DocumentRow, error: NiemError) -> None:
        self._leaving.pop(row.ref).deleteLater()
        messages.show(self._tab, error)

    def _changed(self, item: Ref | None) -> None:
        self._again()
        if item is not None:
            self.bound.emit()

    def _removed(self, row: DocumentRow, rev: int) -> None:
        self._leaving.pop(row.ref).deleteLater()
        self._changed(row.item)
        toast = show_toast(self._tab, self.tr("Đã gỡ một tài liệu khỏi hồ sơ."), action=self.tr("Hoàn tác"))
        toast.acted.connect(lambda: self._restore(row, rev))

    def _restore(self, row: DocumentRow, rev: int) -> None:
        self._tasks.act(
            restore_document, row.ref, rev,
            then=lambda _: self._restored(row.item), owner=self._tab, room=self._room,
        )  # fmt: skip

    def _restored(self, item: Ref | None) -> None:
        self._changed(item)
        messages.done(self._tab, self.tr("Đã đưa tài liệu trở lại."))
