"""How much an office's list may ask of this machine. The reading process holds itself to these."""

from __future__ import annotations

import ctypes
import sys

MAX_FILE = 32 * 1024 * 1024
"""Bytes of the file as it lies on disk: some 200 000 customers."""

MAX_UNPACKED = 192 * 1024 * 1024
"""Bytes of all parts of a workbook once unpacked."""

MAX_RATIO = 150
"""How many times larger a part of a workbook may become; real ones stay below 60. Small parts are not judged."""

MAX_PARTS = 2_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELL = 2_000
"""Characters in one cell."""

MAX_ANSWER = 96 * 1024 * 1024
"""Bytes that the reading process may answer with."""


def hold_to(memory_mb: int, seconds: float) -> None:
    """Let the system end this very process when it takes more memory or processor time than this.

    Linux: RLIMIT_AS and RLIMIT_CPU, no core file, no file may be written. Windows: a job object with a limit on the
    memory of the process; its time is watched by the parent's wall clock alone.
    """
    if sys.platform == "win32":
        _hold_windows(memory_mb)
    else:
        import resource  # does not exist on Windows

        size = memory_mb * 1024 * 1024
        ticks = max(1, round(seconds))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (ticks, ticks + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


_LIMIT_ACTIVE_PROCESSES = 0x08
_LIMIT_PROCESS_MEMORY = 0x100
_EXTENDED_INFORMATION = 9


if sys.platform == "win32":

    def _hold_windows(memory_mb: int) -> None:
        """Put this process into a job object of its own. Raises ``OSError`` when the system refuses."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        limits = _ExtendedLimits()
        limits.basic.flags = _LIMIT_PROCESS_MEMORY | _LIMIT_ACTIVE_PROCESSES
        limits.basic.processes = 1
        limits.process_memory = memory_mb * 1024 * 1024
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        done = kernel.SetInformationJobObject(job, _EXTENDED_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits))
        if not done or not kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())):
            raise ctypes.WinError(ctypes.get_last_error())
