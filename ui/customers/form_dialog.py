"""What the two forms share: drafts, asking before closing, saving, and what to do when somebody else saved first.

Pure rules:

1. Typed text is never lost: every few seconds, and at once before a lock, it is saved in the vault as a draft.
2. A draft lives in the compartment of its level; when the level changes, the one at the old level goes.
3. A draft goes when the form was saved, or thrown away by the person's own word; closing alone never does it.
4. A new form has the id of its record from the beginning (`NEW` in its draft), so that it is saved once.
5. When somebody saved since, nothing typed is lost and nothing of theirs is overwritten unseen; fields that were not
   touched here are theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.clock import SystemClock
from app.customers.actions import discard_draft, save_draft
from app.customers.model import NEW, Draft, Fault
from app.errors import NiemError
from app.ids import from_hex, new_id
from ui import messages
from ui.customers.words import fault_sentence
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.page import DraftSaving

DRAFT_MILLISECONDS = 4000
CHANGED_MEANWHILE = "vault.changed_meanwhile"


class FormDialog(Dialog):
    """``saved(result)`` after the form was saved and closed. Subclasses give the fields and the act."""

    saved = Signal(object)
    conflicted = Signal()
    """Somebody else saved since: the page fetches what stands there now and calls ``resolve``."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, room: Room, title: str, *, level: Level, subtitle: str, save_text: str
    ) -> None:
        super().__init__(parent, title, level=int(level), subtitle=subtitle, width=720)
        self.tasks, self.room = tasks, room
        self.fields: dict[str, Field] = {}
        self._start: dict[str, str] = {}
        self._saved_draft: Draft | None = None
        self._key = ""
        self.new = new_id(SystemClock())
        """The id that something new will have: a form saved twice, its first answer lost, makes one."""
        self.revisions: tuple[int, int] | None = None
        """After an edit: the revision it was made over, and the one it made."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MILLISECONDS)
        self._timer.timeout.connect(self._save_draft)
        self.add_cancel(self.tr("Hủy"))
        self.save = PrimaryButton(save_text, "save")
        self.save.clicked.connect(self.submit)
        self.add_button(self.save)
        self.set_note(self.tr("Ctrl+S để lưu"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.submit)
        self.set_guard(self._may_close)

    # What a subclass says

    def values(self) -> dict[str, str]:
        """What is typed, each field as text."""
        raise NotImplementedError

    def take_values(self, values: dict[str, str]) -> None:
        """Fill the fields as ``values`` once gave them; unknown ones are left alone."""
        raise NotImplementedError

    def draft(self) -> Draft:
        """What is typed, as a draft."""
        raise NotImplementedError

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with it."""
        raise NotImplementedError

    def ask_to_save(self) -> None:
        """Begin the act; end in ``done_saving`` or ``failed_saving``."""
        raise NotImplementedError

    # What a page does

    def begin(self, key: str) -> None:
        """The fields are filled: watch them from here on. ``key`` names the draft."""
        self._key = key
        self._start = self.values()
        for field in self.fields.values():
            field.changed.connect(self._typed)

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft, after ``begin``."""
        self._key = draft.key
        self._saved_draft = draft
        with suppress(KeyError, ValueError):  # kept by a form over something that was there
            self.new = from_hex(draft.values[NEW])
        self.take_values(draft.values)

    def take_untouched(self, theirs: dict[str, str]) -> None:
        """What somebody else saved meanwhile in fields that the person has not touched: keeping one's own text must not
        take that back.
        """
        mine = self.values()
        same = [name for name in self.fields if name in theirs and mine.get(name) == self._start.get(name)]
        taken = {name: theirs[name] for name in same if theirs[name] != mine.get(name)}
        if taken:
            self.take_values({**taken, "criteria": theirs.get("criteria", "")})
            self._start.update(taken)

    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        return bool(self._key) and self.values() != self._start

    def draft_savings(self) -> tuple[DraftSaving, ...]:
        """What a lock must save first."""
        return (DraftSaving(save_draft, (self._stamped(),), self.room),) if self.is_changed() else ()

    # Drafts

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _stamped(self) -> Draft:
        return replace(self.draft(), key=self._key, at=SystemClock().now())

    def _save_draft(self) -> None:
        if not self.is_changed() or self.isHidden():
            return
        draft, before = self._stamped(), self._saved_draft
        if before is not None and before.values == draft.values:
            return
        if before is not None and before.level != draft.level:
            self._discard(before)
        self._saved_draft = draft
        self.tasks.read(
            save_draft, draft, then=lambda _: self._tell_kept(draft), failed=self._not_kept, owner=self, room=self.room
        )

    def _tell_kept(self, draft: Draft) -> None:
        self.set_note(self.tr("Đã giữ bản nháp. Ctrl+S để lưu"))

    def _not_kept(self, error: NiemError) -> None:
        self._saved_draft = None
        self.set_note(self.tr("Chưa giữ được bản nháp: {}").format(messages.sentence(error)))

    def _discard(self, draft: Draft) -> None:
        # The parent outlives this dialog, so that the draft goes even after it has closed.
        owner = self.parent() or self
        self.tasks.read(
            discard_draft, draft.project, draft.level, draft.key,
            then=lambda _: None, failed=lambda _: None, owner=owner, room=self.room,
        )  # fmt: skip

    def forget_draft(self) -> None:
        """What was typed is saved, or not wanted."""
        self._timer.stop()
        if self._saved_draft is not None:
            self._discard(self._saved_draft)
            self._saved_draft = None

    # Saving

    def submit(self) -> None:
        """Save, unless something is wrong: then the first wrong field is shown."""
        if self.tasks.is_busy(self) or not self.save.isEnabled():
            return
        messages.forget(self)
        wrong = {field: fault for field, fault in self.faults() if field in self.fields}
        for name, field in self.fields.items():
            field.set_error(fault_sentence(wrong[name]) if name in wrong else "")
        if wrong:
            next(field for name, field in self.fields.items() if name in wrong).focus()
            return
        self.set_busy(True)
        self.ask_to_save()

    def done_saving(self, result: object) -> None:
        """It is saved."""
        self.forget_draft()
        self.set_busy(False)
        self.set_guard(None)
        self.accept()
        self.saved.emit(result)

    def done_editing(self, ref: object, before: int, after: int) -> None:
        """It is saved over revision ``before``; where nothing new is in force yet, ``after`` is the same."""
        self.revisions = (before, after)
        self.done_saving(ref)

    def failed_saving(self, error: NiemError) -> None:
        """It is not saved; everything typed stands as it was."""
        self.set_busy(False)
        field = self.fields.get(str(error.details.get("field", "")))
        if error.code == CHANGED_MEANWHILE:
            self._save_draft()
            self.conflicted.emit()
        elif error.code == "customers.invalid" and field is not None:
            field.set_error(fault_sentence(str(error.details["fault"])))
            field.focus()
        else:
            messages.show(self, error)

    # Closing

    def _may_close(self) -> bool:
        if not self.is_changed():
            self.forget_draft()
            return True
        question = MessageDialog(
            self.window(),
            self.tr("Bỏ những gì vừa gõ?"),
            self.tr("Bạn đã gõ vào biểu mẫu này mà chưa lưu. Đóng lại thì chữ vừa gõ và bản nháp của nó mất hẳn."),
            self.tr("Bỏ và đóng"),
            kind="danger",
            cancel_text=self.tr("Gõ tiếp"),
        )
        question.accepted.connect(self._throw_away)
        question.finished.connect(question.deleteLater)
        question.open()
        return False

    def _throw_away(self) -> None:
        self.forget_draft()
        self.force_close()


def on_close(dialog: Dialog, act: Callable[[], None]) -> None:
    """Do ``act`` and let ``dialog`` go when it has closed, however it closes."""
    dialog.finished.connect(lambda _: act())
    dialog.finished.connect(dialog.deleteLater)


def project_level(level: object, fallback: Level) -> Level:
    """A level that came out of a field or a draft."""
    try:
        return Level(int(str(level)))
    except ValueError:
        return fallback
