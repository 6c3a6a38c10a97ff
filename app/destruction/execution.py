"""The execution itself, in steps each of which can be repeated.

1. *Plan* (`planning`): the customer is frozen, so that nothing can be added any more; facts into the office's register
   (the certificate's number is taken), a nameless trace into every compartment touched, drafts about the customer
   dropped.
2. *Rewrite*: the compartments touched are written anew under fresh keys without the customer; each new file is searched
   for every value of the customer before anything is switched, so that the switch itself proves an empty search; then
   one switch for all of them, and the old files go, and the sealed files of the customer's documents with them.
3. *Certify* (`certifying`): the certificate is built from the facts, signed and filed; the trace becomes "executed".

Interrupted in 1 or before the switch, the order still stands and the same act begins again. Interrupted after it, the
order is gone with the customer, the trace says "executing", and the same act goes on with 3.
"""

from __future__ import annotations

from contextlib import suppress

from app.access.level import Level
from app.destruction import erasures, store
from app.destruction.building import builders
from app.destruction.crew import Crew
from app.destruction.freezing import require_frozen, thaw
from app.destruction.model import Checkpoint
from app.destruction.planning import Plan, plan
from app.destruction.scan import Search
from app.errors import NiemError
from app.people.granting import carry_over
from app.session.door import OpenKey, Session
from app.vault.building import Builder
from app.vault.rewrite import Progress, Target, WrapMaker, resume, rewrite


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


def execute(crew: Crew, order: store.Order, count: int, progress: Progress, checkpoint: Checkpoint) -> None:
    """Steps 1 and 2; ``count`` is how many records were said to go.

    Raises ``Problem("destruction.traces_found", hits=…)``, ``Problem("destruction.count_differs")`` with nothing
    destroyed; the customer can be worked on again then.
    """
    session, project = crew.session, order.ref.project
    resume(session.vault, session.now())
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    planned: list[Plan] = []

    def still_frozen() -> None:
        # From the first file built to the switch nobody else rewrites, and nobody writes to the old files.
        for one in planned:
            require_frozen([*one.beside, *(part.compartment for part in one.parts)], order)

    try:
        with builders(session, compartments, still_frozen) as builder:
            planned.append(plan(crew, order, count))
            checkpoint("planned")
            _rewrite(crew, order, planned[0], builder, progress, checkpoint)
    except BaseException:
        if _still_there(session, order):
            thaw(session, project, order.number)
        raise
    checkpoint("rewritten")


def _still_there(session: Session, order: store.Order) -> bool:
    """Whether nothing was switched; where not even that can be found out, nothing is changed."""
    with suppress(NiemError):
        return store.find_order(session, order.ref) is not None
    return False


def _rewrite(
    crew: Crew, order: store.Order, planned: Plan, builder: Builder, progress: Progress, checkpoint: Checkpoint
) -> None:
    session = crew.session
    gone = frozenset(rid for part in planned.parts for rid in part.rids)
    keys = {
        part.compartment.cid: session.open_key(part.compartment.place.project, Level(part.compartment.place.level))
        for part in planned.parts
    }
    rows = rewrite(
        session.vault,
        [Target(part.compartment, keys[part.compartment.cid].key) for part in planned.parts],
        gone,
        # Everybody in service reads the directory: a number would tell them of an order beyond their clearance.
        reference=store.trace_id(order.ref.rid, session.vault.vault_id).hex(),
        writer=session.identity,
        make_wraps=_carry_over(crew, order),
        signers=crew.signers,
        at=session.now(),
        renew=True,
        files=sorted({file for part in planned.parts for file in part.files}),
        erased=[erasures.mark(session.vault.vault_id, rid) for rid in gone],
        examine=Search(planned.values),
        builder=builder,
        progress=progress,
        checkpoint=checkpoint,
    )
    for row in rows:
        session.hold(OpenKey(row.new, row.new_key, keys[row.new.cid].project_name))
    session.keep_anchor(at_once=True)


def _carry_over(crew: Crew, order: store.Order) -> WrapMaker:
    """Whoever held a key of a compartment touched holds its new one."""
    session = crew.session
    return carry_over(
        session.vault,
        crew.office,
        writer=crew.second.identity,
        signers=crew.signers,
        names={row.project: row.name for row in session.projects()},
        request=order.ref.rid,
        new_id=session.world.new_id,
        at=session.now(),
    )
