"""Asking from the window, with real vault processes: the right thread, the right time, or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.bootstrap.vault_process import VaultProcess
from app.errors import Cancelled, NiemError, Problem
from tests.bootstrap import rooms
from tests.bootstrap.rooms import ROOMS
from ui.tasks import Tasks

WAIT = 20_000


class Told:
    """What the window was told of failures nobody handled."""

    def __init__(self) -> None:
        self.errors: list[NiemError] = []

    def __call__(self, owner: QObject, error: NiemError) -> None:
        self.errors.append(error)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def tasks(qtbot: QtBot, told: Told) -> Iterator[Tasks]:
    made = Tasks(told, make_process=partial(VaultProcess, ROOMS))
    yield made
    made.lock("end")


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def signed_in(qtbot: QtBot, tasks: Tasks, owner: QObject) -> Tasks:
    answers: list[object] = []
    tasks.enter(rooms.sign_in, "Lan", then=answers.append, owner=owner)
    qtbot.waitUntil(lambda: answers == ["summary of Lan"], timeout=WAIT)
    return tasks


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot, signed_in: Tasks, owner: QObject) -> None:
    came: list[tuple[str, threading.Thread]] = []
    signed_in.read(
        rooms.whose,
        then=lambda name: came.append((name, threading.current_thread())),
        owner=owner,
    )
    assert came == []
    qtbot.waitUntil(lambda: len(came) == 1, timeout=WAIT)
    assert came == [("Lan", threading.main_thread())]


def test_a_failure_goes_to_its_handler_or_else_to_the_window(
    qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told
) -> None:
    handled: list[NiemError] = []
    signed_in.read(rooms.fail_politely, then=lambda _: None, failed=handled.append, owner=owner)
    qtbot.waitUntil(lambda: len(handled) == 1, timeout=WAIT)
    assert told.errors == []
    signed_in.read(rooms.fail_politely, then=lambda _: None, owner=owner)
    qtbot.waitUntil(lambda: len(told.errors) == 1, timeout=WAIT)
    assert told.errors[0].code == "customers.name_missing"


def test_nothing_reaches_an_owner_that_is_gone(qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told) -> None:
    gone = QObject()
    came: list[object] = []
    signed_in.read(rooms.whose, then=came.append, owner=gone)
    signed_in.read(rooms.fail_politely, then=came.append, owner=gone)
    delete(gone)
    after: list[object] = []
    signed_in.read(rooms.whose, then=after.append, owner=owner)
    qtbot.waitUntil(lambda: after == ["Lan"], timeout=WAIT)
    assert came == []
    assert told.errors == []


def test_a_double_click_is_one_act_and_the_end_of_it_tells_what_changed(
    qtbot: QtBot, signed_in: Tasks, owner: QObject
) -> None:
    changed: list[str] = []
    busy: list[bool] = []
    signed_in.changed.connect(changed.append)
    signed_in.busy.connect(lambda _, state: busy.append(state))
    done: list[int] = []
    first = signed_in.act(rooms.add, 1, 2, then=done.append, owner=owner)
    second = signed_in.act(rooms.add, 1, 2, then=done.append, owner=owner)
    assert first is second
    assert signed_in.is_busy(owner)
    qtbot.waitUntil(lambda: done == [3], timeout=WAIT)
    assert (changed, busy) == (["add"], [True, False])
    assert not signed_in.is_busy(owner)


def test_a_failed_act_changes_nothing_and_frees_the_owner(
    qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told
) -> None:
    changed: list[str] = []
    signed_in.changed.connect(changed.append)
    signed_in.act(rooms.fail_politely, then=lambda _: None, owner=owner)
    qtbot.waitUntil(lambda: len(told.errors) == 1, timeout=WAIT)
    assert changed == []
    assert not signed_in.is_busy(owner)


def test_progress_and_cancelling(qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told) -> None:
    moved: list[int] = []
    failed: list[NiemError] = []
    task = signed_in.act(
        rooms.count_up,
        10_000,
        0.01,
        then=lambda _: None,
        failed=failed.append,
        owner=owner,
        progress=lambda done, _: moved.append(done),
    )
    qtbot.waitUntil(lambda: len(moved) > 1, timeout=WAIT)
    task.cancel()
    qtbot.waitUntil(lambda: len(failed) == 1, timeout=WAIT)
    assert isinstance(failed[0], Cancelled)


def test_cancelling_is_not_told_as_a_failure(qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told) -> None:
    moved: list[int] = []
    task = signed_in.act(
        rooms.count_up,
        10_000,
        0.01,
        then=lambda _: None,
        owner=owner,
        progress=lambda done, _: moved.append(done),
    )
    qtbot.waitUntil(lambda: bool(moved), timeout=WAIT)
    task.cancel()
    qtbot.waitUntil(lambda: not signed_in.is_busy(owner), timeout=WAIT)
    assert told.errors == []


def test_after_a_lock_nothing_arrives_and_both_processes_are_gone(
    qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told
) -> None:
    came: list[object] = []
    signed_in.enter(rooms.sign_in, "Lan", then=came.append, owner=owner, room="top_secret")
    qtbot.waitUntil(lambda: len(came) == 1, timeout=WAIT)
    everyday, top_secret = signed_in.everyday, signed_in.top_secret
    assert everyday is not None
    assert top_secret is not None
    assert everyday.pid != top_secret.pid
    signed_in.read(rooms.count_up, 50, 0.01, then=came.append, owner=owner)
    reasons: list[str] = []
    signed_in.locked.connect(reasons.append)
    signed_in.lock("idle")
    assert not everyday.alive
    assert not top_secret.alive
    qtbot.wait(50)
    assert (len(came), reasons, told.errors) == (1, ["idle"], [])


@dataclass(frozen=True)
class Saving:
    function: Callable[..., object]
    args: tuple[object, ...]
    room: str = "everyday"


def test_leaving_saves_drafts_before_the_end(qtbot: QtBot, signed_in: Tasks, tmp_path: Path) -> None:
    file = tmp_path / "draft"
    saved = signed_in.leave([Saving(rooms.note, (str(file), "typed text"))], ("everyday", "top_secret"), 10)
    assert saved == 1
    assert file.read_text() == "typed text"


def test_leaving_does_not_wait_longer_than_it_may(qtbot: QtBot, signed_in: Tasks, owner: QObject) -> None:
    signed_in.read(rooms.count_up, 1000, 0.01, then=lambda _: None, owner=owner)
    begun = time.monotonic()
    assert signed_in.leave([Saving(rooms.note, ("/nowhere/at/all", ""))], ("everyday",), 0.3) == 0
    assert time.monotonic() - begun < 1


def test_closing_the_top_secret_room_leaves_the_other_open(qtbot: QtBot, signed_in: Tasks, owner: QObject) -> None:
    came: list[object] = []
    signed_in.enter(rooms.sign_in, "Lan", then=came.append, owner=owner, room="top_secret")
    qtbot.waitUntil(lambda: len(came) == 1, timeout=WAIT)
    room = signed_in.top_secret
    signed_in.close_room("top_secret")
    assert room is not None
    assert not room.alive
    signed_in.read(rooms.whose, then=came.append, owner=owner)
    qtbot.waitUntil(lambda: came[-1] == "Lan", timeout=WAIT)


def test_asking_a_closed_room_says_that_it_is_closed(
    qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told
) -> None:
    signed_in.read(rooms.whose, then=lambda _: None, owner=owner, room="top_secret")
    qtbot.waitUntil(lambda: len(told.errors) == 1, timeout=WAIT)
    assert isinstance(told.errors[0], Problem)
    assert told.errors[0].code == "process.room_closed"


def test_a_process_that_dies_is_reported(qtbot: QtBot, signed_in: Tasks, owner: QObject, told: Told) -> None:
    with qtbot.waitSignal(signed_in.died, timeout=WAIT) as blocker:
        signed_in.read(rooms.die, then=lambda _: None, owner=owner)
    assert blocker.args == ["everyday"]
