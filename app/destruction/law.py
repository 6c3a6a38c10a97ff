"""Legal time limits and grounds, read from ``resources/law/deadlines.toml``: dated data, to be checked by counsel."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from app.destruction.model import Deadline, Ground, after_working_days
from app.paths import RESOURCES

FILE = RESOURCES / "law" / "deadlines.toml"


@dataclass(frozen=True, slots=True)
class LegalGround:
    """What the law says about one ground: name and article of the law, its sense in one sentence."""

    law: str
    article: str
    text: str
    checked_by_counsel: bool


def reply_by(received: date) -> date:
    """The last day for the reply to a request received on that day. Raises ``LookupError`` when no rule is known."""
    rule = _valid(_entries("deadline"), "reply_to_request", received)
    return after_working_days(received, int(rule["working_days"]))


def destroy_by(received: date) -> date:
    """The last day for the destruction itself, without others who process the data and without an extension."""
    rule = _valid(_entries("deadline"), "destroy", received)
    return received + timedelta(days=int(rule["days"]))


def deadlines(received: date) -> tuple[Deadline, ...]:
    """Both days with the rule that they come from."""
    return tuple(
        _deadline(what, by(received), _valid(_entries("deadline"), what, received))
        for what, by in (("reply_to_request", reply_by), ("destroy", destroy_by))
    )


def _deadline(what: str, day: date, rule: dict[str, Any]) -> Deadline:
    law = ", ".join(part for part in (rule["article"], rule["law"]) if part)
    return Deadline(
        what, day.isoformat(), law, rule["text"], rule["source"], rule["valid_from"], rule["checked_by_counsel"]
    )


def legal_ground(ground: Ground, day: date) -> LegalGround:
    """The text of ``ground`` valid on ``day``. Raises ``LookupError`` when none is known."""
    rule = _valid(_entries("ground"), ground.value, day)
    return LegalGround(rule["law"], rule["article"], rule["text"], rule["checked_by_counsel"])


def _valid(entries: list[dict[str, Any]], what: str, day: date) -> dict[str, Any]:
    """The entry of that name with the latest ``valid_from`` that is not after ``day``; the first one before that.

    A request older than the oldest rule we know is answered under that oldest rule: late is better than never.
    """
    named = sorted((entry for entry in entries if entry["what"] == what), key=_valid_from)
    if not named:
        raise LookupError(what)
    return next((entry for entry in reversed(named) if _valid_from(entry) <= day), named[0])


def _valid_from(entry: dict[str, Any]) -> date:
    return date.fromisoformat(entry["valid_from"])


@cache
def _entries(kind: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))[kind]
    return entries
