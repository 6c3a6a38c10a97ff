"""Customers on a real vault: entered, saved, added to, imported; what is refused, and what stands in the journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, discard_draft, edit_customer, edit_item, save_draft
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref, Relation
from app.customers.model import NEW, Draft
from app.customers.projection import CUSTOMER
from app.customers.queries import get_customer, list_customers, list_drafts
from app.errors import Problem, Refused
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level


def _told(office: Office) -> list[Detail]:
    """The whole journal in the open, as an officer reads it."""
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]


def test_a_customer_comes_back_as_entered(office: Office) -> None:
    session = office.sign_in("lan")
    form = CustomerForm(
        "Trần Thị Bưởi", "KH-7", ("0912345678",), "buoi@example.vn", "", "12 Hàng Bông", Relation.IMPORTANT, "Lan",
        MIDDLE, "gọi buổi chiều",
    )  # fmt: skip
    ref = create_customer(session, office.project, form)
    card = get_customer(session, ref)
    assert (card.form.name, card.form.phones, card.form.level) == (form.name, ("+84912345678",), MIDDLE)
    assert (card.form.note, card.form.relation) == (form.note, Relation.IMPORTANT)
    assert (card.rev, card.created_by, card.updated_by) == (1, "Nguyễn Thị Lan", "Nguyễn Thị Lan")


def test_each_act_is_one_entry_with_its_ledger_row(office: Office) -> None:
    session = office.sign_in("lan")
    before = session.journal.count()
    ref = create_customer(session, office.project, CustomerForm("An"))
    edit_customer(session, ref, CustomerForm("Ân"), 1)
    item = add_item(session, ItemForm(ref, ItemKind.PROSPECT, MIDDLE, "Gói vay"))
    edit_item(session, item, ItemForm(ref, ItemKind.PROSPECT, MIDDLE, "Gói vay 2"), 1)
    get_customer(session, ref)
    assert session.journal.count() == before + 5
    heads = {session.compartment(office.project, level).head[1] for level in (LOW, MIDDLE)}
    assert all(session.journal.mentions(head) for head in heads)
    told = [(detail.event, detail.outcome, detail.level, detail.rid) for detail in _told(office)][-6:-1]
    assert told == [
        (Event.CUSTOMER_CREATE.value, "ok", 1, ref.rid),
        (Event.CUSTOMER_EDIT.value, "ok", 1, ref.rid),
        (Event.ITEM_CREATE.value, "ok", 2, item.rid),
        (Event.ITEM_EDIT.value, "ok", 2, item.rid),
        (Event.CUSTOMER_VIEW.value, "ok", 1, ref.rid),
    ]


def test_fields_of_a_newer_program_are_kept(office: Office) -> None:
    session = office.sign_in("lan")
    ref = create_customer(session, office.project, CustomerForm("An"))
    compartment = session.compartment(office.project, LOW)
    record = compartment.get(ref.rid)
    assert record is not None
    with compartment.change("test", session.identity, session.now()) as change:
        change.put(ref.rid, CUSTOMER, {**record.body, "loyalty": {"points": 7}}, base=1)
    edit_customer(session, ref, CustomerForm("Ân"), 2)
    saved = compartment.get(ref.rid)
    assert saved is not None
    assert (saved.body["loyalty"], saved.body["name"]) == ({"points": 7}, "Ân")


def test_the_second_of_two_savers_is_told(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    ref = create_customer(lan, office.project, CustomerForm("An"))
    assert edit_customer(long, ref, CustomerForm("Ân"), 1) == 2
    before = lan.journal.count()
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        edit_customer(lan, ref, CustomerForm("Ăn"), 1)
    assert get_customer(lan, ref).form.name == "Ân"
    assert lan.journal.count() == before + 1  # the look alone


@pytest.mark.parametrize("form", [CustomerForm(""), CustomerForm("A", phones=("12",)), CustomerForm("=1+1")])
def test_what_is_invalid_is_not_written(office: Office, form: CustomerForm) -> None:
    session = office.sign_in("lan")
    before = session.journal.count()
    with pytest.raises(Problem, match=r"customers\.invalid"):
        create_customer(session, office.project, form)
    assert session.journal.count() == before
    assert session.compartment(office.project, LOW).head[0] == 1


def test_levels_hold(office: Office) -> None:
    nam, lan = office.sign_in("nam"), office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("An", level=MIDDLE))
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        create_customer(nam, office.project, CustomerForm("B", level=MIDDLE))
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        get_customer(nam, ref)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        get_customer(nam, Ref(office.project, LOW, ref.rid))
    with pytest.raises(Problem, match=r"customers\.level_fixed"):
        edit_customer(lan, ref, CustomerForm("An", level=LOW), 1)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        add_item(lan, ItemForm(ref, ItemKind.DEALING, LOW, "thấp hơn"))
    refused = [detail for detail in _told(office) if detail.outcome == "session.beyond_clearance"]
    assert [(detail.event, detail.level) for detail in refused] == [
        (Event.CUSTOMER_CREATE.value, 2), (Event.CUSTOMER_VIEW.value, 2),
    ]  # fmt: skip


def test_an_item_above_its_customer_is_seen_only_from_above(office: Office) -> None:
    long = office.sign_in("long", "top_secret")
    ref = create_customer(long, office.project, CustomerForm("An"))
    add_item(long, ItemForm(ref, ItemKind.POLICY, HIGH, "chính sách riêng"))
    assert [item.title for item in get_customer(long, ref).items] == ["chính sách riêng"]
    assert get_customer(office.sign_in("lan"), ref).items == ()
    low = long.compartment(office.project, LOW)
    assert low.of_kind("item") == []


def test_drafts_outlive_the_session_and_are_ones_own(office: Office) -> None:
    session = office.sign_in("lan")
    draft = Draft("new", "customer", office.project, MIDDLE, None, {"name": "Đang gõ"}, 0)
    save_draft(session, draft)
    session.close()
    again = office.sign_in("lan")
    assert [found.values for found in list_drafts(again)] == [{"name": "Đang gõ"}]
    assert list_drafts(office.sign_in("long")) == ()
    discard_draft(again, office.project, MIDDLE, "new")
    assert list_drafts(again) == ()


def test_a_form_that_is_saved_twice_makes_one_customer(office: Office) -> None:
    """The answer to the first saving did not reach the person: the vault locked, or the process was killed."""
    session = office.sign_in("lan")
    rid = session.world.new_id()
    form = CustomerForm("Công ty Hoa Sen", level=LOW)
    create_customer(session, office.project, form, rid)
    for level in (LOW, MIDDLE):
        with pytest.raises(Problem) as refused:
            create_customer(session, office.project, replace(form, level=level), rid)
        assert refused.value.code == "saving.done_before"
    assert list_customers(session, office.project, (LOW, MIDDLE)).total == 1


def test_a_form_that_is_saved_twice_makes_one_item(office: Office) -> None:
    session = office.sign_in("lan")
    customer = create_customer(session, office.project, CustomerForm("Công ty Hoa Sen", level=LOW))
    rid = session.world.new_id()
    form = ItemForm(customer, ItemKind.DEALING, LOW, "Báo giá")
    add_item(session, form, rid)
    with pytest.raises(Problem) as refused:
        add_item(session, form, rid)
    assert refused.value.code == "saving.done_before"
    assert len(get_customer(session, customer).items) == 1


def test_a_draft_goes_when_what_it_was_for_is_saved(office: Office) -> None:
    """Whether it was kept before the saving, as by a kill after it, or behind it, as by a lock in the middle of it."""
    session = office.sign_in("lan")
    rid = session.world.new_id()
    draft = Draft("new", "customer", office.project, LOW, None, {"name": "Đang gõ", NEW: rid.hex()}, 0)
    save_draft(session, draft)
    assert [found.key for found in list_drafts(session)] == ["new"]
    create_customer(session, office.project, CustomerForm("Đang gõ", level=LOW), rid)
    assert list_drafts(session) == ()
    save_draft(session, draft)
    assert list_drafts(session) == ()
    assert session.compartment(office.project, LOW).drafts(session.uid) == []
