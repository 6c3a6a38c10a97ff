"""The yearly archive: whole, sealed to officers, read back before it counts, and nothing leaves the journal for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.access.event import Event
from app.clock import DAY, local
from app.errors import Cancelled, Corrupt, NiemError, Problem, Refused
from app.journal.entry import open_detail
from app.keys.wrap import EncryptionKey
from app.oversight.archives import actions
from app.oversight.archives.actions import make_archive
from app.oversight.archives.file import Extent, entry_from, pieces, told_lines
from app.oversight.archives.model import ArchiveRow
from app.oversight.archives.queries import archive_state, check_archive, open_archive, read_past
from app.oversight.model import JournalFilter
from app.session.door import Session
from tests.fixtures.vault import Office
from tests.people.test_entrance import events
from tests.ui.files import make_customer


def years(office: Office) -> tuple[int, int]:
    """Something happens in this year and in the next."""
    this = local(office.clock.now()).year
    make_customer(office.sign_in("lan"), office.project)
    office.clock.advance(60 * DAY)
    office.sign_in("lan")
    return this, this + 1


def test_archives_tile_the_journal_which_keeps_everything(office: Office, tmp_path: Path) -> None:
    this, following = years(office)
    ha = office.sign_in("ha")
    before = [(entry.id, entry.h) for entry in ha.journal.entries()]
    state = archive_state(ha)
    assert (state.rows, state.years, state.present) == ((), (this, following), following)
    first = make_archive(ha, this, str(tmp_path))
    second = make_archive(ha, following, str(tmp_path))
    assert (first.number, second.number) == (f"NK-{this}-01", f"NK-{following}-01")
    assert (first.first, second.first) == (1, first.last + 1)
    times = {local(entry.at).year for entry in ha.journal.entries(after=first.first - 1, before=first.last + 1)}
    assert times == {this}
    assert [(entry.id, entry.h) for entry in ha.journal.entries()][: len(before)] == before
    state = archive_state(ha)
    assert [row.number for row in state.rows] == [second.number, first.number]
    assert this not in state.years
    with pytest.raises(Problem, match=r"oversight\.nothing_to_archive"):
        make_archive(ha, this, str(tmp_path))
    for row in (first, second):
        found = check_archive(ha, str(tmp_path / row.file))
        assert (found.whole, found.registered, found.other) == (True, True, 0)
        assert found.same == found.entries == row.entries == row.last - row.first + 1
    told = events(ha)
    assert told.count((Event.JOURNAL_ARCHIVE.value, "ok")) == 2
    assert not list(tmp_path.glob("*.part"))


def test_an_officer_reads_it_later_and_nobody_else(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    path = tmp_path / row.file
    content = path.read_bytes()
    for word in (b"customer:create", b"statements", ha.person.name.encode()):
        assert word not in content
    keys = [EncryptionKey.from_bytes(key) for key in ha.identity.house.journal]
    lines = [line for line in told_lines(path, ha.vault.vault_id, keys) if "sig" in line]
    told = [open_detail(keys, ha.vault.vault_id, entry_from(line).detail).event for line in lines]
    assert Event.CUSTOMER_CREATE.value in told
    with pytest.raises(Corrupt):
        list(told_lines(path, ha.vault.vault_id, [EncryptionKey.generate()]))
    for who in ("quan", "lan", "minh"):
        session = office.sign_in(who)
        for ask in (
            lambda session=session: make_archive(session, this, str(tmp_path)),
            lambda session=session: check_archive(session, str(path)),
            lambda session=session: archive_state(session),
        ):
            with pytest.raises(Refused, match=r"session\.not_your_duty"):
                ask()


def test_every_region_that_is_harmed_is_found(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    path = tmp_path / make_archive(ha, this, str(tmp_path)).file
    content = path.read_bytes()
    harmed = [content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
              for place in range(0, len(content), max(1, len(content) // 60))]  # fmt: skip
    harmed += [content[: len(content) // 2], content[:-1], content + b"x", b"", b"\n" * 50]
    for number, changed in enumerate(harmed):
        path.write_bytes(changed)
        try:
            found = check_archive(ha, str(path))
        except (Corrupt, Problem):
            continue
        assert not found.registered, number
    with pytest.raises(Problem, match=r"oversight\.no_archive"):
        check_archive(ha, str(tmp_path / "none.niem-journal"))


def test_two_officers_at_once_do_not_give_one_number_to_two_files(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this, _ = years(office)
    first, second = office.sign_in("ha"), office.sign_in("ha")
    other = tmp_path / "khác"
    other.mkdir()
    real = actions._written

    def while_another_does(session: Session, *more: Any) -> ArchiveRow:
        made = real(session, *more)
        with monkeypatch.context() as patch:
            patch.setattr(actions, "_written", real)
            make_archive(second, this, str(other))
        return made

    monkeypatch.setattr(actions, "_written", while_another_does)
    with pytest.raises(Problem, match=r"^vault\.changed_meanwhile$"):
        make_archive(first, this, str(tmp_path))
    assert not list(tmp_path.glob("*.niem-journal"))
    (row,) = archive_state(first).rows
    assert check_archive(first, str(other / row.file)).registered


def test_an_archive_that_tells_an_entry_twice_is_shown_with_what_is_wrong(office: Office, tmp_path: Path) -> None:
    ha = office.sign_in("ha")
    told = list(ha.journal.entries())
    twice = [*told[:5], *told[2:4], *told[4:]]
    extent, path = Extent("NK-2026-09", 2026, 1, told[-1].id, ha.now()), tmp_path / "twice.niem-journal"
    path.write_bytes(b"".join(pieces(ha.vault, extent, twice, ha.identity, ha.journal.journal_public)))
    shown = open_archive(ha, str(path))
    assert {code for code, _ in shown.faults} == {"oversight.proof_gap"}
    assert shown.entries == len(twice)
    assert len(read_past(ha, shown.name, JournalFilter(), limit=500).rows) == len(twice)
    path.write_bytes(b"".join(pieces(ha.vault, extent, [replace(told[0], at=2**63)], ha.identity, told_to(ha))))
    with pytest.raises(Corrupt, match=r"oversight\.archive_damaged"):
        open_archive(ha, str(path))


def told_to(session: Session) -> bytes:
    """The officers' journal key."""
    return session.journal.journal_public


def test_a_journal_that_was_changed_since_is_told(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    ha.journal.connection.execute("DELETE FROM entry WHERE id = 5")
    found = check_archive(ha, str(tmp_path / row.file))
    assert (found.whole, found.registered, found.other, found.same) == (True, True, 1, row.entries - 1)


@pytest.mark.parametrize("stopped", ["cancelled", "not_read_back", "register", "rename"])
def test_a_making_that_was_cut_off_leaves_no_half_archive(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")

    def fail(*_: object, **__: object) -> None:
        raise Cancelled if stopped == "cancelled" else Problem("vault.disk_error")

    with monkeypatch.context() as patch:
        places = {"not_read_back": "check_file", "rename": "sync_folder", "cancelled": "pieces"}
        if stopped == "register":
            patch.setattr("app.oversight.archives.store.put_archive", fail)
        else:
            patch.setattr(actions, places[stopped], fail)
        with pytest.raises(NiemError):
            make_archive(ha, this, str(tmp_path))
    assert not list(tmp_path.glob("*.part"))
    assert archive_state(ha).rows == ()
    left = list(tmp_path.glob("*.niem-journal"))
    if left:  # whole, but in no register
        assert not check_archive(ha, str(left[0])).registered
        with pytest.raises(Problem, match=r"oversight\.archive_exists"):
            make_archive(ha, this, str(tmp_path))
    other = tmp_path / "khác"
    other.mkdir()
    row = make_archive(ha, this, str(other))
    assert check_archive(ha, str(other / row.file)).registered


def test_a_forged_or_changed_entry_keeps_nobody_from_archiving_and_is_named(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    connection = ha.journal.connection
    connection.execute("UPDATE entry SET sig = ? WHERE id = 3", (bytes(64),))
    connection.execute("UPDATE entry SET at = at + 1 WHERE id = 5")
    row = make_archive(ha, this, str(tmp_path))
    found = check_archive(ha, str(tmp_path / row.file))
    assert (found.registered, found.other, found.same) == (True, 0, row.entries)
    assert {("oversight.proof_forged", 3), ("oversight.proof_forged", 5)} <= set(found.faults)
