"""Making a vault: all of it or nothing, and what stands in the first statement."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import FixedClock
from app.errors import NiemError, Problem, Refused
from app.ids import Id, from_hex
from app.keys.system_keyring import SystemKeyring
from app.people import enrolment, founding, register
from app.people.actions import add_person
from app.people.entrance import create_vault, people_here, sign_in
from app.people.model import PersonForm
from app.projects.actions import create_project
from app.session.door import TOP_SECRET_ROOM
from app.session.keyslot import NAME_PURPOSE, SECRET_PURPOSE
from app.session.signing import own_office, step_up
from app.session.subject import Credential
from app.session.world import World
from app.vault import new_project
from app.vault.folder import Folder
from tests.fixtures.vault import COMPANY, MORNING, NAMES, PASSPHRASES, PLACE, PROJECT, Office, founding_form, new_world

ALONE = {"one_person": True, "officer_name": "", "officer_passphrase": ""}


@pytest.fixture
def world(tmp_path: Path, remembered_argon2: None) -> World:
    return new_world(tmp_path / "profile", FixedClock(MORNING))


class KeyringWatch(SystemKeyring):
    """The real keyring; remembers what was put, and may break after some puts."""

    def __init__(self, vault_id: Id, device_id: Id, put: list[tuple[Id, str, Id, int]], breaks_after: int) -> None:
        super().__init__(vault_id, device_id)
        self._vault, self._device, self._put, self._breaks_after = vault_id, device_id, put, breaks_after

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        if len(self._put) >= self._breaks_after:
            raise Problem("keys.keyring_locked")
        super().put(purpose, owner, number, value)
        self._put.append((self._vault, purpose, owner, number))


def nothing_is_left(tmp_path: Path, world: World, put: list[tuple[Id, str, Id, int]]) -> bool:
    files = [path for path in tmp_path.rglob("*") if path != world.profile]
    kept = [row for row in put if SystemKeyring(row[0], world.device.id).get(*row[1:]) is not None]
    return not files and not kept


def test_the_founded_vault_says_who_founded_it(office: Office) -> None:
    roster = office.sign_in("quan").vault.roster
    quan, ha = roster.people[office.people["quan"]], roster.people[office.people["ha"]]
    assert (roster.company, roster.place, roster.one_person, roster.custodian) == (COMPANY, PLACE, False, quan.uid)
    assert (quan.name, quan.duties, quan.title) == (NAMES["quan"], {"manager"}, "Quản lý")
    assert (ha.name, ha.duties, len(ha.step_up or b"")) == (NAMES["ha"], {"officer"}, 32)
    assert set(roster.founders) == {quan.uid, ha.uid}


def test_the_first_project_has_three_compartments_and_stands_in_the_register(office: Office) -> None:
    office_store = own_office(office.sign_in("ha"))
    assert office_store is not None
    (entry,) = register.projects(office_store)
    assert (entry.project, entry.name, entry.custodian) == (office.project, PROJECT, office.people["quan"])
    assert len(set(entry.cids)) == 3
    assert len(list(Folder(office.path).compartments.glob("*.db"))) == 3
    office_store.close()


@pytest.mark.parametrize("who", ["quan", "ha", "lan", "long", "minh"])
def test_everybody_can_sign_documents_under_the_company_root(office: Office, who: str) -> None:
    session = office.sign_in(who)
    with step_up(session, PASSPHRASES[who]) as signer:
        assert signer is not None
        assert (signer.name, signer.authority) == (NAMES[who], session.vault.roster.authority)


def test_a_certificate_opens_no_top_secret_room(office: Office) -> None:
    with pytest.raises(Refused, match="session.beyond_clearance"):
        office.sign_in("lan", TOP_SECRET_ROOM)


def test_in_one_person_mode_one_person_is_both_and_is_marked(world: World, tmp_path: Path) -> None:
    founded = create_vault(world, founding_form(tmp_path / "kho", **ALONE))
    assert founded.manager == founded.officer
    assert [person.name for person in people_here(world, founded.path)] == [NAMES["quan"]]
    session = sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"])
    me = Credential(founded.manager, PASSPHRASES["quan"])
    assert session.one_person
    assert session.duties == {Duty.MANAGER, Duty.OFFICER}
    project = create_project(session, "Khách hàng miền Nam", PASSPHRASES["quan"], me)
    form = PersonForm("Phạm Văn Nam", "", (Duty.SALES,), project, Level.SECRET, PASSPHRASES["nam"])
    nam = add_person(session, form, PASSPHRASES["quan"], me)
    theirs = sign_in(world, founded.path, nam, PASSPHRASES["nam"])
    assert theirs.levels(project) == (1, 2)
    theirs.close()
    session.close()


def test_an_empty_folder_is_taken_and_a_full_one_is_not(world: World, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(Problem, match=r"people\.folder_not_empty"):
        create_vault(world, founding_form(full))
    assert [path.name for path in full.iterdir()] == ["letter.txt"]
    empty = tmp_path / "trống [1]"
    empty.mkdir()
    assert Folder(create_vault(world, founding_form(empty)).path).read_label()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"company": "  "}, "people.name_missing"),
        ({"project_name": "x" * 81}, "people.name_too_long"),
        ({"manager_name": "Trần\x00Quân"}, "people.name_unfit"),
        ({"manager_passphrase": "ngan"}, "keys.passphrase_too_short"),
        ({"manager_passphrase": "Sao Khuê Sao Khuê"}, "keys.passphrase_weak"),
        ({"officer_passphrase": PASSPHRASES["quan"]}, "people.same_passphrase"),
        ({"officer_name": ""}, "people.name_missing"),
    ],
)
def test_a_form_that_will_not_do_makes_nothing(
    world: World, tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        create_vault(world, founding_form(tmp_path / "kho", **changes))
    assert refused.value.code == code
    assert nothing_is_left(tmp_path, world, [])


def test_without_a_keyring_nothing_is_made(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    with pytest.raises(Problem, match=r"keys\.no_system_keyring"):
        create_vault(world, founding_form(tmp_path / "kho"))
    assert nothing_is_left(tmp_path, world, [])


@pytest.mark.parametrize("puts", range(1, 6))
def test_a_keyring_that_breaks_on_the_way_leaves_nothing(world: World, tmp_path: Path, puts: int) -> None:
    put: list[tuple[Id, str, Id, int]] = []
    tests = 2  # the two puts of the self-test
    broken = _with_keyring(world, put, tests + puts)
    with pytest.raises(Problem, match=r"keys\.keyring_locked"):
        create_vault(broken, founding_form(tmp_path / "kho"))
    assert len(put) == tests + puts
    assert nothing_is_left(tmp_path, world, put)


def _with_keyring(world: World, put: list[tuple[Id, str, Id, int]], breaks_after: int) -> World:
    from dataclasses import replace

    return replace(
        world, keyring_for=lambda vault_id: KeyringWatch(vault_id, world.device.id, put, breaks_after)
    )  # fmt: skip


@pytest.mark.parametrize("step", ["create", "write_label", "_anchor", "_put_in_place"])
def test_a_disk_that_fails_on_the_way_leaves_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise Problem("vault.disk_full")

    owner = {"create": new_project, "write_label": Folder}.get(step, founding)
    monkeypatch.setattr(owner, step, fail)
    put: list[tuple[Id, str, Id, int]] = []
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        create_vault(_with_keyring(world, put, 99), founding_form(tmp_path / "kho"))
    assert len(put) >= 4
    assert nothing_is_left(tmp_path, world, put)


# Killed ------------------------------------------------------------------------------------------------------------


def in_a_child_killed_at(owner: object, name: str, nth: int, act: Callable[[], object]) -> None:
    """Run ``act`` in a forked child that is killed right after the ``nth`` call of ``owner.name``."""
    child = os.fork()
    if child == 0:
        try:
            real, calls = getattr(owner, name), 0

            def deadly(*args: object, **keywords: object) -> object:
                nonlocal calls
                result = real(*args, **keywords)
                calls += 1
                if calls == nth:
                    os.kill(os.getpid(), signal.SIGKILL)
                return result

            setattr(owner, name, deadly)
            act()
        except NiemError:
            os._exit(3)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child went past the place where it was to be killed"
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing at a chosen step needs fork")
@pytest.mark.parametrize(
    ("owner", "name", "nth"),
    [
        (Folder, "make", 1),
        (enrolment, "write_atomically", 1),
        (enrolment, "write_atomically", 3),
        (enrolment, "put_name", 2),
        (new_project, "create", 1),
        (Folder, "write_label", 1),
        (founding, "_anchor", 1),
    ],
)
def test_killed_on_the_way_there_is_no_vault_and_the_next_founding_sweeps_up(
    world: World, tmp_path: Path, owner: object, name: str, nth: int
) -> None:
    form = founding_form(tmp_path / "kho", **ALONE) if nth == 1 else founding_form(tmp_path / "kho")
    in_a_child_killed_at(owner, name, nth, lambda: create_vault(world, form))
    assert not form.path.exists()
    (left,) = tmp_path.glob("kho.creating-*")
    vault_id = from_hex(left.name.rpartition("-")[2])
    owners = Folder(left).slot_owners(world.device.id)
    founded = create_vault(world, form)
    assert not list(tmp_path.glob("kho.creating-*"))
    keyring = SystemKeyring(vault_id, world.device.id)
    kept = [keyring.get(purpose, uid, 1) for uid in owners for purpose in (SECRET_PURPOSE, NAME_PURPOSE, "anchor")]
    assert set(kept) <= {None}
    sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"]).close()


def test_the_genesis_is_pinned_before_anybody_unlocks(world: World, tmp_path: Path) -> None:
    founded = create_vault(world, founding_form(tmp_path / "kho"))
    keyring = world.keyring_for(Folder(founded.path).read_label().vault_id)
    assert all(keyring.get("anchor", uid, 1) is not None for uid in (founded.manager, founded.officer))
