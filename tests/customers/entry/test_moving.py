"""An entry goes along when its customer is raised to another level, and is finished there."""

from __future__ import annotations

from dataclasses import replace

from app.customers.actions import add_item
from app.customers.classification.actions import raise_level
from app.customers.entry.actions import amend_entry
from app.customers.entry.model import Queue
from app.customers.form import ItemForm, ItemKind, Ref
from app.customers.queries import get_customer
from tests.customers.classification.files import to
from tests.customers.entry.steps import FORM, LOW, MIDDLE, corrected, in_force, look, queue, reviewed, verified
from tests.fixtures.entering import EntryOffice


def test_a_correction_goes_up_with_its_customer(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",)))
    thu = entering.sign_in("thu")
    now = raise_level(thu, target, to(MIDDLE), get_customer(thu, target).rev)
    assert now == Ref(entering.project, MIDDLE, target.rid)
    assert queue(entering.sign_in("tam"), Queue.REVIEW) == []
    assert entering.sign_in("tam").compartment(entering.project, LOW).rows("SELECT count(*) FROM entry") == [(0,)]
    reviewed(entering, now)
    assert verified(entering, now, {"phones": "0987654321"}).matched
    card = get_customer(thu, now)
    assert (card.form.phones, card.form.level) == (("+84987654321",), MIDDLE)
    assert card.trust.verified is not None
    assert card.trust.verified.current


def test_a_new_item_that_waits_is_amended_where_its_customer_has_gone(entering: EntryOffice) -> None:
    entering.steps_on()
    customer = in_force(entering)
    thu = entering.sign_in("thu")
    item = add_item(thu, ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng", amount=5))
    now = raise_level(thu, customer, to(MIDDLE), get_customer(thu, customer).rev)
    moved = Ref(item.project, MIDDLE, item.rid)
    view = look(thu, moved)
    assert isinstance(view.form, ItemForm)
    assert (view.form.level, view.form.customer) == (MIDDLE, now)
    amend_entry(thu, view.row.ref, replace(view.form, amount=7), view.base, view.rev)
    reviewed(entering, moved)
    assert verified(entering, moved, {}).matched
    (kept,) = get_customer(thu, now).items
    assert (kept.ref, kept.form.level, kept.form.amount) == (moved, MIDDLE, 7)
