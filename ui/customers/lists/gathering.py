"""The customers of chosen rows, also of rows that nobody has scrolled to yet.

Pure rules:

1. What is missing is asked for page by page, as if somebody scrolled there; the list itself knows how to reach a page.
2. When the list is read anew meanwhile, or a page cannot be had, nothing is given: half of a choice is another choice.
3. A row that is not there any more is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.customers.model import CustomerRow
from ui.customers.columns import CustomerModel

Then = Callable[[Sequence[CustomerRow]], None]


class Gathering(QObject):
    """Gives the rows of ``stretches`` (first, last) to ``then``, once, and is gone."""

    def __init__(self, model: CustomerModel, stretches: Sequence[tuple[int, int]], then: Then, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._then = model, then
        self._places = [place for first, last in stretches for place in range(first, last + 1)]
        self._found: dict[int, CustomerRow | None] = {}
        self._asked = -1
        model.dataChanged.connect(self._go_on)
        model.modelReset.connect(self._give_up)
        model.page_failed.connect(self._give_up)

    def begin(self) -> None:
        """Take what is here, and ask for the rest."""
        self._go_on()

    def _go_on(self) -> None:
        for place in self._places:
            row = self._model.record(place)
            if row is not None:
                self._found[place] = row
        missing = [place for place in self._places if place not in self._found]
        for place in missing:
            if self._model.page_of(place) == self._asked and self._model.holds(self._asked):
                self._found[place] = None  # its page has come, and the row is not in it
        missing = [place for place in missing if place not in self._found]
        if not missing:
            self._end()
            self._then([row for place in self._places if (row := self._found.get(place)) is not None])
            return
        self._asked = self._model.page_of(missing[0])
        self._model.want(missing[0])

    def _give_up(self) -> None:
        self._end()

    def _end(self) -> None:
        self._model.dataChanged.disconnect(self._go_on)
        self._model.modelReset.disconnect(self._give_up)
        self._model.page_failed.disconnect(self._give_up)
        self.deleteLater()
