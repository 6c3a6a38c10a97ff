"""Where anything can leave the window (charter C7): a few known files, each with its own rules and tests, and no other.

What a new screen needs of these it has to ask of them; a new way out is a decision, made here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.guards.sources import ROOT, called_name, place, python_files, text_of, tree_of

WAYS: dict[str, dict[str, frozenset[str]]] = {
    "the clipboard": {
        "names": frozenset({"setMimeData", "QClipboard"}),
        "known": frozenset({"ui/widgets/clipboard.py", "ui/window/leaving.py"}),
    },
    "a printer": {
        "names": frozenset({"QPrinter", "QPrinterInfo", "QPdfWriter", "QPrintDialog", "QPrintPreviewDialog"}),
        "known": frozenset({"ui/copies/printer.py"}),
    },
    "dragging out": {
        "names": frozenset({"QDrag", "setDragDropMode", "startDrag"}),
        "known": frozenset(),
    },
    "other programs": {
        "names": frozenset({"openUrl", "startDetached", "QProcess", "Popen", "startfile", "QDesktopServices"}),
        "known": frozenset(),
    },
    "a picture of the screen": {
        "names": frozenset({"grab", "grabWindow", "QScreenCapture", "toImage"}),
        "known": frozenset({"ui/application.py"}),  # whether anything was painted at all, at the program's own test
    },
    "a file": {
        "names": frozenset(
            {
                "getSaveFileName",
                "write_bytes",
                "write_text",
                "saveToFile",
                "QTextDocumentWriter",
            }
        ),
        "known": frozenset({"ui/widgets/save_file.py", "ui/theme/stylesheet.py"}),
    },
}


def found(names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(file, place) of every use of one of these names in the window's sources."""
    for file in python_files("ui"):
        for node in ast.walk(tree_of(file)):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in names:
                yield file.relative_to(ROOT).as_posix(), place(file, node)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_nothing_leaves_but_through_the_known_places(way: str) -> None:
    rule = WAYS[way]
    assert [where for file, where in found(rule["names"]) if file not in rule["known"]] == []


@pytest.mark.parametrize("way", [way for way, rule in sorted(WAYS.items()) if rule["known"]])
def test_the_known_places_are_still_used(way: str) -> None:
    """A name that nobody writes any more would let this guard pass for nothing."""
    rule = WAYS[way]
    assert {file for file, _ in found(rule["names"])} == rule["known"]


def test_nothing_is_made_to_be_dragged_out() -> None:
    """Qt drags selected text out of a field unless told not to; a table only when told to."""
    for file in python_files("ui"):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Call) and called_name(node) == "setDragEnabled":
                given = node.args[0] if node.args else None
                assert isinstance(given, ast.Constant), place(file, node)
                assert given.value is False, place(file, node)


def test_no_window_asks_for_a_page_of_the_web() -> None:
    """Links in texts open nothing: a browser's history would tell what stood in a file."""
    for file in python_files("ui"):
        assert not re.search(r"setOpenExternalLinks\(True\)", text_of(file)), file
