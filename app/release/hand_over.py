"""From approved to written: the number, the register, the sealed file, and what is undone when writing fails."""

from __future__ import annotations

from app.access.event import Event
from app.copies import store as copies
from app.copies.model import CopyKind, CopyState, OutputForm
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.release import store
from app.release.destination import require_destination
from app.release.exportable import Exportable
from app.release.model import Output, ReleaseState
from app.release.paper import Cover, Sealed, sealed_paper
from app.release.refusal import journalled, subject_of
from app.release.standing import why_not_leave
from app.session.door import Session
from app.session.subject import Subject
from app.vault.durable import write_atomically


def hand_over(session: Session, ref: Ref, destination: str) -> Output:
    """Write the sealed PDF to ``destination`` and return its password, which is kept nowhere.

    The register and the journal know of the copy before the file exists. When writing then fails, the copy's number is
    marked void, the request can be handed over again, and ``Problem("release.output_failed", number=…)`` is raised.
    """
    path = require_destination(destination, session.vault.folder.path)
    subject = subject_of(ref)
    copy = session.world.new_id()
    with session.change(Event.RELEASE_HAND_OVER, subject) as change:
        request, body = store.request_at(session, ref)
        exportable = _require_unchanged(session, request, subject)
        compartment = session.compartment(ref.project, ref.level)
        number = copies.number_for(session, compartment, CopyKind.OUTPUT)
        sealed = sealed_paper(exportable, _cover(session, request, number))
        digest = sha256(sealed.pdf).hex()
        copies.register_output(session, change, copy, number, _output_form(request, sealed, digest))
        output = store.StoredOutput(copy, number, sealed.pages, session.now(), session.uid, digest)
        handed = {"state": str(ReleaseState.HANDED_OVER), "output": store.output_body(output)}
        change.put(ref.rid, store.RELEASE, {**body, **handed}, base=request.rev)
    try:
        write_atomically(path, sealed.pdf)
    except (Problem, OSError) as error:
        _mark_void(session, ref, copy)
        raise Problem("release.output_failed", number=number) from error
    return Output(number, sealed.password, str(path), sealed.pages, digest)


def _require_unchanged(session: Session, request: store.Request, subject: Subject) -> Exportable:
    """What may leave, after every rule of handing over; refusals are journalled."""
    if why := why_not_leave(session, request):
        raise journalled(session, Event.RELEASE_HAND_OVER, subject, why)
    return store.exportable(session, request)


def _cover(session: Session, request: store.Request, number: str) -> Cover:
    roster = session.vault.roster
    return Cover(
        company=roster.company,
        place=roster.place,
        number=number,
        request=request.number,
        recipient=request.recipient_name,
        recipient_kind=str(request.recipient_kind),
        purpose=request.purpose,
        until=request.until,
        approved_by=session.name_of(request.decision.by) if request.decision else "",
        at=session.now(),
    )


def _output_form(request: store.Request, sealed: Sealed, digest: str) -> OutputForm:
    return OutputForm(
        release=request.ref,
        customer=request.customer,
        description=request.number,
        pages=sealed.pages,
        holder=request.recipient_name,
        place=request.recipient_contact,
        due=request.keep_until,
        sha256=digest,
    )


def _mark_void(session: Session, ref: Ref, copy: Id) -> None:
    """The file never came to be: its number is void, and the request is approved again, not handed over."""
    compartment = session.compartment(ref.project, ref.level)
    with session.change(Event.RELEASE_OUTPUT_FAILED, subject_of(ref)) as change:
        copies.move(change, compartment, copy, CopyState.VOID)
        request, body = store.request_at(session, ref)
        back = {"state": str(ReleaseState.APPROVED), "output": None}
        change.put(ref.rid, store.RELEASE, {**body, **back}, base=request.rev)
