"""The texts: complete in both languages, filled in for one person, with the parts of their duties alone."""

from __future__ import annotations

import re

import pytest

from app.access.duty import Duty
from app.agreements import wording
from app.agreements.model import POINT, Wording
from app.agreements.wording import BINDING, GROUPS, READING, Blanks

BLANKS = Blanks("Công ty {person} & Con", "Phạm Văn Nam", "Nhân viên bán hàng", "24/11/2026", "23/11/2027")


def told(language: str, *duties: Duty, version: str = "") -> Wording:
    return wording.wording(version or wording.newest(), language, duties, BLANKS)


def words_of(text: Wording) -> str:
    parts = [word for part in text.parts for word in (part.heading, *part.paragraphs)]
    return "\n".join((text.title, *text.preamble, *parts))


def test_every_version_has_both_languages() -> None:
    for language in (BINDING, READING):
        assert {path.stem for path in (wording.FOLDER / language).glob("*.md")} == set(wording.versions())


@pytest.mark.parametrize("version", wording.versions())
def test_both_languages_say_the_same_number_of_things(version: str) -> None:
    binding, reading = (told(language, *Duty, version=version) for language in (BINDING, READING))
    assert [part.rank for part in binding.parts] == [part.rank for part in reading.parts]
    assert [len(part.paragraphs) for part in binding.parts] == [len(part.paragraphs) for part in reading.parts]


@pytest.mark.parametrize("language", [BINDING, READING])
def test_no_blank_is_left_and_what_is_filled_in_is_not_read_again(language: str) -> None:
    text = words_of(told(language, *Duty))
    assert re.findall(r"\{\w+\}", text) == ["{person}"]  # the one inside the company's own name
    for filled in (BLANKS.company, BLANKS.person, BLANKS.title, BLANKS.start, BLANKS.until, wording.newest()):
        assert filled in text


@pytest.mark.parametrize(
    ("duties", "groups"),
    [
        ((Duty.SALES,), {"readers"}),
        ((Duty.CUSTOMER_SERVICE,), {"readers"}),
        ((Duty.CLERK, Duty.SALES), {"readers", "entry"}),
        ((Duty.VERIFIER,), {"readers", "entry"}),
        ((Duty.MANAGER,), {"readers", "managers"}),
        ((Duty.OFFICER,), {"watchers"}),
        ((Duty.ADMINISTRATOR,), {"watchers"}),
    ],
)
def test_everybody_signs_the_parts_of_their_own_duties(duties: tuple[Duty, ...], groups: set[str]) -> None:
    headings = [part.heading for part in told(BINDING, *Duty).parts if part.rank == 2]
    assert len(headings) == len(GROUPS)
    mine = [part.heading for part in told(BINDING, *duties).parts if part.rank == 2]
    wanted = [heading for group, heading in zip(GROUPS, headings, strict=True) if group in groups]
    assert mine == wanted


def test_every_duty_has_a_part() -> None:
    assert frozenset(Duty) == frozenset().union(*GROUPS.values())


def test_the_articles_that_an_agreement_needs_are_there() -> None:
    headings = " ".join(part.heading for part in told(BINDING, Duty.SALES).parts)
    for article in ("Nghĩa vụ", "Thông tin được bảo mật", "Trả lại và tiêu hủy giấy tờ", "Bồi thường", "Thời hạn"):
        assert article in headings, article


def test_points_are_marked_as_such() -> None:
    points = [text for part in told(BINDING, Duty.SALES).parts for text in part.paragraphs if text.startswith(POINT)]
    assert len(points) >= 9
    assert not any(text.startswith("- ") for text in points)


def test_no_text_pretends_that_counsel_has_seen_it() -> None:
    assert not any(told(BINDING, Duty.SALES, version=version).checked_by_counsel for version in wording.versions())


@pytest.mark.parametrize("version", ["2025-9", "../../law/deadlines", "2026-1.md", ""])
def test_a_version_that_does_not_exist_is_no_file_name(version: str) -> None:
    with pytest.raises(LookupError):
        wording.wording(version, BINDING, (Duty.SALES,), BLANKS)


def test_versions_are_ordered_as_numbers() -> None:
    assert sorted(["2026-10", "2027-1", "2026-2"], key=wording._order) == ["2026-2", "2026-10", "2027-1"]
    assert not wording.is_older(wording.newest())
    assert wording.is_older("2025-1")
