"""One whole command, from a process that starts to its answer: ``python -m tests.benchmarks.whole WHAT …``.

``find`` and ``change`` unlock a vault and look for a customer, or save it with a new note. ``window`` unlocks it in a
vault process of its own and paints the first page of the list; ``bare`` is the least that could do: the same window
without rows, and the hash of the passphrase.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from app.access.level import Level
from app.ids import from_hex

LEVELS = (Level.CONFIDENTIAL,)


def main(what: str, vault: str, uid: str, passphrase: str, text: str) -> int:
    """Do it; the exit code."""
    if what == "hash":
        return _hash(passphrase)
    if what == "bare":
        return _bare(passphrase)
    return _window(vault, uid, passphrase) if what == "window" else _ask(what, vault, uid, passphrase, text)


def _ask(what: str, vault: str, uid: str, passphrase: str, text: str) -> int:
    from app.bootstrap.world import build_world
    from app.customers.queries import get_customer, list_customers
    from app.people.entrance import sign_in

    session = sign_in(build_world(), Path(vault), from_hex(uid), passphrase)
    project = session.projects()[0].project
    (row,) = list_customers(session, project, LEVELS, text).rows
    if what == "change":
        from app.customers.actions import edit_customer

        card = get_customer(session, row.ref)
        edit_customer(session, row.ref, replace(card.form, note=f"{card.form.note}."), card.rev)
    session.close()
    return 0


def _window(vault: str, uid: str, passphrase: str) -> int:
    application, table = _table()
    # As in the window, the entrance is known by its name (`ui.sign_in.entrance`), and what pages use is loaded beside.
    unlocking = process.enter(sign_in, Path(vault), from_hex(uid), passphrase)
    from app.customers.queries import list_customers

    summary = unlocking.result(timeout=60)
    page = process.call(list_customers, summary.projects[0].project, LEVELS).result(timeout=60)
    _fill(table, [(row.name, row.code, row.phone) for row in page.rows])
    application.processEvents()
    process.kill()
    return 0 if table.rowCount() == len(page.rows) > 0 else 1


def _hash(passphrase: str) -> int:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from app.keys.slot_header import FLOOR

    hashing = Argon2id(
        salt=bytes(16), length=32, iterations=FLOOR.passes, lanes=FLOOR.lanes, memory_cost=FLOOR.memory_kib
    )
    hashing.derive(passphrase.encode())
    return 0


def _bare(passphrase: str) -> int:
    application, table = _table()
    _hash(passphrase)
    _fill(table, [])
    application.processEvents()
    return 0


def _table() -> tuple[QApplication, QTableWidget]:
    return QApplication([]), QTableWidget(0, 3)


def _fill(table: QTableWidget, rows: list[tuple[str, str, str]]) -> None:
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(text))
    table.resize(1000, 700)
    table.show()


if __name__ == "__main__":
    # Qt is loaded where a window is painted: the vault process starts from this module too, and must not load it.
    if sys.argv[1] == "window":
        from app.bootstrap.vault_process import VaultProcess

        process = VaultProcess()  # before Qt is loaded, as `ui.__main__` does
        process.start()
    if sys.argv[1] in ("window", "bare"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

        from ui.sign_in.entrance import sign_in
    sys.exit(main(*sys.argv[1:]))
