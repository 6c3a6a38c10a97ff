"""The report about a leaver: two signatures, then the PDF is saved where the person wants it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.oversight.actions import make_leaver_report
from app.people.model import PersonRow
from app.session.model import Summary
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Paragraph


class ReportDialog(SigningDialog):
    """Closes as accepted once the report was made; ``pdf`` holds it."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], person: PersonRow
    ) -> None:
        title = QCoreApplication.translate("ReportDialog", "Báo cáo khi {} nghỉ việc").format(person.name)
        super().__init__(parent, title, tasks, summary, people, person)
        self._person = person
        self.pdf = b""
        self.add(
            Paragraph(
                self.tr(
                    "Báo cáo nêu những gì người này đã mở trong 90 ngày cuối (theo mã hồ sơ, không ghi tên khách "
                    "hàng), bản giấy còn đứng tên, các khóa đã đổi và những gì không thu hồi được. Người quản lý đăng "
                    "nhập thì báo cáo có cả sổ bản giấy của các ngăn đang mở."
                ),
                "secondary",
            )
        )
        self.finish_layout(PrimaryButton(self.tr("Lập và ký"), "file-text"), self.tr("Đang lập báo cáo…"))

    def submit(self) -> None:
        """Ask for it to be made."""
        self.sign(make_leaver_report, self._person.uid, long=False)

    def done_words(self, answer: object) -> str:
        self.pdf = answer if isinstance(answer, bytes) else b""
        name = file_name(f"bao-cao-nghi-viec-{self._person.uid.hex()[-6:].upper()}", "pdf")
        saved = save_as(self, self.tr("Lưu báo cáo"), name, self.tr("Tệp PDF (*.pdf)"), self.pdf)
        return self.tr("Đã lưu báo cáo.") if saved else self.tr("Báo cáo đã lập nhưng chưa lưu.")
