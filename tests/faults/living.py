"""A directory in which everything that can be stated has been stated, by real persons with their real keys.

It begins as the directory of the tests' office and lives on: people join, are given keys one after the other, renew
them, are frozen, thawed, revoked; agreements begin and end; the house moves; a recovery kit is made and renewed. What
the acts of the program do beside it (files, keyrings, papers) is left out: this is for those who read the statements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.ids import Id, random_id
from app.keys.encoding import Label, b64
from app.keys.hashing import random_bytes, sha256
from app.keys.signature import SigningKey
from app.vault.directory import Directory, DirectoryChange
from app.vault.roster_agreements import half_message
from app.vault.roster_rules import request_message
from app.vault.statement import Fields, Signers, Statement, TakenIn
from app.vault.vault import DIRECTORY_FILE
from tests.fixtures.vault import NAMES, Office

DAY = 24 * 60 * 60 * 1_000_000
EVERY_KIND = frozenset(
    {
        Label.GENESIS, Label.PERSON, Label.ENCKEY, Label.WRAPPED, Label.REWRAP, Label.RETIRE, Label.REVOKE,
        Label.FREEZE, Label.THAW, Label.SESSION_END, Label.AGREEMENT, Label.AGREEMENT_END, Label.LESSON, Label.HOUSE,
        Label.AGREEMENT_JOINED,
        Label.KIT, Label.KIT_RENEWED, Label.CONTINUED, Label.BACKUP, Label.CHECKED, Label.CHECKPOINT,
        Label.RESTORED, Label.FORMER,
    }
)  # fmt: skip


@dataclass
class Living:
    """The directory's file, its key, and the signing keys of everybody who ever belonged."""

    path: Path
    key: bytes
    vault_id: Id
    genesis: bytes
    at: int
    uids: dict[str, Id]
    keys: dict[str, SigningKey]
    grants: list[TakenIn] = field(default_factory=list)

    def signers(self, *names: str) -> Signers:
        """Who signs."""
        return [(self.uids[name], self.keys[name]) for name in names]

    def open(self) -> Directory:
        """The directory, for looking and for changing."""
        return Directory.open(self.path, self.key, self.vault_id)


def living_directory(office: Office) -> Living:
    """Let the office's directory live through everything."""
    keys = {}
    for name in NAMES:
        session = office.sign_in(name)
        keys[name] = session.identity.signing_key
        vault = session.vault
        path, key = vault.folder.directory, vault.directory_key
        vault_id, genesis = vault.vault_id, vault.label.genesis
        session.close()
    from app.keys.compartment_key import file_key

    living = Living(
        path, file_key(key, DIRECTORY_FILE), vault_id, genesis, office.clock.now() + DAY, dict(office.people), keys
    )
    directory = living.open()
    try:
        for step in (_joiners, _wraps, _standing, _service, _house, _checkpoints):
            with directory.change(living.at) as change:
                step(living, change)
            living.at += DAY
    finally:
        directory.close()
    return living


def person_fields(living: Living, name: str, duty: str, **changes: Any) -> Fields:
    """The statement that enters somebody."""
    return {
        "uid": living.uids[name].hex(),
        "name": name.title(),
        "title": "",
        "duties": [duty],
        "identity": b64(living.keys[name].public),
        "device": random_id().hex(),
        "encryption": b64(random_bytes(32)),
        "step_up": b64(random_bytes(32)),
        "continues": None,
        **changes,
    }


def meet(living: Living, *names: str) -> None:
    """Give people who are new an id and keys."""
    for name in names:
        living.uids[name], living.keys[name] = random_id(), SigningKey.generate()


def _joiners(living: Living, change: DirectoryChange) -> None:
    """A second manager and officer; an officer who left, a manager who is frozen, a clerk on a new machine."""
    meet(living, "tuan", "mai", "gone", "cold", "lan2")
    by = living.signers
    change.state(Label.PERSON, person_fields(living, "tuan", "manager"), by("quan", "ha"))
    change.state(Label.PERSON, person_fields(living, "mai", "officer"), by("quan", "ha"))
    change.state(Label.PERSON, person_fields(living, "gone", "officer"), by("quan", "ha", "mai"))
    change.state(Label.PERSON, person_fields(living, "cold", "manager"), by("tuan", "ha"))
    continued = person_fields(living, "lan2", "customer-service", continues=living.uids["lan"].hex())
    change.state(Label.PERSON, continued, by("tuan", "mai"))
    for name in ("tuan", "mai", "gone", "cold", "lan2"):
        for room in ("everyday", "top_secret"):
            fields = {"uid": living.uids[name].hex(), "public": b64(random_bytes(32)), "room": room}
            change.state(Label.ENCKEY, fields, by(name))
    revoked = {"uid": living.uids["gone"].hex(), "reason": "nghỉ việc", "owed": [random_id().hex()]}
    change.state(Label.REVOKE, revoked, by("quan", "ha", "mai"))
    change.state(Label.FREEZE, {"uid": living.uids["cold"].hex(), "reason": "nghi ngờ"}, by("mai"))


def _wraps(living: Living, change: DirectoryChange) -> None:
    """Taken in at one desk, taken in one after the other, carried over to a renewed key, written anew."""
    mine = [TakenIn(living.uids["lan"], random_bytes(64), random_bytes(32)) for _ in range(3)]
    living.grants += mine
    change.take_in(living.signers("quan", "ha"), taken=mine[:2], owed=[random_id()])
    taken = [mine[2].named()]
    signature = living.keys["tuan"].sign(request_message(living.vault_id, living.at, taken))
    request = {"by": living.uids["tuan"].hex(), "at": living.at, "sig": b64(signature)}
    change.take_in(living.signers("ha"), taken=mine[2:], request=request)
    renewed = random_bytes(64)
    for wrap in change._directory.wraps_of(living.uids["lan"]):
        if wrap.blob == mine[0].blob:
            change.remove_wrap(wrap.wrap_id)
            change.add_wrap(wrap.uid, renewed)
    pairs = [[b64(sha256(mine[0].blob)), b64(sha256(renewed))]]
    rewrap = {"uid": living.uids["lan"].hex(), "room": "everyday", "pairs": pairs}
    change.state(Label.REWRAP, rewrap, living.signers("lan"))
    dead = [{"cid": random_id().hex(), "old_commitment": b64(random_bytes(32)), "old_epoch": 1}]
    change.state(Label.RETIRE, {"reference": "TH-1", "dead": dead, "renew": True}, living.signers("quan", "ha"))


def _standing(living: Living, change: DirectoryChange) -> None:
    """Agreements signed in the program and on paper, ended; a lesson."""
    change.state(Label.AGREEMENT, agreement_fields(living, "lan2", "program"), living.signers("lan2", "tuan"))
    change.state(Label.AGREEMENT, agreement_fields(living, "minh", "paper"), living.signers("quan", "ha"))
    change.state(Label.AGREEMENT_JOINED, joined_fields(living, "nam", "tuan"), living.signers("tuan"))
    ended = {"uid": living.uids["lan2"].hex(), "number": "TT-lan2", "reason": "sai sót"}
    change.state(Label.AGREEMENT_END, ended, living.signers("mai"))
    lesson = {
        "uid": living.uids["lan2"].hex(), "lesson": "levels", "version": 1, "score": 90, "until": living.at + 365 * DAY
    }  # fmt: skip
    change.state(Label.LESSON, lesson, living.signers("lan2"))


def agreement_fields(living: Living, name: str, form: str) -> Fields:
    """An agreement of one year."""
    return {
        "uid": living.uids[name].hex(),
        "number": f"TT-{name}",
        "text": "2026-1",
        "sha256": b64(random_bytes(32)),
        "start": living.at,
        "until": living.at + 365 * DAY,
        "form": form,
    }


def joined_fields(living: Living, name: str, company: str, **changes: Any) -> Fields:
    """An agreement that its person signed first, in another account; ``changes`` are made before they sign."""
    fields = {**agreement_fields(living, name, "program"), **changes}
    del fields["form"]
    digest = random_bytes(32)
    message = half_message(living.vault_id, living.uids[company], fields, living.at, digest)
    half = {"at": living.at, "sha256": b64(digest), "sig": b64(living.keys[name].sign(message))}
    return {**fields, "half": half}


def _service(living: Living, change: DirectoryChange) -> None:
    """Frozen and thawed; a session ended; other duties."""
    uid = living.uids["long"].hex()
    change.state(Label.FREEZE, {"uid": uid, "reason": ""}, living.signers("quan"))
    change.state(Label.THAW, {"uid": uid}, living.signers("quan", "mai"))
    change.state(Label.SESSION_END, {"uid": uid, "reason": "quên khóa"}, living.signers("ha"))


def _house(living: Living, change: DirectoryChange) -> None:
    """New house keys, a recovery kit and its next edition, and the clerk's old machine is over."""
    house = {"number": 2, "journal_public": b64(random_bytes(32))}
    change.state(Label.HOUSE, house, living.signers("quan", "ha"))
    kit = {
        "serial": "1",
        "recovery": b64(random_bytes(32)),
        "publics": [b64(random_bytes(32)) for _ in range(4)],
        "custodians": 3,
        "threshold": 2,
    }
    change.state(Label.KIT, kit, living.signers("quan", "ha"))
    carried = TakenIn(living.uids["long"], random_bytes(64), random_bytes(32))
    living.grants.append(carried)
    change.take_in(living.signers("quan", "ha"), taken=[carried], escrow=[0])
    change.state(Label.KIT_RENEWED, {"serial": "2", "dropped": [0]}, living.signers("quan", "ha"))
    change.state(Label.CONTINUED, {"uid": living.uids["lan2"].hex()}, living.signers("lan2"))
    restored = {
        "restore": random_id().hex(),
        "copied_at": living.at,
        "reason": "đĩa hỏng",
        "left": [b64(random_bytes(32))],
        "heads": [["00", 3, b64(random_bytes(32))]],
        "left_heads": [],
        "kit": 0,
    }
    change.state(Label.RESTORED, restored, living.signers("quan", "ha"))
    gone = person_fields(living, "lan2", "sales", uid=random_id().hex(), identity=b64(random_bytes(32)))
    told = {name: gone[name] for name in ("uid", "name", "title", "duties", "identity", "device")}
    former = [{**told, "at": living.at, "left_at": living.at}]
    change.state(Label.FORMER, {"people": former}, living.signers("quan", "ha"))
    looked_at = [[random_id().hex(), []], [random_id().hex(), ["vault.pages_damaged"], b64(random_bytes(32))]]
    change.state(Label.CHECKED, {"parts": looked_at, "gone": []}, living.signers("nam"))
    for step, who in (("made", "minh"), ("proved", "minh"), ("dropped", "minh"), ("deleted", "ha")):
        backup = {"number": 1, "step": step, "medium": "folder", "of": 0, "place": "Ổ cứng rời", "note": ""}
        change.state(Label.BACKUP, {**backup, "sha256": "", "size": 0}, living.signers(who))


def _checkpoints(living: Living, change: DirectoryChange) -> None:
    """Two months of the journal, signed by two officers; in the second something did not hold."""
    writer = b64(living.uids["lan"] + random_bytes(32))
    for number in (1, 2):
        fields = {
            "number": number,
            "last": 100 * number,
            "entries": 90 * number,
            "first": b64(random_bytes(32)),
            "heads": [[writer, 90 * number, b64(random_bytes(32))]],
            "faults": [["journal.tail_cut", writer, 7]] if number == 2 else [],
        }
        change.state(Label.CHECKPOINT, fields, living.signers("ha", "mai"))


def kinds(statements: list[Statement]) -> frozenset[str]:
    """What was stated."""
    return frozenset(statement.kind for statement in statements)
