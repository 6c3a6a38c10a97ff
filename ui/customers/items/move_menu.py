"""The menu of stages to which an item can go: the second of two clicks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.customers.items.model import ItemKind, Stage, moves_from, needs_reason
from ui.customers.items.words import STAGE_ICONS
from ui.customers.words import stage_words
from ui.theme import icon


def move_menu(parent: QWidget, kind: ItemKind, stage: Stage, move: Callable[[Stage], None]) -> QMenu:
    """A menu of nothing but the moves."""
    menu = QMenu(parent)
    add_moves(menu, kind, stage, move)
    return menu


def add_moves(menu: QMenu, kind: ItemKind, stage: Stage, move: Callable[[Stage], None]) -> None:
    """Lines that call ``move`` with the stage chosen. What asks for a reason says so with three dots."""
    for to in moves_from(kind, stage):
        words = stage_words(to)
        if needs_reason(kind, stage, to):
            words += "…"
        action = QAction(icon(STAGE_ICONS[to], "secondary"), words, menu)
        action.triggered.connect(lambda _=False, to=to: move(to))
        menu.addAction(action)


def pop_up(menu: QMenu, button: QWidget) -> None:
    """Open the menu under the button that asked for it, and let it go when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
