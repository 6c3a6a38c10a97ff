"""The functions that get a vault back where there is none, by name only (`ui.by_name`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.by_name import by_name

ENTRANCE = "app.archive.restore.entrance"

if TYPE_CHECKING:
    from app.archive.restore.entrance import (
        backup_contents,
        bring_back_vault,
        find_backups,
        forget_from_disc,
        judge_shares,
        kit_of_backup,
        rehearse,
        take_from_disc,
    )
else:
    backup_contents = by_name(ENTRANCE, "backup_contents")
    bring_back_vault = by_name(ENTRANCE, "bring_back_vault")
    find_backups = by_name(ENTRANCE, "find_backups")
    forget_from_disc = by_name(ENTRANCE, "forget_from_disc")
    judge_shares = by_name(ENTRANCE, "judge_shares")
    kit_of_backup = by_name(ENTRANCE, "kit_of_backup")
    rehearse = by_name(ENTRANCE, "rehearse")
    take_from_disc = by_name(ENTRANCE, "take_from_disc")

__all__ = [
    "backup_contents",
    "bring_back_vault",
    "find_backups",
    "forget_from_disc",
    "judge_shares",
    "kit_of_backup",
    "rehearse",
    "take_from_disc",
]
