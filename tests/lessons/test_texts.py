"""Every lesson that comes with the program, in both languages: whole, of one structure, and strictly read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.lessons.library import FOLDER, LANGUAGES, lesson_of, lessons
from app.lessons.markdown import QUESTIONS, parse

IDS = tuple(sorted(file.stem for file in (FOLDER / "vi").glob("*.md")))
FILES = [(language, name) for language in LANGUAGES for name in IDS]
WORDS = (350, 600)


def source(language: str, name: str) -> str:
    return (FOLDER / language / f"{name}.md").read_text("utf-8")


def test_there_are_eight_lessons_or_more_with_the_same_ids_in_both_languages() -> None:
    assert len(IDS) >= 8
    assert tuple(sorted(file.stem for file in (FOLDER / "en").glob("*.md"))) == IDS
    assert [name[:3] for name in IDS] == [f"{place:02d}-" for place in range(1, len(IDS) + 1)]
    assert tuple(lesson.lesson for lesson in lessons("vi")) == IDS


@pytest.mark.parametrize(("language", "name"), FILES)
def test_a_lesson_is_long_enough_to_say_something_and_short_enough_to_be_read(language: str, name: str) -> None:
    lesson = lesson_of(name, language)
    words = sum(len(block.plain().split()) for block in lesson.blocks)
    assert WORDS[0] <= words <= WORDS[1]
    assert 3 <= lesson.minutes <= 10
    assert [block.kind for block in lesson.blocks][-1] == "remark"


@pytest.mark.parametrize(("language", "name"), FILES)
def test_its_questions_are_enough_and_fair(language: str, name: str) -> None:
    lesson = lesson_of(name, language)
    assert len(lesson.pool) >= 8
    assert (lesson.draw, lesson.needed) == (5, 4)
    for question in lesson.pool:
        assert 3 <= len(question.answers) <= 4
        assert question.text.endswith("?")
        assert question.why.endswith(".")
        right = question.answers[question.right]
        longest = max(len(answer) for answer in question.answers if answer != right)
        assert len(right) <= 1.25 * longest, f"length gives the answer away: {question.text}"
    places = [question.right for question in lesson.pool]
    assert {0, 1, 2} <= set(places)


@pytest.mark.parametrize("name", IDS)
def test_both_languages_have_one_structure(name: str) -> None:
    vietnamese, english = lesson_of(name, "vi"), lesson_of(name, "en")
    assert [block.kind for block in vietnamese.blocks] == [block.kind for block in english.blocks]
    assert [(q.right, len(q.answers)) for q in vietnamese.pool] == [(q.right, len(q.answers)) for q in english.pool]
    assert (vietnamese.version, vietnamese.minutes) == (english.version, english.minutes)
    assert vietnamese.title != english.title


def test_no_lesson_mixes_the_languages() -> None:
    marked = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
    for name in IDS:
        assert not marked.search(source("en", name).replace("Niêm", "")), name
        assert len(marked.findall(source("vi", name))) > 200, name


def test_it_is_said_once_that_the_levels_are_no_state_secrets() -> None:
    assert sum("bí mật nhà nước" in block.plain() for lesson in lessons("vi") for block in lesson.blocks) == 1
    assert sum("state secrets" in block.plain() for lesson in lessons("en") for block in lesson.blocks) == 1


GOOD = source("en", IDS[0])
PLANTED = {
    "a heading of front matter is missing": ("minutes: 6\n", ""),
    "a key nobody knows": ("draw: 5", "drawn: 5"),
    "the pass mark is above what is drawn": ("pass: 4", "pass: 6"),
    "the pass mark is half": ("pass: 4", "pass: 2"),
    "more drawn than there are": ("draw: 5\npass: 4", "draw: 12\npass: 8"),
    "a version that is none": ("version: 1", "version: new"),
    "two right answers": ("- [ ] Confidential, because", "- [x] Confidential, because"),
    "no right answer": ("- [x] Top secret, because", "- [ ] Top secret, because"),
    "an answer twice": ("- [ ] Whoever entered it", "- [ ] The system administrator"),
    "no reason": ("> Notes carry", "Notes carry"),
    "a question twice": ("### Who can lower the level of a file?", "### What does “top secret” mean in Niêm?"),
    "an emphasis left over": ("carries one of three", "carries *one* of three"),
    "a link left over": ("the first thing", "[the first thing](x)"),
    "HTML left over": ("the first thing", "the <b>first</b> thing"),
    "steps out of order": ("2. If not,", "4. If not,"),
    "no questions": (QUESTIONS["en"], "## Something else"),
    "an answer to nothing": ("## Questions\n", "## Questions\n- [x] Yes\n"),
    "text not in NFC": ("Niêm", "Nie\u0302m"),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_a_file_that_breaks_the_form_is_refused(what: str) -> None:
    before, after = PLANTED[what]
    assert before in GOOD
    with pytest.raises(ValueError, match="01-levels"):
        parse("01-levels", GOOD.replace(before, after, 1), "en")


def test_no_lesson_lies_where_nobody_reads_it() -> None:
    assert {file.parent.name for file in Path(FOLDER).rglob("*.md")} == set(LANGUAGES)
