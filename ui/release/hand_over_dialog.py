"""Handing over: a paper or a package, where to; make it; show its password once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Cancelled, NiemError
from app.release.actions import hand_over_release
from app.release.model import Output, OutputKind, ReleaseView
from ui import messages
from ui.release.facts import facts_side_by_side
from ui.release.handed_panel import Handed
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card, paint_card
from ui.widgets.check_field import CheckField
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.dialog import Dialog
from ui.widgets.naming import name_control
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.save_file import ask_destination, file_name
from ui.widgets.text import Elided

ENDINGS = {OutputKind.PAPER: "pdf", OutputKind.PACKAGE: "niem"}
DOCUMENT = "item.document"


class HandOverDialog(Dialog):
    """``accepted`` when the password was shown and its reader confirmed having it."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: ReleaseView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("HandOverDialog", "Bàn giao cho người nhận"),
            level=int(view.row.level),
            number=view.row.number,
            subtitle=QCoreApplication.translate(
                "HandOverDialog",
                "Kho sẽ ghi một tệp mã hóa AES-256 có số bản riêng. Đây là bản duy nhất của đề nghị này.",
            ),
            width=760,
        )
        self._tasks, self._view = tasks, view
        self._path: Path | None = None
        self._task: Task | None = None
        self.output: Output | None = None
        facts = Card(tone="raised")
        facts.add(facts_side_by_side(view))
        self.form = FormChoice(any(code == DOCUMENT for code, _ in view.lines))
        self.form.changed.connect(self._form_chosen)
        self.where = _Place(self.tr("Chưa chọn nơi ghi tệp"))
        self.choose = SecondaryButton(self.tr("Chọn nơi ghi…"), "folder-open")
        self.choose.clicked.connect(self._choose)
        self.where.add_right(self.choose)
        once = self.tr(
            "Mật khẩu của tệp chỉ hiện một lần ngay sau khi ghi và không được giữ ở đâu cả. Hãy chuẩn bị chỗ ghi lại."
        )
        self._asking: list[QWidget] = [facts, self.form, self.where, InlineNotice("info", once)]
        self.working = ProgressPanel(self.tr("Đang niêm và ghi tệp"))
        self.working.cancelled.connect(self._stop)
        for part in (*self._asking, self.working):
            self.add(part)
        self.working.hide()
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.make = self.add_button(PrimaryButton(self.tr("Ghi tệp và lấy mật khẩu"), "file-lock"))
        self.make.clicked.connect(self._make)

    def set_destination(self, path: Path) -> None:
        """Take ``path`` as the place to write to."""
        self._path = path
        self.where.set_text(str(path))

    def _form_chosen(self) -> None:
        if self._path is not None:
            self.set_destination(self._path.with_suffix(f".{self._ending()}"))

    def _ending(self) -> str:
        return ENDINGS[self.form.kind()]

    def _choose(self) -> None:
        ending = self._ending()
        paper = self.form.kind() is OutputKind.PAPER
        pattern = self.tr("Tệp PDF (*.pdf)") if paper else self.tr("Gói niêm (*.niem)")
        name = file_name(self._view.row.number, ending)
        path = ask_destination(self, self.tr("Ghi tệp cung cấp"), name, pattern)
        if path is not None:
            right = path.suffix.lower() == f".{ending}"
            self.set_destination(path if right else path.with_name(f"{path.name}.{ending}"))

    def _make(self) -> None:
        if self.form.complain():
            return
        if self._path is None:
            self._choose()
        if self._path is None:
            return
        messages.forget(self)
        self._set_working(True)
        self._task = self._tasks.act(
            hand_over_release,
            self._view.row.ref,
            str(self._path),
            self.form.kind(),
            self.form.passphrase(),
            then=self._made,
            failed=self._failed,
            owner=self,
            progress=self.working.set_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _set_working(self, working: bool) -> None:
        for part in self._asking[1:]:
            part.setVisible(not working)
        self.working.setVisible(working)
        self.make.setVisible(not working)
        self.close_button.setVisible(not working)
        self.set_guard((lambda: False) if working else None)

    def _failed(self, error: NiemError) -> None:
        self._end()
        self.form.forget_passphrase()
        if not isinstance(error, Cancelled):
            messages.show(self, error)

    def _end(self) -> None:
        self._task = None
        self._replace_progress()
        self._set_working(False)

    def _replace_progress(self) -> None:
        """A panel that was stopped says so for good; the next try has a fresh one."""
        fresh = ProgressPanel(self.tr("Đang niêm và ghi tệp"))
        fresh.cancelled.connect(self._stop)
        self.body.replaceWidget(self.working, fresh)
        self.working.hide()
        self.working.deleteLater()
        self.working = fresh

    def _made(self, output: Output) -> None:
        self._end()
        self.form.forget_passphrase()
        self.output = output
        for part in self._asking:
            part.hide()
        self.make.hide()
        self.result_panel = Handed(output)
        self.add(self.result_panel)
        self.close_button.hide()
        self.finish = self.add_button(PrimaryButton(self.tr("Xong"), "check"))
        self.finish.clicked.connect(self.accept)
        self.result_panel.noted.changed.connect(self._noted)
        self.set_guard(self.result_panel.noted.value)
        self._noted()
        self.result_panel.copy.setFocus()

    def _noted(self) -> None:
        ready = self.result_panel.noted.value()
        self.finish.set_available(ready, self.tr("Hãy ghi lại mật khẩu và đánh dấu vào ô trước đã."))


class FormChoice(QWidget):
    """A paper, which can be signed, or a package, which alone holds documents."""

    changed = Signal()

    def __init__(self, has_documents: bool) -> None:
        super().__init__()
        name_control(self, self.tr("Dạng tệp"))
        self.paper = ChoiceRow(
            self.tr("PDF: một bản để đọc, dấu chìm tên người nhận và số bản trên mọi trang.")
            if not has_documents
            else self.tr("PDF: không chứa được tài liệu kèm theo, nên đề nghị này chỉ bàn giao bằng gói niêm.")
        )
        self.package = ChoiceRow(
            self.tr("Gói niêm (.niem): bảng Excel và CSV cùng các tài liệu, trong một tệp dưới một mật khẩu.")
        )
        self._group = QButtonGroup(self)
        for row in (self.paper, self.package):
            self._group.addButton(row.mark)
        self.sign = CheckField(self.tr("Ký số tệp PDF bằng chữ ký của tôi"))
        self.own = PassphraseField(self.tr("Cụm mật khẩu của bạn, để ký"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.paper, self.package, self.sign, self.own):
            column.addWidget(part)
        (self.package if has_documents else self.paper).mark.setChecked(True)
        self.paper.setEnabled(not has_documents)
        self._group.buttonToggled.connect(lambda _, on: self._chosen() if on else None)
        self.sign.changed.connect(self._show_fields)
        self._show_fields()

    def kind(self) -> OutputKind:
        """What is chosen."""
        return OutputKind.PACKAGE if self.package.mark.isChecked() else OutputKind.PAPER

    def passphrase(self) -> str:
        """What was typed to sign with; empty when nothing is to be signed."""
        return self.own.value() if self._signs() else ""

    def forget_passphrase(self) -> None:
        """Empty the field."""
        self.own.clear_value()

    def complain(self) -> bool:
        """Say what is missing; gives whether anything is."""
        if self._signs() and not self.own.value():
            self.own.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            self.own.focus()
            return True
        return False

    def _signs(self) -> bool:
        return self.kind() is OutputKind.PAPER and self.sign.value()

    def _chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        self.sign.setVisible(self.kind() is OutputKind.PAPER)
        self.own.setVisible(self._signs())


class _Place(QWidget):
    """The chosen place, or that none is chosen yet."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = Elided(empty, "body", "secondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.addWidget(self._words, 1)

    def add_right(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    def set_text(self, text: str) -> None:
        self._words.setText(text)
        self._words.set_tone("text")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "surface", "border")
