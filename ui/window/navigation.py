"""The pages of the window: in which group they stand, who is offered them, and how each is made.

Pure rules:

* What a duty may not do is not offered: an entry appears only if the policy allows the first act of its page.
* Who reads customers by duty is offered their page, which without a clearance says whom to ask; what leads out of it
  needs a project that the person can open, and the top-secret room its key.
* A page's code is loaded when the page is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.access.event import Event
from app.access.policy import may

if TYPE_CHECKING:
    from app.session.model import Summary
    from ui.tasks import Tasks
    from ui.widgets.page import Page

Make = Callable[["Tasks", "Summary"], "Page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar. ``words`` is the source text of its translation."""

    key: str
    group: str
    words: str
    icon: str
    offered: Callable[[Summary], bool]
    make: Make

    def text(self) -> str:
        """The page's name in the language in force."""
        return QCoreApplication.translate("navigation", self.words)

    def group_text(self) -> str:
        """The group's name in the language in force."""
        return QCoreApplication.translate("navigation", self.group)


GATED = frozenset(
    {"customers", "entry", "items", "levels", "statistics", "top_secret", "release", "copies", "destruction"}
)
"""Pages of customer data: in their place stands another page while the person lacks the agreement or lessons."""


def entries_for(summary: Summary) -> tuple[Entry, ...]:
    """What this person is offered, in the order of the sidebar."""
    return tuple(entry for entry in ENTRIES if entry.offered(summary))


def _allows(*events: Event) -> Callable[[Summary], bool]:
    return lambda summary: any(may(event, summary.duties) for event in events)


def _enters_room(summary: Summary) -> bool:
    return may(Event.CUSTOMER_LIST, summary.duties) and summary.top_secret_room


def _with_project(event: Event, *others: Event) -> Callable[[Summary], bool]:
    def offered(summary: Summary) -> bool:
        held = any(project.levels for project in summary.projects)
        return (held and may(event, summary.duties)) or any(may(other, summary.duties) for other in others)

    return offered


def _customers(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.page import CustomersPage

    return CustomersPage(tasks, summary)


def _items(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.items.page import ItemsPage

    return ItemsPage(tasks, summary)


def _entry(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.entry.page import EntriesPage

    return EntriesPage(tasks, summary)


def _levels(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.classification.page import LevelsPage

    return LevelsPage(tasks, summary)


def _top_secret(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.top_secret_page import TopSecretPage

    return TopSecretPage(tasks, summary)


def _statistics(tasks: Tasks, summary: Summary) -> Page:
    from ui.customers.statistics.page import StatisticsPage

    return StatisticsPage(tasks, summary)


def _release(tasks: Tasks, summary: Summary) -> Page:
    from ui.release.page import ReleasePage

    return ReleasePage(tasks, summary)


def _copies(tasks: Tasks, summary: Summary) -> Page:
    from ui.copies.page import CopiesPage

    return CopiesPage(tasks, summary)


def _destruction(tasks: Tasks, summary: Summary) -> Page:
    from ui.destruction.page import DestructionPage

    return DestructionPage(tasks, summary)


def _oversight(tasks: Tasks, summary: Summary) -> Page:
    from ui.oversight.page import OversightPage

    return OversightPage(tasks, summary)


def _alerts(tasks: Tasks, summary: Summary) -> Page:
    from ui.oversight.alerts.page import AlertsPage

    return AlertsPage(tasks, summary)


def _sessions(tasks: Tasks, summary: Summary) -> Page:
    from ui.oversight.sessions_page import SessionsPage

    return SessionsPage(tasks, summary)


def _archive(tasks: Tasks, summary: Summary) -> Page:
    from ui.archive.page import ArchivePage

    return ArchivePage(tasks, summary)


def _recovery(tasks: Tasks, summary: Summary) -> Page:
    from ui.recovery.page import RecoveryPage

    return RecoveryPage(tasks, summary)


def _people(tasks: Tasks, summary: Summary) -> Page:
    from ui.people.page import PeoplePage

    return PeoplePage(tasks, summary)


def _lessons(tasks: Tasks, summary: Summary) -> Page:
    from ui.lessons.page import LessonsPage

    return LessonsPage(tasks, summary)


def _concerns(tasks: Tasks, summary: Summary) -> Page:
    from ui.concerns.page import ConcernsPage

    return ConcernsPage(tasks, summary)


def _agreements(tasks: Tasks, summary: Summary) -> Page:
    from ui.agreements.page import AgreementsPage

    return AgreementsPage(tasks, summary)


def _clearances(tasks: Tasks, summary: Summary) -> Page:
    from ui.projects.clearances_page import ClearancesPage

    return ClearancesPage(tasks, summary)


def _projects(tasks: Tasks, summary: Summary) -> Page:
    from ui.projects.page import ProjectsPage

    return ProjectsPage(tasks, summary)


def _duties(tasks: Tasks, summary: Summary) -> Page:
    from ui.duties.page import DutiesPage

    return DutiesPage(tasks, summary)


def _preferences(tasks: Tasks, summary: Summary) -> Page:
    from ui.preferences.page import PreferencesPage

    return PreferencesPage(tasks, summary)


_FILES = str(QT_TRANSLATE_NOOP("navigation", "Hồ sơ"))
_LEAVING = str(QT_TRANSLATE_NOOP("navigation", "Ra khỏi kho"))
_WATCH = str(QT_TRANSLATE_NOOP("navigation", "Giám sát"))
_OFFICE = str(QT_TRANSLATE_NOOP("navigation", "Kho hồ sơ"))

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "customers",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Khách hàng")),
        "users",
        _allows(Event.CUSTOMER_LIST),
        _customers,
    ),
    Entry(
        "items",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Tiềm năng, nghiệp vụ")),
        "briefcase",
        _with_project(Event.ITEM_LIST),
        _items,
    ),
    Entry(
        "entry",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Nhập liệu")),
        "clipboard-check",
        _with_project(Event.ENTRY_LIST),
        _entry,
    ),
    Entry(
        "levels",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Cấp mật")),
        "scale",
        _with_project(Event.LEVEL_LIST),
        _levels,
    ),
    Entry(
        "top_secret",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Phòng tuyệt mật")),
        "shield-alert",
        _enters_room,
        _top_secret,
    ),
    Entry(
        "statistics",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Thống kê")),
        "layout-dashboard",
        _with_project(Event.STATISTICS_VIEW),
        _statistics,
    ),
    Entry(
        "release",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Cung cấp thông tin")),
        "send",
        _with_project(Event.RELEASE_LIST),
        _release,
    ),
    Entry(
        "copies",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Bản giấy và bản sao")),
        "printer",
        _with_project(Event.COPY_LIST, Event.SHREDDING_LIST),
        _copies,
    ),
    Entry(
        "destruction",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Tiêu hủy hồ sơ")),
        "flame",
        _with_project(Event.DESTRUCTION_LIST, Event.CERTIFICATE_LIST),
        _destruction,
    ),
    Entry(
        "oversight",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Nhật ký")),
        "scroll-text",
        _allows(Event.JOURNAL_READ),
        _oversight,
    ),
    Entry(
        "alerts",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Cảnh báo")),
        "siren",
        _allows(Event.ALERT_LIST),
        _alerts,
    ),
    Entry(
        "sessions",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Phiên làm việc")),
        "log-in",
        _allows(Event.SESSION_LIST),
        _sessions,
    ),
    Entry(
        "clearances",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Thẩm quyền")),
        "user-check",
        _allows(Event.CLEARANCE_REQUESTS),
        _clearances,
    ),
    Entry(
        "archive",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Kiểm tra, sao lưu")),
        "shield-check",
        _allows(Event.VAULT_VERIFY),
        _archive,
    ),
    Entry(
        "recovery",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Khôi phục")),
        "key-round",
        _allows(Event.RECOVERY_STATE),
        _recovery,
    ),
    Entry(
        "people",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Người dùng")),
        "user-cog",
        _allows(Event.PERSON_LIST),
        _people,
    ),
    Entry(
        "agreements",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Thỏa thuận bảo mật")),
        "handshake",
        _allows(Event.AGREEMENT_VIEW),
        _agreements,
    ),
    Entry(
        "projects",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Dự án")),
        "folder-lock",
        _allows(Event.PROJECT_LIST),
        _projects,
    ),
    Entry(
        "lessons",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Học và kiểm tra")),
        "graduation-cap",
        lambda summary: True,
        _lessons,
    ),
    Entry(
        "concerns",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Mối lo ngại")),
        "message-square-warning",
        _allows(Event.CONCERN_REPORT),
        _concerns,
    ),
    Entry(
        "preferences",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Tùy chọn")),
        "settings",
        lambda summary: True,
        _preferences,
    ),
)
"""Every page of the sidebar, in its order."""

BESIDE: tuple[Entry, ...] = (
    Entry(
        "duties",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Quyền của bạn")),
        "list-checks",
        lambda summary: True,
        _duties,
    ),
)
"""Pages that have no line in the sidebar: the person's card at its foot leads there."""
