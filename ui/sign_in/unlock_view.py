"""Unlocking: which vault, who, one passphrase.

Pure rules:

* The last vault and the last person are chosen already; the cursor stands in the passphrase.
* What failed is never told apart: the passphrase or the machine is not right, or the key file is damaged.
* After a failure the passphrase is emptied and the next try may have to wait.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import NiemError
from app.ids import Id
from app.session.model import Summary
from app.settings.preference import Preference
from ui.messages import sentence
from ui.sign_in.delay import Delay
from ui.sign_in.entrance import describe_vault, people_here, sign_in
from ui.sign_in.reasons import cut_off, why_locked
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.people.model import PersonHere, VaultLabel


class UnlockView(QWidget):
    """``unlocked`` carries the summary, the vault's folder and its id."""

    unlocked = Signal(object, str, object)
    other_requested = Signal()
    founding_requested = Signal()
    joining_requested = Signal()
    package_requested = Signal()
    restore_requested = Signal()
    forgotten = Signal(str)

    def __init__(self, tasks: Tasks, preference: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preference = preference
        self._label: VaultLabel | None = None
        self._wanted: Id | None = None
        self._delay = Delay(self)
        self._delay.left.connect(self._wait)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = Label(self.tr("Mở khóa kho"), "page")
        self.notice = InlineNotice("info")
        self.again = QuietButton(self.tr("Thử lại"), "refresh-cw")
        self.vault = ComboField(self.tr("Kho hồ sơ"))
        self.person = ComboField(self.tr("Người dùng"))
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu"))
        self.unlock = PrimaryButton(self.tr("Mở khóa"), "lock-open")
        self._lay_out()
        self.again.hide()
        self.again.clicked.connect(self._vault_chosen)
        self.vault.changed.connect(self._vault_chosen)
        self.passphrase.submitted.connect(self._try)
        self.unlock.clicked.connect(self._try)

    def begin(self, reason: str, vault: str = "", person: Id | None = None, *, unfinished: bool = False) -> None:
        """Show the recent vaults with ``vault`` (default: the last one) chosen, and say why it is locked, and whether
        something was cut off by it.
        """
        words = why_locked(reason, self._preference.lock_minutes)
        self._tell(f"{words} {cut_off()}" if unfinished else words, "warning" if unfinished else "info")
        vaults = [path for path in self._preference.recent_vaults if Path(path).is_dir()]
        if vault and vault not in vaults:
            vaults.insert(0, vault)
        self.vault.set_choices([(path, _shown_path(path)) for path in vaults])
        if vault:
            self.vault.set_value(vault)
        self._wanted = person
        self._vault_chosen()

    def set_preference(self, preference: Preference) -> None:
        """Preferences have changed."""
        self._preference = preference

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.notice)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.vault)
        column.addWidget(self.person)
        column.addWidget(self.passphrase)
        column.addSpacing(2)
        column.addWidget(self.unlock)
        column.addSpacing(4)
        row = QHBoxLayout()
        other = QuietButton(self.tr("Mở kho khác…"), "folder-open")
        new = QuietButton(self.tr("Tạo kho mới…"), "plus")
        self.join = QuietButton(self.tr("Tôi được mời…"), "user-plus")
        self.join.clicked.connect(self.joining_requested)
        other.clicked.connect(self.other_requested)
        new.clicked.connect(self.founding_requested)
        row.addWidget(other)
        row.addWidget(self.join)
        row.addStretch(1)
        row.addWidget(new)
        column.addLayout(row)
        self.package = QuietButton(self.tr("Mở gói niêm đã nhận…"), "file-lock")
        self.package.clicked.connect(self.package_requested)
        self.restore = QuietButton(self.tr("Khôi phục sau sự cố…"), "archive-restore")
        self.restore.clicked.connect(self.restore_requested)
        last = QHBoxLayout()
        last.addWidget(self.package)
        last.addStretch(1)
        last.addWidget(self.restore)
        column.addLayout(last)

    # Which vault, who

    def _vault_chosen(self) -> None:
        path = self.vault.value()
        self._label = None
        if self.again.isVisible():
            self.again.hide()
            self._tell("", "info")
        self.person.set_choices([])
        self._set_ready()
        if isinstance(path, str):
            self._tasks.enter(describe_vault, Path(path), then=self._described, failed=self._not_a_vault, owner=self)

    def _described(self, label: VaultLabel) -> None:
        if str(label.path) != self.vault.value():
            return
        self._label = label
        self._tasks.enter(people_here, label.path, then=self._show_people, failed=self._cannot_ask, owner=self)

    def _not_a_vault(self, error: NiemError) -> None:
        self._cannot_ask(error)
        path = self.vault.value()
        if error.code == "vault.not_a_vault" and isinstance(path, str):
            self.forgotten.emit(path)

    def _cannot_ask(self, error: NiemError) -> None:
        self._tell(sentence(error), "danger")
        self.again.show()

    def _show_people(self, people: tuple[PersonHere, ...]) -> None:
        if self._label is None:
            return
        nameless = self.tr("Người chưa rõ tên ({})")
        self.person.set_choices([(one.uid, one.name or nameless.format(one.uid.hex()[-6:].upper())) for one in people])
        last = self._preference.last_person.get(self._label.vault_id.hex(), "")
        wanted = self._wanted or next((person.uid for person in people if person.uid.hex() == last), None)
        if wanted is not None:
            self.person.set_value(wanted)
        if not people:
            words = self.tr("Máy này chưa giữ khóa của ai trong kho. Nếu bạn có tệp lời mời, hãy chọn Tôi được mời.")
            self._tell(words, "warning")
        self._set_ready()
        self.passphrase.focus()

    # The passphrase

    def _try(self) -> None:
        uid = self.person.value()
        if self._label is None or not isinstance(uid, bytes) or self._delay.waiting() or not self.unlock.isEnabled():
            return
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            return
        self._set_busy(True)
        self._tasks.enter(
            sign_in,
            self._label.path,
            Id(uid),
            typed,
            then=self._opened,
            failed=self._failed,
            progress=lambda _done, _total: self.unlock.set_busy(True, self.tr("Đang đổi khóa của bạn…")),
            owner=self,
        )

    def _opened(self, summary: Summary) -> None:
        self.passphrase.clear_value()
        self.unlocked.emit(summary, str(self.vault.value()), summary.vault_id)

    def _failed(self, error: NiemError) -> None:
        self._set_busy(False)
        self.passphrase.clear_value()
        self.passphrase.set_error(sentence(error))
        if error.code == "keys.wrong_passphrase_or_machine":
            self._delay.failed()
        self.passphrase.focus()

    def _set_busy(self, busy: bool) -> None:
        self.unlock.set_busy(busy, self.tr("Đang mở khóa…"))
        for field in (self.vault, self.person, self.passphrase):
            field.setEnabled(not busy)

    def _wait(self, seconds: int) -> None:
        self.unlock.setText(self.tr("Thử lại sau {} giây").format(seconds) if seconds else self.tr("Mở khóa"))
        self._set_ready()

    def _set_ready(self) -> None:
        ready = self._label is not None and isinstance(self.person.value(), bytes)
        if self._delay.waiting():
            self.unlock.set_available(False, self.tr("Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ."))
        else:
            self.unlock.set_available(ready, self.tr("Hãy chọn kho và người dùng trước."))

    def _tell(self, words: str, kind: str) -> None:
        self.notice.setVisible(bool(words))
        if words:
            self.notice.set_text(words, "danger" if kind == "danger" else "warning" if kind == "warning" else "info")


def _shown_path(path: str) -> str:
    folder = Path(path)
    return f"{folder.name}  ({folder.parent})"
