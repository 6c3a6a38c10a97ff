"""The timer of the account: set up by the program, taken away by it, and said where there is none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.archive.checks import schedule
from app.archive.checks.model import Timer
from app.archive.checks.queries import schedule_state
from app.archive.checks.schedule import Timers, service_unit, task_xml, timer_unit
from app.errors import Problem
from tests.fixtures.vault import Office


@dataclass
class System:
    """What the system answers: it remembers what was asked."""

    there: bool = True
    enabled: bool = False
    refuses: str = ""
    asked: list[list[str]] = field(default_factory=list)

    def run(self, command: Sequence[str]) -> int:
        self.asked.append(list(command))
        if not self.there:
            return -1
        if self.refuses and self.refuses in command:
            return 1
        if "enable" in command or "/Create" in command:
            self.enabled = True
        if "disable" in command or "/Delete" in command:
            self.enabled = False
        if "is-enabled" in command or "/Query" in command:
            return 0 if self.enabled else 1
        return 0


def timers(tmp_path: Path, system: System, platform: str = "linux") -> Timers:
    return Timers(tmp_path / "profile", {"XDG_CONFIG_HOME": str(tmp_path / "config")}, platform, system.run)


def test_it_is_set_up_once_and_taken_away(tmp_path: Path) -> None:
    system = System()
    mine = timers(tmp_path, system)
    assert mine.standing() == (Timer.OFF, "")
    mine.ensure()
    assert mine.standing() == (Timer.ON, "")
    units = tmp_path / "config" / "systemd" / "user"
    assert sorted(file.name for file in units.iterdir()) == ["niem-check.service", "niem-check.timer"]
    asked = len(system.asked)
    mine.ensure()
    assert not any("enable" in command for command in system.asked[asked:])
    mine.switch_off()
    assert list(units.iterdir()) == []
    assert mine.standing() == (Timer.OFF, "")
    mine.ensure()  # switched off by somebody: it stays off
    assert mine.standing() == (Timer.OFF, "")
    mine.switch_on()
    assert mine.standing() == (Timer.ON, "")


def test_a_program_that_moved_writes_its_timer_anew(tmp_path: Path) -> None:
    mine = timers(tmp_path, System())
    mine.ensure()
    file = tmp_path / "config" / "systemd" / "user" / "niem-check.service"
    file.write_text(file.read_text("utf-8").replace("-m app", "-m elsewhere"), "utf-8")
    mine.ensure()
    assert "-m app check --scheduled" in file.read_text("utf-8")


@pytest.mark.parametrize(("platform", "code"), [("linux", "checks.no_systemd"), ("win32", "checks.no_scheduler")])
def test_where_there_is_nothing_it_is_said(tmp_path: Path, platform: str, code: str) -> None:
    mine = timers(tmp_path, System(there=False), platform)
    assert mine.standing() == (Timer.MISSING, code)
    mine.ensure()
    with pytest.raises(Problem, match=code):
        mine.switch_on()


@pytest.mark.parametrize(("platform", "refused"), [("linux", "enable"), ("win32", "/Create")])
def test_what_the_system_refuses_is_said(tmp_path: Path, platform: str, refused: str) -> None:
    with pytest.raises(Problem, match="checks.timer_refused"):
        timers(tmp_path, System(refuses=refused), platform).switch_on()


def test_a_task_of_windows(tmp_path: Path) -> None:
    system = System()
    mine = timers(tmp_path, system, "win32")
    mine.ensure()
    assert mine.standing() == (Timer.ON, "")
    root = ET.fromstring(task_xml({"NIEM_PROFILE": "C:\\a & b"}).partition("\n")[2])  # noqa: S314 - our own text
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert root.findtext(f".//{space}Arguments") == '-m app check --scheduled --profile "C:\\a & b"'
    assert root.findtext(f".//{space}StartWhenAvailable") == "true"
    mine.switch_off()
    assert mine.standing() == (Timer.OFF, "")


def test_the_units_are_what_systemd_takes(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    (tmp_path / "niem-check.service").write_text(service_unit({"NIEM_PROFILE": "/srv/a b/50%"}), "utf-8")
    (tmp_path / "niem-check.timer").write_text(timer_unit(), "utf-8")
    done = subprocess.run(
        [analyze, "verify", "--man=no", "--user", str(tmp_path / "niem-check.timer")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "niem-check" not in done.stderr, done.stderr
    assert 'Environment="NIEM_PROFILE=/srv/a b/50%%"' in service_unit({"NIEM_PROFILE": "/srv/a b/50%"})


def test_the_page_is_told(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = timers(tmp_path, System())
    monkeypatch.setattr(schedule, "timers", lambda _: mine)
    state = schedule_state(office.sign_in("quan"))
    assert (state.timer, state.looked_at, state.faults) == (Timer.OFF, 0, ())
