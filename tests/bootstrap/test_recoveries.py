"""Every procedure that can be cut off is settled at unlocking, and none is passed over by the question before it."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from app.archive.backup.copying import SCRATCH
from app.bootstrap.recoveries import RECOVERIES, Recovery
from app.people import joining
from app.people.resealing import SlotPlace
from app.session.door import TOP_SECRET_ROOM
from installer.places import ROOT
from tests.fixtures.settling import settles
from tests.fixtures.vault import Office


def _recovery(place: str) -> Recovery:
    (found,) = [one for one in RECOVERIES if one.place == place]
    return found


@pytest.mark.parametrize("recovery", RECOVERIES, ids=lambda one: one.place)
def test_each_is_a_function_of_the_program(recovery: Recovery) -> None:
    module, _, name = recovery.place.partition(":")
    assert settles(getattr(importlib.import_module(module), name))


def test_every_procedure_that_leaves_an_intent_is_named() -> None:
    written = {name for path in (ROOT / "app").rglob("*.py") for name in _procedures(path)}
    assert len(written) >= 9
    assert written == {name for one in RECOVERIES for name in one.procedures}


def _procedures(path: Path) -> set[str]:
    """The texts that a module gives to names such as PROCEDURE; those of the recovery ceremony stand in `postponed`."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.Assign):
            continue
        (target,) = node.targets
        many = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
        pairs = zip(target.elts, node.value.elts, strict=True) if many else [(target, node.value)]  # type: ignore[attr-defined]
        for name, value in pairs:
            known = isinstance(name, ast.Name) and (name.id.endswith("PROCEDURE") or name.id == "CEREMONY")
            if known and isinstance(value, ast.Constant):
                found.add(str(value.value))
    return found


def test_a_trace_on_the_disk_is_seen(office: Office) -> None:
    session = office.sign_in("quan")
    vault = session.vault
    traces = {
        "app.people.arrival:settle_arrival": joining.waiting(session.world, vault.vault_id, session.uid),
        "app.people.resealing:settle_interrupted": SlotPlace.of(session).note,
        "app.people.rekeying:settle_interrupted": vault.folder.house(2),
        "app.archive.backup.copying:settle_interrupted": vault.folder.path / SCRATCH,
    }
    for place, trace in traces.items():
        assert not _recovery(place).also(session), place
        trace.mkdir(parents=True)
        assert _recovery(place).also(session), place
        trace.rmdir()


def test_what_lies_in_the_highest_compartments_is_looked_for_by_who_opens_them(office: Office) -> None:
    places = ("app.customers.classification.settling:settle_moves", "app.destruction.settling:settle_withdrawn")
    everyday = office.sign_in("quan")
    assert not any(_recovery(place).also(everyday) for place in places)
    upstairs = office.sign_in("quan", TOP_SECRET_ROOM)
    assert all(_recovery(place).also(upstairs) for place in places)
