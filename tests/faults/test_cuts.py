"""Acts of every kind, killed at their steps and cut off by the power: done or not begun, and whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.form import CustomerForm, Ref
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.session.door import Session
from app.vault import database, durable
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, cut_somewhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace"),
]

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)
NEW_PASSPHRASE = "gio mua nang rung suoi bien"


def _first(session: Session, office: Office) -> Ref:
    compartment = session.compartment(office.project, Level.CONFIDENTIAL)
    return Ref(office.project, Level.CONFIDENTIAL, compartment.of_kind("customer")[-1].rid)


def _with_customer(office: Office) -> None:
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Đầu tiên"))


def _create(session: Session, office: Office) -> object:
    return create_customer(session, office.project, CustomerForm("Mới", level=Level.SECRET))


def _edit(session: Session, office: Office) -> object:
    return edit_customer(session, _first(session, office), CustomerForm("Đã sửa"), 1)


def _records(office: Office) -> tuple[int, ...]:
    """How many customers there are in each level, and revisions of the first."""
    require_whole(office, "lan")
    session = office.sign_in("lan")
    held = [session.compartment(office.project, level) for level in LEVELS]
    past = held[0].history(_first(session, office).rid)
    return (*(len(compartment.of_kind("customer")) for compartment in held), len(past))


def test_a_customer_created_is_there_or_not(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(office_template, tmp_path, "lan", _create, _records, prepare=_with_customer)
    assert (cuts.before, cuts.after) == ((1, 0, 1), (1, 1, 1))


def test_an_edit_is_old_or_new(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(office_template, tmp_path, "lan", _edit, _records, prepare=_with_customer, kills=0)
    assert (cuts.before, cuts.after) == ((1, 0, 1), (1, 0, 2))


def _add_person(session: Session, office: Office) -> object:
    form = PersonForm("Võ Thị Mai", "", (Duty.SALES,), office.project, Level.CONFIDENTIAL, NEW_PASSPHRASE)
    return add_person(session, form, PASSPHRASES["quan"], office.credential("ha"))


def _people(office: Office) -> int:
    """How many belong to the house; whoever does can unlock."""
    require_whole(office, "quan", "ha")
    session = office.sign_in("quan")
    people = session.vault.roster.people
    for uid in people.keys() - set(office.people.values()):
        office.people["mai"] = uid
        mai = sign_in(office.world, office.path, uid, NEW_PASSPHRASE)
        assert mai.levels(office.project) == (Level.CONFIDENTIAL,)
        mai.close()
    return len(people)


def test_a_person_added_is_there_with_keys_or_not_at_all(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(office_template, tmp_path, "quan", _add_person, _people)
    assert (cuts.before, cuts.after) == (6, 7)


# Controls: the same cuts find what is wrong when one protection is taken away ------------


@pytest.fixture
def failures(office_template: Office, tmp_path: Path) -> Callable[[], list[str]]:
    def found() -> list[str]:
        return cut_somewhere(
            office_template, tmp_path, "lan", _edit, _records,
            prepare=_with_customer, kills=0, most_images=60, one_is_enough=True,
        ).failures  # fmt: skip

    return found


def test_without_synced_databases_it_fails(failures: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    settings = [(name, *(("OFF", 0) if name == "synchronous" else rest)) for name, *rest in database.SETTINGS]
    monkeypatch.setattr(database, "SETTINGS", tuple(settings))
    assert failures()


def test_without_the_sync_of_the_anchor_it_fails(
    failures: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable.os, "fsync", lambda _: None)
    assert failures()


def test_without_the_sync_of_folders_it_fails(
    failures: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_folder", lambda _: None)
    assert failures()
