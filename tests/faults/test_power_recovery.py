"""The power goes during the recovery ceremony, or while a project without a holder is opened: all of it or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere
from tests.fixtures.vault import PASSPHRASES, Office

pytest.importorskip("app.recovery.actions")

from app.recovery.actions import recover_project
from app.recovery.model import Held, RecoverForm
from app.recovery.queries import list_orphans
from tests.faults.test_kill_recovery import _recovered_at_last, ceremony, outcome
from tests.recovery.desk import held, shares_of, sticks
from tests.recovery.leaving import everybody_leaves, mai_beside, second_manager

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "12"))


def test_after_a_ceremony_there_is_a_kit_in_force_or_none(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "quan", ceremony, outcome,
        prepare=lambda office: sticks(office.path.parent), kills=0, most_images=IMAGES,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ("nothing", "stated")


def test_a_recovery_is_not_begun_or_can_be_finished(office_template: Office, tmp_path: Path) -> None:
    made: list[Held] = []

    def prepare(office: Office) -> None:
        second_manager(office)
        made.append(held(office, office.path.parent))
        everybody_leaves(office)

    def recover(session: Session, office: Office) -> object:
        wanted = RecoverForm(made[0].files[0], tuple(shares_of(made[0])[:2]), office.project)
        return recover_project(session, wanted, PASSPHRASES["ha"], mai_beside(office))

    def found(office: Office) -> str:
        officer = office.sign_in("ha")
        orphaned = bool(list_orphans(officer))
        officer.close()
        _recovered_at_last(office, made[0], tuple(shares_of(made[0])[:2]), recover)
        return "orphaned" if orphaned else "opened"

    cuts = cut_everywhere(
        office_template, tmp_path, "ha", recover, found, prepare=prepare, kills=0, most_images=IMAGES // 2
    )
    assert (cuts.before, cuts.after) == ("orphaned", "opened")
