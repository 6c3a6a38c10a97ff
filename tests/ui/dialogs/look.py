"""What is looked at in every dialog: each control named, no words cut, all of it inside the window, Tab and Escape."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.window.test_every_page import SMALLEST, controls, cut, told, unnamed
from ui.widgets.dialog import Dialog, close_all_dialogs, open_dialogs
from ui.widgets.record_table import RecordTable
from ui.widgets.text import Label

MOST_STEPS = 120
AWAY = 24
"""How far a dialog stays from the window's edge."""


def wait_for(desks: Iterable[Desk], seconds: float = 20.0) -> None:
    """Until everything asked was answered and laid out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        if not any(desk._running for desk in desks):
            break
        time.sleep(0.002)
    for _ in range(3):
        QApplication.processEvents()


def small_window(qtbot: QtBot) -> QMainWindow:
    """The smallest window there is, empty."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.setMinimumSize(1024, 640)
    window.resize(*SMALLEST)
    window.show()
    return window


def look(dialog: Dialog, window: QMainWindow) -> list[str]:
    """What is wrong with it as it stands."""
    found = [*unnamed(dialog), *cut(dialog), *cut_headers(dialog), *sticking_out(dialog.card), *too_wide(dialog.card)]
    found += scrolls_in_vain(dialog, window)
    if dialog.width() > window.width() or dialog.height() > window.height():
        found.append(f"the dialog is {dialog.width()} × {dialog.height()}")
    return found


def scrolls_in_vain(dialog: Dialog, window: QMainWindow) -> list[str]:
    """A body that scrolls while the window has room for the whole of it."""
    hidden = dialog.card._scroll.verticalScrollBar().maximum()
    room = window.height() - 2 * AWAY - dialog.card.height()
    return [f"{hidden} pixels scroll away beside {room} of room"] if hidden > 0 and room > 0 else []


def cut_headers(dialog: Dialog) -> list[str]:
    """Titles of columns that do not fit over the column as it is first shown."""
    found = []
    for table in dialog.findChildren(RecordTable):
        header, model = table.horizontalHeader(), table.model()
        for place in range(header.count() if table.isVisible() and model is not None else 0):
            words = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            if not header.isSectionHidden(place) and header.sectionSize(place) < header.fontMetrics().horizontalAdvance(
                words
            ):
                found.append(f"the column “{words}” of {table.accessibleName()}")
    return found


def sticking_out(card: QWidget) -> list[str]:
    """Words and buttons that reach beyond what they stand in, where nothing scrolls to them."""
    found = []
    for part in (*card.findChildren(Label), *card.findChildren(QPushButton), *card.findChildren(QLineEdit)):
        around = part.parentWidget()
        if part.isVisible() and around is not None and part.geometry().right() > around.width():
            found.append(f"beyond its place: {told(part)}")
    return found


def too_wide(card: QWidget) -> list[str]:
    """What scrolls up and down and would have to scroll sideways too."""
    return [
        f"{area.widget().width()} wide in {area.viewport().width()}: {type(area.parentWidget()).__name__}"
        for area in card.findChildren(QScrollArea)
        if area.isVisible()
        and area.widget() is not None
        and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and area.widget().width() > area.viewport().width()
    ]


def walked(dialog: Dialog, window: QMainWindow) -> list[str]:
    """Controls that Tab does not come to, or does not leave, or comes to in another order than that of the eye."""
    wanted = {
        part
        for part in controls(dialog.card)
        if part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not _unchosen(part)
    }
    at = window.focusWidget()
    if at is None or not dialog.isAncestorOf(at):
        return ["nothing in it has the focus"]
    seen: list[QWidget] = []
    while at not in seen and len(seen) < MOST_STEPS:
        seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is None or (now is at and len(wanted) > 1):
            return [f"Tab stays in {told(at)}"]
        at = now
    found = [f"Tab does not reach {told(part)}" for part in wanted - set(seen)]
    found += going_up(dialog, seen)
    return sorted(found)


def left_by_escape(dialog: Dialog, window: QMainWindow) -> list[str]:
    """Escape closes it, or asks whether what was typed may go."""
    QTest.keyClick(window.focusWidget() or dialog, Qt.Key.Key_Escape)
    stays = dialog.isVisible() and open_dialogs(window)[-1:] == [dialog]
    return ["Escape neither closes it nor asks"] if stays else []


def going_up(dialog: Dialog, stops: list[QWidget]) -> list[str]:
    """Where Tab goes back up in one column: whoever types from above to below would miss it."""
    places = [QRect(part.mapTo(dialog, QPoint()), part.size()) for part in stops]
    found = []
    for at, (here, then) in enumerate(pairwise(places)):
        one_column = then.left() <= here.right() and here.left() <= then.right()
        in_body = not any(dialog.card.in_footer(part) for part in stops[at : at + 2])
        if in_body and one_column and then.bottom() < here.top():
            found.append(f"Tab goes up from {told(stops[at])} to {told(stops[at + 1])}")
    return found


def _unchosen(part: QWidget) -> bool:
    group = part.group() if hasattr(part, "group") else None
    return group is not None and group.exclusive() and not part.isChecked()  # type: ignore[attr-defined]


def wrong_in(
    openers: Iterable[tuple[str, Callable[[QMainWindow], Dialog]]],
    window: QMainWindow,
    desks: Iterable[Desk],
    more: Callable[[Dialog], list[str]] | None = None,
) -> dict[str, list[str]]:
    """Everything that is wrong, by the names of the dialogs; each is opened, looked at, walked through and closed."""
    wrong: dict[str, list[str]] = {}
    for name, opener in openers:
        dialog = opener(window)
        dialog.open()
        wait_for(desks)
        found = [*look(dialog, window), *walked(dialog, window)]
        if more is not None:
            found += more(dialog)
        found += left_by_escape(dialog, window)
        if found:
            wrong[name] = found
        close_all_dialogs(window)
        dialog.deleteLater()
        wait_for(desks)
    return wrong
