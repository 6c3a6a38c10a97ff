"""More officers who sign at this desk: for an act by which somebody becomes an officer or ceases to be one.

Most of the other officers sign then; one of them is among the two signatures of every act, these are the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import Credential
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField


class MoreOfficers(QWidget):
    """Hidden until ``set_concerned``; nothing to fill in where one officer suffices. ``about`` never signs."""

    def __init__(self, people: Sequence[PersonRow], *, about: bytes = b"", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        officers = [
            row for row in people
            if row.active and not row.frozen and Duty.OFFICER in row.duties and row.uid != about
        ]  # fmt: skip
        choices = [(row.uid, row.name) for row in officers if not row.me]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.rows: list[tuple[ComboField, PassphraseField]] = []
        count = len(officers) // 2
        words = self.tr("Việc này cần quá nửa số cán bộ an toàn còn lại ký: thêm {} người ngoài hai chữ ký trên.")
        column.addWidget(InlineNotice("info", words.format(count)))
        for number in range(1, count + 1):
            who = ComboField(
                self.tr("Cán bộ an toàn ký thêm {}").format(number), choices, placeholder=self.tr("Chọn người ký")
            )
            passphrase = PassphraseField(self.tr("Cụm mật khẩu của người ký thêm {}").format(number))
            self.rows.append((who, passphrase))
            column.addWidget(two_columns(who, passphrase))
        self._concerned = False
        self.hide()

    def set_concerned(self, concerned: bool) -> None:
        """Whether the act changes who is an officer."""
        self._concerned = concerned and bool(self.rows)
        self.setVisible(self._concerned)

    def beside(self) -> tuple[Credential, ...]:
        """Who signs besides, with what they typed."""
        if not self._concerned:
            return ()
        return tuple(
            Credential(Id(uid), passphrase.value())
            for who, passphrase in self.rows
            if isinstance(uid := who.value(), bytes)
        )

    def complain(self) -> bool:
        """Show what is missing under its field; gives whether something is."""
        for who, passphrase in self.rows if self._concerned else ():
            if who.value() is None:
                who.set_error(self.tr("Hãy chọn người ký thêm."))
                who.focus()
                return True
            if not passphrase.value():
                passphrase.set_error(self.tr("Người ký thêm cần gõ cụm mật khẩu của mình."))
                passphrase.focus()
                return True
        return False

    def clear_values(self) -> None:
        """Forget the passphrases, after a refusal."""
        for _, passphrase in self.rows:
            passphrase.clear_value()
