"""What the ceremony's dialog shows, stage by stage: the form, the work, the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.people.model import PersonRow
from app.recovery.model import FEWEST, MOST, USUAL, CeremonyForm, Held
from app.session.model import Summary
from ui.messages import sentence
from ui.recovery.sheet_row import SheetRow
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.signers import two_signatures
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_field import TextField


class Stage(QWidget):
    """A column of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)


class Asking(Stage):
    """Who holds a share, how many are needed, where the two kits go, and the two signatures."""

    def __init__(self, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__()
        self.column.addWidget(
            Paragraph(
                self.tr(
                    "Niêm tạo một hạt giống, chia thành các mảnh cho từng người giữ, thử ghép mọi bộ mảnh có thể "
                    "rồi quên hạt giống. Bộ khôi phục được ghi ra hai thẻ nhớ. Nên ngắt mạng của máy trước khi bắt "
                    "đầu."
                ),
                "secondary",
            )
        )
        needed, count = USUAL
        self.count = ComboField(
            self.tr("Số người giữ mảnh"), [(number, str(number)) for number in range(FEWEST, MOST + 1)]
        )
        self.count.set_value(count)
        self.threshold = ComboField(self.tr("Số mảnh cần để khôi phục"), [])
        self.names = [TextField(self.tr("Người giữ mảnh {}").format(number + 1), longest=120) for number in range(MOST)]
        self.first = PlaceField(self.tr("Thẻ nhớ thứ nhất"), self.tr("Chọn…"))
        self.second = PlaceField(self.tr("Thẻ nhớ thứ hai"), self.tr("Chọn…"))
        self.near = InlineNotice("warning", sentence("recovery.one_disk"))
        self.near.hide()
        self.signatures = two_signatures(summary, people)
        self.column.addWidget(two_columns(self.count, self.threshold))
        for left, right in pairwise_of(self.names):
            self.column.addWidget(two_columns(left, right))
        self.column.addWidget(two_columns(self.first, self.second))
        self.column.addWidget(self.near)
        self.column.addWidget(Label(self.tr("Hai người ký"), "strong"))
        self.column.addWidget(self.signatures)
        self.count.changed.connect(self._count_changed)
        self.first.changed.connect(self._look_at_places)
        self.second.changed.connect(self._look_at_places)
        self._count_changed()
        self.threshold.set_value(needed)

    def form(self) -> CeremonyForm:
        """What has been filled in."""
        threshold = self.threshold.value()
        return CeremonyForm(
            custodians=tuple(name.value() for name in self._asked()),
            threshold=threshold if isinstance(threshold, int) else 0,
            first=Path(self.first.value()),
            second=Path(self.second.value()),
        )

    def complain(self) -> bool:
        """Say under the first field that lacks something what it is; gives whether one does."""
        fields: list[TextField | PlaceField] = [*self._asked(), self.first, self.second]
        for field in fields:
            if not field.value():
                field.set_error(self.tr("Hãy điền chỗ này."))
                field.focus()
                return True
        return self.signatures.complain()

    def _asked(self) -> list[TextField]:
        count = self.count.value()
        return self.names[: count if isinstance(count, int) else FEWEST]

    def _count_changed(self) -> None:
        count = len(self._asked())
        for place, name in enumerate(self.names):
            name.setVisible(place < count)
        self.threshold.set_choices([(number, str(number)) for number in range(FEWEST, count + 1)])

    def _look_at_places(self) -> None:
        """One disk under both copies is said while it can still be changed."""
        places = [Path(field.value()) for field in (self.first, self.second) if field.value()]
        self.near.setVisible(len(places) == 2 and _on_one_disk(*places))


class Sheets(Stage):
    """The sheets, one by one, each saved by its holder; and the confirmation that all have theirs."""

    changed = Signal()

    def __init__(self, held: Held) -> None:
        super().__init__()
        words = self.tr("Bộ khôi phục số {:03d} đã ghi và đọc lại ở hai nơi. {} ngăn khôi phục được.")
        self.column.addWidget(InlineNotice("success", words.format(held.serial, held.escrowed)))
        if held.one_disk:
            self.column.addWidget(InlineNotice("warning", sentence("recovery.one_disk")))
        self.column.addWidget(
            Paragraph(
                self.tr(
                    "Mỗi người tự lưu tờ của mình vào thẻ nhớ riêng, in ra, rồi xóa tệp đã lưu. Đóng cửa sổ này là các "
                    "mảnh mất hẳn: nếu chưa đủ người có tờ của mình, phải làm lại buổi lễ."
                ),
                "secondary",
            )
        )
        self.rows: list[SheetRow] = []
        for sheet in held.sheets:
            row = SheetRow(sheet)
            row.saved.connect(self.changed)
            self.rows.append(row)
            self.column.addWidget(row)
        self.all_have = CheckField(self.tr("Mọi người giữ đã có tờ của mình và đã đọc thử được các từ"))
        self.all_have.changed.connect(self.changed)
        self.column.addWidget(self.all_have)

    def complete(self) -> bool:
        """Whether every sheet was saved and the two say that it was handed out."""
        return all(row.is_saved for row in self.rows) and self.all_have.value()

    def forget(self) -> None:
        """Let go of every sheet."""
        for row in self.rows:
            row.forget()


def pairwise_of(fields: Sequence[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Two by two; an odd last one stands beside nothing."""
    even = [*fields, *([QWidget()] if len(fields) % 2 else [])]
    return list(zip(even[::2], even[1::2], strict=True))


def _on_one_disk(first: Path, second: Path) -> bool:
    try:
        return first.stat().st_dev == second.stat().st_dev
    except OSError:
        return False
