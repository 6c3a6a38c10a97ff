"""From a sheet of cells to customers: which column is which field, and what is wrong with each cell.

Rules:

1. A row whose cells are all sound becomes a form; one bad cell makes the whole row bad, and says which and why.
2. A row without a level gets the one that its relation to the company proposes, or the one chosen for the list; a level
   without its key here is a bad cell.
3. A cell that a spreadsheet would run is bad in every field; in addresses and notes a dash before a blank is a dash.
4. A row that is not wanted is not judged.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from app.access.level import NAMES, Level
from app.customers.folding import fold
from app.customers.form import RELATION_NAMES, CustomerForm, Relation, proposed_level
from app.customers.intake.model import Fate, ImportChoices, ImportRow
from app.customers.intake.own_fields import Own, custom_of, proposed
from app.customers.intake.reading import Sheet, read_sheet
from app.customers.intake.values import LOST, tax_code, whole_number
from app.customers.validation import Fault, faults_of, looks_like_formula, tidied_form
from app.errors import Problem
from app.keys.encoding import canonical
from app.keys.hashing import sha256

_STRETCH = 1000
_LEVELS = {fold(name): level for names in NAMES.values() for level, name in names.items()} | {
    str(int(level)): level for level in Level
}
_RELATIONS = {fold(name): relation for names in RELATION_NAMES.values() for relation, name in names.items()} | {
    "quan trong": Relation.IMPORTANT,
    "loi ich truc tiep": Relation.INTEREST,
}
_FREE_TEXTS = frozenset({"address", "note"})
_SHOWN_DASHES = ("- ", "+ ")
_RUNS = frozenset("=+-@\t\r")
"""How a cell begins that may be a formula."""


def read(path: Path, choices: ImportChoices) -> Sheet:
    """The list in the file, with the cells that were corrected. Raises Problem("customers.import_…")."""
    sheet = read_sheet(path, choices.wish)
    if not choices.edits:
        return sheet
    edits = {(edit.line, edit.column): edit.text for edit in choices.edits}
    lines = {line for line, _ in edits}
    rows = tuple(
        tuple(edits.get((line, column), cell) for column, cell in enumerate(cells)) if line in lines else cells
        for line, cells in zip(sheet.lines, sheet.rows, strict=True)
    )
    return replace(sheet, rows=rows)


def mapping_of(sheet: Sheet, choices: ImportChoices, own: Own) -> tuple[str, ...]:
    """The field of each column: as chosen, or as the headers say."""
    return choices.mapping if len(choices.mapping) == len(sheet.headers) else proposed(sheet.headers, own)


def digest(sheet: Sheet, choices: ImportChoices) -> str:
    """Stands for every cell of the list and every choice, so that what is imported is what was previewed."""
    chosen = canonical([repr(sorted(asdict(choices).items()))])
    parts = [canonical([list(sheet.headers), list(sheet.lines), sheet.reading, sheet.sheet]), chosen]
    starts = range(0, len(sheet.rows), _STRETCH)
    parts += [sha256(canonical([list(row) for row in sheet.rows[start : start + _STRETCH]])) for start in starts]
    return sha256(*(sha256(part) for part in parts)).hex()


def judge(
    sheet: Sheet, mapping: tuple[str, ...], open_levels: Sequence[Level], choices: ImportChoices, own: Own = ()
) -> Iterator[ImportRow]:
    """Every row of the list, judged by itself."""
    if "name" not in mapping:
        raise Problem("customers.import_no_name_column")
    left_out = frozenset(choices.left_out)
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        if line in left_out:
            yield ImportRow(line, None, cells, (), Fate.LEFT_OUT)
        else:
            yield _judged(line, cells, mapping, open_levels, choices, own)


def _judged(
    line: int,
    cells: tuple[str, ...],
    mapping: tuple[str, ...],
    open_levels: Sequence[Level],
    choices: ImportChoices,
    own: Own,
) -> ImportRow:
    values = _by_field(mapping, cells)
    form, faults = _form(values, open_levels, choices)
    if own:
        custom, wrong = custom_of(values, own)
        form, faults = replace(form, custom=custom), faults + wrong
    faults += [(field, "formula") for field, cell in values.items() if cell[:1] in _RUNS and _would_run(field, cell)]
    if not faults:
        return ImportRow(line, form, cells, (), Fate.ADD, level=form.level)
    fate = Fate.LEFT_OUT if choices.leave_out_bad else Fate.BAD
    return ImportRow(line, None, cells, tuple(dict.fromkeys(faults)), fate, level=form.level)


def _would_run(field: str, cell: str) -> bool:
    if field == "phones" or not looks_like_formula(cell):
        return False
    return not (field in _FREE_TEXTS and cell.startswith(_SHOWN_DASHES))


def _by_field(mapping: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """The cells by field; several phone columns become one list."""
    values: dict[str, str] = {}
    for field, cell in zip(mapping, cells, strict=False):
        if not field:
            continue
        before = values.get(field)
        values[field] = f"{before}, {cell}" if before and cell else before or cell
    return values


def _form(
    values: dict[str, str], open_levels: Sequence[Level], choices: ImportChoices
) -> tuple[CustomerForm, list[Fault]]:
    faults: list[Fault] = []
    relation = _relation(values.get("relation", ""))
    if relation is None:
        relation = Relation.ORDINARY
        faults.append(("relation", "unknown"))
    chosen = _level(values.get("level", ""), relation, choices)
    if chosen is None:
        chosen = choices.level
        faults.append(("level", "unknown"))
    elif chosen not in open_levels:
        faults.append(("level", "beyond_clearance"))
    phones, code = _phones(values.get("phones", "")), tax_code(values.get("tax_code", "").strip())
    if phones[1]:
        faults.append(("phones", LOST))
    if code[1]:
        faults.append(("tax_code", LOST))
    form = tidied_form(
        name=values.get("name", ""),
        code=_number(values.get("code", "")),
        phones=phones[0],
        email=values.get("email", ""),
        tax_code=code[0],
        address=values.get("address", ""),
        relation=relation,
        owner=values.get("owner", ""),
        level=chosen,
        note=values.get("note", ""),
    )
    wrong = faults_of(form)
    if wrong:
        told = {field for field, _ in faults}
        faults += [fault for fault in wrong if fault[0] not in told]
    return form, faults


def _number(text: str) -> str:
    return whole_number(text)[0]


@functools.lru_cache(maxsize=1024)
def _relation(text: str) -> Relation | None:
    return _RELATIONS.get(fold(text.strip())) if text.strip() else Relation.ORDINARY


def _level(text: str, relation: Relation, choices: ImportChoices) -> Level | None:
    own = text.strip()
    if own:
        return _LEVELS.get(fold(own))
    return proposed_level(relation) if choices.by_relation else choices.level


def _phones(text: str) -> tuple[tuple[str, ...], str]:
    """The numbers in a cell, and the fault of one that a spreadsheet has maimed."""
    whole, fault = whole_number(text.strip())
    if fault or whole.isdigit():
        return (whole,) if whole else (), fault
    for separator in (";", "/", "\n"):
        whole = whole.replace(separator, ",")
    numbers = [whole_number(part.strip()) for part in whole.split(",") if part.strip()]
    return tuple(number for number, _ in numbers), next((fault for _, fault in numbers if fault), "")
