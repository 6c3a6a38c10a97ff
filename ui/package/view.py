"""A package that was received: choose it, type its password, see what is inside, write files out.

Pure rules:

* Nothing of a package but its number is shown before its password was right and every byte of it checked.
* What is written goes into a folder that the person chose just then; nothing is ever written over.
* The password stays in this view until another package is chosen or the view is left, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Cancelled, NiemError
from ui.messages import sentence
from ui.package.contents import Contents
from ui.package.entrance import package_label, take_out_of_package, view_package
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.file_drop import FileDrop
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from app.package.model import PackageLabel, PackageView

LARGEST = 1 << 46


class PackageDrop(FileDrop):
    """Takes one package, however large."""

    def _limits_in_words(self) -> str:
        return self.tr("Tệp có đuôi .niem mà công ty đã gửi cho bạn.")


class OpenPackageView(QWidget):
    """``left`` when there is nothing more to do here."""

    left = Signal()

    def __init__(self, tasks: Tasks, *, may_leave: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._password = ""
        self._label: PackageLabel | None = None
        self.file = PackageDrop(self.tr("Gói niêm"), largest=LARGEST, text=self.tr("Kéo thả tệp .niem vào đây, hoặc"))
        self.number = Label("", "strong", selectable=True)
        self.password = PassphraseField(
            self.tr("Mật khẩu của gói"),
            hint=self.tr(
                "Công ty báo cho bạn bằng một đường khác. Chữ hoa, chữ thường, dấu gạch: gõ thế nào cũng được."
            ),
        )
        self.open = PrimaryButton(self.tr("Mở gói"), "lock-open")
        self.notice = InlineNotice("info")
        self.contents = Contents()
        self.back = QuietButton(self.tr("Quay lại"), "arrow-left")
        self._lay_out(may_leave)
        self.file.chosen.connect(self._file_chosen)
        self.file.cleared.connect(self._forget)
        self.password.submitted.connect(self._open)
        self.open.clicked.connect(self._open)
        self.contents.write_requested.connect(self._write)
        self.back.clicked.connect(self._leave)
        self._forget()

    def take(self, path: Path) -> None:
        """Begin with this file."""
        self.file.take(path)

    def _lay_out(self, may_leave: bool) -> None:
        self._asking = Card(self.tr("Gói và mật khẩu"), "file-lock")
        for part in (self.file, self.number, self.password):
            self._asking.add(part)
        self._asking.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(14)
        self.working = ProgressPanel(self.tr("Đang kiểm tra từng byte của gói"))
        for below in (self._asking, self.notice, self.working, self.contents):
            self._column.addWidget(below)
        self._column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.back.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Mở gói niêm đã nhận"), "page"))
        column.addWidget(
            Paragraph(self.tr("Không cần kho và không cần tài khoản: chỉ cần tệp gói và mật khẩu của nó."), "secondary")
        )
        column.addWidget(scrolled(inside), 1)
        column.addLayout(foot)
        self.back.setVisible(may_leave)

    # Which package

    def _file_chosen(self, path: Path) -> None:
        self._forget()
        self._tasks.enter(package_label, str(path), then=self._labelled, failed=self._unreadable, owner=self)

    def _forget(self) -> None:
        """No package, or another one."""
        self._label, self._password = None, ""
        self.password.clear_value()
        for part in (self.number, self.notice, self.working, self.contents):
            part.hide()
        self._asking.show()
        self._set_ready()

    def _labelled(self, label: PackageLabel) -> None:
        self._label = label
        self.number.setText(self.tr("Gói số {}").format(label.number))
        self.number.show()
        self._set_ready()
        self.password.focus()

    def _unreadable(self, error: NiemError) -> None:
        self.file.set_error(sentence(error))

    def _set_ready(self) -> None:
        self.open.set_available(self._label is not None, self.tr("Hãy chọn tệp gói trước."))
        self.password.setEnabled(self._label is not None)

    # What is inside

    def _open(self) -> None:
        path = self.file.path()
        if self._label is None or path is None or self._task is not None:
            return
        if not self.password.value():
            self.password.set_error(self.tr("Hãy gõ mật khẩu của gói."))
            return
        self._begin(self.tr("Đang kiểm tra từng byte của gói"))
        self._task = self._tasks.enter(
            view_package,
            str(path),
            self.password.value(),
            then=self._opened,
            failed=self._not_opened,
            progress=self.working.set_progress,
            owner=self,
        )

    def _opened(self, view: PackageView) -> None:
        self._end()
        self._password = self.password.value()
        self.password.clear_value()
        self._asking.hide()
        self.contents.show_view(view)
        self.contents.show()
        self._tell(self.tr("Gói nguyên vẹn và mở được. Chưa có gì được ghi ra đĩa."), "info")

    def _not_opened(self, error: NiemError) -> None:
        self._end()
        self.password.clear_value()
        if error.code in ("package.wrong_password", "package.password_missing"):
            self.password.set_error(sentence(error))
            self.password.focus()
        elif not isinstance(error, Cancelled):
            self._tell(sentence(error), "danger")

    # Writing out

    def _write(self) -> None:
        if self._task is not None:
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Ghi các tệp vào thư mục"), str(Path.home()))
        if chosen:
            self.write_into(chosen)

    def write_into(self, folder: str) -> None:
        """Write the ticked files into ``folder``."""
        self._begin(self.tr("Đang ghi các tệp"))
        self._task = self._tasks.enter(
            take_out_of_package,
            str(self.file.path()),
            self._password,
            self.contents.chosen(),
            folder,
            then=lambda names: self._written(names, folder),
            failed=self._not_written,
            progress=self.working.set_progress,
            owner=self,
        )

    def _written(self, names: tuple[str, ...], folder: str) -> None:
        self._end()
        self._tell(self.tr("Đã ghi {} tệp vào {}.").format(len(names), folder), "success")

    def _not_written(self, error: NiemError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._tell(self.tr("Đã dừng. Không có tệp nào được ghi."), "info")
        else:
            self._tell(sentence(error), "danger")

    # While something runs

    def _begin(self, words: str) -> None:
        self.notice.hide()
        fresh = ProgressPanel(words)
        fresh.cancelled.connect(self._stop)
        self._column.replaceWidget(self.working, fresh)
        self.working.hide()
        self.working.deleteLater()
        self.working = fresh
        fresh.show()
        self._asking.setEnabled(False)
        self.contents.setEnabled(False)

    def _end(self) -> None:
        self._task = None
        self.working.hide()
        self._asking.setEnabled(True)
        self.contents.setEnabled(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _leave(self) -> None:
        self._stop()
        self._password = ""
        self.left.emit()

    def _tell(self, words: str, kind: str) -> None:
        self.notice.set_text(words, "danger" if kind == "danger" else "success" if kind == "success" else "info")
        self.notice.show()
