"""What may be seen of entries. Nobody is shown critical values that they are to type themselves."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.customers.body import from_body, item_from_body
from app.customers.entry import settling, store, switching
from app.customers.entry.fields import choices_of, critical_of, kind_of, names, own_field, texts
from app.customers.entry.model import (
    Act,
    BatchRow,
    CriticalChoice,
    Discrepancy,
    EntryField,
    EntryPage,
    EntryRow,
    EntryRules,
    EntryView,
    Hands,
    Mark,
    Queue,
    RulesView,
    State,
    Step,
    What,
    is_overdue,
    why_not,
)
from app.customers.entry.store import BatchLine, Entry
from app.customers.form import Ref
from app.customers.rules.model import ProjectRules
from app.customers.rules.store import critical_at, rules_of
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment

_SEES_ALL = frozenset({Duty.ENTRY_MANAGER, Duty.MANAGER})
_ONES_OWN = frozenset({Queue.MINE, Queue.DONE})


def entry_rules(session: Session, project: Id) -> EntryRules:
    """How the project takes data in: what the window says before somebody saves."""
    session.read(Event.CUSTOMER_PAGE, Subject(project, Level.CONFIDENTIAL))
    return _rules(rules_of(session, project))


def view_rules(session: Session, project: Id) -> RulesView:
    """The rules with who could review and verify: what a manager decides on."""
    session.read(Event.ENTRY_RULES, Subject(project, Level.CONFIDENTIAL))
    rules, found = rules_of(session, project), switching.holders(session, project)
    why = "" if rules.three_steps else switching.why_not_on(rules, found)
    choices = tuple(
        CriticalChoice(name, own.name if (own := own_field(name, rules)) else "") for name in choices_of(rules)
    )
    return RulesView(_rules(rules), choices, found, switching.count_open(session, project), why)


def list_entries(
    session: Session, project: Id, levels: tuple[Level, ...], queue: Queue, batch: Id | None = None
) -> EntryPage:
    """A queue over ``levels``: its batches and single entries, or with ``batch`` the entries of that one.

    Of the entries of others, data-entry managers and managers see all, verifiers those that wait for them.
    """
    levels = tuple(sorted(set(levels)))
    for level in levels:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    note = f"{queue} levels:" + ",".join(str(int(level)) for level in levels)
    session.read(Event.ENTRY_LIST, Subject(project, max(levels, default=None), note=note))
    places = [session.compartment(project, level) for level in levels]
    shown = [one for one in Queue if _shows(session, one)]
    counts = tuple((one, sum(store.count_of(place, one, _whose(session, one)) for place in places)) for one in shown)
    if queue not in shown:
        return EntryPage((), (), counts)
    whose = _whose(session, queue)
    rows = [
        _row(session, place, store.entry_at(place, rid))
        for place in places
        for rid in store.lines(place, queue, whose, batch, store.MOST_ROWS)
    ]
    rows.sort(key=lambda row: (not row.urgent, -row.updated_at))
    whole = [] if batch or queue is Queue.DONE else [
        _batch_row(session, place, line) for place in places for line in store.batches(place, queue, whose)
    ]  # fmt: skip
    return EntryPage(tuple(sorted(whole, key=lambda one: -one.entered.at)), tuple(rows[: store.MOST_ROWS]), counts)


def get_entry(session: Session, ref: Ref) -> EntryView:
    """One entry, before and after side by side. Raises Problem("entry.not_found") for one that is not theirs to see.

    A verifier's window never gets the critical values: they are left out here, before they are typed and after.
    """
    session.read(Event.ENTRY_VIEW, Subject(ref.project, ref.level, ref.rid))
    compartment = session.compartment(ref.project, ref.level)
    entry = store.entry_at(compartment, ref.rid)
    if not _may_see(session, entry):
        raise Problem("entry.not_found")
    return _view(session, compartment, ref, entry)


def open_entry_about(session: Session, target: Ref) -> EntryRow | None:
    """The open entry about a record, where this person may see it: what the window asks after somebody saved."""
    session.read(Event.CUSTOMER_PAGE, Subject(target.project, target.level))
    compartment = session.compartment(target.project, target.level)
    rid = store.open_about(compartment, target.rid)
    if rid is None:
        return None
    entry = store.entry_at(compartment, rid)
    if not _may_see(session, entry):
        return None
    return _row(session, compartment, entry)


def _rules(rules: ProjectRules) -> EntryRules:
    return EntryRules(rules.three_steps, rules.critical)


# Who sees what -----------------------------------------------------------------------------------------------------


def _sees_all(session: Session) -> bool:
    return bool(session.duties & _SEES_ALL)


def _whose(session: Session, queue: Queue) -> store.Whose:
    """Whose entries a queue shows this person: their own, or everybody's."""
    if queue in _ONES_OWN or (queue is Queue.RETURNED and not _sees_all(session)):
        return tuple(sorted(session.vault.roster.family_of(session.uid)))
    return None


def _shows(session: Session, queue: Queue) -> bool:
    """Whether a queue is anything to this person."""
    if queue is Queue.REVIEW:
        return _sees_all(session)
    verifies = Duty.VERIFIER in session.duties
    return _sees_all(session) or verifies if queue is Queue.VERIFY else not verifies


def _may_see(session: Session, entry: Entry) -> bool:
    if _sees_all(session):
        return True
    if Duty.VERIFIER in session.duties:
        return entry.step is Step.REVIEWED
    return session.uid in entry.state(session.vault.roster).hands.entered


# Rows --------------------------------------------------------------------------------------------------------------


def _row(session: Session, place: Compartment, entry: Entry) -> EntryRow:
    body, state = entry.body, entry.state(session.vault.roster)
    urgent = body.get("urgent")
    return EntryRow(
        ref=Ref(place.place.project, store.level_of(place), entry.record.rid),
        target=store.target_ref(place, entry.target),
        what=entry.what,
        kind=kind_of(entry.what, store.content(place, entry)),
        title=store.title_at(place, entry),
        new=entry.base == 0,
        step=entry.step,
        batch=Id(bytes.fromhex(body["batch"])) if body.get("batch") else None,
        urgent=bool(urgent),
        overdue=entry.step.is_open and is_overdue(int(urgent["at"]) if urgent else 0, session.latest()),
        entered=_mark(session, body["entered"]),
        reviewed=_mark(session, body["reviewed"]) if body.get("reviewed") else None,
        updated_at=entry.record.at,
        mine=session.uid in state.hands.entered,
        sample=bool(body.get("sample")),
        checked=bool(body.get("checked")),
        acts=tuple(act for act in Act if not why_not(act, state, session.uid, session.duties)),
    )


def _batch_row(session: Session, place: Compartment, line: BatchLine) -> BatchRow:
    act = {Step.ENTERED: Act.REVIEW, Step.REVIEWED: Act.VERIFY, Step.RETURNED: Act.AMEND}[line.step]
    state = State(line.step, Hands(session.vault.roster.family_of(line.entered_by)), correction=False)
    return BatchRow(
        project=place.place.project,
        level=store.level_of(place),
        batch=line.batch,
        step=line.step,
        count=line.count,
        sample=line.sample,
        checked=line.checked,
        entered=Mark(session.name_of(line.entered_by), line.entered_at),
        first=line.first,
        may=not why_not(act, state, session.uid, session.duties),
    )


def _mark(session: Session, body: dict[str, object]) -> Mark:
    return Mark(session.name_of(Id(bytes.fromhex(str(body["by"])))), int(str(body["at"])))


# One entry ---------------------------------------------------------------------------------------------------------


def _view(session: Session, place: Compartment, ref: Ref, entry: Entry) -> EntryView:
    row = _row(session, place, entry)
    current, body = store.in_force(place, entry), entry.body
    blind = Duty.VERIFIER in session.duties
    retype = settling.retyped(session, place, entry) if entry.step.is_open else ()
    after = settling.at_its_level(place, entry.proposed) if entry.proposed else current.body if current else None
    amends = Act.AMEND in row.acts and after is not None
    return EntryView(
        row=row,
        rev=entry.rev,
        fields=_fields(session, place, entry, retype if blind else (), reveal_remarks=not blind),
        remark=str(body.get("remarks", {}).get("", "")),
        reason=str((body.get("urgent") or {}).get("reason", "")),
        stale=settling.is_stale(entry, current),
        retype=retype if blind else (),
        discrepancies=_discrepancies(session, entry),
        found_by=_mark(session, body["returned"]).by if body.get("discrepancies") else "",
        form=(from_body(after) if entry.what is What.CUSTOMER else item_from_body(after)) if amends and after else None,
        base=current.rev if current else 0,
    )


def _fields(
    session: Session, place: Compartment, entry: Entry, hidden: tuple[str, ...], *, reveal_remarks: bool
) -> tuple[EntryField, ...]:
    current, rules = store.in_force(place, entry), rules_of(session, place.place.project)
    content = store.content(place, entry)
    after = texts(entry.what, content, rules)
    came = entry.in_force or entry.step is Step.VERIFIED
    earlier = store.before_it(place, entry) if came else current.body if current else None
    before = texts(entry.what, earlier, rules)
    critical = critical_of(entry.what, content, rules, critical_at(session, place.place.project, entry.rules))
    remarks = entry.body.get("remarks", {}) if reveal_remarks else {}
    return tuple(
        EntryField(
            field=field,
            label=own.name if (own := own_field(field, rules)) else "",
            before="" if field in hidden else before.get(field, ""),
            after="" if field in hidden else after.get(field, ""),
            changed=before.get(field, "") != after.get(field, ""),
            critical=field in critical,
            hidden=field in hidden,
            remark=str(remarks.get(field, "")),
        )
        for field in names(entry.what, content, rules)
    )


def _discrepancies(session: Session, entry: Entry) -> tuple[Discrepancy, ...]:
    """Both values for a data-entry manager; for anybody else only where to look at the source again."""
    found = [Discrepancy(one["field"], one["entered"], one["typed"]) for one in entry.body.get("discrepancies", ())]
    if Duty.ENTRY_MANAGER in session.duties:
        return tuple(found)
    return tuple(Discrepancy(one.field, "", "") for one in found)
