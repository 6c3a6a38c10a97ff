"""Scrolling a list of a million customers: each page from the jump to its paint, and the memory of the whole process.

The feed is made up, so that only the window's part is measured: the model that holds a few pages, the table, the paint.
What each page costs is told in processor time, which neighbours of this process do not lengthen; the moment for which
the model collects what is wanted is in it, since it is spent polling. In the limit's place stands a bare table of Qt's
over ready strings, which holds nothing and fetches nothing. It all runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run

from tests.benchmarks.measure import Figure, percentile

MILLION = 1_000_000
PAGES = 150
MOST_SECONDS, MOST_BYTES = 0.050, 200 * 1024 * 1024
"""What a page at p95, and the whole process, may take: the row "scroll a table of 1,000,000" of the targets."""
ROOT = Path(__file__).resolve().parents[2]


def measure_scrolling() -> Iterator[Figure]:
    """One figure: our pages beside those of a bare table."""
    told = measured()
    ours, bare = told["ours"], told["bare"]
    yield Figure("a page of a list of a million, from the jump to its paint (p95)", MILLION,
                 (percentile(ours, 0.95),), (percentile(bare, 0.95),), 5)  # fmt: skip


def measured() -> dict[str, list[float]]:
    """Seconds of each page, ``ours`` and ``bare``; ``bytes`` has one number."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.scrolling"]
    done = run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=300)
    answer: dict[str, list[float]] = json.loads(done.stdout)
    return answer


def _main() -> None:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
    from PySide6.QtWidgets import QApplication, QTableView

    from app.access.level import Level
    from app.customers.model import CustomerRow, Ref
    from app.ids import Id
    from ui.customers.columns import CustomerModel
    from ui.theme import apply_theme
    from ui.widgets.paged_model import PageRequest
    from ui.widgets.record_table import RecordTable

    application = QApplication([])
    apply_theme(application, "light")
    project = Id(bytes(16))

    def row(number: int) -> CustomerRow:
        level = Level(number % 2 + 1)
        ref = Ref(project, level, Id(number.to_bytes(16, "big")))
        return CustomerRow(ref, f"Công ty TNHH Số {number}", f"KH-{number}", level, "+84901234567", "Lan", 0)

    class Bare(QAbstractTableModel):
        def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's
            return MILLION

        def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's
            return 4

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
            return f"Công ty {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    waiting: list[PageRequest] = []

    def answer() -> None:
        request = waiting.pop(0)
        first = request.page * request.rows
        model.deliver(request, [row(number) for number in range(first, min(first + request.rows, MILLION))])

    def fetch(request: PageRequest) -> None:
        waiting.append(request)
        QTimer.singleShot(0, model, answer)

    model = CustomerModel(fetch)
    model.restart(MILLION)
    table = RecordTable("Danh sách")
    table.show_model(model)
    bare, plain = QTableView(), Bare()
    bare.setModel(plain)
    for view in (table, bare):
        view.resize(1180, 660)
        view.show()

    def shown(view: QTableView, arrived: Callable[[], bool]) -> None:
        while not arrived():
            application.processEvents()
        view.viewport().repaint()
        application.processEvents()

    def to(place: int) -> Callable[[], None]:
        def go() -> None:
            table.verticalScrollBar().setValue(place)
            table.viewport().repaint()
            top, bottom = table.rowAt(1), table.rowAt(table.viewport().height() - 1)
            shown(table, lambda: all(model.record(at) is not None for at in (top, bottom if bottom >= 0 else top)))

        return go

    def bare_to(place: int) -> Callable[[], None]:
        def go() -> None:
            bare.verticalScrollBar().setValue(place)
            shown(bare, lambda: True)

        return go

    ours, limit = [], []
    for place in _places():
        ours.append(_spent(to(place)))
        limit.append(_spent(bare_to(place)))
    json.dump({"ours": ours[5:], "bare": limit[5:], "bytes": [_memory()]}, sys.stdout)


def _places() -> Iterator[int]:
    """Here and there, page by page, and to both ends: as people drag, turn the wheel and press keys."""
    chance = random.Random(11)
    for turn in range(PAGES):
        if turn % 3 == 0:
            at = chance.randrange(MILLION)
        elif turn % 10 == 1:
            at = (MILLION - 1) * (turn % 20 == 1)
        else:
            at = min(at + 14, MILLION - 1)
        yield at


def _spent(work: Callable[[], None]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _memory() -> float:
    """The most that this process has held, in bytes; 0 where the system does not say it so.

    Not ``ru_maxrss``: that one begins with what the process that started this one held.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return float(line.split()[1]) * 1024


if __name__ == "__main__":
    _main()
