"""The page of tabs: each part has its own buttons in the head, and is offered to whom its acts are allowed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.access.event import Event
from app.session.model import Summary
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, show_page
from ui.archive import parts
from ui.archive.page import ArchivePage
from ui.archive.part import Entry, Part
from ui.tasks import Tasks
from ui.widgets.buttons import QuietButton


class Second(Part):
    """A part that notes what it is asked."""

    def __init__(self, tasks: Tasks, summary: Summary) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.button = QuietButton("Làm", "plus")

    def title(self) -> str:
        return "Thứ hai"

    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.button,)

    def reload(self) -> None:
        self.asked.append("reload")

    def show_subject(self, subject: object) -> None:
        self.asked.append(subject)

    def highest_level(self) -> int:
        return 2


def test_a_tab_brings_its_buttons_and_is_asked_when_it_is_opened(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*parts.PARTS[:1], Entry("second", (Event.VAULT_VERIFY,), Second))
    monkeypatch.setattr(parts, "PARTS", more)
    desk = Desk(office.sign_in("quan"))
    page = ArchivePage(desk, desk.summary)
    show_page(qtbot, desk, page)
    second = page.parts["second"]
    assert isinstance(second, Second)
    assert page.tabs.tabBar().isVisible()
    assert (second.button.isVisible(), second.asked, page.highest_level()) == (False, [], 0)
    page.show_subject(("second", 7))
    assert (page.part(), second.button.isVisible(), second.asked) == (second, True, ["reload", 7])
    assert page.highest_level() == 2
    page.show_subject("checks")
    assert not second.button.isVisible()
    page.show_subject("unknown")
    assert page.part() is page.parts["checks"]


def test_what_nobody_may_do_is_no_tab(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*parts.PARTS[:1], Entry("second", (Event.JOURNAL_READ,), Second))
    monkeypatch.setattr(parts, "PARTS", more)
    desk = Desk(office.sign_in("quan"))
    assert [entry.key for entry in parts.offered(desk.summary)] == ["checks"]
