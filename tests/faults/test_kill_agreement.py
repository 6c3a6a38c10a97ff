"""Killed at every step of signing, filing and ending an agreement: the one before counts, or the new one, whole."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from app.agreements import actions, store, wording
from app.agreements.model import PaperForm
from app.agreements.queries import agreement_document, my_agreement
from app.session.door import Session
from tests.faults.killing import MOST_POINTS, Act, attempt, points
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

A_YEAR = date(2027, 11, 23)
BEFORE, AFTER = "TT-2026-0004", "TT-2026-0007"


def _sign(session: Session, office: Office) -> object:
    return actions.sign_agreement(session, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))


def _file(session: Session, office: Office) -> object:
    form = PaperForm(office.people["lan"], "2026-1", date(2026, 11, 20), A_YEAR, b"%PDF-1.7 scan")
    return actions.file_paper_agreement(session, form, PASSPHRASES["quan"], office.credential("ha"))


def _end(session: Session, office: Office) -> object:
    return actions.end_agreement(session, session.uid, BEFORE, "nghỉ việc", PASSPHRASES["lan"])


ACTS: dict[str, tuple[str, Act, set[tuple[str, bool]]]] = {
    # Who acts, the act, and what may count for Lan afterwards: (number, in force).
    "sign": ("lan", _sign, {(BEFORE, True), (AFTER, True)}),
    "file": ("quan", _file, {(BEFORE, True), (AFTER, True)}),
    "end": ("lan", _end, {(BEFORE, True), (BEFORE, False)}),
}


@pytest.mark.parametrize("name", ACTS)
def test_killed_anywhere_there_is_one_answer(office_template: Office, tmp_path: Path, name: str) -> None:
    who, act, allowed = ACTS[name]
    whole = copy_office(office_template, tmp_path / "whole")
    total = attempt(whole, who, act, None)
    assert total > 0
    done = my_agreement(whole.sign_in("lan")).row
    seen = {(done.number, done.in_force)}
    whole.close()
    killed = 0
    for kill_at in points(total):
        office = copy_office(office_template, tmp_path / f"{kill_at}")
        # A few calls more or less are made from one run to the next, so the last point may lie behind the end.
        killed += attempt(office, who, act, kill_at) == -signal.SIGKILL
        lan, officer = office.sign_in("lan"), office.sign_in("ha")
        row = my_agreement(lan).row
        seen.add((row.number, row.in_force))
        copies = "SELECT count(*) FROM letter WHERE kind LIKE 'agreement%'"
        (letters,) = lan.vault.directory.connection.execute(copies).fetchone()
        assert letters == (2 if row.number == AFTER else 0), kill_at
        if row.number == AFTER:
            stated = store.newest_of(store.all_stated(lan.vault.directory), lan.uid)
            assert stated is not None
            for session in (lan, officer):
                assert store.sha256(agreement_document(session, AFTER).content) == stated.sha256
        office.end()
    assert killed >= MOST_POINTS * 2 // 3
    assert seen == allowed  # both ends were met, and nothing between
