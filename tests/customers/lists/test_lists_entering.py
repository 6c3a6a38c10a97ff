"""Where a project takes data in by three steps, many edits and old revisions become entries that others review."""

from __future__ import annotations

import pytest

from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.form import CustomerForm
from app.customers.lists.actions import edit_many, undo_many
from app.customers.lists.model import Done, Field, ManyChange, Picked
from app.customers.queries import get_customer, list_customers
from app.customers.revisions.actions import restore_customer
from app.errors import Problem
from tests.fixtures.entering import EntryOffice, entering, entry_template

__all__ = ["entering", "entry_template"]
CHANGE = ManyChange(Field.OWNER, "Hồ Thanh Tâm")


def test_many_edits_wait_for_review_and_offer_nothing_to_take_back(entering: EntryOffice) -> None:
    thu = entering.sign_in("thu")
    for number in range(3):
        create_customer(thu, entering.project, CustomerForm(f"Khách {number}"))
    entering.steps_on()
    rows = list_customers(thu, entering.project, (Level.CONFIDENTIAL,)).rows
    picked = [Picked(row.ref, row.updated_at) for row in rows]
    result = edit_many(thu, picked, CHANGE)
    assert (result.done, result.entered, result.left) == ((), 3, 0)
    assert {get_customer(thu, one.ref).form.owner for one in picked} == {""}
    again = edit_many(thu, picked, ManyChange(Field.NOTE, "gọi lại"))
    assert (again.entered, again.refused) == (0, (("entry.already_open", 3),))


def test_an_old_revision_is_proposed_and_an_undo_too(entering: EntryOffice) -> None:
    thu = entering.sign_in("thu")
    ref = create_customer(thu, entering.project, CustomerForm("An"))
    other = create_customer(thu, entering.project, CustomerForm("Bình"))
    for one in (ref, other):
        edit_customer(thu, one, CustomerForm("Cúc"), 1)
    entering.steps_on()
    assert restore_customer(thu, ref, 1, 2) == 2
    assert get_customer(thu, ref).form.name == "Cúc"
    with pytest.raises(Problem, match=r"entry\.already_open"):
        restore_customer(thu, ref, 1, 2)
    result = undo_many(thu, [Done(other, 1, 2)])
    assert (result.entered, result.done) == (1, ())
    assert get_customer(thu, other).form.name == "Cúc"
