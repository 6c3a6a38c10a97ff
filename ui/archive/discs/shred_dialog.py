"""Shredding one disc before witnesses: the machine, the signatures, and the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.archive.discs.actions import shred_discs
from app.archive.discs.model import LONGEST_TEXT, DiscRow, ShredDiscsForm
from app.copies.model import STANDARDS, TWO_WATCH_FROM, Medium, ShreddingRecord, fine_enough, minimum_standard
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.columns import stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.level import level_name
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import file_name, save_as
from ui.widgets.second_witness import SecondWitness
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures


class ShredDiscDialog(Dialog):
    """``others`` (id, name) may witness. The record is kept with those of the office."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, disc: DiscRow, others: Sequence[tuple[object, str]]
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ShredDiscDialog", "Hủy đĩa {}").format(disc.number),
            subtitle=QCoreApplication.translate(
                "ShredDiscDialog", "Hủy xong trước mặt người chứng kiến rồi mới ký: biên bản ký số không sửa được nữa."
            ),
            width=880,
        )
        self._tasks, self._summary, self._disc = tasks, summary, disc
        self.record: ShreddingRecord | None = None
        level = disc.what.level
        least = minimum_standard(level, Medium.DISC)
        fine = [(name, name) for name in STANDARDS[Medium.DISC] if fine_enough(name, level, Medium.DISC)]
        self.machine = TextField(self.tr("Máy hủy"), required=True, longest=LONGEST_TEXT)
        self.standard = ComboField(
            self.tr("Cấp cắt theo ISO/IEC 21964"),
            fine,
            hint=self.tr("Đĩa có thể mang dữ liệu {level}, nên máy phải cắt từ {least} trở lên.").format(
                level=level_name(int(level)).lower(), least=least
            ),
        )
        self.place = TextField(self.tr("Nơi hủy"), required=True, longest=LONGEST_TEXT)
        self.note = TextArea(self.tr("Ghi chú"), lines=2, longest=LONGEST_TEXT)
        self.signatures = TwoSignatures(summary.name, others, self.tr("Người chứng kiến"), alone=summary.one_person)
        self.second = SecondWitness(others)
        self.second.ask(needed=level >= TWO_WATCH_FROM)
        parts = [two_columns(self.machine, self.standard), two_columns(self.place, self.note), self.signatures]
        if not summary.one_person:
            parts.append(self.second)
        self.form = stacked(*parts, gap=12)
        self.add(self.form)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Đã hủy, ký biên bản"), "shredder"))
        self.sign.clicked.connect(self._sign)
        if why := self.signatures.why_not():
            self.sign.set_available(False, why)
        self.machine.focus()

    def _sign(self) -> None:
        for field in (self.machine, self.place):
            if not field.value():
                field.set_error(self.tr("Hãy điền ô này."))
                field.focus()
                return
        alone = self._summary.one_person
        if self.signatures.complain() or (not alone and self.second.complain()):
            return
        chosen = self.signatures.second_person()
        witness = Id(chosen) if isinstance(chosen, bytes) else self._summary.uid
        form = ShredDiscsForm(
            numbers=(self._disc.number,),
            machine=self.machine.value(),
            standard=str(self.standard.value()),
            place=self.place.value(),
            note=self.note.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            shred_discs,
            form,
            self.signatures.own_passphrase(),
            Credential(witness, self.signatures.second_passphrase()),
            None if alone else self.second.credential(),
            then=self._recorded,
            failed=self._failed,
            owner=self,
        )

    def _forget(self) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        self.second.clear_values()

    def _failed(self, error: NiemError) -> None:
        self._forget()
        messages.show(self, error)

    def _recorded(self, record: ShreddingRecord) -> None:
        self._forget()
        self.record = record
        self.form.hide()
        self.sign.hide()
        self.add(InlineNotice("success", self.tr("Đã lập biên bản số {}.").format(record.number)))
        words = self.tr("Biên bản đã được ký số và giữ trong kho. Có thể lưu bản PDF để in hoặc gửi đi.")
        self.add(Paragraph(words, "secondary"))
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
