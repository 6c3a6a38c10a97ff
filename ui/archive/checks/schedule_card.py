"""The weekly look that the system starts by itself for this account, and what it found last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.archive.checks.model import Schedule, Timer
from app.clock import shown_time
from ui.archive.checks.words import fault_sentence
from ui.messages import sentence
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Paragraph

SHOWN_NAMES = 4
"""How many files of one kind are named; a folder of many thousands would fill the page."""


class ScheduleCard(Card):
    """``switched`` carries whether it is to be on."""

    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Máy tự xem hằng tuần"), "clock", parent=parent)
        self._on = False
        self.state_words = Paragraph("", "secondary")
        self.found = Paragraph("", "secondary")
        self.switch = SecondaryButton(self.tr("Tắt hẹn giờ"), "clock")
        self.switch.clicked.connect(lambda: self.switched.emit(not self._on))
        self.add(self.state_words)
        self.add(self.found)
        self.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)

    def show_schedule(self, schedule: Schedule) -> None:
        """Say how it stands."""
        self._on = schedule.timer is Timer.ON
        self.state_words.setText(self._state(schedule))
        self.switch.setText(self.tr("Tắt hẹn giờ") if self._on else self.tr("Bật hẹn giờ"))
        missing = schedule.timer is Timer.MISSING
        self.switch.set_available(not missing, sentence(schedule.why) if missing else "")
        self.found.setText(self._found(schedule))

    def _state(self, schedule: Schedule) -> str:
        if schedule.timer is Timer.MISSING:
            return sentence(schedule.why)
        if schedule.timer is Timer.OFF:
            return self.tr("Hẹn giờ đang tắt ở tài khoản này. Niêm vẫn kiểm tra khi bạn mở khóa kho.")
        return self.tr(
            "Mỗi tuần một lần, kể cả khi không ai mở Niêm, máy đọc hết các tệp mã hóa. Việc này không cần khóa nên chỉ"
            " thấy được tệp mất, bị cắt, bị tráo hay đĩa hỏng; bên trong do người giữ khóa kiểm tra."
        )

    def _found(self, schedule: Schedule) -> str:
        if not schedule.looked_at:
            return self.tr("Chưa xem lần nào trên máy này.")
        words = self.tr("Lần gần nhất lúc {}, {} tệp.").format(shown_time(schedule.looked_at), schedule.files)
        for name, code in schedule.faults:
            words += f"\n{name}: {fault_sentence(code)}"
        for code in dict.fromkeys(code for _, code in schedule.remarks):
            names = [name for name, other in schedule.remarks if other == code]
            words += "\n" + self.tr("Cần để ý: {} {}").format(fault_sentence(code), ", ".join(names[:SHOWN_NAMES]))
            if len(names) > SHOWN_NAMES:
                words += " " + self.tr("và {} tệp nữa").format(len(names) - SHOWN_NAMES)
        return words
