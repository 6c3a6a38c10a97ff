"""Packages for the window: what it may ask of the other process before, and without, any vault being open.

All functions take the `World` first, as those of `app.people.entrance` do, and need nothing of it: a package opens with
its password alone.
"""

from __future__ import annotations

from pathlib import Path

from app.package import opening
from app.package.model import PackageLabel, PackageView
from app.package.opening import Progress


def package_label(world: object, path: str) -> PackageLabel:
    """As `opening.read_label`."""
    return opening.read_label(Path(path))


def view_package(world: object, path: str, password: str, progress: Progress | None = None) -> PackageView:
    """As `opening.view_package`."""
    return opening.view_package(Path(path), password, progress)


def take_out_of_package(
    world: object, path: str, password: str, names: tuple[str, ...], folder: str, progress: Progress | None = None
) -> tuple[str, ...]:
    """As `opening.take_out`."""
    return opening.take_out(Path(path), password, names, Path(folder), progress)
