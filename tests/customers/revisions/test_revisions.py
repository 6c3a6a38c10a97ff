"""Revisions: field by field, any two beside each other, and an old one brought back as a new one."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.classification.actions import confirm_level
from app.customers.classification.model import LevelForm
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.projection import CUSTOMER
from app.customers.queries import customer_history, get_customer
from app.customers.revisions.actions import restore_customer, restore_item
from app.customers.revisions.queries import compare_customer_revisions, compare_item_revisions, item_history
from app.errors import Problem, Refused
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.check import check_compartment
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
NAMES = ("An", "Ân", "Ấn")


def told(office: Office) -> list[Detail]:
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]


def customer(session: Session, office: Office) -> Ref:
    """A customer with three revisions."""
    ref = create_customer(session, office.project, CustomerForm(NAMES[0], phones=("0901234567",), note="một"))
    for rev, name in enumerate(NAMES[1:], start=1):
        edit_customer(session, ref, CustomerForm(name, owner=f"người {rev}", note="hai"), rev)
    return ref


def item(session: Session, office: Office, level: Level = MIDDLE) -> tuple[Ref, ItemForm]:
    """An item with two revisions, and how it was first."""
    owner = create_customer(session, office.project, CustomerForm("An"))
    first = ItemForm(owner, ItemKind.DEALING, level, "Hợp đồng", amount=5_000_000)
    ref = add_item(session, first)
    edit_item(session, ref, ItemForm(owner, ItemKind.DEALING, level, "Hợp đồng 2", amount=7_000_000), 1)
    return ref, first


def test_any_two_revisions_are_compared(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = customer(lan, office)
    changes = {change.field: (change.before, change.after) for change in compare_customer_revisions(lan, ref, 1, 3)}
    assert changes == {
        "name": ("An", "Ấn"), "phones": ("0901 234 567", ""), "owner": ("", "người 2"), "note": ("một", "hai"),
    }  # fmt: skip
    back = {change.field: (change.before, change.after) for change in compare_customer_revisions(lan, ref, 3, 1)}
    assert back == {field: (after, before) for field, (before, after) in changes.items()}
    assert compare_customer_revisions(lan, ref, 2, 2) == ()
    with pytest.raises(Problem, match=r"revisions\.no_such_revision"):
        compare_customer_revisions(lan, ref, 1, 9)
    notes = [detail.note for detail in told(office) if detail.event == Event.CUSTOMER_HISTORY.value]
    assert notes == ["1-3", "3-1", "2-2", "1-9"]


def test_an_old_revision_comes_back_as_a_new_one(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = customer(lan, office)
    first = customer_history(lan, ref)[-1]
    assert restore_customer(lan, ref, 1, 3) == 4
    card = get_customer(lan, ref)
    assert (card.rev, card.form.name, card.form.phones, card.form.note) == (4, "An", ("+84901234567",), "một")
    history = customer_history(lan, ref)
    assert [revision.rev for revision in history] == [4, 3, 2, 1]
    assert history[-1] == first
    events = [detail.event for detail in told(office) if detail.rid == ref.rid][-4:-2]
    assert events == [Event.CUSTOMER_RESTORE.value, Event.CUSTOMER_EDIT.value]
    assert check_compartment(lan.compartment(office.project, LOW), lan.vault.roster.public_key_of) is not None


def test_what_somebody_saved_since_or_is_alike_is_not_overwritten(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    ref = customer(lan, office)
    edit_customer(long, ref, CustomerForm("Ẩn"), 3)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        restore_customer(lan, ref, 1, 3)
    with pytest.raises(Problem, match=r"revisions\.nothing_to_bring_back"):
        restore_customer(lan, ref, 4, 4)
    with pytest.raises(Problem, match=r"revisions\.no_such_revision"):
        restore_customer(lan, ref, 8, 4)
    assert get_customer(lan, ref).form.name == "Ẩn"


def test_the_level_and_fields_of_others_stay_and_the_old_text_is_judged_again(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = customer(lan, office)
    compartment = lan.compartment(office.project, LOW)
    record = compartment.get(ref.rid)
    assert record is not None
    with compartment.change("test", lan.identity, lan.now()) as change:
        # As a moved record: its older bodies name the level it had then; and a field of a newer program.
        change.put(
            ref.rid, CUSTOMER, {**record.body, "level": int(MIDDLE), "loyalty": 7, "email": "không phải"}, base=3
        )
    edit_customer(lan, ref, CustomerForm("Ẩn"), 4)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        restore_customer(lan, ref, 4, 5)
    restore_customer(lan, ref, 2, 5)
    saved = compartment.get(ref.rid)
    assert saved is not None
    assert (saved.body["level"], saved.body["loyalty"], saved.body["name"]) == (int(LOW), 7, "Ân")


def test_items_have_the_same(office: Office) -> None:
    lan = office.sign_in("lan")
    ref, first = item(lan, office)
    history = item_history(lan, ref)
    assert [revision.rev for revision in history] == [2, 1]
    changed = {change.field for change in history[0].changes}
    assert changed == {"title", "amount"}
    assert {change.field for change in compare_item_revisions(lan, ref, 1, 2)} == changed
    assert restore_item(lan, ref, 1, 2) == 3
    found = get_customer(lan, first.customer).items[0]
    assert found.ref == ref
    events = [detail.event for detail in told(office) if detail.rid == ref.rid]
    assert events[2:] == [
        Event.ITEM_HISTORY.value, Event.ITEM_HISTORY.value, Event.ITEM_RESTORE.value, Event.ITEM_EDIT.value,
    ]  # fmt: skip
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        restore_item(lan, ref, 2, 2)


def test_who_may_not_sees_and_changes_nothing(office: Office) -> None:
    lan, nam, minh = office.sign_in("lan"), office.sign_in("nam"), office.sign_in("minh")
    ref, (above, _) = customer(lan, office), item(lan, office)
    for act in (
        lambda who: compare_item_revisions(who, above, 1, 2),
        lambda who: item_history(who, above),
        lambda who: restore_item(who, above, 1, 2),
    ):
        with pytest.raises(Refused, match=r"session\.beyond_clearance"):
            act(nam)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        item_history(nam, Ref(office.project, LOW, above.rid))
    for act in (
        lambda who: compare_customer_revisions(who, ref, 1, 2),
        lambda who: restore_customer(who, ref, 1, 3),
        lambda who: item_history(who, above),
    ):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            act(minh)
    assert get_customer(lan, ref).rev == 3


def test_a_review_of_the_level_alone_leaves_nothing_to_bring_back(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    confirm_level(lan, ref, LevelForm(MIDDLE, "Giá riêng", "2027-05-24", ("own_terms",)), 1)
    with pytest.raises(Problem, match=r"revisions\.nothing_to_bring_back"):
        restore_customer(lan, ref, 1, 2)
    assert get_customer(lan, ref).rev == 2
