"""Another level for one item: what that means, who will see it, and the act.

A higher level that this session opens is done at once; everything else is a request, as for customers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.classification.actions import ask_item_level, raise_item
from app.customers.classification.model import LONGEST_REASON, LevelForm
from app.customers.model import Ref
from app.errors import Cancelled, NiemError
from ui import messages
from ui.customers.classification.kept import draft_of
from ui.customers.classification.readers_note import ReadersNote
from ui.customers.classification.words import low
from ui.customers.level_field import LevelField
from ui.kept import KeptDialog
from ui.tasks import Room, Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class ItemLevelDialog(KeptDialog):
    """``moved(Ref)``: the item stands there now; ``asked()``: a request waits.

    ``item`` was read at revision ``rev``, ``customer`` is whose it is, ``levels`` are those that this session opens.
    """

    moved = Signal(object)
    asked = Signal()

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        room: Room,
        item: Ref,
        rev: int,
        customer: Ref,
        title: str,
        levels: tuple[Level, ...],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ItemLevelDialog", "Đổi cấp mật của một mục"),
            level=int(item.level),
            subtitle=title,
            width=640,
        )
        self._tasks, self._room, self._item, self._rev, self._levels = tasks, room, item, rev, levels
        self._task: Task | None = None
        # What is typed in the room never goes into a lower compartment: from there the way is up only.
        upwards = room == "top_secret" and item.level < Level.TOP_SECRET
        offered = [level for level in Level if level >= customer.level and level != item.level]
        self.level = LevelField([Level.TOP_SECRET] if upwards else offered, self.tr("Cấp mật mới"))
        self.effect = Paragraph("", "secondary")
        self.readers = ReadersNote(tasks, room, item.project)
        self.with_documents = CheckField(
            self.tr("Hạ luôn tài liệu gắn với mục này"),
            hint=self.tr("Không đánh dấu thì tài liệu ở lại cấp cũ."),
        )
        self.reason = TextArea(self.tr("Lý do"), lines=3, longest=LONGEST_REASON, required=True)
        self.working = ProgressPanel(self.tr("Đang chuyển mục sang ngăn khác"))
        self.working.hide()
        for part in (self.level, self.effect, self.readers, self.with_documents, self.reason, self.working):
            self.add(part)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.go = PrimaryButton(self.tr("Đổi cấp mật"), "check")
        self.go.clicked.connect(self.submit)
        self.add_button(self.go)
        self.level.changed.connect(self._offer)
        self.working.cancelled.connect(self._stop)
        higher = [level for level in Level if level > item.level]
        self.level.choose(higher[0] if higher else max(offered, default=item.level))
        self._offer()
        self.keep_as(tasks, draft_of("item", item, customer, room), room)

    def typed(self) -> dict[str, str]:
        return {
            "to": str(int(self.level.level())),
            "along": str(int(self.with_documents.value())),
            "reason": self.reason.value(),
        }

    def fill(self, values: Mapping[str, str]) -> None:
        self.level.choose(Level(int(values.get("to", self.level.level()))))
        self.with_documents.set_value(values.get("along") == "1")
        self.reason.set_value(values.get("reason", ""))
        self._offer()

    def _rises(self) -> bool:
        return self.level.level() > self._item.level

    def _at_once(self) -> bool:
        return self._rises() and self.level.level() in self._levels

    def _offer(self) -> None:
        """What the chosen level means, and what the button does."""
        chosen = self.level.level()
        self.with_documents.setVisible(not self._rises())
        if self._rises():
            self.readers.tell(chosen)
        else:
            self.readers.forget()
        effect, words, icon = self._words(chosen)
        self.effect.setText(effect)
        self.go.setText(words)
        self.go.set_icon(icon)

    def _words(self, chosen: Level) -> tuple[str, str, str]:
        now = low(self._item.level)
        if not self._rises():
            return (
                self.tr(
                    "Hạ cấp cần hai người: một quản lý khác xem lý do của bạn rồi quyết định. Chỉ mục như hiện nay "
                    "xuống cấp; các bản sửa cũ ở lại cấp {}. Lý do này ở lại cấp {}."
                ).format(now, now),
                self.tr("Gửi đề nghị hạ cấp"),
                "send",
            )
        if self._at_once():
            return (
                self.tr(
                    "Mục này cùng tài liệu và các bản sửa cũ của nó chuyển lên ngay; ở cấp {} không còn ai thấy. "
                    "Khách hàng ở lại chỗ cũ. Muốn hạ xuống lại phải có hai người."
                ).format(now),
                self.tr("Nâng lên {}").format(low(chosen)),
                "arrow-up",
            )
        return (
            self.tr("Không ai ghi được vào cấp mình không mở. Đề nghị của bạn chờ ở cấp {} cho người mở được.").format(
                now
            ),
            self.tr("Gửi đề nghị nâng cấp"),
            "send",
        )

    # The act

    def submit(self) -> None:
        """Do what the button says, unless the reason is missing."""
        if self._tasks.is_busy(self):
            return
        messages.forget(self)
        missing = not self.reason.value()
        self.reason.set_error(messages.sentence("classification.item_reason_missing") if missing else "")
        if missing:
            self.reason.focus()
            return
        form = LevelForm(self.level.level(), self.reason.value(), "", (), self.with_documents.value())
        if self._at_once():
            self._rest(working=True)
            self._task = self._tasks.act(
                raise_item, self._item, form, self._rev,
                then=self._raised, failed=self._failed, owner=self,
                room=self._room, progress=self.working.set_progress,
            )  # fmt: skip
            return
        self.set_busy(True)
        self._tasks.act(
            ask_item_level, self._item, form, self._rev,
            then=lambda _: self._end(self.asked.emit), failed=self._failed, owner=self, room=self._room,
        )  # fmt: skip

    def _raised(self, ref: Ref) -> None:
        self.moved_to(ref.level)
        self._end(lambda: self.moved.emit(ref))

    def _rest(self, *, working: bool) -> None:
        """Only stopping is left while the item is on its way."""
        self.working.setVisible(working)
        for part in (self.level, self.reason, self.with_documents):
            part.setEnabled(not working)
        self.go.setVisible(not working)
        self.close_button.setVisible(not working)
        self.set_guard((lambda: False) if working else None)

    def _end(self, tell: Callable[[], object]) -> None:
        self._task = None
        self.set_guard(None)
        self.set_busy(False)
        self.accept()
        tell()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: NiemError) -> None:
        self._task = None
        self.set_busy(False)
        self._rest(working=False)
        if isinstance(error, Cancelled):
            self.set_note(self.tr("Đã dừng. Mục vẫn ở cấp cũ."))
        else:
            messages.show(self, error)
