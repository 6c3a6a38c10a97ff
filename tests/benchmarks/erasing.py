"""One customer among many is destroyed: from the moment both have proved who they are to the new files being in force.

The limit is the bare copy of `limit.rewrite` over the rows of the compartments that the destruction writes anew, each
from a file of its own. It is made before anybody goes up to the top-secret room, whose protected memory slows down
everything that SQLite does in the process from then on: what that costs ours is part of ours.

Each turn destroys another customer, who has a dealing at every level. What follows, the certificate, is measured beside
the time in which it should be there, until it is filed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.access.duty import Duty
from app.access.level import Level
from app.clock import DAY, SystemClock, local_date
from app.customers.actions import add_item
from app.customers.intake.actions import import_customers
from app.customers.intake.model import Act, ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.model import ItemForm, ItemKind, Ref
from app.customers.queries import get_customer, list_customers
from app.destruction import actions
from app.destruction.actions import approve_destruction, execute_destruction, request_destruction
from app.destruction.model import DestructionForm, Ground
from app.destruction.queries import get_order
from app.destruction.recording import NO_LETTER
from app.ids import Id
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import Founded, PersonForm
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.subject import Credential
from app.session.world import World
from tests.benchmarks import data, limit
from tests.benchmarks.cases import MANAGER, OFFICER, found
from tests.benchmarks.measure import Figure, Seconds, spent, timed
from tests.fixtures.standing import state_standing

CLERK = "khe xoai mat dong quyen truoc"
LEVELS = (Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET)
TARGET = 1.5
ISSUED = 3.0
"""Seconds in which a certificate is issued."""
COOLED = 4 * DAY
"""Longer than an order waits."""


class _LaterClock:
    """The machine's clock, some days ahead."""

    def now(self) -> int:
        return SystemClock().now() + COOLED


def measure_erasing(folder: Path, size: int, repeats: int = 3) -> Iterator[Figure]:
    """Destroying one of ``size`` customers beside bare copies, with both integrity checks, of what is written anew."""
    world, founded = found(folder, "tieu-huy")
    officer = Credential(founded.officer, OFFICER)
    project, clerk = _filled(world, founded, folder, size)
    bare = _bare(world, founded, folder, project)
    limits = [timed(lambda: _copy(bare)) for _ in range(repeats)]
    orders = _ordered(world, founded, project, clerk, repeats)
    session = sign_in(replace(world, clock=_LaterClock()), founded.path, founded.manager, MANAGER, TOP_SECRET_ROOM)
    ours, issued = zip(*(_destroy(session, order, code, officer) for code, order in orders), strict=True)
    session.close()
    what = "one customer destroyed, up to the new files in force: three files written anew, searched, verified"
    yield Figure(what, size, tuple(ours), tuple(limits), TARGET)
    what = "its certificate, from the switch to signed by two, stamped and filed, beside 3 s"
    yield Figure(what, size, tuple(issued), (Seconds(ISSUED, ISSUED),), 1)


def _filled(world: World, founded: Founded, folder: Path, size: int) -> tuple[Id, Id]:
    """A project with ``size`` customers, and somebody who may record an order."""
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    project = session.projects()[0].project
    path = str(data.write_csv(folder / "danh-sach.csv", size))
    choices = ImportChoices(Level.CONFIDENTIAL, sure=Act.ADD)
    import_customers(session, project, preview_import(session, project, path, choices), path, choices)
    form = PersonForm("Phạm Văn Ghi", "", (Duty.CUSTOMER_SERVICE,), project, Level.SECRET, CLERK)
    clerk = add_person(session, form, MANAGER, Credential(founded.officer, OFFICER))
    theirs = sign_in(world, founded.path, clerk, CLERK)
    state_standing(session, theirs.identity, session.identity, "TT-2026-0099")
    theirs.close()
    session.close()
    return project, clerk


def _ordered(world: World, founded: Founded, project: Id, clerk: Id, count: int) -> list[tuple[str, Ref]]:
    """``count`` approved orders, each with its customer's code: spread over the list, with a dealing at every level."""
    manager = sign_in(world, founded.path, founded.manager, MANAGER, TOP_SECRET_ROOM)
    officer = Credential(founded.officer, OFFICER)
    rows = list_customers(manager, project, LEVELS[:1], limit=500).rows
    recorder = sign_in(world, founded.path, clerk, CLERK)
    orders = []
    for row in rows[:: max(1, len(rows) // count)][:count]:
        for level in LEVELS:
            add_item(manager, ItemForm(row.ref, ItemKind.DEALING, level, f"Hợp đồng khung {level} của {row.name}"))
        form = DestructionForm(
            row.ref, Ground.CONTRACT_END, "Khách hàng", local_date(manager.now()).isoformat(), NO_LETTER, True
        )
        order = request_destruction(recorder, form)
        approve_destruction(manager, order, True, "", MANAGER, officer)
        orders.append((get_customer(manager, row.ref).form.code, order))
    recorder.close()
    manager.close()
    return orders


def _bare(world: World, founded: Founded, folder: Path, project: Id) -> list[tuple[Path, bytes]]:
    """For each compartment a bare file with its rows, and the key."""
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    files = []
    for level in LEVELS[:2]:
        path, key = folder / f"bare-{int(level)}.db", bytes([int(level)] * 32)
        limit.taken_from(session.compartment(project, level).connection, path, key)
        files.append((path, key))
    session.close()
    # Nobody opens level 3 here; it holds items only.
    path, key = folder / "bare-3.db", bytes([3] * 32)
    limit.fill(path, ([], []), key).close()
    return [*files, (path, key)]


def _copy(files: list[tuple[Path, bytes]]) -> None:
    for path, key in files:
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        old = limit.connect(path, key)
        limit.rewrite(old, new, key[::-1])
        old.close()


def _destroy(session: Session, order: Ref, code: str, officer: Credential) -> tuple[Seconds, Seconds]:
    """What one destruction takes, from the passphrases proved to the old files gone; and its certificate from there."""
    marks: list[tuple[float, float]] = []
    begun = actions.begin

    def noticed(*given: object) -> object:
        marks.append((time.perf_counter(), spent()))
        return begun(*given)  # type: ignore[arg-type]

    def checkpoint(step: str) -> None:
        if step in ("rewritten", "filed"):
            marks.append((time.perf_counter(), spent()))

    count = get_order(session, order).count
    actions.begin = noticed  # type: ignore[assignment]
    try:
        execute_destruction(session, order, code, count, MANAGER, officer, checkpoint=checkpoint)
    finally:
        actions.begin = begun
    begin, switched, filed = marks
    return _between(begin, switched), _between(switched, filed)


def _between(first: tuple[float, float], second: tuple[float, float]) -> Seconds:
    return Seconds(second[0] - first[0], second[1] - first[1])
