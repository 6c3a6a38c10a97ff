"""Every recovery kit there ever was, what it still opens, and which are known to be destroyed.

* A *ceremony* makes a pool of escrow keys; its kit, and those written anew from it, are *editions* of that pool.
* An edition opens whatever was sealed to an escrow key whose entry it holds, also what was destroyed later, together
  with the shares and an old copy of the vault. So an edition that holds a dead entry has to be destroyed itself.
* That an old edition was destroyed is nothing the program can see. A manager and an officer put it on record in the
  officers' store, with how it was done.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.ids import Id, from_hex
from app.keys.encoding import Label, unb64
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.roster import ESCROW
from app.vault.statement import Statement
from app.vault.vault import Vault

FORMER = "former-kit"


@dataclass(frozen=True, slots=True)
class Edition:
    """One kit: its serial, when it was stated, the entries that are not in it, and which escrow key was for which key.

    ``used`` maps the commitment of a compartment's key to the number of the escrow key it was sealed to.
    """

    serial: int
    at: int
    dropped: frozenset[int] = frozenset()
    used: dict[bytes, int] = field(default_factory=dict)

    def holds(self, commitments: Collection[bytes]) -> frozenset[int]:
        """The numbers of the entries by which this kit opens keys with these commitments."""
        return frozenset(number for mark, number in self.used.items() if mark in commitments) - self.dropped


@dataclass(frozen=True, slots=True)
class Destroyed:
    """An old kit that was destroyed: when, how, and which two say so."""

    serial: int
    at: int
    how: str
    by: tuple[Id, ...]


def editions(vault: Vault) -> list[Edition]:
    """Every kit that ever came into force, oldest first."""
    found: list[Edition] = []
    for statement in vault.directory.statements():
        fields = statement.fields
        if statement.kind == Label.KIT:
            found.append(Edition(int(fields["serial"]), statement.at))
        elif statement.kind == Label.KIT_RENEWED:
            last, gone = found[-1], frozenset(fields["dropped"])
            found.append(replace(last, serial=int(fields["serial"]), at=statement.at, dropped=last.dropped | gone))
        elif statement.kind == Label.WRAPPED and found:
            found[-1].used.update(_escrowed(statement))
    return found


def _escrowed(statement: Statement) -> Mapping[bytes, int]:
    """The commitments that a statement took in for the kit, with the numbers of the escrow keys used for them."""
    taken = [unb64(item["grant"]) for item in statement.fields["taken"] if item["uid"] == ESCROW.hex()]
    return dict(zip(taken, statement.fields["escrow"], strict=False))


def retired_keys(vault: Vault, until: Mapping[str, int] | None = None) -> frozenset[bytes]:
    """The commitments of the keys under which something lies that was destroyed: by compartment (hex), up to an epoch.

    Without ``until``: of every destruction there was. Earlier keys of the same compartment belong to it as well, since
    copies from before a renewal for another reason hold what was destroyed later.
    """
    retired = vault.directory.statements(Label.RETIRE)
    if until is None:
        until = _last_destroyed(retired)
    return frozenset(
        unb64(dead["old_commitment"])
        for statement in retired
        for dead in statement.fields["dead"]
        if dead["old_epoch"] <= until.get(dead["cid"], 0)
    )


def _last_destroyed(retired: Sequence[Statement]) -> dict[str, int]:
    until: dict[str, int] = {}
    for statement in retired:
        for dead in statement.fields["dead"] if statement.fields["renew"] else ():
            until[dead["cid"]] = max(until.get(dead["cid"], 0), dead["old_epoch"])
    return until


def dead_entries(vault: Vault) -> frozenset[int]:
    """The entries of the kit in force that open only what was destroyed."""
    made = editions(vault)
    return made[-1].holds(retired_keys(vault)) if made else frozenset()


def destroyed_kits(office: Compartment) -> dict[int, Destroyed]:
    """The old kits that are on record as destroyed, by serial."""
    return {
        int(record.body["serial"]): Destroyed(
            int(record.body["serial"]), record.at, record.body["how"], tuple(from_hex(uid) for uid in record.body["by"])
        )
        for record in office.of_kind(FORMER)
    }


def put_destroyed(change: Change, rid: Id, serial: int, how: str, by: Sequence[Id]) -> None:
    """Put on record that an old kit, both sticks and every copy, was destroyed."""
    change.put(rid, FORMER, {"serial": serial, "how": how, "by": [uid.hex() for uid in by]}, base=None)
