"""Keeping the vault whole: one page of tabs, each of which is a part of its own (see ``parts``)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.model import Summary
from ui.archive.part import Entry, Part
from ui.archive.parts import offered
from ui.tasks import Tasks
from ui.widgets.page import DraftSaving, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.tabs import Tabs


class ArchivePage(Page):
    """The tab that is open is the page: its buttons, its level, its focus. One tab alone shows no row of tabs.

    ``show_subject("backup")`` opens a tab by its key, ``show_subject(("backup", subject))`` hands ``subject`` on to it.
    """

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.title())
        self.tabs = Tabs(self.title())
        self.tabs.setTabBarAutoHide(True)
        self.parts = {entry.key: self._add(entry, tasks, summary) for entry in offered(summary)}
        self.tabs.currentChanged.connect(lambda _: self._opened())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self._show_current()

    def title(self) -> str:
        return self.tr("Kiểm tra, sao lưu")

    def highest_level(self) -> int:
        return self.part().highest_level()

    def reload(self) -> None:
        self.part().reload()

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        return tuple(saving for part in self.parts.values() for saving in part.drafts_to_save())

    def show_subject(self, subject: object) -> None:
        key, inner = subject if isinstance(subject, tuple) else (subject, None)
        part = self.parts.get(str(key))
        if part is not None:
            self.tabs.setCurrentWidget(part)
            if inner is not None:
                part.show_subject(inner)

    def part(self) -> Part:
        """The one whose tab is open."""
        return tuple(self.parts.values())[self.tabs.currentIndex()]

    def _add(self, entry: Entry, tasks: Tasks, summary: Summary) -> Part:
        part = entry.make(tasks, summary)
        self.tabs.add(part, part.title())
        for button in part.head_buttons():
            self.header.add_action(button)
        part.level_changed.connect(self.level_changed)
        part.page_wanted.connect(self.page_wanted)
        part.badge_changed.connect(self.badge_changed)
        return part

    def _opened(self) -> None:
        self._show_current()
        self.level_changed.emit()
        self.part().reload()

    def _show_current(self) -> None:
        current = self.part()
        for part in self.parts.values():
            for button in part.head_buttons():
                button.setVisible(part is current)
        self.setFocusProxy(current)
