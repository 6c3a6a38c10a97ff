"""The functions that get a vault back where there is none, by name only (see `ui.sign_in.entrance`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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

    def _named(name: str) -> Callable[..., object]:
        def only_a_name(*_: object) -> object:
            raise TypeError("this function runs in the vault process: give it to Tasks")

        only_a_name.__module__, only_a_name.__name__, only_a_name.__qualname__ = ENTRANCE, name, name
        return only_a_name

    backup_contents = _named("backup_contents")
    bring_back_vault = _named("bring_back_vault")
    find_backups = _named("find_backups")
    forget_from_disc = _named("forget_from_disc")
    judge_shares = _named("judge_shares")
    kit_of_backup = _named("kit_of_backup")
    rehearse = _named("rehearse")
    take_from_disc = _named("take_from_disc")

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
