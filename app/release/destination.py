"""Where a released file may be written: outside the vault, under a name that is still free."""

from __future__ import annotations

from pathlib import Path

from app.errors import Problem


def require_destination(destination: str, vault: Path) -> Path:
    """The absolute path to write to, links followed.

    Raises ``Problem``: "release.destination_missing" (no such folder, or nothing given), "release.inside_the_vault",
    "release.destination_exists" (every release is a copy of its own, so nothing is replaced).
    """
    given = Path(destination)
    if not destination.strip() or not given.is_absolute() or not given.name:
        raise Problem("release.destination_missing")
    try:
        folder = given.parent.resolve()
        path = folder / given.name
        if not folder.is_dir():
            raise Problem("release.destination_missing")
        if folder.is_relative_to(vault.resolve()):
            raise Problem("release.inside_the_vault")
        if path.exists() or path.is_symlink():
            raise Problem("release.destination_exists")
    except (OSError, ValueError) as error:  # a name too long, a loop of links, a NUL
        raise Problem("release.destination_missing") from error
    return path
