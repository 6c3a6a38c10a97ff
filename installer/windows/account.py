"""A home that is thrown away, for the tests. The Credential Manager stays the account's own: it has no other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def account(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` with the folders where programs keep things moved under ``home``."""
    places = {"USERPROFILE": ".", "APPDATA": "Roaming", "LOCALAPPDATA": "Local", "TEMP": "Temp", "TMP": "Temp"}
    for folder in places.values():
        (home / folder).mkdir(exist_ok=True)
    return dict(environment) | {name: os.fspath(home / folder) for name, folder in places.items()}
