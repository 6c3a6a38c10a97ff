"""The ledger of erasures applied to an older copy of the vault that was put back: what was destroyed goes again.

1. In every compartment that is open, the records with a mark are found, and with them whatever belongs to their
   customers, drafts and kept searches included, as in the destruction itself.
2. Those compartments are written anew without them, searched for every value, and switched, as in the destruction
   itself: killed before the switch, nothing has changed; killed after it, they are gone. Done again it finds nothing.

A compartment that nobody can open any more needs nothing: its key is dead, and that was the destruction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.access.event import Event
from app.access.level import Level
from app.copies.numbers import ERASURE, counts_by_kind
from app.customers.documents.store import files_of
from app.customers.model import Ref
from app.customers.projection import CUSTOMER
from app.destruction.building import builders
from app.destruction.closing.model import Replayed
from app.destruction.erasures import Ledger, mark
from app.destruction.model import Checkpoint, Ground, OrderState
from app.destruction.scan import Search, Wanted
from app.destruction.scope import Part, drop_drafts, parts_of, shared_by, wanted_from
from app.destruction.store import left_of, trace_id
from app.ids import Id
from app.people.granting import carry_over
from app.people.pairing import Pair
from app.session.clearance import ProjectKeys
from app.session.door import OpenKey, Session
from app.session.subject import Subject
from app.vault.compartment import Compartment
from app.vault.rewrite import Progress, Target, rewrite


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes from one project: the parts, and what each new file is searched for."""

    parts: list[Part]
    values: dict[Id, Wanted]


def replay(session: Session, two: Pair, ledger: Ledger, progress: Progress, checkpoint: Checkpoint) -> Replayed:
    """Take out what the ledger marks, project by project. ``progress`` may raise Cancelled before each switch."""
    records = compartments = 0
    for project in session.projects():
        plan = _plan(session, project, ledger)
        if plan is not None:
            checkpoint("planned")
            _take_out(session, two, project, plan, progress, checkpoint)
            records += sum(len(part.rids) for part in plan.parts)
            compartments += len(plan.parts)
    session.keep_anchor(at_once=True)
    return Replayed(ledger.erasures, records, compartments)


def _plan(session: Session, project: ProjectKeys, ledger: Ledger) -> _Plan | None:
    compartments = [session.compartment(project.project, level) for level in project.levels]
    marked = {compartment.cid: _marked(session, compartment, ledger) for compartment in compartments}
    if not any(marked.values()):
        return None
    parts = {one.cid: _with_rids(Part(one, frozenset(), {}, 0, 0), marked[one.cid]) for one in compartments}
    drafted: set[Id] = set()
    for customer in _customers(compartments, marked):
        theirs, texts = parts_of(compartments, customer)
        drafted |= {part.compartment.cid for part in theirs}
        for part in theirs:
            parts[part.compartment.cid] = _with_rids(parts[part.compartment.cid], part.rids)
        for compartment in compartments:
            drop_drafts(compartment, customer, texts)
    touched = [part for cid, part in parts.items() if part.rids or cid in drafted]
    everything = wanted_from(touched)
    for part in touched:
        _leave_trace(session, part)
    values = {part.compartment.cid: everything.without(shared_by(part, everything)) for part in touched}
    return _Plan(touched, values)


def _marked(session: Session, compartment: Compartment, ledger: Ledger) -> frozenset[Id]:
    vault_id = session.vault.vault_id
    rids = (Id(rid) for (rid,) in compartment.rows("SELECT rid FROM record"))
    return frozenset(rid for rid in rids if mark(vault_id, rid) in ledger.marks)


def _customers(compartments: list[Compartment], marked: dict[Id, frozenset[Id]]) -> list[Ref]:
    found = []
    for compartment in compartments:
        place = compartment.place
        for rid in marked[compartment.cid]:
            record = compartment.get(rid)
            if record is not None and record.kind == CUSTOMER:
                found.append(Ref(place.project, Level(place.level), rid))
    return found


def _with_rids(part: Part, rids: frozenset[Id]) -> Part:
    both, compartment = part.rids | rids, part.compartment
    counts, files = counts_by_kind(compartment, both), files_of(compartment, both)
    return replace(part, rids=both, by_kind=counts, files=files)


def _leave_trace(session: Session, part: Part) -> None:
    """Numbers are never given twice, so how many records of each kind went stays, and what names nobody of releases."""
    place = part.compartment.place
    left = left_of(part.compartment, part.rids)
    body: dict[str, Any] = {
        "order": "",
        "certificate": "",
        "ground": str(Ground.CONTRACT_END),
        "state": str(OrderState.EXECUTED),
        "main": False,
        "requested_at": 0,
        "recorder": bytes(16).hex(),
        "reply_by": "",
        "received_on": "",
        "approvals": [],
        "removed": dict(part.by_kind),
        "lines": left.lines,
        "copies": left.copies,
        "epoch": place.epoch,
    }
    # The file has one of them, however often this was begun before it was switched: what went is counted once.
    rid = trace_id(place.file_id, place.cid)
    known = part.compartment.get(rid)
    with session.change(Event.ERASURE_REPLAY, Subject(project=place.project, level=Level(place.level))) as change:
        change.put(rid, ERASURE, body, base=known.rev if known else None)


def _take_out(
    session: Session, two: Pair, project: ProjectKeys, plan: _Plan, progress: Progress, checkpoint: Checkpoint
) -> None:
    vault = session.vault
    gone = frozenset(rid for part in plan.parts for rid in part.rids)
    keys = {
        part.compartment.cid: session.open_key(project.project, Level(part.compartment.place.level))
        for part in plan.parts
    }
    with builders(session, [part.compartment for part in plan.parts]) as builder:
        rows = rewrite(
            vault,
            [Target(part.compartment, keys[part.compartment.cid].key) for part in plan.parts],
            gone,
            reference="",
            writer=session.identity,
            make_wraps=carry_over(
                vault,
                two.office,
                writer=two.officer,
                signers=two.signers,
                names={project.project: project.name},
                request=session.world.new_id(),
                new_id=session.world.new_id,
                at=session.now(),
            ),
            signers=two.signers,
            at=session.now(),
            renew=True,
            files=sorted({file for part in plan.parts for file in part.files}),
            erased=[mark(vault.vault_id, rid) for rid in gone],
            examine=Search(plan.values),
            builder=builder,
            progress=progress,
            checkpoint=checkpoint,
        )
    for row in rows:
        session.hold(OpenKey(row.new, row.new_key, keys[row.new.cid].project_name))
