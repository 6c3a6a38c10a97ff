"""The theme in force.

There is one application and so one theme: it is kept here and read at paint time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from ui.theme.tokens import LIGHT, Tokens

ThemeName = Literal["light", "dark"]
SMALLEST, LARGEST = 90, 150
"""Bounds of the font size setting, percent."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and size in force."""

    tokens: Tokens = LIGHT
    percent: int = 100

    def px(self, pixels: float) -> int:
        """A length scaled with the font size; lengths above 0 never become 0."""
        value = round(pixels * self.percent / 100)
        return max(value, 1) if pixels > 0 else value

    def colour(self, token: str) -> QColor:
        """The colour of a token by name, e.g. ``"accent"``; ``"#RRGGBB"`` is taken as it is.

        Raises ``AttributeError`` for a name that is no token.
        """
        return QColor(token if token.startswith("#") else getattr(self.tokens, token))


_in_force: list[Theme] = [Theme()]


def current() -> Theme:
    """The theme in force; light at 100 % until ``apply_theme`` is called."""
    return _in_force[0]


def put_in_force(theme: Theme) -> None:
    """Make ``theme`` the one that is read from now on; ``apply_theme`` does this and dresses the application."""
    _in_force[0] = theme
