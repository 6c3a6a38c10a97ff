"""The window's own process: it holds what is on screen, and passphrases while they are typed."""

from __future__ import annotations

from app import log
from app.keys.process import harden_process


def harden_window() -> None:
    """No core dumps, and no look into the memory by other programs of the account.

    Where the system does not allow that, the window opens all the same and the log says so: the keys are in the vault
    process, which does not start without it.
    """
    try:
        harden_process(holds_keys=False)
    except OSError as failure:
        log.event("window.not_hardened", errno=failure.errno)
