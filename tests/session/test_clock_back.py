"""The clock set back makes nothing count again: no clearance, agreement or lesson, in this session or the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.access.level import Level
from app.clock import DAY
from app.customers.queries import list_customers
from app.errors import Refused
from app.journal.entry import open_detail
from app.keys.compartment_key import commitment
from app.keys.encoding import Label
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.session.standing import standing_of
from app.vault.anchor import PURPOSE as ANCHOR
from tests.fixtures.standing import TERM
from tests.fixtures.vault import Office
from tests.people.test_granting import content_for, plant, signing

LEVELS = (Level.CONFIDENTIAL,)
LONG = TERM + DAY


def looks(session: Session, office: Office) -> bool:
    """Whether customers are shown."""
    try:
        list_customers(session, office.project, LEVELS)
    except Refused as error:
        if error.code != "session.no_agreement":
            raise
        return False
    return True


def told(office: Office, event: Event) -> list[str]:
    """The notes of Lan's journal entries of that kind."""
    officer = office.sign_in("ha")
    keys = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    lans = [entry for entry in officer.journal.entries() if entry.writer.uid == office.people["lan"]]
    details = [open_detail(keys, officer.vault.vault_id, entry.detail) for entry in lans]
    return [detail.note for detail in details if detail.event == event.value]


def test_an_agreement_that_ended_does_not_begin_again_in_the_same_session(office: Office) -> None:
    session = office.sign_in("lan")
    assert looks(session, office)
    office.clock.advance(LONG)
    assert not looks(session, office)
    office.clock.advance(-LONG)
    assert not looks(session, office)


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "killed"])
def test_nor_in_the_next_session_however_the_last_one_ended(office: Office, closed: bool) -> None:
    session = office.sign_in("lan")
    office.clock.advance(LONG)
    assert not looks(session, office)
    if closed:
        session.close()
    office.clock.advance(-LONG)
    assert not looks(office.sign_in("lan"), office)


def test_nor_when_the_mark_in_the_keyring_is_gone_as_well(office: Office) -> None:
    session = office.sign_in("lan")
    office.clock.advance(LONG)
    assert not looks(session, office)
    session.close()
    office.world.keyring_for(session.vault.vault_id).delete(ANCHOR, session.uid, 1)
    office.clock.advance(-LONG)
    assert not looks(office.sign_in("lan"), office)


def given_for_a_day(office: Office) -> None:
    """Nam is given level 2 until tomorrow."""
    upper = office.sign_in("quan").open_key(office.project, Level.SECRET)
    content = content_for(office, "nam")
    grant = replace(
        content.grant,
        cid=upper.place.cid,
        level=2,
        epoch=upper.place.epoch,
        ck_commit=commitment(upper.key, upper.place.cid, upper.place.epoch),
        not_after=office.clock.now() + DAY,
    )
    plant(office, signing(office, "quan", "ha"), replace(content, place=upper.place, key=upper.key, grant=grant), "nam")


def levels(office: Office) -> tuple[Level, ...]:
    """What Nam opens when he signs in."""
    session = office.sign_in("nam")
    try:
        return session.levels(office.project)
    finally:
        session.close()


def test_a_clearance_that_lapsed_does_not_count_again(office: Office) -> None:
    given_for_a_day(office)
    assert levels(office) == (Level.CONFIDENTIAL, Level.SECRET)
    office.clock.advance(2 * DAY)
    assert levels(office) == (Level.CONFIDENTIAL,)
    office.clock.advance(-2 * DAY)
    assert levels(office) == (Level.CONFIDENTIAL,)


def test_a_clearance_that_lapses_in_a_running_session_ends_there(office: Office) -> None:
    given_for_a_day(office)
    session = office.sign_in("nam")
    list_customers(session, office.project, (Level.SECRET,))
    for days in (2, -2):
        office.clock.advance(days * DAY)
        with pytest.raises(Refused, match="session.beyond_clearance"):
            list_customers(session, office.project, (Level.SECRET,))
        assert looks(session, office)


def test_a_lesson_that_ran_out_is_not_in_force_again(office: Office) -> None:
    session = office.sign_in("lan")
    until = session.now() + DAY
    with session.vault.directory.change(session.now()) as change:
        fields = {"uid": session.uid.hex(), "lesson": "levels", "version": 1, "score": 100, "until": until}
        change.state(Label.LESSON, fields, [(session.uid, session.identity.signing_key)])
    session.follow()
    assert standing_of(session.person, session.latest(), ["levels"]).missing == ()
    office.clock.advance(2 * DAY)
    assert standing_of(session.person, session.latest(), ["levels"]).missing == ("lessons",)
    office.clock.advance(-2 * DAY)
    assert standing_of(session.person, session.latest(), ["levels"]).missing == ("lessons",)


def test_a_freeze_does_not_melt(office: Office) -> None:
    officer = office.sign_in("ha")
    with officer.vault.directory.change(officer.now()) as change:
        fields = {"uid": office.people["lan"].hex(), "reason": ""}
        change.state(Label.FREEZE, fields, [(officer.uid, officer.identity.signing_key)])
    for days in (-400, 0, 4000):
        office.clock.advance(days * DAY)
        with pytest.raises(Refused, match="session.frozen"):
            office.sign_in("lan")
        office.clock.advance(-days * DAY)


def test_a_clock_set_back_is_pointed_out_to_the_officers_once_a_session(office: Office) -> None:
    office.sign_in("lan").close()
    office.clock.advance(-DAY)
    session = office.sign_in("lan")
    for _ in range(2):
        looks(session, office)
    assert told(office, Event.CLOCK_BACK) == ["24/11/2026 09:00"]
    office.sign_in("lan")
    assert len(told(office, Event.CLOCK_BACK)) == 2


def test_also_when_it_is_set_back_while_somebody_works(office: Office) -> None:
    session = office.sign_in("lan")
    assert told(office, Event.CLOCK_BACK) == []
    office.clock.advance(-DAY)
    for _ in range(2):
        looks(session, office)
    assert len(told(office, Event.CLOCK_BACK)) == 1


def test_a_small_correction_is_not_pointed_out(office: Office) -> None:
    session = office.sign_in("lan")
    office.clock.advance(-60_000_000)
    looks(session, office)
    assert told(office, Event.CLOCK_BACK) == []
