"""Making one of the two standing reports: of whom or of which record, of which time, and the officer's passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Cancelled, NiemError
from app.ids import Id, record_code
from app.oversight.model import JournalFilter, JournalPerson
from app.oversight.reports.actions import make_journal_report
from app.oversight.reports.model import SUFFIX, Kind, Report, ReportForm
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField


class JournalReportDialog(Dialog):
    """``accepted`` once both files were offered for saving. ``wanted`` says whom or what it begins with."""

    def __init__(self, parent: QWidget, tasks: Tasks, people: Sequence[JournalPerson], wanted: JournalFilter) -> None:
        super().__init__(parent, QCoreApplication.translate("JournalReportDialog", "Báo cáo từ nhật ký"))
        self._tasks = tasks
        self._task: Task | None = None
        self.kind = ComboField(
            self.tr("Báo cáo"),
            [
                (Kind.PERSON.value, self.tr("Một người đã đọc những gì")),
                (Kind.RECORD.value, self.tr("Ai đã đọc một hồ sơ")),
            ],
        )
        self.person = ComboField(self.tr("Người"), [(person.uid, person.name) for person in people])
        self.rid = TextField(
            self.tr("Mã hồ sơ"), hint=self.tr("12 ký tự, in trên thẻ hồ sơ khách hàng và trong nhật ký.")
        )
        self.day_from, self.day_to = DateField(self.tr("Từ ngày")), DateField(self.tr("Đến ngày"))
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self._lay_out()
        self._begin_with(wanted)
        self.kind.changed.connect(self._choose_kind)

    def _lay_out(self) -> None:
        self.add(
            Paragraph(
                self.tr(
                    "Chương trình lập hai tệp: một PDF có chữ ký của bạn, và một gói để người kiểm tra bên ngoài tự "
                    "kiểm chứng từng mục mà không cần mở kho. Cả hai không chứa dữ liệu khách hàng, chỉ có mã hồ sơ."
                ),
                "secondary",
            )
        )
        for field in (self.kind, self.person, self.rid):
            self.add(field)
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.day_from)
        row.addWidget(self.day_to)
        self.add(days)
        self.add(self.passphrase)
        self.progress = ProgressPanel(self.tr("Đang lập báo cáo…"), parent=self)
        self.progress.cancelled.connect(lambda: self._task.cancel() if self._task else None)
        self.progress.hide()
        self.add(self.progress)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.make = self.add_button(PrimaryButton(self.tr("Lập và ký"), "file-text"))
        self.make.clicked.connect(self.submit)

    def _begin_with(self, wanted: JournalFilter) -> None:
        of_record = bool(wanted.rid) and wanted.person is None
        self.kind.set_value((Kind.RECORD if of_record else Kind.PERSON).value)
        if wanted.person is not None:
            self.person.set_value(wanted.person)
        self._whole_rid = wanted.rid if len(wanted.rid) == 32 else ""
        self.rid.set_value(record_code(wanted.rid))
        self._choose_kind()

    def _choose_kind(self) -> None:
        of_record = self.kind.value() == Kind.RECORD.value
        self.person.setVisible(not of_record)
        self.rid.setVisible(of_record)

    def form(self) -> ReportForm | None:
        """What to report; ``None`` while something is missing, which is said at its field."""
        for field in (self.day_from, self.day_to):
            if not field.is_valid():
                field.focus()
                return None
        first, last = self.day_from.value(), self.day_to.value()
        days = (first.isoformat() if first else "", last.isoformat() if last else "")
        if self.kind.value() == Kind.PERSON.value:
            person = self.person.value()
            return ReportForm(Id(person) if isinstance(person, bytes) else None, "", *days)
        code = "".join(self.rid.value().split()).lower()
        if not code:
            self.rid.set_error(messages.sentence("oversight.no_subject"))
            self.rid.focus()
            return None
        whole = self._whole_rid
        return ReportForm(None, whole if whole.endswith(code) else code, *days)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be made."""
        messages.forget(self)
        form = self.form()
        if form is None:
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
            self.passphrase.focus()
            return
        self.set_busy(True)
        self.progress.setVisible(True)
        self._task = self._tasks.act(
            make_journal_report,
            form,
            self.passphrase.value(),
            then=self._done,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
        )

    def _done(self, report: Report) -> None:
        self._end()
        saved = [
            save_as(self, self.tr("Lưu báo cáo"), file_name(report.number, "pdf"), self.tr("Tệp PDF (*.pdf)"),
                    report.pdf),
            save_as(self, self.tr("Lưu gói kiểm chứng"), file_name(report.number, SUFFIX[1:]),
                    self.tr("Gói kiểm chứng (*{})").format(SUFFIX), report.package),
        ]  # fmt: skip
        words = self.tr("Đã lập báo cáo {}.") if all(saved) else self.tr("Báo cáo {} đã lập nhưng chưa lưu đủ hai tệp.")
        messages.done(self, words.format(report.number))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._end()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        elif error.code in {"oversight.no_record", "oversight.many_records"}:
            self.rid.set_error(messages.sentence(error))
            self.rid.focus()
        elif not isinstance(error, Cancelled):
            messages.show(self, error)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.set_busy(False)
        self.passphrase.clear_value()
