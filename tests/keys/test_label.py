"""No label stands for two structures, and every error here has its sentence.

The rules the code is held to, over all of ``app/``:

* ``pae(Label.X, …)``: all calls of one label are in one function with one number of parts. Whoever signs and whoever
  checks call that function, so the label has one structure by construction.
* Signed statements of the directory have a kind, which is a label. They are encoded in the one function that may say
  ``pae(Label(kind), …)``; a label is either a statement's or has a function of its own, never both; and whoever makes
  a statement of one kind with ``state(Label.X, {…})`` names the same fields.
* Elsewhere a label may only be compared or matched with, or asked for with ``statements(Label.X)``; no label text is
  spelled out.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.keys.encoding import Label
from app.paths import RESOURCES

APP = Path(__file__).resolve().parents[2] / "app"
DEFINITION = APP / "keys" / "encoding.py"


MAKES_STATEMENTS, READS_STATEMENTS = "state", "statements"
STATEMENT_SITE = "vault/statement.py"


@dataclass
class Uses:
    """Where labels stand in the code."""

    structures: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    statements: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    by_kind: set[str] = field(default_factory=set)
    stray: set[str] = field(default_factory=set)


def sources() -> list[Path]:
    return [path for path in APP.rglob("*.py") if path != DEFINITION]


def label_of(node: ast.AST | None) -> str | None:
    """The X of ``Label.X``."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Label":
        return node.attr if node.attr.isupper() else None
    return None


@pytest.fixture(scope="module")
def uses() -> Uses:
    found = Uses()
    for path in sources():
        visit(ast.parse(path.read_text("utf-8")), str(path.relative_to(APP)), found)
    return found


def visit(node: ast.AST, place: str, found: Uses) -> None:
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        place = f"{place}:{node.name}"
    allowed: list[ast.AST] = []
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        allowed = [part for side in sides for part in getattr(side, "elts", [side])]
    elif isinstance(node, ast.MatchValue):
        allowed = [node.value]
    elif isinstance(node, ast.Call) and node.args:
        allowed = read_call(node, place, found)
    for child in ast.iter_child_nodes(node):
        label = label_of(child)
        compared = isinstance(node, ast.Tuple | ast.Set) and label is not None
        if label and child not in allowed and not compared:
            found.stray.add(f"{place} uses Label.{label}")
        visit(child, place, found)


def read_call(node: ast.Call, place: str, found: Uses) -> list[ast.AST]:
    name, first = getattr(node.func, "id", getattr(node.func, "attr", "")), node.args[0]
    label = label_of(first)
    if name == "pae" and label:
        starred = any(isinstance(part, ast.Starred) for part in node.args)
        found.structures[label].add((place, -1 if starred else len(node.args)))
    elif name == "pae":
        found.by_kind.add(place)
    elif name == MAKES_STATEMENTS and label:
        fields = node.args[1] if len(node.args) > 1 else None
        keys = [ast.unparse(key) for key in fields.keys if key] if isinstance(fields, ast.Dict) else []
        found.statements[label].add(tuple(sorted(keys)))
    elif name != READS_STATEMENTS:
        return []
    return [first]


def test_every_label_has_one_function_and_one_structure(uses: Uses) -> None:
    assert {"CK_COMMIT", "FILE_KEY", "SLOT_A", "SLOT_B", "SLOT_COMMIT", "SLOT_SEAL"} <= uses.structures.keys()
    shared = {label: sorted(where) for label, where in uses.structures.items() if len(where) > 1}
    assert not shared, "give the label one function that builds its pae, and call it from both places"


def test_statements_are_encoded_in_one_place_and_have_one_set_of_fields(uses: Uses) -> None:
    assert len(uses.by_kind) <= 1
    assert {place.split(":")[0] for place in uses.by_kind} <= {STATEMENT_SITE}
    assert uses.statements.keys().isdisjoint(uses.structures)
    assert not {label: sorted(fields) for label, fields in uses.statements.items() if len(fields) > 1}


def test_labels_stand_nowhere_else(uses: Uses) -> None:
    assert not uses.stray


def test_no_label_is_spelled_by_hand() -> None:
    written = [path.name for path in sources() if "niem/v1/" in path.read_text("utf-8")]
    assert not written


def test_labels_are_distinct_ascii_and_versioned() -> None:
    assert len({label.value for label in Label}) == len(Label)
    assert all(re.fullmatch(r"niem/v1/[a-z-]+", label.value) for label in Label)


def test_every_error_of_keys_has_a_sentence_in_both_languages() -> None:
    text = "".join(path.read_text("utf-8") for path in (APP / "keys").glob("*.py"))
    raised = set(re.findall(r'"keys\.([a-z_]+)"', text))
    messages = tomllib.loads((RESOURCES / "messages" / "keys.toml").read_text("utf-8"))
    assert raised == messages.keys()
    for entry in messages.values():
        assert set(entry) == {"vi", "en"}
        assert re.findall(r"\{(\w+)", entry["vi"]) == re.findall(r"\{(\w+)", entry["en"])  # "{days:day|days}" as well
