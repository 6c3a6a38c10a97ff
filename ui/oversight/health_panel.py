"""Whether the journal is whole, in one line; a dialog says exactly where it is not, and what vouches for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_time
from app.oversight.model import Anchors, BreakRow, JournalHealth
from ui.messages import sentence
from ui.tasks import Task
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel

MOST_ENDS = 4
"""So many people are named whose last entries nothing vouches for; the rest is a number."""


class HealthPanel(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: list[QWidget] = []
        self.hide()

    def wait(self, task: Task) -> None:
        """A verification runs: show how far it is, with a way to stop it."""
        self._put([ProgressPanel(self.tr("Đang kiểm tra toàn vẹn của nhật ký…"))])
        self._panel().cancelled.connect(task.cancel)

    def set_progress(self, done: int, total: int) -> None:
        """So many entries of all were looked at."""
        self._panel().set_progress(done, total)

    def stopped(self) -> None:
        """There is no outcome."""
        self._put([])

    def show_health(self, health: JournalHealth) -> None:
        """Tell the outcome: green, or red; the details are a press away."""
        light = self._light(health)
        light.acted.connect(lambda: HealthDialog(self, health).open())
        self._put([light])

    def words(self) -> str:
        """The sentence of the light."""
        light = self._shown[0] if self._shown else None
        return light.text() if isinstance(light, InlineNotice) else ""

    def _panel(self) -> ProgressPanel:
        found = self._shown[0] if self._shown else None
        return found if isinstance(found, ProgressPanel) else ProgressPanel("")

    def _put(self, parts: list[QWidget]) -> None:
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = parts
        for part in parts:
            self._column.addWidget(part)
        self.setVisible(bool(parts))

    def _light(self, health: JournalHealth) -> InlineNotice:
        when = shown_time(health.checked_at)
        if health.whole:
            words = self.tr("Nhật ký toàn vẹn: {entries} mục, {chains} chuỗi. Kiểm tra lúc {when}.")
            kind = InlineNotice("success", "", self.tr("Chi tiết"))
        else:
            words = self.tr(
                "NHẬT KÝ KHÔNG TOÀN VẸN: đã xem {entries} mục, {chains} chuỗi lúc {when}. "
                "Đừng xóa gì; hãy giữ nguyên máy này."
            )
            kind = InlineNotice("danger", "", self.tr("Chi tiết"))
        kind.set_text(words.format(entries=grouped(health.entries), chains=grouped(health.chains), when=when))
        return kind


class HealthDialog(Dialog):
    """Every break in a line of its own; under it what vouches for how many entries."""

    def __init__(self, parent: QWidget, health: JournalHealth) -> None:
        title = QCoreApplication.translate("HealthDialog", "Kiểm tra toàn vẹn của nhật ký")
        super().__init__(parent, title, subtitle=shown_time(health.checked_at), width=820)
        if health.breaks:
            words = self.tr("Đừng xóa gì; hãy giữ nguyên máy này và đối chiếu giấy mốc gần nhất.")
            self.add(InlineNotice("danger", words))
            self.add(self._breaks(health))
        self.add(self._anchors(health))
        self.add_cancel(self.tr("Đóng"))

    def _breaks(self, health: JournalHealth) -> Card:
        card = Card(self.tr("Những chỗ không khớp"), "octagon-alert")
        grid = FieldGrid(dense=True)
        for place, found in enumerate(health.breaks):
            where = self.tr("{person}, mục số {seq}").format(person=found.person_name or "?", seq=grouped(found.seq))
            grid.add_row(str(place), where, _told(found))
        card.add(grid)
        return card

    def _anchors(self, health: JournalHealth) -> Card:
        anchors = health.anchors
        card = Card(self.tr("Điều gì làm chứng cho nhật ký"), "stamp")
        grid = FieldGrid(dense=True)
        grid.add_row("paper", self.tr("Mốc trên giấy"), self._paper(anchors))
        words = self.tr("thêm {} mục")
        grid.add_row("device", self.tr("Máy này đã thấy"), words.format(grouped(anchors.device)))
        grid.add_row("witness", self.tr("Người khác làm chứng"), words.format(grouped(anchors.witness)))
        grid.add_row("loose", self.tr("Chưa có gì làm chứng"), self._loose(anchors))
        if health.backwards:
            people = ", ".join(f"{name} ({times})" for name, times in health.backwards)
            grid.add_row("clock", self.tr("Đồng hồ chạy lùi"), people)
        card.add(grid)
        return card

    def _paper(self, anchors: Anchors) -> str:
        if not anchors.number:
            return self.tr("chưa có mốc nào")
        words = self.tr("{entries} mục, mốc số {number} lúc {when}")
        return words.format(entries=grouped(anchors.paper), number=anchors.number, when=shown_time(anchors.paper_at))

    def _loose(self, anchors: Anchors) -> str:
        if not anchors.loose:
            return self.tr("không còn mục nào")
        ends = sorted(anchors.loose, key=lambda end: -end.entries)
        named = [f"{end.person_name} ({grouped(end.entries)})" for end in ends[:MOST_ENDS]]
        if len(ends) > MOST_ENDS:
            named.append(self.tr("và {} chuỗi khác").format(grouped(len(ends) - MOST_ENDS)))
        words = self.tr("{count} mục cuối: {people}")
        return words.format(count=grouped(anchors.unanchored), people=", ".join(named))


def _told(found: BreakRow) -> str:
    words = sentence(found.code, seq=found.seq)
    if found.missing:
        words += " " + sentence("journal.so_many_missing", missing=grouped(found.missing))
    return words
