"""What the register says of a manager's own projects, told to that manager by letter.

The register lies in the office store, which only officers open. So that a manager knows who is cleared for their
projects, an officer's program writes it to them after each act on clearances, and when an officer looks at the list:
one letter for each manager, in place of the one before. A row counts only while the directory holds the very grant, so
what was withdrawn since, or put back from before, does not show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import b64, canonical, parse_canonical, unb64
from app.people import letters, register
from app.people.register import Holder
from app.session.door import Session
from app.session.identity import Identity
from app.vault.compartment import Compartment
from app.vault.roster import MANAGER, OFFICER

KIND = letters.CLEARANCES
STEP = 16 * 1024
"""Letters are padded to a multiple of this: their size does not tell how many are cleared."""


@dataclass(frozen=True, slots=True)
class Told:
    """One clearance in force as the register tells it."""

    uid: Id
    project: Id
    project_name: str
    level: int
    not_after: int
    since: int
    signers: frozenset[Id]
    digest: bytes
    reason: str
    why: str


def told_by_register(session: Session, office: Compartment) -> list[Told]:
    """Every clearance in force, of all projects."""
    names = {entry.project: entry.name for entry in register.projects(office)}
    return [_told(holder, names) for holder in register.all_holders(office, session.vault)]


def told_by_letter(session: Session) -> list[Told]:
    """The clearances in the manager's own projects, as an officer wrote them last."""
    roster = session.vault.roster
    found = [one for one in letters.read_letters(session, KIND) if OFFICER in roster.duties_of(one.by)]
    if not found:
        return []
    standing = {taken.grant for taken in roster.taken.values()}
    try:
        rows = parse_canonical(found[-1].body["rows"].encode("utf-8"))["rows"]
        return [row for row in (_decoded(raw) for raw in rows) if row.digest in standing]
    except (AttributeError, Corrupt, KeyError, TypeError, ValueError):
        return []


def write_to_managers(session: Session, office: Compartment, officer: Identity) -> None:
    """Tell every serving manager of the clearances in the projects that they hold."""
    vault, at = session.vault, session.now()
    told = told_by_register(session, office)
    with vault.directory.change(at) as change:
        for manager in vault.roster.holders(MANAGER):
            own = {one.project for one in told if one.uid == manager.uid}
            rows = canonical({"rows": [_encoded(one) for one in told if one.project in own]}).decode("utf-8")
            for letter in vault.directory.letters(KIND, manager.uid):
                change.drop_letter(letter.id)
            padded_to = (len(rows.encode("utf-8")) * 2 // STEP + 1) * STEP
            reader = [letters.the_person(manager)]
            letters.post(change, KIND, vault.vault_id, officer, at, {"rows": rows}, reader, padded_to)


def write_if_stale(session: Session, office: Compartment) -> None:
    """Write to the managers again when a clearance was given by an act that did not."""
    vault = session.vault
    newest = max((taken.at for taken in vault.roster.taken.values()), default=0)
    boxes = [vault.directory.letters(KIND, manager.uid) for manager in vault.roster.holders(MANAGER)]
    if any(not box or box[-1].at < newest for box in boxes):
        write_to_managers(session, office, session.identity)


def _told(holder: Holder, names: Mapping[Id, str]) -> Told:
    return Told(
        holder.uid, holder.project, names.get(holder.project, ""), holder.level, holder.not_after, holder.since,
        holder.signers, holder.digest, holder.reason, holder.why,
    )  # fmt: skip


def _encoded(told: Told) -> dict[str, object]:
    return {
        "digest": b64(told.digest),
        "level": told.level,
        "not_after": str(told.not_after),
        "project": told.project.hex(),
        "project_name": told.project_name,
        "reason": told.reason,
        "signers": sorted(uid.hex() for uid in told.signers),
        "since": str(told.since),
        "uid": told.uid.hex(),
        "why": told.why,
    }


def _decoded(raw: Mapping[str, Any]) -> Told:
    return Told(
        from_hex(raw["uid"]), from_hex(raw["project"]), raw["project_name"], raw["level"], int(raw["not_after"]),
        int(raw["since"]), frozenset(from_hex(uid) for uid in raw["signers"]), unb64(raw["digest"]), raw["reason"],
        raw["why"],
    )  # fmt: skip
