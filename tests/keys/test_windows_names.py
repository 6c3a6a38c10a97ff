"""How our rules meet the library's real Windows backend, above an imitation of three calls of Credential Manager.

Windows itself is not at hand where these run. The imitation keeps what CredWrite, CredRead and CredDelete are
documented to keep, so that the backend's habit of moving a replaced secret to another name shows, and a store that
forgets can be shown too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from keyring.backends import Windows

from app.errors import Problem
from app.ids import Id
from app.keys import system_keyring
from app.keys.system_keyring import SystemKeyring

OWNER = Id(b"o" * 16)


class NotFoundError(Exception):
    """pywintypes.error of a missing credential."""

    winerror = 1168

    def __init__(self, funcname: str) -> None:
        super().__init__(funcname)
        self.funcname = funcname


class Credentials:
    """The imitation: targets and what they hold."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION, CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 1, 2, 3

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.forgetful = False
        self.sticky = False

    def CredWrite(self, credential: dict[str, Any], _flags: int) -> None:  # noqa: N802 - the name is Windows' own
        if not self.forgetful:
            blob = credential["CredentialBlob"].encode("utf-16-le")
            self.kept[credential["TargetName"]] = credential | {"CredentialBlob": blob}

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803
        if TargetName not in self.kept:
            raise NotFoundError("CredRead")
        return self.kept[TargetName]

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803
        if not self.sticky and self.kept.pop(TargetName, None) is None:
            raise NotFoundError("CredDelete")


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> Credentials:
    store = Credentials()
    monkeypatch.setattr(Windows, "win32cred", store, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", SimpleNamespace(error=NotFoundError), raising=False)

    @contextmanager
    def backend() -> Iterator[Windows.WinVaultKeyring]:
        made = Windows.WinVaultKeyring()  # type: ignore[no-untyped-call]
        made.persist = "local machine"
        yield made

    monkeypatch.setattr(system_keyring, "_backend", backend)
    return store


@pytest.fixture
def ring() -> SystemKeyring:
    return SystemKeyring(Id(b"v" * 16), Id(b"d" * 16))


def test_a_replaced_secret_is_nowhere(credentials: Credentials, ring: SystemKeyring) -> None:
    ring.put("device", OWNER, 1, "old secret")
    ring.put("device", OWNER, 1, "new secret")
    assert ring.get("device", OWNER, 1) == "new secret"
    assert [entry["CredentialBlob"].decode("utf-16-le") for entry in credentials.kept.values()] == ["new secret"]


def test_a_leftover_under_the_other_name_goes_with_a_delete(credentials: Credentials, ring: SystemKeyring) -> None:
    ring.put("device", OWNER, 1, "old secret")
    (service,) = credentials.kept
    leftover = f"{OWNER.hex()}@{service}"
    credentials.kept[leftover] = credentials.kept[service] | {"TargetName": leftover}
    ring.delete("device", OWNER, 1)
    assert not credentials.kept


def test_items_stay_on_the_machine(credentials: Credentials, ring: SystemKeyring) -> None:
    ring.put("device", OWNER, 1, "x")
    assert [entry["Persist"] for entry in credentials.kept.values()] == [Credentials.CRED_PERSIST_LOCAL_MACHINE]


def test_the_self_test_passes_and_leaves_nothing(credentials: Credentials, ring: SystemKeyring) -> None:
    ring.self_test()
    assert not credentials.kept


@pytest.mark.parametrize("fault", ["forgetful", "sticky"])
def test_a_store_that_does_not_do_as_told_is_refused(credentials: Credentials, ring: SystemKeyring, fault: str) -> None:
    setattr(credentials, fault, True)
    with pytest.raises(Problem) as caught:
        ring.self_test()
    assert caught.value.code == "keys.keyring_forgets"
