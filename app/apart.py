"""Asking a process that can do no harm: what parses foreign files has no key, no vault and little of this machine.

The process is started for one question and is over when `ask` returns. It gets almost nothing of the environment, no
open file, its question on standard input, and may answer on standard output with a bounded number of bytes. Before it
looks at the question it holds itself to its limits with `hold_to`.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_HOUSE = Path(__file__).resolve().parents[1]
_PASSED_ON = ("SYSTEMROOT", "WINDIR", "PATH", "LD_LIBRARY_PATH")
"""The only parts of the environment that such a process gets."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: the exit code, at most one byte more than was allowed, and whether it had to be stopped."""

    code: int
    answer: bytes
    late: bool


def ask(module: str, question: bytes | Iterable[bytes], *, seconds: float, longest: int) -> Heard:
    """Run ``module`` with ``question``, for at most ``seconds`` by the clock; ``longest`` bounds the answer's bytes.

    A question in pieces may be large: no more of it than one piece is held here. The process need not take all of it;
    what making a piece raises is raised here, when the process is over.
    """
    with start(module) as process:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, stop)
        watch.start()
        try:
            answer = _exchange(process, (question,) if isinstance(question, bytes) else question, longest)
            code = process.wait() if len(answer) <= longest else 0
        finally:
            watch.cancel()
            process.kill()
            if process.stdin is not None:
                with suppress(OSError):  # what it did not take any more
                    process.stdin.close()
    return Heard(code, answer, late.is_set())


def start(module: str) -> subprocess.Popen[bytes]:
    """Run ``module`` in a process with almost nothing of this one's environment, on pipes for question and answer."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment.update({"PYTHONPATH": str(_HOUSE), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOUSE,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _exchange(process: subprocess.Popen[bytes], question: Iterable[bytes], longest: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    for piece in question:
        try:
            process.stdin.write(piece)
        except OSError:
            break  # it has heard enough, or is gone
    with suppress(OSError):
        process.stdin.close()
    return process.stdout.read(longest + 1)


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
