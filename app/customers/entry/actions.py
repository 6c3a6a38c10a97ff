"""What may be done with entries. Every act is one change of one compartment: an entry and its record move together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.entry import batches, settling, store, switching
from app.customers.entry.batches import Place, Progress
from app.customers.entry.gate import takes_steps
from app.customers.entry.model import LONGEST_REMARK, LONGEST_SOURCE, Act, Checked, Step
from app.customers.entry.projection import ENTRY
from app.customers.entry.store import Entry
from app.customers.form import CustomerForm, ItemForm, Ref
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Credential, Subject

Remarks = Mapping[str, str]
"""What somebody says of single fields; ``""`` is the entry as a whole."""


def amend_entry(session: Session, ref: Ref, form: CustomerForm | ItemForm, base: int, rev: int) -> None:
    """Send an entry again with other content, over ``base``, the revision in force that was looked at (0: none).

    Where the project has given up the three steps meanwhile, the record is written and the entry ends. Raises
    Refused("entry.not_yours"), Refused("entry.two_steps"), Problem("vault.changed_meanwhile"), Problem("customers.…").
    """
    steps = takes_steps(session, ref.project)
    with session.change(Event.ENTRY_AMEND, _subject(ref)) as change:
        entry = _entry_for(session, Event.ENTRY_AMEND, ref, Act.AMEND, rev)
        compartment = session.compartment(ref.project, ref.level)
        current = store.in_force(compartment, entry)
        if (current.rev if current else 0) != base:
            raise Problem("vault.changed_meanwhile")
        proposed = settling.proposed_by(session, compartment, entry, form, current)
        if steps:
            change.put(ref.rid, ENTRY, settling.amended(session, entry, proposed, current), base=entry.rev)
            return
        body = settling.merged(compartment, replace(entry, proposed=proposed), current)
        change.put(entry.target, entry.kind, body, base=current.rev if current else None)
        change.put(ref.rid, ENTRY, settling.closed(entry, Step.WITHDRAWN), base=entry.rev)


def withdraw_entry(session: Session, ref: Ref, rev: int) -> None:
    """Give up an entry: whoever entered it before it is reviewed, a manager at any step."""
    with session.change(Event.ENTRY_WITHDRAW, _subject(ref)) as change:
        entry = _entry_for(session, Event.ENTRY_WITHDRAW, ref, Act.WITHDRAW, rev)
        change.put(ref.rid, ENTRY, settling.closed(entry, Step.WITHDRAWN), base=entry.rev)


def review_entry(session: Session, ref: Ref, rev: int) -> None:
    """Pass an entry on to the verifiers. Raises Refused("entry.two_steps") for whoever had another hand in it."""
    with session.change(Event.ENTRY_REVIEW, _subject(ref)) as change:
        entry = _entry_for(session, Event.ENTRY_REVIEW, ref, Act.REVIEW, rev)
        change.put(ref.rid, ENTRY, settling.reviewed(session, entry, sample=True), base=entry.rev)


def return_entry(session: Session, ref: Ref, remarks: Remarks, rev: int) -> None:
    """Send an entry back to who entered it, with ``remarks`` on fields or (``""``) on the whole.

    What a verifier sends back of a batch takes its whole batch along: else the sample would shrink to what they like.
    Raises Problem("entry.remark_missing"), Problem("entry.text_too_long").
    """
    said = _require_remarks(remarks)
    with session.change(Event.ENTRY_RETURN, _subject(ref)) as change:
        entry = _entry_for(session, Event.ENTRY_RETURN, ref, Act.RETURN, rev)
        if entry.step is Step.REVIEWED:
            compartment = session.compartment(ref.project, ref.level)
            batches.return_with(session, change, compartment, entry, (), said)
        else:
            change.put(ref.rid, ENTRY, settling.returned(session, entry, said), base=entry.rev)


def verify_entry(session: Session, ref: Ref, typed: Mapping[str, str], source: str, rev: int) -> Checked:
    """Confirm a reviewed entry against its source, having typed the critical fields without seeing them.

    Alike: the record is in force, or, in a batch, this one of its sample is checked. Different: the entry goes back,
    with its whole batch, and a list of what differs. Raises Problem("entry.source_missing"), and
    Problem("entry.fields_changed") when the project asks for other fields than were typed.
    """
    told = _require_text(source, "entry.source_missing", LONGEST_SOURCE)
    _require_verifier(session, ref)
    compartment = session.compartment(ref.project, ref.level)
    wrong = settling.differing(session, compartment, store.entry_at(compartment, ref.rid), typed)
    event = Event.ENTRY_MISMATCH if wrong else Event.ENTRY_VERIFY
    with session.change(event, _subject(ref)) as change:
        entry = _entry_for(session, event, ref, Act.VERIFY, rev)
        if settling.differing(session, compartment, entry, typed) != wrong:
            raise Problem("vault.changed_meanwhile")
        target = store.target_ref(compartment, entry.target)
        waits = bool(entry.body.get("batch")) and not wrong
        if wrong:
            batches.return_with(session, change, compartment, entry, wrong)
        elif waits:
            change.put(ref.rid, ENTRY, settling.checked(session, entry, told), base=entry.rev)
        else:
            settling.put_in_force(session, change, compartment, entry, told)
    return Checked(not wrong, tuple(one.field for one in wrong), waits, target)


def apply_urgently(session: Session, ref: Ref, reason: str, rev: int) -> None:
    """Put a correction in force before it is reviewed and verified: a manager's act, with its reason.

    It then waits for a verifier, whom the record names as missing. Raises Problem("entry.reason_missing"),
    Problem("entry.urgent_only_corrections"), Problem("entry.base_changed").
    """
    why = _require_text(reason, "entry.reason_missing", LONGEST_REMARK)
    with session.change(Event.ENTRY_URGENT, _subject(ref)) as change:
        entry = _entry_for(session, Event.ENTRY_URGENT, ref, Act.URGENT, rev)
        compartment = session.compartment(ref.project, ref.level)
        current = settling.require_base(session, compartment, entry)
        fields = settling.changed(session, compartment, entry)
        body = settling.merged(compartment, entry, current)
        written = change.put(
            entry.target, entry.kind, {**body, "urgent": ref.rid.hex()}, base=current.rev if current else None
        )
        urgent = {**store.mark(session.uid, session.now()), "reason": why, "rev": written.rev}
        more = {"urgent": urgent, "base": written.rev, "changed": sorted(fields)}
        change.put(ref.rid, ENTRY, settling.closed(entry, Step.REVIEWED, **more), base=entry.rev)


# Batches -----------------------------------------------------------------------------------------------------------


def review_batch(
    session: Session, project: Id, level: Level, batch: Id, count: int, progress: Progress | None = None
) -> None:
    """Pass the ``count`` entered entries of a batch on together, and draw the sample that the verifiers check."""
    batches.review(session, Place(project, level, batch, Step.ENTERED, count), progress)


def return_batch(
    session: Session,
    project: Id,
    level: Level,
    batch: Id,
    step: Step,
    count: int,
    remark: str,
    progress: Progress | None = None,
) -> None:
    """Send the entries of a batch that are at ``step`` back together. Raises Problem("entry.remark_missing")."""
    said = _require_text(remark, "entry.remark_missing", LONGEST_REMARK)
    batches.send_back(session, Place(project, level, batch, step, count), said, progress)


def enter_batch_again(
    session: Session, project: Id, level: Level, batch: Id, count: int, progress: Progress | None = None
) -> None:
    """Send the returned entries of a batch again as they stand; what was wrong has been amended one by one."""
    batches.enter_again(session, Place(project, level, batch, Step.RETURNED, count), progress)


def withdraw_batch(
    session: Session, project: Id, level: Level, batch: Id, step: Step, count: int, progress: Progress | None = None
) -> None:
    """Give the entries of a batch that are at ``step`` up together."""
    batches.withdraw(session, Place(project, level, batch, step, count), progress)


def confirm_batch(
    session: Session, project: Id, level: Level, batch: Id, count: int, progress: Progress | None = None
) -> None:
    """Put a batch in force whose sample is checked. Raises Problem("entry.sample_left", left=…)."""
    batches.confirm(session, Place(project, level, batch, Step.REVIEWED, count), progress)


# The project's rules -----------------------------------------------------------------------------------------------


def switch_steps_on(session: Session, project: Id) -> None:
    """From now on nothing is in force before it is verified; a manager's act.

    Raises Problem("entry.no_reviewer"), Problem("entry.no_verifier"), Problem("entry.nobody_to_check") while the
    project has nobody with those duties and a clearance, Problem("entry.rules_same").
    """
    switching.switch_on(session, project)


def switch_steps_off(session: Session, project: Id, passphrase: str, countersigner: Credential) -> None:
    """From now on what is saved is in force at once; a manager and an officer decide. Raises what `pair` raises."""
    switching.switch_off(session, project, passphrase, countersigner)


def set_critical_fields(session: Session, project: Id, fields: tuple[str, ...]) -> None:
    """Which fields verifiers type blind. Raises Problem("entry.critical_unknown"), Problem("entry.rules_same")."""
    switching.set_critical(session, project, fields)


# Inside ------------------------------------------------------------------------------------------------------------


def _entry_for(session: Session, event: Event, ref: Ref, act: Act, rev: int) -> Entry:
    """The entry at ``ref``, which this person may do ``act`` with and saw at ``rev``."""
    entry = store.entry_at(session.compartment(ref.project, ref.level), ref.rid)
    settling.require_act(session, event, _subject(ref), act, entry)
    if entry.rev != rev:
        raise Problem("vault.changed_meanwhile")
    return entry


def _require_verifier(session: Session, ref: Ref) -> None:
    """Before anything is compared: what differs is told only to who may verify."""
    session.read(Event.CUSTOMER_PAGE, _subject(ref))
    if not may(Event.ENTRY_VERIFY, session.duties):
        raise session.refuse(Event.ENTRY_VERIFY, _subject(ref), "session.not_your_duty")
    entry = store.entry_at(session.compartment(ref.project, ref.level), ref.rid)
    settling.require_act(session, Event.ENTRY_VERIFY, _subject(ref), Act.VERIFY, entry)


def _require_remarks(remarks: Remarks) -> dict[str, str]:
    said = {field: text.strip() for field, text in remarks.items() if text.strip()}
    if not said:
        raise Problem("entry.remark_missing")
    if max(map(len, said.values())) > LONGEST_REMARK:
        raise Problem("entry.text_too_long", limit=LONGEST_REMARK)
    return said


def _require_text(text: str, missing: str, longest: int) -> str:
    said = text.strip()
    if not said:
        raise Problem(missing)
    if len(said) > longest:
        raise Problem("entry.text_too_long", limit=longest)
    return said


def _subject(ref: Ref) -> Subject:
    return Subject(ref.project, ref.level, ref.rid)
