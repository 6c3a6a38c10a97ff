"""The real things outside the program, chosen here and nowhere else."""

from __future__ import annotations

import json
import platform
from pathlib import Path

from app import paths
from app.bootstrap.recoveries import RECOVERIES, later
from app.clock import SystemClock
from app.consents.projection import ConsentProjection
from app.customers.documents.projection import DocumentProjection
from app.customers.entry.projection import EntryProjection
from app.customers.items.projection import ItemProjection
from app.customers.projection import CustomerProjection
from app.ids import Id, from_hex, random_id
from app.keys.slot import DEFAULT
from app.keys.system_keyring import SystemKeyring
from app.release.projection import ReleaseProjection
from app.session.world import Device, World
from app.vault.durable import write_atomically

PROJECTIONS = (
    CustomerProjection(),
    ItemProjection(),
    DocumentProjection(),
    EntryProjection(),
    ConsentProjection(),
    ReleaseProjection(),
)
BEFORE_MOVES = (later("app.destruction.moving:forbid_move"),)
RENEWALS = (later("app.agreements.store:seal_anew"), later("app.people.halves:seal_anew"))


def build_world() -> World:
    """The world as it is on this machine: system clock, this account's profile and keyring, full passphrase cost."""
    profile = paths.profile()
    device = this_device(profile)
    return World(
        clock=SystemClock(),
        profile=profile,
        device=device,
        keyring_for=lambda vault_id: SystemKeyring(vault_id, device.id),
        cost=DEFAULT,
        projections=PROJECTIONS,
        recoveries=RECOVERIES,
        renewals=RENEWALS,
        before_moves=BEFORE_MOVES,
    )


def this_device(profile: Path) -> Device:
    """This OS account on this machine; its ids are made at the first start and kept in the profile.

    A profile copied to another machine keeps the device id but finds no device secrets in that keyring; a file that is
    lost or damaged makes a new device, which has to be enrolled again.
    """
    path = profile / "device.json"
    name = platform.node() or "máy này"
    try:
        raw = json.loads(path.read_bytes())
        return Device(from_hex(raw["id"]), from_hex(raw["incarnation"]), name)
    except (OSError, ValueError, KeyError, TypeError):
        device = Device(random_id(), Id(random_id()), name)
        content = {"id": device.id.hex(), "incarnation": device.incarnation.hex()}
        write_atomically(path, json.dumps(content, sort_keys=True).encode("ascii"))
        return device
