"""The power goes while somebody changes a passphrase or renews their keys: one passphrase opens, and all of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.session.door import TOP_SECRET_ROOM, Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytest.importorskip("app.people.resealing")

from app.people.actions import change_passphrase
from app.people.queries import my_keys
from app.people.resealing import SlotPlace
from tests.people.test_passphrase import NEW, unlocks
from tests.people.test_renewing import ask_for_renewal, keys_of

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "12"))


def _place(office: Office) -> SlotPlace:
    session = office.sign_in("ha")
    return SlotPlace(office.world, session.vault.folder, session.vault.vault_id, office.people["long"])


def _require_tidy(office: Office) -> None:
    """One slot, one device secret, nothing lying beside."""
    place = _place(office)
    assert not place.note.exists()
    assert not place.beside.exists()
    secrets = [number for number in range(9) if place.keyring.get("secret", place.uid, number) is not None]
    assert secrets == [place.number()]


def test_a_passphrase_change_leaves_one_that_opens_everything(office_template: Office, tmp_path: Path) -> None:
    def change(session: Session, _: Office) -> object:
        return change_passphrase(session, PASSPHRASES["long"], NEW)

    def outcome(office: Office) -> str:
        works = [text for text in (PASSPHRASES["long"], NEW) if unlocks(office, "long", text)]
        assert len(works) == 1
        assert unlocks(office, "long", works[0], TOP_SECRET_ROOM)
        _require_tidy(office)
        require_whole(office, "quan", "ha")
        return "new" if works == [NEW] else "old"

    cuts = cut_everywhere(office_template, tmp_path, "long", change, outcome, kills=0, most_images=IMAGES)
    assert (cuts.before, cuts.after) == ("old", "new")


def test_a_renewal_of_keys_is_carried_on_by_the_next_unlocking(office_template: Office, tmp_path: Path) -> None:
    first = office_template.people["long"]

    def renew(_: None, office: Office) -> object:
        return office.sign_in("long")

    def outcome(office: Office) -> str:
        before = office.sign_in("ha").vault.roster.people[first].encryption
        session = office.sign_in("long")
        assert not my_keys(session).due
        assert len(keys_of(office, session, "long")) == 2
        assert unlocks(office, "long", PASSPHRASES["long"], TOP_SECRET_ROOM)
        _require_tidy(office)
        require_whole(office, "long", "ha")
        return "renewed" if session.person.encryption == before else "due"

    cuts = cut_everywhere(
        office_template, tmp_path, None, renew, outcome, prepare=ask_for_renewal, kills=0, most_images=IMAGES
    )
    assert (cuts.before, cuts.after) == ("due", "renewed")
