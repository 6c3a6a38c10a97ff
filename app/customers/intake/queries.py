"""What may be seen of lists: how one would be imported, whom it repeats, what was imported before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.customers import store as files
from app.customers.body import from_body
from app.customers.form import CustomerForm
from app.customers.intake import importing, store, undoing
from app.customers.intake.model import Batch, ImportChoices, ImportPreview, ImportRow, Pair, Taken, Twin, may_undo
from app.customers.intake.planning import Progress, own_of, plan, preview_of, unnamed
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject

MOST_PAIRS = 200


def preview_import(
    session: Session, project: Id, path: str, choices: ImportChoices, progress: Progress | None = None
) -> ImportPreview:
    """How a list would be imported: mapping, rows, every cell that is wrong, every customer it repeats. Nothing is
    written.

    While no column holds the names, there are no rows. Raises Problem("customers.import_…").
    """
    session.read(Event.CUSTOMER_IMPORT_PREVIEW, Subject(project, choices.level))
    try:
        return preview_of(plan(session, project, path, choices, progress), choices)
    except Problem as problem:
        if problem.code != "customers.import_no_name_column":
            raise
    return unnamed(importing.read(Path(path), choices), choices, own_of(session, project))


def compare_twins(session: Session, project: Id, rows: tuple[ImportRow, ...]) -> tuple[Pair, ...]:
    """Rows beside the customers of the vault that they repeat, at most `MOST_PAIRS`; those repeating an earlier line of
    the list have both sides in the preview already. Each customer is shown whole, so each is on record by itself.

    Raises Refused for a level without its key.
    """
    wanted = [(row, row.twin) for row in rows if row.twin is not None and row.twin.ref is not None][:MOST_PAIRS]
    if any(twin.ref is not None and twin.ref.project != project for _, twin in wanted):
        raise Problem("customers.not_found")  # the journal would tell of a look into another project
    for level, rid in sorted({(twin.ref.level, twin.ref.rid) for _, twin in wanted if twin.ref is not None}):
        session.read(Event.CUSTOMER_IMPORT_COMPARE, Subject(project, level, rid))
    return tuple(_pairs(session, wanted))


def list_imports(session: Session, project: Id) -> tuple[Batch, ...]:
    """The imports into a project at the levels that are open, newest first."""
    levels = session.levels(project)
    session.read(Event.CUSTOMER_IMPORT_LIST, Subject(project, max(levels, default=None)))
    found: dict[Id, list[tuple[Level, store.BatchRecord]]] = {}
    for level in levels:
        for record in store.batches(session.compartment(project, level)):
            found.setdefault(record.batch, []).append((level, record))
    listed = (_batch(session, batch, parts) for batch, parts in found.items())
    return tuple(sorted(listed, key=lambda batch: (-batch.at, batch.batch)))


def look_at_import(session: Session, project: Id, batch: Id) -> Taken:
    """What taking an import back would do now. Raises Problem("intake.no_such_batch")."""
    levels = session.levels(project)
    session.read(Event.CUSTOMER_IMPORT_LIST, Subject(project, max(levels, default=None), batch))
    parts = [part for level in levels if (part := undoing.part_of(session, project, level, batch)) is not None]
    if not parts:
        raise Problem("intake.no_such_batch")
    return Taken(
        sum(part.taken.removed for part in parts),
        sum(part.taken.restored for part in parts),
        sum(part.taken.changed for part in parts),
        sum(part.taken.hangs for part in parts),
    )


def _pairs(session: Session, wanted: Iterable[tuple[ImportRow, Twin]]) -> Iterable[Pair]:
    for row, twin in wanted:
        if row.form is not None and twin.ref is not None:
            record = files.customer(session.compartment(twin.ref.project, twin.ref.level), twin.ref.rid)
            ours: CustomerForm = from_body(record.body)
            yield Pair(row.line, twin, row.form, ours)


def _batch(session: Session, batch: Id, parts: list[tuple[Level, store.BatchRecord]]) -> Batch:
    first = parts[0][1].first
    undone = [part.record for _, part in parts if part.undone]
    whole = len(undone) == len(parts)
    last = max(undone, key=lambda record: record.at, default=None) if whole else None
    return Batch(
        batch=batch,
        at=first.at,
        uid=first.writer.uid,
        by=session.name_of(first.writer.uid),
        levels=tuple((level, part.rows) for level, part in sorted(parts, key=lambda part: part[0])),
        merged=sum(part.merged for _, part in parts),
        undone_at=last.at if last else 0,
        undone_by=session.name_of(last.writer.uid) if last else "",
        undoable=may_undo(session.duties, session.uid, first.writer.uid),
    )
