"""The anchor is written when nobody waits for it, and in time all the same."""

from __future__ import annotations

import pytest

from app.access.level import Level
from app.clock import SECOND
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import Problem
from app.session.door import ANCHOR_EVERY, Session
from tests.fixtures.vault import Office


def counter(session: Session) -> int:
    return session.anchor_file.read().counter


def enter(session: Session, office: Office) -> None:
    """A change, later than any anchor would be put off for."""
    office.clock.advance(ANCHOR_EVERY + SECOND)
    create_customer(session, office.project, CustomerForm("Công ty Hoa Sen", level=Level.CONFIDENTIAL))


def customers(session: Session, office: Office) -> int:
    return list_customers(session, office.project, (Level.CONFIDENTIAL,)).total


def test_where_nobody_calls_rest_the_change_itself_writes_the_anchor(office: Office) -> None:
    session = office.sign_in("nam")
    before = counter(session)
    enter(session, office)
    assert counter(session) > before


def test_what_was_put_off_is_written_at_rest(office: Office) -> None:
    session = office.sign_in("nam")
    session.rest()
    before = counter(session)
    enter(session, office)
    assert counter(session) == before
    session.rest()
    compartment = session.compartment(office.project, Level.CONFIDENTIAL)
    anchor = session.anchor_file.read()
    assert anchor.counter > before
    assert anchor.compartments[(compartment.cid, compartment.place.epoch)] == compartment.head


def test_leaving_writes_what_no_rest_had_time_for(office: Office) -> None:
    session = office.sign_in("nam")
    session.rest()
    enter(session, office)
    compartment = session.compartment(office.project, Level.CONFIDENTIAL)
    place, head = (compartment.cid, compartment.place.epoch), compartment.head
    session.close()
    office.sessions.remove(session)
    assert session.anchor_file.read().compartments[place] == head


def test_an_anchor_that_cannot_be_written_is_told_at_the_next_change(office: Office) -> None:
    session = office.sign_in("nam")
    session.rest()
    enter(session, office)
    (kept,) = session.world.profile.glob(f"*{session.uid.hex()}.anchor")
    obstacle = kept.with_suffix(".next")
    obstacle.mkdir()
    with pytest.raises(Problem):
        session.rest()
    with pytest.raises(Problem):
        enter(session, office)
    assert customers(session, office) == 1, "what is told as failed was not done"
    obstacle.rmdir()
    enter(session, office)
    assert customers(session, office) == 2


def test_what_was_done_is_not_told_as_failed_where_the_anchor_cannot_follow(office: Office) -> None:
    session = office.sign_in("nam")
    (kept,) = session.world.profile.glob(f"*{session.uid.hex()}.anchor")
    obstacle = kept.with_suffix(".next")
    obstacle.mkdir()
    enter(session, office)
    with pytest.raises(Problem):
        enter(session, office)
    with pytest.raises(Problem):
        enter(session, office)
    assert customers(session, office) == 1
    obstacle.rmdir()
    enter(session, office)
    assert counter(session) > 0
    assert customers(session, office) == 2
