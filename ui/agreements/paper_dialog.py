"""An agreement signed on paper: print the text for somebody, then file the scan with two signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.duty import Duty
from app.agreements.actions import file_paper_agreement
from app.agreements.model import LONGEST_YEARS, AgreementRow, PaperForm, years_after
from app.agreements.queries import agreement_to_print
from app.clock import SystemClock, local_date
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.chosen_file import SCAN_KINDS, SCAN_LARGEST, content_of
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.file_drop import FileDrop
from ui.widgets.save_file import save_as
from ui.widgets.text import Label
from ui.widgets.two_signatures import TwoSignatures

WIDTH = 760


class PaperDialog(Dialog):
    """Closes as accepted once the agreement is in force. ``version`` is the text that is printed now."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        rows: Sequence[AgreementRow],
        version: str,
        person: Id | None = None,
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("PaperDialog", "Lưu thỏa thuận ký trên giấy"),
            subtitle=QCoreApplication.translate(
                "PaperDialog", "In văn bản, hai bên ký tay, quét lại. Quản lý và cán bộ an toàn ký xác nhận bản quét."
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._version = tasks, summary, version
        self._content = b""
        mine = summary.one_person
        people = [(row.uid, row.name) for row in rows if mine or not row.me]
        self.person = ComboField(self.tr("Người ký thỏa thuận"), people, required=True)
        if person is not None:
            self.person.set_value(person)
        self.print = SecondaryButton(self.tr("Lưu văn bản để in…"), "printer")
        self.print.clicked.connect(self._print)
        self.start = DateField(self.tr("Ngày ký trên giấy"), required=True)
        self.until = DateField(
            self.tr("Có hiệu lực đến hết ngày"), required=True, hint=self.tr("Dài nhất {} năm.").format(LONGEST_YEARS)
        )
        self.start.set_value(_today())
        self.until.set_value(years_after(_today(), 1))
        self.scan = FileDrop(
            self.tr("Bản quét có chữ ký"),
            largest=SCAN_LARGEST,
            kinds=SCAN_KINDS,
            text=self.tr("Kéo thả bản quét vào đây, hoặc"),
        )
        self.signatures = TwoSignatures(
            summary.name, self._seconds(rows), self._second_duty(), alone=summary.one_person
        )  # fmt: skip
        self.add(two_columns(self.person, self._beside_person()))
        self.add(two_columns(self.start, self.until))
        self.add(Label(self.tr("Bản quét có chữ ký của hai bên"), "strong"))
        self.add(self.scan)
        self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.file = self.add_button(PrimaryButton(self.tr("Lưu và ký"), "save"))
        self.file.clicked.connect(self.submit)
        self.scan.chosen.connect(self._chosen)
        self.scan.cleared.connect(self._cleared)

    def _beside_person(self) -> QWidget:
        """The button at the height of the field beside it."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self.tr("Văn bản hiện hành, mẫu {}").format(self._version), "small", "secondary"))
        column.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        return place

    def submit(self) -> None:
        """Check what can be checked here, then file it."""
        messages.forget(self)
        start, until, person = self.start.value(), self.until.value(), self.person.value()
        if self._complain() or start is None or until is None or not isinstance(person, bytes):
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_filing(True)
        self._tasks.act(
            file_paper_agreement,
            PaperForm(Id(person), self._version, start, until, self._content),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._filed,
            failed=self._failed,
            owner=self,
        )

    def _complain(self) -> bool:
        start, until = self.start.value(), self.until.value()
        if not isinstance(self.person.value(), bytes):
            self.person.set_error(self.tr("Hãy chọn người đã ký."))
            self.person.focus()
        elif start is None or start > _today():
            self.start.set_error(messages.sentence("agreements.day_in_future"))
            self.start.focus()
        elif until is None or until < start:
            self.until.set_error(messages.sentence("agreements.term_too_short"))
            self.until.focus()
        elif not self._content:
            self.scan.set_error(self.tr("Hãy chọn bản quét có chữ ký của hai bên."))
        else:
            return self.signatures.complain()
        return True

    def _chosen(self, path: Path) -> None:
        content = content_of(path)
        if content is None:
            self.scan.clear()
            self.scan.set_error(self.tr("Không đọc được tệp này. Hãy chọn tệp khác."))
            return
        self._content = content

    def _cleared(self) -> None:
        self._content = b""

    def _print(self) -> None:
        person, until = self.person.value(), self.until.value()
        if isinstance(person, bytes) and until is not None:
            self._tasks.read(agreement_to_print, Id(person), until, then=self._save, owner=self)

    def _save(self, pdf: bytes) -> None:
        name = self.tr("thoa-thuan-bao-mat.pdf")
        if save_as(self, self.tr("Lưu văn bản để in"), name, self.tr("Tệp PDF (*.pdf)"), pdf) is not None:
            messages.done(self, self.tr("Đã lưu văn bản để in."))

    def _filed(self, number: str) -> None:
        self._set_filing(False)
        messages.done(self, self.tr("Thỏa thuận số {} đã có hiệu lực.").format(number))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_filing(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _set_filing(self, filing: bool) -> None:
        self.set_busy(filing)
        self.file.set_busy(filing, self.tr("Đang ký và lưu…"))

    def _second_duty(self) -> str:
        if Duty.MANAGER in self._summary.duties:
            return self.tr("Cán bộ an toàn hệ thống")
        return self.tr("Người quản lý")

    def _seconds(self, rows: Sequence[AgreementRow]) -> list[tuple[object, str]]:
        wanted = Duty.OFFICER if Duty.MANAGER in self._summary.duties else Duty.MANAGER
        return [(row.uid, row.name) for row in rows if not row.me and wanted in row.duties]


def _today() -> date:
    return local_date(SystemClock().now())
