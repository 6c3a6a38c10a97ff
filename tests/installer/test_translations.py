"""The translate command, on a checkout with a window of one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

WINDOW = """
from PySide6.QtCore import QCoreApplication

WORDS = QCoreApplication.translate("window", "{words}")
"""


@pytest.fixture
def spoken(checkout: Path) -> Path:
    """A checkout whose window says one thing, which nobody has translated yet."""
    (checkout / "resources" / "translations").mkdir(parents=True)
    say(checkout, "Mở kho")
    return checkout


def say(checkout: Path, words: str) -> None:
    (checkout / "ui" / "words.py").write_text(WINDOW.format(words=words), "utf-8")


def translate(checkout: Path) -> tuple[int, str]:
    """The command's exit code and what it printed."""
    code = "import sys; from installer import translations; sys.exit(translations.translate())"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=checkout,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return answer.returncode, answer.stdout


def give_english(checkout: Path, english: str) -> None:
    file = checkout / "resources" / "translations" / "niem_en.ts"
    empty = '<translation type="unfinished"></translation>'
    text = file.read_text("utf-8")
    assert text.count(empty) == 1
    file.write_text(text.replace(empty, f"<translation>{english}</translation>"), "utf-8")


def compiled(checkout: Path, words: str) -> str | None:
    """What the window would say in English."""
    translator = QTranslator()
    translator.load(str(checkout / "resources" / "translations" / "niem_en.qm"))
    return translator.translate("window", words) or None


def test_a_new_text_is_collected_and_named_until_it_has_its_english(spoken: Path) -> None:
    code, printed = translate(spoken)
    assert code == 1
    assert "Mở kho" in printed
    give_english(spoken, "Open the vault")
    assert translate(spoken)[0] == 0
    assert compiled(spoken, "Mở kho") == "Open the vault"


def test_a_changed_text_waits_for_its_english_and_the_old_one_is_dropped(spoken: Path) -> None:
    translate(spoken)
    give_english(spoken, "Open the vault")
    say(spoken, "Đóng phòng")
    code, printed = translate(spoken)
    assert code == 1
    assert "Đóng phòng" in printed
    assert "Mở kho" not in (spoken / "resources" / "translations" / "niem_en.ts").read_text("utf-8")
    assert compiled(spoken, "Đóng phòng") is None


def test_texts_that_are_translated_already_are_left_as_they_are(spoken: Path) -> None:
    translate(spoken)
    give_english(spoken, "Open the vault")
    translate(spoken)
    file = spoken / "resources" / "translations" / "niem_en.ts"
    before = file.read_bytes()
    assert translate(spoken)[0] == 0
    assert file.read_bytes() == before
