"""A refusal is one entry, whoever decides it: the policy, the owner of a record, or a rule in the middle of an act."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.errors import Problem, Refused
from app.ids import random_id
from app.journal.entry import Detail
from app.people.entrance import sign_in
from app.session.door import Session
from app.session.recording import MOST_NOTE
from app.session.subject import Subject
from tests.fixtures.vault import PASSPHRASES, Office
from tests.oversight.test_one_entry import written_since
from tests.people.test_entrance import events


def test_a_rule_inside_an_act_is_put_on_record(office: Office) -> None:
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    last = ha.journal.last_id()
    with pytest.raises(Refused, match=r"projects\.self_grant"), quan.act(Event.CLEARANCE_GRANT):
        raise Refused("projects.self_grant")
    assert events(ha)[-1:] == [(Event.CLEARANCE_GRANT.value, "projects.self_grant")]
    assert len(written_since(ha, last)) == 1


def test_one_inside_a_change_is_put_on_record_and_changes_nothing(office: Office) -> None:
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    last = ha.journal.last_id()
    compartment = quan.compartment(office.project, Level.CONFIDENTIAL)
    before = compartment.head
    subject = Subject(office.project, Level.CONFIDENTIAL)
    with pytest.raises(Refused, match=r"entry\.own_entry"), quan.change(Event.CUSTOMER_EDIT, subject):
        raise Refused("entry.own_entry")
    assert compartment.head == before
    assert written_since(ha, last) == [Event.CUSTOMER_EDIT.value]
    assert events(ha)[-1] == (Event.CUSTOMER_EDIT.value, "entry.own_entry")


def test_one_that_its_owner_put_there_is_not_put_twice(office: Office) -> None:
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    last = ha.journal.last_id()

    def refuse(session: Session) -> None:
        with session.act(Event.CLEARANCE_GRANT), session.act(Event.PROJECT_CREATE):
            raise session.refuse(Event.CLEARANCE_GRANT, Subject(), "projects.self_grant")

    with pytest.raises(Refused):
        refuse(quan)
    assert written_since(ha, last) == [Event.CLEARANCE_GRANT.value]


def test_what_went_wrong_otherwise_is_no_refusal(office: Office) -> None:
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    last = ha.journal.last_id()
    with pytest.raises(Problem), quan.act(Event.CLEARANCE_GRANT):
        raise Problem("people.unknown")
    assert written_since(ha, last) == []


def test_unlocking_and_locking_are_one_entry_each(office: Office) -> None:
    ha = office.sign_in("ha")
    last = ha.journal.last_id()
    lan = sign_in(office.world, office.path, office.people["lan"], PASSPHRASES["lan"])
    assert written_since(ha, last) == [Event.SIGN_IN.value]
    lan.close()
    assert written_since(ha, last) == [Event.SIGN_IN.value, Event.LOCK.value]


def test_a_note_of_any_length_finds_room(office: Office) -> None:
    ha = office.sign_in("ha")
    last = ha.journal.last_id()
    for note in ("Ể" * 1000 + "\ud800", "\x01" * 1000, '"' * 1000, "\\" * 1000):
        ha.read(Event.JOURNAL_READ, Subject(person=ha.uid, note=note))
    quan = office.sign_in("quan")
    act, why = max((event.value for event in Event), key=len), "session.top_secret_never_leaves"
    long = Detail(
        act, why, office.project, 3, random_id(), quan.uid, "x" * MOST_NOTE, "TT-2026-0005", "8/8, 23/11/2029",
        random_id(),
    )  # fmt: skip
    quan.journal.append(quan.identity, quan.now(), long)
    assert written_since(ha, last).count(Event.JOURNAL_READ.value) == 4
