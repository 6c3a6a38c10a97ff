"""The real things outside the program, passed in by whoever starts it: time, profile, keyring, device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.ids import Id, new_id
from app.keys.slot import KdfCost
from app.keys.system_keyring import Keyring
from app.vault.compartment import Projection


@dataclass(frozen=True, slots=True)
class Device:
    """This OS account on this machine. ``incarnation`` changes when the profile was copied or restored."""

    id: Id
    incarnation: Id
    name: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is not the vault. ``keyring_for`` gives the OS keyring's part for one vault."""

    clock: Clock
    profile: Path
    device: Device
    keyring_for: Callable[[Id], Keyring]
    cost: KdfCost
    projections: tuple[Projection, ...]
    recoveries: tuple[Callable[[Any], int], ...] = ()
    """Run on every new `Session`: each finishes or takes back what an interruption left of its own procedure."""

    renewals: tuple[Callable[[Any, Any, Any], None], ...] = ()
    """Run in the transaction that renews a person's keys, with session, change and keys, the new one first: each seals
    the letters of its own kind anew, which only the keys about to go still open."""

    before_moves: tuple[Callable[[Any, Any], None], ...] = ()
    """Asked before a customer is moved to another level, with session and customer: each raises for what of its own
    kind would not hold at the other level, such as signatures that name the present one."""

    def new_id(self) -> Id:
        """A fresh record id at the present time."""
        return new_id(self.clock)
