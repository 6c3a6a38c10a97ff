"""Kept reports in and out of compartments: each lies in the compartment of the highest level it covers."""

from __future__ import annotations

from app.access.event import Event
from app.access.policy import may
from app.customers.form import Ref
from app.customers.statistics.body import figures_of, head_of
from app.customers.statistics.model import ReportRow, may_delete_report
from app.errors import Problem
from app.session.door import Session
from app.vault.record import Record

REPORT = "report"


def row_of(session: Session, ref: Ref, record: Record) -> ReportRow:
    """The line of the list. Raises Corrupt("statistics.report_damaged")."""
    title, counted, named = head_of(record.body)
    figures = figures_of(record.body)
    mine = may_delete_report(record.writer.uid, session.uid, session.duties)
    return ReportRow(
        ref=ref,
        rev=record.rev,
        title=title,
        levels=figures.levels,
        period=figures.period,
        at=record.at,
        by=session.name_of(record.writer.uid),
        customers=counted,
        named=named,
        may_delete=mine and may(Event.REPORT_DELETE, session.duties),
    )


def held_by(session: Session, row: ReportRow) -> bool:
    """Whether this session holds every level that a report covers."""
    return set(row.levels) <= set(session.levels(row.ref.project))


def report(session: Session, ref: Ref) -> Record:
    """A report's record. Raises Problem("statistics.report_not_found"): also for one that covers more than is held."""
    record = session.compartment(ref.project, ref.level).get(ref.rid)
    if (
        record is None
        or record.op != "U"
        or record.kind != REPORT
        or not held_by(session, row_of(session, ref, record))
    ):
        raise Problem("statistics.report_not_found")
    return record
