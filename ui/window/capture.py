"""Keeping the window out of screenshots, where the system can do that: Windows alone.

On Linux no such wish can be made of X11, nor of most Wayland desktops: there the watermark names who is looking, and
the program does not claim more.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

_NORMAL, _EXCLUDED = 0x00, 0x11
"""``WDA_NONE`` and ``WDA_EXCLUDEFROMCAPTURE`` (Windows 10 version 2004 and later)."""


def exclude_from_capture(window: QWidget, excluded: bool) -> bool:
    """Have ``window`` left out of screenshots and screen sharing, or not. Gives whether the system agreed."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _EXCLUDED if excluded else _NORMAL))
