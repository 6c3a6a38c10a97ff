"""Whether a person may look at customer data today: the confidentiality agreement and the lessons in force.

Pure rules:

* Who reads no customer data by duty (officer, administrator) lacks nothing here; they sign and learn all the same.
* The agreement counts from its start to its end; each lesson that the program ships until a year after it was passed.
* What was signed and learnt under an earlier identity counts on: a new machine makes no new person.
* Times are compared with the later of now and the last time this device has shown: a clock set back renews nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from app.access.duty import Duty
from app.access.policy import READERS
from app.clock import shown_date
from app.paths import RESOURCES
from app.vault.roster import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """``missing`` of "agreement" and "lessons"; what is in force, as the journal names it, or None."""

    missing: tuple[str, ...]
    agreement: str | None
    lesson: str | None


@cache
def required_lessons() -> tuple[str, ...]:
    """The ids of the lessons that everybody who reads customer data has to have passed."""
    return tuple(sorted(file.stem for file in (RESOURCES / "lessons" / "vi").glob("*.md")))


def standing_of(
    person: Person, now: int, required: Collection[str] | None = None, *, earlier: Sequence[Person] = ()
) -> Standing:
    """What ``person`` has in force at ``now`` (UTC microseconds), ``earlier`` identities of theirs included.

    ``required`` are lesson ids, the program's by default.
    """
    wanted = required_lessons() if required is None else required
    agreements = [one.agreement for one in (person, *earlier) if one.agreement is not None]
    signed = next((agreement.number for agreement in agreements if agreement.in_force(now)), None)
    learnt: dict[str, int] = {}
    for one in (person, *earlier):
        for name, taken in one.lessons.items():
            learnt[name] = max(learnt.get(name, 0), taken.until)
    passed = [until for name, until in learnt.items() if name in wanted and until >= now]
    lesson = f"{len(passed)}/{len(wanted)}, {shown_date(min(passed))}" if passed else None
    missing = []
    if frozenset(Duty(duty) for duty in person.duties) & READERS:
        if signed is None:
            missing.append("agreement")
        if len(passed) < len(wanted):
            missing.append("lessons")
    return Standing(tuple(missing), signed, lesson)
