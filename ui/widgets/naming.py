"""The words a screen reader says, asked for by every constructor that makes a control; and numbers as words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def name_control(widget: QWidget, name: str, description: str = "") -> None:
    """Give ``widget`` its accessible name. Raises ``ValueError`` if there are no words."""
    if not name.strip():
        raise ValueError(f"a {type(widget).__name__} needs an accessible name")
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)


def grouped(number: int) -> str:
    """A whole number as written in Vietnam: 1.234.567."""
    return f"{number:,}".replace(",", ".")
