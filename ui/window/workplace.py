"""The open vault: sidebar, level banner, the page, status bar. It is thrown away whole when the vault locks."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SystemClock, local
from app.session.model import Summary
from ui.messages import language
from ui.tasks import Tasks
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.draft_bar import DraftBar
from ui.widgets.level_banner import LevelBanner
from ui.widgets.page import DraftSaving, Finder, Page
from ui.widgets.sidebar import Sidebar
from ui.widgets.status_bar import StatusBar
from ui.widgets.text import Tone
from ui.window.alert_watch import AlertWatch
from ui.window.backup_reminder import MAKES, BackupReminder
from ui.window.check_light import CheckLight
from ui.window.copy_banner import SETTLES as ACCEPTS
from ui.window.copy_banner import CopyBanner
from ui.window.drill_reminder import HOLDS, DrillReminder
from ui.window.gate_page import GatePage
from ui.window.journal_banner import SETTLES as SIGNS
from ui.window.journal_banner import JournalBanner
from ui.window.navigation import BESIDE, GATED, Entry, entries_for
from ui.window.palette.hits import Hit, Recent
from ui.window.recovery_banner import SETTLES, RecoveryBanner
from ui.window.reminder import Reminder

QUIET = frozenset({"save_draft", "discard_draft"})
"""Acts that change nothing that a page shows."""

SHUT = frozenset({"session.no_agreement", "session.no_lessons"})
"""Refusals that say that customer data has closed while the person was at work."""


class Workplace(QWidget):
    """Made after signing in. Pages are made when they are first opened and kept until the vault locks."""

    page_changed = Signal()
    """Another page is shown, or the level on it is another."""
    lock_requested = Signal()
    page_made = Signal(object)
    summary_changed = Signal()
    """What the person lacks for customer data is something else now."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.summary = summary
        self.entries = entries_for(summary)
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._gate: GatePage | None = None
        self._recent = Recent()
        self.sidebar = Sidebar("Niêm")
        self.banner = LevelBanner(0, parent=self)
        self.recovery = RecoveryBanner(summary, leads=may(Event.RECOVERY_STATE, summary.duties), parent=self)
        self.recovery.line.acted.connect(lambda: self.go("recovery"))
        self.copied = CopyBanner(summary, leads=may(Event.RESTORE_STATE, summary.duties), parent=self)
        self.copied.line.acted.connect(lambda: self.go("archive", "restore"))
        self.journal = JournalBanner(summary, leads=may(Event.JOURNAL_READ, summary.duties), parent=self)
        self.journal.line.acted.connect(lambda: self.go("oversight"))
        self.check = CheckLight(tasks, summary, leads=may(Event.VAULT_VERIFY, summary.duties), parent=self)
        self.check.acted.connect(lambda: self.go("archive", "checks"))
        self.check.told.connect(self._tell_check)
        self.reminder = Reminder(tasks, summary, self)
        self.reminder.acted.connect(lambda: self.go("release"))
        self.alerts = AlertWatch(tasks, summary, self)
        self.drafts = DraftBar(
            QCoreApplication.translate(
                "DraftBar", "Bản nháp lúc {time} ngày {day}: chữ bạn đã gõ trước khi khóa vẫn còn."
            )
        )
        self.stack = QStackedWidget()
        self.status = StatusBar()
        self.backups = BackupReminder(tasks, summary, self.status, self)
        self.backups.acted.connect(lambda: self.go("archive", "backup"))
        self.drills = DrillReminder(tasks, summary, self)
        self.drills.acted.connect(lambda: self.go("archive", "restore"))
        self._lay_out()
        self._fill_sidebar()
        self._fill_status()
        self.reminder.counted.connect(lambda count: self.sidebar.set_badge("release", count))
        self.reminder.seconds_counted.connect(lambda count: self.sidebar.set_badge("countersigning", count))
        self.alerts.counted.connect(lambda count: self.sidebar.set_badge("alerts", count))
        self.alerts.raised.connect(lambda: self.reload() if self._current == "alerts" else None)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.lock_requested.connect(self.lock_requested)
        self.sidebar.person_requested.connect(lambda: self.go("duties", "me"))
        tasks.changed.connect(self._something_changed)
        tasks.refused.connect(self._was_refused)
        tasks.closed.connect(self._recent.forget_room)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def current_key(self) -> str:
        """The key of the page shown."""
        return self._current

    def page(self) -> Page | None:
        """The page shown."""
        return self._gate if self._is_shut(self._current) else self._pages.get(self._current)

    def go(self, key: str, subject: object = None) -> None:
        """Show the page ``key``, or the first one when this person is not offered it."""
        entry = next((entry for entry in (*self.entries, *BESIDE) if entry.key == key), self.entries[0])
        self._current = entry.key
        page = self._gate_page() if self._is_shut(entry.key) else self._pages.get(entry.key) or self._make(entry)
        self.stack.setCurrentWidget(page)
        self.sidebar.set_current(entry.key)
        self._show_level()
        page.reload()
        if subject is not None:
            page.show_subject(subject)
        _focus(page)

    def go_to_number(self, number: int) -> None:
        """Show the page at place ``number`` of the sidebar, counted from 1, if there is one."""
        if number <= len(self.entries):
            self.go(self.entries[number - 1].key)

    def reload(self) -> None:
        """Fetch the page shown anew."""
        page = self.page()
        if page is not None:
            page.reload()

    def highest_level(self) -> int:
        """The highest level visible now."""
        page = self.page()
        return page.highest_level() if page else 0

    def drafts_to_save(self) -> list[DraftSaving]:
        """What has been typed on any page, or in a dialog over it, and not been saved."""
        from ui.kept import savings_of_dialogs  # the first window loads neither keys nor databases

        of_pages = [saving for page in self._pages.values() for saving in page.drafts_to_save()]
        return [*of_pages, *savings_of_dialogs(self.window())]

    def finder(self) -> Finder | None:
        """Where customers are found by name from the page shown; ``None`` where there are none for this person."""
        page = self.page()
        own = page.finder() if page is not None else None
        if own is not None:
            return own if own.levels else None
        if self._is_shut("customers") or not any(entry.key == "customers" for entry in self.entries):
            return None
        known = self._pages.get("customers")
        found = known.finder() if known is not None else everyday_finder(self.summary)
        return found if found is not None and found.levels else None

    def go_by_name(self) -> None:
        """Open the box that leads to any page, customer or kept search by its name."""
        from ui.customers.copy_ban import seal_all  # here, not above: the first window must not wait for it
        from ui.window.palette.palette import Palette

        pages = [Hit(entry.text(), entry.group_text(), entry.icon, 0, entry.key) for entry in self.entries]
        palette = Palette(self, self._tasks, pages, self._recent, self.finder())
        palette.chosen.connect(self._go_to)
        palette.finished.connect(palette.deleteLater)
        if self._tasks.top_secret is not None:
            seal_all(palette)
        palette.open()

    def _go_to(self, hit: Hit) -> None:
        self._recent.note(hit)
        self.go(hit.key, hit.subject)

    def set_countdown(self, words: str) -> None:
        """Show when the vault locks: in the banner, or in the status bar while there is no banner."""
        visible = self.banner.level() > 0
        self.banner.set_countdown(words if visible else "")
        self.status.set_item("countdown", "lock", "" if visible else words)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.recovery)
        right.addWidget(self.copied)
        right.addWidget(self.journal)
        right.addWidget(self.check)
        right.addWidget(self.reminder)
        right.addWidget(self.backups)
        right.addWidget(self.drills)
        right.addWidget(self.drafts)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def _fill_sidebar(self) -> None:
        group = ""
        for number, entry in enumerate(self.entries, start=1):
            if entry.group_text() != group:
                group = entry.group_text()
                self.sidebar.add_group(group)
            self.sidebar.add_item(entry.key, entry.text(), entry.icon, f"Ctrl+{number}" if number <= 9 else "")
        self.sidebar.set_person(self.summary.name, self._duties())

    def _duties(self) -> str:
        if self.summary.title:
            return self.summary.title
        words = ", ".join(duty.label(language()) for duty in self.summary.duties)
        return words[:1].upper() + words[1:]

    def _fill_status(self) -> None:
        opened = local(SystemClock().now()).strftime("%H:%M")
        words = self.tr("Kho và nhật ký khớp nhau khi mở lúc {}").format(opened)
        if self.summary.journal_broken:
            self.status.set_item("vault", "shield-alert", self.tr("Nhật ký không khớp"), "danger")
        else:
            self.status.set_item("vault", "shield-check", words, "success")
        self.status.set_item("keyring", "key-round", self.tr("Khóa máy giữ trong {}").format(keyring_name()))
        self.status.set_right(self.tr("Máy {}").format(self.summary.device_name))

    def _tell_check(self, icon: str, words: str, tone: Tone) -> None:
        if words:
            self.status.set_item("vault", icon, words, tone)

    def _make(self, entry: Entry) -> Page:
        page = entry.make(self._tasks, self.summary)
        self._pages[entry.key] = page
        self.stack.addWidget(page)
        page.level_changed.connect(self._show_level)
        page.page_wanted.connect(self.go)
        page.badge_changed.connect(lambda count: self.sidebar.set_badge(entry.key, count))
        self.page_made.emit(page)
        return page

    def _is_shut(self, key: str) -> bool:
        return key in GATED and bool(self.summary.missing)

    def _gate_page(self) -> GatePage:
        missing = self.summary.missing
        lessons = -1 if "lessons" in missing else 0
        if self._gate is None:
            self._gate = GatePage(agreement_missing="agreement" in missing, lessons_missing=lessons)
            self.stack.addWidget(self._gate)
            self._gate.page_wanted.connect(self.go)
        self._gate.show_missing(agreement_missing="agreement" in missing, lessons_missing=lessons)
        if "agreement" in missing:
            from app.agreements.queries import my_agreement  # here, not above: as in `_ask_summary`

            self._tasks.read(my_agreement, then=self._gate.show_sent, failed=lambda _: None, owner=self._gate)
        return self._gate

    def _ask_summary(self) -> None:
        from app.people.queries import my_summary  # here, not above: it loads what the first window must not wait for

        self._tasks.read(my_summary, then=self._take_summary, owner=self)

    def _take_summary(self, summary: Summary) -> None:
        self.recovery.show_summary(summary)
        if summary.missing == self.summary.missing:
            return
        self.summary = self.reminder.summary = summary
        if self._current in GATED:
            if summary.missing:
                close_all_dialogs(self.window())  # they may show what may not be shown any more
            self.go(self._current)
        self.summary_changed.emit()

    def _was_refused(self, code: str) -> None:
        if code in SHUT:
            self._ask_summary()

    def _show_level(self) -> None:
        level = self.highest_level()
        if level != self.banner.level():
            self.banner.set_level(level, level_sentence(level))
        self.page_changed.emit()

    def _something_changed(self, what: str) -> None:
        if what == SETTLES:
            self.recovery.hide()
        if what == ACCEPTS:
            self.copied.settle()
        if what == SIGNS:
            self.journal.settle()
        if what not in QUIET:
            self._ask_summary()
            self.reload()
            self.reminder.ask(quietly=True)
            if what in MAKES:
                self.backups.ask()
            if what in HOLDS:
                self.drills.ask()

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            QTimer.singleShot(0, self, self._find_focus)

    def _find_focus(self) -> None:
        """What had the focus was hidden, such as a list that turned out empty: give it to something that is there."""
        page = self.page()
        if page is not None and QApplication.focusWidget() is None and self.window().isActiveWindow():
            _focus(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(self.width())


def _focus(page: Page) -> None:
    """Put the focus where the page wants it, or on its first control: without one the keyboard leads nowhere."""
    wanted = page.focusProxy()
    if wanted is not None and wanted.isVisible() and wanted.isEnabled():
        page.setFocus(Qt.FocusReason.OtherFocusReason)
    focused = page.window().focusWidget()
    if focused is not None and focused is not page and page.isAncestorOf(focused) and focused.isVisible():
        return
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def everyday_finder(summary: Summary) -> Finder | None:
    """The first project's customers outside the top-secret room."""
    for project in summary.projects:
        levels = tuple(level for level in sorted(project.levels) if level < Level.TOP_SECRET)
        if levels:
            return Finder(project.project, levels)
    return None


def level_sentence(level: int) -> str:
    """What a level asks of whoever reads, for the banner; empty for none."""
    return (
        "",
        QCoreApplication.translate("Workplace", "Chỉ dùng trong công việc của công ty. Mọi lượt xem được ghi nhật ký."),
        QCoreApplication.translate(
            "Workplace", "Chỉ người có thẩm quyền được xem. Ra khỏi công ty phải có văn bản đồng ý và người duyệt."
        ),
        QCoreApplication.translate(
            "Workplace", "Không được in, sao chép hay cung cấp cho bất cứ ai. Mọi lượt xem được ghi nhật ký."
        ),
    )[level]


def keyring_name() -> str:
    """How people know the operating system's store of secrets."""
    return "Windows Credential Manager" if sys.platform == "win32" else "Secret Service"
