"""The second person who watches a shredding: chosen by name, signing here or by hand on the print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ids import Id
from app.session.model import Credential
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Paragraph


class SecondWitness(QWidget):
    """``others`` are (id, name) of who may watch besides the officer; nobody needs to, below cơ mật."""

    def __init__(self, others: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nobody, self._needed = not others, False
        self.why = Paragraph("", "secondary")
        self.person = ComboField(self.tr("Người chứng kiến thứ hai"), [(None, self.tr("không có")), *others])
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của người chứng kiến thứ hai"))
        self.passphrase.set_hint(self.tr("Bỏ trống thì người đó ký tay trên bản in của biên bản."))
        card = Card(self.tr("Người chứng kiến thứ hai"), "user-round", tone="raised")
        card.add(self.why)
        card.add(two_columns(self.person, self.passphrase))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.person.changed.connect(self._picked)
        self.ask(needed=False)
        self._picked()

    def ask(self, *, needed: bool) -> None:
        """Say whether somebody else must watch."""
        self._needed = needed and not self._nobody
        if self._nobody:
            self.why.setText(
                self.tr("Không có người thứ ba đang làm việc; biên bản ghi rõ chỉ có một người chứng kiến.")
            )
        elif needed:
            self.why.setText(self.tr("Từ cơ mật trở lên cần hai người chứng kiến."))
        else:
            self.why.setText(self.tr("Ở bí mật thì không bắt buộc."))

    def credential(self) -> Credential | None:
        """Who watches, with what they typed; ``None`` when nobody does."""
        uid = self.person.value()
        return Credential(Id(uid), self.passphrase.value()) if isinstance(uid, bytes) else None

    def complain(self) -> bool:
        """Say that somebody must be chosen; gives whether that is missing."""
        if not self._needed or self.person.value() is not None:
            return False
        self.person.set_error(self.tr("Hãy chọn người chứng kiến thứ hai."))
        self.person.focus()
        return True

    def clear_values(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear_value()

    def _picked(self) -> None:
        self.passphrase.set_read_only(self.person.value() is None)
