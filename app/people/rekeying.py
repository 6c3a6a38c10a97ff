"""Renewing what somebody without the right still has the key of: compartments group by group, the house keys last.

What is owed stands in the directory (`Roster.owed`, `Roster.house_owed`), signed with the act that caused it: somebody
left, moved, or had a clearance withdrawn. So nothing has to be remembered: whatever was done before an interruption is
done, and the same act carries on with the rest. Each group is one crash-safe rewrite of its own
(`app.vault.rewrite`); the house moves in one (`app.vault.house`). A compartment whose manager is not at the desk stays
owed, and until it is done everybody can only read it.

Small compartments go together, so that what a switch costs is paid once for several. A group is no larger than what is
soon done: that much work is lost when it is cut off, and that much room on the disk is needed for a while. A large
compartment is a group by itself. Those of level 3 come last and by themselves, since the protection of memory that
they ask for slows down everything that is open in the process from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from app.access.level import Level
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.compartment_key import file_key
from app.people import register
from app.people.granting import carry_over
from app.people.pairing import Pair
from app.session.clearance import OpenKey, open_clearances
from app.session.door import Session
from app.session.opening import move_in
from app.vault.compartment import Compartment
from app.vault.exclusive import BUSY
from app.vault.house import move_house, sweep
from app.vault.rewrite import Target, resume, rewrite
from app.vault.roster import MANAGER, Person
from app.vault.vault import Vault

Progress = Callable[[int, int], None]
Checkpoint = Callable[[str], None]

MOST_BYTES = 32 * 1024 * 1024
MOST_FILES = 16
"""How much is written anew together: what a slow machine does in a few seconds."""

_PARTS = 1000
"""Of each compartment, as progress is told."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many compartments have new keys, how many still wait for a manager who holds them, and the house's number."""

    renewed: int
    waiting: int
    house: int


def renew_owed(
    session: Session,
    two: Pair,
    progress: Progress = lambda _done, _total: None,
    checkpoint: Checkpoint = lambda _: None,
) -> Rekeyed:
    """Do what is owed as far as the manager of ``two`` holds the keys. ``progress`` may raise Cancelled between files.

    Raises what `rewrite` and `move_house` raise; what was done by then stays done. A damaged compartment stays owed and
    is told at the end.
    """
    vault = session.vault
    resume(vault, session.now())
    vault.refresh()
    mine = _keys_of_owed(session, two)
    waiting, done = _groups(vault, mine), 0
    damaged: list[Corrupt] = []
    while waiting:
        group = waiting.pop(0)
        try:
            _renew(session, two, group, _share(progress, done, len(group), len(mine)), checkpoint)
        except Corrupt as error:
            # One damaged file must not keep the others from their new keys.
            vault.refresh()
            if len(group) == 1:
                damaged.append(error)
            else:
                waiting[:0] = [[key] for key in group if key.place.cid in vault.roster.owed]
            continue
        vault.refresh()
        done += len(group)
        checkpoint(f"renewed {done}")
    progress(len(mine), len(mine) + 1)
    if vault.roster.house_owed:
        _move(session, two, checkpoint)
    session.follow()
    session.keep_anchor(at_once=True)
    progress(1, 1)
    if damaged:
        raise damaged[0]
    return Rekeyed(len(mine), len(vault.roster.owed), vault.label.house)


def settle_interrupted(session: Session) -> int:
    """Take away what an interrupted move of the house left; returns how many folders. Runs at every unlocking."""
    try:
        return sweep(session.vault.folder)
    except Problem as error:
        if error.code != BUSY:
            raise
        return 0  # one is under way


def held_by_no_other_manager(session: Session, two: Pair, person: Person, cids: Sequence[Id]) -> int:
    """How many of ``cids`` a manager would take the way in along from: no other manager in service holds their key."""
    if MANAGER not in person.duties:
        return 0
    people = session.vault.roster.people
    others = {
        holder.cid
        for holder in register.all_holders(two.office, session.vault)
        if holder.uid != person.uid and holder.uid in people and people[holder.uid].serves
        and MANAGER in people[holder.uid].duties
    }  # fmt: skip
    return len(set(cids) - others)


def _keys_of_owed(session: Session, two: Pair) -> list[OpenKey]:
    held = open_clearances(session.vault, two.manager, session.latest(), upstairs=True).keys
    owed = session.vault.roster.owed
    return [key for key in held.values() if key.place.cid in owed]


def _groups(vault: Vault, keys: Sequence[OpenKey]) -> list[list[OpenKey]]:
    """What is written anew together, in the order in which it is done."""
    groups: list[list[OpenKey]] = []
    room = 0
    for key in sorted(keys, key=lambda key: (key.place.level, key.place.cid)):
        size = _size(vault.folder.compartment(key.place.file_id))
        if not groups or len(groups[-1]) == MOST_FILES or size > room or _locked(key) != _locked(groups[-1][0]):
            groups.append([])
            room = MOST_BYTES
        groups[-1].append(key)
        room -= size
    return groups


def _size(path: Path) -> int:
    """In bytes. A file that is missing is told by whoever opens it."""
    return path.stat().st_size if path.is_file() else 0


def _locked(key: OpenKey) -> bool:
    return key.place.level == Level.TOP_SECRET


def _share(progress: Progress, before: int, count: int, total: int) -> Progress:
    """The progress of ``count`` compartments out of ``total``, as a part of the whole."""

    def tell(done: int, of: int) -> None:
        progress(before * _PARTS + count * _PARTS * done // max(1, of), total * _PARTS)

    return tell


def _renew(session: Session, two: Pair, group: Sequence[OpenKey], progress: Progress, checkpoint: Checkpoint) -> None:
    vault = session.vault
    make_wraps = carry_over(
        vault,
        two.office,
        writer=two.officer,
        signers=two.signers,
        names={key.place.project: key.project_name for key in group},
        request=session.world.new_id(),
        new_id=session.world.new_id,
        at=session.now(),
    )
    with ExitStack() as opened:
        targets = [Target(opened.enter_context(closing(_opened(session, key))), key.key) for key in group]
        rewrite(
            vault,
            targets,
            (),
            reference="",
            writer=two.manager,
            make_wraps=make_wraps,
            signers=two.signers,
            at=session.now(),
            progress=progress,
            checkpoint=checkpoint,
        )


def _opened(session: Session, key: OpenKey) -> Compartment:
    return Compartment.open(
        session.vault.folder.compartment(key.place.file_id),
        file_key(key.key, key.place.file_id),
        key.place,
        session.world.projections,
        public_key_of=session.vault.roster.public_key_of,
        locked_memory=_locked(key),
    )


def _move(session: Session, two: Pair, checkpoint: Checkpoint) -> None:
    keys = move_house(
        session.vault,
        session.journal.connection,
        two.office,
        two.officer.house,
        two.signers,
        session.now(),
        checkpoint,
    )
    move_in(session, keys)
