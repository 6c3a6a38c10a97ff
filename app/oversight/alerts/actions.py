"""What officers may do about alerts: look through what is new, decide, change the limits, note who is leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.errors import Problem
from app.ids import Id
from app.oversight.alerts import store
from app.oversight.alerts.concerned import is_about_me, other_officers
from app.oversight.alerts.limits import Limits, require_sane
from app.oversight.alerts.model import DecisionForm, Watched, clean_note, require_next, why_not_alone
from app.oversight.alerts.store import Kept
from app.oversight.alerts.watching import office_of, watch
from app.session.door import Session
from app.session.signing import countersigner
from app.session.subject import Credential, Subject


def watch_journal(session: Session, most: int = 0, progress: Callable[[int, int], None] | None = None) -> Watched:
    """Look through what is new in the journal and raise what is unusual; by itself, after an officer unlocks.

    With ``most`` about so many entries are opened, and where more are left it is to be asked again (``behind``).

    Each alert that it raises is journalled; the looking is not. Raises Refused for everybody but officers.
    """
    session.read(Event.ALERT_WATCH)
    with office_of(session, Event.ALERT_WATCH) as office:
        return watch(session, office, most, progress)


def decide_alert(session: Session, form: DecisionForm, manager: Credential | None = None) -> None:
    """Note that an alert was seen, explain it, or turn it into an incident.

    On an alert about themselves no officer decides: Refused("alerts.another_officer"), and where there is no other,
    only with a ``manager`` beside them: Problem("alerts.needs_manager"). Raises Problem("alerts.not_found"),
    Problem("alerts.decided_already") and those of `clean_note` and `countersigner`.
    """
    note = clean_note(form)
    with office_of(session, Event.ALERT_DECIDE) as office:
        before = store.alert(office, form.alert)
        about = before.finding.person if before is not None else None
        subject = Subject(person=about, rid=form.alert, note=form.state.value)
        with session.act(Event.ALERT_DECIDE, subject):
            if before is None:
                raise Problem("alerts.not_found")
            require_next(before.state, form.state)
            with _beside(session, before, subject, manager) as beside:
                after = replace(
                    before, state=form.state, note=note, by=session.uid, beside=beside, at=session.now(),
                    decided=before.finding.figure,
                )  # fmt: skip
                with office.change(Event.ALERT_DECIDE.value, session.identity, session.now()) as change:
                    store.write(change, after)


def change_limits(session: Session, limits: Limits) -> None:
    """Put other limits in force for everybody. Raises the Problems of `require_sane`; Refused for all but officers."""
    require_sane(limits)
    with (
        office_of(session, Event.ALERT_LIMITS) as office,
        session.act(Event.ALERT_LIMITS),
        office.change(Event.ALERT_LIMITS.value, session.identity, session.now()) as change,
    ):
        store.put_limits(change, office, session.vault.vault_id, limits)


def note_leaving(session: Session, person: Id, day: str) -> None:
    """Note since which day (ISO) somebody is known to be leaving; an empty day takes it back.

    Raises Problem("people.unknown"), Problem("oversight.bad_day"); Refused for everybody but officers, and about
    oneself while there is another officer: Refused("alerts.own_leaving").
    """
    if session.vault.roster.people.get(person) is None:
        raise Problem("people.unknown")
    try:
        clean = date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise Problem("oversight.bad_day") from error
    subject = Subject(person=person, note=clean)
    with office_of(session, Event.ALERT_LEAVING) as office, session.act(Event.ALERT_LEAVING, subject):
        if is_about_me(session, person) and other_officers(session):
            # What makes the rules look closer at somebody is not theirs to take back.
            raise session.refuse(Event.ALERT_LEAVING, subject, "alerts.own_leaving")
        with office.change(Event.ALERT_LEAVING.value, session.identity, session.now()) as change:
            store.put_notice(change, office, session.vault.vault_id, person, clean)


@contextmanager
def _beside(session: Session, kept: Kept, subject: Subject, manager: Credential | None) -> Iterator[Id | None]:
    """Who decides beside the officer, where the officer may not decide alone."""
    about_me = is_about_me(session, kept.finding.person)
    why = why_not_alone(about_me=about_me, other_officers=other_officers(session))
    if not why:
        yield None
    elif why == "alerts.another_officer":
        raise session.refuse(Event.ALERT_DECIDE, subject, "alerts.another_officer")
    elif manager is None:
        raise Problem("alerts.needs_manager")
    else:
        with countersigner(session, manager, Event.ALERT_DECIDE) as second:
            if Duty.MANAGER not in second.duties:
                raise session.refuse(Event.ALERT_DECIDE, subject, "alerts.needs_manager")
            yield second.uid
