"""One record out of a copy: look for it, see field by field what differs, choose, bring back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.level import Level
from app.archive.restore.actions import bring_back
from app.archive.restore.model import BringForm, Compared, Difference
from app.archive.restore.queries import compare_copy
from app.clock import shown_time
from app.customers.model import FIELD_NAMES, FieldChange
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.session.model import Summary
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text_field import TextField


class CompareDialog(Dialog):
    """The level of what is shown stands on top; who has the top-secret room open looks into level 3 there."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(parent, QCoreApplication.translate("CompareDialog", "Lấy lại một hồ sơ"), width=760)
        self._tasks = tasks
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        self.found: Compared | None = None
        self.source = PlaceField(
            self.tr("Thư mục của bản sao đã đặt ra"),
            self.tr("Chọn…"),
            hint=self.tr("Bản sao lưu được cán bộ an toàn đặt ra thư mục mới trước."),
        )
        places = [
            ((row.project, level), f"{row.name}, {level.label(messages.language())}")
            for row in summary.projects
            for level in row.levels
        ]
        self.place = ComboField(self.tr("Dự án và cấp mật"), places)
        if places:
            self.place.set_value(places[0][0])
        self.text = TextField(
            self.tr("Tên khách hàng"), hint=self.tr("Để trống: mọi hồ sơ khác hiện tại."), icon="search"
        )
        self.look = SecondaryButton(self.tr("So sánh"), "search")
        self.look.clicked.connect(self.compare)
        self.told = InlineNotice("info", "-")
        self.told.hide()
        self.row = ComboField(self.tr("Hồ sơ khác hiện tại"))
        self.row.changed.connect(self._picked)
        self.row.hide()
        self.state_of = InlineNotice("info", "-")
        self.state_of.hide()
        self.fields: list[tuple[str, CheckField]] = []
        self._choices = QWidget()
        self._column = QVBoxLayout(self._choices)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.source, self.place, self.text):
            self.add(widget)
        self.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.told)
        self.add(self.row)
        self.add(self.state_of)
        self.add(self._choices)
        self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Lấy lại"), "history"))
        self.go.set_available(False, self.tr("Hãy so sánh và chọn một hồ sơ trước."))
        self.go.clicked.connect(self.submit)

    def compare(self) -> None:
        """Ask what differs."""
        messages.forget(self)
        if not self.source.value().strip():
            self.source.set_error(self.tr("Hãy chọn thư mục của bản sao."))
            self.source.focus()
            return
        project, level = self._place()
        self.progress = ProgressPanel(self.tr("Đang kiểm tra bản sao và so từng hồ sơ"))
        self.add(self.progress)
        self.look.set_busy(True, self.tr("Đang so sánh…"))
        self._task = self._tasks.read(
            compare_copy,
            Path(self.source.value()),
            project,
            level,
            self.text.value(),
            then=self._compared,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
        )
        self.progress.cancelled.connect(self._task.cancel)

    def submit(self) -> None:
        """Bring the chosen record back, or its chosen fields."""
        messages.forget(self)
        chosen = self._chosen()
        if chosen is None:
            return
        fields: tuple[str, ...] = ()
        if chosen.state == "changed":
            fields = tuple(name for name, field in self.fields if field.value())
            if not fields:
                self.fields[0][1].set_error(self.tr("Hãy chọn ít nhất một trường."))
                return
        self.go.set_busy(True, self.tr("Đang lấy lại…"))
        form = BringForm(Path(self.source.value()), chosen.ref, chosen.base, fields)
        self._tasks.act(bring_back, form, then=self._brought, failed=self._failed, owner=self)

    def _place(self) -> tuple[Id, Level]:
        value = self.place.value()
        if not isinstance(value, tuple):
            raise TypeError("a place is a project and a level")
        return value

    def _rest(self) -> None:
        self._task = None
        self.look.set_busy(False)
        self.go.set_busy(False)
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _compared(self, found: Compared) -> None:
        self._rest()
        self.found = found
        self.set_level(int(self._place()[1]))
        words = self.tr("Bản sao có {} hồ sơ ở ngăn này; {} khác hiện tại.").format(
            found.records, len(found.rows) + found.more
        )
        if found.more:
            words += " " + self.tr("Chỉ hiện {} hồ sơ đầu: hãy gõ tên để thu hẹp.").format(len(found.rows))
        self.told.set_text(words, "info" if found.rows else "success")
        self.told.show()
        self.row.set_choices([(place, row.name) for place, row in enumerate(found.rows)])
        self.row.setVisible(bool(found.rows))
        if found.rows:
            self.row.set_value(0)
        self._picked()

    def _chosen(self) -> Difference | None:
        place = self.row.value()
        if self.found is None or not isinstance(place, int) or not 0 <= place < len(self.found.rows):
            return None
        return self.found.rows[place]

    def _picked(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = []
        chosen = self._chosen()
        self.state_of.setVisible(chosen is not None)
        self.go.set_available(chosen is not None, self.tr("Hãy so sánh và chọn một hồ sơ trước."))
        if chosen is None:
            return
        told = {
            "changed": self.tr("Trong bản sao (lưu lúc {}) khác hiện tại ở các trường sau. Chọn trường muốn lấy lại."),
            "removed": self.tr("Hiện đã bị gỡ. Trong bản sao lưu lúc {}; hồ sơ trở lại nguyên như trước khi gỡ."),
            "missing": self.tr("Hiện không còn. Trong bản sao lưu lúc {}; hồ sơ trở lại nguyên vẹn."),
        }
        self.state_of.set_text(told[chosen.state].format(shown_time(chosen.copied_at)))
        for change in chosen.changes if chosen.state == "changed" else ():
            field = CheckField(self._named(change.field), hint=self._both(change))
            self.fields.append((change.field, field))
            self._column.addWidget(field)

    def _named(self, field: str) -> str:
        return FIELD_NAMES[messages.language()].get(field, field)

    def _both(self, change: FieldChange) -> str:
        empty = self.tr("trống")
        words = self.tr("nay: {}   →   lấy lại: {}")
        return words.format(change.before or empty, change.after or empty)

    def _brought(self, _: object) -> None:
        self._rest()
        messages.done(self, self.tr("Đã lấy lại. Nếu dự án nhập theo ba bước, việc này chờ người rà soát."))
        self.compare()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chưa có gì thay đổi."))
        else:
            messages.show(self, error)
