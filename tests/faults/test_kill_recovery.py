"""Killed at every step of the ceremony and of a recovery: nothing is half in force, and the act can be done again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.recovery import recovery_key
from app.keys.shares import combine
from app.keys.system_keyring import SystemKeyring
from app.oversight.queries import verify_journal
from app.people.enrolment import FIRST_SLOT
from app.recovery.actions import hold_ceremony, prove_shares, recover_project
from app.recovery.model import Held, RecoverForm
from app.recovery.queries import list_orphans, recovery_state
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.keyslot import SECRET_PURPOSE
from app.session.postponed import unconfirmed
from app.vault.check import check_compartment
from app.vault.folder import Folder
from app.vault.roster import ESCROW
from tests.faults.killing import attempt, points
from tests.fixtures.vault import PASSPHRASES, Office, copy_office
from tests.recovery.desk import form, held, shares_of, sticks
from tests.recovery.leaving import as_mai, everybody_leaves, mai_beside, second_manager

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

STEPS = ("intent", "split", "first kit", "second kit", "drawn", "stated")


def copied(template: Office, place: Path) -> Office:
    place.mkdir()
    return copy_office(template, place)


def ceremony(session: Session, office: Office) -> object:
    place = office.path.parent
    return hold_ceremony(session, form(place), PASSPHRASES["quan"], office.credential("ha"))


def killed_at(step: str) -> object:
    def act(session: Session, office: Office) -> object:
        def checkpoint(name: str) -> None:
            if name == step:
                os.kill(os.getpid(), signal.SIGKILL)

        place = office.path.parent
        return hold_ceremony(
            session, form(place), PASSPHRASES["quan"], office.credential("ha"), checkpoint=checkpoint
        )  # fmt: skip

    return act


def outcome(office: Office) -> str:
    """Nothing in force, or a kit in force whose sheets nobody has; everything else is a fault."""
    manager = office.sign_in("quan")  # what was cut off is settled here
    vault, two = manager.vault, sticks(office.path.parent)
    vault.verify_whole()
    files = [*two.first.glob("*.niemkit"), *two.second.glob("*.niemkit")]
    intents = vault.directory.intents()
    stated = vault.roster.kit is not None
    assert stated is bool(files)
    assert stated is bool(intents)
    assert stated is (len(vault.directory.wraps_of(ESCROW)) == len(Level) + 1)
    assert stated or not vault.directory.wraps_of(ESCROW)
    if stated:
        assert len(files) == 2
        assert files[0].read_bytes() == files[1].read_bytes()
        assert unconfirmed(vault)
        assert recovery_state(manager).unconfirmed
    manager.close()
    return "stated" if stated else "nothing"


def held_again(office: Office) -> None:
    """After any kill the ceremony can be held, and what it makes is good."""
    done = held(office, office.path.parent)
    officer = office.sign_in("ha")
    prove_shares(officer, done.files[0], tuple(shares_of(done)[:2]))
    assert officer.vault.directory.intents() == []
    assert verify_journal(officer).whole
    officer.close()


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_of_the_ceremony(office_template: Office, tmp_path: Path, step: str) -> None:
    office = copied(office_template, tmp_path / "it")
    assert attempt(office, "quan", killed_at(step), None) == -signal.SIGKILL  # type: ignore[arg-type]
    assert outcome(office) == ("stated" if step == "stated" else "nothing")
    held_again(office)
    office.end()


def test_killed_anywhere_in_the_ceremony_nothing_is_half_in_force(office_template: Office, tmp_path: Path) -> None:
    whole = copied(office_template, tmp_path / "whole")
    total = attempt(whole, "quan", ceremony, None)
    assert outcome(whole) == "stated"
    whole.close()
    found = set()
    for point in points(total):
        office = copied(office_template, tmp_path / f"at{point}")
        attempt(office, "quan", ceremony, point)
        found.add(outcome(office))
        office.end()
    assert found <= {"nothing", "stated"}
    assert "nothing" in found


def test_killed_anywhere_in_a_recovery_it_is_not_begun_or_can_be_finished(
    office_template: Office, tmp_path: Path
) -> None:
    base = copied(office_template, tmp_path / "base")
    second_manager(base)
    made = held(base, tmp_path)
    everybody_leaves(base)
    base.close()
    lend_secret(base, base.people["mai"])
    shares = tuple(shares_of(made)[:2])

    def recover(session: Session, office: Office) -> object:
        wanted = RecoverForm(made.files[0], shares, office.project)
        return recover_project(session, wanted, PASSPHRASES["ha"], mai_beside(office))

    whole = copied(base, tmp_path / "whole")
    total = attempt(whole, "ha", recover, None)
    assert total > 10
    whole.end()
    for point in points(total):
        office = copied(base, tmp_path / f"at{point}")
        attempt(office, "ha", recover, point)
        _recovered_at_last(office, made, shares, recover)
        office.end()


def lend_secret(office: Office, uid: Id) -> None:
    """Copies of this copy know the secrets of the template only; give them the one of who joined here."""
    vault_id, device = Folder(office.path).read_label().vault_id, office.world.device.id
    secret = office.world.keyring_for(vault_id).get(SECRET_PURPOSE, uid, FIRST_SLOT)
    assert secret is not None
    SystemKeyring(vault_id, device).put(SECRET_PURPOSE, uid, FIRST_SLOT, secret)


def recovered(session: Session, shares: tuple[str, ...]) -> bytes:
    """The public recovery key that shares give in this vault."""
    return recovery_key(combine(shares), session.vault.vault_id, session.vault.label.genesis).public


def _recovered_at_last(office: Office, made: Held, shares: tuple[str, ...], recover: object) -> None:
    officer = office.sign_in("ha")
    assert recovered(officer, shares) == officer.vault.roster.kit.recovery  # type: ignore[union-attr]
    if list_orphans(officer):
        recover(officer, office)  # type: ignore[operator]
    else:
        with pytest.raises(Problem, match="recovery.still_held"):
            recover(officer, office)  # type: ignore[operator]
    assert officer.vault.directory.intents() == []
    assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    officer.vault.verify_whole()
    officer.close()
    mai = as_mai(office, TOP_SECRET_ROOM)
    assert mai.levels(Id(office.project)) == tuple(Level)
    for level in Level:
        assert check_compartment(mai.compartment(office.project, level), mai.vault.roster.public_key_of) == []
    mai.close()
