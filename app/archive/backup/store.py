"""Where the backups of the register stand now, seen from this account on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from app.access.duty import Duty
from app.archive.backup import register
from app.archive.backup.copying import size_now
from app.archive.backup.format import root_of
from app.archive.backup.keeping import is_hurt, present_in
from app.archive.backup.making import is_there
from app.archive.backup.model import (
    RETRY_AFTER,
    BackupRow,
    BackupState,
    Destination,
    Failure,
    PlaceState,
    Plan,
    Standing,
    is_due,
)
from app.archive.backup.plan import read_plan
from app.clock import DAY
from app.errors import Problem
from app.session.door import Session
from app.vault.backups import DISC, FOLDER, Backup, backup_name
from app.vault.house_escrow import escrow_in


def plan_of(session: Session) -> Plan:
    """The plan of this account on this machine."""
    return read_plan(session.world.profile, session.vault.vault_id)


def destination_named(plan: Plan, name: str) -> Destination:
    """One destination of the plan. Raises Problem("backup.unknown_place")."""
    for one in plan.destinations:
        if one.name == name:
            return one
    raise Problem("backup.unknown_place")


def state_of(session: Session) -> BackupState:
    """The whole page."""
    vault, plan, copies = session.vault, plan_of(session), register.backups_of(session)
    present = {one.name: present_in(session, one.name, Path(one.path)) for one in plan.destinations}
    return BackupState(
        proved_at=last_proved(copies, session.now()),
        plan=plan,
        places=tuple(_place(session, one, present[one.name], copies) for one in plan.destinations),
        rows=tuple(_row(session, copy, present) for copy in reversed(copies)),
        escrowed=escrow_in(vault.directory, vault.roster) is not None,
        needed=size_now(vault.folder),
        hurt=is_hurt(session),
    )


def source_of(session: Session, number: int) -> tuple[Backup, Path]:
    """A backup of the register, and its folder on this machine.

    Raises Problem("backup.unknown_number", "backup.not_here").
    """
    copy = register.numbered(session, number)
    for one in plan_of(session).destinations:
        if one.name == copy.place and number in (found := present_in(session, one.name, Path(one.path))):
            return copy, found[number]
    raise Problem("backup.not_here", number=copy.name)


def due_places(session: Session, copies: Sequence[Backup]) -> tuple[Destination, ...]:
    """Where a backup is due (`model`, rule 3)."""
    plan, now = plan_of(session), session.now()
    return tuple(
        one
        for one in plan.destinations
        if is_due(plan, *_last(copies, one.name, now), now, there=is_there(Path(one.path)))
    )


def standing_of(session: Session, *, makes: bool) -> Standing:
    """What everybody may know; whether something is due is worked out for those who make backups."""
    roster, copies, now = session.vault.roster, register.backups_of(session), session.now()
    askable = [*roster.holders(Duty.ADMINISTRATOR.value), *roster.holders(Duty.OFFICER.value)]
    return Standing(
        proved_at=last_proved(copies, now),
        founded_at=roster.founded_at,
        now=now,
        failures=_failures(copies, now),
        due=makes and bool(due_places(session, copies)),
        whom=tuple(dict.fromkeys(person.name for person in askable)),
    )


def last_proved(copies: Sequence[Backup], now: int) -> int:
    """When one of those that still count was last proved; 0 when there is none.

    A proof from a day that is still to come was stated under a wrong clock. It says nothing of its age, and would
    silence everything until that day.
    """
    proved = (copy.proved_at for copy in copies if copy.medium == FOLDER and copy.counts)
    return max((at for at in proved if at <= now + DAY), default=0)


def _last(copies: Sequence[Backup], place: str, now: int) -> tuple[int, int]:
    """When a backup in this place was last proved, and when one last failed or was begun without an end."""
    here = [copy for copy in copies if copy.place == place and copy.medium == FOLDER]
    ended = [copy.failed_at or (copy.made_at if _cut_off(copy, now) else 0) for copy in here]
    return last_proved(here, now), max(ended, default=0)


def failing(copies: Sequence[Backup], now: int) -> list[Backup]:
    """Those that went wrong in a place where nothing went well since, newest first; not in one that was dropped."""
    return [copy for copy in reversed(copies) if _is_failing(copy, copies, now)]


def _is_failing(copy: Backup, copies: Sequence[Backup], now: int) -> bool:
    wrong = copy.medium == FOLDER and (copy.failed_at or _cut_off(copy, now))
    if not wrong or copy.gone_at or copy.dropped_at:
        return False
    return not any(one.place == copy.place and one.number > copy.number and one.proved_at for one in copies)


def _failures(copies: Sequence[Backup], now: int) -> tuple[Failure, ...]:
    """The newest failure in each place where nothing went well since."""
    found: dict[str, Failure] = {}
    for copy in failing(copies, now):
        found.setdefault(copy.place, Failure(copy.name, copy.place, copy.why or "backup.cut_off"))
    return tuple(found.values())


def _cut_off(copy: Backup, now: int) -> bool:
    """Begun long ago, and nothing was heard of it since."""
    silent = not (copy.proved_at or copy.failed_at or copy.gone_at)
    return silent and not now - RETRY_AFTER < copy.made_at <= now


def _place(session: Session, one: Destination, present: Mapping[int, Path], copies: Sequence[Backup]) -> PlaceState:
    path, there, free = Path(one.path), False, 0
    with suppress(OSError):
        there = path.is_dir()
        free = shutil.disk_usage(path).free if there else 0
    proved_at, _ = _last(copies, one.name, session.now())
    return PlaceState(one.name, str(root_of(path, session.vault.vault_id)), there, free, proved_at, len(present))


def _row(session: Session, copy: Backup, present: Mapping[str, Mapping[int, Path]]) -> BackupRow:
    cut_off = _cut_off(copy, session.now())
    state = copy.gone or ("failed" if copy.failed_at or cut_off else "proved" if copy.proved_at else "unproved")
    return BackupRow(
        number=copy.number,
        name=copy.name,
        medium=copy.medium,
        carries=backup_name(copy.of) if copy.medium == DISC and copy.of else "",
        place=copy.place,
        by=session.name_of(copy.by),
        made_at=copy.made_at,
        proved_at=copy.proved_at,
        size=copy.size,
        state=state,
        why=copy.why or ("backup.cut_off" if cut_off else ""),
        how=copy.how,
        here=copy.number in present.get(copy.place, {}),
        may_exist=copy.may_exist,
    )
