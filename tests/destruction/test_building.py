"""Large compartments are built in a process of their own: searched there, and put in force just as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.access.level import Level
from app.destruction import building, planning
from app.errors import Problem
from app.vault.building import Built, Job
from app.vault.building_apart import BuildingApart
from app.vault.check import check_compartment
from tests.destruction.desk import TRACES, Desk, approved
from tests.destruction.test_actions import everything_in, still_there
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(building, "LARGE", 0)
    return approved(office, tmp_path)


def test_what_another_process_builds_is_searched_there_and_as_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upstairs, asked = desk.upstairs(), []
    elsewhere = BuildingApart.build

    def noticed(self: BuildingApart, job: Job, *rest: Any) -> Built:
        asked.append(job.place.level)
        return elsewhere(self, job, *rest)

    monkeypatch.setattr(BuildingApart, "build", noticed)
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
