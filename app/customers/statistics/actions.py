"""What may be done with figures: keep them as a report, and delete a report."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.clock import local_date
from app.customers.form import Ref
from app.customers.statistics import choice, reports, store
from app.customers.statistics.body import to_body
from app.customers.statistics.model import MOST_NAMED, Period, may_delete_report, nameless, require_title
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def save_report(session: Session, project: Id, levels: tuple[Level, ...], period: Period, title: str) -> Ref:
    """Keep the present figures, in the compartment of the highest of ``levels``; returns where.

    Up to `MOST_NAMED` customers their ids are kept with it; of more, only groups that are nobody in particular.
    Raises Refused for a level without its key, Problem("statistics.…").
    """
    words = require_title(title)
    chosen = choice.allowed(session, project, levels)
    ref = Ref(project, chosen[-1], session.world.new_id())
    with session.change(Event.REPORT_SAVE, choice.subject(project, chosen, ref.rid)) as change:
        places = choice.places(session, project, chosen)
        figures = store.statistics(places, period, local_date(session.now()))
        named = store.contained(places, period) if figures.customers.count <= MOST_NAMED else None
        body = to_body(words, nameless(figures) if named is None else figures, named)
        change.put(ref.rid, reports.REPORT, body, base=None)
    return ref


def delete_report(session: Session, ref: Ref, base: int) -> None:
    """Take a report that was read at revision ``base`` out of the list.

    Raises Refused("statistics.not_your_report") unless it is one's own or one is a manager, and Problem
    ("statistics.report_not_found", "vault.changed_meanwhile").
    """
    subject = Subject(ref.project, ref.level, ref.rid)
    with session.change(Event.REPORT_DELETE, subject) as change:
        record = reports.report(session, ref)
        if not may_delete_report(record.writer.uid, session.uid, session.duties):
            raise session.refuse(Event.REPORT_DELETE, subject, "statistics.not_your_report")
        change.remove(ref.rid, base)
