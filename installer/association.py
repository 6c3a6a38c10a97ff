"""Whether a double-click on a ``.niem`` file opens it with this checkout."""

from __future__ import annotations

import os
import sys

from installer.words import Stop, say


def associate(*, remove: bool) -> int:
    """Make it so for the user who asks, or take it back. Raises Stop on another system."""
    if sys.platform == "win32":
        from installer.windows import association as windows

        (windows.remove if remove else windows.install)()
    elif sys.platform == "linux":
        from installer.linux import association as linux

        (linux.remove if remove else linux.install)(os.environ)
    else:
        raise Stop("Chỉ làm được trên Windows và Linux.", "This works on Windows and Linux only.")
    if remove:
        say("Tệp .niem không còn mở bằng Niêm.", "Files .niem are no longer opened with Niêm.")
    else:
        say(
            "Bấm đúp vào tệp .niem sẽ mở Niêm, không cần kho.",
            "A double-click on a .niem file opens it, no vault needed.",
        )
    return 0
