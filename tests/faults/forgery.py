"""Forged directories, in numbers: each the work of somebody who holds the directory key and some signing keys.

Whoever is in service can write directory.db. So a forger here makes everything fit that needs no signature: numbers,
hashes and links are made anew behind a changed statement wherever that is told. What a forger lacks is the signature
of somebody else. `forgeries` yields the variants with the numbers of the statements at which they may be refused.

``FORGERS`` lists who tries: each is a set of names of which none may state what the forgery states; `_may` says which
few statements such a set may make by itself, and those are no forgeries.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from app.errors import Corrupt
from app.ids import Id, random_id
from app.keys.encoding import Label, b64, canonical, parse_canonical
from app.keys.hashing import random_bytes, sha256
from app.keys.signature import SigningKey
from app.vault.directory import Directory
from app.vault.roster_rules import read_roster
from app.vault.statement import FIRST_PREV, Fields, statement_message
from tests.faults.living import Living

FORGERS: dict[str, tuple[str, ...]] = {
    "clerk": ("lan",),
    "manager": ("quan",),
    "officer": ("ha",),
    "two managers": ("quan", "tuan"),
    "two officers": ("ha", "mai"),
    "stranger": ("stranger",),
    "stranger as manager beside the officer": ("false quan", "ha"),
    "revoked officer": ("gone",),
    "manager and revoked officer": ("quan", "gone"),
    "frozen manager and officer": ("cold", "ha"),
    "manager and clerk": ("quan", "nam"),
    "officer and clerk": ("ha", "nam"),
    "nobody": (),
}


@dataclass(frozen=True)
class Row:
    """A statement as it stands in the file."""

    seq: int
    kind: str
    fields: Fields
    at: int
    prev: bytes
    root: bytes
    h: bytes
    signatures: dict[Id, bytes]


@dataclass(frozen=True)
class Forgery:
    """What was done to a directory's statements, where it must be refused, and how to make it."""

    what: str
    make: Callable[[], tuple[Row, ...]]
    refused_at: frozenset[int]


class Forger:
    """Makes forgeries of one directory."""

    def __init__(self, living: Living, seed: int = 1) -> None:
        self.living = living
        self._chance = random.Random(seed)
        directory = living.open()
        try:
            self.rows = _rows(directory)
        finally:
            directory.close()
        self._ended = {"gone", "cold"}  # serve until they are revoked and frozen; after that they are forgers
        ending = {living.uids[name].hex() for name in self._ended}
        self._ended_at = max(
            row.seq for row in self.rows if row.kind in (Label.REVOKE, Label.FREEZE) and row.fields["uid"] in ending
        )
        self._uids = dict(living.uids)
        self._keys = dict(living.keys)
        self._uids["stranger"], self._keys["stranger"] = random_id(), SigningKey.generate()
        self._uids["false quan"], self._keys["false quan"] = self._uids["quan"], SigningKey.generate()

    def all(self) -> Iterator[Forgery]:
        """Every variant."""
        for index in range(len(self.rows)):
            yield from self._signatures(index)
            yield from self._fields(index)
            yield from self._order(index)
        yield from self._appended()

    # One statement's signatures ------------------------------------------------------------------------------------

    def _signatures(self, index: int) -> Iterator[Forgery]:
        row = self.rows[index]
        at = {row.seq}
        for uid, signature in row.signatures.items():
            rest = {other: sig for other, sig in row.signatures.items() if other != uid}
            if not self._may(row.kind, row.fields, self._names(rest), index):
                yield self._with(index, replace(row, signatures=rest), f"{row.kind}: one signature gone", at)
            flipped = bytearray(signature)
            flipped[self._chance.randrange(64)] ^= 1 << self._chance.randrange(8)
            flipped_row = replace(row, signatures={**rest, uid: bytes(flipped)})
            yield self._with(index, flipped_row, f"{row.kind}: a signature damaged", at)
            for other, given in self._elsewhere(index, uid):
                moved = replace(row, signatures={**rest, uid: given})
                yield self._with(index, moved, f"{row.kind}: signature of statement {other} replayed", at)
            for name in ("lan", "stranger", "gone", "cold", "minh"):
                if self._uids[name] not in row.signatures and not self._may(
                    row.kind, row.fields, {*self._names(rest), name}, index
                ):
                    swapped = {**rest, self._uids[name]: self._keys[name].sign(row.h)}
                    yield self._with(index, replace(row, signatures=swapped), f"{row.kind}: signer is {name}", at)
            false = replace(row, signatures={**rest, uid: SigningKey.generate().sign(row.h)})
            yield self._with(index, false, f"{row.kind}: signed with a key of the forger's own", at)

    def _elsewhere(self, index: int, uid: Id) -> list[tuple[int, bytes]]:
        found = [(row.seq, row.signatures[uid]) for row in self.rows if uid in row.signatures]
        others = [pair for pair in found if pair[0] != self.rows[index].seq]
        return self._chance.sample(others, min(2, len(others)))

    # One statement's fields ----------------------------------------------------------------------------------------

    def _fields(self, index: int) -> Iterator[Forgery]:
        row = self.rows[index]
        changed = [(what, replace(row, fields=fields)) for what, fields in self._mutations(row.fields)]
        changed += [
            ("at", replace(row, at=row.at + 1)),
            ("kind", replace(row, kind=self._other_kind(row.kind))),
            ("root over the wraps", replace(row, root=random_bytes(32))),
        ]
        for what, forged in changed:
            told = f"{row.kind}: {what} changed"
            yield self._with(index, forged, f"{told}, nothing else", {row.seq})
            yield self._rebuilt(index, forged, f"{told}, hashes rebuilt", {row.seq})
            name = self._chance.choice(list(FORGERS))
            yield from self._resigned(index, forged, told, name)
        for name in FORGERS:
            what, forged = self._chance.choice(changed)
            yield from self._resigned(index, forged, f"{row.kind}: {what} changed", name)

    def _resigned(self, index: int, forged: Row, told: str, name: str) -> Iterator[Forgery]:
        """Signed anew by a forger: instead of the true signers, and beside one of their old signatures."""
        who = FORGERS[name]
        at, last = {forged.seq}, index == len(self.rows) - 1
        if self._may(forged.kind, forged.fields, set(who), index):
            if last:
                return  # their right
            at = {forged.seq, forged.seq + 1}  # their right; but others signed what came after
        yield Forgery(f"{told}, signed by {name}", partial(self._rehashed, index, forged, who), frozenset(at))
        true = self._chance.choice(list(forged.signatures))
        if true not in {self._uids[one] for one in who}:
            beside = partial(self._rehashed, index, forged, who, {true: forged.signatures[true]})
            yield Forgery(f"{told}, signed by {name} beside an old signature", beside, frozenset({forged.seq}))

    def _mutations(self, fields: Fields) -> Iterator[tuple[str, Fields]]:
        """Every field changed into something else of its own kind; one gone, one too many."""
        for path in _paths(fields):
            other = deepcopy(fields)
            holder = other
            for step in path[:-1]:
                holder = holder[step]
            old = holder[path[-1]]
            while holder[path[-1]] == old:
                holder[path[-1]] = self._other(old)
            yield ".".join(map(str, path)), other
        name = self._chance.choice(list(fields))
        yield f"{name} gone", {key: value for key, value in fields.items() if key != name}

    def _other(self, value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        if isinstance(value, int):
            return value + self._chance.choice((-1, 1, 10**15))
        if value is None:
            return random_id().hex()
        if isinstance(value, list):
            return value[1:] if value else [random_id().hex()]
        if isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef"):
            return self._uids[self._chance.choice(("lan", "ha", "quan", "mai", "stranger"))].hex()
        if isinstance(value, str) and len(value) == 43:
            return b64(random_bytes(32))
        return self._chance.choice(("manager", "officer", "", "everyday", "top_secret", "paper", "program", "x" * 50))

    def _other_kind(self, kind: str) -> str:
        return self._chance.choice([str(label) for label in Label if label != kind])

    # Order and number ------------------------------------------------------------------------------------------------

    def _order(self, index: int) -> Iterator[Forgery]:
        row, count = self.rows[index], len(self.rows)
        told, at = row.kind, frozenset({row.seq})
        if index + 1 < count:
            after = self.rows[index + 1]
            swapped = (*self.rows[:index], after, row, *self.rows[index + 2 :])
            renumbered = partial(_renumbered, swapped, index, rebuild=None)
            yield Forgery(f"{told}: order changed", renumbered, frozenset({row.seq}))
            yield Forgery(f"{told}: order changed, rebuilt", partial(self._chained, swapped, index), at)
            without = (*self.rows[:index], *self.rows[index + 1 :])
            yield Forgery(f"{told}: left out", lambda: without, at)
            yield Forgery(f"{told}: left out, rebuilt", partial(self._chained, without, index), at)
        other = self._chance.choice([number for number in range(count) if number != index])
        doubled = (*self.rows[:index], self.rows[other], *self.rows[index:])
        yield Forgery(f"{told}: an old one put in before it, rebuilt", partial(self._chained, doubled, index), at)
        again = partial(self._chained, (*self.rows, row), count)
        yield Forgery(f"{told}: a second time at the end, rebuilt", again, frozenset({count + 1}))
        gap = replace(row, seq=row.seq + 10**6)
        yield self._with(index, gap, f"{told}: number changed", {row.seq, row.seq + 1})

    # Something new at the end --------------------------------------------------------------------------------------

    def _appended(self) -> Iterator[Forgery]:
        """Every kind stated once more, with other content, by each forger: nothing after it has to be forged."""
        last: dict[str, Row] = {row.kind: row for row in self.rows}
        for kind, row in last.items():
            for name, who in FORGERS.items():
                for what, fields in [("again", row.fields), *self._few(row.fields)]:
                    if not self._may(kind, fields, set(who), len(self.rows)):
                        yield self.appended(kind, fields, who, f"{kind}: {what}, at the end, by {name}")

    def _few(self, fields: Fields) -> list[tuple[str, Fields]]:
        found = list(self._mutations(fields))
        return self._chance.sample(found, min(3, len(found)))

    def appended(self, kind: str, fields: Fields, who: Sequence[str], what: str) -> Forgery:
        """A statement at the end, signed by ``who``."""
        last = self.rows[-1]
        row = Row(last.seq + 1, kind, fields, last.at + 1, last.h, last.root, b"", {})
        make = partial(self._signed, (*self.rows, row), len(self.rows), who)
        return Forgery(what, make, frozenset({row.seq}))

    # Tools ---------------------------------------------------------------------------------------------------------

    def _with(self, index: int, row: Row, what: str, at: set[int]) -> Forgery:
        return Forgery(what, lambda: (*self.rows[:index], row, *self.rows[index + 1 :]), frozenset(at))

    def _rebuilt(self, index: int, row: Row, what: str, at: set[int]) -> Forgery:
        rows = (*self.rows[:index], row, *self.rows[index + 1 :])
        return Forgery(what, partial(self._chained, rows, index), frozenset(at))

    def _rehashed(
        self, index: int, row: Row, who: Sequence[str], beside: Mapping[Id, bytes] = MappingProxyType({})
    ) -> tuple[Row, ...]:
        return self._signed((*self.rows[:index], row, *self.rows[index + 1 :]), index, who, beside)

    def _signed(
        self, rows: Sequence[Row], index: int, who: Sequence[str], beside: Mapping[Id, bytes] = MappingProxyType({})
    ) -> tuple[Row, ...]:
        chained = self._chained(rows, index)
        signatures = {**beside, **{self._uids[name]: self._keys[name].sign(chained[index].h) for name in who}}
        return (*chained[:index], replace(chained[index], signatures=signatures), *chained[index + 1 :])

    def _chained(self, rows: Sequence[Row], first: int) -> tuple[Row, ...]:
        """Numbers, links and hashes made to fit from ``first`` on."""
        return _renumbered(rows, first, rebuild=self.living.vault_id)

    def _names(self, signatures: dict[Id, bytes]) -> set[str]:
        return {name for name, uid in self._uids.items() if uid in signatures and name != "false quan"}

    def _may(self, kind: str, fields: Fields, who: set[str], index: int) -> bool:
        """Whether these people may state this by themselves at that place: then it is no forgery."""
        subject = next((name for name, uid in self._uids.items() if uid.hex() == fields.get("uid")), "")
        serving = who - {"stranger", "false quan"} - (self._ended if index > self._ended_at else set())
        if who != serving or not who:
            return False
        officers, managers = who & {"ha", "mai", "gone"}, who & {"quan", "tuan", "cold"}
        if kind in (Label.ENCKEY, Label.LESSON, Label.REWRAP, Label.CHECKED):
            return len(who) == 1 if kind == Label.CHECKED else who == {subject}
        alone = {
            Label.SESSION_END: bool(officers),
            Label.CHECKPOINT: len(officers) > 1,
            Label.AGREEMENT_JOINED: False,  # the half names who states it, and none of them is that
            Label.BACKUP: who <= (officers if fields.get("step") == "destroyed" else officers | {"minh"}),
        }
        if kind in alone:
            return alone[Label(kind)]
        if kind == Label.FREEZE:
            return bool(officers | managers) and subject not in who
        if kind == Label.AGREEMENT_END:
            return bool((officers | managers) - {subject}) or subject in who
        if kind == Label.WRAPPED and fields.get("request") and index < len(self.rows):
            return bool(officers)  # a manager's signature stands inside
        if kind == Label.AGREEMENT and fields.get("form") == "program":
            return subject in who and bool((officers | managers) - {subject})
        return bool(officers and managers)


def sampled(forgeries: Iterable[Forgery], most: int, seed: int = 1) -> list[Forgery]:
    """About ``most`` of them, every family in turn, so that none crowds out another."""
    families: dict[str, list[Forgery]] = defaultdict(list)
    for forgery in forgeries:
        families[_family(forgery.what)].append(forgery)
    chance, found = random.Random(seed), []
    for family in families.values():
        chance.shuffle(family)
    while len(found) < most and any(families.values()):
        found += [family.pop() for family in families.values() if family]
    return found


def _family(what: str) -> str:
    """The kind of statement, and what was done, without the field and the statement it was done with."""
    kind, _, rest = what.partition(": ")
    done = rest.split(" changed", 1)[-1] if " changed" in rest else rest
    return f"{kind}: {re.sub(r'[0-9]+', '', done)}"


def judged(directory: Directory, rows: Sequence[Row], genesis: bytes) -> Corrupt | None:
    """How the directory with these statements instead of its own is refused; None when it is believed."""
    connection = directory.connection
    connection.execute("BEGIN")
    try:
        put(connection, rows)
        directory.verify_linking()
        read_roster(directory.statements(), genesis, directory.vault_id)
    except Corrupt as error:
        return error
    finally:
        connection.execute("ROLLBACK")
    return None


def put(connection: Any, rows: Sequence[Row]) -> None:
    """Write the statements in place of those that are there."""
    connection.execute("DELETE FROM statement_signature")
    connection.execute("DELETE FROM statement")
    connection.executemany(
        "INSERT INTO statement (seq, kind, fields, at, prev, wraps_root, h) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(r.seq, r.kind, canonical(r.fields).decode("utf-8"), r.at, r.prev, r.root, r.h) for r in rows],
    )
    connection.executemany(
        "INSERT INTO statement_signature (seq, uid, sig) VALUES (?, ?, ?)",
        [(row.seq, uid, sig) for row in rows for uid, sig in row.signatures.items()],
    )


def _rows(directory: Directory) -> tuple[Row, ...]:
    signed = {statement.seq: dict(statement.signatures) for statement in directory.statements()}
    found = directory.connection.execute(
        "SELECT seq, kind, fields, at, prev, wraps_root, h FROM statement ORDER BY seq"
    ).fetchall()
    return tuple(
        Row(seq, kind, parse_canonical(fields.encode("utf-8")), at, prev, root, h, signed[seq])
        for seq, kind, fields, at, prev, root, h in found
    )


def _renumbered(rows: Sequence[Row], first: int, *, rebuild: Id | None) -> tuple[Row, ...]:
    """The rows numbered on from ``first``; with a vault id linked and hashed as well."""
    done = list(rows[:first])
    for row in rows[first:]:
        seq, prev = len(done) + 1, done[-1].h if done else FIRST_PREV
        if rebuild is None:
            done.append(replace(row, seq=seq))
            continue
        h = sha256(statement_message(row.kind, rebuild, seq, row.at, prev, row.root, row.fields))
        done.append(replace(row, seq=seq, prev=prev, h=h))
    return tuple(done)


def _paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every field inside, lists and objects themselves included."""
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], (*before, key))
        return
    if isinstance(value, list):
        yield before
        for number, item in enumerate(value):
            yield from _paths(item, (*before, number))
        return
    yield before
