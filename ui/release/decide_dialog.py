"""A manager decides: everything that matters in sight, a reason, the passphrase; approving is never the default."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock
from app.errors import NiemError
from app.release.actions import decide_release
from app.release.model import ReleaseView
from ui import messages
from ui.release.consent_preview import ConsentPreview
from ui.release.facts import facts_side_by_side, history, lines_card
from ui.release.words import history_words
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea

WIDTH = 960
SIDE = 214
"""Height of both columns, logical pixels."""


class DecideDialog(Dialog):
    """``accepted`` when a decision was made, of either kind."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView) -> None:
        asks = QCoreApplication.translate(
            "DecideDialog",
            "{} xin cung cấp thông tin của một khách hàng ra ngoài bằng một tệp PDF mã hóa, có dấu chìm.",
        )
        super().__init__(
            parent,
            QCoreApplication.translate("DecideDialog", "Duyệt đề nghị cung cấp thông tin"),
            level=int(view.row.level),
            number=view.row.number,
            subtitle=asks.format(view.row.asker_name),
            width=WIDTH,
        )
        self._tasks, self._view = tasks, view
        self.consent = ConsentPreview(tasks, view, height=SIDE - 80)
        self.reason = TextArea(
            self.tr("Lý do duyệt hoặc từ chối (bắt buộc, ghi vào hồ sơ đề nghị)"), lines=2, longest=2000
        )
        self.checked = CheckField(self.tr("Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc."))
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self._fill(view)
        self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối"), "x"))
        self.approve = self.add_button(PrimaryButton(self.tr("Duyệt và ký"), "stamp"))
        self.refuse.clicked.connect(lambda: self._decide(approve=False))
        self.approve.clicked.connect(lambda: self._decide(approve=True))
        self._offer()

    def _fill(self, view: ReleaseView) -> None:
        facts = Card(tone="raised")
        facts.add(facts_side_by_side(view))
        self.add(facts)
        lines = lines_card(view, self.tr("Đúng những gì sẽ ra khỏi công ty"))
        left = scrolled(stacked(lines, gap=0))
        for side in (left, self.consent):
            side.setFixedHeight(current().px(SIDE))
        self.add(two_columns(left, self.consent))
        self._warn(view)
        self.add(self.reason)
        self.add(self.checked)
        self.add(self.passphrase)

    def _warn(self, view: ReleaseView) -> None:
        words = history_words(view.earlier, SystemClock().now())
        if not words:
            return
        warning = InlineNotice("warning", words, self.tr("Xem lịch sử"))
        self.earlier = history(view.earlier)
        self.earlier.hide()
        warning.acted.connect(lambda: self.earlier.setVisible(self.earlier.isHidden()))
        self.add(warning)
        self.add(self.earlier)

    def _offer(self) -> None:
        if self._view.may_decide:
            self.set_note(self.tr("Không tự duyệt được đề nghị của chính mình."))
            return
        why = messages.sentence(self._view.why_not)
        for button in (self.refuse, self.approve):
            button.set_available(False, why)
        for field in (self.reason, self.passphrase, self.checked):
            field.set_read_only(True)
        self.add(InlineNotice("danger", why))

    def _decide(self, *, approve: bool) -> None:
        if not self._complete(approve=approve):
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            decide_release,
            self._view.row.ref,
            self._view.digest,
            approve,
            self.reason.value(),
            self.passphrase.value(),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _complete(self, *, approve: bool) -> bool:
        """Say under each field what it lacks; the cursor goes to the first."""
        lacking: list[Field] = []
        if not self.reason.value():
            self.reason.set_error(messages.sentence("release.reason_missing"))
            lacking.append(self.reason)
        if approve and not self.checked.value():
            self.checked.set_error(self.tr("Hãy đối chiếu với hồ sơ gốc rồi đánh dấu."))
            lacking.append(self.checked)
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
            lacking.append(self.passphrase)
        if lacking:
            lacking[0].focus()
        return not lacking

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.passphrase.clear_value()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        else:
            messages.show(self, error)

    def _done(self) -> None:
        self.passphrase.clear_value()
        self.set_busy(False)
        self.accept()
