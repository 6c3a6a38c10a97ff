"""The window itself: locked, it shows the way in; open, it shows the workplace; and it goes from one to the other.

Locking, in this order, from whichever cause (idle, Ctrl+L, the system's screen lock or sleep, the end of a process, a
session that is over, closing): save drafts (at most two seconds) → close every dialog → end both processes → clear the
clipboard we set → throw the workplace away → show the way in, saying why. While locked the window's title and content
name nobody.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import SystemClock, shown_time
from app.ids import Id
from app.session.model import Summary
from app.settings.preference import TOP_SECRET_LOCK_MINUTES, Preference
from ui.preferences.page import PreferencesPage
from ui.sign_in.page import SignInPage
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.capture import exclude_from_capture
from ui.widgets.dialog import keep_over_dialogs, open_dialogs
from ui.widgets.layout_memory import LayoutMemory
from ui.widgets.level import internal, level_name
from ui.widgets.toast import show_toast
from ui.widgets.watermark import Watermark
from ui.window.away import SystemAway
from ui.window.heartbeat import Heartbeat
from ui.window.idle import IdleWatch
from ui.window.leaving import ClipboardWatch, close_everything_over
from ui.window.shortcuts_dialog import ShortcutsDialog
from ui.window.workplace import Workplace

SAVING_SECONDS = 2.0
"""How long a lock waits for drafts."""


class Window(QMainWindow):
    """The one window. ``preference`` is what holds now; changes made in it are told by ``preference_changed``."""

    preference_changed = Signal(object)
    unlocked = Signal()
    locked = Signal(str)

    def __init__(self, tasks: Tasks, preference: Preference) -> None:
        super().__init__()
        self._tasks = tasks
        self._preference = preference
        self._workplace: Workplace | None = None
        self.layouts: LayoutMemory | None = None
        """How whoever is signed in likes each list; the lists ask their window for it."""
        self._place: tuple[Id, Id, str] | None = None
        self._minute = ""
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setMinimumSize(1024, 640)
        self.resize(current().px(1440), current().px(900))
        self._watermark = Watermark(self)
        self._idle = IdleWatch(self)
        self._idle.ticked.connect(self._tick)
        self._idle.slept.connect(lambda: self.lock("sleep"))
        self._clipboard = ClipboardWatch(self)
        self._away = SystemAway(self)
        self._away.left.connect(self.lock)
        tasks.died.connect(self._process_died)
        tasks.session_over.connect(self.lock)
        self._heartbeat = Heartbeat(tasks, self)
        self.sign_in = self._make_sign_in("")
        self._add_shortcuts()
        self._show_title()

    # What others ask

    @property
    def workplace(self) -> Workplace | None:
        """What is open, or ``None`` while locked."""
        return self._workplace

    def set_preference(self, preference: Preference) -> None:
        """Preferences as they are from now on; the application has already dressed itself in them."""
        rebuilt = preference.language != self._preference.language
        self._preference = preference
        if rebuilt:
            self._rebuild()

    def lock(self, reason: str) -> None:
        """Lock now; see the module's description. Does nothing while locked."""
        workplace = self._workplace
        if workplace is None:
            return
        self._idle.stop()
        self._heartbeat.stop()
        self._tasks.leave(workplace.drafts_to_save(), ("everyday", "top_secret"), SAVING_SECONDS)
        unfinished = self._tasks.is_unfinished()
        self._place = (workplace.summary.vault_id, workplace.summary.uid, workplace.current_key)
        close_everything_over(self)
        self._tasks.lock(reason)
        self._clipboard.clear_ours()
        self._workplace = None
        self._watermark.set_text("")
        exclude_from_capture(self, False)
        self._replace(workplace)
        self.layouts = None
        self.sign_in = self._make_sign_in(reason, unfinished=unfinished)
        self._show_title()
        self.locked.emit(reason)

    # Opening

    def _make_sign_in(self, reason: str, *, unfinished: bool = False) -> SignInPage:
        page = SignInPage(self._tasks, self._preference)
        page.signed_in.connect(self._open)
        page.preference_changed.connect(self._change_preference)
        page.package_requested.connect(self._show_package)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.begin(reason, unfinished=unfinished)
        return page

    def _show_package(self) -> None:
        from ui.package.view import OpenPackageView

        view = OpenPackageView(self._tasks)
        view.left.connect(lambda: self.sign_in.begin(""))
        self.sign_in.show_instead(view)

    def _open(self, summary: Summary) -> None:
        workplace = self._make_workplace(summary)
        self._replace(self.sign_in)
        same = self._place is not None and self._place[:2] == (summary.vault_id, summary.uid)
        self._idle.start()
        self._heartbeat.start()
        self._tick(0.0)
        workplace.go(self._place[2] if self._place and same else "")
        self._offer_drafts(workplace)
        self.unlocked.emit()

    def _make_workplace(self, summary: Summary) -> Workplace:
        self.layouts = LayoutMemory(summary.uid.hex())
        workplace = Workplace(self._tasks, summary)
        workplace.page_made.connect(self._page_made)
        workplace.page_changed.connect(self._page_changed)
        workplace.lock_requested.connect(lambda: self.lock("asked"))
        workplace.summary_changed.connect(lambda: self._offer_drafts(workplace))
        workplace.drafts.resumed.connect(self._resume)
        workplace.drafts.dropped.connect(self._drop)
        self._stack.addWidget(workplace)
        self._stack.setCurrentWidget(workplace)
        self._workplace = workplace
        return workplace

    def _replace(self, *gone: QWidget) -> None:
        for widget in gone:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _rebuild(self) -> None:
        """Everything anew in another language, at the same place."""
        workplace = self._workplace
        if workplace is None:
            self._replace(self.sign_in)
            self.sign_in = self._make_sign_in("")
            return
        key = workplace.current_key
        self._replace(workplace)
        self._make_workplace(workplace.summary).go(key)

    def _page_made(self, page: object) -> None:
        if isinstance(page, PreferencesPage):
            page.preference_changed.connect(self._change_preference)

    def _change_preference(self, preference: Preference) -> None:
        self.preference_changed.emit(preference)

    # Drafts

    def _offer_drafts(self, workplace: Workplace) -> None:
        summary = workplace.summary
        if not may(Event.DRAFT_LIST, summary.duties) or not summary.projects or summary.missing:
            return
        from app.customers.queries import list_drafts

        self._tasks.read(list_drafts, then=workplace.drafts.set_drafts, owner=workplace)

    def _resume(self, draft: object) -> None:
        if self._workplace is None:
            return
        # Forms of other pages than the customers' are marked with their page's key.
        form = getattr(draft, "form", "")
        known = {entry.key for entry in self._workplace.entries}
        self._workplace.go(form if form in known else "customers")
        page = self._workplace.page()
        if page is not None:
            page.resume_draft(draft)

    def _drop(self, draft: object) -> None:
        from app.customers.actions import discard_draft
        from app.customers.model import Draft

        if self._workplace is not None and isinstance(draft, Draft):
            self._tasks.act(
                discard_draft, draft.project, draft.level, draft.key, then=lambda _: None, owner=self._workplace.drafts
            )

    # Time

    def _tick(self, idle: float) -> None:
        workplace = self._workplace
        if workplace is None:
            return
        left = self._preference.lock_minutes * 60 - idle
        if left <= 0:
            self.lock("idle")
            return
        words = self.tr("Tự khóa sau {}").format(_clock(left))
        if self._tasks.top_secret is not None:
            room_left = TOP_SECRET_LOCK_MINUTES * 60 - idle
            if room_left <= 0:
                self._close_room(workplace)
            elif room_left < left:
                words = self.tr("Phòng tuyệt mật đóng sau {}").format(_clock(room_left))
        workplace.set_countdown(words)
        self._show_watermark(workplace.summary)

    def _close_room(self, workplace: Workplace) -> None:
        savings = [saving for saving in workplace.drafts_to_save() if saving.room == "top_secret"]
        self._tasks.leave(savings, ("top_secret",), SAVING_SECONDS)
        close_everything_over(self)
        self._tasks.close_room("top_secret")
        self._clipboard.clear_ours()

    def _process_died(self, room: str) -> None:
        if room == "top_secret" and self._workplace is not None:
            self._close_room(self._workplace)
        else:
            self.lock("process_ended")

    def _show_watermark(self, summary: Summary) -> None:
        now = shown_time(SystemClock().now())
        if now != self._minute or not self._watermark.text():
            self._minute = now
            self._watermark.set_text(f"{summary.name} · {summary.device_name} · {now}")

    # Looks

    def _page_changed(self) -> None:
        self._show_title()
        if self._workplace is not None:
            self._keep_out_of_pictures(self._workplace.highest_level() == 3)

    def _keep_out_of_pictures(self, excluded: bool) -> None:
        """Windows says whether it does so; where it should and does not, whoever looks has to know."""
        if not exclude_from_capture(self, excluded) and excluded and sys.platform == "win32":
            words = self.tr("Windows không loại được cửa sổ này khỏi ảnh chụp màn hình. Đừng chia sẻ màn hình lúc này.")
            show_toast(self, words, "warning")

    def _show_title(self) -> None:
        page = self._workplace.page() if self._workplace else None
        if self._workplace is None or page is None:
            self.setWindowTitle("Niêm")
            return
        level = self._workplace.highest_level()
        words = f" · {level_name(level).upper()} ({internal()})" if level else ""
        self.setWindowTitle(f"{page.title()}{words} · Niêm")

    # Keys

    def _add_shortcuts(self) -> None:
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(lambda: self.lock("asked"))
        keep_over_dialogs(lock)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._go_by_name)
        QShortcut(QKeySequence("F5"), self).activated.connect(self._reload)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._show_shortcuts)
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(self._show_own_duties)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda number=number: self._go_to_number(number))

    def _reload(self) -> None:
        if self._workplace is not None:
            self._workplace.reload()

    def _go_by_name(self) -> None:
        if self._workplace is not None and not open_dialogs(self):
            self._workplace.go_by_name()

    def _go_to_number(self, number: int) -> None:
        if self._workplace is not None:
            self._workplace.go_to_number(number)

    def _show_own_duties(self) -> None:
        if self._workplace is not None:
            self._workplace.go("duties", "me")

    def _show_shortcuts(self) -> None:
        if not open_dialogs(self):
            dialog = ShortcutsDialog(self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.lock("closed")
        self._tasks.lock("closed")
        self._idle.stop()
        super().closeEvent(event)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
