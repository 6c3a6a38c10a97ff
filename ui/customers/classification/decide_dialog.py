"""Carrying out a request about a level, or refusing it: what is asked, why, by whom, and who will see the file then."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.clock import shown_time
from app.customers.classification.actions import decide_level
from app.customers.classification.model import Direction, LevelRequest
from app.customers.model import Ref
from app.errors import Cancelled, NiemError
from ui import messages
from ui.customers.classification.kept import draft_of
from ui.customers.classification.readers_note import ReadersNote
from ui.customers.classification.words import answers_in_words, direction_words, low
from ui.customers.words import iso_shown, kind_words
from ui.kept import KeptDialog
from ui.tasks import Room, Task, Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text_area import TextArea


class DecideLevelDialog(KeptDialog):
    """``decided(Ref)``: where the customer stands now."""

    decided = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, room: Room, request: LevelRequest) -> None:
        raises = request.direction is Direction.RAISE
        title = (
            QCoreApplication.translate("DecideLevelDialog", "Đề nghị nâng cấp mật")
            if raises
            else QCoreApplication.translate("DecideLevelDialog", "Đề nghị hạ cấp mật")
        )
        names = (request.item_title, request.customer_name, request.customer_code)
        name = " · ".join(part for part in names if part)
        super().__init__(parent, title, level=int(request.about.level), subtitle=name, width=720)
        self._tasks, self._room, self._request, self._raises = tasks, room, request, raises
        self._task: Task | None = None
        # What is typed in the room never goes into a lower compartment.
        self._refusable = request.may_refuse and (room == "everyday" or request.ref.level == Level.TOP_SECRET)
        self.readers = ReadersNote(tasks, room, request.customer.project)
        self.reason = TextArea(
            self.tr("Lý do từ chối") if raises else self.tr("Ý kiến của bạn (bắt buộc khi từ chối)"),
            lines=2, longest=1000,
        )  # fmt: skip
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.working = ProgressPanel(self.tr("Đang chuyển hồ sơ sang ngăn khác"))
        self.working.hide()
        self._fill()
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối"), "x"))
        words = direction_words(request.direction, int(request.to))
        self.approve = self.add_button(PrimaryButton(words, "arrow-up" if raises else "stamp"))
        self.refuse.clicked.connect(lambda: self._decide(approve=False))
        self.approve.clicked.connect(lambda: self._decide(approve=True))
        self.working.cancelled.connect(self._stop)
        self._offer()
        self.keep_as(tasks, draft_of("decide", request.ref, request.customer, room), room)

    def typed(self) -> dict[str, str]:
        return {"reason": self.reason.value()}

    def fill(self, values: Mapping[str, str]) -> None:
        self.reason.set_value(values.get("reason", ""))

    def _fill(self) -> None:
        request = self._request
        facts = FieldGrid(dense=True)
        if request.item_kind is not None:
            facts.add_row("item", self.tr("Mục"), f"{kind_words(request.item_kind)}: {request.item_title}")
        facts.add_row("change", self.tr("Đổi cấp"), f"{low(request.about.level)} → {low(request.to)}")
        facts.add_row("asker", self.tr("Người đề nghị"), f"{request.asker_name}, {shown_time(request.asked_at)}")
        facts.add_row("reason", self.tr("Lý do"), request.reason)
        answers = answers_in_words(request.criteria)
        if answers:
            facts.add_row("answers", self.tr("Đã trả lời"), answers)
        if request.review:
            facts.add_row("review", self.tr("Xem lại"), iso_shown(request.review))
        if not self._raises:
            along = self.tr("ở lại cấp cũ")
            if request.with_items:
                along = self.tr("{} mục và tài liệu cùng xuống").format(request.along)
                along = along if request.along else self.tr("không có gì khác để cùng xuống")
            facts.add_row("items", self.tr("Tài liệu") if request.item else self.tr("Các mục"), along)
        card = Card(tone="raised")
        card.add(facts)
        for widget in (card, self.readers, self.reason, self.passphrase, self.working):
            self.add(widget)
        self.readers.tell(request.to)

    def _offer(self) -> None:
        """What this person may not do is off, and says why."""
        request = self._request
        if not request.may_decide:
            self.approve.set_available(False, messages.sentence(request.why_not or "session.not_your_duty"))
            self.add(InlineNotice("info", messages.sentence(request.why_not or "session.not_your_duty")))
        self.refuse.setVisible(self._refusable)
        signs = self._refusable or (request.may_decide and not self._raises)
        self.reason.setVisible(self._refusable)
        self.passphrase.setVisible(signs)
        if signs and self._raises:
            self.passphrase.set_hint(self.tr("Chỉ cần khi từ chối."))

    def _decide(self, *, approve: bool) -> None:
        if not self._complete(approve=approve):
            return
        messages.forget(self)
        if approve:
            self._rest(working=True)
        else:
            self.set_busy(True)
        self._task = self._tasks.act(
            decide_level, self._request.ref, approve, self.reason.value(), self.passphrase.value(), self._request.rev,
            then=self._done, failed=self._failed, owner=self, room=self._room, progress=self.working.set_progress,
        )  # fmt: skip

    def _complete(self, *, approve: bool) -> bool:
        lacking: list[Field] = []
        if not approve and not self.reason.value():
            self.reason.set_error(messages.sentence("classification.reason_missing"))
            lacking.append(self.reason)
        if (not approve or not self._raises) and not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để quyết định."))
            lacking.append(self.passphrase)
        if lacking:
            lacking[0].focus()
        return not lacking

    def _rest(self, *, working: bool) -> None:
        self.working.setVisible(working)
        for button in (self.close_button, self.approve):
            button.setVisible(not working)
        self.refuse.setVisible(not working and self._refusable)
        self.set_guard((lambda: False) if working else None)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: NiemError) -> None:
        self._task = None
        self.set_busy(False)
        self._rest(working=False)
        self.passphrase.clear_value()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        elif isinstance(error, Cancelled):
            self.set_note(self.tr("Đã dừng. Hồ sơ vẫn ở cấp cũ."))
        else:
            messages.show(self, error)

    def _done(self, ref: Ref) -> None:
        self._task = None
        self.passphrase.clear_value()
        self.set_guard(None)
        self.set_busy(False)
        self.accept()
        self.decided.emit(ref)
