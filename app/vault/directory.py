"""The directory: a chain of signed statements about people and keys, and the sealed wraps that open compartments.

Every statement is hashed over its predecessor, its fields and the root over *all* wraps as they stand after it, and is
signed by one or more persons. So a statement or a wrap that is added, dropped or put back later breaks the chain.
Which signatures a statement needs is not decided here but by whoever reads it (`people.statement`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import Corrupt
from app.ids import Id, random_id
from app.keys.encoding import Label, canonical, pae, parse_canonical
from app.keys.hashing import sha256
from app.keys.signature import SigningKey
from app.vault import database
from app.vault.database import Connection, translated

FIRST_PREV = bytes(32)

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """One signed statement; ``kind`` is a `Label`, ``signatures`` maps a person to 64 bytes over ``h``."""

    seq: int
    kind: str
    fields: Fields
    at: int
    h: bytes
    signatures: Mapping[Id, bytes]


@dataclass(frozen=True, slots=True)
class Wrap:
    """A compartment key sealed for one person."""

    wrap_id: Id
    uid: Id
    blob: bytes


@dataclass(frozen=True, slots=True)
class Intent:
    """A procedure that was begun and not yet finished: what to carry on with after a crash."""

    id: Id
    procedure: str
    step: str
    body: Fields


Signers = Sequence[tuple[Id, SigningKey]]


class Directory:
    """The open directory.db."""

    def __init__(self, connection: Connection, vault_id: Id) -> None:
        self._connection = connection
        self.vault_id = vault_id

    @classmethod
    def create(cls, path: Path, key: bytes, vault_id: Id) -> Directory:
        """A new, empty directory under the 32-byte file key."""
        connection = database.create_database(path, key, "directory")
        connection.execute("INSERT INTO meta (key, value) VALUES ('vault_id', ?)", (vault_id,))
        return cls(connection, vault_id)

    @classmethod
    def open(cls, path: Path, key: bytes, vault_id: Id) -> Directory:
        """Open and check the chain's linking and the root over the wraps; signatures are checked by the reader.

        Raises Corrupt("vault.directory_broken") and what `database.open_database` raises.
        """
        opened = cls(database.open_database(path, key, "directory"), vault_id)
        try:
            with translated():
                found = opened._connection.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone()
            if not found or found[0] != vault_id:
                raise Corrupt("vault.directory_broken", seq=0)
            opened.verify_linking()
        except BaseException:
            opened.close()
            raise
        return opened

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def connection(self) -> Connection:
        """The connection, for the vault's own checks."""
        return self._connection

    # Reading ---------------------------------------------------------------------------------------------------

    def statements(self, kind: Label | None = None) -> list[Statement]:
        """All statements in order, or those of one kind."""
        with translated():
            rows = self._connection.execute(
                "SELECT seq, kind, fields, at, h FROM statement WHERE ? IS NULL OR kind = ? ORDER BY seq",
                (kind, kind),
            ).fetchall()
            signed: dict[int, dict[Id, bytes]] = {}
            for seq, uid, sig in self._connection.execute("SELECT seq, uid, sig FROM statement_signature"):
                signed.setdefault(seq, {})[Id(uid)] = sig
        return [
            Statement(
                seq,
                name,
                parse_canonical(fields.encode("utf-8")),
                at,
                h,
                signed.get(seq, {}),
            )
            for seq, name, fields, at, h in rows
        ]

    def wraps_of(self, uid: Id) -> list[Wrap]:
        """The wraps sealed for one person."""
        with translated():
            rows = self._connection.execute(
                "SELECT wrap_id, uid, blob FROM wrap WHERE uid = ? ORDER BY wrap_id",
                (uid,),
            )
            return [Wrap(Id(wrap_id), Id(owner), blob) for wrap_id, owner, blob in rows]

    def wrap_count(self) -> int:
        """How many wraps there are in all."""
        with translated():
            return int(self._connection.execute("SELECT count(*) FROM wrap").fetchone()[0])

    def intents(self) -> list[Intent]:
        """Procedures that wait to be carried on."""
        with translated():
            rows = self._connection.execute("SELECT id, procedure, step, body FROM intent ORDER BY id").fetchall()
        return [
            Intent(Id(i), procedure, step, parse_canonical(body.encode("utf-8"))) for i, procedure, step, body in rows
        ]

    @property
    def head(self) -> tuple[int, bytes]:
        """The last statement's number and hash; (0, zeros) in an empty directory."""
        with translated():
            row = self._connection.execute("SELECT seq, h FROM statement ORDER BY seq DESC LIMIT 1").fetchone()
        return (row[0], row[1]) if row else (0, FIRST_PREV)

    def contains(self, seq: int, h: bytes) -> bool:
        """Whether the statement ``seq`` has the hash ``h``: how an anchored head is looked for."""
        with translated():
            row = self._connection.execute("SELECT h FROM statement WHERE seq = ?", (seq,)).fetchone()
        return (seq, h) == (0, FIRST_PREV) or (row is not None and row[0] == h)

    def verify_linking(self) -> None:
        """Raise Corrupt("vault.directory_broken", seq=…) unless every statement follows from the one before."""
        with translated():
            rows = self._connection.execute(
                "SELECT seq, kind, fields, at, prev, wraps_root, h FROM statement ORDER BY seq"
            ).fetchall()
            root = self._wraps_root()
        prev, last_root = FIRST_PREV, root if not rows else b""
        for expected, (seq, kind, fields, at, before, wraps_root, h) in enumerate(rows, start=1):
            try:
                parsed = parse_canonical(fields.encode("utf-8"))
                message = statement_message(kind, self.vault_id, seq, at, before, wraps_root, parsed)
            except (AttributeError, TypeError, ValueError) as error:
                raise Corrupt("vault.directory_broken", seq=expected).because(error) from error
            if seq != expected or before != prev or h != sha256(message):
                raise Corrupt("vault.directory_broken", seq=expected)
            prev, last_root = h, wraps_root
        if last_root != root:
            raise Corrupt("vault.directory_broken", seq=len(rows))

    def _wraps_root(self) -> bytes:
        rows = self._connection.execute("SELECT wrap_id, uid, blob FROM wrap ORDER BY wrap_id")
        return sha256(*(sha256(pae(Label.WRAPS_ROOT, *row)) for row in rows))

    # Writing ---------------------------------------------------------------------------------------------------

    @contextmanager
    def change(self, at: int) -> Iterator[DirectoryChange]:
        """One transaction of statements, wraps and intents: all or nothing. ``at`` is UTC microseconds."""
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield DirectoryChange(self, at)
            with translated():
                self._require_signed_wraps()
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _require_signed_wraps(self) -> None:
        """A change of wraps must be followed by a statement that signs for it; forgetting that is a bug of ours."""
        row = self._connection.execute("SELECT wraps_root FROM statement ORDER BY seq DESC LIMIT 1").fetchone()
        if row is not None and row[0] != self._wraps_root():
            raise RuntimeError("wraps were changed without a statement after them")


class DirectoryChange:
    """The writes of one transaction; made by `Directory.change` only."""

    def __init__(self, directory: Directory, at: int) -> None:
        self._directory = directory
        self._connection = directory.connection
        self._at = at

    def state(self, kind: Label, fields: Fields, signers: Signers) -> Statement:
        """Append a statement signed by ``signers``. Change the wraps first: the statement signs their root."""
        last, prev = self._directory.head
        root = self._directory._wraps_root()
        message = statement_message(kind, self._directory.vault_id, last + 1, self._at, prev, root, fields)
        h = sha256(message)
        with translated():
            self._connection.execute(
                "INSERT INTO statement (seq, kind, fields, at, prev, wraps_root, h) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    last + 1,
                    kind,
                    canonical(fields).decode("utf-8"),
                    self._at,
                    prev,
                    root,
                    h,
                ),
            )
            signatures = {uid: key.sign(h) for uid, key in signers}
            self._connection.executemany(
                "INSERT INTO statement_signature (seq, uid, sig) VALUES (?, ?, ?)",
                [(last + 1, uid, sig) for uid, sig in signatures.items()],
            )
        return Statement(last + 1, kind, fields, self._at, h, signatures)

    def add_wrap(self, uid: Id, blob: bytes) -> Id:
        """Put a sealed key for ``uid``; returns the wrap's id."""
        wrap_id = random_id()
        with translated():
            self._connection.execute(
                "INSERT INTO wrap (wrap_id, uid, blob) VALUES (?, ?, ?)",
                (wrap_id, uid, blob),
            )
        return wrap_id

    def remove_wrap(self, wrap_id: Id) -> None:
        """Take a sealed key away."""
        with translated():
            self._connection.execute("DELETE FROM wrap WHERE wrap_id = ?", (wrap_id,))

    def begin(self, procedure: str, step: str, body: Fields) -> Id:
        """Note the intent of a procedure; returns its id."""
        intent = random_id()
        with translated():
            self._connection.execute(
                "INSERT INTO intent (id, procedure, step, body) VALUES (?, ?, ?, ?)",
                (intent, procedure, step, canonical(body).decode("utf-8")),
            )
        return intent

    def advance(self, intent: Id, step: str, body: Fields) -> None:
        """Note how far a procedure has come."""
        with translated():
            self._connection.execute(
                "UPDATE intent SET step = ?, body = ? WHERE id = ?",
                (step, canonical(body).decode("utf-8"), intent),
            )

    def finish(self, intent: Id) -> None:
        """The procedure is done."""
        with translated():
            self._connection.execute("DELETE FROM intent WHERE id = ?", (intent,))


def statement_message(
    kind: str,
    vault_id: Id,
    seq: int,
    at: int,
    prev: bytes,
    wraps_root: bytes,
    fields: Fields,
) -> bytes:
    """What is hashed, and then signed, for a statement: the pae of all fields, in order of their names."""
    return pae(Label(kind), vault_id, seq, at, prev, wraps_root, *_flat(fields))


def _flat(value: object) -> list[str | int | bytes]:
    """A value as pae parts: a type letter, then its content, so that no two values flatten alike."""
    if value is None:
        return ["n"]
    if isinstance(value, bool):
        return ["b", int(value)]
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, str):
        return ["s", value]
    if isinstance(value, list | tuple):
        return ["l", len(value), *(part for item in value for part in _flat(item))]
    if isinstance(value, dict):
        return [
            "d",
            len(value),
            *(part for key in sorted(value) for part in (key, *_flat(value[key]))),
        ]
    raise TypeError(f"a statement holds no {type(value).__name__}")
