"""Keeping windows out of screenshots, where the system can do that: Windows alone.

On Linux no such wish can be made of X11, nor of most Wayland desktops: there the watermark names who is looking, and
the program does not claim more. On Windows the wish is asked back: only what the system then says counts.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtWidgets import QWidget

NORMAL, EXCLUDED = 0x00, 0x11
"""``WDA_NONE`` and ``WDA_EXCLUDEFROMCAPTURE`` (Windows 10 version 2004 and later)."""


def exclude_from_capture(window: QWidget, excluded: bool) -> bool:
    """Have ``window`` left out of screenshots and screen sharing, or not. Gives whether the system says it does so."""
    if sys.platform != "win32":
        return False
    return set_affinity(ctypes.windll.user32, int(window.winId()), EXCLUDED if excluded else NORMAL)


def set_affinity(system: Any, handle: int, wanted: int) -> bool:  # noqa: ANN401 (a library of the system)
    """Set the affinity of a window and read it back; ``system`` is the library that knows windows."""
    place, found = ctypes.c_void_p(handle), ctypes.c_uint32(0)
    if not system.SetWindowDisplayAffinity(place, ctypes.c_uint32(wanted)):
        return False
    return bool(system.GetWindowDisplayAffinity(place, ctypes.byref(found))) and found.value == wanted
