"""The window's words in both languages: nothing is left out, half done or not compiled."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.settings import message
from app.settings.preference import Language, Preference
from installer import translations
from ui import messages
from ui.application import Application

FILES = sorted(translations.FOLDER.glob("*.ts"))
PLACEHOLDER = re.compile(r"\{[^}]*\}|%[0-9n]")
VIETNAMESE = re.compile(r"\w*[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]\w*", re.IGNORECASE)
NEW_STYLE = re.compile(r"\w*(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])\b", re.IGNORECASE)
"""Marks set the newer way (hoá, huỷ); the program writes hóa, hủy throughout."""
NAMES = {"Niêm", "Hà", "Nội", "đồng"}
"""Words that are Vietnamese in an English sentence too."""


@dataclass(frozen=True)
class Entry:
    """One text of a .ts file."""

    context: str
    source: str
    translation: str


def entries(file: Path) -> list[Entry]:
    return [
        Entry(context.findtext("name", ""), message.findtext("source", ""), text)
        for context in ET.parse(file).iter("context")  # noqa: S314  our own file
        for message in context.iter("message")
        for text in forms(message)
    ]


def forms(message: ET.Element) -> list[str]:
    """The translation; in English one and many where the text counts something."""
    several = [form.text or "" for form in message.iter("numerusform")]
    return several or [message.findtext("translation", "")]


def counted(file: Path) -> set[tuple[str, str]]:
    """The texts that have a form for one: in the file, or as a text of their own, “1 tờ” beside “{} tờ”."""
    known = keys(file)
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(file).iter("context")  # noqa: S314  our own file
        for message in context.iter("message")
        if message.get("numerus") == "yes"
        or (context.findtext("name", ""), message.findtext("source", "").replace("{}", "1")) in known
    }


def keys(file: Path) -> set[tuple[str, str]]:
    return {(entry.context, entry.source) for entry in entries(file)}


def hidden_texts(source: str) -> list[int]:
    """Lines on which a text is translated that the collector cannot read, because it does not stand there."""
    return [
        call.lineno
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and (call.func.attr, call.func.value.id) in {("translate", "QCoreApplication"), ("tr", "self")}
        and not isinstance(call.args[1 if call.func.attr == "translate" else 0], ast.Constant)
    ]


def test_the_collector_sees_every_text() -> None:
    texts = {file.name: file.read_text("utf-8") for file in (Path(__file__).parents[2] / "ui").rglob("*.py")}
    found = {name: hidden_texts(text) for name, text in texts.items() if "QT_TRANSLATE_NOOP" not in text}
    assert [f"{name}:{line}" for name, lines in found.items() for line in lines] == []
    assert hidden_texts('def _tr(words):\n    return QCoreApplication.translate("Lessons", words)\n') == [2]


def test_both_files_are_there() -> None:
    assert [file.name for file in FILES] == ["niem_en.ts", "qtbase_vi.ts"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_is_finished(file: Path) -> None:
    assert translations.unfinished(file) == []


def test_every_text_of_the_window_has_its_english_and_none_is_left_over(tmp_path: Path) -> None:
    now = tmp_path / "now.ts"
    assert translations.collect(now) == 0
    assert len(keys(now)) > 500
    assert keys(translations.ENGLISH) == keys(now)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_the_window_loads_is_compiled_from_the_texts(file: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    assert translations.compile_file(file, fresh) == 0
    assert file.with_suffix(".qm").read_bytes() == fresh.read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_languages_have_the_same_placeholders_and_spaces_around(file: Path) -> None:
    for entry in entries(file):
        found = [sorted(PLACEHOLDER.findall(text)) for text in (entry.source, entry.translation)]
        assert found[0] == found[1], entry
        assert [text[:1] == " " for text in (entry.source, entry.translation)].count(True) != 1, entry
        assert entry.source.endswith(("…", "...")) == entry.translation.endswith("…"), entry


def test_no_english_text_keeps_a_vietnamese_word() -> None:
    for entry in entries(translations.ENGLISH):
        assert set(VIETNAMESE.findall(entry.translation)) <= NAMES, entry


UNITS = re.compile(
    r"\{[^}|]*\} (?:\w+ ){0,2}?(?:days|hours|minutes|seconds|months|entries|files|records|sheets|discs|copies|times|"
    r"people|rows|customers|documents|pieces|items|lines|alerts|statements|chains|images|lessons|questions|fields|"
    r"compartments|backups|pages|requests|revisions|reports|groups|sets|others|ones|numbers|acts|corrections)\b"
)
NEVER_ONE = {
    "{} of {} words", "{} years at most.", "{held} of {total} lessons", "{held} of {total} lessons in force",
    "{done} of {total} people have taken every lesson", "{shown} of {total} entries", "in {} days",
}  # fmt: skip
"""What the number before the unit cannot be, or what is read as a whole of which a part is told."""


BOUNDS = (
    "at most {", "limit of {", "more than {", "over {", "after {} minutes", "at random", "shows {} rows only",
    "to {most} ", "shares of {needed} people",
)  # fmt: skip


def is_bounded(text: str) -> bool:
    """A bound that the program itself sets, which is never one."""
    return any(words in text.lower() for words in BOUNDS)


def test_english_says_one_day_and_two_days() -> None:
    """A number before a unit in the plural needs a form for one; otherwise the unit goes first: “files: 1”."""
    several = counted(translations.ENGLISH)
    for entry in entries(translations.ENGLISH):
        if (entry.context, entry.source) in several or entry.translation in NEVER_ONE or is_bounded(entry.translation):
            continue
        assert UNITS.findall(entry.translation) == [], entry
    for file in message.FOLDER.glob("*.toml"):
        for what, words in tomllib.loads(file.read_text("utf-8")).items():
            text = words.get("en", "")
            assert is_bounded(text) or UNITS.findall(text) == [], (file.stem, what, text)


def test_vietnamese_marks_are_set_one_way_throughout() -> None:
    sentences = [
        words["vi"]
        for file in message.FOLDER.glob("*.toml")
        for words in tomllib.loads(file.read_text("utf-8")).values()
    ]
    sources = [entry.source for entry in entries(translations.ENGLISH)]
    of_qt = [entry.translation for entry in entries(translations.FOLDER / "qtbase_vi.ts")]
    for text in sentences + sources + of_qt:
        assert unicodedata.is_normalized("NFC", text), text
        assert NEW_STYLE.findall(text) == [], text


def test_every_text_said_to_be_of_qt_is_one(qapp: QApplication) -> None:
    """Qt finds a translation by the exact English text, so one letter wrong and the person reads English."""
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for entry in entries(translations.FOLDER / "qtbase_vi.ts"):
        assert german.translate(entry.context, entry.source), entry
        assert entry.translation.count("&") == entry.source.count("&"), entry


@pytest.fixture
def speaking(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Application]:
    """The application in the language that the test names; other tests find Qt as it was."""
    before = QLocale()
    made = Application(qapp, Preference(language=request.param))
    yield made
    made.window.close()
    delete(made.window)
    delete(made)
    messages.set_language("vi")
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("speaking", "words"),
    [("vi", ["&Hoàn tác", "&Sao chép", "&Dán", "Chọn tất cả", "Hủy"]), ("en", ["&Undo", "&Copy", "&Paste", "Cancel"])],
    indirect=["speaking"],
)
def test_what_qt_itself_says_is_in_the_persons_language(qtbot: QtBot, speaking: Application, words: list[str]) -> None:
    line, area = QLineEdit("chữ"), QTextEdit("chữ")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    for widget in (line, area, buttons):
        qtbot.addWidget(widget)
    cancel = {button.text() for button in buttons.buttons()}
    for menu in (line.createStandardContextMenu(), area.createStandardContextMenu()):
        said = {action.text().partition("\t")[0] for action in menu.actions()} | cancel
        assert set(words) <= said


@pytest.mark.parametrize("speaking", ["en"], indirect=True)
def test_the_window_speaks_english_and_vietnamese_again(speaking: Application) -> None:
    said: dict[Language, str] = {}
    for language in ("en", "vi"):
        speaking.speak(language)
        said[language] = QCoreApplication.translate("FormDialog", "Hủy")
    assert said == {"en": "Cancel", "vi": "Hủy"}
