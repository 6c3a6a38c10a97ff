"""What may be seen of copies and shredding records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from app.access.event import Event
from app.copies import store
from app.copies.model import CopyRow, Photo, ShreddingRow
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.signing import own_office
from app.session.subject import Subject
from app.vault.compartment import Compartment


def list_copies(session: Session, project: Id) -> tuple[CopyRow, ...]:
    """Every copy of the project's levels that are open, newest first; those of the destroyed last."""
    session.read(Event.COPY_LIST, Subject(project=project))
    found = [
        store.row_of(session, copy)
        for level in session.levels(project)
        for copy in store.register_in(session.compartment(project, level))
    ]
    return tuple(sorted(found, key=lambda row: (row.at, row.number), reverse=True))


def shredding_records(session: Session) -> tuple[ShreddingRow, ...]:
    """All shredding records: an officer sees the office's register, a manager those of the open compartments."""
    session.read(Event.SHREDDING_LIST)
    rows = {
        shredding.rid: ShreddingRow(shredding.number, shredding.at, shredding.title, shredding.photo is not None)
        for registry in _registries(session)
        for shredding in store.shreddings_in(registry)
    }
    return tuple(sorted(rows.values(), key=lambda row: (row.at, row.number), reverse=True))


def shredding_pdf(session: Session, number: str) -> bytes:
    """The signed PDF of one record. Raises ``Problem("copies.record_not_found")``."""
    session.read(Event.SHREDDING_VIEW, Subject(note=number))
    for registry, shredding in _numbered(session, number):
        return store.shredding_document(registry, shredding)
    raise Problem("copies.record_not_found")


def shredding_photo(session: Session, number: str) -> Photo:
    """The photograph of one session. Raises ``Problem("copies.record_not_found")``, also when none was taken."""
    session.read(Event.SHREDDING_VIEW, Subject(note=number))
    for registry, shredding in _numbered(session, number):
        photo = store.shredding_photo(registry, shredding)
        if photo is not None:
            return photo
    raise Problem("copies.record_not_found")


def _numbered(session: Session, number: str) -> Iterator[tuple[Compartment, store.Shredding]]:
    """Where a record of that number is kept, the office store first."""
    for registry in _registries(session):
        for shredding in store.shreddings_in(registry):
            if shredding.number == number:
                yield registry, shredding


def _registries(session: Session) -> Iterator[Compartment]:
    """The office store for an officer (closed after its turn), then every compartment that is open."""
    office = own_office(session)
    if office is not None:
        with closing(office):
            yield office
    for project in session.projects():
        for level in project.levels:
            yield session.compartment(project.project, level)
