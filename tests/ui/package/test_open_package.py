"""Opening a received package in the window: from the first page without signing in, and in a window of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.package import opening
from app.settings.message import sentence
from tests.package.packs import DOCUMENT, PASSWORD, packed
from tests.ui.conftest import WAIT
from ui import messages
from ui.application import Application
from ui.package.view import OpenPackageView
from ui.tasks import Tasks
from ui.window.package_window import PackageWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(tmp_path_factory.mktemp("goi") / "BX-2026-00007.niem")


@pytest.fixture
def window(qtbot: QtBot, package: Path) -> Iterator[PackageWindow]:
    tasks = Tasks(messages.show)
    made = PackageWindow(tasks, package)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.view.number.text() != "", timeout=WAIT)
    yield made
    made.close()


def unlocked(qtbot: QtBot, view: OpenPackageView) -> None:
    view.password.set_value(PASSWORD.lower())
    view.open.click()
    qtbot.waitUntil(view.contents.isVisible, timeout=WAIT)


def test_a_file_given_to_the_program_opens_without_a_vault(
    qtbot: QtBot, window: PackageWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = window.view
    assert "BX-2026-00007" in view.number.text()
    assert not view.contents.isVisible()
    assert not view.back.isVisible()
    unlocked(qtbot, view)
    assert view.password.value() == ""
    assert view.contents.chosen() == ("Khách hàng.csv", "Hợp đồng.pdf")
    view.contents._ticks[0][1].check.click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert view.contents.write is not None
    view.contents.write.click()
    qtbot.waitUntil(lambda: view.notice.isVisible() and view.contents.isEnabled(), timeout=WAIT)
    assert [path.name for path in tmp_path.iterdir()] == ["Hợp đồng.pdf"]
    assert (tmp_path / "Hợp đồng.pdf").read_bytes() == DOCUMENT
    view.contents._ticks[1][1].check.click()
    assert not view.contents.write.isEnabled()
    view.contents._ticks[1][1].check.click()
    view.write_into(str(tmp_path))
    words = sentence("package.exists", "vi", name="Hợp đồng.pdf")
    qtbot.waitUntil(lambda: view.notice.text() == words, timeout=WAIT)


def test_a_wrong_password_is_said_at_the_field_and_emptied(qtbot: QtBot, window: PackageWindow) -> None:
    view = window.view
    view.password.set_value("K7Q2-9XZB")
    view.open.click()
    qtbot.waitUntil(lambda: bool(view.password.error()), timeout=WAIT)
    assert view.password.error() == sentence("package.wrong_password", "vi")
    assert view.password.value() == ""
    assert not view.contents.isVisible()


def test_what_is_no_package_and_what_is_damaged_are_said_apart(
    qtbot: QtBot, window: PackageWindow, package: Path, tmp_path: Path
) -> None:
    view, other = window.view, tmp_path / "khac.niem"
    for content, code in ((b"PK\3\4" * 50, "package.not_a_package"), (package.read_bytes()[:200], "package.damaged")):
        other.write_bytes(content)
        view.take(other)
        qtbot.waitUntil(lambda code=code: view.file.error() == sentence(code, "vi"), timeout=WAIT)
        assert not view.open.isEnabled()
    changed = bytearray(package.read_bytes())
    changed[-100] ^= 1
    other.write_bytes(changed)
    view.take(other)
    qtbot.waitUntil(view.open.isEnabled, timeout=WAIT)
    view.password.set_value(PASSWORD)
    view.open.click()
    qtbot.waitUntil(
        lambda: view.notice.isVisible() and view.notice.text() == sentence("package.damaged", "vi"), timeout=WAIT
    )
    assert not view.contents.isVisible()


def test_the_first_page_leads_there_and_back(qtbot: QtBot, application: Application, package: Path) -> None:
    page = application.window.sign_in
    page.unlock.package.click()
    view = application.window.findChild(OpenPackageView)
    assert view is not None
    assert page.views.currentWidget().isAncestorOf(view)
    view.take(package)
    qtbot.waitUntil(view.open.isEnabled, timeout=WAIT)
    unlocked(qtbot, view)
    assert application.window.workplace is None
    view.back.click()
    assert not page.views.currentWidget().isAncestorOf(page.welcome)
    qtbot.waitUntil(page.unlock.unlock.isEnabled, timeout=WAIT)


def test_the_window_itself_never_reads_a_package() -> None:
    """The names of the functions are the real ones, and the window has no code to run for them."""
    from app.package import entrance as real
    from ui.package import entrance

    for name in entrance.__all__:
        assert getattr(real, name).__module__ == entrance.ENTRANCE
        named = getattr(entrance, name)
        assert (named.__module__, named.__qualname__) == (entrance.ENTRANCE, name)
        with pytest.raises(TypeError):
            named(None)
    assert opening.read_label.__module__ not in entrance.__dict__


def test_the_program_given_a_package_opens_a_window_of_its_own(package: Path, tmp_path: Path) -> None:
    """In a process of its own, as a double click would start it, whether or not another window is open."""
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--check", str(package)], cwd=ROOT, timeout=120, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "NIEM_PROFILE": str(tmp_path / "profile")},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
