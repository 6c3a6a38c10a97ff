"""The power goes while a year of the journal is archived: in the register only with a file that reads back.

Killing it at its steps is tested in tests/faults/test_kill_archive.py.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.oversight.acts import acts_since
from app.oversight.archives.actions import make_archive
from app.oversight.archives.queries import archive_state, check_archive
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.faults.test_kill_archive import _archive
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "6"))


def _found(office: Office) -> str:
    require_whole(office, "ha")
    ha = office.sign_in("ha")
    before = archive_state(ha)
    for row in before.rows:
        found = check_archive(ha, str(office.path.parent / "dia" / row.file))
        assert (found.whole, found.registered, found.other) == (True, True, 0)
    other = office.path.parent / "dia-khac"
    other.mkdir()
    again = make_archive(ha, before.years[-1], str(other))
    assert check_archive(ha, str(other / again.file)).registered
    assert [act.id for act in acts_since(ha)] == [entry.id for entry in ha.journal.entries()]
    ha.close()
    return f"{len(before.rows)} archived"


def test_a_year_is_archived_whole_or_not_at_all(office_template: Office, tmp_path: Path) -> None:
    def prepare(office: Office) -> None:
        (office.path.parent / "dia").mkdir()

    cuts = cut_everywhere(
        office_template, tmp_path, "ha", _archive, _found, prepare=prepare, kills=0, most_images=IMAGES
    )
    assert (cuts.before, cuts.after) == ("0 archived", "1 archived")
