"""What a customer, or one item, has in the compartments it is moved from, and with what past."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.access.level import Level
from app.customers.belonging import members
from app.customers.classification import store
from app.customers.entry.projection import ENTRY
from app.customers.form import Ref
from app.customers.search.naming import marks_of, searches_naming
from app.ids import Id
from app.vault.compartment import Attachment, Compartment
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT

_NAME_THEIR_ITEM = frozenset({DOCUMENT, store.REQUEST, store.CHANGE})


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
        """The ids of all records that come along."""
        return frozenset(self.pasts)

    @property
    def all_rids(self) -> frozenset[Id]:
        """The same, and those that have left already."""
        return frozenset[Id]().union(*self.places.values())

    def without_known(self, customer: Id, above: Sequence[Record]) -> Belongings:
        """The same, but what came down from ``above`` without its grounds is left out: it is there with them."""
        past = self.pasts.get(customer, [])
        known = {_bare(record).said() for record in above if "classification" in record.body}
        new = [record for record in past if "classification" in record.body or record.said() not in known]
        return replace(self, pasts={**self.pasts, customer: new}) if new else self

    def without_grounds(self, customer: Id) -> Belongings:
        """The same, but why the customer had their level is left out: that was written to be read there."""
        current = self.live.get(customer)
        if current is None:
            return self
        bare = _bare(current)
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


Named = Mapping[Level, frozenset[Id]]
"""Records at each level."""
NOBODY: Named = MappingProxyType({})
Wanted = Callable[[Sequence[Record]], bool]
"""Whether a record with this past, oldest first, comes along."""


def anything(_past: Sequence[Record]) -> bool:
    """Everything comes along."""
    return True


def of_kinds(kinds: Collection[str]) -> Wanted:
    """What is of one of ``kinds`` comes along."""
    return lambda past: past[-1].kind in kinds


def in_force(wanted: Wanted) -> Wanted:
    """Of what is ``wanted``, that which nobody removed."""
    return lambda past: past[-1].op == "U" and wanted(past)


def of_item(item: Id) -> Wanted:
    """The item itself, its documents, the entries and requests about it, and the records of its moves.

    Other records that name it (a release that it was part of, a move of its customer) say no word of it, and stay.
    """
    name = item.hex()

    def wanted(past: Sequence[Record]) -> bool:
        said = next((record for record in reversed(past) if record.op == "U"), past[-1])
        if said.kind == ENTRY:
            return bool(said.body.get("target") == name)
        if said.kind in _NAME_THEIR_ITEM:
            about = said.body.get("item")
            return isinstance(about, dict) and about.get("rid") == name
        return said.rid == item

    return wanted


def named_in_searches(compartments: Mapping[Level, Compartment], customer: Ref) -> Named:
    """The kept searches that name a customer: they hang on them by words alone."""
    marks = marks_of(compartments[customer.level].history(customer.rid))
    return {level: searches_naming(compartment, customer.rid, marks) for level, compartment in compartments.items()}


def belongings(
    compartments: Mapping[Level, Compartment], rid: Id, wanted: Wanted = anything, also: Named = NOBODY
) -> Belongings:
    """Everything ``wanted`` that names the customer or item ``rid`` in ``compartments`` (highest first), and ``also``.

    A record may have stood in a higher compartment before it came to a lower one: its past there comes first. What left
    all of these compartments for another one has its past there.
    """
    pasts: dict[Id, list[Record]] = {}
    live: dict[Id, Record] = {}
    places: dict[Level, frozenset[Id]] = {}
    ended = set[Id]()
    for level, compartment in compartments.items():
        here = set[Id]()
        for one in sorted(members(compartment, rid) | also.get(level, frozenset())):
            past = compartment.history(one)
            current = past[-1]
            if current.kind == store.REMAINDER or not wanted(past):
                continue
            here.add(one)
            pasts.setdefault(one, []).extend(past)
            if current.op == "U":
                live[one] = current
            elif not store.is_moved(current):
                ended.add(one)
        places[level] = frozenset(here)
    kept = {one: past for one, past in pasts.items() if one in live or one in ended}
    return Belongings(kept, live, frozenset(ended - live.keys()), places, dict(compartments))


def _bare(record: Record) -> Record:
    return replace(record, body={name: value for name, value in record.body.items() if name != "classification"})
