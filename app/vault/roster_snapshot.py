"""The roster as one text, so that who has verified the chain up to a statement need not do it again.

A snapshot is believed only by a device that has its SHA-256 outside the vault, in its anchor; everybody else reads the
whole chain. It is made at every `EVERY`-th statement, where all honest devices make the same one.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from app.ids import from_hex
from app.keys.encoding import b64, canonical, parse_stored, unb64
from app.keys.hashing import sha256
from app.vault.roster import Agreement, Checkpoint, Kit, Lesson, Person, Restored, Roster, Taken
from app.vault.roster_checks import Checked, Claim

EVERY = 250
KEPT = 4
VERSION = 4


def snapshot_of(roster: Roster) -> str:
    """The roster in canonical JSON."""
    return canonical(
        {
            "version": VERSION,
            "company": roster.company,
            "place": roster.place,
            "one_person": roster.one_person,
            "journal_public": b64(roster.journal_public),
            "authority": b64(roster.authority),
            "custodian": roster.custodian.hex(),
            "founders": {uid.hex(): [b64(key), sorted(duties)] for uid, (key, duties) in roster.founders.items()},
            "founded_at": roster.founded_at,
            "seq": roster.seq,
            "h": b64(roster.h),
            "house": roster.house,
            "house_owed": roster.house_owed,
            "renew_asked": roster.renew_asked,
            "people": [_person(person) for person in roster.people.values()],
            "once_officers": sorted(uid.hex() for uid in roster.once_officers),
            "taken": {
                b64(wrap): [
                    taken.uid.hex(),
                    b64(taken.grant),
                    sorted(s.hex() for s in taken.signers),
                    taken.seq,
                    taken.at,
                ]
                for wrap, taken in roster.taken.items()
            },
            "requests": sorted(b64(request) for request in roster.requests),
            "owed": sorted(cid.hex() for cid in roster.owed),
            "ended": {uid.hex(): seq for uid, seq in roster.ended.items()},
            "escrow_used": sorted(roster.escrow_used),
            "kit": _kit(roster.kit) if roster.kit else None,
            "kit_left": list(roster.kit_left),
            "restored": [
                [one.restore.hex(), one.seq, one.at, sorted(b64(h) for h in one.left)] for one in roster.restored
            ],
            "checked": {
                file.hex(): [
                    found.at,
                    found.by.hex(),
                    list(found.faults),
                    [[one.by.hex(), list(one.faults), b64(one.proof)] for one in found.claims],
                ]
                for file, found in roster.checked.items()
            },
            "checkpoint": list(astuple(roster.checkpoint)) if roster.checkpoint else None,
            "backups": roster.backups,
        }
    ).decode("utf-8")


def roster_from(text: str) -> Roster:
    """The roster written as ``text``, whose hash was found in the anchor."""
    raw = parse_stored(text)
    if raw["version"] != VERSION:
        raise ValueError("a snapshot of another program")
    return Roster(
        company=raw["company"],
        place=raw["place"],
        one_person=raw["one_person"],
        journal_public=unb64(raw["journal_public"]),
        authority=unb64(raw["authority"]),
        custodian=from_hex(raw["custodian"]),
        founders={from_hex(uid): (unb64(key), frozenset(duties)) for uid, (key, duties) in raw["founders"].items()},
        founded_at=raw["founded_at"],
        seq=raw["seq"],
        h=unb64(raw["h"]),
        house=raw["house"],
        house_owed=raw["house_owed"],
        renew_asked=raw["renew_asked"],
        people={person.uid: person for person in map(_person_from, raw["people"])},
        once_officers={from_hex(uid) for uid in raw["once_officers"]},
        taken={
            unb64(wrap): Taken(from_hex(uid), unb64(grant), frozenset(map(from_hex, signers)), seq, at)
            for wrap, (uid, grant, signers, seq, at) in raw["taken"].items()
        },
        requests={unb64(request) for request in raw["requests"]},
        owed={from_hex(cid) for cid in raw["owed"]},
        ended={from_hex(uid): seq for uid, seq in raw["ended"].items()},
        escrow_used=set(raw["escrow_used"]),
        kit=_kit_from(raw["kit"]) if raw["kit"] else None,
        kit_left=(raw["kit_left"][0], raw["kit_left"][1]),
        restored=[
            Restored(from_hex(restore), seq, at, frozenset(map(unb64, left)))
            for restore, seq, at, left in raw["restored"]
        ],
        checked={
            from_hex(file): Checked(
                at,
                from_hex(by),
                tuple(codes),
                tuple(Claim(from_hex(who), tuple(told), unb64(proof)) for who, told, proof in claims),
            )
            for file, (at, by, codes, claims) in raw["checked"].items()
        },
        checkpoint=Checkpoint(*raw["checkpoint"]) if raw["checkpoint"] else None,
        backups=raw["backups"],
    )


def digest_of_snapshot(text: str) -> bytes:
    """What an anchor keeps of a snapshot."""
    return sha256(text.encode("utf-8"))


def _person(person: Person) -> dict[str, Any]:
    agreement = person.agreement
    return {
        "uid": person.uid.hex(),
        "name": person.name,
        "title": person.title,
        "duties": sorted(person.duties),
        "identity": b64(person.identity),
        "device": person.device.hex(),
        "encryption": b64(person.encryption),
        "step_up": b64(person.step_up) if person.step_up else None,
        "at": person.at,
        "active": person.active,
        "frozen": person.frozen,
        "left_at": person.left_at,
        "continues": person.continues.hex() if person.continues else None,
        "renewed": list(person.renewed),
        "agreement": [
            agreement.number, agreement.text, b64(agreement.sha256), agreement.start, agreement.until, agreement.form
        ] if agreement else None,
        "lessons": {
            name: [lesson.version, lesson.score, lesson.at, lesson.until] for name, lesson in person.lessons.items()
        },
    }  # fmt: skip


def _person_from(raw: dict[str, Any]) -> Person:
    signed = raw["agreement"]
    return Person(
        uid=from_hex(raw["uid"]),
        name=raw["name"],
        title=raw["title"],
        duties=frozenset(raw["duties"]),
        identity=unb64(raw["identity"]),
        device=from_hex(raw["device"]),
        encryption=unb64(raw["encryption"]),
        step_up=unb64(raw["step_up"]) if raw["step_up"] else None,
        at=raw["at"],
        active=raw["active"],
        frozen=raw["frozen"],
        left_at=raw["left_at"],
        continues=from_hex(raw["continues"]) if raw["continues"] else None,
        renewed=(raw["renewed"][0], raw["renewed"][1]),
        agreement=Agreement(signed[0], signed[1], unb64(signed[2]), *signed[3:]) if signed else None,
        lessons={name: Lesson(*parts) for name, parts in raw["lessons"].items()},
    )


def _kit(kit: Kit) -> dict[str, Any]:
    return {
        "serial": kit.serial,
        "recovery": b64(kit.recovery),
        "publics": [b64(public) for public in kit.publics],
        "custodians": kit.custodians,
        "threshold": kit.threshold,
        "seq": kit.seq,
        "at": kit.at,
        "dropped": sorted(kit.dropped),
        "editions": [list(edition) for edition in kit.editions],
    }


def _kit_from(raw: dict[str, Any]) -> Kit:
    publics = tuple(unb64(public) for public in raw["publics"])
    return Kit(
        raw["serial"], unb64(raw["recovery"]), publics, raw["custodians"], raw["threshold"], raw["seq"], raw["at"],
        frozenset(raw["dropped"]), tuple((serial, seq) for serial, seq in raw["editions"]),
    )  # fmt: skip
