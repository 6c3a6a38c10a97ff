"""What the officer looks for in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.access.families import Family
from app.ids import Id, record_code
from app.oversight.model import JournalFilter, JournalPerson
from ui.oversight.words import acts, families
from ui.widgets.buttons import QuietButton
from ui.widgets.check_field import CheckField
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.text_field import TextField

QUIET_MILLISECONDS = 400


class Filters(QWidget):
    """``changed`` when the person has chosen something else, or has paused in typing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.person = ComboField(self.tr("Người"), [(None, self.tr("Mọi người"))])
        self.act = ComboField(self.tr("Việc"), [("", self.tr("Mọi việc")), *families(), *acts()])
        self.day_from = DateField(self.tr("Từ ngày"))
        self.day_to = DateField(self.tr("Đến ngày"))
        self.rid = TextField(self.tr("Mã bản ghi"), placeholder=self.tr("12 ký tự"))
        self.refusals = CheckField(self.tr("Chỉ những lần bị từ chối"))
        self.reset = QuietButton(self.tr("Bỏ lọc"), "x")
        self._whole_rid = ""
        self._to_come: Id | None = None  # a person who is looked for before it is known who there is
        self.person.changed.connect(self._forget_to_come)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self.changed)
        self._lay_out()
        for field in (self.person, self.act, self.refusals):
            field.changed.connect(self.changed)
        for typed in (self.day_from, self.day_to, self.rid):
            typed.changed.connect(self._quiet.start)
        self.reset.clicked.connect(lambda: self._choose(JournalFilter()))

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(8)
        for field, share in ((self.person, 5), (self.act, 6), (self.day_from, 4), (self.day_to, 4), (self.rid, 5)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        below = self._below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.refusals)
        below.addStretch(1)
        below.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(fields)
        column.addLayout(below)

    def add_action(self, button: QWidget) -> None:
        """What can be done with what is found, left of the way to find everything again."""
        self._below.insertWidget(self._below.count() - 1, button)

    def set_people(self, people: Sequence[JournalPerson]) -> None:
        """Offer these beside everybody."""
        kept = self.person.value() or self._to_come
        self._to_come = None
        rows: list[tuple[object, str]] = [(None, self.tr("Mọi người"))]
        self.person.set_choices([*rows, *((person.uid, person.name) for person in people)])
        self.person.set_value(kept)
        if self.person.value() is None:
            self.person.combo.setCurrentIndex(0)

    def _forget_to_come(self) -> None:
        self._to_come = None

    def value(self) -> JournalFilter | None:
        """What to look for; ``None`` while a day is not one, which is said under it."""
        if not (self.day_from.is_valid() and self.day_to.is_valid()):
            return None
        person, first, last = self.person.value() or self._to_come, self.day_from.value(), self.day_to.value()
        act = str(self.act.value() or "")
        is_family = act in tuple(Family)
        return JournalFilter(
            person=Id(person) if isinstance(person, bytes) else None,
            rid=self._rid(),
            day_from=first.isoformat() if first else "",
            day_to=last.isoformat() if last else "",
            event="" if is_family else act,
            refusals_only=self.refusals.value(),
            family=act if is_family else "",
        )

    def _rid(self) -> str:
        """The code as it stands there; the whole id where it is still the code of the one that was followed."""
        code = "".join(self.rid.value().split()).lower()
        return self._whole_rid if code and self._whole_rid.endswith(code) else code

    def set_filter(self, wanted: JournalFilter) -> None:
        """Show what is looked for; nothing is told."""
        if wanted.person is None:
            self.person.combo.setCurrentIndex(0)
        else:
            self.person.set_value(wanted.person)
        known = self.person.value() == wanted.person
        self._to_come = None if known else wanted.person
        self.act.set_value(wanted.event or wanted.family)
        self.day_from.set_value(date.fromisoformat(wanted.day_from) if wanted.day_from else None)
        self.day_to.set_value(date.fromisoformat(wanted.day_to) if wanted.day_to else None)
        self._whole_rid = wanted.rid if len(wanted.rid) == 32 else ""
        self.rid.set_value(record_code(wanted.rid))
        self.refusals.set_value(wanted.refusals_only)
        self._quiet.stop()

    def _choose(self, wanted: JournalFilter) -> None:
        self.set_filter(wanted)
        self.changed.emit()
