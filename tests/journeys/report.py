"""What the tour leaves in writing: each step, what was checked in it, how long it took, and whether it went well."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


def say(text: str) -> None:
    """One line to whoever watches the tour go by."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass
class Step:
    """One step. ``fault`` is empty when all of it went well."""

    title: str
    checks: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    fault: str = ""

    def check(self, words: str, holds: object) -> None:
        """Note an outcome that was looked at. Raises ``AssertionError`` when it is not as it should be."""
        if not holds:
            raise AssertionError(f"not so: {words}")
        self.checks.append(words)


class Report:
    """Steps in order. ``pictures`` gives the names of all pictures kept so far."""

    def __init__(self, pictures: Callable[[], list[str]]) -> None:
        self.steps: list[Step] = []
        self._pictures = pictures

    @contextmanager
    def step(self, title: str, on_fault: Callable[[], None]) -> Iterator[Step]:
        """One step. What goes wrong is noted, ``on_fault`` runs, and the tour goes on."""
        step = Step(title)
        self.steps.append(step)
        began, before = time.monotonic(), len(self._pictures())
        say(f"· {title}")
        try:
            yield step
            if not step.checks:
                raise AssertionError("nothing was checked in this step")
        except Exception as fault:  # noqa: BLE001  whatever goes wrong belongs in the report, and the next step begins
            step.fault = f"{type(fault).__name__}: {fault}"
            say(f"  FAILED  {step.fault}")
            on_fault()
        finally:
            step.seconds = time.monotonic() - began
            step.pictures = self._pictures()[before:]
            say(f"  {step.seconds:.1f} s, {len(step.checks)} checks")

    def all_well(self) -> bool:
        """Whether every step went well."""
        return all(not step.fault for step in self.steps)

    def write(self, file: Path, notes: list[str]) -> None:
        """The report as one Markdown page."""
        total = sum(step.seconds for step in self.steps)
        checks = sum(len(step.checks) for step in self.steps)
        failed = sum(bool(step.fault) for step in self.steps)
        verdict = "every step went well" if not failed else f"{failed} of {len(self.steps)} steps failed"
        head = (
            f"The real window on a real vault: {verdict}. {len(self.steps)} steps, {checks} outcomes checked, "
            f"{len(self._pictures())} pictures, {total:.0f} s on {platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}."
        )
        lines = [
            "# The tour of Niêm",
            "",
            head,
            "",
            "| step | result | time | checked | pictures |",
            "|---|---|---|---|---|",
            *(_row(number, step) for number, step in enumerate(self.steps, start=1)),
            "",
            *(f"- {note}" for note in notes),
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")


def _row(number: int, step: Step) -> str:
    result = f"**failed**: {_cell(step.fault)}" if step.fault else "passed"
    pictures = " ".join(f"[{name.partition('-')[0]}]({name})" for name in step.pictures)
    checked = "; ".join(_cell(check) for check in step.checks)
    return f"| {number}. {step.title} | {result} | {step.seconds:.1f} s | {checked} | {pictures} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())[:400]
