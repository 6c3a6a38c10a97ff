"""The forms of customers and items over an entry: what was typed before, to be amended and sent again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.customers.entry.actions import amend_entry
from app.customers.entry.model import EntryView
from app.customers.entry.queries import get_entry
from app.customers.model import CustomerCard, CustomerForm, Draft, Item, ItemForm
from app.errors import Problem
from ui import messages
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.entry.words import entry_field_label
from ui.customers.form_dialog import FormDialog
from ui.customers.items.item_dialog import ItemDialog
from ui.tasks import Room, Tasks

FORM = "entry"
"""What a draft of these forms is called: the key of the page that takes it up again."""


class AmendCustomer(CustomerDialog):
    """A customer's form over an entry; its level is the entry's."""

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, view: EntryView) -> None:
        target, form = view.row.target, view.form
        assert isinstance(form, CustomerForm)  # noqa: S101 - the page opens this for customers alone
        card = CustomerCard(target, form, view.base, 0, "", 0, "", ())
        super().__init__(parent, tasks, room, target.project, (target.level,), card)
        self.entry = view
        _as_entry(self)

    def draft(self) -> Draft:
        return _draft_of(self.entry, self.values())

    def ask_to_save(self) -> None:
        _send(self, self.tasks, self.room, self.entry, self.form())


class AmendItem(ItemDialog):
    """An item's form over an entry, for the customer of ``card``; level, kind and stage stay."""

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, card: CustomerCard, view: EntryView) -> None:
        target, form = view.row.target, view.form
        assert isinstance(form, ItemForm)  # noqa: S101 - the page opens this for items alone
        item = Item(target, form, view.base, 0, "")
        super().__init__(parent, tasks, room, card, form.kind, (target.level,), item)
        self.entry = view
        _as_entry(self)

    def draft(self) -> Draft:
        return _draft_of(self.entry, self.values())

    def ask_to_save(self) -> None:
        _send(self, self.tasks, self.room, self.entry, self.form())


def _as_entry(dialog: AmendCustomer | AmendItem) -> None:
    dialog.save.setText(QCoreApplication.translate("amend", "Gửi duyệt lại"))
    dialog.save.set_icon("send")
    dialog.conflicted.connect(lambda: _look_again(dialog))


def _look_again(dialog: AmendCustomer | AmendItem) -> None:
    """The entry, or the record in force, is another one by now: go on from there, with what is typed."""
    dialog.tasks.read(
        get_entry, dialog.entry.row.ref, then=lambda found: _go_on(dialog, found), owner=dialog, room=dialog.room
    )


def _go_on(dialog: AmendCustomer | AmendItem, found: EntryView) -> None:
    """Where nothing of what is entered here changed (an item moved to its next stage), it is sent at once; else the
    person is told what did, and sends it again.
    """
    if found.form is None:
        messages.show(dialog, Problem("entry.not_in_this_step"))
        return
    before = {field.field: field.before for field in dialog.entry.fields}
    changed = [field for field in found.fields if field.before != before.get(field.field, "")]
    dialog.entry = found
    if changed:
        names = ", ".join(entry_field_label(field, found.row.kind).lower() for field in changed)
        messages.show(dialog, Problem("entry.record_changed", fields=names))
    else:
        dialog.submit()


def _draft_of(view: EntryView, values: dict[str, str]) -> Draft:
    ref = view.row.ref
    return Draft("", FORM, ref.project, ref.level, ref.rid, values, 0)


def _send(dialog: FormDialog, tasks: Tasks, room: Room, view: EntryView, form: CustomerForm | ItemForm) -> None:
    done: Callable[[object], None] = lambda _: dialog.done_saving(view.row.ref)  # noqa: E731
    tasks.act(
        amend_entry, view.row.ref, form, view.base, view.rev,
        then=done, failed=dialog.failed_saving, owner=dialog, room=room,
    )  # fmt: skip
