"""What may be done to get things back. Every function passes the door."""

from __future__ import annotations

from app.access.event import Event
from app.archive.restore import confirming, laying, records
from app.archive.restore.model import (
    BringForm,
    Checkpoint,
    Confirmed,
    ConfirmForm,
    Laid,
    LayForm,
    Progress,
    checked_reason,
    no_progress,
    no_stop,
)
from app.archive.restore.opened import opened_with
from app.archive.restore.sources import source_of
from app.customers.form import Ref
from app.people.pairing import pair
from app.session.door import Session
from app.session.subject import Credential, Subject


def lay_beside(
    session: Session, form: LayForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> Laid:
    """Lay a copy into a new folder beside the present vault. ``progress`` may raise Cancelled.

    Raises Problem for the form (`laying.checked`), "restore.not_a_copy", "restore.other_vault", "restore.no_room",
    what reading a backup raises, and the disk's problems. Nothing is left then.
    """
    with session.act(Event.RESTORE_LAY):
        form = laying.checked(form)
        filler = source_of(session, form.source)
        return laying.lay(form, filler, session.now(), progress or no_progress, checkpoint)


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
