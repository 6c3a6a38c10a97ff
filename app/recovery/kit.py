"""The kit on its two sticks: written twice, read back, and read again when it is needed.

What `read` gives is a kit of the ceremony in force and nothing else: of this vault, with a serial and the recovery key
that the directory states, whole, and signed by the manager and the officer who stated it. So the file of a ceremony
that was cut off, or of one that was replaced, is refused like a forged one. A kit that was written anew (`renewal`) is
good until it is destroyed, beside the one that took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.keys.hashing import same
from app.keys.recovery import LONGEST_KIT, Kit, kit_name, read_kit, signed_by
from app.vault.durable import read_small, remove, write_atomically
from app.vault.vault import Vault


def write(path: Path, data: bytes) -> None:
    """Write a kit and look at what arrived, through a file opened anew.

    Raises the disk's problems and Problem("recovery.kit_not_written") when other bytes come back.
    """
    write_atomically(path, data)
    try:
        arrived = read_small(path, LONGEST_KIT)
    except OSError:
        arrived = b""
    if not same(arrived, data):
        raise Problem("recovery.kit_not_written")


def take_away(vault: Vault, paths: Sequence[Path], serial: int) -> None:
    """Remove the files of a kit that never came into force, as far as they can be reached.

    The names come out of an intent, which anybody in service can write: nothing is removed but kits of this vault, by
    that name, that are not in force.
    """
    for path in paths:
        with suppress(NiemError, OSError):
            if path.name != kit_name(vault.vault_id, serial):
                continue
            found = read_kit(read_small(path, LONGEST_KIT))
            if found.vault_id == vault.vault_id and _edition(vault, found) is None:
                remove(path)


def read(vault: Vault, path: Path) -> Kit:
    """The kit in force, from its file.

    Raises Problem("recovery.no_kit"), Problem("recovery.cannot_read"), Problem("recovery.other_vault"),
    Problem("recovery.kit_not_in_force"), and what `read_kit` and `signed_by` raise.
    """
    stated = vault.roster.kit
    if stated is None:
        raise Problem("recovery.no_kit")
    try:
        data = read_small(Path(path), LONGEST_KIT)
    except OSError as error:
        raise Problem("recovery.cannot_read") from error
    kit = read_kit(data)
    if (kit.vault_id, kit.genesis) != (vault.vault_id, vault.label.genesis):
        raise Problem("recovery.other_vault")
    edition = _edition(vault, kit)
    if edition is None:
        raise Problem("recovery.kit_not_in_force", serial=kit.serial)
    if signed_by(kit, vault.roster.public_key_of) != stated_by(vault, edition):
        raise Corrupt("keys.kit_damaged")
    return kit


def _edition(vault: Vault, kit: Kit) -> int | None:
    """The statement that put this kit in force; None for a kit that never was, or of a ceremony that was replaced."""
    stated = vault.roster.kit
    if stated is None or not same(kit.recovery, stated.recovery) or str(kit.pool) != stated.editions[0][0]:
        return None
    return dict(stated.editions).get(str(kit.serial))


def stated_by(vault: Vault, seq: int) -> frozenset[Id]:
    """Who signed statement ``seq`` of the directory."""
    found = vault.directory.statements(after=seq - 1)
    return frozenset(found[0].signatures) if found else frozenset()
