"""An entry that a colleague's own program wrote so that the officer cannot read it."""

from __future__ import annotations

from app.journal.entry import Detail
from app.journal.store import Journal
from app.keys.wrap import EncryptionKey
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from tests.fixtures.vault import Office


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
