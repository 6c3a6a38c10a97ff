"""Dialogs: a card on the window's dimmed ground, drawn by us, so that it looks the same on every desktop.

A dialog is a child of the window and covers it, not a window of its own: the watermark lies over it, a picture of the
window shows it, and locking can take it away at once. Modality is therefore ours to keep: the scrim takes the mouse,
Tab stays inside, and the window's shortcuts sleep while a dialog is open, except those marked with
``keep_over_dialogs`` (locking).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import current
from ui.widgets.buttons import Button, SecondaryButton
from ui.widgets.dialog_card import DialogCard
from ui.widgets.naming import name_control
from ui.widgets.parent import parent_of
from ui.widgets.stacking import raise_watermark
from ui.widgets.tab_order import order_after, takes_tab

_KEPT = "works_over_dialogs"
_FIELDS = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


def keep_over_dialogs(shortcut: QShortcut | QAction) -> None:
    """Let this shortcut work while a dialog is open; for locking alone."""
    shortcut.setProperty(_KEPT, True)


def close_all_dialogs(window: QWidget) -> None:
    """Close every dialog of ``window`` now, the topmost first, whatever they hold."""
    for dialog in reversed(open_dialogs(window)):
        dialog.force_close()


def open_dialogs(window: QWidget) -> list[Dialog]:
    """The dialogs open in ``window``, the lowest first."""
    found = window.findChildren(Dialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [dialog for dialog in found if not dialog.isHidden()]


class Dialog(QDialog):
    """Title, scrolling body, footer with a note at the left and buttons at the right; a level's banner on top.

    ``open()`` shows it and returns; ``exec()`` waits. ``accept`` and ``reject`` close it. Escape closes it unless the
    guard (``set_guard``) or busy work forbids; ``force_close`` always does. Enter presses a button only if that was
    added as ``default``, which the primary and red kinds cannot be where something is decided: see ``add_button``.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        *,
        level: int = 0,
        number: str = "",
        subtitle: str = "",
        width: int = 616,
    ) -> None:
        super().__init__(parent.window())
        self.setWindowFlags(Qt.WindowType.Widget)
        name_control(self, title, subtitle)
        self.setWindowTitle(title)
        self.hide()
        self.card = DialogCard(self, title, level=level, number=number, subtitle=subtitle, width=width)
        self.body: QVBoxLayout = self.card.body
        self._guard: Callable[[], bool] | None = None
        self._busy = False
        self._default: Button | None = None
        self._loop: QEventLoop | None = None
        self._before: QWidget | None = None
        self._silenced: list[QObject] = []

    # What a caller does

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the body."""
        self.body.addWidget(widget)

    def set_note(self, text: str) -> None:
        """A quiet sentence at the left of the footer."""
        self.card.note.setText(text)

    def set_level(self, level: int, number: str = "") -> None:
        """Show another level's banner, with a number at its right."""
        self.card.set_level(level, number)

    def add_cancel(self, text: str) -> Button:
        """Add the button that closes without doing anything; first from the left."""
        button = SecondaryButton(text)
        button.clicked.connect(self.reject)
        self.card.add_button(button)
        return button

    def add_button(self, button: Button, *, default: bool = False) -> Button:
        """Add a button at the right of those added before; a gap keeps red ones apart from the primary.

        ``default`` lets Enter press it; only for harmless steps (searching, unlocking), never for a decision.
        Raises ``ValueError`` for a red default.
        """
        if default and button.property("kind") in ("danger", "danger_filled"):
            raise ValueError("Enter must never press a red button")
        self.card.add_button(button)
        if default:
            self._default = button
        return button

    def set_guard(self, may_close: Callable[[], bool] | None) -> None:
        """Ask ``may_close`` before Escape or a close button closes the dialog."""
        self._guard = may_close

    def set_busy(self, busy: bool) -> None:
        """While busy the body and the buttons rest and only ``force_close`` closes."""
        self._busy = busy
        self.card.set_busy(busy)

    def force_close(self) -> None:
        """Close now, busy or guarded; for locking."""
        self._busy, self._guard = False, None
        super().done(QDialog.DialogCode.Rejected.value)

    # How it opens and closes

    def open(self) -> None:
        """Show it over the window; ``finished`` tells the end."""
        window = parent_of(self)
        focused = window.focusWidget()
        self._before = focused if focused and not self.isAncestorOf(focused) else None
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self._silence(window)
        self.show()
        self.raise_()
        raise_watermark(window)
        self.card.place()
        self._first_focus()

    def exec(self) -> int:
        """Show it and wait for its end; returns ``QDialog.DialogCode.Accepted`` or ``Rejected`` as a number."""
        self._loop = QEventLoop(self)
        self.finished.connect(self._loop.quit)
        self.open()
        self._loop.exec()
        self._loop = None
        return self.result()

    def reject(self) -> None:
        if self._busy or (self._guard and not self._guard()):
            return
        super().reject()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if not visible and hasattr(self, "_silenced"):
            self._wake()

    def _silence(self, window: QWidget) -> None:
        sleepers: list[QObject] = [*window.findChildren(QShortcut), *window.findChildren(QAction)]
        sleepers += [button for button in window.findChildren(QAbstractButton) if not button.shortcut().isEmpty()]
        for sleeper in sleepers:
            if not sleeper.property(_KEPT) and not self._holds(sleeper):
                sleeper.installEventFilter(self)
                self._silenced.append(sleeper)

    def _holds(self, thing: QObject | None) -> bool:
        while thing is not None and thing is not self:
            thing = thing.parent()
        return thing is self

    def _wake(self) -> None:
        # What slept, or had the focus, may have gone while the dialog was open: a list that was read anew, a menu.
        for sleeper in self._silenced:
            if isValid(sleeper):
                sleeper.removeEventFilter(self)
        self._silenced.clear()
        window = self.parentWidget()
        if window:
            window.removeEventFilter(self)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # Focus and keys

    def _reachable(self) -> list[QWidget]:
        found = {
            widget
            for widget in self.card.findChildren(QWidget)
            if takes_tab(widget) and widget.isEnabled() and widget.isVisible()
        }
        return [widget for widget in order_after(self) if widget in found]

    def _first_focus(self) -> None:
        """The first field, else the first button of the footer, which is the one that closes."""
        reachable = self._reachable()
        fields: list[QWidget] = [widget for widget in reachable if isinstance(widget, _FIELDS)]
        chosen = (fields or [widget for widget in reachable if self.card.in_footer(widget)] or reachable or [self])[0]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        reachable = self._reachable()
        if not reachable:
            return True
        focused = self.window().focusWidget()
        at = reachable.index(focused) if focused in reachable else -1
        step = (at + 1 if forward else at - 1) % len(reachable)
        reachable[step].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.window().focusWidget()
            pressed = focused if isinstance(focused, Button) and self.isAncestorOf(focused) else self._default
            if pressed and pressed.isEnabled():
                pressed.click()
        event.accept()

    # Looks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut and watched in self._silenced:
            return True
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.setGeometry(parent_of(self).rect())
            self.card.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        scrim = theme.colour("scrim")
        scrim.setAlphaF(theme.tokens.scrim_percent / 100)
        painter = QPainter(self)
        painter.fillRect(event.rect(), scrim)
        self.card.paint_shadow(painter, QPoint(0, 0))
