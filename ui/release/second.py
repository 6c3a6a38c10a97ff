"""The second signature of cơ mật: an officer who comes to this desk and types their own passphrase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.ids import Id
from app.release.actions import countersign_release
from app.release.model import ReleaseView
from app.session.model import Credential
from ui import messages
from ui.kept import KeptDialog
from ui.release.facts import decisions_card, facts_side_by_side, lines_card
from ui.release.kept import draft_of
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.combo_field import ComboField
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea

WIDTH = 760


class SecondSignature(Card):
    """Who signs second here and now. With ``always`` there is no choice of leaving it for later."""

    def __init__(self, officers: tuple[tuple[Id, str], ...], *, always: bool = False) -> None:
        super().__init__(QCoreApplication.translate("SecondSignature", "Chữ ký thứ hai"), "signature", tone="raised")
        self._always = always
        words = self.tr(
            "Cấp cơ mật cần hai chữ ký. Một quản lý khác hoặc cán bộ an toàn có thể ký sau tại tài khoản của mình, "
            "hoặc cán bộ an toàn ký ngay tại đây."
        )
        self.add(Paragraph(words, "secondary"))
        self.here = CheckField(self.tr("Cán bộ an toàn đang ở đây và ký cùng lúc."))
        self.officer = ComboField(
            self.tr("Cán bộ an toàn"), officers, placeholder=self.tr("Chọn người ký thứ hai"), required=True
        )
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của cán bộ an toàn"))
        for field in (self.here, self.officer, self.passphrase):
            self.add(field)
        self.here.setVisible(not always)
        if len(officers) == 1:
            self.officer.set_value(officers[0][0])
        self.here.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for field in (self.officer, self.passphrase):
            field.setVisible(self._always or self.here.value())

    def credential(self) -> Credential | Literal[False] | None:
        """Who signs; None when nobody does now; False when something is missing, with a sentence under it."""
        if not self._always and not self.here.value():
            return None
        uid = self.officer.value()
        if not uid:
            self.officer.set_error(self.tr("Hãy chọn người ký."))
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
        if not isinstance(uid, bytes) or not self.passphrase.value():
            return False
        return Credential(Id(uid), self.passphrase.value())

    def forget(self) -> None:
        """Take the passphrase away."""
        self.passphrase.clear_value()


class CountersignDialog(KeptDialog):
    """An officer gives the second signature at the desk of the manager who gave the first."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView, officers: tuple[tuple[Id, str], ...]) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("CountersignDialog", "Cán bộ an toàn ký thứ hai"),
            level=int(view.row.level),
            number=view.row.number,
            subtitle=QCoreApplication.translate(
                "CountersignDialog", "Mời cán bộ an toàn xem đúng những gì sẽ ra khỏi công ty, rồi tự gõ cụm mật khẩu."
            ),
            width=WIDTH,
        )
        self._tasks, self._view = tasks, view
        facts = Card(tone="raised")
        facts.add(facts_side_by_side(view))
        self.add(facts)
        self.add(lines_card(view, self.tr("Đúng những gì sẽ ra khỏi công ty")))
        self.add(decisions_card(view))
        self.reason = TextArea(self.tr("Nhận xét của cán bộ an toàn (bắt buộc)"), lines=2, longest=2000)
        self.second = SecondSignature(officers, always=True)
        self.add(self.reason)
        self.add(self.second)
        self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký thứ hai"), "stamp"))
        self.sign.clicked.connect(self._sign)
        self.keep_as(tasks, draft_of("countersign", view.row.ref))

    def typed(self) -> dict[str, str]:
        return {"reason": self.reason.value()}

    def fill(self, values: Mapping[str, str]) -> None:
        self.reason.set_value(values.get("reason", ""))

    def _sign(self) -> None:
        credential = self.second.credential()
        if not self.reason.value():
            self.reason.set_error(messages.sentence("release.reason_missing"))
            self.reason.focus()
            return
        if not isinstance(credential, Credential):
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            countersign_release,
            self._view.row.ref,
            self._view.digest,
            self.reason.value(),
            credential,
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _done(self) -> None:
        self.second.forget()
        self.set_busy(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.second.forget()
        messages.show(self, error)
