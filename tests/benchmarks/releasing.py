"""The dialog of a decision on a release, in an office with thousands of requests, history and all.

From asking the vault for the request to the first painting of the dialog, without the picture of the scan, which
another process draws meanwhile. ``measure_releasing`` starts ``python -m tests.benchmarks.releasing FOLDER``, since a
window has an application of its own, and reads what that prints.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.duty import Duty
from app.access.level import Level
from app.clock import SECOND
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref
from app.ids import random_id
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.release.actions import ask_release
from app.release.projection import RELEASE
from app.release.queries import get_release
from app.session.door import Session
from app.session.subject import Credential
from tests.benchmarks.cases import MANAGER, OFFICER, found
from tests.benchmarks.measure import Figure, Seconds
from tests.fixtures.releases import release_form
from tests.fixtures.standing import state_standing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.ui.desk import Desk

EARLIER = 3_000
TARGET = 0.150
CLERK = "khe xoai mat dong quyen truoc"
ROOT = Path(__file__).resolve().parents[2]


def measure_releasing(folder: Path) -> Iterator[Figure]:
    """One figure, beside the time in which the dialog should be there."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.releasing", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=900)
    taken = tuple(Seconds(*pair) for pair in json.loads(done.stdout.decode().splitlines()[-1]))
    what = "the dialog of a decision on a release, asked for to painted, with its history, beside 150 ms"
    yield Figure(what, EARLIER, taken, (Seconds(TARGET, TARGET),), 1)


def plant(lan: Session, ref: Ref) -> None:
    """Thousands of requests like ``ref``: every tenth about the same customer, half of them handed over."""
    compartment = lan.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    assert record is not None
    other = {**record.body["customer"], "rid": random_id().hex()}
    new = []
    for number in range(EARLIER):
        state = "handed_over" if number % 2 else "refused"
        changes = {"number": f"CC-{number}", "state": state, "asked_at": record.body["asked_at"] - number * SECOND}
        customer = record.body["customer"] if number % 10 == 0 else other
        new.append((random_id(), RELEASE, {**record.body, **changes, "customer": customer}))
    with compartment.change("release:ask", lan.identity, lan.now()) as change:
        change.put_many(new)


def opened(application: QApplication, window: QMainWindow, desk: Desk, manager: Session, ref: Ref) -> Seconds:
    """Ask for the request, open the dialog, paint it."""
    from ui.release.decide_dialog import DecideDialog

    start, worked = time.perf_counter(), time.process_time()
    view = get_release(manager, ref)
    dialog = DecideDialog(window, desk, view)
    dialog.open()
    dialog.repaint()
    taken = Seconds(time.perf_counter() - start, time.process_time() - worked)
    assert len(view.past.customer) == len(view.past.recipient) == 20
    dialog.force_close()
    application.processEvents()
    return taken


def _main(folder: str) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.ui.desk import Desk
    from ui.theme import apply_theme

    application = QApplication([])
    apply_theme(application, "light")
    world, founded = found(Path(folder), "cung-cap")
    manager = sign_in(world, founded.path, founded.manager, MANAGER)
    project = manager.projects()[0].project
    form = PersonForm("Phạm Văn Ghi", "", (Duty.CUSTOMER_SERVICE,), project, Level.SECRET, CLERK)
    uid = add_person(manager, form, MANAGER, Credential(founded.officer, OFFICER))
    clerk = sign_in(world, founded.path, uid, CLERK)
    state_standing(manager, clerk.identity, manager.identity, "TT-2026-0099")
    clerk.close()
    clerk = sign_in(world, founded.path, uid, CLERK)
    customer = create_customer(clerk, project, replace(CustomerForm("Công ty Bách Việt"), level=Level.CONFIDENTIAL))
    ref = ask_release(clerk, release_form(customer, fields=("name",)))
    plant(clerk, ref)
    window = QMainWindow()
    window.resize(1180, 660)
    window.show()
    desk = Desk(manager)
    taken = [opened(application, window, desk, manager, ref) for _ in range(8)][1:]
    desk.over = True
    sys.stdout.write(json.dumps([(float(one), one.processor) for one in taken]) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what is left of the window is of no interest


if __name__ == "__main__":
    _main(sys.argv[1])
