"""Seeing act after act, and telling what became unusual since the last time it was asked."""

from __future__ import annotations

from collections.abc import Iterable

from app.ids import Id
from app.oversight.acts import Act
from app.oversight.alerts.finding import Finding
from app.oversight.alerts.rules import Office, of_day, of_record
from app.oversight.alerts.tally import Tally, Touched


class Watch:
    """The rules over a tally: `see` everything that is new, then `take` what was found."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally

    def see(self, act: Act) -> None:
        """One more act, in the order of the journal."""
        self.tally.see(act)

    def follow(self, acts: Iterable[Act], office: Office) -> list[Finding]:
        """See all of them, and judge whenever a day is over: the same is found however long nobody unlocked."""
        found, today = list[Finding](), self.tally.latest()
        for act in acts:
            if self.tally.day_of(act) > today:
                found += self.take(office)
                today = self.tally.day_of(act)
            self.see(act)
        return [*found, *self.take(office)]

    def take(self, office: Office) -> tuple[Finding, ...]:
        """What is unusual among the days and records that were touched since the last time; each finding once."""
        tally, touched = self.tally, self.tally.touched
        tally.touched = Touched()
        found: dict[tuple[str, str, Id | None, Id | None], Finding] = {}
        for uid, number in sorted(touched.days, key=lambda one: (one[1], one[0])):
            for finding in of_day(tally, office, uid, number):
                _keep(found, finding)
        for record, number in sorted(touched.records, key=lambda one: (one[1], one[0])):
            for finding in of_record(tally, record, number):
                _keep(found, finding)
        today = tally.latest()
        tally.touched.days |= {one for one in touched.days if one[1] == today}  # once more when the day is over
        tally.prune()
        return tuple(found.values())


def _keep(found: dict[tuple[str, str, Id | None, Id | None], Finding], finding: Finding) -> None:
    """Of the same finding the one with the greatest figure: later days of a week go on counting."""
    place = (finding.form, finding.key, finding.person, finding.record)
    if place not in found or found[place].figure <= finding.figure:
        found[place] = finding
