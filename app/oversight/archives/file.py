"""The file of an archive, ``.niem-journal``: readable by officers alone, then and later.

``head ‖ body``. The head is one line of canonical JSON in the open: format, vault, number, and the body's key, sealed
by HPKE to the officers' journal key of that time (officers keep the private halves of earlier ones). The body is
Cobblestone-256 (`app.keys.chunked`) over lines of canonical JSON:

1. which entries, of which year, by whom, when;
2. the directory's whole chain of statements;
3. every entry, with its detail still sealed as in the journal;
4. the end: how many, the head of every chain, and the officer's signature over the hash of all lines before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.journal.entry import Entry, hash_of
from app.keys.chunked import DamagedError, new_file_key, opened, seal
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey, open_sealed
from app.keys.wrap import seal as seal_to
from app.people.proof import told_statement
from app.vault.ledger import Writer
from app.vault.vault import Vault

FORMAT = "niem journal archive 1"
LONGEST_HEAD = 4096
LONGEST_LINE = 64 * 1024 * 1024
_MOST = 2**63
NO_ARCHIVE, DAMAGED = "oversight.no_archive", "oversight.archive_damaged"


@dataclass(frozen=True, slots=True)
class Extent:
    """Which entries an archive holds: those from ``first`` to ``last``, up to the end of ``year``."""

    number: str
    year: int
    first: int
    last: int
    at: int


def pieces(
    vault: Vault, extent: Extent, entries: Iterable[Entry], writer: Writer, journal_public: bytes
) -> Iterator[bytes]:
    """The file, piece by piece."""
    key = new_file_key()
    info = _info(vault.vault_id, extent.number)
    head = {
        "format": FORMAT,
        "vault_id": vault.vault_id.hex(),
        "number": extent.number,
        "key": b64(seal_to(journal_public, info, key)),
    }
    yield canonical(head) + b"\n"
    yield from seal(key, info, _lines(vault, extent, entries, writer))


def signed_end(vault_id: Id, digest: bytes, count: int) -> bytes:
    """What the officer signs."""
    return pae(Label.JOURNAL_ARCHIVE_END, vault_id, digest, count)


def told_lines(path: Path, vault_id: Id, keys: Sequence[EncryptionKey]) -> Iterator[dict[str, Any]]:
    """The lines of an archive, one by one; its number first, as {"number": …}.

    Raises Problem("oversight.no_archive") for another kind of file or another vault's,
    Corrupt("oversight.archive_damaged"), Corrupt("journal.detail_unreadable") when none of the keys opens it.
    """
    try:
        with path.open("rb") as file:
            head = _head(file, vault_id)
            yield {"number": head["number"]}
            info = _info(vault_id, str(head["number"]))
            key = _key(keys, info, unb64(head["key"]))
            for line in _split(opened(key, info, file.read)):
                yield parse_canonical(line)
    except DamagedError as error:
        raise Corrupt(DAMAGED).because(error) from error
    except OSError as error:
        raise Problem(NO_ARCHIVE) from error


def is_sealed_to(path: Path, vault_id: Id, keys: Sequence[EncryptionKey]) -> bool:
    """Whether one of ``keys`` opens an archive. Raises Problem("oversight.no_archive") for what is none."""
    try:
        with path.open("rb") as file:
            head = _head(file, vault_id)
            _key(keys, _info(vault_id, str(head["number"])), unb64(head["key"]))
    except OSError as error:
        raise Problem(NO_ARCHIVE) from error
    except Corrupt:
        return False
    return True


def entry_from(line: Mapping[str, Any]) -> Entry:
    """An entry as a line tells it, its hash made by nobody yet. Raises what taking apart raises."""
    from app.vault.record import WriterId

    detail = unb64(line["detail"])
    if not all(type(line[name]) is int and 0 <= line[name] < _MOST for name in ("id", "seq", "at")):
        raise ValueError("a number of an entry")
    return Entry(
        line["id"], WriterId.decoded(unb64(line["writer"])), line["seq"], unb64(line["prev"]), line["at"],
        unb64(line["seen"]), unb64(line["ref"]), sha256(detail), detail, b"", unb64(line["sig"]),
    )  # fmt: skip


def _lines(vault: Vault, extent: Extent, entries: Iterable[Entry], writer: Writer) -> Iterator[bytes]:
    roots = vault.directory.wraps_roots()
    statements = [told_statement(one, roots[one.seq]) for one in vault.directory.statements()]
    digest, count, heads = sha256(b""), 0, dict[bytes, tuple[int, bytes]]()
    before: tuple[dict[str, Any], ...] = (
        {
            "number": extent.number,
            "year": extent.year,
            "first": extent.first,
            "last": extent.last,
            "at": extent.at,
            "by": writer.writer_id.uid.hex(),
        },
        {"statements": statements},
    )
    for content in before:
        line = canonical(content) + b"\n"
        digest = sha256(digest, line)
        yield line
    for entry in entries:
        line = canonical(_told(entry)) + b"\n"
        digest, count = sha256(digest, line), count + 1
        heads[entry.writer.encoded()] = (entry.seq, hash_of(entry) or entry.h)  # as whoever reads it back makes it
        yield line
    ends = {b64(owner): [seq, b64(h)] for owner, (seq, h) in heads.items()}
    signature = writer.sign(signed_end(vault.vault_id, sha256(digest, canonical(ends)), count))
    yield canonical({"end": {"entries": count, "heads": ends, "signature": b64(signature)}}) + b"\n"


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "writer": b64(entry.writer.encoded()),
        "seq": entry.seq,
        "prev": b64(entry.prev),
        "at": entry.at,
        "seen": b64(entry.seen),
        "ref": b64(entry.ref),
        "detail": b64(entry.detail),
        "sig": b64(entry.sig),
    }


def _head(file: BufferedReader, vault_id: Id) -> dict[str, Any]:
    try:
        head = parse_canonical(file.readline(LONGEST_HEAD).removesuffix(b"\n"))
    except Corrupt as error:
        raise Problem(NO_ARCHIVE) from error
    if head.get("format") != FORMAT or not {"vault_id", "number", "key"} <= set(head):
        raise Problem(NO_ARCHIVE)
    try:
        if from_hex(head["vault_id"]) != vault_id:
            raise Problem(NO_ARCHIVE)
    except (TypeError, ValueError) as error:
        raise Problem(NO_ARCHIVE) from error
    return head


def _key(keys: Sequence[EncryptionKey], info: bytes, blob: bytes) -> bytes:
    fault = Corrupt("journal.detail_unreadable")
    for key in keys:
        try:
            return open_sealed(key, info, blob)
        except Corrupt as error:
            fault = error
    raise fault


def _split(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of what comes in pieces."""
    rest = b""
    for part in parts:
        *whole, rest = (rest + part).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            raise Corrupt(DAMAGED)
    if rest:
        raise Corrupt(DAMAGED)


def _info(vault_id: Id, number: str) -> bytes:
    return pae(Label.JOURNAL_ARCHIVE, vault_id, number)
