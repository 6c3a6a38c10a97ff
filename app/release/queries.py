"""What may be seen of releases: the list, one request with just what would leave, its consent, what can be chosen."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.customers import store as customers
from app.customers.model import Ref, from_body
from app.customers.papers import look, page_png
from app.errors import Corrupt, Problem
from app.ids import Id
from app.release import store
from app.release.lines import field_text
from app.release.model import (
    ALLOWED,
    RELEASABLE,
    Act,
    Document,
    ReleaseRow,
    ReleaseView,
    require_consent,
    why_not_decide,
    why_not_hand_over,
)
from app.session.door import Session
from app.session.subject import Subject


def list_releases(session: Session, project: Id) -> tuple[ReleaseRow, ...]:
    """All requests of the project's levels that are open, newest first."""
    session.read(Event.RELEASE_LIST, Subject(project=project))
    rows = [
        store.row_of(session, request)
        for level in store.open_levels(session, project)
        for request in store.requests_in(session.compartment(project, level))
    ]
    return tuple(sorted(rows, key=lambda row: (row.asked_at, row.number), reverse=True))


def get_release(session: Session, ref: Ref) -> ReleaseView:
    """One request, whole. Raises ``Problem("release.not_found")``."""
    session.read(Event.RELEASE_VIEW, Subject(project=ref.project, level=ref.level, rid=ref.rid))
    request, _ = store.request_at(session, ref)
    digest, lines = store.present_digest(session, request)
    unchanged = digest == request.digest
    state = request.state(session.now())
    decider = request.decision.by if request.decision else None
    why_decide = why_not_decide(
        state, asker=request.asker, person=session.uid, duties=session.duties, unchanged=unchanged
    )
    why_hand_over = why_not_hand_over(
        state, asker=request.asker, decider=decider, person=session.uid, unchanged=unchanged
    )
    return ReleaseView(
        row=store.row_of(session, request, unchanged=unchanged),
        recipient_kind=request.recipient_kind,
        recipient_contact=request.recipient_contact,
        lines=lines,
        digest=digest,
        consent_name=request.consent.name,
        consent_pages=request.consent.pages,
        earlier=_earlier(session, request),
        may_decide=not why_decide,
        why_not=why_decide,
        may_hand_over=not why_hand_over,
        may_withdraw=Act.WITHDRAW in ALLOWED[state] and session.uid in (request.asker, decider),
        decision=store.shown_decision(session, request.decision),
        output=store.shown_output(session, request.output),
    )


def _earlier(session: Session, request: store.Request) -> tuple[ReleaseRow, ...]:
    """Other requests about the same customer, newest first."""
    rows = [
        store.row_of(session, other)
        for level in store.open_levels(session, request.ref.project)
        for other in store.requests_in(session.compartment(request.ref.project, level))
        if other.customer == request.customer and other.ref != request.ref
    ]
    return tuple(sorted(rows, key=lambda row: (row.asked_at, row.number), reverse=True))


def consent_page(session: Session, ref: Ref, page: int, width: int) -> bytes:
    """One page of the customer's consent as a PNG, ``width`` pixels wide; pages count from 0."""
    session.read(Event.RELEASE_CONSENT_VIEW, Subject(project=ref.project, level=ref.level, rid=ref.rid))
    request, _ = store.request_at(session, ref)
    found = session.compartment(ref.project, ref.level).attachment(request.consent.att_id)
    if found is None:
        raise Corrupt("release.body_damaged")
    return page_png(found.content, found.media_type, page, width)


def preview_document(session: Session, document: Document, page: int, width: int) -> tuple[int, bytes]:
    """How many pages a chosen document has, and one of them as a PNG ``width`` pixels wide, before it is attached.

    It is drawn in a process of its own, so that a document that means harm is parsed beside no key. Raises
    ``Problem("pdf.unreadable_document")`` and those of the consent's rules.
    """
    session.read(Event.RELEASE_PREPARE, Subject())
    require_consent(document)
    return look(document.content, document.media_type, page, width)


def releasable_fields(session: Session, customer: Ref) -> tuple[tuple[str, str, str], ...]:
    """(field, label code, text) of everything of a customer that can be chosen; empty fields are left out.

    Raises ``Problem("release.top_secret_never")`` for a top-secret customer, journalled, before anything is read.
    """
    subject = Subject(project=customer.project, level=customer.level, rid=customer.rid)
    if customer.level == Level.TOP_SECRET:
        session.refuse(Event.RELEASE_PREPARE, subject, "release.top_secret_never")
        raise Problem("release.top_secret_never")
    session.read(Event.RELEASE_PREPARE, subject)
    form = from_body(customers.customer(session.compartment(customer.project, customer.level), customer.rid).body)
    texts = ((field, f"customer.{field}", field_text(form, field)) for field in RELEASABLE)
    return tuple(row for row in texts if row[2].strip())
