"""The officer's index: the journal in the open, for this officer alone, and never more than a copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, local_date
from app.customers.actions import add_item
from app.customers.documents.queries import document_text
from app.customers.form import ItemForm, ItemKind
from app.customers.queries import get_customer
from app.errors import Cancelled, Corrupt, Refused
from app.ids import random_id
from app.journal.entry import Detail
from app.journal.store import Journal
from app.keys.signature import verify
from app.oversight import filling, index
from app.oversight.acts import Act, acts_since, all_acts, count_acts, fill, newest_acts, shape_of
from app.oversight.index import opened, place_of
from app.oversight.model import JournalFilter
from app.oversight.queries import journal_shape, prepare_journal, read_journal
from app.oversight.selecting import Wanted
from app.session.door import Session
from app.vault.database import open_database
from tests.customers.documents.desk import added, written
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office
from tests.ui.files import make_customer


def told(acts: tuple[Act, ...]) -> list[tuple[int, str]]:
    return [(act.id, act.event) for act in acts]


def add_entries(session: Session, count: int, detail: Detail, step: int = 0) -> None:
    for number in range(count):
        session.journal.append(session.identity, session.now() + number * step, detail)


def test_everything_in_the_journal_is_told_once_in_its_order(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    customer = make_customer(lan, office.project)
    get_customer(lan, customer)
    found = list(acts_since(ha))
    assert [act.id for act in found] == [entry.id for entry in ha.journal.entries()]
    read = next(act for act in found if act.event == Event.CUSTOMER_VIEW.value)
    assert (read.person, read.rid, read.project, read.level) == (lan.uid, customer.rid, office.project, 2)
    assert read.device == office.world.device.id
    assert read.ok
    assert read.agreement
    get_customer(lan, customer)
    (new,) = acts_since(ha, found[-1].id)
    assert (new.event, new.rid) == (Event.CUSTOMER_VIEW.value, customer.rid)


def test_each_question_finds_what_a_plain_walk_finds(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    nam, rids = office.sign_in("nam"), [random_id() for _ in range(4)]
    events = (Event.CUSTOMER_VIEW.value, Event.CUSTOMER_LIST.value, Event.FIELD_REVEAL.value)
    for number in range(60):
        who, outcome = (lan, nam)[number % 2], "session.beyond_clearance" if number % 7 == 0 else "ok"
        detail = Detail(events[number % 3], outcome, office.project, 1, rids[number % 4] if number % 3 else None)
        back = DAY if number in range(20, 25) else 0  # a clock that was set back for a while
        who.journal.append(who.identity, who.now() + number * DAY // 10 - back, detail)
    every = list(acts_since(ha))[::-1]
    start = local_date(office.clock.now())
    cases = [
        Wanted(),
        Wanted(person=lan.uid),
        Wanted(person=lan.uid, events=events[:2]),
        Wanted(events=events[1:]),
        Wanted(record=rids[1].hex()),
        Wanted(record=rids[1].hex()[:9]),
        Wanted(record=rids[1].hex()[-12:].upper()),
        Wanted(record=rids[1].hex(), person=nam.uid, refused=True),
        Wanted(refused=True),
        Wanted(refused=True, person=nam.uid, events=events[:1]),
        Wanted(first=date.fromordinal(start.toordinal() + 2), last=date.fromordinal(start.toordinal() + 3)),
        Wanted(last=start, person=lan.uid, events=events[:1]),
        Wanted(first=start, last=start),
        Wanted(first=date.fromordinal(start.toordinal() + 2), record=rids[0].hex()),
    ]
    for wanted in cases:
        expected = told(tuple(act for act in every if fits(act, wanted)))
        assert expected, wanted
        assert told(newest_acts(ha, wanted, limit=500)) == expected, wanted
        assert count_acts(ha, wanted) == len(expected), wanted
        assert shape_of(ha, wanted, 3) == (len(expected), tuple(number for number, _ in expected[2::3])), wanted
        pages, before = [], None
        while page := newest_acts(ha, wanted, before, limit=7):
            pages += told(page)
            before = page[-1].id
        assert pages == expected, wanted
        assert told(tuple(all_acts(ha, wanted))) == expected, wanted
    for nobody in (Wanted(person=random_id()), Wanted(events=("customer:teleport",)), Wanted(record="xyz")):
        assert newest_acts(ha, nobody) == ()
        assert count_acts(ha, nobody) == 0


def fits(act: Act, wanted: Wanted) -> bool:
    day, rid = local_date(act.at), act.rid.hex() if act.rid else ""
    code = wanted.record.lower()
    return (
        (wanted.person is None or act.person == wanted.person)
        and (not code or rid.startswith(code) or (len(code) == 12 and rid.endswith(code)))
        and (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or day <= wanted.last)
        and (not wanted.events or act.event in wanted.events)
        and (not wanted.refused or act.outcome != "ok")
    )


def test_what_belongs_to_a_customer_is_found_with_them(office: Office, tmp_path: Path) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    customer, other = make_customer(lan, office.project), make_customer(lan, office.project)
    item = add_item(lan, ItemForm(customer, ItemKind.DEALING, customer.level, "Đơn hàng tháng 11"))
    document = added(lan, customer, written(tmp_path, "hop-dong.txt", b"noi dung"), customer.level)
    document_text(lan, document)
    get_customer(lan, other)
    found = newest_acts(ha, Wanted(record=customer.rid.hex()))
    assert {(act.event, act.rid) for act in found} == {
        (Event.CUSTOMER_CREATE.value, customer.rid),
        (Event.ITEM_CREATE.value, item.rid),
        (Event.DOCUMENT_ADD.value, document.rid),
        (Event.DOCUMENT_VIEW.value, document.rid),
    }
    assert {act.customer for act in found if act.rid != customer.rid} == {customer.rid}
    assert count_acts(ha, Wanted(record=customer.rid.hex())) == len(found)
    short = customer.rid.hex()[:8]
    assert len({act.id for act in newest_acts(ha, Wanted(record=short))}) == count_acts(ha, Wanted(record=short))


def test_nobody_but_this_officer_has_the_key(office: Office) -> None:
    ha = office.sign_in("ha")
    fill(ha)
    written = place_of(ha).read_bytes()
    for text in (b"customer:", b"session:sign-in", ha.uid):
        assert text not in written
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    for other in (quan, lan):
        with pytest.raises(Refused, match="session.not_your_duty"):
            fill(other)
        assert not place_of(other).exists()
    own = index.index_key(ha)
    other_house = replace(ha.identity.house, journal=(bytes(32),))
    ha.identity = replace(ha.identity, house=other_house)
    assert index.index_key(ha) != own  # another journal key: who is no officer any more cannot make it again
    ha.identity = replace(ha.identity, everyday=lan.identity.everyday)
    assert index.index_key(ha) != own


@pytest.mark.parametrize("harm", ["noise", "emptied", "half", "gone"])
def test_a_damaged_index_is_made_anew(office: Office, harm: str) -> None:
    ha = office.sign_in("ha")
    fill(ha)
    path, before = place_of(ha), list(acts_since(ha))
    content = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        changed = {"noise": bytes(len(content)), "emptied": b"", "half": content[: len(content) // 2]}[harm]
        path.write_bytes(changed)
    assert list(acts_since(ha)) == before
    with opened(ha) as again:
        assert again.contradicted == 0


def cut_last(ha: Session) -> int:
    """Take away the last entry that the index holds, which is Hà's own."""
    with opened(ha) as index:
        ended = index.reached().id
    connection = ha.journal.connection
    connection.execute("DELETE FROM entry WHERE id = ?", (ended,))
    connection.execute(
        "UPDATE head SET (seq, h) = (SELECT e.seq, e.h FROM entry e WHERE e.writer = head.writer "
        "AND e.seq = head.seq - 1) WHERE writer = ?",
        (ha.identity.writer_id.encoded(),),
    )
    ha.journal._own.clear()  # cut before this session began: within one it is noticed at once
    return ended


def test_what_was_kept_of_an_earlier_journal_is_not_lost_by_the_next_change(office: Office) -> None:
    ha = office.sign_in("ha")
    fill(ha)
    first = cut_last(ha)
    for number in range(7):
        add_entries(ha, 2, Detail("customer:list", "ok"))
        fill(ha)
        if number < 6:
            cut_last(ha)
    kept = open_database(place_of(ha).with_suffix(".acts-before"), index.index_key(ha), "acts")
    assert kept.execute("SELECT person FROM act WHERE id = ?", (first,)).fetchone() is not None
    assert kept.execute("SELECT max(id) FROM act").fetchone() == (first,)
    kept.close()
    assert len(list(place_of(ha).parent.glob("*.acts-before*"))) == 5


def test_a_count_that_nothing_was_shown_of_is_on_record_with_what_it_follows(office: Office) -> None:
    ha = office.sign_in("ha")
    journal_shape(ha, JournalFilter(rid="ab12"))
    assert "rid:ab12" in [row.note for row in entries_of(office) if row.event == Event.JOURNAL_READ.value]


def test_a_journal_that_says_something_else_is_noticed_and_the_old_index_kept(office: Office) -> None:
    ha = office.sign_in("ha")
    fill(ha)
    ended = cut_last(ha)
    add_entries(ha, 1, Detail("customer:list", "ok"))
    with opened(ha) as second:
        assert second.contradicted == ended
        assert second.reached().id == 0
    assert [act.id for act in acts_since(ha)] == [entry.id for entry in ha.journal.entries()]
    kept = open_database(place_of(ha).with_suffix(".acts-before"), index.index_key(ha), "acts")
    assert kept.execute("SELECT count(*) FROM act WHERE id = ?", (ended,)).fetchone() == (1,)
    kept.close()


def test_a_filling_that_was_stopped_goes_on_where_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "AT_ONCE", 10)
    ha = office.sign_in("ha")
    add_entries(ha, 45, Detail("customer:list", "ok"))

    def stop(done: int, _total: int) -> None:
        if done >= 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill(ha, stop)
    last = ha.journal.last_id()
    with opened(ha) as half:
        assert half.reached().id == last  # the newest first
        assert filling.behind(ha, half) == half.missing().count == last - 20
        assert half.rows("SELECT min(id), max(id), count(*) FROM act") == [(last - 19, last, 20)]
    assert [act.id for act in acts_since(ha)] == [entry.id for entry in ha.journal.entries()]
    with opened(ha) as whole:
        assert (whole.missing().count, filling.behind(ha, whole)) == (0, 0)


def test_what_is_held_of_a_long_journal_can_be_asked_while_the_rest_is_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "AT_ONCE", 10)
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    for number in range(30):
        who, event = (lan, ha)[number % 2], ("customer:list", "customer:view")[number % 3 == 0]
        who.journal.append(who.identity, who.now() + number * DAY, Detail(event, "ok"))
    wanted = JournalFilter(person=lan.uid, event="customer:list")
    page = read_journal(ha, wanted)
    newest = [entry.id for entry in ha.journal.entries(newest_first=True)][:10]
    assert {row.id for row in page.rows} < set(newest)
    assert page.rows
    assert (page.unread, page.total) == (ha.journal.last_id() - 10, ha.journal.last_id())
    assert page.since == next(entry.at for entry in ha.journal.entries() if entry.id == newest[-1])
    assert journal_shape(ha, wanted).total == len(page.rows)
    states = []
    while (state := prepare_journal(ha, most=1)).unread:
        states.append(state.unread)
        add_entries(lan, 1, Detail("customer:list", "ok"))
        assert read_journal(ha, JournalFilter(person=lan.uid)).rows[0].id == ha.journal.last_id() - 1
    assert states == sorted(states, reverse=True)
    assert len(states) >= 2
    page = read_journal(ha, wanted)
    assert (page.unread, page.since) == (0, 0)
    every = [act.id for act in acts_since(ha) if (act.person, act.event) == (lan.uid, "customer:list")]
    assert [row.id for row in page.rows] == every[::-1]


def test_one_signature_is_checked_for_the_entries_that_lead_to_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    fill(ha)
    first = ha.journal.last_id()
    add_entries(lan, 40, Detail("customer:list", "ok"))
    tell = ha.journal.connection.execute
    tell("UPDATE entry SET at = at + 1 WHERE id = ?", (first + 10,))
    tell("UPDATE entry SET sig = zeroblob(64) WHERE id = ?", (first + 20,))
    tell("UPDATE entry SET sig = zeroblob(64) WHERE id = ?", (first + 40,))
    asked = []
    monkeypatch.setattr(filling, "verify", lambda *given: asked.append(1) or verify(*given))
    found = {act.id: act.outcome for act in acts_since(ha, first)}
    # What stands under a later signature is what was signed, whatever its own is now; the last of a chain has none.
    assert [number - first for number, outcome in found.items() if outcome == filling.FORGED] == [10, 40]
    assert len(asked) == 4  # the last, the one before it, the changed one, and the one before that


def test_an_entry_that_cannot_be_read_stands_there_as_such(office: Office) -> None:
    nam, ha = office.sign_in("nam"), office.sign_in("ha")
    vault = nam.vault
    journal = Journal.open(
        vault.folder.journal, vault.journal_key, vault.vault_id, nam.identity.everyday.encryption[0].public
    )
    hidden = journal.append(nam.identity, nam.now(), Detail("customer:view", "ok", office.project, int(Level.SECRET)))
    journal.close()
    (act,) = [act for act in acts_since(ha) if act.id == hidden.id]
    assert (act.person, act.event, act.outcome) == (nam.uid, "", "keys.sealed_for_another")


def test_damage_that_shows_late_fails_one_answer_and_is_made_good(office: Office) -> None:
    ha = office.sign_in("ha")
    add_entries(ha, 300, Detail("customer:list", "ok", note="x" * 90))
    before = list(acts_since(ha))
    path = place_of(ha)
    with path.open("r+b") as file:
        for page in range(12, path.stat().st_size // 4096, 2):
            file.seek(page * 4096 + 100)
            file.write(bytes(64))
    with pytest.raises(Corrupt, match=r"oversight\.index_damaged"):
        list(acts_since(ha))
    assert list(acts_since(ha)) == before
