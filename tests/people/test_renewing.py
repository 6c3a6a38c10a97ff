"""Keys renewed after a destruction and once a year: what lies in old copies dies, what is in force goes on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import DAY
from app.customers.queries import get_customer
from app.errors import Problem, Refused
from app.keys.compartment_key import file_key
from app.keys.encoding import Label, unb64
from app.keys.slot import open_everyday, open_step_up, read_header
from app.keys.wrap import EncryptionKey
from app.people import renewing, resealing
from app.people.queries import my_keys, renewal_state
from app.people.resealing import SlotPlace
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.identity import open_upper
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.vault.directory import Directory
from app.vault.durable import read_small
from app.vault.exclusive import alone
from app.vault.folder import Folder
from app.vault.grant import WrapContent, open_wrap
from app.vault.house_keys import open_house_keys
from app.vault.vault import DIRECTORY_FILE
from tests.destruction.desk import approved
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_passphrase import events

EVERYBODY = tuple(PASSPHRASES)


def ask_for_renewal(office: Office) -> None:
    """As a destruction does, without destroying anything."""
    manager, officer = office.sign_in("quan"), office.sign_in("ha")
    signers = [(who.uid, who.identity.signing_key) for who in (manager, officer)]
    with manager.vault.directory.change(manager.now()) as change:
        change.state(Label.RETIRE, {"reference": "TH-1", "dead": [], "renew": True}, signers)
    manager.close()
    officer.close()


def keys_of(office: Office, session: Session, who: str) -> tuple[EncryptionKey, ...]:
    """All private encryption keys in the slot of an open session."""
    upper = open_upper(office.world, session.vault.folder, session.uid, PASSPHRASES[who])
    return session.identity.everyday.encryption + upper.top_secret


def test_the_next_unlocking_renews_and_everything_still_opens(office: Office) -> None:
    before = office.sign_in("long")
    old = keys_of(office, before, "long")
    person = before.person
    before.close()
    ask_for_renewal(office)
    told: list[tuple[int, int]] = []
    session = renewed(office, "long", told)
    new = keys_of(office, session, "long")
    assert told[-1] == (renewing.STEPS, renewing.STEPS)
    assert len(new) == 2  # one of each room, and nothing of before
    assert not {key.private for key in old} & {key.private for key in new}
    assert (session.person.encryption, session.person.step_up) == (new[0].public, new[1].public)
    assert session.person.encryption != person.encryption
    assert session.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)
    upstairs = office.sign_in("long", TOP_SECRET_ROOM)
    assert upstairs.levels(office.project) == tuple(Level)
    assert SlotPlace.of(session).number() == 3
    assert kept(office, session) == [3]
    assert events(office).count("keys:renew ok") == 2  # this one, and the officer's who reads the journal
    assert not my_keys(session).due


def renewed(office: Office, who: str, told: list[tuple[int, int]]) -> Session:
    """Sign in, with the steps told."""
    from app.people.entrance import sign_in

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    session = sign_in(office.world, office.path, office.people[who], PASSPHRASES[who], "everyday", tell)
    office.sessions.append(session)
    return session


def kept(office: Office, session: Session) -> list[int]:
    """The numbers of the device secrets that the keyring holds."""
    keyring = office.world.keyring_for(session.vault.vault_id)
    return [number for number in range(9) if keyring.get(SECRET_PURPOSE, session.uid, number) is not None]


def test_it_happens_once(office: Office) -> None:
    ask_for_renewal(office)
    first = office.sign_in("lan").person.encryption
    told: list[tuple[int, int]] = []
    assert renewed(office, "lan", told).person.encryption == first
    assert told == []


def test_a_year_is_enough_by_itself(office: Office) -> None:
    first = office.sign_in("minh").person.encryption
    office.clock.advance(364 * DAY)
    assert office.sign_in("minh").person.encryption == first
    office.clock.advance(2 * DAY)
    session = office.sign_in("minh")
    assert session.person.encryption != first
    assert session.identity.house.directory  # an administrator without any wrap still opens the house
    office.sign_in("minh").close()


def test_the_statement_does_not_tell_who_is_cleared_for_the_upper_room(office: Office) -> None:
    ask_for_renewal(office)
    long, lan = office.sign_in("long"), office.sign_in("lan")
    statements = long.vault.directory.statements(Label.REWRAP)
    mine = {bytes.fromhex(one.fields["uid"]): one.fields for one in statements}
    assert {fields["room"] for fields in mine.values()} == {renewing.BOTH_ROOMS}
    rooms = [one.fields["room"] for one in long.vault.directory.statements(Label.ENCKEY)]
    assert rooms.count("everyday") == rooms.count("top_secret")
    assert long.uid in mine
    assert lan.uid in mine


def test_an_office_key_stays_with_the_officer(office: Office) -> None:
    ask_for_renewal(office)
    officer = office.sign_in("ha")
    opened = officer.open_office()
    assert opened is not None
    opened.close()
    assert len(renewal_state(officer)) == len(EVERYBODY)


def test_another_session_of_the_same_person_closes_with_a_sentence(office: Office) -> None:
    everyday = office.sign_in("long")
    room = office.sign_in("long", TOP_SECRET_ROOM)
    ask_for_renewal(office)
    office.sign_in("long")
    for session in (everyday, room):
        with pytest.raises(Problem, match=r"session\.keys_renewed"):
            session.follow()


def test_the_officer_sees_who_has_not_renewed_and_nobody_else_does(office: Office) -> None:
    assert all(row.done for row in renewal_state(office.sign_in("ha")))
    ask_for_renewal(office)
    office.sign_in("lan")
    officer = office.sign_in("ha")
    waiting = {row.name for row in renewal_state(officer) if not row.done}
    assert waiting == {"Phạm Văn Nam", "Đỗ Hoàng Long", "Bùi Tuấn Minh", "Trần Minh Quân"}
    assert not any(row.late for row in renewal_state(officer))
    office.clock.advance(8 * DAY)
    assert {row.name for row in renewal_state(officer) if row.late} == waiting
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        renewal_state(office.sign_in("quan"))


def test_a_vault_at_work_keeps_nobody_out(office: Office) -> None:
    ask_for_renewal(office)
    with alone(office.path / "lock"):
        session = office.sign_in("lan")
    assert session.levels(office.project)
    assert my_keys(session).due
    assert "keys:renew vault.busy" in events(office)
    assert not my_keys(office.sign_in("lan")).due


@dataclass(frozen=True)
class Copy:
    """What an attacker kept: every byte of the vault and the profile."""

    vault: Path
    uids: dict[str, bytes]


def test_t13_an_old_copy_and_all_present_secrets_open_nothing_of_what_was_destroyed(
    office: Office, tmp_path: Path
) -> None:
    """The charter's promise of a destruction, and a control: for who has not renewed yet, the copy still opens."""
    desk = approved(office, tmp_path)
    shutil.copytree(office.path, tmp_path / "copy")
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    upstairs.close()
    sessions = {who: office.sign_in(who) for who in EVERYBODY if who != "lan"}
    # The control: Lan has not unlocked since, so her slot in the copy opens with what her keyring holds.
    assert {content.place.level for content in opened_by_slot(office, tmp_path / "copy", "lan")} == {1, 2}
    sessions["lan"] = office.sign_in("lan")
    for who in EVERYBODY:
        assert opened_by_slot(office, tmp_path / "copy", who) == []
    present = [key for who, session in sessions.items() for key in keys_of(office, session, who)]
    with_directory(office, tmp_path / "copy", sessions["ha"], present)
    # And what was not destroyed is still there for everybody.
    assert get_customer(sessions["lan"], desk.stays).form.name == "Công ty Bách Việt"


def opened_by_slot(office: Office, copy: Path, who: str) -> list[WrapContent]:
    """What the slot in the copy gives with the person's passphrase and every device secret they have now."""
    folder, uid, device = Folder(copy), office.people[who], office.world.device.id
    vault_id = folder.read_label().vault_id
    slot = folder.slot(uid, device).read_bytes()
    assert read_header(slot).slot_no == 1
    keyring = office.world.keyring_for(vault_id)
    secrets = [keyring.get(SECRET_PURPOSE, uid, number) for number in range(1, 6)]
    for secret in (unb64(text) for text in secrets if text):
        try:
            everyday = EverydayKeys.decoded(open_everyday(slot, PASSPHRASES[who], secret))
            upper = StepUpKeys.decoded(open_step_up(slot, PASSPHRASES[who], secret))
        except Problem:
            continue
        keys = everyday.encryption + upper.top_secret
        house = open_house_keys(everyday.encryption, vault_id, uid, read_small(folder.keys(uid, device), 65536))
        return wraps_opened(copy, house.directory, keys)
    return []


def with_directory(office: Office, copy: Path, officer: Session, present: list[EncryptionKey]) -> None:
    """The copy's directory opens with a key of the house that is still in force, and gives nothing all the same."""
    assert wraps_opened(copy, officer.identity.house.directory, tuple(present)) == []


def wraps_opened(copy: Path, directory_key: bytes, keys: tuple[EncryptionKey, ...]) -> list[WrapContent]:
    folder = Folder(copy)
    vault_id = folder.read_label().vault_id
    directory = Directory.open(folder.directory, file_key(directory_key, DIRECTORY_FILE), vault_id)
    try:
        wraps = directory.wraps()
        assert len(wraps) >= 9
        found = [open_wrap(keys, vault_id, wrap.uid, wrap.blob) for wrap in wraps]
    finally:
        directory.close()
    return [content for content in found if content is not None]


@pytest.mark.parametrize("step", ["_state", "_seal_house"])
@pytest.mark.parametrize("after", [False, True])
def test_cut_off_on_the_way_the_next_unlocking_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    old = {key.private for key in keys_of(office, office.sign_in("long"), "long")}
    ask_for_renewal(office)
    real = getattr(renewing, step)

    def short(*args: object) -> None:
        if after:
            real(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(renewing, step, short)
        with pytest.raises(KeyboardInterrupt):
            office.sign_in("long")
    session = office.sign_in("long")
    new = keys_of(office, session, "long")
    assert len(new) == 2
    assert not old & {key.private for key in new}
    assert session.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)
    assert office.sign_in("long", TOP_SECRET_ROOM).levels(office.project) == tuple(Level)
    assert len(kept(office, session)) == 1


def test_a_full_disk_on_the_way_lets_the_person_in_and_tries_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_renewal(office)

    def full(*_: object) -> None:
        raise Problem("vault.disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(resealing, "_build", full)
        session = office.sign_in("lan")
    assert session.levels(office.project)
    assert my_keys(session).due
    assert kept(office, session) == [1]
    assert "keys:renew vault.disk_full" in events(office)
    assert not my_keys(office.sign_in("lan")).due
