"""What may be done about releases: ask, withdraw, decide, hand over."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.clock import local_date
from app.copies.numbers import next_number
from app.customers import store as customers
from app.customers.documents import store as documents
from app.customers.model import Ref
from app.customers.papers import page_count
from app.errors import Problem
from app.keys.hashing import sha256
from app.release import store
from app.release.exportable import Exportable
from app.release.hand_over import Progress, hand_over
from app.release.model import (
    Act,
    Output,
    OutputKind,
    ReleaseForm,
    ReleaseState,
    require_form,
    require_reason,
    require_state,
    why_not_decide,
)
from app.release.refusal import journalled, subject_of
from app.session.door import Session
from app.session.subject import Subject

NEVER = "release.top_secret_never"


def ask_release(session: Session, form: ReleaseForm) -> Ref:
    """Ask for a disclosure outside. Returns where the request stands.

    Raises ``Problem`` of the form's rules (``release.…``), ``pdf.unreadable_document`` for a consent that cannot be
    opened. A request that touches level 3 is journalled as refused and kept nowhere.
    """
    level = max([form.customer.level, *(item.level for item in form.items)])
    ref = Ref(form.customer.project, level, session.world.new_id())
    subject = Subject(project=ref.project, level=ref.level, rid=form.customer.rid)
    if level == Level.TOP_SECRET:
        raise journalled(session, Event.RELEASE_ASK, subject, NEVER)
    require_form(form, local_date(session.now()))
    pages = page_count(form.consent.content, form.consent.media_type)
    with session.change(Event.RELEASE_ASK, subject) as change:
        _require_own_items(session, form)
        lines = Exportable(store.pieces(session, form.customer, form.fields, form.items)).lines
        compartment = session.compartment(ref.project, ref.level)
        att_id = change.attach(ref.rid, form.consent.name, form.consent.media_type, form.consent.content)
        consent = store.Consent(att_id, form.consent.name, form.consent.media_type, pages, sha256(form.consent.content))
        number = next_number(session, compartment, store.SERIES, store.RELEASE)
        body = store.new_body(form, number, session.uid, session.now(), consent)
        digest = store.digest_of(session.vault.vault_id, store.read(ref, 1, body), lines)
        change.put(ref.rid, store.RELEASE, {**body, "digest": digest.hex()}, base=None)
    return ref


def _require_own_items(session: Session, form: ReleaseForm) -> None:
    """The customer is there, and every item and document chosen belongs to it."""
    customers.customer(session.compartment(form.customer.project, form.customer.level), form.customer.rid)
    for item in form.items:
        compartment, owner = session.compartment(item.project, item.level), form.customer.rid
        theirs = (*customers.items_of(compartment, owner), *documents.documents_of(compartment, owner))
        if item.rid not in {record.rid for record in theirs}:
            raise Problem("release.record_gone")


def withdraw_release(session: Session, ref: Ref) -> None:
    """Take a request back before it is handed over: the asker, or the manager who had approved it."""
    subject = subject_of(ref)
    with session.change(Event.RELEASE_WITHDRAW, subject) as change:
        request, body = store.request_at(session, ref)
        decider = request.decision.by if request.decision else None
        if session.uid not in (request.asker, decider):
            raise session.refuse(Event.RELEASE_WITHDRAW, subject, "release.not_yours")
        require_state(request.state(session.now()), Act.WITHDRAW)
        change.put(ref.rid, store.RELEASE, {**body, "state": str(ReleaseState.WITHDRAWN)}, base=request.rev)


def decide_release(session: Session, ref: Ref, digest: bytes, approve: bool, reason: str, passphrase: str) -> None:
    """Approve or refuse what was seen: ``digest`` is the one of the view the manager looked at.

    Raises ``Refused`` (own request, no manager), ``Problem`` (``release.reason_missing``, ``release.expired``,
    ``release.not_in_this_state``, ``release.changed_since``, a wrong passphrase); refusals are journalled.
    """
    event = Event.RELEASE_APPROVE if approve else Event.RELEASE_REFUSE
    subject = subject_of(ref)
    text = require_reason(reason)
    session.confirm(passphrase)
    with session.change(event, subject) as change:
        request, body = store.request_at(session, ref)
        present, _ = store.present_digest(session, request)
        unchanged = digest == present == request.digest
        why = why_not_decide(
            request.state(session.now()),
            asker=request.asker,
            person=session.uid,
            duties=session.duties,
            unchanged=unchanged,
        )
        if why:
            raise journalled(session, event, subject, why)
        state = ReleaseState.APPROVED if approve else ReleaseState.REFUSED
        decision = store.decision_body(store.StoredDecision(session.uid, session.now(), approve, text))
        change.put(ref.rid, store.RELEASE, {**body, "state": str(state), "decision": decision}, base=request.rev)


def hand_over_release(
    session: Session,
    ref: Ref,
    destination: str,
    kind: OutputKind = OutputKind.PAPER,
    passphrase: str = "",
    progress: Progress | None = None,
) -> Output:
    """Write the sealed output to ``destination`` and return its password, which is kept nowhere.

    With ``passphrase``, the signed-in person's own, a paper is signed by them. ``progress`` counts the bytes of a
    package and may raise Cancelled: then nothing is left. The register and the journal know of the copy before the file
    exists. When writing then fails, the copy's number is void, the request can be handed over again, and
    ``Problem("release.output_failed", number=…)`` is raised. Raises ``Problem`` "outputs.…" before anything is written,
    and ``Problem``/``Refused`` "release.…" of the rules.
    """
    return hand_over(session, ref, destination, kind, passphrase, progress)
