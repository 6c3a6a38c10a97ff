"""Step 1: the backup, wherever it is: a disk, a folder, a disc in a drive, an image of one.

Pure rules:

* What is chosen is looked at at once; nothing is read from it that is not shown.
* A disc's files are taken out first, into a folder of the program's own; a reading that was stopped goes on there.
* What cannot be used says why under the field, and what was chosen before is forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.clock import shown_time
from app.errors import Cancelled, NiemError
from ui.messages import sentence
from ui.sign_in.after_fire.entrance import find_backups, take_from_disc
from ui.sign_in.after_fire.words import age_told, backup_told
from ui.sign_in.founding_steps import Step
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.columns import bring_into_view
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel

if TYPE_CHECKING:
    from app.archive.restore.model import BackupSeen, Sources, TakenOut

LOOK_MILLISECONDS = 400


class SourceStep(Step):
    """``chosen`` gives the backup; ``taken`` the folder that was made for a disc's files, if any."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Bản sao lưu ở đâu?"),
            self.tr(
                "Chọn ổ rời hoặc thư mục có các thư mục SL-…; hoặc nơi đĩa được gắn vào, ổ đĩa, hay tệp ảnh .iso của "
                "đĩa. Chỉ đọc, không sửa gì ở đó."
            ),
        )
        self._tasks = tasks
        self._task: Task | None = None
        self.taken: Path | None = None
        self._backups: dict[str, BackupSeen] = {}
        self.place = PlaceField(
            self.tr("Ổ, thư mục hoặc đĩa"),
            self.tr("Chọn thư mục…"),
            hint=self.tr("Ví dụ E:\\ hoặc /media/…; đĩa hỏng nặng thì D: hoặc /dev/sr0."),
        )
        self.image = SecondaryButton(self.tr("Chọn tệp ảnh đĩa…"), "disc-3")
        self.told = InlineNotice("info")
        self.into = PlaceField(
            self.tr("Lấy tệp của đĩa ra dưới thư mục"),
            self.tr("Chọn thư mục…"),
            hint=self.tr("Chỉ là dữ liệu đã niêm mật. Dừng giữa chừng thì lần sau đọc tiếp ở đây."),
        )
        self.into.set_value(str(Path.home()))
        self.read = PrimaryButton(self.tr("Đọc đĩa"), "disc-3")
        self.progress = ProgressPanel(self.tr("Đang đọc đĩa, sửa chỗ xước"))
        self.which = ComboField(self.tr("Bản sao lưu"))
        self.age = InlineNotice("warning")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self.place.changed.connect(self._place_changed)
        self.image.clicked.connect(self._choose_image)
        self.read.clicked.connect(self._read_disc)
        self.progress.cancelled.connect(self._stop)
        self.which.changed.connect(self._show_age)

    def _lay_out(self) -> None:
        self.column.addWidget(self.place)
        self.column.addWidget(self.image, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.told)
        self.column.addWidget(self.into)
        self.column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.which)
        self.column.addWidget(self.age)
        self.column.addStretch(1)
        self._show_only()

    def _show_only(self, *shown: QWidget) -> None:
        mine: tuple[QWidget, ...] = (self.told, self.into, self.read, self.progress, self.which, self.age)
        for widget in mine:
            widget.setVisible(widget in shown)
        if shown:
            QTimer.singleShot(0, self, lambda: bring_into_view(shown[-1]))

    def chosen(self) -> BackupSeen | None:
        """The backup that is to be used."""
        value = self.which.value()
        return self._backups.get(value) if isinstance(value, str) else None

    @property
    def reading(self) -> bool:
        """Whether a disc is being read."""
        return self._task is not None

    def complain(self) -> bool:
        seen = self.chosen()
        if seen is None:
            if not self.place.field.error():
                self.place.set_error(self.tr("Hãy chọn nơi có bản sao lưu. Đĩa thì phải đọc xong đã."))
            self.place.focus()
            return True
        if not seen.escrowed:
            self.age.set_text(sentence("backup.not_escrowed"), "danger")
            return True
        return False

    def arrive(self) -> None:
        self.place.focus()

    def stop(self) -> None:
        """Nobody waits for what is being read any more; it stays for the next time."""
        self._stop()

    # Looking

    def _place_changed(self) -> None:
        self._forget()
        self._timer.start()

    def _choose_image(self) -> None:
        title = self.tr("Chọn tệp ảnh của đĩa")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), self.tr("Ảnh đĩa (*.iso);;Mọi tệp (*)"))
        if chosen and isValid(self):
            self.place.set_value(chosen)
            self.place.set_error("")
            self.look()

    def look(self) -> None:
        """Look at what is written in the field."""
        self._timer.stop()
        self._forget()
        path = self.place.value()
        if path:
            self._tasks.enter(
                find_backups,
                Path(path),
                then=lambda found: self._found(path, found),
                failed=lambda error: self._not_found(path, error),
                owner=self,
            )

    def _forget(self) -> None:
        self._backups = {}
        self.which.set_choices([])
        self._show_only()

    def _found(self, path: str, found: Sources) -> None:
        if path != self.place.value():
            return
        self.place.set_error("")
        if found.disc is None:
            self._show_backups(found.backups)
            return
        disc = found.disc
        words = self.tr("Đĩa {} trên {} của bộ {}: {}, làm ngày {}.")
        if not disc.number:
            words = self.tr("Đĩa {} trên {}; danh sách tệp phải sửa lại trong lúc đọc.")
        self.told.set_text(words.format(disc.disc, disc.discs, disc.number, disc.title, shown_time(disc.at)), "info")
        self._show_only(self.told, self.into, self.read)

    def _not_found(self, path: str, error: NiemError) -> None:
        if path == self.place.value():
            self.place.set_error(sentence(error))

    def _show_backups(self, backups: tuple[BackupSeen, ...], *also: QWidget) -> None:
        self._backups = {str(one.path): one for one in backups}
        self.which.set_choices([(path, backup_told(one)) for path, one in self._backups.items()])
        self.which.set_value(next(iter(self._backups)))
        self._show_only(*also, self.which, self.age)
        self._show_age()

    def _show_age(self) -> None:
        seen = self.chosen()
        if seen is None:
            return
        words = self.tr("Bản này của lúc {}, {}. Việc làm sau lúc đó không có trong bản này.")
        self.age.set_text(words.format(shown_time(seen.at), age_told(seen.age)), "warning")
        if not seen.escrowed:
            self.age.set_text(sentence("backup.not_escrowed"), "danger")

    # A disc

    def _read_disc(self) -> None:
        if not self.into.value():
            self.into.set_error(self.tr("Hãy chọn thư mục."))
            self.into.focus()
            return
        self._show_only(self.told, self.progress)
        self.place.setEnabled(False)
        self.image.setEnabled(False)
        self.progress.begin()
        self._task = self._tasks.enter(
            take_from_disc,
            Path(self.place.value()),
            Path(self.into.value()),
            then=self._disc_read,
            failed=self._disc_failed,
            progress=self.progress.set_progress,
            owner=self,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _rest(self) -> None:
        self._task = None
        self.place.setEnabled(True)
        self.image.setEnabled(True)

    def _disc_read(self, found: TakenOut) -> None:
        self._rest()
        self.taken = found.folder
        kind = "danger" if found.lost else "warning" if found.hurt else "success"
        words = sentence(found.verdict, hurt=found.hurt, files=found.files, lost=found.lost)
        if found.lost:
            words += " " + self.tr("Phần đã đọc được giữ lại: cho đĩa thứ hai vào rồi đọc tiếp vào cùng thư mục.")
        elif found.missing:
            kind, words = "info", sentence("discs.waiting_for_discs", missing=found.missing)
        self.told.set_text(words, "danger" if kind == "danger" else "warning" if kind == "warning" else "info")
        if kind == "success":
            self.told.set_text(words, "success")
        if found.backups:
            self._show_backups(found.backups, self.told)
        else:
            self.read.setText(self.tr("Đọc đĩa tiếp theo"))
            self._show_only(self.told, self.into, self.read)

    def _disc_failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            self.told.set_text(self.tr("Đã dừng đọc. Chưa tệp nào bị mất; bấm Đọc đĩa để đọc lại."), "info")
        else:
            self.told.set_text(sentence(error), "danger")
        self._show_only(self.told, self.into, self.read)
