"""Which records of a damaged compartment do not read any more, one by one; for whoever holds its key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.level import Level
from app.archive.checks.model import FileLine, Hurt, HurtLine
from app.archive.checks.queries import list_hurt
from app.errors import Cancelled, NiemError
from ui import messages
from ui.messages import sentence
from ui.tasks import Room, Task, Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rule import Rule
from ui.widgets.text import Elided, Paragraph

SHOWN = 200


class HurtDialog(Dialog):
    """Looks for itself when it opens; nothing is changed."""

    def __init__(self, parent: QWidget, tasks: Tasks, line: FileLine, room: Room) -> None:
        title = QCoreApplication.translate("checks", "Hồ sơ bị hỏng")
        super().__init__(parent, title, subtitle=line.name, level=line.level, width=720)
        self._tasks, self._line, self._room = tasks, line, room
        self.hurt: Hurt | None = None
        self.rows: list[str] = []
        self.add_cancel(self.tr("Đóng"))
        self.progress = ProgressPanel(self.tr("Đang đọc từng hồ sơ"))
        self.add(self.progress)
        self._task: Task | None = None
        self._ask()

    def _ask(self) -> None:
        if self._line.project is None:
            return
        self._task = self._tasks.read(
            list_hurt,
            self._line.project,
            Level(self._line.level),
            then=self._show,
            failed=self._failed,
            owner=self,
            room=self._room,
            progress=lambda done, _: self.progress.set_text(self.tr("{} hồ sơ đã đọc").format(grouped(done))),
        )
        self.progress.cancelled.connect(self._task.cancel)

    def _failed(self, error: NiemError) -> None:
        if isinstance(error, Cancelled):
            self.reject()
        else:
            self.progress.hide()
            messages.show(self, error)

    def _show(self, hurt: Hurt) -> None:
        self.hurt = hurt
        self.progress.hide()
        self.add(InlineNotice("danger" if hurt.lines or not hurt.opens else "info", self._summary(hurt)))
        if not hurt.all_named and hurt.opens:
            words = self.tr("Có phần tệp không nói được nó giữ hồ sơ nào, nên danh sách này có thể còn thiếu.")
            self.add(InlineNotice("warning", words))
        lines = (*hurt.lines, *hurt.documents)
        for place, line in enumerate(lines[:SHOWN]):
            if place:
                self.add(Rule())
            self.add(self._row(line))
        if len(lines) > SHOWN:
            self.add(Paragraph(self.tr("… và {} mục nữa.").format(grouped(len(lines) - SHOWN)), "secondary"))
        self.card.place()

    def _summary(self, hurt: Hurt) -> str:
        if not hurt.opens:
            return self.tr("Tệp của ngăn này không mở được nữa, nên không đọc được hồ sơ nào trong đó.")
        if not hurt.lines and not hurt.documents:
            if hurt.changes:
                return self.tr(
                    "{} hồ sơ đều đọc được, nhưng {} lần ghi trong sổ cái không khớp với những gì đã ký."
                ).format(grouped(hurt.whole), grouped(hurt.changes))
            return self.tr("{} hồ sơ đều đọc được và khớp chữ ký. Chỗ hỏng nằm ở phần dựng lại được.").format(
                grouped(hurt.whole)
            )
        return self.tr("{} hồ sơ còn đọc được và khớp chữ ký; {} mục bị hỏng:").format(
            grouped(hurt.whole), grouped(len(hurt.lines) + len(hurt.documents))
        )

    def _row(self, line: HurtLine) -> QWidget:
        name = line.name or self.tr("Không còn tên ({})").format(line.rid.hex()[:8])
        said = sentence(line.code)
        self.rows.append(f"{name}: {said}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Elided(name, "strong"))
        words.addWidget(Paragraph(said, "secondary"))
        row = QWidget()
        row.setAccessibleName(self.rows[-1])
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(12)
        across.addWidget(IconLabel("file-warning", "danger", 18))
        across.addLayout(words, 1)
        return row
