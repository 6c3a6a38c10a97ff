"""Shredding before a witness: which papers, which machine, two signatures, and the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.access.level import Level
from app.copies.actions import record_shredding
from app.copies.model import (
    LONGEST_TEXT,
    STANDARDS,
    CopyRow,
    ShreddingRecord,
    ShredForm,
    fine_enough,
    minimum_standard,
)
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.copies.extra_sheets import ExtraSheets
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.level import level_name
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Elided, Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures

WIDTH = 960
SHOWN_ROWS = 7


class ShredDialog(Dialog):
    """``papers`` are the prints that still exist; ``officers`` (id, name) who may witness."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        project: Id,
        papers: Sequence[CopyRow],
        officers: Sequence[tuple[object, str]],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ShredDialog", "Hủy tài liệu giấy"),
            subtitle=QCoreApplication.translate(
                "ShredDialog", "Hủy xong trước mặt người chứng kiến rồi mới ký: biên bản ký số không sửa được nữa."
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._project = tasks, summary, project
        self.record: ShreddingRecord | None = None
        self.ticks: dict[CopyRow, CheckField] = {}
        self.extra = ExtraSheets()
        self.machine = TextField(
            self.tr("Máy hủy"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: máy hủy tầng 3, số tài sản 0147"),
        )
        self.standard = ComboField(self.tr("Cấp cắt theo ISO/IEC 21964"))
        self.place = TextField(self.tr("Nơi hủy"), required=True, longest=LONGEST_TEXT)
        self.note = TextArea(self.tr("Ghi chú"), lines=2, longest=LONGEST_TEXT)
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Người chứng kiến (cán bộ an toàn)"), alone=summary.one_person
        )
        self._lay_out(papers)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Đã hủy, ký biên bản"), "shredder"))
        self.sign.clicked.connect(self._sign)
        if why := self.signatures.why_not():
            self.sign.set_available(False, why)
        self.extra.changed.connect(self._recount)
        self._recount()

    def _lay_out(self, papers: Sequence[CopyRow]) -> None:
        what = Card(self.tr("Những gì được hủy"), "printer", tone="raised")
        what.add(self._list(papers))
        what.add(self.extra)
        self._error = Paragraph("", "danger", "small")
        self._error.hide()
        what.add(self._error)
        how = stacked(self.machine, self.standard, self.place, self.note, gap=12)
        self.add(two_columns(what, how))
        self.add(self.signatures)

    def _list(self, papers: Sequence[CopyRow]) -> QWidget:
        if not papers:
            return Paragraph(self.tr("Không có bản giấy nào đang giữ. Vẫn hủy được các tờ lẻ."), "secondary")
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, paper in enumerate(papers):
            tick = CheckField(paper.number)
            about = self.tr("{customer}, {sheets} tờ").format(customer=paper.customer_name, sheets=paper.sheets)
            tick.control.setAccessibleDescription(f"{about}, {level_name(int(paper.ref.level))}")
            tick.changed.connect(self._recount)
            self.ticks[paper] = tick
            grid.addWidget(tick, at, 0)
            grid.addWidget(Elided(about, "body", "secondary"), at, 1)
            grid.addWidget(LevelChip(int(paper.ref.level)), at, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(papers), 1)
        area = scrolled(rows)
        area.setMinimumHeight(current().px(34 * min(len(papers), SHOWN_ROWS)))
        area.setMaximumHeight(current().px(34 * SHOWN_ROWS))
        return area

    def chosen(self) -> tuple[CopyRow, ...]:
        """The numbered papers that are ticked."""
        return tuple(paper for paper, tick in self.ticks.items() if tick.value())

    def _recount(self) -> None:
        """The machine must suit the highest level ticked; what does not is not offered."""
        self._error.hide()
        papers = self.chosen()
        highest = max((paper.ref.level for paper in papers), default=Level.CONFIDENTIAL)
        least = minimum_standard(highest)
        self.standard.set_choices([(name, name) for name in STANDARDS if fine_enough(name, highest)])
        words = self.tr(
            "Cấp mật cao nhất là {level}, nên máy phải cắt từ {least} trở lên (số lớn hơn thì mảnh nhỏ hơn)."
        )
        self.standard.set_hint(words.format(level=level_name(int(highest)).lower(), least=least))
        self.set_level(int(highest) if papers else 0)
        sheets = sum(paper.sheets for paper in papers) + sum(count for _, count in self.extra.value())
        total = len(papers) + len(self.extra.value())
        self.set_note(self.tr("{} mục, {} tờ").format(total, sheets) if total else "")

    def _sign(self) -> None:
        if self._complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        form = ShredForm(
            project=self._project,
            items=tuple(paper.ref for paper in self.chosen()),
            extra=self.extra.value(),
            machine=self.machine.value(),
            standard=str(self.standard.value()),
            place=self.place.value(),
            performer_name=self._summary.name,
            note=self.note.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            record_shredding,
            form,
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._recorded,
            failed=self._failed,
            owner=self,
        )

    def _complain(self) -> bool:
        if not self.chosen() and not self.extra.value():
            self._error.setText(messages.sentence("copies.nothing_to_shred"))
            self._error.show()
            return True
        if self.extra.complain():
            return True
        for field in (self.machine, self.place):
            if not field.value():
                field.set_error(self.tr("Hãy điền ô này."))
                field.focus()
                return True
        return self.signatures.complain()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _recorded(self, record: ShreddingRecord) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
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
