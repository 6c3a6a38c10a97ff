"""The office of six people as it is before anybody has signed or learned anything; a conftest imports `newcomers`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import DAY, FixedClock
from app.keys.encoding import Label, b64
from app.people.actions import add_person
from app.people.entrance import create_vault, sign_in
from app.people.model import PersonForm
from app.session.subject import Credential
from tests.fixtures.vault import MORNING, NAMES, PASSPHRASES, STAFF, Office, copy_office, founding_form, new_world

__all__ = ["newcomers", "newcomers_template", "sign_agreement"]


@pytest.fixture(scope="session")
def newcomers_template(tmp_path_factory: pytest.TempPathFactory, remembered_argon2: None) -> Office:
    """Founded and filled, without agreements and lessons."""
    base = tmp_path_factory.mktemp("newcomers")
    clock = FixedClock(MORNING)
    world = new_world(base / "profile", clock)
    founded = create_vault(world, founding_form(base / "vault"))
    manager = sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"])
    (project,) = manager.projects()
    people = {"quan": founded.manager, "ha": founded.officer}
    for key, title, duty, clearance in STAFF:
        form = PersonForm(NAMES[key], title, (duty,), project.project, clearance, PASSPHRASES[key])
        people[key] = add_person(manager, form, PASSPHRASES["quan"], Credential(founded.officer, PASSPHRASES["ha"]))
    manager.close()
    return Office(founded.path, world, clock, project.project, people)


@pytest.fixture
def newcomers(newcomers_template: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy for one test."""
    copied = copy_office(newcomers_template, tmp_path)
    yield copied
    copied.end()


def sign_agreement(office: Office, who: str) -> None:
    """An agreement of ``who`` for ten years, countersigned by the officer."""
    own, officer = office.sign_in(who), office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (own, officer)]
    at = own.now()
    fields = {
        "uid": own.uid.hex(),
        "number": "TT-2026-0001",
        "text": "2026-1",
        "sha256": b64(bytes(32)),
        "start": at,
        "until": at + 3650 * DAY,
        "form": "program",
    }
    with own.vault.directory.change(at) as change:
        change.state(Label.AGREEMENT, fields, signers)
    for session in (own, officer):
        office.sessions.remove(session)
        session.close()
