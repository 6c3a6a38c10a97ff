"""When the last holder is gone: kit and enough shares open the compartment, for a manager who is there, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.customers.queries import list_customers
from app.errors import Problem, Refused
from app.ids import random_id
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal, verify_journal
from app.people.actions import leave_person
from app.people.escrow import escrows_in
from app.people.model import LeaveReason
from app.recovery.actions import escrow_missing, prove_shares, recover_project
from app.recovery.model import Held, RecoverForm
from app.recovery.queries import list_orphans, recovery_state
from app.session.door import TOP_SECRET_ROOM
from app.vault.check import check_compartment
from app.vault.roster import ESCROW
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held, shares_of
from tests.recovery.leaving import LOST_NAME, MAI_PASSPHRASE, as_mai, everybody_leaves, mai_beside, second_manager

NINETY_DAYS = 90 * 24 * 3600 * 1_000_000


@pytest.fixture
def made(office: Office, tmp_path: Path) -> Held:
    """The kit; a second manager is there, and customers."""
    second_manager(office)
    return held(office, tmp_path)


def form_of(office: Office, made: Held, *which: int) -> RecoverForm:
    shares = shares_of(made)
    return RecoverForm(made.files[1], tuple(shares[place] for place in which or (0, 2)), office.project)


def test_a_lost_project_is_opened_for_the_manager_and_written_anew(office: Office, made: Held) -> None:
    everybody_leaves(office)
    officer = office.sign_in("ha")
    before = {path.name for path in (office.path / "c").glob("*.db")}
    orphans = list_orphans(officer)
    assert [(row.project, row.level, row.recoverable) for row in orphans] == [
        (office.project, level, True) for level in Level
    ]
    recovered = recover_project(officer, form_of(office, made), PASSPHRASES["ha"], mai_beside(office))
    assert recovered.levels == tuple(Level)
    assert recovered.records >= 2
    assert list_orphans(officer) == ()
    assert not before & {path.name for path in (office.path / "c").glob("*.db")}
    assert len(before) == len(list((office.path / "c").glob("*.db")))
    store = officer.open_office()
    assert store is not None
    assert len(escrows_in(store, officer.vault)) == len(Level)
    store.close()
    assert len(officer.vault.directory.wraps_of(ESCROW)) == len(Level) + 1  # and the house
    assert officer.vault.roster.escrow_used == set(range(2 * len(Level) + 1))
    officer.vault.verify_whole()
    assert verify_journal(officer).whole
    officer.close()
    mai = as_mai(office, TOP_SECRET_ROOM)
    assert {key.place.level for key in mai.open_keys()} == {1, 2, 3}
    assert {key.place.epoch for key in mai.open_keys()} == {2}
    for level in Level:
        assert check_compartment(mai.compartment(office.project, level), mai.vault.roster.public_key_of) == []
    mai.close()
    again = office.sign_in("ha")
    with pytest.raises(Problem, match="recovery.still_held"):
        recover_project(again, form_of(office, made), PASSPHRASES["ha"], mai_beside(office))
    rows = read_journal(again, JournalFilter(), limit=80).rows
    assert ("recovery:open", "ok") in [(row.event, row.outcome) for row in rows]


def test_what_was_recovered_can_be_recovered_again(office: Office, made: Held) -> None:
    everybody_leaves(office)
    officer = office.sign_in("ha")
    for epoch in (2, 3):
        recover_project(officer, form_of(office, made), PASSPHRASES["ha"], mai_beside(office))
        mai = as_mai(office)
        assert {key.place.epoch for key in mai.open_keys()} == {epoch}
        mai.close()
        with officer.vault.directory.change(officer.now()) as change:  # Mai's wraps are taken away, as if she had left
            officer.vault.refresh()
            second = as_mai(office)
            signers = [(one.uid, one.signing_key) for one in (second.identity, officer.identity)]
            change.take_in(signers, dropped=officer.vault.directory.wraps_of(office.people["mai"]))
        second.close()


def test_where_a_manager_holds_the_key_the_kit_opens_nothing(office: Office, made: Held) -> None:
    officer = office.sign_in("ha")
    assert list_orphans(officer) == ()
    everybody_leaves(office, "nam", "lan", "long")
    assert list_orphans(officer) == ()
    with pytest.raises(Problem, match="recovery.still_held"):
        recover_project(officer, form_of(office, made), PASSPHRASES["ha"], mai_beside(office))


def test_a_manager_whose_machine_was_lost_leaves_the_others_reading(office: Office, made: Held) -> None:
    mai = as_mai(office)
    leave_person(mai, office.people["quan"], LeaveReason.LOST, "mất máy", MAI_PASSPHRASE, office.credential("ha"))
    mai.close()
    lan = office.sign_in("lan")
    with pytest.raises(Problem, match="session.rekey_owed"):  # Quân's key is out there, and nobody here can renew it
        create_customer(lan, office.project, CustomerForm("Công ty Hạ Long", level=Level.SECRET))
    lan.close()
    officer = office.sign_in("ha")
    assert [row.level for row in list_orphans(officer)] == list(Level)
    recover_project(officer, form_of(office, made), PASSPHRASES["ha"], mai_beside(office))
    assert officer.vault.roster.owed == set()
    assert recovery_state(officer).without_escrow == 0
    officer.vault.verify_whole()
    officer.close()
    lan = office.sign_in("lan")  # with the new key, as before
    assert lan.levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)
    assert [row.name for row in list_customers(lan, office.project, (Level.SECRET,)).rows] == [LOST_NAME]
    create_customer(lan, office.project, CustomerForm("Công ty Hạ Long", level=Level.SECRET))
    assert {key.place.epoch for key in as_mai(office, TOP_SECRET_ROOM).open_keys()} == {2}


def test_it_takes_two_of_the_right_duties(office: Office, made: Held) -> None:
    everybody_leaves(office, "quan", "lan", "long")
    form = form_of(office, made)
    officer = office.sign_in("ha")
    for second in ("nam", "minh"):
        with pytest.raises(Refused, match="people.needs_manager_and_officer"):
            recover_project(officer, form, PASSPHRASES["ha"], office.credential(second))
    with pytest.raises(Problem, match="session.same_person"):
        recover_project(officer, form, PASSPHRASES["ha"], office.credential("ha"))
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        recover_project(officer, form, "sai cum mat khau roi", mai_beside(office))
    for who in ("nam", "minh"):
        session = office.sign_in(who)
        with pytest.raises(Refused, match="session.not_your_duty"):
            recover_project(session, form, PASSPHRASES[who], office.credential("ha"))
        with pytest.raises(Refused, match="session.not_your_duty"):
            list_orphans(session)
        with pytest.raises(Refused, match="session.not_your_duty"):
            prove_shares(session, made.files[0], form.shares)
        session.close()
    assert len(list_orphans(officer)) == len(Level)


def test_wrong_shares_and_wrong_kits_open_nothing_and_are_on_record(office: Office, made: Held, tmp_path: Path) -> None:
    everybody_leaves(office)
    officer, good = office.sign_in("ha"), form_of(office, made)
    words = good.shares[0].split()
    tries = {
        "keys.shares_too_few": replace(good, shares=good.shares[:1]),
        "keys.share_twice": replace(good, shares=(good.shares[0], good.shares[0])),
        "keys.share_word_unknown": replace(good, shares=("khoai " + " ".join(words[1:]), good.shares[1])),
        "keys.share_checksum": replace(good, shares=(" ".join([*words[:-2], words[-1], words[-2]]), good.shares[1])),
        "recovery.cannot_read": replace(good, kit=tmp_path / "none"),
    }
    for code, wrong in tries.items():
        with pytest.raises(Problem) as refused:
            recover_project(officer, wrong, PASSPHRASES["ha"], mai_beside(office))
        assert refused.value.code == code
    with pytest.raises(Problem, match="recovery.still_held"):
        recover_project(officer, replace(good, project=random_id()), PASSPHRASES["ha"], mai_beside(office))
    rows = read_journal(officer, JournalFilter(), limit=80).rows
    told = [row.outcome for row in rows if row.event == "recovery:open"]
    assert set(tries) <= set(told)
    assert len(list_orphans(officer)) == len(Level)


def test_the_shares_of_another_ceremony_are_told_apart(office: Office, made: Held, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    newer = held(office, tmp_path / "again")
    officer = office.sign_in("ha")
    with pytest.raises(Problem, match="recovery.shares_of_other_kit"):
        prove_shares(officer, newer.files[0], tuple(shares_of(made)[:2]))
    with pytest.raises(Problem, match="recovery.kit_not_in_force"):
        prove_shares(officer, made.files[0], tuple(shares_of(made)[:2]))
    prove_shares(officer, newer.files[0], tuple(shares_of(newer)[1:]))


def test_the_practice_run_opens_nothing_and_its_date_is_kept(office: Office, made: Held) -> None:
    officer = office.sign_in("ha")
    head, wraps = officer.vault.directory.head, officer.vault.directory.wraps()
    assert recovery_state(officer).proved_at == 0
    office.clock.advance(NINETY_DAYS + 1_000_000)
    assert recovery_state(officer).remind
    prove_shares(officer, made.files[0], tuple(shares_of(made)[:2]))
    state = recovery_state(officer)
    assert state.proved_at == office.clock.now()
    assert not state.remind
    assert (officer.vault.directory.head, officer.vault.directory.wraps()) == (head, wraps)
    with pytest.raises(Problem, match="keys.shares_too_few"):
        prove_shares(officer, made.files[0], tuple(shares_of(made)[:1]))
    rows = read_journal(officer, JournalFilter(), limit=80).rows
    assert {row.outcome for row in rows if row.event == "recovery:prove"} == {"ok", "keys.shares_too_few"}


def test_a_project_made_before_the_kit_by_another_manager_is_brought_in_later(office: Office, tmp_path: Path) -> None:
    second_manager(office)
    from app.projects.actions import create_project

    mai = as_mai(office)
    create_project(mai, "Khách hàng miền Nam", MAI_PASSPHRASE, office.credential("ha"))
    held(office, tmp_path)  # Quân holds the ceremony: Mai's project is not among his keys
    officer = office.sign_in("ha")
    assert recovery_state(officer).without_escrow == len(Level)
    assert escrow_missing(mai, MAI_PASSPHRASE, office.credential("ha")) == len(Level)
    assert recovery_state(officer).without_escrow == 0
    assert escrow_missing(mai, MAI_PASSPHRASE, office.credential("ha")) == 0
    create_project(mai, "Khách hàng miền Trung", MAI_PASSPHRASE, office.credential("ha"))
    assert recovery_state(officer).without_escrow == 0  # made after the kit: escrowed at once
    assert len(officer.vault.directory.wraps_of(ESCROW)) == 3 * len(Level) + 1  # and the house
