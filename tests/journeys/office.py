"""The office of the tour: the window, where everything lies, and the ways in and out that every step uses."""

from __future__ import annotations

import csv
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap.doorway import Doorway
from app.paths import RESOURCES
from tests.journeys.cast import Person
from tests.journeys.driver import Driver, Stuck
from ui.sign_in.unlock_view import UnlockView

SAMPLES = RESOURCES / "samples"
WORKBOOK = SAMPLES / "danh-sach-khach-hang.xlsx"
BAD_LIST = SAMPLES / "danh-sach-loi.csv"
LEVEL_WORDS = ("", "bí mật", "cơ mật", "tuyệt mật")


@dataclass
class TourOffice:
    """``work`` holds what the tour itself writes besides ``driver.out``: lists and scans to bring in."""

    driver: Driver
    work: Path
    profile: Path
    vault: Path
    doorway: Doorway | None = None
    """What other windows' vault processes answer to, as those of the tour's own window."""
    planted: dict[str, str] = field(default_factory=dict)
    """What must not be found outside the encrypted files: what it is → the text."""
    left: list[Path] = field(default_factory=list)
    """Vaults in which nobody works any more; what must not be found is looked for there too."""
    kept: dict[str, str] = field(default_factory=dict)
    """What one step leaves for another: numbers, passwords."""

    @property
    def out(self) -> Path:
        """Where pictures and PDFs go."""
        return self.driver.out

    def sign_in(self, person: Person) -> None:
        """Lock if something is open, then unlock as ``person``."""
        self.lock()
        driver = self.driver
        view = self.driver.window.sign_in.unlock
        driver.wait_until(lambda: _names(view), "the names of who may unlock here")
        driver.pick(view.person.combo, person.name)
        driver.type_into(view.passphrase.edit, person.passphrase)
        driver.press(view.unlock)
        driver.wait_until(lambda: driver.window.workplace is not None, f"the vault to open for {person.name}")
        driver.settle()

    def be_refused(self, person: Person, passphrase: str = "") -> str:
        """Lock, try to unlock as ``person``, which must fail; gives the sentence under the passphrase."""
        self.lock()
        driver, view = self.driver, self.driver.window.sign_in.unlock
        driver.wait_until(lambda: _names(view), "the names of who may unlock here")
        driver.pick(view.person.combo, person.name)
        driver.type_into(view.passphrase.edit, passphrase or person.passphrase)
        driver.press(view.unlock)
        driver.wait_until(lambda: view.passphrase.error() or driver.window.workplace is not None, "an answer")
        if driver.window.workplace is not None:
            raise Stuck(f"the vault opened for {person.name}")
        driver.settle()
        return view.passphrase.error()

    def be(self, person: Person) -> None:
        """Sign in as ``person`` unless that is who is signed in."""
        workplace = self.driver.window.workplace
        if workplace is None or workplace.summary.name != person.name:
            self.sign_in(person)

    def lock(self) -> None:
        """Press Ctrl+L if the vault is open."""
        driver = self.driver
        if driver.window.workplace is not None:
            driver.keys("Ctrl+L")
            driver.wait_until(lambda: driver.window.workplace is None, "the vault to lock")

    def recover(self) -> None:
        """After a step that failed: back to a locked vault, whatever stands open."""
        self.driver.window.lock("asked")


def _names(view: UnlockView) -> int:
    return view.person.combo.count()


@dataclass(frozen=True)
class Customer:
    """One line of the sample list."""

    code: str
    name: str
    phone: str
    level: int
    note: str


def sample_customers() -> list[Customer]:
    """The sample list, read with another reader than the program's own."""
    with (SAMPLES / "danh-sach-khach-hang.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    return [
        Customer(
            row["Mã KH"], row["Tên khách hàng"], row["Điện thoại"], LEVEL_WORDS.index(row["Cấp mật"]), row["Ghi chú"]
        )
        for row in rows
    ]


def counts() -> Counter[int]:
    """How many customers of each level the sample list has."""
    return Counter(customer.level for customer in sample_customers())


def ran(*command: str | Path) -> str:
    """What another program says. Raises ``CalledProcessError`` when it fails."""
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
