"""Who may sign a checkpoint, and what one has to say: by the statement's rules alone."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from app.ids import Id, random_id
from app.keys.encoding import Label, b64
from app.keys.hashing import random_bytes
from app.vault.checkpoint_rules import checkpointed, may_checkpoint
from app.vault.roster import Person, Roster
from app.vault.statement import Fields, Statement

QUAN, HA, MAI, LAN = (random_id() for _ in range(4))
DUTIES = {QUAN: {"manager"}, HA: {"officer"}, MAI: {"officer"}, LAN: {"customer-service"}}


def person(uid: Id, duties: set[str]) -> Person:
    return Person(uid, "", "", frozenset(duties), random_bytes(32), random_id(), bytes(32), None, 0)


def roster(*people: Id, one_person: bool = False) -> Roster:
    made = Roster("", "", one_person, bytes(32), b"", random_id(), {}, 0, 1, bytes(32))
    made.people = {uid: person(uid, DUTIES[uid]) for uid in people}
    return made


@pytest.mark.parametrize(
    ("present", "signers", "may"),
    [
        ((QUAN, HA, MAI), {HA, MAI}, True),
        ((QUAN, HA, MAI), {HA, QUAN}, False),  # two officers serve, so two sign
        ((QUAN, HA, MAI), {HA}, False),
        ((QUAN, HA, LAN), {HA, QUAN}, True),
        ((QUAN, HA, LAN), {HA, LAN}, False),
        ((QUAN, HA, LAN), {QUAN}, False),
        ((QUAN, HA), {HA}, False),
    ],
)
def test_two_officers_or_the_pair_where_there_is_one(present: tuple[Id, ...], signers: set[Id], may: bool) -> None:
    assert may_checkpoint(roster(*present), frozenset(signers)) is may


def test_two_identities_of_one_officer_are_one() -> None:
    office = roster(QUAN, HA, MAI)
    office.people[MAI] = replace(office.people[MAI], continues=HA)
    assert not may_checkpoint(office, frozenset({HA, MAI}))
    assert may_checkpoint(office, frozenset({HA, QUAN}))  # in truth one officer serves


def test_the_one_of_one_person_mode_signs_alone() -> None:
    office = roster(one_person=True)
    office.people = {HA: person(HA, {"manager", "officer"})}
    assert may_checkpoint(office, frozenset({HA}))


def fields(number: int = 1) -> Fields:
    writers = sorted(random_bytes(48) for _ in range(2))
    heads: list[Any] = [[b64(writer), 5, b64(random_bytes(32))] for writer in writers]
    return {
        "number": number,
        "last": 10,
        "entries": 10,
        "first": b64(random_bytes(32)),
        "heads": heads,
        "faults": [["journal.tail_cut", b64(writers[0]), 3]],
    }


def stated(office: Roster, said: Fields) -> None:
    signers = frozenset({HA, MAI})
    checkpointed(
        office, Statement(7, Label.CHECKPOINT, said, 99, random_bytes(32), dict.fromkeys(signers, b"")), signers
    )


def test_a_good_one_is_remembered() -> None:
    office = roster(QUAN, HA, MAI)
    stated(office, fields())
    stated(office, fields(2))
    assert office.checkpoint is not None
    assert (office.checkpoint.number, office.checkpoint.seq, office.checkpoint.last) == (2, 7, 10)


@pytest.mark.parametrize(
    "spoil",
    [
        {"number": 2},
        {"number": True},
        {"entries": 9},
        {"last": -1},
        {"first": "x"},
        {"heads": []},
        {"heads": "x"},
        {"faults": None},
        {"faults": [["code"]]},
        {"faults": [["code", "x", 1]]},
        {"more": 1},
    ],
    ids=str,
)
def test_what_is_not_as_it_should_be_is_refused(spoil: dict[str, object]) -> None:
    office = roster(QUAN, HA, MAI)
    with pytest.raises((ValueError, TypeError, KeyError)):
        stated(office, {**fields(), **spoil})
    assert office.checkpoint is None


def test_heads_stand_in_order_each_once_and_none_is_empty() -> None:
    good = fields()
    for spoil in (
        lambda heads: heads.reverse(),
        lambda heads: heads.append(heads[1]),
        lambda heads: heads[0].__setitem__(1, 0),
        lambda heads: heads[0].__setitem__(2, "x"),
    ):
        said = deepcopy(good)
        spoil(said["heads"])
        with pytest.raises((ValueError, TypeError)):
            stated(roster(QUAN, HA, MAI), said)


def test_none_ends_before_the_one_before_it() -> None:
    office = roster(QUAN, HA, MAI)
    stated(office, fields())
    with pytest.raises(ValueError, match="rule"):
        stated(office, {**fields(2), "last": 9})
