"""Clearances signed one after the other: asked, signed by a manager, countersigned by an officer; and every abuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, FixedClock
from app.errors import NiemError, Problem, Refused
from app.ids import Id, random_id
from app.keys.compartment_key import commitment
from app.keys.hashing import sha256
from app.people import letters
from app.people.actions import add_person, freeze_person
from app.people.entrance import create_vault, sign_in
from app.people.model import PersonForm
from app.projects import halves, requests
from app.projects.actions import (
    ask_clearance,
    countersign_request,
    create_project,
    grant_clearance,
    refuse_request,
    sign_clearance,
    sign_request,
    withdraw_clearance,
    withdraw_request,
)
from app.projects.model import FOR_EVER, GrantForm, RequestRow, RequestState
from app.projects.queries import list_grants, list_requests
from app.projects.requests import Half
from app.session.door import Session
from app.session.subject import Credential
from app.vault.roster import NOBODY
from app.vault.roster_rules import request_message
from app.vault.statement import TakenIn
from tests.fixtures.vault import MORNING, PASSPHRASES, PROJECT, Office, founding_form, new_world
from tests.people.test_entrance import events
from tests.people.test_renewing import ask_for_renewal

UNTIL = "2027-11-24"
MAI = "vach cau gio lua mien khoai"


def form(office: Office, who: str = "nam", level: Level = Level.SECRET, **changes: object) -> GrantForm:
    wished = GrantForm(office.people[who], office.project, PROJECT, level, UNTIL, "Phụ trách khách lớn")
    return replace(wished, **changes)  # type: ignore[arg-type]


def asked(office: Office, who: str = "nam", level: Level = Level.SECRET) -> Id:
    return ask_clearance(office.sign_in(who), form(office, who, level))


def signed(office: Office, who: str = "nam", level: Level = Level.SECRET) -> Id:
    request = asked(office, who, level)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    return request


def row_of(session: Session, request: Id) -> RequestRow:
    (row,) = [row for row in list_requests(session) if row.request == request]
    return row


def countersign(session: Session, request: Id) -> None:
    countersign_request(session, request, row_of(session, request).half, PASSPHRASES["ha"])


def second_manager(office: Office, level: Level | None = Level.SECRET) -> Session:
    wanted = PersonForm("Vũ Thị Mai", "", (Duty.MANAGER,), office.project, level, MAI)
    mai = add_person(office.sign_in("quan"), wanted, PASSPHRASES["quan"], office.credential("ha"))
    session = sign_in(office.world, office.path, mai, MAI)
    office.sessions.append(session)
    return session


def test_asked_signed_and_countersigned_it_opens(office: Office) -> None:
    request = asked(office)
    manager = row_of(office.sign_in("quan"), request)
    assert (manager.person_name, manager.level, manager.reason) == ("Phạm Văn Nam", Level.SECRET, "Phụ trách khách lớn")
    assert (manager.next_step, manager.why_not, manager.state) == ("sign", "", RequestState.ASKED)
    officer = row_of(office.sign_in("ha"), request)
    assert (officer.next_step, officer.why_not) == ("countersign", "projects.not_signed_yet")
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    assert office.sign_in("nam").levels(office.project) == (1,)
    ha = office.sign_in("ha")
    shown = row_of(ha, request)
    assert (shown.state, shown.signer_name, shown.why_not) == (RequestState.SIGNED, "Trần Minh Quân", "")
    countersign(ha, request)
    nam = office.sign_in("nam")
    assert nam.levels(office.project) == (1, 2)
    assert nam.compartment(office.project, Level.SECRET).head[0] == 1
    assert {row_of(office.sign_in(who), request).state for who in ("nam", "quan", "ha")} == {RequestState.GIVEN}
    told = events(office.sign_in("ha"))
    for event in (Event.CLEARANCE_ASK, Event.CLEARANCE_SIGN, Event.CLEARANCE_COUNTERSIGN, Event.CLEARANCE_REQUESTS):
        assert (event.value, "ok") in told


def test_top_secret_one_after_the_other(office: Office) -> None:
    request = signed(office, "lan", Level.TOP_SECRET)
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("lan", "top_secret").levels(office.project) == (1, 2, 3)


def test_the_officer_asks_first(office: Office) -> None:
    request = ask_clearance(office.sign_in("ha"), form(office))
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


def test_a_manager_signs_without_an_officer_at_the_desk(office: Office) -> None:
    request = sign_clearance(office.sign_in("quan"), form(office), PASSPHRASES["quan"])
    assert office.sign_in("nam").levels(office.project) == (1,)
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


def test_who_knows_only_the_name_leaves_the_project_to_the_manager(office: Office) -> None:
    request = ask_clearance(office.sign_in("nam"), form(office, project=None, project_name=" miền  Bắc "))
    quan = office.sign_in("quan")
    assert (row_of(quan, request).project, row_of(quan, request).project_name) == (None, "miền Bắc")
    sign_request(quan, request, office.project, PASSPHRASES["quan"])
    ha = office.sign_in("ha")
    assert row_of(ha, request).project_name == PROJECT  # what the officer sees is the register's name
    countersign(ha, request)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


@pytest.mark.parametrize("who", ["nam", "long", "minh", "ha"])
def test_only_a_manager_signs(office: Office, who: str) -> None:
    request = asked(office)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        sign_request(office.sign_in(who), request, office.project, PASSPHRASES[who])


@pytest.mark.parametrize("who", ["nam", "long", "minh", "quan"])
def test_only_an_officer_countersigns(office: Office, who: str) -> None:
    request = signed(office)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        countersign_request(office.sign_in(who), request, "", PASSPHRASES[who])
    assert office.sign_in("nam").levels(office.project) == (1,)


@pytest.mark.parametrize("who", ["nam", "long", "minh"])
def test_staff_ask_for_themselves_alone_and_decide_nothing(office: Office, who: str) -> None:
    session = office.sign_in(who)
    with pytest.raises(Refused, match=r"projects\.asks_for_another"):
        ask_clearance(session, form(office, "lan", Level.TOP_SECRET))
    request = asked(office, "lan", Level.TOP_SECRET)
    assert list_requests(session) == ()
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        refuse_request(session, request, "không")
    with pytest.raises(Problem, match=r"projects\.request_closed"):
        withdraw_request(session, request)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": "  "}, "projects.reason_missing"),
        ({"reason": "x" * 301}, "projects.reason_too_long"),
        ({"project_name": ""}, "people.name_missing"),
        ({"until": "mai"}, "projects.bad_day"),
        ({"until": "2026-11-23"}, "projects.day_is_past"),
        ({"uid": random_id()}, "session.not_in_service"),
    ],
)
def test_what_cannot_be_asked_for(office: Office, changes: dict[str, object], code: str) -> None:
    with pytest.raises(NiemError) as refused:
        ask_clearance(office.sign_in("quan"), form(office, **changes))
    assert refused.value.code == code
    assert list_requests(office.sign_in("quan")) == ()


def test_the_same_is_not_asked_twice_and_an_administrator_holds_nothing(office: Office) -> None:
    asked(office)
    with pytest.raises(Problem, match=r"projects\.asked_already"):
        asked(office)
    with pytest.raises(Refused, match=r"people\.duty_without_clearance"):
        asked(office, "minh")


def test_a_refusal_reaches_who_asked_with_its_reason(office: Office) -> None:
    request = signed(office)
    refuse_request(office.sign_in("ha"), request, "Chưa cần cho công việc")
    for who in ("nam", "quan"):
        row = row_of(office.sign_in(who), request)
        assert (row.state, row.answer, row.answered_by) == (
            RequestState.REFUSED, "Chưa cần cho công việc", "Lê Thị Thu Hà",
        )  # fmt: skip
    with pytest.raises(Problem, match=r"projects\.request_closed"):
        countersign(office.sign_in("ha"), request)
    assert (Event.CLEARANCE_REFUSE.value, "ok") in events(office.sign_in("ha"))


def test_who_asked_takes_it_back_and_nobody_else(office: Office) -> None:
    request = signed(office)
    with pytest.raises(Refused, match=r"projects\.not_yours"):
        withdraw_request(office.sign_in("ha"), request)
    withdraw_request(office.sign_in("nam"), request)
    assert row_of(office.sign_in("ha"), request).state is RequestState.WITHDRAWN
    with pytest.raises(Problem, match=r"projects\.request_closed"):
        countersign(office.sign_in("ha"), request)


def test_a_request_lapses_after_thirty_days(office: Office) -> None:
    request = signed(office)
    office.clock.advance(30 * DAY)
    assert row_of(office.sign_in("ha"), request).state is RequestState.SIGNED
    office.clock.advance(DAY)
    assert row_of(office.sign_in("ha"), request).state is RequestState.LAPSED
    with pytest.raises(Problem, match=r"projects\.request_closed"):
        countersign(office.sign_in("ha"), request)


def test_a_manager_does_not_sign_for_themselves_nor_beyond_their_own(office: Office) -> None:
    mai = second_manager(office)
    own = ask_clearance(mai, form(office, uid=mai.uid, level=Level.TOP_SECRET))
    assert row_of(mai, own).why_not == "projects.self_grant"
    with pytest.raises(Refused, match=r"projects\.self_grant"):
        sign_request(mai, own, office.project, MAI)
    high = asked(office, "lan", Level.TOP_SECRET)
    with pytest.raises(Refused, match=r"projects\.beyond_givers_clearance"):
        sign_request(mai, high, office.project, MAI)
    assert ("clearance:sign", "projects.beyond_givers_clearance") in events(office.sign_in("ha"))
    sign_request(office.sign_in("quan"), own, office.project, PASSPHRASES["quan"])
    countersign(office.sign_in("ha"), own)


def test_a_manager_without_the_project_is_not_shown_the_request(office: Office) -> None:
    mai = second_manager(office, None)
    request = asked(office)
    assert list_requests(mai) == ()
    assert row_of(office.sign_in("quan"), request).next_step == "sign"


# Abuse -----------------------------------------------------------------------------------------------------------


def test_a_managers_signature_is_used_once(office: Office) -> None:
    request = signed(office)
    ha = office.sign_in("ha")
    half = requests.open_request(ha, request).half
    assert half is not None
    countersign(ha, request)
    # The same half in a new request, by a manager's own program: the directory has taken that signature in.
    again = asked(office, "nam", Level.TOP_SECRET)
    plant_half(office, again, half)
    with pytest.raises(Problem, match=r"projects\.request_closed"):
        countersign(office.sign_in("ha"), again)
    # And stated by an officer's own program it is refused by everybody who reads the directory.
    with ha.vault.directory.change(ha.now()) as change:
        signers = [(ha.uid, ha.identity.signing_key)]
        taken = [TakenIn(wrap.grant.grantee, wrap.blob, wrap.grant.digest) for wrap in half.wraps]
        change.take_in(signers, taken=taken, request=half.request)
    with pytest.raises(NiemError, match=r"vault\.roster_forged"):
        office.sign_in("nam")


def plant_half(office: Office, request: Id, half: Half, who: str = "quan") -> None:
    """Post a half as a manager's own program could."""
    session = office.sign_in(who)
    found = next(one for one in requests.requests_of(session) if one.id == request)
    with session.vault.directory.change(session.now()) as change:
        requests.post_half(session, change, found, half)


def half_of(office: Office, request: Id, change: Callable[[Half], Half]) -> Half:
    """A half for the request whose wraps were changed by the manager's own program, signed anew."""
    session = office.sign_in("quan")
    found = requests.open_request(session, request)
    made = change(halves.first_half(session, found, office.project, PASSPHRASES["quan"]))
    message = request_message(session.vault.vault_id, made.at, made.taken)
    return replace(made, sig=session.identity.sign(message))


def other(half: Half, **changes: object) -> Half:
    """Each grant of the half changed in some fields; the key sealed beside it is not."""
    wraps = tuple(
        replace(wrap, grant=replace(wrap.grant, **{key: value for key, value in changes.items() if key != "project"}))  # type: ignore[arg-type]
        for wrap in half.wraps
    )
    if "project" in changes:
        wraps = tuple(replace(wrap, place=replace(wrap.place, project=changes["project"])) for wrap in wraps)  # type: ignore[arg-type]
    return replace(half, wraps=wraps)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda half: other(half, not_after=FOR_EVER), "projects.half_forged"),
        (lambda half: other(half, identity=bytes(32)), "projects.half_forged"),
        (lambda half: other(half, reason="founding"), "projects.half_forged"),
        (lambda half: other(half, ck_commit=bytes(32)), "projects.half_forged"),
        (lambda half: other(half, epoch=2), "projects.request_outdated"),
        (lambda half: other(half, cid=random_id()), "projects.half_forged"),
        (lambda half: other(half, project=random_id()), "projects.half_forged"),
        (lambda half: replace(half, wraps=half.wraps[:1]), "projects.half_forged"),
        (lambda half: replace(half, wraps=half.wraps[::-1]), "projects.half_forged"),
        (lambda half: replace(half, wraps=half.wraps + half.wraps), "projects.half_forged"),
        (lambda half: replace(half, wraps=()), "projects.not_signed_yet"),
    ],
    ids=["term", "identity", "reason", "key", "epoch", "compartment", "project", "fewer", "order", "twice", "none"],
)
def test_what_the_manager_sealed_is_what_was_asked_for(
    office: Office, change: Callable[[Half], Half], code: str
) -> None:
    request = asked(office)
    plant_half(office, request, half_of(office, request, change))
    ha = office.sign_in("ha")
    assert row_of(ha, request).why_not == code
    with pytest.raises(NiemError) as refused:
        countersign(ha, request)
    assert refused.value.code == code
    assert office.sign_in("nam").levels(office.project) == (1,)


def test_a_level_above_the_managers_own_is_not_countersigned(office: Office) -> None:
    """Quân's program seals Lan the keys of level 3 in Mai's name; Mai holds no more than level 2."""
    mai = second_manager(office)
    request = asked(office, "lan", Level.TOP_SECRET)
    made = half_of(office, request, lambda half: half)
    message = request_message(mai.vault.vault_id, made.at, made.taken)
    stolen = replace(made, by=mai.uid, sig=mai.identity.sign(message))
    found = next(one for one in requests.requests_of(mai) if one.id == request)
    with mai.vault.directory.change(mai.now()) as change:
        requests.post_half(mai, change, found, stolen)
    ha = office.sign_in("ha")
    assert row_of(ha, request).why_not == "projects.beyond_givers_clearance"
    with pytest.raises(Refused, match=r"projects\.beyond_givers_clearance"):
        countersign(ha, request)
    assert ("clearance:countersign", "projects.beyond_givers_clearance") in events(office.sign_in("ha"))


def test_wraps_exchanged_after_the_signature_are_found(office: Office) -> None:
    request, stranger = asked(office), asked(office, "lan", Level.TOP_SECRET)
    own, others = half_of(office, request, lambda half: half), half_of(office, stranger, lambda half: half)
    plant_half(office, request, replace(own, sig=others.sig))
    with pytest.raises(Refused, match=r"projects\.half_forged"):
        countersign(office.sign_in("ha"), request)


@pytest.mark.parametrize("who", ["long", "ha", "minh"])
def test_a_half_by_who_is_no_manager_is_no_half(office: Office, who: str) -> None:
    request = asked(office)
    made = half_of(office, request, lambda half: half)
    ha, session = office.sign_in("ha"), office.sign_in(who)
    found = requests.open_request(ha, request)
    message = request_message(ha.vault.vault_id, made.at, made.taken)
    forged = replace(made, by=session.uid, sig=session.identity.sign(message))
    with session.vault.directory.change(session.now()) as change:
        requests.post_half(session, change, found, forged)
    assert row_of(office.sign_in("ha"), request).state is RequestState.ASKED


def test_a_manager_who_was_suspended_meanwhile_has_not_signed(office: Office) -> None:
    mai = second_manager(office)
    request = asked(office)
    sign_request(mai, request, office.project, MAI)
    assert row_of(office.sign_in("ha"), request).state is RequestState.SIGNED
    freeze_person(office.sign_in("ha"), mai.uid, "nghỉ đột xuất", PASSPHRASES["ha"])
    ha = office.sign_in("ha")
    assert (row_of(ha, request).state, row_of(ha, request).why_not) == (
        RequestState.ASKED, "projects.not_signed_yet",
    )  # fmt: skip
    with pytest.raises(Problem, match=r"projects\.not_signed_yet"):
        countersign(ha, request)
    # Another manager signs instead.
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


def test_after_new_keys_the_manager_signs_anew(office: Office) -> None:
    request = signed(office, "lan", Level.TOP_SECRET)
    withdraw_clearance(
        office.sign_in("quan"), office.people["long"], office.project, Level.SECRET, PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip
    ha = office.sign_in("ha")
    assert row_of(ha, request).why_not == "projects.request_outdated"
    with pytest.raises(Problem, match=r"projects\.request_outdated"):
        countersign(ha, request)
    office.clock.advance(1)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("lan", "top_secret").levels(office.project) == (1, 2, 3)


def test_the_officer_signs_the_half_that_was_shown(office: Office) -> None:
    request = signed(office)
    ha = office.sign_in("ha")
    shown = row_of(ha, request).half
    office.clock.advance(1)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    with pytest.raises(Problem, match=r"projects\.request_outdated"):
        countersign_request(ha, request, shown, PASSPHRASES["ha"])


def test_a_wrong_passphrase_gives_nothing(office: Office) -> None:
    request, wrong = signed(office), "sai roi sai roi sai"
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    half = row_of(ha, request).half
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        sign_request(quan, request, office.project, wrong)
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        countersign_request(ha, request, half, wrong)
    assert office.sign_in("nam").levels(office.project) == (1,)


def test_letters_that_were_changed_or_forged_count_for_nothing(office: Office) -> None:
    request = asked(office)
    nam, quan = office.sign_in("nam"), office.sign_in("quan")
    (kept,) = nam.vault.directory.letters(requests.KIND, NOBODY)
    body = {"step": "withdrawn", "request": request.hex(), "answer": ""}
    with nam.vault.directory.change(nam.now()) as change:
        for place in range(0, len(kept.blob), 97):
            changed = bytearray(kept.blob)
            changed[place] ^= 1
            change.put_letter(requests.KIND, NOBODY, bytes(changed))
        change.put_letter(requests.KIND, NOBODY, b"")
        # Sealed for another is not opened in the officers' box, and said by another it is not the asker's word.
        (own,) = nam.vault.directory.letters(requests.KIND, nam.uid)
        change.put_letter(requests.KIND, NOBODY, own.blob)
        letters.post(
            change, requests.KIND, nam.vault.vault_id, quan.identity, nam.now(), body,
            [letters.the_officers(nam.vault.roster)],
        )  # fmt: skip
        letters.post(
            change, "another", nam.vault.vault_id, nam.identity, nam.now(), body,
            [letters.the_officers(nam.vault.roster)],
        )  # fmt: skip
    ha = office.sign_in("ha")
    assert [row.state for row in list_requests(ha)] == [RequestState.ASKED]
    assert ha.vault.directory.letters(requests.KIND, NOBODY)


def test_a_signed_letter_by_another_program_hides_nothing(office: Office) -> None:
    request = asked(office)
    nam = office.sign_in("nam")
    odd: tuple[dict[str, str], ...] = ({}, {"step": "asked"}, {"step": "other", "request": request.hex()}, {
        "step": "asked", "request": random_id().hex(), "uid": "x", "project": "", "project_name": "", "level": "9",
        "not_after": "", "reason": "",
    })  # fmt: skip
    with nam.vault.directory.change(nam.now()) as change:
        for body in odd:
            letters.post(
                change, requests.KIND, nam.vault.vault_id, nam.identity, nam.now(), body,
                [letters.the_officers(nam.vault.roster)],
            )  # fmt: skip
    assert [row.request for row in list_requests(office.sign_in("ha"))] == [request]


def test_the_order_of_the_letters_does_not_matter(office: Office) -> None:
    """Somebody takes the officers' letters out and puts them back the other way round, with their times."""
    request = signed(office)
    withdraw_request(office.sign_in("nam"), request)
    minh = office.sign_in("minh")
    kept = minh.vault.directory.letters(requests.KIND, NOBODY)
    with minh.vault.directory.change(minh.now()) as change:
        for letter in kept:
            change.drop_letter(letter.id)
        for letter in reversed(kept):
            change.put_letter(requests.KIND, NOBODY, letter.blob)
            change.put_letter(requests.KIND, NOBODY, letter.blob)
    assert row_of(office.sign_in("ha"), request).state is RequestState.WITHDRAWN


def test_two_officers_at_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have read the request; the second is told that it is done, and the directory stays whole."""
    request = signed(office)
    first, second = office.sign_in("ha"), office.sign_in("ha")
    shown = row_of(second, request).half
    real = requests.open_request

    def meanwhile(session: Session, wanted: Id) -> requests.Request:
        found = real(session, wanted)
        if session is second:
            monkeypatch.setattr(requests, "open_request", real)
            countersign(first, request)
        return found

    monkeypatch.setattr(requests, "open_request", meanwhile)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        countersign_request(second, request, shown, PASSPHRASES["ha"])
    nam = office.sign_in("nam")
    assert nam.levels(office.project) == (1, 2)
    nam.vault.verify_whole()


def test_old_letters_go_when_somebody_asks(office: Office) -> None:
    asked(office)
    before = len(office.sign_in("nam").vault.directory.letters(requests.KIND, office.people["nam"]))
    assert before == 1
    office.clock.advance(61 * DAY)
    ask_clearance(office.sign_in("nam"), form(office, level=Level.TOP_SECRET, until=""))
    assert len(office.sign_in("nam").vault.directory.letters(requests.KIND, office.people["nam"])) == 1


def test_a_half_is_named_by_its_signature(office: Office) -> None:
    request = asked(office)
    made = half_of(office, request, lambda half: half)
    assert made.name == sha256(made.sig).hex()
    key = office.sign_in("quan").open_key(office.project, Level.SECRET)
    assert made.wraps[1].grant.ck_commit == commitment(key.key, key.place.cid, 1)


def test_both_ways_show_the_same_signatures(office: Office) -> None:
    countersign(office.sign_in("ha"), signed(office))
    grant_clearance(
        office.sign_in("quan"), form(office, "lan", Level.TOP_SECRET), PASSPHRASES["quan"], office.credential("ha")
    )
    rows = {(row.person_name, row.level): row for row in list_grants(office.sign_in("ha"))}
    one, other_ = rows["Phạm Văn Nam", Level.SECRET], rows["Nguyễn Thị Lan", Level.TOP_SECRET]
    assert one.signed_by == other_.signed_by == ("Lê Thị Thu Hà", "Trần Minh Quân")
    assert (one.fault, other_.fault, one.why) == ("", "", "Phụ trách khách lớn")


def test_an_earlier_identity_of_the_same_human_signs_nothing_for_the_later(office: Office) -> None:
    """Who got a new machine is a new identity; their old one must not clear the new one."""
    request = signed(office)
    ha = office.sign_in("ha")
    people = ha.vault.roster.people
    people[office.people["nam"]] = replace(people[office.people["nam"]], continues=office.people["quan"])
    assert row_of(ha, request).why_not == "projects.self_grant"
    with pytest.raises(Refused, match=r"projects\.self_grant"):
        countersign(ha, request)


def test_one_person_takes_both_steps_for_another(tmp_path: Path, remembered_argon2: None) -> None:
    world = new_world(tmp_path / "profile", FixedClock(MORNING))
    path, alone = tmp_path / "vault", PASSPHRASES["quan"]
    founded = create_vault(world, founding_form(path, officer_name="", officer_passphrase="", one_person=True))
    session = sign_in(world, path, founded.manager, alone)
    (project,) = session.projects()
    staff = PersonForm("Phạm Văn Nam", "", (Duty.SALES,), project.project, Level.CONFIDENTIAL, PASSPHRASES["nam"])
    nam = add_person(session, staff, alone, Credential(founded.manager, alone))
    wished = GrantForm(nam, project.project, project.name, Level.SECRET, UNTIL, "Khách lớn")
    request = sign_clearance(session, wished, alone)
    row = row_of(session, request)
    assert (row.next_step, row.why_not) == ("countersign", "")
    countersign_request(session, request, row.half, alone)
    own = sign_in(world, path, nam, PASSPHRASES["nam"])
    assert own.levels(project.project) == (1, 2)
    own.close()
    session.close()


def test_who_renews_their_keys_finds_their_letters_and_the_manager_signs_anew(office: Office) -> None:
    """A half is sealed to the key that the person had; letters follow to the new one."""
    request = signed(office)
    sizes = {
        who: [len(letter.blob) for letter in office.sign_in(who).vault.directory.letters(requests.KIND, uid)]
        for who, uid in office.people.items()
    }
    ask_for_renewal(office)
    for who in ("nam", "quan", "ha"):
        session = office.sign_in(who)
        assert len(session.identity.everyday.encryption) == 1
        assert row_of(session, request).state is RequestState.SIGNED
        again = session.vault.directory.letters(requests.KIND, session.uid)
        assert sorted(len(letter.blob) for letter in again) == sorted(sizes[who])
    ha = office.sign_in("ha")
    assert row_of(ha, request).why_not == "projects.request_outdated"
    with pytest.raises(Problem, match=r"projects\.request_outdated"):
        countersign(ha, request)
    office.clock.advance(1)
    sign_request(office.sign_in("quan"), request, office.project, PASSPHRASES["quan"])
    countersign(office.sign_in("ha"), request)
    assert office.sign_in("nam").levels(office.project) == (1, 2)


def test_a_manager_signs_for_the_project_that_was_asked_for(office: Office) -> None:
    quan = office.sign_in("quan")
    south = create_project(quan, "Miền Nam", PASSPHRASES["quan"], office.credential("ha"))
    request = asked(office)
    with pytest.raises(Problem, match=r"projects\.which_project"):
        sign_request(quan, request, south, PASSPHRASES["quan"])
    # And a manager's own program that does so gets no second signature.
    found = requests.open_request(quan, request)
    plant_half(office, request, halves.first_half(quan, found, south, PASSPHRASES["quan"]))
    with pytest.raises(Refused, match=r"projects\.half_forged"):
        countersign(office.sign_in("ha"), request)
    assert office.sign_in("nam").levels(south) == ()
