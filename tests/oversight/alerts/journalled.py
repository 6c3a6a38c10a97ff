"""A person's days, written straight into the real journal: far quicker than doing it all through the window."""

from __future__ import annotations

from collections.abc import Callable

from app.access.event import Event
from app.clock import DAY, SECOND, local_date
from app.ids import Id
from app.journal.entry import Detail
from app.session.door import Session
from tests.fixtures.vault import Office

SUNDAY = 6


def rid(number: int) -> Id:
    """A record that nobody made."""
    return Id(b"record".ljust(12, b" ") + number.to_bytes(4, "big"))


def viewed(office: Office, session: Session, count: int, *, at: int = 0, first: int = 0, level: int = 1) -> None:
    """Read ``count`` records one after the other, from ``at`` (or now) on."""
    for number in range(count):
        detail = Detail(Event.CUSTOMER_VIEW.value, "ok", office.project, level, rid(first + number), note="levels:1")
        session.journal.append(session.identity, (at or session.now()) + number * SECOND, detail)


def noted(session: Session, event: Event, count: int, make: Callable[[str], Detail] | None = None, **said: str) -> None:
    """Do the same ``count`` times."""
    for number in range(count):
        detail = (
            make(event.value) if make else Detail(event.value, said.get("outcome", "ok"), note=said.get("note", ""))
        )
        session.journal.append(session.identity, session.now() + number * SECOND, detail)


def worked(office: Office, session: Session, days: int, count: int) -> None:
    """Ordinary days, Sundays left out, for so many days before today."""
    for back in range(days, 0, -1):
        at = session.now() - back * DAY
        if local_date(at).weekday() != SUNDAY:
            viewed(office, session, count + back % 3, at=at, first=back * 100)
