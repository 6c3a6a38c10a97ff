"""Every unlocking proves what others wrote since this person was last here, and bears witness to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.access.event import Event
from app.errors import Corrupt
from app.journal.entry import Detail, open_detail
from app.journal.heads import Heads, counted
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.database import Connection
from tests.fixtures.vault import Office


def told(office: Office, who: str) -> list[tuple[str, str]]:
    """The acts and notes of somebody's entries, as the officer reads them."""
    ha = office.sign_in("ha")
    keys = [EncryptionKey.from_bytes(key) for key in ha.identity.house.journal]
    details = [
        open_detail(keys, ha.vault.vault_id, entry.detail)
        for entry in ha.journal.entries()
        if entry.writer.uid == office.people[who]
    ]
    ha.close()
    return [(detail.event, detail.note) for detail in details]


def work(session: Session, times: int = 3) -> None:
    for _ in range(times):
        session.read(Event.PERSON_LIST)


def refit(connection: Connection) -> None:
    """The list of heads made to fit what is left."""
    connection.execute("DELETE FROM head")
    connection.execute(
        "INSERT INTO head SELECT writer, seq, h FROM entry e WHERE seq = "
        "(SELECT max(seq) FROM entry WHERE writer = e.writer)"
    )


def test_the_entry_of_unlocking_covers_everybody_elses(office: Office) -> None:
    nam = office.sign_in("nam")
    work(nam)
    lan = office.sign_in("lan")
    entry = next(lan.journal.entries(newest_first=True))
    mine = lan.identity.writer_id.encoded()
    others = Heads((w.encoded(), seq, h) for w, (seq, h) in lan.journal.heads().items() if w.encoded() != mine)
    assert entry.seen == others.witness(mine)
    assert counted(entry.seen) == (len(others), others.total)
    assert lan.seen.last == entry.id - 1  # what was proved before it was written


def test_what_came_since_is_proved_and_what_does_not_hold_is_on_record_once(office: Office) -> None:
    office.sign_in("lan").close()
    nam = office.sign_in("nam")
    work(nam)
    last = nam.journal.last_id()
    nam.journal.connection.execute("UPDATE entry SET at = at + 1 WHERE id = ?", (last - 1,))
    lan = office.sign_in("lan")
    assert [found.code for found in lan.journal_breaks] == ["journal.entry_changed"]
    lan.close()
    again = office.sign_in("lan")
    assert again.journal_breaks == ()
    again.close()
    broken = [note for event, note in told(office, "lan") if event == Event.JOURNAL_BROKEN.value]
    assert [note.partition(":")[0] for note in broken] == ["journal.entry_changed"]


def test_the_control_nothing_is_on_record_where_all_holds(office: Office) -> None:
    office.sign_in("lan").close()
    nam = office.sign_in("nam")
    work(nam)
    nam.close()
    lan = office.sign_in("lan")
    assert lan.journal_breaks == ()
    lan.close()
    assert Event.JOURNAL_BROKEN.value not in {event for event, _ in told(office, "lan")}


def test_a_tail_of_others_that_this_person_saw_is_missed_at_every_unlocking(office: Office) -> None:
    nam = office.sign_in("nam")
    work(nam)
    lan = office.sign_in("lan")
    work(lan)
    lan.close()
    connection = nam.journal.connection
    mine = nam.identity.writer_id.encoded()
    connection.execute(
        "DELETE FROM entry WHERE writer = ? AND seq = (SELECT max(seq) FROM entry WHERE writer = ?)", (mine, mine)
    )
    refit(connection)
    for _ in range(2):
        lan = office.sign_in("lan")
        assert {found.code for found in lan.journal_breaks} <= {"journal.tail_cut"}
        assert lan.journal_breaks
        lan.close()


def test_an_older_journal_is_refused_also_when_only_others_wrote_since(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    lan.close()
    nam = office.sign_in("nam")
    work(nam)
    journal = nam.vault.folder.journal
    nam.close()
    kept = tmp_path / "journal.db"
    shutil.copy(journal, kept)
    quan = office.sign_in("quan")
    work(quan)
    quan.close()
    minh = office.sign_in("minh")  # saw what Quân did
    minh.close()
    shutil.copy(kept, journal)
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        office.sign_in("minh")
    office.sign_in("lan").close()  # the control: saw nothing of it


def test_entries_in_ones_name_are_found_before_anything_is_signed_on_top(office: Office) -> None:
    lan = office.sign_in("lan")
    nam = office.sign_in("nam")
    forged = Detail(Event.PERSON_LIST.value, "ok")

    class Forger:
        writer_id = lan.identity.writer_id
        sign = staticmethod(nam.identity.sign)

    nam.journal._own[Forger.writer_id.encoded()] = nam.journal.head_of(Forger.writer_id)
    nam.journal.append(Forger(), nam.now(), forged)
    with pytest.raises(Corrupt, match=r"journal\.own_chain_forged"):
        lan.read(Event.PERSON_LIST)
    lan.close()
    office.sign_in("quan")
    found = office.sessions[-1].journal_breaks
    assert [one.code for one in found] == ["journal.writer_forged"]


def test_the_other_room_of_the_same_person_is_no_stranger(office: Office) -> None:
    below, upstairs = office.sign_in("long"), office.sign_in("long", "top_secret")
    for _ in range(2):
        work(below, 1)
        work(upstairs, 1)
    assert below.journal.verify(below.vault.roster.public_key_of) == []
