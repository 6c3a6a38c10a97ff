"""Discs: every set with what comes next for each of its discs, and the long work while it goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.archive.discs.model import DiscRow, MadeDisc, SetRow, Twin, WorkDone, WorkKind
from app.archive.discs.queries import disc_label, list_discs
from app.errors import Cancelled, NiemError, Problem
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.archive.discs.burn_dialog import BurnDialog
from ui.archive.discs.count_dialog import CountDiscsDialog
from ui.archive.discs.keep_dialog import KeepDialog
from ui.archive.discs.make_dialog import MakeDialog
from ui.archive.discs.read_dialogs import ReadBackDialog, ReadDialog
from ui.archive.discs.set_card import SetCard
from ui.archive.discs.shred_dialog import ShredDiscDialog
from ui.archive.discs.words import found
from ui.archive.discs.work import Work
from ui.archive.part import Part
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import InlineNotice, NoticeKind
from ui.widgets.save_file import file_name, save_as

WIDTH = 1040
SHOWN = 12
"""Sets shown at first; the rest by a button."""


class DiscsPart(Part):
    """The tab of discs. Officers alone are offered it."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self.sets: tuple[SetRow, ...] = ()
        self.cards: list[SetCard] = []
        self._shown = SHOWN
        self.make = PrimaryButton(self.tr("Làm đĩa…"), "disc-3")
        self.read = SecondaryButton(self.tr("Lấy tệp từ đĩa…"), "archive-restore")
        self.count = SecondaryButton(self.tr("Kiểm đếm…"), "clipboard-check")
        self.make.clicked.connect(self._make)
        self.read.clicked.connect(lambda: self._open_working(ReadDialog(self, self._tasks)))
        self.count.clicked.connect(lambda: self._open(CountDiscsDialog(self, self._tasks)))
        self.work = Work(tasks)
        self.work.begun.connect(self._offer)
        self.work.done.connect(self._done)
        self.work.failed.connect(self._failed)
        self.told = InlineNotice("info", "")
        self.told.hide()
        self.empty = EmptyState(
            "disc-3",
            self.tr("Chưa có đĩa nào"),
            self.tr(
                "Đĩa giữ bản sao lưu ở ngoài máy nhiều năm. Ảnh đĩa có phần dự phòng nên đĩa xước vẫn đọc lại được; "
                "mỗi ảnh ghi ra hai đĩa, giữ ở hai nơi."
            ),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.work)
        column.addWidget(self.told)
        column.addWidget(self._pages, 1)
        column.addLayout(self._acts())
        self.setFocusProxy(self.make)

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.read)
        row.addWidget(self.count)
        row.addStretch(1)
        return row

    def title(self) -> str:
        return self.tr("Đĩa")

    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.make,)

    def reload(self) -> None:
        self._tasks.read(list_discs, then=self._show, owner=self)
        if not self.work.under_way:
            self.work.look()

    # What is shown

    def _show(self, sets: tuple[SetRow, ...]) -> None:
        self.sets = sets
        self._offer()
        held = QWidget()
        held.setMaximumWidth(current().px(WIDTH))
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.cards = [self._card(made) for made in sets[: self._shown]]
        for card in self.cards:
            column.addWidget(card)
        if len(sets) > self._shown:
            more = SecondaryButton(self.tr("Xem {} bộ cũ hơn").format(len(sets) - self._shown), "chevron-down")
            more.clicked.connect(self._show_more)
            column.addWidget(more)
        column.addStretch(1)
        area = scrolled(held)
        old = self._pages.widget(1)
        at = self._place()
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.addWidget(area)
        self._pages.setCurrentIndex(1 if sets else 0)
        area.verticalScrollBar().setValue(at)

    def _place(self) -> int:
        """How far the list was scrolled."""
        old = self._pages.widget(1)
        return old.verticalScrollBar().value() if isinstance(old, QScrollArea) else 0

    def _show_more(self) -> None:
        self._shown = len(self.sets)
        self._show(self.sets)

    def _card(self, made: SetRow) -> SetCard:
        card = SetCard(made)
        card.burn_wanted.connect(self._burn)
        card.read_back_wanted.connect(self._read_back)
        card.keep_wanted.connect(self._keep)
        card.label_wanted.connect(self._label)
        card.shred_wanted.connect(self._shred)
        return card

    def _offer(self) -> None:
        why = self.tr("Đang có việc với đĩa; hãy đợi xong hoặc dừng nó.") if self.work.under_way else ""
        for button in (self.make, self.read):
            button.set_available(not why, why)
        self.count.set_available(
            any(made.discs for made in self.sets), self.tr("Chưa có đĩa nào trong sổ để kiểm đếm.")
        )

    # Dialogs

    def _open(self, dialog: Dialog) -> None:
        self.told.hide()
        dialog.finished.connect(lambda _: self._tasks.read(list_discs, then=self._show, owner=self))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_working(self, dialog: MakeDialog | BurnDialog | ReadBackDialog | ReadDialog) -> None:
        if self.work.under_way:
            messages.show(self, self._busy())
            dialog.deleteLater()
            return
        self.told.hide()
        dialog.begun.connect(self.work.look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _busy(self) -> NiemError:
        return Problem("discs.busy")

    def _make(self) -> None:
        self._open_working(MakeDialog(self, self._tasks))

    def _burn(self, made: SetRow, image: MadeDisc) -> None:
        self._open_working(BurnDialog(self, self._tasks, made, image))

    def _read_back(self, made: SetRow, disc: int, twin: Twin) -> None:
        self._open_working(ReadBackDialog(self, self._tasks, made, disc, twin))

    def _keep(self, disc: DiscRow) -> None:
        self._open(KeepDialog(self, self._tasks, disc))

    def _label(self, disc: DiscRow) -> None:
        def save(pdf: bytes) -> None:
            name = file_name(disc.number, "pdf")
            if save_as(self, self.tr("Lưu nhãn đĩa"), name, self.tr("Tệp PDF (*.pdf)"), pdf) is not None:
                messages.done(self, self.tr("Đã lưu nhãn. In ra rồi để trong bao đĩa."))

        self._tasks.read(disc_label, disc.number, messages.language(), then=save, owner=self)

    def _shred(self, disc: DiscRow) -> None:
        def open_dialog(people: tuple[PersonRow, ...]) -> None:
            there = [row for row in people if row.active and not row.frozen and not row.me]
            others = [(row.uid, row.name) for row in there]
            self._open(ShredDiscDialog(self, self._tasks, self._summary, disc, others))

        self._tasks.read(list_people, then=open_dialog, owner=self)

    # The end of long work

    def _done(self, done: WorkDone) -> None:
        words, kind = self._told(done)
        self.told.set_text(words, kind)
        self.told.show()
        self._tasks.read(list_discs, then=self._show, owner=self)

    def _told(self, done: WorkDone) -> tuple[str, NoticeKind]:
        if done.kind is WorkKind.MAKE:
            return messages.sentence("discs.made", number=done.number, discs=len(done.images)), "success"
        if done.kind is WorkKind.BURN:
            return self.tr(
                "Đã ghi xong. Lấy đĩa ra, cho vào lại, rồi đọc lại để so: chỉ khi đó đĩa mới vào sổ."
            ), "info"
        reading = done.reading
        if reading is None:
            return "", "info"
        if done.kind is WorkKind.READ:
            good = reading.whole and not reading.missing
            return found(reading, repaired=True), "success" if good else "warning"
        if reading.whole:
            return self.tr("Đĩa {} đúng như đã ghi và đã vào sổ. Hãy ghi nơi giữ và in nhãn.").format(
                done.number
            ), "success"
        return found(reading, repaired=False), "warning"

    def _failed(self, error: NiemError) -> None:
        self._offer()
        if isinstance(error, Cancelled):
            self.told.set_text(self.tr("Đã dừng; phần dở dang đã bỏ."), "warning")
            self.told.show()
        else:
            messages.show(self, error)
        self._tasks.read(list_discs, then=self._show, owner=self)
