"""The certificates, for officers: the list, one with its lines, checking one, and the company's root certificate."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.destruction.closing.model import CertificateView
from app.destruction.closing.queries import get_certificate
from app.destruction.model import CertificateRow
from app.destruction.queries import company_root, list_certificates
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.destruction.certificate_dialog import CertificateDialog
from ui.destruction.check_dialog import CheckDialog
from ui.destruction.columns import certificate_cell, certificate_columns
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import save_as
from ui.widgets.text import Label, Paragraph


def shown_fingerprint(der: bytes) -> str:
    """The SHA-256 of a certificate as other programs show it: AB:CD:…"""
    digest = hashlib.sha256(der).hexdigest().upper()
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))


class Certificates(QWidget):
    """``counted(n)`` when the list has come."""

    counted = Signal(int)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._people: tuple[PersonRow, ...] = ()
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
        self.open = PrimaryButton(self.tr("Mở chứng nhận…"), "file-check")
        self.open.clicked.connect(self.open_current)
        self.check = SecondaryButton(self.tr("Kiểm tra chứng nhận…"), "shield-check")
        self.check.clicked.connect(self.open_check)
        self.table.opened.connect(lambda _: self.open_current())
        self.table.current_changed.connect(lambda _: self._offer())
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.check)
        bar.addWidget(self.open)
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
            self._tasks.read(list_people, then=self._keep_people, owner=self)

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
        self.open.setVisible(bool(rows))
        self._offer()
        self.counted.emit(len(rows))

    def _show_root(self, der: bytes) -> None:
        self._root = der
        self.fingerprint.setText(shown_fingerprint(der))
        self.export.set_available(True)

    def _keep_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people

    def _offer(self) -> None:
        chosen = isinstance(self.table.record(), CertificateRow)
        self.open.set_available(chosen, self.tr("Hãy chọn một chứng nhận."))

    def open_current(self) -> None:
        """Open the chosen certificate with its lines."""
        row = self.table.record()
        if isinstance(row, CertificateRow):
            self._tasks.read(get_certificate, row.number, then=self._open_view, owner=self)

    def _open_view(self, view: CertificateView) -> None:
        self.open_certificate(view)

    def open_certificate(self, view: CertificateView) -> CertificateDialog:
        """Show one certificate."""
        dialog = CertificateDialog(self, self._tasks, self._summary, self._people, view)
        dialog.changed.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_check(self) -> CheckDialog:
        """Check a file or a paper."""
        dialog = CheckDialog(self, self._tasks)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _export(self) -> None:
        pattern = self.tr("Chứng thư X.509 (*.cer)")
        if save_as(self, self.tr("Xuất chứng thư gốc"), "niem-chung-thu-goc.cer", pattern, self._root) is not None:
            messages.done(self, self.tr("Đã xuất chứng thư gốc."))
