"""Where the new files of a destruction are built: in this process, or in one whose memory is not protected.

A destruction runs in the top-secret room. The protection of memory that it asks for would make copying and indexing six
times slower. So where a compartment of a level below is large, those levels are built in a process of their own, which
never holds anything of the top-secret level: each file is searched here, while it is verified there. Starting it takes
as long as building a small one here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from app.access.level import Level
from app.session.door import Session
from app.vault.building import Builder, Built, Job, build
from app.vault.building_apart import BuildingApart
from app.vault.compartment import Compartment
from app.vault.ledger import PublicKeyOf, Writer

LARGE = 4 * 1024 * 1024
"""Bytes."""


@contextmanager
def builders(
    session: Session, compartments: Iterable[Compartment], after: Callable[[], None] = lambda: None
) -> Iterator[Builder]:
    """What builds the new file of each of ``compartments`` for the length of a block, and is followed by ``after``."""
    below = {one.place.file_id: one for one in compartments if one.place.level < Level.TOP_SECRET}
    with ExitStack() as stack:
        apart = stack.enter_context(BuildingApart()) if any(_is_large(session, one) for one in below.values()) else None

        def chosen(
            job: Job, writer: Writer, at: int, public_key_of: PublicKeyOf, moved: Callable[[int], None]
        ) -> Built:
            make = apart.build if apart is not None and job.old_place.file_id in below else build
            built = make(job, writer, at, public_key_of, moved)
            after()
            return built

        yield chosen


def _is_large(session: Session, compartment: Compartment) -> bool:
    return session.vault.folder.compartment(compartment.place.file_id).stat().st_size >= LARGE
