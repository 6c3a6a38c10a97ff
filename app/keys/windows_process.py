"""Windows: whom a process lets look into it. Does nothing elsewhere.

The access list of the process names two: the owner, who may ask whether it runs, wait for it and end it, and the
system, who may do the same. Reading its memory, writing to it, making threads in it, taking over its handles and
changing this very list are granted to nobody. An administrator who has the right to debug programs passes it all the
same; whoever started the process keeps the handle that Windows gave them.

A process that starts others by ``multiprocessing`` must stay open: they fetch their pipe out of it.
"""

from __future__ import annotations

import ctypes
import re
import sys

_SEM_FAIL_CRITICAL_ERRORS = 0x0001
_SEM_NO_FAULT_BOX = 0x0002
_WER_NO_HEAP = 0x0001
_WER_DISABLE_SNAPSHOT = 0x0004
_DACL = 0x0004
_REVISION = 1
_RIGHTS = "0x101001"  # PROCESS_TERMINATE, PROCESS_QUERY_LIMITED_INFORMATION, SYNCHRONIZE
_ALLOWED = ("OW", "SY")
_LIST = "D:P" + "".join(f"(A;;{_RIGHTS};;;{who})" for who in _ALLOWED)
_ENTRY = re.compile(r"\(([^;]*);[^;]*;([^;]*);[^;]*;[^;]*;([^)]*)\)")


def quiet_crashes() -> None:
    """No crash dialog, and neither heap nor snapshot in a report of Windows Error Reporting."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAIL_CRITICAL_ERRORS | _SEM_NO_FAULT_BOX)
        ctypes.windll.wer.WerSetFlags(_WER_NO_HEAP | _WER_DISABLE_SNAPSHOT)


def crashes_are_quiet() -> bool:
    """Whether the flags of `quiet_crashes` are in force."""
    if sys.platform != "win32":
        return False
    flags = ctypes.c_ulong(0)
    ctypes.windll.wer.WerGetFlags(_this_process(), ctypes.byref(flags))
    wanted = _WER_NO_HEAP | _WER_DISABLE_SNAPSHOT
    return flags.value & wanted == wanted and bool(ctypes.windll.kernel32.GetErrorMode() & _SEM_NO_FAULT_BOX)


def close_to_others() -> None:
    """Put the access list in force. Raises ``OSError``."""
    if sys.platform == "win32":
        advapi, kernel = ctypes.WinDLL("advapi32", use_last_error=True), ctypes.windll.kernel32
        descriptor = ctypes.c_void_p()
        made = advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            ctypes.c_wchar_p(_LIST), _REVISION, ctypes.byref(descriptor), None
        )
        if not made:
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            if not advapi.SetKernelObjectSecurity(_this_process(), _DACL, descriptor):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.LocalFree(descriptor)


def is_closed() -> bool:
    """Whether the access list in force lets nobody do more than `close_to_others` grants."""
    return sys.platform == "win32" and grants_no_more(_access_list())


def grants_no_more(text: str) -> bool:
    """Whether an access list, as Windows writes it down, grants just what ours does, and to nobody else."""
    entries = _ENTRY.findall(text)
    return bool(entries) and all(
        kind == "A" and who in _ALLOWED and rights.lower() == _RIGHTS for kind, rights, who in entries
    )


def _access_list() -> str:
    """The access list in force, in Windows' own notation; empty where it cannot be read."""
    if sys.platform != "win32":
        return ""
    advapi, kernel = ctypes.WinDLL("advapi32", use_last_error=True), ctypes.windll.kernel32
    needed = ctypes.c_ulong(0)
    advapi.GetKernelObjectSecurity(_this_process(), _DACL, None, 0, ctypes.byref(needed))
    content = ctypes.create_string_buffer(max(1, needed.value))
    if not advapi.GetKernelObjectSecurity(_this_process(), _DACL, content, needed, ctypes.byref(needed)):
        return ""
    text = ctypes.c_wchar_p()
    if not advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW(
        content, _REVISION, _DACL, ctypes.byref(text), None
    ):
        return ""
    found = text.value or ""
    kernel.LocalFree(text)
    return found


def _this_process() -> ctypes.c_void_p:
    """The handle by which every process knows itself, with every right."""
    return ctypes.c_void_p(-1)
