"""A small world with functions to call, for the tests of the vault process: real processes, nothing behind them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from os.path import basename as borrowed  # noqa: F401  a name that is not defined here must not be callable
from pathlib import Path

from app.bootstrap.doorway import Doorway
from app.errors import Problem

HERE = "tests.bootstrap.rooms"
ROOMS = Doorway(
    world=f"{HERE}:build_room_world",
    session=f"{HERE}:Room",
    summary=f"{HERE}:summary_of",
    ahead=(),
    modules=HERE.replace(".", r"\."),
)


@dataclass
class Room:
    """Stands for a session."""

    name: str

    def close(self) -> None:
        left = os.environ.get("ROOMS_LEFT")
        if left:
            with Path(left).open("a") as file:
                file.write(self.name)


def summary_of(room: Room) -> str:
    return f"summary of {room.name}"


def build_room_world() -> str:
    return "world"


def failing_world() -> str:
    raise Problem("keys.no_system_keyring")


def sign_in(world: str, name: str) -> Room:
    assert world == "world"
    return Room(name)


def look(world: str) -> str:
    return world


def whose(room: Room) -> str:
    return room.name


def add(room: Room, left: int, right: int) -> int:
    return left + right


def loaded_modules(room: Room) -> tuple[str, ...]:
    return tuple(sys.modules)


def count_up(
    room: Room,
    total: int,
    pause: float,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    for done in range(total):
        if progress:
            progress(done, total)
        time.sleep(pause)
    if progress:
        progress(total, total)
    return total


def fail_politely(room: Room) -> None:
    raise Problem("customers.name_missing", field="name")


def fail_badly(room: Room, secret: str) -> None:
    raise ValueError(f"the secret was {secret}")


def unspeakable(room: Room) -> object:
    return lambda: None


def die(room: Room) -> None:
    os.abort()


def _hidden(room: Room) -> str:
    return "hidden"


def note(room: Room, path: str, text: str) -> None:
    with Path(path).open("a") as file:
        file.write(text)
