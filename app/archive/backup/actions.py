"""What may be done about backups: making one or those that are due, proving one again, planning, recording an end.

A backup that fails is in the journal as refused, with the code of what went wrong, and in the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.access.event import Event
from app.archive.backup import doing, register
from app.archive.backup.model import (
    Checkpoint,
    Outcome,
    Plan,
    Progress,
    checked,
    checked_how,
    no_progress,
    no_stop,
)
from app.archive.backup.plan import keep_plan
from app.archive.backup.store import destination_named, due_places, failing, plan_of, source_of
from app.errors import Cancelled, NiemError, Problem
from app.session.door import Session
from app.session.model import OVER
from app.session.subject import Subject
from app.vault.backups import DESTROYED, DROPPED, backup_name

CHANGED = "vault.changed_meanwhile"


def make_backup(
    session: Session, place: str, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> Outcome:
    """Make a backup in one destination of the plan, and prove it. ``progress`` may raise Cancelled until it is proved.

    Raises Problem("backup.unknown_place"), Problem("vault.busy"), what the destination and the disk raise, and Corrupt
    for a backup that came back otherwise than it was written. No half backup is left that looks whole.
    """
    to = destination_named(plan_of(session), place)
    name, event = register.next_name(session), Event.BACKUP_MAKE
    with session.act(event, Subject(note=name)), _failure_noted(session, event, name):
        outcome = doing.made(session, to, name, progress or no_progress, checkpoint)
    session.keep_anchor(at_once=True)
    return outcome


def make_due_backups(session: Session, progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Make a backup in every destination where one is due. Behaves and raises as `make_backups`."""
    session.read(Event.BACKUP_DUE)
    outcomes = make_backups(session, _due(session), progress)
    # Another window waited for the same hour: what it made meanwhile is no failure of this one.
    left = _due(session)
    return tuple(one for one in outcomes if one.why != CHANGED or one.place in left)


def _due(session: Session) -> list[str]:
    """The places where a backup is due now."""
    session.vault.refresh()
    return [to.name for to in due_places(session, register.backups_of(session))]


def make_backups(session: Session, places: Sequence[str], progress: Progress | None = None) -> tuple[Outcome, ...]:
    """Make a backup in each of these destinations; a failure in one does not keep the others from theirs.

    Raises Cancelled when the person stops it, and what ends the session.
    """
    session.read(Event.BACKUP_DUE)
    outcomes = []
    for place in places:
        name = register.next_name(session)
        try:
            outcomes.append(make_backup(session, place, progress))
        except Cancelled:
            raise
        except NiemError as error:
            if error.code in OVER:
                raise
            outcomes.append(Outcome(name, place, error.code, tuple(error.details.items())))
    return tuple(outcomes)


def prove_backup(session: Session, number: int, progress: Progress | None = None) -> None:
    """Read a backup of this machine again and restore it into a scratch place: for officers, whose keys open it.

    Raises Problem("backup.unknown_number", "backup.not_here"), and what is wrong with it, which is on record then.
    """
    name, event = backup_name(number), Event.BACKUP_PROVE
    with session.act(event, Subject(note=name)), _failure_noted(session, event, name):
        copy, source = source_of(session, number)
        doing.proved_again(session, copy, source, progress or no_progress)


def set_plan(session: Session, plan: Plan) -> None:
    """Where and when backups are made by this account on this machine. Raises Problem (`model.checked`).

    What failed in a place that is planned no more is told no longer. Where another account has one of that name, its
    next failure is told again.
    """
    with session.act(Event.BACKUP_PLAN):
        new = checked(plan)
        dropped = {one.name for one in plan_of(session).destinations} - {one.name for one in new.destinations}
        for copy in failing(register.backups_of(session), session.now()):
            if copy.place in dropped:
                register.note(session, copy, DROPPED, sha256=copy.sha256)
        keep_plan(session.world.profile, session.vault.vault_id, new)


def put_destroyed(session: Session, number: int, how: str) -> None:
    """Put on record that the medium with this backup was destroyed, and how: it closes its lines on certificates.

    Raises Problem("backup.unknown_number", "backup.destroyed_already"), and what `model.checked_how` raises.
    """
    text = checked_how(how)
    with session.act(Event.BACKUP_DESTROYED, Subject(note=backup_name(number))):
        copy = register.numbered(session, number)
        if copy.gone == DESTROYED:
            raise Problem("backup.destroyed_already")
        register.note(session, copy, DESTROYED, why=text, sha256=copy.sha256)


@contextmanager
def _failure_noted(session: Session, event: Event, name: str) -> Iterator[None]:
    """What went wrong is in the journal as well: an officer should see that there is no backup of that day."""
    try:
        yield
    except NiemError as error:
        session.refuse(event, Subject(note=name), error.code)
        raise
