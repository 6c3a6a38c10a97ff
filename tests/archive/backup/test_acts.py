"""Backups as acts: who may, what is on record, what everybody is told, and that nothing fails silently."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.archive.backup import doing, making, reading, register
from app.archive.backup.actions import (
    make_backup,
    make_backups,
    make_due_backups,
    prove_backup,
    put_destroyed,
    set_plan,
)
from app.archive.backup.format import COVER, DOCUMENTS, listing
from app.archive.backup.model import Destination, Failure, Outcome, Plan
from app.archive.backup.queries import backup_standing, backup_state
from app.clock import DAY, SECOND
from app.errors import Cancelled, Corrupt, NiemError, Problem, Refused
from app.ids import from_hex
from app.keys.encoding import Label
from app.keys.hashing import sha256
from app.session.door import Session
from app.session.subject import Subject
from app.vault.house_escrow import letter_in, put_letter
from app.vault.roster import NOBODY
from app.vault.roster_checks import Checked
from app.vault.vault import DIRECTORY_FILE
from tests.archive.backup.desk import DISK, OTHER, Desk, desk_of
from tests.archive.backup.test_format import put_document, stored_in
from tests.faults.test_kill_check import looked
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office

HOUR = 60 * 60 * SECOND


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


def journalled(office: Office, event: str) -> list[tuple[str, str]]:
    return [(row.note, row.outcome) for row in entries_of(office) if row.event == event]


def test_a_backup_is_made_proved_numbered_and_on_record(desk: Desk) -> None:
    put_document(desk.office, b"sealed" * 40_000)
    told: list[tuple[int, int]] = []
    outcome = make_backup(desk.session, DISK, lambda done, total: told.append((done, total)))
    assert (outcome.name, outcome.place, outcome.why, outcome.documents) == ("SL-0001", DISK, "", 1)
    assert told == sorted(told)
    assert told[-1] == (1000, 1000)
    state = backup_state(desk.session)
    (row,) = state.rows
    assert (row.name, row.state, row.here, row.by, row.size) == (
        "SL-0001",
        "proved",
        True,
        "Bùi Tuấn Minh",
        outcome.size,
    )
    assert state.proved_at == desk.office.clock.now()
    assert [(place.name, place.there, place.backups) for place in state.places] == [(DISK, True, 1), (OTHER, True, 0)]
    assert journalled(desk.office, "backup:make") == [("SL-0001", "ok")]
    assert not (desk.office.path / "backing-up").exists()


def test_administrators_and_officers_make_them_and_nobody_else(desk: Desk, tmp_path: Path) -> None:
    officer = desk_of(desk.office, tmp_path, "ha").session
    assert make_backup(officer, OTHER).why == ""
    for who in ("quan", "lan", "long"):
        session = desk.office.sign_in(who)
        for act in (
            lambda session=session: make_backup(session, DISK),
            lambda session=session: make_due_backups(session),
            lambda session=session: set_plan(session, Plan()),
            lambda session=session: backup_state(session),
            lambda session=session: prove_backup(session, 1),
            lambda session=session: put_destroyed(session, 1, "nghiền"),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.code == "session.not_your_duty"
        assert backup_standing(session).proved_at
        assert not backup_standing(session).due
    for act in (lambda: prove_backup(desk.session, 1), lambda: put_destroyed(desk.session, 1, "nghiền")):
        with pytest.raises(Refused):
            act()


def test_what_an_administrator_makes_an_officer_proves_again(desk: Desk, tmp_path: Path) -> None:
    desk.make()
    officer = desk_of(desk.office, tmp_path, "ha").session
    desk.office.clock.advance(DAY)
    prove_backup(officer, 1)
    assert backup_state(officer).proved_at == desk.office.clock.now()
    part = next(path for path in (desk.disk.glob("niem-*/SL-0001/0001")))
    whole = part.read_bytes()
    part.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    with pytest.raises(Corrupt, match=r"backup\.part_damaged"):
        prove_backup(officer, 1)
    state = backup_state(officer)
    assert (state.rows[0].state, state.rows[0].why, state.proved_at) == ("failed", "backup.part_damaged", 0)
    assert [one.name for one in backup_standing(desk.session).failures] == ["SL-0001"]
    assert journalled(desk.office, "backup:prove") == [("SL-0001", "ok"), ("SL-0001", "backup.part_damaged")]


@pytest.mark.parametrize("wrong", ["gone", "full", "vanishing", "read only", "inside"])
def test_a_destination_that_fails_leaves_nothing_that_looks_whole(
    desk: Desk, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    code = {"gone": "destination_gone", "full": "no_room", "vanishing": "destination_gone",
            "read only": "destination_read_only", "inside": "inside_vault"}[wrong]  # fmt: skip
    if wrong == "gone":
        shutil.rmtree(desk.disk)
    elif wrong == "full":
        monkeypatch.setattr(making, "SPARE_BYTES", 1 << 60)
    elif wrong == "inside":
        set_plan(desk.session, Plan((Destination(DISK, str(desk.office.path / "c")),)))
    else:
        number = errno.ENODEV if wrong == "vanishing" else errno.EROFS

        def broken(*_: object, **__: object) -> bytes:
            raise OSError(number, "as the system says")

        monkeypatch.setattr(making, "listing", broken)
    with pytest.raises(Problem, match=rf"backup\.{code}"):
        desk.make()
    assert not list(desk.disk.glob("niem-*/SL-*"))
    assert not list(desk.disk.glob("niem-*/.SL-*"))
    state = backup_state(desk.session)
    assert [(row.state, row.why) for row in state.rows] == [("failed", f"backup.{code}")]
    standing = backup_standing(desk.office.sign_in("lan"))
    assert standing.failures == (Failure("SL-0001", DISK, f"backup.{code}"),)
    assert journalled(desk.office, "backup:make") == [("SL-0001", f"backup.{code}")]


def test_stopping_leaves_nothing_and_says_so(desk: Desk) -> None:
    for stop in (50, 300, 700):

        def progress(done: int, _: int, stop: int = stop) -> None:
            if done > stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            make_backup(desk.session, DISK, progress)
    rows = backup_state(desk.session).rows
    assert {row.why for row in rows} == {"cancelled"}
    assert [row.here for row in rows] == [True, False, False]  # stopped while it was proved: it lies there, unproved
    assert backup_state(desk.session).proved_at == 0
    assert desk.make().name == "SL-0004"
    assert [row.state for row in backup_state(desk.session).rows] == ["proved", "deleted", "failed", "failed"]


def test_a_schedule_makes_one_a_day_in_every_place_and_tries_again(desk: Desk) -> None:
    clock = desk.office.clock  # 09:00
    assert not backup_standing(desk.session).due or backup_state(desk.session).plan.hour == 12
    made = make_due_backups(desk.session)  # never made: noon of yesterday was missed
    assert [(one.name, one.place, one.why) for one in made] == [("SL-0001", DISK, ""), ("SL-0002", OTHER, "")]
    assert make_due_backups(desk.session) == ()
    clock.advance(2 * HOUR)
    assert not backup_standing(desk.session).due
    clock.advance(2 * HOUR)  # 13:00
    assert backup_standing(desk.session).due
    shutil.rmtree(desk.disk)
    made = make_due_backups(desk.session)
    assert [(one.place, one.why) for one in made] == [(DISK, "backup.destination_gone"), (OTHER, "")]
    clock.advance(3 * HOUR)
    assert make_due_backups(desk.session) == ()  # it is not there: once a day is enough to be told
    desk.disk.mkdir()
    assert [one.place for one in make_due_backups(desk.session)] == [DISK]
    assert backup_standing(desk.session).failures == ()
    set_plan(desk.session, Plan(backup_state(desk.session).plan.destinations, scheduled=False))
    clock.advance(3 * DAY)
    assert make_due_backups(desk.session) == ()


def test_two_windows_that_wait_for_the_same_hour_make_one_and_tell_no_failure(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = desk_of(desk.office, tmp_path, "ha").session
    real = doing.made

    def after_the_other(session: Session, to: Destination, name: str, *more: Any) -> Outcome:
        with monkeypatch.context() as patch:
            patch.setattr(doing, "made", real)
            make_backup(officer, to.name)
        return real(session, to, name, *more)

    monkeypatch.setattr(doing, "made", after_the_other)
    assert make_due_backups(desk.session) == ()
    state = backup_state(desk.session)
    assert [(row.name, row.state, row.by) for row in state.rows] == [
        ("SL-0002", "proved", "Lê Thị Thu Hà"),
        ("SL-0001", "proved", "Lê Thị Thu Hà"),
    ]
    assert backup_standing(desk.session).failures == ()
    monkeypatch.setattr(doing, "made", real)
    assert make_due_backups(desk.session) == ()


def test_a_place_that_the_system_refuses_to_look_at_is_one_that_is_not_there(desk: Desk) -> None:
    """A share that hangs, a disk that is mounted for another account: asking whether it is there raises then."""
    refused = str(desk.disk.parent / ("x" * 300))
    set_plan(desk.session, Plan((Destination(DISK, refused), Destination(OTHER, str(desk.other))), True, 0))
    assert backup_standing(desk.session).due
    made = make_due_backups(desk.session)
    assert [(one.place, one.why) for one in made] == [(DISK, "backup.destination_gone"), (OTHER, "")]
    standing = backup_standing(desk.session)
    assert [(one.place, one.why) for one in standing.failures] == [(DISK, "backup.destination_gone")]
    assert standing.proved_at
    assert [place.there for place in backup_state(desk.session).places] == [False, True]


def test_a_place_that_fails_keeps_no_other_from_its_backup_and_each_is_told(desk: Desk) -> None:
    third = Destination("Ổ thứ ba", str(desk.disk.with_name("net")))
    set_plan(desk.session, Plan((*backup_state(desk.session).plan.destinations, third), scheduled=False))
    shutil.rmtree(desk.disk)
    came = make_backups(desk.session, [DISK, OTHER, third.name])
    gone = "backup.destination_gone"
    assert [(one.name, one.place, one.why) for one in came] == [
        ("SL-0001", DISK, gone), ("SL-0002", OTHER, ""), ("SL-0003", third.name, gone)
    ]  # fmt: skip
    assert backup_standing(desk.office.sign_in("lan")).failures == (
        Failure("SL-0003", third.name, gone), Failure("SL-0001", DISK, gone)
    )  # fmt: skip
    desk.disk.mkdir()
    make_backups(desk.session, [DISK])
    assert [one.place for one in backup_standing(desk.session).failures] == [third.name]


def test_a_place_that_is_planned_no_more_is_told_no_more(desk: Desk) -> None:
    shutil.rmtree(desk.disk)
    shutil.rmtree(desk.other)
    make_backups(desk.session, [DISK, OTHER, DISK])
    register.take(desk.session, "folder", OTHER)  # and then the power went
    desk.office.clock.advance(2 * HOUR)
    lan, plan = desk.office.sign_in("lan"), backup_state(desk.session).plan
    before = backup_state(desk.session).rows
    set_plan(desk.session, replace(plan, destinations=plan.destinations[:1]))
    assert [one.place for one in backup_standing(lan).failures] == [DISK]
    set_plan(desk.session, replace(plan, destinations=(replace(plan.destinations[0], name="Ổ mới"),)))
    assert backup_standing(lan).failures == ()
    assert backup_state(desk.session).rows == before  # nothing else is said of them
    set_plan(desk.session, plan)
    make_backups(desk.session, [DISK])
    assert [one.name for one in backup_standing(lan).failures] == ["SL-0005"]
    set_plan(desk.office.sign_in("ha"), replace(plan, destinations=()))  # the officer, at the same account
    assert backup_standing(lan).failures == ()


def test_everybody_is_told_when_the_last_proved_one_is_old(desk: Desk) -> None:
    desk.make()
    lan = desk.office.sign_in("lan")
    assert not backup_standing(lan).old
    desk.office.clock.advance(7 * DAY + HOUR)
    standing = backup_standing(lan)
    assert (standing.old, standing.days) == (True, 7)
    assert standing.whom == ("Bùi Tuấn Minh", "Lê Thị Thu Hà")


def test_a_power_cut_is_told_at_the_next_unlocking(desk: Desk) -> None:
    register.take(desk.session, "folder", DISK)  # and then nothing more
    assert backup_standing(desk.session).failures == ()
    desk.office.clock.advance(2 * HOUR)
    standing = backup_standing(desk.office.sign_in("lan"))
    assert standing.failures == (Failure("SL-0001", DISK, "backup.cut_off"),)
    desk.make()
    assert [(row.state, row.why) for row in backup_state(desk.session).rows][1] == ("failed", "backup.cut_off")
    assert backup_standing(desk.session).failures == ()


def test_old_ones_give_way_with_their_documents(desk: Desk) -> None:
    document = put_document(desk.office, b"first" * 30_000)
    desk.make()
    document.unlink()
    put_document(desk.office, b"later" * 30_000)
    for _ in range(9):
        desk.office.clock.advance(DAY)
        desk.make()
    root = next(desk.disk.glob("niem-*"))
    names = sorted(path.name for path in root.glob("SL-*"))
    assert names[-7:] == [f"SL-{number:04d}" for number in range(4, 11)]  # one for each of seven days
    assert len(names) < 10
    shelf = [path for path in (root / DOCUMENTS).rglob("*") if path.is_file()]
    assert len(shelf) == (2 if "SL-0001" in names else 1)
    gone = [row.name for row in backup_state(desk.session).rows if row.state == "deleted"]
    assert sorted([*gone, *names]) == [f"SL-{number:04d}" for number in range(1, 11)]


def test_a_folder_that_is_not_in_the_register_is_left_alone(desk: Desk, office: Office, tmp_path: Path) -> None:
    """Two machines worked on two copies of one vault: what the other put there is neither counted nor removed."""
    desk.make()
    root = next(desk.disk.glob("niem-*"))
    foreign = root / "SL-0009"
    shutil.copytree(root / "SL-0001", foreign)
    for _ in range(3):
        desk.office.clock.advance(DAY)
        desk.make()
    assert (foreign / COVER).is_file()
    shutil.copytree(root / "SL-0001", root / "SL-0005")
    with pytest.raises(Problem, match=r"backup\.number_taken"):
        desk.make()
    assert backup_state(desk.session).rows[0].why == "backup.number_taken"


def test_a_letter_that_somebody_exchanged_is_found_by_the_next_officer(desk: Desk, tmp_path: Path) -> None:
    vault = desk.session.vault
    with vault.directory.change(1) as change:
        for letter in vault.directory.letters("house-keys", NOBODY):
            change.drop_letter(letter.id)
    with pytest.raises(Problem, match=r"backup\.no_letter"):
        desk.make()
    forged = desk.session.identity.house
    with vault.directory.change(1) as change:
        by = desk.session.uid, desk.session.identity.signing_key
        put_letter(vault.directory, change, vault.roster.journal_public, 1, replace(forged, office=bytes(32)), by)
    with pytest.raises(Problem, match=r"backup\.letter_exchanged"):
        desk.make()
    (found,) = [one for one in looked(desk.session) if one.file == DIRECTORY_FILE]
    assert found.faults == ("backup.letter_exchanged",)  # in the check as well, which everybody's light shows
    before = letter_in(vault.directory)
    officer = desk_of(desk.office, tmp_path, "ha").session
    make_backup(officer, DISK)
    assert letter_in(officer.vault.directory) != before
    (found,) = [one for one in looked(desk.session) if one.file == DIRECTORY_FILE]
    assert found.faults == ()
    cover = reading.read_cover(next(desk.disk.glob("niem-*/SL-0003")))
    assert reading.house_for_officer(cover, officer.identity.house.journal).office == officer.identity.house.office
    desk.make()


def test_a_destroyed_medium_is_on_record(desk: Desk) -> None:
    desk.make()
    officer = desk.office.sign_in("ha")
    with pytest.raises(Problem, match=r"backup\.how_missing"):
        put_destroyed(officer, 1, "  ")
    put_destroyed(officer, 1, "nghiền nát trước mặt hai người")
    (row,) = backup_state(officer).rows
    assert (row.state, row.how) == ("destroyed", "nghiền nát trước mặt hai người")
    assert backup_state(officer).proved_at == 0
    with pytest.raises(Problem, match=r"backup\.destroyed_already"):
        put_destroyed(officer, 1, "lần nữa")


def test_a_forged_statement_about_backups_is_believed_by_nobody(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    with pytest.raises(Corrupt):
        register.take(lan, "folder", DISK)
    assert desk.session.vault.directory.statements(Label.BACKUP) == []
    desk.make()
    copy = register.numbered(desk.session, 1)
    with pytest.raises(Corrupt):
        register.note(desk.session, copy, "destroyed", why="nói vậy")  # an administrator
    lan.refuse  # noqa: B018 (still a session)


def test_people_go_on_working_while_it_is_made(desk: Desk) -> None:
    """What is written while the files are copied is in the copy whole or not at all, and everybody may write."""
    ha = desk.office.sign_in("ha")
    seen: list[str] = []

    def work(step: str) -> None:
        seen.append(step)
        if step in ("numbered", "copied", "documents", "parts", "covered", "written"):
            ha.read(__import__("app.access.event", fromlist=["Event"]).Event.JOURNAL_READ, Subject(note=step))

    outcome = make_backup(desk.session, DISK, checkpoint=work)
    assert outcome.why == ""
    assert {"numbered", "copied", "parts", "covered", "named", "written", "proved"} <= set(seen)


def test_a_clock_that_is_set_back_meanwhile_changes_nothing(desk: Desk) -> None:
    clock = desk.office.clock

    def work(step: str) -> None:
        if step in ("copied", "written"):
            clock.advance(-3 * DAY)

    assert make_backup(desk.session, DISK, checkpoint=work).why == ""
    clock.advance(20 * DAY)
    assert desk.make().name == "SL-0002"
    assert stored_in(desk.office.path)
    with pytest.raises(NiemError):
        make_backup(desk.session, "nowhere")


def test_a_damaged_document_beside_the_backups_is_brought_anew(desk: Desk) -> None:
    put_document(desk.office, b"sealed" * 40_000)
    desk.make()
    (document,) = [path for path in desk.disk.glob(f"niem-*/{DOCUMENTS}/*/*") if path.is_file()]
    whole = document.read_bytes()
    document.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    desk.office.clock.advance(DAY)
    with pytest.raises(Corrupt, match=r"backup\.document_damaged"):
        desk.make()
    assert not document.exists()
    assert desk.make().why == ""
    assert document.read_bytes() == whole


def test_while_the_vault_is_damaged_no_backup_gives_way(desk: Desk) -> None:
    desk.session.vault.roster.checked[desk.office.project] = Checked(1, desk.session.uid, ("vault.pages_damaged",))
    for _ in range(3):
        desk.make()  # on one day: but for the damage the last one alone would stay
    assert backup_state(desk.session).hurt
    assert [row.state for row in backup_state(desk.session).rows] == ["proved"] * 3
    desk.session.vault.roster.checked.clear()
    desk.make()
    assert [row.state for row in backup_state(desk.session).rows] == ["proved", "deleted", "deleted", "deleted"]


def test_a_list_that_nobody_proved_is_not_believed(desk: Desk) -> None:
    """Who can write on the disk exchanges a document, and puts a backup there whose list fits it."""
    put_document(desk.office, b"sealed" * 40_000)
    desk.make()
    root = next(desk.disk.glob("niem-*"))
    (document,) = [path for path in (root / DOCUMENTS).glob("*/*") if path.is_file()]
    whole, other = document.read_bytes(), b"others" * 40_000
    shutil.copytree(root / "SL-0001", root / "SL-0009")
    cover = reading.read_cover(root / "SL-0009")
    lines, listed = listing([(from_hex(document.name), len(other), sha256(other))])
    document.write_bytes(other)
    (root / "SL-0009" / DOCUMENTS).write_bytes(lines)
    (root / "SL-0009" / COVER).write_bytes(replace(cover, number=9, documents=listed).encoded())
    desk.office.clock.advance(DAY)
    with pytest.raises(Corrupt, match=r"backup\.document_damaged"):
        desk.make()
    assert desk.make().why == ""
    assert document.read_bytes() == whole
