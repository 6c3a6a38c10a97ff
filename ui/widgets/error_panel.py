"""What stands where something could not be shown: what happened, what to do, a code for the one who helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Label


class ErrorPanel(EmptyState):
    """``acted`` is emitted when its button, e.g. "Thử lại", is pressed. ``code`` can be selected and read out."""

    def __init__(
        self, title: str, text: str, action_text: str = "", code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "octagon-alert", title, text, action_text, action_icon="refresh-cw", tone="danger", parent=parent
        )
        if code:
            words = Label(self.tr("Mã lỗi: {}").format(code), "small", "secondary", selectable=True)
            column = self.layout()
            if isinstance(column, QVBoxLayout):
                column.insertWidget(column.count() - 1, words, 0, Qt.AlignmentFlag.AlignHCenter)
