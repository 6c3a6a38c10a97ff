"""From approved to with the recipient: the number, the register, the sealed file, and what is undone when it fails.

Steps, each of which may be the last one before a crash:

1. a hidden name beside the destination is tried out: the folder can be written to;
2. register and journal know of a copy, and the request notes that it is being made;
3. the output is sealed into the hidden file, synced, and given its name;
4. the request is handed over and the copy complete, if everything still is as it was approved;
5. the person is told the password, which is kept nowhere.

Whatever fails from 2 to 4, and cancelling as well, takes the file away and makes the number void. A crash there leaves
the request approved, with its note: whoever hands over next makes the noted number void, for nobody was ever told a
password for it. Where nobody does, because the request ends in another way, the register tells the number as not handed
over, for its copy has no hash. So no file can be opened whose number the register does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.access.event import Event
from app.copies import store as copies
from app.copies.model import CopyKind, CopyState, OutputForm
from app.customers.documents.receiving import sealed_files
from app.customers.model import Ref
from app.errors import NiemError, Problem
from app.ids import Id, from_hex
from app.pdf.signing import Signer
from app.release import second, store
from app.release.cover import Cover
from app.release.destination import Hidden, drop_left_over, hidden_beside, require_destination
from app.release.exportable import Exportable
from app.release.model import Output, OutputKind, ReleaseState
from app.release.package import package_of
from app.release.paper import sealed_paper
from app.release.refusal import journalled, subject_of
from app.release.standing import why_not_leave
from app.session.door import Session
from app.session.signing import step_up
from app.session.subject import Subject
from app.vault.change import Change

Progress = Callable[[int, int], None]
ON_DISK = ("vault.disk", "vault.no_permission", "vault.read_only", "release.destination_")
"""What may go wrong with a file that is being written."""
MAKING = "making"
"""The field of a request's body that notes a copy whose making has begun and not ended."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An output whose number is given, ready to be written; ``pieces`` are sealed only when they are asked for."""

    password: str
    pieces: Callable[[], Iterable[bytes]]
    pages: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Making:
    """One hand-over under way: the request, and the record and number of its copy."""

    ref: Ref
    copy: Id
    number: str


def hand_over(
    session: Session,
    ref: Ref,
    destination: str,
    kind: OutputKind = OutputKind.PAPER,
    passphrase: str = "",
    progress: Progress | None = None,
) -> Output:
    """See `app.release.actions.hand_over_release`."""
    path = require_destination(destination, session.vault.folder.path)
    if kind is OutputKind.PACKAGE and passphrase:
        raise Problem("outputs.only_papers_are_signed")
    hidden = hidden_beside(path)
    try:
        with _signing(session, passphrase) as signer:
            making, prepared = _begin(session, ref, hidden, kind, signer, progress)
        digest = _write(session, making, prepared, hidden, path)
    finally:
        hidden.drop()
    return Output(
        number=making.number,
        password=prepared.password,
        path=str(path),
        pages=prepared.pages,
        sha256=digest,
        kind=kind,
        files=prepared.files,
        signed=signer is not None,
    )


@contextmanager
def _signing(session: Session, passphrase: str) -> Iterator[Signer | None]:
    """The person's own signing key for one paper; without a passphrase nothing is signed."""
    if not passphrase:
        yield None
        return
    with step_up(session, passphrase) as signer:
        if signer is None:
            raise Problem("outputs.no_signer")
        yield signer


# Step 2 -------------------------------------------------------------------------------------------------------------


def _begin(
    session: Session, ref: Ref, hidden: Hidden, kind: OutputKind, signer: Signer | None, progress: Progress | None
) -> tuple[Making, Prepared]:
    subject = subject_of(ref)
    with session.change(Event.RELEASE_HAND_OVER, subject) as change:
        request, body = second.request_at(session, ref)
        exportable = _require_unchanged(session, request, subject)
        hidden.require_room(sum(document.sealed.size for document in exportable.documents))
        void_left_over(session, change, ref, body)
        number = copies.number_for(session, session.compartment(ref.project, ref.level), CopyKind.OUTPUT)
        making = Making(ref, session.world.new_id(), number)
        cover = _cover(session, request, number)
        prepared = _prepared(session, exportable, cover, kind, signer, progress)
        copies.register_output(session, change, making.copy, number, _output_form(request, prepared))
        note = {"copy": making.copy.hex(), "hidden": str(hidden.path)}
        change.put(ref.rid, store.RELEASE, {**body, MAKING: note}, base=request.rev)
    return making, prepared


def _require_unchanged(session: Session, request: store.Request, subject: Subject) -> Exportable:
    """What may leave, after every rule of handing over; refusals are journalled."""
    if why := why_not_leave(session, request):
        raise journalled(session, Event.RELEASE_HAND_OVER, subject, why)
    return store.exportable(session, request)


def void_left_over(session: Session, change: Change, ref: Ref, body: dict[str, Any]) -> dict[str, Any]:
    """The copy whose making a crash cut off: nobody has its password, so it is none. Returns the body without its note.

    For whoever writes the request's next revision: handing over again, asking anew, withdrawing.
    """
    note = body.get(MAKING)
    if not note:
        return body
    compartment = session.compartment(ref.project, ref.level)
    copy = copies.copy_at(compartment, from_hex(note["copy"]))
    if copy.state is CopyState.MAKING:
        copies.move(change, compartment, copy.ref.rid, CopyState.VOID)
    drop_left_over(note["hidden"])
    return _without_note(body)


def _prepared(
    session: Session,
    exportable: Exportable,
    cover: Cover,
    kind: OutputKind,
    signer: Signer | None,
    progress: Progress | None,
) -> Prepared:
    """Raises Problem("outputs.documents_need_package"), Problem("pdf.…"): then nothing has happened."""
    if kind is OutputKind.PAPER:
        paper = sealed_paper(exportable, cover, signer)
        return Prepared(paper.password, lambda: (paper.pdf,), pages=paper.pages)
    package = package_of(exportable, cover, sealed_files(session))
    tell = _teller(progress, package.size)
    return Prepared(package.password, lambda: package.sealed(session.world.cost, tell), files=len(package.contents))


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
        until=request.keep_until,
        approved_by=session.name_of(request.decision.by) if request.decision else "",
        handed_by=session.person.name,
        at=session.now(),
    )


def _output_form(request: store.Request, prepared: Prepared) -> OutputForm:
    return OutputForm(
        release=request.ref,
        customer=request.customer,
        description=request.number,
        pages=prepared.pages,
        holder=request.recipient_name,
        place=request.recipient_contact,
        due=request.keep_until,
        sha256="",
    )


def _teller(progress: Progress | None, total: int) -> Callable[[int], None]:
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(min(done, total), total)

    return tell


# Steps 3 and 4 ------------------------------------------------------------------------------------------------------


def _write(session: Session, making: Making, prepared: Prepared, hidden: Hidden, path: Path) -> str:
    """The file, and that it is there. Raises Cancelled, Problem("release.output_failed", number=…), and what a rule
    that was broken meanwhile raises; then there is no file and no copy.
    """
    placed = False
    try:
        digest = hidden.write(prepared.pieces())
        hidden.place(path)
        placed = True
        _finish(session, making, prepared, digest)
    except BaseException as error:
        Hidden(path if placed else hidden.path).drop()
        with suppress(NiemError):
            _mark_void(session, making)
        if isinstance(error, OSError) or (isinstance(error, Problem) and error.code.startswith(ON_DISK)):
            raise Problem("release.output_failed", number=making.number) from error
        raise
    return digest


def _finish(session: Session, making: Making, prepared: Prepared, digest: str) -> None:
    """Everything still is as it was approved: the request is handed over, and its copy known by its hash."""
    ref, subject = making.ref, subject_of(making.ref)
    with session.change(Event.RELEASE_OUTPUT_DONE, subject) as change:
        request, body = second.request_at(session, ref)
        _require_unchanged(session, request, subject)
        _complete_copy(session, change, making, digest)
        output = store.StoredOutput(making.copy, making.number, prepared.pages, session.now(), session.uid, digest)
        handed = {"state": str(ReleaseState.HANDED_OVER), "output": store.output_body(output)}
        change.put(ref.rid, store.RELEASE, {**_without_note(body), **handed}, base=request.rev)


def _complete_copy(session: Session, change: Change, making: Making, digest: str) -> None:
    record = session.compartment(making.ref.project, making.ref.level).get(making.copy)
    if record is None or record.body["state"] != str(CopyState.HELD):
        raise Problem("vault.changed_meanwhile")
    change.put(making.copy, copies.COPY, {**record.body, "sha256": digest}, base=record.rev)


def _mark_void(session: Session, making: Making) -> None:
    """The file never came to be: its number is void, and the request can be handed over again."""
    ref = making.ref
    with session.change(Event.RELEASE_OUTPUT_FAILED, subject_of(ref)) as change:
        copies.move(change, session.compartment(ref.project, ref.level), making.copy, CopyState.VOID)
        request, body = second.request_at(session, ref)
        if (body.get(MAKING) or {}).get("copy") == making.copy.hex():
            change.put(ref.rid, store.RELEASE, _without_note(body), base=request.rev)


def _without_note(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != MAKING}
