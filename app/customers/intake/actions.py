"""What may be done with an office's list: import it whole, take a batch back, settle what was cut off."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.entry.gate import takes_steps
from app.customers.intake import undoing
from app.customers.intake.model import Fate, ImportChoices, ImportPreview, ImportResult, Taken, may_undo
from app.customers.intake.planning import Progress, plan, uncollected
from app.customers.intake.writing import Prepared, write
from app.errors import Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.session.subject import Subject
from app.vault.statement import Intent

IMPORT_PROCEDURE = "import"
UNDO_PROCEDURE = "import-undo"
MOST_MERGED = 5000
"""Each is an entry of its own in the journal."""


def import_customers(
    session: Session,
    project: Id,
    preview: ImportPreview,
    path: str,
    choices: ImportChoices,
    progress: Progress | None = None,
) -> ImportResult:
    """Import the list at ``path`` as it was previewed with these choices: all of it, or nothing.

    Raises Problem("customers.import_bad_rows") while a row is bad, Problem("customers.import_changed") when the file,
    or a customer of the vault that it would change, is no longer what was previewed. Several levels are several
    compartments: the intent is noted first, and what an interrupted import left is taken back by
    `undo_interrupted_imports`.
    """
    session.read(Event.CUSTOMER_IMPORT_PREVIEW, Subject(project, choices.level))
    prepared, skipped = _prepared(session, project, preview, path, choices)
    for level in prepared.levels:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    intent = _begin(session, IMPORT_PROCEDURE, project, prepared.batch, prepared.levels)
    try:
        merged = write(session, project, prepared, progress)
    except BaseException:
        _take_back(session, project, prepared.batch, prepared.levels, Event.CUSTOMER_IMPORT, note="undone")
        _finish(session, intent)  # only now: what could not be taken back waits for the next unlocking
        raise
    _finish(session, intent)
    counts = tuple((level, len(prepared.entered[level])) for level in sorted(prepared.entered))
    added = sum(count for _, count in counts)
    waits = takes_steps(session, project)
    return ImportResult(prepared.batch, added, counts, merged, skipped, waits)


def undo_import(session: Session, project: Id, batch: Id, progress: Progress | None = None) -> Taken:
    """Take back what one import brought in and nobody changed since, at every level that is open; one act.

    Raises Refused("intake.not_your_batch") for who neither imported it nor is a manager,
    Problem("intake.no_such_batch") where nothing of it is left to take back.
    """
    levels = list(session.levels(project))
    session.read(Event.CUSTOMER_PAGE, Subject(project, max(levels, default=None)))
    found = {level: one for level in levels if (one := undoing.batch_at(session, project, level, batch)) is not None}
    if not found:
        raise Problem("intake.no_such_batch")
    concerned = list(found)
    if not may_undo(session.duties, session.uid, found[concerned[0]].first.writer.uid):
        subject = Subject(project, concerned[0], batch)
        raise session.refuse(Event.CUSTOMER_IMPORT_UNDO, subject, "intake.not_your_batch")
    intent = _begin(session, UNDO_PROCEDURE, project, batch, concerned)
    try:
        return _sum(_take_back(session, project, batch, concerned, Event.CUSTOMER_IMPORT_UNDO, progress=progress))
    finally:
        _finish(session, intent)


def undo_interrupted_imports(session: Session) -> int:
    """Take back what an import left that was cut off between two compartments, and go on with a taking back that was;
    returns how many customers.

    Done when a session opens on the same device in the same room, whose process is then not in the middle of it, and
    whose person may import and has all the compartments concerned; others leave it to the next who has.
    """
    taken = 0
    for intent in session.vault.directory.intents():
        if intent.procedure not in {IMPORT_PROCEDURE, UNDO_PROCEDURE} or not _can_resume(session, intent):
            continue
        project, batch = from_hex(intent.body["project"]), from_hex(intent.body["batch"])
        levels = [Level(level) for level in intent.body["levels"]]
        undoing_it = intent.procedure == UNDO_PROCEDURE
        event = Event.CUSTOMER_IMPORT_UNDO if undoing_it else Event.CUSTOMER_IMPORT
        done = _take_back(session, project, batch, levels, event, note="" if undoing_it else "undone")
        taken += sum(part.removed + part.restored for part in done)
        _finish(session, intent.id)
    return taken


def _prepared(
    session: Session, project: Id, preview: ImportPreview, path: str, choices: ImportChoices
) -> tuple[Prepared, int]:
    made = plan(session, project, path, choices)
    bad = made.count(Fate.BAD)
    if bad:
        raise Problem("customers.import_bad_rows", bad=bad)
    if made.digest != preview.digest:
        raise Problem("customers.import_changed")
    with uncollected():
        prepared = Prepared(session.world.new_id(), made.entered(choices), made.merges(choices))
    if not prepared.size:
        raise Problem("customers.import_empty")
    if len(prepared.merges) > MOST_MERGED:
        raise Problem("intake.too_many_merges", most=MOST_MERGED)
    return prepared, made.count(Fate.SKIP) + made.count(Fate.LEFT_OUT)


def _take_back(
    session: Session,
    project: Id,
    batch: Id,
    levels: list[Level],
    event: Event,
    *,
    note: str = "",
    progress: Progress | None = None,
) -> list[Taken]:
    """Take the batch back at these levels; where it is not, nothing happens."""
    done = []
    for level in levels:
        part = undoing.part_of(session, project, level, batch, cut_off=event is Event.CUSTOMER_IMPORT)
        if part is None:
            continue
        told = note or f"rows:{part.taken.removed} merged:{part.taken.restored} stayed:{part.taken.stayed}"
        with uncollected(), session.change(event, Subject(project, level, batch, note=told)) as change:
            undoing.take_back(change, session.compartment(project, level), part, progress)
        done.append(part.taken)
    return done


def _sum(taken: list[Taken]) -> Taken:
    return Taken(
        sum(one.removed for one in taken),
        sum(one.restored for one in taken),
        sum(one.changed for one in taken),
        sum(one.hangs for one in taken),
    )


def _begin(session: Session, procedure: str, project: Id, batch: Id, levels: list[Level]) -> Id:
    body = {
        "batch": batch.hex(),
        "project": project.hex(),
        "levels": [int(level) for level in levels],
        "device": session.world.device.id.hex(),
        "room": session.room,
    }
    with session.vault.directory.change(session.now()) as directory:
        return directory.begin(procedure, "begun", body)


def _finish(session: Session, intent: Id) -> None:
    with session.vault.directory.change(session.now()) as directory:
        directory.finish(intent)


def _can_resume(session: Session, intent: Intent) -> bool:
    here = (intent.body["device"], intent.body["room"]) == (session.world.device.id.hex(), session.room)
    held = {int(level) for level in session.levels(from_hex(intent.body["project"]))}
    return here and set(intent.body["levels"]) <= held and may(Event.CUSTOMER_IMPORT, session.duties)
