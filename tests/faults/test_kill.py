"""Killed at every step of creating, editing and importing: the vault reopens whole, nothing is half done, and the
journal and the ledgers agree.

A child process does the act with a profile function that counts the calls into C by which anything reaches the disk or
the keyring (statements, syncs, renames…) and kills its own process with SIGKILL just before the n-th of them. It is
forked so that the keys derived once are not derived again; it opens every file itself.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.queries import list_customers
from app.session.door import Session
from app.vault import ledger
from app.vault.check import check_compartment, check_file
from tests.faults.killing import MOST_POINTS, Act, attempt, points
from tests.fixtures.vault import Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)


def _create(session: Session, office: Office) -> object:
    return create_customer(session, office.project, CustomerForm("Mới", level=Level.SECRET))


def _edit(session: Session, office: Office) -> object:
    return edit_customer(session, _first(session, office), CustomerForm("Đã sửa"), 1)


def _item(session: Session, office: Office) -> object:
    return add_item(session, ItemForm(_first(session, office), ItemKind.DEALING, Level.SECRET, "Việc"))


def _import(session: Session, office: Office) -> object:
    path = str(office.path.parent / "list.csv")
    preview = preview_import(session, office.project, path, ImportChoices(Level.CONFIDENTIAL))
    return import_customers(session, office.project, preview, path, ImportChoices(Level.CONFIDENTIAL))


ACTS: dict[str, tuple[Act, set[tuple[int, ...]]]] = {
    # The act, and how many customers and items there may be afterwards: (level 1, level 2, items, revisions of first).
    "create": (_create, {(1, 0, 0, 1), (1, 1, 0, 1)}),
    "edit": (_edit, {(1, 0, 0, 1), (1, 0, 0, 2)}),
    "item": (_item, {(1, 0, 0, 1), (1, 0, 1, 1)}),
    "import": (_import, {(1, 0, 0, 1), (3, 2, 0, 1)}),
}


@pytest.mark.parametrize("name", ACTS)
def test_killed_anywhere_nothing_is_half_done(office_template: Office, tmp_path: Path, name: str) -> None:
    act, allowed = ACTS[name]
    whole = _prepared(office_template, tmp_path / "whole")
    total = attempt(whole, "lan", act, None)
    assert total > 10
    outcomes, killed = {_outcome(whole)}, 0
    whole.end()
    for point in points(total):
        office = _prepared(office_template, tmp_path / f"at{point}")
        # A few calls more or less are made from one run to the next, so the last points may lie behind the end.
        killed += attempt(office, "lan", act, point) == -signal.SIGKILL
        outcomes.add(_outcome(office))
        office.end()
    assert killed >= MOST_POINTS * 2 // 3
    assert outcomes == allowed  # both ends were met, and nothing between


def _prepared(template: Office, place: Path) -> Office:
    office = copy_office(template, place)
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Đầu tiên"))
    session.close()
    lines = ["Tên khách hàng,Mức mật", "Một,bí mật", "Hai,cơ mật", "Ba,bí mật", "Bốn,cơ mật"]
    (place / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    return office


def _outcome(office: Office) -> tuple[int, ...]:
    """What there is after reopening; everything must be whole and on record."""
    session = office.sign_in("lan")
    public_key_of = session.vault.roster.public_key_of
    assert check_file(session.vault.directory.connection) == []
    assert check_file(session.journal.connection) == []
    assert session.journal.verify(public_key_of) == []
    assert session.vault.directory.intents() == []
    references = [entry.ref for entry in session.journal.entries() if entry.ref]
    signed = []
    for level in LEVELS:
        compartment = session.compartment(office.project, level)
        assert check_compartment(compartment, public_key_of) == []
        signed += [row.h for row in ledger.rows_from(compartment.connection, 2)]
    assert sorted(references) == sorted(signed)  # each change on record, once
    page = list_customers(session, office.project, LEVELS)
    upper = session.compartment(office.project, Level.SECRET)
    items = len(upper.of_kind("item"))
    past = session.compartment(office.project, Level.CONFIDENTIAL).history(_first(session, office).rid)
    return (*(count for _, count in page.counts), items, len(past))


def _first(session: Session, office: Office) -> Ref:
    compartment = session.compartment(office.project, Level.CONFIDENTIAL)
    return Ref(office.project, Level.CONFIDENTIAL, compartment.of_kind("customer")[-1].rid)


def test_a_change_without_its_entry_is_put_on_record_at_the_next_unlocking(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("lan")
    with monkeypatch.context() as patch:
        patch.setattr(Session, "_journal", _fail)
        with pytest.raises(KeyboardInterrupt):
            create_customer(session, office.project, CustomerForm("Mới"))
    head = session.compartment(office.project, Level.CONFIDENTIAL).head[1]
    assert not session.journal.mentions(head)
    again = office.sign_in("lan")
    assert again.journal.mentions(head)
    entries = again.journal.count()
    third = office.sign_in("lan")
    assert third.journal.count() == entries + 1  # the signing in alone
    assert Event.RECOVERED.value == "ledger:re-emitted"


def _fail(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
