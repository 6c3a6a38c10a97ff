"""A record that is about to be destroyed takes no more changes: what was planned is what goes.

Whoever destroys freezes the record in every compartment in which something about it can stand, before looking at what
there is. From then on, in whatever process, no revision, scan or draft is written there that is the record, is about
it, or names it in its body. A compartment written anew knows nothing of it any more; elsewhere the note is taken away.
"""

from __future__ import annotations

from app.errors import Problem
from app.ids import Id, from_hex
from app.vault.database import Connection

FROZEN = "vault.frozen"
_PREFIX = "frozen:"
NOTES = "SELECT key FROM meta WHERE key >= 'frozen:' AND key < 'frozen;'"
_BODY = "SELECT body FROM record WHERE rid = ?"


def freeze(connection: Connection, rid: Id, mark: str) -> None:
    """Note that ``rid`` takes no more changes here; ``mark`` says on whose behalf. Inside a transaction."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_PREFIX + rid.hex(), mark.encode()))


def thaw(connection: Connection, mark: str) -> None:
    """Take away every note that stands here on that behalf. Inside a transaction."""
    connection.execute(f"DELETE FROM meta WHERE key IN ({NOTES}) AND value = ?", (mark.encode(),))


def frozen(connection: Connection) -> frozenset[Id]:
    """The records that take no more changes here."""
    return frozenset(from_hex(key.removeprefix(_PREFIX)) for (key,) in connection.execute(NOTES))


def marks(connection: Connection) -> frozenset[str]:
    """On whose behalf anything is frozen here."""
    rows = connection.execute(f"SELECT value FROM meta WHERE key IN ({NOTES})")
    return frozenset(bytes(value).decode() for (value,) in rows)


def require_thawed(connection: Connection, notes: frozenset[Id], rid: Id | None, body: str) -> None:
    """Raise Problem("vault.frozen") where a change of ``rid`` with that body concerns one of ``notes``."""
    if not notes:
        return
    texts = [body]
    if rid is not None:
        texts += [rid.hex(), *(text or "" for (text,) in connection.execute(_BODY, (rid,)))]
    if any(note.hex() in text for note in notes for text in texts):
        raise Problem(FROZEN)
