"""Importing a list of customers in steps: file → how it is read → columns → check → repetitions → done, with undo.

Whatever a step changes, the list is read and judged anew with all choices so far; nothing is written before the last
button, and a list whose every step needs no answer goes from the file to the check at once.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.access.level import Level
from app.customers.intake.actions import import_customers, undo_import
from app.customers.intake.model import (
    PLAIN,
    CellEdit,
    Decision,
    ImportChoices,
    ImportPreview,
    ImportResult,
    Taken,
    Wish,
)
from app.customers.intake.queries import compare_twins, preview_import
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.settings import list_mappings
from ui.customers.form_dialog import on_close
from ui.customers.intake.check_page import CheckPage
from ui.customers.intake.columns_page import ColumnsPage
from ui.customers.intake.file_page import FilePage
from ui.customers.intake.imports_dialog import ImportsDialog
from ui.customers.intake.read_page import ReadPage
from ui.customers.intake.steps import CHECK, COLUMNS, FILE, READ, STEPS, TWINS, first_step, next_step, offer, pills
from ui.customers.intake.twins_page import TwinsPage
from ui.customers.intake.words import counts_words, failure_words, result_words, taken_words
from ui.tasks import Room, Task, Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.pill_bar import PillBar
from ui.widgets.progress_panel import ProgressPanel

_SLOW = 400
"""Milliseconds after which reading tells how far it is; most lists are read before."""


class ImportDialog(Dialog):
    """``imported(ImportResult)`` when a list was taken in, ``undone()`` when one was taken back."""

    imported, undone = Signal(object), Signal()

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
        self._step = FILE
        self._result: ImportResult | None = None
        self._over = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self._show_stage)
        self.choices = ImportChoices(first)
        self.preview: ImportPreview | None = None
        self.choosing = FilePage(levels, first)
        self.drop, self.level = self.choosing.drop, self.choosing.level
        self.steps = PillBar(self.tr("Các bước nhập danh sách"))
        self.told = InlineNotice("info")
        self.progress = ProgressPanel(self.tr("Đang đọc và kiểm tra danh sách"))
        self.read, self.columns, self.check, self.twins = ReadPage(), ColumnsPage(), CheckPage(), TwinsPage()
        self.cancel = self.add_cancel(self.tr("Hủy"))
        self.earlier = SecondaryButton(self.tr("Các lần nhập"), "history")
        self.undo = SecondaryButton(self.tr("Hoàn tác lần nhập này"), "undo-2")
        self.again = SecondaryButton(self.tr("Đọc lại tệp"), "refresh-cw")
        self.go = PrimaryButton(self.tr("Nhập danh sách"), "file-up")
        for button in (self.earlier, self.undo, self.again, self.go):
            self.add_button(button)
        self._lay_out()
        self._connect()
        self._tell("", "")
        self._show_stage()

    # Laying out

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in self._all_pages():
            self.pages.addWidget(page)
        room = self.parentWidget()
        spare = room.height() - current().px(410) if room is not None else 0
        self._tall = max(current().px(250), min(spare, current().px(620)))
        for widget in (self.steps, self.told, self.progress, self.pages):
            self.add(widget)

    def _all_pages(self) -> tuple[QWidget, ...]:
        return (self.choosing, self.read, self.columns, self.check, self.twins)

    def _connect(self) -> None:
        self.drop.chosen.connect(lambda _: self._read_file())
        self.drop.cleared.connect(self._forget)
        self.choosing.level_changed.connect(self._level_changed)
        self.steps.picked.connect(self._go_to)
        self.read.wished.connect(self._wished)
        self.columns.mapped.connect(lambda mapping: self._choose(mapping=mapping))
        self.check.edited.connect(self._edited)
        self.check.left_out.connect(self._left_out)
        self.check.bad_left_out.connect(lambda out: self._choose(leave_out_bad=out))
        self.twins.decided.connect(self._decided)
        self.twins.rested.connect(self._compare)
        self.twins.for_all.connect(lambda sure, possible: self._choose(sure=sure, possible=possible, decisions=()))
        self.progress.cancelled.connect(self._stop)
        self.earlier.clicked.connect(self._show_earlier)
        self.undo.clicked.connect(self._undo)
        self.again.clicked.connect(self._read_again)
        self.go.clicked.connect(self._go)

    # What is chosen

    def _choose(self, **changed: object) -> None:
        """Take over a choice, and judge the list anew."""
        self.choices = replace(self.choices, **changed)  # type: ignore[arg-type]
        self._read()

    def _level_changed(self) -> None:
        self.set_level(int(self.level.level()))
        self.choices = replace(self.choices, level=self.level.level(), by_relation=self.choosing.by_relation.value())
        if self.drop.path() is not None:
            self._read()

    def _wished(self, wish: Wish) -> None:
        """Another sheet, header or reading is another list: what was chosen about its cells goes."""
        kept = ImportChoices(self.level.level(), self.choosing.by_relation.value(), wish)
        columns_stay = self.preview is not None and wish.header == self.preview.header
        same_sheet = self.preview is not None and wish.sheet == self.preview.sheet
        self.choices = replace(kept, mapping=self.choices.mapping if columns_stay and same_sheet else ())
        self._read()

    def _edited(self, edit: CellEdit) -> None:
        others = tuple(one for one in self.choices.edits if (one.line, one.column) != (edit.line, edit.column))
        self._choose(edits=(*others, edit))

    def _left_out(self, line: int, out: bool) -> None:
        others = tuple(known for known in self.choices.left_out if known != line)
        self._choose(left_out=(*others, line) if out else others)

    def _decided(self, decision: Decision) -> None:
        others = tuple(one for one in self.choices.decisions if one.line != decision.line)
        self._choose(decisions=(*others, decision))

    # Reading

    def _read_file(self) -> None:
        """A new file: nothing chosen about another one holds."""
        self.choices = ImportChoices(self.level.level(), self.choosing.by_relation.value())
        self._step, self.preview = FILE, None
        self._read()

    def _read_again(self) -> None:
        self.choices = replace(self.choices, edits=(), left_out=(), decisions=())
        self._read()

    def _read(self) -> None:
        path = self.drop.path()
        if path is None:
            return
        self._asked += 1
        asked = self._asked
        self._stop_task()
        self._begin_progress(self.tr("Đang đọc và kiểm tra danh sách"))
        self._slow.start()
        self._task = self._tasks.read(
            preview_import, self._project, str(path), self.choices,
            then=lambda preview: self._show_preview(asked, preview),
            failed=lambda error: self._failed(asked, error), owner=self, room=self._room,
            progress=self.progress.set_progress,
        )  # fmt: skip
        self._show_stage()

    def _show_preview(self, asked: int, preview: ImportPreview) -> None:
        if asked != self._asked:
            return
        self._task = None
        first = self.preview is None
        self.preview = preview
        if first and self._recalled(preview):
            return
        self.read.show_preview(preview)
        self.columns.show_preview(preview)
        self.check.show_preview(preview, bad_left_out=self.choices.leave_out_bad, first=first)
        self.twins.show_preview(preview, self.choices)
        self.set_level(int(max([self.level.level(), *(level for level, _ in preview.by_level)])))
        if first:
            self._step = first_step(preview)
        elif "name" not in preview.mapping and self._step in {CHECK, TWINS}:
            self._step = COLUMNS
        elif self._step == TWINS and not preview.twins:
            self._step = CHECK
        self._tell_preview(preview)
        self._compare()
        self._show_stage()

    def _recalled(self, preview: ImportPreview) -> bool:
        """Read the columns as they were read the last time a list had these headers."""
        kept = list_mappings.recall(preview.headers)
        fields = {field for field in kept or () if field}
        if kept is None or kept == preview.mapping or self.choices.mapping or "name" not in fields:
            return False
        self.preview = None
        self._choose(mapping=kept)
        return True

    def _tell_preview(self, preview: ImportPreview) -> None:
        if "name" not in preview.mapping:
            self._tell("warning", self.tr("Hãy chọn cột nào là tên khách hàng."))
        elif self._step == READ and preview.reading != PLAIN:
            self._tell("info", self.tr("Danh sách có vẻ được gõ bằng phông cũ. Hãy xem chữ đã đọc ra đúng chưa."))
        elif self._step == CHECK and preview.bad:
            words = self.tr("Sửa các ô đỏ ngay tại đây hoặc trong tệp rồi đọc lại, hay không nhập những dòng đó.")
            self._tell("danger", words)
        else:
            self._tell("", "")

    def _compare(self) -> None:
        wanted = self.twins.row_to_compare() if self._step == TWINS else None
        if wanted is not None:
            then = self.twins.add_pairs
            self._tasks.read(compare_twins, self._project, (wanted,), then=then, owner=self, room=self._room)

    def _forget(self) -> None:
        self._asked += 1
        self._stop_task()
        self.preview, self._step = None, FILE
        self._tell("", "")
        self._show_stage()

    # Steps

    def _go_to(self, step: str) -> None:
        self._step = step
        if self.preview is not None:
            self._tell_preview(self.preview)
        self._compare()
        self._show_stage()

    def _go(self) -> None:
        preview = self.preview
        if preview is None:
            return
        step = next_step(self._step, preview)
        if step:
            self._go_to(step)
        else:
            self._import()

    # Importing

    def _import(self) -> None:
        path, preview = self.drop.path(), self.preview
        if path is None or preview is None or preview.bad:
            return
        self._begin_progress(self.tr("Đang nhập vào kho"))
        asked = self._asked
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            import_customers, self._project, preview, str(path), self.choices,
            then=self._done, failed=lambda error: self._failed(asked, error), owner=self,
            progress=self.progress.set_progress, room=self._room,
        )  # fmt: skip
        self._show_stage()

    def _done(self, result: ImportResult) -> None:
        self._task, self._result, self._over = None, result, True
        self.set_guard(None)
        if self.preview is not None:
            with suppress(OSError):  # a full disk makes itself heard where something is lost by it
                list_mappings.keep(self.preview.headers, self.preview.mapping)
        self._tell("success", result_words(result, (self.drop.path() or Path()).name))
        self.preview = None
        self.cancel.setText(self.tr("Xong"))
        self._show_stage()
        self.imported.emit(result)

    def _undo(self) -> None:
        result = self._result
        if result is None:
            return
        self._begin_progress(self.tr("Đang lấy lại những gì đã nhập"))
        self.set_guard(lambda: False)
        asked = self._asked
        self._task = self._tasks.act(
            undo_import, self._project, result.batch, then=self._taken_back,
            failed=lambda error: self._failed(asked, error), owner=self, progress=self.progress.set_progress,
            room=self._room,
        )  # fmt: skip
        self._show_stage()

    def _taken_back(self, taken: Taken) -> None:
        self._task, self._result = None, None
        self.set_guard(None)
        self._tell("success", self.tr("Đã hoàn tác: {}.").format(taken_words(taken)))
        self._show_stage()
        self.undone.emit()

    def _show_earlier(self) -> None:
        dialog = ImportsDialog(self, self._tasks, self._project, self._room)
        dialog.undone.connect(self.undone)
        on_close(dialog, lambda: None)
        dialog.open()

    def _failed(self, asked: int, error: NiemError) -> None:
        if asked != self._asked:
            return
        self._task = None
        self.set_guard(None)
        if isinstance(error, Cancelled):
            self._tell("info", self.tr("Đã dừng. Chưa có gì được nhập."))
        else:
            self._tell("danger", failure_words(error))
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
            self.told.set_text(words, kind if kind in {"danger", "success", "warning"} else "info")  # type: ignore[arg-type]

    def _show_stage(self) -> None:
        working, preview = self._task is not None, self.preview
        acting = working and self._task is not None and self._task.kind == "act"
        self.progress.setVisible(acting or (working and not self._slow.isActive()))
        self.steps.setVisible(preview is not None and not acting)
        self.pages.setVisible(not acting and not self._over)
        if preview is not None:
            self.steps.set_pills(pills(preview))
            self.steps.choose(self._step)
        self._show_page(STEPS.index(self._step))
        self.pages.setEnabled(not working)
        self.earlier.setVisible(self._step == FILE and not working and not self._over)
        self.undo.setVisible(self._result is not None and not working)
        self.again.setVisible(preview is not None)
        self.go.setVisible(not self._over)
        self.again.set_available(self.drop.path() is not None and not working, self.tr("Hãy chọn tệp trước."))
        self._show_go(working)

    def _show_page(self, place: int) -> None:
        """One page, which alone decides how tall the pages are."""
        policies = QSizePolicy.Policy
        for index, page in enumerate(self._all_pages()):
            page.setSizePolicy(policies.Expanding, policies.Preferred if index == place else policies.Ignored)
        self.pages.setCurrentIndex(place)
        self.pages.setMinimumHeight(0 if self._step == FILE else self._tall)

    def _show_go(self, working: bool) -> None:
        offered = offer(self._step, self.preview, working=working)
        self.go.set_available(offered.able, offered.why)
        self.go.setText(offered.words)
        note = ""
        if self.preview is not None:
            told = self._step in {COLUMNS, TWINS}
            note = counts_words(self.preview) if told else self.check.how_read() if self._step == CHECK else ""
        self.set_note(note)
