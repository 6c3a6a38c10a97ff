"""Telling after an import that what it brought waits to be reviewed, where the project takes the three steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.customers.entry.model import EntryRules
from app.customers.entry.queries import entry_rules
from app.ids import Id
from ui import messages
from ui.tasks import Room, Tasks
from ui.widgets.naming import grouped


def tell_if_sent(owner: QWidget, tasks: Tasks, room: Room, project: Id, count: int) -> None:
    """Say in passing that ``count`` entries were sent; nothing where they are in force."""

    def tell(rules: EntryRules) -> None:
        if rules.three_steps and count:
            words = QCoreApplication.translate(
                "entry", "Đã gửi duyệt {} bản nhập; chúng có hiệu lực khi được xác minh."
            )
            messages.done(owner, words.format(grouped(count)))

    tasks.read(entry_rules, project, then=tell, failed=lambda _: None, owner=owner, room=room)
