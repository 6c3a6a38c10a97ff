"""After a fire officers read the old house: people, clearances, statements, certificates, and its whole journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.archive.house.queries import former_houses, open_former_house, open_former_journal
from app.archive.restore import former as sealed
from app.archive.restore.entrance import bring_back_vault
from app.errors import Corrupt, Problem, Refused
from app.keys.signature import fingerprint_words
from app.oversight.archives.queries import past_shape, read_past
from app.oversight.model import JournalFilter
from app.people.entrance import sign_in
from app.session.signing import own_office
from app.settings.message import sentence
from app.vault.folder import Folder
from tests.archive.restore.test_anew import BINH, THU, WORDS_OF, clean, form_of, two_agree
from tests.fixtures.vault import Office
from tests.people.test_entrance import events


def test_the_old_house_is_read_and_proved_after_a_fire(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    words = fingerprint_words(Folder(office.path).read_label().genesis)
    world = clean(office, tmp_path)
    done = bring_back_vault(world, form)
    two_agree(world, done)
    manager = sign_in(world, done.path, done.manager, WORDS_OF[BINH])
    for ask in (former_houses, lambda s: open_former_house(s, "0" * 32), lambda s: open_former_journal(s, "0" * 32)):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            ask(manager)
    manager.close()

    thu = sign_in(world, done.path, done.officer, WORDS_OF[THU])
    (row,) = former_houses(thu)
    assert row.backup == form.source.name
    house = open_former_house(thu, row.key)
    assert (house.words, house.faults, house.company) == (words, (), thu.vault.roster.company)
    assert {"Trần Minh Quân", "Lê Thị Thu Hà"} <= {person.name for person in house.people}
    grants = {(grant.person, grant.level) for grant in house.grants}
    assert {("Trần Minh Quân", level) for level in (1, 2, 3)} <= grants
    assert all(grant.signers and grant.project for grant in house.grants)
    assert [one.seq for one in house.statements] == list(range(len(house.statements), 0, -1))
    assert house.statements[-1].code == "house.genesis"
    assert {"house.person", "house.kit"} <= {one.code for one in house.statements}
    for one in house.statements:
        assert one.signers
        assert one.code not in sentence(one.code, "vi")

    found = open_former_journal(thu, row.key)
    assert (found.title, found.faults, found.registered) == (form.source.name, (), None)
    everything = read_past(thu, found.name, JournalFilter(), limit=500)
    assert len(everything.rows) == found.entries == past_shape(thu, found.name, JournalFilter()).total > 20
    acts = {(one.event, one.person_name) for one in everything.rows}
    assert (Event.CUSTOMER_CREATE.value, "Trần Minh Quân") in acts
    quan = read_past(thu, found.name, JournalFilter(person=office.people["quan"]), limit=500)
    assert {one.person_name for one in quan.rows} == {"Trần Minh Quân"}
    told = events(thu)
    assert (Event.FORMER_HOUSE.value, "ok") in told
    assert told.count((Event.JOURNAL_PAST.value, "ok")) >= 3
    assert not any((done.path / "staging").iterdir())
    with pytest.raises(Problem, match=r"restore\.no_former"):
        open_former_house(thu, "0" * 32)

    # A sealed file that was changed is refused, and nothing of it stays.
    store = own_office(thu)
    assert store is not None
    (kept,) = sealed.formers(store)
    store.close()
    file = kept.files["journal.db"].file.hex()
    path = done.path / "a" / file[:2] / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(Corrupt):
        open_former_journal(thu, row.key)
    assert not any((done.path / "staging").iterdir())
    thu.close()


def test_a_vault_that_began_by_itself_has_no_former_house(office: Office) -> None:
    ha = office.sign_in("ha")
    assert former_houses(ha) == ()
    with pytest.raises(Problem, match=r"restore\.no_former"):
        open_former_journal(ha, "0" * 32)
