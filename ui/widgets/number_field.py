"""A whole number with label, hint and error."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from ui.theme import current
from ui.widgets.field import Field


class _SpinBox(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(Field):
    """A whole number between ``lowest`` and ``highest``, written as in Vietnam (1.234), with an optional unit."""

    def __init__(
        self,
        label: str,
        *,
        lowest: int = 0,
        highest: int = 2_000_000_000,
        suffix: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.spin = _SpinBox()
        self.spin.setRange(lowest, highest)
        self.spin.setLocale(QLocale("vi_VN"))
        self.spin.setGroupSeparatorShown(True)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.spin.setSuffix(f" {suffix}" if suffix else "")
        self.spin.lineEdit().setTextMargins(current().px(9), 0, 0, 0)
        self._hold(self.spin)
        self.spin.valueChanged.connect(self._edited)

    def _edited(self) -> None:
        if self.error():
            self.set_error("")
        self.changed.emit()

    def value(self) -> int:
        """The number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Show ``value`` held within the bounds. Nothing is emitted."""
        self.spin.blockSignals(True)
        self.spin.setValue(value)
        self.spin.blockSignals(False)
