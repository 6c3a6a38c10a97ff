"""What may be done with an office's list: import it whole, and take back what was cut off."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers import store
from app.customers.body import fields_of
from app.customers.entry import gate
from app.customers.form import CustomerForm
from app.customers.intake import importing
from app.customers.intake.model import ImportPreview, ImportResult
from app.customers.projection import CUSTOMER
from app.errors import Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.session.subject import Subject
from app.vault.statement import Intent

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled."""

IMPORT_PROCEDURE = "import"
_PROGRESS_STEP = 500


def import_customers(
    session: Session,
    project: Id,
    preview: ImportPreview,
    path: str,
    level: Level = Level.CONFIDENTIAL,
    progress: Progress | None = None,
) -> ImportResult:
    """Import the list at ``path`` as it was previewed: all of it, or nothing.

    Raises Problem("customers.import_bad_rows") while a row is bad, Problem("customers.import_changed") when the file is
    no longer what was previewed. Several levels are several compartments: the intent is noted first, and whatever an
    interrupted import left is taken back by `undo_interrupted_imports`.
    """
    rows = _good_rows(session, project, preview, path, level)
    by_level: dict[Level, list[CustomerForm]] = {}
    for form in rows:
        by_level.setdefault(form.level, []).append(form)
    for wanted in sorted(by_level):
        session.read(Event.CUSTOMER_PAGE, Subject(project, wanted))
    batch = session.world.new_id()
    with _uncollected():
        prepared = {
            wanted: gate.as_stored(session, project, new, batch)
            for wanted, new in _prepare(session, by_level, batch, progress).items()
        }
    intent = _begin(session, project, batch, sorted(by_level))
    try:
        for wanted in sorted(prepared):
            subject = Subject(project, wanted, batch, note=f"rows:{len(prepared[wanted])}")
            with _uncollected(), session.change(Event.CUSTOMER_IMPORT, subject) as change:
                change.put_many(prepared[wanted])
    except BaseException:
        _take_back(session, project, batch, sorted(by_level))
        _finish(session, intent)  # only now: what could not be taken back waits for the next unlocking
        raise
    _finish(session, intent)
    counts = tuple((wanted, len(forms)) for wanted, forms in sorted(by_level.items()))
    return ImportResult(batch, len(rows), counts)


def undo_interrupted_imports(session: Session) -> int:
    """Take back what an import left that was cut off between two compartments; returns how many customers.

    Done when a session opens on the same device in the same room, whose process is then not in the middle of it, and
    whose person may import and has all the compartments concerned; others leave it to the next who has.
    """
    taken = 0
    for intent in session.vault.directory.intents():
        if intent.procedure != IMPORT_PROCEDURE or not _can_resume(session, intent):
            continue
        project, batch = from_hex(intent.body["project"]), from_hex(intent.body["batch"])
        taken += _take_back(session, project, batch, [Level(level) for level in intent.body["levels"]])
        _finish(session, intent.id)
    return taken


def _good_rows(session: Session, project: Id, preview: ImportPreview, path: str, level: Level) -> list[CustomerForm]:
    session.read(Event.CUSTOMER_IMPORT_PREVIEW, Subject(project, level))
    with _uncollected():
        return _judged(session, project, preview, path, level)


def _judged(session: Session, project: Id, preview: ImportPreview, path: str, level: Level) -> list[CustomerForm]:
    sheet = importing.read(Path(path))
    levels = session.levels(project)
    known = importing.known_codes(sheet, [session.compartment(project, one) for one in levels])
    rows = importing.judge(sheet, known, levels, level)
    good = [row.form for row in rows if row.form is not None]
    if len(good) != len(rows):
        raise Problem("customers.import_bad_rows", bad=len(rows) - len(good))
    if (importing.digest(sheet), len(good)) != (preview.digest, preview.good):
        raise Problem("customers.import_changed")
    if not good:
        raise Problem("customers.import_empty")
    return good


def _prepare(
    session: Session, by_level: dict[Level, list[CustomerForm]], batch: Id, progress: Progress | None
) -> dict[Level, list[tuple[Id, str, dict[str, object]]]]:
    """Everything that takes time, before any transaction: ids and bodies, with progress and the chance to cancel."""
    total = sum(len(forms) for forms in by_level.values())
    done, name = 0, batch.hex()
    prepared: dict[Level, list[tuple[Id, str, dict[str, object]]]] = {}
    for level, forms in by_level.items():
        rows = prepared.setdefault(level, [])
        for form in forms:
            rows.append((session.world.new_id(), CUSTOMER, {**fields_of(form), "batch": name}))
            done += 1
            if progress is not None and (done % _PROGRESS_STEP == 0 or done == total):
                progress(done, total)
    return prepared


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare the looking for cycles while very many small objects are made, none of which is in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _begin(session: Session, project: Id, batch: Id, levels: list[Level]) -> Id:
    body = {
        "batch": batch.hex(),
        "project": project.hex(),
        "levels": [int(level) for level in levels],
        "device": session.world.device.id.hex(),
        "room": session.room,
    }
    with session.vault.directory.change(session.now()) as directory:
        return directory.begin(IMPORT_PROCEDURE, "begun", body)


def _finish(session: Session, intent: Id) -> None:
    with session.vault.directory.change(session.now()) as directory:
        directory.finish(intent)


def _take_back(session: Session, project: Id, batch: Id, levels: list[Level]) -> int:
    taken = 0
    for level in levels:
        records = store.of_batch(session.compartment(project, level), batch)
        if records:
            with session.change(Event.CUSTOMER_IMPORT, Subject(project, level, batch, note="undone")) as change:
                for record in records:
                    change.remove(record.rid, record.rev)
            taken += len(records)
    return taken


def _can_resume(session: Session, intent: Intent) -> bool:
    here = (intent.body["device"], intent.body["room"]) == (session.world.device.id.hex(), session.room)
    held = {int(level) for level in session.levels(from_hex(intent.body["project"]))}
    return here and set(intent.body["levels"]) <= held and may(Event.CUSTOMER_IMPORT, session.duties)
