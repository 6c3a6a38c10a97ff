"""Opening one SQLCipher file so that it can be trusted: the only place that makes a connection.

What is asserted at every open (facts.md §1; performance.md overrides it for memory security):

1. the key is given raw (32 bytes), never a passphrase, and never as part of an SQL text;
2. a wrong key, a damaged page 1 and a file that is not ours look alike, and are reported as damage; so is an emptied
   file, which would otherwise be taken for a new one;
3. the settings below read back as they were set;
4. the schema is, object by object, the one our numbered migrations make, that of a file beside it as well;
5. from then on ATTACH, DETACH and every PRAGMA that changes something are denied. What a rewrite copies from was
   attached before that, to be read only, its key bound and no part of an SQL text either.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3

from app.errors import Corrupt, NiemError, Problem
from app.vault.durable import disk_errors, share_as_folder

if TYPE_CHECKING:
    # sqlcipher3 brings no types; its connection is the standard library's, with `set_key` added.
    from sqlite3 import Connection as Connection  # noqa: PLC0414 (exported)
else:
    Connection = sqlcipher3.Connection

MIGRATIONS = Path(__file__).parent / "migrations"

Rebuild = Callable[[Connection], None]
"""Fills the tables that follow from others, after a migration has emptied them."""


def _nothing_to_rebuild(_: Connection) -> None:
    """For files in which every table is the truth."""


CACHE_KIB = 16 * 1024
COPYING_CACHE_KIB = 64 * 1024
LOOKING_CACHE_KIB = 128 * 1024
BUSY_MS = 5_000
COPIED_AT_ONCE = 1000

# name, value set, value read back
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("mmap_size", "0", 0),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("locking_mode", "NORMAL", "normal"),
    ("secure_delete", "ON", 1),
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
    ("cache_size", str(-CACHE_KIB), -CACHE_KIB),
)

_Instead = Mapping[str, tuple[str, object]]

_UNFINISHED: _Instead = {"journal_mode": ("MEMORY", "memory"), "synchronous": ("OFF", 0)}
"""Instead of the above for a file that counts for nothing until it is whole, verified and synced by its maker."""

_COPY: dict[str, tuple[str, object]] = {"synchronous": ("NORMAL", 1)}
"""Instead of the above for a file that is only a copy and can be made again: what a power cut takes is read again."""

_COPYING: dict[str, tuple[str, object]] = {"cache_size": (str(-COPYING_CACHE_KIB), -COPYING_CACHE_KIB)}
"""Instead of the above where one file is copied from another: for so long, one at a time."""

_LOOKING: dict[str, tuple[str, object]] = {"cache_size": (str(-LOOKING_CACHE_KIB), -LOOKING_CACHE_KIB)}
"""Instead of the above where all of one file is looked through: its list indexes are held against the rows from all
sides, and what of them does not stay is read and decrypted again and again.
"""

BESIDE = "old"
"""The name that the tables of a file beside the own one go by."""


@dataclass(frozen=True, slots=True, repr=False)
class Beside:
    """Another file that a connection may read, and never write, and its 32-byte key."""

    path: Path
    key: bytes


_READABLE_PRAGMAS = frozenset(
    {
        "cipher_integrity_check",
        "integrity_check",
        "quick_check",
        "user_version",
        "data_version",
        "page_count",
        "table_info",
    }
)
_NOTADB, _CORRUPT, _FULL, _BUSY, _READONLY, _CANTOPEN = 26, 11, 13, 5, 8, 14


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors into ours: damage is Corrupt, what a person can mend is Problem."""
    try:
        yield
    except NiemError:
        raise
    except sqlcipher3.Error as error:
        raise _translate(error) from error
    except UnicodeEncodeError:
        # Half of a pair of UTF-16 units, as a keyboard or a clipboard may leave it: no file can hold that.
        raise Problem("vault.half_a_character") from None


def _translate(error: Exception) -> NiemError:
    code = getattr(error, "sqlite_errorcode", None)
    text = str(error)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == _FULL or "disk is full" in text:
        return Problem("vault.disk_full")
    if primary == _BUSY or "locked" in text:
        return Problem("vault.busy")
    if primary == _READONLY or "readonly" in text:
        return Problem("vault.read_only")
    if primary == _CANTOPEN or "unable to open" in text:
        return Problem("vault.cannot_open")
    if primary in (_NOTADB, _CORRUPT) or "not a database" in text or "malformed" in text:
        return Corrupt("vault.file_damaged_or_replaced")
    if "user-defined function" in text or "Could not decode" in text:
        return Corrupt("vault.file_damaged_or_replaced")  # a cell holds what no program of ours writes there
    if "disk I/O error" in text:
        return Problem("vault.disk_error")
    raise error


def open_database(
    path: Path,
    key: bytes,
    schema: str,
    *,
    locked_memory: bool = False,
    rebuild: Rebuild = _nothing_to_rebuild,
    copy: bool = False,
    whole: bool = False,
    beside: Beside | None = None,
) -> Connection:
    """A connection to the existing file at ``path``, migrated to the newest ``schema`` and closed against misuse.

    ``key`` is 32 raw bytes; ``schema`` one of the folders of ``migrations/``. ``locked_memory`` switches on
    SQLCipher's memory protection (the short-lived top-secret process); ``rebuild`` is called inside the transaction of
    a migration, never otherwise; ``copy``: a file that can be made again; ``whole``: all of it is walked through, which
    takes more cache; the tables of ``beside`` can be read as those of `BESIDE`. Raises Corrupt("vault.file_missing") or
    Corrupt("vault.file_damaged_or_replaced"), and Corrupt("vault.schema_changed") when foreign objects were planted.
    """
    if not path.is_file():
        raise Corrupt("vault.file_missing")
    instead = (_COPY if copy else {}) | (_LOOKING if whole else {})
    return _connect(path, key, schema, locked_memory=locked_memory, rebuild=rebuild, instead=instead, beside=beside)


def create_database(
    path: Path, key: bytes, schema: str, *, unfinished: bool = False, beside: Beside | None = None
) -> Connection:
    """A new, empty file. Raises Problem("vault.file_exists") when something is there already.

    ``unfinished``: it is thrown away after a crash, so nothing of it is forced to disk while this connection is open.
    Whoever puts the file in force closes it, syncs it and opens it again, with the usual settings.
    """
    if path.exists():
        raise Problem("vault.file_exists")
    with disk_errors():
        path.touch(mode=0o600, exist_ok=False)
        share_as_folder(path)
    instead = _UNFINISHED if unfinished else {}
    return _connect(path, key, schema, locked_memory=False, rebuild=None, instead=instead, beside=beside)


def _connect(
    path: Path,
    key: bytes,
    schema: str,
    *,
    locked_memory: bool,
    rebuild: Rebuild | None,
    instead: _Instead,
    beside: Beside | None,
) -> Connection:
    """``rebuild`` is None for a new file, which has nothing to migrate yet; ``instead`` overrides `SETTINGS`."""
    with translated():
        connection: Connection = sqlcipher3.connect(
            path, isolation_level=None, check_same_thread=False, uri=beside is not None
        )
        try:
            _set_key(connection, key, locked_memory=locked_memory)
            if rebuild is not None and connection.execute("PRAGMA user_version").fetchone() == (0,):
                raise Corrupt("vault.file_damaged_or_replaced")
            _apply_settings(connection, instead if beside is None else {**instead, **_COPYING})
            migrate(connection, schema, rebuild or _nothing_to_rebuild)
            _require_schema(connection, schema)
            if beside is not None:
                _attach(connection, beside)
                _require_schema(connection, schema, BESIDE)
            connection.set_authorizer(_authorize)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_key(connection: Connection, key: bytes, *, locked_memory: bool) -> None:
    if len(key) != 32:
        raise ValueError("a file key is 32 bytes")
    # SQLCipher prints page numbers to stderr at every failure unless told not to, before the key is set.
    connection.execute("PRAGMA cipher_log_level = NONE")
    raw = _raw(key)
    cast(Any, connection).set_key(raw)
    raw[:] = bytes(len(raw))
    if locked_memory:
        connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _raw(key: bytes) -> bytearray:
    """A key as SQLCipher takes it for what it is, no passphrase to be stretched."""
    return bytearray(b"x'" + key.hex().encode("ascii") + b"'")


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite reads it, which takes no machine before the path: that of a share goes into it."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _attach(connection: Connection, beside: Beside) -> None:
    """Corrupt("vault.file_missing") as for the own file: a missing one would be made, were it not opened to be read."""
    if not beside.path.is_file():
        raise Corrupt("vault.file_missing")
    raw = _raw(beside.key)
    connection.execute(f"ATTACH ? AS {BESIDE} KEY ?", (f"{uri_of(beside.path.absolute())}?mode=ro", raw))
    raw[:] = bytes(len(raw))
    connection.execute(f"SELECT count(*) FROM {BESIDE}.sqlite_schema").fetchone()


def _apply_settings(connection: Connection, instead: _Instead) -> None:
    wanted = [(name, *instead.get(name, (value, expected))) for name, value, expected in SETTINGS]
    for name, value, _ in wanted:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    for name, _, expected in wanted:
        (actual,) = connection.execute(f"PRAGMA {name}").fetchone() or (0,)
        if actual != expected:
            raise Corrupt("vault.setting_refused", setting=name)
    (temp_store,) = connection.execute("PRAGMA temp_store").fetchone()
    if temp_store not in (0, 2):
        raise Corrupt("vault.setting_refused", setting="temp_store")


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action in (sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH):
        return int(sqlcipher3.SQLITE_DENY)
    if action == sqlcipher3.SQLITE_PRAGMA and (first or "").lower() not in _READABLE_PRAGMAS:
        return int(sqlcipher3.SQLITE_DENY)
    if action == sqlcipher3.SQLITE_PRAGMA and second is not None and (first or "").lower() != "table_info":
        return int(sqlcipher3.SQLITE_DENY)
    return int(sqlcipher3.SQLITE_OK)


@contextmanager
def held_still(connection: Connection) -> Iterator[None]:
    """Keep every other writer out of the file for the length of a block; nothing is changed here."""
    with translated():
        connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def copy_rows(old: Connection, new: Connection, tables: Sequence[str]) -> int:
    """Every row of ``tables`` as it stands, in one transaction of the new file; returns how many."""
    copied = 0
    with translated():
        new.execute("BEGIN IMMEDIATE")
        try:
            for table in tables:
                names = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
                columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
                new.execute(f"DELETE FROM {table}")
                cursor = old.execute(f"SELECT {columns} FROM {table}")
                while rows := cursor.fetchmany(COPIED_AT_ONCE):
                    new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
                    copied += len(rows)
            new.execute("COMMIT")
        except BaseException:
            new.execute("ROLLBACK")
            raise
    return copied


# Migrations ------------------------------------------------------------------------------------------------------


def migrate(connection: Connection, schema: str, rebuild: Rebuild = _nothing_to_rebuild) -> None:
    """Bring the file from its ``user_version`` to the newest migration: all the steps and ``rebuild``, or nothing.

    Raises Problem("vault.newer_program_needed") when the file was written by a newer program.
    """
    steps = _steps(schema)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(steps):
        raise Problem("vault.newer_program_needed")
    if version == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again now that nobody else writes: another process may just have migrated the file.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for text in steps[version:]:
            for statement in _statements(text):
                connection.execute(statement)
        if version < len(steps):
            rebuild(connection)
            connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


@functools.cache
def _steps(schema: str) -> tuple[str, ...]:
    files = sorted((MIGRATIONS / schema).glob("[0-9][0-9][0-9][0-9]_*.sql"))
    for expected, file in zip(itertools.count(1), files, strict=False):
        if int(file.name[:4]) != expected:
            raise RuntimeError(f"migration {expected} of {schema} is missing")
    return tuple(file.read_text(encoding="utf-8") for file in files)


def _statements(text: str) -> Iterator[str]:
    """The SQL statements of a migration, one by one (a trigger's inner semicolons stay inside it)."""
    pending = ""
    for line in text.splitlines():
        pending += line + "\n"
        if sqlcipher3.complete_statement(pending):
            if pending.strip():
                yield pending
            pending = ""


def _schema_digest(connection: Connection, of: str = "main") -> str:
    rows = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM {of}.sqlite_schema ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256(repr(rows).encode("utf-8")).hexdigest()


@functools.cache
def _expected_digest(schema: str) -> str:
    connection: Connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, schema)
        return _schema_digest(connection)
    finally:
        connection.close()


def _require_schema(connection: Connection, schema: str, of: str = "main") -> None:
    if _schema_digest(connection, of) != _expected_digest(schema):
        raise Corrupt("vault.schema_changed")
