"""Deciding on a project's own fields: for customers and for each of the three kinds.

Pure rules:

* When somebody saved since, what they changed is told beside what is typed here; nothing typed is lost. Kept, it is
  saved over theirs field by field (`app.customers.rules.merging`); given up, their fields stand here instead.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.rules.actions import save_fields
from app.customers.rules.merging import Fields, merged
from app.customers.rules.model import CustomField, DecidedRules, FieldType, ProjectRules, Target, validate_fields
from app.customers.rules.queries import get_decided_rules, get_rules
from app.errors import NiemError
from app.ids import Id
from ui import messages
from ui.customers.conflict_dialog import ConflictDialog
from ui.customers.form_dialog import CHANGED_MEANWHILE, on_close
from ui.customers.rules.field_row import FieldRow
from ui.customers.rules.field_words import differences, target_words
from ui.customers.words import fault_sentence
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.notice import InlineNotice
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.text import Paragraph


class FieldsDialog(Dialog):
    """``decided(ProjectRules)`` after the fields were saved and the dialog has closed."""

    decided = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, project: Id, name: str, rules: ProjectRules) -> None:
        title = QCoreApplication.translate("FieldsDialog", "Trường riêng của dự án")
        super().__init__(parent, title, subtitle=name, width=720)
        self._tasks, self._project, self._rules = tasks, project, rules
        self.rows: dict[Target, list[FieldRow]] = {target: [] for target in Target}
        self.targets = PillBar(self.tr("Trường của loại nào"))
        self.nothing = Paragraph(self.tr("Chưa có trường riêng nào ở đây."), "secondary")
        self.fault = InlineNotice("danger")
        self.add_field = SecondaryButton(self.tr("Thêm trường"), "plus")
        self._places = QVBoxLayout()
        self._places.setSpacing(12)
        self._lay_out()
        self._start: Fields = ()
        self._show_fields(rules.fields)
        self.targets.picked.connect(lambda _: self._arrange())
        self.add_field.clicked.connect(self._new)
        self._start = self.fields()
        self.set_guard(self._may_close)

    def _lay_out(self) -> None:
        self.add(
            Paragraph(self.tr("Trường riêng hiện trong biểu mẫu và hồ sơ của dự án này, và tìm được."), "secondary")
        )
        self.add(self.targets)
        self.add(self.fault)
        self.add(self.nothing)
        self.fault.hide()
        holder, column = QWidget(), QVBoxLayout()
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._places)
        column.addStretch(1)
        self.add(holder)
        self.add(self.add_field)
        self.add_cancel(self.tr("Hủy"))
        self.save = PrimaryButton(self.tr("Lưu các trường"), "save")
        self.save.clicked.connect(self.submit)
        self.add_button(self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.submit)

    # The rows

    def fields(self) -> tuple[CustomField, ...]:
        """Every field as decided, kind by kind."""
        return tuple(row.field() for rows in self.rows.values() for row in rows)

    def _target(self) -> Target:
        return Target(self.targets.chosen() or Target.CUSTOMER)

    def _show_fields(self, fields: Fields) -> None:
        """Show these instead of what was shown."""
        for row in [row for rows in self.rows.values() for row in rows]:
            self._take_out(row)
        for field in fields:
            self._add_row(field)
        self._arrange()

    def _add_row(self, field: CustomField) -> FieldRow:
        row = FieldRow(field, self)
        row.dropped.connect(lambda: self._drop(row))
        row.moved.connect(lambda step: self._move(row, step))
        row.changed.connect(self._tell_counts)
        self.rows[field.target].append(row)
        self._places.addWidget(row)
        return row

    def _new(self) -> None:
        row = self._add_row(CustomField(self._target(), "", FieldType.TEXT))
        self._arrange()
        row.name.focus()

    def _drop(self, row: FieldRow) -> None:
        self._take_out(row)
        self._arrange()

    def _take_out(self, row: FieldRow) -> None:
        self.rows[row.known.target].remove(row)
        self._places.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _move(self, row: FieldRow, step: int) -> None:
        rows = self.rows[row.known.target]
        place = rows.index(row)
        to = max(0, min(place + step, len(rows) - 1))
        rows.insert(to, rows.pop(place))
        self._arrange()

    def _arrange(self) -> None:
        """Show the rows of the chosen kind, in their order."""
        chosen = self._target()
        for target, rows in self.rows.items():
            for place, row in enumerate(rows):
                self._places.removeWidget(row)
                self._places.addWidget(row)
                row.setVisible(target is chosen)
                row.up.setEnabled(place > 0)
                row.down.setEnabled(place < len(rows) - 1)
        self.nothing.setVisible(not self.rows[chosen])
        self._tell_counts()

    def _tell_counts(self) -> None:
        self.targets.set_pills(
            [
                Pill(str(target), target_words(target), sum(not row.known.retired for row in rows) or None)
                for target, rows in self.rows.items()
            ]
        )

    # Saving

    def submit(self) -> None:
        """Save, unless something is wrong: then the first wrong field is shown."""
        if self._tasks.is_busy(self) or not self.save.isEnabled():
            return
        messages.forget(self)
        self.fault.hide()
        fields = self.fields()
        rows = [row for several in self.rows.values() for row in several]
        faults = dict(validate_fields(fields, self._rules.fields))
        for place, row in enumerate(rows):
            row.show_fault(faults.get(place, ""))
        wrong = next((place for place in sorted(faults)), None)
        if wrong is not None:
            self._show_wrong(wrong, faults[wrong], rows)
            return
        self.set_busy(True)
        self._tasks.act(
            save_fields, self._project, fields, self._rules.rev,
            then=self._saved, failed=self._failed, owner=self,
        )  # fmt: skip

    def _show_wrong(self, place: int, fault: str, rows: list[FieldRow]) -> None:
        if place >= len(rows):
            self.fault.set_text(fault_sentence(fault))
            self.fault.show()
            return
        self.targets.choose(str(rows[place].known.target))
        self._arrange()
        rows[place].show_fault(fault)

    def _saved(self, rules: ProjectRules) -> None:
        self.set_busy(False)
        self.set_guard(None)
        self.accept()
        self.decided.emit(rules)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        if error.code == CHANGED_MEANWHILE:
            self._tasks.read(get_decided_rules, self._project, then=self._compare, owner=self)
        else:
            messages.show(self, error)

    # Somebody else was faster

    def _compare(self, theirs: DecidedRules) -> None:
        """Tell what they changed and what is typed here, and let the person decide."""
        before, now = self._rules.fields, theirs.rules.fields
        both = merged(before, self.fields(), now)
        told = differences(before, now)
        asked = ConflictDialog(self, differences(now, both), theirs.by, theirs.at, level=0, meanwhile=told)
        asked.mine_kept.connect(lambda: self._save_over(theirs.rules, both))
        asked.theirs_taken.connect(lambda: self._take(theirs.rules, now))
        on_close(asked, lambda: None)
        asked.open()

    def _take(self, rules: ProjectRules, fields: Fields) -> None:
        """Go on from ``rules``, with ``fields`` in the rows."""
        self._show_fields(rules.fields)
        self._rules, self._start = rules, self.fields()
        self._show_fields(fields)

    def _save_over(self, rules: ProjectRules, fields: Fields) -> None:
        self._take(rules, fields)
        self.submit()

    def _may_close(self) -> bool:
        if self.fields() == self._start:
            return True
        question = MessageDialog(
            self.window(), self.tr("Bỏ những gì vừa đổi?"),
            self.tr("Các trường vừa thêm hoặc đổi chưa được lưu. Đóng lại thì chúng mất."),
            self.tr("Bỏ và đóng"), kind="danger", cancel_text=self.tr("Sửa tiếp"),
        )  # fmt: skip
        question.accepted.connect(self.force_close)
        question.finished.connect(question.deleteLater)
        question.open()
        return False


def ask_fields(page: QWidget, tasks: Tasks, project: Id, name: str) -> None:
    """Read what a project asks now, and open the dialog over ``page``."""

    def show(rules: ProjectRules) -> None:
        dialog = FieldsDialog(page, tasks, project, name, rules)
        done = QCoreApplication.translate("FieldsDialog", "Đã lưu các trường riêng.")
        dialog.decided.connect(lambda _: messages.done(page, done))
        on_close(dialog, lambda: None)
        dialog.open()

    tasks.read(get_rules, project, then=show, owner=page)
