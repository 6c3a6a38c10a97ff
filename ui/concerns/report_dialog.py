"""Writing down what worries somebody, sealed to the officers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.concerns.actions import report_concern
from app.concerns.model import LONGEST_TEXT, ConcernForm
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label
from ui.widgets.text_area import TextArea


class ReportDialog(Dialog):
    """It ends showing the code by which the officers can be asked whether it arrived."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ReportDialog", "Báo cáo mối lo ngại"),
            subtitle=QCoreApplication.translate(
                "ReportDialog", "Niêm phong ngay khi gửi; chỉ cán bộ an toàn hệ thống đọc được."
            ),
            width=640,
        )
        self._tasks = tasks
        self.code = ""
        self.text = TextArea(
            self.tr("Điều bạn lo ngại"),
            hint=self.tr(
                "Việc gì, khi nào, ở đâu, còn ai biết. Với khách hàng, ghi mã hồ sơ là đủ. Chữ đang gõ ở đây không "
                "được lưu nháp khi kho khóa, để không để lại dấu vết."
            ),
            required=True,
            lines=4,
            longest=LONGEST_TEXT,
        )
        self.named = ChoiceRow(self.tr("Ghi tên tôi, để cán bộ an toàn hỏi lại được"))
        self.unnamed = ChoiceRow(self.tr("Không ghi tên"))
        self._group = QButtonGroup(self)
        self.told = InlineNotice("info", "")
        self.add(self.text)
        self.add(self._names())
        self.add(self.told)
        self.close_button = self.add_cancel(self.tr("Thôi"))
        self.send = self.add_button(PrimaryButton(self.tr("Niêm phong và gửi"), "send"))
        self.send.clicked.connect(self._send)
        self._group.buttonToggled.connect(lambda *_: self._tell())
        self.unnamed.mark.setChecked(True)

    def _names(self) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Tên của bạn"), "strong"))
        for choice in (self.unnamed, self.named):
            self._group.addButton(choice.mark)
            column.addWidget(choice)
        return place

    def _tell(self) -> None:
        """Say honestly what can be found out."""
        if self.named.mark.isChecked():
            words = self.tr(
                "Cán bộ an toàn thấy tên bạn cùng nội dung. Nhật ký ghi rằng bạn đã gửi một báo cáo, không ghi "
                "nội dung; quản lý và quản trị hệ thống không mở được."
            )
        else:
            words = self.tr(
                "Báo cáo chỉ mang ngày gửi, và nhật ký không ghi gì về lần gửi này. Nhưng nhật ký vẫn ghi ai đã mở kho "
                "trong ngày, trên máy nào: nếu hôm nay chỉ có bạn mở kho, cán bộ an toàn có thể đoán ra."
            )
        self.told.set_text(words)

    def _send(self) -> None:
        if not self.text.value():
            self.text.set_error(self.tr("Hãy viết điều bạn lo ngại."))
        if self.text.error():
            self.text.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        form = ConcernForm(self.text.value(), self.named.mark.isChecked())
        self._tasks.act(report_concern, form, then=self._sent, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _sent(self, code: str) -> None:
        """Nothing of it stays on the screen but the code, until it is noted."""
        self.set_busy(False)
        self.code = code
        self.text.set_value("")
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self.send.hide()
        words = self.tr(
            "Đã niêm phong và gửi. Mã nhận: {}. Hãy nhớ mã này nếu bạn muốn hỏi cán bộ an toàn đã nhận được chưa; "
            "mã không cho biết ai đã gửi hay gửi gì."
        )
        self.add(InlineNotice("success", words.format(code)))
        self.close_button.setText(self.tr("Xong"))
        self.close_button.setFocus()
