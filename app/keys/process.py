"""Making this process harder to look into. It slows down, it does not stop, malware of the same account.

* Linux: no core dumps, and not dumpable, so that other processes of the account can neither attach nor read its memory.
* Windows: no crash dialog and no crash dump by Error Reporting for this process.
* Everywhere: no fault handler that would print stacks.
"""

from __future__ import annotations

import ctypes
import faulthandler
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAIL_CRITICAL_ERRORS = 0x0001
_SEM_NO_FAULT_BOX = 0x0002
_WER_NO_HEAP = 0x0001
_WER_DISABLE_SNAPSHOT = 0x0004


def harden_process() -> None:
    """Apply the above to the present process. Raises ``OSError`` when the system does not let it."""
    faulthandler.disable()
    if sys.platform == "linux":
        _harden_linux()
    elif sys.platform == "win32":
        _harden_windows()


def _harden_linux() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def _harden_windows() -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAIL_CRITICAL_ERRORS | _SEM_NO_FAULT_BOX)
        ctypes.windll.wer.WerSetFlags(_WER_NO_HEAP | _WER_DISABLE_SNAPSHOT)
