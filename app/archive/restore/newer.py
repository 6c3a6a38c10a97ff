"""What the present vault knows and an older copy does not: who left, what was destroyed, which keys were used.

Pure comparison of two directories of one vault. They agree up to some statement; what the newer one has after it is
what an accepted copy must not undo:

* who left, was frozen, or lost a duty since, is out of service in the copy as well;
* a clearance that was withdrawn since, or given anew for a shorter time, is withdrawn in the copy as well, as far as
  the officers' register tells;
* escrow keys used since are used;
* what was destroyed since is destroyed again, before anybody reads;
* a recovery kit that was made or written anew since takes the older one out of force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.archive.restore.model import Lacking
from app.destruction.erasures import Ledger
from app.errors import Problem
from app.ids import Id
from app.journal.store import Journal
from app.keys.encoding import Label, unb64
from app.people.register import all_holders
from app.session.door import Session
from app.vault.anchor import Head
from app.vault.compartment import Compartment
from app.vault.statement import Statement, Wrap
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Fork:
    """Where two directories part: the last statement they share, and what the newer one has after it."""

    last: int
    after: tuple[Statement, ...]

    @property
    def left(self) -> tuple[bytes, ...]:
        """The hashes of what is not in the copy."""
        return tuple(statement.h for statement in self.after)


def fork_of(copy: Vault, newer: Vault) -> Fork:
    """Where the directory of ``newer`` goes on without ``copy``."""
    last = 0
    for statement in reversed(copy.directory.statements()):
        if newer.directory.contains(statement.seq, statement.h):
            last = statement.seq
            break
    return Fork(last, tuple(newer.directory.statements(after=last)))


def heads_seen(session: Session) -> list[Head]:
    """The newest statement that the anchor of each person in this account has seen."""
    real = session.anchor_file.real()
    return [real.of_colleague(uid).read().directory for uid in session.vault.roster.people]


def require_present(newer: Vault, seen: Iterable[Head]) -> None:
    """Raise Problem("restore.not_the_present") for a folder that lacks what this account has seen of the vault.

    Another old copy in its place would know of nobody who left since.
    """
    left = {h for one in newer.roster.restored for h in one.left}
    if not all(newer.directory.contains(*head) or head[1] in left for head in seen):
        raise Problem("restore.not_the_present")


def out_of_service(copy: Vault, newer: Vault) -> tuple[Id, ...]:
    """Who serves in the copy and may no longer do what they may there."""
    found = []
    for person in copy.roster.serving():
        now = newer.roster.people.get(person.uid)
        if now is None or not now.serves or person.duties - now.duties:
            found.append(person.uid)
    return tuple(found)


def joined(copy: Vault, newer: Vault) -> tuple[str, ...]:
    """The names of who joined since: they are invited again."""
    return tuple(sorted(one.name for one in newer.roster.serving() if one.uid not in copy.roster.people))


def withdrawn(copy: Vault, office: Compartment, newer: Vault, newer_office: Compartment) -> dict[Id, list[Wrap]]:
    """The wraps of the copy whose person holds that compartment no longer, or not for so long, by compartment."""
    standing: dict[tuple[Id, Id], int] = {}
    for holder in all_holders(newer_office, newer):
        slot = holder.uid, holder.cid
        standing[slot] = max(standing.get(slot, 0), holder.not_after)
    found: dict[Id, list[Wrap]] = {}
    for holder in all_holders(office, copy):
        lasts = standing.get((holder.uid, holder.cid), 0)
        if lasts < holder.not_after and holder.uid in newer.roster.people:
            found.setdefault(holder.cid, []).append(holder.wrap)
    return found


def later_kit(copy: Vault, newer: Vault) -> int:
    """The number of the kit in force now where the copy knows another or none; 0 for the same or none.

    A kit written anew since is another one: what was destroyed opens with the earlier edition.
    """
    kits = [(one.roster.kit.recovery, one.roster.kit.serial) if one.roster.kit else None for one in (copy, newer)]
    if kits[1] is None:
        return newer.roster.kit_left[0]
    return 0 if kits[0] == kits[1] else int(kits[1][1])


def ledger_of(newer: Vault, fork: Fork) -> Ledger:
    """What was destroyed, as the newer directory says: every mark there is, counted by destructions since the copy."""
    since = sum(1 for _ in _erasing(fork.after))
    marks = (
        unb64(text) for statement in _erasing(newer.directory.statements(Label.RETIRE)) for text in _marks(statement)
    )
    return Ledger(frozenset(marks), since)


def touched_by(fork: Fork) -> frozenset[Id]:
    """The compartments that destructions since the copy wrote anew."""
    return frozenset(Id(bytes.fromhex(dead["cid"])) for one in _erasing(fork.after) for dead in one.fields["dead"])


def entries_lacking(copy: Journal, newer: Journal) -> int:
    """How many entries of the newer journal the copy does not have."""
    here = copy.heads()
    return sum(max(0, seq - here.get(writer, (0, b""))[0]) for writer, (seq, _) in newer.heads().items())


def lacking(copy: Vault, journal: Journal, newer: Vault, newer_journal: Journal) -> Lacking:
    """What the copy lacks, in numbers and names."""
    fork = fork_of(copy, newer)
    names = tuple(sorted(copy.roster.people[uid].name for uid in out_of_service(copy, newer)))
    return Lacking(
        entries=entries_lacking(journal, newer_journal),
        statements=len(fork.after),
        people=joined(copy, newer),
        gone=names,
        erasures=ledger_of(newer, fork).erasures,
        kit=later_kit(copy, newer),
    )


def _erasing(statements: tuple[Statement, ...] | list[Statement]) -> Iterator[Statement]:
    return (one for one in statements if one.kind == Label.RETIRE and one.fields.get("erased"))


def _marks(statement: Statement) -> list[str]:
    return list(statement.fields["erased"])
