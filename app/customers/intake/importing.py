"""From a sheet of cells to customers: which column is which field, what is wrong with each cell, what is double.

Rules:

1. A row whose cells are all sound becomes a form; one bad cell makes the whole row bad, and says which and why.
2. A row without a level gets the level chosen for the list; a level without its key here is a bad cell.
3. A row whose code stands earlier in the list, or in the vault, is told as a duplicate and counts as bad.
4. Nothing is imported unless every row is good.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.access.level import NAMES, Level
from app.customers import store
from app.customers.contacts import restored_tax_code
from app.customers.folding import fold
from app.customers.form import RELATION_NAMES, CustomerForm, Relation
from app.customers.intake.model import ImportPreview, ImportRow
from app.customers.intake.reading import Sheet, propose_mapping, read_sheet
from app.customers.validation import Fault, faults_of, looks_like_formula, normalised, tidy
from app.errors import Problem
from app.keys.encoding import canonical
from app.keys.hashing import sha256
from app.vault.compartment import Compartment

KnownCode = Callable[[str], bool]
"""Whether a folded customer code is in the vault already."""

SHOWN_ROWS = 500
SHOWN_BAD = 1000

_LEVELS = {fold(name): level for names in NAMES.values() for level, name in names.items()} | {
    str(int(level)): level for level in Level
}
_RELATIONS = {fold(name): relation for names in RELATION_NAMES.values() for relation, name in names.items()} | {
    "quan trong": Relation.IMPORTANT,
    "loi ich truc tiep": Relation.INTEREST,
}


def known_codes(sheet: Sheet, compartments: Sequence[Compartment]) -> KnownCode:
    """Which codes of the list are taken in these compartments; nothing is said of others.

    They are asked for all at once, since a question for each of a hundred thousand rows takes longer than the rows.
    """
    mapping = propose_mapping(sheet.headers)
    column = mapping.index("code") if "code" in mapping else None
    codes = sorted({fold(tidy(cells[column])) for cells in sheet.rows} - {""}) if column is not None else []
    taken = {code for compartment in compartments for code in store.codes_taken(compartment, codes)}
    return taken.__contains__


def read(path: Path) -> Sheet:
    """The list in the file. Raises Problem("customers.import_…") for anything that is no list of customers."""
    sheet = read_sheet(path)
    if "name" not in propose_mapping(sheet.headers):
        raise Problem("customers.import_no_name_column")
    return sheet


def preview(sheet: Sheet, known: KnownCode, open_levels: Sequence[Level], level: Level) -> ImportPreview:
    """The list as it would be imported. Of a long list the first rows and the bad ones are given, all are counted."""
    rows = judge(sheet, known, open_levels, level)
    bad = [row for row in rows if row.form is None]
    shown = {row.line: row for row in (*rows[:SHOWN_ROWS], *bad[:SHOWN_BAD])}
    mapping = propose_mapping(sheet.headers)
    ordered = tuple(shown[line] for line in sorted(shown))
    return ImportPreview(sheet.headers, mapping, ordered, len(rows) - len(bad), len(bad), sheet.encoding, digest(sheet))


def digest(sheet: Sheet) -> str:
    """Stands for every cell of the list, so that what is imported is what was previewed."""
    return sha256(canonical([list(sheet.headers), [list(row) for row in sheet.rows], list(sheet.lines)])).hex()


def judge(sheet: Sheet, known: KnownCode, open_levels: Sequence[Level], level: Level) -> list[ImportRow]:
    """Every row of the list, judged."""
    mapping = propose_mapping(sheet.headers)
    seen: dict[str, int] = {}
    return [
        _judge_row(line, cells, mapping, seen, known, open_levels, level)
        for line, cells in zip(sheet.lines, sheet.rows, strict=True)
    ]


def _judge_row(
    line: int,
    cells: tuple[str, ...],
    mapping: tuple[str, ...],
    seen: dict[str, int],
    known: KnownCode,
    open_levels: Sequence[Level],
    level: Level,
) -> ImportRow:
    values = _by_field(mapping, cells)
    form, faults = _form(values, open_levels, level)
    faults += [(field, "formula") for field, cell in values.items() if field != "phones" and looks_like_formula(cell)]
    duplicate = ""
    code = fold(form.code)
    if code and code in seen:
        duplicate = f"line:{seen[code]}"
    elif code and known(code):
        duplicate = f"code:{form.code}"
    if duplicate:
        faults.append(("code", "duplicate"))
    elif code:
        seen[code] = line
    unique = tuple(dict.fromkeys(faults))
    return ImportRow(line, None if unique else form, cells, unique, duplicate)


def _by_field(mapping: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """The cells by field; several phone columns become one list."""
    values: dict[str, str] = {}
    for field, cell in zip(mapping, cells, strict=False):
        if not field:
            continue
        before = values.get(field)
        values[field] = f"{before}, {cell}" if before and cell else before or cell
    return values


def _form(values: dict[str, str], open_levels: Sequence[Level], level: Level) -> tuple[CustomerForm, list[Fault]]:
    faults: list[Fault] = []
    named = values.get("relation", "").strip()
    relation = _RELATIONS.get(fold(named)) if named else Relation.ORDINARY
    if relation is None:
        relation = Relation.ORDINARY
        faults.append(("relation", "unknown"))
    own = values.get("level", "").strip()
    chosen = _LEVELS.get(fold(own)) if own else level
    if chosen is None:
        chosen = level
        faults.append(("level", "unknown"))
    elif chosen not in open_levels:
        faults.append(("level", "beyond_clearance"))
    form = CustomerForm(
        name=values.get("name", ""),
        code=values.get("code", ""),
        phones=tuple(part.strip() for part in _split(values.get("phones", ""))),
        email=values.get("email", ""),
        tax_code=restored_tax_code(values.get("tax_code", "")),
        address=values.get("address", ""),
        relation=relation,
        owner=values.get("owner", ""),
        level=chosen,
        note=values.get("note", ""),
    )
    tidied = normalised(form)
    faults += faults_of(tidied)
    return (form if faults else tidied), faults


def _split(phones: str) -> list[str]:
    for separator in (";", "/", "\n"):
        phones = phones.replace(separator, ",")
    return [part for part in phones.split(",") if part.strip()]
