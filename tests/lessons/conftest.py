"""Lessons are tested with people who have learned nothing yet."""

from __future__ import annotations

from tests.lessons.newcomers import newcomers, newcomers_template

__all__ = ["newcomers", "newcomers_template"]
