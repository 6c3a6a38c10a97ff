"""What may be seen of discs."""

from __future__ import annotations

from pathlib import Path

from app.access.event import Event
from app.archive.backup import register
from app.archive.backup.keeping import present_in
from app.archive.backup.store import plan_of
from app.archive.discs import store, working
from app.archive.discs.burner import system_burner
from app.archive.discs.label import Label, label_pdf
from app.archive.discs.model import (
    BackupHere,
    DiscSize,
    Drive,
    PlannedDisc,
    SetRow,
    WorkState,
    disc_number,
    require_share,
)
from app.archive.discs.planning import chosen, files_in, laid_out, planned
from app.copies.model import IN_THE_HOUSE
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject


def list_discs(session: Session) -> tuple[SetRow, ...]:
    """Every set that was made, newest first, with its discs and what is still to be done about each."""
    session.read(Event.DISC_LIST)
    with store.office_of(session) as office:
        return store.sets(session, office)


def plan_discs(session: Session, folder: str, size: DiscSize, share: int) -> tuple[PlannedDisc, ...]:
    """How many discs a folder needs, and how full each becomes. Raises what `planning` raises."""
    session.read(Event.DISC_PLAN)
    require_share(share)
    place, parts = chosen(Path(folder))
    return planned(laid_out(files_in(place, parts), size, share), share)


def backups_here(session: Session) -> tuple[BackupHere, ...]:
    """The proved backups in this machine's destinations, newest first: what is offered to go on discs."""
    session.read(Event.DISC_PLAN)
    found = []
    for one in plan_of(session).destinations:
        present = present_in(session, one.name, Path(one.path))
        found += [
            BackupHere(str(present[copy.number]), copy.name, copy.made_at, one.name)
            for copy in register.backups_of(session)
            if copy.counts and copy.place == one.name and copy.number in present
        ]
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def list_drives(session: Session) -> tuple[Drive, ...]:
    """The drives that this system can burn with; none where it has no burner."""
    session.read(Event.DISC_PLAN)
    burner = system_burner()
    return burner.drives() if burner else ()


def work_state(session: Session) -> WorkState:
    """How far the long work with discs is."""
    session.read(Event.DISC_WATCH)
    return working.state(working.place_of(session))


def disc_label(session: Session, number: str, language: str) -> bytes:
    """The sheet that goes with a disc. Raises Problem("copies.not_found")."""
    session.read(Event.DISC_LABEL, Subject(note=number))
    with store.office_of(session) as office:
        every = {disc.number: disc for disc in store.disc_rows(session, office)}
        if number not in every:
            raise Problem("copies.not_found")
        disc = every[number]
        other = every.get(disc_number(disc.set_number, disc.disc, disc.twin.other))
        there = other is not None and other.state in IN_THE_HOUSE
        label = Label(
            disc=disc,
            company=session.vault.roster.company,
            place_of_company=session.vault.roster.place,
            words=store.words_of(session),
            made_at=store.set_row(office, disc.set_number).at,
            at=session.now(),
            second_number=other.number if other is not None and there else "",
            second_place=other.place if other is not None and there else "",
            language=language,
        )
    return label_pdf(label)
