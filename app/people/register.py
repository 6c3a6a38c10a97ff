"""The officers' register in office.db: the company's authority, the projects, and who was granted which compartment.

The register knows a wrap by the grant that the directory took it in with, so also after its holder has sealed it to a
renewed key. It is written before the directory takes the wrap in: an entry whose wrap is not in the directory was never
in force and counts for nothing; a wrap without an entry cannot come about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.authority import Keypair
from app.keys.encoding import b64, unb64
from app.keys.hashing import sha256
from app.keys.time_authority import in_force as certificate_in_force
from app.keys.time_authority import issue_stamper
from app.vault.change import Change
from app.vault.compartment import Compartment, Place
from app.vault.grant import Grant
from app.vault.ledger import Writer
from app.vault.record import Body
from app.vault.statement import Wrap
from app.vault.vault import Vault

AUTHORITY, PROJECT, GRANT, STAMPER = "authority", "project", "grant", "time-stamper"


@dataclass(frozen=True, slots=True)
class Authority:
    """The company's own X.509 root with its private key, and its list of revoked certificates (DER)."""

    root: Keypair
    revocations: bytes


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """A project: its name, its compartments in order of level, and the manager who made it."""

    project: Id
    name: str
    cids: tuple[Id, ...]
    custodian: Id


@dataclass(frozen=True, slots=True)
class Holder:
    """A person whose wrap for a compartment is in force until ``not_after`` (UTC microseconds)."""

    uid: Id
    level: int
    epoch: int
    wrap: Wrap
    not_after: int
    project: Id
    cid: Id
    reason: str
    signers: frozenset[Id] = frozenset()
    digest: bytes = b""
    ck_commit: bytes = b""
    why: str = ""
    since: int = 0
    """When the person was first given this compartment, as far as the register knows (UTC microseconds)."""


def put_authority(change: Change, rid: Id, authority: Authority) -> None:
    """Keep the company's authority; once, at the founding."""
    body = {
        "certificate": b64(authority.root.certificate),
        "key": b64(authority.root.key),
        "revocations": b64(authority.revocations),
    }
    change.put(rid, AUTHORITY, body, base=None)


def read_authority(office: Compartment) -> Authority:
    """The company's authority. Raises Corrupt("people.register_damaged") when the office store holds none."""
    records = office.of_kind(AUTHORITY)
    if len(records) != 1:
        raise Corrupt("people.register_damaged")
    body = records[0].body
    return Authority(Keypair(unb64(body["key"]), unb64(body["certificate"])), unb64(body["revocations"]))


def time_stamper(office: Compartment, writer: Writer, new_id: Callable[[], Id], at: int) -> Keypair:
    """The company's own time stamper in force at ``at``; made, and kept, when there is none yet."""
    for record in office.of_kind(STAMPER):
        kept = Keypair(unb64(record.body["key"]), unb64(record.body["certificate"]))
        if certificate_in_force(kept.certificate, at):
            return kept
    made = issue_stamper(read_authority(office).root, at)
    with office.change(STAMPER, writer, at) as change:
        change.put(new_id(), STAMPER, {"certificate": b64(made.certificate), "key": b64(made.key)}, base=None)
    return made


def put_project(change: Change, project: ProjectEntry) -> None:
    """Keep a project's name; its id is the record's id."""
    body = {
        "cids": [cid.hex() for cid in project.cids],
        "custodian": project.custodian.hex(),
        "name": project.name,
    }
    change.put(project.project, PROJECT, body, base=None)


def projects(office: Compartment) -> tuple[ProjectEntry, ...]:
    """All projects that were ever registered, oldest first."""
    return tuple(
        ProjectEntry(
            record.rid,
            record.body["name"],
            tuple(from_hex(cid) for cid in record.body["cids"]),
            from_hex(record.body["custodian"]),
        )
        for record in reversed(office.of_kind(PROJECT))
    )


def put_grant(change: Change, rid: Id, place: Place, grant: Grant, *, signers: Iterable[Id], why: str = "") -> None:
    """Note that ``grant`` is given: every field, so that the two signatures over it can be checked again.

    ``why`` is what was written by who asked for it.
    """
    body: Body = {
        "cid": place.cid.hex(),
        "ck_commit": b64(grant.ck_commit),
        "epoch": place.epoch,
        "identity": b64(grant.identity),
        "level": place.level,
        "not_after": str(grant.not_after),
        "policy_version": grant.policy_version,
        "project": place.project.hex(),
        "reason": grant.reason,
        "request": grant.request_id.hex(),
        "signers": sorted(signer.hex() for signer in signers),
        "uid": grant.grantee.hex(),
        "why": why,
    }
    change.put(rid, GRANT, body, base=None)


def holders(office: Compartment, vault: Vault, cid: Id) -> tuple[Holder, ...]:
    """Everybody whose wrap for the compartment ``cid`` is in force, each wrap once."""
    return tuple(holder for holder in all_holders(office, vault) if holder.cid == cid)


def levels_held(office: Compartment, vault: Vault, project: Id, uid: Id) -> frozenset[int]:
    """The levels of ``project`` for which a wrap of ``uid`` is in force."""
    return frozenset(
        holder.level for holder in all_holders(office, vault) if holder.project == project and holder.uid == uid
    )


def in_force(office: Compartment, vault: Vault, project: ProjectEntry) -> bool:
    """Whether anybody holds a key of the project; one whose making was interrupted has no holder."""
    return any(holder.cid in project.cids for holder in all_holders(office, vault))


def all_holders(office: Compartment, vault: Vault) -> tuple[Holder, ...]:
    """Every wrap that is in force: it stands in the directory, taken in with the grant that the register knows."""
    standing: dict[bytes, Wrap] = {}
    for wrap in vault.directory.wraps():
        taken = vault.roster.taken.get(sha256(wrap.blob))
        if taken is not None:
            standing[taken.grant] = wrap
    found = []
    records = office.of_kind(GRANT)
    since = {
        (record.body["uid"], record.body["cid"]): record.at for record in records
    }  # newest first: the oldest stays
    for record in records:
        body = record.body
        grant = grant_of(vault.vault_id, body)
        standing_wrap = standing.pop(grant.digest, None)
        if standing_wrap is not None:
            found.append(
                Holder(grant.grantee, grant.level, grant.epoch, standing_wrap, grant.not_after,
                       from_hex(body["project"]), grant.cid, grant.reason,
                       frozenset(from_hex(signer) for signer in body["signers"]), grant.digest, grant.ck_commit,
                       body.get("why", ""), since[body["uid"], body["cid"]])
            )  # fmt: skip
    return tuple(found)


def grants(office: Compartment) -> Iterator[Mapping[str, Any]]:
    """Every grant that was ever noted, newest first, as it stands in the register."""
    return (record.body for record in office.of_kind(GRANT))


def grant_of(vault_id: Id, body: Mapping[str, Any]) -> Grant:
    """The grant that a register entry holds, field by field."""
    return Grant(
        vault_id=vault_id,
        cid=from_hex(body["cid"]),
        epoch=body["epoch"],
        level=body["level"],
        ck_commit=unb64(body["ck_commit"]),
        grantee=from_hex(body["uid"]),
        identity=unb64(body["identity"]),
        not_after=int(body["not_after"]),
        request_id=from_hex(body["request"]),
        policy_version=body["policy_version"],
        reason=body["reason"],
    )
