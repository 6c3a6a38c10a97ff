"""Giving a person the key of a compartment: the grant with its two signatures, sealed, and noted in the register.

Rules (keys-and-files §3): a manager who holds the key and an officer sign; neither may be the person it is for, but
for the manager who makes the very key. Those rules are checked by whoever opens the wrap (`app.vault.grant`); here is
what makes them come true, for founding, joining, granting and carrying over into a new epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.compartment_key import commitment
from app.keys.signature import SigningKey, fingerprint
from app.people import register
from app.session.clearance import OpenKey, open_clearances
from app.session.identity import Identity
from app.vault.compartment import Change, Compartment, Place
from app.vault.directory import Signers
from app.vault.grant import CARRIED_OVER, FOR_EVER, Grant, WrapContent, seal_wrap
from app.vault.ledger import Writer
from app.vault.rewrite import NewWraps, WrapMaker
from app.vault.roster import Person
from app.vault.vault import Vault

NewId = Callable[[], Id]


@dataclass(frozen=True, slots=True)
class Terms:
    """What all grants of one act have in common. ``policy_version`` is the directory statement they rest on."""

    vault_id: Id
    reason: str
    request: Id
    policy_version: int
    signers: Sequence[tuple[Id, SigningKey]]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A wrap that is ready for the directory."""

    place: Place
    uid: Id
    blob: bytes


def seal_for(terms: Terms, key: OpenKey, grantee: Person) -> Sealed:
    """The signed and sealed wrap of one compartment for one person.

    Raises Problem("people.no_top_secret_key") for level 3 when the person has no key for it.
    """
    public = grantee.step_up if key.place.level == Level.TOP_SECRET else grantee.encryption
    if public is None:
        raise Problem("people.no_top_secret_key")
    place = key.place
    grant = Grant(
        vault_id=terms.vault_id,
        cid=place.cid,
        epoch=place.epoch,
        level=place.level,
        ck_commit=commitment(key.key, place.cid, place.epoch),
        grantee=grantee.uid,
        identity=fingerprint(grantee.identity),
        not_after=FOR_EVER,
        request_id=terms.request,
        policy_version=terms.policy_version,
        reason=terms.reason,
    )
    signatures = {uid: signing.sign(grant.message()) for uid, signing in terms.signers}
    content = WrapContent(place, key.key, key.project_name, grant, signatures)
    return Sealed(place, grantee.uid, seal_wrap(public, content))


def note(change: Change, new_id: NewId, terms: Terms, wraps: Sequence[Sealed]) -> None:
    """Write the wraps into the officers' register; belongs before the directory takes them in."""
    signers = [uid for uid, _ in terms.signers]
    for wrap in wraps:
        register.put_grant(
            change, new_id(), wrap.place, wrap.uid, wrap.blob, reason=terms.reason, signers=signers
        )  # fmt: skip


def keys_held(vault: Vault, identity: Identity, project: Id, now: int) -> dict[Level, OpenKey]:
    """The compartment keys of ``project`` that an unlocked person holds, by their own wraps, level 3 if stepped up."""
    keys, _ = open_clearances(vault, identity, now, upstairs=True)
    return {level: key for (owner, level), key in keys.items() if owner == project}


def carry_over(
    vault: Vault,
    office: Compartment,
    *,
    writer: Writer,
    signers: Signers,
    project_name: str,
    request: Id,
    new_id: NewId,
    at: int,
) -> WrapMaker:
    """What `app.vault.rewrite.rewrite` asks for the wraps of a new epoch: all who held the old key hold the new one.

    ``signers`` are a manager and an officer, ``office`` the open office store and ``writer`` the officer who writes to
    it. People who have left get nothing.
    """
    terms = Terms(vault.vault_id, CARRIED_OVER, request, vault.directory.head[0], signers)

    def make_wraps(place: Place, key: bytes) -> NewWraps:
        held = register.holders(office, vault.directory, place.cid)
        people = [vault.roster.people[uid] for uid in sorted({holder.uid for holder in held})]
        opened = OpenKey(place, key, project_name)
        wraps = [seal_for(terms, opened, person) for person in people if person.active]
        with office.change("clearance:carry-over", writer, at) as change:
            note(change, new_id, terms, wraps)
        return NewWraps(
            removed=tuple(holder.wrap.wrap_id for holder in held),
            added=tuple((wrap.uid, wrap.blob) for wrap in wraps),
        )

    return make_wraps
