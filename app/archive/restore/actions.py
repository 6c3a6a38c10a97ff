"""What may be done to get things back. Every function passes the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.access.event import Event
from app.archive.restore import confirming, drill, elsewhere, laying, parts, records, store
from app.archive.restore.model import (
    BringForm,
    Checkpoint,
    Confirmed,
    ConfirmForm,
    DrillForm,
    DrillResult,
    DrillRow,
    Laid,
    LayForm,
    Progress,
    checked_reason,
    no_progress,
    no_stop,
)
from app.archive.restore.opened import opened_with
from app.archive.restore.sources import by_kit, ceremony_of, source_of
from app.clock import DAY
from app.customers.form import Ref
from app.errors import Corrupt, Problem
from app.people.pairing import pair
from app.recovery.store import kit_note, put_proof
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Credential, Subject
from app.vault.durable import read_small


def lay_beside(
    session: Session, form: LayForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> Laid:
    """Lay a copy into a new folder beside the present vault. ``progress`` may raise Cancelled.

    A part of it is known by the keys of who is signed in, so a backup is laid whole by an officer first.

    Raises Problem for the form (`laying.checked`), "restore.no_key" for a part, "restore.not_a_copy",
    "restore.other_vault", "restore.no_room", what reading a backup raises, and the disk's problems. Nothing is left
    then.
    """
    with session.act(Event.RESTORE_LAY):
        form = laying.checked(form)
        with _failure_noted(session, Event.RESTORE_LAY):
            filler, wanted = source_of(session, form.source), form.part
            if wanted is None:
                return laying.lay(form, filler, session.now(), progress or no_progress, checkpoint)
            filler = replace(filler, partial=True)
            return laying.lay(
                form, filler, session.now(), progress or no_progress, checkpoint,
                lambda made: parts.keep_only(session, made, wanted),
            )  # fmt: skip


def confirm_copy(
    session: Session,
    form: ConfirmForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint = no_stop,
) -> Confirmed:
    """Accept the copy that is open, manager and officer together; what happened since stays as it is now.

    Raises Problem("restore.reason_missing", "restore.reason_too_long") and what `confirming.confirm` and `pair` raise.
    """
    event, reason = Event.RESTORE_CONFIRM, checked_reason(form.reason)
    form = ConfirmForm(reason, form.newer)
    with (
        session.act(event, Subject(note=reason)),
        pair(session, passphrase, countersigner, event, top_secret=True) as two,
        _failure_noted(session, event, reason),
    ):
        done = confirming.confirm(session, two, form, progress or no_progress, checkpoint)
    session.keep_anchor(at_once=True)
    return done


def bring_back(session: Session, form: BringForm) -> Ref:
    """Bring one record back out of a copy, as a new revision by the ordinary door (`records`).

    Raises what `compare_copy` raises, Problem("restore.record_not_there", "restore.nothing_chosen",
    "vault.changed_meanwhile") and what saving a record raises.
    """
    ref = form.ref
    session.read(Event.RESTORE_BRING, Subject(ref.project, ref.level, ref.rid))
    with opened_with(session, form.source) as copy:
        return records.bring(session, copy, form)


def hold_drill(
    session: Session, form: DrillForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> DrillResult:
    """Hold a restore drill: a backup, the kit and the shares, on a clean place; the outcome is kept, signed.

    The practice run of the shares is part of it and counts as one. ``progress`` may raise Cancelled. Raises what
    putting kit and shares together and `drill.hold` raise; tries that do not fit are on record.
    """
    event = Event.DRILL_RUN
    with session.act(event, Subject(note=form.source.name)):
        office = own_office(session)
        if office is None:
            raise session.refuse(event, Subject(), "session.not_your_duty")
        try:
            result, recovery = _held(session, form, progress or no_progress, checkpoint)
            with office.change(event.value, session.identity, session.now()) as change:
                store.put_drill(change, session.world.new_id(), store.body_of(result))
                stated = session.vault.roster.kit
                # An older backup opens with the kit and the shares of its day: of those in force that proves nothing.
                note = kit_note(office, recovery) if stated is not None and stated.recovery == recovery else None
                if note is not None:
                    put_proof(change, note, session.now())
        finally:
            office.close()
    return result


def record_drill(session: Session, path: str) -> DrillRow:
    """Put on record a drill that was held on a clean machine, out of the file that was written there.

    Raises Problem("restore.no_drill_line", "restore.drill_unproved", "restore.drill_known", "restore.drill_in_future").
    """
    event = Event.DRILL_RECORD
    with session.act(event, Subject(note=Path(path).name)):
        office = own_office(session)
        if office is None:
            raise session.refuse(event, Subject(), "session.not_your_duty")
        try:
            with _failure_noted(session, event):
                body = elsewhere.read_line(_text(path), session.vault.vault_id, session.identity.house.journal)
                if int(body["at"]) > session.now() + DAY:
                    raise Problem("restore.drill_in_future")
                if any((row.at, row.source) == (body["at"], body["source"]) for row in store.drills(session, office)):
                    raise Problem("restore.drill_known")
            with office.change(event.value, session.identity, session.now()) as change:
                store.put_drill(change, session.world.new_id(), body)
            return next(row for row in store.drills(session, office) if row.at == body["at"])
        finally:
            office.close()


def _text(path: str) -> str:
    try:
        return read_small(Path(path), elsewhere.LONGEST).decode("utf-8", "replace")
    except OSError as error:
        raise Problem("restore.no_drill_line") from error


@contextmanager
def _failure_noted(session: Session, event: Event, note: str = "") -> Iterator[None]:
    """A copy that is damaged, forged or may not be accepted is on record: officers should hear of tries."""
    try:
        yield
    except (Problem, Corrupt) as error:
        session.refuse(event, Subject(note=note), error.code)
        raise


def _held(session: Session, form: DrillForm, progress: Progress, checkpoint: Checkpoint) -> tuple[DrillResult, bytes]:
    """The outcome, and the public recovery key of the ceremony whose kit and shares it was held with."""
    event, vault = Event.DRILL_RUN, session.vault
    with _failure_noted(session, event):
        ceremony = ceremony_of(form.kit, form.shares)
        if ceremony.kit.vault_id != vault.vault_id:
            raise Problem("restore.kit_of_other_vault")
        source = by_kit(Path(form.source), ceremony)
        if source.genesis != vault.label.genesis:  # whole in itself, maybe, and made up by who knows the public keys
            raise Problem("restore.other_vault")
        scratch = Path(form.scratch).absolute()
        if scratch.resolve().is_relative_to(vault.folder.path.resolve()):
            raise Problem("restore.inside")
        at, projections = session.now(), session.world.projections
        held = drill.hold(source, ceremony, scratch, projections, at, progress, checkpoint)
        return held, ceremony.kit.recovery
