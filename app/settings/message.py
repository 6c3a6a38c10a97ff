"""The sentence of every error code, in Vietnamese and English, read from ``resources/messages/<area>.toml``.

A code is ``"area.what"``: the table ``[what]`` of the file ``area.toml``, with the keys ``vi`` and ``en``. A code
without an area stands in ``general.toml``. Placeholders in braces are the error's details; ``{count:day|days}`` is
"1 day", "2 days".
"""

from __future__ import annotations

import string
import tomllib
from functools import cache

from app.errors import NiemError
from app.paths import RESOURCES

FOLDER = RESOURCES / "messages"
UNKNOWN = "general.unknown"


def sentence(error: NiemError | str, language: str, **details: str | int) -> str:
    """What happened and what to do, for an error or a bare code, in ``language`` (``"vi"`` or ``"en"``).

    ``details`` are added to the error's own. A code that has no sentence gives the general one, which names the code.
    """
    code = error.code if isinstance(error, NiemError) else error
    known = {**error.details, **details} if isinstance(error, NiemError) else details
    words = _words(code)
    if words is None:
        words, known = _words(UNKNOWN) or {}, {"code": code}
    template = words.get(language) or words.get("vi") or code
    return _Filled(known).vformat(template, (), known)


def known_codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(f"{file.stem}.{what}" for file in FOLDER.glob("*.toml") for what in _area(file.stem))


def codes_of(area: str) -> tuple[str, ...]:
    """The codes of one file, without the area, in the order in which they stand there."""
    return tuple(_area(area))


def _words(code: str) -> dict[str, str] | None:
    area, dot, what = code.partition(".")
    return _area(area).get(what) if dot else _area("general").get(code)


@cache
def _area(area: str) -> dict[str, dict[str, str]]:
    file = FOLDER / f"{area}.toml"
    if not area.replace("_", "").isalnum() or not file.is_file():
        return {}
    return tomllib.loads(file.read_text("utf-8"))


class _Filled(string.Formatter):
    """Fills ``{name}`` and ``{name:one|many}``, nothing more: no attribute or index access, an unknown name stays."""

    def __init__(self, known: dict[str, str | int]) -> None:
        self.known = known

    def get_field(self, field_name: str, args: object, kwargs: object) -> tuple[object, str]:
        return self.known.get(field_name, "{" + field_name + "}"), field_name

    def format_field(self, value: object, format_spec: str) -> str:
        one, counts, many = format_spec.partition("|")
        return f"{value} {one if str(value) == '1' else many}" if counts else str(value)
