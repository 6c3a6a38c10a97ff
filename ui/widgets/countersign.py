"""The second person at the same desk: who it is, and that person's own passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.combo_field import ComboField
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Paragraph


class Countersign(Card):
    """``person`` is one of those given by ``set_people``. ``changed`` whenever something was chosen or typed."""

    changed = Signal()

    def __init__(
        self, title: str, sentence: str, person_label: str, passphrase_label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, "user-check", tone="raised", parent=parent)
        self.add(Paragraph(sentence, "secondary"))
        self.person = ComboField(person_label, placeholder=self.tr("Chọn người"), required=True)
        self.passphrase = PassphraseField(passphrase_label)
        self.add(self.person)
        self.add(self.passphrase)
        self.person.changed.connect(self.changed)
        self.passphrase.changed.connect(self.changed)

    def set_people(self, people: Sequence[tuple[object, str]], nobody: str) -> None:
        """Offer these (id, name); ``nobody`` is said when there are none. A single one is chosen already."""
        self.person.set_choices(people)
        if len(people) == 1:
            self.person.set_value(people[0][0])
        self.person.set_error("" if people else nobody)

    def credential(self) -> tuple[object, str] | None:
        """(the id chosen, the passphrase), or ``None`` with the reason under the field that lacks something."""
        if self.person.value() is None:
            self.person.set_error(self.person.error() or self.tr("Hãy chọn người ký cùng."))
            self.person.focus()
            return None
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Người này phải tự gõ cụm mật khẩu của mình."))
            self.passphrase.focus()
            return None
        return self.person.value(), self.passphrase.value()

    def clear_passphrase(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear_value()
