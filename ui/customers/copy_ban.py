"""In the top-secret room no text can be taken: not by keys, not by a menu, not by dragging, not by selecting.

Pure rules:

1. Keys that copy or cut do nothing, in whatever has the focus; pasting in is allowed.
2. A text field has no context menu, and nothing can be dragged out of it.
3. On systems where selecting alone puts text on a second clipboard (X11, some Wayland desktops), the release of the
   mouse over a selection never reaches the field.
4. The ban is on the whole application while the room is open: a dialog made later is under it without asking.
5. Whatever gets onto either clipboard from here all the same (on X11 selecting by keys does, or a double click) is
   taken off again at once: a program that asks for the text is answered later, and finds nothing.
6. Whatever opens as a window of its own (a list, a menu, a tip) is kept out of screenshots too, where that can be done.
7. Keys that delete to the end or the beginning of a line put what they delete onto the clipboard, so they do nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLineEdit, QTextEdit, QWidget

from ui.widgets.capture import exclude_from_capture
from ui.widgets.clipboard import Owns, empty_ours, is_ours

_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)
_POINTED = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease})
_KEYED = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


class CopyBan(QObject):
    """In force from ``begin`` to ``end``, or until it is deleted. ``owns``: whether a clipboard holds what is ours."""

    def __init__(self, parent: QObject | None = None, owns: Owns = is_ours) -> None:
        super().__init__(parent)
        self._owns, self._begun = owns, False

    def begin(self) -> None:
        """Forbid taking text."""
        application, clipboard = QCoreApplication.instance(), QGuiApplication.clipboard()
        if application is not None and not self._begun:
            application.installEventFilter(self)
            clipboard.dataChanged.connect(self._take_off)
            clipboard.selectionChanged.connect(self._take_off)
            self._begun = True

    def end(self) -> None:
        """Allow what is allowed elsewhere."""
        application, clipboard = QCoreApplication.instance(), QGuiApplication.clipboard()
        if application is not None and self._begun:
            application.removeEventFilter(self)
            clipboard.dataChanged.disconnect(self._take_off)
            clipboard.selectionChanged.disconnect(self._take_off)
            self._begun = False

    def _take_off(self) -> None:
        empty_ours(self._owns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYED:
            return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS)
        if kind == QEvent.Type.ContextMenu:
            return isinstance(watched, QWidget) and _holds_text(watched)
        if kind in _POINTED and isinstance(event, QMouseEvent):
            return _keeps_selection_private(watched, event)
        if kind == QEvent.Type.Polish and isinstance(watched, QWidget):
            seal_text(watched)
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            exclude_from_capture(watched, True)
        return False


def seal_text(widget: QWidget) -> None:
    """Take the ways out from one widget: selecting from a label, the menu of a field, dragging."""
    if isinstance(widget, QLabel):
        widget.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    if isinstance(widget, QLineEdit):
        widget.setDragEnabled(False)
    if isinstance(widget, QLineEdit | QTextEdit):
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


def seal_all(within: QWidget) -> None:
    """Seal every piece of text inside a widget."""
    for widget in within.findChildren(QWidget):
        seal_text(widget)


def _text_edit(widget: QObject) -> QTextEdit | None:
    """The text edit whose viewport (or self) this is."""
    owner = widget.parent() if isinstance(widget.parent(), QAbstractScrollArea) else widget
    return owner if isinstance(owner, QTextEdit) else None


def _holds_text(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QLabel) or _text_edit(widget) is not None


def _keeps_selection_private(watched: QObject, event: QMouseEvent) -> bool:
    """Whether this click must not reach what it was made on, because the field would give its selection away."""
    released = event.type() == QEvent.Type.MouseButtonRelease
    if isinstance(watched, QLineEdit):
        return released and watched.hasSelectedText()
    edit = _text_edit(watched)
    if edit is None or watched is edit:
        return False
    if released:
        return edit.textCursor().hasSelection()
    cursor = edit.textCursor()
    if cursor.hasSelection() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        # A press inside a selection would begin to drag it.
        cursor.clearSelection()
        edit.setTextCursor(cursor)
    return False
