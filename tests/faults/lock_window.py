"""A window in a process of its own, for the memory test: it unlocks, waits for a line, locks, waits again."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from app.ids import from_hex
from app.settings.preference import Preference
from tests.ui.office import DOORWAY, MANAGER_PASSPHRASE
from ui.application import Application, make_qt


def until(condition: object, seconds: float = 30) -> None:
    """Let the window work until ``condition()`` is true."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(20)


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(vault: Path, uid: str) -> None:
    application = Application(make_qt(), Preference(recent_vaults=(str(vault),)), doorway=DOORWAY)
    window = application.window
    window.show()
    view = window.sign_in.unlock
    until(view.unlock.isEnabled)
    view.person.set_value(from_hex(uid))
    view.passphrase.set_value(MANAGER_PASSPHRASE)
    view.unlock.click()
    until(lambda: window.workplace is not None)
    QTest.qWait(1500)
    assert application.tasks.everyday is not None
    tell("open", application.tasks.everyday.pid)
    sys.stdin.readline()
    window.lock("asked")
    tell("locked")
    sys.stdin.readline()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
