"""Building the new file of one compartment under a fresh key, as a rewrite does: complete, verified and synced.

Nothing refers to the file until the rewrite puts it in force, so it is built without forcing anything to disk, closed,
synced, opened again with the usual settings, and compared with the old file, which somebody holds still meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import Corrupt
from app.ids import Id
from app.vault import ledger
from app.vault.check import check_compartment
from app.vault.compartment import Compartment, Place, Projection
from app.vault.copying import Copy, Proof, require_old, require_signed, size_of
from app.vault.database import Beside, translated
from app.vault.durable import disk_errors, sync_file
from app.vault.ledger import START, PublicKeyOf, Writer

Examine = Callable[[Compartment], None]
"""May look at a new file and raise, before anything is switched."""


def unexamined(_made: Compartment) -> None:
    """Nobody looks, or somebody elsewhere."""


@dataclass(frozen=True, slots=True, repr=False)
class Job:
    """One new file at ``path`` under the file key ``secret``: what ``old`` holds, without the records ``gone``.

    ``head`` is where the old file's ledger ends, as whoever holds it still sees it. ``projections`` write the tables
    ``lists``; they are asked for where those have to be made anew.
    """

    old: Beside
    old_place: Place
    head: tuple[int, bytes]
    path: Path
    secret: bytes
    place: Place
    lists: tuple[str, ...]
    projections: Callable[[], tuple[Projection, ...]]
    gone: frozenset[Id]
    examine: Examine


@dataclass(frozen=True, slots=True)
class Built:
    """How many revisions were taken over, and how many revisions and scans were left out."""

    kept: int
    left_out: int
    attachments_left_out: int


Builder = Callable[[Job, Writer, int, PublicKeyOf, Callable[[int], None]], Built]
"""`build`, or the same in another process."""


def build(
    job: Job,
    writer: Writer,
    at: int,
    public_key_of: PublicKeyOf,
    moved: Callable[[int], None],
    copied: Callable[[], None] = lambda: None,
) -> Built:
    """Build the file. ``moved`` is told how many more revisions were dealt with, and may raise Cancelled.

    ``copied`` is called when the file is complete and synced: whoever else looks at it sees what is verified then.
    Raises Corrupt("vault.rewrite_not_verified"), and what the job's ``examine`` raises.
    """
    copy = _copied(job, writer, at, moved)
    with disk_errors():
        sync_file(job.path)
    copied()
    # "ok" from the connection that wrote proves nothing: look at it through a new one.
    projections = job.projections() if copy.anew else ()
    again = Compartment.open(job.path, job.secret, job.place, projections, public_key_of=public_key_of, beside=job.old)
    try:
        proof = Proof(copy, again)
        faults = check_compartment(again, public_key_of, lists=proof.lists, records=proof.records)
        if faults or size_of(again) != copy.kept:
            raise Corrupt("vault.rewrite_not_verified")
        job.examine(again)
    finally:
        again.close()
    return Built(copy.kept, copy.left_out, copy.attachments_left_out)


def _copied(job: Job, writer: Writer, at: int, moved: Callable[[int], None]) -> Copy:
    place = job.place
    made = Compartment.create(job.path, job.secret, place, (), writer=writer, at=at, unfinished=True, beside=job.old)
    try:
        with translated():
            require_old(made.connection, job.old_place, job.head)
            require_signed(made.connection, job.old_place)
            copy = Copy(made, job.gone, job.lists)
            if copy.anew:
                made.projections = job.projections()
            with made.transaction():
                made.connection.execute("DELETE FROM main.ledger")
                for count in copy.records():
                    moved(count)
                copy.lists()
                copy.attachments()
                copy.drafts()
                ledger.append(made.connection, place.cid, place.epoch, START, at, copy.digests, writer)
    finally:
        made.close()
    return copy
