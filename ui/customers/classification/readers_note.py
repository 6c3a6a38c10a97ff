"""Who will be able to open a file at another level, as far as this person may know; before anything is moved."""

from __future__ import annotations

from app.access.level import Level
from app.customers.classification.model import Readers
from app.customers.classification.queries import level_readers
from app.errors import NiemError
from app.ids import Id
from ui import messages
from ui.customers.classification.words import low, some_names
from ui.tasks import Room, Tasks
from ui.widgets.notice import InlineNotice, NoticeKind


class ReadersNote(InlineNotice):
    """Hidden until it is asked about a level."""

    def __init__(self, tasks: Tasks, room: Room, project: Id) -> None:
        super().__init__("warning")
        self._tasks, self._room, self._project = tasks, room, project
        self._asked = Level.CONFIDENTIAL
        self.readers: Readers | None = None
        self.hide()

    def tell(self, level: Level) -> None:
        """Ask who opens ``level``, and say it."""
        self._asked = level
        self.set_text(self.tr("Đang hỏi ai mở được cấp {}…").format(low(level)), "info")
        self.show()
        self._tasks.read(
            level_readers, self._project, level, then=self._show, failed=self._failed, owner=self, room=self._room
        )

    def forget(self) -> None:
        """Say nothing."""
        self.readers = None
        self.hide()

    def _show(self, readers: Readers) -> None:
        if readers.level != self._asked:
            return
        self.readers = readers
        self.set_text(*self._words(readers))
        self.updateGeometry()

    def _failed(self, error: NiemError) -> None:
        self.set_text(messages.sentence(error), "danger")

    def _words(self, readers: Readers) -> tuple[str, NoticeKind]:
        level, names, managers = low(readers.level), some_names(readers.names), some_names(readers.managers)
        if readers.exact:
            known = self.tr("Ở cấp {}, những người mở được hồ sơ này: {}.").format(level, names)
        elif names:
            known = self.tr(
                "Danh sách người giữ thẩm quyền cấp {} không dành cho bạn xem. Bạn đã thấy những người này làm việc ở "
                "cấp đó: {}; có thể còn người khác. Muốn biết chắc, hãy hỏi {}."
            ).format(level, names, managers)
        else:
            known = self.tr("Chương trình không cho bạn biết ai mở được cấp {}. Muốn biết chắc, hãy hỏi {}.").format(
                level, managers
            )
        if readers.myself:
            return known, "warning"
        lost = self.tr("Bạn không mở được cấp {} ở đây: sau khi nâng, hồ sơ này không còn ở cấp bạn đang mở.")
        return f"{lost.format(level)} {known}", "danger"
