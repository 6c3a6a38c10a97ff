"""Grants: what a forged or incomplete one is worth, and how holders are carried over into a new epoch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.access.level import Level
from app.errors import Corrupt
from app.ids import Id, random_id
from app.keys.compartment_key import new_key
from app.keys.encoding import Label, b64
from app.keys.signature import SigningKey
from app.people import register
from app.people.granting import Terms, carry_over, keys_held, seal_for
from app.session.door import OpenKey, Session
from app.session.signing import own_office
from app.vault.grant import (
    CARRIED_OVER,
    FOUNDING,
    GRANTED,
    WrapContent,
    accept_grant,
    open_wrap,
    seal_wrap,
)
from app.vault.rewrite import NewKey
from app.vault.roster import Taken
from app.vault.statement import TakenIn
from app.vault.vault import Vault
from tests.fixtures.vault import Office
from tests.people.test_entrance import events

Signers = list[tuple[Id, SigningKey]]


def key_of(session: Session, office: Office, level: Level = Level.SECRET) -> OpenKey:
    return session.open_key(office.project, level)


def signing(office: Office, *who: str) -> Signers:
    return [(session.uid, session.identity.signing_key) for session in (office.sign_in(key) for key in who)]


def plant(office: Office, signers: Signers, content: WrapContent, reader: str) -> None:
    """Put a wrap into the directory as the signers could, with a program of their own."""
    session = office.sign_in("quan")
    vault = session.vault
    blob = seal_wrap(vault.roster.people[office.people[reader]].encryption, content)
    with vault.directory.change(session.now()) as change:
        change.take_in(signers, taken=[TakenIn(office.people[reader], blob, content.grant.digest)])


def content_for(office: Office, reader: str, reason: str = GRANTED) -> WrapContent:
    session = office.sign_in("quan")
    person = session.vault.roster.people[office.people[reader]]
    terms = Terms(session.vault.vault_id, reason, random_id(), session.vault.directory.head[0], ())
    sealed = seal_for(terms, key_of(session, office), person)
    own = office.sign_in(reader)
    content = open_wrap(own.identity.wrap_keys, session.vault.vault_id, person.uid, sealed.blob)
    assert content is not None
    return content


def taken_by(office: Office, content: WrapContent, *who: str) -> Taken:
    """What the roster says of a wrap with this grant, stated by these."""
    return Taken(content.grant.grantee, content.grant.digest, frozenset(office.people[key] for key in who), 9, 9)


def judged(office: Office, content: WrapContent, taken: Taken | None = None) -> str:
    taken = taken or taken_by(office, content, "quan", "ha")
    return accept_grant(content, taken, office.sign_in("quan").vault.roster, office.clock.now())


@pytest.mark.parametrize(
    ("reader", "reason", "why"),
    [
        ("nam", GRANTED, ""),
        ("quan", GRANTED, "vault.grant_to_oneself"),
        ("ha", GRANTED, "vault.grant_to_oneself"),
        ("ha", FOUNDING, "vault.grant_to_oneself"),
        ("quan", FOUNDING, ""),
        ("quan", CARRIED_OVER, ""),
    ],
)
def test_neither_signer_is_who_it_is_for(office: Office, reader: str, reason: str, why: str) -> None:
    assert judged(office, content_for(office, reader, reason)) == why


@pytest.mark.parametrize("signers", [("quan",), ("ha",), ("quan", "quan"), ("quan", "long"), ("ha", "minh"), ("nam",)])
def test_a_statement_of_wraps_needs_a_manager_and_an_officer(office: Office, signers: tuple[str, ...]) -> None:
    plant(office, signing(office, *dict.fromkeys(signers)), content_for(office, "nam"), "nam")
    with pytest.raises(Corrupt, match=r"vault\.roster_forged"):
        office.sign_in("nam")


@pytest.mark.parametrize(
    "change",
    [
        {"cid": random_id()},
        {"epoch": 2},
        {"level": 1},
        {"grantee": random_id()},
        {"identity": bytes(32)},
        {"ck_commit": bytes(32)},
        {"not_after": 1},
        {"request_id": random_id()},
        {"policy_version": 99},
        {"reason": FOUNDING},
        {"vault_id": random_id()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_field_of_a_grant_can_be_changed(office: Office, change: Mapping[str, object]) -> None:
    content = content_for(office, "nam")
    taken = taken_by(office, content, "quan", "ha")
    assert judged(office, content, taken) == ""
    assert judged(office, replace(content, grant=replace(content.grant, **change)), taken)  # type: ignore[arg-type]


def test_another_key_than_the_one_signed_for_is_refused(office: Office) -> None:
    content = content_for(office, "nam")
    taken = taken_by(office, content, "quan", "ha")
    assert judged(office, replace(content, key=new_key()), taken) == "vault.grant_wrong_key"


def test_what_the_directory_did_not_take_in_counts_for_nothing(office: Office) -> None:
    """A manager who seals a key alone, and signs for the wraps with a statement that anybody may make."""
    content = content_for(office, "nam")
    session = office.sign_in("quan")
    vault = session.vault
    blob = seal_wrap(vault.roster.people[office.people["nam"]].encryption, content)
    with vault.directory.change(session.now()) as change:
        change.add_wrap(office.people["nam"], blob)
        fields = {"uid": session.uid.hex(), "public": b64(session.person.encryption), "room": "everyday"}
        change.state(Label.ENCKEY, fields, [(session.uid, session.identity.signing_key)])
    assert office.sign_in("nam").levels(office.project) == (1,)
    assert ("session:sign-in", "vault.grant_not_taken_in") in events(office.sign_in("ha"))


def test_another_grant_than_the_one_that_was_signed_is_refused(office: Office) -> None:
    """The officer signed for one grant, and the manager sealed another into the wrap."""
    shown, inside = content_for(office, "nam"), content_for(office, "nam")
    session = office.sign_in("quan")
    blob = seal_wrap(session.vault.roster.people[office.people["nam"]].encryption, inside)
    with session.vault.directory.change(session.now()) as change:
        change.take_in(
            signing(office, "quan", "ha"), taken=[TakenIn(office.people["nam"], blob, shown.grant.digest)]
        )  # fmt: skip
    assert office.sign_in("nam").levels(office.project) == (1,)
    assert ("session:sign-in", "vault.grant_forged") in events(office.sign_in("ha"))


def test_a_grant_lapses(office: Office) -> None:
    content = content_for(office, "nam")
    lapsing = replace(content, grant=replace(content.grant, not_after=office.clock.now()))
    taken = taken_by(office, lapsing, "quan", "ha")
    assert judged(office, lapsing, taken) == ""
    office.clock.advance(1)
    assert judged(office, lapsing, taken) == "vault.grant_lapsed"


def test_a_whole_grant_planted_the_same_way_does_open(office: Office) -> None:
    plant(office, signing(office, "quan", "ha"), content_for(office, "nam"), "nam")
    assert office.sign_in("nam").levels(office.project) == (1, 2)


def test_a_wrap_meant_for_somebody_else_does_not_open(office: Office) -> None:
    session = office.sign_in("quan")
    lan = office.sign_in("lan").identity
    for wrap in session.vault.directory.wraps_of(office.people["long"]):
        assert open_wrap(lan.wrap_keys, session.vault.vault_id, office.people["long"], wrap.blob) is None
        assert open_wrap(lan.wrap_keys, session.vault.vault_id, lan.uid, wrap.blob) is None


def test_the_key_of_level_three_comes_out_only_after_stepping_up(office: Office) -> None:
    everyday, upstairs = office.sign_in("quan"), office.sign_in("quan", "top_secret")
    held = [set(keys_held(s.vault, s.identity, office.project, s.now())) for s in (everyday, upstairs)]
    assert held == [{1, 2}, {1, 2, 3}]


def test_holders_are_carried_over_and_nobody_else(office: Office) -> None:
    officer = office.sign_in("ha")
    vault: Vault = officer.vault
    store = own_office(officer)
    assert store is not None
    old = key_of(office.sign_in("quan"), office)
    make_wraps = carry_over(
        vault, store, writer=officer.identity, signers=signing(office, "quan", "ha"),
        names={office.project: old.project_name}, request=random_id(), new_id=office.world.new_id, at=officer.now(),
    )  # fmt: skip
    place, key = replace(old.place, epoch=2, file_id=random_id()), new_key()
    before = {holder.wrap for holder in register.holders(store, vault, place.cid)}
    wraps = make_wraps([NewKey(place, key)])
    assert set(wraps.removed) == before
    assert {wrap.uid for wrap in wraps.added} == {office.people[who] for who in ("quan", "lan", "long")}
    # Until the directory takes them in, the new ones are not in force.
    assert {holder.epoch for holder in register.holders(store, vault, place.cid)} == {1}
    for wrap in wraps.added:
        who = next(name for name, known in office.people.items() if known == wrap.uid)
        content = open_wrap(office.sign_in(who).identity.wrap_keys, vault.vault_id, wrap.uid, wrap.blob)
        assert content is not None
        assert (content.key, content.place, judged(office, content)) == (key, place, "")
        assert wrap.grant == content.grant.digest
    store.close()
