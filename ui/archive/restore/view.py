"""The tab of getting things back: what can be done, and how it stands, as cards one below the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.access.event import Event
from app.access.policy import may
from app.archive.restore.actions import record_drill
from app.archive.restore.model import CopyState, DrillRow, Drills
from app.archive.restore.queries import copy_state, list_drills
from app.clock import shown_time
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.archive.part import Part
from ui.archive.restore.accept_dialog import AcceptDialog
from ui.archive.restore.cards import DrillCard, PendingCard, StepCard
from ui.archive.restore.compare_dialog import CompareDialog
from ui.archive.restore.drill_dialog import DrillDialog
from ui.archive.restore.lay_dialog import LayDialog
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.columns import scrolled

WIDTH = 880


class RestorePart(Part):
    """Who may what decides which cards there are; an unaccepted copy comes first and says so loudly."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._people: tuple[PersonRow, ...] = ()
        self._threshold = 0
        self.pending = PendingCard()
        self.pending.asked.connect(self.open_accept)
        self.lay_card = StepCard(
            self.tr("Đặt một bản sao ra thư mục mới"),
            self.tr(
                "Bản sao lưu hoặc thư mục kho được chép luôn được đặt cạnh kho đang dùng, không bao giờ đè lên. Mở nó "
                "như một kho khác: lúc đầu chỉ xem được, và chỉ dùng được khi quản lý và cán bộ an toàn cùng chấp nhận."
            ),
            self.tr("Đặt ra…"),
            "folder-open",
        )
        self.lay_card.asked.connect(self.open_lay)
        self.records = StepCard(
            self.tr("Lấy lại một hồ sơ"),
            self.tr(
                "So từng trường của hồ sơ trong bản sao với hiện tại, rồi chọn trường muốn lấy lại. Hồ sơ trở lại như "
                "một lần sửa bình thường, có ghi nhật ký; hồ sơ đã tiêu hủy không sống lại."
            ),
            self.tr("So sánh…"),
            "history",
        )
        self.records.asked.connect(self.open_compare)
        self.drills = DrillCard()
        self.drills.asked.connect(self.open_drill)
        self.drills.record_asked.connect(self.choose_outcome)
        self.fire = StepCard(
            self.tr("Khi mất hết máy"),
            self.tr(
                "Trên máy sạch, một bản sao lưu hoặc đĩa, bộ khôi phục và đủ mảnh dựng lại kho cho hai người mới: mở "
                "Niêm, chọn Khôi phục sau sự cố ở trang đầu. Hãy chép lại câu này, cất cùng bộ khôi phục. Không có "
                "cửa sổ thì dùng lệnh python -m app restore --kit."
            ),
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(14)
        for card in (self.pending, self.drills, self.lay_card, self.records, self.fire):
            column.addWidget(card)
        column.addStretch(1)
        inner.setMaximumWidth(current().px(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        duties, pending = summary.duties, summary.copy_pending
        self.pending.setVisible(False)
        self.lay_card.setVisible(may(Event.RESTORE_LAY, duties) and not pending)
        self.records.setVisible(may(Event.RESTORE_BRING, duties) and not pending and bool(summary.projects))
        self.drills.setVisible(may(Event.DRILL_RUN, duties) and not pending)
        self.fire.setVisible(not pending)

    def title(self) -> str:
        return self.tr("Khôi phục")

    def reload(self) -> None:
        self._tasks.read(copy_state, then=self._show, owner=self)
        if may(Event.DRILL_LIST, self._summary.duties) and not self._summary.copy_pending:
            self._tasks.read(list_drills, then=self._show_drills, owner=self)
        if self._summary.copy_pending and may(Event.RESTORE_CONFIRM, self._summary.duties):
            self._tasks.read(list_people, then=self._know, owner=self)

    def _show(self, found: CopyState) -> None:
        self.pending.show_state(found, may(Event.RESTORE_CONFIRM, self._summary.duties))

    def _show_drills(self, found: Drills) -> None:
        self._threshold = found.threshold
        self.drills.show_drills(found)
        self.badge_changed.emit(1 if found.due else 0)

    def _know(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people

    def open_accept(self) -> AcceptDialog:
        """Two accept the open copy."""
        dialog = AcceptDialog(self, self._tasks, self._summary, self._people)
        dialog.accepted.connect(self.reload)
        dialog.open()
        return dialog

    def open_lay(self) -> LayDialog:
        """Lay a copy into a new folder."""
        dialog = LayDialog(self, self._tasks, self._summary)
        dialog.open()
        return dialog

    def open_compare(self) -> CompareDialog:
        """Look for a record in a copy."""
        dialog = CompareDialog(self, self._tasks, self._summary)
        dialog.open()
        return dialog

    def choose_outcome(self) -> None:
        """Ask for the file that was saved where the drill was held."""
        kinds = self.tr("Kết quả diễn tập (*.txt)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn tệp kết quả"), str(Path.home()), kinds)
        if chosen and isValid(self):
            self._tasks.act(record_drill, chosen, then=self._recorded, owner=self)

    def _recorded(self, row: DrillRow) -> None:
        messages.done(self, self.tr("Đã ghi sổ lần diễn tập lúc {}.").format(shown_time(row.at)))
        self.reload()

    def open_drill(self) -> DrillDialog:
        """Hold a drill."""
        dialog = DrillDialog(self, self._tasks, self._threshold)
        dialog.accepted.connect(self.reload)
        dialog.open()
        return dialog
