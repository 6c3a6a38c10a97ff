"""One's own kept searches: choosing one, keeping what is asked for now, giving one another name, giving it up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.access.level import Level
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch, SavedSearch
from app.customers.search.queries import list_saved_searches
from app.ids import Id
from ui import messages
from ui.customers.search.name_dialog import NameDialog
from ui.customers.search.saved_dialog import SavedDialog
from ui.customers.search.words import filter_words
from ui.tasks import Room, Tasks
from ui.theme import icon
from ui.widgets.dialog import Dialog
from ui.widgets.level import level_colours, level_shield

MOST_IN_MENU = 15


class SavedSearches(QObject):
    """``chosen(SavedSearch)``. ``place()`` gives the project and levels listed, ``asked()`` what is asked for now."""

    chosen = Signal(object)
    dialog_opened = Signal(object)

    def __init__(
        self,
        home: QWidget,
        tasks: Tasks,
        room: Room,
        place: Callable[[], tuple[Id, tuple[Level, ...]] | None],
        asked: Callable[[], KeptSearch],
    ) -> None:
        super().__init__(home)
        self._home, self._tasks, self._room = home, tasks, room
        self._place, self._asked = place, asked

    def offer(self, below: QWidget) -> None:
        """Open the menu under a button, as soon as it is known what to offer."""
        place = self._place()
        if place is not None:
            self._tasks.read(
                list_saved_searches, place[0],
                then=lambda found: self._show_menu(below, _within(found, place[1])),
                owner=self, room=self._room,
            )  # fmt: skip

    def _show_menu(self, below: QWidget, found: tuple[SavedSearch, ...]) -> None:
        menu = self.menu(found)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))

    def menu(self, found: tuple[SavedSearch, ...]) -> QMenu:
        """The kept searches, and what can be done with them."""
        menu = QMenu(self._home)
        for one in found[:MOST_IN_MENU]:
            action = QAction(one.search.name.replace("&", "&&"), menu)
            action.setIcon(icon(level_shield(int(one.level)), level_colours(int(one.level)).strip))
            action.triggered.connect(lambda _=False, one=one: self.chosen.emit(one))
            menu.addAction(action)
        if not found:
            nothing = QAction(self.tr("Chưa có tìm kiếm nào"), menu)
            nothing.setEnabled(False)
            menu.addAction(nothing)
        menu.addSeparator()
        keep = QAction(self.tr("Lưu tìm kiếm này…"), menu)
        keep.setEnabled(self._is_worth_keeping())
        keep.triggered.connect(self.keep)
        menu.addAction(keep)
        if found:
            more = QAction(self.tr("Đổi tên, xóa…"), menu)
            more.triggered.connect(lambda: self._manage(found))
            menu.addAction(more)
        return menu

    def _is_worth_keeping(self) -> bool:
        asked = self._asked()
        return bool(asked.text or asked.filters)

    def keep(self, _checked: bool = False) -> None:
        """Ask for a name for what is asked for now, and keep it."""
        place, asked = self._place(), self._asked()
        if place is None:
            return
        level = max(asked.levels)
        proposed = ", ".join(
            part for part in (asked.text, *(words for _, words in filter_words(asked.filters))) if part
        )
        dialog = NameDialog(self._home, self.tr("Lưu tìm kiếm"), int(level), proposed)
        dialog.named.connect(lambda name: self._save(dialog, place[0], name, asked))
        self._open(dialog)

    def _save(self, dialog: NameDialog, project: Id, name: str, asked: KeptSearch) -> None:
        kept = KeptSearch(name, asked.text, asked.levels, asked.order, asked.filters)
        dialog.set_busy(True)
        self._tasks.act(
            save_search, project, kept,
            then=lambda _: self._saved(dialog), failed=dialog.show_error, owner=dialog, room=self._room,
        )  # fmt: skip

    def _saved(self, dialog: NameDialog) -> None:
        dialog.set_busy(False)
        dialog.accept()
        messages.done(self._home, self.tr("Đã lưu tìm kiếm. Chỉ bạn thấy nó."))

    def _manage(self, found: tuple[SavedSearch, ...]) -> None:
        dialog = SavedDialog(self._home, self._tasks, self._room, found)
        dialog.dialog_opened.connect(self.dialog_opened)
        dialog.chosen.connect(self.chosen)
        self._open(dialog)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()


def _within(found: tuple[SavedSearch, ...], levels: tuple[Level, ...]) -> tuple[SavedSearch, ...]:
    """Those that are about levels listed here: the top-secret room has its own."""
    return tuple(one for one in found if set(one.search.levels) <= set(levels))
