"""An older copy put back beside: the ledger of erasures takes out of it what was destroyed, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.queries import get_customer, list_customers
from app.destruction.closing.actions import replay_erasures
from app.destruction.closing.queries import export_erasures
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.keys.encoding import canonical, parse_canonical
from app.session.door import TOP_SECRET_ROOM
from app.vault.check import check_compartment
from tests.destruction.desk import TRACES, Desk, approved
from tests.destruction.test_actions import everything_in
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

QUAN = PASSPHRASES["quan"]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return approved(office, tmp_path)


def put_beside(office: Office, place: Path) -> Office:
    """A byte copy of the folder as it is now."""
    office.close()
    place.mkdir()
    return copy_office(office, place)


def given_up(step: str) -> None:
    """Somebody who thinks better of it before the switch."""
    if step == "planned":
        raise Cancelled


def test_what_was_destroyed_does_not_come_back(desk: Desk, tmp_path: Path) -> None:
    old = put_beside(desk.office, tmp_path / "old")
    files = {path.name for path in (old.path / "c").glob("*.db")}
    desk.execute(desk.upstairs())
    ledger = export_erasures(desk.office.sign_in("ha"))
    for trace in (*TRACES, desk.customer.rid.hex()):
        assert trace.encode() not in ledger
    upstairs = old.sign_in("quan", TOP_SECRET_ROOM)
    before = everything_in(upstairs, old.project)
    assert all(trace in before for trace in TRACES)
    for _ in range(2):
        with pytest.raises(Cancelled):
            replay_erasures(upstairs, ledger, QUAN, old.credential("ha"), checkpoint=given_up)
    done = replay_erasures(upstairs, ledger, QUAN, old.credential("ha"))
    assert (done.erasures, done.compartments) == (1, len(Level))
    after = everything_in(upstairs, old.project)
    assert [trace for trace in TRACES if trace.casefold() in after.casefold()] == []
    assert desk.customer.rid.hex() not in after
    assert not files & {path.name for path in (old.path / "c").glob("*.db")}
    for level in Level:
        compartment = upstairs.compartment(old.project, level)
        assert check_compartment(compartment, upstairs.vault.roster.public_key_of) == []
    again = replay_erasures(upstairs, export_erasures(old.sign_in("ha")), QUAN, old.credential("ha"))
    assert (again.records, again.compartments) == (0, 0)
    upstairs.close()
    lan = old.sign_in("lan")
    rows = list_customers(lan, old.project, (Level.CONFIDENTIAL, Level.SECRET)).rows
    assert [row.name for row in rows] == ["Công ty Bách Việt"]
    assert [item.title for item in get_customer(lan, desk.stays).items] == ["Hợp đồng khung"]
    number = register_paper(lan, PaperForm(desk.stays, "Bản in", 1, "Lan", "Bàn", ""))
    assert number.endswith("-0003")  # two copies went, and their numbers are not given again
    assert ("erasure:replay", "ok") in acts_of(old)
    assert ("erasure:export", "ok") in acts_of(desk.office)
    old.end()


def test_a_ledger_is_believed_only_when_it_proves_itself_and_is_newer(desk: Desk, tmp_path: Path) -> None:
    early = export_erasures(desk.office.sign_in("ha"))
    old = put_beside(desk.office, tmp_path / "old")
    desk.execute(desk.upstairs())
    ledger = export_erasures(desk.office.sign_in("ha"))
    upstairs, ha = old.sign_in("quan", TOP_SECRET_ROOM), old.credential("ha")
    raw = parse_canonical(ledger)
    fewer = {**raw, "statements": [dict(one) for one in raw["statements"]]}
    retired = next(one for one in fewer["statements"] if one["fields"].get("erased"))
    retired["fields"] = {**retired["fields"], "erased": retired["fields"]["erased"][1:]}
    with pytest.raises(Corrupt, match="vault.roster_forged"):
        replay_erasures(upstairs, canonical(fewer), QUAN, ha)
    for wrong, code in (
        (b"{}", "erasures.no_ledger"),
        (ledger[:-1], "erasures.no_ledger"),
        (canonical({**raw, "vault_id": bytes(16).hex()}), "erasures.other_vault"),
        (canonical({**raw, "statements": raw["statements"][:3]}), "erasures.older"),
    ):
        with pytest.raises(Problem, match=code):
            replay_erasures(upstairs, wrong, QUAN, ha)
    assert replay_erasures(upstairs, early, QUAN, ha).erasures == 0
    assert all(trace in everything_in(upstairs, old.project) for trace in TRACES)
    newer = desk.upstairs()
    with pytest.raises(Problem, match="erasures.older"):
        replay_erasures(newer, early, QUAN, desk.office.credential("ha"))
    old.end()


def test_a_manager_upstairs_with_an_officer_replays_and_officers_export(desk: Desk) -> None:
    office, ha = desk.office, desk.office.credential("ha")
    ledger = export_erasures(office.sign_in("ha"))
    with pytest.raises(Problem, match="destruction.needs_top_secret_room"):
        replay_erasures(office.sign_in("quan"), ledger, QUAN, ha)
    with pytest.raises(Refused, match="people.needs_manager_and_officer"):
        replay_erasures(desk.upstairs(), ledger, QUAN, office.credential("lan"))
    for who in ("lan", "minh", "ha"):
        with pytest.raises(Refused, match="session.not_your_duty"):
            replay_erasures(office.sign_in(who), ledger, PASSPHRASES[who], replace(ha))
    for who in ("quan", "lan", "minh"):
        with pytest.raises(Refused, match="session.not_your_duty"):
            export_erasures(office.sign_in(who))
