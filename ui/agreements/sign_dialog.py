"""Signing one's agreement at this desk: first read and agree; then say until when, and two people sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.agreements.actions import send_agreement, sign_agreement
from app.agreements.model import LONGEST_YEARS, Draft, Filed
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.agreements.wording_view import WordingView
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, two_columns
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import save_as
from ui.widgets.text import Paragraph
from ui.widgets.two_signatures import TwoSignatures

WIDTH = 960
TEXT_HEIGHT = 350


class SignDialog(Dialog):
    """``signed`` when it is in force, or sent. ``company`` are (id, name) of who may sign for the company."""

    signed = Signal()

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        draft: Draft,
        company: Sequence[tuple[object, str]],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("SignDialog", "Ký thỏa thuận bảo mật"),
            subtitle=QCoreApplication.translate(
                "SignDialog",
                "Đọc hết rồi mới ký. Một quản lý hoặc cán bộ an toàn ký thay Công ty, tại bàn này hoặc sau đó.",
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._draft = tasks, summary, draft
        self.filed: Filed | None = None
        self.text = scrolled(WordingView(draft.binding, draft.reading))
        self.text.setAccessibleName(self.tr("Văn bản thỏa thuận"))
        self.text.setFixedHeight(current().px(TEXT_HEIGHT))
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys and PageDown read on
        self.agreed = CheckField(self.tr("Tôi đã đọc, đã hiểu và tự nguyện ký thỏa thuận này."))
        self.until = DateField(
            self.tr("Có hiệu lực đến hết ngày"),
            required=True,
            hint=self.tr("Bắt đầu khi ký xong; dài nhất {} năm. Ngày này được ghi vào Điều 9.").format(LONGEST_YEARS),
        )
        self.until.set_value(draft.until)
        self.later = CheckField(self.tr("Người ký thay Công ty không ở đây: gửi để họ ký tại tài khoản của mình."))
        self.later.changed.connect(self._choose_place)
        self.signatures = TwoSignatures(
            summary.name, company, self.tr("Ký thay Công ty"), alone=summary.one_person
        )  # fmt: skip
        self._lay_out(alone=not company and not summary.one_person)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.back = self.add_button(SecondaryButton(self.tr("Đọc lại"), "arrow-left"))
        self.next = self.add_button(PrimaryButton(self.tr("Tiếp tục"), "arrow-right"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký thỏa thuận"), "signature"))
        self.back.clicked.connect(lambda: self._show_step(reading=True))
        self.next.clicked.connect(self.go_on)
        self.sign.clicked.connect(self.submit)
        self._show_step(reading=True)

    def _lay_out(self, *, alone: bool) -> None:
        frame = Card()
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.add(self.text)
        self._reading: list[QWidget] = [frame, self.agreed]
        self._signing: list[QWidget] = [two_columns(self.until, QWidget()), self.signatures]
        if not self._summary.one_person:
            words = self.tr(
                "Ký tại bàn này thì người ký thay Công ty cần có khóa trong tài khoản máy này. "
                "Gửi để ký sau thì chưa có hiệu lực cho đến khi họ ký, trong 30 ngày."
            )
            self._signing.insert(1, self.later)
            self._signing.append(Paragraph(words, "secondary"))
        if alone:
            words = self.tr("Chưa có quản lý hay cán bộ an toàn nào khác để ký thay Công ty. Hãy thêm người trước.")
            self._signing.insert(1, InlineNotice("warning", words))
        for widget in (*self._reading, *self._signing):
            self.add(widget)

    def _show_step(self, *, reading: bool) -> None:
        for widget in (*self._reading, self.next):
            widget.setVisible(reading)
        for widget in (*self._signing, self.back, self.sign):
            widget.setVisible(not reading)
        self.later.setVisible(not reading and not self._summary.one_person and not self.signatures.why_not())
        (self.text if reading else self.until).setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        super().open()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_place(self) -> None:
        later = self.later.value()
        self.signatures.set_later(later)
        self.sign.setText(self.tr("Ký và gửi") if later else self.tr("Ký thỏa thuận"))

    def go_on(self) -> None:
        """From reading to signing, once the person says that they have read."""
        if not self.agreed.value():
            self.agreed.set_error(self.tr("Hãy đánh dấu sau khi đã đọc hết văn bản."))
            self.agreed.focus()
            return
        self._show_step(reading=False)
        self.signatures.own.focus()

    def submit(self) -> None:
        """Check what can be checked here, then sign."""
        messages.forget(self)
        until = self.until.value()
        if self._complain() or until is None:
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_signing(True)
        if self.later.value():
            self._send(until, uid)
            return
        self._tasks.act(
            sign_agreement,
            self._draft.binding.version,
            until,
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._done,
            failed=self._failed,
            owner=self,
        )

    def _send(self, until: date, company: Id) -> None:
        self._tasks.act(
            send_agreement,
            self._draft.binding.version,
            until,
            self.signatures.own_passphrase(),
            company,
            then=self._sent,
            failed=self._failed,
            owner=self,
        )

    def _sent(self, number: str) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        messages.done(self, self.tr("Đã ký và gửi thỏa thuận số {}. Có hiệu lực khi Công ty ký.").format(number))
        self.signed.emit()
        self.accept()

    def _complain(self) -> bool:
        until = self.until.value()
        if until is None or until < self._draft.start:
            self.until.set_error(messages.sentence("agreements.term_too_short"))
        elif until > self._draft.longest:
            self.until.set_error(messages.sentence("agreements.term_too_long", years=LONGEST_YEARS))
        else:
            return self.signatures.complain()
        self.until.focus()
        return True

    def _set_signing(self, signing: bool) -> None:
        self.set_busy(signing)
        self.sign.set_busy(signing, self.tr("Đang lập và ký văn bản…"))

    def _failed(self, error: NiemError) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _done(self, filed: Filed) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        self.filed = filed
        for widget in (*self._signing, self.back, self.sign):
            widget.hide()
        self.add(InlineNotice("success", self.tr("Thỏa thuận số {} đã có hiệu lực.").format(filed.number)))
        words = self.tr(
            "Văn bản có hai chữ ký số, được giữ trong kho cho bạn và cho cán bộ an toàn. "
            "Bạn lưu được một bản ngay bây giờ, hoặc sau này ở trang này."
        )
        self.add(Paragraph(words, "secondary"))
        self.close_button.setText(self.tr("Xong"))
        self.save = self.add_button(SecondaryButton(self.tr("Lưu PDF…"), "download"))
        self.save.clicked.connect(self._save)
        self.save.setFocus()
        self.signed.emit()

    def _save(self) -> None:
        if self.filed is None:
            return
        pattern = self.tr("Tệp PDF (*.pdf)")
        if save_as(self, self.tr("Lưu thỏa thuận"), self.filed.name, pattern, self.filed.content) is not None:
            messages.done(self, self.tr("Đã lưu thỏa thuận."))
