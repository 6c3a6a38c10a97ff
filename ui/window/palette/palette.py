"""Going anywhere by name: pages, customers by name, code or telephone number, kept searches.

Pure rules:

1. Pages are those that the person is offered. Customers and kept searches are those of the project and the levels of
   the page it was opened from; in the top-secret room the room's alone, at its closed door none.
2. Before anything is typed, what was gone to since unlocking is offered, then the pages.
3. Arrows choose, Enter goes, Escape closes; the cursor never leaves the box.
4. Customers are asked for after a moment without typing; answers to older texts are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from app.customers.model import CustomerPage
from app.customers.queries import list_customers
from app.customers.search.model import BY_NAME, NO_FILTER, SavedSearch
from app.customers.search.queries import list_saved_searches
from ui.customers.search.words import filter_words
from ui.tasks import Room, Tasks
from ui.theme import current
from ui.theme.tokens import ROW
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import name_control
from ui.widgets.page import NO_FINDER, Finder
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Paragraph
from ui.window.palette.hits import Hit, Recent, customer_hit, fits, saved_hit

MOST_CUSTOMERS, MOST_OTHERS, ROWS = 8, 5, 8
LONGEST = 200
_AROUND, _FEWEST = 260, 3
"""What stands around the rows, pixels; and how many are shown in the lowest window, where the list scrolls."""
MOMENT = 100
"""Milliseconds without typing until customers are asked for."""


def hit_cell(hit: Hit, key: str) -> Cell:
    """One line of the results."""
    if key == "level":
        return Cell(level=hit.level) if hit.level else Cell("")
    return Cell(hit.title, hit.second, strong=True, icon=hit.icon)


class Palette(Dialog):
    """``chosen(Hit)`` when one is to be gone to."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, tasks: Tasks, pages: Sequence[Hit], recent: Recent, finder: Finder | None
    ) -> None:
        level = max(map(int, finder.levels), default=0) if finder else 0
        super().__init__(parent, self.tr("Đi tới"), level=level, width=640)
        self._tasks, self._pages, self._recent, self._finder = tasks, tuple(pages), recent, finder
        self._saved: tuple[Hit, ...] = ()
        self._customers: tuple[Hit, ...] = ()
        self._asked = 0
        self._moved = False
        words = self.tr("Tên trang, tên khách hàng, mã, điện thoại hoặc tìm kiếm đã lưu")
        self.edit = LineEdit(icon="search")
        self.edit.setPlaceholderText(words if finder else self.tr("Tên trang"))
        self.edit.setMaxLength(LONGEST)
        name_control(self.edit, self.tr("Đi tới"))
        self.model: RowsModel[Hit] = RowsModel(
            (Column("title", self.tr("Nơi đến"), 420, stretch=True), Column("level", self.tr("Cấp mật"), 132)),
            hit_cell,
            level_of=lambda hit: hit.level,
        )
        self.table = RecordTable(self.tr("Nơi đến"))
        self.nothing = Paragraph("", "secondary")
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT)
        self._lay_out()
        self._moment.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.table.clicked.connect(lambda _: self._go())
        self.table.current_changed.connect(lambda _: self._tell())
        self._read_saved()
        self._show()

    def _lay_out(self) -> None:
        self.table.show_model(self.model)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.views = QStackedWidget()
        room = (self.window().height() - current().px(_AROUND)) // current().px(ROW)
        self.views.setFixedHeight(current().px(ROW) * max(min(ROWS, room), _FEWEST) + 4)
        self.views.addWidget(self.table)
        self.views.addWidget(self.nothing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self.edit)
        self.add(self.views)
        self.add_cancel(self.tr("Đóng"))
        self.set_note(self.tr("↑ ↓ chọn · Enter mở · Esc đóng"))

    # Finding

    def _typed(self) -> None:
        self._asked += 1
        self._customers, self._moved = (), False
        self._show()
        if self._finder is not None and any(sign.isalnum() for sign in self.edit.text()):
            self._moment.start()
        else:
            self._moment.stop()

    def _ask(self) -> None:
        finder, asked = self._finder, self._asked
        if finder is not None:
            self._tasks.read(
                list_customers, finder.project, finder.levels, self.edit.text(), None, MOST_CUSTOMERS, BY_NAME,
                NO_FILTER, 0, MOST_CUSTOMERS, then=lambda page: self._take(asked, finder, page), failed=lambda _: None,
                owner=self, room=_room(finder),
            )  # fmt: skip

    def _take(self, asked: int, finder: Finder, page: CustomerPage) -> None:
        if asked == self._asked:
            self._customers = tuple(customer_hit(row, _page(finder), finder.room) for row in page.rows)
            self._show(kept=self._hit() if self._moved else None)

    def _read_saved(self) -> None:
        finder = self._finder
        if finder is not None:
            self._tasks.read(
                list_saved_searches, finder.project,
                then=lambda found: self._take_saved(finder, found), failed=lambda _: None,
                owner=self, room=_room(finder),
            )  # fmt: skip

    def _take_saved(self, finder: Finder, found: tuple[SavedSearch, ...]) -> None:
        self._saved = tuple(
            saved_hit(one, _page(finder), finder.room, self._words_of(one))
            for one in found
            if set(one.search.levels) <= set(finder.levels)
        )
        if self.edit.text().strip():
            self._show(kept=self._hit() if self._moved else None)

    def _words_of(self, saved: SavedSearch) -> str:
        parts = [f"“{saved.search.text}”"] if saved.search.text else []
        parts += [words for _, words in filter_words(saved.search.filters)]
        return self.tr("Tìm kiếm đã lưu: {}").format(" · ".join(parts))

    def hits(self) -> list[Hit]:
        """What is offered for the text typed so far."""
        text = self.edit.text().strip()
        if not text:
            finder = self._finder or NO_FINDER
            recent = list(self._recent.within(finder.room if finder.levels else "", finder.project))
            return [*recent, *(page for page in self._pages if page not in recent)]
        pages = [page for page in self._pages if fits(page.title, text)][:MOST_OTHERS]
        saved = [one for one in self._saved if fits(one.title, text)][:MOST_OTHERS]
        return [*pages, *saved, *self._customers]

    # Showing

    def _show(self, kept: Hit | None = None) -> None:
        """Show what is offered; what somebody has gone to with the arrows stays chosen when more comes."""
        hits = self.hits()
        self.model.set_records(hits)
        self.views.setCurrentWidget(self.table if hits else self.nothing)
        if hits:
            self.table.selectRow(hits.index(kept) if kept in hits else 0)
        else:
            self.nothing.setText(self.tr("Không thấy gì tên là “{}”.").format(self.edit.text().strip()[:60]))
        self._tell()

    def _tell(self) -> None:
        """Say to a screen reader, whose cursor stays in the box, which line is chosen."""
        hit = self._hit()
        words = self.tr("Không thấy gì.")
        if hit is not None:
            row = self.table.currentIndex().row() + 1
            words = self.tr("{}, {}; dòng {} trên {}").format(hit.title, hit.second, row, self.model.rowCount())
        self.edit.setAccessibleDescription(words)

    def _hit(self) -> Hit | None:
        record = self.table.record()
        return record if isinstance(record, Hit) else None

    def _go(self) -> None:
        hit = self._hit()
        if hit is not None:
            self.accept()
            self.chosen.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
            step = steps.get(Qt.Key(event.key()), 0)
            if step:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            self._moved = True
            row = self.table.currentIndex().row() + step
            self.table.selectRow(row % rows if abs(step) == 1 else min(max(row, 0), rows - 1))
            self.table.scrollTo(self.table.currentIndex())


def _page(finder: Finder) -> str:
    return "top_secret" if finder.room == "top_secret" else "customers"


def _room(finder: Finder) -> Room:
    return "top_secret" if finder.room == "top_secret" else "everyday"
