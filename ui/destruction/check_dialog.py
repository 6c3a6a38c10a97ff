"""Whether a certificate is genuine: a PDF or JSON dropped here, or the number and the short code on a paper.

Pure rules:

* The signatures alone do not make it what was issued: the register has to know the very file.
* A code proves only that such a certificate was issued: what it says is shown, to be compared with the paper.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_time
from app.destruction.closing.model import Checked
from app.destruction.closing.queries import check_certificate, check_code
from app.errors import NiemError
from ui import messages
from ui.destruction.line_words import fact_words
from ui.destruction.words import status_words
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import MEBIBYTE, FileDrop
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label
from ui.widgets.text_field import TextField

LARGEST = 20 * MEBIBYTE


class CheckDialog(Dialog):
    """Stays open for one file or code after another."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, QCoreApplication.translate("CheckDialog", "Kiểm tra chứng nhận"), width=720)
        self._tasks = tasks
        self.file = FileDrop(self.tr("Chứng nhận PDF hoặc tệp JSON đi kèm"), largest=LARGEST, kinds=("pdf", "json"))
        self.number = TextField(self.tr("Số chứng nhận trên giấy"), longest=40)
        self.code = TextField(self.tr("Mã kiểm tra trên giấy"), longest=20)
        self.found = QWidget()
        self._column = QVBoxLayout(self.found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.add(Label(self.tr("Kiểm tra tệp"), "strong"))
        self.add(self.file)
        self.add(Label(self.tr("Hoặc đối chiếu tờ giấy"), "strong"))
        self.add(two_columns(self.number, self.code))
        self.add(self.found)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.check = self.add_button(PrimaryButton(self.tr("Kiểm tra"), "shield-check"), default=True)
        self.check.clicked.connect(self.submit)
        self.file.chosen.connect(lambda _: self.submit())
        self.found.hide()

    def submit(self) -> None:
        """Check the file, or the number and the code."""
        messages.forget(self)
        path = self.file.path()
        if path is not None:
            self._check_file(path)
            return
        for field in (self.number, self.code):
            if not field.value():
                field.set_error(self.tr("Hãy điền chỗ này, hoặc thả một tệp ở trên."))
                field.focus()
                return
        self._ask(check_code, self.number.value(), self.code.value())

    def _check_file(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError:
            self.file.set_error(self.tr("Không đọc được tệp này. Hãy chọn lại."))
            return
        self._ask(check_certificate, content)

    def _ask(self, function: object, *given: object) -> None:
        if not callable(function):
            return
        self._set_working(True)
        self._tasks.read(function, *given, then=self._show, failed=self._failed, owner=self)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.check.set_busy(working, self.tr("Đang kiểm tra…"))

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.file.clear()
        self._empty()
        messages.show(self, error)

    def _show(self, found: Checked) -> None:
        self._set_working(False)
        self.file.clear()
        self._empty()
        kind, words = self._verdict(found)
        self.verdict = InlineNotice(kind, words)  # type: ignore[arg-type]
        self._column.addWidget(self.verdict)
        if found.genuine:
            self._column.addWidget(self._facts(found))
        self.found.show()

    def _verdict(self, found: Checked) -> tuple[str, str]:
        if not found.genuine:
            return "danger", messages.sentence(found.problem)
        if not found.registered:
            return "warning", self.tr("Chữ ký đúng, nhưng sổ không có đúng tệp này. Hãy tìm hiểu trước khi tin.")
        if found.newer:
            return "warning", self.tr("Đúng là chứng nhận đã ban hành, nhưng đã có bản sau. Hãy xem bản sau.")
        if found.kind == "code":
            return "success", self.tr("Sổ có chứng nhận này. Hãy đối chiếu từng dòng dưới đây với tờ giấy.")
        return "success", self.tr("Đúng là chứng nhận đã ban hành, không bị sửa.")

    def _facts(self, found: Checked) -> FieldGrid:
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số"), found.number or "–")
        if found.revision:
            grid.add_row("revision", self.tr("Lần ban hành"), str(found.revision))
            grid.add_row("status", self.tr("Tình trạng"), status_words(found.status))
            grid.add_row("code", self.tr("Mã kiểm tra"), found.code)
        for what, value in found.told:
            grid.add_row(what, fact_words(what), value)
        for place, line in enumerate(found.signatures):
            stamped = self.tr("dấu giờ máy {}").format(shown_time(line.stamped_at)) if line.stamped_at else ""
            told = " · ".join(part for part in (line.name, line.title, shown_time(line.at), stamped) if part)
            grid.add_row(f"signature {place}", self.tr("Chữ ký {}").format(place + 1), told)
        return grid

    def _empty(self) -> None:
        self.found.hide()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
