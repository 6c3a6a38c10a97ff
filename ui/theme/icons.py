"""Our SVG icons in a token's colour, sharp at every pixel ratio.

The files draw with ``currentColor``; it is replaced by the colour before rendering. Rendered pictures are kept until
the theme changes.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.paths import RESOURCES
from ui.theme.active import current

_FOLDER = RESOURCES / "icons"
_pictures: dict[tuple[str, str, int, float], QPixmap] = {}


@cache
def icon_names() -> frozenset[str]:
    """The names that ``icon`` and ``pixmap`` accept."""
    return frozenset(path.stem for path in _FOLDER.glob("*.svg"))


@cache
def _source(name: str) -> str:
    if name not in icon_names():
        raise KeyError(f"no such icon: {name}")
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def forget_pictures() -> None:
    """Drop the rendered pictures; the theme calls it when colours change."""
    _pictures.clear()


def pixmap(name: str, colour: str = "text", size: int = 18, ratio: float | None = None) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels (already scaled) in a token's colour or ``#RRGGBB``.

    ``ratio`` is the device pixel ratio; by default the highest of the screens. Raises ``KeyError`` for a name that is
    not in ``resources/icons``.
    """
    app = QGuiApplication.instance()
    at = ratio or (app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0)
    shade = current().colour(colour).name()
    key = (name, shade, size, at)
    if key not in _pictures:
        _pictures[key] = _rendered(name, shade, size, at)
    return _pictures[key]


def _rendered(name: str, shade: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", shade).encode()))
    side = round(size * ratio)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str = "text", size: int = 18, *, disabled: str = "disabled") -> QIcon:
    """The icon for a button or an action: rest and disabled pictures at the size in force."""
    side = current().px(size)
    made = QIcon()
    made.addPixmap(pixmap(name, colour, side), QIcon.Mode.Normal)
    made.addPixmap(pixmap(name, colour, side), QIcon.Mode.Active)
    made.addPixmap(pixmap(name, colour, side), QIcon.Mode.Selected)
    made.addPixmap(pixmap(name, disabled, side), QIcon.Mode.Disabled)
    return made
