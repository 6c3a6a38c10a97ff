"""Somebody leaves who could open many compartments: all of them written anew in one go, and the house moved.

The limit is one bare copy for each compartment, of the same rows: they were taken out of the compartments, and each
lies in a file of its own under a key of its own, which the copy opens. The clock starts when both have proved who they
are: what a passphrase costs to hash is no part of the new keys.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.access.duty import Duty
from app.access.level import Level
from app.customers.intake.actions import import_customers
from app.customers.intake.model import Act, ImportChoices
from app.customers.intake.queries import preview_import
from app.ids import Id
from app.people import leaving
from app.people.actions import add_person, leave_person, move_person
from app.people.entrance import sign_in
from app.people.model import ClearanceForm, LeaveReason, MoveForm, PersonForm
from app.people.pairing import Pair
from app.projects.actions import create_project
from app.session.door import Session
from app.session.subject import Credential
from tests.benchmarks import data, limit
from tests.benchmarks.cases import MANAGER, OFFICER, found
from tests.benchmarks.measure import Figure, Seconds, timed

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)
LEAVER = "khe xoai mat dong quyen truoc"
TARGET = 1.5


def measure_leaver(folder: Path, compartments: int, records: int, repeats: int = 5) -> Iterator[Figure]:
    """Leaving beside bare row-by-row copies of as many files. Progress is told as in the window."""
    world, founded = found(folder, "nghi-viec")
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    officer = Credential(founded.officer, OFFICER)
    projects = [session.projects()[0].project]
    while len(projects) * len(LEVELS) < compartments:
        projects.append(create_project(session, f"Dự án {len(projects)}", MANAGER, officer))
    _fill(session, folder, projects, records)
    bare = _bare(session, folder, projects)
    ours, limits = [], []
    for _ in range(repeats):
        leaver = _employ(session, officer, projects)
        ours.append(_leave(session, officer, leaver, len(bare)))
        limits.append(timed(lambda: _copy(bare)))
    session.close()
    what = (
        f"somebody leaves: {compartments} compartments of {records:,} under fresh keys, verified, and the house moved"
    )
    yield Figure(what, compartments * records, tuple(ours), tuple(limits), TARGET)


def _leave(session: Session, officer: Credential, leaver: Id, compartments: int) -> Seconds:
    """What one leaving takes from the moment on that the two have proved who they are."""
    told: list[tuple[int, int]] = []
    began: list[tuple[float, float]] = []
    proved = leaving.pair

    @contextmanager
    def noticed(*given: object, **named: object) -> Iterator[Pair]:
        with proved(*given, **named) as two:  # type: ignore[arg-type]
            began.append((time.perf_counter(), time.process_time()))
            yield two

    leaving.pair = noticed
    try:
        done = leave_person(
            session, leaver, LeaveReason.RESIGNED, "Hết hợp đồng", MANAGER, officer,
            progress=lambda done, total: told.append((done, total)),
        )  # fmt: skip
    finally:
        leaving.pair = proved
    clock, processor = began[0]
    spent = Seconds(time.perf_counter() - clock, time.process_time() - processor)
    if (done.renewed, done.waiting) != (compartments, 0):
        raise AssertionError(f"{done} of {compartments}")
    if len(told) < compartments:
        raise AssertionError("nobody would see how far it has come")
    return spent


def _bare(session: Session, folder: Path, projects: list[Id]) -> list[tuple[Path, bytes]]:
    """For each compartment a bare file with its rows, and the key."""
    files = []
    for number, project in enumerate(projects):
        for level in LEVELS:
            path, key = folder / f"bare-{number}-{int(level)}.db", bytes([number, int(level)] * 16)
            limit.taken_from(session.compartment(project, level).connection, path, key)
            files.append((path, key))
    return files


def _copy(files: list[tuple[Path, bytes]]) -> None:
    for path, key in files:
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        old = limit.connect(path, key)
        limit.rewrite(old, new, key[::-1])
        old.close()


def _fill(session: Session, folder: Path, projects: list[Id], records: int) -> None:
    for number, project in enumerate(projects):
        for level in LEVELS:
            path = str(data.write_csv(folder / "danh-sach.csv", records, prefix=f"K{number}L{int(level)}"))
            # The levels of a project have the same people in other records: as measured, not as an office would.
            choices = ImportChoices(level, sure=Act.ADD)
            import_customers(session, project, preview_import(session, project, path, choices), path, choices)


def _employ(session: Session, officer: Credential, projects: list[Id]) -> Id:
    form = PersonForm("Lê Người Nghỉ", "", (Duty.SALES,), projects[0], LEVELS[-1], LEAVER)
    uid = add_person(session, form, MANAGER, officer)
    clearances = tuple(ClearanceForm(project, LEVELS[-1]) for project in projects)
    move_person(session, MoveForm(uid, "Nhân viên", (Duty.SALES,), clearances), MANAGER, officer)
    return uid
