"""All of one's own kept searches: open one, give it another name, give it up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.customers.search.actions import delete_search, rename_search
from app.customers.search.model import SavedSearch
from app.errors import NiemError
from ui import messages
from ui.customers.search.name_dialog import NameDialog
from ui.customers.search.words import filter_words
from ui.tasks import Room, Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


def saved_cell(one: SavedSearch, key: str) -> Cell:
    """One kept search: its name with what it looks for, and its level."""
    if key == "level":
        return Cell(level=int(one.level))
    parts = [f"“{one.search.text}”"] if one.search.text else []
    parts += [words for _, words in filter_words(one.search.filters)]
    return Cell(one.search.name, " · ".join(parts), strong=True, icon="tag")


class SavedDialog(Dialog):
    """``chosen(SavedSearch)`` for the one to be opened."""

    chosen = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, found: tuple[SavedSearch, ...]) -> None:
        level = max((int(one.level) for one in found), default=0)
        super().__init__(parent, self.tr("Tìm kiếm đã lưu"), level=level, width=720)
        self._tasks, self._room = tasks, room
        self.model: RowsModel[SavedSearch] = RowsModel(
            (
                Column("name", QCoreApplication.translate("search", "Tìm kiếm"), 360, stretch=True, sortable=False),
                Column("level", QCoreApplication.translate("search", "Cấp mật"), 128, sortable=False),
            ),
            saved_cell,
            level_of=lambda one: int(one.level),
        )
        self.table = RecordTable(self.tr("Tìm kiếm đã lưu"))
        self.table.show_model(self.model)
        self.table.setMinimumHeight(260)
        self.add(self.table)
        self.add_cancel(self.tr("Đóng"))
        self.remove = DangerButton(self.tr("Xóa"), "trash-2")
        self.rename = SecondaryButton(self.tr("Đổi tên"), "pencil")
        self.go = PrimaryButton(self.tr("Tìm"), "search")
        for button in (self.remove, self.rename, self.go):
            self.add_button(button)
        self.remove.clicked.connect(self._remove)
        self.rename.clicked.connect(self._rename)
        self.go.clicked.connect(self._choose)
        self.table.opened.connect(lambda _: self._choose())
        self.table.current_changed.connect(lambda _: self._offer())
        self._show(found, 0)

    def _show(self, found: tuple[SavedSearch, ...], row: int) -> None:
        self._found = found
        self.model.set_records(found)
        if found:
            self.table.selectRow(min(row, len(found) - 1))
        self._offer()

    def _offer(self) -> None:
        why = self.tr("Hãy chọn một tìm kiếm.")
        for button in (self.remove, self.rename, self.go):
            button.set_available(self._one() is not None, "" if self._one() else why)

    def _one(self) -> SavedSearch | None:
        record = self.table.record()
        return record if isinstance(record, SavedSearch) else None

    def _choose(self) -> None:
        one = self._one()
        if one is not None:
            self.accept()
            self.chosen.emit(one)

    def _rename(self) -> None:
        one = self._one()
        if one is None:
            return
        dialog = NameDialog(self, self.tr("Đổi tên tìm kiếm"), int(one.level), one.search.name)
        dialog.named.connect(lambda name: self._give_name(dialog, one, name))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _give_name(self, dialog: NameDialog, one: SavedSearch, name: str) -> None:
        dialog.set_busy(True)
        self._tasks.act(
            rename_search, one, name,
            then=lambda renamed: self._renamed(dialog, one, renamed),
            failed=dialog.show_error, owner=dialog, room=self._room,
        )  # fmt: skip

    def _renamed(self, dialog: NameDialog, before: SavedSearch, renamed: SavedSearch) -> None:
        dialog.set_busy(False)
        dialog.accept()
        row = self._found.index(before)
        self._show((*self._found[:row], renamed, *self._found[row + 1 :]), row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        one = self._one()
        if one is not None:
            self._tasks.act(
                delete_search, one,
                then=lambda _: self._removed(one), failed=self._failed, owner=self, room=self._room,
            )  # fmt: skip

    def _removed(self, one: SavedSearch) -> None:
        row = self._found.index(one)
        self._show(tuple(other for other in self._found if other is not one), row)
        messages.done(self, self.tr("Đã xóa tìm kiếm “{}”.").format(one.search.name))
        if not self._found:
            self.accept()

    def _failed(self, error: NiemError) -> None:
        messages.show(self, error)
