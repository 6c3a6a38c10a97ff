"""The package for an auditor outside: entries of the journal that prove themselves, without the vault and its keys.

Lines of canonical JSON, one after another (the procedure of checking them is in docs/audit-package.md):

1. the head: what was asked, by whom, when, and the names of projects (officers' register, signed by nobody);
2. the directory's whole chain of signed statements: who is who, with which keys and duties, since the founding;
3. the entries, in the order of the journal, each with all that its hash is made of and its signature; with the secret
   that opens this one detail where it is about the subject, and with the bare hash of the detail where it is not;
4. the end: how many, and the officer's signature over the hash of everything before.

Of one person every entry of the period is there, so that a missing number shows. Of a record there are only the entries
that name it; that none was left out is what the officer signs for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.ids import Id
from app.journal.entry import Entry
from app.keys.encoding import Label, b64, canonical, pae
from app.keys.hashing import sha256
from app.oversight.reports.model import Kind
from app.people.proof import told_statement
from app.vault.ledger import Writer
from app.vault.vault import Vault

FORMAT = "niem journal proof 1"


@dataclass(frozen=True, slots=True)
class Head:
    """What a package says of itself. ``last`` is the newest entry of the journal when it was made."""

    kind: Kind
    subject: Id
    day_from: str
    day_to: str
    at: int
    number: str
    last: int
    projects: Mapping[Id, str]


Opened = tuple[Entry, bytes]
"""An entry, and the secret that opens its detail; empty for one that stays sealed."""


def lines_of(vault: Vault, head: Head, entries: Iterable[Opened], writer: Writer) -> Iterator[bytes]:
    """The lines of a package, signed by ``writer`` at its end."""
    digest, count, told = sha256(b""), 0, 0
    for line in _before(vault, head, writer.writer_id.uid):
        digest = sha256(digest, line)
        yield line
    for entry, secret in entries:
        line = _line(_told(entry, secret))
        digest, count, told = sha256(digest, line), count + 1, told + bool(secret)
        yield line
    signature = writer.sign(signed_end(vault.vault_id, digest, count, told))
    yield _line({"end": {"digest": b64(digest), "entries": count, "opened": told, "signature": b64(signature)}})


def signed_end(vault_id: Id, digest: bytes, count: int, told: int) -> bytes:
    """What the officer signs: the chain of hashes over all lines, and how many entries there are."""
    return pae(Label.JOURNAL_PROOF, vault_id, digest, count, told)


def joined(lines: Iterable[bytes]) -> bytes:
    """A package as one file."""
    return b"".join(lines)


def _before(vault: Vault, head: Head, made_by: Id) -> Sequence[bytes]:
    roots = vault.directory.wraps_roots()
    return (
        _line(
            {
                "format": FORMAT,
                "kind": head.kind.value,
                "vault_id": vault.vault_id.hex(),
                "subject": head.subject.hex(),
                "from": head.day_from,
                "to": head.day_to,
                "made_at": head.at,
                "made_by": made_by.hex(),
                "number": head.number,
                "last_entry": head.last,
                "projects": {project.hex(): name for project, name in head.projects.items()},
            }
        ),
        _line(
            {
                "statements": [
                    told_statement(statement, roots[statement.seq]) for statement in vault.directory.statements()
                ]
            }
        ),
    )


def _told(entry: Entry, secret: bytes) -> dict[str, object]:
    told: dict[str, object] = {
        "id": entry.id,
        "writer": b64(entry.writer.encoded()),
        "seq": entry.seq,
        "prev": b64(entry.prev),
        "at": entry.at,
        "seen": b64(entry.seen),
        "ref": b64(entry.ref),
        "sig": b64(entry.sig),
    }
    if secret:
        return told | {"detail": b64(entry.detail), "secret": b64(secret)}
    return told | {"detail_hash": b64(entry.detail_hash)}


def _line(content: dict[str, object]) -> bytes:
    return canonical(content) + b"\n"
