"""A copy opened by kit and shares alone: no keyslot, no keyring, no passphrase.

The house keys come out of the backup (`sources.by_kit`); each compartment's key out of its escrow wrap, which stands in
the copy's directory, by the kit's entry for it. An entry that was dropped because what it opened was destroyed stays
closed: that compartment is counted as missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from app.access.level import Level
from app.archive.restore.opened import OpenedCopy
from app.archive.restore.sources import Ceremony
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.hashing import same, sha256
from app.keys.recovery import open_entry
from app.people.escrow import index_of, open_escrow
from app.session.clearance import OpenKey
from app.vault.compartment import Projection
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys
from app.vault.roster import ESCROW
from app.vault.statement import Wrap
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Escrowed:
    """The copy, open as far as the kit reaches, and how many compartment files of it stay closed."""

    copy: OpenedCopy
    missing: int


@contextmanager
def opened_by_kit(
    folder: Folder, house: HouseKeys, ceremony: Ceremony, projections: tuple[Projection, ...]
) -> Iterator[Escrowed]:
    """Open a copy. Raises Problem("restore.other_kit") for a kit of another ceremony, and Corrupt for damaged files."""
    vault = Vault.open(folder, house.directory)
    try:
        files = frozenset(file.stem for file in folder.compartments.glob("*.db"))
        keys = keys_by_kit(vault, ceremony, files)
        yield Escrowed(OpenedCopy(vault, house, keys, projections), len(files) - len(keys))
    finally:
        vault.close()


def keys_by_kit(vault: Vault, ceremony: Ceremony, files: Collection[str]) -> dict[tuple[Id, Level], OpenKey]:
    """The keys that the kit gives to compartments whose files (their names without ending) are among ``files``.

    Raises Problem("restore.other_kit").
    """
    stated = vault.roster.kit
    if stated is None or not same(stated.recovery, ceremony.kit.recovery):
        raise Problem("restore.other_kit")
    keys: dict[tuple[Id, Level], OpenKey] = {}
    for wrap in vault.directory.wraps_of(ESCROW):
        opened = _opened(vault, ceremony, wrap)
        if opened is None or opened.place.file_id.hex() not in files:
            continue
        slot = (opened.place.project, Level(opened.place.level))
        if slot not in keys or keys[slot].place.epoch < opened.place.epoch:
            keys[slot] = opened
    return keys


def _opened(vault: Vault, ceremony: Ceremony, wrap: Wrap) -> OpenKey | None:
    """What an escrow wrap of a compartment holds; None for the house's own, and where the kit has no entry any more."""
    stated, taken, index = vault.roster.kit, vault.roster.taken.get(sha256(wrap.blob)), index_of(wrap.blob)
    if stated is None or taken is None or index >= len(stated.publics):
        return None
    with suppress(Corrupt, Problem):
        entry = open_entry(ceremony.recovery, ceremony.kit, index, stated.publics[index])
        return open_escrow(entry, vault.vault_id, wrap.blob, taken.grant)
    return None
