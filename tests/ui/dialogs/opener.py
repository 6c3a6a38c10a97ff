"""What opens a dialog over the office in which everything has happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow

from tests.ui.dialogs.office import Setting
from ui.widgets.dialog import Dialog

Opener = Callable[[Setting, QMainWindow], Dialog]
