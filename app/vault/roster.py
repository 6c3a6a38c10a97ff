"""Who belongs to the vault, read from the signed statements of the directory.

Rules enforced by `read_roster`:

1. The first statement is the genesis, signed by every founder it names; its hash is the one in ``vault.json``.
2. A person is entered by a statement signed by a manager and an officer, two persons, both in the roster before it
   (for the founders: named by the genesis). In one-person mode, marked in the genesis, the one person suffices.
3. A person's encryption key is replaced only by a statement that the person signed.
   The top-secret key too is only ever *replaced*: nobody gives themselves the first one.
4. A person who was revoked by such a pair signs nothing afterwards.

What it does not decide: what a duty allows (``access``), and which compartments a person may open (`vault.grant`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import Label, unb64
from app.keys.signature import verify
from app.vault.directory import Statement

MANAGER, OFFICER = "manager", "officer"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the officers certified them. Keys are 32 public bytes; ``step_up`` only with top-secret clearance."""

    uid: Id
    name: str
    title: str
    duties: frozenset[str]
    identity: bytes
    device: Id
    encryption: bytes
    step_up: bytes | None
    at: int
    active: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """The office, as of the last statement."""

    company: str
    place: str
    one_person: bool
    journal_public: bytes
    authority: bytes
    custodian: Id
    founders: dict[Id, tuple[bytes, frozenset[str]]]
    people: dict[Id, Person] = field(default_factory=dict)
    once_officers: frozenset[Id] = frozenset()

    def public_key_of(self, uid: Id) -> bytes | None:
        """The Ed25519 public key by which this person's signatures are checked, also after they have left."""
        person = self.people.get(uid)
        if person is not None:
            return person.identity
        founder = self.founders.get(uid)
        return founder[0] if founder else None

    def officer_key_of(self, uid: Id) -> bytes | None:
        """The same for officers alone, past ones included: nobody else's signature counts in the office store.

        The key of that store reaches an officer in a file that anybody in service can write. So a store under another
        key proves nothing by opening; that officers signed every row of it does.
        """
        return self.public_key_of(uid) if uid in self.once_officers else None

    def duties_of(self, uid: Id) -> frozenset[str]:
        """The duties of a person in service; empty for anybody else."""
        person = self.people.get(uid)
        if person is not None:
            return person.duties if person.active else frozenset()
        founder = self.founders.get(uid)
        return founder[1] if founder else frozenset()

    def is_pair(self, signers: Collection[Id]) -> bool:
        """Whether ``signers`` are a manager and an officer, two persons (or the one person of one-person mode)."""
        duties = {uid: self.duties_of(uid) for uid in signers}
        managers = {uid for uid, held in duties.items() if MANAGER in held}
        officers = {uid for uid, held in duties.items() if OFFICER in held}
        if self.one_person and managers & officers:
            return True
        return any(manager != officer for manager in managers for officer in officers)

    def holders(self, duty: str) -> tuple[Person, ...]:
        """Everybody in service with that duty."""
        return tuple(person for person in self.people.values() if person.active and duty in person.duties)


def read_roster(statements: Iterable[Statement], genesis: bytes) -> Roster:
    """The roster that follows from the whole chain; ``genesis`` is the hash in ``vault.json``.

    Raises Corrupt("vault.roster_forged", seq=…) at the first statement that breaks a rule.
    """
    roster: Roster | None = None
    for statement in statements:
        try:
            roster = _begin(statement, genesis) if roster is None else _follow(roster, statement)
        except (KeyError, TypeError, ValueError) as error:
            raise Corrupt("vault.roster_forged", seq=statement.seq).because(error) from error
    if roster is None:
        raise Corrupt("vault.roster_forged", seq=0)
    return roster


def _begin(statement: Statement, genesis: bytes) -> Roster:
    fields = statement.fields
    founders = {
        from_hex(founder["uid"]): (unb64(founder["identity"]), frozenset(founder["duties"]))
        for founder in fields["founders"]
    }
    roster = Roster(
        company=fields["company"],
        place=fields["place"],
        one_person=fields["one_person"] is True,
        journal_public=unb64(fields["journal_public"]),
        authority=unb64(fields["authority"]),
        custodian=from_hex(fields["custodian"]),
        founders=founders,
    )
    if statement.kind != Label.GENESIS or statement.h != genesis or set(statement.signatures) != set(founders):
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    _require_signatures(roster, statement)
    if not roster.is_pair(founders):
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    return roster


def _follow(roster: Roster, statement: Statement) -> Roster:
    _require_signatures(roster, statement)
    if statement.kind == Label.GENESIS:
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    if statement.kind in (Label.PERSON, Label.REVOKE) and not roster.is_pair(statement.signatures.keys()):
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    if statement.kind == Label.PERSON:
        return _with(roster, _person(roster, statement))
    if statement.kind == Label.REVOKE:
        person = roster.people[from_hex(statement.fields["uid"])]
        return _with(roster, replace(person, active=False))
    if statement.kind == Label.ENCKEY:
        return _with(roster, _rekeyed(roster, statement))
    return roster


def _require_signatures(roster: Roster, statement: Statement) -> None:
    """Every signature is by somebody in service, and valid; there is at least one."""
    if not statement.signatures:
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    for uid, signature in statement.signatures.items():
        public = roster.public_key_of(uid)
        if public is None or not roster.duties_of(uid) or not verify(public, statement.h, signature):
            raise Corrupt("vault.roster_forged", seq=statement.seq)


def _person(roster: Roster, statement: Statement) -> Person:
    fields: dict[str, Any] = statement.fields
    uid = from_hex(fields["uid"])
    identity = unb64(fields["identity"])
    founder = roster.founders.get(uid)
    if founder is not None and founder != (identity, frozenset(fields["duties"])):
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    known = roster.people.get(uid)
    if known is not None and known.identity != identity:
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    return Person(
        uid=uid,
        name=fields["name"],
        title=fields["title"],
        duties=frozenset(fields["duties"]),
        identity=identity,
        device=from_hex(fields["device"]),
        encryption=unb64(fields["encryption"]),
        step_up=unb64(fields["step_up"]) if fields["step_up"] else None,
        at=known.at if known else statement.at,
    )


def _rekeyed(roster: Roster, statement: Statement) -> Person:
    uid = from_hex(statement.fields["uid"])
    if set(statement.signatures) != {uid}:
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    public = unb64(statement.fields["public"])
    room = statement.fields["room"]
    person = roster.people[uid]
    if room != "everyday" and person.step_up is None:
        raise Corrupt("vault.roster_forged", seq=statement.seq)
    return replace(person, encryption=public) if room == "everyday" else replace(person, step_up=public)


def _with(roster: Roster, person: Person) -> Roster:
    officers = roster.once_officers | {person.uid} if OFFICER in person.duties else roster.once_officers
    return replace(roster, people={**roster.people, person.uid: person}, once_officers=officers)
