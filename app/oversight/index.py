"""The officer's index: the entries of the journal in the open, in an encrypted file that only this officer can read.

Details are sealed, and opening one takes 0.14 ms: a million cannot be opened for each question. So each officer has a
file of their own in their profile, which every look fills with what came since.

Pure rules:

1. Its key is drawn from two secrets: the person's own encryption key and the officers' journal key. A colleague at the
   same desk, another officer, and who has ceased to be an officer cannot read or forge it.
2. It is never the truth. One that is damaged, or under other keys by now, is thrown away and filled again; where the
   damage shows only in the middle of an answer, that answer fails once.
3. One whose last entry does not stand in the journal any more is kept beside: it knows what the journal said before.
   `contradicted` says so until a filling starts from nothing again.
4. A long journal is opened from its end: what it holds is everything up to one entry, and everything from a later one
   on. `missing` is what lies between; questions find what is held, and whoever needs all of it fills first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.access.event import Event
from app.clock import local_date
from app.errors import Corrupt
from app.ids import Id
from app.journal.entry import Detail, Entry
from app.keys.encoding import Label, pae
from app.keys.hashing import derive
from app.session.door import Session
from app.session.subject import Subject
from app.vault.database import Connection, create_database, open_database, translated
from app.vault.durable import disk_errors

SCHEMA = "acts"
OK = 1
"""The number of the outcome "ok" in every index."""

DAMAGED = "oversight.index_damaged"

MOST_KEPT = 5
"""So many that do not fit the journal any more are kept beside; of more, the first ones and the last."""

TAIL = 6
"""So many bytes at the end of a record's id are the code that papers print."""

_ROW = "INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_DAY = (
    "INSERT INTO day VALUES (?, ?, ?, 1) "
    "ON CONFLICT (day) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last), "
    "times = times + 1"
)


def place_of(session: Session) -> Path:
    """Where this person's index lies."""
    return session.world.profile / f"{session.vault.vault_id.hex()}.{session.uid.hex()}.acts"


@contextmanager
def _own_faults() -> Iterator[None]:
    """Around what asks the index: its damage is not the journal's."""
    try:
        with translated():
            yield
    except Corrupt as error:
        raise Corrupt(DAMAGED).because(error) from error


@contextmanager
def opened(session: Session) -> Iterator[Index]:
    """The officer's index for the length of a block. Raises Refused for everybody else, journalled."""
    key = index_key(session)
    index = _found(place_of(session), key)
    try:
        if not _fits(session, index):
            index.close()
            index = _set_aside(place_of(session), key)
        yield index
    except Corrupt as error:
        if error.code == DAMAGED:
            index.close()
            remove_index(place_of(session))
        raise
    finally:
        index.close()


def throw_away(session: Session) -> None:
    """Take the index away: the next look fills it from nothing."""
    remove_index(place_of(session))


@dataclass(frozen=True, slots=True)
class Reached:
    """The last entry that an index holds, and its hash; (0, b"") for none."""

    id: int
    h: bytes


@dataclass(frozen=True, slots=True)
class Missing:
    """The entries above ``base`` up to ``floor`` that are yet to be opened, between others that are."""

    base: int
    floor: int

    @property
    def count(self) -> int:
        """How many they are."""
        return max(0, self.floor - self.base)


class Index:
    """The open file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._words: dict[tuple[str, bytes], int] = {}
        self._texts: dict[int, bytes] = {}
        self._records: dict[Id, int] = {}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def reached(self) -> Reached:
        """The newest entry that it holds."""
        last, h = self._meta("last"), self._meta("h")
        return Reached(int.from_bytes(last, "big"), h) if last else Reached(0, b"")

    def missing(self) -> Missing:
        """What was left out when a long journal was begun from its end."""
        told = self._meta("missing")
        return Missing(int.from_bytes(told[:8], "big"), int.from_bytes(told[8:], "big"))

    def since(self) -> int:
        """When the oldest entry was made from which on it holds everything (UTC microseconds); 0 for none."""
        found = self.rows("SELECT at FROM act WHERE id > ? ORDER BY id LIMIT 1", (self.missing().floor,))
        return int(found[0][0]) if found else 0

    @property
    def contradicted(self) -> int:
        """The entry that stood otherwise in the journal before this index was filled anew; 0 for none."""
        return int.from_bytes(self._meta("contradicted"), "big")

    def note_contradiction(self, entry: int) -> None:
        """Remember that the index before this one ended at ``entry``, which the journal does not know so any more."""
        with _own_faults():
            self._put_meta("contradicted", entry.to_bytes(8, "big"))

    @contextmanager
    def filling(self) -> Iterator[Reached]:
        """One transaction, alone: what has been reached, asked inside."""
        with _own_faults():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.reached()
            with _own_faults():
                self._connection.execute("COMMIT")
        except BaseException:
            self._words.clear()
            self._texts.clear()
            self._records.clear()
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def add(self, found: Sequence[tuple[Entry, Detail]], missing: Missing | None = None) -> None:
        """More entries of the journal with what they say, and what is missing now. Only inside `filling`."""
        if missing is not None:
            with _own_faults():
                self._put_meta("missing", missing.base.to_bytes(8, "big") + missing.floor.to_bytes(8, "big"))
        if not found:
            return
        days = [(local_date(entry.at).toordinal(), entry.id, entry.id) for entry, _ in found]
        newest = max((entry for entry, _ in found), key=lambda entry: entry.id)
        with _own_faults():
            self._connection.executemany(_ROW, [self._row(entry, detail) for entry, detail in found])
            self._connection.executemany(_DAY, days)
            if newest.id > self.reached().id:
                self._put_meta("last", newest.id.to_bytes(8, "big"))
                self._put_meta("h", newest.h)

    def number_of(self, kind: str, value: bytes) -> int | None:
        """The number that stands for ``value`` here; None for what no entry says."""
        with _own_faults():
            row = self._connection.execute("SELECT no FROM word WHERE (kind, value) = (?, ?)", (kind, value)).fetchone()
        return int(row[0]) if row else None

    def text_of(self, number: int | None) -> bytes:
        """What a number stands for; empty for None."""
        if number is None:
            return b""
        if number not in self._texts:
            with _own_faults():
                row = self._connection.execute("SELECT value FROM word WHERE no = ?", (number,)).fetchone()
            if row is None:
                raise Corrupt(DAMAGED)
            self._texts[number] = row[0]
        return self._texts[number]

    def records_of(self, code: str, most: int) -> list[int]:
        """The records whose id ends or begins with the hexadecimal digits ``code``; not more than ``most``."""
        low, high = bytes.fromhex(code.ljust(32, "0")), bytes.fromhex(code.ljust(32, "f"))
        found = self.rows("SELECT no FROM record WHERE rid BETWEEN ? AND ? LIMIT ?", (low, high, most))
        if len(code) == 2 * TAIL:
            found += self.rows("SELECT no FROM record WHERE tail = ? LIMIT ?", (bytes.fromhex(code), most))
        return list(dict.fromkeys(int(row[0]) for row in found))[:most]

    def kept(self, name: str) -> bytes:
        """What somebody keeps here for the next time, under a name of their own; empty for nothing."""
        return self._meta(f"kept:{name}")

    def keep(self, name: str, value: bytes) -> None:
        """Keep something for the next time. It goes with the index when that is thrown away."""
        with translated():
            self._put_meta(f"kept:{name}", value)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Ask."""
        with _own_faults():
            return self._connection.execute(sql, values).fetchall()

    def ids(self, sql: str, values: Sequence[Any]) -> Iterator[int]:
        """Ask for many rows of one number each."""
        with _own_faults():
            for (number,) in self._connection.execute(sql, values):
                yield number

    def _row(self, entry: Entry, detail: Detail) -> tuple[Any, ...]:
        return (
            entry.id,
            entry.at,
            self._number("person", entry.writer.uid),
            self._number("device", entry.writer.device),
            self._number("event", detail.event.encode()),
            self._number("outcome", detail.outcome.encode()),
            self._number("project", detail.project),
            detail.level or 0,
            self._record(detail.rid),
            self._number("person", detail.person),
            detail.note,
            self._number("agreement", detail.agreement.encode()) if detail.agreement else None,
            self._number("lesson", detail.lesson.encode()) if detail.lesson else None,
            self._record(detail.customer),
        )

    def _number(self, kind: str, value: bytes | None) -> int | None:
        if value is None:
            return None
        known = self._words.get((kind, value))
        if known is None:
            known = self.number_of(kind, value)
        if known is None:
            cursor = self._connection.execute("INSERT INTO word (kind, value) VALUES (?, ?)", (kind, value))
            known = int(cursor.lastrowid or 0)
        self._words[kind, value] = known
        return known

    def _record(self, rid: Id | None) -> int | None:
        if rid is None:
            return None
        if rid not in self._records:
            row = self._connection.execute("SELECT no FROM record WHERE rid = ?", (rid,)).fetchone()
            if row is None:
                insert = "INSERT INTO record (rid, tail) VALUES (?, ?)"
                row = (self._connection.execute(insert, (rid, rid[-TAIL:])).lastrowid,)
            self._records[rid] = row[0]
        return self._records[rid]

    def _meta(self, key: str) -> bytes:
        row = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return bytes(row[0][0]) if row else b""

    def _put_meta(self, key: str, value: bytes) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def index_key(session: Session, *of: str) -> bytes:
    """The key of this person's index, or of the one called ``of``. Raises Refused for everybody but officers."""
    journal = session.identity.house.journal
    if not journal:
        raise session.refuse(Event.JOURNAL_READ, Subject(), "session.not_your_duty")
    own = session.identity.everyday.encryption[0].private
    return derive(own, pae(Label.ACTS_INDEX, session.vault.vault_id, session.uid, *of), salt=journal[0])


def _found(path: Path, key: bytes) -> Index:
    """The file as it stands, or a new one where it is missing, damaged or under other keys."""
    if path.is_file():
        with suppress(Corrupt):
            return Index(open_database(path, key, SCHEMA, copy=True))
        remove_index(path)
    return made_index(path, key)


def made_index(path: Path, key: bytes) -> Index:
    """A new, empty index."""
    connection = create_database(path, key, SCHEMA)
    try:
        with _own_faults():
            connection.execute("INSERT INTO word VALUES (?, 'outcome', ?)", (OK, b"ok"))
    except BaseException:
        connection.close()
        raise
    return Index(connection)


def _fits(session: Session, index: Index) -> bool:
    """Whether the entry that the index ends with still stands in the journal as it was."""
    try:
        reached = index.reached()
        if index.text_of(OK) != b"ok":
            return False
    except Corrupt:
        return False
    if reached.id == 0:
        return True
    entry = next(session.journal.entries(after=reached.id - 1), None)
    return entry is not None and (entry.id, entry.h) == (reached.id, reached.h)


def _set_aside(path: Path, key: bytes) -> Index:
    """A new, empty index; the one that does not fit is kept beside."""
    ended = 0
    with suppress(Corrupt):
        old = Index(open_database(path, key, SCHEMA, copy=True))
        try:
            ended = old.reached().id
        finally:
            old.close()
    with disk_errors():
        if ended:
            path.replace(_place_beside(path))
    remove_index(path)
    made = made_index(path, key)
    if ended:
        made.note_contradiction(ended)
    return made


def _place_beside(path: Path) -> Path:
    """Where the next one that does not fit is kept: never over the first, which knows what was there before all."""
    first = path.with_suffix(".acts-before")
    places = (first, *(first.with_name(f"{first.name}-{number}") for number in range(2, MOST_KEPT + 1)))
    return next((place for place in places if not place.exists()), places[-1])


def remove_index(path: Path) -> None:
    """Take the file of an index away."""
    with disk_errors():
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
