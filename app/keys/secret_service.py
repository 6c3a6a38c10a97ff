"""The Secret Service over a connection that is kept, with one session for the secrets that cross it.

The library connects anew for every call and agrees on a key each time. That costs ten times the call itself, and
gnome-keyring (42) now and then ends itself when a program asks for something right after connecting and is gone again
("invoke_get_property_in_idle_cb: assertion failed"); the daemon that the bus starts in its place is locked.

* A connection belongs to one call at a time: it is taken from the shelf, and put back when the call went well. A call
  that was given up on keeps the one it has.
* After any failure the shelf is emptied, so that a service that was restarted is asked over a new connection.
* A forked process, or one with another bus, never uses what it finds there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import secretstorage
from jeepney.io.blocking import DBusConnection
from keyring.backends.SecretService import Keyring
from keyring.errors import InitError, KeyringLocked
from secretstorage import Collection
from secretstorage.dhcrypto import Session
from secretstorage.exceptions import SecretStorageException


@dataclass(frozen=True, slots=True)
class _Line:
    """A connection with its session, and the process and bus that it is of."""

    connection: DBusConnection
    session: Session
    owner: tuple[int, str]


_shelf: list[_Line] = []


class _Lent:
    """A connection that is not closed by who has borrowed it."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def close(self) -> None:
        """Whoever lent it does that."""


class SecretService(Keyring):
    """The library's backend for one call, over a kept connection: use it inside `kept`."""

    def __init__(self, line: _Line) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._line = line

    def get_preferred_collection(self) -> Collection:
        """The default collection, unlocked. Raises InitError, KeyringLocked."""
        lent = _Lent(self._line.connection)
        try:
            collection = secretstorage.get_default_collection(lent, self._line.session)
        except SecretStorageException as error:
            raise InitError(f"Failed to create the collection: {error}.") from error
        collection.session = self._line.session
        if collection.is_locked():
            collection.unlock()
            if collection.is_locked():
                raise KeyringLocked("Failed to unlock the collection!")
        return collection


@contextmanager
def kept() -> Iterator[SecretService]:
    """A backend for one call."""
    line = _taken() or _opened()
    try:
        yield SecretService(line)
    except BaseException:
        _close(line)
        while _shelf:
            _close(_shelf.pop())
        raise
    _shelf.append(line)


def _owner() -> tuple[int, str]:
    return os.getpid(), os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")


def _taken() -> _Line | None:
    while _shelf:
        line = _shelf.pop()
        if line.owner == _owner():
            return line
        _close(line)
    return None


def _opened() -> _Line:
    connection = secretstorage.dbus_init()
    try:
        session = secretstorage.util.open_session(connection)
    except BaseException:
        connection.close()
        raise
    return _Line(connection, session, _owner())


def _close(line: _Line) -> None:
    with suppress(OSError):
        line.connection.close()
