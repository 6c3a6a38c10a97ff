"""The page of the top-secret room: a door, and behind it the room, in a vault process of its own.

Pure rules:

1. Behind the door nothing exists: no list, no counts, no text of it, until the passphrase was typed once more.
2. The room ends when its button is pressed, the page is left, nobody touches anything for two minutes, or the vault
   locks: its process is killed, with every key it held, and every widget that showed something is thrown away.
3. The one way on from here is the request for destruction: that form acts in this room, so going to it leaves the room
   open; it still ends by itself after two idle minutes.
4. Without its watermark the room shows nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.customers.model import Ref
from app.customers.search.model import SavedSearch
from app.session.model import Summary
from ui.customers.door_panel import DoorPanel
from ui.customers.room_view import RoomView
from ui.kept import savings_of_dialogs
from ui.tasks import Room, Tasks
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.page import NO_FINDER, DraftSaving, Finder, Page

ROOM: Room = "top_secret"
LEAVING_SECONDS = 2.0


class TopSecretPage(Page):
    """There is no export, print or release here, and no signal for one."""

    destruction_requested = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._going_to_destruction = False
        self.room: RoomView | None = None
        self.door = DoorPanel(tasks, summary)
        self._views = QStackedWidget()
        self._views.addWidget(self.door)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        self.door.opened.connect(self.enter)
        tasks.closed.connect(self._closed)
        self.destruction_requested.connect(lambda ref: self.page_wanted.emit("destruction", ref))
        self.setFocusProxy(self.door)

    # What the window asks

    def title(self) -> str:
        return self.tr("Phòng tuyệt mật")

    def highest_level(self) -> int:
        return 3 if self.room is not None else 0

    def reload(self) -> None:
        self._going_to_destruction = False
        if self.room is not None:
            self.room.reload()

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        return self.room.drafts_to_save() if self.room is not None else ()

    def show_subject(self, subject: object) -> None:
        """Open a top-secret file, while the room is open."""
        if self.room is not None:
            if isinstance(subject, Ref):
                self.room.show_file(subject)
            elif isinstance(subject, SavedSearch):
                self.room.list.search_saved(subject)

    def finder(self) -> Finder:
        """Customers are found here only while the room is open, and then the room's alone."""
        where = self.room.list.where() if self.room is not None else None
        return Finder(*where, ROOM) if where is not None else NO_FINDER

    # In and out

    def enter(self, summary: Summary) -> None:
        """The second process has unlocked: build the room."""
        room = RoomView(self._tasks, summary)
        if not room.mark.is_written():
            room.forget()
            room.deleteLater()
            self._close()
            self.door.begin(self.tr("Không in được tên bạn lên màn hình nên phòng không mở."))
            return
        self.room = room
        room.leaving.connect(self._close)
        room.destruction_requested.connect(self._to_destruction)
        self._views.addWidget(room)
        self._views.setCurrentWidget(room)
        self.setFocusProxy(room)
        room.reload()
        room.offer_drafts()
        room.setFocus()
        self.level_changed.emit()

    def _to_destruction(self, ref: object) -> None:
        self._going_to_destruction = True
        self.destruction_requested.emit(ref)
        self._going_to_destruction = self.isHidden()

    def _close(self) -> None:
        """Save what is being typed, sign out, take everything away, end the process."""
        if self._tasks.top_secret is not None:
            savings = (*self.drafts_to_save(), *savings_of_dialogs(self.window(), ROOM))
            self._tasks.leave(savings, (ROOM,), LEAVING_SECONDS)
        self._empty("")
        if self._tasks.top_secret is not None:
            self._tasks.close_room(ROOM)

    def _closed(self, room: str) -> None:
        """The process is gone, whoever ended it."""
        if room == ROOM:
            self._empty(self.tr("Phòng đã đóng. Chữ đang gõ dở được giữ thành bản nháp trong phòng."))

    def _empty(self, told: str) -> None:
        room, self.room = self.room, None
        if room is None:
            return
        close_all_dialogs(self.window())
        self.door.begin(told)
        self.setFocusProxy(self.door)
        self._views.setCurrentWidget(self.door)
        self._views.removeWidget(room)
        room.forget()
        room.hide()
        room.deleteLater()
        self.level_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A spontaneous event is the window system's, such as minimising: the idle time counts there.
        if not event.spontaneous() and not self._going_to_destruction:
            self._close()
