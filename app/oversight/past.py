"""Journals of the past, read like the present one: an index of their opened entries, filled while they are proved.

Such a journal is a file that somebody brings (a yearly archive), or one that lies sealed in the vault (that of a former
house). Reading a page must not read all of it again, so its entries go into an index like the officer's own.

Pure rules:

1. It lies in this officer's profile under a key that this officer alone can draw, its name drawn from what was read.
2. One at a time: opening another takes the one before away. It is never the truth, and can be made again at any time.
3. It gets its name when all was read; an opening that was stopped or killed leaves none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.errors import Corrupt, Problem
from app.ids import Id
from app.journal.entry import Detail, Entry, is_signed, open_detail
from app.keys.wrap import EncryptionKey
from app.oversight.filling import AT_ONCE, FORGED
from app.oversight.index import SCHEMA, Index, index_key, made_index, remove_index
from app.oversight.model import JournalPerson
from app.session.door import Session
from app.vault.database import open_database
from app.vault.durable import disk_errors

_NAME = re.compile("[0-9a-f]{16,64}", re.ASCII)
_TITLE, _COUNT = "title", "count"


class Filling:
    """An index that is being filled: give it entries by `add`, oldest first, then `end` it."""

    def __init__(self, session: Session, index: Index, keys: Sequence[EncryptionKey]) -> None:
        self._session, self._index, self._keys = session, index, tuple(keys)
        self._waiting: list[tuple[Entry, Detail]] = []
        self.entries, self.first_at, self.last_at = 0, 0, 0
        self._last = 0

    def add(self, entry: Entry, h: bytes) -> None:
        """The next entry, and its hash as it was made anew."""
        # A file that tells one entry twice, or out of order, is read through all the same: that is named as a fault.
        self._last = max(self._last + 1, entry.id)
        entry = replace(entry, h=h, id=self._last)
        self._waiting.append((entry, self._detail(entry)))
        self.entries += 1
        self.first_at = self.first_at or entry.at
        self.last_at = entry.at
        if len(self._waiting) >= AT_ONCE:
            self._write()

    def end(self, title: str) -> None:
        """That was all of it."""
        self._write()
        self._index.keep(_TITLE, title.encode())
        self._index.keep(_COUNT, self.entries.to_bytes(8, "big"))

    def _write(self) -> None:
        with self._index.filling():
            self._index.add(self._waiting)
        self._waiting = []

    def _detail(self, entry: Entry) -> Detail:
        """What an entry says; one that cannot be read, or that its writer has not signed, is shown as such."""
        if not is_signed(self._session.vault.roster.public_key_of(entry.writer.uid), entry):
            return Detail(event="", outcome=FORGED)
        try:
            return open_detail(self._keys, self._session.vault.vault_id, entry.detail)
        except Corrupt as error:
            return Detail(event="", outcome=error.code)


@contextmanager
def filled(session: Session, name: str, keys: Sequence[EncryptionKey]) -> Iterator[Filling]:
    """Fill the index ``name`` within a block; without what raises, it can be read afterwards."""
    place, beside = _place(session, name), _place(session, name).with_suffix(".past-part")
    for left in (*_all(session), beside):
        remove_index(left)
    index = made_index(beside, index_key(session, name))
    try:
        yield Filling(session, index, keys)
        index.close()
        with disk_errors():
            beside.replace(place)
    except BaseException:
        index.close()
        remove_index(beside)
        raise


@contextmanager
def opened(session: Session, name: str) -> Iterator[Index]:
    """An index that was filled, for the length of a block. Raises Problem("oversight.past_closed") without one."""
    key, place = index_key(session, name), _place(session, name)
    if not place.is_file():
        raise Problem("oversight.past_closed")
    try:
        index = Index(open_database(place, key, SCHEMA, copy=True))
    except Corrupt as error:
        remove_index(place)
        raise Problem("oversight.past_closed") from error
    try:
        yield index
    finally:
        index.close()


def title_of(index: Index) -> str:
    """What the journal is called."""
    return index.kept(_TITLE).decode()


def count_of(index: Index) -> int:
    """How many entries it has."""
    return int.from_bytes(index.kept(_COUNT), "big")


def people_in(session: Session, index: Index) -> tuple[JournalPerson, ...]:
    """Everybody who wrote in it, by name."""
    found = index.rows("SELECT value FROM word WHERE kind = 'person' AND no IN (SELECT person FROM act)")
    people = [JournalPerson(Id(bytes(uid)), session.name_of(Id(bytes(uid)))) for (uid,) in found]
    return tuple(sorted(people, key=lambda one: one.name))


def _place(session: Session, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise Problem("oversight.past_closed")
    return session.world.profile / f"{_prefix(session)}.{name}.past"


def _all(session: Session) -> list[Path]:
    with disk_errors():
        return list(session.world.profile.glob(f"{_prefix(session)}.*.past*"))


def _prefix(session: Session) -> str:
    return f"{session.vault.vault_id.hex()}.{session.uid.hex()}"
