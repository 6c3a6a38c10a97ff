"""The power goes, or the program is killed, at any step of handing a package over.

What may be left: the request as it was; the request still approved with a number that nobody has the password of; or
everything. The file under its name, once the request is handed over, is the one that the register names.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.model import CopyState
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.documents.actions import add_document
from app.customers.model import CustomerForm
from app.release.actions import hand_over_release
from app.release.model import OutputKind, ReleaseState
from app.release.queries import get_release, list_releases
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import Office
from tests.release.asking import approved

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

CONTENT = b"hop dong " * 20_000
TOLD = b"Bach Viet"


def prepare(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", note=TOLD.decode()))
    source = office.path.parent / "nguon.bin"
    source.write_bytes(CONTENT)
    document = add_document(lan, customer, Level.CONFIDENTIAL, str(source)).ref
    source.unlink()
    assert document is not None
    approved(office, customer, ("name", "note"), (document,))


def act(session: Session, office: Office) -> object:
    (row,) = list_releases(session, office.project)
    return hand_over_release(session, row.ref, str(office.path.parent / "goi.niem"), OutputKind.PACKAGE)


def check(office: Office) -> str:
    require_whole(office, "lan", "quan")
    lan = office.sign_in("lan")
    (row,) = list_releases(lan, office.project)
    folder, file = office.path.parent, office.path.parent / "goi.niem"
    for left in (*folder.glob(".*.part"), *folder.glob("*.niem")):
        content = left.read_bytes()
        assert TOLD not in content
        assert CONTENT[:16] not in content
    if row.state is ReleaseState.HANDED_OVER:
        output = get_release(lan, row.ref).output
        assert output is not None
        assert output.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert [copy.state for copy in list_copies(lan, office.project)] == [CopyState.HELD]
        return "handed over"
    begun = len(list_copies(lan, office.project))
    again = hand_over_release(lan, row.ref, str(folder / "lai.niem"), OutputKind.PACKAGE)
    held = [copy.number for copy in list_copies(lan, office.project) if copy.state is CopyState.HELD]
    assert held == [again.number]
    return "begun" if begun else "not begun"


def test_cut_off_anywhere_a_number_is_lost_and_never_the_request(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "lan", act, check, prepare=prepare, between={"begun"}, kills=8, most_images=10
    )
    assert "begun" in cuts.met
