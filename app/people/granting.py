"""Giving a person the key of a compartment: the grant with its two signatures, sealed, and noted in the register.

Rules (keys-and-files §3): a manager who holds the key and an officer sign; neither may be the person it is for, but
for the manager who makes the very key. Those rules are checked by whoever opens the wrap (`app.vault.grant`); here is
what makes them come true, for founding, joining, granting and carrying over into a new epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.compartment_key import commitment
from app.keys.signature import SigningKey, fingerprint
from app.people import register
from app.people.escrow import escrow_all, escrows_in
from app.session.clearance import OpenKey, open_clearances
from app.session.identity import Identity
from app.vault.change import Change
from app.vault.compartment import Compartment, Place
from app.vault.grant import CARRIED_OVER, FOR_EVER, Grant, WrapContent, seal_wrap
from app.vault.ledger import Writer
from app.vault.rewrite import NewKey, NewWraps, WrapMaker
from app.vault.roster import Person
from app.vault.statement import Signers, TakenIn
from app.vault.vault import Vault

NewId = Callable[[], Id]


@dataclass(frozen=True, slots=True)
class Terms:
    """What all grants of one act have in common.

    ``policy_version`` is the directory statement they rest on, ``not_after`` their end (UTC microseconds).
    """

    vault_id: Id
    reason: str
    request: Id
    policy_version: int
    signers: Sequence[tuple[Id, SigningKey]]
    not_after: int = FOR_EVER


@dataclass(frozen=True, slots=True)
class Sealed:
    """A wrap that is ready for the directory, and the grant inside it."""

    place: Place
    uid: Id
    blob: bytes
    grant: Grant

    @property
    def taken_in(self) -> TakenIn:
        """As the directory takes it in."""
        return TakenIn(self.uid, self.blob, self.grant.digest)


def seal_for(terms: Terms, key: OpenKey, grantee: Person) -> Sealed:
    """The sealed wrap of one compartment for one person; it counts once the directory has taken it in.

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
        not_after=terms.not_after,
        request_id=terms.request,
        policy_version=terms.policy_version,
        reason=terms.reason,
    )
    content = WrapContent(place, key.key, key.project_name, grant)
    return Sealed(place, grantee.uid, seal_wrap(public, content), grant)


def note(change: Change, new_id: NewId, terms: Terms, wraps: Sequence[Sealed], *, why: str = "") -> None:
    """Write the wraps into the officers' register, with ``why``; belongs before the directory takes them in."""
    signers = [uid for uid, _ in terms.signers]
    for wrap in wraps:
        register.put_grant(change, new_id(), wrap.place, wrap.grant, signers=signers, why=why)


def keys_held(vault: Vault, identity: Identity, project: Id, now: int) -> dict[Level, OpenKey]:
    """The compartment keys of ``project`` that an unlocked person holds, by their own wraps, level 3 if stepped up."""
    found = open_clearances(vault, identity, now, upstairs=True)
    return {level: key for (owner, level), key in found.keys.items() if owner == project}


def carry_over(
    vault: Vault,
    office: Compartment,
    *,
    writer: Writer,
    signers: Signers,
    names: Mapping[Id, str],
    request: Id,
    new_id: NewId,
    at: int,
    without: Collection[Id] = (),
) -> WrapMaker:
    """What `app.vault.rewrite.rewrite` asks for the wraps of a new epoch: all who held the old key hold the new one.

    ``signers`` are a manager and an officer, ``office`` the open office store and ``writer`` the officer who writes to
    it, ``names`` the names of the projects. Each holder keeps the term they were given. People who have left, and those
    ``without``, get nothing. With a recovery kit each new epoch gets an escrow wrap of its own, and the old one goes.
    """
    terms = Terms(vault.vault_id, CARRIED_OVER, request, vault.directory.head[0], signers)

    def make_wraps(keys: Sequence[NewKey]) -> NewWraps:
        opened = [OpenKey(one.place, one.key, names[one.place.project]) for one in keys]
        holders = _holders_of(office, vault, {key.place.cid for key in opened})
        wraps = [
            seal_for(replace(terms, not_after=end), key, person)
            for key in opened
            for person, end in _who_stays(vault, holders[key.place.cid], at)
            if person.uid not in without
        ]
        with office.change("clearance:carry-over", writer, at) as change:
            note(change, new_id, terms, wraps)
        before, escrows = escrows_in(office, vault), escrow_all(vault.roster, opened)
        gone = [before[key.place.cid] for key in opened if key.place.cid in before]
        return NewWraps(
            removed=(*(holder.wrap for held in holders.values() for holder in held), *gone),
            added=(*(wrap.taken_in for wrap in wraps), *(wrap.taken_in for wrap in escrows)),
            escrow=tuple(escrow.index for escrow in escrows),
        )

    return make_wraps


def _holders_of(office: Compartment, vault: Vault, cids: Collection[Id]) -> dict[Id, list[register.Holder]]:
    """Everybody whose wrap for one of ``cids`` is in force, out of one look at the register."""
    found: dict[Id, list[register.Holder]] = {cid: [] for cid in cids}
    for holder in register.all_holders(office, vault):
        if holder.cid in found:
            found[holder.cid].append(holder)
    return found


def _who_stays(vault: Vault, held: Sequence[register.Holder], at: int) -> list[tuple[Person, int]]:
    """Those of the holders who are in service and whose term has not ended, each with its end."""
    ends = {uid: max(holder.not_after for holder in held if holder.uid == uid) for uid in {h.uid for h in held}}
    people = [vault.roster.people[uid] for uid in sorted(ends)]
    return [(person, ends[person.uid]) for person in people if person.active and ends[person.uid] >= at]
