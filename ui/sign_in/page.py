"""The first page: welcome, unlocking, making a vault, answering an invitation.

What it shows while locked names no customer and no count.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ids import Id
from app.session.model import Summary
from app.settings.preference import Preference
from ui.sign_in.brand_panel import BrandPanel
from ui.sign_in.done_view import DoneView
from ui.sign_in.unlock_view import UnlockView
from ui.sign_in.welcome_view import WelcomeView
from ui.tasks import Tasks
from ui.theme import current

if TYPE_CHECKING:
    from app.archive.restore.model import Anew, DrillResult
    from app.people.model import Founded, Joining
    from ui.sign_in.after_fire.result_view import ResultView
    from ui.sign_in.after_fire.wizard import AfterFireWizard
    from ui.sign_in.founding_wizard import FoundingWizard
    from ui.sign_in.joining_wizard import JoiningWizard
    from ui.sign_in.waiting_view import WaitingView

FORM_WIDTH = 420
WIDE = 760
ROOM_FOR_BRAND = 1080
"""Under this width (grown with the letters) the form has the page for itself."""


class SignInPage(QWidget):
    """``signed_in`` carries the summary; ``preference_changed`` the preferences with the vault and person noted.

    ``package_requested``: somebody wants to open a package that they received, which needs no vault.
    """

    signed_in = Signal(object)
    package_requested = Signal()
    preference_changed = Signal(object)

    def __init__(self, tasks: Tasks, preference: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preference = preference
        self.views = QStackedWidget()
        self.unlock = UnlockView(tasks, preference)
        self.welcome = WelcomeView()
        self.wizard: FoundingWizard | None = None
        self.joining: JoiningWizard | None = None
        self.waiting: WaitingView | None = None
        self.after_fire: AfterFireWizard | None = None
        self._unlock_place = _middle(self.unlock, FORM_WIDTH)
        self._welcome_place = _middle(self.welcome, 520)
        self.views.addWidget(self._unlock_place)
        self.views.addWidget(self._welcome_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._brand = BrandPanel()
        row.addWidget(self._brand)
        row.addWidget(self.views, 1)
        self.unlock.unlocked.connect(self._unlocked)
        self.unlock.other_requested.connect(self._choose_vault)
        self.unlock.founding_requested.connect(self.start_founding)
        self.unlock.forgotten.connect(self._forget)
        self.welcome.open_requested.connect(self._choose_vault)
        self.welcome.founding_requested.connect(self.start_founding)
        self.unlock.joining_requested.connect(self.ask_joining)
        self.welcome.joining_requested.connect(self.ask_joining)
        self.unlock.restore_requested.connect(self.ask_after_fire)
        self.welcome.restore_requested.connect(self.ask_after_fire)
        self.unlock.package_requested.connect(self.package_requested)
        self.welcome.package_requested.connect(self.package_requested)

    def begin(self, reason: str, *, unfinished: bool = False) -> None:
        """Show what fits: unlocking when a vault is known here, else the welcome. Starts the vault process.

        ``unfinished``: locking cut off what was under way.
        """
        self._drop_wizard()
        self._tasks.start()
        if any(Path(path).is_dir() for path in self._preference.recent_vaults):
            self.views.setCurrentWidget(self._unlock_place)
            self.unlock.begin(reason, unfinished=unfinished)
        else:
            self.views.setCurrentWidget(self._welcome_place)

    def show_instead(self, view: QWidget) -> None:
        """Show something of the window's in the place of the form, until `begin` is called."""
        self._drop_wizard()
        self._show_wide(view)

    def start_founding(self) -> None:
        """Begin making a new vault."""
        from ui.sign_in.founding_wizard import FoundingWizard

        wizard = FoundingWizard(self._tasks)
        wizard.cancelled.connect(self._founding_cancelled)
        wizard.founded.connect(self._founded)
        self._show_wide(wizard)
        self.wizard = wizard

    def ask_joining(self) -> None:
        """Go on with keys that wait in this account, or begin with an invitation."""
        from ui.sign_in.entrance import people_joining

        self._tasks.enter(people_joining, then=self._show_joining, failed=lambda _: self.start_joining(), owner=self)

    def start_joining(self) -> None:
        """Begin answering an invitation."""
        from ui.sign_in.joining_wizard import JoiningWizard

        self._drop_wizard()
        joining = JoiningWizard(self._tasks)
        joining.cancelled.connect(self._founding_cancelled)
        joining.answered.connect(lambda _: self.ask_joining())
        self._show_wide(joining)
        self.joining = joining

    def _show_joining(self, waiting: tuple[Joining, ...]) -> None:
        if not waiting:
            self.start_joining()
            return
        from ui.sign_in.waiting_view import WaitingView

        self._drop_wizard()
        known = next((path for path in self._preference.recent_vaults if Path(path).is_dir()), "")
        view = WaitingView(self._tasks, waiting, known)
        view.left.connect(self._founding_cancelled)
        view.other_requested.connect(self.start_joining)
        view.unlocked.connect(self._unlocked)
        self._show_wide(view)
        self.waiting = view

    def ask_after_fire(self) -> None:
        """After an accident: the vault back, or a drill."""
        from ui.sign_in.after_fire.choice_view import AfterFireView

        self._drop_wizard()
        view = AfterFireView()
        view.restore_requested.connect(lambda: self.start_after_fire(drill=False))
        view.drill_requested.connect(lambda: self.start_after_fire(drill=True))
        view.left.connect(self._founding_cancelled)
        self._show_wide(view)

    def start_after_fire(self, *, drill: bool) -> None:
        """Begin bringing a vault back on this machine, or practising it."""
        from ui.sign_in.after_fire.wizard import AfterFireWizard

        self._drop_wizard()
        wizard = AfterFireWizard(self._tasks, drill=drill)
        wizard.cancelled.connect(self._founding_cancelled)
        wizard.finished.connect(self._after_fire)
        self._show_wide(wizard)
        self.after_fire = wizard

    def _after_fire(self, result: Anew | DrillResult) -> None:
        from ui.sign_in.after_fire.result_view import ResultView

        self._drop_wizard()
        view = ResultView(result)
        view.left.connect(self._founding_cancelled)
        view.open_requested.connect(lambda: self._leave_restored(view))
        self._show_wide(view)

    def _leave_restored(self, view: ResultView) -> None:
        from app.archive.restore.model import Anew

        if isinstance(view.result, Anew):
            path, manager = view.result.path, view.result.manager
            self._drop_wizard()
            self.open_vault(str(path), manager)

    def open_vault(self, path: str, person: Id | None = None) -> None:
        """Show unlocking with this vault chosen."""
        self.views.setCurrentWidget(self._unlock_place)
        self.unlock.begin("", path, person)

    def _choose_vault(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục của kho hồ sơ"), str(Path.home()))
        if chosen:
            self.open_vault(chosen)

    def _founding_cancelled(self) -> None:
        self._drop_wizard()
        self.begin("")

    def _founded(self, founded: Founded) -> None:
        done = DoneView(founded)
        done.open_requested.connect(lambda: self._leave_done(founded))
        self._drop_wizard()
        self._show_wide(done)

    def _leave_done(self, founded: Founded) -> None:
        self._drop_wizard()
        self.open_vault(str(founded.path), founded.manager)

    def _show_wide(self, view: QWidget) -> None:
        place = _middle(view, WIDE, whole=True)
        self.views.addWidget(place)
        self.views.setCurrentWidget(place)

    def _drop_wizard(self) -> None:
        self.wizard = self.joining = self.waiting = self.after_fire = None
        for index in reversed(range(self.views.count())):
            place = self.views.widget(index)
            if place is not None and place not in (self._unlock_place, self._welcome_place):
                self.views.removeWidget(place)
                place.deleteLater()

    def _forget(self, path: str) -> None:
        self._preference = self._preference.forgotten(path)
        self.preference_changed.emit(self._preference)

    def _unlocked(self, summary: Summary, vault: str, vault_id: Id) -> None:
        self._preference = self._preference.opened(vault, vault_id.hex(), summary.uid.hex())
        self.preference_changed.emit(self._preference)
        self.signed_in.emit(summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._brand.setVisible(self.width() >= current().px(ROOM_FOR_BRAND))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("surface"))


def _middle(view: QWidget, width: int, *, whole: bool = False) -> QWidget:
    """``view`` in the middle, ``width`` wide; with ``whole``, as tall as its place and no wider than fits."""
    place = QWidget()
    wide = current().px(width)
    if whole:
        view.setMaximumWidth(wide)
    else:
        view.setFixedWidth(wide)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(view, 1000 if whole else 0)
    row.addStretch(1)
    column = QVBoxLayout(place)
    column.setContentsMargins(40, 40, 40, 32)
    if not whole:
        column.addStretch(2)
    column.addLayout(row, 1 if whole else 0)
    if not whole:
        column.addStretch(3)
    return place
