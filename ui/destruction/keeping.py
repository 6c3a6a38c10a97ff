"""The two lists beside the orders: what must be kept, and what need not be kept any longer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.level import Level
from app.customers.holding.model import HoldRow
from app.customers.model import Ref
from app.customers.retention.model import Terms
from app.ids import Id
from app.session.model import Summary
from ui.destruction.due import Due
from ui.destruction.hold_dialogs import LiftHoldDialog, Officers, PlaceHoldDialog
from ui.destruction.holds import Holds
from ui.destruction.terms_dialog import TermsDialog
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.pill_bar import Pill

HOLDS, DUE = "holds", "due"
WithOfficers = Callable[[Callable[[Officers], None]], None]


class Keeping(QObject):
    """``changed`` when a list has come; ``ordered(ref)`` when an order was made out of a line.

    ``with_officers`` finds out who may stand beside the manager; ``show`` opens a dialog over ``page``.
    """

    changed = Signal()
    ordered = Signal(object)

    def __init__(
        self,
        page: QWidget,
        tasks: Tasks,
        summary: Summary,
        with_officers: WithOfficers,
        show: Callable[[Dialog], None],
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._summary = page, tasks, summary
        self._with_officers, self._show = with_officers, show
        self._project: Id | None = None
        self.holds = Holds(tasks, summary)
        self.due = Due(tasks, summary)
        for part in (self.holds, self.due):
            part.changed.connect(self.changed)
            part.error.acted.connect(self._again)
        self.holds.lift_requested.connect(self._lift)
        self.due.terms_requested.connect(self._ask_terms)
        self.due.ordered.connect(self.ordered)

    def stand_in(self, views: QStackedWidget) -> None:
        """Put both lists among the page's views."""
        views.addWidget(self.holds)
        views.addWidget(self.due)

    def widget_of(self, pill: str) -> Holds | Due | None:
        """The list behind a pill, if it is one of these."""
        if pill == HOLDS:
            return self.holds
        return self.due if pill == DUE else None

    def pills(self) -> list[Pill]:
        """Both, with how many stand and how many are due."""
        due = len(self.due.found.rows) if self.due.found.terms.years else None
        return [
            Pill(HOLDS, self.tr("Lưu giữ"), self.holds.standing()),
            Pill(DUE, self.tr("Hết hạn lưu trữ"), due),
        ]

    def reload(self, project: Id) -> None:
        """Fetch both lists of a project."""
        self._project = project
        self.holds.reload(project)
        self.due.reload(project)

    def forget(self) -> None:
        """What was shown from the top-secret room goes with it; the rest comes again."""
        if max(self.holds.highest_level(), self.due.highest_level()) == Level.TOP_SECRET:
            self.holds.forget()
            self.due.forget()
            self._again()

    def place_hold(self, customer: Ref) -> None:
        """Open the form that keeps a customer's file."""
        self._with_officers(lambda officers: self._place(customer, officers))

    def _place(self, customer: Ref, officers: Officers) -> None:
        dialog = PlaceHoldDialog(self._page, self._tasks, self._summary, customer, officers)
        dialog.signed.connect(self._again)
        self._show(dialog)

    def _lift(self, row: object) -> None:
        if isinstance(row, HoldRow):
            self._with_officers(lambda officers: self._lift_with(row, officers))

    def _lift_with(self, row: HoldRow, officers: Officers) -> None:
        dialog = LiftHoldDialog(self._page, self._tasks, self._summary, row, officers)
        dialog.signed.connect(self._again)
        self._show(dialog)

    def _ask_terms(self, terms: object) -> None:
        if isinstance(terms, Terms) and self._project is not None:
            dialog = TermsDialog(self._page, self._tasks, self._project, terms)
            dialog.saved.connect(self._again)
            self._show(dialog)

    def _again(self) -> None:
        if self._project is not None:
            self.reload(self._project)
