"""Renewing what somebody without the right still has the key of: compartments one by one, and the house keys last.

What is owed stands in the directory (`Roster.owed`, `Roster.house_owed`), signed with the act that caused it: somebody
left, moved, or had a clearance withdrawn. So nothing has to be remembered: whatever was done before an interruption is
done, and the same act carries on with the rest. Each compartment is one crash-safe rewrite of its own
(`app.vault.rewrite`); the house moves in one (`app.vault.house`). A compartment whose manager is not at the desk stays
owed, and until it is done everybody can only read it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.access.level import Level
from app.errors import Problem
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

Progress = Callable[[int, int], None]
Checkpoint = Callable[[str], None]


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

    Raises what `rewrite` and `move_house` raise; what was done by then stays done.
    """
    vault = session.vault
    resume(vault, session.now())
    vault.refresh()
    mine = _keys_of_owed(session, two)
    for number, key in enumerate(mine):
        _renew(session, two, key, number, len(mine), progress, checkpoint)
        vault.refresh()
        checkpoint(f"renewed {number + 1}")
    progress(len(mine), len(mine) + 1)
    if vault.roster.house_owed:
        _move(session, two, checkpoint)
    session.follow()
    session.keep_anchor(at_once=True)
    progress(1, 1)
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
    return sorted((key for key in held.values() if key.place.cid in owed), key=lambda key: key.place.cid)


def _renew(
    session: Session,
    two: Pair,
    key: OpenKey,
    number: int,
    count: int,
    progress: Progress,
    checkpoint: Checkpoint,
) -> None:
    vault = session.vault
    compartment = Compartment.open(
        vault.folder.compartment(key.place.file_id),
        file_key(key.key, key.place.file_id),
        key.place,
        session.world.projections,
        public_key_of=vault.roster.public_key_of,
        locked_memory=key.place.level == Level.TOP_SECRET,
    )

    def tell(done: int, total: int) -> None:
        parts = 1000
        progress(number * parts + done * parts // max(1, total), count * parts)

    try:
        make_wraps = carry_over(
            vault,
            two.office,
            writer=two.officer,
            signers=two.signers,
            project_name=key.project_name,
            request=session.world.new_id(),
            new_id=session.world.new_id,
            at=session.now(),
        )
        rewrite(
            vault,
            [Target(compartment, key.key)],
            (),
            reference="",
            writer=two.manager,
            make_wraps=make_wraps,
            signers=two.signers,
            at=session.now(),
            progress=tell,
            checkpoint=checkpoint,
        )
    finally:
        compartment.close()


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
