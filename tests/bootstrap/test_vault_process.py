"""The vault process, with real processes: it answers, refuses, tells progress, stops, and is gone when it is ended."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap.doorway import Doorway
from app.bootstrap.vault_process import Bug, VaultProcess
from app.errors import Cancelled, Problem, Refused
from tests.bootstrap import rooms
from tests.bootstrap.rooms import ROOMS

SECONDS = 30


@pytest.fixture
def process() -> Iterator[VaultProcess]:
    started = VaultProcess(ROOMS)
    started.start()
    yield started
    started.kill()


@pytest.fixture
def signed_in(process: VaultProcess) -> VaultProcess:
    assert process.enter(rooms.sign_in, "Lan").result(SECONDS) == "summary of Lan"
    return process


def exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_session_stays_inside_and_only_its_summary_comes_out(
    signed_in: VaultProcess,
) -> None:
    assert signed_in.call(rooms.whose).result(SECONDS) == "Lan"
    assert signed_in.call(rooms.add, 2, 3).result(SECONDS) == 5


def test_before_signing_in_the_world_answers_and_the_session_does_not(
    process: VaultProcess,
) -> None:
    assert process.enter(rooms.look).result(SECONDS) == "world"
    with pytest.raises(Problem, match="process.not_signed_in"):
        process.call(rooms.whose).result(SECONDS)


def test_the_process_never_loads_qt(signed_in: VaultProcess) -> None:
    loaded = signed_in.call(rooms.loaded_modules).result(SECONDS)
    assert "app.bootstrap.vault_worker" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken6", "ui"))]


def test_what_will_be_asked_for_is_loaded_while_nothing_is_asked() -> None:
    process = VaultProcess(replace(ROOMS, ahead=("there.is_none", "colorsys")))
    process.start()
    try:
        process.enter(rooms.sign_in, "Lan").result(SECONDS)
        until = time.monotonic() + SECONDS
        while "colorsys" not in process.call(rooms.loaded_modules).result(SECONDS):
            assert time.monotonic() < until
    finally:
        process.kill()


@pytest.mark.parametrize("function", [rooms._hidden, rooms.borrowed, os.getcwd, Path.read_text, rooms.Room])
def test_a_function_outside_the_doorway_is_refused(signed_in: VaultProcess, function: Any) -> None:
    with pytest.raises(Refused, match="process.unknown_function"):
        signed_in.call(function).result(SECONDS)


def test_the_programs_own_doorway_is_features_and_entrance_only() -> None:
    doorway = Doorway()
    for module, name in [
        ("os", "system"),
        ("app.log", "file"),
        ("app.keys.slot", "open_everyday"),
        ("app.customers.store", "rows"),
        ("app.customers.queries.os", "system"),
        ("app.nothing_here.queries", "list_customers"),
    ]:
        with pytest.raises(Refused):
            doorway.find(module, name)


def test_errors_of_the_family_cross_with_their_details(signed_in: VaultProcess) -> None:
    with pytest.raises(Problem) as caught:
        signed_in.call(rooms.fail_politely).result(SECONDS)
    assert (caught.value.code, caught.value.details) == (
        "customers.name_missing",
        {"field": "name"},
    )


def test_a_fault_crosses_as_a_short_code_without_its_text(signed_in: VaultProcess, tmp_path: Path) -> None:
    with pytest.raises(Bug) as caught:
        signed_in.call(rooms.fail_badly, "mèo-con-0123").result(SECONDS)
    assert str(caught.value.details["number"]).startswith("N-")
    assert "mèo".encode() not in pickle.dumps(caught.value)
    assert caught.value.__cause__ is None
    assert signed_in.call(rooms.whose).result(SECONDS) == "Lan"


def test_an_answer_that_cannot_be_written_down_is_a_bug_not_a_silence(
    signed_in: VaultProcess,
) -> None:
    with pytest.raises(Bug):
        signed_in.call(rooms.unspeakable).result(SECONDS)


def test_a_world_that_cannot_be_built_says_why() -> None:
    process = VaultProcess(replace(ROOMS, world=f"{rooms.HERE}:failing_world"))
    process.start()
    try:
        with pytest.raises(Problem, match="keys.no_system_keyring"):
            process.enter(rooms.look).result(SECONDS)
    finally:
        process.kill()


def test_progress_is_told_and_ends_at_the_whole(signed_in: VaultProcess) -> None:
    told: list[tuple[int, int]] = []
    future = signed_in.call(
        rooms.count_up,
        5,
        0.06,
        on_progress=lambda done, total: told.append((done, total)),
    )
    assert future.result(SECONDS) == 5
    assert told[-1] == (5, 5)
    assert len(told) >= 3


def test_cancelling_stops_between_records_and_the_process_lives_on(
    signed_in: VaultProcess,
) -> None:
    moving = threading.Event()
    future = signed_in.call(rooms.count_up, 10_000, 0.01, on_progress=lambda done, total: moving.set())
    assert moving.wait(SECONDS)
    signed_in.cancel(future)
    with pytest.raises(Cancelled):
        future.result(SECONDS)
    assert signed_in.call(rooms.whose).result(SECONDS) == "Lan"


def test_what_has_not_begun_is_cancelled_without_beginning(
    signed_in: VaultProcess,
) -> None:
    long = signed_in.call(rooms.count_up, 30, 0.01)
    queued = signed_in.call(rooms.add, 1, 1)
    signed_in.cancel(queued)
    with pytest.raises(Cancelled):
        queued.result(SECONDS)
    assert long.result(SECONDS) == 30


def test_after_kill_the_process_is_gone_and_the_waiting_are_told(
    signed_in: VaultProcess,
) -> None:
    pid = signed_in.pid
    assert pid is not None
    assert exists(pid)
    waiting: Future[int] = signed_in.call(rooms.count_up, 10_000, 0.01)
    begun = time.monotonic()
    signed_in.kill()
    assert time.monotonic() - begun < 3
    assert not exists(pid)
    with pytest.raises(Problem, match="process.ended"):
        waiting.result(SECONDS)
    with pytest.raises(Problem, match="process.ended"):
        signed_in.call(rooms.whose).result(SECONDS)


def test_a_death_of_its_own_is_told_to_the_waiting_and_to_the_window() -> None:
    died = threading.Event()
    process = VaultProcess(ROOMS, died=died.set)
    process.start()
    process.enter(rooms.sign_in, "Lan").result(SECONDS)
    with pytest.raises(Problem, match="process.ended"):
        process.call(rooms.die).result(SECONDS)
    assert died.wait(SECONDS)
    process.kill()


def test_an_ending_from_here_is_not_reported_as_a_death() -> None:
    died = threading.Event()
    process = VaultProcess(ROOMS, died=died.set)
    process.start()
    process.enter(rooms.look).result(SECONDS)
    process.kill()
    assert not died.wait(0.5)


WINDOW = """
import sys, time
from app.bootstrap.vault_process import VaultProcess
from tests.bootstrap import rooms
if __name__ == "__main__":
    process = VaultProcess(rooms.ROOMS)
    process.start()
    process.enter(rooms.sign_in, "Lan").result()
    process.call(rooms.count_up, 10_000, 0.01)
    print(process.pid, flush=True)
    time.sleep(60)
"""


def test_the_end_of_the_window_ends_the_process_in_the_middle_of_work(
    tmp_path: Path,
) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as window:
        assert window.stdout is not None
        pid = int(window.stdout.readline())
        assert exists(pid)
        window.kill()
    deadline = time.monotonic() + SECONDS
    while exists(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not exists(pid)


def test_leaving_closes_the_session_after_what_was_asked_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    monkeypatch.setenv("ROOMS_LEFT", str(left))
    process = VaultProcess(ROOMS)
    process.start()
    try:
        process.enter(rooms.sign_in, "Lan").result(SECONDS)
        process.call(rooms.note, str(left), "draft, then ")
        process.leave().result(SECONDS)
        assert left.read_text() == "draft, then Lan"
        with pytest.raises(Problem, match="process.not_signed_in"):
            process.call(rooms.whose).result(SECONDS)
    finally:
        process.kill()


def test_asking_a_process_that_was_never_started() -> None:
    with pytest.raises(Problem, match="process.not_started"):
        VaultProcess(ROOMS).call(rooms.whose).result(SECONDS)
