"""Days in the life of an office, in sentences: somebody begins, moves, forgets, loses a machine, leaves, is recovered.

Each story goes through the program's own acts and queries, as the window asks for them, with the refusals on the way.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.agreements.actions import file_paper_agreement, sign_agreement
from app.agreements.model import PaperForm as SignedPaper
from app.agreements.queries import my_agreement
from app.archive.queries import verify_vault
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.customers.queries import get_customer, list_customers
from app.errors import NiemError
from app.lessons.queries import list_my_lessons
from app.oversight.actions import make_leaver_report
from app.oversight.queries import verify_journal
from app.people.actions import (
    change_passphrase,
    end_sessions,
    freeze_person,
    leave_person,
    move_person,
    thaw_person,
)
from app.people.entrance import sign_in, view_invitation
from app.people.model import ClearanceForm, InvitationForm, LeaveReason, MoveForm
from app.people.queries import list_people, view_answer
from app.projects.actions import ask_clearance, countersign_request, sign_request, withdraw_clearance
from app.projects.model import GrantForm
from app.projects.queries import list_requests
from app.recovery.actions import prove_shares, recover_project
from app.recovery.model import RecoverForm
from app.recovery.queries import list_orphans, recovery_state
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.summary import summary
from tests.fixtures.papers import scan_of, text_of
from tests.fixtures.vault import NAMES, PASSPHRASES, PROJECT, Office
from tests.journeys.test_office_day import refused
from tests.lessons.answers import pass_everything, pass_lesson
from tests.people.joining import desk_of
from tests.people.test_entrance import events
from tests.recovery.desk import held, shares_of
from tests.recovery.leaving import LOST_NAME, MAI_PASSPHRASE, as_mai, mai_beside, second_manager

BOTH = (Level.CONFIDENTIAL, Level.SECRET)
OPEN = CustomerForm(name="Công ty Mẫu Rạng Đông", code="KH-7001", level=Level.CONFIDENTIAL)
CLOSED = CustomerForm(name="Công ty Mẫu Hải Vân", code="KH-7002", level=Level.SECRET)
NEW_PASSPHRASE = "dua hau cat lat moi ban be"


def names(session: Session, office: Office, levels: tuple[Level, ...] = BOTH) -> list[str]:
    """The customers that somebody lists."""
    return sorted(row.name for row in list_customers(session, office.project, levels).rows)


def both_customers(office: Office) -> None:
    """One customer of bí mật and one of cơ mật."""
    lan = office.sign_in("lan")
    for form in (OPEN, CLOSED):
        create_customer(lan, office.project, form)
    lan.close()


def all_is_whole(office: Office) -> None:
    """The journal's chain holds, and so does every file."""
    assert verify_journal(office.sign_in("ha")).whole
    assert verify_vault(office.sign_in("quan", TOP_SECRET_ROOM)).whole


def test_a_new_clerk_joins_signs_learns_and_enters_a_first_customer(office: Office, tmp_path: Path) -> None:
    both_customers(office)
    # Two sign an invitation; she makes her keys in her own account, and they read twelve words to each other.
    desk = desk_of(office, tmp_path)
    invited = desk.invite(InvitationForm("Vũ Mẫu Hoa", "Nhân viên bán hàng", (Duty.SALES,)))
    assert view_invitation(desk.own, desk.invitation).words == invited.words
    answered = desk.accept(NEW_PASSPHRASE)
    with refused("people.not_taken_in"):
        desk.unlock(invited.uid, NEW_PASSPHRASE)
    assert view_answer(office.sign_in("quan"), desk.answer).answer_words == answered.words
    desk.take_in(Level.CONFIDENTIAL)
    # The vault opens for her, but no file does.
    session = desk.unlock(invited.uid, NEW_PASSPHRASE)
    with refused("session.no_agreement"):
        names(session, office, (Level.CONFIDENTIAL,))
    # Nobody who signs for the company has keys in her account: she signs on paper, and two file the scan.
    draft = my_agreement(session).draft
    with refused("keys.wrong_passphrase_or_machine"):
        sign_agreement(session, draft.binding.version, draft.until, NEW_PASSPHRASE, office.credential("ha"))
    paper = SignedPaper(invited.uid, draft.binding.version, draft.start, draft.until, scan_of("Bản ký tay"))
    file_paper_agreement(office.sign_in("quan"), paper, PASSPHRASES["quan"], office.credential("ha"))
    with refused("session.no_lessons"):
        names(session, office, (Level.CONFIDENTIAL,))
    # One lesson is not enough; all of them are.
    pass_lesson(session)
    with refused("session.no_lessons"):
        create_customer(session, office.project, OPEN)
    pass_everything(session)
    assert all(row.until > session.now() for row in list_my_lessons(session, "vi").rows)
    # She sees the customer of her level and no other, and enters her first.
    assert names(session, office, (Level.CONFIDENTIAL,)) == [OPEN.name]
    with refused("session.beyond_clearance"):
        names(session, office)
    create_customer(session, office.project, CustomerForm(name="Công ty Mẫu Đầu Tiên", level=Level.CONFIDENTIAL))
    # The next morning everything is still so, and her colleague reads what she entered.
    session.close()
    again = sign_in(desk.own, office.path, invited.uid, NEW_PASSPHRASE)
    office.sessions.append(again)
    assert summary(again).missing == ()
    assert "Công ty Mẫu Đầu Tiên" in names(office.sign_in("lan"), office)
    all_is_whole(office)


def test_who_needs_more_asks_and_two_sign_each_in_their_own_session(office: Office) -> None:
    both_customers(office)
    form = GrantForm(office.people["nam"], office.project, PROJECT, Level.SECRET, "2027-11-24", "Khách miền Trung")
    # Sales asks; asking opens nothing.
    request = ask_clearance(office.sign_in("nam"), form)
    assert office.sign_in("nam").levels(office.project) == (Level.CONFIDENTIAL,)
    # The officer cannot sign before a manager has; the manager signs; still nothing opens.
    (row,) = list_requests(office.sign_in("ha"))
    with refused("projects.not_signed_yet"):
        countersign_request(office.sign_in("ha"), request, row.half, PASSPHRASES["ha"])
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    assert names(office.sign_in("nam"), office, (Level.CONFIDENTIAL,)) == [OPEN.name]
    # The officer unlocks later and signs what the manager signed: now it opens.
    (row,) = list_requests(office.sign_in("ha"))
    countersign_request(office.sign_in("ha"), request, row.half, PASSPHRASES["ha"])
    assert names(office.sign_in("nam"), office) == [CLOSED.name, OPEN.name]
    # When the work is done two withdraw it, and the key is a new one.
    withdraw_clearance(
        office.sign_in("quan"), office.people["nam"], office.project, Level.SECRET, PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip
    assert office.sign_in("nam").levels(office.project) == (Level.CONFIDENTIAL,)
    assert names(office.sign_in("lan"), office) == [CLOSED.name, OPEN.name]
    all_is_whole(office)


def test_who_moves_keeps_nothing_of_the_old_place(office: Office) -> None:
    both_customers(office)
    lan = office.sign_in("lan")
    assert names(lan, office) == [CLOSED.name, OPEN.name]
    (secret,) = list_customers(lan, office.project, (Level.SECRET,)).rows
    # From today Lan sells, and sells with bí mật alone. Two sign.
    form = MoveForm(
        office.people["lan"], "Nhân viên bán hàng", (Duty.SALES,), (ClearanceForm(office.project, Level.CONFIDENTIAL),)
    )
    done = move_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    assert done.waiting == 0
    # What she had open yesterday does not open in the window that is still open, nor in a new one.
    with pytest.raises(NiemError):
        get_customer(lan, secret.ref)
    sells = office.sign_in("lan")
    assert sells.duties == {Duty.SALES}
    assert names(sells, office, (Level.CONFIDENTIAL,)) == [OPEN.name]
    with refused("session.beyond_clearance"):
        names(sells, office)
    # The others read on, and the journal says who moved her.
    assert names(office.sign_in("long"), office) == [CLOSED.name, OPEN.name]
    assert (Event.PERSON_MOVE.value, "ok") in events(office.sign_in("ha"))
    all_is_whole(office)


def test_who_leaves_is_shut_out_within_a_minute_and_everything_they_could_open_is_written_anew(
    office: Office, tmp_path: Path
) -> None:
    both_customers(office)
    lan = office.sign_in("lan")
    (secret,) = list_customers(lan, office.project, (Level.SECRET,)).rows
    get_customer(lan, secret.ref)
    register_paper(lan, PaperForm(secret.ref, "Bản in", 1, NAMES["lan"], "Bàn số 2", "2026-12-01"))
    # A customer calls: Lan offers them lists. The officer suspends her alone, at once.
    freeze_person(office.sign_in("ha"), office.people["lan"], "Nghi lộ thông tin", PASSPHRASES["ha"])
    with refused("session.frozen"):
        get_customer(lan, secret.ref)
    with refused("session.frozen"):
        office.sign_in("lan")
    # It was a mistake of names, two give access back; then she gives notice after all.
    thaw_person(office.sign_in("quan"), office.people["lan"], PASSPHRASES["quan"], office.credential("ha"))
    assert names(office.sign_in("lan"), office) == [CLOSED.name, OPEN.name]
    files = {file.name for file in (office.path / "c").glob("*.db")}
    watched: list[tuple[int, int]] = []
    done = leave_person(
        office.sign_in("quan"), office.people["lan"], LeaveReason.RESIGNED, "Hết hợp đồng", PASSPHRASES["quan"],
        office.credential("ha"), progress=lambda one, all_of_them: watched.append((one, all_of_them)),
    )  # fmt: skip
    assert (done.renewed, done.waiting) == (2, 0)
    assert watched
    assert len(files & {file.name for file in (office.path / "c").glob("*.db")}) == 1  # tuyệt mật was not hers
    # Her open window and her passphrase open nothing any more; she cannot leave twice.
    with refused("vault.house_moved"):
        names(lan, office)
    with refused("session.ended_service"):
        office.sign_in("lan")
    with refused("people.left_already"):
        leave_person(
            office.sign_in("quan"), office.people["lan"], LeaveReason.RESIGNED, "x", PASSPHRASES["quan"],
            office.credential("ha"),
        )  # fmt: skip
    # The others unlock again and miss nothing. The report names her paper and no customer.
    for who in ("quan", "long"):
        assert names(office.sign_in(who), office) == [CLOSED.name, OPEN.name]
    pdf = make_leaver_report(
        office.sign_in("quan"), office.people["lan"], PASSPHRASES["quan"], office.credential("ha")
    )  # fmt: skip
    told = text_of(pdf)
    assert NAMES["lan"] in told
    assert CLOSED.name not in told
    all_is_whole(office)


def test_who_fears_that_somebody_looked_changes_the_passphrase(office: Office) -> None:
    both_customers(office)
    lan = office.sign_in("lan")
    # The old one is asked for, also in an open session; a weak or the same new one is refused.
    with refused("keys.wrong_passphrase_or_machine"):
        change_passphrase(lan, PASSPHRASES["nam"], NEW_PASSPHRASE)
    with refused("people.passphrase_unchanged"):
        change_passphrase(lan, PASSPHRASES["lan"], PASSPHRASES["lan"])
    change_passphrase(lan, PASSPHRASES["lan"], NEW_PASSPHRASE)
    lan.close()
    # The old one opens nothing; the new one everything, the top-secret room excepted as before.
    with refused("keys.wrong_passphrase_or_machine"):
        office.sign_in("lan")
    again = sign_in(office.world, office.path, office.people["lan"], NEW_PASSPHRASE)
    office.sessions.append(again)
    assert names(again, office) == [CLOSED.name, OPEN.name]
    with refused("session.beyond_clearance"):
        sign_in(office.world, office.path, office.people["lan"], NEW_PASSPHRASE, TOP_SECRET_ROOM)
    all_is_whole(office)


def test_who_forgot_the_passphrase_is_given_new_keys_and_stays_who_they_are(office: Office, tmp_path: Path) -> None:
    both_customers(office)
    # Nobody can give a passphrase back. Two invite her anew, under the name, the duties and the clearances she has.
    lan = _comes_back(office, tmp_path)
    # Agreement and lessons are hers and count on; the old keys end with her first unlock under the new ones.
    assert summary(lan).missing == ()
    assert names(lan, office) == [CLOSED.name, OPEN.name]
    with refused("session.ended_service"):
        office.sign_in("lan")
    all_is_whole(office)


def test_who_lost_the_machine_is_shut_out_first_and_comes_back_on_another(office: Office, tmp_path: Path) -> None:
    both_customers(office)
    runs = office.sign_in("lan")
    # The machine was stolen while it was open: the officer ends what runs on it, then suspends.
    end_sessions(office.sign_in("ha"), office.people["lan"], "Mất máy", PASSPHRASES["ha"])
    with pytest.raises(NiemError):
        names(runs, office)
    freeze_person(office.sign_in("ha"), office.people["lan"], "Mất máy", PASSPHRASES["ha"])
    with refused("session.frozen"):
        office.sign_in("lan")
    # The same day two end the lost identity, and everything it could open is written anew.
    done = leave_person(
        office.sign_in("quan"), office.people["lan"], LeaveReason.LOST, "Mất máy", PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip
    assert (done.renewed, done.waiting) == (2, 0)
    with refused("session.ended_service"):
        office.sign_in("lan")
    # On another machine she goes on where she was.
    lan = _comes_back(office, tmp_path)
    assert names(lan, office) == [CLOSED.name, OPEN.name]
    rows = [row for row in list_people(office.sign_in("ha")) if row.name == NAMES["lan"]]
    assert sorted(row.active for row in rows) == [False, True]
    all_is_whole(office)


def _comes_back(office: Office, place: Path) -> Session:
    """Invited as who she is, answered from another account, taken in with what she had."""
    desk = desk_of(office, place)
    invited = desk.invite(InvitationForm("", "", (), office.people["lan"]))
    desk.accept(NEW_PASSPHRASE)
    desk.take_in(None, as_before=True)
    return desk.unlock(invited.uid, NEW_PASSPHRASE)


def test_when_the_last_manager_with_the_keys_is_gone_two_shares_open_what_nobody_could(
    office: Office, tmp_path: Path
) -> None:
    second_manager(office)
    # In a quiet week the recovery kit is made, two of three; the practice run opens nothing and notes the day.
    made = held(office, tmp_path)
    officer = office.sign_in("ha")
    first, _, third = shares_of(made)
    with pytest.raises(NiemError):
        prove_shares(officer, made.files[0], (first, first))
    prove_shares(officer, made.files[0], (first, third))
    assert recovery_state(officer).proved_at
    assert list_orphans(officer) == ()
    # The manager's machine is lost with the keys of every compartment; nobody else could give them away.
    mai = as_mai(office)
    leave_person(mai, office.people["quan"], LeaveReason.LOST, "Mất máy", MAI_PASSPHRASE, office.credential("ha"))
    assert names(office.sign_in("lan"), office) == [LOST_NAME, LOST_NAME]
    officer = office.sign_in("ha")
    assert [row.level for row in list_orphans(officer)] == list(Level)
    # Officer and second manager call two holders of shares: the files are written anew for the second manager.
    form = RecoverForm(shares=(first, third), kit=made.files[1], project=office.project)
    recover_project(officer, form, PASSPHRASES["ha"], mai_beside(office))
    assert list_orphans(officer) == ()
    session = as_mai(office, TOP_SECRET_ROOM)
    assert session.levels(office.project) == tuple(Level)
    assert names(office.sign_in("lan"), office) == [LOST_NAME, LOST_NAME]
    assert verify_journal(office.sign_in("ha")).whole
