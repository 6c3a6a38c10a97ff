"""How Niêm looks: tokens, fonts, icons, palette and one style sheet over Fusion.

* ``apply_theme(app, "light" | "dark", percent)`` dresses the whole application; call it again to change.
* ``current()`` is the theme in force; ``current().colour("accent")`` a ``QColor``; ``current().px(36)`` a length
  scaled with the font size setting.
* ``font("body")`` a ``QFont`` for a role of the type scale.
* ``icon("lock", "text")`` a ``QIcon`` drawn in a token's colour; ``pixmap(...)`` the same as a picture.

Nothing here knows a widget of ours: widgets read the theme when they paint and on ``StyleChange``.
"""

from __future__ import annotations

from ui.theme.active import Theme, ThemeName, current
from ui.theme.apply import apply_theme
from ui.theme.fonts import Role, font, line_height, load_fonts
from ui.theme.icons import icon, icon_names, pixmap
from ui.theme.tokens import DARK, LIGHT, LevelColours, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "LevelColours",
    "Role",
    "Theme",
    "ThemeName",
    "Tokens",
    "apply_theme",
    "current",
    "font",
    "icon",
    "icon_names",
    "line_height",
    "load_fonts",
    "pixmap",
]
