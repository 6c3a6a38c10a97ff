"""Two readings of a disc: to compare it with what was made, and to take its files out again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.archive.discs.actions import begin_read_back, begin_reading
from app.archive.discs.model import ReadBackForm, ReadForm, SetRow, Twin, disc_number
from app.errors import NiemError
from ui import messages
from ui.archive.discs.words import twin_name
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.place_field import PlaceField
from ui.widgets.text import Paragraph


class _ReadDialog(Dialog):
    """A disc is where it is mounted, or an image made of it. ``begun`` when the reading is under way."""

    begun = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, title: str, subtitle: str = "") -> None:
        super().__init__(parent, title, subtitle=subtitle, width=640)
        self._tasks = tasks
        self.source = PlaceField(
            QCoreApplication.translate("discs", "Ổ đĩa hoặc nơi đĩa được gắn vào"),
            QCoreApplication.translate("discs", "Chọn…"),
            hint=QCoreApplication.translate("discs", "Ví dụ D:\\ hoặc /media/…; đĩa hỏng nặng thì /dev/sr0."),
        )
        self.image = SecondaryButton(QCoreApplication.translate("discs", "Chọn tệp ảnh…"), "file-search")
        self.image.clicked.connect(self._choose_image)
        self.source.add_beside(self.image)

    def _choose_image(self) -> None:
        title = QCoreApplication.translate("discs", "Chọn tệp ảnh của đĩa")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()))
        if chosen and isValid(self):
            self.source.set_value(chosen)
            self.source.set_error("")

    def _missing(self, *fields: PlaceField) -> bool:
        for field in fields:
            if not field.value():
                field.set_error(QCoreApplication.translate("discs", "Hãy điền chỗ này."))
                field.focus()
                return True
        return False

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _begun(self, _: None) -> None:
        self.begun.emit()
        self.set_busy(False)
        self.accept()


class ReadBackDialog(_ReadDialog):
    """Which disc is in the drive, to be compared sector by sector."""

    def __init__(self, parent: QWidget, tasks: Tasks, made: SetRow, disc: int, twin: Twin) -> None:
        super().__init__(
            parent,
            tasks,
            QCoreApplication.translate("ReadBackDialog", "Đọc lại để so"),
            QCoreApplication.translate("ReadBackDialog", "{number}, {twin}").format(
                number=disc_number(made.number, disc, twin), twin=twin_name(twin).lower()
            ),
        )
        self._form = (made.number, disc, twin)
        self.add(
            Paragraph(
                self.tr(
                    "Lấy đĩa ra, cho vào lại rồi hãy đọc, để máy đọc từ đĩa chứ không từ bộ nhớ. Nếu có máy hay ổ thứ "
                    "hai, đọc ở đó càng chắc. Đĩa chỉ vào sổ khi mọi phần đúng như đã ghi."
                ),
                "secondary",
            )
        )
        self.add(self.source)
        self.add_cancel(self.tr("Đóng"))
        self.read = self.add_button(PrimaryButton(self.tr("Đọc lại"), "git-compare"))
        self.read.clicked.connect(self._read)
        self.source.focus()

    def _read(self) -> None:
        if self._missing(self.source):
            return
        messages.forget(self)
        self.set_busy(True)
        form = ReadBackForm(*self._form, Path(self.source.value()))
        self._tasks.act(begin_read_back, form, then=self._begun, failed=self._failed, owner=self)


class ReadDialog(_ReadDialog):
    """A disc, perhaps scratched, and the folder where its files go."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(
            parent,
            tasks,
            QCoreApplication.translate("ReadDialog", "Lấy tệp từ đĩa"),
            QCoreApplication.translate("ReadDialog", "Chỗ xước được sửa từ phần dự phòng; tệp lấy ra vẫn niêm mật."),
        )
        self.into = PlaceField(
            self.tr("Lấy ra thư mục"),
            self.tr("Chọn thư mục…"),
            hint=self.tr("Không có gì bị ghi đè. Bộ nhiều đĩa: đọc lần lượt các đĩa vào cùng thư mục."),
        )
        self.add(self.source)
        self.add(self.into)
        self.add_cancel(self.tr("Đóng"))
        self.read = self.add_button(PrimaryButton(self.tr("Lấy ra"), "archive-restore"))
        self.read.clicked.connect(self._read)
        self.source.focus()

    def _read(self) -> None:
        if self._missing(self.source, self.into):
            return
        messages.forget(self)
        self.set_busy(True)
        form = ReadForm(Path(self.source.value()), Path(self.into.value()))
        self._tasks.act(begin_reading, form, then=self._begun, failed=self._failed, owner=self)
