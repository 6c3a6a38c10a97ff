"""A dialog about one person that two people sign, with progress where the work is long.

Pure rules:

* What is missing is said under its field before anything is asked; a refusal keeps the form, not the passphrases.
* While the work runs the dialog can be stopped between two steps, and is not closed by Escape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import Credential, Summary
from ui import messages
from ui.people.more_officers import MoreOfficers
from ui.people.second_signer import signatures_for
from ui.tasks import Task, Tasks
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Label


class SigningDialog(Dialog):
    """``person`` is whom it is about. Subclasses add their fields and call :meth:`finish_layout` and :meth:`sign`."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        person: PersonRow | None,
    ) -> None:
        super().__init__(parent, title, width=760)
        self.tasks = tasks
        self.summary = summary
        self.person = person
        self.signatures = signatures_for(summary, people, about=person.uid if person else b"")
        self.more = MoreOfficers(people, about=person.uid if person else b"")
        self.progress = ProgressPanel(self.tr("Đang đổi khóa…"))
        self.progress.cancelled.connect(self._stop)
        self.act_button: Button | None = None
        self.heading = Label("", "strong")
        self._working = ""
        self._task: Task | None = None

    def finish_layout(self, button: Button, working: str) -> None:
        """Put the signatures, the progress and the buttons under the fields; ``working`` is said while it runs."""
        self.act_button, self._working = button, working
        self.heading.setText(self.tr("Hai người ký"))
        self.add(self.heading)
        self.add(self.signatures)
        self.add(self.more)
        self.add(self.progress)
        self.progress.hide()
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(button)
        button.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            button.set_available(False, why)

    def submit(self) -> None:
        """Check and ask; each dialog in its own way."""
        raise NotImplementedError

    def sign(self, function: Callable[..., object], *args: object, long: bool) -> None:
        """Ask for ``function(session, *args, own passphrase, second person)``; ``long`` shows progress."""
        self.sign_with(function, *args, then=self._done, long=long)

    def sign_with(
        self, function: Callable[..., object], *args: object, then: Callable[[object], None], long: bool = False
    ) -> None:
        """The same, with what is done afterwards instead of closing."""
        messages.forget(self)
        if self.signatures.complain() or self.more.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self.summary.uid
        self._set_working(True, long=long)
        self._task = self.tasks.act(
            function,
            *args,
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase(), self.more.beside()),
            then=lambda answer: self._answered(then, answer),
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress if long else None,
        )

    def done_words(self, answer: object) -> str:
        """What is told in passing when it went well."""
        raise NotImplementedError

    def show_result(self, panel: QWidget) -> None:
        """Put ``panel`` in the place of the signatures: what was asked is done, and this is to be read."""
        for widget in (self.heading, self.signatures, self.more, self.progress):
            widget.hide()
        if self.act_button is not None:
            self.act_button.hide()
        self.add(panel)
        panel.show()

    def _answered(self, then: Callable[[object], None], answer: object) -> None:
        self._set_working(False)
        then(answer)

    def _done(self, answer: object) -> None:
        messages.done(self, self.done_words(answer))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        self.more.clear_values()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Các ngăn chưa đổi khóa chỉ xem được cho đến khi đổi tiếp."))
            self.accept()
            return
        messages.show(self, error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _set_working(self, working: bool, *, long: bool = False) -> None:
        self.set_guard((lambda: False) if working else None)
        self.progress.setVisible(working and long)
        self.signatures.setEnabled(not working)
        self.more.setEnabled(not working)
        if self.act_button is not None:
            self.act_button.set_busy(working, self._working)
