"""Killed at any step of a passphrase change or a renewal of keys: one passphrase works, no slot is unreadable, and
nothing of what was begun is left lying.

As in test_kill.py: a child does the act and ends itself by SIGKILL just before its n-th call that reaches the disk.
The parent then unlocks as the person would.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.access.level import Level
from app.people.actions import change_passphrase
from app.people.queries import my_keys
from app.people.resealing import SlotPlace
from app.session.door import TOP_SECRET_ROOM, Session
from tests.faults.killing import Act, attempt
from tests.fixtures.vault import PASSPHRASES, Office, copy_office
from tests.people.test_passphrase import NEW, events, unlocks
from tests.people.test_renewing import ask_for_renewal, kept, keys_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

POINTS = 16


def killed_all_over(template: Office, place: Path, who: str, act: Act, prepare: Act) -> list[Office]:
    """One office for each point at which the act was ended; the last one did the whole of it."""
    whole = copy_office(template, place / "whole")
    prepare(whole.sign_in("ha"), whole)
    total = attempt(whole, who, act, None)
    assert total > POINTS
    offices = []
    for point in range(2, total + 1, max(1, total // POINTS)):
        office = copy_office(template, place / f"at{point}")
        prepare(office.sign_in("ha"), office)
        if attempt(office, who, act, point) == -signal.SIGKILL:
            offices.append(office)
        else:
            office.end()
    # A few calls more or less are made from one run to the next, so the last points may lie behind the end.
    assert len(offices) >= POINTS * 2 // 3
    return [*offices, whole]


def nothing(session: Session, office: Office) -> None:
    """Nothing to prepare."""


def _change(session: Session, office: Office) -> None:
    change_passphrase(session, PASSPHRASES["long"], NEW)


def test_a_passphrase_change_leaves_one_that_works(office_template: Office, tmp_path: Path) -> None:
    seen = set()
    for office in killed_all_over(office_template, tmp_path, "long", _change, nothing):
        works = [text for text in (PASSPHRASES["long"], NEW) if unlocks(office, "long", text)]
        assert len(works) == 1
        seen.add(works[0])
        assert unlocks(office, "long", works[0], TOP_SECRET_ROOM)
        session = office.sign_in("ha")
        place = SlotPlace(office.world, session.vault.folder, session.vault.vault_id, office.people["long"])
        assert not place.note.exists()
        assert not place.beside.exists()
        assert secrets_of(office, place) == [place.number()]
        assert ("keys:passphrase ok" in events(office)) is (works[0] == NEW)
        office.end()
    assert seen == {PASSPHRASES["long"], NEW}  # both ends were met


def secrets_of(office: Office, place: SlotPlace) -> list[int]:
    return [number for number in range(9) if place.keyring.get("secret", place.uid, number) is not None]


def test_a_renewal_is_carried_on_by_the_next_unlocking(office_template: Office, tmp_path: Path) -> None:
    def prepare(_: Session, office: Office) -> None:
        ask_for_renewal(office)

    def unlock(_: Session, office: Office) -> None:
        office.sign_in("long")

    old = copy_office(office_template, tmp_path / "old")
    dead = {key.private for key in keys_of(old, old.sign_in("long"), "long")}
    old.close()
    numbers = set()
    for office in killed_all_over(office_template, tmp_path, "ha", unlock, prepare):
        session = office.sign_in("long")
        assert not my_keys(session).due
        assert session.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)
        assert office.sign_in("long", TOP_SECRET_ROOM).levels(office.project) == tuple(Level)
        keys = keys_of(office, session, "long")
        assert len(keys) == 2
        assert not dead & {key.private for key in keys}
        place = SlotPlace.of(session)
        assert kept(office, session) == [place.number()]
        assert not place.note.exists()
        assert not place.beside.exists()
        numbers.add(place.number())
        office.end()
    assert {3, 4} & numbers
