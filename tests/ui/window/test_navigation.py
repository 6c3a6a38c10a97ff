"""Who is offered which pages: what a duty may not do is not there."""

from __future__ import annotations

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.session.model import ProjectSummary, Summary
from ui.theme import icon_names
from ui.window.navigation import BESIDE, ENTRIES, entries_for

FOR_ALL = {"clearances", "people", "agreements", "projects", "lessons", "concerns", "preferences"}


def summary(*duties: Duty, levels: tuple[int, ...] = (), top_secret: bool = False) -> Summary:
    projects = (ProjectSummary(Id(bytes(16)), "Dự án", tuple(Level(level) for level in levels), False),)
    return Summary(
        uid=Id(bytes(16)),
        name="Lan",
        title="",
        duties=duties,
        company="",
        place="",
        device_name="",
        vault_id=Id(bytes(16)),
        room="everyday",
        projects=projects if levels else (),
        top_secret_room=top_secret,
        one_person=False,
    )


def keys(given: Summary) -> set[str]:
    return {entry.key for entry in entries_for(given)}


def test_an_officer_sees_no_customer_and_no_release() -> None:
    assert keys(summary(Duty.OFFICER)) == {
        "copies", "destruction", "oversight", "alerts", "sessions", "clearances", "archive", "recovery", "people",
        "agreements", "projects", "lessons", "concerns", "preferences", "countersigning",
    }  # fmt: skip


def test_an_administrator_sees_neither_customers_nor_the_journal() -> None:
    assert keys(summary(Duty.ADMINISTRATOR)) == {"archive", *FOR_ALL}


def test_sales_see_customers_of_their_projects_and_no_journal() -> None:
    offered = keys(summary(Duty.SALES, levels=(1,)))
    assert {"customers", "statistics", "release", "copies", "destruction"} <= offered
    assert not offered & {"top_secret", "oversight", "archive"}


def test_without_a_project_the_page_of_customers_says_so_and_nothing_leads_out() -> None:
    assert keys(summary(Duty.SALES)) == {"customers", *FOR_ALL}


@pytest.mark.parametrize("top_secret", [False, True])
def test_the_top_secret_room_is_offered_to_who_has_its_key(top_secret: bool) -> None:
    offered = keys(summary(Duty.MANAGER, levels=(1, 2), top_secret=top_secret))
    assert ("top_secret" in offered) is top_secret


def test_a_clerk_enters_customers_and_releases_nothing() -> None:
    wanted = {"customers", "entry", "items", "levels", "statistics", *FOR_ALL}
    assert keys(summary(Duty.CLERK, levels=(1,))) == wanted


def test_every_page_has_a_name_a_group_and_an_icon_that_exists() -> None:
    every = (*ENTRIES, *BESIDE)
    assert len({entry.key for entry in every}) == len(every)
    for entry in every:
        assert entry.text()
        assert entry.group_text()
        assert entry.icon in icon_names()


@pytest.mark.parametrize("duty", Duty)
def test_everybody_may_see_what_they_may_do_though_it_has_no_line_in_the_sidebar(duty: Duty) -> None:
    assert [entry.key for entry in BESIDE if entry.offered(summary(duty))] == ["duties"]
    assert "duties" not in keys(summary(duty))
