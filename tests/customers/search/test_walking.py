"""The journal says that somebody walks through numbers, and that a search found nothing, and never which number."""

from __future__ import annotations

import pytest

from app.access.level import Level
from app.customers.queries import get_customer, list_customers
from app.customers.search.walking import follows, number_in
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office
from tests.ui.files import make_customer

LEVELS = (Level.CONFIDENTIAL, Level.SECRET)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0901 234 567", ("", 10, 901234567)),
        ("KH-0042", ("kh", 4, 42)),
        ("kh 0042", ("kh", 4, 42)),
        ("Phước", None),
        ("số 12", None),
        ("12/2026 Lan", None),
        ("", None),
    ],
)
def test_a_number_is_what_a_text_ends_in(text: str, number: tuple[str, int, int] | None) -> None:
    assert number_in(text) == number


def test_numbers_follow_when_they_are_close_and_of_one_kind() -> None:
    assert follows(("kh", 4, 43), ("kh", 4, 42))
    assert follows(("kh", 4, 40), ("kh", 4, 42))
    assert not follows(("kh", 4, 42), ("kh", 4, 42))
    assert not follows(("kh", 4, 60), ("kh", 4, 42))
    assert not follows(("", 4, 43), ("kh", 4, 42))
    assert not follows(("kh", 5, 43), ("kh", 4, 42))


def notes_of(office: Office, event: str) -> list[str]:
    return [entry.note for entry in entries_of(office) if entry.event == event]


def test_searches_are_marked_once_and_without_the_number(office: Office) -> None:
    lan = office.sign_in("lan")
    make_customer(lan, office.project)
    for text in ("sông thu", "0912000001", "0912000002", "0912000002", "0912000777", "không có ai"):
        list_customers(lan, office.project, LEVELS, text)
    assert notes_of(office, "customer:search") == [
        "levels:1,2",
        "levels:1,2 found:0",
        "levels:1,2 step:1 found:0",
        "levels:1,2 found:0",
        "levels:1,2 found:0",
        "levels:1,2 found:0",
    ]
    assert not any("0912" in entry.note for entry in entries_of(office))


def test_cards_opened_in_the_order_of_their_numbers_are_marked(office: Office) -> None:
    lan = office.sign_in("lan")
    first, second, other = (
        make_customer(lan, office.project, name=f"Công ty {number}") for number in ("Số 101", "Số 102", "Số 500")
    )
    for ref in (first, other, second, second):
        get_customer(lan, ref)
    assert notes_of(office, "customer:view") == ["levels:2", "levels:2", "levels:2 step:1", "levels:2"]
    other_session = office.sign_in("lan")
    get_customer(other_session, first)
    assert notes_of(office, "customer:view")[-1] == "levels:2"


def test_what_a_person_may_not_open_has_no_mark_and_is_refused(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    first = make_customer(lan, office.project, name="Công ty Số 101")
    with pytest.raises(Exception, match=r"session\.beyond_clearance"):
        get_customer(nam, first)
    assert notes_of(office, "customer:view") == ["levels:"]
