"""A double-click on a ``.niem`` file opens it: keys of the user's own part of the registry, no administrator needed."""

from __future__ import annotations

import sys
from pathlib import Path

from installer.places import ROOT, tool

CLASSES = r"Software\Classes"
KIND = "Niem.Package"
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "runpy.run_module('ui', run_name='__main__', alter_sys=True)"
)
"""Windows starts a program for a file in no folder of ours, so the checkout is told as the first argument."""


def values(root: Path = ROOT) -> dict[str, str]:
    """The default value of each key under the user's classes."""
    python = tool("pythonw", root / ".venv")
    return {
        ".niem": KIND,
        KIND: "Gói niêm kín của Niêm",
        rf"{KIND}\shell": "open",
        rf"{KIND}\shell\open\command": f'"{python}" -c "{_START}" "{root}" "%1"',
    }


def keys_to_remove() -> tuple[str, ...]:
    """Our keys, the innermost first, as Windows wants them deleted."""
    return (rf"{KIND}\shell\open\command", rf"{KIND}\shell\open", rf"{KIND}\shell", KIND)


if sys.platform == "win32":
    import winreg

    def install() -> None:
        """Write the keys."""
        for key, value in values().items():
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{CLASSES}\{key}") as made:
                winreg.SetValueEx(made, "", 0, winreg.REG_SZ, value)

    def remove() -> None:
        """Delete them; ``.niem`` only while it still means our kind."""
        for key in keys_to_remove():
            _delete(key)
        try:
            kind = winreg.QueryValue(winreg.HKEY_CURRENT_USER, rf"{CLASSES}\.niem")
        except OSError:
            return
        if kind == KIND:
            _delete(".niem")

    def _delete(key: str) -> None:
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{CLASSES}\{key}")
        except FileNotFoundError:
            return
