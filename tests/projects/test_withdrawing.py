"""Clearances that end: by their term, also during a session; by a withdrawal; and what is listed before and after."""

from __future__ import annotations

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, SECOND
from app.customers.actions import create_customer, edit_customer
from app.customers.model import CustomerForm
from app.customers.queries import get_customer
from app.errors import Cancelled, NiemError, Problem, Refused
from app.people.actions import add_person, renew_keys_owed
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.people.rekeying import Rekeyed
from app.projects import sharing
from app.projects.actions import create_project, grant_clearance, withdraw_clearance
from app.projects.model import GrantForm, GrantRow, Withdrawn
from app.projects.queries import list_grants, review_clearances
from app.session.door import Session
from app.session.subject import Credential
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office
from tests.people.test_entrance import events

MAI = "vach cau gio lua mien khoai"


def give(office: Office, who: str, level: Level, until: str = "") -> None:
    form = GrantForm(office.people[who], office.project, PROJECT, level, until, "việc được giao")
    grant_clearance(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))


def take(office: Office, who: str, level: Level, signed_in: str = "quan", second: str = "ha") -> Withdrawn:
    session = office.sign_in(signed_in)
    return withdraw_clearance(
        session, office.people[who], office.project, level, PASSPHRASES[signed_in], office.credential(second)
    )


def second_manager(office: Office, level: Level | None) -> Session:
    form = PersonForm("Vũ Thị Mai", "", (Duty.MANAGER,), office.project, level, MAI)
    mai = add_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    session = sign_in(office.world, office.path, mai, MAI)
    office.sessions.append(session)
    return session


def rows(session: Session) -> dict[tuple[str, int], GrantRow]:
    return {(row.person_name, int(row.level)): row for row in list_grants(session)}


# Terms -----------------------------------------------------------------------------------------------------------


def test_a_clearance_lasts_to_the_end_of_its_day_and_stops_opening_in_the_session(office: Office) -> None:
    give(office, "nam", Level.SECRET, "2026-11-24")
    nam = office.sign_in("nam")
    assert nam.levels(office.project) == (1, 2)
    compartment = nam.compartment(office.project, Level.SECRET)
    office.clock.advance(14 * 3600 * SECOND)
    assert nam.compartment(office.project, Level.SECRET) is compartment
    office.clock.advance(2 * 3600 * SECOND)
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        nam.compartment(office.project, Level.SECRET)
    assert nam.levels(office.project) == (1,)
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        create_customer(nam, office.project, CustomerForm("Công ty Bách Việt", level=Level.SECRET))
    with pytest.raises(Exception, match=r"[Cc]losed"):
        compartment.head  # noqa: B018
    assert office.sign_in("nam").levels(office.project) == (1,)


def test_a_clock_set_back_brings_no_lapsed_clearance_again(office: Office) -> None:
    give(office, "nam", Level.SECRET, "2026-11-24")
    office.clock.advance(2 * DAY)
    office.sign_in("nam").close()
    office.clock.advance(-2 * DAY)
    assert office.sign_in("nam").levels(office.project) == (1,)


@pytest.mark.parametrize(("until", "code"), [("2026-11-23", "projects.day_is_past"), ("24/11", "projects.bad_day")])
def test_a_term_is_a_day_to_come(office: Office, until: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        give(office, "nam", Level.SECRET, until)
    assert refused.value.code == code


def test_a_longer_term_replaces_the_shorter_and_a_shorter_one_changes_nothing(office: Office) -> None:
    give(office, "nam", Level.SECRET, "2026-12-01")
    before = office.sign_in("ha").vault.directory.wrap_count()
    give(office, "nam", Level.SECRET, "2027-12-01")
    assert office.sign_in("ha").vault.directory.wrap_count() == before
    with pytest.raises(Problem, match=r"projects\.cleared_already"):
        give(office, "nam", Level.SECRET, "2027-01-01")
    office.clock.advance(60 * DAY)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


# Withdrawal ------------------------------------------------------------------------------------------------------


def test_a_withdrawal_takes_the_level_and_all_higher_ones_and_their_keys_are_new(office: Office) -> None:
    long = office.sign_in("long")
    old = {level: long.open_key(office.project, level) for level in (Level.CONFIDENTIAL, Level.SECRET)}
    done = take(office, "long", Level.SECRET)
    assert done == Withdrawn((Level.SECRET, Level.TOP_SECRET), 2, 0)
    assert office.sign_in("long").levels(office.project) == (1,)
    lan = office.sign_in("lan")
    kept, renewed = lan.open_key(office.project, Level.CONFIDENTIAL), lan.open_key(office.project, Level.SECRET)
    assert kept == old[Level.CONFIDENTIAL]
    assert renewed.place.epoch == 2
    assert renewed.key != old[Level.SECRET].key
    assert not lan.vault.folder.compartment(old[Level.SECRET].place.file_id).exists()
    assert not lan.vault.roster.owed
    create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", level=Level.SECRET))
    # The session that was open meanwhile is out as well.
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        long.compartment(office.project, Level.SECRET)
    assert ("clearance:withdraw", "ok") in events(office.sign_in("ha"))


def test_the_officer_may_be_the_one_signed_in(office: Office) -> None:
    take(office, "lan", Level.CONFIDENTIAL, signed_in="ha", second="quan")
    assert office.sign_in("lan").levels(office.project) == ()


@pytest.mark.parametrize("who", ["nam", "long", "minh"])
def test_staff_withdraw_nothing(office: Office, who: str) -> None:
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        take(office, "lan", Level.CONFIDENTIAL, signed_in=who)


@pytest.mark.parametrize(
    ("who", "level", "second", "code"),
    [
        ("nam", Level.SECRET, "ha", "projects.not_cleared"),
        ("quan", Level.CONFIDENTIAL, "ha", "projects.last_manager"),
        ("lan", Level.SECRET, "long", "people.needs_manager_and_officer"),
        ("lan", Level.SECRET, "quan", "session.same_person"),
    ],
)
def test_what_cannot_be_withdrawn(office: Office, who: str, level: Level, second: str, code: str) -> None:
    before = office.sign_in("ha").vault.directory.head
    with pytest.raises(NiemError) as refused:
        take(office, who, level, second=second)
    assert refused.value.code == code
    assert office.sign_in("ha").vault.directory.head == before


def test_a_manager_of_another_project_withdraws_nothing_here(office: Office) -> None:
    mai, ha = second_manager(office, None), office.sign_in("ha")
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        withdraw_clearance(
            ha, office.people["lan"], office.project, Level.SECRET, PASSPHRASES["ha"],
            Credential(mai.uid, MAI),
        )  # fmt: skip


def test_stopped_after_the_withdrawal_the_rest_stays_owed_and_read_only(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", level=Level.SECRET))

    def stop(_step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        withdraw_clearance(
            office.sign_in("quan"), office.people["long"], office.project, Level.SECRET, PASSPHRASES["quan"],
            office.credential("ha"), checkpoint=stop,
        )  # fmt: skip
    assert office.sign_in("long").levels(office.project) == (1,)
    view = get_customer(lan, ref)
    assert view.form.name == "Công ty Bách Việt"
    with pytest.raises(Problem, match=r"session\.rekey_owed"):
        edit_customer(lan, ref, CustomerForm("Công ty Bách Việt 2", level=Level.SECRET), view.rev)
    done = renew_keys_owed(office.sign_in("quan"), PASSPHRASES["quan"], office.credential("ha"))
    assert done == Rekeyed(2, 0, 1)
    view = get_customer(lan, ref)
    edit_customer(lan, ref, CustomerForm("Công ty Bách Việt 2", level=Level.SECRET), view.rev)


# Lists -----------------------------------------------------------------------------------------------------------


def test_officers_see_every_clearance_with_its_two_signatures(office: Office) -> None:
    give(office, "nam", Level.SECRET, "2027-11-24")
    found = rows(office.sign_in("ha"))
    assert len(found) == 3 + 2 + 2 + 3
    nam = found["Phạm Văn Nam", 2]
    assert nam.signed_by == ("Lê Thị Thu Hà", "Trần Minh Quân")
    assert (nam.project_name, nam.why, nam.fault, nam.lapsed) == (PROJECT, "việc được giao", "", False)
    assert nam.statement == office.sign_in("ha").vault.roster.seq
    office.clock.advance(400 * DAY)
    assert rows(office.sign_in("ha"))["Phạm Văn Nam", 2].lapsed
    assert (Event.CLEARANCE_LIST.value, "ok") in events(office.sign_in("ha"))


def test_managers_see_their_own_projects_as_an_officer_wrote_them(office: Office) -> None:
    mai = second_manager(office, Level.CONFIDENTIAL)
    create_project(office.sign_in("quan"), "Miền Nam", PASSPHRASES["quan"], office.credential("ha"))
    assert {row.project_name for row in list_grants(mai)} == {PROJECT}
    quan = office.sign_in("quan")
    assert {row.project_name for row in list_grants(quan)} == {PROJECT, "Miền Nam"}
    give(office, "nam", Level.SECRET)
    assert ("Phạm Văn Nam", 2) in rows(quan)
    take(office, "long", Level.CONFIDENTIAL)
    assert ("Đỗ Hoàng Long", 1) not in rows(office.sign_in("quan"))


def test_an_officer_who_looks_tells_the_managers_what_they_do_not_know(office: Office) -> None:
    quan = office.sign_in("quan")
    assert list_grants(quan) == ()  # the office of the tests was made before anybody looked
    list_grants(office.sign_in("ha"))
    assert ("Phạm Văn Nam", 1) in rows(quan)


def test_a_list_put_back_shows_nothing_that_was_withdrawn(office: Office) -> None:
    list_grants(office.sign_in("ha"))
    quan = office.sign_in("quan")
    (old,) = quan.vault.directory.letters(sharing.KIND, quan.uid)
    take(office, "long", Level.CONFIDENTIAL)
    quan = office.sign_in("quan")
    with quan.vault.directory.change(quan.now()) as change:
        for letter in quan.vault.directory.letters(sharing.KIND, quan.uid):
            change.drop_letter(letter.id)
        change.put_letter(sharing.KIND, quan.uid, old.blob)
    assert {name for name, _ in rows(quan)} <= {"Phạm Văn Nam", "Nguyễn Thị Lan", "Trần Minh Quân"}


@pytest.mark.parametrize("who", ["nam", "minh", "long"])
def test_nobody_else_is_told_who_is_cleared(office: Office, who: str) -> None:
    for ask in (list_grants, review_clearances):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            ask(office.sign_in(who))


def test_the_review_lists_what_lapses_and_what_nobody_used(office: Office) -> None:
    give(office, "nam", Level.SECRET, "2027-03-20")
    ref = create_customer(office.sign_in("lan"), office.project, CustomerForm("Công ty Bách Việt", level=Level.SECRET))
    told: list[tuple[int, int]] = []
    first = review_clearances(office.sign_in("ha"), progress=lambda done, total: told.append((done, total)))
    assert (first.lapsing, first.unused) == ((), ())
    assert told[-1][0] == told[-1][1] > 0
    office.clock.advance(91 * DAY)
    get_customer(office.sign_in("lan"), ref)
    found = review_clearances(office.sign_in("ha"))
    assert [(row.person_name, int(row.level)) for row in found.lapsing] == [("Phạm Văn Nam", 2)]
    unused = {(row.person_name, int(row.level)) for row in found.unused}
    assert ("Nguyễn Thị Lan", 2) not in unused
    assert {("Nguyễn Thị Lan", 1), ("Phạm Văn Nam", 2), ("Đỗ Hoàng Long", 3)} <= unused
    manager = review_clearances(office.sign_in("quan"))
    assert [row.person_name for row in manager.lapsing] == ["Phạm Văn Nam"]
    assert manager.unused == ()  # the journal is the officers'
    office.clock.advance(91 * DAY)
    assert ("Nguyễn Thị Lan", 2) in {
        (row.person_name, int(row.level)) for row in review_clearances(office.sign_in("ha")).unused
    }
