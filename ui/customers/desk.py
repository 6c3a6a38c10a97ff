"""The forms of a page of customers: opening them, taking up drafts, and what happens when somebody saved first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.entry.model import EntryRow
from app.customers.entry.queries import open_entry_about
from app.customers.model import CustomerCard, Draft, Item, ItemKind, Ref
from app.customers.queries import get_customer
from app.errors import Problem
from app.ids import from_hex
from ui import messages
from ui.customers import customer_dialog
from ui.customers.conflict_dialog import ConflictDialog
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.form_dialog import FormDialog, on_close
from ui.customers.items import item_dialog
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.lists.undo import offer_undo
from ui.customers.masks import MASKED_FIELDS
from ui.customers.revisions.revisions_desk import RevisionsDesk
from ui.customers.words import field_label
from ui.tasks import Room, Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change
from ui.widgets.page import DraftSaving


class CustomerDesk(QObject):
    """``saved(Ref)``: a form was saved; the customer to show. ``sent(EntryRow)``: it went to be reviewed instead.

    ``person`` is whose the new items are.
    """

    saved = Signal(object)
    sent = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, room: Room, person: str = "") -> None:
        super().__init__(page)
        self._page, self._tasks, self._room = page, tasks, room
        self.form: FormDialog | None = None
        self.person = person
        self._revisions = RevisionsDesk(page, tasks, room)
        self._revisions.dialog_opened.connect(self.dialog_opened)

    def drafts(self) -> tuple[DraftSaving, ...]:
        """What the open form would lose in a lock."""
        return self.form.draft_savings() if self.form is not None else ()

    # Opening forms

    def create(self, ref: Ref, levels: Sequence[Level]) -> None:
        """A form for a new customer of ``ref.project``."""
        form = CustomerDialog(self._page, self._tasks, self._room, ref.project, levels)
        self._open(form, f"customer:new:{ref.rid.hex()}")

    def edit(self, card: CustomerCard) -> None:
        """A form over a customer, as it stands in the vault now."""
        self._with_card(card.ref, self._edit)

    def _edit(self, card: CustomerCard, draft: Draft | None = None) -> None:
        """The form shows what the card masks, so each of these looks is journalled first."""
        shown = [field for field in MASKED_FIELDS if getattr(card.form, field)]
        self._revisions.look_at(card.ref, shown, lambda: self._open_edit(card, draft), self._page)

    def _open_edit(self, card: CustomerCard, draft: Draft | None) -> None:
        form = CustomerDialog(self._page, self._tasks, self._room, card.ref.project, (card.ref.level,), card)
        self._open(form, f"customer:{card.ref.rid.hex()}:{form.new.hex()}", draft)

    def add_item(self, card: CustomerCard, kind: ItemKind, levels: Sequence[Level]) -> None:
        """A form for a new note."""
        form = ItemDialog(self._page, self._tasks, self._room, card, kind, levels, person=self.person)
        self._open(form, f"item:new:{card.ref.rid.hex()}:{kind}:{form.new.hex()}")

    def edit_item(self, card: CustomerCard, item: Item, draft: Draft | None = None) -> None:
        """A form over a note."""
        form = ItemDialog(self._page, self._tasks, self._room, card, item.kind, (item.ref.level,), item)
        self._open(form, f"item:{item.ref.rid.hex()}:{form.new.hex()}", draft)

    def show_history(self, card: CustomerCard, *, may_restore: bool) -> None:
        """Each saving and what it changed."""
        self._revisions.show_customer(card, may_restore=may_restore)

    def show_item_history(self, item: Item, *, may_restore: bool) -> None:
        """Each saving of an item."""
        self._revisions.show_item(item, may_restore=may_restore)

    def _open(self, form: FormDialog, key: str, draft: Draft | None = None) -> None:
        """Each form has a key of its own: typing in one must not take the place of what an earlier one kept."""
        if self.form is not None:
            # Asked for twice before the first could open.
            form.deleteLater()
            return
        form.begin(key)
        if draft is not None:
            form.take_up(draft)
        form.saved.connect(lambda result: self._tell_saved(form, result))
        form.conflicted.connect(lambda: self._conflict(form))
        self.form = form
        on_close(form, self._closed)
        self._show(form)

    def _tell_saved(self, form: FormDialog, result: object) -> None:
        """Tell what was saved: a record in force, or an entry that others review first."""
        customer = _customer_of(form, result)
        changed = form.revisions is not None and form.revisions[0] != form.revisions[1]
        if changed or not isinstance(result, Ref):
            self.saved.emit(customer)
        else:
            self._tasks.read(
                open_entry_about, result, then=lambda entry: self._tell_sent(customer, entry),
                failed=lambda _: self.saved.emit(customer), owner=self._page, room=self._room,
            )  # fmt: skip
        if form.revisions is not None and isinstance(result, Ref):
            offer_undo(
                self,
                self._tasks,
                self._room,
                is_item=isinstance(form, ItemDialog),
                ref=result,
                revisions=form.revisions,
            )

    def _tell_sent(self, customer: object, entry: EntryRow | None) -> None:
        if entry is None:
            self.saved.emit(customer)
            return
        words = self.tr("Đã gửi duyệt. Bản nhập nằm ở trang Nhập liệu cho đến khi được xác minh.")
        messages.done(self._page, words)
        self.sent.emit(entry)

    def _show(self, dialog: Dialog) -> None:
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _closed(self) -> None:
        self.form = None

    def _with_card(self, ref: Ref, then: Callable[[CustomerCard], None]) -> None:
        self._tasks.read(get_customer, ref, then=then, owner=self._page, room=self._room)

    # Drafts

    def resume(self, draft: Draft, levels: Sequence[Level]) -> None:
        """Open the form that ``draft`` was saved from, filled with it."""
        if draft.form == customer_dialog.FORM and draft.rid is None:
            form = CustomerDialog(self._page, self._tasks, self._room, draft.project, levels)
            self._open(form, draft.key, draft)
        elif draft.form == customer_dialog.FORM and draft.rid is not None:
            self._with_card(Ref(draft.project, draft.level, draft.rid), lambda card: self._edit(card, draft))
        elif draft.form == item_dialog.FORM:
            self._resume_item(draft, levels)

    def _resume_item(self, draft: Draft, levels: Sequence[Level]) -> None:
        try:
            level = Level(int(draft.values["customer_level"]))
            owner = Ref(draft.project, level, from_hex(draft.values["customer_rid"]))
            kind = ItemKind(draft.values["kind"])
        except (KeyError, ValueError):
            messages.show(self._page, Problem("customers.draft_unreadable"))
            return
        self._with_card(owner, lambda card: self._take_up_item(card, kind, draft, levels))

    def _take_up_item(self, card: CustomerCard, kind: ItemKind, draft: Draft, levels: Sequence[Level]) -> None:
        item = next((item for item in card.items if item.ref.rid == draft.rid), None)
        if item is not None:
            self.edit_item(card, item, draft)
            return
        form = ItemDialog(self._page, self._tasks, self._room, card, kind, levels)
        self._open(form, draft.key, draft)

    # Somebody saved first

    def _conflict(self, form: FormDialog) -> None:
        if isinstance(form, CustomerDialog):
            ref = form.ref()
            if ref is not None:
                self._ask_card(form, ref, lambda card: self._compare_customer(form, card))
        elif isinstance(form, ItemDialog):
            self._ask_card(form, form.customer().ref, lambda card: self._compare_item(form, card))

    def _ask_card(self, form: FormDialog, ref: Ref, then: Callable[[CustomerCard], None]) -> None:
        self._tasks.read(get_customer, ref, then=then, owner=form, room=self._room)

    def _compare_customer(self, form: CustomerDialog, theirs: CustomerCard) -> None:
        stored = CustomerDialog(self._page, self._tasks, self._room, theirs.ref.project, (theirs.ref.level,), theirs)
        stored.custom.learn(form.custom.known())
        form.take_untouched(stored.values())
        changes = _differences(form, stored)
        stored.deleteLater()
        if not changes:
            form.done_saving(theirs.ref)  # it was this very form that saved, or somebody with the same words
            return
        asked = ConflictDialog(form, changes, theirs.updated_by, theirs.updated_at, level=int(theirs.ref.level))
        asked.mine_kept.connect(lambda: form.keep_mine(theirs))
        asked.theirs_taken.connect(lambda: form.take_theirs(theirs))
        on_close(asked, lambda: None)
        self._show(asked)

    def _compare_item(self, form: ItemDialog, card: CustomerCard) -> None:
        edited = form.item()
        theirs = next((item for item in card.items if edited and item.ref == edited.ref), None)
        if theirs is None:
            messages.show(form, Problem("customers.not_found"))
            return
        stored = ItemDialog(self._page, self._tasks, self._room, card, theirs.kind, (theirs.ref.level,), theirs)
        stored.custom.learn(form.custom.known())
        form.take_untouched(stored.values())
        changes = _differences(form, stored)
        stored.deleteLater()
        if not changes:
            form.done_saving(theirs.ref)  # it was this very form that saved, or somebody with the same words
            return
        asked = ConflictDialog(form, changes, theirs.updated_by, theirs.updated_at, level=int(theirs.ref.level))
        asked.mine_kept.connect(lambda: form.keep_mine(theirs))
        asked.theirs_taken.connect(lambda: form.take_theirs(theirs))
        on_close(asked, lambda: None)
        self._show(asked)


def _differences(mine: FormDialog, stored: FormDialog) -> list[Change]:
    """Field by field: what is stored, and what is typed."""
    theirs, typed = stored.values(), mine.values()
    return [
        Change(field.label() or field_label(name), theirs.get(name, ""), typed.get(name, ""))
        for name, field in mine.fields.items()
        if theirs.get(name, "") != typed.get(name, "")
    ]


def _customer_of(form: FormDialog, result: object) -> object:
    return form.customer().ref if isinstance(form, ItemDialog) else result
