"""The open window: pages, keys, banner, watermark, preferences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.paths import profile
from app.settings import layouts, preference
from tests.ui.conftest import WAIT, bring_up, unlock
from tests.ui.office import MANAGER, MANAGER_PASSPHRASE
from ui.application import Application
from ui.people.page import PeoplePage
from ui.preferences.page import PreferencesPage
from ui.widgets.dialog import open_dialogs
from ui.window.workplace import Workplace


def workplace(application: Application) -> Workplace:
    assert application.window.workplace is not None
    return application.window.workplace


def preferences(application: Application) -> PreferencesPage:
    workplace(application).go("preferences")
    page = workplace(application).page()
    assert isinstance(page, PreferencesPage)
    return page


def test_ctrl_and_a_number_open_the_page_at_that_place(qtbot: QtBot, opened: Application) -> None:
    place = workplace(opened)
    keys = [entry.key for entry in place.entries]
    number = keys.index("release") + 1
    bring_up(qtbot, opened)
    qtbot.keyClick(opened.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert place.current_key == "release"


def test_a_page_is_made_when_first_opened_and_kept(opened: Application) -> None:
    place = workplace(opened)
    place.go("projects")
    first = place.page()
    place.go("people")
    place.go("projects")
    assert place.page() is first


def test_f5_reloads_the_page(qtbot: QtBot, opened: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    page = preferences(opened)
    reloads: list[bool] = []
    monkeypatch.setattr(page, "reload", lambda: reloads.append(True))
    bring_up(qtbot, opened)
    qtbot.keyClick(opened.window, Qt.Key.Key_F5)
    assert reloads == [True]


def test_f1_lists_the_keys_once(qtbot: QtBot, opened: Application) -> None:
    bring_up(qtbot, opened)
    qtbot.keyClick(opened.window, Qt.Key.Key_F1)
    opened.window._show_shortcuts()
    (dialog,) = open_dialogs(opened.window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Ctrl+L" in words
    assert "Khóa kho ngay" in words


def test_the_banner_and_the_title_show_the_highest_level_of_the_page(
    opened: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = preferences(opened)
    assert not workplace(opened).banner.isVisible()
    monkeypatch.setattr(page, "highest_level", lambda: 2)
    page.level_changed.emit()
    assert workplace(opened).banner.isVisible()
    assert workplace(opened).banner.level() == 2
    assert "CƠ MẬT (mức mật nội bộ)" in opened.window.windowTitle()
    opened.window._tick(0)
    assert not workplace(opened).banner._countdown.isHidden()
    monkeypatch.setattr(page, "highest_level", lambda: 0)
    page.level_changed.emit()
    assert not workplace(opened).banner.isVisible()


def test_the_watermark_says_who_and_where(opened: Application) -> None:
    text = opened.window._watermark.text()
    assert text.startswith(MANAGER)
    assert workplace(opened).summary.device_name in text


def test_a_narrow_window_shows_icons_alone_in_the_sidebar(qtbot: QtBot, opened: Application) -> None:
    opened.window.resize(1180, 660)
    assert workplace(opened).sidebar.is_narrow()
    opened.window.resize(1440, 900)
    assert not workplace(opened).sidebar.is_narrow()


def test_a_preference_takes_effect_and_is_kept(qtbot: QtBot, opened: Application) -> None:
    page = preferences(opened)
    page.lock_minutes.spin.setValue(9)
    qtbot.waitUntil(lambda: preference.load().lock_minutes == 9, timeout=WAIT)
    qtbot.wait(50)
    opened.window._tick(0)
    assert "09:00" in workplace(opened).status._items["countdown"][1].text()


def test_another_language_keeps_the_page_and_the_session(qtbot: QtBot, opened: Application) -> None:
    page = preferences(opened)
    page.language.set_value("en")
    page.language.changed.emit()
    qtbot.waitUntil(lambda: workplace(opened).page() is not page, timeout=WAIT)
    assert workplace(opened).current_key == "preferences"
    again = preferences(opened)
    again.language.set_value("vi")
    again.language.changed.emit()
    qtbot.waitUntil(lambda: workplace(opened).page() is not again, timeout=WAIT)


def test_a_page_that_asks_for_another_is_followed(opened: Application) -> None:
    page = preferences(opened)
    page.page_wanted.emit("people", None)
    assert workplace(opened).current_key == "people"


def test_the_vaults_opened_here_can_be_forgotten(qtbot: QtBot, opened: Application) -> None:
    qtbot.waitUntil(lambda: bool(preference.load().recent_vaults), timeout=WAIT)
    preferences(opened).forget.click()
    qtbot.waitUntil(lambda: preference.load().recent_vaults == (), timeout=WAIT)
    assert preference.load().last_person == {}


def test_shift_f1_and_the_person_s_card_show_what_one_may_do(qtbot: QtBot, opened: Application) -> None:
    bring_up(qtbot, opened)
    qtbot.keyClick(opened.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert workplace(opened).current_key == "duties"
    assert opened.window.windowTitle().startswith("Quyền của bạn")
    workplace(opened).go("people")
    workplace(opened).sidebar._person.click()
    assert workplace(opened).current_key == "duties"
    assert not any(item.isChecked() for item in workplace(opened).sidebar._items.values())


def test_lists_are_remembered_for_the_person_and_forgotten_at_a_lock(qtbot: QtBot, opened: Application) -> None:
    workplace(opened).go("people")
    page = workplace(opened).page()
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    second = page.table.columns.places()[1].key
    page.table.columns.show_column(second, shown=False)
    page.table.sort_by("name", descending=True)
    opened.window.lock("asked")
    assert opened.window.layouts is None
    kept = layouts.load(workplace_person(opened))
    assert [(one.hidden, one.sorted_by) for one in kept.values()] == [((second,), "name")]
    assert MANAGER not in (profile() / layouts.FILE_NAME).read_text("utf-8")
    unlock(qtbot, opened, bytes.fromhex(workplace_person(opened)), MANAGER_PASSPHRASE)
    workplace(opened).go("people")
    again = workplace(opened).page()
    assert isinstance(again, PeoplePage)
    qtbot.waitUntil(lambda: again.table.columns.sorted_by() == ("name", True), timeout=WAIT)
    assert [place.key for place in again.table.columns.places() if not place.shown] == [second]
    again.table.columns.reset()
    again.table.columns.keep_now()
    assert layouts.load(workplace_person(opened)) == {}


def workplace_person(application: Application) -> str:
    place = application.window._place
    assert place is not None
    return place[1].hex()
