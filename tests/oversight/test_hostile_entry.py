"""An entry that a colleague's own program wrote so that the officer cannot read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from app.errors import Corrupt
from app.journal.entry import Detail
from app.journal.store import Journal
from app.keys.encoding import canonical, parse_canonical
from app.keys.wrap import EncryptionKey
from app.oversight.actions import make_leaver_report
from app.oversight.alerts.actions import watch_journal
from app.oversight.alerts.queries import list_alerts
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from app.session.door import Session
from tests.fixtures.vault import PASSPHRASES, Office

GOOD = parse_canonical(Detail("customer:list", "ok").encoded())
BAD: dict[str, dict[str, Any]] = {
    "event": {"event": 7},
    "outcome": {"outcome": None},
    "level": {"level": "three"},
    "great level": {"level": 2**70},
    "no such level": {"level": 9},
    "note": {"note": ["a"]},
    "agreement": {"agreement": 1},
    "lesson": {"lesson": True},
    "rid": {"rid": 5},
    "project": {"project": "00"},
    "nothing": {"note": None},
}


@dataclass(frozen=True)
class Spelled:
    """A detail as a program of one's own spells it."""

    data: bytes

    def encoded(self) -> bytes:
        """As it is."""
        return self.data


def written(session: Session, what: dict[str, Any], at: int = 0) -> int:
    """An entry that is signed as it should be, and sealed to the officers; its number."""
    detail: Any = Spelled(canonical({**GOOD, **what}))
    return session.journal.append(session.identity, at or session.now(), detail).id


@pytest.mark.parametrize("what", BAD)
def test_a_detail_of_another_form_is_unreadable(what: str) -> None:
    with pytest.raises(Corrupt, match=r"journal\.detail_unreadable"):
        Detail.decoded(canonical({**GOOD, **BAD[what]}))


def test_the_control_a_detail_of_our_form_is_read() -> None:
    assert Detail.decoded(canonical(GOOD)) == Detail("customer:list", "ok")


def test_whoever_writes_nonsense_about_themselves_stops_no_officer(office: Office) -> None:
    nam = office.sign_in("nam")
    written_ones = {written(nam, what) for what in BAD.values()}
    written_ones |= {written(nam, {}, at) for at in (2**62, 2**63 - 1)}
    after = written(nam, {"event": "customer:view", "rid": "00" * 16})
    ha = office.sign_in("ha")
    rows = {row.id: row for row in read_journal(ha, JournalFilter(person=nam.uid)).rows}
    assert written_ones | {after} <= rows.keys()
    assert rows[after].event == "customer:view"
    watch_journal(ha)
    list_alerts(ha)
    report = make_leaver_report(ha, nam.uid, PASSPHRASES["ha"], office.credential("quan"))
    assert report.startswith(b"%PDF")


def test_an_unreadable_entry_is_shown_and_hides_nothing(office: Office) -> None:
    nam = office.sign_in("nam")
    vault = nam.vault
    another = EncryptionKey.generate().public
    journal = Journal.open(vault.folder.journal, vault.journal_key, vault.vault_id, another)
    hidden = journal.append(nam.identity, nam.now(), Detail("customer:list", "ok"))
    journal.close()

    page = read_journal(office.sign_in("ha"), JournalFilter())
    (row,) = [row for row in page.rows if row.id == hidden.id]
    assert (row.person, row.outcome) == (nam.uid, "keys.sealed_for_another")
    assert any(row.id < hidden.id and row.event == "session:sign-in" for row in page.rows)
    refused = read_journal(office.sign_in("ha"), JournalFilter(person=nam.uid, refusals_only=True))
    assert [row.id for row in refused.rows] == [hidden.id]


def test_what_is_written_in_a_colleagues_name_is_told_as_forged_and_is_no_act_of_theirs(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")

    class Forger:
        writer_id = lan.identity.writer_id
        sign = staticmethod(nam.identity.sign)

    nam.journal._own[Forger.writer_id.encoded()] = nam.journal.head_of(Forger.writer_id)
    forged = nam.journal.append(Forger(), nam.now(), Detail("customer:view", "ok"))
    honest = nam.journal.append(nam.identity, nam.now(), Detail("customer:view", "ok"))
    rows = {row.id: row for row in read_journal(office.sign_in("ha"), JournalFilter()).rows}
    assert (rows[forged.id].event, rows[forged.id].outcome) == ("", "journal.writer_forged")
    assert (rows[honest.id].event, rows[honest.id].outcome) == ("customer:view", "ok")
    views = read_journal(office.sign_in("ha"), JournalFilter(person=lan.uid, event="customer:view")).rows
    assert forged.id not in {row.id for row in views}
