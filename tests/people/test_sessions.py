"""Sessions as an officer sees them, and their end."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, SECOND
from app.customers.actions import discard_draft, save_draft
from app.customers.model import Draft
from app.customers.queries import list_customers, list_drafts
from app.errors import Problem, Refused
from app.journal.entry import Detail
from app.keys.encoding import Label
from app.people.actions import end_sessions, freeze_person
from app.people.queries import list_people, list_sessions, still_here
from app.session.door import TOP_SECRET_ROOM, Session
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_passphrase import events

WHY = "Máy để mở ở quầy"


def seen(officer: Session) -> dict[tuple[str, str], int]:
    return {(row.name, row.room): row.since for row in list_sessions(officer)}


def test_the_officer_sees_who_has_the_vault_open_and_since_when(office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    opened_at = office.clock.now()
    office.clock.advance(60 * SECOND)
    office.sign_in("long", TOP_SECRET_ROOM)
    officer = office.sign_in("ha")
    assert seen(officer) == {
        ("Nguyễn Thị Lan", "everyday"): opened_at,
        ("Đỗ Hoàng Long", "everyday"): opened_at,
        ("Đỗ Hoàng Long", "top_secret"): opened_at + 60 * SECOND,
        ("Lê Thị Thu Hà", "everyday"): opened_at + 60 * SECOND,
    }
    list_people(lan)
    assert {row.last_at for row in list_sessions(officer) if row.uid == lan.uid} == {office.clock.now()}
    assert [row.name for row in list_sessions(officer) if row.me] == ["Lê Thị Thu Hà"]
    long.close()
    assert ("Đỗ Hoàng Long", "everyday") not in seen(officer)
    assert ("Đỗ Hoàng Long", "top_secret") in seen(officer)


def test_a_clock_that_was_set_back_and_a_lock_in_anothers_name_hide_no_session(office: Office) -> None:
    lan = office.sign_in("lan")
    office.clock.advance(-3 * DAY)
    nam = office.sign_in("nam")
    office.clock.advance(3 * DAY)
    assert ("Nguyễn Thị Lan", "everyday") in seen(office.sign_in("ha"))

    class Forger:
        writer_id = lan.identity.writer_id
        sign = staticmethod(nam.identity.sign)

    nam.journal._own[Forger.writer_id.encoded()] = nam.journal.head_of(Forger.writer_id)
    nam.journal.append(Forger(), nam.now(), Detail(Event.LOCK.value, "ok"))
    assert ("Nguyễn Thị Lan", "everyday") in seen(office.sign_in("ha"))


def test_after_a_day_nobody_is_listed_who_did_nothing_since(office: Office) -> None:
    office.sign_in("lan")
    office.clock.advance(DAY + SECOND)
    assert [name for name, _ in seen(office.sign_in("ha"))] == ["Lê Thị Thu Hà"]


@pytest.mark.parametrize("who", [who for who in PASSPHRASES if who != "ha"])
def test_nobody_else_sees_or_ends_sessions(office: Office, who: str) -> None:
    session = office.sign_in(who)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_sessions(session)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        end_sessions(session, office.people["lan" if who != "lan" else "nam"], WHY, PASSPHRASES[who])
    assert session.vault.directory.statements(Label.SESSION_END) == []


def test_an_ended_session_is_refused_whatever_it_asks_and_a_new_one_is_not(office: Office) -> None:
    everyday, room = office.sign_in("long"), office.sign_in("long", TOP_SECRET_ROOM)
    lan, officer = office.sign_in("lan"), office.sign_in("ha")
    still_here(everyday)
    end_sessions(officer, everyday.uid, WHY, PASSPHRASES["ha"])
    for session in (everyday, room):
        for asks in (still_here, list_people):
            with pytest.raises(Refused, match=r"session\.ended_by_officer"):
                asks(session)
    still_here(lan)
    assert {row.room for row in list_sessions(officer) if row.ended} == {"everyday", "top_secret"}
    office.clock.advance(SECOND)
    assert list_customers(office.sign_in("long"), office.project, ()).rows == ()
    assert not any(row.ended for row in list_sessions(officer) if row.room == "everyday")
    assert "session:end ok" in events(office)


def test_an_ended_session_still_keeps_what_was_typed_and_a_suspended_one_does_not(office: Office) -> None:
    lan, nam, officer = office.sign_in("lan"), office.sign_in("nam"), office.sign_in("ha")
    draft = Draft("k", "customer", office.project, Level.CONFIDENTIAL, None, {"name": "Phước Lộc"}, 0)
    end_sessions(officer, lan.uid, WHY, PASSPHRASES["ha"])
    freeze_person(officer, nam.uid, WHY, PASSPHRASES["ha"])
    save_draft(lan, draft)
    with pytest.raises(Refused, match=r"session\.frozen"):
        save_draft(nam, draft)
    for asks in (list_drafts, still_here):
        with pytest.raises(Refused, match=r"session\.ended_by_officer"):
            asks(lan)  # nothing is shown for it
    with pytest.raises(Refused, match=r"session\.ended_by_officer"):
        discard_draft(lan, draft.project, draft.level, draft.key)
    lan.close()
    (kept,) = list_drafts(office.sign_in("lan"))
    assert kept.values == draft.values


@pytest.mark.parametrize(
    ("who", "reason", "typed", "code"),
    [
        ("ha", WHY, "", "people.not_oneself"),
        ("lan", " ", "", "people.reason_missing"),
        ("lan", "x" * 501, "", "people.reason_too_long"),
        ("lan", WHY, "sai hoan toan roi nhe", "keys.wrong_passphrase_or_machine"),
    ],
)
def test_what_is_refused_ends_nothing(office: Office, who: str, reason: str, typed: str, code: str) -> None:
    lan, officer = office.sign_in("lan"), office.sign_in("ha")
    with pytest.raises((Problem, Refused)) as refused:
        end_sessions(officer, office.people[who], reason, typed or PASSPHRASES["ha"])
    assert refused.value.code == code
    still_here(lan)
    assert officer.vault.directory.statements(Label.SESSION_END) == []


def test_asking_whether_one_may_stay_leaves_no_trace(office: Office) -> None:
    session = office.sign_in("lan")
    before = session.journal.count()
    still_here(session)
    assert session.journal.count() == before
