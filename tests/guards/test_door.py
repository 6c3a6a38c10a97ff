"""What shows or changes customer data goes through the door, and every event has a place where it happens."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.policy import TABLE
from tests.guards.sources import ROOT, called_name, python_files, tree_of

DOOR = frozenset({"read", "act", "change", "refuse"})
"""Methods of `Session` that judge and record."""

PASSES_INSIDE = frozenset({"step_up", "countersigner", "summary"})
"""Functions of app/session that pass the door themselves, and `summary`, which tells nothing but who one is."""

ROOMS = [file for file in python_files("app") if file.name in {"queries.py", "actions.py"}]


def _functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _through_the_door(function: ast.FunctionDef, known: frozenset[str]) -> bool:
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in DOOR:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in {"session", "own", "crew"}:
                return True
            if isinstance(owner, ast.Attribute) and owner.attr == "session":
                return True
        if called_name(node) in known and _is_handed_the_session(node):
            return True
    return False


def _is_handed_the_session(call: ast.Call) -> bool:
    return any(isinstance(part, ast.Name) and part.id in {"session", "crew"} for part in call.args)


def _passing_everywhere() -> frozenset[str]:
    """The names of all functions of app/ that pass the door, directly or through one another; a fixed point."""
    everything = [function for file in python_files("app") for function in _functions(tree_of(file)).values()]
    passing = PASSES_INSIDE
    while True:
        more = passing | {function.name for function in everything if _through_the_door(function, passing)}
        if more == passing:
            return passing
        passing = more


PASSING = _passing_everywhere()

PUBLIC = [
    (file, name)
    for file in ROOMS
    for name, function in _functions(tree_of(file)).items()
    if not name.startswith("_") and function.args.args and function.args.args[0].arg == "session"
]


def test_there_are_rooms_to_guard() -> None:
    assert len(ROOMS) >= 10
    assert len(PUBLIC) >= 35


@pytest.mark.parametrize(("file", "name"), PUBLIC, ids=lambda part: part if isinstance(part, str) else part.parent.name)
def test_every_public_query_and_action_passes_the_door(file: Path, name: str) -> None:
    assert _through_the_door(_functions(tree_of(file))[name], PASSING), f"{file.relative_to(ROOT)}: {name}"


@pytest.mark.parametrize("file", ROOMS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_is_public_takes_the_session(file: Path) -> None:
    """A public function without a session could not be judged; pure ones live in other modules."""
    pure = {"field_text"}
    for name, function in _functions(tree_of(file)).items():
        if not name.startswith("_") and name not in pure:
            assert function.args.args, name
            assert function.args.args[0].arg == "session", name


def test_a_function_that_forgets_the_door_would_be_found() -> None:
    forgetful = ast.parse("def list_all(session):\n    return session.compartment(1, 2).of_kind('customer')")
    assert not _through_the_door(_functions(forgetful)["list_all"], PASSING)


@cache
def _happening() -> frozenset[str]:
    """The names of all events that stand somewhere in app/ outside the tables."""
    return frozenset(
        node.attr
        for file in python_files("app")
        if file.name not in {"event.py", "policy.py", "apart.py"}
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Event"
    )


@pytest.mark.parametrize("event", Event, ids=str)
def test_every_event_happens_somewhere(event: Event) -> None:
    assert event.name in _happening()


def test_every_event_has_its_rule() -> None:
    assert set(TABLE) == set(Event)
