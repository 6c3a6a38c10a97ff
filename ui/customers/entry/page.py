"""The page of entries: which project, how it takes data in, and its queues at levels 1 and 2."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.model import Draft, Ref
from app.session.model import ProjectSummary, Summary
from ui.customers.entry.panel import EntriesPanel
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import DraftSaving, Page
from ui.widgets.page_header import PageHeader


class EntriesPage(Page):
    """What is top secret is entered, reviewed and verified in its room. ``show_subject(ref)`` opens an entry."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projects = tuple(one for one in summary.projects if _levels(one))
        self.header = PageHeader(self.tr("Nhập liệu"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.project.set_choices([(one, one.name) for one in self._projects])
        self.rules = SecondaryButton(self.tr("Cách nhập liệu…"), "sliders-horizontal")
        self.panel: EntriesPanel | None = None
        whole = QVBoxLayout(self)
        if not self._projects:
            whole.setContentsMargins(24, 20, 24, 20)
            whole.addWidget(self.header)
            whole.addWidget(
                EmptyState(
                    "clipboard-check",
                    self.tr("Chưa có thẩm quyền ở dự án nào"),
                    self.tr("Hãy nhờ quản lý và cán bộ an toàn hệ thống cấp thẩm quyền cho bạn."),
                )
            )
            return
        first = self._projects[0]
        self.panel = panel = EntriesPanel(tasks, summary, "everyday", first, _levels(first))
        self.header.add_action(self.project)
        if may(Event.ENTRY_RULES, summary.duties):
            self.header.add_action(self.rules)
        panel.column.insertWidget(0, self.header)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)
        self.project.picked.connect(self._picked)
        self.rules.clicked.connect(self._ask_rules)
        panel.waiting_changed.connect(self._waiting)
        panel.counted.connect(self.header.set_count)
        panel.file_wanted.connect(lambda ref: self.page_wanted.emit("customers", ref))
        self.setFocusProxy(panel)

    def title(self) -> str:
        return self.tr("Nhập liệu")

    def highest_level(self) -> int:
        return self.panel.highest_level() if self.panel is not None else 0

    def reload(self) -> None:
        if self.panel is not None:
            self.panel.reload()

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        return self.panel.drafts_to_save() if self.panel is not None else ()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, Ref) and self._turn_to(subject) and self.panel is not None:
            self.panel.show_entry(subject)

    def resume_draft(self, draft: object) -> None:
        if not isinstance(draft, Draft) or draft.rid is None or self.panel is None:
            return
        if self._turn_to(Ref(draft.project, draft.level, draft.rid)):
            self.panel.resume_draft(draft)

    def _turn_to(self, ref: Ref) -> bool:
        """Show the project of a record, where it is one of this page's."""
        found = next((one for one in self._projects if one.project == ref.project), None)
        if found is None or ref.level not in _levels(found):
            return False
        if found is not self.project.value():
            self.project.set_value(found)
            self._picked(found)
        return True

    def _picked(self, project: object) -> None:
        if isinstance(project, ProjectSummary) and self.panel is not None:
            self.panel.show_project(project, _levels(project))

    def _ask_rules(self) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary) and self.panel is not None:
            self.panel.desk.ask_rules(project)

    def _waiting(self, count: int) -> None:
        self.badge_changed.emit(count)
        self.level_changed.emit()


def _levels(project: ProjectSummary) -> tuple[Level, ...]:
    """The levels that belong on this page: top secret has a room of its own."""
    return tuple(level for level in sorted(project.levels) if level < Level.TOP_SECRET)
