"""Tabs with counts."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from ui.widgets.naming import grouped, name_control


class Tabs(QTabWidget):
    """A tab widget whose titles may carry a count. Ctrl+Tab and the arrow keys move between tabs."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        name_control(self.tabBar(), accessible_name)
        self.tabBar().setExpanding(False)
        self.setUsesScrollButtons(True)
        self._titles: list[str] = []

    def add(self, widget: QWidget, title: str, count: int | None = None) -> int:
        """Add a tab and return its place."""
        self._titles.append(title)
        place = self.addTab(widget, "")
        self.set_count(place, count)
        return place

    def set_count(self, place: int, count: int | None) -> None:
        """Show a count after the title, or none."""
        title = self._titles[place].replace("&", "&&")
        self.setTabText(place, title if count is None else f"{title}  {grouped(count)}")
