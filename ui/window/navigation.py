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
from ui.window import makers

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
        makers.customers,
    ),
    Entry(
        "items",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Tiềm năng, nghiệp vụ")),
        "briefcase",
        _with_project(Event.ITEM_LIST),
        makers.items,
    ),
    Entry(
        "entry",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Nhập liệu")),
        "clipboard-check",
        _with_project(Event.ENTRY_LIST),
        makers.entry,
    ),
    Entry(
        "levels",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Cấp mật")),
        "scale",
        _with_project(Event.LEVEL_LIST),
        makers.levels,
    ),
    Entry(
        "top_secret",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Phòng tuyệt mật")),
        "shield-alert",
        _enters_room,
        makers.top_secret,
    ),
    Entry(
        "statistics",
        _FILES,
        str(QT_TRANSLATE_NOOP("navigation", "Thống kê")),
        "layout-dashboard",
        _with_project(Event.STATISTICS_VIEW),
        makers.statistics,
    ),
    Entry(
        "release",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Cung cấp thông tin")),
        "send",
        _with_project(Event.RELEASE_LIST),
        makers.release,
    ),
    Entry(
        "copies",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Bản giấy và bản sao")),
        "printer",
        _with_project(Event.COPY_LIST, Event.SHREDDING_LIST),
        makers.copies,
    ),
    Entry(
        "destruction",
        _LEAVING,
        str(QT_TRANSLATE_NOOP("navigation", "Tiêu hủy hồ sơ")),
        "flame",
        _with_project(Event.DESTRUCTION_LIST, Event.CERTIFICATE_LIST),
        makers.destruction,
    ),
    Entry(
        "oversight",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Nhật ký")),
        "scroll-text",
        _allows(Event.JOURNAL_READ),
        makers.oversight,
    ),
    Entry(
        "alerts",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Cảnh báo")),
        "siren",
        _allows(Event.ALERT_LIST),
        makers.alerts,
    ),
    Entry(
        "sessions",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Phiên làm việc")),
        "log-in",
        _allows(Event.SESSION_LIST),
        makers.sessions,
    ),
    Entry(
        "clearances",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Thẩm quyền")),
        "user-check",
        _allows(Event.CLEARANCE_REQUESTS),
        makers.clearances,
    ),
    Entry(
        "archive",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Kiểm tra, sao lưu")),
        "shield-check",
        _allows(Event.VAULT_VERIFY),
        makers.archive,
    ),
    Entry(
        "recovery",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Khôi phục")),
        "key-round",
        _allows(Event.RECOVERY_STATE),
        makers.recovery,
    ),
    Entry(
        "countersigning",
        _WATCH,
        str(QT_TRANSLATE_NOOP("navigation", "Chờ ký thứ hai")),
        "signature",
        _allows(Event.COUNTERSIGN_LIST),
        makers.countersigning,
    ),
    Entry(
        "people",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Người dùng")),
        "user-cog",
        _allows(Event.PERSON_LIST),
        makers.people,
    ),
    Entry(
        "agreements",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Thỏa thuận bảo mật")),
        "handshake",
        _allows(Event.AGREEMENT_VIEW),
        makers.agreements,
    ),
    Entry(
        "projects",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Dự án")),
        "folder-lock",
        _allows(Event.PROJECT_LIST),
        makers.projects,
    ),
    Entry(
        "lessons",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Học và kiểm tra")),
        "graduation-cap",
        lambda summary: True,
        makers.lessons,
    ),
    Entry(
        "concerns",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Mối lo ngại")),
        "message-square-warning",
        _allows(Event.CONCERN_REPORT),
        makers.concerns,
    ),
    Entry(
        "preferences",
        _OFFICE,
        str(QT_TRANSLATE_NOOP("navigation", "Tùy chọn")),
        "settings",
        lambda summary: True,
        makers.preferences,
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
        makers.duties,
    ),
)
"""Pages that have no line in the sidebar: the person's card at its foot leads there."""
