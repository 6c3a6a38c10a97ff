"""Dialogs beside the forms of customers whose typed text outlives a lock as well.

Pure rules:

1. What was typed when the vault locks is saved as a draft at the level of what it is about, and offered afterwards.
2. Passphrases, ticks that confirm something and chosen files are never kept: they are given anew.
3. The draft goes when the dialog has done what it is for; closing alone does not throw it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.clock import SystemClock
from app.customers.actions import discard_draft, save_draft
from app.customers.model import Draft
from ui.tasks import Room, Tasks
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.page import DraftSaving


class KeptDialog(Dialog):
    """Subclasses give ``typed`` and ``fill``, and say ``keep_as`` once their fields are as they begin."""

    _kept: tuple[Tasks, Draft, Room] | None = None
    _begun: Mapping[str, str] = {}
    _resumed = False

    def typed(self) -> dict[str, str]:
        """What stands in the fields, each as text."""
        raise NotImplementedError

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill the fields as ``values`` once gave them; what is missing stays as it is."""
        raise NotImplementedError

    def keep_as(self, tasks: Tasks, draft: Draft, room: Room = "everyday") -> None:
        """Keep what is typed from here on as ``draft``, whose values say what opens this dialog again."""
        self._kept, self._begun = (tasks, draft, room), self.typed()

    def take_up(self, draft: Draft) -> None:
        """Go on with what was typed before a lock, after `keep_as`."""
        self._resumed = True
        self.fill(draft.values)
        words = QCoreApplication.translate("kept", "Chữ bạn đã gõ trước khi khóa. Tệp và cụm mật khẩu phải đưa lại.")
        self.set_note(words)

    def draft_savings(self) -> tuple[DraftSaving, ...]:
        """What a lock must save first."""
        if self._kept is None or self.typed() == self._begun:
            return ()
        _, draft, room = self._kept
        values = {**draft.values, **self.typed()}
        return (DraftSaving(save_draft, (replace(draft, values=values, at=SystemClock().now()),), room),)

    def moved_to(self, level: Level) -> None:
        """What it is about stands at another level now, and so does what was kept of it."""
        if self._kept is not None:
            tasks, draft, room = self._kept
            self._kept = (tasks, replace(draft, level=level), room)

    def accept(self) -> None:
        self.done_with_it()
        super().accept()

    def done_with_it(self) -> None:
        """What was typed has become what it was for."""
        if self._kept is None:
            return
        self._begun = self.typed()
        if not self._resumed:
            return
        tasks, draft, room = self._kept
        self._resumed = False
        # The parent outlives this dialog, so that the draft goes even after it has closed.
        tasks.read(
            discard_draft, draft.project, draft.level, draft.key,
            then=lambda _: None, failed=lambda _: None, owner=self.parent() or self, room=room,
        )  # fmt: skip


def savings_of_dialogs(window: QWidget, room: Room | None = None) -> tuple[DraftSaving, ...]:
    """What the dialogs that are open over a window would lose in a lock; with ``room`` only those of that room."""
    kept = [dialog for dialog in open_dialogs(window) if isinstance(dialog, KeptDialog)]
    return tuple(saving for dialog in kept for saving in dialog.draft_savings() if room in (None, saving.room))
