"""Projects and clearances: who makes, who gives, who never does."""

from __future__ import annotations

import os

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import NiemError, Problem, Refused
from app.ids import Id
from app.people import register
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.projects import store
from app.projects.actions import create_project, grant_clearance
from app.projects.model import GrantForm
from app.projects.queries import list_projects
from app.session.signing import own_office
from app.vault import new_project
from app.vault.folder import Folder
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office
from tests.people.test_entrance import events
from tests.people.test_founding import in_a_child_killed_at

SOUTH = "Khách hàng miền Nam"


def wish(uid: Id, project: Id, level: Level, until: str = "") -> GrantForm:
    return GrantForm(uid, project, PROJECT, level, until, "việc được giao")


def compartments(office: Office) -> int:
    return len(list(Folder(office.path).compartments.glob("*.db")))


def wraps(office: Office) -> int:
    session = office.sign_in("ha")
    count = session.vault.directory.wrap_count()
    session.close()
    return count


def test_a_new_project_has_three_compartments_of_its_own(office: Office) -> None:
    session = office.sign_in("quan")
    south = create_project(session, f"  {SOUTH} ", PASSPHRASES["quan"], office.credential("ha"))
    assert compartments(office) == 6
    assert {row.name: row.levels for row in list_projects(session)} == {PROJECT: (1, 2), SOUTH: (1, 2)}
    assert session.compartment(south, Level.SECRET).head[0] == 1
    upstairs = office.sign_in("quan", "top_secret")
    assert upstairs.compartment(south, Level.TOP_SECRET).head[0] == 1
    assert upstairs.vault.directory.intents() == []
    assert (Event.PROJECT_CREATE.value, "ok") in events(office.sign_in("ha"))


def test_nobody_else_sees_a_new_project_but_officers_its_name(office: Office) -> None:
    create_project(office.sign_in("quan"), SOUTH, PASSPHRASES["quan"], office.credential("ha"))
    assert {row.name for row in list_projects(office.sign_in("long"))} == {PROJECT}
    assert [(row.name, row.levels) for row in list_projects(office.sign_in("ha"))] == [(PROJECT, ()), (SOUTH, ())]
    assert list_projects(office.sign_in("minh")) == ()


def test_the_top_secret_room_takes_up_all_three_keys(office: Office) -> None:
    session = office.sign_in("quan", "top_secret")
    south = create_project(session, SOUTH, PASSPHRASES["quan"], office.credential("ha"))
    assert session.levels(south) == (1, 2, 3)


@pytest.mark.parametrize("who", ["ha", "nam", "long", "minh"])
def test_only_a_manager_makes_projects_and_gives_clearances(office: Office, who: str) -> None:
    before = wraps(office)
    session = office.sign_in(who)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        create_project(session, SOUTH, PASSPHRASES[who], office.credential("ha"))
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        grant_clearance(
            session, wish(office.people["nam"], office.project, Level.SECRET), PASSPHRASES[who], office.credential("ha")
        )
    assert (compartments(office), wraps(office)) == (3, before)


@pytest.mark.parametrize(
    ("name", "second", "code"),
    [
        (" ", "ha", "people.name_missing"),
        (PROJECT, "ha", "projects.name_taken"),
        (SOUTH, "quan", "session.same_person"),
        (SOUTH, "long", "people.needs_manager_and_officer"),
    ],
)
def test_a_project_that_may_not_be_made_leaves_nothing(office: Office, name: str, second: str, code: str) -> None:
    with pytest.raises(NiemError) as refused:
        create_project(office.sign_in("quan"), name, PASSPHRASES["quan"], office.credential(second))
    assert refused.value.code == code
    assert compartments(office) == 3


def test_a_manager_gives_no_more_than_they_hold(office: Office) -> None:
    form = PersonForm("Vũ Thị Mai", "", (Duty.MANAGER,), office.project, Level.SECRET, "vach cau gio lua mien khoai")
    mai = add_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    session = sign_in(office.world, office.path, mai, form.passphrase)
    office.sessions.append(session)
    with pytest.raises(Refused, match=r"projects\.beyond_givers_clearance"):
        grant_clearance(
            session,
            wish(office.people["long"], office.project, Level.TOP_SECRET),
            form.passphrase,
            office.credential("ha"),
        )


def test_a_clearance_is_raised_to_the_level_and_no_further(office: Office) -> None:
    nam, before = office.people["nam"], wraps(office)
    grant_clearance(
        office.sign_in("quan"), wish(nam, office.project, Level.SECRET), PASSPHRASES["quan"], office.credential("ha")
    )
    session = office.sign_in("nam")
    assert session.levels(office.project) == (1, 2)
    assert session.compartment(office.project, Level.SECRET).head[0] == 1
    assert wraps(office) == before + 1
    assert (Event.CLEARANCE_GRANT.value, "ok") in events(office.sign_in("ha"))


def test_a_clearance_for_another_project_gives_all_levels_up_to_it(office: Office) -> None:
    manager = office.sign_in("quan")
    south = create_project(manager, SOUTH, PASSPHRASES["quan"], office.credential("ha"))
    grant_clearance(
        manager, wish(office.people["long"], south, Level.TOP_SECRET), PASSPHRASES["quan"], office.credential("ha")
    )
    assert office.sign_in("long", "top_secret").levels(south) == (1, 2, 3)
    assert office.sign_in("lan").levels(south) == ()


@pytest.mark.parametrize(
    ("who", "level", "code"),
    [
        ("quan", Level.CONFIDENTIAL, "projects.self_grant"),
        ("ha", Level.CONFIDENTIAL, "projects.self_grant"),
        ("minh", Level.CONFIDENTIAL, "people.duty_without_clearance"),
        ("lan", Level.SECRET, "projects.cleared_already"),
    ],
)
def test_a_clearance_that_may_not_be_given(office: Office, who: str, level: Level, code: str) -> None:
    before = wraps(office)
    with pytest.raises(NiemError) as refused:
        grant_clearance(
            office.sign_in("quan"), wish(office.people[who], office.project, level), PASSPHRASES["quan"],
            office.credential("ha"),
        )  # fmt: skip
    assert refused.value.code == code
    assert wraps(office) == before


def test_nobody_is_cleared_for_a_project_that_does_not_exist(office: Office) -> None:
    with pytest.raises(Refused, match=r"projects\.beyond_givers_clearance"):
        grant_clearance(
            office.sign_in("quan"), wish(office.people["lan"], Id(bytes(16)), Level.SECRET), PASSPHRASES["quan"],
            office.credential("ha"),
        )  # fmt: skip


@pytest.mark.parametrize("wrong", ["quan", "ha"])
def test_a_wrong_passphrase_of_either_gives_nothing(office: Office, wrong: str) -> None:
    typed = {**PASSPHRASES, wrong: "sai roi sai roi sai"}
    from app.session.subject import Credential

    before = wraps(office)
    session = office.sign_in("quan")
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        grant_clearance(
            session, wish(office.people["nam"], office.project, Level.SECRET), typed["quan"],
            Credential(office.people["ha"], typed["ha"]),
        )  # fmt: skip
    assert wraps(office) == before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing at a chosen step needs fork")
@pytest.mark.parametrize(
    ("owner", "name", "exists"),
    [
        (new_project, "plan", False),
        (store, "_intent", False),
        (new_project, "create", False),
        (register, "put_project", False),
        (store.granting, "note", False),
        (store, "_take_in", True),
    ],
)
def test_killed_on_the_way_the_project_is_whole_or_was_never_there(
    office: Office, owner: object, name: str, exists: bool
) -> None:
    session = office.sign_in("quan")
    second = office.credential("ha")
    in_a_child_killed_at(owner, name, 1, lambda: create_project(session, SOUTH, PASSPHRASES["quan"], second))
    session.journal.close()
    session.vault.close()
    office.sessions.clear()
    again = office.sign_in("quan")
    assert again.vault.directory.intents() == []
    assert compartments(office) == (6 if exists else 3)
    assert (SOUTH in {row.name for row in list_projects(again)}) == exists
    assert (SOUTH in {row.name for row in list_projects(office.sign_in("ha"))}) == exists
    if not exists:
        create_project(again, SOUTH, PASSPHRASES["quan"], second)
        assert compartments(office) == 6


def test_the_register_knows_every_holder(office: Office) -> None:
    session = office.sign_in("ha")
    kept = own_office(session)
    assert kept is not None
    (entry,) = register.projects(kept)
    names = [
        {session.name_of(holder.uid).split()[-1] for holder in register.holders(kept, session.vault, cid)}
        for cid in entry.cids
    ]
    kept.close()
    assert names == [{"Quân", "Nam", "Lan", "Long"}, {"Quân", "Lan", "Long"}, {"Quân", "Long"}]
