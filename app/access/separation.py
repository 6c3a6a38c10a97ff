"""Duties that must not meet in one person, and who may hold the keys of customer files.

Pure rules (the charter's row C3; keys-and-files, "whose key opens what"):

1. A person has at least one duty.
2. Administrator and officer never meet: who keeps the machines does not also keep the watch.
3. Neither of them holds customer files, so neither meets a duty that does, and neither is given a clearance.
4. Who asks never approves: a manager has no second duty.
5. Who enters, who reviews and who verifies are three persons: the data-entry manager and the verifier have no second
   duty. The duties that only enter and ask (clerk, sales, customer service) may meet.

The one exception is the founder of a vault in one-person mode, which the genesis marks; nobody is *given* such a pair.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.access.duty import Duty

WATCHERS = frozenset({Duty.ADMINISTRATOR, Duty.OFFICER})
"""The duties without a key to any customer file."""

ENTERING = frozenset({Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE})
"""The duties that may meet in one person."""

SIGNING = frozenset({Duty.MANAGER, Duty.OFFICER})
"""The duties whose holders sign for the company and countersign for each other."""


def refuse_duties(duties: Iterable[Duty]) -> str:
    """Why one person may not have these duties together, as an error code; empty when they may."""
    held = frozenset(duties)
    if not held:
        return "people.no_duty"
    if held >= WATCHERS:
        return "people.administrator_and_officer"
    if held & WATCHERS and len(held) > 1:
        return "people.watcher_and_files"
    if Duty.MANAGER in held and len(held) > 1:
        return "people.asks_and_approves"
    if len(held) > 1 and not held <= ENTERING:
        return "people.enters_and_reviews"
    return ""


def refuse_clearance(duties: Iterable[Duty]) -> str:
    """Why a person with these duties may hold no clearance, as an error code; empty when they may."""
    return "people.duty_without_clearance" if frozenset(duties) & WATCHERS else ""
