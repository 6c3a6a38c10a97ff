"""Concerns: for everybody the way to hand one in, for officers what was handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.session.model import Summary
from ui.tasks import Tasks
from ui.widgets.page import Page


class ConcernsPage(Page):
    """To be built."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def title(self) -> str:
        return self.tr("Mối lo ngại")
