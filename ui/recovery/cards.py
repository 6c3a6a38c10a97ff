"""The cards of the recovery page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import shown_date
from app.recovery.model import Orphan, RecoveryState, running_low
from ui.messages import language
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph


class KitCard(Card):
    """The kit in force. ``escrow_asked``: bring what is missing into it; ``renewal_asked``: write it anew."""

    escrow_asked = Signal()
    renewal_asked = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("KitCard", "Bộ khôi phục"), "key-round")
        self.grid = FieldGrid(dense=True)
        self.missing = InlineNotice("warning", "-", self.tr("Đưa vào…"))
        self.missing.acted.connect(self.escrow_asked)
        self.low = InlineNotice(
            "warning", self.tr("Khóa dự phòng sắp hết: mỗi lần ghi lại một ngăn dùng một khóa. Hãy chia khóa lại.")
        )
        self.dead = InlineNotice("warning", "-", self.tr("Viết lại…"))
        self.dead.acted.connect(self.renewal_asked)
        self.add(self.grid)
        self.add(self.dead)
        self.add(self.missing)
        self.add(self.low)

    def show_state(self, state: RecoveryState) -> None:
        """Fill in what is known."""
        self.grid.clear()
        rows = [
            (self.tr("Số"), f"{state.serial:03d}"),
            (self.tr("Lập ngày"), shown_date(state.made_at)),
            (self.tr("Các mảnh"), self.tr("cần {} trong {}").format(state.threshold, state.count)),
            (self.tr("Khóa dự phòng chưa dùng"), str(state.unused)),
        ]
        if state.custodians:
            rows.insert(3, (self.tr("Người giữ mảnh"), ", ".join(state.custodians)))
        for label, value in rows if state.serial else ():
            self.grid.add_row(label, label, value)
        self.setVisible(bool(state.serial))
        self.set_title(
            self.tr("Bộ khôi phục chưa trao đủ mảnh") if state.unconfirmed else self.tr("Bộ khôi phục đang có hiệu lực")
        )
        self.dead.setVisible(bool(state.serial and state.dead))
        told = self.tr(
            "{} mục của bộ này vẫn mở được dữ liệu đã tiêu hủy trong bản sao cũ của kho. Hãy viết lại bộ ra thẻ mới."
        )
        self.dead.set_text(told.format(state.dead))
        self.missing.setVisible(bool(state.serial and state.without_escrow))
        self.low.setVisible(bool(state.serial and running_low(state.unused)))
        words = self.tr("{} ngăn chưa có trong bộ khôi phục này: nếu mất hết người giữ khóa thì không cứu được.")
        self.missing.set_text(words.format(state.without_escrow))


class PracticeCard(Card):
    """When the shares were last proved. ``asked``: prove them now."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PracticeCard", "Diễn tập"), "shield-check")
        self.words = Paragraph("", "text")
        self.remind = InlineNotice(
            "warning", self.tr("Đã quá 90 ngày chưa diễn tập. Hãy mời đủ người giữ mảnh đến thử.")
        )
        self.go = SecondaryButton(self.tr("Diễn tập…"), "shield-check")
        self.go.clicked.connect(self.asked)
        self.add_right(self.go)
        self.add(self.words)
        self.add(self.remind)

    def show_state(self, state: RecoveryState) -> None:
        """Fill in what is known."""
        if state.proved_at:
            self.words.setText(self.tr("Các mảnh được thử lần cuối ngày {}.").format(shown_date(state.proved_at)))
        else:
            self.words.setText(self.tr("Các mảnh chưa được thử lần nào từ khi trao."))
        self.remind.setVisible(state.remind)
        if not state.serial:
            self.go.set_available(False, self.tr("Chưa có bộ khôi phục."))
        else:
            self.go.set_available(True)


class LostCard(Card):
    """The projects with compartments that nobody can open. ``asked`` carries the project."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("LostCard", "Ngăn không còn quản lý giữ khóa"), "lock-keyhole")
        self.rows: list[QWidget] = []
        self.buttons: dict[bytes, SecondaryButton] = {}
        self.show_orphans(())

    def show_orphans(self, orphans: tuple[Orphan, ...]) -> None:
        """One line for each project, or that there is none."""
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.buttons = [], {}
        if not orphans:
            self._put(Paragraph(self.tr("Ngăn nào cũng có quản lý đang làm việc giữ khóa."), "secondary"))
        for place, project in enumerate(dict.fromkeys(orphan.project for orphan in orphans)):
            if place:
                self._put(Rule())
            self._put(self._line([orphan for orphan in orphans if orphan.project == project]))

    def _put(self, widget: QWidget) -> None:
        self.rows.append(widget)
        self.add(widget)

    def _line(self, orphans: list[Orphan]) -> QWidget:
        first = orphans[0]
        levels = ", ".join(orphan.level.label(language()) for orphan in orphans)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(IconLabel("folder-lock", "warning", 18))
        row.addWidget(Label(first.project_name, "strong"))
        row.addWidget(Label(levels, "medium", "secondary"), 1)
        button = SecondaryButton(self.tr("Khôi phục…"), "lock-open")
        button.setAccessibleName(self.tr("Khôi phục {}").format(first.project_name))
        button.clicked.connect(lambda: self.asked.emit(first.project))
        if not any(orphan.recoverable for orphan in orphans):
            button.set_available(False, self.tr("Bộ khôi phục không có khóa của ngăn này."))
        row.addWidget(button)
        self.buttons[first.project] = button
        return line
