"""What is remembered, written down between two unlockings: in the officer's index, with which it is thrown away.

It is never the truth: where it is missing, of another form, or made under other hours of work, the journal is seen
anew.
"""

from __future__ import annotations

from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import canonical, parse_canonical
from app.oversight.alerts.kinds import Measure
from app.oversight.alerts.limits import Limits
from app.oversight.alerts.tally import Day, FirstTime, Person, Reader, Tally

FORM = 1


def packed(tally: Tally) -> bytes:
    """Everything that is remembered."""
    return canonical(
        {
            "form": FORM,
            "hours": _hours(tally.limits),
            "reached": tally.reached,
            "projects": {project.hex(): day for project, day in tally.projects.items()},
            "askers": {rid.hex(): who.hex() for rid, who in tally.askers.items()},
            "readers": {
                rid.hex(): {who.hex(): [one.day, one.entry] for who, one in readers.items()}
                for rid, readers in tally.readers.items()
            },
            "again": [[who.hex(), day] for who, day in sorted(tally.touched.days)],
            "people": {uid.hex(): _person(person) for uid, person in tally.people.items()},
        }
    )


def unpacked(blob: bytes, limits: Limits, today: int) -> Tally | None:
    """What was remembered; None where it is not there or does not fit."""
    if not blob:
        return None
    try:
        raw: dict[str, Any] = parse_canonical(blob)
        if raw["form"] != FORM or raw["hours"] != _hours(limits):
            return None
        return _tally(raw, limits, today)
    except (Corrupt, KeyError, TypeError, ValueError):
        return None


def _hours(limits: Limits) -> list[int]:
    return [limits.opens, limits.closes, int(limits.sunday)]


def _tally(raw: dict[str, Any], limits: Limits, today: int) -> Tally:
    tally = Tally(limits, today)
    tally.reached = raw["reached"]
    tally.projects = {from_hex(project): day for project, day in raw["projects"].items()}
    tally.askers = {from_hex(rid): from_hex(who) for rid, who in raw["askers"].items()}
    tally.readers = {
        from_hex(rid): {from_hex(who): Reader(*one) for who, one in readers.items()}
        for rid, readers in raw["readers"].items()
    }
    tally.touched.days = {(from_hex(who), day) for who, day in raw["again"]}
    tally.people = {from_hex(uid): _person_from(one) for uid, one in raw["people"].items()}
    return tally


def _person(person: Person) -> dict[str, Any]:
    return {
        "first": person.first,
        "last": person.last,
        "given": person.given,
        "days": {str(number): _day(day) for number, day in person.days.items()},
        "projects": {project.hex(): [one.day, one.enough, one.entries] for project, one in person.projects.items()},
        "absences": [list(one) for one in person.absences],
        "refusals": [list(one) for one in person.refusals],
    }


def _person_from(raw: dict[str, Any]) -> Person:
    return Person(
        first=raw["first"],
        last=raw["last"],
        given=raw["given"],
        days={int(number): _day_from(day) for number, day in raw["days"].items()},
        projects={
            from_hex(project): FirstTime(day, entries, enough)
            for project, (day, enough, entries) in raw["projects"].items()
        },
        absences=[(day, gap, entry) for day, gap, entry in raw["absences"]],
        refusals=[(day, entry) for day, entry in raw["refusals"]],
    )


def _day(day: Day) -> dict[str, Any]:
    """Days gone by hold nothing but counts, and are short."""
    found: dict[str, Any] = {"n": {measure.value: count for measure, count in day.counts.items()}, "acts": day.acts}
    if day.records or day.entries or day.row or day.clock:
        found |= {
            "entries": {measure.value: entries for measure, entries in day.entries.items()},
            "records": sorted(rid.hex() for rid in day.records),
            "row": day.row,
            "stepped": day.stepped,
            "clock": day.clock,
        }
    return found


def _day_from(raw: dict[str, Any]) -> Day:
    return Day(
        counts={Measure(measure): count for measure, count in raw["n"].items()},
        entries={Measure(measure): entries for measure, entries in raw.get("entries", {}).items()},
        records={Id(from_hex(rid)) for rid in raw.get("records", ())},
        row=raw.get("row", []),
        stepped=raw.get("stepped", 0),
        clock=raw.get("clock", []),
        acts=raw["acts"],
    )
