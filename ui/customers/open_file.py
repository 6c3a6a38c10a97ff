"""The file that is open beside a list: asking for it and its parts, and dropping answers that come too late."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.customers.items.model import Happening
from app.customers.items.queries import customer_timeline
from app.customers.model import CustomerCard, Item, ItemKind, Ref, Revision
from app.customers.queries import customer_history, get_customer, reveal_field
from ui.customers.desk import CustomerDesk
from ui.customers.detail import CustomerDetail
from ui.customers.items.mover import Mover, movable
from ui.customers.items.remover import Remover
from ui.tasks import Room, Tasks


class OpenFile(QObject):
    """Fills a ``CustomerDetail``. ``changed()`` when another file, or none, is shown; ``lost()`` when it was not
    there; ``item_level_wanted(Movable)``.
    """

    changed = Signal()
    lost = Signal()
    item_level_wanted = Signal(object)

    def __init__(
        self, detail: CustomerDetail, desk: CustomerDesk, tasks: Tasks, room: Room, *, offers_dealing: bool = False
    ) -> None:
        super().__init__(detail)
        self._detail, self._desk, self._tasks, self._room = detail, desk, tasks, room
        self._asked: Ref | None = None
        detail.reveal_requested.connect(self._reveal)
        detail.history_wanted.connect(self._fetch_history)
        detail.timeline_wanted.connect(self._fetch_timeline)
        detail.compare_requested.connect(self._compare)
        detail.item_edit_requested.connect(lambda item: desk.edit_item(self._card_of(item.customer), item))
        detail.item_asked.connect(self._item_asked)
        self.remover = Remover(detail, tasks, room)
        self.remover.changed.connect(self._moved)
        self.remover.dialog_opened.connect(desk.dialog_opened)
        self.mover = Mover(detail, tasks, room, offers_dealing=offers_dealing)
        detail.item_move_requested.connect(lambda item, stage: self.mover.move(movable(item), stage))
        self.mover.moved.connect(self._moved)
        self.mover.dealing_wanted.connect(lambda _: detail.asked.emit(str(ItemKind.DEALING)))
        self.mover.dialog_opened.connect(desk.dialog_opened)

    def open(self, ref: Ref) -> None:
        """Ask for a file; whatever was asked for before is not shown any more."""
        self._asked = ref
        self._tasks.read(
            get_customer, ref,
            then=self._show, failed=lambda _: self._lose(ref), owner=self._detail, room=self._room,
        )  # fmt: skip

    def refresh(self) -> None:
        """Read the open file anew."""
        card = self._detail.card()
        if card is not None:
            self.open(card.ref)

    def close(self) -> None:
        """Show no file."""
        self._asked = None
        self._detail.clear()
        self.changed.emit()

    def _show(self, card: CustomerCard) -> None:
        if card.ref == self._asked:
            self._detail.show_card(card)
            self.changed.emit()

    def _item_asked(self, item: Item, what: str) -> None:
        if what == "history":
            self._desk.show_item_history(item, may_restore=self._detail.may_edit_items())
        elif what == "level":
            self.item_level_wanted.emit(movable(item))
        elif what == "remove":
            self.remover.remove(movable(item))

    def _moved(self, customer: Ref) -> None:
        if self._is_open(customer):
            self.open(customer)

    def _lose(self, ref: Ref) -> None:
        """The file is not there any more, or not for this person."""
        if ref == self._asked:
            self.close()
            self.lost.emit()

    def _is_open(self, ref: Ref) -> bool:
        card = self._detail.card()
        return card is not None and card.ref == ref

    def _card_of(self, ref: Ref) -> CustomerCard:
        card = self._detail.card()
        if card is None or card.ref != ref:
            raise RuntimeError("a note of a file that is not open")
        return card

    # Parts of it

    def _reveal(self, field: str) -> None:
        card = self._detail.card()
        if card is not None:
            ref = card.ref
            self._tasks.read(
                reveal_field, ref, field,
                then=lambda text: self._show_value(ref, field, text), owner=self._detail, room=self._room,
            )  # fmt: skip

    def _show_value(self, ref: Ref, field: str, text: str) -> None:
        if self._is_open(ref):
            self._detail.show_value(field, text)

    def _fetch_history(self) -> None:
        card = self._detail.card()
        if card is not None:
            ref = card.ref
            self._tasks.read(
                customer_history, ref,
                then=lambda revisions: self._show_history(ref, revisions), owner=self._detail, room=self._room,
            )  # fmt: skip

    def _show_history(self, ref: Ref, revisions: tuple[Revision, ...]) -> None:
        if self._is_open(ref):
            self._detail.show_revisions(revisions)

    def _fetch_timeline(self) -> None:
        card = self._detail.card()
        if card is not None:
            ref = card.ref
            self._tasks.read(
                customer_timeline, ref,
                then=lambda happened: self._show_timeline(ref, happened), owner=self._detail, room=self._room,
            )  # fmt: skip

    def _show_timeline(self, ref: Ref, happened: tuple[Happening, ...]) -> None:
        if self._is_open(ref):
            self._detail.show_happenings(happened)

    def _compare(self) -> None:
        card = self._detail.card()
        if card is not None:
            self._desk.show_history(card, may_restore=self._detail.may_restore())
