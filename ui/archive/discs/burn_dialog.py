"""Burning an image with a drive of this machine, or knowing where the image is, for another burner."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.archive.discs.actions import begin_burning
from app.archive.discs.model import BurnForm, Drive, MadeDisc, SetRow
from app.archive.discs.queries import list_drives
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.text import Paragraph


class BurnDialog(Dialog):
    """``begun`` when the burning is under way: the page watches it."""

    begun = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, made: SetRow, image: MadeDisc) -> None:
        super().__init__(parent, QCoreApplication.translate("BurnDialog", "Ghi ra đĩa"), width=640)
        self._tasks, self._made, self._disc = tasks, made, image
        self.image = PlaceField(
            self.tr("Tệp ảnh đĩa"), self.tr("Chọn…"), pattern=self.tr("Ảnh đĩa (*.iso);;Mọi tệp (*)")
        )
        self.image.set_value(image.path)
        self.drive = ComboField(self.tr("Ổ ghi đĩa"), placeholder=self.tr("Đang tìm ổ đĩa…"))
        self.told = InlineNotice("info", "")
        self.told.hide()
        self.add(
            Paragraph(
                self.tr("Dùng đĩa trắng loại tốt; đĩa thứ hai nên khác hãng. Ghi xong, lấy đĩa ra rồi cho vào lại."),
                "secondary",
            )
        )
        self.add(self.image)
        self.add(self.drive)
        self.add(self.told)
        self.add_cancel(self.tr("Đóng"))
        self.burn = self.add_button(PrimaryButton(self.tr("Ghi đĩa"), "disc-3"))
        self.burn.set_available(False, self.tr("Chưa tìm thấy ổ ghi đĩa."))
        self.burn.clicked.connect(self._burn)
        tasks.read(list_drives, then=self._show_drives, owner=self)

    def _show_drives(self, drives: tuple[Drive, ...]) -> None:
        self.drive.set_choices([(drive.address, f"{drive.name} ({drive.address})") for drive in drives])
        if drives:
            self.drive.set_value(drives[0].address)
            self.burn.set_available(True)
            return
        self.drive.hide()
        words = self.tr(
            "Máy này không có ổ ghi đĩa hoặc chương trình ghi đĩa. Hãy chép tệp ảnh sang máy khác và ghi bằng chương "
            "trình bất kỳ (chọn “ghi ảnh đĩa”, không phải chép tệp), rồi quay lại đây đọc đĩa để so."
        )
        self.told.set_text(words)
        self.told.show()

    def _burn(self) -> None:
        form = BurnForm(self._made.number, self._disc.disc, Path(self.image.value()), str(self.drive.value()))
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(begin_burning, form, then=self._begun, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _begun(self, _: None) -> None:
        self.begun.emit()
        self.set_busy(False)
        self.accept()
