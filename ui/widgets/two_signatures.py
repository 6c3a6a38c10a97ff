"""Two people sign at one desk: the one who is signed in, and a second one who comes and types their own passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Paragraph


class TwoSignatures(QWidget):
    """The first person's passphrase, the second person's choice and passphrase. ``changed`` on every key.

    ``others`` are (key, name) of who may sign second. With ``alone`` there is one signature only, and it says so.
    """

    changed = Signal()

    def __init__(
        self,
        own_name: str,
        others: Sequence[tuple[object, str]],
        second_duty: str,
        *,
        alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._alone = alone
        self._later = self._anybody = False
        self._nobody = ""
        if not alone and not others:
            words = self.tr("Chưa có ai khác đang làm việc để ký với tư cách: {}. Hãy thêm người đó trước.")
            self._nobody = words.format(second_duty)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.own = PassphraseField(self.tr("Cụm mật khẩu của {}").format(own_name))
        first = Card(self.tr("Chữ ký thứ nhất"), "signature", tone="raised")
        first.add(Paragraph(self.tr("Bạn gõ lại cụm mật khẩu của mình."), "secondary"))
        first.add(self.own)
        self.other = ComboField(second_duty, others, placeholder=self.tr("Chọn người ký thứ hai"))
        self.other_passphrase = PassphraseField(self.tr("Cụm mật khẩu của người ký thứ hai"))
        if alone:
            column.addWidget(first)
            column.addWidget(InlineNotice("warning", self.tr("Chế độ một người: chữ ký thứ hai cũng là của bạn.")))
        else:
            second = Card(self.tr("Chữ ký thứ hai"), "signature", tone="raised")
            self._here = Paragraph(
                self.tr("Mời người ký thứ hai đến máy này và tự gõ cụm mật khẩu của mình."), "secondary"
            )
            self._elsewhere = Paragraph(
                self.tr("Người ký thứ hai ký sau, tại tài khoản của mình, ở mục Chờ ký thứ hai."), "secondary"
            )
            self._elsewhere.hide()
            second.add(self._here)
            second.add(self._elsewhere)
            second.add(self.other)
            second.add(self.other_passphrase)
            column.addWidget(two_columns(first, second))
            if self._nobody:
                column.insertWidget(0, InlineNotice("warning", self._nobody))
                self.other.set_read_only(True)
                self.other_passphrase.set_read_only(True)
            if len(others) == 1:
                self.other.set_value(others[0][0])
        for field in (self.own, self.other, self.other_passphrase):
            field.changed.connect(self.changed)

    def set_later(self, later: bool, *, anybody: bool = False) -> None:
        """Whether the second person signs later, elsewhere: then only who it is is chosen here.

        With ``anybody`` not even that: whoever may sign is told.
        """
        if self._alone:
            return
        self._later, self._anybody = later, later and anybody
        self._here.setVisible(not later)
        self._elsewhere.setVisible(later)
        self.other.setVisible(not self._anybody)
        self.other_passphrase.setVisible(not later)

    def why_not(self) -> str:
        """Why nobody can sign second, ``""`` while somebody can: the dialog's button says it."""
        return self._nobody

    def own_passphrase(self) -> str:
        """What the first person typed."""
        return self.own.value()

    def second_person(self) -> object:
        """The key of the second person, or ``None``; in one-person mode always ``None``."""
        return None if self._alone else self.other.value()

    def second_passphrase(self) -> str:
        """What the second person typed; in one-person mode the same as the first."""
        return self.own.value() if self._alone else self.other_passphrase.value()

    def complain(self) -> bool:
        """Show what is missing under its field; gives whether something is."""
        if not self.own.value():
            return _miss(self.own, self.tr("Cần cụm mật khẩu của bạn để ký."))
        if self._alone or self._anybody:
            return False
        if self.other.value() is None:
            return _miss(self.other, self.tr("Hãy chọn người ký thứ hai."))
        if not self._later and not self.other_passphrase.value():
            return _miss(self.other_passphrase, self.tr("Người ký thứ hai cần gõ cụm mật khẩu của mình."))
        return False

    def clear_values(self) -> None:
        """Forget both passphrases, after a refusal."""
        self.own.clear_value()
        self.other_passphrase.clear_value()
        self.own.focus()


def _miss(field: PassphraseField | ComboField, sentence: str) -> bool:
    field.set_error(sentence)
    field.focus()
    return True
