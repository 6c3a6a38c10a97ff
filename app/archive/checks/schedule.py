"""The weekly look at ciphertext, started by the system for this account, with nobody signed in.

Linux: a timer of the account's own systemd, two small files in ``~/.config/systemd/user``. A run that was missed
because the machine was off is made up for at the next start (``Persistent``). Windows: a task of the account's own in
the Task Scheduler, likewise (``StartWhenAvailable``). Neither needs an administrator or a passphrase.

Where the system has neither, that is said, and the check at unlocking remains: nothing depends on the timer alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from app.archive.checks.marks import FOLDER
from app.archive.checks.model import Timer
from app.errors import Problem
from app.vault.durable import disk_errors, write_atomically

NAME = "niem-check"
TASK = "Niem\\check"
OFF_MARK = "off"
"""An empty file in the profile's folder of checks: somebody switched the timer off, so it is not set up again."""

NO_SYSTEMD, NO_SCHEDULER, REFUSED = "checks.no_systemd", "checks.no_scheduler", "checks.timer_refused"
SECONDS = 5

_HOUSE = Path(__file__).resolve().parents[3]

Run = Callable[[Sequence[str]], int]
"""Run a command of the system; its exit code, or -1 where there is no such command."""


def run(command: Sequence[str]) -> int:
    """Run it without a window and without showing what it says."""
    try:
        done = subprocess.run(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return -1
    return done.returncode


@dataclass(frozen=True, slots=True)
class Timers:
    """The timer of one account. What it asks of the system goes through ``run``."""

    profile: Path
    environment: Mapping[str, str]
    platform: str = sys.platform
    run: Run = run

    def standing(self) -> tuple[Timer, str]:
        """Whether it is set up, and the code of why it cannot be."""
        if self.platform == "win32":
            code = self.run(["schtasks", "/Query", "/TN", TASK])
            return (Timer.MISSING, NO_SCHEDULER) if code < 0 else (Timer.ON if code == 0 else Timer.OFF, "")
        if self.run(["systemctl", "--user", "show-environment"]) != 0:
            return Timer.MISSING, NO_SYSTEMD
        enabled = self._timer_file().is_file() and self.run(["systemctl", "--user", "is-enabled", f"{NAME}.timer"]) == 0
        return (Timer.ON if enabled else Timer.OFF), ""

    def wanted(self) -> bool:
        """Whether nobody has switched it off."""
        return not self._off_mark().exists()

    def ensure(self) -> None:
        """Set it up unless it is, or was switched off, or there is nothing to set up; the page says how it is."""
        if self.wanted() and not self._as_written() and self.standing()[0] is not Timer.MISSING:
            with suppress(Problem):
                self.switch_on()

    def switch_on(self) -> None:
        """Set it up. Raises Problem(NO_SYSTEMD), Problem(NO_SCHEDULER), Problem(REFUSED)."""
        found, why = self.standing()
        if found is Timer.MISSING:
            raise Problem(why)
        with disk_errors():
            self._off_mark().unlink(missing_ok=True)
        if self.platform == "win32":
            self._register_task()
            return
        with disk_errors():
            self._timer_file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._service_file(), service_unit(self.environment).encode("utf-8"))
        write_atomically(self._timer_file(), timer_unit().encode("utf-8"))
        for command in (["daemon-reload"], ["enable", "--now", f"{NAME}.timer"]):
            if self.run(["systemctl", "--user", *command]) != 0:
                raise Problem(REFUSED)

    def switch_off(self) -> None:
        """Take it away, and do not set it up again."""
        with disk_errors():
            self._off_mark().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._off_mark().touch()
        if self.platform == "win32":
            self.run(["schtasks", "/Delete", "/TN", TASK, "/F"])
            return
        self.run(["systemctl", "--user", "disable", "--now", f"{NAME}.timer"])
        with disk_errors():
            self._timer_file().unlink(missing_ok=True)
            self._service_file().unlink(missing_ok=True)
        self.run(["systemctl", "--user", "daemon-reload"])

    def _register_task(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "task.xml"
            file.write_text(task_xml(self.environment), encoding="utf-16")
            if self.run(["schtasks", "/Create", "/TN", TASK, "/XML", str(file), "/F"]) != 0:
                raise Problem(REFUSED)

    def _as_written(self) -> bool:
        """Whether the files say what they would say now: a program that moved writes them anew."""
        if self.platform == "win32":
            return self.standing()[0] is Timer.ON
        try:
            there = self._service_file().read_text("utf-8"), self._timer_file().read_text("utf-8")
        except (OSError, ValueError):
            return False
        return there == (service_unit(self.environment), timer_unit()) and self.standing()[0] is Timer.ON

    def _off_mark(self) -> Path:
        return self.profile / FOLDER / OFF_MARK

    def _units(self) -> Path:
        base = self.environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        return Path(base) / "systemd" / "user"

    def _service_file(self) -> Path:
        return self._units() / f"{NAME}.service"

    def _timer_file(self) -> Path:
        return self._units() / f"{NAME}.timer"


def timers(profile: Path) -> Timers:
    """Those of the account that runs this."""
    return Timers(profile, os.environ)


def service_unit(environment: Mapping[str, str]) -> str:
    """What the timer starts: the program's own command, in this checkout, below everybody's priority."""
    own = environment.get("NIEM_PROFILE", "")
    lines = [
        "[Unit]",
        "Description=Niêm: kiểm tra tệp của kho hằng tuần (weekly check of the vault's files)",
        "",
        "[Service]",
        "Type=oneshot",
        f"WorkingDirectory={_escaped(str(_HOUSE))}",
        f"ExecStart={_quoted(sys.executable)} -m app check --scheduled",
        "Nice=10",
        "IOSchedulingClass=idle",
        "NoNewPrivileges=yes",
        "PrivateNetwork=yes",
        "Environment=PYTHONUTF8=1",
    ]
    if own:
        lines.append(f"Environment={_quoted(f'NIEM_PROFILE={own}')}")
    return "\n".join([*lines, ""])


def timer_unit() -> str:
    """Once a week, and at the next start where that was missed."""
    return """[Unit]
Description=Niêm: hằng tuần (weekly)

[Timer]
OnCalendar=weekly
RandomizedDelaySec=4h
Persistent=true

[Install]
WantedBy=timers.target
"""


def task_xml(environment: Mapping[str, str]) -> str:
    """The same as a task for Windows, in the form that schtasks takes."""
    # Without a window where Python brings one that has none; cmd sets the profile for tests alone.
    windowless = Path(sys.executable).with_name("pythonw.exe")
    python = str(windowless if windowless.exists() else Path(sys.executable))
    own = environment.get("NIEM_PROFILE", "")
    arguments = "-m app check --scheduled" + (f' --profile "{own}"' if own else "")
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Niêm: kiểm tra tệp của kho hằng tuần (weekly check)</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-05T10:00:00</StartBoundary>
      <RandomDelay>PT4H</RandomDelay>
      <ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek><Monday /></DaysOfWeek></ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <Priority>8</Priority>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(python)}</Command>
      <Arguments>{escape(arguments)}</Arguments>
      <WorkingDirectory>{escape(str(_HOUSE))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def _escaped(text: str) -> str:
    """As systemd reads it: a per cent sign begins a specifier."""
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    """One word of a command line of systemd."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_escaped(inner)}"'
