"""What is left of consents and releases when their customer is destroyed: a line that names nobody outside.

That something was allowed, and left the company, has to stay provable: number, days, level, outcome. Whose it was, to
whom it went, what for and what was in it goes with the customer. Days, not times, and no id: with a time or an id of
before, whoever holds an older list could tell whose line it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.access.level import Level
from app.clock import local_date
from app.destruction.model import ReducedLine
from app.vault.record import Record

RELEASE, CONSENT = "release", "consent"
KINDS = frozenset({RELEASE, CONSENT})


def lines_of(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The lines of those records that leave one, by number; as they stand in a trace."""
    made = [_release(record.body) if record.kind == RELEASE else _consent(record.body) for record in records]
    return sorted(made, key=lambda line: (line["what"], line["number"]))


def _release(body: Mapping[str, Any]) -> dict[str, Any]:
    signed, output, end = list(body.get("signed") or ()), body.get("output") or {}, body.get("end") or {}
    decided = signed[-1].get("at") if signed else None
    out = [("handed_over", output.get("at")), ("ended", end.get("at"))]
    days = [("asked", body.get("asked_at")), ("decided", decided), *out]
    return _line(RELEASE, body, days, str(end.get("how") or body.get("state", "")))


def _consent(body: Mapping[str, Any]) -> dict[str, Any]:
    events = [event for event in body.get("events", ()) if isinstance(event, Mapping)]
    days = [(str(event.get("step", "")), event.get("at")) for event in events]
    return _line(CONSENT, body, days, days[-1][0] if days else "")


def _line(what: str, body: Mapping[str, Any], days: list[tuple[str, Any]], outcome: str) -> dict[str, Any]:
    told = [[name, local_date(at).isoformat()] for name, at in days if isinstance(at, int) and at > 0]
    return {"what": what, "number": str(body.get("number", "")), "days": told, "outcome": outcome}


def read(lines: Iterable[Mapping[str, Any]], level: Level, certificate: str) -> tuple[ReducedLine, ...]:
    """The lines of a trace. Raises ``KeyError``, ``TypeError``, ``ValueError`` for what no program of ours wrote."""
    return tuple(
        ReducedLine(
            line["what"],
            line["number"],
            level,
            tuple((str(name), str(day)) for name, day in line["days"]),
            line["outcome"],
            certificate,
        )
        for line in lines
    )
