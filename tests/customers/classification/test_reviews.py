"""What is due, confirming a level, and who is told to open one."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.clock import DAY
from app.customers.actions import create_customer, edit_customer
from app.customers.classification.actions import confirm_level
from app.customers.classification.queries import get_classification, level_readers, overdue_reviews
from app.customers.form import CustomerForm, Grounds
from app.customers.queries import customer_history, get_customer
from app.errors import Problem, Refused
from app.projects.queries import list_grants
from app.session.door import TOP_SECRET_ROOM
from tests.customers.classification.files import HIGH, LOW, MIDDLE, told
from tests.fixtures.vault import NAMES, Office


def _entered(office: Office) -> None:
    """Three with a day of their own, one top secret, one without a day."""
    lan, long = office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    for name, level, review in (("Một", LOW, "2026-12-01"), ("Hai", MIDDLE, "2027-01-15"), ("Ba", LOW, "2027-11-01")):
        create_customer(lan, office.project, CustomerForm(name, level=level, grounds=Grounds((), "Vì", review)))
    create_customer(lan, office.project, CustomerForm("Không ngày"))
    create_customer(long, office.project, CustomerForm("Mật", level=HIGH, grounds=Grounds((), "Vì", "2026-12-01")))
    lan.close()
    long.close()


def test_what_is_due_is_listed_and_only_of_open_levels(office: Office) -> None:
    _entered(office)
    office.clock.advance(8 * DAY)
    lan = office.sign_in("lan")
    page = overdue_reviews(lan, office.project)
    assert [(row.name, row.overdue, row.rev) for row in page.rows] == [("Một", True, 1)]
    assert (page.total, page.overdue) == (1, 1)
    upstairs = overdue_reviews(office.sign_in("long", TOP_SECRET_ROOM), office.project, (HIGH,))
    assert [row.name for row in upstairs.rows] == ["Mật"]
    office.clock.advance(34 * DAY)
    assert [(row.name, row.overdue) for row in overdue_reviews(lan, office.project).rows] == [
        ("Một", True),
        ("Hai", False),
    ]
    assert [row.name for row in overdue_reviews(office.sign_in("nam"), office.project).rows] == ["Một"]
    assert overdue_reviews(lan, office.project, (MIDDLE,)).overdue == 0
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        overdue_reviews(lan, office.project, (HIGH,))


def test_confirmed_it_is_no_longer_due(office: Office) -> None:
    _entered(office)
    office.clock.advance(8 * DAY)
    nam = office.sign_in("nam")
    (row,) = overdue_reviews(nam, office.project).rows
    from app.customers.classification.model import LevelForm

    with pytest.raises(Problem, match=r"classification\.other_level"):
        confirm_level(nam, row.ref, LevelForm(MIDDLE, "Vẫn vậy", "2027-06-01"), row.rev)
    assert confirm_level(nam, row.ref, LevelForm(LOW, "Vẫn vậy", "2027-06-01"), row.rev) == 2
    assert overdue_reviews(nam, office.project).rows == ()
    given = get_classification(nam, row.ref)
    assert (given.reason, given.review, given.by) == ("Vẫn vậy", "2027-06-01", NAMES["nam"])
    (latest, *_) = customer_history(nam, row.ref)
    assert [change.field for change in latest.changes] == ["level_reason", "level_review"]
    entry = next(entry for entry in told(office) if entry.event == Event.LEVEL_REVIEW.value)
    assert (entry.outcome, entry.level, entry.rid) == ("ok", 1, row.ref.rid)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        confirm_level(nam, row.ref, LevelForm(LOW, "Vẫn vậy", "2027-06-01"), 1)


def test_an_edit_leaves_the_grounds_alone(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("Một", grounds=Grounds((), "Vì", "2026-12-01")))
    edit_customer(lan, ref, CustomerForm("Khác", grounds=Grounds((), "Lén", "2028-01-01")), 1)
    assert get_customer(lan, ref).form.grounds == get_customer(lan, ref).form.grounds
    assert get_classification(lan, ref).reason == "Vì"


def test_who_will_see_it_is_told_as_far_as_it_is_known(office: Office) -> None:
    lan = office.sign_in("lan")
    create_customer(lan, office.project, CustomerForm("Một", level=MIDDLE))
    readers = level_readers(lan, office.project, MIDDLE)
    assert (readers.exact, readers.myself, readers.managers) == (False, True, (NAMES["quan"],))
    assert NAMES["lan"] in readers.names
    dark = level_readers(office.sign_in("nam"), office.project, MIDDLE)
    assert (dark.exact, dark.myself, dark.names) == (False, False, ())
    list_grants(office.sign_in("ha"))  # the officer's program tells the managers
    told_all = level_readers(office.sign_in("quan"), office.project, HIGH)
    assert told_all.exact
    assert set(told_all.names) == {NAMES["quan"], NAMES["long"]}
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        level_readers(office.sign_in("minh"), office.project, LOW)
