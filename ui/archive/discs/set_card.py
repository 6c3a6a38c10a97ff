"""One set of discs: what is on it, and for each of its discs where the two copies stand and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.archive.discs.model import DiscRow, MadeDisc, SetRow, Twin
from app.clock import shown_date, shown_time
from app.copies.model import IN_THE_HOUSE
from ui import messages
from ui.archive.discs.words import gigabytes, size_name, twin_name
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph


class SetCard(Card):
    """Signals say what is wanted: (set, image) to burn, (set, disc, twin) to read back, a disc's row for the rest."""

    burn_wanted = Signal(object, object)
    read_back_wanted = Signal(object, int, object)
    keep_wanted = Signal(object)
    label_wanted = Signal(object)
    shred_wanted = Signal(object)

    def __init__(self, made: SetRow, parent: QWidget | None = None) -> None:
        super().__init__(f"{made.title} · {made.number}", "disc-3", parent=parent)
        self.made = made
        self.slots: list[Slot] = []
        words = QCoreApplication.translate("SetCard", "Làm ngày {day} · {size} · dự phòng {share} % · {count} tấm")
        facts = words.format(
            day=shown_date(made.at), size=size_name(made.size), share=made.share, count=len(made.images)
        )
        self.add(Paragraph(facts, "secondary"))
        for image in made.images:
            if len(made.images) > 1:
                title = self.tr("Tấm {} trên {}").format(image.disc, len(made.images))
                self.add(Label(title, "strong"))
            pair = [self._slot(image, twin) for twin in Twin]
            self.add(two_columns(*pair))

    def _slot(self, image: MadeDisc, twin: Twin) -> Slot:
        disc = next((row for row in self.made.discs if (row.disc, row.twin) == (image.disc, twin)), None)
        first = next((row for row in self.made.discs if row.disc == image.disc), None)
        slot = Slot(image, twin, disc, next_one=first is not None or twin is Twin.FIRST)
        slot.burn_wanted.connect(lambda: self.burn_wanted.emit(self.made, image))
        slot.read_back_wanted.connect(lambda: self.read_back_wanted.emit(self.made, image.disc, twin))
        slot.keep_wanted.connect(lambda: self.keep_wanted.emit(disc))
        slot.label_wanted.connect(lambda: self.label_wanted.emit(disc))
        slot.shred_wanted.connect(lambda: self.shred_wanted.emit(disc))
        self.slots.append(slot)
        return slot


class Slot(Card):
    """One of the two discs: not yet there, in the house, or shredded."""

    burn_wanted = Signal()
    read_back_wanted = Signal()
    keep_wanted = Signal()
    label_wanted = Signal()
    shred_wanted = Signal()

    def __init__(self, image: MadeDisc, twin: Twin, disc: DiscRow | None, *, next_one: bool) -> None:
        super().__init__(twin_name(twin), "disc-3", tone="raised")
        self.disc = disc
        self.buttons: dict[str, QuietButton | SecondaryButton | PrimaryButton] = {}
        if disc is None:
            self._not_yet(image, next_one=next_one)
        elif disc.state in IN_THE_HOUSE:
            self._there(disc)
        else:
            self.add(Paragraph(self.tr("{} đã hủy, có biên bản.").format(disc.number), "secondary"))
        self.body.addStretch(1)

    def _not_yet(self, image: MadeDisc, *, next_one: bool) -> None:
        words = self.tr("Chưa có. Ghi ảnh {size} ra đĩa trắng, rồi đọc lại: đĩa chỉ vào sổ khi đọc lại đúng.")
        self.add(Paragraph(words.format(size=gigabytes(image.size)), "secondary"))
        burn = (PrimaryButton if next_one else SecondaryButton)(self.tr("Ghi ra đĩa…"), "disc-3")
        self._offer(
            ("burn", burn, self.burn_wanted),
            ("read", SecondaryButton(self.tr("Đọc lại để so…"), "git-compare"), self.read_back_wanted),
        )

    def _there(self, disc: DiscRow) -> None:
        last = disc.proofs[-1]
        state = self.tr("nguyên vẹn") if last.whole else self.tr("đã xước")
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số"), disc.number)
        kept = " · ".join(part for part in (disc.holder, disc.place, disc.brand) if part)
        grid.add_row("kept", self.tr("Giữ ở"), kept)
        if disc.due:
            grid.add_row("due", self.tr("Hạn trả"), "/".join(reversed(disc.due.split("-"))))
        grid.add_row("read", self.tr("Đọc lại"), f"{shown_time(last.at)}, {state}")
        self.add(grid)
        for code in disc.advice:
            self.add(InlineNotice("warning", messages.sentence(code)))
        keep = (SecondaryButton if disc.place else PrimaryButton)(self.tr("Nơi giữ…"), "map-pin")
        self._offer(
            ("keep", keep, self.keep_wanted),
            ("label", SecondaryButton(self.tr("Nhãn…"), "tag"), self.label_wanted),
            ("read", SecondaryButton(self.tr("Đọc lại…"), "git-compare"), self.read_back_wanted),
            ("shred", QuietButton(self.tr("Hủy…"), "shredder"), self.shred_wanted),
        )

    def _offer(self, *buttons: tuple[str, QuietButton | SecondaryButton | PrimaryButton, SignalInstance]) -> None:
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(row)
        which = self.disc.number if self.disc else self.accessibleName()
        for key, button, wanted in buttons:
            button.setAccessibleName(f"{button.text()} {which}")
            button.clicked.connect(wanted)
            flow.addWidget(button)
            self.buttons[key] = button
        self.add(row)
