"""Adding and editing a note of one of the three kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.actions import add_item, edit_item
from app.customers.model import CustomerCard, Draft, Fault, Item, ItemForm, ItemKind, validate_item
from ui.customers.amount_field import AmountField
from ui.customers.form_dialog import FormDialog, project_level
from ui.customers.level_field import LevelField
from ui.customers.words import kind_words
from ui.tasks import Room, Tasks
from ui.widgets.columns import two_columns
from ui.widgets.date_field import DateField
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

FORM = "item"
"""What a draft of this form is called."""


class ItemDialog(FormDialog):
    """Without ``item`` a new note of ``kind`` for the customer of ``card``; with it, an edit of that one."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        room: Room,
        card: CustomerCard,
        kind: ItemKind,
        levels: Sequence[Level],
        item: Item | None = None,
    ) -> None:
        open_levels = tuple(level for level in sorted(levels) if level >= card.ref.level)
        first = item.ref.level if item else open_levels[-1] if room == "top_secret" else open_levels[0]
        words = kind_words(kind).lower()
        add = QCoreApplication.translate("ItemDialog", "Thêm {}").format(words)
        edit = QCoreApplication.translate("ItemDialog", "Sửa {}").format(words)
        super().__init__(
            parent, tasks, room, edit if item else add, level=first, subtitle=card.form.name,
            save_text=QCoreApplication.translate("ItemDialog", "Lưu ghi chú"),
        )  # fmt: skip
        self._customer, self._kind, self._item = card, kind, item
        self._base = item.rev if item else 0
        self._levels = (item.ref.level,) if item else open_levels
        self._make_fields(kind)
        self._lay_out()
        self.level.choose(first)
        if item is not None:
            self._fill(item)
            self.level.fix(self.tr("Cấp mật cố định khi sửa: đổi cấp là chuyển ghi chú sang ngăn khác."))
        self.level.changed.connect(lambda: self.set_level(int(self.level.level())))

    def _make_fields(self, kind: ItemKind) -> None:
        hints = {
            ItemKind.PROSPECT: self.tr("Ví dụ: quan tâm gói bảo trì năm 2027"),
            ItemKind.DEALING: self.tr("Ví dụ: báo giá lần 2 cho hợp đồng khung"),
            ItemKind.POLICY: self.tr("Ví dụ: chiết khấu 18 % cho đơn từ 500 triệu"),
        }
        self.title_field = TextField(self.tr("Tiêu đề"), required=True, longest=200, placeholder=hints[kind])
        self.text = TextArea(self.tr("Nội dung"), lines=5, longest=20_000)
        self.amount = AmountField(self.tr("Số tiền"), hint=self.tr("Bằng đồng; để trống nếu không có."))
        self.day = DateField(self.tr("Ngày"), hint=self.tr("Ngày ký, ngày hẹn hoặc ngày có hiệu lực."))
        self.level = LevelField(self._levels)
        self.fields = {
            "title": self.title_field, "text": self.text, "amount": self.amount, "day": self.day, "level": self.level,
        }  # fmt: skip

    def _lay_out(self) -> None:
        self.add(self.title_field)
        self.add(self.text)
        self.add(two_columns(self.amount, self.day))
        self.add(self.level)

    # What a form says

    def form(self) -> ItemForm:
        """The note as typed."""
        day = self.day.value()
        before = self._item.form if self._item else ItemForm(self._customer.ref, self._kind, self.level.level(), "")
        return replace(
            before,
            level=self.level.level(),
            title=self.title_field.value(),
            text=self.text.value(),
            amount=self.amount.value(),
            day=day.isoformat() if day else "",
        )

    def values(self) -> dict[str, str]:
        form = self.form()
        return {
            "customer_rid": form.customer.rid.hex(), "customer_level": str(int(form.customer.level)),
            "kind": str(form.kind), "level": str(int(form.level)), "title": form.title, "text": form.text,
            "amount": self.amount.text(), "day": self.day.edit.text(), "base": str(self._base),
        }  # fmt: skip

    def take_values(self, values: dict[str, str]) -> None:
        if "title" in values:
            self.title_field.set_value(values["title"])
        if "text" in values:
            self.text.set_value(values["text"])
        self.amount.set_text(values.get("amount", self.amount.text()))
        self.day.edit.setText(values.get("day", self.day.edit.text()))
        if self._item is not None and values.get("base", "").isdecimal():
            self._base = int(values["base"])
        level = project_level(values.get("level", ""), self.level.level())
        if self._item is None and level in self._levels:
            self.level.choose(level)
            self.set_level(int(level))

    def draft(self) -> Draft:
        ref = self._item.ref if self._item else None
        level = ref.level if ref else self.level.level()
        return Draft("", FORM, self._customer.ref.project, level, ref.rid if ref else None, self.values(), 0)

    def faults(self) -> tuple[Fault, ...]:
        faults = list(validate_item(self.form()))
        if not self.amount.is_valid():
            faults.append(("amount", "amount"))
        if not self.day.is_valid():
            faults.append(("day", "day"))
        return tuple(faults)

    def ask_to_save(self) -> None:
        if self._item is None:
            self.tasks.act(
                add_item, self.form(), then=self.done_saving, failed=self.failed_saving, owner=self, room=self.room
            )
            return
        ref = self._item.ref
        self.tasks.act(
            edit_item, ref, self.form(), self._base,
            then=lambda rev: self.done_editing(ref, self._base, rev),
            failed=self.failed_saving, owner=self, room=self.room,
        )  # fmt: skip

    # When somebody saved first

    def item(self) -> Item | None:
        """What this edits, ``None`` for a new note."""
        return self._item

    def customer(self) -> CustomerCard:
        """Whose note it is."""
        return self._customer

    def keep_mine(self, theirs: Item) -> None:
        """The person has seen what the other saved and keeps their own text."""
        self._item, self._base = theirs, theirs.rev

    def take_theirs(self, theirs: Item) -> None:
        """The person gives their own text up for what the other saved."""
        self._item, self._base = theirs, theirs.rev
        self._fill(theirs)
        self._start = self.values()

    def _fill(self, item: Item) -> None:
        self.title_field.set_value(item.title)
        self.text.set_value(item.text)
        self.amount.set_value(item.amount)
        self.day.set_value(date.fromisoformat(item.day) if item.day else None)
        self.level.choose(item.ref.level)
