"""The boards of all subjects over the same figures; each is made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.customers.model import ItemKind
from app.customers.statistics.model import Statistics
from ui.customers.statistics.boards import Board, CustomersBoard, ItemsBoard, Overview
from ui.customers.words import kind_tab
from ui.widgets.columns import scrolled
from ui.widgets.pill_bar import Pill

OVERVIEW, CUSTOMERS = "overview", "customers"


class Subjects(QStackedWidget):
    """One board at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Statistics | None = None
        self.boards: dict[str, Board] = {}
        self._areas: dict[str, QScrollArea] = {}

    def pills(self) -> list[Pill]:
        """What can be looked at."""
        first = [Pill(OVERVIEW, self.tr("Tổng quan")), Pill(CUSTOMERS, self.tr("Khách hàng"))]
        return first + [Pill(str(kind), kind_tab(kind)) for kind in ItemKind]

    def set_figures(self, figures: Statistics) -> None:
        """Fill the boards that were made; the others are filled when they are."""
        self._figures = figures
        for board in self.boards.values():
            board.show_figures(figures)

    def look_at(self, key: str) -> None:
        """Show the board of a subject."""
        if key not in self.boards:
            board = self._made(key)
            self.boards[key], self._areas[key] = board, scrolled(board)
            self.addWidget(self._areas[key])
            if self._figures is not None:
                board.show_figures(self._figures)
        self.setCurrentWidget(self._areas[key])

    def forget(self) -> None:
        """Throw every board away, with the numbers in it."""
        self._figures = None
        for area in self._areas.values():
            self.removeWidget(area)
            area.deleteLater()
        self.boards.clear()
        self._areas.clear()

    def _made(self, key: str) -> Board:
        if key == OVERVIEW:
            return Overview()
        return CustomersBoard() if key == CUSTOMERS else ItemsBoard(ItemKind(key))
