"""Writing compartments anew without what raised customers and items left behind: their past is in no file below then.

Raising takes one person, new keys take a manager and an officer; so the rewrite is owed, and done for everything that
was left behind in a compartment together. Each compartment is one crash-safe rewrite of its own. A customer who has
come down again meanwhile keeps what is in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from app.access.event import Event
from app.access.level import Level
from app.customers.belonging import members
from app.customers.classification import store
from app.errors import Problem
from app.ids import Id
from app.people.granting import carry_over
from app.people.pairing import Pair
from app.session.clearance import OpenKey
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment
from app.vault.rewrite import Target, resume, rewrite

Progress = Callable[[int, int], None]
Checkpoint = Callable[[str], None]
_PARTS = 1000


def owed_levels(session: Session, project: Id) -> list[Level]:
    """The open levels of a project in which something was left behind."""
    return [level for level in session.levels(project) if store.remainders_in(session.compartment(project, level))]


def clear(
    session: Session,
    two: Pair,
    project: Id,
    progress: Progress = lambda _done, _total: None,
    checkpoint: Checkpoint = lambda _: None,
) -> int:
    """Write the compartments anew in which something was left behind; returns how many.

    ``progress`` may raise Cancelled: a compartment that was not switched by then is as it was, and stays owed.
    """
    resume(session.vault, session.now())
    levels = owed_levels(session, project)
    for number, level in enumerate(levels):

        def tell(done: int, total: int, number: int = number) -> None:
            progress(number * _PARTS + done * _PARTS // max(1, total), len(levels) * _PARTS)

        _clear_one(session, two, project, level, tell, checkpoint)
    session.keep_anchor(at_once=True)
    return len(levels)


def _clear_one(
    session: Session, two: Pair, project: Id, level: Level, progress: Progress, checkpoint: Checkpoint
) -> None:
    key, compartment = session.open_key(project, level), session.compartment(project, level)
    _count(session, compartment)
    gone, away = _gone(compartment), _raised(compartment)

    def examine(made: Compartment) -> None:
        if any(members(made, customer) for customer in away) or any(made.history(rid) for rid in gone):
            raise Problem("classification.traces_found")

    (row,) = rewrite(
        session.vault,
        [Target(compartment, key.key)],
        gone,
        reference="",
        writer=two.manager,
        make_wraps=carry_over(
            session.vault,
            two.office,
            writer=two.officer,
            signers=two.signers,
            names={project: key.project_name},
            request=session.world.new_id(),
            new_id=session.world.new_id,
            at=session.now(),
        ),
        signers=two.signers,
        at=session.now(),
        examine=examine,
        progress=progress,
        checkpoint=checkpoint,
    )
    session.hold(OpenKey(row.new, row.new_key, key.project_name))


def _count(session: Session, compartment: Compartment) -> None:
    """Note how many records of each kind will be gone, each remainder once, also when the rewrite is begun again."""
    place = compartment.place
    subject = Subject(place.project, Level(place.level), note="level")
    for remainder in store.remainders_in(compartment):
        if remainder.counted:
            continue
        kinds = [compartment.get(rid) for rid in remainder.rids]
        counts = Counter(record.kind for record in kinds if record is not None and record.op != "U")
        with session.change(Event.LEVEL_CLEAR, subject) as change:
            current = compartment.get(remainder.rid)
            if current is not None:
                change.put(remainder.rid, store.REMAINDER, {**current.body, "counted": True}, base=current.rev)
                body = {"removed": dict(sorted(counts.items()))}
                change.put(session.world.new_id(), store.MOVED_OUT, body, base=None)


def _gone(compartment: Compartment) -> frozenset[Id]:
    """What was left behind, with the notes that say so, unless it is in force here again."""
    gone = set[Id]()
    for remainder in store.remainders_in(compartment):
        gone.add(remainder.rid)
        for rid in remainder.rids:
            current = compartment.get(rid)
            if current is None or current.op != "U":
                gone.add(rid)
    return frozenset(gone)


def _raised(compartment: Compartment) -> frozenset[Id]:
    """The customers of whom nothing may be found here afterwards."""
    customers = {remainder.customer for remainder in store.remainders_in(compartment) if remainder.item is None}
    return frozenset(rid for rid in customers if (current := compartment.get(rid)) is None or current.op != "U")
