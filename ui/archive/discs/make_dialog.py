"""What goes on discs: the folder, its name on the label, the size of the blank discs, the share of parity."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.archive.discs.actions import begin_making
from app.archive.discs.model import (
    DEFAULT_SHARE,
    LEAST_SHARE,
    LONGEST_TITLE,
    MOST_SHARE,
    BackupHere,
    DiscSize,
    MakeForm,
    PlannedDisc,
    What,
)
from app.archive.discs.queries import backups_here, plan_discs
from app.clock import shown_date
from app.errors import NiemError
from ui import messages
from ui.archive.discs.words import gigabytes, sizes, whats
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.columns import stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.number_field import NumberField
from ui.widgets.place_field import PlaceField
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField

WAIT = 400
"""Milliseconds of quiet typing before the discs are worked out."""
SHOWN = 6


class MakeDialog(Dialog):
    """``begun`` when the making is under way: the page watches it."""

    begun = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("MakeDialog", "Làm đĩa"),
            subtitle=QCoreApplication.translate(
                "MakeDialog", "Ảnh đĩa có phần dự phòng: đĩa bị xước vẫn lấy lại được từng tệp."
            ),
            width=880,
        )
        self._tasks = tasks
        self._backups: dict[str, BackupHere] = {}
        self.folder = PlaceField(
            self.tr("Thư mục đã niêm mật"),
            self.tr("Chọn…"),
            hint=self.tr("Bản sao lưu, bộ khôi phục hoặc nhật ký do chương trình này làm ra."),
        )
        self.backup = ComboField(self.tr("Bản sao lưu đã thử khôi phục"), placeholder=self.tr("Chọn bản sao lưu"))
        self.backup.changed.connect(self._take_backup)
        self.backup.hide()
        self.what = ComboField(self.tr("Trên đĩa là gì"), whats())
        self.label = TextField(
            self.tr("Tên trên nhãn"),
            required=True,
            longest=LONGEST_TITLE,
            hint=self.tr("Ai cũng đọc được: ghi loại và số, đừng ghi tên khách hàng."),
            placeholder=self.tr("ví dụ: Sao lưu 17"),
        )
        self.blank = ComboField(self.tr("Đĩa trắng"), sizes())
        self.share = NumberField(
            self.tr("Phần dự phòng"),
            lowest=LEAST_SHARE,
            highest=MOST_SHARE,
            suffix="%",
            hint=self.tr("15 % chịu được một vết xước dài gần 15 % mặt đĩa, hoặc hơn 10 % chỗ hỏng rải rác."),
        )
        self.share.set_value(DEFAULT_SHARE)
        self.into = PlaceField(self.tr("Để ảnh đĩa ở"), self.tr("Chọn…"))
        self.plan = Card(self.tr("Cần mấy đĩa"), "disc-3", tone="raised")
        self.told = Paragraph(self.tr("Chọn thư mục để biết."), "secondary")
        self.plan.add(self.told)
        left = stacked(self.backup, self.folder, self.what, self.label, gap=12)
        right = stacked(two_columns(self.blank, self.share), self.into, self.plan, gap=12)
        self.add(two_columns(left, right))
        self.add_cancel(self.tr("Đóng"))
        self.make = self.add_button(PrimaryButton(self.tr("Làm ảnh đĩa"), "disc-3"))
        self.make.clicked.connect(self._make)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._work_out)
        for field in (self.folder, self.blank, self.share):
            field.changed.connect(self._timer.start)
        self.folder.focus()
        tasks.read(backups_here, then=self._show_backups, owner=self.backup)

    def _show_backups(self, found: tuple[BackupHere, ...]) -> None:
        self._backups = {one.folder: one for one in found}
        words = [(one.folder, f"{one.name} · {shown_date(one.made_at)} · {one.place}") for one in found]
        self.backup.set_choices(words)
        self.backup.setVisible(bool(found))

    def _take_backup(self) -> None:
        found = self._backups.get(str(self.backup.value()))
        if found is not None:
            label = self.tr("Sao lưu {}").format(found.name)
            self.set_folder(Path(found.folder), What.BACKUP, label)

    def set_folder(self, folder: Path, what: What, label: str) -> None:
        """Propose what to put on discs."""
        self.folder.set_value(str(folder))
        self.what.set_value(what)
        self.label.set_value(label)
        self._work_out()

    def _size(self) -> DiscSize:
        size = self.blank.value()
        return size if isinstance(size, DiscSize) else DiscSize.DVD

    def _work_out(self) -> None:
        folder = self.folder.value()
        if folder:
            self._tasks.read(
                plan_discs,
                folder,
                self._size(),
                self.share.value(),
                then=self._show_plan,
                failed=self._show_why_not,
                owner=self.plan,
            )

    def _show_plan(self, discs: tuple[PlannedDisc, ...]) -> None:
        count = len(discs)
        lines = [self.tr("{} tấm, mỗi tấm ghi hai đĩa.").format(count)]
        for disc in discs[:SHOWN]:
            words = self.tr("Tấm {disc}: {files} tệp, {data}; cả phần dự phòng {image}.")
            lines.append(
                words.format(
                    disc=disc.disc,
                    files=disc.files,
                    data=gigabytes(disc.data_bytes),
                    image=gigabytes(disc.image_bytes),
                )
            )
        if count > SHOWN:
            lines.append(self.tr("và {} tấm nữa").format(count - SHOWN))
        self.told.setText("\n".join(lines))

    def _show_why_not(self, error: NiemError) -> None:
        self.told.setText(messages.sentence(error))

    def _make(self) -> None:
        for field in (self.folder, self.label, self.into):
            if not field.value():
                field.set_error(self.tr("Hãy điền chỗ này."))
                field.focus()
                return
        what = self.what.value()
        form = MakeForm(
            folder=Path(self.folder.value()),
            what=what if isinstance(what, What) else What.OTHER,
            title=self.label.value(),
            size=self._size(),
            share=self.share.value(),
            into=Path(self.into.value()),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(begin_making, form, then=self._begun, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _begun(self, _number: str) -> None:
        self.begun.emit()
        self.set_busy(False)
        self.accept()
