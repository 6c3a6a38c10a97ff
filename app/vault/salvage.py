"""What of a damaged compartment still reads: record by record, without believing that the file is whole.

* A damaged page makes SQLCipher refuse everything after it on the same connection, so each refusal costs a new one.
* Which records there are is asked of everything that names them: the table from both ends, its two indexes from both
  ends, the past, the lists. What is named but does not read is hurt. What nothing names any more is not known to be
  missing, which is said (``all_named``).
* What reads is held against its own digest, and every ledger row against what it signed for. Where a row's root does
  not fit although all it names is sound in itself, an older state was put back: the records of that row are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.errors import Corrupt
from app.ids import Id
from app.keys.compartment_key import file_key
from app.keys.hashing import sha256
from app.vault import database, ledger
from app.vault.compartment import Place
from app.vault.database import Connection, translated
from app.vault.record import ENCODING, STORED, digest_of

UNREADABLE, CHANGED, UNSIGNED = "checks.unreadable_record", "checks.changed_record", "checks.unsigned_record"
SCAN_HURT, PAST_HURT = "checks.scan_hurt", "checks.past_hurt"

MOST_OF_A_ROW = 200
"""Records told of one ledger row that does not fit; a row over more than these only says that it does not."""
MOST_NAMED = 2000
AT_ONCE = 500

_NAMING = tuple(
    f"SELECT {columns} FROM {source} ORDER BY {order}".replace("@", direction)
    for columns, source, order in (
        ("rid, kind", "record", "rid @"),
        ("rid, kind", "record INDEXED BY record_kind", "kind @, rid @"),
        ("rid, kind", "revision", "rid @, rev @"),
    )
    for direction in ("ASC", "DESC")
)
_ALL_NAMED = frozenset(_NAMING[:4])
"""Any of these read to its end names every record there is."""

NAMES = (
    "SELECT name FROM customer WHERE rid = ?",
    "SELECT title FROM item WHERE rid = ?",
    "SELECT name FROM document WHERE rid = ?",
    "SELECT coalesce(json_extract(body, '$.name'), json_extract(body, '$.title')) FROM record WHERE rid = ?",
)
"""Where a record's name may still stand: in the lists, which lie on other pages, and in itself."""

_OWNER = "rid"

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class HurtRecord:
    """One record that does not read, or reads as something nobody signed for.

    ``kind`` and ``name`` are there where something of the file still says them.
    """

    rid: Id
    kind: str
    code: str
    name: str = ""


@dataclass(slots=True)
class Salvaged:
    """``whole`` records read and fit; ``all_named``: none can be missing without being told. ``opens``: see `look`."""

    opens: bool = False
    all_named: bool = False
    whole: int = 0
    hurt: list[HurtRecord] = field(default_factory=list)
    unfit_rows: list[int] = field(default_factory=list)
    """Ledger rows that sign for more than is told record by record, or do not read themselves."""


def look(path: Path, key: bytes, place: Place, tables: Sequence[str], tell: Tell = lambda _: None) -> Salvaged:
    """Go through the file at ``path``. ``opens`` is false where not even its first page reads.

    ``tables`` are the lists beside the records, which name some of them as well. ``tell`` is told how many records were
    looked at since it was last told, and may raise Cancelled.
    """
    found = Salvaged()
    file = _File(path, file_key(key, place.file_id))
    if file.connection() is None:
        return found
    found.opens = True
    try:
        _Look(file, place, found, tables, tell).go()
    finally:
        file.close()
    return found


class _File:
    """The file, opened again after each page that does not read."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._open: Connection | None = None

    def connection(self) -> Connection | None:
        """A connection that has met no damage yet; None where the file opens no more."""
        if self._open is None:
            try:
                self._open = database.open_database(self._path, self._key, "compartment")
            except Corrupt:
                return None
        return self._open

    def rows(self, sql: str, *params: object) -> Iterator[tuple[Any, ...] | None]:
        """The rows of a SELECT as far as they read; a last ``None`` says that there was no going on."""
        connection = self.connection()
        if connection is None:
            yield None
            return
        try:
            with translated():
                cursor = connection.execute(sql, params)
                while batch := cursor.fetchmany(AT_ONCE):
                    yield from batch
        except (Corrupt, UnicodeDecodeError, ValueError):
            self.close()
            yield None
        except Exception:  # noqa: BLE001  (SQLite may name a damaged page's error in any way; nothing is believed after)
            self.close()
            yield None

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None


class _Look:
    def __init__(self, file: _File, place: Place, found: Salvaged, tables: Sequence[str], tell: Tell) -> None:
        self._file, self._place, self._found, self._tell = file, place, found, tell
        self._tables = tables
        self._kinds: dict[bytes, str] = {}
        self._codes: dict[bytes, str] = {}
        self._read: set[bytes] = set()
        self._signed: dict[int, list[tuple[bytes, int, bytes]]] = {}

    def go(self) -> None:
        self._name_all()
        self._records()
        self._past()
        self._scans()
        self._ledger()
        self._found.hurt = [
            HurtRecord(Id(rid), self._kinds.get(rid, ""), code, self._name(rid) if place < MOST_NAMED else "")
            for place, (rid, code) in enumerate(sorted(self._codes.items()))
        ]
        self._found.whole = len(self._read - self._codes.keys())

    def _name(self, rid: bytes) -> str:
        for sql in NAMES:
            for row in self._file.rows(sql, rid):
                if row is not None and row[0]:
                    return str(row[0])
        return ""

    def _name_all(self) -> None:
        for sql in _NAMING:
            whole = True
            for row in self._file.rows(sql):
                if row is None:
                    whole = False
                elif isinstance(row[0], bytes):
                    self._kinds.setdefault(row[0], str(row[1]))
            self._found.all_named |= whole and sql in _ALL_NAMED
        for table in self._tables:
            if any(row is not None and row[1] == _OWNER for row in self._file.rows(f"PRAGMA table_info({table})")):
                for row in self._file.rows(f"SELECT {_OWNER} FROM {table}"):
                    if row is not None and isinstance(row[0], bytes):
                        self._kinds.setdefault(row[0], "")

    def _records(self) -> None:
        for direction in ("ASC", "DESC"):
            whole = True
            for row in self._file.rows(f"SELECT {STORED} FROM record ORDER BY rid {direction}"):
                if row is None:
                    whole = False
                elif row[0] in self._read:
                    break  # met what came from the other end
                else:
                    self._take(row)
            if whole:
                break
        for rid in sorted(self._kinds.keys() - self._read):
            for row in self._file.rows(f"SELECT {STORED} FROM record WHERE rid = ?", rid):
                if row is not None:
                    self._take(row)
            if rid not in self._read:
                self._codes[rid] = UNREADABLE

    def _take(self, row: tuple[Any, ...]) -> None:
        self._tell(1)
        rid = row[0]
        self._read.add(rid)
        self._kinds[rid] = str(row[1])
        if not self._sound(row):
            self._codes[rid] = CHANGED

    def _sound(self, row: tuple[Any, ...]) -> bool:
        rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest = row
        try:
            text = body.encode("utf-8")
            found = digest_of(self._place.cid, rid, kind, rev, base, op, text, writer, at, epoch)
        except (AttributeError, TypeError, ValueError, OverflowError):
            return False
        self._signed.setdefault(seq, []).append((rid, rev, digest))
        return bool(found == digest and enc_v == ENCODING and epoch == self._place.epoch)

    def _past(self) -> None:
        for row in self._file.rows(f"SELECT {STORED} FROM revision ORDER BY rid, rev"):
            if row is None:
                self._past_by_record()
                return
            if not self._sound(row):
                self._codes.setdefault(row[0], PAST_HURT)

    def _past_by_record(self) -> None:
        """The whole table does not read at once: record by record, each once."""
        for seq in self._signed:
            self._signed[seq] = [row for row in self._signed[seq] if row[0] in self._read]
        for rid in sorted(self._kinds):
            for row in self._file.rows(f"SELECT {STORED} FROM revision WHERE rid = ?", rid):
                if row is None or not self._sound(row):
                    self._codes.setdefault(rid, PAST_HURT)

    def _scans(self) -> None:
        ends = "SELECT att_id, rid, name, media_type, sha256, seq, content FROM attachment"
        named = [row for row in self._file.rows("SELECT att_id, rid FROM attachment ORDER BY att_id") if row]
        for att_id, rid in named:
            for row in self._file.rows(f"{ends} WHERE att_id = ?", att_id):
                if row is None or sha256(row[6]) != row[4]:
                    self._codes.setdefault(rid, SCAN_HURT)
                    continue
                digest = ledger.attachment_digest(self._place.cid, row[0], row[1], row[2], row[3], row[4])
                self._signed.setdefault(row[5], []).append((row[0], 0, digest))

    def _ledger(self) -> None:
        hurt = set(self._codes)
        last = 0
        for row in self._file.rows("SELECT seq, count, digest FROM ledger ORDER BY seq"):
            if row is None:
                self._found.unfit_rows.append(last + 1)
                return
            seq, count, digest = row
            last = seq
            members = self._signed.pop(seq, [])
            rids = {rid for rid, _, _ in members}
            if rids & hurt or (count, digest) == ledger.root_of(set(members)):
                continue
            if len(members) <= MOST_OF_A_ROW and len(members) >= count:
                self._codes.update({rid: UNSIGNED for rid in rids & self._read if rid not in self._codes})
            self._found.unfit_rows.append(seq)
        for members in self._signed.values():  # rows of the ledger that are not there sign for nothing
            self._codes.update({rid: UNSIGNED for rid, _, _ in members if rid in self._read and rid not in self._codes})
