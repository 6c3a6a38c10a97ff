"""What a duty offers but cannot be done just now stays in sight and says why; what it does not offer is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import ProjectSummary, Summary
from app.settings.message import sentence
from tests.ui.window.test_navigation import summary
from ui.copies.page import CopiesPage
from ui.copies.shred_dialog import ShredDialog
from ui.customers.page import CustomersPage
from ui.destruction.page import DestructionPage
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.page import PeoplePage
from ui.projects.create_project_dialog import CreateProjectDialog
from ui.projects.page import ProjectsPage
from ui.release.page import ReleasePage
from ui.tasks import Tasks
from ui.widgets.buttons import Button, IconButton, PrimaryButton
from ui.widgets.two_signatures import TwoSignatures

NOBODY = "Bạn chưa được cấp thẩm quyền ở dự án nào."


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    """No process answers: what is looked at here is known without one."""
    return Tasks(lambda _owner, _error: None)


def person(name: str, *duties: Duty, active: bool = True, me: bool = False) -> PersonRow:
    return PersonRow(Id(name.encode().ljust(16, b"-")[:16]), name, "", duties, 0, active, me)


def refused(button: Button) -> str:
    """The reason that a button in sight gives, to the eye and to a screen reader alike."""
    assert not button.isHidden()
    assert button.isEnabled() == (not button.why_not())
    assert button.accessibleDescription() == button.toolTip() == button.why_not()
    return button.why_not()


ME = person("Tôi", Duty.MANAGER, me=True)
HA = person("Hà", Duty.OFFICER)


@pytest.mark.parametrize(
    ("duty", "others", "possible"),
    [
        (Duty.MANAGER, (HA,), True),
        (Duty.MANAGER, (person("Hà", Duty.OFFICER, active=False), person("Nam", Duty.SALES)), False),
        (Duty.MANAGER, (person("Quân", Duty.MANAGER),), False),
        (Duty.MANAGER, (replace(HA, frozen=True),), False),
        (Duty.OFFICER, (person("Quân", Duty.MANAGER),), True),
        (Duty.OFFICER, (HA,), False),
    ],
)
def test_nobody_is_added_without_a_second_signer(
    qtbot: QtBot, tasks: Tasks, duty: Duty, others: tuple[PersonRow, ...], possible: bool
) -> None:
    page = PeoplePage(tasks, summary(duty))
    qtbot.addWidget(page)
    assert refused(page.add) == "Đang xem ai ký cùng được."
    page._show((person("Tôi", duty, me=True), *others))
    assert (refused(page.add) == "") == possible
    if not possible:
        assert refused(page.add).startswith("Chưa có người thứ hai để ký cùng: ")


def test_one_person_alone_signs_alone(qtbot: QtBot, tasks: Tasks) -> None:
    alone = replace(summary(Duty.MANAGER, Duty.OFFICER, levels=(1, 2), top_secret=True), one_person=True)
    people, projects = PeoplePage(tasks, alone), ProjectsPage(tasks, alone)
    qtbot.addWidget(people)
    qtbot.addWidget(projects)
    people._show((ME,))
    projects._keep_people((ME,))
    assert refused(people.add) == refused(projects.new) == ""


@pytest.mark.parametrize(
    ("top_secret", "people", "why"),
    [
        (True, (ME, HA), ""),
        (True, (ME,), "Chưa có cán bộ an toàn hệ thống nào khác để ký cùng."),
        (True, (ME, replace(HA, frozen=True)), "Chưa có cán bộ an toàn hệ thống nào khác để ký cùng."),
        (False, (ME, HA), sentence("projects.creator_needs_top_secret", "vi")),
    ],
)
def test_a_project_takes_the_room_and_an_officer(
    qtbot: QtBot, tasks: Tasks, top_secret: bool, people: tuple[PersonRow, ...], why: str
) -> None:
    page = ProjectsPage(tasks, summary(Duty.MANAGER, levels=(1, 2), top_secret=top_secret))
    qtbot.addWidget(page)
    page._keep_people(people)
    assert refused(page.new) == why


def test_the_key_of_a_button_that_rests_does_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    page = ProjectsPage(tasks, summary(Duty.MANAGER, levels=(1, 2)))
    window = QMainWindow()
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page._keep_people((ME, HA))
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(CreateProjectDialog) == []


@pytest.mark.parametrize("duty", [Duty.SALES, Duty.OFFICER, Duty.ADMINISTRATOR, Duty.CLERK])
def test_to_the_wrong_duty_nothing_is_shown(qtbot: QtBot, tasks: Tasks, duty: Duty) -> None:
    given = summary(duty, levels=(1,))
    pages = [PeoplePage(tasks, given), ProjectsPage(tasks, given)]
    for page in pages:
        qtbot.addWidget(page)
        page.show()
    adds = duty is Duty.OFFICER
    assert pages[0].findChildren(PrimaryButton) == ([pages[0].add] if adds else [])  # type: ignore[attr-defined]
    assert pages[1].findChildren(PrimaryButton) == []


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (CustomersPage, ("add", "load")),
        (ReleasePage, ("pick",)),
        (DestructionPage, ("pick",)),
        (CopiesPage, ("number", "shred_button")),
    ],
)
@pytest.mark.parametrize("levels", [(), (1,)])
def test_without_a_clearance_what_the_duty_offers_says_so(
    qtbot: QtBot,
    tasks: Tasks,
    make: Callable[[Tasks, Summary], QWidget],
    names: tuple[str, ...],
    levels: tuple[int, ...],
) -> None:
    page = make(tasks, summary(Duty.MANAGER, levels=levels))
    qtbot.addWidget(page)
    buttons = [getattr(page, name) for name in names]
    assert [refused(button) for button in buttons] == ["" if levels else NOBODY] * len(names)


def test_a_page_of_customers_without_a_project_says_whom_to_ask(qtbot: QtBot, tasks: Tasks) -> None:
    page = CustomersPage(tasks, summary(Duty.SALES))
    qtbot.addWidget(page)
    page.reload()
    wanted: list[str] = []
    page.page_wanted.connect(lambda key, _subject: wanted.append(key))
    page.empty.acted.emit()
    assert wanted == ["duties"]
    assert page.list._views.currentWidget() is page.empty
    assert page.empty.accessibleName() == "Chưa có thẩm quyền ở dự án nào"


def test_a_project_without_a_level_is_no_clearance(qtbot: QtBot, tasks: Tasks) -> None:
    empty = ProjectSummary(Id(bytes(16)), "Dự án", (), False)
    page = CopiesPage(tasks, replace(summary(Duty.SALES), projects=(empty,)))
    qtbot.addWidget(page)
    assert refused(page.number) == NOBODY


def test_two_signatures_say_that_nobody_can_sign_second(qtbot: QtBot) -> None:
    nobody = TwoSignatures("Lan", (), "Cán bộ an toàn hệ thống")
    somebody = TwoSignatures("Lan", [(HA.uid, HA.name)], "Cán bộ an toàn hệ thống")
    alone = TwoSignatures("Lan", (), "Cán bộ an toàn hệ thống", alone=True)
    for widget in (nobody, somebody, alone):
        qtbot.addWidget(widget)
    assert "Cán bộ an toàn hệ thống" in nobody.why_not()
    assert not nobody.other.control.isEnabled()
    assert somebody.why_not() == alone.why_not() == ""


def test_dialogs_that_need_a_second_signer_do_not_sign_without_one(qtbot: QtBot, tasks: Tasks) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    given = summary(Duty.MANAGER, levels=(int(Level.CONFIDENTIAL),), top_secret=True)
    adding = AddPersonDialog(window, tasks, given, (ME,), ())
    creating = CreateProjectDialog(window, tasks, given, (ME,))
    shredding = ShredDialog(window, tasks, given, Id(bytes(16)), [], [])
    for button in (adding.save, creating.save, shredding.sign):
        assert "Hãy thêm người đó trước." in refused(button)
        button.set_busy(True)
        button.set_busy(False)
        assert not button.isEnabled()


def test_an_icon_s_name_comes_back_when_it_can_be_pressed_again(qtbot: QtBot) -> None:
    button = IconButton("x", "Đóng")
    qtbot.addWidget(button)
    button.set_available(False, "Đang lưu.")
    assert button.toolTip() == "Đang lưu."
    button.set_available(True)
    assert (button.toolTip(), button.accessibleDescription()) == ("Đóng", "")
