"""How long a project keeps its customers, and how long an approved destruction waits.

Pure rule: when somebody saved since, what they saved is told, what is typed stays, and saving again saves over theirs.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.customers.retention.actions import save_terms
from app.customers.retention.model import LEAST_COOLING, MOST_COOLING, MOST_YEARS, Terms
from app.customers.retention.queries import project_terms
from app.errors import NiemError
from app.ids import Id
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.number_field import NumberField


class TermsDialog(Dialog):
    """``saved`` when the terms stand."""

    saved = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, project: Id, terms: Terms) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("TermsDialog", "Thời hạn lưu trữ và chờ tiêu hủy"),
            subtitle=QCoreApplication.translate("TermsDialog", "Áp dụng cho cả dự án."),
            width=560,
        )
        self._tasks, self._project, self._terms = tasks, project, terms
        self.years = NumberField(
            self.tr("Giữ hồ sơ sau giao dịch cuối"),
            highest=MOST_YEARS,
            suffix=self.tr("năm"),
            hint=self.tr(
                "0 là không đặt thời hạn. Hãy tính cả thời hạn mà luật kế toán, thuế hay hợp đồng buộc phải giữ."
            ),
        )
        self.cooling = NumberField(
            self.tr("Chờ sau khi duyệt rồi mới được hủy"),
            lowest=LEAST_COOLING,
            highest=MOST_COOLING,
            suffix=self.tr("giờ"),
            hint=self.tr("Để kịp phát hiện nhầm lẫn. Lệnh đã duyệt giữ nguyên giờ đã báo cho người ký."),
        )
        self.years.set_value(terms.years)
        self.cooling.set_value(terms.cooling_hours)
        for part in (self.years, self.cooling):
            self.add(part)
        words = self.tr("Không có gì tự động bị hủy: hồ sơ quá hạn chỉ vào danh sách, từ đó mới lập lệnh.")
        self.add(InlineNotice("info", words))
        self.overtaken = InlineNotice("warning")
        self.add(self.overtaken)
        self.overtaken.hide()
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Lưu"), "save"), default=True)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        messages.forget(self)
        self.overtaken.hide()
        self.set_busy(True)
        self._tasks.act(
            save_terms,
            self._project,
            Terms(self.years.value(), self.cooling.value(), self._terms.rev),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _done(self) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã lưu thời hạn của dự án."))
        self.accept()
        self.saved.emit()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        if error.code == "vault.changed_meanwhile":
            self._tasks.read(project_terms, self._project, then=self._tell_theirs, owner=self)
        else:
            messages.show(self, error)

    def _tell_theirs(self, theirs: Terms) -> None:
        self._terms = theirs
        words = self.tr(
            "Người khác vừa lưu: giữ {years} năm, chờ {hours} giờ. Số của bạn vẫn ở trên; bấm Lưu lần nữa để thay vào."
        )
        self.overtaken.set_text(words.format(years=theirs.years, hours=theirs.cooling_hours))
        self.overtaken.show()
