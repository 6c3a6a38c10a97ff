"""Large compartments are built in a process of their own, searched here, and put in force just as well."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import IO, Any

import pytest

from app.access.level import Level
from app.customers.actions import add_item
from app.customers.model import ItemForm, ItemKind
from app.destruction import building, planning
from app.destruction.scan import Wanted
from app.destruction.scope import Part, shared_by, wanted_from
from app.errors import Problem
from app.vault import building_apart
from app.vault.check import check_compartment
from tests.destruction.desk import TRACES, Desk, approved
from tests.destruction.test_actions import everything_in, still_there
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(building, "LARGE", 0)
    return approved(office, tmp_path)


def test_what_another_process_builds_is_searched_here_and_as_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upstairs, asked = desk.upstairs(), []
    elsewhere = building_apart.send

    def noticed(stream: IO[bytes], message: tuple[str, Any]) -> None:
        if message[0] == "build":
            asked.append(message[1][0].place.level)
        # Nothing of what a file is searched for goes there: some of it only the top-secret level says.
        assert b"hong dao" not in pickle.dumps(message)
        elsewhere(stream, message)

    monkeypatch.setattr(building_apart, "send", noticed)
    with monkeypatch.context() as spoilt:
        # The telephone number that another customer has as well is looked for, too.
        spoilt.setattr(planning, "shared_by", lambda _part, _values: frozenset())
        with pytest.raises(Problem, match=r"destruction\.traces_found"):
            desk.execute(upstairs)
    assert still_there(desk)
    asked.clear()
    assert desk.execute(upstairs).pdf.startswith(b"%PDF")
    assert asked == [Level.CONFIDENTIAL, Level.SECRET]
    found = everything_in(upstairs, desk.office.project)
    assert [trace for trace in TRACES if trace in found] == []
    for level in Level:
        compartment = upstairs.compartment(desk.office.project, level)
        assert check_compartment(compartment, upstairs.vault.roster.public_key_of) == []


def test_what_only_the_top_secret_level_says_is_searched_for_here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = desk.office.sign_in("lan")
    add_item(lan, ItemForm(desk.stays, ItemKind.DEALING, Level.SECRET, "Như giá sỉ riêng"))
    lan.close()
    upstairs = desk.upstairs()
    monkeypatch.setattr(planning, "shared_by", lambda part, _values: shared_by(part, below(part)))

    def below(part: Part) -> Wanted:
        return (
            wanted_from([part]) if part.compartment.place.level < Level.TOP_SECRET else Wanted(frozenset(), frozenset())
        )

    with pytest.raises(Problem, match=r"destruction\.traces_found"):
        desk.execute(upstairs)
    assert still_there(desk)
    assert list(upstairs.vault.folder.staging.iterdir()) == []
