"""The execution itself, in steps each of which can be repeated.

1. *Plan*: facts into the office's register (the certificate's number is taken), a nameless trace into every compartment
   touched, drafts about the customer dropped.
2. *Rewrite*: the compartments touched are written anew under fresh keys without the customer; each new file is searched
   for every value of the customer before anything is switched, so that the switch itself proves an empty search; then
   one switch for all of them, and the old files go, and the sealed files of the customer's documents with them.
3. *Certify*: the certificate is built from the facts, signed and filed; the main trace becomes "executed".

Interrupted in 1 or before the switch, the order still stands and the same act begins again. Interrupted after it, the
order is gone with the customer, the trace says "executing", and the same act goes on with 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.access.event import Event
from app.access.level import Level
from app.copies.numbers import ERASURE
from app.customers.model import Ref
from app.destruction import register, store
from app.destruction.certificate import Execution, signed_certificate
from app.destruction.facts import gather
from app.destruction.model import Certificate, Checkpoint, OrderState
from app.destruction.scan import Wanted, scan
from app.destruction.scope import Part, drop_drafts, identifying, part_of, shared_by, wanted_from, with_searches
from app.errors import Problem
from app.ids import Id
from app.pdf.signing import Signer
from app.people.granting import carry_over
from app.people.register import holders
from app.session.door import OpenKey, Session
from app.session.signing import Countersigner
from app.session.subject import Subject
from app.vault.compartment import Compartment
from app.vault.rewrite import Progress, Target, WrapMaker, resume, rewrite
from app.vault.statement import Signers


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def no_stop(_step: str) -> None:
    """Nobody interrupts."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who executes (the session's person, with ``own`` signer) and who verifies (with signer and the office store)."""

    session: Session
    own: Signer
    second: Countersigner
    second_signer: Signer
    office: Compartment

    @property
    def signers(self) -> Signers:
        """Manager and officer, for what the directory takes in."""
        own = self.session.identity.signing_key
        return ((self.session.uid, own), (self.second.uid, self.second.signing_key))


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes: the parts, what each new file is searched for, and the certificate's number."""

    parts: list[Part]
    values: dict[Id, Wanted]
    certificate: str


def execute(crew: Crew, order: store.Order, progress: Progress, checkpoint: Checkpoint) -> None:
    """Steps 1 and 2. Raises ``Problem("destruction.traces_found", hits=…)`` with nothing destroyed."""
    resume(crew.session.vault, crew.session.now())
    plan = _plan(crew, order)
    checkpoint("planned")
    _rewrite(crew, order, plan, progress, checkpoint)
    checkpoint("rewritten")


def _plan(crew: Crew, order: store.Order) -> Plan:
    session, project = crew.session, order.ref.project
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    before = [part_of(compartment, order.customer) for compartment in compartments]
    texts = identifying([part for part in before if part.rids], order.customer)
    touched = [part for part in (with_searches(one, texts) for one in before) if part.rids]
    for compartment in compartments:  # also where nothing of the customer was ever saved
        drop_drafts(compartment, order.customer, texts)
    everything = wanted_from(touched)
    left_aside = frozenset[str]().union(*(shared_by(part, everything) for part in touched))
    facts = gather(session, order, touched, len(everything.without(left_aside)), len(left_aside))
    certificate = register.note_facts(session, crew.office, crew.second.identity, order.ref.rid, facts)
    main = max(part.compartment.place.level for part in touched)
    for part in touched:
        _leave_trace(session, order, part, certificate, main=part.compartment.place.level == main)
    # What the traces and the register say themselves is no remnant: ask again what stays.
    values = {part.compartment.cid: everything.without(shared_by(part, everything)) for part in touched}
    return Plan(touched, values, certificate)


def _leave_trace(session: Session, order: store.Order, part: Part, certificate: str, *, main: bool) -> None:
    place = part.compartment.place
    rid = store.trace_id(order.ref.rid, place.cid)
    known = part.compartment.get(rid)
    subject = Subject(project=place.project, level=Level(place.level), note=certificate)
    with session.change(Event.DESTRUCTION_EXECUTE, subject) as change:
        body = store.trace_body(order, certificate, part.by_kind, main=main)
        change.put(rid, ERASURE, body, base=known.rev if known else None)


def _rewrite(crew: Crew, order: store.Order, plan: Plan, progress: Progress, checkpoint: Checkpoint) -> None:
    session = crew.session
    gone = frozenset(rid for part in plan.parts for rid in part.rids)

    def examine(made: Compartment) -> None:
        hits = sum(scan(made, plan.values[made.cid]).values())
        if hits:
            raise Problem("destruction.traces_found", hits=hits)

    keys = {
        part.compartment.cid: session.open_key(part.compartment.place.project, Level(part.compartment.place.level))
        for part in plan.parts
    }
    rows = rewrite(
        session.vault,
        [Target(part.compartment, keys[part.compartment.cid].key) for part in plan.parts],
        gone,
        # Everybody in service reads the directory: a number would tell them of an order beyond their clearance.
        reference=store.trace_id(order.ref.rid, session.vault.vault_id).hex(),
        writer=session.identity,
        make_wraps=_carry_over(crew, order),
        signers=crew.signers,
        at=session.now(),
        renew=True,
        files=sorted({file for part in plan.parts for file in part.files}),
        examine=examine,
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


def certify(crew: Crew, ref: Ref, trace: store.Trace, checkpoint: Checkpoint) -> Certificate:
    """Step 3, also when it was begun before; ``ref`` is the order's, ``trace`` the main one."""
    session = crew.session
    resume(session.vault, session.now())
    entry = register.entry_numbered(crew.office, trace.certificate)
    if entry is None:
        raise Problem("destruction.certificate_not_found")
    pdf = register.document_of(crew.office, entry)
    if pdf is None:
        execution = _execution(crew, entry)
        pdf = signed_certificate(entry.facts, execution, (crew.own, crew.second_signer))
        checkpoint("signed")
        register.file_document(session, crew.office, crew.second.identity, entry, execution.at, pdf)
    checkpoint("filed")
    _close_trace(session, trace)
    return Certificate(entry.number, pdf)


def _execution(crew: Crew, entry: register.Entry) -> Execution:
    session, roster = crew.session, crew.session.vault.roster
    project = Id(bytes.fromhex(entry.facts["project_id"]))
    places = [session.compartment(project, Level(part["level"])).place for part in entry.facts["parts"]]
    _, head = session.journal.head_of(session.identity.writer_id)
    return Execution(
        number=entry.number,
        at=session.now(),
        company=roster.company,
        place=roster.place,
        machine=session.world.device.name,
        executor=session.person.name,
        verifier=crew.second.name,
        files={place.level: (place.file_id.hex(), place.epoch) for place in places},
        holders=len({holder.uid for place in places for holder in holders(crew.office, session.vault, place.cid)}),
        head=head.hex(),
    )


def _close_trace(session: Session, trace: store.Trace) -> None:
    compartment = session.compartment(trace.ref.project, trace.ref.level)
    record = compartment.get(trace.ref.rid)
    if record is None or record.body["state"] == OrderState.EXECUTED:
        return
    subject = Subject(project=trace.ref.project, level=trace.ref.level, note=trace.certificate)
    with session.change(Event.DESTRUCTION_EXECUTE, subject) as change:
        body = {**record.body, "state": str(OrderState.EXECUTED)}
        change.put(trace.ref.rid, ERASURE, body, base=record.rev)
