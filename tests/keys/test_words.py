"""The frozen list is whole, as it was made, and unchanged."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

from app.keys.words import word_list
from app.paths import RESOURCES

FROZEN = "7c855edf29b5141179c15ba3c4fd39e57867058f9a86c5ccbb5197c98e72472e"


def test_the_list_has_the_promised_shape() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 2048
    assert list(words) == sorted(words)
    assert all(re.fullmatch("[a-z]{2,6}", word) for word in words)


def test_the_list_is_frozen() -> None:
    """Another list would change every fingerprint that people have compared or printed."""
    assert hashlib.sha256((RESOURCES / "passphrase" / "words.txt").read_bytes()).hexdigest() == FROZEN


def test_the_list_is_what_the_spelling_rules_make() -> None:
    spec = importlib.util.spec_from_file_location("syllables", Path(__file__).with_name("syllables.py"))
    assert spec is not None
    assert spec.loader is not None
    syllables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(syllables)
    assert tuple(syllables.words()) == word_list()
    assert not syllables.UNWELCOME & set(word_list())


def test_common_syllables_of_the_language_are_there() -> None:
    """Spellings of everyday words, as a check on the rules by somebody who reads the language."""
    everyday = "nguoi viet nam nghia que huong thuong truong khuya quyen ghe giay kinh hoa thuy duong xuan yeu"
    assert set(everyday.split()) <= set(word_list())


def test_impossible_spellings_are_not() -> None:
    assert not {"ka", "ce", "nge", "ngha", "boat", "giie", "qu", "quo"} & set(word_list())
