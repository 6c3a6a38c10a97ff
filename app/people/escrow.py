"""A compartment's key sealed to a one-time escrow key, whose private half lies only in the recovery kit.

Every compartment and epoch gets its own escrow key, so that erasing one (its entry leaves the kit) leaves the others
recoverable. An escrow wrap stands among the other wraps under the owner `ESCROW`; that it was taken in by a manager and
an officer, and for which key (its commitment), is stated like every wrap. A blob is ``number of the escrow key (2
bytes, big-endian) ‖ sealed``; it is of one size for every compartment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.compartment_key import commitment
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import KEY_SIZE, same, sha256
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.people.register import GRANT, all_holders
from app.session.clearance import OpenKey
from app.vault.compartment import Compartment, Place
from app.vault.grant import PADDED
from app.vault.house_escrow import unused
from app.vault.roster import ESCROW, Roster
from app.vault.statement import TakenIn, Wrap
from app.vault.vault import Vault

_NUMBER_SIZE = 2


@dataclass(frozen=True, slots=True)
class Escrowed:
    """An escrow wrap that is ready for the directory: ``index`` is the number of the escrow key it uses up."""

    place: Place
    index: int
    blob: bytes
    ck_commit: bytes

    @property
    def taken_in(self) -> TakenIn:
        """As the directory takes it in."""
        return TakenIn(ESCROW, self.blob, self.ck_commit)


def escrow_wrap(
    roster: Roster, place: Place, key: bytes, project_name: str, spent: Collection[int] = ()
) -> Escrowed | None:
    """The escrow wrap of one compartment; None without a kit, or when all of its escrow keys are used up.

    ``spent``: numbers already taken in the same act. Belongs inside the change of the directory that takes it in, after
    `Vault.refresh`: two acts that chose one number would make a chain that no reader accepts.
    """
    free = unused(roster, spent)
    if roster.kit is None or not free:
        return None
    return seal_escrow(free[0], roster.kit.publics[free[0]], OpenKey(place, key, project_name))


def escrow_all(roster: Roster, keys: Sequence[OpenKey]) -> list[Escrowed]:
    """The escrow wraps of several compartments, as far as the kit's escrow keys reach."""
    escrowed: list[Escrowed] = []
    for key in keys:
        spent = [one.index for one in escrowed]
        wrap = escrow_wrap(roster, key.place, key.key, key.project_name, spent)
        if wrap is not None:
            escrowed.append(wrap)
    return escrowed


def seal_escrow(index: int, public: bytes, opened: OpenKey) -> Escrowed:
    """The escrow wrap of one compartment to the escrow key ``index``."""
    place = opened.place
    payload = {
        "cid": place.cid.hex(),
        "epoch": place.epoch,
        "file_id": place.file_id.hex(),
        "key": b64(opened.key),
        "level": place.level,
        "project": place.project.hex(),
        "project_name": opened.project_name,
    }
    sealed = seal(public, _info(place.vault_id, index, public), canonical(payload), padded_to=PADDED)
    blob = index.to_bytes(_NUMBER_SIZE, "big") + sealed
    return Escrowed(place, index, blob, commitment(opened.key, place.cid, place.epoch))


def escrows_in(office: Compartment, vault: Vault) -> dict[Id, Wrap]:
    """The escrow wrap in force of each compartment that has one.

    An escrow wrap names no compartment; but it was taken in with the commitment of the key inside, and the register
    knows from the grants of the same epoch which compartment that key belongs to.
    """
    standing: dict[bytes, Wrap] = {}
    for wrap in vault.directory.wraps_of(ESCROW):
        taken = vault.roster.taken.get(sha256(wrap.blob))
        if taken is not None:
            standing[taken.grant] = wrap
    return {
        from_hex(record.body["cid"]): standing[unb64(record.body["ck_commit"])]
        for record in office.of_kind(GRANT)
        if unb64(record.body["ck_commit"]) in standing
    }


def uncovered(office: Compartment, vault: Vault) -> frozenset[Id]:
    """The compartments in force without an escrow wrap."""
    covered = escrows_in(office, vault)
    return frozenset(holder.cid for holder in all_holders(office, vault) if holder.cid not in covered)


def index_of(blob: bytes) -> int:
    """The number of the escrow key that opens ``blob``."""
    return int.from_bytes(blob[:_NUMBER_SIZE], "big")


def open_escrow(key: EncryptionKey, vault_id: Id, blob: bytes, ck_commit: bytes) -> OpenKey:
    """What an escrow wrap holds; ``ck_commit`` is the commitment that was stated for it.

    Raises Corrupt("people.escrow_damaged") when it does not open, or holds another key than was stated.
    """
    try:
        raw = parse_canonical(open_sealed(key, _info(vault_id, index_of(blob), key.public), blob[_NUMBER_SIZE:]))
        place = Place(
            vault_id, from_hex(raw["cid"]), from_hex(raw["project"]), raw["level"], raw["epoch"],
            from_hex(raw["file_id"]),
        )  # fmt: skip
        opened = OpenKey(place, unb64(raw["key"]), str(raw["project_name"]))
        whole = len(opened.key) == KEY_SIZE and type(place.level) is int and type(place.epoch) is int
        if not whole or not same(commitment(opened.key, place.cid, place.epoch), ck_commit):
            raise Corrupt("people.escrow_damaged")
    except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError) as error:
        raise Corrupt("people.escrow_damaged").because(error) from None
    return opened


def _info(vault_id: Id, index: int, public: bytes) -> bytes:
    return pae(Label.ESCROW, vault_id, index, public)
