"""The power goes while a copy is laid beside: there is a whole copy under its name or none, and the vault stays."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.restore.actions import lay_beside
from app.archive.restore.model import LayForm
from app.session.door import Session
from app.vault.incarnation import mark_of
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "6"))


def test_a_copy_is_there_whole_or_not_at_all(office_template: Office, tmp_path: Path) -> None:
    def prepare(office: Office) -> None:
        shutil.copytree(office.path, office.path.with_name("ban-sao"))

    def lay(session: Session, office: Office) -> object:
        return lay_beside(session, LayForm(office.path.with_name("ban-sao"), office.path.with_name("lai"), office.path))

    def found(office: Office) -> str:
        present = office.sign_in("quan")
        present.close()
        into = office.path.with_name("lai")
        if not into.is_dir():
            return "absent"
        assert mark_of(into) is not None
        copy = replace(office, path=into).sign_in("quan")
        assert copy.vault.pending
        copy.vault.verify_whole()
        copy.close()
        return "laid"

    cuts = cut_everywhere(office_template, tmp_path, "minh", lay, found, prepare=prepare, kills=0, most_images=IMAGES)
    assert (cuts.before, cuts.after) == ("absent", "laid")
