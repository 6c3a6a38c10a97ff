"""Step 3 of an execution: the certificate is built from the facts, signed and filed; then the trace is "executed"."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.copies.numbers import ERASURE
from app.customers.model import Ref
from app.destruction import register, store
from app.destruction.certificate import Execution, signed_certificate
from app.destruction.crew import Crew
from app.destruction.model import Certificate, Checkpoint, OrderState
from app.errors import Problem
from app.ids import Id
from app.people.register import holders
from app.session.door import Session
from app.session.subject import Subject
from app.vault.rewrite import resume


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
