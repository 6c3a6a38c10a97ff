"""Changing one thing for many customers, or taking that back: what, how far it is, what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.customers.lists.actions import edit_many, undo_many
from app.customers.lists.model import Done, Field, ManyChange, ManyResult, Picked, fault_of
from app.customers.model import Relation
from app.errors import NiemError
from ui import messages
from ui.customers.lists.words import lines_of, save_words, title_of, went_well
from ui.customers.words import fault_sentence, field_label, relation_words
from ui.tasks import Room, Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


class _Working(Dialog):
    """Goes through many records, and closes by itself when all went well: ``ended(result)``, then nothing to read."""

    ended = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, title: str, *, level: int, working: str) -> None:
        super().__init__(parent, title, level=level, width=560)
        self.tasks, self.room = tasks, room
        self._task: Task | None = None
        self._undone = False
        self.progress = ProgressPanel(working)
        self.progress.cancelled.connect(self._stop)
        self.progress.hide()
        self.outcome = QWidget()
        self._lines = QVBoxLayout(self.outcome)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.outcome.hide()

    def begin(self, function: Callable[..., ManyResult], *args: object) -> None:
        """Let the vault work, with progress; nothing else can be done here meanwhile."""
        messages.forget(self)
        self.progress.show()
        self.set_guard(lambda: False)
        self._task = self.tasks.act(
            function, *args,
            then=self._done, failed=self._failed, owner=self, progress=self.progress.set_progress, room=self.room,
        )  # fmt: skip

    def rest(self) -> None:
        """Nothing is being done: what can be begun can be begun again."""

    def show_outcome(self, result: ManyResult) -> None:
        """Something has to be read: say it."""
        for picture, words in lines_of(result, undone=self._undone):
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(IconLabel(picture, "secondary", 18))
            line.addWidget(Paragraph(words), 1)
            self._lines.addLayout(line)
        self.outcome.show()

    def _done(self, result: ManyResult) -> None:
        self._end()
        if went_well(result):
            self.accept()
        else:
            self.show_outcome(result)
        self.ended.emit(result)

    def _failed(self, error: NiemError) -> None:
        self._end()
        self.rest()
        messages.show(self, error)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.set_guard(None)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class ManyDialog(_Working):
    """``ended(result)`` when it was done; ``undo_wanted(done)`` when what was done should be taken back."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, room: Room, field: Field, picked: Sequence[Picked], *, level: int
    ) -> None:
        super().__init__(
            parent, tasks, room, title_of(field, len(picked)), level=level, working=self.tr("Đang đổi từng hồ sơ")
        )
        self._field, self._picked = field, tuple(picked)
        self.value = _field(field)
        self.add(self.value)
        self.told = InlineNotice("info", self._hint())
        for widget in (self.told, self.progress, self.outcome):
            self.add(widget)
        self.cancel = self.add_cancel(self.tr("Hủy"))
        self.undo = SecondaryButton(self.tr("Hoàn tác"), "undo-2")
        self.undo.hide()
        self.save = PrimaryButton(save_words(len(picked)), "save")
        self.add_button(self.undo)
        self.add_button(self.save)
        self.save.clicked.connect(self.submit)

    def submit(self) -> None:
        """Change them all, unless the change itself is wrong."""
        change = ManyChange(self._field, str(self.value.value() or ""))
        wrong = fault_of(change)
        self.value.set_error(fault_sentence(wrong[1]) if wrong else "")
        if wrong:
            self.value.focus()
            return
        self.value.setEnabled(False)
        self.save.set_available(False, self.tr("Đang làm, xin chờ."))
        self.begin(edit_many, self._picked, change)

    def rest(self) -> None:
        self.value.setEnabled(True)
        self.save.set_available(True)

    def show_outcome(self, result: ManyResult) -> None:
        super().show_outcome(result)
        for widget in (self.value, self.told, self.save):
            widget.hide()
        self.cancel.setText(self.tr("Đóng"))
        self.undo.setVisible(bool(result.done))
        self.undo.clicked.connect(lambda: self._take_back(result.done))
        self.cancel.setFocus()

    def _take_back(self, done: tuple[Done, ...]) -> None:
        self.accept()
        self.undo_wanted.emit(done)

    def _hint(self) -> str:
        if self._field is Field.RELATION:
            return self.tr("Cấp mật của các hồ sơ không đổi. Mỗi hồ sơ có thêm một bản trong lịch sử.")
        if self._field is Field.NOTE:
            return self.tr("Dòng này được thêm vào cuối ghi chú của từng hồ sơ, chữ đã có vẫn giữ nguyên.")
        return self.tr("Để trống là bỏ người phụ trách. Mỗi hồ sơ có thêm một bản trong lịch sử.")


class UndoDialog(_Working):
    """Takes back what was done to many customers, as soon as it is open."""

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, done: Sequence[Done], *, level: int) -> None:
        super().__init__(
            parent, tasks, room, self.tr("Hoàn tác"), level=level, working=self.tr("Đang đưa bản trước trở lại")
        )
        self._undone = True
        self.add(self.progress)
        self.add(self.outcome)
        self.cancel = self.add_cancel(self.tr("Đóng"))
        self._wanted = tuple(done)

    def open(self) -> None:
        super().open()
        self.begin(undo_many, self._wanted)


def _field(field: Field) -> TextField | ComboField | TextArea:
    if field is Field.OWNER:
        return TextField(field_label("owner"), longest=200)
    if field is Field.RELATION:
        return ComboField(field_label("relation"), [(one.value, relation_words(one)) for one in Relation])
    return TextArea(field_label("note"), lines=3, longest=4000, required=True)
