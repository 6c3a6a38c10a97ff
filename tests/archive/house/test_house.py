"""After a fire officers read the old house: people, clearances, statements, certificates, and its whole journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.archive.house.queries import former_houses, open_former_house, open_former_journal
from app.archive.restore import former as sealed
from app.archive.restore.entrance import bring_back_vault
from app.archive.restore.model import AnewForm
from app.clock import DAY, local
from app.errors import Corrupt, Problem, Refused
from app.keys.signature import fingerprint_words
from app.oversight.archives.actions import make_archive
from app.oversight.archives.queries import check_archive, open_archive, past_shape, read_past
from app.oversight.checkpoints.actions import make_checkpoint
from app.oversight.checkpoints.queries import compare_paper
from app.oversight.checkpoints.store import checkpoints
from app.oversight.model import JournalFilter
from app.people.entrance import sign_in
from app.recovery.actions import confirm_sheets, hold_ceremony
from app.session.signing import own_office
from app.session.subject import Credential
from app.settings.message import sentence
from app.vault.folder import Folder
from tests.archive.backup.test_format import made_by
from tests.archive.restore.test_anew import BINH, THU, WORDS_OF, clean, form_of, two_agree
from tests.fixtures.vault import PASSPHRASES, Office, new_world
from tests.people.test_entrance import events
from tests.recovery.desk import form as ceremony_form
from tests.recovery.desk import shares_of


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


def test_what_the_lost_house_signed_is_read_with_its_keys_and_held_against_its_journal(
    office: Office, tmp_path: Path
) -> None:
    year = local(office.clock.now()).year
    ha = office.sign_in("ha")
    kept = make_archive(ha, year, str(tmp_path))
    make_checkpoint(ha, False, PASSPHRASES["ha"], office.credential("quan"))
    (paper,) = checkpoints(ha)
    mark, code = paper.mark(ha.vault.vault_id).text(), paper.code
    ha.close()
    form = form_of(office, tmp_path)
    ha = office.sign_in("ha")
    after = make_archive(ha, year, str(tmp_path))  # after the backup was made
    make_checkpoint(ha, False, PASSPHRASES["ha"], office.credential("quan"))
    last = checkpoints(ha)[-1].mark(ha.vault.vault_id).text()
    ha.close()
    world = clean(office, tmp_path)
    done = bring_back_vault(world, form)
    two_agree(world, done)
    thu = sign_in(world, done.path, done.officer, WORDS_OF[THU])

    found = check_archive(thu, str(tmp_path / kept.file))
    assert (found.whole, found.registered, found.house) == (True, True, form.source.name)
    assert (found.same, found.other, found.later) == (kept.entries, 0, 0)
    shown = open_archive(thu, str(tmp_path / kept.file))
    assert (shown.house, shown.registered, shown.other, shown.later) == (form.source.name, True, 0, 0)
    rows = read_past(thu, shown.name, JournalFilter(), limit=500).rows
    assert len(rows) == kept.entries
    assert all(row.event and row.person_name for row in rows)
    later = check_archive(thu, str(tmp_path / after.file))
    assert (later.whole, later.registered, later.other) == (True, False, 0)
    assert 0 < later.later < later.entries

    for text in (mark, code):
        held = compare_paper(thu, text)
        assert (held.fits, held.code, held.number) == (True, "checkpoint.fits_former", 1)
    held = compare_paper(thu, last)
    assert (held.fits, held.code) == (False, "checkpoint.later_than_backup")
    assert not any((done.path / "staging").iterdir())
    # What this vault makes itself is held against its own.
    (tmp_path / "own").mkdir()
    own = make_archive(thu, year, str(tmp_path / "own"))
    assert check_archive(thu, str(tmp_path / "own" / own.file)).house == ""
    thu.close()


def test_after_a_second_fire_the_house_before_the_last_is_read_as_well(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    first = clean(office, tmp_path)
    done = bring_back_vault(first, form)
    two_agree(first, done)
    manager = sign_in(first, done.path, done.manager, WORDS_OF[BINH])
    (tmp_path / "again").mkdir()
    ceremony = ceremony_form(tmp_path / "again", (BINH, THU, "Vũ Văn Ba"))
    kit = hold_ceremony(manager, ceremony, WORDS_OF[BINH], Credential(done.officer, WORDS_OF[THU]))
    confirm_sheets(manager)
    manager.close()
    office.clock.advance(DAY)
    officer = sign_in(first, done.path, done.officer, WORDS_OF[THU])
    made = made_by(officer, tmp_path / "usb two", 2)
    officer.close()

    founding = replace(form.founding, path=tmp_path / "third")
    world = new_world(tmp_path / "clean again", office.clock)
    again = AnewForm(made.path, kit.files[0], tuple(shares_of(kit)[:2]), founding)
    done = bring_back_vault(world, again)
    assert done.whole
    two_agree(world, done)
    thu = sign_in(world, done.path, done.officer, WORDS_OF[THU])
    rows = former_houses(thu)
    assert [row.backup for row in rows] == [made.path.name, form.source.name]
    assert rows[0].sealed_at - rows[1].sealed_at == DAY
    for row in rows:
        assert open_former_house(thu, row.key).faults == ()
        found = open_former_journal(thu, row.key)
        assert (found.title, found.faults) == (row.backup, ())
        assert found.entries > 5
    quan = read_past(thu, found.name, JournalFilter(person=office.people["quan"]), limit=500)
    assert {one.person_name for one in quan.rows} == {"Trần Minh Quân"}
    thu.close()


def test_a_vault_that_began_by_itself_has_no_former_house(office: Office) -> None:
    ha = office.sign_in("ha")
    assert former_houses(ha) == ()
    with pytest.raises(Problem, match=r"restore\.no_former"):
        open_former_journal(ha, "0" * 32)
