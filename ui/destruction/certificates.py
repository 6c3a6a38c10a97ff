"""The certificates, for officers: the list, saving one, and the company's root certificate for those who check."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.destruction.model import CertificateRow
from app.destruction.queries import certificate_pdf, company_root, list_certificates
from ui import messages
from ui.destruction.columns import certificate_cell, certificate_columns
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Label, Paragraph

UNSIGNED = "dở dang"


def shown_fingerprint(der: bytes) -> str:
    """The SHA-256 of a certificate as other programs show it: AB:CD:…"""
    digest = hashlib.sha256(der).hexdigest().upper()
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))


class Certificates(QWidget):
    """``counted(n)`` when the list has come."""

    counted = Signal(int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._root = b""
        self.table = RecordTable(self.tr("Chứng nhận tiêu hủy"))
        self.model = RowsModel(certificate_columns(), certificate_cell)
        self.table.show_model(self.model)
        self.empty = EmptyState(
            "file-check",
            self.tr("Chưa có chứng nhận nào"),
            self.tr("Mỗi lần tiêu hủy xong có một chứng nhận ký số ở đây."),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        self.save = PrimaryButton(self.tr("Lưu PDF…"), "download")
        self.save.clicked.connect(self._save)
        self.table.opened.connect(lambda _: self._save())
        self.table.current_changed.connect(lambda _: self._offer())
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.views, 1)
        column.addLayout(bar)
        column.addWidget(self._root_card())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))  # with large letters a low window has no room for all of it
        self._offer()

    def reload(self) -> None:
        """Fetch the list, and the root certificate once."""
        self._tasks.read(list_certificates, then=self._show, owner=self)
        if not self._root:
            self._tasks.read(company_root, then=self._show_root, owner=self)

    def _root_card(self) -> Card:
        card = Card(self.tr("Chứng thư gốc của công ty"), "stamp")
        self.export = SecondaryButton(self.tr("Xuất .cer…"), "file-down")
        self.export.set_available(False, self.tr("Đang mở…"))
        self.export.clicked.connect(self._export)
        card.add_right(self.export)
        self.fingerprint = Label("", "small", "secondary", selectable=True)
        self.fingerprint.setWordWrap(True)
        words = self.tr(
            "Ai kiểm tra chứng nhận cần chứng thư này, và nên đối chiếu dấu vân tay SHA-256 qua một kênh khác, "
            "ví dụ điện thoại."
        )
        card.add(Paragraph(words, "secondary"))
        card.add(self.fingerprint)
        return card

    def _show(self, rows: tuple[CertificateRow, ...]) -> None:
        self.model.set_records(rows)
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self.save.setVisible(bool(rows))
        self._offer()
        self.counted.emit(len(rows))

    def _show_root(self, der: bytes) -> None:
        self._root = der
        self.fingerprint.setText(shown_fingerprint(der))
        self.export.set_available(True)

    def _offer(self) -> None:
        row = self.table.record()
        if not isinstance(row, CertificateRow):
            self.save.set_available(False, self.tr("Hãy chọn một chứng nhận."))
        else:
            signed = row.status != UNSIGNED
            self.save.set_available(signed, self.tr("Chứng nhận này chưa được ký; hãy làm tiếp lệnh tiêu hủy."))

    def _save(self) -> None:
        row = self.table.record()
        if isinstance(row, CertificateRow) and self.save.isEnabled():
            number = row.number
            self._tasks.read(certificate_pdf, number, then=lambda pdf: self._save_pdf(number, pdf), owner=self)

    def _save_pdf(self, number: str, pdf: bytes) -> None:
        name = file_name(number, "pdf")
        if save_as(self, self.tr("Lưu chứng nhận"), name, self.tr("Tệp PDF (*.pdf)"), pdf) is not None:
            messages.done(self, self.tr("Đã lưu chứng nhận."))

    def _export(self) -> None:
        pattern = self.tr("Chứng thư X.509 (*.cer)")
        if save_as(self, self.tr("Xuất chứng thư gốc"), "niem-chung-thu-goc.cer", pattern, self._root) is not None:
            messages.done(self, self.tr("Đã xuất chứng thư gốc."))
