"""An office of one: the rules of two persons are relaxed where the format allows it, and every paper says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import FixedClock
from app.copies.actions import record_shredding, register_paper
from app.copies.model import PaperForm, ShredForm
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.destruction import actions
from app.destruction.model import DestructionForm, Ground, Letter
from app.destruction.verification import verify_certificate
from app.errors import Refused
from app.people.entrance import create_vault, sign_in
from app.release.actions import ask_release, decide_release
from app.release.queries import get_release
from app.session.door import TOP_SECRET_ROOM
from app.session.subject import Credential
from tests.destruction.desk import CODE, COOLING, GONE, count_of
from tests.fixtures.papers import text_of
from tests.fixtures.releases import release_form
from tests.fixtures.standing import let_in
from tests.fixtures.vault import MORNING, PASSPHRASES, founding_form, new_world

QUAN = PASSPHRASES["quan"]


def test_one_person_destroys_and_shreds_but_never_approves_their_own_release(
    tmp_path: Path, remembered_argon2: None
) -> None:
    clock = FixedClock(MORNING)
    world = new_world(tmp_path / "profile", clock)
    founded = create_vault(
        world, founding_form(tmp_path / "vault", officer_name="", officer_passphrase="", one_person=True)
    )
    let_in(world, founded.path, {founded.manager: QUAN}, founded.manager)
    me = Credential(founded.manager, QUAN)
    everyday = sign_in(world, founded.path, founded.manager, QUAN)
    project = everyday.projects()[0].project
    customer = create_customer(everyday, project, GONE)
    release = ask_release(everyday, release_form(customer, fields=("name",)))
    with pytest.raises(Refused, match="release.own_request"):
        decide_release(everyday, release, get_release(everyday, release).digest, True, "được", QUAN)
    register_paper(everyday, PaperForm(customer, "Bản in", 1, "Quân", "Bàn", ""))
    (paper,) = list_copies(everyday, project)
    record = record_shredding(everyday, ShredForm(project, (paper.ref,), (), "Máy", "P-4", "Phòng", ""), QUAN, me)
    assert "chế độ một người" in text_of(record.pdf)
    form = DestructionForm(customer, Ground.CONTRACT_END, "Quân", "2026-11-24", Letter("", "", b""), True)
    order = actions.request_destruction(everyday, form)
    actions.approve_destruction(everyday, order, True, "", QUAN, me)
    everyday.close()
    clock.advance(COOLING)
    upstairs = sign_in(world, founded.path, founded.manager, QUAN, TOP_SECRET_ROOM)
    certificate = actions.execute_destruction(upstairs, order, CODE, count_of(upstairs, order), QUAN, me)
    assert "chế độ một người" in text_of(certificate.pdf)
    assert verify_certificate(certificate.pdf, upstairs.vault.roster.authority).valid
    assert upstairs.compartment(project, Level.CONFIDENTIAL).get(customer.rid) is None
    upstairs.close()
