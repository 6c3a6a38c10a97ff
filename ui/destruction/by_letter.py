"""The second signature by letter: telling the officers again, and writing down what one of them answered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.event import Event
from app.access.policy import may
from app.customers.model import Ref
from app.destruction.actions import ask_officers, take_in_answer
from app.destruction.model import OrderRow
from app.session.model import Summary
from ui import messages
from ui.destruction.room import room_of
from ui.tasks import Tasks


def send_again(page: QWidget, tasks: Tasks, ref: Ref) -> None:
    """Tell the officers of the order once more."""
    done = QCoreApplication.translate("destruction", "Đã gửi lại. Cán bộ an toàn thấy lệnh ở mục Chờ ký thứ hai.")
    tasks.act(ask_officers, ref, then=lambda _: messages.done(page, done), owner=page, room=room_of(ref))


def take_in(page: QWidget, tasks: Tasks, summary: Summary, rows: Iterable[OrderRow]) -> None:
    """What officers answered goes into the record when a manager looks at the list: whoever reads it knows then.

    Nothing is said of it: the list shows the answer already. What goes wrong is tried again with the next list.
    """
    if may(Event.DESTRUCTION_ANSWERED, summary.duties):
        for row in rows:
            if row.unwritten:
                tasks.act(
                    take_in_answer,
                    row.ref,
                    then=lambda _: None,
                    failed=lambda _: None,
                    owner=page,
                    room=room_of(row.ref),
                )
