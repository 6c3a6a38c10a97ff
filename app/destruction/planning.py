"""What an execution will take away, worked out once nothing about the customer can be written any more.

Facts go into the office's register (the certificate's number is taken), a nameless trace into every compartment
touched, and drafts about the customer, of everybody and at every level, are dropped. Each of these can be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.access.event import Event
from app.access.level import Level
from app.copies.numbers import ERASURE
from app.destruction import register, store
from app.destruction.crew import Crew
from app.destruction.facts import gather
from app.destruction.freezing import above, freeze
from app.destruction.recording import require_still_due
from app.destruction.scan import Wanted, shared_with
from app.destruction.scope import Part, drop_drafts, part_of, parts_of, shared_by, wanted_from
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes: the parts, what each new file is searched for, the certificate's number, and what stays ``beside``:
    compartments in which the customer is frozen and that hold nothing of theirs.
    """

    parts: list[Part]
    values: dict[Id, Wanted]
    certificate: str
    beside: list[Compartment]


def plan(crew: Crew, order: store.Order, count: int) -> Plan:
    """Freeze, look, note, and drop drafts. Raises Problem("destruction.count_differs") for another ``count``."""
    session, project = crew.session, order.ref.project
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    frozen = above(compartments, order.customer)
    freeze(frozen, order)
    parts, texts = parts_of(compartments, order.customer)
    parts += _begun(compartments, parts, order)
    freeze([part.compartment for part in parts], order)
    require_still_due(session, order)
    require_count(parts, count)
    for compartment in compartments:  # also where nothing of the customer was ever saved
        drop_drafts(compartment, order.customer, texts)
    everything = wanted_from(parts)
    stays = {part.compartment.cid: shared_by(part, everything) for part in parts}
    left_aside = frozenset[str]().union(*stays.values())
    facts = gather(session, order, parts, len(everything.without(left_aside)), len(left_aside))
    certificate = register.note_facts(session, crew.office, crew.second.identity, order.ref.rid, facts)
    for part in parts:
        # Whoever saw the order goes on seeing it: the main trace stands where the order stood.
        _leave_trace(session, order, part, certificate, main=part.compartment.place.level == order.ref.level)
    # What the traces say themselves is no remnant.
    values = {cid: everything.without(held | _told(session, order, cid, everything)) for cid, held in stays.items()}
    touched = {part.compartment.cid for part in parts}
    return Plan(parts, values, certificate, [one for one in frozen if one.cid not in touched])


def _told(session: Session, order: store.Order, cid: Id, everything: Wanted) -> frozenset[str]:
    """What of the wanted texts the trace in that compartment says: a day, a number, a duty."""
    levels = session.levels(order.ref.project)
    compartment = next(one for level in levels if (one := session.compartment(order.ref.project, level)).cid == cid)
    trace = compartment.get(store.trace_id(order.ref.rid, cid))
    return shared_with(trace, Event.DESTRUCTION_EXECUTE.value, everything) if trace else frozenset()


def _begun(compartments: list[Compartment], parts: list[Part], order: store.Order) -> list[Part]:
    """Where an earlier try has dropped the only drafts there were: that file is written anew all the same."""
    known = {part.compartment.cid for part in parts}
    traced = ((one, one.get(store.trace_id(order.ref.rid, one.cid))) for one in compartments if one.cid not in known)
    return [part_of(one, order.customer) for one, trace in traced if trace is not None and trace.op == "U"]


def require_count(parts: list[Part], count: int) -> None:
    """Rule 6 of the model."""
    if sum(len(part.rids) for part in parts) != count:
        raise Problem("destruction.count_differs")


def _leave_trace(session: Session, order: store.Order, part: Part, certificate: str, *, main: bool) -> None:
    compartment, place = part.compartment, part.compartment.place
    rid = store.trace_id(order.ref.rid, place.cid)
    known = compartment.get(rid)
    left = store.left_of(compartment, part.rids)
    subject = Subject(project=place.project, level=Level(place.level), note=certificate)
    with session.change(Event.DESTRUCTION_EXECUTE, subject) as change:
        body = store.trace_body(order, certificate, part.by_kind, left, place.epoch, main=main)
        if known is not None and known.op == "D":  # of an execution that was given up, and an order made anew
            change.bring_back(rid, body, base=known.rev)
        else:
            change.put(rid, ERASURE, body, base=known.rev if known else None)
