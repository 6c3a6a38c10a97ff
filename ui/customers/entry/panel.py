"""What was entered and is not in force yet, on its page and in the top-secret room: queues beside one entry.

Pure rules:

1. A row passed over on the way to another is not opened: opening is journalled.
2. When an entry has left its list, the next one opens, so that a whole list is worked through by the keyboard.
3. What is remarked and not sent yet is kept while one looks at another entry, and through a lock.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.entry.model import Act, BatchRow, EntryPage, EntryRow, EntryRules, EntryView, Queue
from app.customers.entry.queries import entry_rules, get_entry, list_entries
from app.customers.model import Draft, Ref
from app.errors import NiemError
from app.session.model import ProjectSummary, Summary
from ui import messages
from ui.customers.entry.batch_detail import BatchDetail
from ui.customers.entry.columns import Row, cell, columns, level_of, ordered, same
from ui.customers.entry.desk import EntryDesk
from ui.customers.entry.detail import EntryDetail
from ui.customers.entry.words import queue_words
from ui.tasks import Room, Tasks
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.first_focus import FirstFocus
from ui.widgets.list_and_detail import ListAndDetail
from ui.widgets.notice import InlineNotice
from ui.widgets.page import DraftSaving
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

QUIET_MILLISECONDS = 220


class EntriesPanel(FirstFocus):
    """``waiting_changed(count)`` when the lists were read; ``file_wanted(ref)``: to read the customer file.

    ``dialog_opened(dialog)`` before one shows.
    """

    waiting_changed = Signal(int)
    file_wanted = Signal(object)
    counted = Signal(str)
    dialog_opened = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        summary: Summary,
        room: Room,
        project: ProjectSummary,
        levels: tuple[Level, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._summary, self._room = tasks, summary, room
        self._project, self._levels = project, levels
        self._page = EntryPage((), (), ())
        self._shown: tuple[Row, ...] = ()
        self._sorting = ("", False)
        self._batch: BatchRow | None = None
        self._open: Row | Ref | None = None
        self._place = 0
        self._remarked: dict[Ref, tuple[EntryView, dict[str, str]]] = {}
        self.desk = EntryDesk(self, tasks, summary, room)
        self.detail: EntryDetail | BatchDetail | None = None
        self.off = InlineNotice("info", self.tr("Dự án này lưu là có hiệu lực ngay, chưa qua duyệt và xác minh."))
        self.pills = PillBar(self.tr("Danh sách bản nhập"))
        self.back = QuietButton(self.tr("Về danh sách"), "arrow-left")
        self.table = RecordTable(self.tr("Bản nhập"))
        self.model: RowsModel[Row] = RowsModel(columns(), cell, level_of=level_of)
        self.table.show_model(self.model)
        self.views = QStackedWidget()
        self.left = QWidget()
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(QUIET_MILLISECONDS)
        self._later.timeout.connect(self._open_current)
        self._connect()
        self._show_nothing_open()

    # Layout

    def _lay_out(self) -> None:
        self.empty = EmptyState("inbox", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.back)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        self.column = QVBoxLayout(self.left)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(14)
        column = self.column
        column.addWidget(self.off)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.both = ListAndDetail(self.left, self.tr("Danh sách bản nhập"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.off.hide()
        self.back.hide()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.pills.picked.connect(lambda _: self._change_queue())
        self.back.clicked.connect(self._leave_batch)
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self.desk.changed.connect(self.reload)
        self.desk.dialog_opened.connect(self.dialog_opened)
        for key, acts in (
            ("Ctrl+Return", (Act.REVIEW, Act.VERIFY)),
            ("Ctrl+Backspace", (Act.RETURN,)),
            ("Ctrl+E", (Act.AMEND,)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(lambda acts=acts: self._press(acts))

    # What the page asks

    def show_project(self, project: ProjectSummary, levels: tuple[Level, ...]) -> None:
        """Turn to another project."""
        self._project, self._levels, self._batch = project, levels, None
        self._change_queue()

    def highest_level(self) -> int:
        """The highest level of what is listed."""
        return max((level_of(row) for row in self._shown), default=0)

    def reload(self) -> None:
        """Read the lists anew; what is open stays open."""
        queue = Queue(self.pills.chosen() or self._first_queue())
        batch = self._batch.batch if self._batch else None
        levels = (self._batch.level,) if self._batch else self._levels
        self._tasks.read(
            list_entries, self._project.project, levels, queue, batch,
            then=self._show_page, failed=self._failed, owner=self, room=self._room,
        )  # fmt: skip
        self._tasks.read(
            entry_rules, self._project.project,
            then=self._tell_rules, failed=lambda _: None, owner=self, room=self._room,
        )  # fmt: skip

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        """What was typed here and is not sent."""
        self._keep_remarks()
        remarked = (self.desk.remarks_draft(view, remarks) for view, remarks in self._remarked.values())
        return (*self.desk.drafts(), *(saving for savings in remarked for saving in savings))

    def show_entry(self, ref: Ref) -> None:
        """Open an entry by its own reference."""
        self._open_ref(ref)
        self.both.show_detail()

    def resume_draft(self, draft: Draft) -> None:
        """Go on with remarks, or with a form, that a lock has kept."""
        if draft.rid is not None:
            ref = Ref(draft.project, draft.level, draft.rid)
            self._open = ref
            self._tasks.read(get_entry, ref, then=lambda view: self._resume(view, draft), owner=self, room=self._room)

    def _resume(self, view: EntryView, draft: Draft) -> None:
        self._show_view(view)
        self.both.show_detail()
        if self.desk.is_of_remarks(draft):
            if isinstance(self.detail, EntryDetail):
                self.detail.put_remarks(self.desk.remarks_of(draft))
        else:
            self.desk.amend(view, draft)

    # The list

    def _first_queue(self) -> Queue:
        for event, queue in ((Event.ENTRY_REVIEW, Queue.REVIEW), (Event.ENTRY_VERIFY, Queue.VERIFY)):
            if may(event, self._summary.duties):
                return queue
        return Queue.MINE

    def _change_queue(self) -> None:
        self._open = None
        self._show_nothing_open()
        self.reload()

    def _leave_batch(self) -> None:
        self._batch = None
        self._change_queue()

    def _tell_rules(self, rules: EntryRules) -> None:
        self.off.setVisible(not rules.three_steps)

    def _show_page(self, page: EntryPage) -> None:
        self._page = page
        own = self._first_queue()
        counts = sorted(page.counts, key=lambda one: one[0] is not own)  # what waits for this person stands first
        self.pills.set_pills([Pill(str(queue), queue_words(queue), count) for queue, count in counts])
        self.pills.setVisible(self._batch is None)
        self.back.setVisible(self._batch is not None)
        self._fill()
        self.waiting_changed.emit(sum(page.count(queue) for queue in self._waiting()))

    def _waiting(self) -> tuple[Queue, ...]:
        """The queues that wait for this very person."""
        first = self._first_queue()
        return (first,) if first is not Queue.MINE else (Queue.RETURNED,)

    def _fill(self) -> None:
        rows: tuple[Row, ...] = (*self._page.batches, *self._page.rows)
        key, descending = self._sorting
        self._shown = ordered(rows, key, descending=descending) if key else rows
        self.model.set_records(self._shown)
        self.counted.emit(self.tr("{} bản nhập").format(sum(_size(row) for row in rows)) if rows else "")
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self._reopen()

    def _reopen(self) -> None:
        """Keep what is open; where it has left the list, go on with the next (rule 2)."""
        if self._open is None or isinstance(self._open, Ref):
            return
        place = next((at for at, row in enumerate(self._shown) if same(row, self._open)), None)
        if place is None and not self._shown:
            self._open = None
            self._show_nothing_open()
            return
        self._place = place if place is not None else min(self._place, len(self._shown) - 1)
        self.table.blockSignals(True)
        self.table.setCurrentIndex(self.model.index(self._place, 0))
        self.table.blockSignals(False)
        self._open_row(self._shown[self._place])

    def _empty_words(self) -> tuple[str, str]:
        return {
            Queue.MINE: (self.tr("Bạn không có bản nhập nào đang chờ"), self.tr("Những gì bạn lưu sẽ hiện ở đây.")),
            Queue.REVIEW: (self.tr("Không có gì chờ duyệt"), self.tr("Khi có người gửi bản nhập, nó hiện ở đây.")),
            Queue.VERIFY: (self.tr("Không có gì chờ xác minh"), self.tr("Bản nhập đã duyệt sẽ hiện ở đây.")),
            Queue.RETURNED: (self.tr("Không có bản nào bị trả lại"), self.tr("Mọi bản nhập đang đi tiếp.")),
            Queue.DONE: (self.tr("Chưa có bản nào xong"), self.tr("Bản nhập của bạn đã xác minh sẽ hiện ở đây.")),
        }[Queue(self.pills.chosen() or self._first_queue())]

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One entry, one batch

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if isinstance(row, EntryRow | BatchRow):
            self._place = max(self.table.currentIndex().row(), 0)
            self._open_row(row)
            if show:
                self.both.show_detail()

    def _open_row(self, row: Row) -> None:
        self._open = row
        if isinstance(row, EntryRow):
            self._read_entry(row.ref)
            return
        queue = Queue(self.pills.chosen() or self._first_queue())
        detail = BatchDetail(row, queue, may_withdraw=self.desk.may_withdraw(row, queue))
        detail.asked.connect(lambda what: self._act_on_batch(detail, what))
        detail.stopped.connect(self.desk.stop)
        self._set_detail(detail)

    def _open_ref(self, ref: Ref) -> None:
        self._open = ref
        self._read_entry(ref)

    def _read_entry(self, ref: Ref) -> None:
        self._tasks.read(get_entry, ref, then=self._show_view, failed=self._not_opened, owner=self, room=self._room)

    def _show_view(self, view: EntryView) -> None:
        opened = self._open.ref if isinstance(self._open, EntryRow) else self._open
        if opened != view.row.ref:
            return
        self._keep_remarks()
        detail = EntryDetail(view, file_at_hand=self._room == "everyday")
        _, typed = self._remarked.pop(view.row.ref, (view, {}))
        if typed and Act.RETURN in view.row.acts:
            detail.put_remarks(typed)
        detail.asked.connect(lambda act: self.desk.act(detail, act))
        detail.file_wanted.connect(lambda: self.file_wanted.emit(view.row.target))
        self._set_detail(detail)

    def _keep_remarks(self) -> None:
        """Remember what was remarked on the entry that is open (rule 3)."""
        if isinstance(self.detail, EntryDetail):
            ref, remarks = self.detail.view.row.ref, self.detail.remarks()
            self._remarked.pop(ref, None)
            if remarks:
                self._remarked[ref] = (self.detail.view, remarks)

    def _set_detail(self, detail: EntryDetail | BatchDetail) -> None:
        self._keep_remarks()
        self.detail = detail
        self.both.set_detail(detail)

    def _not_opened(self, error: NiemError) -> None:
        gone = (
            self._open if isinstance(self._open, Ref) else self._open.ref if isinstance(self._open, EntryRow) else None
        )
        if gone is not None:
            self._remarked.pop(gone, None)
        self._open = None
        self._show_nothing_open()
        messages.show(self, error)

    def _show_nothing_open(self) -> None:
        self._keep_remarks()
        self.detail = None
        self.both.set_detail(
            EmptyState("file-search", self.tr("Chọn một bản nhập"), self.tr("Nội dung cũ và mới hiện cạnh nhau ở đây."))
        )

    def _press(self, acts: tuple[Act, ...]) -> None:
        buttons = self.detail.buttons if isinstance(self.detail, EntryDetail) else {}
        for act in acts:
            if act in buttons:
                buttons[act].click()
                return

    def _act_on_batch(self, detail: BatchDetail, what: str) -> None:
        if what == "open":
            self._batch = detail.row
            self._change_queue()
        else:
            self.desk.act_on_batch(detail, what)


def _size(row: Row) -> int:
    return row.count if isinstance(row, BatchRow) else 1
