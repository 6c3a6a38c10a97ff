"""The directory: a chain of signed statements about people and keys, and the sealed wraps that open compartments.

Every statement is hashed over its predecessor, its fields and the root over *all* wraps as they stand after it, and is
signed by one or more persons. So a statement or a wrap that is added, dropped or put back later breaks the chain.
Which signatures a statement needs is not decided here but by whoever reads it (`app.vault.roster_rules`).

Beside the chain lie sealed letters between persons, snapshots of what the chain says, and notes of unfinished
procedures. None of them is believed by its place: letters are signed inside, snapshots have their hash in an anchor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.errors import Corrupt
from app.ids import Id, random_id
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical
from app.keys.hashing import sha256
from app.vault import database
from app.vault.database import Connection, translated
from app.vault.statement import (
    FIRST_PREV,
    Fields,
    Head,
    Intent,
    Letter,
    Signers,
    Statement,
    TakenIn,
    Wrap,
    statement_message,
)


def _nothing() -> None:
    """Nobody has moved the house."""


class Directory:
    """The open directory.db. ``still_here``, asked in every change, raises when the house has moved to new keys."""

    def __init__(self, connection: Connection, vault_id: Id) -> None:
        self._connection = connection
        self.vault_id = vault_id
        self.still_here: Callable[[], None] = _nothing

    @classmethod
    def create(cls, path: Path, key: bytes, vault_id: Id) -> Directory:
        """A new, empty directory under the 32-byte file key."""
        connection = database.create_database(path, key, "directory")
        connection.execute("INSERT INTO meta (key, value) VALUES ('vault_id', ?)", (vault_id,))
        return cls(connection, vault_id)

    @classmethod
    def open(cls, path: Path, key: bytes, vault_id: Id) -> Directory:
        """Open the file of this vault; the chain is checked by the reader (`verify_linking` and the roster's rules).

        Raises Corrupt("vault.directory_broken") and what `database.open_database` raises.
        """
        opened = cls(database.open_database(path, key, "directory"), vault_id)
        try:
            with translated():
                found = opened._connection.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone()
            if not found or found[0] != vault_id:
                raise Corrupt("vault.directory_broken", seq=0)
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

    def statements(self, kind: Label | None = None, *, after: int = 0) -> list[Statement]:
        """All statements after number ``after`` in order, or those of one kind."""
        with translated():
            rows = self._connection.execute(
                "SELECT seq, kind, fields, at, h FROM statement WHERE seq > ? AND (? IS NULL OR kind = ?) ORDER BY seq",
                (after, kind, kind),
            ).fetchall()
            signed: dict[int, dict[Id, bytes]] = {}
            found = self._connection.execute("SELECT seq, uid, sig FROM statement_signature WHERE seq > ?", (after,))
            for seq, uid, sig in found:
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

    def wraps(self) -> list[Wrap]:
        """All wraps."""
        with translated():
            rows = self._connection.execute("SELECT wrap_id, uid, blob FROM wrap ORDER BY wrap_id")
            return [Wrap(Id(wrap_id), Id(owner), blob) for wrap_id, owner, blob in rows]

    def letters(self, kind: str, owner: Id) -> list[Letter]:
        """The sealed letters of one kind for one person (zeros: for the officers), oldest first."""
        with translated():
            rows = self._connection.execute(
                "SELECT id, kind, owner, at, blob FROM letter WHERE kind = ? AND owner = ? ORDER BY at, id",
                (kind, owner),
            )
            return [Letter(Id(i), name, Id(uid), at, blob) for i, name, uid, at, blob in rows]

    def wraps_roots(self) -> dict[int, bytes]:
        """The root over the wraps that each statement signs, by its number: for proving the chain elsewhere."""
        with translated():
            return dict(self._connection.execute("SELECT seq, wraps_root FROM statement").fetchall())

    def snapshot(self, seq: int) -> str | None:
        """The text kept for statement ``seq``; whoever believes it has its hash from elsewhere."""
        with translated():
            row = self._connection.execute("SELECT body FROM snapshot WHERE seq = ?", (seq,)).fetchone()
        return row[0] if row else None

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

    def verify_linking(self, after: Head = (0, FIRST_PREV)) -> None:
        """Raise Corrupt("vault.directory_broken", seq=…) unless every statement follows from the one before.

        ``after`` is a statement that was verified before, with its hash: only what came later is looked at, and the
        root over the wraps.
        """
        seen, prev = after
        with translated():
            rows = self._connection.execute(
                "SELECT seq, kind, fields, at, prev, wraps_root, h FROM statement WHERE seq > ? ORDER BY seq", (seen,)
            ).fetchall()
            last = self._connection.execute("SELECT wraps_root FROM statement ORDER BY seq DESC LIMIT 1").fetchone()
            root = self._wraps_root()
        if seen and not self.contains(*after):
            raise Corrupt("vault.directory_broken", seq=seen)
        for expected, (seq, kind, fields, at, before, wraps_root, h) in enumerate(rows, start=seen + 1):
            try:
                parsed = parse_canonical(fields.encode("utf-8"))
                message = statement_message(kind, self.vault_id, seq, at, before, wraps_root, parsed)
            except (AttributeError, TypeError, ValueError) as error:
                raise Corrupt("vault.directory_broken", seq=expected).because(error) from error
            if seq != expected or before != prev or h != sha256(message):
                raise Corrupt("vault.directory_broken", seq=expected)
            prev = h
        if last is not None and last[0] != root:
            raise Corrupt("vault.directory_broken", seq=seen + len(rows))

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
            self.still_here()
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

    def take_in(
        self,
        signers: Signers,
        *,
        taken: Sequence[TakenIn] = (),
        dropped: Sequence[Wrap] = (),
        escrow: Sequence[int] = (),
        owed: Sequence[Id] = (),
        request: Fields | None = None,
    ) -> None:
        """Put wraps in and take wraps out, and state it: what is not stated so counts for nothing.

        ``escrow`` are the numbers of one-time recovery keys used, ``owed`` the compartments that have to be written
        anew because somebody lost the right to their key, ``request`` a manager's signature given earlier (`roster`).
        """
        for wrap in dropped:
            self.remove_wrap(wrap.wrap_id)
        for one in taken:
            self.add_wrap(one.uid, one.blob)
        self.state(
            Label.WRAPPED,
            {
                "taken": [one.named() for one in taken],
                "dropped": [b64(sha256(wrap.blob)) for wrap in dropped],
                "escrow": list(escrow),
                "owed": sorted(cid.hex() for cid in owed),
                "request": request,
            },
            signers,
        )

    def put_letter(self, kind: str, owner: Id, blob: bytes) -> Id:
        """Keep something sealed for ``owner`` (zeros: the officers); returns its id."""
        letter = random_id()
        with translated():
            self._connection.execute(
                "INSERT INTO letter (id, kind, owner, at, blob) VALUES (?, ?, ?, ?, ?)",
                (letter, kind, owner, self._at, blob),
            )
        return letter

    def drop_letter(self, letter: Id) -> None:
        """Take a letter away."""
        with translated():
            self._connection.execute("DELETE FROM letter WHERE id = ?", (letter,))

    def keep_snapshot(self, seq: int, body: str, *, kept: int) -> None:
        """Keep what the roster was after statement ``seq``; of older ones the newest ``kept`` stay."""
        with translated():
            self._connection.execute("INSERT OR IGNORE INTO snapshot (seq, body) VALUES (?, ?)", (seq, body))
            self._connection.execute(
                "DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)", (kept,)
            )

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
