"""The widget that another lies in, for widgets that cannot be without one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def parent_of(widget: QWidget) -> QWidget:
    """The parent. Raises ``RuntimeError`` for a widget that has none, which is a mistake in the program."""
    parent = widget.parentWidget()
    if parent is None:
        raise RuntimeError(f"a {type(widget).__name__} lies in nothing")
    return parent
