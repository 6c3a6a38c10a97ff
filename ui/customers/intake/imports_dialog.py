"""The imports into a project: when, by whom, how many; and taking one back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clock import shown_time
from app.customers.intake.actions import undo_import
from app.customers.intake.model import Batch, Taken
from app.customers.intake.queries import list_imports, look_at_import
from app.errors import Cancelled, NiemError
from app.ids import Id
from ui.customers.form_dialog import on_close
from ui.customers.intake.words import batch_words, taken_words
from ui.messages import sentence
from ui.tasks import Room, Task, Tasks
from ui.theme import current
from ui.widgets.buttons import DangerButton
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


class ImportsDialog(Dialog):
    """``undone()`` when a batch was taken back."""

    undone = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, project: Id, room: Room) -> None:
        super().__init__(
            parent, self.tr("Các lần nhập danh sách"), width=860,
            subtitle=self.tr("Người đã nhập hoặc quản lý có thể hoàn tác một lần nhập, kể cả sau nhiều ngày."),
        )  # fmt: skip
        self._tasks, self._project, self._room = tasks, project, room
        self._task: Task | None = None
        self.told = InlineNotice("info")
        self.told.setParent(self)
        self.told.hide()
        self.table = RecordTable(self.tr("Các lần nhập"))
        self.table.setMinimumHeight(current().px(260))
        self.empty = EmptyState(
            "history", self.tr("Chưa có lần nhập nào"), self.tr("Ở cấp mật đang mở chưa có danh sách nào được nhập.")
        )
        self.progress = ProgressPanel(self.tr("Đang lấy lại những gì đã nhập"))
        self.undo = DangerButton(self.tr("Hoàn tác lần nhập…"), "undo-2")
        for widget in (self.told, self.table, self.empty, self.progress):
            self.add(widget)
        self.progress.hide()
        self.empty.hide()
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.undo)
        self.model = _BatchesModel(
            (self.tr("Lúc"), self.tr("Người nhập"), self.tr("Số hồ sơ"), self.tr("Theo cấp mật"), self.tr("Hoàn tác"))
        )
        self.table.show_model(self.model)
        self.table.current_changed.connect(lambda _: self._offer())
        self.undo.clicked.connect(self._look)
        self.progress.cancelled.connect(lambda: self._task.cancel() if self._task else None)
        self._offer()
        self._load()

    def _load(self) -> None:
        self._tasks.read(list_imports, self._project, then=self._show, owner=self, room=self._room)

    def _show(self, batches: tuple[Batch, ...]) -> None:
        self.model.set_records(batches)
        self.table.setVisible(bool(batches))
        self.empty.setVisible(not batches)
        if batches:
            self.table.selectRow(0)
        self._offer()

    def _batch(self) -> Batch | None:
        record = self.table.record()
        return record if isinstance(record, Batch) else None

    def _offer(self) -> None:
        batch = self._batch()
        if batch is None:
            self.undo.set_available(False, self.tr("Hãy chọn một lần nhập."))
        elif batch.undone_at:
            self.undo.set_available(False, self.tr("Lần nhập này đã được hoàn tác."))
        elif not (batch.undoable):
            self.undo.set_available(False, self.tr("Chỉ người đã nhập hoặc quản lý mới được hoàn tác."))
        else:
            self.undo.set_available(self._task is None, self.tr("Đang làm, xin chờ."))

    def _look(self) -> None:
        batch = self._batch()
        if batch is not None:
            self._tasks.read(
                look_at_import, self._project, batch.batch,
                then=lambda taken: self._ask(batch, taken), owner=self, room=self._room,
            )  # fmt: skip

    def _ask(self, batch: Batch, taken: Taken) -> None:
        asking = MessageDialog(
            self, self.tr("Hoàn tác lần nhập lúc {}?").format(shown_time(batch.at)),
            self.tr("Nếu hoàn tác: {}.").format(taken_words(taken)), self.tr("Hoàn tác ngay"), kind="danger",
            icon="undo-2",
        )  # fmt: skip
        asking.accepted.connect(lambda: self._undo(batch))
        on_close(asking, lambda: None)
        asking.open()

    def _undo(self, batch: Batch) -> None:
        self.progress.show()
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            undo_import, self._project, batch.batch, then=self._done, failed=self._failed, owner=self, room=self._room,
            progress=self.progress.set_progress,
        )  # fmt: skip
        self._offer()

    def _done(self, taken: Taken) -> None:
        self._rest()
        self.told.set_text(self.tr("Đã hoàn tác: {}.").format(taken_words(taken)), "success")
        self.told.show()
        self.undone.emit()
        self._load()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        stopped = self.tr("Đã dừng. Phần chưa kịp hoàn tác vẫn ở trong kho.")
        self.told.set_text(stopped if isinstance(error, Cancelled) else sentence(error), "danger")
        self.told.show()
        self._load()

    def _rest(self) -> None:
        self._task = None
        self.set_guard(None)
        self.progress.hide()
        self._offer()


class _BatchesModel(RowsModel[Batch]):
    """Batches, newest first."""

    def __init__(self, titles: tuple[str, str, str, str, str]) -> None:
        columns = (
            Column("at", titles[0], 150, sortable=False),
            Column("by", titles[1], 160, sortable=False),
            Column("count", titles[2], 90, align="right", sortable=False),
            Column("levels", titles[3], 200, stretch=True, sortable=False),
            Column("undone", titles[4], 170, sortable=False),
        )
        super().__init__(columns, self._show)

    def _show(self, batch: Batch, key: str) -> Cell:
        if key == "at":
            return Cell(shown_time(batch.at))
        if key == "by":
            return Cell(batch.by)
        if key == "count":
            return Cell(grouped(batch.added), strong=True)
        if key == "levels":
            return Cell(batch_words(batch), tone="secondary")
        return Cell(shown_time(batch.undone_at), batch.undone_by) if batch.undone_at else Cell("–", tone="secondary")
