"""Items of the keyring deleted or altered under a running session: work goes on, nothing is lost, the next unlocking
says what to do.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.keys.encoding import b64
from app.keys.hashing import random_bytes
from app.keys.system_keyring import Keyring
from app.people.entrance import people_here
from app.people.model import PersonHere
from app.session.door import Session
from app.session.keyslot import NAME_PURPOSE, SECRET_PURPOSE
from app.settings.message import sentence
from app.vault.anchor import PURPOSE as ANCHOR
from tests.faults.cutting import own_keyring, require_whole
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

LEVELS = (Level.CONFIDENTIAL,)

Harm = Callable[[Keyring, str, Id], None]


def _deleted(keyring: Keyring, purpose: str, owner: Id) -> None:
    keyring.delete(purpose, owner, 1)


def _other(keyring: Keyring, purpose: str, owner: Id) -> None:
    keyring.put(purpose, owner, 1, b64(random_bytes(32)))


def _nonsense(keyring: Keyring, purpose: str, owner: Id) -> None:
    keyring.put(purpose, owner, 1, "không phải khóa!")


def _short(keyring: Keyring, purpose: str, owner: Id) -> None:
    keyring.put(purpose, owner, 1, b64(random_bytes(5)))


HARMS = pytest.mark.parametrize("harm", [_deleted, _other, _nonsense, _short])


@pytest.fixture
def alone(office: Office) -> Office:
    """An office whose keyring may be harmed without harming that of other tests."""
    return own_keyring(office)


def _work(session: Session, office: Office, name: str) -> None:
    office.clock.advance(5_000_000)
    create_customer(session, office.project, CustomerForm(name))
    list_customers(session, office.project, LEVELS)


def _names(office: Office) -> list[str]:
    session = office.sign_in("lan")
    return [row.name for row in list_customers(session, office.project, LEVELS).rows]


@HARMS
def test_without_the_device_secret_work_goes_on_and_the_next_unlocking_says_so(alone: Office, harm: Harm) -> None:
    session = alone.sign_in("lan")
    keyring = alone.world.keyring_for(session.vault.vault_id)
    secret = keyring.get(SECRET_PURPOSE, session.uid, 1)
    assert secret is not None
    harm(keyring, SECRET_PURPOSE, session.uid)
    _work(session, alone, "Sau khi mất")
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        session.confirm(PASSPHRASES["lan"])
    session.close()
    with pytest.raises(Problem) as told:
        alone.sign_in("lan")
    assert told.value.code == "keys.wrong_passphrase_or_machine"
    assert "cán bộ an toàn" in sentence(told.value, "vi")
    assert "security officer" in sentence(told.value, "en")
    keyring.put(SECRET_PURPOSE, session.uid, 1, secret)
    assert _names(alone) == ["Sau khi mất"]
    require_whole(alone, "lan", "quan", "ha")


def test_without_the_name_the_person_still_unlocks(alone: Office) -> None:
    session = alone.sign_in("lan")
    alone.world.keyring_for(session.vault.vault_id).delete(NAME_PURPOSE, session.uid, 1)
    _work(session, alone, "Vẫn làm")
    session.close()
    assert people_here(alone.world, alone.path)[-1] == PersonHere(session.uid, ""), "still there to be chosen"
    assert _names(alone) == ["Vẫn làm"]
    assert PersonHere(session.uid, NAMES["lan"]) in people_here(alone.world, alone.path)


def test_without_the_mark_the_running_session_makes_it_anew_from_all_it_has_seen(alone: Office, tmp_path: Path) -> None:
    session = alone.sign_in("lan")
    older = tmp_path / "older"
    shutil.copytree(alone.path, older)
    _work(session, alone, "Đã thấy")
    session.keep_anchor(at_once=True)
    alone.world.keyring_for(session.vault.vault_id).delete(ANCHOR, session.uid, 1)
    session.close()
    shutil.rmtree(alone.path)
    shutil.copytree(older, alone.path)
    with pytest.raises(Corrupt, match="vault.older_than_seen"):
        alone.sign_in("lan")


def test_without_the_mark_an_older_vault_is_still_noticed(alone: Office, tmp_path: Path) -> None:
    session = alone.sign_in("lan")
    vault_id, uid = session.vault.vault_id, session.uid
    older = tmp_path / "older"
    shutil.copytree(alone.path, older)
    _work(session, alone, "Đã thấy")
    session.close()
    alone.world.keyring_for(vault_id).delete(ANCHOR, uid, 1)
    shutil.rmtree(alone.path)
    shutil.copytree(older, alone.path)
    with pytest.raises(Corrupt, match="vault.older_than_seen"):
        alone.sign_in("lan")


@pytest.mark.parametrize("harm", [_other, _nonsense])
def test_an_altered_mark_is_told_and_nothing_that_was_saved_is_lost(alone: Office, harm: Harm) -> None:
    session = alone.sign_in("lan")
    keyring = alone.world.keyring_for(session.vault.vault_id)
    mark = keyring.get(ANCHOR, session.uid, 1)
    assert mark is not None
    harm(keyring, ANCHOR, session.uid)
    told = _told(lambda: _work(session, alone, "Đã ghi"))
    assert told is not None
    assert told.code == "vault.anchor_damaged"
    _told(session.close)
    again = _told(lambda: alone.sign_in("lan"))
    assert again is not None
    assert again.code == "vault.anchor_damaged"
    assert "cán bộ an toàn" in sentence(again, "vi")
    keyring.put(ANCHOR, session.uid, 1, mark)
    assert _names(alone) == ["Đã ghi"]
    require_whole(alone, "lan", "quan", "ha")


@HARMS
def test_a_colleague_beside_is_not_concerned(alone: Office, harm: Harm) -> None:
    lan, quan = alone.sign_in("lan"), alone.sign_in("quan")
    keyring = alone.world.keyring_for(lan.vault.vault_id)
    for purpose in (SECRET_PURPOSE, ANCHOR):
        harm(keyring, purpose, lan.uid)
    _work(quan, alone, "Của Quân")
    quan.confirm(PASSPHRASES["quan"])
    quan.close()
    assert alone.sign_in("quan").levels(alone.project)


def _told(work: Callable[[], object]) -> NiemError | None:
    try:
        work()
    except NiemError as error:
        return error
    return None
