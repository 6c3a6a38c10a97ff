"""The page ``docs/alerts.md``: the rules as they come, and what they find and miss in the simulated office."""

from __future__ import annotations

from collections.abc import Iterator

from app.oversight.alerts.limits import DEFAULTS, FLOORS, SPREADS, Rule
from tests.oversight.alerts.simulation.measuring import Measured
from tests.oversight.alerts.simulation.planted import KINDS, Strength

COMMAND = "python -m tests.oversight.alerts.simulation > docs/alerts.md"

_FLOOR_OF = {
    Rule.MASS: "files a day (five working days together: two and a half times as many)",
    Rule.WALK: "numbers in a row, each close to the one before",
    Rule.EMPTY: "searches without a result a day",
    Rule.HOURS: "files a day outside working hours, on Sundays, or when almost everybody is off",
    Rule.PROJECT: "files within a week",
    Rule.DENIED: "refusals and wrong passphrases a day",
    Rule.LEAVING: "files a day after a notice of leaving, a quarter of that outside working hours",
    Rule.REVEAL: "masked fields a day",
    Rule.RELEASE: "refused releases in seven days",
    Rule.CLOCK: "times a day that the clock was set back",
    Rule.ABSENCE: "days without any act",
    Rule.CROWD: "people who open one file in seven days",
}

_PLANTED = {
    "used during a long absence": "22 / 40 / 60 days after the last act",
    "reading more after notice": "30 / 70 / 150 % more every day for a week",
    "mass reading in one day": "one / two / five days' worth on top of the day",
    "more every day for two weeks": "35 / 60 / 100 % more every day",
    "walking through numbers": "8 / 24 / 80 numbers",
    "searching in vain": "10 / 25 / 60 searches on top",
    "reading at night": "5 / 12 / 40 files",
    "reading on a holiday": "5 / 12 / 40 files",
    "first time on a project": "2 / 6 / 25 files, nobody gave anything",
    "refused again and again": "4 / 9 / 25 times",
    "revealing masked fields": "10 / 25 / 70 fields on top",
    "asking for releases in vain": "2 / 4 / 8 times",
    "clock set back": "once / once / four times",
    "one customer read by many": "5 / 7 / 9 people in three days",
}


def head() -> Iterator[str]:
    """The part that follows from the program alone; a test holds the page to it."""
    yield "# Alerts: the rules as they come, and what they find"
    yield ""
    yield f"Printed by `{COMMAND}` (some minutes); do not edit by hand. `app/oversight/alerts` holds the rules."
    yield ""
    yield "## Floors"
    yield ""
    yield (
        "Below its floor a rule is silent. Above it the person's own last forty days decide: an alert begins "
        f"{SPREADS[DEFAULTS.width]} spreads above the middle (median; the spread is 1.4826 × MAD, at least a fifth of "
        "the median). Until somebody has ten days of their own, those of people with the same duties stand for them. "
        f"Working hours are {DEFAULTS.opens}:00 to {DEFAULTS.closes}:00 from Monday to Saturday."
    )
    yield ""
    yield "| Rule | Floor | From | To | Counted |"
    yield "|---|---:|---:|---:|---|"
    for rule, bounds in FLOORS.items():
        yield f"| {rule.value} | {bounds.default} | {bounds.least} | {bounds.most} | {_FLOOR_OF[rule]} |"
    yield ""


def page(tuned: Measured, held_out: Measured) -> str:
    """The whole page."""
    lines = [*head(), *_about(tuned, held_out), *_rates(held_out), *_false(tuned, held_out), *_limits()]
    return "\n".join(lines) + "\n"


def _about(tuned: Measured, held_out: Measured) -> Iterator[str]:
    yield "## What was measured"
    yield ""
    yield (
        "Half-years (5 January to 28 June 2026) of an invented office of twelve people and one officer: sales, "
        "customer service, clerks, an entry manager, a verifier, a manager; lunch breaks, Tết and the spring holidays, "
        "half of the people on Saturdays, sick leave, two joiners, month ends, two campaigns, moves between projects "
        "with and without a new clearance, one person who regularly works late, a manager who reads on some Sundays. "
        "In each half-year every kind of misbehaviour is planted in three strengths, "
        f"{len(KINDS) * len(Strength)} in all. The officer unlocks once a day."
    )
    yield ""
    yield (
        f"The floors and spreads were tuned on {len(tuned.seeds)} half-years (seeds {_seeds(tuned)}). **The figures "
        f"below are of {len(held_out.seeds)} others (seeds {_seeds(held_out)}), on which nothing was tuned**: "
        f"{held_out.acts:,} acts in {held_out.weeks:.0f} weeks. It is an invented office: the figures say that the "
        "rules do what they are meant to, not what a real office will see."
    )
    yield ""


def _seeds(measured: Measured) -> str:
    return f"{measured.seeds[0]}–{measured.seeds[-1]}"


def _rates(held_out: Measured) -> Iterator[str]:
    yield "## Found, of what was planted, by its own rule"
    yield ""
    yield "| Planted | mild / clear / gross | mild | clear | gross |"
    yield "|---|---|---:|---:|---:|"
    for kind in KINDS:
        found = (f"{held_out.hit[kind, one]}/{held_out.planted[kind, one]}" for one in Strength)
        yield f"| {kind} | {_PLANTED[kind]} | {' | '.join(found)} |"
    shares = (f"{held_out.share(one):.0%}" for one in Strength)
    yield f"| **all** | | {' | '.join(shares)} |"
    yield ""
    yield "Mild is meant to lie at or below where an alert begins: most of it is not found, and is not meant to be."
    yield ""


def _false(tuned: Measured, held_out: Measured) -> Iterator[str]:
    yield "## False alarms"
    yield ""
    yield (
        f"**{held_out.false_a_week:.2f} in a week of the one officer** (tuning seeds: {tuned.false_a_week:.2f}). False "
        "is every alert that is not about somebody on a day on which something was planted with them."
    )
    yield ""
    yield "| Rule | held out | tuned on |"
    yield "|---|---:|---:|"
    for rule in Rule:
        yield f"| {rule.value} | {held_out.false[rule]} | {tuned.false[rule]} |"
    yield ""


def _limits() -> Iterator[str]:
    yield "## What they do not find"
    yield ""
    yield "- Whoever stays below a floor, or raises their own past slowly enough over months, is not told."
    yield "- Colleagues with the same duties who all read more at once look like a campaign, up to three times."
    yield "- What leaves no entry, such as a photograph of the screen, leaves no alert."
    yield "- A step of number walking is marked by the program that searches. Who searches in two sessions at once, or"
    yield "  in random order, walks unseen by that rule; mass reading and searches in vain still count."
    yield "- Notices of leaving are what an officer noted: the program cannot know of one by itself."
