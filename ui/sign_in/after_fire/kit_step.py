"""Step 2: the kit's file, held against the backup as soon as it is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer

from app.errors import NiemError
from ui.messages import sentence
from ui.sign_in.after_fire.entrance import kit_of_backup
from ui.sign_in.founding_steps import Step
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField

LOOK_MILLISECONDS = 400


class KitStep(Step):
    """``set_source`` says which backup it has to fit."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Bộ khôi phục"),
            self.tr("Cắm thẻ nhớ có bộ khôi phục rồi chọn tệp .niemkit của nó. Hai thẻ của một bộ giống hệt nhau."),
        )
        self._tasks = tasks
        self._source: Path | None = None
        self.accepted = False
        self.kit = PlaceField(
            self.tr("Bộ khôi phục trên thẻ nhớ"), self.tr("Chọn…"), pattern=self.tr("Bộ khôi phục (*.niemkit)")
        )
        self.told = InlineNotice("success")
        self.told.hide()
        self.column.addWidget(self.kit)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self.kit.changed.connect(self._changed)

    def set_source(self, source: Path) -> None:
        """Another backup: the kit has to fit that one."""
        if source != self._source:
            self._source = source
            self.look()

    def path(self) -> Path:
        """The kit's file."""
        return Path(self.kit.value())

    def complain(self) -> bool:
        if self.accepted:
            return False
        if not self.kit.field.error():
            self.kit.set_error(
                self.tr("Đang xem tệp này có khớp bản sao lưu không. Hãy bấm lại sau giây lát.")
                if self.kit.value()
                else self.tr("Hãy chọn tệp của bộ khôi phục.")
            )
        self.kit.focus()
        return True

    def arrive(self) -> None:
        self.kit.focus()

    def look(self) -> None:
        """Ask whether the file fits the backup."""
        self._timer.stop()
        self.accepted = False
        self.told.hide()
        asked = (self.kit.value(), self._source)
        if self.kit.value() and self._source is not None:
            self._tasks.enter(
                kit_of_backup,
                Path(self.kit.value()),
                self._source,
                then=lambda serial: self._fits(asked, serial),
                failed=lambda error: self._wrong(asked, error),
                owner=self,
            )

    def _changed(self) -> None:
        self.accepted = False
        self.told.hide()
        self._timer.start()

    def _fits(self, asked: tuple[str, Path | None], serial: int) -> None:
        if asked != (self.kit.value(), self._source):
            return
        self.accepted = True
        self.kit.set_error("")
        self.told.set_text(self.tr("Bộ khôi phục số {:03d}, khớp với bản sao lưu.").format(serial))
        self.told.show()

    def _wrong(self, asked: tuple[str, Path | None], error: NiemError) -> None:
        if asked == (self.kit.value(), self._source):
            self.kit.set_error(sentence(error))
