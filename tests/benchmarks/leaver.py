"""Somebody leaves who could open many compartments: all of them written anew in one go, and the house moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.access.duty import Duty
from app.access.level import Level
from app.customers.intake.actions import import_customers
from app.customers.intake.model import Act, ImportChoices
from app.customers.intake.queries import preview_import
from app.ids import Id
from app.people.actions import add_person, leave_person, move_person
from app.people.entrance import sign_in
from app.people.model import ClearanceForm, LeaveReason, MoveForm, PersonForm
from app.projects.actions import create_project
from app.session.door import Session
from app.session.subject import Credential
from tests.benchmarks import data, limit
from tests.benchmarks.cases import MANAGER, OFFICER, found
from tests.benchmarks.measure import Figure, timed

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)
LEAVER = "khe xoai mat dong quyen truoc"


def measure_leaver(folder: Path, compartments: int, records: int) -> Iterator[Figure]:
    """Leaving beside bare row-by-row copies of as many files. Progress is told as in the window."""
    world, founded = found(folder, "nghi-viec")
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    officer = Credential(founded.officer, OFFICER)
    projects = [session.projects()[0].project]
    while len(projects) * len(LEVELS) < compartments:
        projects.append(create_project(session, f"Dự án {len(projects)}", MANAGER, officer))
    _fill(session, folder, projects, records)
    leaver = _employ(session, officer, projects)
    told: list[tuple[int, int]] = []

    def ours() -> None:
        note = "Hết hợp đồng"
        done = leave_person(
            session, leaver, LeaveReason.RESIGNED, note, MANAGER, officer,
            progress=lambda done, total: told.append((done, total)),
        )  # fmt: skip
        if (done.renewed, done.waiting) != (len(projects) * len(LEVELS), 0):
            raise AssertionError(f"{done} of {compartments}")

    raw = limit.fill(folder / "raw-leaver.db", limit.prepared(data.rows(records)))

    def least() -> None:
        for number in range(len(projects) * len(LEVELS)):
            limit.rewrite(raw, folder / f"raw-leaver-{number}.db", bytes([number % 256] * 32))

    seconds = timed(ours)
    limits = timed(least)
    raw.close()
    session.close()
    if len(told) < compartments:
        raise AssertionError("nobody would see how far it has come")
    what = (
        f"somebody leaves: {compartments} compartments of {records:,} under fresh keys, verified, and the house moved"
    )
    yield Figure(what, compartments * records, (seconds,), (limits,), 4)


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
