"""The whole of an older copy laid beside: looked at, accepted by two, and nothing newer undone."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from app.access.level import Level
from app.archive.restore.actions import confirm_copy, lay_beside
from app.archive.restore.laying import sweep
from app.archive.restore.model import ConfirmForm, LayForm, Part, age_words
from app.archive.restore.queries import compare_copy, copy_state
from app.customers.actions import create_customer
from app.errors import Corrupt, Problem, Refused
from app.keys.encoding import Label
from app.oversight.queries import verify_journal
from app.people.actions import end_sessions, freeze_person, leave_person
from app.people.model import LeaveReason
from app.session.summary import summary
from app.vault.folder import Folder
from app.vault.incarnation import UNFINISHED, mark_of
from tests.archive.restore.desk import HA, QUAN, Desk, anchor_of, customer, desk_of, keep, names_in
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    return desk_of(office)


def test_an_older_copy_is_looked_at_until_two_accept_it(desk: Desk) -> None:
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        desk.at(desk.older).sign_in("quan")
    copy = desk.lay()
    session = copy.sign_in("quan")
    assert summary(session).copy_pending
    assert session.projects() == ()
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        create_customer(session, desk.office.project, customer("Ai Đó"))
    with pytest.raises(Refused, match=r"session\.copy_not_accepted"):
        freeze_person(session, desk.office.people["nam"], "nghi ngờ", QUAN)
    state = copy_state(session, desk.office.path)
    assert (state.restored, state.pending, state.partial, state.why) == (True, True, False, "")
    assert age_words(state.age).startswith("3 ngày")
    assert state.lacking is not None
    assert state.lacking.entries == 7  # two sign-ins, two changes, the laying of the copy, two locks
    assert (state.lacking.statements, state.lacking.erasures, state.lacking.gone) == (0, 0, ())
    session.close()
    # The present vault is as it was: looking at a copy costs it nothing.
    present = desk.office.sign_in("quan")
    assert names_in(present, desk.office.project) == ["Lê Thị Muộn", "Trần Văn Sớm"]
    present.close()

    done = desk.confirm(copy, desk.office.path)
    assert (done.gone, done.erased, done.owed) == ((), 0, 0)
    session = copy.sign_in("quan")
    assert not summary(session).copy_pending
    assert names_in(session, desk.office.project) == ["Trần Văn Sớm"]
    create_customer(session, desk.office.project, customer("Người Mới"))
    session.close()
    officer = copy.sign_in("ha")
    assert verify_journal(officer).whole
    officer.close()
    # Who accepted the copy is not led back into the other one.
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        desk.office.sign_in("quan")


def something_stated(desk: Desk) -> None:
    """A statement in the present vault that the copy lacks."""
    officer = desk.office.sign_in("ha")
    end_sessions(officer, desk.office.people["minh"], "hết giờ", HA)
    officer.close()


def backed_up(desk: Desk) -> None:
    """The present vault has numbered a backup since."""
    officer = desk.office.sign_in("ha")
    fields = {"number": 1, "step": "made", "medium": "folder", "of": 0, "place": "Ổ rời", "note": "", "sha256": ""}
    with officer.vault.stating(officer.now()) as change:
        change.state(Label.BACKUP, {**fields, "size": 0}, [(officer.uid, officer.identity.signing_key)])
    officer.close()


def test_each_device_takes_the_statement_when_it_names_what_that_device_has_seen(desk: Desk) -> None:
    something_stated(desk)
    desk.office.sign_in("lan").close()  # Lan has seen the first of two,
    something_stated(desk)
    copy = desk.lay()
    desk.confirm(copy, desk.office.path)
    lan = copy.sign_in("lan")
    assert [row.levels for row in lan.projects()] == [(Level.CONFIDENTIAL, Level.SECRET)]
    lan.close()


def test_one_who_saw_what_it_does_not_name_looks_until_two_say_more(desk: Desk) -> None:
    something_stated(desk)
    seen = anchor_of(desk.office, "lan")
    desk.office.sign_in("lan").close()
    newest = anchor_of(desk.office, "lan")
    assert newest != seen
    copy = desk.lay("ha")
    keep(desk.office, "lan", seen)  # as if that had been in an account of her own, where this one does not see it
    something_stated(desk)
    desk.confirm(copy, None)
    keep(desk.office, "lan", newest)
    lan = copy.sign_in("lan")
    assert lan.vault.pending
    lan.close()
    desk.confirm(copy, desk.office.path)
    lan = copy.sign_in("lan")
    assert not lan.vault.pending
    lan.close()


def test_who_was_revoked_or_frozen_since_stays_out(desk: Desk) -> None:
    manager = desk.office.sign_in("quan")
    officer = desk.office.credential("ha")
    leave_person(manager, desk.office.people["lan"], LeaveReason.RESIGNED, "nghỉ việc", QUAN, officer)
    freeze_person(manager, desk.office.people["nam"], "nghi ngờ", QUAN)
    manager.close()
    backed_up(desk)
    copy = desk.lay()
    lan = copy.sign_in("lan")  # the copy's house still has her keys; it shows her nothing
    assert lan.projects() == ()
    lan.close()
    session = copy.sign_in("quan")
    state = copy_state(session, desk.office.path)
    assert state.lacking is not None
    assert state.lacking.gone == ("Nguyễn Thị Lan", "Phạm Văn Nam")
    session.close()
    done = desk.confirm(copy, desk.office.path)
    assert done.gone == ("Nguyễn Thị Lan", "Phạm Văn Nam")
    assert done.owed == 2  # what Lan's keys opened is read only until it is written anew
    for who in ("lan", "nam"):
        with pytest.raises(Refused):
            copy.sign_in(who)
    session = copy.sign_in("quan")
    assert session.vault.roster.backups == 1  # a number that lies somewhere on a disk is not given again
    with pytest.raises(Problem, match=r"session\.rekey_owed"):
        create_customer(session, desk.office.project, customer("Ai Đó"))
    session.close()


def test_an_old_folder_does_not_pass_for_the_present_vault(desk: Desk) -> None:
    """Who left since would come back without a word, where another copy is chosen by mistake or on purpose."""
    manager = desk.office.sign_in("quan")
    officer = desk.office.credential("ha")
    leave_person(manager, desk.office.people["lan"], LeaveReason.RESIGNED, "nghỉ việc", QUAN, officer)
    manager.close()
    copy = desk.lay()
    session = copy.sign_in("quan")
    for wrong in (desk.older, copy.path):
        assert copy_state(session, wrong).why == "restore.not_the_present"
        with pytest.raises(Problem, match=r"restore\.not_the_present"):
            confirm_copy(session, ConfirmForm("đĩa hỏng", wrong), QUAN, copy.credential("ha"))
        assert session.vault.pending
    session.close()
    assert desk.confirm(copy, desk.office.path).gone == ("Nguyễn Thị Lan",)


def test_what_is_stated_in_the_present_vault_meanwhile_is_not_passed_over(desk: Desk) -> None:
    copy = desk.lay()
    session = copy.sign_in("quan")

    def meanwhile(step: str) -> None:
        if step == "destroyed again":
            other = desk.office.sign_in("ha")
            freeze_person(other, desk.office.people["nam"], "nghi ngờ", HA)
            other.close()

    form = ConfirmForm("đĩa hỏng", desk.office.path)
    with pytest.raises(Problem, match=r"restore\.present_changed"):
        confirm_copy(session, form, QUAN, copy.credential("ha"), checkpoint=meanwhile)
    assert session.vault.pending
    done = confirm_copy(session, form, QUAN, copy.credential("ha"))
    assert done.gone == ("Phạm Văn Nam",)
    session.close()


def test_who_signs_must_still_serve(desk: Desk) -> None:
    copy = desk.lay()
    other = desk.office.sign_in("ha")
    freeze_person(other, desk.office.people["long"], "nghi ngờ", HA)
    other.close()
    session = copy.sign_in("ha")
    with pytest.raises(Problem, match=r"restore\.reason_missing"):
        confirm_copy(session, ConfirmForm("  ", desk.office.path), HA, copy.credential("quan"))
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        confirm_copy(session, ConfirmForm("vì", desk.office.path), HA, copy.credential("lan"))
    assert mark_of(copy.path) is not None
    assert session.vault.pending
    session.close()


def test_a_copy_is_never_laid_over_anything(desk: Desk) -> None:
    session = desk.office.sign_in("minh")
    taken = desk.beside("day")
    taken.mkdir()
    (taken / "x").write_text("x")
    cases = (
        (LayForm(desk.older, taken), "restore.not_empty"),
        (LayForm(desk.older, desk.older), "restore.same_place"),
        (LayForm(desk.older, desk.office.path, desk.office.path), "restore.same_place"),
        (LayForm(desk.older, desk.office.path / "c" / "x", desk.office.path), "restore.inside"),
        (LayForm(desk.older / "khong", desk.beside()), "restore.no_source"),
        (LayForm(taken, desk.beside()), "restore.not_a_copy"),
    )
    for form, code in cases:
        with pytest.raises(Problem, match=code.replace(".", r"\.")):
            lay_beside(session, form)
    assert not list(desk.older.parent.glob(f"*{UNFINISHED}*"))
    laid = lay_beside(session, LayForm(desk.older, desk.beside()))
    assert laid.files > 10
    session.close()
    with pytest.raises(Refused):
        lay_beside(desk.office.sign_in("lan"), LayForm(desk.older, desk.beside("b")))


def test_a_folder_in_which_somebody_works_is_not_copied_half(desk: Desk) -> None:
    session, other = desk.office.sign_in("minh"), desk.office.sign_in("quan")

    def work(done: int, total: int) -> None:
        if done == total:
            create_customer(other, desk.office.project, customer("Giữa Chừng"))

    with pytest.raises(Problem, match=r"restore\.source_in_use"):
        lay_beside(session, LayForm(desk.office.path, desk.beside()), work)
    assert not desk.beside().exists()
    assert not list(desk.older.parent.glob(f"*{UNFINISHED}*"))
    other.close()
    session.close()


def test_a_copy_whose_first_half_was_swept_away_gets_no_name(desk: Desk) -> None:
    """Two lay into one place at once: who begins later takes the other's for what an interruption left."""
    session, swept = desk.office.sign_in("minh"), []

    def progress(_done: int, _total: int) -> None:
        if not swept:
            swept.append(sweep(desk.beside()))

    with pytest.raises(Corrupt, match=r"restore\.not_written"):
        lay_beside(session, LayForm(desk.older, desk.beside()), progress)
    assert not desk.beside().exists()
    session.close()


def test_refused_copies_are_on_record(desk: Desk) -> None:
    copy = desk.lay()
    session = copy.sign_in("quan")
    something_stated(desk)
    with pytest.raises(Problem, match=r"restore\.not_the_present"):
        confirm_copy(session, ConfirmForm("đĩa hỏng", desk.older), QUAN, copy.credential("ha"))
    session.close()
    found = [(row.event, row.outcome) for row in entries_of(copy) if row.event == "restore:confirm"]
    assert found == [("restore:confirm", "restore.not_the_present")]


def test_a_copy_of_another_vault_is_refused(desk: Desk) -> None:
    label = Folder(desk.older)
    found = label.read_label()
    label.write_label(found.vault_id, bytes(32), found.house)
    session = desk.office.sign_in("quan")
    with pytest.raises(Problem, match=r"restore\.other_vault"):
        lay_beside(session, LayForm(desk.older, desk.beside()))
    session.close()


def test_a_mark_by_somebody_elses_hand_opens_nothing(desk: Desk) -> None:
    copy = desk.lay()
    forged = replace(desk.office, path=desk.older)
    shutil.copy(copy.path / "restored.json", desk.older / "restored.json")
    session = forged.sign_in("quan")
    assert session.vault.pending
    assert session.projects() == ()
    session.close()
    desk.confirm(copy, desk.office.path)
    # Once the mark of an accepted copy is exchanged or taken away, the device no longer finds what it saw.
    (copy.path / "restored.json").unlink()
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        copy.sign_in("quan")


def test_an_accepted_copy_that_is_set_back_is_refused_like_any_vault(desk: Desk) -> None:
    copy = desk.lay()
    desk.confirm(copy, desk.office.path)
    earlier = desk.beside("truoc")
    shutil.copytree(copy.path, earlier)
    officer = copy.sign_in("ha")
    end_sessions(officer, desk.office.people["minh"], "hết giờ", HA)
    officer.close()
    copy.sign_in("quan").close()
    shutil.rmtree(copy.path)
    earlier.rename(copy.path)
    for who in ("ha", "quan"):
        with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
            copy.sign_in(who)


def test_a_part_is_for_looking_into_and_cannot_take_the_place_of_the_vault(desk: Desk) -> None:
    session = desk.office.sign_in("quan")
    into = desk.beside("phan")
    lay_beside(session, LayForm(desk.older, into, desk.office.path, Part(desk.office.project, Level.CONFIDENTIAL)))
    assert len(list((into / "c").glob("*.db"))) == 1
    rows = compare_copy(session, into, desk.office.project, Level.CONFIDENTIAL).rows
    assert [row.name for row in rows] == ["Trần Văn Sớm"]
    with pytest.raises(Problem, match=r"restore\.no_key"):
        lay_beside(session, LayForm(desk.older, desk.beside("x"), None, Part(desk.early.rid)))
    assert not desk.beside("x").exists()
    session.close()
    copy = desk.at(into).sign_in("quan")
    assert copy_state(copy).partial
    with pytest.raises(Problem, match=r"restore\.partial"):
        confirm_copy(copy, ConfirmForm("vì", desk.office.path), QUAN, desk.office.credential("ha"))
    copy.close()
