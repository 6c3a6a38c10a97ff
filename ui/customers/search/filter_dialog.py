"""Choosing what narrows the list of customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.customers.items.model import STAGES, Stage
from app.customers.model import ItemKind, Relation
from app.customers.search.model import NO_FILTER, ListFilter, OwnerChoice
from ui.customers.search.words import stage_words
from ui.customers.words import kind_words, relation_words
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.check_field import CheckField
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog


class FilterDialog(Dialog):
    """``chosen(ListFilter)`` when it is to be applied."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, filters: ListFilter, owners: Sequence[OwnerChoice], level: int) -> None:
        super().__init__(parent, self.tr("Lọc danh sách khách hàng"), level=level, width=680)
        anybody = ("", self.tr("Bất kỳ ai"))
        self.owner = ComboField(self.tr("Người phụ trách"), [anybody, *((one.name, one.name) for one in owners)])
        self.relation = ComboField(
            self.tr("Quan hệ"), [(None, self.tr("Bất kỳ")), *((one, relation_words(one)) for one in Relation)]
        )
        self.kind = ComboField(
            self.tr("Có thông tin loại"), [(None, self.tr("Bất kỳ")), *((one, kind_words(one)) for one in ItemKind)]
        )
        self.stage = ComboField(self.tr("Ở giai đoạn"))
        self.updated = (DateField(self.tr("Cập nhật từ ngày")), DateField(self.tr("Cập nhật đến ngày")))
        self.created = (DateField(self.tr("Lập từ ngày")), DateField(self.tr("Lập đến ngày")))
        self.mine = CheckField(self.tr("Chỉ khách hàng do tôi phụ trách"))
        self.review = CheckField(self.tr("Chỉ hồ sơ quá hạn xem lại cấp mật"))
        self._lay_out()
        self.add_cancel(self.tr("Hủy"))
        reset = QuietButton(self.tr("Bỏ mọi điều kiện"), "x")
        self.add_button(reset)
        self.go = PrimaryButton(self.tr("Lọc"), "filter")
        self.add_button(self.go, default=True)
        reset.clicked.connect(lambda: self._show(NO_FILTER))
        self.go.clicked.connect(self._apply)
        self.kind.changed.connect(self._offer_stages)
        self._show(filters)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.owner, self.relation), (self.kind, self.stage), self.updated, self.created,
            (self.mine, self.review),
        )  # fmt: skip
        for at, pair in enumerate(rows):
            for place, field in enumerate(pair):
                grid.addWidget(field, at, place, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)

    def _show(self, filters: ListFilter) -> None:
        names = [self.owner.combo.itemText(at) for at in range(self.owner.combo.count())]
        if filters.owner and filters.owner not in names:  # of nobody's customers any more, but still asked for
            self.owner.set_choices([("", names[0]), (filters.owner, filters.owner), *((one, one) for one in names[1:])])
        self.owner.set_value(filters.owner)
        self.relation.set_value(filters.relation)
        self.kind.set_value(filters.kind)
        self._offer_stages()
        self.stage.set_value(filters.stage)
        for field, day in zip(
            (*self.updated, *self.created),
            (filters.updated_from, filters.updated_until, filters.created_from, filters.created_until),
            strict=True,
        ):
            field.set_value(date.fromisoformat(day) if day else None)
            field.set_error("")
        self.mine.set_value(filters.mine)
        self.review.set_value(filters.review_due)

    def _offer_stages(self) -> None:
        kind = self.kind.value()
        stages = STAGES[kind] if isinstance(kind, ItemKind) else tuple(Stage)
        kept = self.stage.value()
        self.stage.set_choices([("", self.tr("Bất kỳ")), *((str(one), stage_words(str(one))) for one in stages)])
        if kept not in {"", *(str(one) for one in stages)}:
            self.stage.set_value("")

    def _apply(self) -> None:
        pairs = (self.updated, self.created)
        bad = [field for pair in pairs for field in pair if not field.is_valid()]
        for field in bad:
            field.set_error(self.tr("Hãy viết theo ngày/tháng/năm, ví dụ 24/11/2026."))
        for first, last in pairs:
            start, end = first.value(), last.value()
            if start and end and start > end:
                last.set_error(self.tr("Ngày này ở trước ngày bắt đầu."))
                bad.append(last)
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        relation, kind = self.relation.value(), self.kind.value()
        days = [field.value() for pair in pairs for field in pair]
        updated_from, updated_until, created_from, created_until = (day.isoformat() if day else "" for day in days)
        filters = ListFilter(
            owner=str(self.owner.value() or ""),
            relation=relation if isinstance(relation, Relation) else None,
            updated_from=updated_from,
            updated_until=updated_until,
            created_from=created_from,
            created_until=created_until,
            mine=self.mine.value(),
            review_due=self.review.value(),
            kind=kind if isinstance(kind, ItemKind) else None,
            stage=str(self.stage.value() or ""),
        )
        self.accept()
        self.chosen.emit(filters)
