"""One person beside the list: what was signed about them, what is in force, and what this manager or officer can do."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import shown_date, shown_time
from app.people.model import PersonView
from app.session.model import Summary
from ui.messages import language, sentence
from ui.people.words import look_of
from ui.widgets.buttons import Button, DangerButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph
from ui.widgets.timeline import Entry, Timeline

ICONS = {
    "people.stated_continued": "key-round",
    "people.stated_person": "user-cog",
    "people.stated_revoke": "user-minus",
    "people.stated_freeze": "ban",
    "people.stated_thaw": "user-check",
    "people.stated_agreement": "signature",
    "people.stated_agreement_end": "file-warning",
    "people.stated_lesson": "graduation-cap",
    "people.stated_enckey": "key-round",
    "people.stated_session_end": "log-out",
}
MOST_ENTRIES = 60


class PersonDetail(QWidget):
    """A signal for each button. Shown to managers and officers."""

    move_requested = Signal()
    freeze_requested = Signal()
    thaw_requested = Signal()
    leave_requested = Signal()
    report_requested = Signal()
    machine_requested = Signal()
    renew_requested = Signal()

    def __init__(self, view: PersonView, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self._summary = view, summary
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(Paragraph(view.row.name, "text", "title"))
        column.addWidget(Paragraph(view.row.title, "secondary"))
        column.addLayout(self._actions())
        if view.owed:
            column.addWidget(self._owed())
        column.addWidget(self._facts())
        if view.clearances is not None:
            column.addWidget(self._clearances())
        column.addWidget(self._history())
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        look = look_of(self.view.row)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(look.icon, look.tone, 18))
        row.addWidget(Label(look.words, "strong", look.tone))
        row.addStretch(1)
        return row

    def _actions(self) -> QVBoxLayout:
        """Up to two rows, so that they fit beside a list; what cannot be done to oneself is visible and says why."""
        row, buttons = self.view.row, list[tuple[Button, bool]]()
        self.move_button = SecondaryButton(self.tr("Đổi nhiệm vụ…"), "user-cog")
        self.freeze_button = DangerButton(self.tr("Tạm dừng…"), "ban")
        self.thaw_button = SecondaryButton(self.tr("Mở lại quyền…"), "user-check")
        self.leave_button = DangerButton(self.tr("Cho thôi quyền…"), "user-minus")
        self.report_button = SecondaryButton(self.tr("Báo cáo nghỉ việc…"), "file-text")
        self.machine_button = SecondaryButton(self.tr("Máy mới, mất máy…"), "monitor")
        table: tuple[tuple[Button, SignalInstance, bool], ...] = (
            (self.move_button, self.move_requested, row.active),
            (self.report_button, self.report_requested, True),
            (self.machine_button, self.machine_requested, True),
            (self.thaw_button, self.thaw_requested, row.active and row.frozen),
            (self.freeze_button, self.freeze_requested, row.active and not row.frozen),
            (self.leave_button, self.leave_requested, row.active),
        )
        for button, wanted, offered in table:
            button.clicked.connect(wanted)
            buttons.append((button, offered))
            if row.me and button is not self.machine_button:
                button.set_available(False, sentence("people.not_oneself"))
        lines = QVBoxLayout()
        lines.setSpacing(8)
        shown = [button for button, offered in buttons if offered]
        for start in range(0, len(shown), 2):
            line = QHBoxLayout()
            line.setSpacing(8)
            for button in shown[start : start + 2]:
                line.addWidget(button)
            line.addStretch(1)
            lines.addLayout(line)
        for button, offered in buttons:
            if not offered:
                button.deleteLater()
        return lines

    def _owed(self) -> QWidget:
        card = Card(self.tr("Còn khóa chờ đổi"), "key-round")
        card.add(InlineNotice("warning", self.tr("{} khóa chờ đổi sau khi có người mất quyền.").format(self.view.owed)))
        self.renew_button = SecondaryButton(self.tr("Đổi khóa tiếp…"), "refresh-cw")
        self.renew_button.clicked.connect(self.renew_requested)
        if may(Event.PERSON_REKEY, self._summary.duties):
            card.add_right(self.renew_button)
        return card

    def _facts(self) -> QWidget:
        view, row = self.view, self.view.row
        duties = ", ".join(duty.label(language()) for duty in row.duties)
        grid = FieldGrid(dense=True)
        grid.add_row("duties", self.tr("Nhiệm vụ"), duties[:1].upper() + duties[1:])
        grid.add_row("joined", self.tr("Vào từ ngày"), shown_date(row.joined_at))
        if row.left_at:
            grid.add_row("left", self.tr("Thôi quyền lúc"), shown_time(row.left_at))
        grid.add_row("device", self.tr("Máy"), view.device)
        grid.add_row("key", self.tr("Khóa mã hóa từ"), shown_date(view.key_renewed_at))
        if row.active:
            grid.add_row("certificate", self.tr("Chứng thư ký văn bản đến"), shown_date(row.certificate_until))
        grid.add_row("agreement", self.tr("Thỏa thuận bảo mật"), self._agreement())
        if view.lessons_of:
            lessons = self.tr("{done} trên {all} bài").format(done=view.lessons, all=view.lessons_of)
            grid.add_row("lessons", self.tr("Bài học còn hiệu lực"), lessons)
        card = Card(self.tr("Trong kho"), "user-round")
        card.add(grid)
        return card

    def _agreement(self) -> str:
        if not self.view.agreement:
            return self.tr("chưa có")
        return self.tr("{number}, đến {day}").format(
            number=self.view.agreement, day=shown_date(self.view.agreement_until)
        )

    def _clearances(self) -> QWidget:
        card = Card(self.tr("Thẩm quyền"), "shield")
        for held in self.view.clearances or ():
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(Label(held.project_name, "body"))
            row.addStretch(1)
            if held.not_after is not None:
                row.addWidget(Label(self.tr("đến {}").format(shown_date(held.not_after)), "small", "secondary"))
            row.addWidget(LevelChip(int(held.level)))
            card.add(line)
        if not self.view.clearances:
            card.add(Paragraph(self.tr("Không giữ thẩm quyền nào."), "secondary"))
        return card

    def _history(self) -> QWidget:
        card = Card(self.tr("Đã ký về người này"), "history")
        line = Timeline(self.tr("Các mục trong danh bạ về người này"))
        line.set_entries(
            [
                Entry(
                    shown_date(act.at),
                    sentence(act.code),
                    self.tr("Mục {seq}, ký bởi {who}").format(seq=act.seq, who=", ".join(act.signers)),
                    ICONS[act.code],
                )
                for act in self.view.history[:MOST_ENTRIES]
            ]
        )
        card.add(line)
        return card
