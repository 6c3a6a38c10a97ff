"""A hand on the real window: it clicks what is visible, types where a person would type, and looks.

Nothing here reaches into the program to change it. What a person cannot press is not pressed: a hidden or disabled
button is an error. Text goes in as an input method commits it, which is how Vietnamese is typed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.journeys.sight import bring_into_sight, cells, first_shown, row_of
from ui.application import Application
from ui.messages import sentence
from ui.widgets.check_field import CheckField
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.field import Field
from ui.widgets.file_drop import FileDrop
from ui.widgets.text_area import TextArea
from ui.window.workplace import Workplace

W = TypeVar("W", bound=QWidget)

PATIENCE = 30.0
"""Seconds to wait for anything, unless told otherwise."""


class Stuck(AssertionError):
    """What was waited for did not come, or what was to be pressed was not there."""


class Driver:
    """Drives ``application`` and keeps pictures in ``out``."""

    def __init__(self, application: Application, out: Path) -> None:
        self.application = application
        self.window = application.window
        self.out = out
        self.pictures: list[str] = []

    # Waiting

    def wait_until(self, holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Let the window live until ``holds``; ``what`` names it in the error."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise Stuck(f"waited {seconds:.0f} s in vain: {what}")
            QTest.qWait(10)

    def settle(self) -> None:
        """Wait until everything that was asked of the processes has been answered and shown."""
        tasks = self.application.tasks
        quiet = 0
        end = time.monotonic() + PATIENCE
        while quiet < 3 and time.monotonic() < end:
            QTest.qWait(15)
            quiet = 0 if tasks._running else quiet + 1

    # Looking

    @property
    def workplace(self) -> Workplace:
        """The open vault."""
        found = self.window.workplace
        if found is None:
            raise Stuck("the vault is locked")
        return found

    def top(self) -> QWidget:
        """What a person can reach now: the topmost dialog, or the window."""
        dialogs = open_dialogs(self.window)
        return dialogs[-1] if dialogs else self.window

    def dialog(self, kind: type[Dialog] = Dialog) -> Dialog:
        """The topmost dialog, which must be a ``kind``."""
        self.wait_until(lambda: isinstance(self.top(), kind), f"a {kind.__name__}")
        found = self.top()
        assert isinstance(found, Dialog)
        return found

    def all(self, kind: type[W]) -> list[W]:
        """Every visible widget of a kind within reach."""
        return [widget for widget in self.top().findChildren(kind) if widget.isVisible()]

    def words(self) -> str:
        """Every word within reach, line by line: labels, buttons, fields that show what they hold, cells."""
        texts = [label.text() for label in self.all(QLabel)]
        texts += [button.text() or button.accessibleName() for button in self.all(QAbstractButton)]
        texts += [edit.displayText() for edit in self.all(QLineEdit)]
        texts += [edit.toPlainText() for edit in self.all(QTextEdit)]
        texts += [combo.currentText() for combo in self.all(QComboBox)]
        texts += [text for table in self.all(QTableView) for text in cells(table)]
        texts += [widget.accessibleName() for widget in self.all(QWidget)]
        return "\n".join([self.window.windowTitle(), *texts])

    def sees(self, text: str) -> bool:
        """Whether ``text`` stands anywhere within reach."""
        return text in self.words()

    def wait_for_words(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until ``text`` is to be read."""
        self.wait_until(lambda: self.sees(text), f"the words “{text}”", seconds)

    def has_button(self, text: str) -> bool:
        """Whether a button of these words can be pressed."""
        return any(_says(button, text) and button.isEnabled() for button in self.all(QAbstractButton))

    def button(self, text: str) -> QAbstractButton:
        """The one button of these words, waited for until it can be pressed."""
        self.wait_until(lambda: self.has_button(text), f"a button “{text}”")
        return next(button for button in self.all(QAbstractButton) if _says(button, text) and button.isEnabled())

    def field(self, label: str, kind: type[Field] = Field) -> Field:
        """The visible field under ``label``."""
        self.wait_until(lambda: self._fields(label, kind), f"a field “{label}”")
        return self._fields(label, kind)[0]

    def _fields(self, label: str, kind: type[Field]) -> list[Field]:
        return [field for field in self.all(kind) if field.label() == label]

    # Doing

    def click(self, text: str) -> None:
        """Press the button of these words."""
        self.press(self.button(text))

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, scrolled into sight first."""
        bring_into_sight(widget)
        # A tick box reacts on its box and words alone, not on the empty space after them.
        middle = QPoint(10, widget.height() // 2) if isinstance(widget, QCheckBox) else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or middle)

    def fill(self, label: str, text: str) -> None:
        """Type ``text`` into the field under ``label``, in place of what it held."""
        field = self.field(label)
        control = field.control if not isinstance(field, TextArea) else field.edit
        self.type_into(control, text)

    def type_into(self, control: QWidget, text: str) -> None:
        """Click, select all, and commit ``text``."""
        bring_into_sight(control)
        target = control.viewport() if isinstance(control, QTextEdit) else control
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(12, 12))
        if isinstance(control, QLineEdit | QTextEdit):
            control.selectAll()
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QCoreApplication.sendEvent(control, commit)

    def choose(self, label: str, text: str) -> None:
        """Pick the choice that reads ``text`` in the list under ``label``, by keys."""
        field = self.field(label, ComboField)
        assert isinstance(field, ComboField)
        self.pick(field.combo, text)

    def pick(self, combo: QComboBox, text: str) -> None:
        """Open a list, go to ``text``, take it."""
        self.wait_until(lambda: combo.findText(text) >= 0, f"the choice “{text}”")
        bring_into_sight(combo)
        combo.showPopup()
        view = combo.view()
        view.setCurrentIndex(combo.model().index(combo.findText(text), 0))
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.wait_until(lambda: combo.currentText() == text, f"“{text}” to be taken")

    def tick(self, label: str) -> None:
        """Tick a statement."""
        field = self.field(label, CheckField)
        assert isinstance(field, CheckField)
        self.press(field.check)
        if not field.value():
            raise Stuck(f"“{label}” was not ticked")

    def drop_file(self, path: Path) -> None:
        """Drop a file on the one place that takes files."""
        (place,) = self.all(FileDrop)
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        held = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        # Without a window system there is nobody to carry it, so what arrives at the widget is handed to it.
        place.dragEnterEvent(QDragEnterEvent(place.rect().center(), *held))
        place.dropEvent(QDropEvent(QPointF(place.rect().center()), *held))
        if place.path() != path:
            raise Stuck(place.error() or f"{path.name} was not taken")

    def keys(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a shortcut such as ``Ctrl+L`` where the cursor is."""
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow, "the window to be in front")
        target = widget or QApplication.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(keys))

    def choose_in_menu(self, menu: QMenu, text: str) -> None:
        """Take an entry of a menu that has been opened."""
        self.wait_until(menu.isVisible, "the menu")
        action = next(action for action in menu.actions() if action.text() == text)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def click_and_save_as(self, text: str, path: Path) -> None:
        """Press a button that asks for a destination, and answer with ``path``."""
        asked: list[str] = []
        QTimer.singleShot(150, lambda: _answer_file_dialog(path, asked))
        self.click(text)
        self.wait_until(lambda: asked, "the dialog for a destination")

    def choose_row(self, table: QTableView, text: str) -> None:
        """Click the row of which a cell reads ``text``."""
        self.wait_until(lambda: row_of(table, text) is not None, f"a row “{text}”")
        row = row_of(table, text)
        assert row is not None
        index = table.model().index(row, first_shown(table))
        table.scrollTo(index)
        self.press(table.viewport(), table.visualRect(index).center())

    def open_page(self, words: str) -> None:
        """Go to a page by its entry in the sidebar."""
        self.click(words)
        self.settle()

    # Keeping

    def shot(self, name: str, *, from_top: bool = False, at_once: bool = False) -> None:
        """Keep a picture of the window as the next one in order: ``001-<name>.png``; long forms ``from_top`` or not.

        ``at_once`` does not wait for what the processes are at work on.
        """
        if not at_once:
            self.settle()
        if from_top:
            for area in self.all(QScrollArea):
                area.verticalScrollBar().setValue(0)
        QTest.qWait(60)
        file = f"{len(self.pictures) + 1:03d}-{name}.png"
        if not self.window.grab().save(str(self.out / file)):
            raise Stuck(f"could not keep {file}")
        self.pictures.append(file)


def told(code: str) -> str:
    """The beginning of an error's sentence, up to its first placeholder: what the window says of it."""
    return sentence(code).split("{", maxsplit=1)[0].strip()


def _says(button: QAbstractButton, text: str) -> bool:
    return text in (button.text().replace("&", ""), button.accessibleName())


def _answer_file_dialog(path: Path, asked: list[str]) -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(100, lambda: _answer_file_dialog(path, asked))
        return
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    asked.append(dialog.windowTitle())
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.buttons()[0].click()
