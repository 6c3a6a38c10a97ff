"""Grants: what a forged or incomplete one is worth, and how holders are carried over into a new epoch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.access.level import Level
from app.ids import Id, random_id
from app.keys.compartment_key import new_key
from app.keys.encoding import Label
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
    grant_message,
    open_wrap,
    seal_wrap,
)
from app.vault.vault import Vault
from tests.fixtures.vault import Office
from tests.people.test_entrance import events

Signers = list[tuple[Id, SigningKey]]


def key_of(session: Session, office: Office, level: Level = Level.SECRET) -> OpenKey:
    return session.open_key(office.project, level)


def signing(office: Office, *who: str) -> Signers:
    return [(session.uid, session.identity.signing_key) for session in (office.sign_in(key) for key in who)]


def plant(office: Office, signers: Signers, content: WrapContent, reader: str) -> None:
    """Put a wrap into the directory as somebody could who holds the directory key."""
    session = office.sign_in("quan")
    vault = session.vault
    blob = seal_wrap(vault.roster.people[office.people[reader]].encryption, content)
    with vault.directory.change(session.now()) as change:
        change.add_wrap(office.people[reader], blob)
        change.state(Label.WRAPPED, {"count": 1}, signers)


def content_for(office: Office, reader: str, signers: Signers, reason: str = GRANTED) -> WrapContent:
    session = office.sign_in("quan")
    person = session.vault.roster.people[office.people[reader]]
    terms = Terms(session.vault.vault_id, reason, random_id(), session.vault.directory.head[0], signers)
    sealed = seal_for(terms, key_of(session, office), person)
    own = office.sign_in(reader)
    content = open_wrap(own.identity.wrap_keys, session.vault.vault_id, person.uid, sealed.blob)
    assert content is not None
    return content


def judged(office: Office, content: WrapContent) -> str:
    return accept_grant(content, office.sign_in("quan").vault.roster, office.clock.now())


@pytest.mark.parametrize(
    ("reader", "signers", "reason", "why"),
    [
        ("nam", ("quan", "ha"), GRANTED, ""),
        ("nam", ("quan",), GRANTED, "vault.grant_one_signature"),
        ("nam", ("ha",), GRANTED, "vault.grant_one_signature"),
        ("nam", (), GRANTED, "vault.grant_one_signature"),
        ("nam", ("quan", "quan"), GRANTED, "vault.grant_one_signature"),
        ("nam", ("quan", "long"), GRANTED, "vault.grant_one_signature"),
        ("nam", ("ha", "minh"), GRANTED, "vault.grant_one_signature"),
        ("nam", ("quan", "ha", "nam"), GRANTED, "vault.grant_to_oneself"),
        ("quan", ("quan", "ha"), GRANTED, "vault.grant_to_oneself"),
        ("ha", ("quan", "ha"), GRANTED, "vault.grant_to_oneself"),
        ("ha", ("quan", "ha"), FOUNDING, "vault.grant_to_oneself"),
        ("quan", ("quan", "ha"), FOUNDING, ""),
        ("quan", ("quan", "ha"), CARRIED_OVER, ""),
    ],
)
def test_who_must_sign_and_who_never_may(
    office: Office, reader: str, signers: tuple[str, ...], reason: str, why: str
) -> None:
    content = content_for(office, reader, signing(office, *signers), reason)
    assert judged(office, content) == why


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
    content = content_for(office, "nam", signing(office, "quan", "ha"))
    assert judged(office, content) == ""
    assert judged(office, replace(content, grant=replace(content.grant, **change)))  # type: ignore[arg-type]


def test_another_key_than_the_one_signed_for_is_refused(office: Office) -> None:
    content = content_for(office, "nam", signing(office, "quan", "ha"))
    assert judged(office, replace(content, key=new_key())) == "vault.grant_wrong_key"


def test_a_strangers_signature_counts_for_nothing(office: Office) -> None:
    content = content_for(office, "nam", signing(office, "quan", "ha"))
    stranger, message = SigningKey.generate(), grant_message(content.grant)
    forged = {**content.signatures, office.people["ha"]: stranger.sign(message)}
    assert judged(office, replace(content, signatures=forged)) == "vault.grant_forged"
    unknown = {**content.signatures, random_id(): stranger.sign(message)}
    assert judged(office, replace(content, signatures=unknown)) == "vault.grant_forged"


def test_a_lapsed_grant_opens_nothing_any_more(office: Office) -> None:
    content = content_for(office, "nam", signing(office, "quan", "ha"))
    grant = replace(content.grant, not_after=office.clock.now())
    signatures = {uid: key.sign(grant_message(grant)) for uid, key in signing(office, "quan", "ha")}
    lapsing = replace(content, grant=grant, signatures=signatures)
    assert judged(office, lapsing) == ""
    office.clock.advance(1)
    assert judged(office, lapsing) == "vault.grant_lapsed"


def test_a_grant_with_one_signature_gives_no_level_and_is_reported(office: Office) -> None:
    """A manager who gives without an officer: the wrap opens, the session does not take it up, the officer sees it."""
    manager = signing(office, "quan")
    plant(office, manager, content_for(office, "nam", manager), "nam")
    assert office.sign_in("nam").levels(office.project) == (1,)
    assert ("session:sign-in", "vault.grant_one_signature") in events(office.sign_in("ha"))


def test_a_whole_grant_planted_the_same_way_does_open(office: Office) -> None:
    both = signing(office, "quan", "ha")
    plant(office, both, content_for(office, "nam", both), "nam")
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
        vault, store, writer=officer.identity, signers=signing(office, "quan", "ha"), project_name=old.project_name,
        request=random_id(), new_id=office.world.new_id, at=officer.now(),
    )  # fmt: skip
    place, key = replace(old.place, epoch=2, file_id=random_id()), new_key()
    before = {holder.wrap.wrap_id for holder in register.holders(store, vault.directory, place.cid)}
    wraps = make_wraps(place, key)
    assert set(wraps.removed) == before
    assert {uid for uid, _ in wraps.added} == {office.people[who] for who in ("quan", "lan", "long")}
    # Until the directory takes them in, the new ones are not in force.
    assert {holder.epoch for holder in register.holders(store, vault.directory, place.cid)} == {1}
    for uid, blob in wraps.added:
        who = next(name for name, known in office.people.items() if known == uid)
        content = open_wrap(office.sign_in(who).identity.wrap_keys, vault.vault_id, uid, blob)
        assert content is not None
        assert (content.key, content.place, judged(office, content)) == (key, place, "")
    store.close()
