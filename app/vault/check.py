"""The full check of one open file: nothing damaged, nothing put back, nothing that was not signed for.

For a compartment, in this order (keys-and-files §5): every page's MAC, SQLite's own integrity check, the search index,
the ledger's chain and signatures, every revision and attachment against the ledger row that signed for it, the
projections against the records, the drafts against their root. One old genuine page put back passes the first two and
is caught by the rest.

Of a large file the first three are SQLite's work, and are done on a thread through a connection of their own while this
program does the others: on two processors a check takes half the time by the clock. What comes of it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from app.errors import Corrupt
from app.keys.hashing import sha256
from app.vault import ledger
from app.vault.compartment import Compartment
from app.vault.database import Connection, translated
from app.vault.ledger import PublicKeyOf
from app.vault.lists import indexes
from app.vault.read_once import UNFIT, Digests, ReadOnce

Steps = Sequence[tuple[str, Callable[[], bool]]]
"""Questions, each with the code of what is wrong where it is answered with no."""

LARGE_PAGES = 1024
"""From how many pages of 4096 bytes on a thread of its own is worth a further connection."""

_ATTACHED = "SELECT att_id, rid, name, media_type, sha256, seq, content FROM attachment"
# The current revision of every record is its last one, and no record is there by its past alone.
_GAPS = (
    "SELECT count(*) FROM revision v WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.rid = v.rid AND r.rev > v.rev)"
)


def check_compartment(
    compartment: Compartment,
    public_key_of: PublicKeyOf,
    *,
    lists: Callable[[], bool] | None = None,
    records: Callable[[], Digests | None] | None = None,
) -> list[str]:
    """The codes of what is wrong, empty when the compartment is whole.

    ``lists`` may prove the projections in another way than by making every row anew from its record, ``records`` the
    revisions in another way than by the digest of each.
    """
    read = ReadOnce(compartment)
    ours = (
        ("vault.ledger_broken", lambda: _chain_holds(compartment, public_key_of)),
        ("vault.records_not_signed_for", lambda: _records_agree(compartment, records or read.digests)),
        ("vault.lists_disagree", lists or read.lists_agree),
        ("vault.drafts_disagree", lambda: _drafts_agree(compartment)),
    )
    if lists is not None or compartment.again is None or not _is_large(compartment.connection):
        faults, indexed = _engine(compartment.connection)
        return faults or indexed + _untrue(ours)
    with ThreadPoolExecutor(1, "niem-check") as beside:
        engine = beside.submit(_engine_beside, compartment.again)
        found, error = _tried(ours)
        faults, indexed = engine.result()
    if error is not None and not faults:
        raise error
    return faults or indexed + found


def _untrue(steps: Steps) -> list[str]:
    return [code for code, holds in steps if not _holds(holds)]


def _tried(steps: Steps) -> tuple[list[str], Exception | None]:
    """What does not hold, or what came in between: in a damaged file neither says anything."""
    try:
        return _untrue(steps), None
    except Exception as error:  # noqa: BLE001
        return [], error


def _is_large(connection: Connection) -> bool:
    with translated():
        return int(connection.execute("PRAGMA page_count").fetchone()[0]) >= LARGE_PAGES


def _engine(connection: Connection) -> tuple[list[str], list[str]]:
    """What SQLite itself finds: in the file, which makes every further question idle, and in the search indexes."""
    if faults := check_file(connection):
        return faults, []
    return [], _untrue((("vault.index_damaged", lambda: _index_agrees(connection)),))


def _engine_beside(again: Callable[[], Connection]) -> tuple[list[str], list[str]]:
    try:
        connection = again()
    except Corrupt as error:
        return [error.code], []
    try:
        return _engine(connection)
    finally:
        connection.close()


def check_file(connection: Connection) -> list[str]:
    """Page MACs and SQLite's own structure; for any of the vault's files."""
    try:
        with translated():
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                return ["vault.pages_damaged"]
            # Of this file only, whatever else a connection may read from.
            if connection.execute("PRAGMA main.integrity_check").fetchall() != [("ok",)]:
                return ["vault.structure_damaged"]
    except Corrupt as error:
        return [error.code]
    return []


def _holds(question: Callable[[], bool]) -> bool:
    try:
        with translated():
            return question()
    except UNFIT:
        return False


def _index_agrees(connection: Connection) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name in indexes(connection):
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    finally:
        connection.execute("ROLLBACK")
    return True


def _chain_holds(compartment: Compartment, public_key_of: PublicKeyOf) -> bool:
    place = compartment.place
    ledger.verify_chain(compartment.connection, place.cid, place.epoch, public_key_of)
    return True


def _records_agree(compartment: Compartment, records: Callable[[], Digests | None]) -> bool:
    """Every stored revision has the digest its fields give, and each ledger row signs for just the rows it wrote."""
    connection, cid, signed = compartment.connection, compartment.cid, records()
    if signed is None:
        return False
    for att_id, rid, name, media_type, content_hash, seq, content in connection.execute(_ATTACHED):
        if sha256(content) != content_hash:
            return False
        digest = ledger.attachment_digest(cid, att_id, rid, name, media_type, content_hash)
        signed.setdefault(seq, []).append((att_id, 0, digest))
    for row in ledger.rows_from(connection, 1):
        if (row.count, row.digest) != ledger.root_of(signed.pop(row.seq, [])):
            return False
    gaps = connection.execute(_GAPS).fetchone()[0]
    return not signed and gaps == 0


def _drafts_agree(compartment: Compartment) -> bool:
    stored = compartment.connection.execute("SELECT value FROM meta WHERE key = 'draft_root'").fetchone()
    return stored is not None and stored[0] == compartment.draft_root()
