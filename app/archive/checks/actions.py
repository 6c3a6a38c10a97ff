"""What may be done about checks. Every function passes the door first."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.event import Event
from app.access.policy import may
from app.archive.checks import running, schedule, standing, store
from app.archive.checks.examining import Found
from app.archive.checks.model import CheckState
from app.session.door import Session
from app.session.subject import Subject


def start_check(session: Session) -> CheckState:
    """Begin the full check of all that this session has keys for, in a process of its own; `continue_check` goes on."""
    session.read(Event.VAULT_VERIFY)
    running.begin(session, running.everything(session))
    return _state(session)


def continue_check(session: Session) -> CheckState:
    """Sign for what was found meanwhile, begin what is due, and say how it stands. Asked by the window now and then."""
    session.read(Event.CHECK_STATE)
    keep_found(session, running.take_in(session))
    if running.under_way(session) is None and not running.rests(session):
        question = running.what_is_due(session, store.notes_kept(session))
        if question is not None:
            running.begin(session, question)
    return _state(session)


def stop_check(session: Session) -> CheckState:
    """End the check that runs. What it has found until now is kept."""
    session.read(Event.CHECK_STOP)
    running.stop(session)
    keep_found(session, running.take_in(session))
    return _state(session)


def keep_found(session: Session, found: Sequence[Found]) -> None:
    """Sign for what was found."""
    if not found:
        return
    hurt = sum(bool(one.faults) for one in found)
    with session.act(Event.CHECK_KEPT, Subject(note=f"{len(found)}/{hurt}")):
        store.state(session, found)
    running.kept(session)


def ensure_schedule(session: Session) -> None:
    """Set the weekly run of this account up, unless it is or somebody switched it off."""
    session.read(Event.CHECK_STATE)
    schedule.timers(session.world.profile).ensure()


def set_schedule(session: Session, on: bool) -> None:
    """Switch the weekly run of this account on or off.

    Raises Problem("checks.no_systemd"), Problem("checks.no_scheduler"), Problem("checks.timer_refused").
    """
    with session.act(Event.CHECK_SCHEDULE, Subject(note="on" if on else "off")):
        timers = schedule.timers(session.world.profile)
        if on:
            timers.switch_on()
        else:
            timers.switch_off()


def _state(session: Session) -> CheckState:
    return standing.state_of(session, told_counts=may(Event.CHECK_LIST, session.duties))
