"""Ending a process by SIGKILL just before its n-th call that reaches the disk or the keyring."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from app.session.door import Session
from tests.fixtures.vault import Office

TOUCHES = frozenset({"execute", "executemany", "fsync", "replace", "unlink", "open", "write", "close"})
MOST_POINTS = 9

Act = Callable[[Session, Office], object]


def attempt(office: Office, who: str, act: Act, kill_at: int | None) -> int:
    """Do the act as ``who`` in a child; the number of its touches, or minus the signal that ended it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _in_child(office, who, act, kill_at, writer)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else int(text)


def points(total: int) -> range:
    """Where to kill an act of ``total`` touches: spread over all of it."""
    return range(2, total + 1, max(1, total // MOST_POINTS))


def _in_child(office: Office, who: str, act: Act, kill_at: int | None, writer: int) -> None:
    count = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        if event == "c_call" and getattr(argument, "__name__", "") in TOUCHES:
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        session = office.sign_in(who)
        sys.setprofile(watch)
        act(session, office)
        sys.setprofile(None)
        os.write(writer, str(count).encode())
    finally:
        os._exit(0)
