"""What a signed statement needs to be believed, and what then follows from it.

Rules of `begin` and `follow`; the first statement that breaks one raises Corrupt("vault.roster_forged", seq=…):

1. The first statement is the genesis, signed by every founder it names; its hash is the one in ``vault.json``.
2. Every signature is valid and by somebody who serves at that moment: in service, and not frozen.
3. *The pair* (a manager and an officer, two persons; in one-person mode, marked in the genesis, the one) signs: a
   person entered or changed, a revocation, an unfreezing, wraps taken in or out, new house keys, a recovery kit, the
   same kit written anew without some of its entries, an older copy put back, the people of a house that was lost.
4. Who becomes an officer or ceases to be one: most of the other officers sign as well (the rule for a root of trust of
   The Update Framework: the set in force decides about the next one).
5. After a freeze, a revocation or a change of duties there is still a pair, so that the office can go on.
6. A person's encryption keys are replaced only by a statement that the person signed; so are wraps carried over to a
   renewed key. Nobody gives themselves a first key. An identity key never changes: a new machine is a new identity.
7. A wrap counts from the statement that takes it in. One after the other: an officer states it and the manager's
   signature over the same wraps stands inside; such a request counts once.
8. One manager or officer freezes somebody else; one officer ends somebody's sessions.
9. A confidentiality agreement binds with the person's and a manager's or officer's signature, or as a paper with the
   pair's (`app.vault.roster_agreements`). A lesson counts with the person's own signature alone.
10. One-person mode ends when another human being becomes an officer, and never begins again.
11. Whoever got a new identity ends the earlier ones with it, alone. The new one has every signing duty that they had:
    nobody loses or gains one by a change of machine.
12. Backups are made, proved and given up by system administrators and officers, each alone, numbered one by one.
13. A checkpoint of the journal is signed by officers (`app.vault.checkpoint_rules`).
14. What a check of the files found is stated by one person who serves (`app.vault.roster_checks`).
15. Who belonged to a house that was lost is known for what they signed and never serves: such a statement enters
    people who are unknown, as gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import Label, pae, unb64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.vault.roster import MANAGER, OFFICER, Lesson, Person, Roster, Taken
from app.vault.roster_agreements import agreed
from app.vault.roster_elsewhere import follow_elsewhere
from app.vault.roster_fields import key_in, number_in, require, text_in
from app.vault.roster_recovery import recovery
from app.vault.statement import Statement

PAIR = frozenset(
    {
        Label.PERSON, Label.REVOKE, Label.THAW, Label.HOUSE, Label.KIT, Label.KIT_RENEWED, Label.RESTORED,
        Label.FORMER,
    }
)  # fmt: skip
EVERYDAY_KEY = "everyday"


def read_roster(statements: Iterable[Statement], genesis: bytes, vault_id: Id) -> Roster:
    """The roster that follows from the whole chain; ``genesis`` is the hash in ``vault.json``."""
    roster: Roster | None = None
    for statement in statements:
        roster = follow(roster, statement, vault_id) if roster else begin(statement, genesis)
    if roster is None:
        raise Corrupt("vault.roster_forged", seq=0)
    return roster


def begin(statement: Statement, genesis: bytes) -> Roster:
    """The roster of the founding."""
    try:
        roster = _founded(statement)
        founders = roster.founders
        sound = (
            statement.kind == Label.GENESIS and statement.h == genesis and set(statement.signatures) == set(founders)
        )
        if not sound or not roster.is_pair(founders):
            raise Corrupt("vault.roster_forged", seq=statement.seq)
        _require_signatures(roster, statement)
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        raise Corrupt("vault.roster_forged", seq=statement.seq).because(error) from error
    return roster


def follow(roster: Roster, statement: Statement, vault_id: Id) -> Roster:
    """``roster`` after one more statement; it is unchanged when the statement is refused."""
    try:
        _require_signatures(roster, statement)
        _apply(roster, statement, vault_id)
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        raise Corrupt("vault.roster_forged", seq=statement.seq).because(error) from error
    roster.seq, roster.h = statement.seq, statement.h
    return roster


def request_message(vault_id: Id, at: int, taken: list[dict[str, str]]) -> bytes:
    """What a manager signs for wraps that an officer will state later; ``taken`` as in the statement."""
    return pae(Label.REQUEST, vault_id, at, *(item[key] for item in taken for key in ("uid", "wrap", "grant")))


def _founded(statement: Statement) -> Roster:
    fields = statement.fields
    return Roster(
        company=fields["company"],
        place=fields["place"],
        one_person=fields["one_person"] is True,
        journal_public=unb64(fields["journal_public"]),
        authority=unb64(fields["authority"]),
        custodian=from_hex(fields["custodian"]),
        founders={
            from_hex(founder["uid"]): (unb64(founder["identity"]), frozenset(founder["duties"]))
            for founder in fields["founders"]
        },
        founded_at=statement.at,
        seq=statement.seq,
        h=statement.h,
    )


def _require_signatures(roster: Roster, statement: Statement) -> None:
    """Rule 2; there is at least one signature."""
    require(bool(statement.signatures))
    for uid, signature in statement.signatures.items():
        public = roster.public_key_of(uid)
        require(public is not None and bool(roster.duties_of(uid)) and verify(public, statement.h, signature))


def _apply(roster: Roster, statement: Statement, vault_id: Id) -> None:
    signers = frozenset(statement.signatures)
    if statement.kind in PAIR:
        require(roster.is_pair(signers))
    match statement.kind:
        case Label.PERSON:
            _person(roster, statement, signers)
        case Label.ENCKEY:
            _rekeyed(roster, statement, signers)
        case Label.WRAPPED:
            _wrapped(roster, statement, signers, vault_id)
        case Label.REWRAP:
            _rewrapped(roster, statement.fields, signers)
        case Label.RETIRE:
            _retired(roster, statement)
        case Label.REVOKE:
            _revoked(roster, statement, signers)
        case Label.CONTINUED:
            _continued(roster, statement, signers)
        case Label.FREEZE | Label.THAW | Label.SESSION_END:
            _frozen(roster, statement, signers)
        case Label.AGREEMENT | Label.AGREEMENT_JOINED | Label.AGREEMENT_END:
            agreed(roster, statement, signers, vault_id)
        case Label.LESSON:
            _learnt(roster, statement, signers)
        case Label.HOUSE:
            require(statement.fields["number"] == roster.house + 1)
            roster.journal_public = key_in(statement.fields["journal_public"])
            roster.house += 1
            roster.house_owed = 0
        case Label.KIT | Label.KIT_RENEWED | Label.RESTORED | Label.FORMER:
            recovery(roster, statement)
        case Label.BACKUP | Label.CHECKPOINT | Label.CHECKED:
            follow_elsewhere(roster, statement, signers)
        case _:
            raise ValueError("no statement of ours")


def _person(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    fields: dict[str, Any] = statement.fields
    uid, identity, duties = (
        from_hex(fields["uid"]),
        key_in(fields["identity"]),
        frozenset(map(text_in, fields["duties"])),
    )
    require(isinstance(fields["duties"], list) and bool(duties))
    known, founder = roster.people.get(uid), roster.founders.get(uid)
    if known is None:
        require(founder is None or founder == (identity, duties))
        require(identity not in {person.identity for person in roster.people.values()})
    else:
        require(known.active and known.identity == identity)
    founding = known is None and founder is not None
    was = known.duties if known else frozenset()
    if (OFFICER in was) != (OFFICER in duties) and not founding:
        _require_officers(roster, uid, signers)
    if known is not None and (was - duties) & {MANAGER, OFFICER}:
        require(_still_pair(roster, uid, duties))
    continues = from_hex(fields["continues"]) if fields["continues"] else None
    require(continues is None or (continues in roster.people and continues != uid))
    require(known is None or continues == known.continues)
    roster.people[uid] = Person(
        uid=uid,
        name=text_in(fields["name"]),
        title=text_in(fields["title"]),
        duties=duties,
        identity=identity,
        device=from_hex(fields["device"]),
        encryption=known.encryption if known else key_in(fields["encryption"]),
        step_up=known.step_up if known else key_in(fields["step_up"]),
        at=known.at if known else statement.at,
        frozen=known.frozen if known else False,
        continues=continues,
        renewed=known.renewed if known else (statement.seq, statement.at),
        agreement=known.agreement if known else None,
        lessons=known.lessons if known else {},
    )
    if OFFICER in was and OFFICER not in duties:
        roster.house_owed = 2
    if OFFICER in duties:
        roster.once_officers.add(uid)
        if roster.one_person and {person.uid for person in roster.holders(OFFICER)} - roster.family_of(uid):
            roster.one_person = False


def _still_pair(roster: Roster, uid: Id, duties: frozenset[str]) -> bool:
    """Whether a pair remains when ``uid`` has these duties."""
    held = {person.uid: duties if person.uid == uid else person.duties for person in roster.serving()}
    managers = {person for person, has in held.items() if MANAGER in has}
    officers = {person for person, has in held.items() if OFFICER in has}
    if roster.one_person and managers & officers:
        return True
    return any(manager != officer for manager in managers for officer in officers)


def _require_officers(roster: Roster, uid: Id, signers: frozenset[Id]) -> None:
    """Rule 4."""
    others = {person.uid for person in roster.holders(OFFICER) if person.uid != uid}
    require(bool(others) and len(others & signers) >= roster.officers_needed(uid))


def _rekeyed(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    uid, public = from_hex(statement.fields["uid"]), key_in(statement.fields["public"])
    person = roster.people[uid]
    require(signers == {uid})
    if statement.fields["room"] == EVERYDAY_KEY:
        renewed = (statement.seq, statement.at)
        roster.people[uid] = replace(person, encryption=public, renewed=renewed)
    else:
        roster.people[uid] = replace(person, step_up=public)


def _wrapped(roster: Roster, statement: Statement, signers: frozenset[Id], vault_id: Id) -> None:
    fields = statement.fields
    request = fields["request"]
    if request is None:
        require(roster.is_pair(signers))
    else:
        require(not fields["dropped"] and not fields["owed"] and not fields["escrow"])
        signers = _with_request(roster, request, fields["taken"], signers, vault_id)
    taken = {
        unb64(item["wrap"]): Taken(from_hex(item["uid"]), unb64(item["grant"]), signers, statement.seq, statement.at)
        for item in fields["taken"]
    }
    require(len(taken) == len(fields["taken"]) and not taken.keys() & roster.taken.keys())
    escrow = set(fields["escrow"])
    require(not escrow & roster.escrow_used and (not escrow or roster.kit is not None))
    owed = {from_hex(cid) for cid in fields["owed"]}
    if request is not None:
        roster.requests.add(sha256(unb64(request["sig"])))
    for text in fields["dropped"]:
        roster.taken.pop(unb64(text), None)
    roster.taken.update(taken)
    roster.escrow_used |= escrow
    roster.owed |= owed


def _with_request(
    roster: Roster, request: dict[str, Any], taken: list[dict[str, str]], signers: frozenset[Id], vault_id: Id
) -> frozenset[Id]:
    """The officer who states and the manager who asked, when both signatures hold (rule 7)."""
    manager, signature = from_hex(request["by"]), unb64(request["sig"])
    public = roster.public_key_of(manager)
    message = request_message(vault_id, request["at"], taken)
    require(public is not None and verify(public, message, signature))
    require(sha256(signature) not in roster.requests)
    both = signers | {manager}
    require(roster.is_pair(both))
    return both


def _rewrapped(roster: Roster, fields: dict[str, Any], signers: frozenset[Id]) -> None:
    uid = from_hex(fields["uid"])
    require(signers == {uid})
    pairs = [(unb64(old), unb64(new)) for old, new in fields["pairs"]]
    old = [before for before, _ in pairs]
    require(all(roster.taken[before].uid == uid for before in old) and len(set(old)) == len(old))
    require(not {new for _, new in pairs} & roster.taken.keys())
    for before, new in pairs:
        roster.taken[new] = roster.taken.pop(before)


def _retired(roster: Roster, statement: Statement) -> None:
    require(roster.is_pair(statement.signatures.keys()))
    dead = {from_hex(item["cid"]) for item in statement.fields["dead"]}
    if statement.fields["renew"] is True:
        roster.renew_asked = statement.seq
    roster.owed -= dead


def _revoked(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    uid = from_hex(statement.fields["uid"])
    person = roster.people[uid]
    require(person.active and uid not in signers and roster.keeps_a_pair_without(uid))
    if OFFICER in person.duties:
        _require_officers(roster, uid, signers)
    owed = {from_hex(cid) for cid in statement.fields["owed"]}
    roster.people[uid] = replace(person, active=False, left_at=statement.at)
    roster.owed |= owed
    roster.house_owed = max(roster.house_owed, 2 if OFFICER in person.duties else 1)


def _continued(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """Rule 11: the identities before ``uid`` end."""
    uid = from_hex(statement.fields["uid"])
    ending = [person for person in roster.earlier_of(uid) if person.active]
    require(signers == {uid} and bool(ending))
    require(all(person.duties & {MANAGER, OFFICER} <= roster.people[uid].duties for person in ending))
    for person in ending:
        roster.people[person.uid] = replace(person, active=False, left_at=statement.at)


def _frozen(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    uid = from_hex(statement.fields["uid"])
    person, freeze = roster.people[uid], statement.kind == Label.FREEZE
    if statement.kind == Label.SESSION_END:
        require(any(OFFICER in roster.duties_of(signer) for signer in signers))
        roster.ended[uid] = statement.seq
        return
    require(person.active and uid not in signers)
    if freeze:
        require(any(roster.duties_of(signer) & {MANAGER, OFFICER} for signer in signers))
        require(roster.keeps_a_pair_without(uid))
    roster.people[uid] = replace(person, frozen=freeze)


def _learnt(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    fields = statement.fields
    uid = from_hex(fields["uid"])
    require(signers == {uid} and fields["until"] > statement.at)
    lesson = Lesson(number_in(fields["version"]), number_in(fields["score"]), statement.at, number_in(fields["until"]))
    person = roster.people[uid]
    roster.people[uid] = replace(person, lessons={**person.lessons, text_in(fields["lesson"]): lesson})
