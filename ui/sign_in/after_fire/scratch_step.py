"""The last step of a drill: where the vault is unpacked for a moment."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ui.sign_in.founding_steps import Step
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField


class ScratchStep(Step):
    """A folder with room for the whole vault."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Chỗ tạm"),
            self.tr("Bản sao lưu được trải ra đây dưới dạng mã hóa, mọi ngăn được mở, đếm và so; rồi xóa sạch."),
        )
        self.place = PlaceField(self.tr("Chỗ tạm"), self.tr("Chọn…"), hint=self.tr("Đủ chỗ cho cả kho."))
        self.place.set_value(tempfile.gettempdir())
        self.column.addWidget(self.place)
        self.column.addWidget(
            InlineNotice("info", self.tr("Nếu máy tắt giữa chừng, lần diễn tập sau ở cùng chỗ sẽ dọn phần còn lại."))
        )
        self.column.addStretch(1)

    def path(self) -> Path:
        """The folder."""
        return Path(self.place.value())

    def complain(self) -> bool:
        if self.place.value():
            return False
        self.place.set_error(self.tr("Hãy chọn chỗ tạm."))
        self.place.focus()
        return True

    def arrive(self) -> None:
        self.place.focus()
