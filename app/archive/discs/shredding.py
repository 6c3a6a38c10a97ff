"""Discs that are shredded: the signed record of `app.copies`, in the officers' store, and the end of their numbers.

Who shreds is the officer signed in; another person watches, and from cơ mật on a second one where three serve. The
record and the end of the discs are one change of the officers' store: either both are there or neither.
"""

from __future__ import annotations

from contextlib import ExitStack

from app.access.event import Event
from app.archive.discs import store
from app.archive.discs.model import DiscRow, ShredDiscsForm
from app.copies.model import (
    TWO_WATCH_FROM,
    CopyKind,
    CopyState,
    Loose,
    Medium,
    ShreddingRecord,
    ShredForm,
    require_follows,
    require_shredding,
    why_not_watch,
)
from app.copies.shredding_record import Session as Paper
from app.copies.shredding_record import signed_record
from app.copies.store import SHREDDING, SHREDDING_SERIES, Copy, put_shredding
from app.customers.model import Ref
from app.customers.papers import page_count
from app.errors import Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.pdf.signing import Signer
from app.session.door import Session
from app.session.signing import countersigner, step_up
from app.session.subject import Credential, Subject

_NO_PROJECT = Id(bytes(16))


def shred(
    session: Session, form: ShredDiscsForm, passphrase: str, witness: Credential, second: Credential | None
) -> ShreddingRecord:
    """See `actions.shred_discs`."""
    if not form.numbers:
        raise Problem("copies.nothing_to_shred")
    if len(set(form.numbers)) != len(form.numbers):
        raise Problem("copies.item_twice")
    with store.office_of(session) as office:
        known = {disc.number: disc for disc in store.disc_rows(session, office)}
        if not set(form.numbers) <= known.keys():
            raise Problem("copies.not_found")
        chosen = tuple(known[number] for number in form.numbers)
        highest = require_shredding(_as_loose(form, chosen))
        _require_watch(session, chosen, witness, second)
        if form.photo is not None:
            page_count(form.photo.content, form.photo.media_type)
        with ExitStack() as stack:
            own = stack.enter_context(step_up(session, passphrase))
            watching = stack.enter_context(countersigner(session, witness, Event.DISC_SHRED))
            if watching.signer is None:
                raise Problem("copies.witness_has_no_signer")
            name, other = _second(session, stack, second)
            signers = [signer for signer in (own, watching.signer, other) if signer is not None]
            with office.change(Event.DISC_SHRED.value, session.identity, session.now()) as change:
                for disc in chosen:
                    require_follows(disc.state, CopyState.SHREDDED)
                number = session.new_number(office, SHREDDING_SERIES, SHREDDING)
                paper = Paper(
                    number=number,
                    company=session.vault.roster.company,
                    place_of_company=session.vault.roster.place,
                    at=session.now(),
                    copies=tuple(_as_copy(disc) for disc in chosen),
                    loose=(),
                    medium=Medium.DISC,
                    machine=form.machine.strip(),
                    standard=form.standard,
                    place=form.place.strip(),
                    performer=session.person.name,
                    witness=watching.name,
                    second=name,
                    note=form.note.strip(),
                    photo_sha256=sha256(form.photo.content).hex() if form.photo else "",
                    highest=highest,
                    performer_signs=own is not None,
                    second_signs=other is not None,
                    one_person=session.one_person,
                )
                pdf = signed_record(paper, signers)
                items = tuple((disc.what.level, disc.number) for disc in chosen)
                put_shredding(change, session.world.new_id(), number, paper.at, items, pdf, form.photo)
                for disc in chosen:
                    store.move(office, change, disc.number, CopyState.SHREDDED, shredded=number)
    return ShreddingRecord(number, pdf)


def _as_loose(form: ShredDiscsForm, chosen: tuple[DiscRow, ...]) -> ShredForm:
    """The same rules as for any shredding session, of pieces that belong to no project."""
    return ShredForm(
        project=_NO_PROJECT,
        items=(),
        loose=tuple(Loose(disc.number, 1, disc.what.level) for disc in chosen),
        machine=form.machine,
        standard=form.standard,
        place=form.place,
        note=form.note,
        medium=Medium.DISC,
        photo=form.photo,
    )


def _as_copy(disc: DiscRow) -> Copy:
    """A disc as the record of a shredding lists it: number, kind, level, day."""
    nobody = Ref(_NO_PROJECT, disc.what.level, _NO_PROJECT)
    return Copy(
        ref=nobody,
        rev=0,
        number=disc.number,
        kind=CopyKind.DISC,
        customer=nobody,
        description=disc.title,
        sheets=1,
        holder=disc.holder,
        place=disc.place,
        due=disc.due,
        at=disc.at,
        by="",
        state=disc.state,
        seen_at=disc.seen_at,
        acknowledged=True,
    )


def _require_watch(
    session: Session, chosen: tuple[DiscRow, ...], witness: Credential, second: Credential | None
) -> None:
    three = len(list(session.vault.roster.serving())) >= 3
    highest = max(disc.what.level for disc in chosen)
    why = why_not_watch(
        performer=session.uid,
        first=witness.uid,
        second=second.uid if second else None,
        two_needed=highest >= TWO_WATCH_FROM and three,
        one_person=session.one_person,
    )
    if why:
        session.refuse(Event.DISC_SHRED, Subject(), why)
        raise Problem(why)


def _second(session: Session, stack: ExitStack, second: Credential | None) -> tuple[str, Signer | None]:
    """Who else watches, by name; without a passphrase they sign the print by hand."""
    if second is None:
        return "", None
    person = session.vault.roster.people.get(second.uid)
    if person is None or not person.serves:
        raise Problem("session.not_in_service")
    if not second.passphrase:
        return person.name, None
    opened = stack.enter_context(countersigner(session, second, Event.DISC_SHRED))
    return opened.name, opened.signer
