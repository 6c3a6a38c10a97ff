"""Changing one's passphrase: the old one is asked, the new one opens, and nothing of the old slot does any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.access.level import Level
from app.errors import Cancelled, Corrupt, Problem
from app.journal.entry import open_detail
from app.keys.encoding import unb64
from app.keys.slot import open_everyday, open_step_up, read_header
from app.keys.wrap import EncryptionKey
from app.people import resealing
from app.people.actions import change_passphrase
from app.people.entrance import sign_in
from app.people.resealing import SlotPlace
from app.session.door import Session
from app.session.keyslot import SECRET_PURPOSE
from tests.fixtures.vault import PASSPHRASES, Office

NEW = "mua rao tren mai ngoi do"


def events(office: Office) -> list[str]:
    """Every act that the journal has, in order."""
    officer = office.sign_in("ha")
    keys = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    details = [open_detail(keys, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]
    return [f"{one.event} {one.outcome}" for one in details]


def unlocks(office: Office, who: str, passphrase: str, room: str = "everyday") -> bool:
    """Whether that passphrase unlocks."""
    try:
        session = sign_in(office.world, office.path, office.people[who], passphrase, room)
    except Problem as error:
        if error.code != "keys.wrong_passphrase_or_machine":
            raise
        return False
    session.close()
    return True


def test_the_new_one_opens_both_sections_and_the_old_one_nothing(office: Office) -> None:
    session = office.sign_in("long")
    change_passphrase(session, PASSPHRASES["long"], NEW)
    session.close()
    assert unlocks(office, "long", NEW)
    assert unlocks(office, "long", NEW, "top_secret")
    assert not unlocks(office, "long", PASSPHRASES["long"])
    assert "keys:passphrase ok" in events(office)


def test_a_copy_of_the_old_slot_is_dead_even_with_the_old_passphrase(office: Office) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    old = place.slot.read_bytes()
    assert place.number() == 1
    change_passphrase(session, PASSPHRASES["lan"], NEW)
    assert place.number() == 2
    assert place.keyring.get(SECRET_PURPOSE, session.uid, 1) is None
    secret = unb64(str(place.keyring.get(SECRET_PURPOSE, session.uid, 2)))
    for opens in (open_everyday, open_step_up):
        with pytest.raises(Problem, match=r"wrong_passphrase_or_machine"):
            opens(old, PASSPHRASES["lan"], secret)
        opens(place.slot.read_bytes(), NEW, secret)
    assert not place.beside.exists()
    assert not place.note.exists()


def test_the_same_keys_are_inside_and_the_open_session_goes_on(office: Office) -> None:
    session = office.sign_in("long")
    room = office.sign_in("long", "top_secret")
    before = session.identity.everyday.encoded()
    change_passphrase(session, PASSPHRASES["long"], NEW)
    session.confirm(NEW)
    with pytest.raises(Problem, match=r"wrong_passphrase_or_machine"):
        session.confirm(PASSPHRASES["long"])
    room.confirm(NEW)  # the other room goes on and asks for the new one
    assert room.open_key(office.project, Level.TOP_SECRET)
    again = sign_in(office.world, office.path, session.uid, NEW)
    assert again.identity.everyday.encoded() == before
    again.close()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("sai hoan toan roi nhe", NEW, "keys.wrong_passphrase_or_machine"),
        (PASSPHRASES["lan"], PASSPHRASES["lan"], "people.passphrase_unchanged"),
        (PASSPHRASES["lan"], "ngan qua", "keys.passphrase_too_short"),
        (PASSPHRASES["lan"], "matkhau123456", "keys.passphrase_common"),
        (PASSPHRASES["lan"], "Nguyễn Thị Lan 1", "keys.passphrase_weak"),
    ],
)
def test_what_is_refused_changes_nothing(office: Office, old: str, new: str, code: str) -> None:
    session = office.sign_in("lan")
    before = SlotPlace.of(session).slot.read_bytes()
    with pytest.raises(Problem) as refused:
        change_passphrase(session, old, new)
    assert refused.value.code == code
    assert SlotPlace.of(session).slot.read_bytes() == before
    session.close()
    assert unlocks(office, "lan", PASSPHRASES["lan"])
    assert "keys:passphrase ok" not in events(office)


def test_a_wrong_old_one_is_counted_and_journalled(office: Office) -> None:
    session = office.sign_in("lan")
    for _ in range(4):
        with pytest.raises(Problem):
            change_passphrase(session, "sai hoan toan roi nhe", NEW)
    with pytest.raises(Problem, match=r"session\.wait"):
        change_passphrase(session, PASSPHRASES["lan"], NEW)
    assert events(office).count("session:confirm-failed ok") >= 3


def test_cancelled_on_the_way_leaves_the_old_one(office: Office) -> None:
    session = office.sign_in("lan")

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        change_passphrase(session, PASSPHRASES["lan"], NEW, stop)
    place = SlotPlace.of(session)
    assert not place.beside.exists()
    assert not place.note.exists()
    assert place.keyring.get(SECRET_PURPOSE, session.uid, 2) is None
    session.close()
    assert unlocks(office, "lan", PASSPHRASES["lan"])


def fail_after(monkeypatch: pytest.MonkeyPatch, name: str, *, before: bool = False) -> None:
    """Let the process stop short after (or before) a step."""
    real: Callable[..., object] = getattr(resealing, name)

    def short(*args: object, **kwargs: object) -> object:
        if not before:
            real(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(resealing, name, short)


def test_cut_off_before_the_switch_the_next_unlocking_takes_it_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    with monkeypatch.context() as patch:
        fail_after(patch, "_build")
        patch.setattr(resealing, "_settle", lambda _: "")
        with pytest.raises(KeyboardInterrupt):
            change_passphrase(session, PASSPHRASES["lan"], NEW)
    assert place.note.is_file()
    assert place.beside.is_file()
    assert place.keyring.get(SECRET_PURPOSE, session.uid, 2) is not None
    assert unlocks(office, "lan", PASSPHRASES["lan"])
    assert not place.note.exists()
    assert not place.beside.exists()
    assert place.keyring.get(SECRET_PURPOSE, session.uid, 2) is None
    assert not unlocks(office, "lan", NEW)


def test_cut_off_after_the_switch_the_next_unlocking_finishes_and_puts_it_on_record(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "_journal", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            change_passphrase(session, PASSPHRASES["lan"], NEW)
    assert "keys:passphrase ok" not in events(office)
    assert not unlocks(office, "lan", PASSPHRASES["lan"])
    assert unlocks(office, "lan", NEW)
    assert place.keyring.get(SECRET_PURPOSE, session.uid, 1) is None
    assert not place.note.exists()
    assert "keys:passphrase ok" in events(office)


def test_a_note_alone_never_costs_the_secret_in_force(office: Office) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    for content in (b"", b"{}", b'{"event":"keys:passphrase","number":1}', b'{"event":"session:lock","number":99}'):
        place.note.write_bytes(content)
        assert unlocks(office, "lan", PASSPHRASES["lan"])
        assert not place.note.exists()


def test_a_slot_of_another_number_put_in_its_place_costs_nothing(office: Office) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    first = place.slot.read_bytes()
    change_passphrase(session, PASSPHRASES["lan"], NEW)
    second = place.slot.read_bytes()
    place.note.write_bytes(b"{}")
    place.slot.write_bytes(first)
    with pytest.raises(Problem):
        resealing.settle(place)
    place.slot.write_bytes(second)
    assert read_header(second).slot_no == 2
    assert unlocks(office, "lan", NEW)


def test_a_slot_that_cannot_be_read_settles_nothing(office: Office) -> None:
    session = office.sign_in("lan")
    place = SlotPlace.of(session)
    place.note.write_bytes(b"{}")
    kept = place.slot.read_bytes()
    place.slot.write_bytes(b"rubbish")
    with pytest.raises(Corrupt, match=r"keys\.slot_damaged"):
        resealing.settle(place)
    place.slot.write_bytes(kept)
    assert unlocks(office, "lan", PASSPHRASES["lan"])


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
