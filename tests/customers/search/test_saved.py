"""Kept searches: one's own alone, in the compartment of the highest level covered, gone with clearance and customer."""

from __future__ import annotations

import pytest

from app.access.level import Level
from app.customers.form import ItemKind, Relation
from app.customers.search.actions import delete_search, rename_search, save_search
from app.customers.search.model import KeptSearch, ListFilter, ListOrder, OrderBy
from app.customers.search.queries import list_saved_searches
from app.errors import Problem, Refused
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
FILTERS = ListFilter(
    owner="Lan", relation=Relation.IMPORTANT, updated_from="2026-01-01", mine=True, kind=ItemKind.DEALING, stage="open"
)
BOTH = KeptSearch("Của Hường", "hường 0901", (LOW, MIDDLE), ListOrder(OrderBy.UPDATED, descending=True), FILTERS)


def test_a_kept_search_comes_back_whole_to_its_owner_alone(office: Office) -> None:
    lan = office.sign_in("lan")
    kept = save_search(lan, office.project, BOTH)
    assert (kept.search, kept.level) == (BOTH, MIDDLE)
    assert [one.search for one in list_saved_searches(office.sign_in("lan"), office.project)] == [BOTH]
    assert list_saved_searches(office.sign_in("long"), office.project) == ()
    assert list_saved_searches(office.sign_in("nam"), office.project) == ()
    assert lan.compartment(office.project, LOW).of_kind("saved_search") == []


def test_renaming_and_deleting_are_the_owners(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    kept = save_search(lan, office.project, BOTH)
    with pytest.raises(Problem, match=r"search\.not_found"):
        rename_search(long, kept, "Của tôi")
    with pytest.raises(Problem, match=r"search\.not_found"):
        delete_search(long, kept)
    renamed = rename_search(lan, kept, "  Hường  ")
    assert [one.search.name for one in list_saved_searches(lan, office.project)] == ["Hường"]
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        delete_search(lan, kept)
    delete_search(lan, renamed)
    assert list_saved_searches(lan, office.project) == ()


def test_nobody_keeps_a_search_over_a_level_they_do_not_hold(office: Office) -> None:
    nam = office.sign_in("nam")
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        save_search(nam, office.project, BOTH)
    minh = office.sign_in("minh")
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        save_search(minh, office.project, BOTH)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_saved_searches(minh, office.project)


@pytest.mark.parametrize(
    ("search", "code"),
    [
        (KeptSearch(" ", levels=(LOW,)), "name_required"),
        (KeptSearch("x" * 81, levels=(LOW,)), "name_too_long"),
        (KeptSearch("a\u202eb", levels=(LOW,)), "name_control"),
        (KeptSearch("a", "x" * 1001, (LOW,)), "text_too_long"),
        (KeptSearch("a", "x"), "no_level"),
        (KeptSearch("a", "x", (LOW,), filters=ListFilter(created_from="1/2/26")), "bad_day"),
    ],
)
def test_what_is_wrong_with_a_search_is_told(office: Office, search: KeptSearch, code: str) -> None:
    with pytest.raises(Problem, match=rf"search\.{code}"):
        save_search(office.sign_in("nam"), office.project, search)


def test_keeping_renaming_and_deleting_are_on_record_looking_through_ones_own_is_not(office: Office) -> None:
    lan = office.sign_in("lan")
    before = lan.journal.count()
    list_saved_searches(lan, office.project)
    assert lan.journal.count() == before
    kept = rename_search(lan, save_search(lan, office.project, BOTH), "Khác")
    delete_search(lan, kept)
    assert lan.journal.count() == before + 3
