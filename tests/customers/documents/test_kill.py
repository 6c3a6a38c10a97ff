"""Killed anywhere while a document is taken in: it is there whole or not at all, and no stray file is left."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from app.customers.documents.actions import add_document, remove_document
from app.customers.documents.queries import list_documents
from app.customers.documents.receiving import PROCEDURE, sealed_files
from app.customers.form import Ref
from app.ids import random_id
from app.session.door import Session
from app.vault.check import check_compartment
from app.vault.sealed_check import damaged_documents
from tests.customers.documents.desk import LOW, MIDDLE, added, customer, leftovers, sealed_paths, written
from tests.faults.killing import attempt, points
from tests.fixtures.vault import Office, copy_office

CONTENT = bytes(range(256)) * 1000


def _owner(session: Session, office: Office) -> Ref:
    (record,) = session.compartment(office.project, LOW).of_kind("customer")
    return Ref(office.project, LOW, record.rid)


def _add(session: Session, office: Office) -> object:
    return add_document(session, _owner(session, office), LOW, str(office.path.parent / "mới.bin"))


def _prepared(template: Office, place: Path) -> Office:
    office = copy_office(template, place)
    session = office.sign_in("lan")
    added(session, customer(office, session), written(place, "cũ.txt", b"cu"))
    written(place, "mới.bin", CONTENT)
    session.close()
    return office


def _outcome(office: Office) -> tuple[str, ...]:
    session = office.sign_in("lan")
    compartment = session.compartment(office.project, LOW)
    assert check_compartment(compartment, session.vault.roster.public_key_of) == []
    assert list(damaged_documents(sealed_files(session), compartment)) == []
    rows = list_documents(session, _owner(session, office))
    assert len(sealed_paths(office)) == len(rows)
    assert (leftovers(office), session.vault.directory.intents()) == ([], [])
    assert all(row.fault == "" for row in rows)
    session.close()
    return tuple(sorted(row.name for row in rows))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_anywhere_it_is_there_whole_or_not_at_all(office_template: Office, tmp_path: Path) -> None:
    whole = _prepared(office_template, tmp_path / "whole")
    total = attempt(whole, "lan", _add, None)
    outcomes, killed = {_outcome(whole)}, 0
    whole.end()
    for point in points(total, 14):
        office = _prepared(office_template, tmp_path / f"at{point}")
        killed += attempt(office, "lan", _add, point) == -signal.SIGKILL
        outcomes.add(_outcome(office))
        office.end()
    assert killed >= 10
    assert outcomes == {("cũ.txt",), ("cũ.txt", "mới.bin")}


def test_what_somebody_else_left_waits_for_who_holds_the_key(office: Office, tmp_path: Path) -> None:
    """Lan was cut off at cơ mật after the file had its name; Nam, who unlocks next, cannot tell what it is."""
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    ref = added(lan, owner, written(tmp_path, "a.txt", b"a"), MIDDLE)
    files, cid = sealed_files(lan), lan.compartment(office.project, MIDDLE).cid
    orphan = files.write(random_id(), cid, [b"orphan"], lambda _: None)
    staged = files.write(random_id(), cid, [b"staged"], lambda _: None)
    files.place(orphan)
    (named,) = (path for path in sealed_paths(office) if path != files.path(orphan.file))
    for file in (orphan.file.hex(), staged.file.hex(), named.name):
        body = {"file": file, "cid": cid.hex(), "device": office.world.device.id.hex(), "room": lan.room}
        with lan.vault.directory.change(lan.now()) as change:
            change.begin(PROCEDURE, "begun", body)
    lan.close()
    nam = office.sign_in("nam")
    assert leftovers(office) == []
    assert len(nam.vault.directory.intents()) == 3
    assert len(sealed_paths(office)) == 2
    nam.close()
    again = office.sign_in("lan")
    assert again.vault.directory.intents() == []
    # Nor does an intent that somebody noted by hand take a file away that a record names, removed or not.
    assert sealed_paths(office) == [named]
    remove_document(again, ref, 1)
    again.close()
    assert sealed_paths(office) == [named]


def test_an_intent_of_another_room_or_machine_is_left_alone(office: Office) -> None:
    lan = office.sign_in("lan")
    files, cid = sealed_files(lan), lan.compartment(office.project, LOW).cid
    for device, room in ((office.world.device.id.hex(), "top_secret"), (random_id().hex(), "everyday")):
        sealed = files.write(random_id(), cid, [b"x"], lambda _: None)
        body = {"file": sealed.file.hex(), "cid": cid.hex(), "device": device, "room": room}
        with lan.vault.directory.change(lan.now()) as change:
            change.begin(PROCEDURE, "begun", body)
    lan.close()
    again = office.sign_in("lan")
    assert len(leftovers(office)) == len(again.vault.directory.intents()) == 2
