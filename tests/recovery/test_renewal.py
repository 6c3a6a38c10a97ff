"""The kit written anew: what was destroyed opens with nothing any more, everything else opens as before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.access.level import Level
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.keys.encoding import Label
from app.keys.hashing import sha256
from app.keys.recovery import kit_file, open_entry, read_kit, recovery_key
from app.keys.shares import combine
from app.people.escrow import index_of, open_escrow
from app.people.granting import carry_over
from app.projects.actions import create_project
from app.recovery import kit
from app.recovery.actions import kit_destroyed, prove_shares, renew_kit
from app.recovery.model import Held, RenewForm
from app.recovery.queries import recovery_state
from app.session.door import Session
from app.vault.house_escrow import escrow_in
from app.vault.rewrite import Target, rewrite
from app.vault.roster import ESCROW
from app.vault.roster_snapshot import roster_from, snapshot_of
from app.vault.statement import Signers, Wrap
from app.vault.vault import Vault
from tests.destruction.desk import Desk, approved
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held, shares_of

QUAN = PASSPHRASES["quan"]


@dataclass
class Case:
    """An office with a kit and two projects; in the first a customer was destroyed. ``old`` are the wraps of before."""

    office: Office
    made: Held
    old: list[tuple[Wrap, bytes]]
    desk: Desk


def escrow_wraps(session: Session) -> list[tuple[Wrap, bytes]]:
    """Every escrow wrap with the commitment it was taken in with."""
    vault = session.vault
    return [
        (wrap, vault.roster.taken[sha256(wrap.blob)].grant)
        for wrap in vault.directory.wraps_of(ESCROW)
        if wrap != escrow_in(vault.directory, vault.roster)
    ]


def rotated(session: Session, office: Office) -> None:
    """The second project's lowest compartment is written anew for another reason: nothing was destroyed in it."""
    other = next(row.project for row in session.projects() if row.project != office.project)
    key = session.open_key(other, Level.CONFIDENTIAL)
    officer = office.sign_in("ha")
    store = officer.open_office()
    assert store is not None
    signers = [(one.uid, one.identity.signing_key) for one in (session, officer)]
    maker = carry_over(
        session.vault, store, writer=officer.identity, signers=signers, names={other: key.project_name},
        request=session.world.new_id(), new_id=session.world.new_id, at=session.now(),
    )  # fmt: skip
    target = Target(session.compartment(other, Level.CONFIDENTIAL), key.key)
    rewrite(
        session.vault, [target], (), reference="", writer=session.identity, make_wraps=maker, signers=signers,
        at=session.now(),
    )  # fmt: skip
    store.close()
    officer.close()
    session.follow()


@pytest.fixture
def case(office: Office, tmp_path: Path) -> Case:
    manager = office.sign_in("quan")
    create_project(manager, "Khách hàng miền Nam", QUAN, office.credential("ha"))
    made = held(office, tmp_path, manager)
    old = escrow_wraps(manager)
    rotated(manager, office)
    manager.close()
    desk = approved(office, tmp_path)
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    upstairs.close()
    return Case(office, made, old, desk)


def new_sticks(place: Path, name: str = "new") -> tuple[Path, Path]:
    folders = (place / f"{name} one", place / f"{name} two")
    for folder in folders:
        folder.mkdir(exist_ok=True)
    return folders


def renewal(case: Case, place: Path, name: str = "new") -> RenewForm:
    return RenewForm(case.made.files[0], *new_sticks(place, name))


def opens(session: Session, file: Path, shares: list[str], wrap: Wrap, commitment: bytes) -> bool:
    """Whether a kit and the shares open an escrow wrap, as somebody with an old copy of the vault would try."""
    vault, opened = session.vault, read_kit(file.read_bytes())
    stated = vault.roster.kit
    assert stated is not None
    number = index_of(wrap.blob)
    try:
        escrow_key = open_entry(
            recovery_key(combine(shares[:2]), vault.vault_id, vault.label.genesis),
            opened,
            number,
            stated.publics[number],
        )
    except Problem as error:
        if error.code != "keys.kit_without_entry":
            raise
        return False
    return bool(open_escrow(escrow_key, vault.vault_id, wrap.blob, commitment).key)


def test_only_the_epochs_of_the_destroyed_are_gone(case: Case, tmp_path: Path) -> None:
    manager = case.office.sign_in("quan")
    assert recovery_state(manager).dead == len(Level)
    renewed = renew_kit(manager, renewal(case, tmp_path), QUAN, case.office.credential("ha"))
    assert (renewed.serial, renewed.dropped) == (2, len(Level))
    shares = shares_of(case.made)
    before = {index_of(wrap.blob): opens(manager, case.made.files[0], shares, wrap, mark) for wrap, mark in case.old}
    after = {index_of(wrap.blob): opens(manager, renewed.files[1], shares, wrap, mark) for wrap, mark in case.old}
    assert all(before.values())
    # Of the old wraps those of the second project still open: the rotated epoch lost nothing, its old copies count.
    assert sorted(after.values()) == [False] * len(Level) + [True] * len(Level)
    destroyed = [number for number, opened in after.items() if not opened]
    assert manager.vault.roster.kit is not None
    assert manager.vault.roster.kit.dropped == frozenset(destroyed)
    for wrap, mark in escrow_wraps(manager):
        assert opens(manager, renewed.files[0], shares, wrap, mark)
    assert recovery_state(manager).dead == 0
    manager.vault.verify_whole()


def test_both_kits_are_good_until_the_old_one_is_destroyed(case: Case, tmp_path: Path) -> None:
    manager, officer = case.office.sign_in("quan"), case.office.sign_in("ha")
    renewed = renew_kit(manager, renewal(case, tmp_path), QUAN, case.office.credential("ha"))
    for file in (case.made.files[0], *renewed.files):
        prove_shares(officer, file, tuple(shares_of(case.made)[1:]))
    (former,) = recovery_state(officer).former
    assert (former.serial, former.destroyed_at) == (1, 0)
    kit_destroyed(officer, 1, " nghiền  vụn ", PASSPHRASES["ha"], case.office.credential("quan"))
    (former,) = recovery_state(officer).former
    assert (former.destroyed_at, former.how) == (officer.now(), "nghiền vụn")
    assert set(former.by) == {"Trần Minh Quân", "Lê Thị Thu Hà"}
    for serial in (1, 2, 3):
        with pytest.raises(Problem, match="recovery.not_a_former_kit"):
            kit_destroyed(officer, serial, "nghiền", PASSPHRASES["ha"], case.office.credential("quan"))
    with pytest.raises(Problem, match="recovery.how_missing"):
        kit_destroyed(officer, 1, "  ", PASSPHRASES["ha"], case.office.credential("quan"))
    assert recovery_state(manager).former == ()  # known to officers alone
    acts = acts_of(case.office)
    assert ("recovery:renew-kit", "ok") in acts
    assert ("recovery:kit-destroyed", "ok") in acts


def test_it_is_refused_where_there_is_nothing_to_do_or_the_sticks_are_used(case: Case, tmp_path: Path) -> None:
    manager, ha = case.office.sign_in("quan"), case.office.credential("ha")
    form = renewal(case, tmp_path)
    with pytest.raises(Problem, match="recovery.used_stick"):
        renew_kit(manager, replace(form, second=case.made.files[1].parent), QUAN, ha)
    with pytest.raises(Problem, match="recovery.same_folder"):
        renew_kit(manager, replace(form, second=form.first), QUAN, ha)
    with pytest.raises(Problem, match="recovery.inside_vault"):
        renew_kit(manager, replace(form, second=case.office.path / "c"), QUAN, ha)
    with pytest.raises(Problem, match="recovery.cannot_read"):
        renew_kit(manager, replace(form, present=tmp_path / "none"), QUAN, ha)
    assert manager.vault.directory.intents() == []
    renewed = renew_kit(manager, form, QUAN, ha)
    again = RenewForm(renewed.files[0], *new_sticks(tmp_path, "again"))
    with pytest.raises(Problem, match="recovery.nothing_dead"):
        renew_kit(manager, again, QUAN, ha)
    for who in ("nam", "minh"):
        session = case.office.sign_in(who)
        with pytest.raises(Refused, match="session.not_your_duty"):
            renew_kit(session, again, PASSPHRASES[who], ha)
        with pytest.raises(Refused, match="session.not_your_duty"):
            kit_destroyed(session, 1, "nghiền", PASSPHRASES[who], ha)
        with pytest.raises(Refused, match="people.needs_manager_and_officer"):
            renew_kit(manager, again, QUAN, case.office.credential(who))


def test_stopped_before_it_is_stated_nothing_is_left(case: Case, tmp_path: Path) -> None:
    manager, ha = case.office.sign_in("quan"), case.office.credential("ha")
    for step in (1, 2, 3):

        def stop(done: int, _total: int, step: int = step) -> None:
            if done == step:
                raise Cancelled

        with pytest.raises(Cancelled):
            renew_kit(manager, renewal(case, tmp_path), QUAN, ha, progress=stop)
        assert list(tmp_path.glob("new */*")) == []
        assert manager.vault.directory.intents() == []
        assert recovery_state(manager).serial == 1


def test_a_kit_that_lacks_more_than_it_should_is_no_source(case: Case, tmp_path: Path) -> None:
    manager, officer = case.office.sign_in("quan"), case.office.sign_in("ha")
    whole = read_kit(case.made.files[0].read_bytes())
    signers = [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    poorer = tmp_path / "poorer.niemkit"
    entries = {number: sealed for number, sealed in whole.entries.items() if number != 200}
    poorer.write_bytes(kit_file(whole.vault_id, whole.genesis, 1, whole.recovery, entries, signers))
    kit.read(manager.vault, poorer)  # whole in itself
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        renew_kit(manager, replace(renewal(case, tmp_path), present=poorer), QUAN, case.office.credential("ha"))
    stranger = kit_file(whole.vault_id, whole.genesis, 1, whole.recovery, whole.entries, signers, pool=1)
    assert read_kit(stranger).pool == 1
    poorer.write_bytes(kit_file(whole.vault_id, whole.genesis, 2, whole.recovery, whole.entries, signers, pool=2))
    with pytest.raises(Problem, match="recovery.kit_not_in_force"):
        kit.read(manager.vault, poorer)


def stated(vault: Vault, at: int, fields: dict[str, Any], signers: Signers) -> None:
    with vault.directory.change(at) as change:
        change.state(Label.KIT_RENEWED, fields, signers)
        vault.refresh()


def test_a_renewal_that_breaks_a_rule_is_believed_by_nobody(office: Office, tmp_path: Path) -> None:
    manager, officer = office.sign_in("quan"), office.sign_in("ha")
    held(office, tmp_path, manager)
    vault, two = manager.vault, [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    used = sorted(vault.roster.escrow_used)
    rules = {
        "one person": ({"serial": "2", "dropped": used[:1]}, two[:1]),
        "an unused entry": ({"serial": "2", "dropped": [used[-1] + 1]}, two),
        "one entry twice": ({"serial": "2", "dropped": [used[0], used[0]]}, two),
        "nothing": ({"serial": "2", "dropped": []}, two),
        "another serial": ({"serial": "3", "dropped": used[:1]}, two),
        "no number": ({"serial": "2", "dropped": ["0"]}, two),
    }
    for name, (fields, signers) in rules.items():
        with pytest.raises(Corrupt, match="vault.roster_forged"):
            stated(vault, manager.now(), fields, signers)
        assert vault.roster.kit is not None, name
        assert (vault.roster.kit.serial, vault.roster.kit.dropped) == ("1", frozenset()), name
    stated(vault, manager.now(), {"serial": "2", "dropped": used[:1]}, two)
    assert vault.roster.kit is not None
    assert vault.roster.kit.dropped == {used[0]}
    assert roster_from(snapshot_of(vault.roster)).kit == vault.roster.kit
