"""What the directory believes of a check: its shape, and who may say that damage is over."""

from __future__ import annotations

from typing import Any

import pytest

from app.ids import Id, random_id
from app.keys.encoding import Label
from app.vault.roster import Roster
from app.vault.roster_checks import MOST_PARTS, checked
from app.vault.statement import Statement

MANAGER, CLERK = random_id(), random_id()
FILE = random_id()
DAMAGE = ["vault.pages_damaged"]


@pytest.fixture
def roster() -> Roster:
    founders = {MANAGER: (bytes(32), frozenset({"manager"})), CLERK: (bytes(32), frozenset({"clerk"}))}
    return Roster("", "", False, bytes(32), b"", MANAGER, founders, 0, 1, bytes(32))


def state(roster: Roster, by: Id, parts: Any, gone: Any = (), **more: Any) -> None:
    fields = {"parts": parts, "gone": list(gone), **more}
    checked(roster, Statement(2, Label.CHECKED, fields, 7, bytes(32), {by: bytes(64)}), frozenset({by}))


def test_damage_stands_until_a_manager_or_an_officer_ends_it(roster: Roster) -> None:
    state(roster, CLERK, [[FILE.hex(), []]])
    assert roster.damage_of(FILE) == ()
    state(roster, CLERK, [[FILE.hex(), DAMAGE, ""]])
    assert roster.damage_of(FILE) == tuple(DAMAGE)
    state(roster, CLERK, [[FILE.hex(), []]])
    state(roster, CLERK, [], [FILE.hex()])
    assert roster.damage_of(FILE) == tuple(DAMAGE)
    state(roster, MANAGER, [[FILE.hex(), []]])
    assert roster.damage_of(FILE) == ()
    state(roster, CLERK, [], [FILE.hex()])
    assert FILE not in roster.checked


@pytest.mark.parametrize(
    "parts",
    [
        "x",
        [[FILE.hex()]],
        [["ab", []]],
        [[FILE.hex(), "vault.pages_damaged"]],
        [[FILE.hex(), ["no code"]]],
        [[FILE.hex(), [7]]],
        [[FILE.hex(), ["a.b"] * 100]],
        [[FILE.hex(), []], [FILE.hex(), DAMAGE, ""]],
        [[FILE.hex(), DAMAGE]],
        [[FILE.hex(), [], ""]],
        [[FILE.hex(), DAMAGE, "AA"]],
        [[FILE.hex(), DAMAGE, 7]],
        [[random_id().hex(), []]] * (MOST_PARTS + 1),
    ],
)
def test_another_shape_breaks_the_statement(roster: Roster, parts: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        state(roster, MANAGER, parts)
    assert roster.checked == {}


def test_it_is_one_person_s_word_and_says_nothing_else(roster: Roster) -> None:
    with pytest.raises(ValueError, match="rule"):
        state(roster, MANAGER, [], note="x")
    both = frozenset({MANAGER, CLERK})
    with pytest.raises(ValueError, match="rule"):
        checked(roster, Statement(2, Label.CHECKED, {"parts": [], "gone": []}, 7, bytes(32), {}), both)
