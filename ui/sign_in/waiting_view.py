"""The keys are made and wait: send the answer, read its six words, then unlock for the first time.

Pure rules:

* Where several people answered in this account, one is chosen first.
* Giving the keys up asks once more: an answer on its way is then worth nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import NiemError
from app.ids import Id
from app.session.model import Summary
from ui.messages import sentence
from ui.sign_in.delay import Delay
from ui.sign_in.entrance import first_unlock, give_up_joining, save_answer_again
from ui.sign_in.joining_steps import ANSWER
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.save_file import ask_destination
from ui.widgets.six_words import SixWords
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from app.people.model import Answered, Joining


class WaitingView(QWidget):
    """``unlocked`` carries the summary, the vault's folder and its id; ``left`` when nothing is to be done here."""

    unlocked = Signal(object, str, object)
    other_requested = Signal()
    left = Signal()

    def __init__(self, tasks: Tasks, waiting: Sequence[Joining], vault: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._waiting = tasks, tuple(waiting)
        self._delay = Delay(self)
        self._delay.left.connect(self._wait)
        self.notice = InlineNotice("info")
        self.notice.hide()
        self.who = ComboField(self.tr("Người được mời"), [(row.uid, f"{row.name}, {row.company}") for row in waiting])
        self.who.setVisible(len(self._waiting) > 1)
        self.words: SixWords | None = None
        self._words_place = QVBoxLayout()
        self.again = QuietButton(self.tr("Ghi lại tệp trả lời…"), "download")
        self.drop = QuietButton(self.tr("Bỏ khóa đang chờ…"), "trash-2")
        self.sure = DangerButton(self.tr("Bỏ khóa thật"), "trash-2")
        self.sure.hide()
        self.vault = TextField(
            self.tr("Thư mục kho"), hint=self.tr("Người quản lý cho bạn biết thư mục này."), icon="folder-lock"
        )
        self.vault.set_value(vault)
        self.choose = SecondaryButton(self.tr("Chọn thư mục kho…"), "folder-open")
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu"))
        self.unlock = PrimaryButton(self.tr("Mở khóa lần đầu"), "lock-open")
        self._lay_out()
        self._connect()
        self._chosen()

    def _lay_out(self) -> None:
        first = Card(self.tr("Gửi trả lời, so sáu từ"), "send")
        first.add(
            Paragraph(
                self.tr(
                    "Đưa tệp trả lời cho người quản lý. Khi họ mở tệp, gọi cho cán bộ an toàn và đọc sáu từ này; "
                    "họ so với sáu từ trên máy của họ rồi nhận bạn vào kho."
                ),
                "secondary",
            )
        )
        first.body.addLayout(self._words_place)
        for button in (self.again, self.drop, self.sure):
            first.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        first.body.addStretch(1)
        second = Card(self.tr("Khi đã được nhận"), "lock-open")
        second.add(self.vault)
        second.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        second.add(self.passphrase)
        second.add(self.unlock)
        second.body.addStretch(1)
        foot = QHBoxLayout()
        back = QuietButton(self.tr("Để sau"), "arrow-left")
        other = QuietButton(self.tr("Trả lời lời mời khác…"), "user-plus")
        back.clicked.connect(self.left)
        other.clicked.connect(self.other_requested)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Chờ được nhận vào kho"), "page"))
        column.addWidget(self.notice)
        column.addWidget(self.who)
        column.addWidget(scrolled(two_columns(first, second)), 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.who.changed.connect(self._chosen)
        self.again.clicked.connect(self._save_again)
        self.drop.clicked.connect(lambda: self.sure.setVisible(not self.sure.isVisible()))
        self.sure.clicked.connect(self._give_up)
        self.choose.clicked.connect(self._choose_vault)
        self.passphrase.submitted.connect(self._try)
        self.unlock.clicked.connect(self._try)

    def tell(self, words: str, kind: str = "info") -> None:
        """Say something at the top."""
        self.notice.set_text(words, "danger" if kind == "danger" else "success" if kind == "success" else "info")
        self.notice.show()

    def joining(self) -> Joining:
        """Who is chosen."""
        uid = self.who.value()
        return next((row for row in self._waiting if row.uid == uid), self._waiting[0])

    def _chosen(self) -> None:
        if self.words is not None:
            self._words_place.removeWidget(self.words)
            self.words.hide()
            self.words.deleteLater()
        self.words = SixWords(self.tr("Sáu từ của tệp trả lời"), self.joining().words)
        self._words_place.addWidget(self.words)
        self.sure.hide()

    def _save_again(self) -> None:
        name = f"tra-loi-{self.joining().uid[-2:].hex()}.{ANSWER}"
        path = ask_destination(self, self.tr("Ghi tệp trả lời"), name, self.tr("Tệp trả lời (*.niem-join)"))
        if path is not None:
            self._tasks.enter(
                save_answer_again, self.joining().uid, path, then=self._saved, failed=self._refused, owner=self
            )

    def _saved(self, answered: Answered) -> None:
        self.tell(self.tr("Đã ghi tệp trả lời: {}").format(answered.path), "success")

    def _give_up(self) -> None:
        uid = self.joining().uid
        self._tasks.enter(give_up_joining, uid, then=lambda _: self.left.emit(), failed=self._refused, owner=self)

    def _choose_vault(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục của kho hồ sơ"), str(Path.home()))
        if chosen:
            self.vault.set_value(chosen)
            self.vault.set_error("")

    def _try(self) -> None:
        if self._delay.waiting() or not self.unlock.isEnabled():
            return
        if not self.vault.value():
            self.vault.set_error(self.tr("Hãy chọn thư mục kho."))
            self.vault.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            return
        self._set_busy(True)
        place, uid = Path(self.vault.value()), Id(self.joining().uid)
        typed = self.passphrase.value()
        self._tasks.enter(first_unlock, place, uid, typed, then=self._opened, failed=self._failed, owner=self)

    def _opened(self, summary: Summary) -> None:
        self.passphrase.clear_value()
        self.unlocked.emit(summary, self.vault.value(), summary.vault_id)

    def _failed(self, error: NiemError) -> None:
        self._set_busy(False)
        self.passphrase.clear_value()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(sentence(error))
            self._delay.failed()
            self.passphrase.focus()
        else:
            self.tell(sentence(error), "danger")

    def _refused(self, error: NiemError) -> None:
        self.tell(sentence(error), "danger")

    def _set_busy(self, busy: bool) -> None:
        self.unlock.set_busy(busy, self.tr("Đang mở khóa…"))
        for field in (self.vault, self.choose, self.passphrase, self.who, self.again, self.drop, self.sure):
            field.setEnabled(not busy)

    def _wait(self, seconds: int) -> None:
        self.unlock.setText(self.tr("Thử lại sau {} giây").format(seconds) if seconds else self.tr("Mở khóa lần đầu"))
        self.unlock.set_available(not seconds, self.tr("Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ."))
