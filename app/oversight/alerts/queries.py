"""What officers may see of the alerts. Their looking is journalled like any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.access.event import Event
from app.errors import Problem
from app.ids import Id
from app.oversight.acts import acts_of
from app.oversight.alerts import store
from app.oversight.alerts.concerned import is_about_me, other_officers
from app.oversight.alerts.model import OPEN_STATES, AlertDetail, AlertPage, AlertRow, LimitsView, NoticeRow, Step
from app.oversight.alerts.store import Kept
from app.oversight.alerts.watching import EPOCH, office_of
from app.oversight.telling import project_names, told
from app.session.door import Session
from app.session.subject import Subject

MOST_SHOWN = 100


def list_alerts(session: Session) -> AlertPage:
    """Every alert, the open ones first. Raises Refused for everybody but officers."""
    session.read(Event.ALERT_LIST)
    with office_of(session, Event.ALERT_LIST) as office:
        names = project_names(session)
        rows = [_row(session, kept, names) for kept in store.alerts(office)]
    rows.sort(key=lambda row: (not row.open, -row.severity if row.open else 0, -row.raised_at))
    return AlertPage(tuple(rows), sum(row.open for row in rows))


def get_alert(session: Session, alert: Id) -> AlertDetail:
    """One alert with the entries behind it. Raises Problem("alerts.not_found"), Refused for all but officers."""
    with office_of(session, Event.ALERT_VIEW) as office:
        kept = store.alert(office, alert)
        about = kept.finding.person if kept is not None else None
        session.read(Event.ALERT_VIEW, Subject(person=about, rid=alert))
        if kept is None:
            raise Problem("alerts.not_found")
        life = [_step(session, one) for one in _decisions(store.life(office, alert))]
    shown = kept.finding.entries[-MOST_SHOWN:]
    names = project_names(session)
    entries = [told(session, act, names) for act in acts_of(session, shown)]
    entries.sort(key=lambda entry: -entry.id)
    return AlertDetail(_row(session, kept, names), tuple(entries), len(kept.finding.entries), tuple(life))


def view_limits(session: Session) -> LimitsView:
    """From which figures on the rules speak, and who is known to be leaving. Raises Refused for all but officers."""
    session.read(Event.ALERT_LIMITS_VIEW)
    with office_of(session, Event.ALERT_LIMITS_VIEW) as office:
        kept = store.limits(office, session.vault.vault_id)
        leaving = store.notices(office)
    people = sorted(session.vault.roster.people.values(), key=lambda person: person.name)
    rows = tuple(NoticeRow(one.uid, one.name, leaving.get(one.uid, "")) for one in people if one.active)
    return LimitsView(kept.limits, session.name_of(kept.by) if kept.by else "", kept.at, rows)


def _decisions(life: Iterable[Kept]) -> Iterable[Kept]:
    """The writings by which something became of it; not those that only brought the figures up to date."""
    before = None
    for kept in life:
        if before is None or (kept.state, kept.note, kept.decided) != (before.state, before.note, before.decided):
            yield kept
        before = kept


def _step(session: Session, kept: Kept) -> Step:
    beside = session.name_of(kept.beside) if kept.beside else ""
    return Step(kept.state, kept.at, session.name_of(kept.by), kept.note, kept.finding.figure, beside)


def _row(session: Session, kept: Kept, names: dict[Id, str]) -> AlertRow:
    finding = kept.finding
    mine = is_about_me(session, finding.person)
    return AlertRow(
        alert=kept.alert,
        rule=finding.rule,
        form=finding.form,
        severity=finding.severity,
        state=kept.state,
        person=finding.person,
        person_name=session.name_of(finding.person) if finding.person else "",
        record=finding.record.hex() if finding.record else "",
        project_name=names.get(finding.project, "") if finding.project else "",
        figure=finding.figure,
        low=finding.low,
        high=finding.high,
        own=finding.own,
        since=_iso(finding.since),
        until=_iso(finding.until),
        raised_at=kept.raised_at,
        note=kept.note if kept.state not in OPEN_STATES else "",
        mine=mine,
        alone=mine and not other_officers(session),
    )


def _iso(day: int) -> str:
    return date.fromordinal(day + EPOCH).isoformat()
