"""Revisions on a page of customers: reading them, comparing two, bringing one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.model import CustomerCard, Item, Ref, Revision
from app.customers.queries import customer_history, reveal_field
from app.customers.revisions.actions import restore_customer, restore_item
from app.customers.revisions.queries import compare_customer_revisions, compare_item_revisions, item_history
from app.errors import NiemError, Problem
from ui import messages
from ui.customers.form_dialog import CHANGED_MEANWHILE, on_close
from ui.customers.lists.undo import undone_words
from ui.customers.masks import MASKED_FIELDS
from ui.customers.revisions.revisions_dialog import RevisionsDialog
from ui.customers.revisions.subject import RevisionsOf
from ui.customers.words import explained
from ui.tasks import Room, Tasks


class RevisionsDesk(QObject):
    """Belongs to a page; ``dialog_opened(dialog)`` before one shows."""

    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, room: Room) -> None:
        super().__init__(page)
        self._page, self._tasks, self._room = page, tasks, room

    def show_customer(self, card: CustomerCard, *, may_restore: bool) -> None:
        """Every saving of a customer."""
        of = RevisionsOf(card.ref, card.form.name, None, may_restore)
        fields = [field for field in MASKED_FIELDS if getattr(card.form, field)] or list(MASKED_FIELDS[:1])
        self._tasks.read(
            customer_history, card.ref,
            then=lambda revisions: self._open(of, revisions, fields), owner=self._page, room=self._room,
        )  # fmt: skip

    def show_item(self, item: Item, *, may_restore: bool) -> None:
        """Every saving of an item."""
        of = RevisionsOf(item.ref, item.title, item.kind, may_restore)
        self._tasks.read(
            item_history, item.ref,
            then=lambda revisions: self._open(of, revisions, ()), owner=self._page, room=self._room,
        )  # fmt: skip

    def look_at(self, ref: Ref, fields: Sequence[str], then: Callable[[], None], owner: QObject) -> None:
        """Journal a look at each of these fields, one after the other, and go on when all of them are written."""
        if not fields:
            then()
            return
        self._tasks.read(
            reveal_field, ref, fields[0],
            then=lambda _: self.look_at(ref, fields[1:], then, owner), owner=owner, room=self._room,
        )  # fmt: skip

    def _open(self, of: RevisionsOf, revisions: Sequence[Revision], fields: Sequence[str]) -> None:
        self._opened(of, revisions, fields)

    def _opened(self, of: RevisionsOf, revisions: Sequence[Revision], fields: Sequence[str]) -> RevisionsDialog:
        dialog = RevisionsDialog(self._page, of, revisions)
        dialog.reveal_requested.connect(lambda: self.look_at(of.ref, fields, dialog.reveal, dialog))
        dialog.compare_wanted.connect(lambda first, second: self._compare(dialog, of, first, second))
        dialog.restore_wanted.connect(lambda rev: self._restore(dialog, of, rev))
        on_close(dialog, lambda: None)
        self.dialog_opened.emit(dialog)
        dialog.open()
        return dialog

    def _compare(self, dialog: RevisionsDialog, of: RevisionsOf, first: int, second: int) -> None:
        compare = compare_customer_revisions if of.kind is None else compare_item_revisions
        self._tasks.read(
            compare, of.ref, first, second,
            then=lambda changes: dialog.show_comparison(first, second, changes), owner=dialog, room=self._room,
        )  # fmt: skip

    def _restore(self, dialog: RevisionsDialog, of: RevisionsOf, rev: int) -> None:
        restore = restore_customer if of.kind is None else restore_item
        base = dialog.newest()
        messages.forget(dialog)
        self._tasks.act(
            restore, of.ref, rev, base,
            then=lambda made: self._restored(dialog, of, rev, base, made),
            failed=lambda error: self._not_restored(dialog, of, error), owner=dialog, room=self._room,
        )  # fmt: skip

    def _not_restored(self, dialog: RevisionsDialog, of: RevisionsOf, error: NiemError) -> None:
        """Where somebody saved since, what they saved is shown before anything is chosen again."""
        if error.code != CHANGED_MEANWHILE:
            messages.show(dialog, explained(error))
            return
        dialog.accept()
        history, fields = (customer_history, MASKED_FIELDS) if of.kind is None else (item_history, ())
        self._tasks.read(
            history, of.ref,
            then=lambda revisions: messages.show(
                self._opened(of, revisions, fields), Problem("revisions.changed_meanwhile")
            ),
            owner=self._page, room=self._room,
        )  # fmt: skip

    def _restored(self, dialog: RevisionsDialog, of: RevisionsOf, rev: int, base: int, made: int) -> None:
        dialog.accept()
        if made == base:
            messages.done(self._page, self.tr("Đã gửi đề nghị đưa bản {} trở lại để duyệt.").format(rev))
            return
        words = self.tr("Đã đưa bản {rev} trở lại thành bản {made}.").format(rev=rev, made=made)
        messages.offer(self._page, words, self.tr("Hoàn tác"), lambda: self._undo(of, base, made))

    def _undo(self, of: RevisionsOf, base: int, made: int) -> None:
        restore = restore_customer if of.kind is None else restore_item
        self._tasks.act(
            restore, of.ref, base, made,
            then=lambda rev: messages.done(self._page, undone_words(in_force=rev != made)),
            failed=lambda error: messages.show(self._page, explained(error)), owner=self, room=self._room,
        )  # fmt: skip
