"""One lost record out of a copy: what is otherwise there, field by field, and bringing it back by the ordinary door.

1. Only what the session may open now is compared, compartment by compartment; the copy's file is checked first.
2. What was destroyed does not exist: a mark in the ledger of erasures hides it for good. What moved to another level is
   not lost either.
3. A record that stands here is changed by a new revision, judged like anything typed; where the project takes data in
   by three steps it is a correction that others review.
4. A removed one comes back as it last stood here, the way its removal is taken back; what the copy says otherwise
   follows as such a correction.
5. One of which nothing stands here any more comes back under its own id, for who has every level of the project open:
   nobody else can know that it is not somewhere above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import TypeVar

from app.access.event import Event
from app.access.level import Level
from app.archive.restore.model import BringForm, Compared, Difference, PlaceOf, Progress
from app.archive.restore.opened import OpenedCopy
from app.customers.actions import edit_customer, edit_item
from app.customers.body import from_body, item_from_body
from app.customers.classification.store import MOVED
from app.customers.entry import gate
from app.customers.entry.model import What
from app.customers.folding import fold
from app.customers.form import CustomerForm, ItemForm, Ref
from app.customers.model import FieldChange
from app.customers.projection import CUSTOMER, ITEM
from app.customers.revisions.differences import customer_changes, item_changes
from app.customers.rules.store import rules_of
from app.destruction.erasures import mark
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.encoding import Label, unb64
from app.session.door import Session
from app.session.subject import Subject
from app.vault.check import check_compartment
from app.vault.reading import by_id, count_standing, standing
from app.vault.record import Record

_Form = TypeVar("_Form", CustomerForm, ItemForm)

MOST = 200
"""How many differences are told at once."""

_KINDS = (CUSTOMER, ITEM)


def compare(session: Session, copy: OpenedCopy, place: PlaceOf, text: str, progress: Progress) -> Compared:
    """What a compartment of the copy has otherwise than the present one. Raises Corrupt("restore.copy_damaged")."""
    now, wanted = session.compartment(place.project, place.level), fold(text)
    with copy.compartment(place.project, place.level) as old:
        if check_compartment(old, copy.vault.roster.public_key_of):
            raise Corrupt("restore.copy_damaged")
        total = count_standing(old, _KINDS)
        rows: list[Difference] = []
        done = more = 0
        marks = _destroyed(session)
        for some in standing(old, _KINDS):
            present = by_id(now, [record.rid for record in some])
            for record in some:
                found = _difference(session, place, record, present.get(record.rid), marks)
                if found is None or (wanted and wanted not in fold(found.name)):
                    continue
                more += len(rows) >= MOST
                if len(rows) < MOST:
                    rows.append(found)
            done += len(some)
            progress(done, max(1, total))
    return Compared(total, tuple(rows), more)


def bring(session: Session, copy: OpenedCopy, form: BringForm) -> Ref:
    """Bring one record back; returns where it is. See the rules above.

    Raises Problem("restore.record_not_there", "restore.needs_every_level", "restore.nothing_chosen",
    "vault.changed_meanwhile") and what saving raises.
    """
    ref = form.ref
    with copy.compartment(ref.project, ref.level) as opened:
        old = opened.get(ref.rid)
    now = session.compartment(ref.project, ref.level).get(ref.rid)
    place = PlaceOf(ref.project, ref.level)
    if old is None or old.op != "U" or _difference(session, place, old, now, _destroyed(session)) is None:
        raise Problem("restore.record_not_there")
    if (now.rev if now else 0) != form.base:
        raise Problem("vault.changed_meanwhile")
    if now is None:
        _bring_missing(session, ref, old)
    elif now.op == "D":
        _bring_removed(session, ref, old, now)
    else:
        _correct(session, ref, old, now, form.fields)
    return ref


def _bring_missing(session: Session, ref: Ref, old: Record) -> None:
    what = What.CUSTOMER if old.kind == CUSTOMER else What.ITEM
    gate.put_new(session, Event.RESTORE_BRING, ref, what, lambda: {**old.body, "level": int(ref.level)})


def _bring_removed(session: Session, ref: Ref, old: Record, now: Record) -> None:
    """Rule 4."""
    past = session.compartment(ref.project, ref.level).history(ref.rid)
    last = next((record for record in reversed(past) if record.op == "U"), old)
    with session.change(Event.RESTORE_BRING, Subject(ref.project, ref.level, ref.rid)) as change:
        back = change.bring_back(ref.rid, {**last.body, "level": int(ref.level)}, base=now.rev)
    if _form(old) != _form(back):
        _correct(session, ref, old, back, ())


def _correct(session: Session, ref: Ref, old: Record, now: Record, fields: Sequence[str]) -> None:
    """Rule 3."""
    if now.kind == CUSTOMER:
        edited = _chosen(from_body(old.body), from_body(now.body), fields, ref)
        edit_customer(session, ref, edited, now.rev)
        return
    current = item_from_body(now.body)
    item = _chosen(item_from_body(old.body), current, fields, ref)
    item = replace(item, customer=current.customer)
    edit_item(session, ref, item, now.rev)


def _chosen(old: _Form, now: _Form, fields: Sequence[str], ref: Ref) -> _Form:
    """The present form with the chosen fields of the old one; without a choice all of the old one."""
    names = {field.name for field in dataclass_fields(now)} - {"level", "customer", "kind"}
    details = (
        {field.name for field in dataclass_fields(now.details)} if isinstance(now, ItemForm) and now.details else ()
    )
    asked = {field if field in names else "details" if field in details else "custom" for field in fields}
    wanted = names & asked if fields else names
    if not wanted:
        raise Problem("restore.nothing_chosen")
    return replace(now, level=ref.level, **{name: getattr(old, name) for name in wanted})


def _difference(
    session: Session, place: PlaceOf, old: Record, now: Record | None, marks: frozenset[bytes]
) -> Difference | None:
    """How a record of the copy differs; None when it does not, or does not exist for anybody."""
    if mark(session.vault.vault_id, old.rid) in marks or _elsewhere(session, place, old.rid):
        return None
    ref = Ref(place.project, place.level, old.rid)
    if (now is None or now.op == "D") and not _owned(session, place, old):
        return None
    if now is None:
        if not _sees_all(session, place.project):
            return None
        return Difference(ref, old.kind, _name(old), "missing", old.at, 0, _changes(session, place, old, None))
    if now.kind != old.kind or dict(now.body) == MOVED:
        return None
    if now.op == "D":
        return Difference(ref, old.kind, _name(old), "removed", old.at, now.rev, _changes(session, place, old, None))
    if now.body == old.body:
        return None
    changes = _changes(session, place, old, now)
    return Difference(ref, old.kind, _name(old), "changed", old.at, now.rev, changes) if changes else None


def _changes(session: Session, place: PlaceOf, old: Record, now: Record | None) -> tuple[FieldChange, ...]:
    """Field by field, the present state first: what bringing it back would change."""
    own = rules_of(session, place.project).fields
    if old.kind == CUSTOMER:
        found = customer_changes(from_body(now.body) if now else None, from_body(old.body), own)
        return tuple(change for change in found if not change.field.startswith("level"))
    return item_changes(item_from_body(now.body) if now else None, item_from_body(old.body), own)


def _form(record: Record) -> CustomerForm | ItemForm:
    return from_body(record.body) if record.kind == CUSTOMER else item_from_body(record.body)


def _name(record: Record) -> str:
    if record.kind == CUSTOMER:
        return from_body(record.body).name
    return str(record.body.get("title", ""))


def _owned(session: Session, place: PlaceOf, old: Record) -> bool:
    """Whether an item's customer stands at a level that is open, so that it has somewhere to come back to."""
    if old.kind == CUSTOMER:
        return True
    owner = item_from_body(old.body).customer.rid
    found = (session.compartment(place.project, level).get(owner) for level in session.levels(place.project))
    return any(record is not None and record.op == "U" for record in found)


def _sees_all(session: Session, project: Id) -> bool:
    return set(session.levels(project)) == set(Level)


def _elsewhere(session: Session, place: PlaceOf, rid: Id) -> bool:
    """Whether the record stands at another level that is open."""
    others = [level for level in session.levels(place.project) if level != place.level]
    found = (session.compartment(place.project, level).get(rid) for level in others)
    return any(record is not None and record.op == "U" for record in found)


def _destroyed(session: Session) -> frozenset[bytes]:
    retired = session.vault.directory.statements(Label.RETIRE)
    return frozenset(unb64(text) for statement in retired for text in statement.fields.get("erased", ()))
