"""Hundreds of forged directories: none is believed, and each refusal names the statement."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator

import pytest

from app.keys.encoding import Label
from app.vault import roster_rules
from app.vault.directory import Directory
from app.vault.roster_rules import read_roster
from tests.faults.forgery import Forger, judged, sampled
from tests.faults.living import EVERY_KIND, Living, kinds, living_directory
from tests.fixtures.vault import Office, copy_office

MOST = int(os.environ.get("FORGERIES", "700"))


@pytest.fixture(scope="module")
def living(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    office = copy_office(office_template, tmp_path_factory.mktemp("living"))
    yield living_directory(office)
    office.close()


@pytest.fixture(scope="module")
def forger(living: Living) -> Forger:
    return Forger(living)


@pytest.fixture
def directory(living: Living) -> Iterator[Directory]:
    opened = living.open()
    yield opened
    opened.close()


def test_the_true_directory_is_believed_and_holds_every_kind(living: Living, directory: Directory) -> None:
    directory.verify_linking()
    roster = read_roster(directory.statements(), living.genesis, living.vault_id)
    assert kinds(directory.statements()) == EVERY_KIND
    assert not roster.people[living.uids["gone"]].active
    assert roster.people[living.uids["cold"]].frozen
    assert roster.house == 2
    assert roster.kit is not None


def test_no_kind_is_left_out() -> None:
    """Whoever adds a kind of statement lets `living_directory` state it, so that it is forged as well."""
    known = set(re.findall(r"case (.+):", inspect.getsource(roster_rules._apply)))
    named = {Label[name] for line in known for name in re.findall(r"Label\.(\w+)", line)}
    assert named | {Label.GENESIS} == EVERY_KIND


def test_the_true_statements_pass_the_judge(living: Living, forger: Forger, directory: Directory) -> None:
    assert judged(directory, forger.rows, living.genesis) is None


@pytest.mark.slow
def test_no_forged_directory_is_believed(living: Living, forger: Forger, directory: Directory) -> None:
    forgeries = sampled(forger.all(), MOST)
    assert len(forgeries) >= 500
    assert {forgery.what.partition(": ")[0] for forgery in forgeries} == EVERY_KIND
    wrong = []
    for forgery in forgeries:
        error = judged(directory, forgery.make(), living.genesis)
        if error is None:
            wrong.append(f"believed: {forgery.what}")
        elif error.code not in {"vault.roster_forged", "vault.directory_broken"}:
            wrong.append(f"{error.code}: {forgery.what}")
        elif error.details.get("seq") not in forgery.refused_at:
            wrong.append(f"{error.details.get('seq')} instead of {sorted(forgery.refused_at)}: {forgery.what}")
    assert not wrong, f"{len(wrong)} of {len(forgeries)}\n" + "\n".join(wrong[:60])
