"""Guessing passphrases at a session that is open: one's own, and that of the person beside."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.clock import SECOND
from app.errors import Problem
from app.session.signing import countersigner
from app.session.subject import Credential
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import PASSPHRASES, Office

WRONG = "keys.wrong_passphrase_or_machine"


def test_guessing_at_the_person_beside_takes_ever_longer(office: Office) -> None:
    nam = office.sign_in("nam")

    def guess(passphrase: str = "sai rồi nhé bạn ơi") -> None:
        with countersigner(nam, Credential(office.people["ha"], passphrase), Event.COPY_SHRED):
            pass

    for _ in range(3):
        with pytest.raises(Problem, match=WRONG):
            guess()
    with pytest.raises(Problem, match=r"session\.wait"):
        guess(PASSPHRASES["ha"])
    office.clock.advance(2 * SECOND)
    with pytest.raises(Problem, match=WRONG):
        guess()
    office.clock.advance(SECOND)
    with pytest.raises(Problem, match=r"session\.wait") as caught:
        guess(PASSPHRASES["ha"])
    assert caught.value.details["seconds"] == 1
    nam.confirm(PASSPHRASES["nam"])  # their own is counted apart
    office.clock.advance(2 * SECOND)
    guess(PASSPHRASES["ha"])
    failed = [row for row in entries_of(office) if row.event == Event.CONFIRM_FAILED]
    assert [(row.person, row.about_name, row.note) for row in failed] == [(nam.uid, "Lê Thị Thu Hà", "copy:shred")] * 4


def test_guessing_at_ones_own_does_as_well(office: Office) -> None:
    lan = office.sign_in("lan")
    for _ in range(3):
        with pytest.raises(Problem, match=WRONG):
            lan.confirm("sai rồi nhé bạn ơi")
    with pytest.raises(Problem, match=r"session\.wait"):
        lan.confirm(PASSPHRASES["lan"])
    office.clock.advance(2 * SECOND)
    lan.confirm(PASSPHRASES["lan"])
    with pytest.raises(Problem, match=WRONG):
        lan.confirm("sai rồi nhé bạn ơi")
