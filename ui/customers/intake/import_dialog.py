"""Importing a list of customers: choose → read → check → import all of it or nothing → what was added."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices, ImportPreview, ImportResult
from app.customers.intake.queries import preview_import
from app.errors import Cancelled, NiemError
from app.ids import Id
from ui.customers.intake.import_model import ImportModel, mapping_in_words
from ui.customers.level_field import LevelField
from ui.messages import sentence
from ui.tasks import Room, Task, Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.file_drop import MEBIBYTE, FileDrop
from ui.widgets.level import level_name
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.text import Label, Paragraph

LARGEST = 32 * MEBIBYTE
KINDS = ("xlsx", "xls", "ods", "csv")


class ImportDialog(Dialog):
    """``imported(ImportResult)`` when a list was taken in."""

    imported = Signal(object)

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: Id, levels: tuple[Level, ...], room: Room = "everyday"
    ) -> None:
        # In the top-secret room a line without a level is top secret unless the person says otherwise.
        first = max(levels) if room == "top_secret" else min(levels)
        super().__init__(
            parent, self.tr("Nhập danh sách khách hàng"), level=int(first), width=1080,
            subtitle=self.tr("Tệp chỉ được đọc, không bị sửa. Danh sách được nhập trọn vẹn hoặc không nhập dòng nào."),
        )  # fmt: skip
        self._tasks, self._project, self._room = tasks, project, room
        self._task: Task | None = None
        self._asked = 0
        self.preview: ImportPreview | None = None
        self.drop = FileDrop(self.tr("Danh sách khách hàng"), largest=LARGEST, kinds=KINDS)
        self.level = LevelField(levels, self.tr("Cấp mật cho dòng không ghi cấp"))
        self.level.choose(first)
        self.told = InlineNotice("info")
        self.progress = ProgressPanel(self.tr("Đang đọc và kiểm tra danh sách"))
        self.only_bad = CheckField(self.tr("Chỉ dòng lỗi"))
        self.table = RecordTable(self.tr("Các dòng của danh sách"))
        self.counts, self.reading = Label("", "strong"), Paragraph("", "secondary", "small")
        self.cancel = self.add_cancel(self.tr("Hủy"))
        self.again = SecondaryButton(self.tr("Đọc lại tệp"), "refresh-cw")
        self.go = PrimaryButton(self.tr("Nhập danh sách"), "file-up")
        self.add_button(self.again)
        self.add_button(self.go)
        self._lay_out()
        self._connect()
        self._tell("", "")
        self._show_stage()

    # Laying out

    def _lay_out(self) -> None:
        self.choosing = QWidget()
        self.choosing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self.choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        files = QVBoxLayout()
        files.setSpacing(4)
        files.addWidget(Label(self.tr("Tệp Excel, OpenDocument hoặc CSV"), "strong"))
        files.addWidget(self.drop)
        files.addStretch(1)
        row.addLayout(files, 3)
        row.addWidget(self.level, 2)
        self.checked = QWidget()
        column = QVBoxLayout(self.checked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.only_bad)
        column.addLayout(head)
        room = self.parentWidget()
        spare = room.height() - current().px(524) if room is not None else 0
        self.table.setMinimumHeight(max(current().px(220), min(spare, current().px(480))))
        column.addWidget(self.table, 1)
        column.addWidget(self.reading)
        for widget in (self.choosing, self.told, self.progress, self.checked):
            self.add(widget)

    def _connect(self) -> None:
        self.drop.chosen.connect(lambda _: self._read())
        self.drop.cleared.connect(self._forget)
        self.level.changed.connect(self._level_changed)
        self.only_bad.changed.connect(self._filter)
        self.progress.cancelled.connect(self._stop)
        self.again.clicked.connect(self._read)
        self.go.clicked.connect(self._import)

    # Reading

    def _level_changed(self) -> None:
        self.set_level(int(self.level.level()))
        if self.drop.path() is not None:
            self._read()

    def _read(self) -> None:
        path = self.drop.path()
        if path is None:
            return
        self._asked += 1
        asked = self._asked
        self.preview = None
        self._begin_progress(self.tr("Đang đọc và kiểm tra danh sách"))
        self._task = self._tasks.read(
            preview_import, self._project, str(path), self._choices(),
            then=lambda preview: self._show_preview(asked, preview),
            failed=lambda error: self._failed(asked, error), owner=self, room=self._room,
        )  # fmt: skip
        self._show_stage()

    def _choices(self) -> ImportChoices:
        return ImportChoices(self.level.level())

    def _show_preview(self, asked: int, preview: ImportPreview) -> None:
        if asked != self._asked:
            return
        self._task, self.preview = None, preview
        self.model = ImportModel(preview)
        self.table.show_model(self.model)
        self.only_bad.set_value(preview.bad > 0)
        self._filter()
        shown = [row.form.level for row in preview.rows if row.form is not None]
        self.set_level(int(max([self.level.level(), *shown])))
        self.counts.setText(
            self.tr("{good} dòng nhập được · {bad} dòng có lỗi").format(
                good=grouped(preview.good), bad=grouped(preview.bad)
            )
        )
        self.reading.setText(self._how_read(preview))
        if preview.bad:
            self._tell(
                "danger", self.tr("Sửa các ô đỏ trong tệp, lưu lại rồi bấm “Đọc lại tệp”. Chưa có gì được nhập.")
            )
        else:
            self._tell("", "")
        self._show_stage()

    def _how_read(self, preview: ImportPreview) -> str:
        parts = [self.tr("Bảng mã: {}.").format(preview.encoding)] if preview.encoding else []
        left_out = mapping_in_words(preview)
        if left_out:
            parts.append(self.tr("Cột không dùng đến: {}.").format(left_out))
        if preview.good + preview.bad > len(preview.rows):
            parts.append(self.tr("Bảng chỉ hiện {} dòng đầu và các dòng lỗi.").format(grouped(len(preview.rows))))
        return " ".join(parts)

    def _filter(self) -> None:
        if self.preview is not None:
            self.model.show_only_bad(self.only_bad.value())

    def _forget(self) -> None:
        self._asked += 1
        self._stop_task()
        self.preview = None
        self._tell("", "")
        self._show_stage()

    # Importing

    def _import(self) -> None:
        path, preview = self.drop.path(), self.preview
        if path is None or preview is None or preview.bad:
            return
        self._begin_progress(self.tr("Đang nhập vào kho"))
        asked = self._asked
        self.choosing.setEnabled(False)
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            import_customers, self._project, preview, str(path), self._choices(),
            then=self._done, failed=lambda error: self._failed(asked, error), owner=self,
            progress=self.progress.set_progress, room=self._room,
        )  # fmt: skip
        self._show_stage()

    def _done(self, result: ImportResult) -> None:
        self._task = None
        self.set_guard(None)
        levels = ", ".join(f"{level_name(level).lower()} {grouped(count)}" for level, count in result.by_level)
        words = self.tr("Đã nhập {count} khách hàng từ {file}: {levels}.")
        file = (self.drop.path() or Path()).name
        self._tell("success", words.format(count=grouped(result.added), file=file, levels=levels))
        self.preview = None
        self.choosing.hide()
        self.go.hide()
        self.again.hide()
        self.cancel.setText(self.tr("Xong"))
        self._show_stage()
        self.imported.emit(result)

    def _failed(self, asked: int, error: NiemError) -> None:
        if asked != self._asked:
            return
        self._task = None
        self.set_guard(None)
        self.choosing.setEnabled(True)
        if isinstance(error, Cancelled):
            self._tell("info", self.tr("Đã dừng. Chưa có gì được nhập."))
        else:
            self._tell("danger", sentence(error))
        self._show_stage()

    # What is shown

    def _begin_progress(self, words: str) -> None:
        self._tell("", "")
        fresh = ProgressPanel(words)
        fresh.cancelled.connect(self._stop)
        self.body.replaceWidget(self.progress, fresh)
        self.progress.hide()
        self.progress.deleteLater()
        self.progress = fresh

    def _stop(self) -> None:
        if self._task is not None and self._task.kind == "read":
            self._asked += 1
            self._stop_task()
            self._tell("info", self.tr("Đã dừng đọc. Chưa có gì được nhập."))
            self._show_stage()
        else:
            self._stop_task(keep=True)

    def _stop_task(self, *, keep: bool = False) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = self._task if keep else None

    def _tell(self, kind: str, words: str) -> None:
        self.told.setVisible(bool(words))
        if words:
            self.told.set_text(words, "danger" if kind == "danger" else "success" if kind == "success" else "info")

    def _show_stage(self) -> None:
        working, preview = self._task is not None, self.preview
        self.progress.setVisible(working)
        self.checked.setVisible(preview is not None and not working)
        self.again.set_available(self.drop.path() is not None and not working, self.tr("Hãy chọn tệp trước."))
        if working:
            self.go.set_available(False, self.tr("Đang làm, xin chờ."))
        elif preview is None:
            self.go.set_available(False, self.tr("Hãy chọn tệp trước."))
        elif preview.bad:
            self.go.set_available(
                False, self.tr("Còn {} dòng có lỗi. Hãy sửa trong tệp rồi đọc lại.").format(preview.bad)
            )
        elif not preview.good:
            self.go.set_available(False, self.tr("Danh sách không có dòng nào."))
        else:
            self.go.set_available(True)
        if preview is not None and not preview.bad:
            self.go.setText(self.tr("Nhập {} khách hàng").format(grouped(preview.good)))
        else:
            self.go.setText(self.tr("Nhập danh sách"))
