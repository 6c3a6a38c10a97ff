"""Shredding before witnesses: which pieces, which machine, the signatures, and the record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.access.level import Level
from app.copies.actions import record_shredding
from app.copies.model import (
    LONGEST_TEXT,
    MEDIUM,
    PHOTO_LIMIT,
    STANDARDS,
    TWO_WATCH_FROM,
    CopyRow,
    Medium,
    Photo,
    ShreddingRecord,
    ShredForm,
    counted_number,
    fine_enough,
    minimum_standard,
)
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.copies.columns import counted, media, whose
from ui.copies.loose_pieces import LoosePieces
from ui.tasks import Room, Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.chosen_file import content_of, media_type_of
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.file_drop import FileDrop
from ui.widgets.level import level_name
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import file_name, save_as
from ui.widgets.second_witness import SecondWitness
from ui.widgets.text import Elided, Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures

WIDTH = 960
PHOTO_KINDS = ("png", "jpg", "jpeg")
SHOWN_ROWS = 7


class ShredDialog(Dialog):
    """``pieces`` are the numbered ones that still exist; ``officers`` (id, name) who may witness, ``others`` who may
    watch as well; ``room`` where the record is made: that of top secret for what stands there.
    """

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        project: Id,
        pieces: Sequence[CopyRow],
        officers: Sequence[tuple[object, str]],
        others: Sequence[tuple[object, str]] = (),
        room: Room = "everyday",
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ShredDialog", "Hủy tài liệu"),
            subtitle=QCoreApplication.translate(
                "ShredDialog", "Hủy xong trước mặt người chứng kiến rồi mới ký: biên bản ký số không sửa được nữa."
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._project, self._pieces = tasks, summary, project, tuple(pieces)
        self._room = room
        self._photo: Photo | None = None
        self.record: ShreddingRecord | None = None
        self.ticks: dict[CopyRow, CheckField] = {}
        self.medium = ComboField(self.tr("Vật được hủy"), media())
        self.scanned = TextField(
            self.tr("Quét mã hoặc gõ số bản, rồi Enter"),
            longest=LONGEST_TEXT,
            hint=self.tr("Bản có trong sổ được chọn ngay, cả bản của hồ sơ đã tiêu hủy."),
        )
        self.loose = LoosePieces()
        self.machine = TextField(
            self.tr("Máy hủy"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: máy hủy tầng 3, số tài sản 0147"),
        )
        self.standard = ComboField(self.tr("Cấp cắt theo ISO/IEC 21964"))
        self.place = TextField(self.tr("Nơi hủy"), required=True, longest=LONGEST_TEXT)
        self.note = TextArea(self.tr("Ghi chú"), lines=2, longest=LONGEST_TEXT)
        self.photo = FileDrop(
            self.tr("Ảnh chụp buổi hủy (nếu có)"),
            largest=PHOTO_LIMIT,
            kinds=PHOTO_KINDS,
            text=self.tr("Kéo thả ảnh vào đây (nếu có), hoặc"),
        )
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Người chứng kiến (cán bộ an toàn)"), alone=summary.one_person
        )
        self.second = SecondWitness(others)
        self._lay_out()
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Đã hủy, ký biên bản"), "shredder"))
        self._connect()
        self._show_medium()

    def _connect(self) -> None:
        self.sign.clicked.connect(self._sign)
        if why := self.signatures.why_not():
            self.sign.set_available(False, why)
        self.loose.changed.connect(self._recount)
        self.medium.changed.connect(self._show_medium)
        self.scanned.edit.returnPressed.connect(self._tick_scanned)
        self.photo.chosen.connect(self._photo_chosen)
        self.photo.cleared.connect(self._photo_cleared)

    def _lay_out(self) -> None:
        what = Card(self.tr("Những gì được hủy"), "shredder", tone="raised")
        what.add(self.medium)
        what.add(self.scanned)
        self._list_place = QVBoxLayout()
        self._list_place.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        held.setLayout(self._list_place)
        what.add(held)
        what.add(self.loose)
        self._error = Paragraph("", "danger", "small")
        self._error.hide()
        what.add(self._error)
        how = stacked(self.machine, self.standard, self.place, self.note, self.photo, gap=12)
        self.add(two_columns(what, how))
        self.add(self.signatures)
        if not self._summary.one_person:
            self.add(self.second)

    def medium_chosen(self) -> Medium:
        """What is being shredded."""
        chosen = self.medium.value()
        return chosen if isinstance(chosen, Medium) else Medium.PAPER

    def _show_medium(self) -> None:
        """Only what one machine can take stands in the list."""
        self.ticks.clear()
        while (item := self._list_place.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        medium = self.medium_chosen()
        self._list_place.addWidget(self._list([row for row in self._pieces if MEDIUM[row.kind] is medium]))
        self._recount()

    def _tick_scanned(self) -> None:
        """Tick what was scanned; a scanner ends each code with Enter, like who types."""
        number = counted_number(self.scanned.value())
        if not number:
            return
        found = next((tick for paper, tick in self.ticks.items() if paper.number == number), None)
        if found is None:
            self.scanned.set_error(self.tr("Sổ không có bản số này để hủy ở loại đang chọn. Hãy xem lại số."))
            return
        found.set_value(True)
        self._recount()
        self.scanned.set_value("")
        self.scanned.set_error("")
        self.scanned.focus()

    def _photo_chosen(self, path: Path) -> None:
        content = content_of(path)
        if content is None:
            self.photo.clear()
            self.photo.set_error(self.tr("Không đọc được tệp này. Hãy chọn tệp khác."))
            return
        self._photo = Photo(path.name, media_type_of(path), content)

    def _photo_cleared(self) -> None:
        self._photo = None

    def _list(self, papers: Sequence[CopyRow]) -> QWidget:
        if not papers:
            return Paragraph(self.tr("Sổ không có bản nào loại này đang giữ. Vẫn hủy được các thứ lẻ."), "secondary")
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, paper in enumerate(papers):
            tick = CheckField(paper.number)
            about = ", ".join(part for part in (counted(paper.sheets, MEDIUM[paper.kind]), whose(paper)) if part)
            tick.control.setAccessibleDescription(f"{about}, {level_name(int(paper.ref.level))}")
            tick.changed.connect(self._recount)
            self.ticks[paper] = tick
            grid.addWidget(tick, at, 0)
            told = Elided(about, "body", "secondary")
            told.setMinimumWidth(current().px(16))
            grid.addWidget(told, at, 1)
            grid.addWidget(LevelChip(int(paper.ref.level)), at, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(papers), 1)
        area = scrolled(rows)
        area.setMinimumHeight(current().px(34 * min(len(papers), SHOWN_ROWS)))
        area.setMaximumHeight(current().px(34 * SHOWN_ROWS))
        return area

    def chosen(self) -> tuple[CopyRow, ...]:
        """The numbered pieces that are ticked."""
        return tuple(paper for paper, tick in self.ticks.items() if tick.value())

    def _recount(self) -> None:
        """The machine must suit the highest level ticked; what does not is not offered."""
        self._error.hide()
        papers, loose, medium = self.chosen(), self.loose.value(), self.medium_chosen()
        levels = (*(paper.ref.level for paper in papers), *(piece.level for piece in loose))
        highest = max(levels, default=Level.CONFIDENTIAL)
        least = minimum_standard(highest, medium)
        fine = [(name, name) for name in STANDARDS[medium] if fine_enough(name, highest, medium)]
        self.standard.set_choices(fine)
        words = self.tr(
            "Cấp mật cao nhất là {level}, nên máy phải cắt từ {least} trở lên (số lớn hơn thì mảnh nhỏ hơn)."
        )
        self.standard.set_hint(words.format(level=level_name(int(highest)).lower(), least=least))
        self.set_level(int(highest) if levels else 0)
        self.second.ask(needed=highest >= TWO_WATCH_FROM)
        pieces = sum(paper.sheets for paper in papers) + sum(piece.count for piece in loose)
        total = len(papers) + len(loose)
        self.set_note(self.tr("{} mục, {}").format(total, counted(pieces, medium)) if total else "")

    def _sign(self) -> None:
        if self._complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        form = ShredForm(
            project=self._project,
            items=tuple(paper.ref for paper in self.chosen()),
            loose=self.loose.value(),
            machine=self.machine.value(),
            standard=str(self.standard.value()),
            place=self.place.value(),
            note=self.note.value(),
            medium=self.medium_chosen(),
            photo=self._photo,
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            record_shredding,
            form,
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            None if self._summary.one_person else self.second.credential(),
            then=self._recorded,
            failed=self._failed,
            owner=self,
            room=self._room,
        )

    def _complain(self) -> bool:
        if not self.chosen() and not self.loose.value():
            self._error.setText(messages.sentence("copies.nothing_to_shred"))
            self._error.show()
            return True
        if self.loose.complain():
            return True
        for field in (self.machine, self.place):
            if not field.value():
                field.set_error(self.tr("Hãy điền ô này."))
                field.focus()
                return True
        return self.signatures.complain() or (not self._summary.one_person and self.second.complain())

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        self.second.clear_values()
        messages.show(self, error)

    def _recorded(self, record: ShreddingRecord) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        self.second.clear_values()
        self.record = record
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self.sign.hide()
        self.add(InlineNotice("success", self.tr("Đã lập biên bản số {}.").format(record.number)))
        words = self.tr("Biên bản đã được ký số và giữ trong kho. Có thể lưu bản PDF để in hoặc gửi đi.")
        self.add(Paragraph(words, "secondary"))
        self.set_note("")
        self.close_button.setText(self.tr("Xong"))
        self.save = self.add_button(SecondaryButton(self.tr("Lưu PDF…"), "download"))
        self.save.clicked.connect(self._save)
        self.save.setFocus()

    def _save(self) -> None:
        if self.record is not None:
            name = file_name(self.record.number, "pdf")
            path = save_as(self, self.tr("Lưu biên bản"), name, self.tr("Tệp PDF (*.pdf)"), self.record.pdf)
            if path is not None:
                messages.done(self, self.tr("Đã lưu biên bản."))
