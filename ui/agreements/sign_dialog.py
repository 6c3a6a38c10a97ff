"""Signing one's agreement at this desk: read, agree, say until when, and two people type their passphrases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.agreements.actions import sign_agreement
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
TEXT_HEIGHT = 264


class SignDialog(Dialog):
    """``signed`` when the agreement is in force. ``company`` are (id, name) of who may sign for the company."""

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
                "SignDialog", "Đọc hết rồi mới ký. Một quản lý hoặc cán bộ an toàn ký thay Công ty, tại cùng bàn này."
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._draft = tasks, summary, draft
        self.filed: Filed | None = None
        self.text = scrolled(WordingView(draft.binding, draft.reading))
        self.text.setAccessibleName(self.tr("Văn bản thỏa thuận"))
        self.text.setFixedHeight(current().px(TEXT_HEIGHT))
        self.agreed = CheckField(self.tr("Tôi đã đọc, đã hiểu và tự nguyện ký thỏa thuận này."))
        self.until = DateField(
            self.tr("Có hiệu lực đến hết ngày"),
            required=True,
            hint=self.tr("Bắt đầu khi ký xong; dài nhất {} năm.").format(LONGEST_YEARS),
        )
        self.until.set_value(draft.until)
        self.signatures = TwoSignatures(
            summary.name, company, self.tr("Ký thay Công ty"), alone=summary.one_person
        )  # fmt: skip
        frame = Card()
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.add(self.text)
        self.add(frame)
        self.add(two_columns(self.agreed, self.until))
        if not company and not summary.one_person:
            words = self.tr("Chưa có quản lý hay cán bộ an toàn nào khác để ký thay Công ty. Hãy thêm người trước.")
            self.add(InlineNotice("warning", words))
        self.add(self.signatures)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký thỏa thuận"), "signature"))
        self.sign.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then sign."""
        messages.forget(self)
        until = self.until.value()
        if self._complain() or until is None:
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_signing(True)
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

    def _complain(self) -> bool:
        if not self.agreed.value():
            self.agreed.set_error(self.tr("Hãy đánh dấu sau khi đã đọc hết văn bản."))
            self.agreed.focus()
            return True
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
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self.sign.hide()
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
