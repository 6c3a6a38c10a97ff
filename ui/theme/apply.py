"""Dressing the application.

``apply_theme`` sets palette, font and style sheet; Qt then sends every widget a ``StyleChange``, on which ours fetch
their icons anew.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.active import LARGEST, SMALLEST, Theme, ThemeName, put_in_force
from ui.theme.fonts import font, load_fonts
from ui.theme.icons import forget_pictures
from ui.theme.palette import palette_of
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import DARK, LIGHT


def apply_theme(app: QApplication, name: ThemeName, percent: int = 100) -> Theme:
    """Dress the application in ``name`` at a font size of ``percent`` (held within 90–150) and return the theme."""
    theme = Theme(DARK if name == "dark" else LIGHT, min(max(percent, SMALLEST), LARGEST))
    put_in_force(theme)
    forget_pictures()
    load_fonts()
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette_of(theme.tokens))
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet(theme))
    return theme
