"""Suspended, moved, gone: access ends at once, and no key that somebody lost the right to opens what came after."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import Cancelled, Corrupt, NiemError, Problem, Refused
from app.oversight.queries import verify_journal
from app.people import rekeying
from app.people.actions import freeze_person, leave_person, move_person, renew_keys_owed, thaw_person
from app.people.entrance import sign_in
from app.people.model import ClearanceForm, LeaveReason, MoveForm
from app.people.queries import list_people
from app.session.door import Session
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_entrance import events

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)


def leave(
    office: Office, session: Session, who: str, why: LeaveReason = LeaveReason.RESIGNED, **more: object
) -> object:
    mine = next(name for name, uid in office.people.items() if uid == session.uid)
    second = "ha" if mine == "quan" else "quan"
    return leave_person(
        session,
        office.people[who],
        LeaveReason.RESIGNED,
        "Hết hợp đồng",
        PASSPHRASES[mine],
        office.credential(second),
        **more,
    )  # type: ignore[arg-type]


def files(office: Office) -> set[str]:
    return {file.name for file in (office.path / "c").glob("*.db")}


# Freezing ---------------------------------------------------------------------------------------------------------


def test_frozen_a_person_neither_unlocks_nor_goes_on(office: Office) -> None:
    lan = office.sign_in("lan")
    list_customers(lan, office.project, LEVELS)
    freeze_person(office.sign_in("ha"), office.people["lan"], "Nghi lộ thông tin", PASSPHRASES["ha"])
    with pytest.raises(Refused, match=r"session\.frozen"):
        list_customers(lan, office.project, LEVELS)
    with pytest.raises(Refused, match=r"session\.frozen"):
        office.sign_in("lan")
    with pytest.raises(Problem, match=r"session\.not_in_service"):
        thaw_person(office.sign_in("ha"), office.people["lan"], PASSPHRASES["ha"], office.credential("lan"))
    told = events(office.sign_in("ha"))
    assert (Event.PERSON_FREEZE.value, "ok") in told
    assert (Event.CUSTOMER_PAGE.value, "session.frozen") in told


def test_two_give_access_back(office: Office) -> None:
    freeze_person(office.sign_in("quan"), office.people["lan"], "Kiểm tra", PASSPHRASES["quan"])
    session = office.sign_in("quan")
    thaw_person(session, office.people["lan"], PASSPHRASES["quan"], office.credential("ha"))
    assert list_customers(office.sign_in("lan"), office.project, LEVELS).rows == ()
    with pytest.raises(Problem, match=r"people\.not_frozen"):
        thaw_person(session, office.people["lan"], PASSPHRASES["quan"], office.credential("ha"))


@pytest.mark.parametrize(
    ("who", "whom", "code"),
    [
        ("nam", "lan", "session.not_your_duty"),
        ("minh", "lan", "session.not_your_duty"),
        ("ha", "ha", "people.not_oneself"),
        ("ha", "quan", "people.needed_to_sign"),
        ("quan", "ha", "people.needed_to_sign"),
    ],
)
def test_who_may_not_freeze_whom(office: Office, who: str, whom: str, code: str) -> None:
    session = office.sign_in(who)
    before = session.vault.directory.head
    with pytest.raises(NiemError, match=code.replace(".", r"\.")):
        freeze_person(session, office.people[whom], "Lý do", PASSPHRASES[who])
    assert session.vault.directory.head == before


def test_a_reason_is_asked_for(office: Office) -> None:
    with pytest.raises(Problem, match=r"people\.reason_missing"):
        freeze_person(office.sign_in("ha"), office.people["lan"], "  ", PASSPHRASES["ha"])


# Leaving ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who_signs_in", ["quan", "ha"])
def test_all_they_could_open_is_written_anew_and_the_house_moves(office: Office, who_signs_in: str) -> None:
    lan = office.sign_in("lan")
    create_customer(lan, office.project, CustomerForm("Giữ lại", level=Level.SECRET))
    before = files(office)
    done = leave(office, office.sign_in(who_signs_in), "lan")
    assert (done.renewed, done.waiting, done.house) == (2, 0, 2)
    assert len(files(office) & before) == 1  # the top-secret one they had no key to
    assert not (office.path / "house-1").exists()
    with pytest.raises(Refused, match=r"session\.ended_service"):
        office.sign_in("lan")
    with pytest.raises(Problem, match=r"vault\.house_moved"):
        list_customers(lan, office.project, LEVELS)
    for who in ("quan", "long"):
        session = office.sign_in(who)
        assert [row.name for row in list_customers(session, office.project, LEVELS).rows] == ["Giữ lại"]
    officer = office.sign_in("ha")
    assert verify_journal(officer).whole
    assert (Event.PERSON_LEAVE.value, "ok") in events(officer)
    row = next(row for row in list_people(officer) if row.uid == office.people["lan"])
    assert not row.active


def test_the_old_copy_of_the_folder_and_their_keys_open_nothing_written_since(office: Office, tmp_path: Path) -> None:
    """What a leaver keeps: their passphrase, device secret, slot, and a copy of everything as it was."""
    lan = office.sign_in("lan")
    old = {level: lan.open_key(office.project, level) for level in LEVELS}
    house = lan.identity.house.directory
    shutil.copytree(office.path, tmp_path / "copy")
    leave(office, office.sign_in("quan"), "lan")
    create_customer(office.sign_in("long"), office.project, CustomerForm("Sau khi nghỉ", level=Level.SECRET))
    manager = office.sign_in("quan")
    new = {level: manager.open_key(office.project, level) for level in LEVELS}
    assert all(new[level].key != old[level].key and new[level].place.epoch == 2 for level in LEVELS)
    assert manager.vault.directory_key != house
    assert not manager.vault.directory.wraps_of(office.people["lan"])
    shutil.rmtree(office.path / "slots")
    shutil.copytree(tmp_path / "copy" / "slots", office.path / "slots")
    for file in (tmp_path / "copy" / "house-1").glob("*.keys"):
        shutil.copy(file, office.path / "house-2" / file.name)
    with pytest.raises(NiemError):
        office.sign_in("lan")


def test_a_damaged_file_does_not_keep_the_others_from_new_keys(office: Office) -> None:
    session = office.sign_in("quan")
    create_customer(session, office.project, CustomerForm("Còn", level=Level.SECRET))
    damaged = session.open_key(office.project, Level.CONFIDENTIAL).place
    path = session.vault.folder.compartment(damaged.file_id)
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(Corrupt, match=r"vault\.file_damaged_or_replaced"):
        leave(office, office.sign_in("quan"), "lan")
    again = office.sign_in("quan")
    assert (again.vault.roster.owed, again.vault.label.house) == ({damaged.cid}, 2)
    assert [row.name for row in list_customers(again, office.project, (Level.SECRET,)).rows] == ["Còn"]


def test_small_compartments_are_written_anew_together_and_those_of_level_three_last(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("quan", "top_secret")
    low, middle, top = sorted(session.open_keys(), key=lambda key: key.place.level)
    assert rekeying._groups(session.vault, (top, middle, low)) == [[low, middle], [top]]
    size = session.vault.folder.compartment(low.place.file_id).stat().st_size
    monkeypatch.setattr(rekeying, "MOST_BYTES", 2 * size - 1)
    assert rekeying._groups(session.vault, (top, middle, low)) == [[low], [middle], [top]]


def test_a_compartment_whose_manager_is_absent_is_read_only_until_renewed(office: Office) -> None:
    """Interrupted after the revocation: everybody reads, nobody writes, and the same act carries on."""

    def stop(step: str) -> None:
        if step == "revoked":
            raise Cancelled

    session = office.sign_in("quan")
    with pytest.raises(Cancelled):
        leave(office, session, "lan", checkpoint=stop)
    long = office.sign_in("long")
    assert list_customers(long, office.project, LEVELS).rows == ()
    with pytest.raises(Problem, match=r"session\.rekey_owed"):
        create_customer(long, office.project, CustomerForm("Mới", level=Level.SECRET))
    again = office.sign_in("quan")
    assert again.vault.roster.house_owed == 1
    done = renew_keys_owed(again, PASSPHRASES["quan"], office.credential("ha"))
    assert (done.renewed, done.waiting, done.house) == (2, 0, 2)
    create_customer(office.sign_in("long"), office.project, CustomerForm("Mới", level=Level.SECRET))


@pytest.mark.parametrize(
    ("signed_in", "whom", "code"),
    [
        ("nam", "lan", "session.not_your_duty"),
        ("quan", "quan", "people.not_oneself"),
        ("quan", "ha", "people.not_oneself"),
        ("ha", "quan", "people.not_oneself"),
    ],
)
def test_who_may_not_let_whom_go(office: Office, signed_in: str, whom: str, code: str) -> None:
    session = office.sign_in(signed_in)
    before = session.vault.directory.head
    second = "ha" if signed_in != "ha" else "quan"
    with pytest.raises(NiemError, match=code.replace(".", r"\.")):
        leave_person(
            session, office.people[whom], LeaveReason.DISMISSED, "x", PASSPHRASES[signed_in], office.credential(second)
        )  # fmt: skip
    assert session.vault.directory.head == before


def test_what_a_signer_signed_stays_good_after_they_left(office: Office) -> None:
    """A second officer countersigns a clearance and leaves: the clearance was good then, and stays so."""
    from app.people.actions import add_person
    from app.people.model import PersonForm
    from app.projects.actions import grant_clearance
    from app.projects.model import GrantForm
    from app.session.subject import Credential

    form = PersonForm("Vũ Thị Mai", "", (Duty.OFFICER,), office.project, None, "vach cau gio lua mien khoai")
    mai = add_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    wish = GrantForm(office.people["nam"], office.project, "", Level.SECRET, "", "việc được giao")
    grant_clearance(office.sign_in("quan"), wish, PASSPHRASES["quan"], Credential(mai, form.passphrase))
    assert office.sign_in("nam").levels(office.project) == LEVELS
    leave_person(office.sign_in("quan"), mai, LeaveReason.RESIGNED, "x", PASSPHRASES["quan"], office.credential("ha"))
    officer = office.sign_in("ha")
    assert len(officer.identity.house.journal) == 2  # an officer who left gets no new entry to read
    assert office.sign_in("nam").levels(office.project) == LEVELS
    assert (Event.PERSON_ADD.value, "ok") in events(officer)


# Moving -----------------------------------------------------------------------------------------------------------


def test_old_clearances_end_with_the_new_ones(office: Office) -> None:
    long = office.people["long"]
    form = MoveForm(
        long, "Nhân viên chăm sóc", (Duty.CUSTOMER_SERVICE,), (ClearanceForm(office.project, Level.CONFIDENTIAL),)
    )
    done = move_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    assert (done.renewed, done.waiting, done.house) == (2, 0, 1)
    session = office.sign_in("long")
    assert session.levels(office.project) == (Level.CONFIDENTIAL,)
    assert (session.person.title, session.duties) == ("Nhân viên chăm sóc", {Duty.CUSTOMER_SERVICE})
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        sign_in(office.world, office.path, long, PASSPHRASES["long"], "top_secret")


def test_a_move_can_raise_a_clearance_up_to_the_managers_own(office: Office) -> None:
    nam = office.people["nam"]
    form = MoveForm(nam, "Trưởng nhóm", (Duty.SALES,), (ClearanceForm(office.project, Level.TOP_SECRET),))
    done = move_person(office.sign_in("ha"), form, PASSPHRASES["ha"], office.credential("quan"))
    assert done.renewed == 0
    upstairs = sign_in(office.world, office.path, nam, PASSPHRASES["nam"], "top_secret")
    office.sessions.append(upstairs)
    assert upstairs.levels(office.project) == (1, 2, 3)


def test_who_becomes_an_officer_reads_the_journal_and_no_customers(office: Office) -> None:
    nam = office.people["nam"]
    form = MoveForm(nam, "Cán bộ an toàn", (Duty.OFFICER,), ())
    move_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    session = office.sign_in("nam")
    assert session.levels(office.project) == ()
    assert (Event.PERSON_MOVE.value, "ok") in events(session)
    back = MoveForm(nam, "Nhân viên bán hàng", (Duty.SALES,), (ClearanceForm(office.project, Level.CONFIDENTIAL),))
    done = move_person(office.sign_in("quan"), back, PASSPHRASES["quan"], office.credential("ha"))
    assert done.house == 2
    session = office.sign_in("nam")
    assert session.identity.house.office is None
    assert session.levels(office.project) == (Level.CONFIDENTIAL,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"duties": (Duty.OFFICER, Duty.SALES)}, "people.watcher_and_files"),
        ({"duties": ()}, "people.no_duty"),
        ({"title": " "}, "people.name_missing"),
        ({"duties": (Duty.ADMINISTRATOR,)}, "people.duty_without_clearance"),
    ],
)
def test_a_move_that_will_not_do_changes_nothing(office: Office, changes: dict[str, object], code: str) -> None:
    form = MoveForm(
        office.people["lan"], "Chăm sóc", (Duty.SALES,), (ClearanceForm(office.project, Level.CONFIDENTIAL),)
    )
    session = office.sign_in("quan")
    before = session.vault.directory.head
    with pytest.raises(NiemError, match=code.replace(".", r"\.")):
        move_person(session, replace(form, **changes), PASSPHRASES["quan"], office.credential("ha"))  # type: ignore[arg-type]
    assert session.vault.directory.head == before


def test_an_old_house_put_back_is_noticed(office: Office, tmp_path: Path) -> None:
    shutil.copytree(office.path / "house-1", tmp_path / "house-1")
    leave(office, office.sign_in("quan"), "lan")
    shutil.copytree(tmp_path / "house-1", office.path / "house-1")
    label = office.path / "vault.json"
    label.write_text(label.read_text().replace('"house": 2', '"house": 1'))
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        office.sign_in("quan")
