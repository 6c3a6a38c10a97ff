"""What is done with one request, each in its dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.model import Draft
from app.ids import Id
from app.release.actions import ask_officers, withdraw_release
from app.release.model import ReleaseState, ReleaseView
from app.release.queries import countersigners
from app.session.model import Summary
from ui import messages
from ui.consents.scan_dialog import ConsentDialog
from ui.kept import KeptDialog
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.second import CountersignDialog
from ui.release.take_back_dialog import TakeBackDialog
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog

Officers = tuple[tuple[Id, str], ...]


class ReleaseActs(QObject):
    """``amended(ref)`` when a request was asked anew."""

    amended = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(page)
        self._page, self._tasks, self._summary = page, tasks, summary

    def begin(self, what: str, view: ReleaseView, draft: Draft | None = None) -> None:
        """Open the dialog of an act; ``what`` as `ReleaseDetail.asked` says it. ``draft``: what was typed there."""
        if what == "consent" and view.consent is not None:
            self.show(ConsentDialog(self._page, self._tasks, view.consent))
        elif what in ("decide", "countersign"):
            self._with_officers(view, what, draft)
        elif what == "hand_over":
            self.show(HandOverDialog(self._page, self._tasks, view))
        elif what == "take_back":
            self.show(TakeBackDialog(self._page, self._tasks, view), draft)
        elif what == "amend" and view.form is not None:
            dialog = AskDialog(self._page, self._tasks, self._summary, view.form.customer, before=view)
            dialog.asked.connect(self.amended)
            self.show(dialog)
        elif what == "withdraw":
            self._ask_withdrawal(view)
        elif what == "to_officers":
            done = self.tr("Đã gửi lại. Cán bộ an toàn thấy đề nghị ở mục Chờ ký thứ hai.")
            self._tasks.act(
                ask_officers, view.row.ref, then=lambda _: messages.done(self._page, done), owner=self._page
            )

    def _with_officers(self, view: ReleaseView, what: str, draft: Draft | None) -> None:
        """Who may sign second is asked only where a second signature is taken."""
        dialog = DecideDialog if what == "decide" else CountersignDialog

        def sign(officers: Officers) -> None:
            self.show(dialog(self._page, self._tasks, view, officers), draft)

        if view.row.needed < 2:
            sign(())
        else:
            self._tasks.read(countersigners, then=sign, owner=self._page)

    def _ask_withdrawal(self, view: ReleaseView) -> None:
        approved = view.row.state is ReleaseState.APPROVED
        words = self.tr("Đề nghị {} sẽ không còn dùng được; muốn cung cấp phải lập đề nghị mới.").format(
            view.row.number
        )
        dialog = MessageDialog(
            self._page,
            self.tr("Rút lại đề nghị đã duyệt?") if approved else self.tr("Rút lại đề nghị?"),
            words,
            self.tr("Rút lại"),
            kind="danger",
            icon="undo-2",
            level=int(view.row.level),
        )
        dialog.accepted.connect(lambda: self._withdraw(view))
        self.show(dialog)

    def _withdraw(self, view: ReleaseView) -> None:
        self._tasks.act(
            withdraw_release,
            view.row.ref,
            then=lambda _: messages.done(self._page, self.tr("Đã rút lại đề nghị.")),
            owner=self._page,
        )

    def show(self, dialog: Dialog, draft: Draft | None = None) -> None:
        """Open a dialog, filled with what was typed before; it goes when it closes."""
        if draft is not None and isinstance(dialog, KeptDialog):
            dialog.take_up(draft)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
