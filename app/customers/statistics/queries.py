"""What may be seen of figures: over the levels that the viewer holds, and the reports kept of them."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.clock import local_date
from app.customers.form import Ref
from app.customers.statistics import choice, reports, store
from app.customers.statistics.body import figures_of
from app.customers.statistics.model import Period, Report, ReportRow, Statistics
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def get_statistics(session: Session, project: Id, levels: tuple[Level, ...], period: Period) -> Statistics:
    """The figures of a project over ``levels``. Raises Refused for a level without its key, Problem("statistics.…")."""
    chosen = choice.allowed(session, project, levels)
    session.read(Event.STATISTICS_VIEW, choice.subject(project, chosen))
    return store.statistics(choice.places(session, project, chosen), period, local_date(session.now()))


def list_reports(session: Session, project: Id) -> tuple[ReportRow, ...]:
    """The reports kept of a project, newest first: those of which every level is held."""
    session.read(Event.REPORT_LIST, Subject(project))
    found = [
        reports.row_of(session, Ref(project, level, record.rid), record)
        for level in session.levels(project)
        for record in session.compartment(project, level).of_kind(reports.REPORT)
    ]
    return tuple(
        sorted((row for row in found if reports.held_by(session, row)), key=lambda row: (-row.at, row.ref.rid))
    )


def get_report(session: Session, ref: Ref) -> Report:
    """A kept report as it was when it was made. Raises Problem("statistics.report_not_found")."""
    session.read(Event.REPORT_VIEW, Subject(ref.project, ref.level, ref.rid))
    record = reports.report(session, ref)
    return Report(reports.row_of(session, ref, record), figures_of(record.body))
