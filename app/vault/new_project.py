"""The three compartments of a new project. There are always three, so that their number tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.ids import Id, random_id
from app.keys.compartment_key import file_key, new_key
from app.vault.compartment import Compartment, Place, Projection
from app.vault.durable import disk_errors, remove, sync_folder
from app.vault.folder import Folder
from app.vault.ledger import Writer

LEVELS = (1, 2, 3)
FIRST_EPOCH = 1


@dataclass(frozen=True, slots=True, repr=False)
class NewCompartment:
    """A compartment that is to be, or was, made: its place and its 32-byte key."""

    place: Place
    key: bytes


def plan(vault_id: Id, project: Id) -> tuple[NewCompartment, ...]:
    """Random ids and keys for the compartments of ``project``, in order of level; nothing is written."""
    return tuple(
        NewCompartment(Place(vault_id, random_id(), project, level, FIRST_EPOCH, random_id()), new_key())
        for level in LEVELS
    )


def create(
    folder: Folder,
    planned: Sequence[NewCompartment],
    projections: Sequence[Projection],
    writer: Writer,
    at: int,
) -> None:
    """Make the files, empty and signed for by ``writer``, and their names durable."""
    for one in planned:
        path = folder.compartment(one.place.file_id)
        secret = file_key(one.key, one.place.file_id)
        Compartment.create(path, secret, one.place, projections, writer=writer, at=at).close()
    with disk_errors():
        sync_folder(folder.compartments)


def discard(folder: Folder, file_ids: Sequence[Id]) -> None:
    """Take away the files of a project that was not finished."""
    for file_id in file_ids:
        path = folder.compartment(file_id)
        remove(path)
        remove(path.with_name(path.name + "-journal"))
