"""Carrying on with the keys that wait: after an interruption, or because the project's manager was not there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.people.actions import renew_keys_owed
from app.people.model import PersonRow
from app.session.model import Summary
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Paragraph


class RenewDialog(SigningDialog):
    """Closes as accepted once every key that the manager holds has been renewed."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__(
            parent, QCoreApplication.translate("RenewDialog", "Đổi các khóa còn chờ"), tasks, summary, people, None
        )
        self.add(
            Paragraph(
                self.tr(
                    "Có người đã mất quyền mà khóa cũ của họ chưa được thay hết. Đến khi đổi xong, các ngăn ấy chỉ xem "
                    "được. Người quản lý nào giữ khóa của ngăn nào thì đổi được ngăn ấy."
                ),
                "secondary",
            )
        )
        self.finish_layout(PrimaryButton(self.tr("Đổi khóa"), "key-round"), self.tr("Đang đổi khóa…"))

    def submit(self) -> None:
        """Ask for it to be done."""
        self.sign(renew_keys_owed, long=True)

    def done_words(self, answer: object) -> str:
        waiting = int(getattr(answer, "waiting", 0))
        if waiting:
            return self.tr("Đã đổi. Còn {} ngăn chờ người quản lý khác.").format(waiting)
        return self.tr("Mọi khóa đã được đổi.")
