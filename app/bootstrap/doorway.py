"""What may be asked of the vault process, and how the asking is written down.

Pure rules:

* Only public functions that are defined in a ``queries`` or ``actions`` module of a feature, and the entrance, can be
  called from outside; a name that such a module merely imported is refused.
* A function travels as its name, never as code.
* Errors of :mod:`app.errors` cross as themselves, which means code and details; anything else crosses as :class:`Bug`.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import FunctionType
from typing import Any, Protocol, cast, runtime_checkable

from app.errors import NiemError, Refused


class Closing(Protocol):
    """What a session can do at its end."""

    def close(self) -> None:
        """Write the last entry and close every file."""
        ...


@runtime_checkable
class Resting(Protocol):
    """A session that puts work off until nobody waits."""

    def rest(self) -> None:
        """Do some of it."""
        ...


class Bug(NiemError):
    """A fault of the program itself; ``details["number"]`` is the short code under which the log keeps it."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """Where the world comes from, and which modules may be asked. The tests set up doorways of their own."""

    world: str = "app.bootstrap.world:build_world"
    session: str = "app.session.door:Session"
    summary: str = "app.session.summary:summary"
    ahead: tuple[str, ...] = (
        "app.people.entrance",
        "app.bootstrap.world",
        "app.session.summary",
        "app.customers.queries",
    )
    """What everybody will ask for first, in the order of asking: loaded while the passphrase is typed."""
    modules: str = r"app\.[a-z_]+(\.[a-z_]+)?\.(queries|actions)|app\.(people|package|archive\.restore)\.entrance"

    def build_world(self) -> object:
        """The world of this process."""
        return _named(self.world)()

    def load_next(self, done: int) -> bool:
        """Load number ``done`` of what will be asked for; whether there was one. What fails here fails when asked."""
        if done >= len(self.ahead):
            return False
        with suppress(Exception):
            importlib.import_module(self.ahead[done])
        return True

    def is_session(self, value: object) -> bool:
        """Whether ``value`` is a session, which never leaves the process."""
        kind = _named(self.session)
        return isinstance(kind, type) and isinstance(value, kind)

    def summarise(self, session: object) -> object:
        """What goes out in a session's place."""
        return _named(self.summary)(session)

    def find(self, module: str, name: str) -> Callable[..., Any]:
        """The function ``name`` of ``module``. Raises ``Refused("process.unknown_function")`` for all else."""
        if not re.fullmatch(self.modules, module) or not name.isidentifier() or name.startswith("_"):
            raise Refused("process.unknown_function")
        try:
            found = getattr(importlib.import_module(module), name, None)
        except ModuleNotFoundError as missing:
            raise Refused("process.unknown_function") from missing
        if not isinstance(found, FunctionType) or found.__module__ != module:
            raise Refused("process.unknown_function")
        return found


def _named(place: str) -> Callable[..., object]:
    module, _, name = place.partition(":")
    found = getattr(importlib.import_module(module), name)
    return cast(Callable[..., object], found)


@dataclass(frozen=True, slots=True)
class Request:
    """One call. ``enter`` gives the function the world, otherwise it gets the kept session."""

    number: int
    enter: bool
    module: str
    name: str
    args: tuple[object, ...]
    wants_progress: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the session: its last entry in the journal, its files. The process is ended after that."""

    number: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop request ``number`` between two records, or before it begins."""

    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What request ``number`` gave."""

    number: int
    value: object


@dataclass(frozen=True, slots=True)
class Failure:
    """Why request ``number`` gave nothing."""

    number: int
    error: NiemError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far request ``number`` has come."""

    number: int
    done: int
    total: int
