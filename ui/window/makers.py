"""How each page of the window is made. A page's code is loaded when the page is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.session.model import Summary
    from ui.tasks import Tasks
    from ui.widgets.page import Page


def customers(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.page import CustomersPage

    return CustomersPage(tasks, summary)


def items(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.items.page import ItemsPage

    return ItemsPage(tasks, summary)


def entry(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.entry.page import EntriesPage

    return EntriesPage(tasks, summary)


def levels(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.classification.page import LevelsPage

    return LevelsPage(tasks, summary)


def top_secret(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.top_secret_page import TopSecretPage

    return TopSecretPage(tasks, summary)


def statistics(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.customers.statistics.page import StatisticsPage

    return StatisticsPage(tasks, summary)


def release(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.release.page import ReleasePage

    return ReleasePage(tasks, summary)


def copies(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.copies.page import CopiesPage

    return CopiesPage(tasks, summary)


def destruction(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.destruction.page import DestructionPage

    return DestructionPage(tasks, summary)


def oversight(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.oversight.page import OversightPage

    return OversightPage(tasks, summary)


def alerts(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.oversight.alerts.page import AlertsPage

    return AlertsPage(tasks, summary)


def sessions(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.oversight.sessions_page import SessionsPage

    return SessionsPage(tasks, summary)


def archive(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.archive.page import ArchivePage

    return ArchivePage(tasks, summary)


def recovery(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.recovery.page import RecoveryPage

    return RecoveryPage(tasks, summary)


def people(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.people.page import PeoplePage

    return PeoplePage(tasks, summary)


def lessons(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.lessons.page import LessonsPage

    return LessonsPage(tasks, summary)


def concerns(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.concerns.page import ConcernsPage

    return ConcernsPage(tasks, summary)


def agreements(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.agreements.page import AgreementsPage

    return AgreementsPage(tasks, summary)


def clearances(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.projects.clearances_page import ClearancesPage

    return ClearancesPage(tasks, summary)


def projects(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.projects.page import ProjectsPage

    return ProjectsPage(tasks, summary)


def duties(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.duties.page import DutiesPage

    return DutiesPage(tasks, summary)


def preferences(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.preferences.page import PreferencesPage

    return PreferencesPage(tasks, summary)


def countersigning(tasks: Tasks, summary: Summary) -> Page:
    """The page of that name in `ui.window.navigation`."""
    from ui.countersigning.page import CountersigningPage

    return CountersigningPage(tasks, summary)
