"""The functions that open packages, by name only: they run in the other process (see `ui.sign_in.entrance`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

ENTRANCE = "app.package.entrance"

if TYPE_CHECKING:
    from app.package.entrance import package_label, take_out_of_package, view_package
else:

    def _named(name: str) -> Callable[..., object]:
        def only_a_name(*_: object) -> object:
            raise TypeError("this function runs in the vault process: give it to Tasks")

        only_a_name.__module__, only_a_name.__name__, only_a_name.__qualname__ = ENTRANCE, name, name
        return only_a_name

    package_label = _named("package_label")
    take_out_of_package = _named("take_out_of_package")
    view_package = _named("view_package")

__all__ = ["package_label", "take_out_of_package", "view_package"]
