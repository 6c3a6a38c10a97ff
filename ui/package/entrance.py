"""The functions that open packages, by name only: they run in the other process (`ui.by_name`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.by_name import by_name

ENTRANCE = "app.package.entrance"

if TYPE_CHECKING:
    from app.package.entrance import package_label, take_out_of_package, view_package
else:
    package_label = by_name(ENTRANCE, "package_label")
    take_out_of_package = by_name(ENTRANCE, "take_out_of_package")
    view_package = by_name(ENTRANCE, "view_package")

__all__ = ["package_label", "take_out_of_package", "view_package"]
