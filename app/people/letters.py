"""Letters between persons of the office: signed by who writes, sealed for who reads, kept in the directory.

What waits for somebody's next unlocking travels so. Everybody in service can put bytes into the directory, so a letter
counts only with the signature inside it, over everything it says; one that does not open, or is signed by nobody we
know, is passed over. Which letters mean what is decided by whoever reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.signature import verify
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.session.door import Session
from app.session.identity import Identity
from app.vault.directory import DirectoryChange
from app.vault.roster import NOBODY, Person, Roster

PADDED = 4096
AROUND = 1 + 32 + 16
"""What `seal` puts around the padded text: the suite, the sender's key, the tag."""

REQUESTS, CLEARANCES = "request", "clearances"
KINDS = (REQUESTS, CLEARANCES)
"""These letters follow their reader to a renewed key, all of them; halves of signatures as `app.people.halves` says."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter is for: a person, or the officers (``owner`` NOBODY), and the key it is sealed to."""

    owner: Id
    public: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """An opened letter whose signature holds. ``at`` is what its writer says (UTC microseconds)."""

    id: Id
    by: Id
    at: int
    body: Mapping[str, str]


def the_officers(roster: Roster) -> Reader:
    """All officers of now, with one letter."""
    return Reader(NOBODY, roster.journal_public)


def the_person(person: Person) -> Reader:
    """One person."""
    return Reader(person.uid, person.encryption)


def post(
    change: DirectoryChange,
    kind: str,
    vault_id: Id,
    writer: Identity,
    at: int,
    body: Mapping[str, str],
    readers: Iterable[Reader],
    padded_to: int = PADDED,
) -> None:
    """Put one letter for each of ``readers``; ``at`` is UTC microseconds."""
    content = {
        "at": at,
        "body": dict(body),
        "by": writer.uid.hex(),
        "sig": b64(writer.sign(_message(vault_id, kind, writer.uid, at, body))),
    }
    for reader in {reader.owner: reader for reader in readers}.values():
        info = _info(vault_id, kind, reader.owner)
        change.put_letter(kind, reader.owner, seal(reader.public, info, canonical(content), padded_to=padded_to))


def read_letters(session: Session, kind: str) -> list[Read]:
    """The letters of one kind that this session can open, its own and for officers theirs, oldest first."""
    officers = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    boxes = [(session.uid, session.identity.everyday.encryption), (NOBODY, officers)]
    found = []
    for owner, keys in boxes:
        if keys:
            letters = session.vault.directory.letters(kind, owner)
            found += [read for one in letters if (read := _opened(session, kind, owner, keys, one.id, one.blob))]
    return sorted(found, key=lambda read: (read.at, read.id))


def seal_anew(
    session: Session,
    change: DirectoryChange,
    keys: Sequence[EncryptionKey],
    kinds: Iterable[str] = KINDS,
    stays: Callable[[bytes], bool] = lambda _content: True,
) -> None:
    """Seal the person's own letters to the first of ``keys``: the others, which open them now, are about to go.

    What is signed stands inside and stays as it was. A letter whose content does not ``stay`` goes.
    """
    vault, uid = session.vault, session.uid
    for kind in kinds:
        info = _info(vault.vault_id, kind, uid)
        for letter in vault.directory.letters(kind, uid):
            for key in keys[1:]:
                with suppress(Corrupt):
                    content = open_sealed(key, info, letter.blob)
                    anew = seal(keys[0].public, info, content, padded_to=len(letter.blob) - AROUND)
                    change.drop_letter(letter.id)
                    if stays(content):
                        change.put_letter(kind, uid, anew)
                    break


def _opened(
    session: Session, kind: str, owner: Id, keys: Sequence[EncryptionKey], letter: Id, blob: bytes
) -> Read | None:
    vault = session.vault
    for key in keys:
        try:
            raw = parse_canonical(open_sealed(key, _info(vault.vault_id, kind, owner), blob))
            by, at, body = from_hex(raw["by"]), raw["at"], raw["body"]
            if type(at) is not int or not all(isinstance(text, str) for text in body.values()):
                continue  # signed by somebody in service, but by another program: it must not hide the others
            public = vault.roster.public_key_of(by)
            message = _message(vault.vault_id, kind, by, at, body)
            if public is not None and verify(public, message, unb64(raw["sig"])):
                return Read(letter, by, at, body)
        except (Corrupt, AttributeError, KeyError, OverflowError, TypeError, ValueError):
            continue
    return None


def _message(vault_id: Id, kind: str, by: Id, at: int, body: Mapping[str, str]) -> bytes:
    return pae(Label.LETTER, vault_id, kind, by, at, *(part for key in sorted(body) for part in (key, body[key])))


def _info(vault_id: Id, kind: str, owner: Id) -> bytes:
    return pae(Label.SEALED, vault_id, kind, owner)
