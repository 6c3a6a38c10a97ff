"""Deciding on an order: two people approve, at one desk or one after the other; a manager refuses with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.destruction.actions import approve_destruction
from app.destruction.model import LONGEST_TEXT, OrderView
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.destruction.facts import facts_grid, law_card, namesakes_card, outstanding_card, scope_card
from ui.destruction.letter_preview import LetterPreview
from ui.destruction.room import room_of
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import stacked, two_columns
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea
from ui.widgets.two_signatures import TwoSignatures


class ApproveDialog(Dialog):
    """``officers`` are (id, name) of who may sign second."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        view: OrderView,
        officers: Sequence[tuple[object, str]],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ApproveDialog", "Duyệt tiêu hủy hồ sơ"),
            level=int(view.row.ref.level),
            number=view.row.number,
            subtitle=QCoreApplication.translate(
                "ApproveDialog",
                "Cần hai chữ ký: của bạn và của cán bộ an toàn, ngay tại đây hoặc sau đó. Duyệt chưa hủy gì: "
                "lệnh còn chờ thời gian mà dự án đặt, rồi mới được thực hiện trong phòng tuyệt mật.",
            ),
            width=960,
        )
        self._tasks, self._summary, self._view = tasks, summary, view
        self.checked = CheckField(self.tr("Đã đọc văn bản yêu cầu và đối chiếu đúng hồ sơ."))
        self.later = CheckField(self.tr("Cán bộ an toàn không ở đây: gửi để ký thứ hai sau, tại tài khoản của họ."))
        self.later.changed.connect(self._choose_place)
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Cán bộ an toàn hệ thống"), alone=summary.one_person
        )
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        words = self.tr("Chỉ đếm các cấp mật mà phiên này mở được; khi thực hiện, cả ba cấp đều được tìm và hủy.")
        scope = scope_card(view, words)
        if view.letter_pages:
            left = stacked(facts, scope, outstanding_card(view), gap=12)
            self.add(two_columns(left, LetterPreview(tasks, view, height=260)))
        else:
            self.add(two_columns(stacked(facts, gap=0), stacked(scope, outstanding_card(view), gap=12)))
        if view.namesakes or view.deadlines:
            cards = ([namesakes_card(view)] if view.namesakes else []) + ([law_card(view)] if view.deadlines else [])
            self.add(stacked(*cards, gap=12))
        for reason in view.holds:
            self.add(InlineNotice("danger", self.tr("Đang lưu giữ pháp lý, không hủy được: {}").format(reason)))
        for field in (self.checked, self.later, self.signatures):
            self.add(field)
        # What one has signed already is sent again from beside the list.
        self.later.setVisible(not (summary.one_person or self.signatures.why_not() or view.half))
        self.add_cancel(self.tr("Đóng"))
        self.approve = self.add_button(PrimaryButton(self.tr("Cùng ký duyệt"), "signature"))
        self.approve.clicked.connect(self._approve)
        if why := self.signatures.why_not():
            self.approve.set_available(False, why)

    def _choose_place(self) -> None:
        later = self.later.value()
        self.signatures.set_later(later, anybody=True)
        self.approve.setText(self.tr("Ký và gửi") if later else self.tr("Cùng ký duyệt"))

    def _approve(self) -> None:
        if not self.checked.value():
            self.checked.set_error(self.tr("Hãy đọc văn bản và đối chiếu rồi đánh dấu."))
            self.checked.focus()
            return
        if self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            approve_destruction,
            self._view.row.ref,
            True,
            "",
            self.signatures.own_passphrase(),
            None if self.later.value() else Credential(uid, self.signatures.second_passphrase()),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
            room=room_of(self._view.row.ref),
        )

    def _done(self) -> None:
        self.signatures.clear_values()
        self.set_busy(False)
        sent = self.tr("Đã ký. Cán bộ an toàn thấy lệnh ở mục Chờ ký thứ hai.")
        both = self.tr("Hai người đã ký duyệt lệnh tiêu hủy.")
        messages.done(self.parentWidget() or self, sent if self.later.value() else both)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        messages.show(self, error)


class RefuseDialog(Dialog):
    """The reason goes to whoever asked for the destruction."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: OrderView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RefuseDialog", "Từ chối tiêu hủy"),
            level=int(view.row.ref.level),
            number=view.row.number,
        )
        self._tasks, self._view = tasks, view
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        self.reason = TextArea(
            self.tr("Lý do từ chối"),
            required=True,
            longest=LONGEST_TEXT,
            hint=self.tr("Phải báo lý do này cho người yêu cầu."),
        )
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        for part in (facts, self.reason, self.passphrase):
            self.add(part)
        self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối và ký"), "x"))
        self.refuse.clicked.connect(self._refuse)

    def _refuse(self) -> None:
        if not self.reason.value():
            self.reason.set_error(messages.sentence("destruction.reason_missing"))
            self.reason.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
            self.passphrase.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            approve_destruction,
            self._view.row.ref,
            False,
            self.reason.value(),
            self.passphrase.value(),
            None,
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
            room=room_of(self._view.row.ref),
        )

    def _done(self) -> None:
        self.passphrase.clear_value()
        self.set_busy(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.passphrase.clear_value()
        messages.show(self, error)
