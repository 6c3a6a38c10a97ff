"""What crosses between the processes while a list is imported."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.level import Level
from app.customers.form import CustomerForm
from app.customers.validation import Fault
from app.ids import Id


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of a list to be imported. ``line`` is its number in the file, from 1. ``form`` is ``None`` when there
    are problems. ``duplicate_of`` is ``"line:12"`` when it repeats an earlier line of the list, ``"code:KH001"`` when
    the vault already has that customer code, else empty.
    """

    line: int
    form: CustomerForm | None
    cells: tuple[str, ...]
    problems: tuple[Fault, ...]
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A whole list as it would be imported. ``mapping`` has one field name (or ``""``) for each header; ``digest``
    stands for the list's every cell.
    """

    headers: tuple[str, ...]
    mapping: tuple[str, ...]
    rows: tuple[ImportRow, ...]
    good: int
    bad: int
    encoding: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import added."""

    batch: Id
    added: int
    by_level: tuple[tuple[Level, int], ...]
