"""What may be seen of destructions: orders, their scope and letter; certificates; the company's root certificate."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.copies.store import copies_of
from app.customers.model import Ref
from app.customers.papers import page_png
from app.destruction import register, second, store
from app.destruction.approvals import approver_left, name_of
from app.destruction.beginning import holds_on, waits
from app.destruction.closing.store import nothing_destroyed
from app.destruction.facts import still_out
from app.destruction.law import deadlines
from app.destruction.model import (
    UNDECIDED,
    CertificateRow,
    Ground,
    OrderRow,
    OrderState,
    OrderView,
    ReducedLine,
    why_not_approve,
    why_not_execute,
    why_not_reply,
    why_not_withdraw,
)
from app.destruction.namesakes import namesakes
from app.destruction.scope import parts_of
from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject
from app.vault.compartment import Compartment


def list_orders(session: Session, project: Id) -> tuple[OrderRow, ...]:
    """The orders of the project's open levels, newest first; executed ones appear without code and name."""
    session.read(Event.DESTRUCTION_LIST, Subject(project=project))
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    stored = [order for compartment in compartments for order in store.orders_in(compartment)]
    rows = {
        order.number: replace(store.row_of(session, order), unwritten=order is not before)
        for before, order in zip(stored, second.answered(session, stored), strict=True)
    }
    for compartment in compartments:
        for trace in store.traces_in(compartment):
            if trace.main:
                rows.setdefault(trace.order_number, store.row_of_trace(session, trace))
    return tuple(sorted(rows.values(), key=lambda row: (row.requested_at, row.number), reverse=True))


def get_order(session: Session, ref: Ref) -> OrderView:
    """One order, whole. Raises ``Problem("destruction.not_found")``."""
    session.read(Event.DESTRUCTION_VIEW, Subject(project=ref.project, level=ref.level, rid=ref.rid))
    order = second.find_order(session, ref)
    if order is not None:
        return _view(session, order)
    trace = store.find_trace(session, ref)
    if trace is None:
        raise Problem("destruction.not_found")
    return _view_of_trace(session, trace)


def _view(session: Session, order: store.Order) -> OrderView:
    compartments = [session.compartment(order.ref.project, level) for level in session.levels(order.ref.project)]
    parts, _ = parts_of(compartments, order.customer)
    out = [copy for compartment in compartments for copy in copies_of(compartment, order.customer) if still_out(copy)]
    holds = holds_on(session, order.customer)
    recorder = store.recorder_for(session, order, session.uid)
    signed_by = second.signed_by(session, order)
    signed = order.approvals if order.state is not OrderState.HALF_APPROVED or signed_by is not None else ()
    why_approve, why_refuse = (
        why_not_approve(
            order.state,
            recorder=recorder,
            person=session.uid,
            duties=session.duties,
            one_person=session.one_person,
            signed_by=first,
        )
        for first in (signed_by, None)
    )
    why_withdraw = why_not_withdraw(order.state, recorder=recorder, person=session.uid, duties=session.duties)
    why_execute = why_not_execute(
        order.state,
        duties=session.duties,
        room=session.room,
        levels=session.levels(order.ref.project),
        held=bool(holds),
        waits=waits(session, order),
        left=approver_left(session, order),
    )
    asked = order.ground is Ground.CUSTOMER_REQUEST
    return OrderView(
        row=store.row_of(session, order),
        scope=tuple((Level(part.compartment.place.level), len(part.rids), part.documents) for part in parts),
        outstanding=tuple((str(copy.kind), copy.number, copy.holder) for copy in out),
        letter_pages=order.letter.pages if order.letter else 0,
        may_approve=not why_approve,
        may_execute=not why_execute,
        why_not=why_approve if order.state in UNDECIDED else why_execute,
        approvals=tuple((session.name_of(row.uid), Duty(row.duty).label(), row.at) for row in signed),
        refusal=order.refusal,
        certificate_number="",
        requested_by=order.requested_by,
        count=sum(len(part.rids) for part in parts),
        holds=holds,
        deadlines=deadlines(date.fromisoformat(order.received_on)) if asked else (),
        namesakes=namesakes(compartments, order.customer),
        replied=(session.name_of(order.reply.by), order.reply.how) if order.reply else ("", ""),
        may_withdraw=not why_withdraw,
        may_reply=not why_not_reply(order.state, ground=order.ground, replied=order.reply is not None),
        half=name_of(session.vault.vault_id, order).hex() if signed_by is not None else "",
        may_send=not second.why_not_send(session, order),
        may_refuse=not why_refuse,
    )


def _view_of_trace(session: Session, trace: store.Trace) -> OrderView:
    levels = session.levels(trace.ref.project)
    why = why_not_execute(trace.state, duties=session.duties, room=session.room, levels=levels)
    return OrderView(
        row=store.row_of_trace(session, trace),
        scope=(),
        outstanding=(),
        letter_pages=0,
        may_approve=False,
        may_execute=not why,
        why_not=why,
        approvals=tuple((session.name_of(uid), Duty(duty).label(), at) for uid, duty, at in trace.approvals),
        refusal="",
        certificate_number=trace.certificate,
        lines=tuple(line for line in _lines(session, trace.ref.project) if line.certificate == trace.certificate),
    )


def list_reduced(session: Session, project: Id) -> tuple[ReducedLine, ...]:
    """What is left of consents and releases of the destroyed, at the levels that are open: nameless lines."""
    session.read(Event.DESTRUCTION_LIST, Subject(project=project, note="reduced"))
    return _lines(session, project)


def _lines(session: Session, project: Id) -> tuple[ReducedLine, ...]:
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    unfinished = {order.number for compartment in compartments for order in store.orders_in(compartment)}
    return tuple(
        line
        for compartment in compartments
        for trace in store.traces_in(compartment)
        if trace.epoch < compartment.place.epoch and trace.order_number not in unfinished
        for line in trace.lines
    )


def letter_page(session: Session, ref: Ref, page: int, width: int) -> bytes:
    """One page of the customer's letter as a PNG, ``width`` pixels wide; pages count from 0."""
    session.read(Event.DESTRUCTION_LETTER_VIEW, Subject(project=ref.project, level=ref.level, rid=ref.rid))
    order = store.require_order(session, ref)
    if order.letter is None:
        raise Problem("destruction.no_letter")
    found = session.compartment(ref.project, ref.level).attachment(order.letter.att_id)
    if found is None:
        raise Corrupt("destruction.body_damaged")
    return page_png(found.content, found.media_type, page, width)


def list_certificates(session: Session) -> tuple[CertificateRow, ...]:
    """The office's register of certificates, newest first: for officers."""
    session.read(Event.CERTIFICATE_LIST)
    with closing(_office(session, Event.CERTIFICATE_LIST)) as office:
        return tuple(_certificate_row(session, entry) for entry in register.entries(office))


def _certificate_row(session: Session, entry: register.Entry) -> CertificateRow:
    row = register.row_of(entry)
    return replace(row, status=register.NOTHING) if nothing_destroyed(session, entry) else row


def certificate_pdf(session: Session, number: str) -> bytes:
    """One signed certificate: for officers. Raises ``Problem("destruction.certificate_not_found")``."""
    session.read(Event.CERTIFICATE_VIEW, Subject(note=number))
    with closing(_office(session, Event.CERTIFICATE_VIEW)) as office:
        entry = register.entry_numbered(office, number)
        document = register.pdf_of(office, entry) if entry else None
    if document is None:
        raise Problem("destruction.certificate_not_found")
    return document


def company_root(session: Session) -> bytes:
    """The company's root certificate (DER), for whoever is to check certificates."""
    session.read(Event.CERTIFICATE_LIST, Subject(note="root"))
    return session.vault.roster.authority


def _office(session: Session, event: Event) -> Compartment:
    """The office store; who reads it is an officer by policy, so a missing key is a refusal, journalled."""
    office = own_office(session)
    if office is None:
        refused: Refused = session.refuse(event, Subject(), "session.not_your_duty")
        raise refused
    return office
