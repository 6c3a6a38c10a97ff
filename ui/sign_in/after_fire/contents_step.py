"""Step 4: what will come back and what not, before anything is made; the six words are compared with the sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.clock import shown_time
from app.errors import NiemError
from ui.messages import sentence
from ui.sign_in.after_fire.entrance import backup_contents
from ui.sign_in.after_fire.words import age_told
from ui.sign_in.founding_steps import Step
from ui.tasks import Task, Tasks
from ui.widgets.check_field import CheckField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import size_in_words
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.six_words import SixWords

if TYPE_CHECKING:
    from app.archive.restore.model import Contents


class ContentsStep(Step):
    """``contents`` is there once the backup was opened."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Trong bản sao lưu có gì"),
            self.tr("Mở bằng bộ khôi phục và các mảnh. Chưa có gì được tạo ra."),
        )
        self._tasks = tasks
        self._asked: Task | None = None
        self.contents: Contents | None = None
        self.progress = ProgressPanel(self.tr("Đang mở bản sao lưu"), cancellable=False)
        self.failure = InlineNotice("danger")
        self.age = InlineNotice("warning")
        self._place, self._grid_place = QVBoxLayout(), QVBoxLayout()
        self._shown: list[SixWords | FieldGrid] = []
        self.same = CheckField(self.tr("Sáu từ này giống hệt sáu từ in trên các tờ giữ mảnh"))
        self.absent = InlineNotice(
            "info",
            self.tr(
                "Không có trong đó: việc làm sau lúc sao lưu; thẩm quyền và khóa của mọi người (mời lại từng người); "
                "yêu cầu và lệnh đang dở (đọc trong kho cũ đã niêm). Hồ sơ bị tiêu hủy sau lúc sao lưu có thể trở lại "
                "nếu bộ khôi phục chưa được ghi lại từ đó: hãy tiêu hủy lần nữa."
            ),
        )
        for widget in (self.progress, self.failure, self.age):
            self.column.addWidget(widget)
        self.column.addLayout(self._place)
        self.column.addWidget(self.same)
        self.column.addLayout(self._grid_place)
        self.column.addWidget(self.absent)
        self.column.addStretch(1)
        self._show_only(self.progress)

    def open(self, source: Path, kit: Path, shares: tuple[str, ...]) -> None:
        """Ask what the backup holds."""
        self.contents = None
        self._clear()
        self.same.set_value(False)
        self._show_only(self.progress)
        if self._asked is not None:
            self._asked.drop()  # another backup was chosen meanwhile: its words are not to be taken for this one's
        self._asked = self._tasks.enter(
            backup_contents, source, kit, shares, then=self._opened, failed=self._not_opened, owner=self
        )

    def complain(self) -> bool:
        if self.contents is None:
            return True
        if not self.same.value():
            self.same.set_error(
                self.tr("Hãy so sáu từ với tờ giấy. Khác một từ là bản sao lưu giả: dừng lại, báo cho công ty.")
            )
            self.same.focus()
            return True
        return False

    def _show_only(self, *shown: object) -> None:
        for widget in (self.progress, self.failure, self.age, self.same, self.absent):
            widget.setVisible(widget in shown)

    def _clear(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []

    def _opened(self, contents: Contents) -> None:
        self.contents = contents
        words = self.tr("Bản này của lúc {}, {}. Kho trở lại đúng như lúc đó.")
        self.age.set_text(words.format(shown_time(contents.at), age_told(contents.age)))
        sheets = SixWords(
            self.tr("Sáu từ của kho cũ"), contents.words, self.tr("In trên từng tờ giữ mảnh. Hãy so từng từ.")
        )
        grid = FieldGrid(dense=True)
        for key, label, value in self._rows(contents):
            grid.add_row(key, label, value)
        self._shown = [sheets, grid]
        self._place.addWidget(sheets)
        self._grid_place.addWidget(grid)
        self._show_only(self.age, self.same, self.absent)

    def _rows(self, contents: Contents) -> tuple[tuple[str, str, str], ...]:
        opened = self.tr("{} ngăn mở được").format(contents.compartments)
        if contents.closed:
            opened += "; " + self.tr("{} ngăn KHÔNG mở được bằng bộ khôi phục này").format(contents.closed)
        return (
            ("company", self.tr("Công ty"), f"{contents.company}, {contents.place}"),
            ("projects", self.tr("Dự án"), ", ".join(contents.projects)),
            ("opened", self.tr("Ngăn"), opened),
            ("documents", self.tr("Tài liệu"), grouped(contents.documents)),
            ("entries", self.tr("Nhật ký"), self.tr("{} mục", "", contents.entries).format(grouped(contents.entries))),
            ("people", self.tr("Người đang làm"), self.tr("{}, phải mời lại").format(contents.people)),
            ("size", self.tr("Cỡ"), size_in_words(contents.size)),
        )

    def _not_opened(self, error: NiemError) -> None:
        self.failure.set_text(sentence(error))
        self._show_only(self.failure)
