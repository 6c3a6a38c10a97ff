"""A session of its own for the tests: its own bus, a real keyring, and a home that is thrown away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# Whoever asks before the daemon has its name on the bus makes the bus start a second one, which stays locked.
_UNLOCK_THEN_RUN = """
printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 70
for wait in $(seq 200); do
    dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \\
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && exec "$@"
    sleep 0.1
done
exit 70
"""


def wrapped(command: list[str]) -> list[str]:
    """``command`` inside a fresh session bus whose Secret Service is gnome-keyring, unlocked with an empty password."""
    return ["dbus-run-session", "--", "sh", "-c", _UNLOCK_THEN_RUN, "sh", *command]


def account(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` with every place where an account keeps things moved under ``home``."""
    places = {
        "XDG_RUNTIME_DIR": "run",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }
    for folder in places.values():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
    kept = {name: value for name, value in environment.items() if name not in _OF_THE_REAL_SESSION}
    return kept | {"HOME": os.fspath(home)} | {name: os.fspath(home / folder) for name, folder in places.items()}


_OF_THE_REAL_SESSION = frozenset({"DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK"})
