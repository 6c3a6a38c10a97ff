"""The one style sheet, made from ``resources/style/niem.qss`` and the tokens.

In that file ``@name`` is a token's colour, ``@{36}`` a length that grows with the font size, and ``@[name]`` the path
of an icon drawn in a colour, e.g. ``@[chevron-down:secondary]``; Qt style sheets can take pictures only from files, so
those few are written as SVG into a folder that ends with the program. They hold no data.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.paths import RESOURCES
from ui.theme.active import Theme

_LENGTH = re.compile(r"@\{(\d+(?:\.\d+)?)\}")
_PICTURE = re.compile(r"@\[([a-z0-9-]+):([a-z_]+)\]")
_COLOUR = re.compile(r"@([a-z_]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def _source() -> str:
    return _COMMENT.sub("", (RESOURCES / "style" / "niem.qss").read_text(encoding="utf-8"))


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="niem-style-")


def _picture(name: str, colour: str) -> str:
    path = Path(_folder().name) / f"{name}-{colour.lstrip('#')}.svg"
    if not path.exists():
        source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        path.write_text(source.replace("currentColor", colour), encoding="utf-8")
    return path.as_posix()


def style_sheet(theme: Theme) -> str:
    """The whole sheet for a theme. Raises ``AttributeError`` if it names a token that does not exist."""
    text = _LENGTH.sub(lambda found: f"{theme.px(float(found[1]))}px", _source())
    text = _PICTURE.sub(lambda found: f'url("{_picture(found[1], getattr(theme.tokens, found[2]))}")', text)
    return _COLOUR.sub(lambda found: str(getattr(theme.tokens, found[1])), text)
