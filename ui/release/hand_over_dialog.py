"""Handing over: choose where, make the sealed PDF, show its password once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import NiemError
from app.release.actions import hand_over_release
from app.release.model import Output, ReleaseView
from ui import messages
from ui.release.facts import facts_grid
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, paint_card
from ui.widgets.check_field import CheckField
from ui.widgets.clipboard import KEPT_MILLISECONDS, SensitiveClipboard
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import ask_destination, file_name
from ui.widgets.text import Elided, Label, Paragraph


class HandOverDialog(Dialog):
    """``accepted`` when the password was shown and its reader confirmed having it."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("HandOverDialog", "Bàn giao cho người nhận"),
            level=int(view.row.level),
            number=view.row.number,
            subtitle=QCoreApplication.translate(
                "HandOverDialog",
                "Kho sẽ ghi một tệp PDF mã hóa AES-256, có số bản và dấu chìm. Đây là bản duy nhất của đề nghị này.",
            ),
            width=640,
        )
        self._tasks, self._view = tasks, view
        self._path: Path | None = None
        self.output: Output | None = None
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        self.where = _Place(self.tr("Chưa chọn nơi ghi tệp"))
        self.choose = SecondaryButton(self.tr("Chọn nơi ghi…"), "folder-open")
        self.choose.clicked.connect(self._choose)
        self.where.add_right(self.choose)
        self._asking: list[QWidget] = [
            facts,
            self.where,
            InlineNotice(
                "info",
                self.tr(
                    "Mật khẩu của tệp chỉ hiện một lần ngay sau khi ghi và không được giữ ở đâu cả. "
                    "Hãy chuẩn bị chỗ ghi lại."
                ),
            ),
        ]
        for part in self._asking:
            self.add(part)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.make = self.add_button(PrimaryButton(self.tr("Ghi tệp và lấy mật khẩu"), "file-lock"))
        self.make.clicked.connect(self._make)

    def set_destination(self, path: Path) -> None:
        """Take ``path`` as the place to write to."""
        self._path = path
        self.where.set_text(str(path))

    def _choose(self) -> None:
        name = file_name(self._view.row.number, "pdf")
        path = ask_destination(self, self.tr("Ghi tệp cung cấp"), name, self.tr("Tệp PDF (*.pdf)"))
        if path is not None:
            self.set_destination(path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"))

    def _make(self) -> None:
        if self._path is None:
            self._choose()
        if self._path is None:
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            hand_over_release,
            self._view.row.ref,
            str(self._path),
            then=self._made,
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _made(self, output: Output) -> None:
        self.set_busy(False)
        self.output = output
        for part in self._asking:
            part.hide()
        self.make.hide()
        self.result_panel = Handed(output)
        self.add(self.result_panel)
        self.close_button.hide()
        self.finish = self.add_button(PrimaryButton(self.tr("Xong"), "check"))
        self.finish.clicked.connect(self.accept)
        self.result_panel.noted.changed.connect(self._noted)
        self.set_guard(self.result_panel.noted.value)
        self._noted()
        self.result_panel.copy.setFocus()

    def _noted(self) -> None:
        ready = self.result_panel.noted.value()
        self.finish.set_available(ready, self.tr("Hãy ghi lại mật khẩu và đánh dấu vào ô trước đã."))


class Handed(QWidget):
    """What was made, and the password, this once."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(InlineNotice("success", self.tr("Đã ghi bản số {}.").format(output.number)))
        grid = FieldGrid(dense=True)
        grid.add_row("path", self.tr("Tệp"), output.path)
        grid.add_row("pages", self.tr("Số trang"), str(output.pages))
        grid.add_row("sha256", self.tr("SHA-256"), output.sha256)
        column.addWidget(grid)
        self.password = Label(output.password, "page", selectable=True)
        self.password.setAccessibleName(self.tr("Mật khẩu của tệp: {}").format(output.password))
        seconds = KEPT_MILLISECONDS // 1000
        self.copy = SecondaryButton(self.tr("Sao chép"), "copy")
        self.copy.setToolTip(self.tr("Tự xóa khỏi bảng tạm sau {} giây").format(seconds))
        self.copy.clicked.connect(lambda: self._copy(output.password))
        column.addWidget(_PasswordBox(self.tr("Mật khẩu mở tệp, chỉ hiện lần này"), self.password, self.copy))
        column.addWidget(
            Paragraph(
                self.tr(
                    "Gửi mật khẩu bằng một kênh khác với kênh gửi tệp: ví dụ gửi tệp qua email thì đọc mật khẩu "
                    "qua điện thoại. "
                    "Nếu mất mật khẩu, phải lập đề nghị mới."
                ),
                "secondary",
            )
        )
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


class _Place(QWidget):
    """The chosen place, or that none is chosen yet."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = Elided(empty, "body", "secondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.addWidget(self._words, 1)

    def add_right(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    def set_text(self, text: str) -> None:
        self._words.setText(text)
        self._words.set_tone("text")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "surface", "border")
