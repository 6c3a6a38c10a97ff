"""Every page there is, for every duty, in both languages and every size of letters, in the smallest window.

New pages are covered by standing in the navigation: nothing here names a page. What is looked at: every control says
its name, an icon alone says it in a tooltip too, Tab reaches every control and leaves it again, no words are cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.paths import RESOURCES
from app.session.door import Session
from app.session.summary import summary
from app.settings.preference import FONT_PERCENT
from tests.fixtures.vault import Office, copy_office
from tests.ui.customers.files import fill
from tests.ui.desk import Desk, idle
from ui import messages
from ui.theme import apply_theme
from ui.widgets.record_table import RecordTable
from ui.widgets.tabs import Tabs
from ui.widgets.text import Elided, Paragraph
from ui.window.navigation import BESIDE, ENTRIES, entries_for
from ui.window.workplace import Workplace

SMALLEST = (1180, 660)
SIZES = (FONT_PERCENT[0], 100, 125, FONT_PERCENT[1])
WHO = {Duty.OFFICER: "ha", Duty.ADMINISTRATOR: "minh"}
"""Who stands for a duty; the manager's keys open everything for all others."""
WATCHING = (Duty.OFFICER, Duty.ADMINISTRATOR)
WORKING = tuple(duty for duty in Duty if duty not in WATCHING)
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


@pytest.fixture(scope="module")
def people(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with customers, for all of these tests."""
    copied = copy_office(office_template, tmp_path_factory.mktemp("pages"))
    fill(copied.sign_in("quan"), copied.project)
    yield copied
    copied.end()


@pytest.fixture(autouse=True)
def today(people: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The window's own clock tells the time of the tests' vault; preferences are nobody's."""
    monkeypatch.setattr("app.clock.SystemClock.now", lambda self: people.clock.now())
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))


def opened(
    qtbot: QtBot, people: Office, monkeypatch: pytest.MonkeyPatch, duties: tuple[Duty, ...]
) -> tuple[Workplace, Desk, QMainWindow]:
    """The workplace of somebody with these duties and the keys that go with them, in the smallest window."""
    session = people.sign_in(WHO.get(duties[0], "quan"))
    monkeypatch.setattr(Session, "duties", property(lambda self: frozenset(duties)))
    desk = Desk(session)
    window = QMainWindow()
    place = Workplace(desk, replace(desk.summary, duties=duties, missing=()))
    window.setCentralWidget(place)

    def end(_: object) -> None:
        desk.over = True

    qtbot.addWidget(window, before_close_func=end)
    window.setMinimumSize(1024, 640)  # as the real window: it keeps its size, and what does not fit is cut
    window.resize(*SMALLEST)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return place, desk, window


def go(qtbot: QtBot, desk: Desk, place: Workplace, key: str) -> None:
    """Open a page and, where it has lists, the first row of each, so that details are looked at too."""
    place.go(key)
    settle(qtbot, desk)
    page = place.page()
    assert page is not None
    for table in page.findChildren(RecordTable):
        if table.isVisible() and table.model().rowCount():
            table.selectRow(0)
    settle(qtbot, desk)


def looks(qtbot: QtBot, desk: Desk, place: Workplace, key: str) -> Iterator[str]:
    """A page at each of its tabs, one after the other."""
    go(qtbot, desk, place, key)
    page = place.page()
    assert page is not None
    tabs = next((found for found in page.findChildren(Tabs) if found.isVisible() and found.count() > 1), None)
    for at in range(tabs.count() if tabs else 1):
        if tabs is not None and at != tabs.currentIndex():
            tabs.setCurrentIndex(at)
            settle(qtbot, desk)
        yield f"{key} {at}"


def settle(qtbot: QtBot, desk: Desk) -> None:
    idle(qtbot, desk)
    qtbot.wait(15)
    idle(qtbot, desk)


def keys(place: Workplace) -> list[str]:
    return [entry.key for entry in (*place.entries, *BESIDE)]


def controls(window: QWidget) -> list[QWidget]:
    """Visible controls of ours; not the parts that Qt makes inside its own."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not isinstance(widget, QHeaderView)
        and type(widget) is not QAbstractButton
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QTabBar)
    ]


def told(widget: QWidget) -> str:
    """Which widget it is, for whoever reads that a test failed."""
    text = getattr(widget, "text", lambda: "")
    words = widget.accessibleName() or (text() if callable(text) else "")
    return f"{type(widget).__name__} “{words}” in {type(widget.parentWidget()).__name__}"


def unnamed(window: QWidget) -> list[str]:
    found = []
    for widget in controls(window):
        if not widget.accessibleName().strip():
            found.append(told(widget))
        alone = isinstance(widget, QPushButton) and not widget.text() and not widget.icon().isNull()
        if alone and not widget.toolTip():
            found.append(f"an icon without a tooltip: {told(widget)}")
    return found


def cut(window: QWidget) -> list[str]:
    """Words that do not fit where they stand. What gives way by … says all of it in its tooltip."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QPushButton | QCheckBox | QRadioButton) and widget.text():
            if widget.sizeHint().width() > widget.width() + 1 or widget.fontMetrics().height() > widget.height() + 1:
                found.append(told(widget))
        elif isinstance(widget, Elided):
            if _advance(widget) > widget.contentsRect().width() + 1 and not widget.toolTip():
                found.append(told(widget))
        elif isinstance(widget, Paragraph):
            if widget.text() and widget.heightForWidth(widget.width()) > widget.height() + 1:
                found.append(told(widget))
        elif isinstance(widget, QLabel) and widget.text() and not widget.wordWrap() and _does_not_fit(widget):
            found.append(told(widget))
    return found


def _does_not_fit(label: QLabel) -> bool:
    return _advance(label) > label.contentsRect().width() + 1 or label.fontMetrics().height() > label.height() + 1


def _advance(label: QLabel) -> int:
    lines = label.text().splitlines() or [""]
    return max(label.fontMetrics().horizontalAdvance(line) for line in lines)


def not_reached(window: QMainWindow) -> list[str]:
    """Controls that Tab does not come to, and those that it does not leave."""
    wanted = {
        widget
        for widget in controls(window)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _is_unchosen(widget)
    }
    at = window.focusWidget()
    if at is None:
        return ["nothing has the focus"]
    seen: list[QWidget] = []
    while at not in seen:
        seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is None or now is at:
            return [f"Tab stays in {told(at)}"]
        at = now
    return sorted(told(widget) for widget in wanted - set(seen))


def _is_unchosen(widget: QWidget) -> bool:
    """Arrow keys go to these, as in any group where one is chosen."""
    if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
        return not widget.isChecked()
    return False


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "niem_en.qm"))
    qapp.installTranslator(translator)
    messages.set_language("en")
    yield
    messages.set_language("vi")
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("duty", Duty, ids=str)
def test_every_page_of_a_duty_is_named_and_walked_by_tab(
    qtbot: QtBot, people: Office, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, duty: Duty
) -> None:
    apply_theme(qapp, "light")
    place, desk, window = opened(qtbot, people, monkeypatch, (duty,))
    for key in keys(place):
        for look in looks(qtbot, desk, place, key):
            assert (look, unnamed(window)) == (look, [])
            assert (look, not_reached(window)) == (look, [])


def pages_fit(qtbot: QtBot, people: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages of everybody: who watches, and who works."""
    wrong: dict[str, list[str]] = {}
    for duties in (WATCHING, WORKING):
        place, desk, window = opened(qtbot, people, monkeypatch, duties)
        for key in keys(place):
            for look in looks(qtbot, desk, place, key):
                found = cut(window)
                if (window.width(), window.height()) != SMALLEST:
                    found.append(f"the window grew to {window.width()} × {window.height()}")
                if window.minimumSizeHint().width() > SMALLEST[0]:
                    found.append(f"the page is {window.minimumSizeHint().width()} wide")
                if found:
                    wrong[look] = found
        window.close()
    assert wrong == {}


def test_words_that_are_cut_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    planted = [
        QPushButton("Đề nghị cung cấp", window),
        QLabel("Người phụ trách", window),
        QCheckBox("Chỉ dòng lỗi", window),
    ]
    paragraph = Paragraph("Một đoạn văn dài hơn một dòng của chỗ này rất nhiều, nên phải xuống dòng.", parent=window)
    for widget in (*planted, paragraph):
        widget.setFixedSize(60, 24)
    window.show()
    assert len(cut(window)) == 4
    for widget in (*planted, paragraph):
        widget.setFixedSize(380, 90)
    assert cut(window) == []


@pytest.mark.parametrize("percent", SIZES)
def test_no_words_are_cut_in_vietnamese(
    qtbot: QtBot, people: Office, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    pages_fit(qtbot, people, monkeypatch)
    apply_theme(qapp, "light")


@pytest.mark.parametrize("percent", SIZES)
def test_no_words_are_cut_in_english(
    qtbot: QtBot, people: Office, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, english: None, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    pages_fit(qtbot, people, monkeypatch)
    apply_theme(qapp, "light")


def test_everybody_together_is_offered_every_page(people: Office) -> None:
    offered = set()
    for duties in (WATCHING, WORKING):
        session = people.sign_in(WHO.get(duties[0], "quan"))
        offered |= {entry.key for entry in entries_for(replace(summary(session), duties=duties))}
    assert offered == {entry.key for entry in ENTRIES}
