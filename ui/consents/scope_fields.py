"""The fields that say what a customer agrees to; with a scope to stay inside, only what that allows can be ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtWidgets import QGridLayout, QWidget

from app.consents.model import FIELDS, KINDS, RecipientKind, Scope
from app.customers.model import Ref
from app.release.model import part_name
from ui.consents.words import recipient_kinds
from ui.messages import language, sentence
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import stacked
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea

LONGEST = 2000


class Ticks(Card):
    """Several things to tick, under one heading. Nothing is ticked to begin with."""

    def __init__(self, title: str, icon: str, choices: Sequence[tuple[object, str]], columns: int = 2) -> None:
        super().__init__(title, icon, tone="raised")
        self._checks = {key: CheckField(words) for key, words in choices}
        self._error = Paragraph("", "danger", "small")
        self._error.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for place, check in enumerate(self._checks.values()):
            grid.addWidget(check, place // columns, place % columns)
            check.changed.connect(lambda: self.set_error(""))
        self.body.addLayout(grid)
        self.add(self._error)

    def ticked(self) -> tuple[object, ...]:
        """The keys that are ticked, in their order."""
        return tuple(key for key, check in self._checks.items() if check.value())

    def tick(self, *keys: object) -> None:
        """Tick these."""
        for key in keys:
            self._checks[key].set_value(True)

    def set_ticked(self, names: Sequence[str]) -> None:
        """Tick those whose keys are written so, and no others; what is not offered stays as it is."""
        for key, check in self._checks.items():
            if check.control.isEnabled():
                check.set_value(str(key) in names)

    def allow(self, keys: Sequence[object], why: str) -> None:
        """Offer only these; the others say why not."""
        for key, check in self._checks.items():
            check.control.setEnabled(key in keys)
            check.control.setToolTip("" if key in keys else why)

    def set_error(self, words: str) -> None:
        """Say what is wrong; ``""`` takes it away."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def error(self) -> str:
        """What is wrong."""
        return self._error.text()

    def focus(self) -> None:
        """Put the cursor on the first one."""
        next(iter(self._checks.values())).focus()


class ScopeFields(QWidget):
    """``left`` and ``right`` are the two columns of a dialog. ``items`` are kept as they are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._items: tuple[Ref, ...] = ()
        self.recipients = Ticks(self.tr("Được cung cấp cho"), "users", recipient_kinds())
        self.named = TextArea(
            self.tr("Chỉ những người nhận này"),
            lines=2,
            longest=LONGEST,
            hint=self.tr("Mỗi dòng một tên. Để trống nếu văn bản không nêu tên ai."),
        )
        self.purposes = TextArea(
            self.tr("Mục đích"), required=True, lines=2, longest=LONGEST, hint=self.tr("Mỗi dòng một mục đích.")
        )
        fields = [(field, part_name(field, language())) for field in FIELDS]
        kinds = [(kind, part_name(kind, language())) for kind in KINDS]
        self.fields = Ticks(self.tr("Thông tin của hồ sơ"), "list-checks", fields)
        self.kinds = Ticks(self.tr("Các mục và tài liệu, cả loại"), "briefcase", kinds)
        self.start = DateField(self.tr("Có hiệu lực từ ngày"), required=True)
        self.until = DateField(self.tr("Đến hết ngày"), hint=self.tr("Để trống: cho đến khi khách hàng rút lại."))
        self.left = stacked(self.recipients, self.named, self.purposes, gap=12)
        self.right = stacked(self.fields, self.kinds, self.start, self.until, gap=12)

    def fill(self, scope: Scope) -> None:
        """Show a scope."""
        self.recipients.tick(*scope.recipients)
        self.fields.tick(*scope.fields)
        self.kinds.tick(*scope.kinds)
        self.named.set_value("\n".join(scope.named))
        self.purposes.set_value("\n".join(scope.purposes))
        self.start.set_value(date.fromisoformat(scope.start))
        if scope.until:
            self.until.set_value(date.fromisoformat(scope.until))
        self._items = scope.items

    def typed(self) -> dict[str, str]:
        """What was ticked and typed, each as text."""
        start, until = self.start.value(), self.until.value()
        return {
            "recipients": " ".join(map(str, self.recipients.ticked())),
            "fields": " ".join(map(str, self.fields.ticked())),
            "kinds": " ".join(map(str, self.kinds.ticked())),
            "named": self.named.value(),
            "purposes": self.purposes.value(),
            "start": start.isoformat() if start else "",
            "until": until.isoformat() if until else "",
        }

    def fill_typed(self, values: Mapping[str, str]) -> None:
        """Show what `typed` once gave."""
        for ticks, name in ((self.recipients, "recipients"), (self.fields, "fields"), (self.kinds, "kinds")):
            if name in values:
                ticks.set_ticked(values[name].split())
        self.named.set_value(values.get("named", self.named.value()))
        self.purposes.set_value(values.get("purposes", self.purposes.value()))
        for day, name in ((self.start, "start"), (self.until, "until")):
            if values.get(name):
                day.set_value(date.fromisoformat(values[name]))

    def stay_inside(self, scope: Scope) -> None:
        """Only what ``scope`` allows can be ticked."""
        why = self.tr("Nằm ngoài văn bản đồng ý.")
        self.recipients.allow(scope.recipients, why)
        self.fields.allow(scope.fields, why)
        self.kinds.allow(scope.kinds, why)

    def scope(self) -> Scope | None:
        """What was filled in, or ``None`` with a sentence under everything that is missing."""
        purposes = _lines(self.purposes.value())
        start, until = self.start.value(), self.until.value()
        lacking: list[Ticks | Field] = []
        for ticks, code in ((self.recipients, "recipients_missing"), (self.fields, "nothing_covered")):
            other = self.kinds.ticked() or self._items if ticks is self.fields else ()
            if not ticks.ticked() and not other:
                ticks.set_error(sentence(f"consents.{code}"))
                lacking.append(ticks)
        if not purposes:
            self.purposes.set_error(sentence("consents.purpose_missing"))
            lacking.append(self.purposes)
        if start is None or not self.until.is_valid():
            field = self.start if start is None else self.until
            field.set_error(sentence("consents.day_unreadable"))
            lacking.append(field)
        elif until is not None and until < start:
            self.until.set_error(sentence("consents.ends_before_it_starts"))
            lacking.append(self.until)
        if lacking or start is None:
            lacking[0].focus()
            return None
        return Scope(
            recipients=cast(tuple[RecipientKind, ...], self.recipients.ticked()),
            purposes=purposes,
            fields=cast(tuple[str, ...], self.fields.ticked()),
            start=start.isoformat(),
            until=until.isoformat() if until else "",
            named=_lines(self.named.value()),
            kinds=cast(tuple[str, ...], self.kinds.ticked()),
            items=self._items,
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
