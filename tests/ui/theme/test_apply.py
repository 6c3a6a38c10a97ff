"""Fonts, icons and the style sheet come from our own resources and follow the theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, current, font, icon_names, line_height, pixmap
from ui.theme.stylesheet import style_sheet


def dress(name: str = "light", percent: int = 100) -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "dark" if name == "dark" else "light", percent)
    return app


def test_the_theme_reaches_palette_font_and_sheet(qtbot: QtBot) -> None:
    app = dress("dark")
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == current().tokens.page
    assert QFontInfo(app.font()).family() == "Be Vietnam Pro"
    assert current().tokens.accent in app.styleSheet()
    dress("light")
    assert current().tokens.name == "light"


@pytest.mark.parametrize(("asked", "given"), [(40, 90), (90, 90), (125, 125), (150, 150), (400, 150)])
def test_the_font_size_setting_scales_within_its_bounds(qtbot: QtBot, asked: int, given: int) -> None:
    dress(percent=asked)
    assert current().percent == given
    assert font("body").pixelSize() == round(13 * given / 100)
    assert line_height() >= 1.45 * font("body").pixelSize()
    dress()


def test_the_style_sheet_leaves_no_placeholder(qtbot: QtBot) -> None:
    for percent in (90, 150):
        dress(percent=percent)
        assert "@" not in style_sheet(current())
    dress()


def test_every_icon_draws_in_the_colour_asked_for(qtbot: QtBot) -> None:
    dress()
    for name in icon_names() - {"niem-product"}:
        picture = pixmap(name, "#B42318", 24, 2.0)
        assert picture.width() == 48
        image = picture.toImage()
        inked = {
            image.pixelColor(x, y).hue()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        wanted = QColor("#B42318").hue()
        assert inked, name
        assert all(abs(hue - wanted) <= 1 for hue in inked), name


def test_an_unknown_icon_is_a_mistake(qtbot: QtBot) -> None:
    with pytest.raises(KeyError, match="no such icon"):
        pixmap("no-such-thing")


def test_vietnamese_letters_are_in_the_font(qtbot: QtBot) -> None:
    dress()
    letters = "ĂÂĐÊÔƠƯăâđêôơưẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴ₫·•–…"
    metrics = QFontMetrics(font("body"))
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []
