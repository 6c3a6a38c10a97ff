"""The drills that were held, in the officers' store: signed by the officer who held each, like every row of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.archive.restore.model import DrillResult, DrillRow
from app.ids import Id
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment

DRILL = "drill"


def body_of(result: DrillResult) -> dict[str, Any]:
    """How a drill went: numbers and codes, no names of projects."""
    return {
        "at": result.at,
        "source": result.source,
        "copied_at": result.copied_at,
        "seconds": result.seconds,
        "whole": result.whole,
        "entries": result.entries,
        "statements": result.statements,
        "missing": result.missing,
        "compartments": sum(1 for line in result.lines if line.level),
        "records": sum(line.records for line in result.lines if line.level),
        "faults": sorted({code for line in result.lines for code in line.faults}),
    }


def put_drill(change: Change, rid: Id, body: Mapping[str, Any]) -> None:
    """Keep how a drill went."""
    change.put(rid, DRILL, dict(body), base=None)


def drills(session: Session, office: Compartment) -> tuple[DrillRow, ...]:
    """The drills on record, newest first."""
    return tuple(
        DrillRow(
            at=int(record.body["at"]),
            by=session.name_of(record.writer.uid),
            source=str(record.body["source"]),
            copied_at=int(record.body["copied_at"]),
            whole=record.body["whole"] is True,
            compartments=int(record.body["compartments"]),
            records=int(record.body["records"]),
            seconds=int(record.body["seconds"]),
        )
        for record in office.of_kind(DRILL)
    )
