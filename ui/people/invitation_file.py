"""Where the file of an invitation is written."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.save_file import ask_destination

INVITATION, ANSWER = "niem-invite", "niem-join"
LARGEST = 64 * 1024


def ask_invitation(parent: QWidget) -> Path | None:
    """Ask where to write; the proposed name tells nobody who is invited. ``None`` when not chosen."""
    path = ask_destination(
        parent,
        QCoreApplication.translate("InvitationFile", "Ghi tệp lời mời"),
        f"moi-{secrets.token_hex(2)}.{INVITATION}",
        QCoreApplication.translate("InvitationFile", "Tệp lời mời (*.niem-invite)"),
    )
    if path is None or path.suffix == f".{INVITATION}":
        return path
    return path.with_name(f"{path.name}.{INVITATION}")
