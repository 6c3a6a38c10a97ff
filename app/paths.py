"""Where things are on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Fonts, icons, texts and samples that come with the program."""


def profile() -> Path:
    """This OS account's own folder for Niêm: anchors, the list of recent vaults, the log. Nothing secret, no names.

    But while somebody waits to be taken in, their invitation waits here with their sealed keys.

    ``NIEM_PROFILE`` overrides it (tests, the tour). The folder is made, readable by its owner alone.
    """
    override = os.environ.get("NIEM_PROFILE")
    folder = Path(override) if override else Path(platformdirs.user_data_dir("niem", appauthor=False, roaming=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def default_vault() -> Path:
    """Where a first vault is proposed to stand."""
    return Path(platformdirs.user_documents_dir()) / "Kho Niêm"
