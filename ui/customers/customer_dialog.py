"""Entering and editing a customer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.model import (
    NEW,
    CustomerCard,
    CustomerForm,
    Draft,
    Fault,
    Grounds,
    Ref,
    Relation,
    shown_phone,
    validate,
)
from app.customers.rules.model import Target
from app.ids import Id
from ui.customers.classification.assistant import LevelAssistant
from ui.customers.form_dialog import FormDialog, project_level
from ui.customers.rules.custom_section import CustomSection
from ui.customers.words import field_label
from ui.tasks import Room, Tasks
from ui.widgets.columns import two_columns
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

FORM = "customer"
"""What a draft of this form is called."""
_BETWEEN_PHONES = re.compile(r"[,;/\n]")


class CustomerDialog(FormDialog):
    """Without ``card`` a new customer of ``project`` at one of ``levels``; with it, an edit of that one."""

    room_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        room: Room,
        project: Id,
        levels: Sequence[Level],
        card: CustomerCard | None = None,
    ) -> None:
        # Inside the room a new customer is top secret unless the person says otherwise.
        first = card.ref.level if card else max(levels) if room == "top_secret" else min(levels)
        super().__init__(
            parent, tasks, room, self._title_words(card), level=first, subtitle=self._subtitle_words(card),
            save_text=self._save_words(card),
        )  # fmt: skip
        self._project, self._levels, self._card = project, tuple(levels), card
        self.custom = CustomSection(tasks, room, project, Target.CUSTOMER, self)
        self._base = card.rev if card else 0
        self._make_fields()
        self._lay_out()
        self._connect()
        if card is not None:
            self._fill(card.form)
            why = QCoreApplication.translate(
                "CustomerDialog", "Sửa không đổi cấp mật. Muốn đổi thì đóng lại và chọn Đổi cấp mật ở hồ sơ."
            )
            self.assistant.fix(why)
        else:
            if room == "top_secret":
                self.relation.set_value(Relation.INTEREST)
            self.assistant.choose(first)

    @staticmethod
    def _title_words(card: CustomerCard | None) -> str:
        return (
            QCoreApplication.translate("CustomerDialog", "Sửa khách hàng")
            if card
            else QCoreApplication.translate("CustomerDialog", "Thêm khách hàng")
        )

    @staticmethod
    def _save_words(card: CustomerCard | None) -> str:
        if card is None:
            return QCoreApplication.translate("CustomerDialog", "Lưu khách hàng")
        return QCoreApplication.translate("CustomerDialog", "Lưu thay đổi")

    @staticmethod
    def _subtitle_words(card: CustomerCard | None) -> str:
        if card is None:
            return QCoreApplication.translate(
                "CustomerDialog", "Chỉ tên là bắt buộc. Có thể bổ sung sau; mỗi lần lưu là một bản trong lịch sử."
            )
        return QCoreApplication.translate("CustomerDialog", "Mỗi lần lưu là một bản mới trong lịch sử; bản cũ vẫn còn.")

    def _make_fields(self) -> None:
        self.name = TextField(field_label("name"), required=True, longest=200)
        self.code = TextField(field_label("code"), longest=40, placeholder="KH-0001")
        self.owner = TextField(field_label("owner"), longest=200)
        self.phones = TextField(field_label("phones"), hint=self.tr("Nhiều số thì cách nhau bằng dấu phẩy."))
        self.email = TextField(field_label("email"), longest=254)
        self.tax_code = TextField(field_label("tax_code"), longest=20)
        self.address = TextArea(field_label("address"), lines=2, longest=500)
        shown = self._levels if self._card is None else (self._card.ref.level,)
        self.assistant = LevelAssistant(shown, kept=self.room == "top_secret")
        self.relation, self.level, self.proposal = (
            self.assistant.relation, self.assistant.level, self.assistant.proposal,
        )  # fmt: skip
        self.note = TextArea(field_label("note"), lines=3, longest=4000)
        self.fields = {
            "name": self.name, "code": self.code, "owner": self.owner, "phones": self.phones, "email": self.email,
            "tax_code": self.tax_code, "relation": self.relation, "level": self.level, "address": self.address,
            "note": self.note,
        }  # fmt: skip

    def _lay_out(self) -> None:
        self.add(self.name)
        self.add(two_columns(self.code, self.owner))
        self.add(two_columns(self.phones, self.email))
        self.add(self.assistant)
        self.add(two_columns(self.tax_code, self.address))
        self.add(self.custom)
        self.add(self.note)

    def _connect(self) -> None:
        self.assistant.changed.connect(self._typed)
        self.assistant.level_changed.connect(lambda: self.set_level(int(self.level.level())))

    def begin(self, key: str) -> None:
        super().begin(key)
        self.custom.changed.connect(self._typed)
        self.custom.arrived.connect(self._take_in_custom)
        self.custom.load(after=self.address.control)

    def _take_in_custom(self) -> None:
        self.fields.update(self.custom.fields)
        self._start.update(self.custom.stored_texts)

    # What a form says

    def form(self) -> CustomerForm:
        """The customer as typed."""
        return CustomerForm(
            name=self.name.value(),
            code=self.code.value(),
            phones=tuple(part.strip() for part in _BETWEEN_PHONES.split(self.phones.value()) if part.strip()),
            email=self.email.value(),
            tax_code=self.tax_code.value(),
            address=self.address.value(),
            relation=self.assistant.picked(),
            owner=self.owner.value(),
            level=self.level.level(),
            note=self.note.value(),
            custom=self.custom.custom(),
            grounds=None if self._card else self.assistant.grounds(),
        )

    def values(self) -> dict[str, str]:
        form, (reason, review) = self.form(), self.assistant.written()
        return {
            "criteria": ",".join(self.assistant.answers()), "reason": reason, "review": review,
            "name": form.name, "code": form.code, "owner": form.owner, "phones": self.phones.value(),
            "email": form.email, "tax_code": form.tax_code, "relation": str(form.relation),
            "level": str(int(form.level)), "address": form.address, "note": form.note, "base": str(self._base),
            **({} if self._card else {NEW: self.new.hex()}), **self.custom.texts(),
        }  # fmt: skip

    def take_values(self, values: dict[str, str]) -> None:
        for name in ("name", "code", "owner", "phones", "email", "tax_code"):
            if name in values:
                getattr(self, name).set_value(values[name])
        for name in ("address", "note"):
            if name in values:
                getattr(self, name).set_value(values[name])
        self.custom.take_texts(values)
        if values.get("relation") in {str(relation) for relation in Relation}:
            grounds = Grounds(tuple(values.get("criteria", "").split(",")))
            self.assistant.set_grounds(grounds, Relation(values["relation"]))
        if self._card is None:
            level = project_level(values.get("level", ""), self.level.level())
            if level in self._levels:
                self.assistant.kept = True
                self.assistant.choose(level)
                self.set_level(int(level))
            self.assistant.write(values.get("reason", ""), values.get("review", ""))
        elif values.get("base", "").isdecimal():
            self._base = int(values["base"])

    def draft(self) -> Draft:
        ref = self._card.ref if self._card else None
        level = ref.level if ref else self.level.level()
        return Draft("", FORM, self._project, level, ref.rid if ref else None, self.values(), 0)

    def faults(self) -> tuple[Fault, ...]:
        return (*validate(self.form()), *self.custom.faults())

    def submit(self) -> None:
        if self._card is None and self.assistant.complain():
            return
        super().submit()

    def ask_to_save(self) -> None:
        if self._card is None:
            self.tasks.act(
                create_customer, self._project, self.form(), self.new,
                then=self.done_saving, failed=self.failed_saving, owner=self, room=self.room,
            )  # fmt: skip
            return
        ref = self._card.ref
        self.tasks.act(
            edit_customer, ref, self.form(), self._base,
            then=lambda rev: self.done_editing(ref, self._base, rev),
            failed=self.failed_saving, owner=self, room=self.room,
        )  # fmt: skip

    # When somebody saved first

    def ref(self) -> Ref | None:
        """Whom this edits, ``None`` for a new customer."""
        return self._card.ref if self._card else None

    def keep_mine(self, theirs: CustomerCard) -> None:
        """The person has seen what the other saved and keeps their own text: the next saving goes over it."""
        self._card, self._base = theirs, theirs.rev

    def take_theirs(self, theirs: CustomerCard) -> None:
        """The person gives their own text up for what the other saved."""
        self._card, self._base = theirs, theirs.rev
        self._fill(theirs.form)
        self._start = self.values()

    def _fill(self, form: CustomerForm) -> None:
        for name in ("name", "code", "owner", "email", "tax_code"):
            getattr(self, name).set_value(getattr(form, name))
        self.phones.set_value(", ".join(shown_phone(phone) for phone in form.phones))
        self.address.set_value(form.address)
        self.note.set_value(form.note)
        self.custom.put(form.custom)
        self.assistant.set_grounds(form.grounds, form.relation)
        self.assistant.choose(form.level)
