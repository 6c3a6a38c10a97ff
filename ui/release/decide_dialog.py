"""A manager decides: everything that matters in sight, a reason, the passphrase; approving is never the default.

At cơ mật an officer who stands at the same desk may give the second signature in the same act.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.ids import Id
from app.release.actions import decide_release, send_back_release
from app.release.model import ReleaseState, ReleaseView
from app.session.model import Credential
from ui import messages
from ui.consents.scan_dialog import ConsentPreview
from ui.kept import KeptDialog
from ui.release.facts import decisions_card, facts_side_by_side, history, lines_card, past_sections
from ui.release.kept import draft_of
from ui.release.second import SecondSignature
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.field import Field
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea

WIDTH = 960
SIDE = 214
"""Height of both columns, logical pixels."""


class DecideDialog(KeptDialog):
    """``accepted`` when a decision was made, of any kind. ``officers`` may sign second at this desk."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, view: ReleaseView, officers: tuple[tuple[Id, str], ...] = ()
    ) -> None:
        asks = QCoreApplication.translate(
            "DecideDialog",
            "{} xin cung cấp thông tin của một khách hàng ra ngoài bằng một tệp mã hóa, có dấu chìm.",
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
        self.earlier: list[QWidget] = []
        self.second: SecondSignature | None = None
        self.reason = TextArea(
            self.tr("Lý do duyệt, từ chối hoặc trả lại (bắt buộc, ghi vào hồ sơ đề nghị)"), lines=2, longest=2000
        )
        self.checked = CheckField(self.tr("Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc."))
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self._fill(view, officers)
        self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối"), "x"))
        self.send_back = self.add_button(SecondaryButton(self.tr("Trả lại để sửa"), "undo-2"))
        self.approve = self.add_button(PrimaryButton(self.tr("Duyệt và ký"), "stamp"))
        self.refuse.clicked.connect(lambda: self._decide(approve=False))
        self.approve.clicked.connect(lambda: self._decide(approve=True))
        self.send_back.clicked.connect(self._send_back)
        self._offer()
        self.keep_as(tasks, draft_of("decide", view.row.ref))

    def typed(self) -> dict[str, str]:
        return {"reason": self.reason.value()}

    def fill(self, values: Mapping[str, str]) -> None:
        self.reason.set_value(values.get("reason", ""))

    def _fill(self, view: ReleaseView, officers: tuple[tuple[Id, str], ...]) -> None:
        facts = Card(tone="raised")
        facts.add(facts_side_by_side(view))
        self.add(facts)
        left = scrolled(stacked(lines_card(view, self.tr("Đúng những gì sẽ ra khỏi công ty")), gap=0))
        right = self._consent(view)
        for side in (left, right):
            side.setFixedHeight(current().px(SIDE))
        self.add(two_columns(left, right))
        self._warn(view)
        if view.decisions or view.returned:
            self.add(decisions_card(view))
        self.add(self.reason)
        self.add(self.checked)
        self.add(self.passphrase)
        if view.row.needed > 1 and view.row.state is ReleaseState.ASKED and view.may_decide:
            self.second = SecondSignature(officers)
            self.add(self.second)

    def _consent(self, view: ReleaseView) -> QWidget:
        if view.consent is None:
            return InlineNotice("danger", messages.sentence("consents.not_found"))
        return ConsentPreview(self._tasks, view.consent, height=SIDE - 80)

    def _warn(self, view: ReleaseView) -> None:
        """Each sentence of what went before, with its requests behind a button."""
        for section in past_sections(view):
            warning = InlineNotice(section.kind, section.words, self.tr("Xem lịch sử"))
            line = history(section.rows)
            line.setParent(self)
            line.hide()
            warning.acted.connect(lambda line=line: line.setVisible(line.isHidden()))
            self.add(warning)
            self.add(line)
            self.earlier.append(line)

    def _offer(self) -> None:
        view = self._view
        if not view.may_send_back:
            self.send_back.hide()
        if view.may_decide:
            self.set_note(self.tr("Không tự duyệt được đề nghị của chính mình, hay đề nghị mình đã sửa."))
            return
        why = messages.sentence(view.why_not)
        for button in (self.refuse, self.approve):
            button.set_available(False, why)
        for field in (self.passphrase, self.checked):
            field.set_read_only(True)
        self.reason.set_read_only(not view.may_send_back)
        self.add(InlineNotice("danger", why))

    def _decide(self, *, approve: bool) -> None:
        second = self.second.credential() if self.second is not None and approve else None
        if not self._complete(approve=approve) or second is False:
            return
        self._begin()
        self._tasks.act(
            decide_release,
            self._view.row.ref,
            self._view.digest,
            approve,
            self.reason.value(),
            self.passphrase.value(),
            second if isinstance(second, Credential) else None,
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _send_back(self) -> None:
        if not self.reason.value():
            self.reason.set_error(messages.sentence("release.reason_missing"))
            self.reason.focus()
            return
        self._begin()
        self._tasks.act(
            send_back_release,
            self._view.row.ref,
            self.reason.value(),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _begin(self) -> None:
        messages.forget(self)
        self.set_busy(True)

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
        self._forget()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        else:
            messages.show(self, error)

    def _forget(self) -> None:
        self.passphrase.clear_value()
        if self.second is not None:
            self.second.forget()

    def _done(self) -> None:
        self._forget()
        self.set_busy(False)
        self.accept()
