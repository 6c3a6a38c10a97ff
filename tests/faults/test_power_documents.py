"""The power goes while a document is taken in: it is there whole, or not at all; no stray file is left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.documents.actions import add_document
from app.customers.documents.queries import list_documents
from app.customers.documents.receiving import sealed_files
from app.customers.form import CustomerForm, Ref
from app.session.door import Session
from app.vault.sealed_check import damaged_documents
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "12"))
LOW = Level.CONFIDENTIAL


def _prepare(office: Office) -> None:
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Bưởi Hồng"))
    session.close()


def _owner(session: Session, office: Office) -> Ref:
    (record,) = session.compartment(office.project, LOW).of_kind("customer")
    return Ref(office.project, LOW, record.rid)


def _add(session: Session, office: Office) -> object:
    source = office.path.parent / "moi.bin"
    source.write_bytes(bytes(range(256)) * 1500)
    return add_document(session, _owner(session, office), LOW, str(source))


def _outcome(office: Office) -> int:
    session = office.sign_in("lan")
    compartment = session.compartment(office.project, LOW)
    rows = list_documents(session, _owner(session, office))
    assert list(damaged_documents(sealed_files(session), compartment)) == []
    assert len([path for path in (office.path / "a").rglob("*") if path.is_file()]) == len(rows)
    assert list((office.path / "staging").iterdir()) == []
    assert session.vault.directory.intents() == []
    session.close()
    require_whole(office, "lan", "ha")
    return len(rows)


def test_a_document_is_there_whole_or_not_at_all(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "lan", _add, _outcome, prepare=_prepare, kills=0, most_images=IMAGES
    )
    assert (cuts.before, cuts.after) == (0, 1)
