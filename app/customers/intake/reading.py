"""Reading an office's list of customers: pure, without a vault, and in a process that can do no harm.

The file is opened, decoded and parsed by ``process`` under limits of memory and time. This side only starts
it, waits, and takes an answer of bounded size. No temporary file is made.
"""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.apart import ask
from app.customers.intake.limits import MAX_ANSWER, MAX_FILE
from app.customers.intake.mapping import Mapping, propose_mapping
from app.customers.intake.readings import PLAIN
from app.customers.intake.sample import Sample
from app.customers.intake.wish import Wish
from app.errors import Problem

PATIENCE = 3

__all__ = ["Mapping", "Sample", "Sheet", "propose_mapping", "read_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as it was read. Cells are NFC, otherwise untouched (a leading TAB is still there to be judged).

    ``lines`` gives each row's number in the file, from 1; ``skipped`` the lines above the headers that were left out;
    ``encoding`` is empty for workbooks; ``kind`` is ``"text"`` or ``"workbook"``; ``reading`` says how its letters were
    read (see ``readings``), and ``samples`` how a few cells look under each reading. ``sheets`` names the sheets of a
    workbook, ``sheet`` is the place of the one that was read, ``header`` the line of its headers, and ``top`` its first
    lines, for whoever wants another.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str
    kind: str
    skipped: tuple[int, ...]
    reading: str = PLAIN
    samples: tuple[Sample, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: int = 0
    header: int = 1
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()


def read_sheet(path: Path, wish: Wish | None = None, *, seconds: float = 10, memory_mb: int = 512) -> Sheet:
    """The list in the file at ``path`` (.csv, .tsv, .xlsx, .xls, .ods; the content decides, not the name).

    Raises ``Problem("customers.import_…")``: ``unreadable`` (cannot be opened), ``too_big``, ``not_a_table``,
    ``encoding``, ``empty``, ``too_many_columns``, ``cell_too_long``, ``broken_line``, ``locked`` (password),
    ``damaged``, ``took_too_long``. It takes at most ``seconds`` of processor time, and `PATIENCE` times that by the
    clock; on Windows, which has no such limit, ``seconds`` by the clock.
    """
    _check_file(path)
    asked = {"path": str(path.resolve()), "memory_mb": memory_mb, "seconds": seconds, **asdict(wish or Wish())}
    code, answer = _ask(json.dumps(asked).encode(), seconds)
    if code != 0:
        # The parser was ended by its limits or by its own fault; running out of memory is what a bomb looks like.
        raise Problem("customers.import_too_big" if _ran_out(code) else "customers.import_damaged")
    return _sheet(answer)


def _check_file(path: Path) -> None:
    try:
        if not path.is_file():
            raise Problem("customers.import_unreadable")
        with path.open("rb"):
            size = path.stat().st_size
    except OSError:
        raise Problem("customers.import_unreadable") from None
    if size > MAX_FILE:
        raise Problem("customers.import_too_big")
    if size == 0:
        raise Problem("customers.import_empty")


def _ask(question: bytes, seconds: float) -> tuple[int, bytes]:
    """The exit code and the answer of one reading process, which is over when this returns."""
    # Where the system counts processor time, a busy machine may take longer by the clock for the same work.
    patience = seconds if sys.platform == "win32" else seconds * PATIENCE
    heard = ask("app.customers.intake.process", question, seconds=patience, longest=MAX_ANSWER)
    if len(heard.answer) > MAX_ANSWER:
        raise Problem("customers.import_too_big")
    if heard.late or heard.code == -_signal("SIGXCPU"):
        raise Problem("customers.import_took_too_long")
    return heard.code, heard.answer


def _ran_out(code: int) -> bool:
    """Whether a process ended the way parsers end that get no more memory."""
    return code in (-_signal("SIGABRT"), -_signal("SIGKILL"), 134, 3, 0xC0000409)


def _signal(name: str) -> int:
    """The number of a signal, or one that no process ends with where the system does not know it."""
    return int(getattr(signal, name, 0)) or 1_000_000


def _sheet(answer: bytes) -> Sheet:
    try:
        told: dict[str, Any] = json.loads(answer)
        if "problem" in told:
            raise Problem(str(told["problem"]), **{str(k): v for k, v in told["details"].items()})
        return Sheet(
            headers=tuple(map(str, told["headers"])),
            rows=_rows(told),
            lines=tuple(map(int, told["lines"])),
            encoding=str(told["encoding"]),
            kind=str(told["kind"]),
            skipped=tuple(map(int, told["skipped"])),
            reading=str(told["reading"]),
            samples=tuple(Sample(str(reading), tuple(map(str, cells))) for reading, cells in told["samples"]),
            sheets=tuple(map(str, told["sheets"])),
            sheet=int(told["sheet"]),
            header=int(told["header"]),
            top=tuple((int(line), tuple(map(str, cells))) for line, cells in told["top"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Problem("customers.import_damaged") from None


def _rows(told: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The rows, each text kept once however often a list repeats it; what was parsed is given up on the way."""
    once: dict[str, str] = {}
    rows, keep = told.pop("rows"), once.setdefault
    for index, row in enumerate(rows):
        cells = [str(cell) for cell in row]
        rows[index] = tuple(map(keep, cells, cells))
    return tuple(rows)
