"""The window: navigation and pages while open, the way in while locked, and everything that locks it."""

from __future__ import annotations

from ui.window.frame import Window

__all__ = ["Window"]
