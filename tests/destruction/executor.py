"""Executes a destruction in a process of its own and kills it, without a word to anybody, at a named step.

Usage: ``python -m tests.destruction.executor STEP`` with the rest as JSON on standard input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from app.access.level import Level
from app.bootstrap.world import PROJECTIONS, RECOVERIES
from app.clock import FixedClock
from app.customers.model import Ref
from app.destruction import building
from app.destruction.actions import execute_destruction
from app.ids import from_hex
from app.keys.slot import FLOOR
from app.people.entrance import sign_in
from app.session.door import TOP_SECRET_ROOM
from app.session.subject import Credential
from app.session.world import Device, World
from tests.destruction.desk import CODE, count_of
from tests.fixtures.vault import PASSPHRASES, CopyKeyring, Office


@dataclass(frozen=True)
class Errand:
    """What the other process needs to know; everything is text or a number."""

    vault: str
    profile: str
    device: str
    incarnation: str
    now: int
    copy: int
    manager: str
    officer: str
    project: str
    level: int
    order: str
    large: int


def errand_for(office: Office, order: Ref, large: int = building.LARGE) -> Errand:
    """The errand for an order of this office; from ``large`` bytes on a file is built in a process of its own."""
    world = office.world
    keyring = world.keyring_for(order.project)
    assert isinstance(keyring, CopyKeyring)
    return Errand(
        vault=str(office.path),
        profile=str(world.profile),
        device=world.device.id.hex(),
        incarnation=world.device.incarnation.hex(),
        now=office.clock.now(),
        copy=keyring._copy,
        manager=office.people["quan"].hex(),
        officer=office.people["ha"].hex(),
        project=order.project.hex(),
        level=int(order.level),
        order=order.rid.hex(),
        large=large,
    )


def main(step: str, errand: Errand) -> None:
    """Execute; at ``step`` the process is gone."""
    device = Device(from_hex(errand.device), from_hex(errand.incarnation), "máy thử")
    world = World(
        clock=FixedClock(errand.now),
        profile=Path(errand.profile),
        device=device,
        keyring_for=lambda vault_id: CopyKeyring(vault_id, device.id, errand.copy),
        cost=FLOOR,
        projections=PROJECTIONS,
        recoveries=RECOVERIES,
    )
    passed: list[str] = []
    building.LARGE = errand.large

    def checkpoint(name: str) -> None:
        passed.append(name)
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    manager = from_hex(errand.manager)
    session = sign_in(world, Path(errand.vault), manager, PASSPHRASES["quan"], TOP_SECRET_ROOM)
    order = Ref(from_hex(errand.project), Level(errand.level), from_hex(errand.order))
    officer = Credential(from_hex(errand.officer), PASSPHRASES["ha"])
    count = count_of(session, order)
    execute_destruction(session, order, CODE, count, PASSPHRASES["quan"], officer, checkpoint=checkpoint)
    session.close()
    sys.stdout.write(json.dumps(passed))


if __name__ == "__main__":
    main(sys.argv[1], Errand(**json.load(sys.stdin)))
