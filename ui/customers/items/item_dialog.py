"""Adding and editing a prospect, a dealing or a special policy: each kind has a form of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.actions import add_item, edit_item
from app.customers.items.model import BEGINNINGS, NO_DETAILS, Stage, item_field_label, validate_item
from app.customers.model import NEW, CustomerCard, Draft, Fault, Item, ItemForm, ItemKind
from app.customers.rules.model import target_of
from ui.customers.form_dialog import FormDialog, project_level
from ui.customers.items.amount_field import AmountField
from ui.customers.items.field_text import is_valid, iso_of, put_day, put_text, text_of
from ui.customers.items.kind_fields import detail_fields, details_of, fill_details
from ui.customers.level_field import LevelField
from ui.customers.rules.custom_section import CustomSection
from ui.customers.words import kind_words, stage_words
from ui.messages import language
from ui.tasks import Room, Tasks
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

FORM = "item"
"""What a draft of this form is called."""


class ItemDialog(FormDialog):
    """Without ``item`` a new item of ``kind`` for the customer of ``card``; with it, an edit of that one.

    ``person`` is who sits here: a new item is theirs until they say otherwise.
    """

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        room: Room,
        card: CustomerCard,
        kind: ItemKind,
        levels: Sequence[Level],
        item: Item | None = None,
        person: str = "",
    ) -> None:
        open_levels = tuple(level for level in sorted(levels) if level >= card.ref.level)
        first = item.ref.level if item else open_levels[-1] if room == "top_secret" else open_levels[0]
        words = kind_words(kind).lower()
        add = QCoreApplication.translate("ItemDialog", "Thêm {}").format(words)
        edit = QCoreApplication.translate("ItemDialog", "Sửa {}").format(words)
        super().__init__(
            parent, tasks, room, edit if item else add, level=first, subtitle=card.form.name,
            save_text=QCoreApplication.translate("ItemDialog", "Lưu {}").format(words),
        )  # fmt: skip
        self._customer, self._kind, self._item = card, kind, item
        self._base = item.rev if item else 0
        self._levels = (item.ref.level,) if item else open_levels
        self._make_fields(kind)
        self._lay_out(kind)
        self.level.choose(first)
        if item is not None:
            self._fill(item)
            self.level.fix(self.tr("Cấp mật cố định khi sửa: đổi cấp là chuyển mục này sang ngăn khác."))
        else:
            self.owner.set_value(person)
        self.level.changed.connect(lambda: self.set_level(int(self.level.level())))

    def _make_fields(self, kind: ItemKind) -> None:
        hints = {
            ItemKind.PROSPECT: self.tr("Ví dụ: quan tâm gói bảo trì năm 2027"),
            ItemKind.DEALING: self.tr("Ví dụ: báo giá lần 2 cho hợp đồng khung"),
            ItemKind.POLICY: self.tr("Ví dụ: chiết khấu 18 % cho đơn từ 500 triệu"),
        }
        self.title_field = TextField(self._label("title"), required=True, longest=200, placeholder=hints[kind])
        self.text = TextArea(self._label("text"), lines=3, longest=20_000)
        self.amount = AmountField(self._label("amount"), hint=self.tr("Bằng đồng; để trống nếu không có."))
        self.day, self.due = DateField(self._label("day")), DateField(self._label("due"))
        self.owner = TextField(self._label("owner"), longest=200)
        stages = [(stage, stage_words(stage)) for stage in BEGINNINGS[kind]]
        self.stage = ComboField(self._label("stage"), stages)
        self.level = LevelField(self._levels)
        self.details = detail_fields(kind)
        self.fields = {
            **self.details, "title": self.title_field, "text": self.text, "amount": self.amount, "day": self.day,
            "stage": self.stage, "due": self.due, "owner": self.owner, "level": self.level,
        }  # fmt: skip
        if self._item is not None:
            del self.fields["stage"]
        project = self._customer.ref.project
        self.custom = CustomSection(self.tasks, self.room, project, target_of(kind), self)

    def _label(self, field: str) -> str:
        return item_field_label(self._kind, field, language())

    def _lay_out(self, kind: ItemKind) -> None:
        """Each kind in the order in which it is told; where the stage is no field, the day has the line to itself."""
        details = self.details
        if kind is ItemKind.DEALING:
            self.add(two_columns(details["type"], details["number"]))
        self.add(self.title_field)
        self.add(self.text)
        if kind is ItemKind.PROSPECT:
            self.add(two_columns(details["source"], self.amount))
        elif kind is ItemKind.DEALING:
            self.add(two_columns(self.amount, self.day))
        else:
            self.add(two_columns(details["discount"], details["credit_days"]))
            self.add(two_columns(self.amount, details["approved_by"]))
            self.add(two_columns(self.day, details["until"]))
        if kind is ItemKind.PROSPECT:
            self.add(two_columns(details["next_step"], self.due))
            self.add(two_columns(self.day, self.owner))
        else:
            self.add(two_columns(self.due, self.owner))
        self.add(self.custom)
        if self._item is None:
            self.add(two_columns(self.stage, self.level))
        else:
            self.stage.setParent(self)
            self.stage.hide()
            self.add(self.level)

    def begin(self, key: str) -> None:
        super().begin(key)
        self.custom.changed.connect(self._typed)
        self.custom.arrived.connect(self._take_in_custom)
        self.custom.load(after=self.owner.control)

    def _take_in_custom(self) -> None:
        self.fields.update(self.custom.fields)
        self._start.update(self.custom.stored_texts)

    # What a form says

    def form(self) -> ItemForm:
        """The item as typed."""
        before = self._item.form if self._item else ItemForm(self._customer.ref, self._kind, self.level.level(), "")
        stage = before.stage if self._item else self.stage.value()
        return replace(
            before,
            level=self.level.level(),
            title=self.title_field.value(),
            text=self.text.value(),
            amount=self.amount.value(),
            day=iso_of(self.day),
            stage=stage if isinstance(stage, Stage) else None,
            due=iso_of(self.due),
            owner=self.owner.value(),
            details=details_of(self._kind, self.details),
            custom=self.custom.custom(),
        )

    def values(self) -> dict[str, str]:
        customer = self._customer.ref
        return {
            "customer_rid": customer.rid.hex(), "customer_level": str(int(customer.level)), "kind": str(self._kind),
            **{name: text_of(field) for name, field in self._own_fields().items() if name != "level"},
            "level": str(int(self.level.level())), "base": str(self._base), **self.custom.texts(),
            **({} if self._item else {NEW: self.new.hex()}),
        }  # fmt: skip

    def take_values(self, values: dict[str, str]) -> None:
        for name, field in self._own_fields().items():
            if name in values and name != "level":
                put_text(field, values[name])
        self.custom.take_texts(values)
        if self._item is not None and values.get("base", "").isdecimal():
            self._base = int(values["base"])
        level = project_level(values.get("level", ""), self.level.level())
        if self._item is None and level in self._levels:
            self.level.choose(level)
            self.set_level(int(level))

    def _own_fields(self) -> dict[str, Field]:
        """Those of the kind itself; a project's own are told by their section."""
        return {name: field for name, field in self.fields.items() if name not in self.custom.fields}

    def draft(self) -> Draft:
        ref = self._item.ref if self._item else None
        level = ref.level if ref else self.level.level()
        return Draft("", FORM, self._customer.ref.project, level, ref.rid if ref else None, self.values(), 0)

    def faults(self) -> tuple[Fault, ...]:
        judged = validate_item(self.form())
        unreadable = [(name, _FAULTS.get(name, "day")) for name, field in self.fields.items() if not is_valid(field)]
        return (*judged, *unreadable, *self.custom.faults())

    def ask_to_save(self) -> None:
        if self._item is None:
            self.tasks.act(
                add_item, self.form(), self.new,
                then=self.done_saving, failed=self.failed_saving, owner=self, room=self.room,
            )  # fmt: skip
            return
        ref = self._item.ref
        self.tasks.act(
            edit_item, ref, self.form(), self._base,
            then=lambda rev: self.done_editing(ref, self._base, rev),
            failed=self.failed_saving, owner=self, room=self.room,
        )  # fmt: skip

    # When somebody saved first

    def item(self) -> Item | None:
        """What this edits, ``None`` for a new item."""
        return self._item

    def customer(self) -> CustomerCard:
        """Whose item it is."""
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
        form = item.form
        self.title_field.set_value(form.title)
        self.text.set_value(form.text)
        self.amount.set_value(form.amount)
        put_day(self.day, form.day)
        put_day(self.due, form.due)
        self.owner.set_value(form.owner)
        self.level.choose(item.ref.level)
        fill_details(self.details, form.details or NO_DETAILS[form.kind])
        self.custom.put(form.custom)


_FAULTS = {"amount": "amount", "discount": "discount", "credit_days": "credit_days"}
"""What is wrong with a field that cannot be understood; of the others it is the day."""
