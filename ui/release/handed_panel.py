"""What a hand-over made, and the password, this once."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.release.model import Output, OutputKind
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import paint_card
from ui.widgets.check_field import CheckField
from ui.widgets.clipboard import KEPT_MILLISECONDS, SensitiveClipboard
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph


class Handed(QWidget):
    """``noted`` is what its reader ticks; until then the dialog stays."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(InlineNotice("success", self.tr("Đã ghi bản số {}.").format(output.number)))
        grid = FieldGrid(dense=True)
        grid.add_row("path", self.tr("Tệp"), output.path)
        if output.kind is OutputKind.PACKAGE:
            grid.add_row("files", self.tr("Số tệp trong gói"), str(output.files))
        else:
            grid.add_row("pages", self.tr("Số trang"), str(output.pages))
            signed = self.tr("Có, bằng chữ ký của bạn") if output.signed else self.tr("Không")
            grid.add_row("signed", self.tr("Ký số"), signed)
        grid.add_row("sha256", self.tr("SHA-256"), output.sha256)
        column.addWidget(grid)
        self.password = Label(output.password, "page", selectable=True)
        self.password.setAccessibleName(self.tr("Mật khẩu của tệp: {}").format(output.password))
        seconds = KEPT_MILLISECONDS // 1000
        self.copy = SecondaryButton(self.tr("Sao chép"), "copy")
        self.copy.setToolTip(self.tr("Tự xóa khỏi bảng tạm sau {} giây").format(seconds))
        self.copy.clicked.connect(lambda: self._copy(output.password))
        column.addWidget(_PasswordBox(self.tr("Mật khẩu mở tệp, chỉ hiện lần này"), self.password, self.copy))
        words = self.tr(
            "Gửi mật khẩu bằng một kênh khác với kênh gửi tệp: ví dụ gửi tệp qua email thì đọc mật khẩu qua "
            "điện thoại. Nếu mất mật khẩu, phải lập đề nghị mới."
        )
        if output.kind is OutputKind.PACKAGE:
            words += " " + self.tr(
                "Người nhận mở gói bằng Niêm, nút Mở gói niêm đã nhận ở trang đầu, hoặc lệnh python -m app "
                "open-package; không cần kho."
            )
        column.addWidget(Paragraph(words, "secondary"))
        self.noted = CheckField(self.tr("Tôi đã ghi lại mật khẩu và sẽ gửi bằng kênh khác."))
        column.addWidget(self.noted)

    def _copy(self, password: str) -> None:
        # The window keeps the promise to empty it: this dialog may be closed sooner.
        SensitiveClipboard(self.window()).put(password)
        self.copy.setText(self.tr("Đã sao chép, xóa sau {} giây").format(KEPT_MILLISECONDS // 1000))


class _PasswordBox(QWidget):
    def __init__(self, title: str, password: Label, copy: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "small_strong", "info_soft"))
        words.addWidget(password)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 14)
        row.addLayout(words, 1)
        row.addWidget(copy)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "info_soft", "info")
