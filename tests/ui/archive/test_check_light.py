"""The light in the status bar and the line above every page."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.archive.checks import running
from app.archive.checks.actions import start_check
from app.archive.checks.model import Schedule, Timer
from app.clock import DAY
from app.vault.durable import write_atomically
from tests.fixtures.vault import MORNING, Office
from tests.ui.desk import Desk, idle
from ui.archive.checks.schedule_card import ScheduleCard
from ui.window.check_light import CheckLight


def asked(qtbot: QtBot, desk: Desk, light: CheckLight) -> list[tuple[str, ...]]:
    heard: list[tuple[str, ...]] = []
    light.told.connect(lambda *parts: heard.append(parts))
    light.ask()
    idle(qtbot, desk)
    light._timer.stop()  # each question is asked by hand here
    return heard


def made(qtbot: QtBot, desk: Desk, *, leads: bool = True) -> CheckLight:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    light = CheckLight(desk, desk.summary, leads=leads, parent=parent)
    light._scheduled = True  # nothing of the system's is asked here
    light._timer.stop()
    light.held = parent  # type: ignore[attr-defined]  # collected, it would take the light with it
    return light


def test_nothing_is_said_before_the_first_week_is_over(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("nam"))
    assert [words for _, words, _ in asked(qtbot, desk, made(qtbot, desk))] == [""]


def test_what_is_late_turns_the_light_yellow_and_begins_by_itself(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("nam"))
    light = made(qtbot, desk)
    asked(qtbot, desk, light)
    office.clock.advance(9 * DAY)
    desk = Desk(office.sign_in("nam"))
    light = made(qtbot, desk)
    ((_, words, tone),) = asked(qtbot, desk, light)
    assert (words, tone) == ("Kho quá hạn kiểm tra", "warning")
    assert not light.isVisible()
    assert running.under_way(desk.session) is not None
    running.stop(desk.session)
    running.take_in(desk.session)


def test_damage_is_a_line_above_every_page_without_a_name(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    path = next(quan.vault.folder.compartments.glob("*.db"))
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    write_atomically(path, bytes(content))
    start_check(quan)
    qtbot.waitUntil(lambda: (apart := running.under_way(quan)) is None or apart.over, timeout=60_000)
    desk = Desk(quan)
    light = made(qtbot, desk)
    ((_, words, tone),) = asked(qtbot, desk, light)
    assert (words, tone) == ("Kho có hỏng", "danger")
    assert light.isVisible()
    other = Desk(office.sign_in("nam"))
    line = made(qtbot, other, leads=False)
    asked(qtbot, other, line)
    assert "báo quản lý" in line.line.text()


def test_what_the_machine_leaves_to_whoever_holds_the_keys_is_told(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    card = ScheduleCard(window)
    foreign = tuple((f"c/la-{number}.txt", "checks.foreign") for number in range(6))
    told = Schedule(Timer.ON, "", MORNING, 40, (), (*foreign, ("a/ab/tep", "checks.gone")))
    card.show_schedule(told)
    assert (
        "Có tệp lạ trong thư mục kho. c/la-0.txt, c/la-1.txt, c/la-2.txt, c/la-3.txt và 2 tệp nữa" in card.found.text()
    )
    assert "người giữ khóa sẽ biết là nên mất hay không. a/ab/tep" in card.found.text()
    card.show_schedule(Schedule(Timer.ON, "", MORNING, 40, (), ()))
    assert "Cần để ý" not in card.found.text()
