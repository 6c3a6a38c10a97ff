"""One person with two or three duties that may meet: what each of them allows, that person does, and no more."""

from __future__ import annotations

from itertools import product

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.access.table import cell
from app.customers.queries import list_customers
from app.errors import Refused
from app.ids import Id
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.people.queries import list_people
from app.release.actions import ask_release, decide_release
from app.release.queries import get_release
from app.session.door import Session
from app.session.subject import Subject
from app.session.summary import summary
from tests.fixtures.standing import state_standing
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.files import make_customer, release_form

TYPED = "vach cau gio lua mien khoai"
TOGETHER = [
    (Duty.CLERK, Duty.SALES),
    (Duty.SALES, Duty.CUSTOMER_SERVICE),
    (Duty.CLERK, Duty.CUSTOMER_SERVICE),
    (Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE),
]


def joined(office: Office, duties: tuple[Duty, ...]) -> tuple[Id, Session]:
    form = PersonForm("Vũ Thị Mai", "", duties, office.project, Level.SECRET, TYPED)
    uid = add_person(office.sign_in("quan"), form, PASSPHRASES["quan"], office.credential("ha"))
    session = sign_in(office.world, office.path, uid, TYPED)
    office.sessions.append(session)
    state_standing(session, session.identity, office.sign_in("ha").identity, "TT-2026-0099")
    return uid, session


@pytest.mark.parametrize("duties", TOGETHER, ids="+".join)
def test_everybody_sees_both_duties_and_so_does_the_person(office: Office, duties: tuple[Duty, ...]) -> None:
    uid, mai = joined(office, duties)
    assert set(summary(mai).duties) == set(duties)
    (row,) = [row for row in list_people(office.sign_in("lan")) if row.uid == uid]
    assert set(row.duties) == set(duties)
    assert all(duty.label() in row.title for duty in duties)


@pytest.mark.parametrize("duties", TOGETHER, ids="+".join)
def test_the_door_lets_through_what_any_of_them_allows(office: Office, duties: tuple[Duty, ...]) -> None:
    _, mai = joined(office, duties)
    for event, level in product(Event, (None, *Level)):
        allowed = cell(event, duties, level).allowed and level != Level.TOP_SECRET
        assert allowed == passes(mai, event, Subject(office.project if level else None, level)), (event, level)
        assert may(event, duties) == any(may(event, (duty,)) for duty in duties)


def passes(session: Session, event: Event, subject: Subject) -> bool:
    try:
        session.read(event, subject)
    except Refused:
        return False
    return True


def test_a_clerk_who_sells_enters_asks_and_is_in_the_journal_with_both(office: Office) -> None:
    uid, mai = joined(office, (Duty.CLERK, Duty.SALES))
    customer = make_customer(mai, office.project)
    assert list_customers(mai, office.project, (Level.SECRET,)).total == 1
    request = ask_release(mai, release_form(customer))
    view = get_release(mai, request)
    assert not view.may_decide
    with pytest.raises(Refused, match="session.not_your_duty|release.manager_decides"):
        decide_release(mai, request, view.digest, True, "Đúng hợp đồng", TYPED)
    page = read_journal(office.sign_in("ha"), JournalFilter(uid, "", "", ""), limit=50)
    told = {(row.person_name, row.event) for row in page.rows if row.outcome == "ok"}
    assert {("Vũ Thị Mai", "customer:create"), ("Vũ Thị Mai", "release:ask")} <= told


@pytest.mark.parametrize(
    ("duties", "why"),
    [
        ((Duty.CLERK, Duty.VERIFIER), "people.enters_and_reviews"),
        ((Duty.SALES, Duty.MANAGER), "people.asks_and_approves"),
        ((Duty.OFFICER, Duty.CUSTOMER_SERVICE), "people.watcher_and_files"),
        ((Duty.ADMINISTRATOR, Duty.OFFICER), "people.administrator_and_officer"),
    ],
)
def test_duties_that_must_not_meet_are_refused_when_they_are_given(
    office: Office, duties: tuple[Duty, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        joined(office, duties)
    assert "Vũ Thị Mai" not in [row.name for row in list_people(office.sign_in("lan"))]
