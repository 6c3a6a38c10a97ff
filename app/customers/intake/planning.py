"""What an import would do: every row judged, its repetitions found, what would be written.

The same plan is made for the preview and again for the import itself; the import goes on only when both are one.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.access.level import Level
from app.customers.form import CustomerForm, Ref
from app.customers.intake import importing, twins
from app.customers.intake.merging import merged
from app.customers.intake.model import Fate, ImportChoices, ImportPreview, ImportRow
from app.customers.intake.reading import Sheet
from app.customers.rules.model import CustomField, Target
from app.customers.rules.store import rules_of
from app.ids import Id
from app.keys.hashing import sha256
from app.session.door import Session

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled."""

SHOWN_ROWS = 500
SHOWN_BAD = 1000
SHOWN_TWINS = 500
STEP = 500

Merge = tuple[CustomerForm, tuple[str, ...]]
"""What a row says, and the fields in which it is believed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows with their fates, and what stands for them and all choices together."""

    sheet: Sheet
    mapping: tuple[str, ...]
    own: tuple[CustomField, ...]
    rows: list[ImportRow]
    digest: str

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(row.fate is fate for row in self.rows)

    def entered(self, choices: ImportChoices) -> dict[Level, list[CustomerForm]]:
        """The customers that would be entered, by level; rows merged into earlier rows are merged into them."""
        places: dict[int, int] = {}
        forms: list[CustomerForm] = []
        taken = {decision.line: decision.taken for decision in choices.decisions}
        for row in self.rows:
            if row.form is not None and row.fate is Fate.ADD:
                places[row.line] = len(forms)
                forms.append(row.form)
            elif row.form is not None and row.fate is Fate.MERGE and row.twin is not None and row.twin.line:
                place = places[row.twin.line]
                forms[place] = merged(forms[place], row.form, taken.get(row.line, ()))
        by_level: dict[Level, list[CustomerForm]] = {}
        for form in forms:
            by_level.setdefault(form.level, []).append(form)
        return by_level

    def merges(self, choices: ImportChoices) -> dict[Ref, list[Merge]]:
        """The customers of the vault that would be changed, and by what."""
        taken = {decision.line: decision.taken for decision in choices.decisions}
        found: dict[Ref, list[Merge]] = {}
        for row in self.rows:
            if row.form is not None and row.fate is Fate.MERGE and row.twin is not None and row.twin.ref is not None:
                found.setdefault(row.twin.ref, []).append((row.form, taken.get(row.line, ())))
        return found


def plan(session: Session, project: Id, path: str, choices: ImportChoices, progress: Progress | None = None) -> Plan:
    """Read and judge the list at ``path``. Raises Problem("customers.import_…")."""
    with uncollected():
        sheet = importing.read(Path(path), choices)
        own = own_of(session, project)
        mapping = importing.mapping_of(sheet, choices, own)
        levels = session.levels(project)
        judged = list(_told(importing.judge(sheet, mapping, levels, choices, own), len(sheet.rows), progress))
        places = [(level, session.compartment(project, level)) for level in levels]
        known = twins.known_of(project, places, (row.form for row in judged if row.form is not None))
        rows = twins.settled(judged, known, choices)
        return Plan(sheet, mapping, own, rows, _digest(sheet, choices, rows, known))


def preview_of(made: Plan, choices: ImportChoices) -> ImportPreview:
    """The plan as the window shows it: of a long list the first rows, the wrong ones and those with twins."""
    sheet, rows = made.sheet, made.rows
    bad = [row for row in rows if row.problems]
    twinned = [row for row in rows if row.twin is not None]
    shown = {row.line: row for row in (*rows[:SHOWN_ROWS], *bad[:SHOWN_BAD], *twinned[:SHOWN_TWINS])}
    levels = Counter(row.level for row in rows if row.fate is Fate.ADD and row.level is not None)
    return ImportPreview(
        headers=sheet.headers,
        mapping=made.mapping,
        rows=tuple(shown[line] for line in sorted(shown)),
        good=made.count(Fate.ADD),
        bad=made.count(Fate.BAD),
        encoding=sheet.encoding,
        digest=made.digest,
        merged=made.count(Fate.MERGE),
        skipped=made.count(Fate.SKIP),
        left_out=made.count(Fate.LEFT_OUT),
        twins=len(twinned),
        by_level=tuple(sorted(levels.items())),
        reading=sheet.reading,
        samples=sheet.samples,
        sheets=sheet.sheets,
        sheet=sheet.sheet,
        header=sheet.header,
        top=sheet.top,
        own=made.own,
    )


def own_of(session: Session, project: Id) -> tuple[CustomField, ...]:
    """The fields of the project's own that a customer has."""
    return rules_of(session, project).fields_of(Target.CUSTOMER)


def unnamed(sheet: Sheet, choices: ImportChoices, own: tuple[CustomField, ...]) -> ImportPreview:
    """What is shown of a list while no column of it is known to hold the names: everything but rows."""
    return ImportPreview(
        sheet.headers, importing.mapping_of(sheet, choices, own), (), 0, 0, sheet.encoding, reading=sheet.reading,
        samples=sheet.samples, sheets=sheet.sheets, sheet=sheet.sheet, header=sheet.header, top=sheet.top, own=own,
    )  # fmt: skip


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the looking for cycles while very many small objects are made, none of which is in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(rows: Iterator[ImportRow], total: int, progress: Progress | None) -> Iterator[ImportRow]:
    for done, row in enumerate(rows, start=1):
        if progress is not None and (done % STEP == 0 or done == total):
            progress(done, total)
        yield row


def _digest(sheet: Sheet, choices: ImportChoices, rows: list[ImportRow], known: twins.Known) -> str:
    """With the customers whom a merge would change, at the revisions at which they were looked at."""
    changed = [
        f"{row.line}:{row.twin.ref.rid.hex()}:{known.revisions[row.twin.ref]}"
        for row in rows
        if row.fate is Fate.MERGE and row.twin is not None and row.twin.ref is not None
    ]
    repeated = [f"{row.line}:{row.fate}" for row in rows if row.twin is not None]
    told = importing.digest(sheet, choices) + "|".join(changed) + "|" + "|".join(repeated)
    return sha256(told.encode()).hex()
