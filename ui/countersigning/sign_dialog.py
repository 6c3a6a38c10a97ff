"""Signing second, or saying no: everything that is told in sight, then the passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import shown_time
from app.countersigning.actions import refuse_second, sign_second
from app.countersigning.model import Paper, SecondRow
from app.errors import NiemError
from ui import messages
from ui.countersigning.words import facts_grid, paper_words
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea

WIDTH = 720


class SignSecondDialog(Dialog):
    """``accepted`` when something was decided, of either kind."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: SecondRow) -> None:
        told = QCoreApplication.translate("SignSecondDialog", "{} · {} đã ký lúc {}")
        super().__init__(
            parent,
            QCoreApplication.translate("SignSecondDialog", "Ký thứ hai"),
            level=row.level,
            number=row.number,
            subtitle=told.format(paper_words(row), row.signer_name, shown_time(row.signed_at)),
            width=WIDTH,
        )
        self._tasks, self._row = tasks, row
        facts = Card(tone="raised")
        facts.add(facts_grid(row))
        self.add(facts)
        agreement = row.paper is Paper.AGREEMENT
        self.reason = TextArea(self._reason_words(), lines=2, longest=300 if agreement else 2000)
        self.checked = CheckField(self._checked_words())
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        for field in (self.reason, self.checked, self.passphrase):
            self.add(field)
        self.set_note(self._note())
        self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối"), "x"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký thứ hai"), "signature"))
        self.refuse.clicked.connect(self._refuse)
        self.sign.clicked.connect(self._sign)

    def _reason_words(self) -> str:
        return {
            Paper.RELEASE: self.tr("Nhận xét, hoặc lý do từ chối (bắt buộc, ghi vào hồ sơ đề nghị)"),
            Paper.DESTRUCTION: self.tr("Nhận xét, hoặc lý do từ chối (ghi vào lệnh tiêu hủy)"),
            Paper.AGREEMENT: self.tr("Lý do, nếu từ chối (người ký thỏa thuận sẽ đọc)"),
        }[self._row.paper]

    def _checked_words(self) -> str:
        return {
            Paper.RELEASE: self.tr("Tôi đã hỏi người ký thứ nhất về đề nghị này và so mã của nội dung."),
            Paper.DESTRUCTION: self.tr("Tôi đã hỏi người ký thứ nhất về lệnh này và so mã của nội dung."),
            Paper.AGREEMENT: self.tr("Tôi đã đọc văn bản và được ký thay Công ty."),
        }[self._row.paper]

    def _note(self) -> str:
        """What signing brings about."""
        return {
            Paper.RELEASE: self.tr("Đủ hai chữ ký thì người đề nghị bàn giao được, đúng nội dung này."),
            Paper.DESTRUCTION: self.tr("Đủ hai chữ ký thì lệnh được duyệt; thời gian chờ bắt đầu từ lúc ấy."),
            Paper.AGREEMENT: self.tr("Ký xong, thỏa thuận có hiệu lực ngay."),
        }[self._row.paper]

    def _done_words(self) -> str:
        return {
            Paper.RELEASE: self.tr("Đã ký. Đề nghị đã đủ hai chữ ký."),
            Paper.DESTRUCTION: self.tr("Đã ký. Lệnh tiêu hủy đã đủ hai chữ ký."),
            Paper.AGREEMENT: self.tr("Đã ký. Thỏa thuận có hiệu lực."),
        }[self._row.paper]

    def _sign(self) -> None:
        if self._complain(reason=self._row.paper is Paper.RELEASE, checked=True, passphrase=True):
            return
        self._begin()
        args = (self._row.paper, self._row.half, self.reason.value(), self.passphrase.value())
        done = self._done_words()
        self._tasks.act(sign_second, *args, then=lambda _: self._end(done), failed=self._failed, owner=self)

    def _refuse(self) -> None:
        if self._complain(reason=True, checked=False, passphrase=self._row.paper is not Paper.AGREEMENT):
            return
        self._begin()
        args = (self._row.paper, self._row.half, self.reason.value(), self.passphrase.value())
        done = self.tr("Đã từ chối.")
        self._tasks.act(refuse_second, *args, then=lambda _: self._end(done), failed=self._failed, owner=self)

    def _complain(self, *, reason: bool, checked: bool, passphrase: bool) -> bool:
        """Say under each field what it lacks; the cursor goes to the first."""
        messages.forget(self)
        lacking: list[TextArea | CheckField | PassphraseField] = []
        if reason and not self.reason.value():
            area = "destruction" if self._row.paper is Paper.DESTRUCTION else "release"
            self.reason.set_error(messages.sentence(f"{area}.reason_missing"))
            lacking.append(self.reason)
        if checked and not self.checked.value():
            self.checked.set_error(self.tr("Hãy đánh dấu sau khi đã làm."))
            lacking.append(self.checked)
        if passphrase and not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
            lacking.append(self.passphrase)
        if lacking:
            lacking[0].focus()
        return bool(lacking)

    def _begin(self) -> None:
        self.set_busy(True)
        self.sign.set_busy(True, self.tr("Đang ký…"))

    def _end(self, words: str) -> None:
        messages.done(self, words)
        self._rest()
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        messages.show(self, error)

    def _rest(self) -> None:
        self.passphrase.clear_value()
        self.sign.set_busy(False)
        self.set_busy(False)
