"""Killed, or the power gone, while an entry is written and while a checkpoint is signed: all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.oversight.checkpoints.actions import make_checkpoint
from app.oversight.checkpoints.queries import checkpoint_state, compare_paper
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]


LOOKS = 4


def test_an_entry_is_there_or_not(office_template: Office, tmp_path: Path) -> None:
    def look(session: Session, _: Office) -> object:
        for _ in range(LOOKS):
            session.read(Event.PERSON_LIST)
        return None

    def check(office: Office) -> int:
        session = office.sign_in("lan")
        count = session.journal.count()
        session.close()
        require_whole(office, "lan")
        return count

    cuts = cut_everywhere(office_template, tmp_path, "lan", look, check, between=range(1000))
    assert isinstance(cuts.before, int)
    assert isinstance(cuts.after, int)
    assert cuts.after - cuts.before == LOOKS + 1  # the looks, and the child's own signing in


def test_a_checkpoint_is_signed_or_not_and_its_paper_fits(office_template: Office, tmp_path: Path) -> None:
    def sign(session: Session, office: Office) -> object:
        return make_checkpoint(session, False, PASSPHRASES["ha"], office.credential("quan"))

    def check(office: Office) -> int:
        session = office.sign_in("ha")
        rows = checkpoint_state(session).rows
        for row in rows:
            assert compare_paper(session, row.code).fits
        session.close()
        require_whole(office, "quan", "ha")
        again = office.sign_in("ha")
        made = make_checkpoint(again, False, PASSPHRASES["ha"], office.credential("quan"))
        assert made.number == len(rows) + 1  # whatever was cut off, the next one follows
        again.close()
        return len(rows)

    cuts = cut_everywhere(office_template, tmp_path, "ha", sign, check)
    assert (cuts.before, cuts.after) == (0, 1)
