"""One customer file, open beside the list or on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.customers.items.model import Happening
from app.customers.model import CustomerCard, Item, ItemKind, Revision
from ui.consents.tab import ConsentsTab
from ui.customers.abilities import Abilities
from ui.customers.detail_head import DetailHead
from ui.customers.documents.tab import DocumentsTab
from ui.customers.history_tab import HistoryTab
from ui.customers.info_tab import InfoTab
from ui.customers.items.items_tab import ItemsTab
from ui.customers.items.sections import ItemSections
from ui.customers.items.timeline_tab import TimelineTab
from ui.widgets.columns import scrolled
from ui.widgets.empty_state import EmptyState
from ui.widgets.tabs import Tabs


class CustomerDetail(QWidget):
    """Shows a card; everything else it only asks for, by signals.

    ``asked(what)`` as in ``DetailHead``, ``item_asked(item, what)`` as in ``ItemCard``; ``history_wanted()`` and
    ``timeline_wanted()`` when that part comes into sight and is not here yet.
    """

    asked = Signal(str)
    copy_asked = Signal(str)
    reveal_requested = Signal(str)
    item_edit_requested = Signal(object)
    item_asked = Signal(object, str)
    item_move_requested = Signal(object, object)
    history_wanted = Signal()
    timeline_wanted = Signal()
    compare_requested = Signal()

    def __init__(self, abilities: Abilities, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card: CustomerCard | None = None
        self._abilities = abilities
        self._history_here = self._timeline_here = False
        self.head = DetailHead(abilities)
        self.info = InfoTab()
        self.items = {kind: ItemsTab(kind, abilities) for kind in ItemKind}
        self.documents = DocumentsTab()
        self.consents: ConsentsTab | None = None
        self.happenings = TimelineTab()
        self.history = HistoryTab()
        self.tabs = Tabs(self.tr("Phần của hồ sơ"))
        self.tabs.add(scrolled(self.info), self.tr("Thông tin"))
        self.sections = ItemSections(self.items)
        self._items_place = self.tabs.add(self.sections, self.tr("Các mục"))
        self._documents_place = self.tabs.add(scrolled(self.documents), self.tr("Tài liệu"))
        self._timeline_place = self.tabs.add(scrolled(self.happenings), self.tr("Diễn biến"))
        self._consents_place = -1
        self._history_place = self.tabs.add(scrolled(self.history), self.tr("Lịch sử")) if abilities.history else -1
        self._nothing = EmptyState(
            "file-text",
            self.tr("Chưa mở hồ sơ nào"),
            self.tr("Chọn một khách hàng để xem thông tin, các mục, tài liệu, lịch sử."),
        )
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 18, 20, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self._views.addWidget(self._nothing)
        self._views.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._views)

    def _connect(self) -> None:
        self.head.asked.connect(self.asked)
        self.head.copy_asked.connect(self.copy_asked)
        self.info.reveal_requested.connect(self.reveal_requested)
        for kind, tab in self.items.items():
            tab.add_requested.connect(lambda kind=kind: self.asked.emit(str(kind)))
            tab.edit_requested.connect(self.item_edit_requested)
            tab.asked.connect(self._item_asked)
            tab.move_requested.connect(self.item_move_requested)
        self.history.compare_requested.connect(self.compare_requested)
        self.tabs.currentChanged.connect(lambda _: self._want_parts())

    def add_consents(self, consents: ConsentsTab) -> None:
        """Show what the customer agreed to as a part of the file: wherever something of it may leave."""
        self.consents = consents
        self._consents_place = self.tabs.add(scrolled(consents), self.tr("Đồng ý"))
        consents.listed.connect(lambda count: self.tabs.set_count(self._consents_place, count or None))

    def show_consents(self) -> None:
        """Bring what the customer agreed to into sight."""
        self.tabs.setCurrentIndex(self._consents_place)

    def _item_asked(self, item: Item, what: str) -> None:
        if what == "documents":
            self.documents.want_item(item.ref)
            self.tabs.setCurrentIndex(self._documents_place)
        else:
            self.item_asked.emit(item, what)

    def may_restore(self) -> bool:
        """Whether an old revision of this file may be brought back here: wherever it may be edited."""
        return self._abilities.edit and self.head.edit.isEnabled()

    def may_edit_items(self) -> bool:
        """Whether the person may edit items, and so bring an old revision of one back."""
        return self._abilities.edit_item

    def card(self) -> CustomerCard | None:
        """What is open."""
        return self._card

    def show_card(self, card: CustomerCard) -> None:
        """Show a file. The tab stays, so that one can go through a list looking at the same part of each."""
        self._card = card
        self.head.show_card(card)
        self.info.show_card(card)
        self.sections.show_items(card.items, card.fields)
        self.tabs.set_count(self._items_place, len(card.items) or None)
        self._history_here = self._timeline_here = False
        self.history.show_waiting()
        self.happenings.show_waiting()
        if self.consents is not None:
            self.consents.show_customer(card.ref)
        self._views.setCurrentIndex(1)
        self._want_parts()

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        """Fill the history."""
        self._history_here = True
        self.history.show_revisions(revisions)

    def show_happenings(self, happened: Sequence[Happening]) -> None:
        """Fill the timeline."""
        self._timeline_here = True
        self.happenings.show_happenings(happened)

    def show_kind(self, kind: ItemKind) -> None:
        """Bring the items of a kind into sight."""
        self.tabs.setCurrentIndex(self._items_place)
        self.sections.show_kind(kind)

    def tell_documents(self, count: int) -> None:
        """How many documents the file has, as far as this person may know."""
        self.tabs.set_count(self._documents_place, count or None)

    def show_value(self, field: str, text: str) -> None:
        """Fill a masked field that was asked for."""
        self.info.show_value(field, text)

    def clear(self) -> None:
        """Show and keep nothing."""
        self._card = None
        if self.consents is not None:
            self.consents.show_customer(None)
        self.info.forget()
        self.sections.show_items(())
        self.history.show_waiting()
        self.happenings.show_waiting()
        self.head.name.setText("")
        self.head.meta.setText("")
        self._views.setCurrentIndex(0)

    def highest_level(self) -> int:
        """The highest level of the file and its notes, 0 while none is open."""
        if self._card is None:
            return 0
        items = (int(item.ref.level) for item in self._card.items)
        consents = self.consents.highest_level() if self.consents is not None else 0
        return max(int(self._card.ref.level), self.documents.highest_level(), consents, *items)

    def _want_parts(self) -> None:
        """Ask for what came into sight and is not here."""
        if self._card is None:
            return
        place = self.tabs.currentIndex()
        if place == self._timeline_place and not self._timeline_here:
            self.timeline_wanted.emit()
        elif place == self._history_place and not self._history_here:
            self.history_wanted.emit()
