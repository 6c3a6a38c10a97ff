"""The house keys sealed for whoever opens a backup: the officers, and the recovery kit.

A backup holds the house files as they are, under the house keys of its day; those keys are gone from everywhere else
once the house has moved. So each house has two sealed copies of them in its directory, and every backup carries both:

* *the letter*: directory and office key, sealed to the officers' journal key, of which officers keep former ones. An
  officer signs it: anybody in service can write in its place, and whoever cannot open it sees that somebody did;
* *the escrow*: the same and the journal keys, sealed to a one-time escrow key of the recovery kit. It stands among the
  wraps under the owner `ESCROW`, taken in by a manager and an officer with `mark` in the place of a grant's hash; it is
  ``number of the escrow key (2 bytes, big-endian) ‖ sealed``, like the escrow wrap of a compartment.

Who makes a backup gains nothing by either: an administrator has the directory key, and no more, before and after.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.errors import Corrupt
from app.ids import Id
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import KEY_SIZE, same, sha256
from app.keys.signature import SigningKey, verify
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.vault.directory import Directory, DirectoryChange
from app.vault.house_keys import PADDED, HouseKeys
from app.vault.roster import ESCROW, NOBODY, Roster
from app.vault.statement import TakenIn, Wrap

LETTER = "house-keys"
LETTER_EXCHANGED = "backup.letter_exchanged"
"""The code of what is wrong where no officer signed the letter."""

_NUMBER_SIZE = 2
_UID, _HEAD = 16, 16 + 64
"""Before the sealed letter: who signed it, and the signature."""


# For the officers ------------------------------------------------------------------------------------------------


def put_letter(
    directory: Directory,
    change: DirectoryChange,
    journal_public: bytes,
    number: int,
    keys: HouseKeys,
    by: tuple[Id, SigningKey],
) -> None:
    """Put the letter of house ``number`` in the place of every other one. ``keys`` are those of the officer ``by``."""
    for letter in directory.letters(LETTER, NOBODY):
        change.drop_letter(letter.id)
    sealed = seal(
        journal_public, _letter_info(directory.vault_id, number), _written(keys, journal=False), padded_to=PADDED
    )
    uid, key = by
    signature = key.sign(_letter_message(directory.vault_id, number, sealed))
    change.put_letter(LETTER, NOBODY, uid + signature + sealed)


def letter_in(directory: Directory) -> bytes:
    """The letter of the house in force; empty when there is none. What is in it is seen by officers alone."""
    found = directory.letters(LETTER, NOBODY)
    return found[-1].blob if found else b""


def letter_exchanged(directory: Directory, roster: Roster) -> bool:
    """Whether a letter lies there that no officer signed for this house. One that is missing is no exchanged one."""
    blob = letter_in(directory)
    uid, signature, sealed = Id(blob[:_UID]), blob[_UID:_HEAD], blob[_HEAD:]
    public = roster.officer_key_of(uid)
    message = _letter_message(directory.vault_id, roster.house, sealed)
    return bool(blob) and (public is None or not verify(public, message, signature))


def open_letter(journal: Sequence[bytes], vault_id: Id, number: int, blob: bytes) -> HouseKeys:
    """What the letter of house ``number`` holds, with the officer's own ``journal`` keys.

    Raises Corrupt("vault.house_keys_damaged").
    """
    for private in journal:
        try:
            opened = open_sealed(EncryptionKey.from_bytes(private), _letter_info(vault_id, number), blob[_HEAD:])
        except Corrupt:
            continue
        return _read(opened, tuple(journal))
    raise Corrupt("vault.house_keys_damaged")


# For the kit -----------------------------------------------------------------------------------------------------


def mark(vault_id: Id, number: int, public: bytes) -> bytes:
    """What is stated for the escrow of house ``number`` to the escrow key ``public``, where a grant's hash stands."""
    return sha256(_escrow_info(vault_id, number, public))


def house_escrow(index: int, public: bytes, vault_id: Id, number: int, keys: HouseKeys) -> TakenIn:
    """The escrow of house ``number`` under the kit's escrow key ``index``, ready for the directory."""
    sealed = seal(public, _escrow_info(vault_id, number, public), _written(keys, journal=True), padded_to=PADDED)
    return TakenIn(ESCROW, index.to_bytes(_NUMBER_SIZE, "big") + sealed, mark(vault_id, number, public))


def escrow_in(directory: Directory, roster: Roster) -> Wrap | None:
    """The escrow of the house in force for the kit in force; None while there is none."""
    if roster.kit is None:
        return None
    for wrap in directory.wraps_of(ESCROW):
        taken, index = roster.taken.get(sha256(wrap.blob)), index_of(wrap.blob)
        if taken is None or index >= len(roster.kit.publics) or index in roster.kit.dropped:
            continue
        if same(taken.grant, mark(directory.vault_id, roster.house, roster.kit.publics[index])):
            return wrap
    return None


def unused(roster: Roster, spent: Collection[int] = ()) -> list[int]:
    """The numbers of the kit's escrow keys that no wrap has used, ``spent`` ones left out too, in order."""
    count = len(roster.kit.publics) if roster.kit else 0
    return [number for number in range(count) if number not in roster.escrow_used and number not in spent]


def index_of(blob: bytes) -> int:
    """The number of the escrow key that opens ``blob``."""
    return int.from_bytes(blob[:_NUMBER_SIZE], "big")


def open_escrow(key: EncryptionKey, vault_id: Id, number: int, blob: bytes) -> HouseKeys:
    """An officer's keys of house ``number``, by the kit's entry. Raises Corrupt("vault.house_keys_damaged")."""
    try:
        opened = open_sealed(key, _escrow_info(vault_id, number, key.public), blob[_NUMBER_SIZE:])
    except Corrupt as error:
        raise Corrupt("vault.house_keys_damaged").because(error) from None
    return _read(opened, ())


def _written(keys: HouseKeys, *, journal: bool) -> bytes:
    if keys.office is None:
        raise ValueError("only an officer's keys are put aside")
    content: dict[str, object] = {"directory": b64(keys.directory), "office": b64(keys.office)}
    if journal:
        content["journal"] = [b64(key) for key in keys.journal]
    return canonical(content)


def _read(opened: bytes, journal: tuple[bytes, ...]) -> HouseKeys:
    try:
        raw = parse_canonical(opened)
        found = HouseKeys(
            unb64(raw["directory"]),
            unb64(raw["office"]),
            journal or tuple(unb64(key) for key in raw["journal"]),
        )
        if any(len(key) != KEY_SIZE for key in (found.directory, found.office or b"", *found.journal)):
            raise ValueError("no keys of a house")
    except (AttributeError, Corrupt, KeyError, TypeError, ValueError) as error:
        raise Corrupt("vault.house_keys_damaged").because(error) from None
    return found


def _letter_message(vault_id: Id, number: int, sealed: bytes) -> bytes:
    return pae(Label.HOUSE_LETTER_SIGNED, vault_id, number, sealed)


def _letter_info(vault_id: Id, number: int) -> bytes:
    return pae(Label.HOUSE_LETTER, vault_id, number)


def _escrow_info(vault_id: Id, number: int, public: bytes) -> bytes:
    return pae(Label.HOUSE_ESCROW, vault_id, number, public)
