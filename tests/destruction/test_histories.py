"""Random lives of an office: after a destruction nobody gets anything of the customer back, whatever they kept.

The attacker holds byte copies of everything from before, one of them taken while somebody typed what was then thrown
away, and every secret that is in force after: keyrings, keyslots, passphrases, the keys of the house and of every
compartment. Not one mark of the customer may come out. The control is in each life: as long as one colleague has not
unlocked since, the same attack succeeds.

``NIEM_HISTORIES=50`` lives fifty of them; as it stands, a few.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from pathlib import Path

import pytest

from app.access.level import Level
from app.destruction import actions
from app.destruction.model import DestructionForm, Ground, Letter
from app.destruction.queries import get_order
from app.keys import slot
from app.keys.slot import read_header
from app.recovery.actions import renew_kit
from app.recovery.model import RenewForm
from app.session.door import TOP_SECRET_ROOM
from tests.destruction.attacker import Loot, device_secrets, escrow_keys, plunder, present_secrets
from tests.destruction.desk import COOLING, count_of
from tests.destruction.histories import History
from tests.fixtures.papers import scan_of
from tests.fixtures.vault import PASSPHRASES, Office, copy_office
from tests.recovery.desk import held, shares_of
from tests.recovery.test_renewal import escrow_wraps, new_sticks

LIVES = int(os.environ.get("NIEM_HISTORIES", "1"))
ACTS, FEW = 14, 3
"""Every second life is short: then most files hold nothing of the customer, or only what was thrown away."""
QUAN = PASSPHRASES["quan"]


@pytest.fixture
def quick_passphrases(office_template: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots sealed from now on cost nothing to try: how hard a guess is does not matter to who knows the passphrase."""
    real = slot._stretch
    headers = [read_header(path.read_bytes()) for path in office_template.path.rglob("*.slot")]
    known = {salt for header in headers for salt in (header.salt_a, header.salt_b)}

    def stretch(cost: slot.KdfCost, salt: bytes, passphrase: str) -> bytes:
        if salt in known:
            return real(cost, salt, passphrase)
        return hashlib.blake2b(passphrase.encode(), digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(slot, "_stretch", stretch)


def destroyed(life: History) -> None:
    """The customer's own request, approved by two, waited for, and executed."""
    office = life.office
    recorder = office.sign_in("long", TOP_SECRET_ROOM)
    letter = Letter(f"{life.mark()}.pdf", "application/pdf", scan_of(f"{life.mark()} đề nghị"))
    form = DestructionForm(life.customer, Ground.CUSTOMER_REQUEST, life.mark(), "2026-11-20", letter, True)
    order = actions.request_destruction(recorder, form)
    recorder.close()
    upstairs = office.sign_in("quan", TOP_SECRET_ROOM)
    actions.approve_destruction(upstairs, order, True, "", QUAN, office.credential("ha"))
    office.clock.advance(COOLING)
    life.stolen.append(life.place / "copy")
    shutil.copytree(office.path, life.stolen[-1])
    typed = get_order(upstairs, order).row.customer_code
    actions.execute_destruction(upstairs, order, typed, count_of(upstairs, order), QUAN, office.credential("ha"))
    upstairs.close()


@pytest.mark.slow
@pytest.mark.usefixtures("quick_passphrases")
@pytest.mark.parametrize("seed", range(LIVES))
def test_nothing_comes_back(office_template: Office, tmp_path: Path, seed: int) -> None:
    office = copy_office(office_template, tmp_path)
    try:
        life = History(office, tmp_path, random.Random(seed))
        life.live(FEW if seed % 2 else ACTS)
        destroyed(life)
        _attack(office, life)
    finally:
        office.end()


@pytest.mark.slow
@pytest.mark.usefixtures("quick_passphrases")
def test_the_kit_in_force_brings_nothing_back_either(office_template: Office, tmp_path: Path) -> None:
    """The control is the former kit: with it, and two shares, the old copy still opens until it is destroyed."""
    office = copy_office(office_template, tmp_path)
    try:
        manager = office.sign_in("quan")
        made = held(office, tmp_path, manager)
        life = History(office, tmp_path, random.Random(99))
        life.live(6)
        old, shares = escrow_wraps(manager), shares_of(made)
        manager.close()
        destroyed(life)
        manager = office.sign_in("quan")
        officer = office.credential("ha")
        renewed = renew_kit(manager, RenewForm(made.files[0], *new_sticks(tmp_path)), QUAN, officer)
        former, present = (escrow_keys(manager, file, shares, old) for file in (made.files[0], renewed.files[0]))
        copy = tmp_path / "copy"
        assert len(former) > len(present)
        back = plunder(office, copy, Loot(compartments=former))
        assert [mark for mark in life.marks if mark in back]
        out = plunder(office, copy, Loot(compartments=present, houses=[manager.identity.house]))
        assert [mark for mark in life.marks if mark in out] == []
    finally:
        office.end()


def _attack(office: Office, life: History) -> None:
    copy = life.place / "copy"
    late = life.chance.choice(["quan", "lan", "long"])
    for who in office.people:
        if who != late:
            office.sign_in(who).close()
    # The control: one who held a key has not unlocked since, so the copy's slot still opens with their secret.
    control = plunder(office, copy, Loot(secrets={late: device_secrets(office, late)}))
    back = [mark for mark in life.marks if mark in control]
    assert back or life.customer.level > Level.SECRET, life.log
    office.sign_in(late).close()
    sessions = {who: office.sign_in(who) for who in office.people}
    sessions["quan"] = office.sign_in("quan", TOP_SECRET_ROOM)
    sessions["long"] = office.sign_in("long", TOP_SECRET_ROOM)
    loot = present_secrets(office, sessions)
    for session in sessions.values():
        session.close()
    out = "".join(plunder(office, stolen, loot) for stolen in life.stolen)
    now = plunder(office, office.path, loot)
    assert [out[out.index(mark) - 300 : out.index(mark) + 80] for mark in life.marks if mark in out] == [], life.log
    assert [now[now.index(mark) - 300 : now.index(mark) + 80] for mark in life.marks if mark in now] == [], life.log
    assert [other for other in life.others if other not in now] == [], life.log  # what stays is all there
