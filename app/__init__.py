"""Niêm's core: everything the program does, without a screen.

Floors, top to bottom, are listed in ``pyproject.toml`` under ``[tool.importlinter]`` and enforced by the tests: a
package imports only what stands below it.
"""
