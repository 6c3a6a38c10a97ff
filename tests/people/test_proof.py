"""The proof of grants: what it shows, and that nothing in it can be changed unnoticed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from app.access.event import Event
from app.access.level import Level
from app.errors import NiemError, Problem, Refused
from app.keys.encoding import b64, canonical, parse_canonical
from app.people.entrance import genesis_words
from app.people.proof import NOT_TAKEN_IN, OTHER_SIGNERS, prove
from app.projects.actions import ask_clearance, countersign_request, sign_request, withdraw_clearance
from app.projects.model import GrantForm
from app.projects.queries import export_grants, list_requests
from tests.fixtures.vault import COMPANY, NAMES, PASSPHRASES, PROJECT, Office
from tests.people.test_entrance import events

Bundle = dict[str, Any]


def exported(office: Office) -> bytes:
    """With a grant one after the other, and one that was withdrawn and carried over since."""
    form = GrantForm(office.people["nam"], office.project, PROJECT, Level.SECRET, "2027-11-24", "Khách lớn")
    request = ask_clearance(office.sign_in("nam"), form)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    ha = office.sign_in("ha")
    countersign_request(ha, request, list_requests(ha)[0].half, PASSPHRASES["ha"])
    withdraw_clearance(
        office.sign_in("quan"), office.people["long"], office.project, Level.TOP_SECRET, PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip
    return export_grants(office.sign_in("ha"))


def test_every_grant_is_proven_with_both_signers(office: Office) -> None:
    proof = prove(exported(office))
    assert proof.whole
    assert (proof.company, proof.genesis_words) == (COMPANY, genesis_words(office.world, office.path))
    rows = {(row.person, row.level, row.standing): row for row in proof.grants}
    nam = rows[NAMES["nam"], 2, True]
    assert nam.signers == (NAMES["ha"], NAMES["quan"])
    assert (nam.project, nam.fault) == (PROJECT, "")
    assert not rows[NAMES["long"], 3, False].standing
    assert (NAMES["long"], 3, True) not in rows
    # The manager's key of level 3 was carried over under new keys: the old grant has ended, the new one stands.
    assert {standing for person, level, standing in rows if (person, level) == (NAMES["quan"], 3)} == {True, False}
    assert (Event.CLEARANCE_EXPORT.value, "ok") in events(office.sign_in("ha"))


@pytest.mark.parametrize("who", ["quan", "nam", "minh"])
def test_only_officers_export(office: Office, who: str) -> None:
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        export_grants(office.sign_in(who))


def _statement(place: int, change: Callable[[Bundle], None]) -> Callable[[Bundle], None]:
    return lambda bundle: change(bundle["statements"][place])


def _drop_signature(statement: Bundle) -> None:
    statement["signatures"].pop(sorted(statement["signatures"])[0])


def _swap(bundle: Bundle) -> None:
    bundle["statements"][1:3] = bundle["statements"][2:0:-1]


CHAIN: dict[str, Callable[[Bundle], None]] = {
    "time": _statement(3, lambda one: one.update(at=one["at"] + 1)),
    "root": _statement(3, lambda one: one.update(wraps_root=b64(bytes(32)))),
    "kind": _statement(2, lambda one: one.update(kind="niem/v1/other")),
    "signature gone": _statement(3, _drop_signature),
    "signature zeroed": _statement(3, lambda one: one["signatures"].update(dict.fromkeys(one["signatures"], "A" * 86))),
    "order": _swap,
    "one left out": lambda bundle: bundle["statements"].pop(4),
    "twice": lambda bundle: bundle["statements"].insert(3, bundle["statements"][3]),
    "another vault": lambda bundle: bundle.update(vault_id="00" * 16),
}


@pytest.mark.parametrize("name", CHAIN)
def test_no_statement_can_be_changed(office: Office, name: str) -> None:
    bundle = parse_canonical(export_grants(office.sign_in("ha")))
    CHAIN[name](bundle)
    with pytest.raises(NiemError) as refused:
        prove(canonical(bundle))
    assert refused.value.code in ("vault.roster_forged", "people.no_bundle")


@pytest.mark.parametrize(
    "changes",
    [
        {"level": 0},
        {"not_after": "1"},
        {"uid": "00" * 16},
        {"cid": "00" * 16},
        {"epoch": 7},
        {"reason": "founding "},
        {"request": "00" * 16},
        {"policy_version": 99},
        {"ck_commit": b64(bytes(32))},
        {"identity": b64(bytes(32))},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_no_field_of_a_grant_can_be_changed(office: Office, changes: Bundle) -> None:
    bundle = parse_canonical(export_grants(office.sign_in("ha")))
    entry = bundle["grants"][0]["entry"]
    entry.update({"level": entry["level"] % 3 + 1} if "level" in changes else changes)
    proof = prove(canonical(bundle))
    assert [row.fault for row in proof.grants if row.fault] == [NOT_TAKEN_IN]
    assert not proof.whole


def test_other_signers_than_those_of_the_statement_are_named(office: Office) -> None:
    bundle = parse_canonical(export_grants(office.sign_in("ha")))
    bundle["grants"][0]["entry"]["signers"] = [office.people["minh"].hex()]
    (faulty,) = [row for row in prove(canonical(bundle)).grants if row.fault]
    assert faulty.fault == OTHER_SIGNERS
    assert NAMES["minh"] not in faulty.signers


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"not json", b'{"format":"niem grants 1"}', b'{"format":"x","grants":[],"statements":[]}']
)
def test_another_file_is_no_bundle(data: bytes) -> None:
    with pytest.raises(Problem, match=r"people\.no_bundle"):
        prove(data)


def test_a_bundle_of_another_spelling_is_none(office: Office) -> None:
    bundle = copy.deepcopy(parse_canonical(export_grants(office.sign_in("ha"))))
    with pytest.raises(Problem, match=r"people\.no_bundle"):
        prove(json.dumps(bundle, indent=1).encode())


def test_a_level_that_there_is_not_makes_it_no_bundle(office: Office) -> None:
    bundle = parse_canonical(export_grants(office.sign_in("ha")))
    bundle["grants"][0]["entry"]["level"] = 9
    with pytest.raises(Problem, match=r"people\.no_bundle"):
        prove(canonical(bundle))
