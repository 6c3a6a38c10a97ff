"""Taking one edit back, offered in passing right after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.customers.model import Ref
from app.customers.revisions.actions import restore_customer, restore_item
from ui import messages
from ui.customers.words import explained
from ui.tasks import Room, Tasks


def offer_undo(
    owner: QObject, tasks: Tasks, room: Room, *, is_item: bool, ref: Ref, revisions: tuple[int, int]
) -> None:
    """Tell that ``ref`` was saved, and offer to bring revision ``before`` back over the one that was made.

    Nothing is offered where the edit waits for others to review it: nothing is in force yet.
    """
    before, after = revisions
    if before == after:
        return
    saved = QCoreApplication.translate("undo", "Đã lưu. Bản trước vẫn còn trong lịch sử.")
    undo = QCoreApplication.translate("undo", "Hoàn tác")

    def take_back() -> None:
        tasks.act(
            restore_item if is_item else restore_customer, ref, before, after,
            then=lambda made: messages.done(owner, undone_words(in_force=made != after)),
            failed=lambda error: messages.show(owner, explained(error)), owner=owner, room=room,
        )  # fmt: skip

    messages.offer(owner, saved, undo, take_back)


def undone_words(*, in_force: bool) -> str:
    """What to tell after a revision was brought back, or was proposed to others who review it."""
    if in_force:
        return QCoreApplication.translate("undo", "Đã đưa bản trước trở lại.")
    return QCoreApplication.translate("undo", "Đã gửi đề nghị đưa bản trước trở lại để duyệt.")
