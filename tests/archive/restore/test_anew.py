"""After a fire: a backup, the kit and the shares make the vault again on a clean machine, for two new people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.restore.entrance import bring_back_vault
from app.archive.restore.former import formers, journal_of
from app.archive.restore.looking import OUT_OF_DISC
from app.archive.restore.model import Anew, AnewForm
from app.customers.actions import create_customer
from app.customers.queries import get_customer, list_customers
from app.errors import Cancelled, NiemError, Problem
from app.keys.signature import fingerprint_words
from app.oversight.queries import verify_journal
from app.people.entrance import people_here, sign_in
from app.projects.actions import create_project
from app.session.door import TOP_SECRET_ROOM
from app.session.signing import own_office
from app.session.world import World
from app.vault.check import check_compartment
from app.vault.folder import Folder
from app.vault.house_escrow import letter_exchanged, letter_in
from app.vault.incarnation import UNFINISHED
from tests.archive.backup.test_format import made_by
from tests.archive.restore.desk import customer, desk_of, names_in
from tests.fixtures.releases import SECOND_PASSPHRASE, second_manager
from tests.fixtures.standing import let_in
from tests.fixtures.vault import PROJECT, Office, founding_form, new_world
from tests.recovery.desk import held, shares_of

BINH, THU = "Vũ Thanh Bình", "Phan Thị Thu"
WORDS_OF = {BINH: "canh dong chim bay thap xuong", THU: "song lan tan vao bo cat"}


def form_of(office: Office, tmp_path: Path) -> AnewForm:
    desk = desk_of(office)
    session = office.sign_in("quan", TOP_SECRET_ROOM)
    create_customer(session, office.project, customer("Kín Đáo", Level.TOP_SECRET))
    session.close()
    done = held(office, tmp_path)
    made = made_by(office.sign_in("ha"), tmp_path / "usb")
    founding = founding_form(
        desk.beside("moi"),
        manager_name=BINH,
        manager_passphrase=WORDS_OF[BINH],
        officer_name=THU,
        officer_passphrase=WORDS_OF[THU],
        project_name="",
    )
    office.close()
    return AnewForm(made.path, done.files[0], shares_of(done)[:2], founding)


def clean(office: Office, tmp_path: Path) -> World:
    """Another machine: no keyring item, no profile of the old one."""
    return new_world(tmp_path / "clean", office.clock)


def two_agree(world: World, done: Anew) -> None:
    """Both have an agreement and the lessons, as in any new vault."""
    let_in(world, done.path, {done.manager: WORDS_OF[BINH], done.officer: WORDS_OF[THU]}, done.officer)


def test_everything_comes_back_under_fresh_keys_for_two_new_people(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    old_files = {path.name for path in (office.path / "c").glob("*.db")}
    world = clean(office, tmp_path)
    done = bring_back_vault(world, form)
    assert (done.whole, done.missing, done.former) == (True, 0, 6)
    path = done.path
    assert {person.name for person in people_here(world, path)} == {BINH, THU}
    assert not old_files & {file.name for file in (path / "c").glob("*.db")}
    assert not list(path.parent.glob(f"*{UNFINISHED}*"))
    label, old = Folder(path).read_label(), Folder(office.path).read_label()
    assert label.vault_id == old.vault_id
    assert label.genesis != old.genesis
    assert done.former_words == fingerprint_words(old.genesis)  # as on the sheets of the shares

    two_agree(world, done)
    manager = sign_in(world, path, done.manager, WORDS_OF[BINH], TOP_SECRET_ROOM)
    (project,) = manager.projects()
    assert (project.project, project.levels) == (office.project, tuple(Level))
    assert names_in(manager, office.project) == ["Kín Đáo", "Lê Thị Muộn", "Trần Văn Sớm"]
    for level in Level:
        compartment = manager.compartment(office.project, level)
        assert compartment.place.epoch == 2
        assert check_compartment(compartment, manager.vault.roster.public_key_of) == []
    # Who wrote what is known, though they serve no more.
    row = next(r for r in list_customers(manager, office.project, (Level.CONFIDENTIAL,)).rows if "Sớm" in r.name)
    assert get_customer(manager, row.ref).created_by == "Trần Minh Quân"
    assert not any(one.active for one in manager.vault.roster.people.values() if one.name == "Trần Minh Quân")
    genesis = manager.vault.directory.statements()[0]
    assert genesis.fields["continues"]["backup"] == form.source.name
    manager.close()
    everyday = sign_in(world, path, done.manager, WORDS_OF[BINH])
    create_customer(everyday, office.project, customer("Người Mới"))
    everyday.close()

    officer = sign_in(world, path, done.officer, WORDS_OF[THU])
    assert verify_journal(officer).whole
    assert letter_in(officer.vault.directory)  # administrators can make backups from the first day on
    assert not letter_exchanged(officer.vault.directory, officer.vault.roster)
    store = own_office(officer)
    assert store is not None
    (former,) = formers(store)
    store.close()
    with journal_of(officer, former) as journal:
        assert journal.count() > 20
        assert journal.verify(officer.vault.roster.public_key_of) == []
    assert not any((path / "staging").iterdir())
    officer.close()


def test_what_is_wrong_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    world = clean(office, tmp_path)
    founding = form.founding
    cases = (
        (replace(form, shares=form.shares[:1]), "keys.shares_too_few"),
        (replace(form, source=tmp_path), "restore.not_a_backup"),
        (replace(form, founding=replace(founding, officer_passphrase="ngan")), "keys."),
        (replace(form, founding=replace(founding, path=office.path)), "people.folder_not_empty"),
    )
    for mistaken, code in cases:
        with pytest.raises(NiemError) as told:
            bring_back_vault(world, mistaken)
        assert told.value.code.startswith(code)
    for step in ("unpacked", "founded", "moved", "renewed", "built"):

        def stop(name: str, wanted: str = step) -> None:
            if name == wanted:
                raise Cancelled

        with pytest.raises(Cancelled):
            bring_back_vault(world, form, checkpoint=stop)
        assert not founding.path.exists()
        assert not list(founding.path.parent.glob(f"*{UNFINISHED}*"))
    done: Anew = bring_back_vault(world, form)
    assert done.whole


def test_two_projects_of_one_name_are_two_also_where_one_of_them_is_damaged(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    hoa = second_manager(office, None)  # who does not see the other one
    second = create_project(hoa, PROJECT, SECOND_PASSPHRASE, office.credential("ha"))
    create_customer(hoa, second, customer("Của Hoa"))
    file = office.path / "c" / f"{hoa.open_key(second, Level.CONFIDENTIAL).place.file_id.hex()}.db"
    office.close()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    officer = office.sign_in("ha")
    hurt = made_by(officer, tmp_path / "usb two", 2)
    done = bring_back_vault(clean(office, tmp_path), replace(form, source=hurt.path))
    assert [(line.project, line.level) for line in done.lines if line.faults] == [(second, 1)]
    assert done.recounted == 3  # those of the other project came back


def test_a_vault_is_not_made_where_it_would_go_with_the_backup(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    taken_out = tmp_path / f"{OUT_OF_DISC}0123456789abcdef"
    for place in (form.source / "kho", taken_out / "kho", taken_out / form.source.name / "deeper" / "kho"):
        with pytest.raises(Problem, match=r"^restore\.inside$"):
            bring_back_vault(office.world, replace(form, founding=replace(form.founding, path=place)))
        assert not place.exists()


def test_a_damaged_compartment_is_told_and_the_rest_comes_back(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    session = office.sign_in("quan")
    file = office.path / "c" / f"{session.open_key(office.project, Level.SECRET).place.file_id.hex()}.db"
    session.close()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)  # hurt before the backup was made: a backup copies ciphertext
    officer = office.sign_in("ha")
    hurt = made_by(officer, tmp_path / "usb2", 2)
    officer.close()
    world = clean(office, tmp_path)
    done = bring_back_vault(world, replace(form, source=hurt.path))
    assert not done.whole
    assert [line.level for line in done.lines if line.faults] == [2]
    two_agree(world, done)
    manager = sign_in(world, done.path, done.manager, WORDS_OF[BINH], TOP_SECRET_ROOM)
    assert manager.levels(office.project) == tuple(Level)
    assert names_in(manager, office.project) == ["Kín Đáo", "Lê Thị Muộn", "Trần Văn Sớm"]
    manager.close()
