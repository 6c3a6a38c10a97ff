"""A row that somebody's own program put into the journal's file, with values that no program of ours writes there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.journal.entry import Detail
from app.oversight.alerts.actions import watch_journal
from app.oversight.alerts.queries import list_alerts
from app.oversight.archives.actions import make_archive
from app.oversight.model import JournalFilter
from app.oversight.queries import journal_shape, prepare_journal, read_journal, verify_journal
from app.session.door import Session
from tests.fixtures.vault import Office

CELLS = ("writer", "seq", "prev", "at", "seen", "ref", "detail_hash", "detail", "h", "sig")
SHOWN: dict[str, dict[str, Any]] = {
    "a time before any": {"at": -(2**62)},
    "a time just before": {"at": -1},
    "words for a time": {"at": "abc"},
    "bytes for a time": {"at": b"abc"},
    "half a moment": {"at": 1.5},
    "words for a number": {"seq": "abc"},
    "words for a writer": {"writer": "x" * 48},
    "words for a detail": {"detail": "abc"},
    "words for a reference": {"ref": "abc"},
    "words for a hash": {"h": "x" * 32},
    "words for a signature": {"sig": "x" * 64},
}
CASES: dict[str, tuple[dict[str, Any], ...]] = {
    "cells": tuple(SHOWN.values()),
    "no number": ({"id": -5},),
    "the last number": ({"id": 2**63 - 1},),
}


def put(session: Session, cells: dict[str, Any], device: int = 1) -> int:
    """A row of a chain of its own, with its place in the list of chains; its number."""
    connection = session.journal.connection
    mine = session.identity.writer_id.encoded()
    row = connection.execute(
        f"SELECT {', '.join(CELLS)} FROM entry WHERE writer = ? ORDER BY seq DESC LIMIT 1", (mine,)
    ).fetchone()
    values = {
        **dict(zip(CELLS, row, strict=True)),
        "writer": session.uid + bytes([device]) * 32,
        "seq": 1,
        "prev": bytes(32),
    }
    values |= cells
    cursor = connection.execute(
        f"INSERT INTO entry ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )
    connection.execute("INSERT INTO head VALUES (?, ?, ?)", (values["writer"], values["seq"], values["h"]))
    return int(cursor.lastrowid or 0)


@pytest.mark.parametrize("what", CASES)
def test_it_is_named_and_hides_nothing_that_anybody_does(office: Office, tmp_path: Path, what: str) -> None:
    nam = office.sign_in("nam")
    made_up = [put(nam, cells, number) for number, cells in enumerate(CASES[what], start=1)]
    nam.close()
    lan = office.sign_in("lan")  # nobody is locked out by it
    seen = lan.journal.append(lan.identity, lan.now(), Detail("customer:view", "ok"))
    lan.close()
    ha = office.sign_in("ha")
    prepare_journal(ha)
    rows = {row.id: row for row in read_journal(ha, JournalFilter(), limit=500).rows}
    assert (rows[seen.id].event, rows[seen.id].person_name) == ("customer:view", "Nguyễn Thị Lan")
    shown = [(rows[one].event, rows[one].outcome) for one in made_up if one in rows]
    assert shown == [("", "journal.writer_forged")] * (len(SHOWN) if what == "cells" else 0)
    assert journal_shape(ha, JournalFilter()).total >= len(rows)
    watch_journal(ha)
    list_alerts(ha)
    assert not verify_journal(ha).whole
    archive = make_archive(ha, 2026, str(tmp_path))
    assert archive.entries >= len(rows)
    ha.close()
    after = office.sign_in("ha")  # what came in behind it is seen as well
    (newest, *_) = read_journal(after, JournalFilter(person=after.uid)).rows
    assert newest.event == "journal:read"


def test_a_number_of_another_kind_in_somebodys_own_chain_is_named_at_unlocking(office: Office) -> None:
    nam = office.sign_in("nam")
    connection = nam.journal.connection
    connection.execute("UPDATE head SET seq = 'abc' WHERE writer = ?", (nam.identity.writer_id.encoded(),))
    nam.close()
    with pytest.raises(Exception, match=r"^journal\.head_changed$"):
        office.sign_in("ha")
