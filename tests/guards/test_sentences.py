"""Every refusal has its words: each code that is raised has a sentence in both languages, with details to fill it."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.guards.sources import MESSAGES, called_name, place, python_files, tree_of

FAMILY = {"Refused", "Problem", "Corrupt", "Cancelled"}


@dataclass(frozen=True)
class Raised:
    """One place where an error is made: its code, the details it is given, whether more may come in as ``**``."""

    where: str
    code: str
    details: frozenset[str]
    open_ended: bool


@cache
def raised() -> tuple[Raised, ...]:
    """All errors with a code that stands in the source."""
    return tuple(error for file in python_files("app", "ui") for error in raised_in(tree_of(file), file))


def raised_in(tree: ast.Module, file: object) -> Iterator[Raised]:
    """The errors made in one module. A code may be a literal, a choice of literals, or a name given literals there."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if called_name(call) not in FAMILY or not call.args:
            continue
        details = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        open_ended = any(keyword.arg is None for keyword in call.keywords)
        for code in codes(call.args[0], tree):
            yield Raised(place(file, call), code, details, open_ended)  # type: ignore[arg-type]


def codes(expression: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The literal codes an expression can be."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from codes(expression.body, tree)
        yield from codes(expression.orelse, tree)
    elif isinstance(expression, ast.Name):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Name):
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                if expression.id in names:
                    yield from codes(node.value, tree)


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Code → language → sentence, from every file of messages."""
    return {
        what if file.stem == "general" else f"{file.stem}.{what}": words
        for file in sorted(MESSAGES.glob("*.toml"))
        for what, words in tomllib.loads(file.read_text("utf-8")).items()
    }


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_the_scan_reads_codes_however_they_are_given() -> None:
    tree = ast.parse(
        'raise Problem("a.one", limit=3)\n'
        'raise errors.Refused("a.two" if x else "a.three", **details)\n'
        'code = "a.four"\nraise Corrupt(code)\n'
    )
    found = [(error.code, set(error.details), error.open_ended) for error in raised_in(tree, _Anywhere())]
    assert found == [
        ("a.one", {"limit"}, False),
        ("a.two", set(), True),
        ("a.three", set(), True),
        ("a.four", set(), False),
    ]


class _Anywhere:
    def relative_to(self, _: object) -> _Anywhere:
        return self

    def as_posix(self) -> str:
        return "anywhere.py"


def test_every_code_that_is_raised_has_a_sentence() -> None:
    assert raised()
    assert sorted({f"{error.code} ({error.where})" for error in raised() if error.code not in sentences()}) == []


def test_every_sentence_is_there_in_both_languages_and_asks_for_the_same_details() -> None:
    assert sentences()
    for code, words in sentences().items():
        assert set(words) == {"vi", "en"}, code
        assert all(sentence.strip() == sentence != "" for sentence in words.values()), code
        assert placeholders(words["vi"]) == placeholders(words["en"]), code


def test_every_placeholder_is_given_wherever_the_error_is_raised() -> None:
    short = [
        f"{error.code} at {error.where} lacks {sorted(lacking)}"
        for error in raised()
        if not error.open_ended
        and (lacking := placeholders(sentences().get(error.code, {}).get("vi", "")) - error.details)
    ]
    assert short == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_said_of_an_error_is_a_sentence(language: str) -> None:
    said = {error.code: sentences()[error.code][language] for error in raised() if error.code in sentences()}
    assert said
    assert [code for code, sentence in said.items() if sentence[-1] not in '.?!…”"'] == []
