"""Moving a customer, or one item, to another level, which is another compartment: a recorded sequence that goes on
wherever it ends.

1. *Intent* in the directory: which compartments, by their ids, and the record it is about. No project, no customer.
2. *Copy* into the new compartment, in one transaction there, while nobody else can write to the old ones: raising takes
   everything that names the customer, from every level below, with all its past; lowering takes the customer as they
   stand now (and the items, where the request says so), because what was struck out above was not judged for below;
   nor does the reason of the level above come down. A
   correction that is still to be verified stops a lowering: nobody has judged it yet.
3. *Verify* through a connection of its own.
4. *Switch*: in the old compartments the records are removed; references that stay there learn the new level. Raising
   leaves a remainder behind, until the compartment is written anew without it (`clearing`).
5. *Drafts* of what moved up move up. *References* in compartments above learn the new level; where this session does
   not open them, the record of the move says so and whoever next enters the top-secret room puts them right.
6. The intent is cleared.

An item moves by the same steps, with what is its own: its documents, entries and requests (`past.is_of_item`).

Ended before the copy was committed, nothing happened; after it, `settle_moves` goes on with the rest at the next
unlocking of somebody who opens the compartments concerned. Every step can be repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace

from app.access.event import Event
from app.access.level import Level
from app.customers import store as customers
from app.customers.belonging import members, relevelled
from app.customers.body import item_from_body
from app.customers.classification import store
from app.customers.classification.arrival import require_arrived
from app.customers.classification.model import LevelForm, RequestState
from app.customers.classification.past import (
    NOBODY,
    Belongings,
    Wanted,
    anything,
    belongings,
    in_force,
    named_in_searches,
    of_item,
    of_kinds,
)
from app.customers.entry import store as entries
from app.customers.form import Ref
from app.customers.holding.protecting import require_unprotected
from app.customers.projection import CUSTOMER, ITEM
from app.customers.search.saved import SEARCH, widened
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.change import Change
from app.vault.compartment import Compartment, DraftRow
from app.vault.exclusive import alone

PROCEDURE = "level"
DOCUMENT = "document"
COMES_DOWN = frozenset({ITEM, DOCUMENT})
"""What comes along when a customer is lowered with their items."""

Progress = Callable[[int, int], None]
"""Told how many of how many records are copied; may raise Cancelled."""
Checkpoint = Callable[[str], None]
"""Told the name of each step when it is done: the place where tests cut."""


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


@dataclass(frozen=True, slots=True)
class Move:
    """What is moved where, and why. ``event`` is the act that the journal keeps; ``by`` and ``at`` who decided when.

    The ``customer``, or only the ``item`` of theirs; ``customer`` is where they stand. ``request`` is the request that
    is carried out, None for an act without one; ``about`` the id of the record of the move; ``base`` the revision of
    what is moved that was decided on, None when it does not matter any more.
    """

    customer: Ref
    form: LevelForm
    event: Event
    about: Id
    by: Id
    at: int
    request: Id | None = None
    base: int | None = None
    answer: str = ""
    item: Ref | None = None

    @property
    def thing(self) -> Ref:
        """What is moved, where it stands."""
        return self.item or self.customer

    @property
    def rises(self) -> bool:
        """Whether this is a raise."""
        return self.form.level > self.thing.level

    @property
    def sources(self) -> tuple[Level, ...]:
        """Where records are taken from, highest first."""
        if not self.rises:
            return (self.thing.level,)
        return tuple(level for level in reversed(Level) if self.thing.level <= level < self.form.level)

    @property
    def higher(self) -> Level:
        """The higher of the two compartments, where the record of the move stands."""
        return max(self.thing.level, self.form.level)

    def subject(self, level: Level) -> Subject:
        """What the journal is told at ``level``: no word of the other one."""
        return Subject(self.customer.project, level, self.thing.rid, note="item level" if self.item else "level")


def carry_out(session: Session, move: Move, progress: Progress = no_progress, checkpoint: Checkpoint = no_stop) -> Ref:
    """Move the customer, or the item; returns where that stands now.

    Raises Refused("session.beyond_clearance") without the key of a level concerned, Problem("vault.changed_meanwhile"),
    Problem("customers.not_found"), Problem("vault.busy"), Cancelled before anything is switched.
    """
    project, target = move.customer.project, move.form.level
    session.read(Event.CUSTOMER_PAGE, move.subject(move.thing.level))
    for level in (*move.sources, target):
        if level not in session.levels(project):
            raise session.refuse(move.event, move.subject(level), "session.beyond_clearance")
    with alone(session.vault.folder.lock):
        with session.vault.directory.change(session.now()) as change:
            intent = change.begin(PROCEDURE, "begun", _named(session, move))
        checkpoint("intent")
        try:
            go_on(session, move, progress, checkpoint)
        except BaseException:
            if not _arrived(session, move):
                _finish(session, intent)
            raise
        _finish(session, intent)
    session.keep_anchor(at_once=True)
    return Ref(project, target, move.thing.rid)


def go_on(session: Session, move: Move, progress: Progress = no_progress, checkpoint: Checkpoint = no_stop) -> None:
    """Steps 2 to 5, also when some of them are done."""
    found = _copy_and_switch(session, move, progress, checkpoint)
    checkpoint("switched")
    if move.rises:
        for level in move.sources:
            _move_drafts(session, move, level, found.all_rids)
    checkpoint("drafts moved")
    project, rid = move.customer.project, move.thing.rid
    for level in session.levels(project):
        if level > move.higher:
            put_right(session, project, level, rid, _levels_now(session, move, found), move.event)
            mark_right(session, project, move.higher, rid, move.event)
    checkpoint("references right")


def _levels_now(session: Session, move: Move, found: Belongings) -> dict[str, int]:
    """The new level of everything that moved, also of what did so before an interruption."""
    target = session.compartment(move.customer.project, move.form.level)
    arrived = (target.get(rid) for rid in found.all_rids)
    return {record.rid.hex(): int(move.form.level) for record in arrived if record is not None and record.op == "U"}


def mark_right(session: Session, project: Id, level: Level, rid: Id, event: Event) -> None:
    """Note in the records of the moves of ``rid`` that no reference above is wrong any more."""
    with session.change(event, Subject(project, level, rid, note="references")) as change:
        for record in store.waiting_changes(session.compartment(project, level)):
            if store.moved_by(record).rid == rid:
                change.put(record.rid, store.CHANGE, {**record.body, "references": "right"}, base=record.rev)


def put_right(session: Session, project: Id, level: Level, rid: Id, levels: Mapping[str, int], event: Event) -> None:
    """Let the references of one compartment to what was moved, and to what went with it, say the right level."""
    compartment = session.compartment(project, level)
    if not members(compartment, rid):
        return
    with session.change(event, Subject(project, level, rid, note="references")) as change:
        _relevel(change, compartment, rid, levels)


# Steps 2 to 4 --------------------------------------------------------------------------------------------------------


def _copy_and_switch(session: Session, move: Move, progress: Progress, checkpoint: Checkpoint) -> Belongings:
    project = move.customer.project
    with ExitStack() as held:
        changes = {level: held.enter_context(session.change(move.event, move.subject(level))) for level in move.sources}
        compartments = {level: session.compartment(project, level) for level in move.sources}
        whole = move.item is None and move.rises
        searches = named_in_searches(compartments, move.customer) if whole else NOBODY
        found = belongings(compartments, move.thing.rid, _wanted(move), searches)
        if whole:
            above = session.compartment(project, move.form.level).history(move.customer.rid)
            found = found.without_known(move.customer.rid, above)
        elif move.item is None:
            found = found.without_grounds(move.customer.rid)
        _require_base(session, found, move)
        for guard in session.world.before_moves if move.base is not None else ():
            guard(session, move.customer)
        _require_judged(session, compartments[move.thing.level], move)
        _copy(session, move, found, progress)
        checkpoint("copied")
        require_arrived(session, Ref(project, move.form.level, move.thing.rid), found, whole=move.rises)
        checkpoint("verified")
        for level, change in changes.items():
            _leave(session, move, change, compartments[level], found)
        checkpoint("left")
    return found


def _wanted(move: Move) -> Wanted:
    """Which records come along: all of them up; down, what is in force of the customer or item, and what else is asked
    for.
    """
    if move.item is not None:
        own = of_item(move.item.rid)
        kinds = COMES_DOWN if move.form.with_items else frozenset({ITEM})
        return own if move.rises else lambda past: own(past) and in_force(of_kinds(kinds))(past)
    if move.rises:
        return anything
    return in_force(of_kinds(COMES_DOWN | {CUSTOMER} if move.form.with_items else frozenset({CUSTOMER})))


def _require_base(session: Session, found: Belongings, move: Move) -> None:
    if move.base is None:
        return
    current = found.live.get(move.thing.rid)
    if current is None:
        raise Problem("customers.not_found")
    if current.rev != move.base:
        raise Problem("vault.changed_meanwhile")
    if move.item is not None:
        customers.customer(session.compartment(move.customer.project, move.customer.level), move.customer.rid)
        if current.kind != ITEM or item_from_body(current.body).customer != move.customer:
            raise Problem("vault.changed_meanwhile")
        if move.form.level < move.customer.level:
            raise Problem("classification.item_below_customer")


def _require_judged(session: Session, standing: Compartment, move: Move) -> None:
    """What comes down has no correction left that is to be verified. One that goes on after a cut was asked before.

    Nobody comes down from under a hold or an open request: those stay above, and would keep nothing below.
    """
    if move.rises or move.base is None:
        return
    if move.item is None:
        require_unprotected(session, move.customer)
    if move.item is not None:
        corrected = entries.open_about(standing, move.item.rid) is not None
    else:
        corrected = entries.is_corrected(standing, move.customer.rid, with_items=move.form.with_items)
    if corrected:
        raise Problem("classification.entry_open")
    if move.request is not None and not store.along_as_asked(standing, store.request_at(standing, move.request)[0]):
        raise Problem("classification.changed_since")


def _copy(session: Session, move: Move, found: Belongings, progress: Progress) -> None:
    """Step 2. What is there already, from before an interruption, stays as it is."""
    project, target = move.customer.project, move.form.level
    levels = found.levels(move.form.level)
    with session.change(move.event, move.subject(target)) as change:
        compartment = session.compartment(project, target)
        for number, (rid, past) in enumerate(found.pasts.items(), start=1):
            live = found.live.get(rid)
            came = change.carry(past if move.rises or live is None else [live], ended=rid in found.ended)
            if live is not None and (came.seq == change.seq or came.body.get("level") != int(target)):
                body = relevelled(came.body, levels)
                if isinstance(body.get("level"), int):
                    body["level"] = int(target)
                if came.kind == SEARCH:
                    body = widened(body, target)
                if rid == move.customer.rid:
                    body = store.with_grounds(body, move.form, move.by, move.at)
                if rid == move.request:
                    body = _answered(body, move)
                if body != came.body:
                    change.put(rid, came.kind, body, base=came.rev)
            for attachment in found.attachments(rid):
                change.carry_attachment(attachment)
            progress(number, len(found.pasts))
        if move.rises:
            _relevel(change, compartment, move.thing.rid, levels, without=found.rids)
            if compartment.get(move.about) is None:
                change.put(move.about, store.CHANGE, _record_of(move, found), base=None)


def _leave(session: Session, move: Move, change: Change, compartment: Compartment, found: Belongings) -> None:
    """Step 4, for one of the old compartments."""
    here = found.places.get(Level(compartment.place.level), frozenset())
    for rid in here:
        current = compartment.get(rid)
        if current is not None and not store.is_moved(current):
            change.remove(rid, current.rev, told=store.MOVED)
    if move.rises:
        if here - store.moved_away(compartment):
            item = None if move.item is None else move.item.rid
            body = store.remainder_body(move.customer.rid, here, session.now(), item)
            change.put(session.world.new_id(), store.REMAINDER, body, base=None)
        return
    _relevel(change, compartment, move.thing.rid, found.levels(move.form.level), without=here)
    if move.request is not None:
        request = compartment.get(move.request)
        if request is not None and request.body["state"] == RequestState.ASKED:
            change.put(move.request, store.REQUEST, _answered(request.body, move), base=request.rev)
    if compartment.get(move.about) is None:
        change.put(move.about, store.CHANGE, _record_of(move, found), base=None)


def _relevel(
    change: Change,
    compartment: Compartment,
    moved: Id,
    levels: Mapping[str, int],
    without: frozenset[Id] = frozenset(),
) -> None:
    for rid in sorted(members(compartment, moved) - without):
        current = compartment.get(rid)
        if current is None or current.op != "U" or current.kind == store.CHANGE:
            continue
        body = relevelled(current.body, levels)
        if body != current.body:
            change.put(rid, current.kind, body, base=current.rev)


def _answered(body: dict[str, object], move: Move) -> dict[str, object]:
    return {**body, "state": str(RequestState.DONE), "decision": store.decision_body(move.by, move.at, move.answer)}


def _record_of(move: Move, found: Belongings) -> dict[str, object]:
    now = replace(move.thing, level=move.form.level)
    customer, item = (now, None) if move.item is None else (move.customer, now)
    waiting = move.higher < Level.TOP_SECRET
    return store.change_body(
        customer, move.thing.level, move.form, move.by, move.at, found.rids, waiting=waiting, item=item
    )


# Step 5 --------------------------------------------------------------------------------------------------------------


def _move_drafts(session: Session, move: Move, level: Level, rids: frozenset[Id]) -> None:
    """Take unsaved typing about the customer along: below it would tell what the file no longer may."""
    project, name = move.customer.project, move.thing.rid.hex()
    fields = ("level",) if move.item is not None else ("level", "customer_level")
    below, above = session.compartment(project, level), session.compartment(project, move.form.level)
    for uid in {Id(uid) for (uid,) in below.rows("SELECT DISTINCT uid FROM draft")}:
        for draft in below.drafts(uid):
            if draft.rid in rids or name in draft.key or name in draft.body.values():
                above.save_draft(risen(draft, move.form.level, fields))
                below.drop_draft(uid, draft.key)


def risen(draft: DraftRow, level: Level, fields: tuple[str, ...] = ("level", "customer_level")) -> DraftRow:
    """A draft as it is kept at a higher level than it was typed for; ``fields`` of it name levels that rose."""
    body = {**draft.body}
    for field in fields:
        if str(body.get(field, "")).isdecimal():
            body[field] = str(max(int(level), int(body[field])))
    return replace(draft, body=body)


# The intent ----------------------------------------------------------------------------------------------------------


def _named(session: Session, move: Move) -> dict[str, object]:
    def cid(level: Level) -> str:
        return session.open_key(move.customer.project, level).place.cid.hex()

    about = move.request if move.request is not None and not move.rises else move.about
    return {"from": [cid(level) for level in move.sources], "to": cid(move.form.level), "about": about.hex()}


def _arrived(session: Session, move: Move) -> bool:
    record = session.compartment(move.customer.project, move.form.level).get(move.thing.rid)
    return record is not None and record.op == "U"


def _finish(session: Session, intent: Id) -> None:
    with session.vault.directory.change(session.now()) as directory:
        directory.finish(intent)
