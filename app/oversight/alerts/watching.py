"""Looking through what is new in the journal, and writing down what is unusual in it.

What was remembered comes from the officer's index; the acts since then are seen, and each finding is raised, or brought
up to date while nobody has decided on it. Another officer may be doing the same at this moment: what they raised
stands.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

from app.access.event import Event
from app.errors import Cancelled, Problem
from app.ids import Id
from app.oversight.acts import acts_since, fill, first_entry_since
from app.oversight.alerts import store
from app.oversight.alerts.finding import Finding
from app.oversight.alerts.kept import packed, unpacked
from app.oversight.alerts.limits import Limits
from app.oversight.alerts.model import OPEN_STATES, AlertState, Watched, rises_again
from app.oversight.alerts.rules import Office
from app.oversight.alerts.store import Kept
from app.oversight.alerts.tally import KEPT, Tally, day_of
from app.oversight.alerts.watch import Watch
from app.oversight.index import opened
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment

NAME = "alerts"
EPOCH = date(1970, 1, 1).toordinal()

Progress = Callable[[int, int], None]


def watch(session: Session, office: Compartment, most: int, progress: Progress | None = None) -> Watched:
    """See what is new, raise what is unusual; returns how many alerts are open.

    With ``most`` no more than about so many entries are opened at a time, and until all are nothing is raised.
    """
    if most and not _caught_up(session, most):
        return Watched(_open(office), 0, behind=True)
    findings, tally = _findings(session, office, progress)
    raised = sum(_settle(session, office, finding) for finding in findings)
    # Last of all: what was found and could not be written down, on a full disk say, is found again the next time.
    with opened(session) as index:
        index.keep(NAME, packed(tally))
    return Watched(_open(office), raised)


def _open(office: Compartment) -> int:
    return sum(one.state in OPEN_STATES for one in store.alerts(office))


def _caught_up(session: Session, most: int) -> bool:
    """Whether the index is filled, after some more of it was."""

    def tell(done: int, total: int) -> None:
        if most <= done < total:
            raise Cancelled("cancelled")

    try:
        fill(session, tell)
    except Cancelled:
        return False
    return True


def _findings(session: Session, office: Compartment, progress: Progress | None) -> tuple[list[Finding], Tally]:
    """What was found since the last time, and what is to be remembered of it once that is written down."""
    limits, today = store.limits(office, session.vault.vault_id).limits, day_of(session.now())
    tally = _remembered(session, limits, today)
    around = Office(
        {uid: person.duties for uid, person in session.vault.roster.people.items()},
        {uid: date.fromisoformat(day).toordinal() - EPOCH for uid, day in store.notices(office).items()},
    )
    found = Watch(tally).follow(acts_since(session, tally.reached, progress), around)
    return list({store.id_of(session.vault.vault_id, one): one for one in found}.values()), tally


def _remembered(session: Session, limits: Limits, today: int) -> Tally:
    """What was remembered, or nothing, with as much of the journal before it as matters."""
    with opened(session) as index:
        blob = index.kept(NAME)
    tally = unpacked(blob, limits, today)
    if tally is None:
        tally = Tally(limits, today)
        tally.reached = first_entry_since(session, today - KEPT + EPOCH) - 1
    return tally


def _settle(session: Session, office: Compartment, finding: Finding) -> bool:
    """Raise an alert, or bring it up to date; whether it is new, or up again."""
    rid = store.id_of(session.vault.vault_id, finding)
    before = store.alert(office, rid)
    if before is None:
        return _raise(session, office, rid, finding)
    if finding.figure <= before.finding.figure:
        return False
    after = store.grown(before, finding, session.uid, session.now())
    again = rises_again(before.state, before.decided, finding.figure)
    if before.state not in OPEN_STATES and not again:
        return False
    if again:
        after = replace(after, state=AlertState.RAISED, note="", beside=None)
        return _write(session, office, after, Subject(person=finding.person, rid=rid, note=finding.rule.value))
    with office.change(Event.ALERT_WATCH.value, session.identity, session.now()) as change:
        store.write(change, after)
    return False


def _raise(session: Session, office: Compartment, rid: Id, finding: Finding) -> bool:
    subject = Subject(person=finding.person, rid=rid, note=finding.rule.value)
    try:
        with (
            session.act(Event.ALERT_RAISE, subject),
            office.change(Event.ALERT_RAISE.value, session.identity, session.now()) as change,
        ):
            store.raise_alert(change, rid, finding, session.uid, session.now())
    except Problem as problem:
        if problem.code != "vault.changed_meanwhile":
            raise
        return False
    return True


def _write(session: Session, office: Compartment, kept: Kept, subject: Subject) -> bool:
    with (
        session.act(Event.ALERT_RAISE, subject),
        office.change(Event.ALERT_RAISE.value, session.identity, session.now()) as change,
    ):
        store.write(change, kept)
    return True


def office_of(session: Session, event: Event) -> closing[Compartment]:
    """The office store, to be closed after use. Raises Refused for who has none, journalled."""
    office = session.open_office()
    if office is None:
        raise session.refuse(event, Subject(), "session.not_your_duty")
    return closing(office)
