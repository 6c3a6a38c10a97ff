"""Joining from one's own OS account: invitation, words, answer, taking in, first unlocking."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.clock import DAY
from app.errors import Corrupt, NiemError, Problem, Refused
from app.keys.slot import open_everyday
from app.people import joining
from app.people.actions import invite_person, leave_person, take_person_in
from app.people.entrance import (
    accept_invitation,
    give_up_joining,
    people_here,
    people_joining,
    save_answer_again,
    sign_in,
    view_invitation,
)
from app.people.invitation import read_answer, read_invitation
from app.people.model import InvitationForm, LeaveReason, TakeInForm
from app.people.queries import list_people, view_answer
from app.session.keyslot import NAME_PURPOSE, SECRET_PURPOSE
from app.session.signing import step_up
from app.vault.folder import Folder
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.joining import MAI, NAME, TYPED, Desk, desk_of
from tests.people.test_entrance import events


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


@pytest.mark.parametrize(("signed_in", "second"), [("quan", "ha"), ("ha", "quan")])
@pytest.mark.parametrize("clearance", [None, Level.SECRET, Level.TOP_SECRET])
def test_the_whole_way_from_the_invitation_to_the_first_unlocking(
    desk: Desk, signed_in: str, second: str, clearance: Level | None
) -> None:
    invited = desk.invite(signed_in=signed_in, second=second)
    seen = view_invitation(desk.own, desk.invitation)
    assert seen.words == invited.words
    assert (seen.company, seen.name, seen.duties) == ("Công ty TNHH Sao Khuê", NAME, (Duty.SALES,))
    answered = desk.accept()
    assert answered.uid == invited.uid
    assert [(one.uid, one.name, one.words) for one in people_joining(desk.own)] == [(invited.uid, NAME, answered.words)]
    shown = view_answer(desk.office.sign_in(signed_in), desk.answer)
    assert (shown.invitation_words, shown.answer_words) == (invited.words, answered.words)
    with pytest.raises(Problem, match=r"people\.not_taken_in"):
        desk.unlock(invited.uid)
    taken = desk.take_in(clearance, signed_in, second)
    assert {level for _, level in taken.given} == {level for level in Level if level <= (clearance or 0)}
    mai = desk.unlock(invited.uid)
    assert mai.person.name == NAME
    assert mai.levels(desk.office.project) == tuple(Level(n) for n in range(1, min(clearance or 0, 2) + 1))
    assert people_joining(desk.own) == ()
    assert [person.name for person in people_here(desk.own, desk.office.path)] == [NAME]
    assert mai.vault.directory.intents() == []
    if clearance == Level.TOP_SECRET:
        upstairs = sign_in(desk.own, desk.office.path, invited.uid, TYPED, "top_secret")
        desk.office.sessions.append(upstairs)
        assert upstairs.levels(desk.office.project) == (1, 2, 3)
    noted = events(desk.office.sign_in("ha"))
    happened = [event for event in noted if event[0].startswith("person:") and event[0] != Event.PERSON_ADD.value]
    assert happened == [
        (Event.PERSON_INVITE.value, "ok"),
        (Event.PERSON_ANSWER.value, "ok"),
        (Event.PERSON_ANSWER.value, "ok"),
        (Event.PERSON_JOIN.value, "ok"),
        (Event.PERSON_ARRIVE.value, "ok"),
    ]


def test_later_unlockings_are_like_everybodys(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    desk.unlock(uid).close()
    again = sign_in(desk.own, desk.office.path, uid, TYPED)
    desk.office.sessions.append(again)
    assert again.levels(desk.office.project) == (1, 2)
    assert "agreement" in again.standing().missing


def test_they_sign_documents_with_a_certificate_for_a_key_that_never_left_their_account(desk: Desk) -> None:
    uid = desk.invite(InvitationForm(NAME, "Cán bộ an toàn", (Duty.OFFICER,))).uid
    desk.accept()
    desk.take_in(None)
    mai = desk.unlock(uid)
    assert mai.identity.house.office
    assert events(mai)
    with step_up(mai, TYPED) as signer:
        assert signer is not None
        assert signer.name == NAME
    assert mai.vault.directory.letters("certificate", uid) == []


def test_a_certificate_that_somebody_planted_is_left_aside(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    nam = desk.office.sign_in("nam")
    with nam.vault.directory.change(nam.now()) as change:
        for letter in nam.vault.directory.letters("certificate", uid):
            change.drop_letter(letter.id)
        change.put_letter("certificate", uid, b"nothing of ours")
    nam.close()
    with step_up(desk.unlock(uid), TYPED) as signer:
        assert signer is None


def test_nobody_in_the_offices_account_can_open_the_new_persons_slot(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    desk.unlock(uid).close()
    world, folder = desk.office.world, Folder(desk.office.path)
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        sign_in(world, folder.path, uid, TYPED)
    slot = folder.slot(uid, desk.own.device.id).read_bytes()
    vault_id = folder.read_label().vault_id
    assert world.keyring_for(vault_id).get(SECRET_PURPOSE, uid, 1) is None
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        open_everyday(slot, TYPED, bytes(32))


def test_neither_file_holds_a_secret(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.keys import hashing
    from app.keys.encoding import b64
    from app.people.joining import EverydayKeys, StepUpKeys

    secrets: list[bytes] = [TYPED.encode(), *(text.encode() for text in PASSPHRASES.values())]
    real_everyday, real_upper, real_random = EverydayKeys.encoded, StepUpKeys.encoded, hashing.random_bytes

    def keep_everyday(keys: EverydayKeys) -> bytes:
        secrets.extend([keys.identity.private, *(key.private for key in keys.encryption)])
        return real_everyday(keys)

    def keep_upper(keys: StepUpKeys) -> bytes:
        secrets.extend([keys.signer_key or TYPED.encode(), *(key.private for key in keys.top_secret)])
        return real_upper(keys)

    def keep_random(size: int) -> bytes:
        secrets.append(made := real_random(size))
        return made

    monkeypatch.setattr(EverydayKeys, "encoded", keep_everyday)
    monkeypatch.setattr(StepUpKeys, "encoded", keep_upper)
    monkeypatch.setattr(joining, "random_bytes", keep_random)
    desk.invite()
    session = desk.office.sign_in("ha")
    secrets += [session.identity.house.directory, session.identity.house.office or b"?" * 32]
    secrets += [*session.identity.house.journal, session.identity.signing_key.private]
    desk.accept()
    assert len(secrets) > 12
    for path in (desk.invitation, desk.answer):
        content = path.read_bytes()
        inside = read_answer(content) if path == desk.answer else read_invitation(content)
        assert inside is not None
        for secret in secrets:
            assert secret not in content
            assert b64(secret).encode() not in content
            assert secret.hex().encode() not in content


@pytest.mark.parametrize("who", ["nam", "lan", "long", "minh"])
def test_only_managers_and_officers_invite_and_take_in(desk: Desk, who: str) -> None:
    desk.invite()
    desk.accept()
    session = desk.office.sign_in(who)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        invite_person(session, MAI, desk.post / "x", PASSPHRASES[who], desk.office.credential("ha"))
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        view_answer(session, desk.answer)
    form = TakeInForm(bytes(32), desk.office.project, None)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        take_person_in(session, desk.answer, form, PASSPHRASES[who], desk.office.credential("ha"))
    assert not (desk.post / "x").exists()
    noted = events(desk.office.sign_in("ha"))
    assert (Event.PERSON_JOIN.value, "session.not_your_duty") in noted


@pytest.mark.parametrize(("signed_in", "second"), [("quan", "long"), ("ha", "minh")])
def test_a_manager_and_an_officer_must_sign(desk: Desk, signed_in: str, second: str) -> None:
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        desk.invite(signed_in=signed_in, second=second)
    assert not desk.invitation.exists()
    desk.invite()
    desk.accept()
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        desk.take_in(None, signed_in, second)
    assert NAME not in [row.name for row in list_people(desk.office.sign_in("ha"))]


@pytest.mark.parametrize(
    ("duties", "code"),
    [
        ((), "people.no_duty"),
        ((Duty.OFFICER, Duty.ADMINISTRATOR), "people.administrator_and_officer"),
        ((Duty.MANAGER, Duty.SALES), "people.asks_and_approves"),
    ],
)
def test_duties_that_must_not_meet_are_not_invited(desk: Desk, duties: tuple[Duty, ...], code: str) -> None:
    with pytest.raises(NiemError) as refused:
        desk.invite(InvitationForm(NAME, "", duties))
    assert refused.value.code == code


def test_nothing_is_given_beyond_what_the_manager_holds_or_the_duty_allows(desk: Desk) -> None:
    desk.invite(InvitationForm(NAME, "Quản trị", (Duty.ADMINISTRATOR,)))
    desk.accept()
    with pytest.raises(Refused, match=r"people\.duty_without_clearance"):
        desk.take_in(Level.CONFIDENTIAL)
    session = desk.office.sign_in("quan")
    seen = view_answer(session, desk.answer)
    form = TakeInForm(seen.digest, seen.uid, None)
    take_person_in(session, desk.answer, form, PASSPHRASES["quan"], desk.office.credential("ha"))


def test_a_project_the_manager_does_not_hold_is_refused(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    session = desk.office.sign_in("quan")
    form = TakeInForm(view_answer(session, desk.answer).digest, uid, Level.CONFIDENTIAL)
    with pytest.raises(Refused, match=r"people\.beyond_givers_clearance"):
        take_person_in(session, desk.answer, form, PASSPHRASES["quan"], desk.office.credential("ha"))
    assert uid not in session.vault.roster.people


def test_an_invitation_lapses_after_a_week_on_both_sides(desk: Desk) -> None:
    desk.invite()
    desk.accept()
    desk.office.clock.advance(7 * DAY + 1)
    with pytest.raises(Problem, match=r"people\.invitation_lapsed"):
        view_invitation(desk.own, desk.invitation)
    with pytest.raises(Problem, match=r"people\.invitation_lapsed_here"):
        view_answer(desk.office.sign_in("quan"), desk.answer)


def test_a_clock_set_back_makes_no_invitation_valid_again(desk: Desk) -> None:
    desk.invite()
    desk.accept()
    desk.office.clock.advance(8 * DAY)
    desk.office.sign_in("quan").close()
    desk.office.clock.advance(-8 * DAY)
    with pytest.raises(Problem, match=r"people\.invitation_lapsed_here"):
        view_answer(desk.office.sign_in("quan"), desk.answer)


def test_an_answer_takes_somebody_in_once(desk: Desk) -> None:
    desk.invite()
    desk.accept()
    digest = view_answer(desk.office.sign_in("quan"), desk.answer).digest
    desk.take_in()
    session = desk.office.sign_in("quan")
    with pytest.raises(Problem, match=r"people\.invitation_used"):
        view_answer(session, desk.answer)
    form = TakeInForm(digest, desk.office.project, None)
    with pytest.raises(Problem, match=r"people\.invitation_used"):
        take_person_in(session, desk.answer, form, PASSPHRASES["quan"], desk.office.credential("ha"))


def test_a_second_answer_to_a_used_invitation_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.invite()
    desk.accept()
    desk.take_in()
    other = replace_account(desk, tmp_path)
    other.accept("mot cum khac dai va la")
    with pytest.raises(Problem, match=r"people\.invitation_used"):
        view_answer(desk.office.sign_in("quan"), other.answer)


def replace_account(desk: Desk, tmp_path: Path) -> Desk:
    other = desk_of(desk.office, tmp_path, "another")
    other.post = tmp_path / "post2"
    other.post.mkdir()
    other.invitation.write_bytes(desk.invitation.read_bytes())
    return other


def test_the_file_that_was_compared_is_the_one_that_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    desk.invite()
    desk.accept()
    other = replace_account(desk, tmp_path)
    other.accept("mot cum khac dai va la")
    session = desk.office.sign_in("quan")
    seen = view_answer(session, desk.answer)
    desk.answer.write_bytes(other.answer.read_bytes())
    assert view_answer(session, desk.answer).answer_words != seen.answer_words
    form = TakeInForm(seen.digest, desk.office.project, None)
    with pytest.raises(Problem, match=r"people\.answer_changed"):
        take_person_in(session, desk.answer, form, PASSPHRASES["quan"], desk.office.credential("ha"))


def test_the_invitation_that_was_compared_is_the_one_that_is_accepted(desk: Desk) -> None:
    desk.invite()
    seen = view_invitation(desk.own, desk.invitation)
    desk.invite(InvitationForm("Người Khác", "Khác", (Duty.SALES,)))
    with pytest.raises(Problem, match=r"people\.invitation_changed"):
        accept_invitation(desk.own, desk.invitation, seen.digest, TYPED, desk.answer)
    assert people_joining(desk.own) == ()


def test_answering_twice_in_one_account_is_refused_until_the_keys_are_given_up(desk: Desk) -> None:
    uid = desk.invite().uid
    first = desk.accept()
    with pytest.raises(Problem, match=r"people\.answered_already"):
        desk.accept()
    assert view_invitation(desk.own, desk.invitation).answered
    desk.answer.unlink()
    assert save_answer_again(desk.own, uid, desk.answer).words == first.words
    give_up_joining(desk.own, uid)
    vault_id = Folder(desk.office.path).read_label().vault_id
    keyring = desk.own.keyring_for(vault_id)
    assert [keyring.get(purpose, uid, 1) for purpose in (SECRET_PURPOSE, NAME_PURPOSE, "anchor")] == [None] * 3
    assert desk.accept().words != first.words


def test_a_person_in_service_is_not_answered_over(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    desk.unlock(uid).close()
    with pytest.raises(Problem, match=r"people\.answered_already"):
        desk.accept()
    with pytest.raises(Problem, match=r"people\.not_waiting"):
        give_up_joining(desk.own, uid)
    desk.office.sessions.append(sign_in(desk.own, desk.office.path, uid, TYPED))


def test_a_wrong_passphrase_opens_nothing_and_a_weak_one_is_not_taken(desk: Desk) -> None:
    uid = desk.invite().uid
    for weak in ("ngan", NAME + " " + NAME):
        with pytest.raises(Problem, match=r"keys\.passphrase_"):
            desk.accept(weak)
    assert people_joining(desk.own) == ()
    desk.accept()
    desk.take_in()
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        desk.unlock(uid, "khong phai cum nay dau")
    assert not Folder(desk.office.path).slot(uid, desk.own.device.id).exists()
    desk.unlock(uid)


def test_another_vault_in_the_place_of_the_invitations_is_noticed(
    desk: Desk, tmp_path: Path, office_template: Office
) -> None:
    uid = desk.invite().uid
    desk.accept()
    folder = Folder(desk.office.path)
    label = folder.read_label()
    folder.write_label(label.vault_id, bytes(32))
    with pytest.raises(Problem, match=r"people\.another_vault"):
        desk.unlock(uid)
    folder.write_label(label.vault_id, label.genesis)


def test_a_planted_slot_does_not_keep_the_person_out(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    Folder(desk.office.path).slot(uid, desk.own.device.id).write_bytes(b"planted")
    desk.unlock(uid)


def test_the_old_path_of_an_older_vault_is_noticed_after_the_first_unlocking(desk: Desk, tmp_path: Path) -> None:
    import shutil

    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    shutil.copytree(desk.office.path, tmp_path / "older")
    desk.unlock(uid).close()
    slot = Folder(desk.office.path).slot(uid, desk.own.device.id)
    shutil.copy(slot, tmp_path / "older" / "slots")
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        sign_in(desk.own, tmp_path / "older", uid, TYPED)


def test_signers_who_have_gone_cannot_have_invited(desk: Desk) -> None:
    """An invitation by others than a manager and an officer in service: made with keys of their own."""
    from app.keys.signature import SigningKey
    from app.people.invitation import write_invitation

    desk.invite()
    genuine = read_invitation(desk.invitation.read_bytes())
    forged_by = SigningKey.generate()
    for signers in (
        {desk.office.people["nam"]: forged_by},
        {desk.office.people["quan"]: forged_by, desk.office.people["ha"]: forged_by},
    ):
        forged = replace(genuine, signers={uid: key.public for uid, key in signers.items()})
        desk.invitation.write_bytes(write_invitation(forged, list(signers.items())))
        assert view_invitation(desk.own, desk.invitation).words != genuine.words
        desk.accept()
        with pytest.raises(Problem, match=r"people\.invitation_not_ours"):
            view_answer(desk.office.sign_in("quan"), desk.answer)
        give_up_joining(desk.own, genuine.uid)


def test_an_answer_for_another_vault_is_refused(desk: Desk) -> None:
    from app.people.invitation import write_invitation

    desk.invite()
    genuine = read_invitation(desk.invitation.read_bytes())
    session = desk.office.sign_in("quan")
    officer = desk.office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (session, officer)]
    elsewhere = replace(genuine, genesis=bytes(32))
    desk.invitation.write_bytes(write_invitation(elsewhere, signers))
    desk.accept()
    with pytest.raises(Problem, match=r"people\.answer_for_another_vault"):
        view_answer(session, desk.answer)


def test_what_the_answer_leaves_in_the_profile_goes_after_the_first_unlocking(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    desk.unlock(uid)
    left = [file for file in desk.own.profile.rglob("*") if file.is_file()]
    assert left
    assert not [file for file in left if NAME.encode() in file.read_bytes()]
    assert list((desk.own.profile / "joining").iterdir()) == []


def test_a_second_officer_of_two_signs_for_a_third(desk: Desk) -> None:
    form = InvitationForm(NAME, "Cán bộ an toàn", (Duty.OFFICER,))
    uid = desk.invite(form).uid
    desk.accept()
    desk.take_in(None)
    desk.unlock(uid)
    with pytest.raises(Problem, match=r"people\.needs_more_officers"):
        desk.invite(form)


def test_the_officer_who_ends_one_person_mode_is_added_at_the_desk(tmp_path: Path, office_template: Office) -> None:
    from app.clock import FixedClock
    from app.people.entrance import create_vault
    from tests.fixtures.vault import MORNING, founding_form, new_world

    clock = FixedClock(MORNING)
    world = new_world(tmp_path / "one", clock)
    founded = create_vault(
        world, founding_form(tmp_path / "alone", one_person=True, officer_name="", officer_passphrase="")
    )
    office = Office(founded.path, world, clock, founded.manager, {"quan": founded.manager})
    desk = desk_of(office, tmp_path)
    with pytest.raises(Problem, match=r"people\.officer_at_the_desk"):
        desk.invite(InvitationForm(NAME, "Cán bộ an toàn", (Duty.OFFICER,)), second="quan")
    uid = desk.invite(second="quan").uid
    desk.accept()
    desk.take_in(None, second="quan")
    assert desk.unlock(uid).one_person
    office.close()


def test_a_house_that_moved_before_the_first_unlocking_is_found(desk: Desk) -> None:
    uid = desk.invite().uid
    desk.accept()
    desk.take_in()
    manager, second = desk.office.sign_in("quan"), desk.office.credential("ha")
    leave_person(manager, desk.office.people["nam"], LeaveReason.LOST, "mất máy", PASSPHRASES["quan"], second)
    manager.close()
    mai = desk.unlock(uid)
    assert mai.vault.label.house == 2
    assert mai.levels(desk.office.project) == (1, 2)
    with step_up(mai, TYPED) as signer:
        assert signer is not None


def test_an_invitation_naming_somebody_who_has_keys_here_puts_nothing_over(desk: Desk) -> None:
    from app.people.invitation import write_invitation

    desk.invite()
    genuine, office = read_invitation(desk.invitation.read_bytes()), desk.office
    session, officer = office.sign_in("quan"), office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (session, officer)]
    lan = replace(genuine, uid=office.people["lan"])
    desk.invitation.write_bytes(write_invitation(lan, signers))
    keyring = office.world.keyring_for(genuine.vault_id)
    keyring.delete(NAME_PURPOSE, lan.uid, 1)
    here = replace(desk, own=office.world)
    with pytest.raises(Problem, match=r"people\.answered_already"):
        here.accept()
    keyring.put(NAME_PURPOSE, lan.uid, 1, "Nguyễn Thị Lan")
    office.sign_in("lan")
    desk.accept()
    with pytest.raises(Problem, match=r"people\.invitation_used"):
        view_answer(session, desk.answer)


def test_whose_identity_it_continues_never_changes(desk: Desk) -> None:
    from app.people import enrolment
    from app.vault.rehearsal import rehearse

    manager, officer = desk.office.sign_in("quan"), desk.office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    people, changed = manager.vault.roster.people, desk.office.people["nam"]
    person = replace(people[changed], continues=desk.office.people["lan"])
    refused = pytest.raises(Corrupt, match=r"vault\.roster_forged")
    with refused, manager.vault.directory.change(manager.now()) as change:
        enrolment.state_person(change, person, signers)
        rehearse(manager.vault)
