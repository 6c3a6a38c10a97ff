"""Every grant with its two signatures, in a file that proves itself without the vault.

The file holds the directory's whole chain of signed statements and the register's entries. Whoever checks it builds
the chain anew from the fields (`statement_message`), applies the same rules as the program (`app.vault.roster_rules`:
every signature, every duty at its moment), and finds for each grant the statement that took it in by the hash over the
grant's own fields. The one thing to be compared by people is the six words of the genesis. Names of projects and
reasons are what the officers' register says; nobody signed for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, canonical, parse_canonical, unb64
from app.keys.hashing import sha256
from app.keys.signature import fingerprint_words
from app.people import register
from app.vault.compartment import Compartment
from app.vault.grant import LEVELS
from app.vault.roster import Roster, Taken
from app.vault.roster_rules import begin, follow
from app.vault.statement import FIRST_PREV, Statement, statement_message
from app.vault.vault import Vault

FORMAT = "niem grants 1"

NOT_TAKEN_IN, OTHER_SIGNERS = "people.grant_not_proven", "people.grant_other_signers"


@dataclass(frozen=True, slots=True)
class GrantProof:
    """One grant: ``fault`` is empty when both signatures hold, else a code; ``standing`` whether it is in force still.

    ``not_after`` and ``at`` are UTC microseconds, ``statement`` the number of the statement with the signatures.
    """

    person: str
    project: str
    level: int
    not_after: int
    signers: tuple[str, ...]
    statement: int
    at: int
    standing: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a bundle proves, as of its last statement; the words are compared with those of the founding."""

    company: str
    genesis_words: str
    statements: int
    last_at: int
    grants: tuple[GrantProof, ...]

    @property
    def whole(self) -> bool:
        """Whether every grant is proven."""
        return not any(grant.fault for grant in self.grants)


def bundle_of(vault: Vault, office: Compartment) -> bytes:
    """The file: canonical JSON."""
    roots = vault.directory.wraps_roots()
    names = {entry.project.hex(): entry.name for entry in register.projects(office)}
    return canonical(
        {
            "format": FORMAT,
            "vault_id": vault.vault_id.hex(),
            "statements": [
                told_statement(statement, roots[statement.seq]) for statement in vault.directory.statements()
            ],
            "grants": [
                {"project_name": names.get(entry["project"], ""), "entry": dict(entry)}
                for entry in register.grants(office)
            ],
        }
    )


def prove(bundle: bytes) -> Proof:
    """Check the file from its first statement to its last.

    Raises Problem("people.no_bundle") for another kind of file, Corrupt("vault.roster_forged", seq=…) for a chain that
    breaks a rule.
    """
    try:
        raw = parse_canonical(bundle)
        if raw["format"] != FORMAT:
            raise Problem("people.no_bundle")
        vault_id, told, entries = from_hex(raw["vault_id"]), raw["statements"], raw["grants"]
        chain = chain_from(vault_id, told)
    except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError) as error:
        raise Problem("people.no_bundle") from error
    if not chain:
        raise Problem("people.no_bundle")
    roster, ever = followed(chain, vault_id)
    try:
        standing = frozenset(taken.grant for taken in roster.taken.values())
        rows = tuple(_proven(entry, vault_id, roster, ever, standing) for entry in entries)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Problem("people.no_bundle") from error
    rows = tuple(sorted(rows, key=lambda row: (row.project, row.person, row.level, row.statement)))
    return Proof(roster.company, fingerprint_words(chain[0].h), roster.seq, chain[-1].at, rows)


def told_statement(statement: Statement, root: bytes) -> dict[str, object]:
    """A statement as a bundle tells it: whatever its hash is made of, and its signatures."""
    return {
        "kind": statement.kind,
        "fields": statement.fields,
        "at": statement.at,
        "wraps_root": b64(root),
        "signatures": {uid.hex(): b64(sig) for uid, sig in statement.signatures.items()},
    }


def chain_from(vault_id: Id, told: list[Mapping[str, Any]]) -> list[Statement]:
    """The statements with their hashes made anew from what they say, each over the one before."""
    chain: list[Statement] = []
    prev = FIRST_PREV
    for seq, one in enumerate(told, start=1):
        message = statement_message(
            one["kind"], vault_id, seq, one["at"], prev, unb64(one["wraps_root"]), one["fields"]
        )
        prev = sha256(message)
        signatures = {from_hex(uid): unb64(sig) for uid, sig in one["signatures"].items()}
        chain.append(Statement(seq, one["kind"], one["fields"], one["at"], prev, signatures))
    return chain


def followed(chain: list[Statement], vault_id: Id) -> tuple[Roster, dict[bytes, Taken]]:
    """The roster after the last statement, and every grant that was ever taken in, by its hash."""
    roster = begin(chain[0], chain[0].h)
    ever = {taken.grant: taken for taken in roster.taken.values()}
    for statement in chain[1:]:
        roster = follow(roster, statement, vault_id)
        if statement.kind == Label.WRAPPED:
            ever |= {taken.grant: taken for taken in roster.taken.values()}
    return roster, ever


def _proven(
    told: Mapping[str, Any], vault_id: Id, roster: Roster, ever: Mapping[bytes, Taken], standing: frozenset[bytes]
) -> GrantProof:
    grant = register.grant_of(vault_id, told["entry"])
    if grant.level not in LEVELS:
        raise ValueError("there is no such level")
    taken = ever.get(grant.digest)
    noted = frozenset(from_hex(uid) for uid in told["entry"]["signers"])
    fault = NOT_TAKEN_IN if taken is None else "" if taken.signers == noted else OTHER_SIGNERS
    if taken is not None and taken.uid != grant.grantee:
        fault = NOT_TAKEN_IN
    return GrantProof(
        person=_name(roster, grant.grantee),
        project=told["project_name"],
        level=grant.level,
        not_after=grant.not_after,
        signers=tuple(sorted(_name(roster, uid) for uid in (taken.signers if taken else noted))),
        statement=taken.seq if taken else 0,
        at=taken.at if taken else 0,
        standing=grant.digest in standing,
        fault=fault,
    )


def _name(roster: Roster, uid: Id) -> str:
    person = roster.people.get(uid)
    return person.name if person else uid.hex()[:8]
