"""A project's own fields inside a form. They come a moment after the form has opened: what they are is asked first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.model import Fault
from app.customers.rules.model import PREFIX, CustomField, ProjectRules, Target
from app.customers.rules.queries import get_rules
from app.ids import Id
from ui.customers.items.field_text import is_valid, put_text, text_of
from ui.customers.rules.value_field import put_value, value_field, value_of
from ui.tasks import Room, Tasks
from ui.widgets.columns import two_columns
from ui.widgets.field import Field

Custom = tuple[tuple[str, str | int | bool], ...]


class CustomSection(QWidget):
    """``arrived()`` when the fields are there; ``changed()`` when the person changed one."""

    arrived = Signal()
    changed = Signal()

    def __init__(self, tasks: Tasks, room: Room, project: Id, target: Target, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._room, self._project, self._target = tasks, room, project, target
        self._stored: Custom = ()
        self._texts: dict[str, str] = {}
        self._known: tuple[CustomField, ...] = ()
        self.fields: dict[str, Field] = {}
        self.stored_texts: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.hide()

    def load(self, after: QWidget) -> None:
        """Ask what the fields are; Tab goes from ``after`` to the first of them."""
        self._tasks.read(
            get_rules, self._project, then=lambda rules: self._show(rules, after), owner=self, room=self._room
        )

    def _show(self, rules: ProjectRules, after: QWidget) -> None:
        pending = self._texts
        self.learn(rules.fields_of(self._target))
        for field in self.fields.values():
            QWidget.setTabOrder(after, field.control)
            after = field.control
        self.stored_texts = self.texts()
        self.take_texts(pending)
        self.setVisible(bool(self.fields))
        self.arrived.emit()

    def learn(self, known: tuple[CustomField, ...]) -> None:
        """Make the fields, and show in them what is stored."""
        self._known, stored = known, dict(self._stored)
        for one in known:
            field = value_field(one, stored.get(one.id))
            field.changed.connect(self.changed)
            self.fields[PREFIX + one.id] = field
        fields = list(self.fields.values())
        for left, right in zip(fields[::2], fields[1::2], strict=False):
            self._column.addWidget(two_columns(left, right))
        if len(fields) % 2:
            self._column.addWidget(fields[-1])
        self.put(self._stored)

    def known(self) -> tuple[CustomField, ...]:
        """What the fields are; nothing before they have arrived."""
        return self._known

    # What they say

    def custom(self) -> Custom:
        """The values as typed, beside those of fields that are not filled in any more."""
        ours = {known.id for known in self._known}
        kept = [(name, value) for name, value in self._stored if name not in ours]
        typed = [(known.id, value_of(known, self.fields[PREFIX + known.id])) for known in self._known]
        return tuple(sorted((*kept, *((name, value) for name, value in typed if value is not None))))

    def put(self, custom: Custom) -> None:
        """Show stored values."""
        self._stored = custom
        self._texts = {}
        stored = dict(custom)
        for known in self._known:
            put_value(known, self.fields[PREFIX + known.id], stored.get(known.id))

    def texts(self) -> dict[str, str]:
        """What stands in the fields, for drafts; fields that have not arrived stand as they are stored."""
        if not self.fields:
            return self._texts
        told = {name: text_of(field) for name, field in self.fields.items()}
        return {name: text for name, text in told.items() if text}

    def take_texts(self, values: dict[str, str]) -> None:
        """Put back what `texts` gave; what has not arrived yet waits for it."""
        self._texts = {name: text for name, text in values.items() if name.startswith(PREFIX)}
        for name, field in self.fields.items():
            if name in self._texts:
                put_text(field, self._texts[name])

    def faults(self) -> tuple[Fault, ...]:
        """Fields that cannot be understood, and required ones that are empty."""
        found = []
        for known in self._known:
            field = self.fields[PREFIX + known.id]
            if not is_valid(field):
                found.append((PREFIX + known.id, str(known.type)))
            elif known.required and value_of(known, field) is None:
                found.append((PREFIX + known.id, "required"))
        return tuple(found)
