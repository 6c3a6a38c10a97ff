"""The printed table: every act and duty in it, in both languages, and the page in docs as the program prints it."""

from __future__ import annotations

from itertools import product

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.printed import NEVER, NO, YES, aligned, mark, markdown, row_name
from app.access.table import HAPPENINGS, of_files
from app.access.words import act_label, group_of, groups, has_words, reason_label
from app.cli.command import main
from tests.access.by_hand import holders, needs_standing, never_at_top_secret
from tests.guards.sources import ROOT

LANGUAGES = ("vi", "en")


def test_every_act_has_words_in_the_order_of_the_enumeration() -> None:
    assert [event for event in Event if not has_words(event)] == []
    acts = [event for group in groups() for event in group.events]
    assert sorted(acts) == sorted(Event)
    assert all(list(group.events) == sorted(group.events, key=list(Event).index) for group in groups())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_acts_and_no_two_groups_are_called_the_same(language: str) -> None:
    acts = [act_label(event, language) for event in Event]
    assert len(set(acts)) == len(acts)
    headings = [group.label(language) for group in groups()]
    assert len(set(headings)) == len(headings)
    assert all(group_of(event) in groups() for event in Event)


@pytest.mark.parametrize(("event", "duty"), [*product(Event, Duty)])
def test_every_mark_says_what_the_table_by_hand_says(event: Event, duty: Duty) -> None:
    if duty not in holders(event.value):
        wanted = NO
    elif not of_files(event):
        wanted = YES
    else:
        wanted = f"1 2 {NEVER}" if never_at_top_secret(event.value) else "1 2 3"
    assert mark(event, duty) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_aligned_table_has_a_line_for_every_act_with_its_marks_in_columns(language: str) -> None:
    lines = aligned(language).splitlines()
    found = {}
    for event in Event:
        name = row_name(event, language)
        assert name.removeprefix(act_label(event, language)).split() == [
            *(["*"] if event in HAPPENINGS else []),
            *(["§"] if needs_standing(event.value) else []),
        ]
        (line,) = [line for line in lines if line.startswith(name + "  ")]
        found[event] = line
        assert "  ".join(mark(event, duty) for duty in Duty).split() == line[len(name) :].split()
    ends = {line.rindex(mark(event, Duty.MANAGER)) for event, line in found.items()}
    assert len(ends) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_every_duty_act_and_rule(language: str) -> None:
    page = markdown(language)
    assert all(duty.label(language) in page.casefold() for duty in Duty)
    assert all(f"| {act_label(event, language)} " in page for event in Event)
    assert reason_label("people.watcher_and_files", language) in page
    assert "app.release.rules:why_not_decide" in page


def test_a_reason_without_a_short_form_is_the_sentence_of_the_refusal() -> None:
    assert reason_label("session.not_your_duty", "en") == "Not among these duties."
    assert reason_label("session.same_person", "en").startswith("A second person has to sign")


def test_the_page_in_docs_is_what_the_program_prints() -> None:
    assert (ROOT / "docs" / "duties.md").read_text("utf-8") == markdown("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_the_table_and_opens_no_vault(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["duties", "--language", language]) == 0
    assert capsys.readouterr().out == aligned(language)
    assert main(["--language", language, "duties", "--markdown"]) == 0
    assert capsys.readouterr().out == markdown(language)
