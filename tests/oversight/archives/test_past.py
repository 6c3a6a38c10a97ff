"""An archive is opened, proved and read like the journal of today: same rows, same filters, read only, journalled."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.oversight import past
from app.oversight.archives.actions import make_archive
from app.oversight.archives.queries import open_archive, past_shape, read_past
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from tests.fixtures.vault import Office
from tests.oversight.archives.test_archives import years
from tests.people.test_entrance import events


def test_an_archive_is_read_like_the_journal(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    found = open_archive(ha, str(tmp_path / row.file))
    assert (found.title, found.entries, found.faults) == (row.number, row.entries, ())
    assert (found.registered, found.same, found.other) == (True, row.entries, 0)
    assert office.people["lan"] in {person.uid for person in found.people}
    for wanted in (
        JournalFilter(),
        JournalFilter(person=office.people["lan"]),
        JournalFilter(event=Event.CUSTOMER_CREATE.value),
        JournalFilter(family="changing"),
        JournalFilter(refusals_only=True),
    ):
        now = [one for one in read_journal(ha, wanted, limit=500).rows if one.id <= row.last]
        then = read_past(ha, found.name, wanted, limit=500)
        assert list(then.rows) == now
        assert then.total == row.entries
        assert past_shape(ha, found.name, wanted).total == len(now)
    # Page by page; only the first page of a look is on record, with what was read.
    before = events(ha).count((Event.JOURNAL_PAST.value, "ok"))
    first = read_past(ha, found.name, JournalFilter(day_to="2100-01-01"), limit=3)
    second = read_past(ha, found.name, JournalFilter(day_to="2100-01-01"), first.next, 3)
    assert [one.id for one in (*first.rows, *second.rows)] == list(range(row.last, row.last - 6, -1))
    assert events(ha).count((Event.JOURNAL_PAST.value, "ok")) == before + 1
    assert read_journal(ha, JournalFilter(event=Event.JOURNAL_PAST.value)).rows[0].note == row.number


def test_nobody_but_officers_and_nothing_that_was_not_opened(office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    path = tmp_path / row.file
    for who in ("quan", "minh", "lan"):
        session = office.sign_in(who)
        for ask in (
            lambda s=session: open_archive(s, str(path)),
            lambda s=session: read_past(s, "0" * 64, JournalFilter()),
        ):
            with pytest.raises(Refused, match=r"session\.not_your_duty"):
                ask()
    for name in ("0" * 64, "../x", "", "G" * 64):
        with pytest.raises(Problem, match=r"oversight\.past_closed"):
            read_past(ha, name, JournalFilter())
    with pytest.raises(Problem, match=r"oversight\.no_archive"):
        open_archive(ha, str(tmp_path / "none"))
    (tmp_path / "text").write_text("nhật ký")
    with pytest.raises(Problem, match=r"oversight\.no_archive"):
        open_archive(ha, str(tmp_path / "text"))


def test_a_changed_file_opens_nothing_and_what_was_stopped_leaves_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    path = tmp_path / row.file
    kept = open_archive(ha, str(path))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    changed = tmp_path / "sua.niem-journal"
    changed.write_bytes(data)
    with pytest.raises(Corrupt, match=r"oversight\.archive_damaged"):
        open_archive(ha, str(changed))
    assert not list(ha.world.profile.glob("*.past-part*"))
    # One at a time: what was open before is gone, and is opened again by its file.
    with pytest.raises(Problem, match=r"oversight\.past_closed"):
        read_past(ha, kept.name, JournalFilter())

    monkeypatch.setattr(past, "AT_ONCE", 2)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    again = tmp_path / "lai.niem-journal"
    again.write_bytes(path.read_bytes())
    monkeypatch.setattr(past.Filling, "add", lambda *_: stop(0, 0))
    with pytest.raises(Cancelled):
        open_archive(ha, str(again))
    monkeypatch.undo()
    assert not list(ha.world.profile.glob("*.past*"))
    assert read_past(ha, open_archive(ha, str(again)).name, JournalFilter()).total == row.entries
    for word in (b"customer:create", row.number.encode()):
        assert all(word not in file.read_bytes() for file in ha.world.profile.glob("*.past"))
