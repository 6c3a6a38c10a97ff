"""The officers' register in office.db: the company's authority, the projects, and who was granted which compartment.

The register knows a wrap by the SHA-256 of its sealed bytes. It is written before the directory takes the wrap in, so
an entry whose wrap is not in the directory was never in force and counts for nothing; a wrap without an entry cannot
come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.authority import Keypair
from app.keys.encoding import b64, unb64
from app.keys.hashing import sha256
from app.vault.compartment import Change, Compartment, Place
from app.vault.directory import Directory, Wrap
from app.vault.record import Body

AUTHORITY, PROJECT, GRANT = "authority", "project", "grant"


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
    """A person whose wrap for a compartment is in force."""

    uid: Id
    level: int
    epoch: int
    wrap: Wrap


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


def put_grant(
    change: Change, rid: Id, place: Place, uid: Id, blob: bytes, *, reason: str, signers: Iterable[Id]
) -> None:
    """Note that ``uid`` is given the wrap ``blob`` for the compartment at ``place``."""
    body: Body = {
        "cid": place.cid.hex(),
        "epoch": place.epoch,
        "level": place.level,
        "project": place.project.hex(),
        "reason": reason,
        "signers": sorted(signer.hex() for signer in signers),
        "uid": uid.hex(),
        "wrap": b64(sha256(blob)),
    }
    change.put(rid, GRANT, body, base=None)


def holders(office: Compartment, directory: Directory, cid: Id) -> tuple[Holder, ...]:
    """Everybody whose wrap for the compartment ``cid`` is in force, each wrap once."""
    found = {
        holder.wrap.wrap_id: holder
        for body in _grants(office)
        if body["cid"] == cid.hex()
        for holder in _in_force(body, directory)
    }
    return tuple(found.values())


def levels_held(office: Compartment, directory: Directory, project: Id, uid: Id) -> frozenset[int]:
    """The levels of ``project`` for which a wrap of ``uid`` is in force."""
    mine = (body for body in _grants(office) if body["project"] == project.hex() and body["uid"] == uid.hex())
    return frozenset(holder.level for body in mine for holder in _in_force(body, directory))


def in_force(office: Compartment, directory: Directory, project: ProjectEntry) -> bool:
    """Whether anybody holds a key of the project; one whose making was interrupted has no holder."""
    return any(holders(office, directory, cid) for cid in project.cids)


def _grants(office: Compartment) -> Iterator[Mapping[str, str | int]]:
    return (record.body for record in office.of_kind(GRANT))


def _in_force(body: Mapping[str, str | int], directory: Directory) -> Iterator[Holder]:
    uid = from_hex(str(body["uid"]))
    for wrap in directory.wraps_of(uid):
        if b64(sha256(wrap.blob)) == body["wrap"]:
            yield Holder(uid, int(body["level"]), int(body["epoch"]), wrap)
