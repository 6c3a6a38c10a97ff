"""Alerts, limits and notices of leaving in the office store, which officers alone can open.

An alert's id follows from what it is about, so that two officers who unlock at once raise it once. What becomes of it
are revisions of one record, each signed by who wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.ids import Id, from_hex
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.oversight.alerts.finding import Finding, Severity
from app.oversight.alerts.limits import DEFAULTS, FLOORS, Limits, Rule, Width
from app.oversight.alerts.model import AlertState
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

ALERT, LIMITS, NOTICE = "alert", "alert-limits", "alert-notice"


@dataclass(frozen=True, slots=True)
class Kept:
    """An alert as it stands. ``by`` is who signed for it, ``decided`` the figure at which it was decided on."""

    alert: Id
    finding: Finding
    state: AlertState
    note: str
    by: Id
    beside: Id | None
    at: int
    raised_at: int
    decided: int
    rev: int


@dataclass(frozen=True, slots=True)
class KeptLimits:
    """The limits in force; ``by`` is None while they are as they came."""

    limits: Limits
    by: Id | None
    at: int


def id_of(vault_id: Id, finding: Finding) -> Id:
    """The id of the alert that a finding belongs to."""
    about = finding.person or finding.record or b""
    return _derived(vault_id, f"{finding.rule}/{finding.form}", about, finding.key)


def alerts(office: Compartment) -> list[Kept]:
    """Every alert, newest first."""
    return sorted((_kept(record) for record in office.of_kind(ALERT)), key=lambda one: -one.raised_at)


def alert(office: Compartment, rid: Id) -> Kept | None:
    """One alert."""
    record = office.get(rid)
    return _kept(record) if record is not None and record.kind == ALERT else None


def life(office: Compartment, rid: Id) -> list[Kept]:
    """An alert as it stood after each writing, oldest first."""
    return [_kept(record) for record in office.history(rid)]


def raise_alert(change: Change, rid: Id, finding: Finding, by: Id, at: int) -> None:
    """Write an alert down for the first time."""
    kept = Kept(rid, finding, AlertState.RAISED, "", by, None, at, at, 0, 0)
    change.put(rid, ALERT, _body(kept), base=None)


def write(change: Change, kept: Kept) -> None:
    """Write how an alert stands now, over revision ``kept.rev``."""
    change.put(kept.alert, ALERT, _body(kept), base=kept.rev)


def grown(kept: Kept, finding: Finding, by: Id, at: int) -> Kept:
    """An alert with newer figures; gravity never falls."""
    worst = replace(finding, severity=max(finding.severity, kept.finding.severity))
    return replace(kept, finding=worst, by=by, at=at)


def limits(office: Compartment, vault_id: Id) -> KeptLimits:
    """What is in force. A floor that this program does not know, or misses, is as it comes."""
    record = office.get(_derived(vault_id, LIMITS, b"", ""))
    if record is None:
        return KeptLimits(DEFAULTS, None, 0)
    body = record.body
    floors = {rule: int(body["floors"].get(rule.value, bounds.default)) for rule, bounds in FLOORS.items()}
    found = Limits(floors, Width(body["width"]), body["opens"], body["closes"], body["sunday"])
    return KeptLimits(found, record.writer.uid, record.at)


def put_limits(change: Change, office: Compartment, vault_id: Id, found: Limits) -> None:
    """Put limits in force; those before stay as revisions."""
    body = {
        "closes": found.closes,
        "floors": {rule.value: floor for rule, floor in found.floors.items()},
        "opens": found.opens,
        "sunday": found.sunday,
        "width": found.width.value,
    }
    _put(change, office, _derived(vault_id, LIMITS, b"", ""), LIMITS, body)


def notices(office: Compartment) -> dict[Id, str]:
    """Who is known to be leaving, and since which day (ISO)."""
    found = {from_hex(record.body["person"]): record.body["day"] for record in office.of_kind(NOTICE)}
    return {person: day for person, day in found.items() if day}


def put_notice(change: Change, office: Compartment, vault_id: Id, person: Id, day: str) -> None:
    """Note since when somebody is leaving; an empty day takes it back."""
    _put(change, office, _derived(vault_id, NOTICE, person, ""), NOTICE, {"day": day, "person": person.hex()})


def _put(change: Change, office: Compartment, rid: Id, kind: str, body: Mapping[str, Any]) -> None:
    before = office.get(rid)
    change.put(rid, kind, body, base=before.rev if before else None)


def _derived(vault_id: Id, what: str, about: bytes, key: str) -> Id:
    return Id(sha256(pae(Label.ALERT, vault_id, what, about, key))[:16])


def _body(kept: Kept) -> dict[str, Any]:
    finding = kept.finding
    return {
        "beside": kept.beside.hex() if kept.beside else None,
        "by": kept.by.hex(),
        "decided": kept.decided,
        "entries": list(finding.entries),
        "figure": finding.figure,
        "form": finding.form,
        "high": finding.high,
        "key": finding.key,
        "low": finding.low,
        "note": kept.note,
        "own": finding.own,
        "person": finding.person.hex() if finding.person else None,
        "project": finding.project.hex() if finding.project else None,
        "raised": kept.raised_at,
        "record": finding.record.hex() if finding.record else None,
        "rule": finding.rule.value,
        "severity": int(finding.severity),
        "since": finding.since,
        "state": kept.state.value,
        "until": finding.until,
    }


def _kept(record: Record) -> Kept:
    body = record.body
    ids = {key: from_hex(body[key]) if body[key] else None for key in ("beside", "person", "project", "record")}
    finding = Finding(
        Rule(body["rule"]), body["form"], body["key"], ids["person"], ids["record"], ids["project"], body["figure"],
        body["low"], body["high"], body["own"], body["since"], body["until"], tuple(body["entries"]),
        Severity(body["severity"]),
    )  # fmt: skip
    return Kept(
        record.rid, finding, AlertState(body["state"]), body["note"], record.writer.uid, ids["beside"], record.at,
        body["raised"], body["decided"], record.rev,
    )  # fmt: skip
