"""The forms of customers and items over an entry: what was typed before, to be amended and sent again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.customers.entry.actions import amend_entry
from app.customers.entry.model import EntryView
from app.customers.model import CustomerCard, CustomerForm, Draft, Item, ItemForm
from app.errors import Problem
from ui import messages
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.form_dialog import CHANGED_MEANWHILE, FormDialog
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
        self._entry = view
        _as_entry(self)

    def draft(self) -> Draft:
        return _draft_of(self._entry, self.values())

    def ask_to_save(self) -> None:
        _send(self, self.tasks, self.room, self._entry, self.form())


class AmendItem(ItemDialog):
    """An item's form over an entry, for the customer of ``card``; level, kind and stage stay."""

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, card: CustomerCard, view: EntryView) -> None:
        target, form = view.row.target, view.form
        assert isinstance(form, ItemForm)  # noqa: S101 - the page opens this for items alone
        item = Item(target, form, view.base, 0, "")
        super().__init__(parent, tasks, room, card, form.kind, (target.level,), item)
        self._entry = view
        _as_entry(self)

    def draft(self) -> Draft:
        return _draft_of(self._entry, self.values())

    def ask_to_save(self) -> None:
        _send(self, self.tasks, self.room, self._entry, self.form())


def _as_entry(dialog: FormDialog) -> None:
    dialog.save.setText(QCoreApplication.translate("amend", "Gửi duyệt lại"))
    dialog.save.set_icon("send")
    dialog.conflicted.connect(lambda: messages.show(dialog, Problem(CHANGED_MEANWHILE)))


def _draft_of(view: EntryView, values: dict[str, str]) -> Draft:
    ref = view.row.ref
    return Draft("", FORM, ref.project, ref.level, ref.rid, values, 0)


def _send(dialog: FormDialog, tasks: Tasks, room: Room, view: EntryView, form: CustomerForm | ItemForm) -> None:
    done: Callable[[object], None] = lambda _: dialog.done_saving(view.row.ref)  # noqa: E731
    tasks.act(
        amend_entry, view.row.ref, form, view.base, view.rev,
        then=done, failed=dialog.failed_saving, owner=dialog, room=room,
    )  # fmt: skip
