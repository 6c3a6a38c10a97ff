"""The tour's own time: it begins some days ago, so that what has to wait for days has waited when its step comes.

The window and every vault process that starts from here tell this time. ``today`` brings them to the machine's own;
vault processes that are running keep theirs, so the tour locks after it.
"""

from __future__ import annotations

import os
from dataclasses import replace

from app.bootstrap.doorway import Doorway
from app.bootstrap.world import build_world
from app.clock import SECOND, SystemClock
from app.keys.slot import FLOOR
from app.session.world import World

AGO = "NIEM_TOUR_HOURS_AGO"
HOURS = 72 + 2
"""The usual wait of an approved destruction, and a little more."""
DOORWAY = Doorway(world="tests.journeys.days:world_of_days")
QUICK_DOORWAY = Doorway(world="tests.journeys.days:quick_world_of_days")

_machine = SystemClock.now


def _then(clock: SystemClock) -> int:
    return _machine(clock) - int(os.environ.get(AGO, "0")) * 60 * 60 * SECOND


def begin() -> None:
    """From here on this process, and those it starts, live some days ago."""
    os.environ[AGO] = str(HOURS)
    _tell()


def today() -> None:
    """From here on it is now."""
    os.environ[AGO] = "0"


def _tell() -> None:
    SystemClock.now = _then  # type: ignore[method-assign]


def world_of_days() -> World:
    """The program's own world in the tour's time."""
    _tell()
    return build_world()


def quick_world_of_days() -> World:
    """The same with the lowest cost of passphrases."""
    return replace(world_of_days(), cost=FLOOR)
