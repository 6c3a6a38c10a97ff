"""What the installer says: Vietnamese first, English under it."""

from __future__ import annotations

import sys
from typing import TextIO


class Stop(Exception):
    """The installer cannot go on; both sentences say what to do. ``code`` becomes the exit code."""

    def __init__(self, vi: str, en: str, code: int = 2) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
        self.code = code


def say(vi: str, en: str, to: TextIO | None = None) -> None:
    """One message in both languages, at once even when the output is a pipe."""
    print(f"{vi}\n{en}", file=to or sys.stdout, flush=True)


def announce(vi: str, en: str) -> None:
    """The heading of a step."""
    print(f"\n== {vi} · {en}", flush=True)


def speak_utf8() -> None:
    """A Windows console may be set to a code page that has no Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
