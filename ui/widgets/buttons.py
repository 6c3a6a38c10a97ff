"""Buttons: a verb each, at least 32 px high, with a focus ring that is more than a colour.

None is ever a dialog's automatic default: Enter in a field must not approve anything.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import current, pixmap
from ui.widgets.naming import name_control

Kind = Literal["primary", "secondary", "danger", "danger_filled", "quiet", "icon", "on_banner", "pill"]

_ICON_COLOUR: dict[str, str] = {
    "primary": "on_accent",
    "secondary": "text",
    "danger": "danger_text",
    "danger_filled": "on_danger",
    "quiet": "accent",
    "icon": "text",
    "on_banner": "#FFFFFF",
    "pill": "secondary",
}
_ICON = 17
_SPACE_AFTER_ICON = 4


class Button(QPushButton):
    """A push button of one of our kinds, with an optional icon that follows the theme."""

    _icon_name = ""
    _kind: Kind = "secondary"
    _tip = _why = ""

    def __init__(self, text: str, kind: Kind = "secondary", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        name_control(self, text)
        self._kind, self._icon_name, self._rest = kind, icon, (text, icon)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()

    def setText(self, text: str) -> None:
        super().setText(text)
        name_control(self, text)

    def icon_name(self) -> str:
        """The icon shown, ``""`` for none."""
        return self._icon_name

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none for ``""``."""
        self._icon_name = icon
        self._draw_icon()

    def set_available(self, available: bool, why: str = "") -> None:
        """Enable it, or disable it and say why, in its tooltip and to a screen reader; being busy does not change that.

        Raises ``ValueError`` for no reason.
        """
        if not available and not why:
            raise ValueError("a disabled button says why")
        self._why = "" if available else why
        self.setEnabled(available)
        self.setToolTip(self._why or self._tip)
        self.setAccessibleDescription(self._why)

    def why_not(self) -> str:
        """The reason why it cannot be pressed, ``""`` while it can."""
        return self._why

    def set_busy(self, busy: bool, text: str = "") -> None:
        """While busy it cannot be pressed again and says ``text``; afterwards it is as it was."""
        if busy and self.isEnabled():
            self._rest = (self.text(), self._icon_name)
        self.setEnabled(not busy and not self._why)
        words, icon = (text or self._rest[0], "loader-circle") if busy else self._rest
        self.setText(words)
        self.set_icon(icon)

    def icon_colour(self) -> str:
        """The token (or colour) that the icon is drawn in."""
        return _ICON_COLOUR[self._kind]

    def _draw_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        side = current().px(_ICON)
        room = current().px(_SPACE_AFTER_ICON) if self.text() else 0
        made = QIcon()
        for mode, colour in (
            (QIcon.Mode.Normal, self.icon_colour()),
            (QIcon.Mode.Disabled, "disabled"),
        ):
            made.addPixmap(_with_room(pixmap(self._icon_name, colour, side), side, room), mode)
        self.setIcon(made)
        self.setIconSize(QSize(side + room, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()


def _with_room(picture: QPixmap, side: int, room: int) -> QPixmap:
    """The picture with empty space after it: Fusion sets icon and words only 4 px apart."""
    ratio = picture.devicePixelRatio()
    wide = QPixmap(round((side + room) * ratio), round(side * ratio))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


class PrimaryButton(Button):
    """The one thing this area is for; one per area."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", icon, parent)


class SecondaryButton(Button):
    """Anything else that can be done here."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "secondary", icon, parent)


class DangerButton(Button):
    """Refuses or takes away: a red outline, never beside the primary button without a gap."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "danger", icon, parent)


class DangerFilledButton(Button):
    """The last, irreversible step."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "danger_filled", icon, parent)


class QuietButton(Button):
    """A link-like action inside text or a row."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "quiet", icon, parent)


class IconButton(Button):
    """An icon alone, with its words as tooltip and accessible name."""

    def __init__(self, icon: str, accessible_name: str, parent: QWidget | None = None, *, framed: bool = False) -> None:
        super().__init__(accessible_name, "icon", icon, parent)
        self.setProperty("framed", "true" if framed else "false")
        QPushButton.setText(self, "")
        self._tip = accessible_name
        self.setToolTip(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw_icon()

    def icon_colour(self) -> str:
        return "secondary" if self.property("inner") else "text"

    def set_words(self, accessible_name: str) -> None:
        """Say something else, e.g. after a toggle."""
        name_control(self, accessible_name)
        self._tip = accessible_name
        self.setToolTip(self._why or accessible_name)
