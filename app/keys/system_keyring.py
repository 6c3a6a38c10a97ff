"""The operating system's keyring: Windows Credential Manager or the Secret Service, and nothing else.

Rules, each for a fault seen in practice:

* The backend class is named here. The library's own choice is never asked: an environment variable, a configuration
  file or an installed plug-in could make it a store that forgets (``null``) or one that writes plain text.
* ``KEYRING_*`` and ``PYTHON_KEYRING_*`` are taken out of the environment first, since they set properties of any
  backend.
* Windows: items stay on this machine (``local machine``) and do not roam with the profile.
* Names tell nothing: ``niem/<vault>/<device>/<purpose>/<number>``, user name = the owner's random id.
* What was put is read back through a new instance. Windows moves a replaced value to ``<user>@<service>``, where it
  would stay readable: that name is emptied after every put and every delete, and looked at again.
* A locked keyring may wait for the person for ever, so every call runs in a thread of its own with a time limit. A call
  given up on may still finish later; it can only complete what was asked.
* A machine without such a keyring is refused. There is no file in its place.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.errors import Problem
from app.ids import Id, random_id
from app.keys.encoding import b64
from app.keys.hashing import random_bytes

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

MAX_CHARACTERS = 1280
"""What Windows takes in one item (2,560 bytes of UTF-16)."""

TIME_LIMIT = 20.0
"""Seconds for one call: time to answer a prompt of the system, short enough to notice a dead service."""

_PURPOSE = re.compile(r"[a-z0-9-]{1,32}", re.ASCII)
_MOST_DUPLICATES = 8

_T = TypeVar("_T")


class Keyring(Protocol):
    """A place for short secrets outside the vault, apart for every vault, device, purpose, owner and number."""

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        """Keep ``value``, replacing what was there."""
        ...

    def get(self, purpose: str, owner: Id, number: int) -> str | None:
        """What is kept, or ``None``."""
        ...

    def delete(self, purpose: str, owner: Id, number: int) -> None:
        """Forget it. Nothing there is no error."""
        ...


class SystemKeyring:
    """The keyring of this OS account, for one device of one vault.

    Every method may raise ``Problem("keys.no_system_keyring")`` (there is none, or it failed),
    ``Problem("keys.keyring_locked")``, ``Problem("keys.keyring_silent")`` (no answer within the limit), and the writing
    ones ``Problem("keys.keyring_forgets")`` (it answered, but did not do what it was asked).
    """

    def __init__(self, vault_id: Id, device_id: Id, *, time_limit: float = TIME_LIMIT) -> None:
        self._place = f"niem/{vault_id.hex()}/{device_id.hex()}"
        self._limit = time_limit

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        """Keep ``value`` and read it back. Raises ``ValueError`` for an empty value or more than 1,280 characters."""
        if not 0 < len(value) <= MAX_CHARACTERS:
            raise ValueError("a keyring value has 1 to 1,280 characters")
        service, user = self._service(purpose, number), owner.hex()
        self._ask(lambda backend: backend.set_password(service, user, value))
        self._forget(_replaced(service, user), user)
        if self._read(service, user) != value:
            raise Problem("keys.keyring_forgets")

    def get(self, purpose: str, owner: Id, number: int) -> str | None:
        """What is kept, or ``None``."""
        return self._read(self._service(purpose, number), owner.hex())

    def delete(self, purpose: str, owner: Id, number: int) -> None:
        """Forget it under both names, and make sure. Nothing there is no error."""
        service, user = self._service(purpose, number), owner.hex()
        self._forget(service, user)
        self._forget(_replaced(service, user), user)

    def self_test(self) -> None:
        """Put, read, replace and delete a random value, before anything depends on this keyring."""
        owner, first, second = random_id(), b64(random_bytes(32)), b64(random_bytes(32))
        try:
            self.put("self-test", owner, 0, first)
            self.put("self-test", owner, 0, second)
        finally:
            self.delete("self-test", owner, 0)
        if self.get("self-test", owner, 0) is not None:
            raise Problem("keys.keyring_forgets")

    def _service(self, purpose: str, number: int) -> str:
        if not _PURPOSE.fullmatch(purpose) or number < 0:
            raise ValueError("a purpose is small letters, digits and hyphens; a number is not negative")
        return f"{self._place}/{purpose}/{number}"

    def _read(self, service: str, user: str) -> str | None:
        return self._ask(lambda backend: backend.get_password(service, user))

    def _forget(self, service: str, user: str) -> None:
        for _ in range(_MOST_DUPLICATES):  # the Secret Service deletes one of several equal items at a time
            if self._read(service, user) is None:
                return
            self._ask(lambda backend: backend.delete_password(service, user))
        raise Problem("keys.keyring_forgets")

    def _ask(self, call: Callable[[KeyringBackend], _T]) -> _T:
        from keyring.errors import KeyringError  # loaded where a keyring is asked: the window never does

        expected: tuple[type[Exception], ...] = (KeyringError, OSError, *_platform_errors())
        try:
            return _within(self._limit, lambda: _called(call))
        except expected as error:
            raise _told(error) from None


def _replaced(service: str, user: str) -> str:
    """Where Windows puts the value that a new one replaced."""
    return f"{user}@{service}"


def _called(call: Callable[[KeyringBackend], _T]) -> _T:
    with _backend() as backend:
        return call(backend)


@contextmanager
def _backend() -> Iterator[KeyringBackend]:
    for name in [name for name in os.environ if name.upper().startswith(("KEYRING_", "PYTHON_KEYRING_"))]:
        os.environ.pop(name, None)
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        backend = WinVaultKeyring()
        backend.persist = "local machine"
        yield backend
    elif sys.platform == "linux":
        from app.keys import secret_service

        with secret_service.kept() as service:
            yield service
    else:
        raise Problem("keys.no_system_keyring")


def _platform_errors() -> tuple[type[Exception], ...]:
    """What the backend lets through of the libraries below it."""
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes

        return (pywintypes.error,)
    if sys.platform == "linux":
        from jeepney import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        return (DBusErrorResponse, SecretStorageException)
    return ()


def _told(error: BaseException) -> Problem:
    """The one of our problems that ``error`` is. Its own text is dropped: it may name items."""
    from keyring.errors import InitError, KeyringLocked

    locked = {"KeyringLocked", "LockedException", "PromptDismissedException"}
    dismissed = isinstance(error, InitError) and type(error.__cause__).__name__ in locked
    if isinstance(error, KeyringLocked) or type(error).__name__ in locked or dismissed:
        return Problem("keys.keyring_locked")
    return Problem("keys.no_system_keyring", cause=type(error).__name__)


def _within(limit: float, call: Callable[[], _T]) -> _T:
    """The result of ``call``, made in a thread of its own. Raises what it raised, or ``keys.keyring_silent``."""
    answer: Future[_T] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:  # noqa: BLE001 - handed over to the caller whole, whatever it is
            answer.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    done, _ = wait([answer], timeout=limit)
    if not done:
        raise Problem("keys.keyring_silent", seconds=round(limit))
    return answer.result()
