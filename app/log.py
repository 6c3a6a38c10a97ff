"""The program's own log: what the program did, never what it holds.

Pure rules:

* A line carries an event code, ids, small numbers and members of enumerations; any other value is replaced by
  ``"?"``, so that a name, a phone number or a passphrase cannot get in by mistake.
* A fault is written as type names with file and line, never as the text of an exception.
* A log that cannot be written is given up silently: work goes before logging. The journal is another matter.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import traceback
from enum import Enum
from pathlib import Path

from app.clock import SystemClock, local
from app.paths import RESOURCES, profile

MAX_BYTES = 1_000_000
"""The log is moved aside to ``niem.1.jsonl`` when it has grown past this size."""

_ROOT = RESOURCES.parent
_CODE = re.compile(r"[a-z][a-z0-9_.]{0,63}")
# Any telephone number or tax code is longer than this, whichever way it is written.
_LARGEST = 9_999_999
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def event(code: str, **ids: object) -> None:
    """Write one line: ``code`` (lower-case words with dots) and what it concerns, by id."""
    if not _CODE.fullmatch(code):
        code = "log.bad_code"
    _write(
        {
            "event": code,
            **{key: _harmless(value) for key, value in ids.items() if _CODE.fullmatch(key)},
        }
    )


def bug(fault: BaseException) -> str:
    """Write down where ``fault`` came from; gives the short code to show, the same for the same fault."""
    trail = _trail(fault)
    digest = hashlib.sha256("\n".join(trail).encode()).digest()
    code = "N-" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:5])
    _write({"event": "bug", "code": code, "trail": trail})
    return code


def file() -> Path:
    """Where the log is."""
    folder = profile() / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "niem.jsonl"


def _harmless(value: object) -> str | int:
    if isinstance(value, Enum) and isinstance(value.value, str | int):
        return value.value
    if isinstance(value, bytes) and len(value) == 16:
        return value.hex()
    if isinstance(value, int) and abs(value) <= _LARGEST:
        return int(value)
    return "?"


def _trail(fault: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(type(current).__name__)
        lines += [f"{_place(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return lines


def _place(filename: str) -> str:
    """The file within the program; of anything else the bare name, for a path would tell the account's name."""
    path = Path(filename)
    return path.relative_to(_ROOT).as_posix() if _ROOT in path.parents and ".venv" not in path.parts else path.name


def _write(line: dict[str, object]) -> None:
    text = json.dumps(
        {
            "at": local(SystemClock().now()).isoformat(timespec="seconds"),
            "pid": os.getpid(),
            **line,
        },
        ensure_ascii=True,
    )
    try:
        target = file()
        if target.exists() and target.stat().st_size > MAX_BYTES:
            target.replace(target.with_name("niem.1.jsonl"))
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, text.encode() + b"\n")
        finally:
            os.close(handle)
    except OSError:
        return
