"""Functions that run in the vault process, by name only.

The window never runs them. Importing them would load every key and database library here first, which takes longer
than painting the window. Tests compare the names with the functions.
"""

from __future__ import annotations

from collections.abc import Callable


def by_name(module: str, name: str) -> Callable[..., object]:
    """What stands for function ``name`` of ``module`` where it is handed to `ui.tasks.Tasks`; to call it is a fault."""

    def only_a_name(*_: object) -> object:
        raise TypeError("this function runs in the vault process: give it to Tasks")

    only_a_name.__module__, only_a_name.__name__, only_a_name.__qualname__ = module, name, name
    return only_a_name
