"""What a customer has in the compartments they are moved from, and with what past."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from app.access.level import Level
from app.customers.belonging import members
from app.customers.classification import store
from app.ids import Id
from app.vault.compartment import Attachment, Compartment
from app.vault.record import Record


@dataclass(frozen=True, slots=True)
class Belongings:
    """``pasts`` has the revisions of each record, oldest first; ``live`` its current one where there is one.

    ``ended`` are records that somebody removed; ``places`` says which records stand at which level.
    """

    pasts: Mapping[Id, list[Record]]
    live: Mapping[Id, Record]
    ended: frozenset[Id]
    places: Mapping[Level, frozenset[Id]]
    compartments: Mapping[Level, Compartment]

    @property
    def rids(self) -> frozenset[Id]:
        """The ids of all records."""
        return frozenset(self.pasts)

    def without_grounds(self, customer: Id) -> Belongings:
        """The same, but why the customer had their level is left out: that was written to be read there."""
        current = self.live.get(customer)
        if current is None:
            return self
        bare = replace(current, body={name: value for name, value in current.body.items() if name != "classification"})
        pasts = {**self.pasts, customer: [*self.pasts[customer][:-1], bare]}
        return replace(self, live={**self.live, customer: bare}, pasts=pasts)

    def levels(self, level: Level) -> dict[str, int]:
        """For each record that is in force the level it is moved to, as `relevelled` asks for it."""
        return {rid.hex(): int(level) for rid in self.live}

    def attachments(self, rid: Id) -> Iterator[Attachment]:
        """The scans that belong to a record."""
        for level, rids in self.places.items():
            if rid in rids:
                sql = "SELECT att_id FROM attachment WHERE rid = ? ORDER BY att_id"
                for (att_id,) in self.compartments[level].rows(sql, (rid,)):
                    found = self.compartments[level].attachment(att_id)
                    if found is not None:
                        yield found


def belongings(
    compartments: Mapping[Level, Compartment], customer: Id, kinds: Collection[str] | None = None
) -> Belongings:
    """Everything of the customer in ``compartments`` (highest first); with ``kinds`` only what is in force of those.

    A record may have stood in a higher compartment before it came to a lower one: its past there comes first.
    """
    pasts: dict[Id, list[Record]] = {}
    live: dict[Id, Record] = {}
    places: dict[Level, frozenset[Id]] = {}
    moved = frozenset[Id]()
    for level, compartment in compartments.items():
        here = set[Id]()
        for rid in sorted(members(compartment, customer)):
            past = compartment.history(rid)
            current = past[-1]
            if current.kind == store.REMAINDER or not _wanted(current, kinds):
                continue
            here.add(rid)
            pasts.setdefault(rid, []).extend(past)
            if current.op == "U":
                live[rid] = current
        places[level] = frozenset(here)
        moved |= store.moved_away(compartment)
    ended = frozenset(pasts) - live.keys() - moved
    return Belongings(pasts, live, ended, places, dict(compartments))


def _wanted(current: Record, kinds: Collection[str] | None) -> bool:
    return kinds is None or (current.op == "U" and current.kind in kinds)
