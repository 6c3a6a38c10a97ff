"""What a device has verified of the directory is not verified again, and nothing else is believed for that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.keys.encoding import Label
from app.vault import roster_rules
from app.vault import vault as vaults
from app.vault.roster import OFFICER
from app.vault.roster_snapshot import KEPT, snapshot_of
from app.vault.statement import Head
from tests.benchmarks.directory import LargeOffice, large_office
from tests.fixtures.vault import Office

NOTHING: Head = (0, bytes(32))
PEOPLE, STATEMENTS, EVERY = 12, 137, 25


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LargeOffice:
    monkeypatch.setattr(vaults, "EVERY", EVERY)
    return large_office(tmp_path / "vault", PEOPLE, STATEMENTS)


def _known(large: LargeOffice) -> Head:
    vault = large.open(NOTHING)
    vault.close()
    return vault.known


def _verified(large: LargeOffice, known: Head, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many signatures opening looks at."""
    counted = 0
    real = roster_rules.verify

    def count(*given: bytes) -> bool:
        nonlocal counted
        counted += 1
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(roster_rules, "verify", count)
        large.open(known).close()
    return counted


def test_only_the_signatures_of_new_statements_are_looked_at(
    large: LargeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = _known(large)
    assert known[0] == STATEMENTS - STATEMENTS % EVERY
    whole, new = _verified(large, NOTHING, monkeypatch), _verified(large, known, monkeypatch)
    assert whole >= STATEMENTS
    assert new <= 2 * (STATEMENTS - known[0])


def test_what_was_seen_gives_the_same_roster(large: LargeOffice) -> None:
    known = _known(large)
    whole, seen = large.open(NOTHING), large.open(known)
    assert snapshot_of(whole.roster) == snapshot_of(seen.roster)
    kept = seen.directory.connection.execute("SELECT count(*) FROM snapshot").fetchone()[0]
    assert kept == KEPT
    whole.close()
    seen.close()


@pytest.mark.parametrize("forged", ["body", "digest", "gone", "nonsense"])
def test_a_snapshot_that_this_device_has_not_verified_is_not_believed(large: LargeOffice, forged: str) -> None:
    known = _known(large)
    honest = large.open(known)
    truth = snapshot_of(honest.roster)
    text = honest.directory.snapshot(known[0])
    assert text is not None
    raw = json.loads(text)
    for person in raw["people"]:
        person["duties"] = [OFFICER]
    bodies = {"body": json.dumps(raw), "digest": text, "gone": None, "nonsense": "{"}
    change = honest.directory.connection
    change.execute("DELETE FROM snapshot WHERE seq = ?", (known[0],))
    if bodies[forged] is not None:
        change.execute("INSERT INTO snapshot (seq, body) VALUES (?, ?)", (known[0], bodies[forged]))
    honest.close()
    opened = large.open((known[0], bytes(32)) if forged == "digest" else known)
    assert snapshot_of(opened.roster) == truth
    opened.close()


def test_an_old_statement_changed_under_the_snapshot_is_found_by_the_full_check(large: LargeOffice) -> None:
    known = _known(large)
    opened = large.open(known)
    opened.directory.connection.execute("UPDATE statement SET at = at + 1 WHERE seq = 7")
    opened.close()
    again = large.open(known)
    with pytest.raises(Corrupt, match="vault.directory_broken") as found:
        again.verify_whole()
    assert found.value.details["seq"] == 7
    again.close()


def test_a_chain_that_was_shortened_behind_the_snapshot_is_refused(large: LargeOffice) -> None:
    known = _known(large)
    opened = large.open(known)
    connection = opened.directory.connection
    connection.execute("DELETE FROM statement_signature WHERE seq >= ?", (known[0],))
    connection.execute("DELETE FROM statement WHERE seq >= ?", (known[0],))
    opened.close()
    with pytest.raises(Corrupt, match="vault.directory_broken"):
        large.open(known)


def test_an_older_directory_put_back_is_noticed_by_who_saw_the_newer(office: Office, tmp_path: Path) -> None:
    """The directory alone, everything else as it is: who was frozen in between would be free again."""
    session = office.sign_in("ha")
    path = session.vault.folder.directory
    shutil.copyfile(path, tmp_path / "older.db")
    with session.vault.directory.change(session.now()) as change:
        fields = {"uid": office.people["lan"].hex(), "reason": ""}
        change.state(Label.FREEZE, fields, [(session.uid, session.identity.signing_key)])
    session.close()
    shutil.copyfile(tmp_path / "older.db", path)
    with pytest.raises(Corrupt, match="vault.older_than_seen"):
        office.sign_in("ha")


def test_a_directory_of_another_vault_is_refused(large: LargeOffice, tmp_path: Path) -> None:
    known = _known(large)
    other = large_office(tmp_path / "other", PEOPLE, STATEMENTS)
    shutil.copyfile(other.folder.directory, large.folder.directory)
    for seen in (NOTHING, known):
        with pytest.raises(Corrupt):
            large.open(seen)
