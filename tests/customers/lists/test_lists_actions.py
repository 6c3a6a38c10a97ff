"""One change over many customers: one revision and one entry each, what is refused, and taking it back."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.form import CustomerForm, Ref, Relation
from app.customers.lists import actions
from app.customers.lists.actions import edit_many, undo_many
from app.customers.lists.model import MOST_AT_ONCE, Done, Field, ManyChange, Picked
from app.customers.queries import get_customer, list_customers
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.vault import Office

LOW, MIDDLE, _ = Level
OWNER = ManyChange(Field.OWNER, "  Nguyễn Thị Lan ")


def filled(session: Session, office: Office) -> list[Picked]:
    for number in range(4):
        level = MIDDLE if number == 3 else LOW
        form = CustomerForm(f"Khách {number}", note=f"ghi chú {number}", owner="Nam", level=level)
        create_customer(session, office.project, form)
    rows = list_customers(session, office.project, (LOW, MIDDLE)).rows
    return [Picked(row.ref, row.updated_at) for row in rows]


def told(office: Office) -> list[Detail]:
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]


def forms(session: Session, picked: list[Picked]) -> list[CustomerForm]:
    return [get_customer(session, one.ref).form for one in picked]


def test_each_record_gets_one_revision_and_one_entry(office: Office) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    office.clock.advance(1_000_000)
    result = edit_many(lan, picked, OWNER)
    assert [(one.ref, one.before, one.after) for one in result.done] == [(one.ref, 1, 2) for one in picked]
    assert (result.alike, result.changed, result.refused, result.left) == (0, 0, (), 0)
    assert {form.owner for form in forms(lan, picked)} == {"Nguyễn Thị Lan"}
    assert [form.note for form in forms(lan, picked)] == [f"ghi chú {number}" for number in range(4)]
    entries = [detail for detail in told(office) if detail.event in (Event.CUSTOMER_EDIT_MANY, Event.CUSTOMER_EDIT)]
    assert [(detail.event, detail.rid, detail.note) for detail in entries] == [
        (Event.CUSTOMER_EDIT_MANY.value, None, "owner:4"),
        *((Event.CUSTOMER_EDIT.value, one.ref.rid, "") for one in picked),
    ]
    assert not any("Lan" in detail.note for detail in told(office))


def test_who_saved_since_is_not_overwritten_and_what_is_alike_is_left(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    picked = filled(lan, office)
    office.clock.advance(1_000_000)
    edit_customer(long, picked[0].ref, CustomerForm("Khách mới", owner="Long"), 1)
    edit_customer(long, picked[1].ref, CustomerForm("Khách 1", owner="Nguyễn Thị Lan"), 1)
    seen = [picked[0], Picked(picked[1].ref, office.clock.now()), *picked[2:]]
    result = edit_many(lan, seen, OWNER)
    assert (len(result.done), result.changed, result.alike) == (2, 1, 1)
    assert get_customer(lan, picked[0].ref).form.owner == "Long"


def test_a_level_beyond_the_person_is_refused_record_by_record(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    picked = filled(lan, office)
    result = edit_many(nam, picked, OWNER)
    assert (len(result.done), result.refused) == (3, (("session.beyond_clearance", 1),))
    assert get_customer(lan, picked[3].ref).form.owner == "Nam"
    refused = [detail for detail in told(office) if detail.outcome == "session.beyond_clearance"]
    assert [detail.level for detail in refused] == [int(MIDDLE)]


@pytest.mark.parametrize("who", ["minh", "ha"])
def test_who_has_no_such_duty_is_refused_before_anything(office: Office, who: str) -> None:
    picked = filled(office.sign_in("lan"), office)
    session = office.sign_in(who)
    for act in (lambda: edit_many(session, picked, OWNER), lambda: undo_many(session, [Done(picked[0].ref, 1, 2)])):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            act()
    refused = [detail for detail in told(office) if detail.outcome == "session.not_your_duty"]
    assert [(detail.event, detail.level) for detail in refused] == [(Event.CUSTOMER_EDIT_MANY.value, None)] * 2


def test_stopping_leaves_whole_records_and_says_how_many(office: Office) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise Cancelled

    result = edit_many(lan, picked, OWNER, progress=stop)
    assert (len(result.done), result.left, seen) == (2, 2, [(0, 4), (1, 4), (2, 4)])
    assert [form.owner for form in forms(lan, picked)] == ["Nguyễn Thị Lan"] * 2 + ["Nam"] * 2


def test_damage_in_the_middle_ends_it_with_what_was_done(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    real = edit_customer
    saved: list[Ref] = []

    def damaged(session: Session, ref: Ref, form: CustomerForm, base: int) -> int:
        if len(saved) == 1:
            raise Corrupt("vault.ledger_broken")
        saved.append(ref)
        return real(session, ref, form, base)

    monkeypatch.setattr(actions, "edit_customer", damaged)
    result = edit_many(lan, picked, OWNER)
    assert (len(result.done), result.left, result.stopped_by) == (1, 3, "vault.ledger_broken")
    with pytest.raises(Corrupt):
        edit_many(lan, picked[1:], OWNER)


def test_a_relation_and_a_line_of_note(office: Office) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    edit_many(lan, picked[:2], ManyChange(Field.RELATION, "important"))
    assert [form.relation for form in forms(lan, picked)][:3] == [Relation.IMPORTANT] * 2 + [Relation.ORDINARY]
    assert {form.level for form in forms(lan, picked[:2])} == {LOW}
    result = edit_many(lan, picked[2:], ManyChange(Field.NOTE, "gọi lại\nchiều thứ ba"))
    assert forms(lan, picked)[2].note == "ghi chú 2\ngọi lại\nchiều thứ ba"
    full = CustomerForm("Khách 2", note="n" * 3990, owner="Nam")
    edit_customer(lan, picked[2].ref, full, 2)
    office.clock.advance(1)
    now = get_customer(lan, picked[2].ref)
    result = edit_many(lan, [Picked(now.ref, now.updated_at)], ManyChange(Field.NOTE, "thêm một dòng"))
    assert result.refused == (("lists.not_right", 1),)
    assert "{" not in sentence("lists.not_right", "vi")


@pytest.mark.parametrize(
    "change",
    [
        ManyChange(Field.OWNER, "=cmd"),
        ManyChange(Field.OWNER, "n" * 201),
        ManyChange(Field.NOTE, " "),
        ManyChange(Field.NOTE, "a\u202eb"),
        ManyChange(Field.RELATION, "enemy"),
    ],
)
def test_what_is_wrong_for_everybody_changes_nobody(office: Office, change: ManyChange) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        edit_many(lan, picked, change)
    assert [get_customer(lan, one.ref).rev for one in picked] == [1] * 4


def test_too_many_or_none_or_of_two_projects(office: Office) -> None:
    lan = office.sign_in("lan")
    picked = filled(lan, office)
    with pytest.raises(Problem, match=r"lists\.too_many"):
        edit_many(lan, picked * (MOST_AT_ONCE // 4 + 1), OWNER)
    other = Picked(Ref(lan.world.new_id(), LOW, picked[0].ref.rid), 0)
    for some in ([], [picked[0], other]):
        with pytest.raises(Problem, match=r"lists\.nothing_chosen"):
            edit_many(lan, some, OWNER)


def test_undo_brings_back_what_nobody_changed_since(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    picked = filled(lan, office)
    before = forms(lan, picked)
    done = edit_many(lan, picked, OWNER).done
    edit_customer(long, picked[1].ref, CustomerForm("Khách 1", owner="Long"), 2)
    result = undo_many(lan, done)
    assert (len(result.done), result.changed) == (3, 1)
    after = forms(lan, picked)
    assert [after[place] == before[place] for place in (0, 2, 3)] == [True] * 3
    assert after[1].owner == "Long"
    assert [get_customer(lan, one.ref).rev for one in picked] == [3, 3, 3, 3]
    again = undo_many(lan, done)
    assert (again.done, again.changed) == ((), 4)
    entries = [detail.note for detail in told(office) if detail.event == Event.CUSTOMER_EDIT_MANY.value]
    assert entries == ["owner:4", "undo:4", "undo:4"]
