"""What may be done about recovery: hold the ceremony, prove the shares, open what nobody can open any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.errors import Corrupt, Problem
from app.keys.hashing import same
from app.keys.recovery import Kit, recovery_key
from app.keys.shares import combine
from app.keys.wrap import EncryptionKey
from app.people import kits
from app.people.pairing import pair
from app.recovery import ceremony, kit, renewal, store
from app.recovery.model import (
    CeremonyForm,
    Checkpoint,
    Held,
    Progress,
    Recovered,
    RecoverForm,
    Renewed,
    RenewForm,
    checked,
    checked_how,
    checked_renewal,
    no_progress,
    no_stop,
)
from app.recovery.recovering import lost_compartments, recover
from app.recovery.store import former_kits
from app.session.door import Session
from app.session.subject import Credential, Subject


def hold_ceremony(
    session: Session,
    form: CeremonyForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint = no_stop,
) -> Held:
    """Make a recovery kit and split its seed among the custodians; manager and officer at one desk.

    The sheets are in the answer and nowhere else: save or print them, hand them out, then call `confirm_sheets`. Until
    then the kit counts as unconfirmed. ``progress`` may raise Cancelled until the kit is stated.

    Raises Problem for the form (see `model.checked`), "recovery.kit_not_written", the disk's problems,
    Corrupt("keys.shares_unproved"), and what `pair` raises. Nothing is in force then.
    """
    event = Event.RECOVERY_CEREMONY
    form = checked(form, session.vault.folder.path)
    with (
        session.act(event, Subject(note=f"{form.threshold}/{len(form.custodians)}")),
        pair(session, passphrase, countersigner, event, top_secret=True) as two,
    ):
        held = ceremony.hold(session, two, form, progress or no_progress, checkpoint)
    session.keep_anchor(at_once=True)
    return held


def confirm_sheets(session: Session) -> None:
    """The custodians have their sheets: the kit counts. Raises Problem("recovery.no_kit")."""
    with session.act(Event.RECOVERY_CONFIRM):
        if session.vault.roster.kit is None:
            raise Problem("recovery.no_kit")
        ceremony.confirm(session.vault, session.now())


def escrow_missing(session: Session, passphrase: str, countersigner: Credential) -> int:
    """Give every compartment that the manager holds and that has no escrow wrap one; returns how many were given.

    Raises Problem("recovery.no_kit"), Problem("recovery.pool_empty"), and what `pair` raises.
    """
    event = Event.RECOVERY_ESCROW
    with session.act(event), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        if session.vault.roster.kit is None:
            raise Problem("recovery.no_kit")
        return ceremony.escrow_rest(session, two)


def prove_shares(session: Session, kit_path: Path, shares: tuple[str, ...]) -> None:
    """The practice run: whether the shares give the key of the kit in force. Nothing is opened; the date is kept.

    Raises what reading the kit and combining shares raise, and Problem("recovery.shares_of_other_kit").
    """
    event = Event.RECOVERY_PROVE
    with session.act(event):
        with _failure_noted(session, event):
            _key_of(session, kit.read(session.vault, kit_path), shares)
        office = session.open_office()
        if office is None:
            raise session.refuse(event, Subject(), "session.not_your_duty")
        try:
            stated = session.vault.roster.kit
            note = store.kit_note(office, stated.recovery) if stated else None
            if note is None:
                raise Problem("recovery.no_kit")
            with office.change(event.value, session.identity, session.now()) as change:
                store.put_proof(change, note, session.now())
        finally:
            office.close()


def renew_kit(
    session: Session,
    form: RenewForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint = no_stop,
) -> Renewed:
    """Write the kit anew, onto new sticks, without the entries that open only what was destroyed. No shares are needed.

    Both kits are good until the old one is destroyed (`kit_destroyed`). ``progress`` may raise Cancelled until the kit
    is stated. Raises Problem("recovery.no_kit", "recovery.nothing_dead", "recovery.used_stick",
    "recovery.kit_not_written"), the form's (`model.checked_renewal`), the disk's problems, and what `pair` raises.
    Nothing has changed then.
    """
    event = Event.RECOVERY_RENEW
    form = checked_renewal(form, session.vault.folder.path)
    with session.act(event), pair(session, passphrase, countersigner, event, top_secret=False) as two:
        renewed = renewal.renew(session, two, form, progress or no_progress, checkpoint)
    session.keep_anchor(at_once=True)
    return renewed


def kit_destroyed(session: Session, serial: int, how: str, passphrase: str, countersigner: Credential) -> None:
    """Put on record that an old kit, both sticks and every copy of it, was destroyed, and how.

    Raises Problem("recovery.not_a_former_kit") for the kit in force, one that never was and one that is on record
    already, "recovery.how_missing", "recovery.how_too_long", and what `pair` raises.
    """
    event, text = Event.RECOVERY_DESTROYED, checked_how(how)
    with (
        session.act(event, Subject(note=f"{serial:03d}")),
        pair(session, passphrase, countersigner, event, top_secret=False) as two,
        two.office.change(event.value, two.officer, session.now()) as change,
    ):
        if serial not in {one.serial for one in former_kits(session, two.office) if not one.destroyed_at}:
            raise Problem("recovery.not_a_former_kit")
        kits.put_destroyed(change, session.world.new_id(), serial, text, [uid for uid, _ in two.signers])


def recover_project(
    session: Session,
    form: RecoverForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
) -> Recovered:
    """Open the compartments of a project that no manager in service holds, for the manager of the pair.

    Raises Problem("recovery.still_held") when there is none, Problem("recovery.no_escrow"),
    what `prove_shares` raises about kit and shares, and what `pair` raises. Nothing has changed then.
    """
    event = Event.RECOVERY_OPEN
    subject = Subject(note=form.project.hex())
    with session.act(event, subject), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        with _failure_noted(session, event):
            opened = kit.read(session.vault, form.kit)
            key = _key_of(session, opened, form.shares)
        everything = lost_compartments(session.vault, two.office, session.latest())
        lost = [one for one in everything if one.project.project == form.project]
        if not lost:
            raise Problem("recovery.still_held")
        lost = [one for one in lost if one.escrow is not None]
        if not lost:
            raise Problem("recovery.no_escrow")
        rows = recover(session, two, lost, key, opened, progress or no_progress)
    session.follow()
    session.keep_anchor(at_once=True)
    return Recovered(form.project, tuple(Level(row.new.level) for row in rows), sum(row.kept for row in rows))


@contextmanager
def _failure_noted(session: Session, event: Event) -> Iterator[None]:
    """A kit or shares that do not fit are on record: officers should hear of tries."""
    try:
        yield
    except (Problem, Corrupt) as error:
        session.refuse(event, Subject(), error.code)
        raise


def _key_of(session: Session, opened: Kit, shares: tuple[str, ...]) -> EncryptionKey:
    """The recovery key that the shares give, when it is the kit's."""
    key = recovery_key(combine(shares), session.vault.vault_id, opened.genesis)
    if not same(key.public, opened.recovery):
        raise Problem("recovery.shares_of_other_kit")
    return key
