"""Making this process harder to look into. It slows down, it does not stop, malware of the same account.

* Linux: no core dumps, and not dumpable, so that other processes of the account can neither attach nor read its memory.
* Windows: no crash dialog and no crash dump by Error Reporting; and for the process that holds keys an access list by
  which nobody else may read it (`app.keys.windows_process`).
* Everywhere: no fault handler that would print stacks.

What is in force can be read back, from the system and not from what was once asked of it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import sys
from dataclasses import dataclass

from app.keys import windows_process

_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4


@dataclass(frozen=True, slots=True)
class Protections:
    """What is in force for this process.

    ``closed``: other processes of the account cannot read its memory. ``no_dump``: a crash leaves none of it on disk.
    ``no_stacks``: nothing prints stacks.
    """

    closed: bool
    no_dump: bool
    no_stacks: bool

    @property
    def whole(self) -> bool:
        """Whether all of it is."""
        return self.closed and self.no_dump and self.no_stacks


def harden_process(*, holds_keys: bool = True) -> None:
    """Apply the above to the present process. Raises ``OSError`` when the system does not let it.

    ``holds_keys`` is false for the window, which starts the other process and so has to stay open to it on Windows.
    """
    faulthandler.disable()
    if sys.platform == "linux":
        _harden_linux()
    elif sys.platform == "win32":
        windows_process.quiet_crashes()
        if holds_keys:
            windows_process.close_to_others()


def process_protections() -> Protections:
    """What is in force now. Where the system cannot be asked, it counts as not in force."""
    no_stacks = not faulthandler.is_enabled()
    if sys.platform == "linux":
        import resource

        closed = ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
        return Protections(closed, closed and resource.getrlimit(resource.RLIMIT_CORE) == (0, 0), no_stacks)
    return Protections(windows_process.is_closed(), windows_process.crashes_are_quiet(), no_stacks)


def _harden_linux() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
