"""Ending a process by SIGKILL just before its n-th call that reaches the disk or the keyring."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

from app.session.door import EVERYDAY
from tests.fixtures.vault import Office

TOUCHES = frozenset({"execute", "executemany", "fsync", "replace", "unlink", "open", "write", "close"})
MOST_POINTS = 9

Act = Callable[[Any, Office], object]
"""What is done, with the session of whoever signed in for it (None when nobody did) and the office."""


def attempt(office: Office, who: str | None, act: Act, kill_at: int | None, room: str = EVERYDAY) -> int:
    """Do the act as ``who`` in a child; the number of its touches, or minus the signal that ended it.

    Raises AssertionError with the child's own words when the act failed.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _in_child(office, who, act, kill_at, writer, room)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return -os.WTERMSIG(status)
    assert text.isdecimal(), text
    return int(text)


def points(total: int, most: int = MOST_POINTS) -> range:
    """Where to kill an act of ``total`` touches: spread over all of it."""
    return range(2, total + 1, max(1, total // most))


def _in_child(office: Office, who: str | None, act: Act, kill_at: int | None, writer: int, room: str) -> None:
    count = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        if event == "c_call" and getattr(argument, "__name__", "") in TOUCHES:
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        session = office.sign_in(who, room) if who else None
        sys.setprofile(watch)
        act(session, office)
        sys.setprofile(None)
        os.write(writer, str(count).encode())
    except BaseException:  # noqa: BLE001 (told to the parent, whatever it is)
        sys.setprofile(None)
        os.write(writer, traceback.format_exc().encode())
    finally:
        os._exit(0)
