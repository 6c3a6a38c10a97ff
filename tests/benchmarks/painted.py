"""From what is asked for to the painted list, in a real window before a real vault process, and the memory of both.

``measure_painted`` starts ``python -m tests.benchmarks.painted VAULT UID PASSPHRASE`` and reads what it prints: seconds
of each search from the moment that it is asked for (the pause after typing is over) to its painted rows, seconds of
each jump of the scroll bar to the painted rows there, and the memory of window and vault process in bytes.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.ids import Id, from_hex
from tests.benchmarks.measure import Figure, percentile

if TYPE_CHECKING:
    from app.customers.model import CustomerPage
    from ui.customers.page import CustomersPage

QUERIES = (
    "nguyen", "cong ty", "tran van", "phuc 12", "kh 0001", "0901", "da nang", "hung", "duoc pham le", "n", "ha", "vu",
    "tran phu", "mai an", "cong ty vu", "thuy san ly", "hùng", "đặng thị", "kh000", "090 12",
)  # fmt: skip
PAINTED_TARGET = 0.050
"""A list follows the hand while it takes no longer than this."""
JUMPS = 60


@dataclass(frozen=True)
class Painted:
    """What was measured."""

    searches: list[float]
    counted: list[float]
    jumps: list[float]
    window: int
    vault: int

    def memory(self, size: int) -> str:
        """The memory in a sentence."""
        megabytes = (self.window + self.vault) / 2**20
        return (
            f"Memory with {size:,} customers, after {len(self.searches)} searches and {len(self.jumps)} jumps: window "
            f"{self.window / 2**20:.0f} MB + vault process {self.vault / 2**20:.0f} MB = {megabytes:.0f} MB (to keep "
            "below: 350 MB)"
        )


def measure_painted(size: int, vault: Path, uid: Id, passphrase: str) -> tuple[list[Figure], str]:
    """The figures beside the time in which they should be painted, and a sentence about memory."""
    command = [sys.executable, "-m", "tests.benchmarks.painted", str(vault), uid.hex(), passphrase]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=900)
    found = Painted(**json.loads(told.stdout.decode().strip().splitlines()[-1]))
    figures = [
        Figure(what, size, (percentile(times, 0.95),), (PAINTED_TARGET,), 1)
        for what, times in (
            ("a search, asked for to its first rows painted in the window (p95), beside 50 ms", found.searches),
            ("the scroll bar dragged anywhere, to painted rows (p95), beside 50 ms", found.jumps),
        )
    ]
    counted = (percentile(found.counted, 0.95),)
    figures.append(Figure("the same to the number of all it found (p95)", size, counted, (PAINTED_TARGET,), math.inf))
    return figures, found.memory(size)


def main(vault: str, uid: str, passphrase: str) -> int:
    """Be the window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from app.people.entrance import sign_in
    from ui.customers.page import CustomersPage
    from ui.tasks import Tasks
    from ui.theme import apply_theme

    application = QApplication([])
    apply_theme(application, "light")
    tasks = Tasks(lambda _, error: (_ for _ in ()).throw(error))
    tasks.start()
    signed_in: list[object] = []
    tasks.enter(sign_in, Path(vault), from_hex(uid), passphrase, then=signed_in.append, owner=tasks)
    _until(lambda: bool(signed_in))
    window = QMainWindow()
    window.resize(1440, 900)
    page = CustomersPage(tasks, signed_in[0])  # type: ignore[arg-type]
    window.setCentralWidget(page)
    window.show()
    page.reload()
    _until(lambda: page.list.total() > 0)
    found = [_search(page, text) for _ in range(3) for text in QUERIES]
    searches, counted = [first for first, _ in found], [whole for _, whole in found]
    _search(page, "")
    jumps = list(_jump(page))
    process = tasks.everyday
    pid = process.pid if process is not None else 0
    answer = Painted(searches, counted, jumps, _memory(os.getpid()), _memory(pid or 0))
    sys.stdout.write(json.dumps(answer.__dict__) + "\n")
    sys.stdout.flush()
    tasks.lock("closed")
    os._exit(0)  # what is left of the window is of no interest


def _search(page: CustomersPage, text: str) -> tuple[float, float]:
    """Seconds from asking to the first rows painted (or the sentence that there are none), and to the whole number.

    The latter begins with the rest that counting waits for.
    """
    answered: list[CustomerPage] = []
    connection = page.list.looked.connect(answered.append)
    page.list.search.show_text(text)
    start = time.perf_counter()
    with _painting(page, lambda: bool(answered)) as painted:
        page.list.reload()
        _until(lambda: bool(painted))
    first = time.perf_counter() - start
    if page.list.total() and page.list.feed.model.record(0) is None:
        raise AssertionError(f"{text}: painted without rows")
    _until(lambda: answered[-1].counted)
    page.list.looked.disconnect(connection)
    return first, time.perf_counter() - start


def _jump(page: CustomersPage) -> Iterator[float]:
    import random

    chance, model, table = random.Random(5), page.list.feed.model, page.list.table
    for _ in range(JUMPS):
        row = chance.randrange(model.rowCount())
        start = time.perf_counter()
        with _painting(page, lambda row=row: model.record(row) is not None) as painted:
            table.scrollTo(model.index(row, 0), table.ScrollHint.PositionAtTop)
            _until(lambda: bool(painted))
        yield time.perf_counter() - start


@contextmanager
def _painting(page: CustomersPage, ready: Callable[[], bool]) -> Iterator[list[bool]]:
    """A list that is no longer empty when the rows, or what stands for none, have been painted after ``ready``."""
    from PySide6.QtCore import QEvent, QObject

    from ui.widgets.empty_state import EmptyState

    painted: list[bool] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint and ready():
                painted.append(True)
            return False

    watch = Watch()
    places = (page.list.table.viewport(), *page.list.findChildren(EmptyState))
    for place in places:
        place.installEventFilter(watch)
    yield painted
    for place in places:
        place.removeEventFilter(watch)


def _until(done: Callable[[], bool], seconds: float = 300) -> None:
    """Wait as the program does, asleep until something happens: who spins holds up the thread that reads answers."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    waker = QTimer()
    waker.start(1000)
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError("the window got no answer")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _memory(pid: int) -> int:
    """Proportional share of memory where the system tells it, so that what both processes share counts once."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
