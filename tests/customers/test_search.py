"""Searching gives what a full sort would give, however many match and wherever in the order of names they stand."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.body import to_body
from app.customers.collation import sort_key
from app.customers.form import CustomerForm, Relation
from app.customers.projection import CUSTOMER, words_of
from app.customers.queries import get_customer, list_customers
from app.customers.search import lanes
from app.session.door import Session
from app.session.subject import Subject
from app.vault.check import check_compartment
from tests.fixtures.vault import Office

LEVEL = Level.CONFIDENTIAL


@pytest.fixture
def session(office: Office, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Somebody with 180 customers, of whom the last third of the names are of the family Vũ."""
    monkeypatch.setattr(lanes, "FEW", 20)
    monkeypatch.setattr(lanes, "STRETCH", 15)
    opened = office.sign_in("nam")
    families = ("An", "Bùi", "Lê", "Trần", "Vũ", "Vũ")
    names = [f"{families[number // 30]} Minh {'Khai' if number % 2 else 'Châu'} {number}" for number in range(180)]
    with opened.change(Event.CUSTOMER_IMPORT, Subject(office.project, LEVEL)) as change:
        change.put_many([(office.world.new_id(), CUSTOMER, to_body(CustomerForm(name))) for name in names])
    return opened


def found(session: Session, office: Office, text: str, limit: int) -> list[str]:
    """All names that a search gives, page by page."""
    names: list[str] = []
    after = None
    while True:
        page = list_customers(session, office.project, (LEVEL,), text, after, limit)
        names += [row.name for row in page.rows]
        if page.next is None:
            assert page.total == len(names)
            return names
        after = page.next


@pytest.mark.parametrize("limit", [7, 50])
@pytest.mark.parametrize("text", ["vu", "minh", "vu khai", "k", "minh 17", "an", "tran chau", "nobody"])
def test_every_page_is_the_next_of_the_full_order(session: Session, office: Office, text: str, limit: int) -> None:
    everybody = found(session, office, "", 100)
    wanted = text.split()
    matching = [
        name for name in everybody if all(any(word.startswith(part) for word in words_of(name)) for part in wanted)
    ]
    assert everybody == sorted(everybody, key=sort_key)
    assert found(session, office, text, limit) == matching


def test_an_edited_customer_is_found_by_its_new_words_alone(session: Session, office: Office) -> None:
    ref = create_customer(session, office.project, CustomerForm("Đặng Sen", note="Quỳnh"))
    rev = edit_customer(session, ref, CustomerForm("Đặng Cúc", note="Quỳnh"), 1)
    edit_customer(session, ref, CustomerForm("Đặng Cúc", note="Quỳnh", relation=Relation.IMPORTANT), rev)
    assert found(session, office, "dang sen", 50) == []
    assert found(session, office, "dang cuc", 50) == ["Đặng Cúc"]
    assert get_customer(session, ref).form.relation == Relation.IMPORTANT
    compartment = session.compartment(office.project, LEVEL)
    assert check_compartment(compartment, session.vault.roster.public_key_of) == []
