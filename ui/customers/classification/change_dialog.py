"""Another level for a customer, or the same one for another while: the assistant, who will see it, and the act.

What the button does follows from the level chosen: the same one is a review; a higher one that this session opens is
done at once; everything else is a request, which somebody else (or the same person in the top-secret room) carries out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.classification.actions import ask_level, confirm_level, raise_level
from app.customers.classification.model import LevelForm
from app.customers.model import CustomerCard, Grounds, Ref, Relation
from app.errors import Cancelled, NiemError
from ui import messages
from ui.customers.classification.assistant import LevelAssistant
from ui.customers.classification.kept import draft_of
from ui.customers.classification.readers_note import ReadersNote
from ui.customers.classification.words import low
from ui.kept import KeptDialog
from ui.tasks import Room, Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Paragraph


class ChangeLevelDialog(KeptDialog):
    """``moved(Ref)``: the customer stands there now; ``asked()``: a request waits; ``reviewed()``: the level stays.

    ``levels`` are those that this session opens, ``card`` the customer as read.
    """

    moved = Signal(object)
    asked = Signal()
    reviewed = Signal()

    def __init__(
        self, parent: QWidget, tasks: Tasks, room: Room, card: CustomerCard, levels: tuple[Level, ...]
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ChangeLevelDialog", "Đổi cấp mật"),
            level=int(card.ref.level),
            subtitle=card.form.name,
            width=760,
        )
        self._tasks, self._room, self._card, self._levels = tasks, room, card, levels
        self._task: Task | None = None
        # What is typed in the room never goes into a lower compartment: from there the way is up only.
        upwards = room == "top_secret" and card.ref.level < Level.TOP_SECRET
        offered = (Level.TOP_SECRET,) if upwards else tuple(Level)
        self.assistant = LevelAssistant(offered, kept=True, opened=True)
        self.assistant.set_grounds(card.form.grounds, card.form.relation)
        self.assistant.choose(max(offered) if upwards else card.ref.level)
        self.effect = Paragraph("", "secondary")
        self.readers = ReadersNote(tasks, room, card.ref.project)
        self.with_items = CheckField(
            self.tr("Hạ luôn các mục ở cấp {} của khách hàng này").format(low(card.ref.level)),
            hint=self.tr("Không đánh dấu thì các mục ở lại cấp cũ, chỉ thông tin khách hàng xuống cấp."),
        )
        self.working = ProgressPanel(self.tr("Đang chuyển hồ sơ sang ngăn khác"))
        self.working.hide()
        for part in (self.effect, self.readers, self.with_items):
            self.assistant.under_level.addWidget(part)
        self.add(self.assistant)
        self.add(self.working)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.go = PrimaryButton(self.tr("Đổi cấp mật"), "check")
        self.go.clicked.connect(self.submit)
        self.add_button(self.go)
        self.assistant.level_changed.connect(self._offer)
        self.working.cancelled.connect(self._stop)
        self._offer()
        self.keep_as(tasks, draft_of("change", card.ref, card.ref, room), room)

    def typed(self) -> dict[str, str]:
        reason, review = self.assistant.written()
        return {
            "to": str(int(self._chosen())),
            "relation": str(self.assistant.picked()),
            "answers": " ".join(self.assistant.answers()),
            "reason": reason,
            "review": review,
        }

    def fill(self, values: Mapping[str, str]) -> None:
        grounds = Grounds(tuple(values.get("answers", "").split()), "", "")
        self.assistant.set_grounds(grounds, Relation(values.get("relation", Relation.ORDINARY)))
        self.assistant.choose(Level(int(values.get("to", self._chosen()))))
        self.assistant.write(values.get("reason", ""), values.get("review", ""))
        self._offer()

    def _chosen(self) -> Level:
        return self.assistant.level.level()

    def _opens(self) -> bool:
        return self._chosen() in self._levels

    def _offer(self) -> None:
        """What the chosen level means, and what the button does."""
        now, chosen = self._card.ref.level, self._chosen()
        self.with_items.setVisible(chosen < now)
        if chosen > now:
            self.readers.tell(chosen)
        else:
            self.readers.forget()
        effect, words, icon = self._words(now, chosen)
        self.effect.setText(effect)
        self.go.setText(words)
        self.go.set_icon(icon)

    def _words(self, now: Level, chosen: Level) -> tuple[str, str, str]:
        if chosen == now:
            return (
                self.tr("Cấp giữ nguyên: chỉ ghi lý do và ngày xem lại mới."),
                self.tr("Giữ cấp, đặt ngày xem lại"),
                "calendar-clock",
            )
        if chosen < now:
            return (
                self.tr(
                    "Hạ cấp cần hai người: một quản lý khác xem lý do của bạn rồi quyết định. Chỉ hồ sơ như hiện nay "
                    "xuống cấp; các bản sửa cũ ở lại cấp {}. Lý do này sẽ đọc được ở cấp {}."
                ).format(low(now), low(chosen)),
                self.tr("Gửi đề nghị hạ cấp"),
                "send",
            )
        if self._opens():
            return (
                self.tr(
                    "Mọi thứ về khách hàng này ở các cấp dưới, cả các bản sửa cũ, chuyển lên ngay; ở cấp {} không còn "
                    "ai thấy hồ sơ. Muốn hạ xuống lại phải có hai người."
                ).format(low(now)),
                self.tr("Nâng lên {}").format(low(chosen)),
                "arrow-up",
            )
        where = (
            self.tr("Ai mở được phòng tuyệt mật sẽ hoàn tất việc nâng ở đó, kể cả bạn nếu bạn có thẩm quyền.")
            if chosen == Level.TOP_SECRET
            else self.tr("Người mở được cả hai cấp sẽ hoàn tất việc nâng.")
        )
        return (
            self.tr("Không ai ghi được vào cấp mình không mở. Đề nghị của bạn chờ ở cấp {}. {}").format(
                low(now), where
            ),
            self.tr("Gửi đề nghị nâng cấp"),
            "send",
        )

    # The act

    def submit(self) -> None:
        """Do what the button says, unless something is missing."""
        if self._tasks.is_busy(self) or self.assistant.complain():
            return
        messages.forget(self)
        grounds, chosen, card = self.assistant.grounds(), self._chosen(), self._card
        form = LevelForm(chosen, grounds.reason, grounds.review, grounds.criteria, self.with_items.value())
        if chosen > card.ref.level and self._opens():
            self._raise(form)
            return
        self.set_busy(True)
        if chosen == card.ref.level:
            self._tasks.act(
                confirm_level, card.ref, form, card.rev,
                then=lambda _: self._end(self.reviewed.emit), failed=self._failed, owner=self, room=self._room,
            )  # fmt: skip
        else:
            self._tasks.act(
                ask_level, card.ref, form, card.rev,
                then=lambda _: self._end(self.asked.emit), failed=self._failed, owner=self, room=self._room,
            )  # fmt: skip

    def _raise(self, form: LevelForm) -> None:
        self._rest(working=True)
        self._task = self._tasks.act(
            raise_level, self._card.ref, form, self._card.rev,
            then=self._raised, failed=self._failed, owner=self, room=self._room, progress=self.working.set_progress,
        )  # fmt: skip

    def _raised(self, ref: Ref) -> None:
        self.moved_to(ref.level)
        self._end(lambda: self.moved.emit(ref))

    def _rest(self, *, working: bool) -> None:
        """Only stopping is left while the file is on its way."""
        self.working.setVisible(working)
        self.assistant.setEnabled(not working)
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
            self.set_note(self.tr("Đã dừng. Hồ sơ vẫn ở cấp cũ."))
        else:
            messages.show(self, error)
