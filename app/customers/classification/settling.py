"""Going on with moves that were cut off, and putting right what a move could not reach. Runs at every unlocking.

A move is left alone while its own process still works on it, and waits for somebody who opens its compartments and
writes. Whatever goes wrong here keeps nobody out: it waits for the next unlocking.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.belonging import members
from app.customers.body import from_body, item_from_body, ref_from_body
from app.customers.classification import store
from app.customers.classification.model import LevelForm
from app.customers.classification.moving import PROCEDURE, Move, go_on, mark_right, put_right
from app.customers.form import Grounds, Ref
from app.customers.holding.protecting import protected_in
from app.errors import NiemError
from app.ids import Id, from_hex
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment
from app.vault.exclusive import alone
from app.vault.record import Record, WriterId
from app.vault.statement import Intent

EVENT = Event.LEVEL_FINISH


@dataclass(frozen=True, slots=True)
class _Places:
    project: Id
    target: Level
    source: Level
    """The lowest of those that records are taken from."""


def settle_moves(session: Session) -> int:
    """Finish, or take back, what was cut off, as far as this session opens it; returns how much that was."""
    if not may(EVENT, session.duties) or session.standing().missing:
        return 0
    settled = 0
    if any(intent.procedure == PROCEDURE for intent in session.vault.directory.intents()):
        with suppress(NiemError), alone(session.vault.folder.lock, wait=0):
            settled += _settle_intents(session)
    for row in session.projects():
        if Level.TOP_SECRET in row.levels:
            with suppress(NiemError):
                settled += _settle_references(session, row.project)
    return settled


def _settle_intents(session: Session) -> int:
    settled = 0
    for intent in session.vault.directory.intents():
        places = _places(session, intent) if intent.procedure == PROCEDURE else None
        if places is None:
            continue
        move = _raise_of(session, intent, places) or _lowering_of(session, intent, places)
        if move is not None:
            go_on(session, move)
        with session.vault.directory.change(session.now()) as directory:
            directory.finish(intent.id)
        settled += 1
    return settled


def _places(session: Session, intent: Intent) -> _Places | None:
    """Where the compartments of an intent are; None when this session does not open all of them."""
    open_now = {key.place.cid.hex(): key.place for key in session.open_keys()}
    found = [open_now.get(cid) for cid in (intent.body["to"], *intent.body["from"])]
    if any(place is None for place in found):
        return None
    to, *sources = (place for place in found if place is not None)
    return _Places(to.project, Level(to.level), Level(min(source.level for source in sources)))


def _raise_of(session: Session, intent: Intent, places: _Places) -> Move | None:
    """The raise, when its copy was committed."""
    if places.target < places.source:
        return None
    record = session.compartment(places.project, places.target).get(from_hex(intent.body["about"]))
    if record is None or record.kind != store.CHANGE:
        return None
    body = record.body
    form = LevelForm(places.target, body["reason"], body["review"], tuple(body["criteria"]))
    came_from = Ref(places.project, Level(body["from"]), store.moved_by(record).rid)
    customer, item = (ref_from_body(body["customer"]), came_from) if "item" in body else (came_from, None)
    return Move(customer, form, EVENT, record.rid, from_hex(body["by"]), body["at"], item=item)


def _lowering_of(session: Session, intent: Intent, places: _Places) -> Move | None:
    """The lowering, when its copy was committed; taken back where the file was edited or held above since then."""
    if places.target > places.source:
        return None
    above, below = (session.compartment(places.project, level) for level in (places.source, places.target))
    request, _ = store.request_at(above, from_hex(intent.body["about"]))
    moved = request.about.rid
    copy, original = below.get(moved), above.get(moved)
    if copy is None or copy.op != "U" or original is None or original.op != "U":
        return None  # nothing was copied, or everything was switched: what refers to it from above is found below
    unchanged = original.rev == request.customer_rev and store.along_as_asked(above, request)
    if not unchanged or moved in protected_in(above):
        _take_back(session, places, moved)
        return None
    where = Ref(places.project, places.source, moved)
    about, rid = session.world.new_id(), request.ref.rid
    if request.item is not None:
        by, at = _carried_by(below, copy)
        customer = item_from_body(original.body).customer
        return Move(customer, request.form, EVENT, about, by, at, request=rid, item=where)
    grounds = from_body(copy.body).grounds or Grounds()
    by = from_hex(grounds.by) if grounds.by else session.uid
    return Move(where, request.form, EVENT, about, by, grounds.at, request=rid)


def _carried_by(below: Compartment, copy: Record) -> tuple[Id, int]:
    """Who copied a record into this compartment, and when: whoever signed for it there."""
    ((writer, at),) = below.rows("SELECT writer, at FROM ledger WHERE seq = ?", (copy.seq,))
    return WriterId.decoded(writer).uid, int(at)


def _take_back(session: Session, places: _Places, moved: Id) -> None:
    above = session.compartment(places.project, places.source)
    with session.change(EVENT, Subject(places.project, places.target, moved, note="taken back")) as change:
        below = session.compartment(places.project, places.target)
        for rid in members(below, moved):
            current, original = below.get(rid), above.get(rid)
            came_from_above = original is not None and original.op == "U"
            if current is not None and current.op == "U" and came_from_above:
                change.remove(rid, current.rev, told=store.MOVED)


# References above ----------------------------------------------------------------------------------------------------


def _settle_references(session: Session, project: Id) -> int:
    """Moves between the lower levels were done by who could not see whether anything top secret refers to them."""
    changes = store.waiting_changes(session.compartment(project, Level.SECRET))
    for record in changes:
        moved = store.moved_by(record).rid
        levels = _present_levels(session, project, record)
        put_right(session, project, Level.TOP_SECRET, moved, levels, EVENT)
        mark_right(session, project, Level.SECRET, moved, EVENT)
    return len(changes)


def _present_levels(session: Session, project: Id, record: Record) -> dict[str, int]:
    """Where each record of a move stands now, whatever happened to it since."""
    levels: dict[str, int] = {}
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        for rid in record.body["rids"]:
            current = compartment.get(from_hex(rid))
            if current is not None and current.op == "U":
                levels[rid] = int(level)
    return levels
