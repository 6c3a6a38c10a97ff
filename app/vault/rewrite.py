"""Writing compartments anew under fresh keys, leaving something out: how data becomes undecipherable.

Crash-safe by the common rule (keys-and-files §7): intent → build new → verify → sync → one atomic switch → destroy old
→ clear intent.

* The switch is one transaction of the directory: old wraps out, new wraps in, a signed "retire" statement, and the
  intent's step, for all the compartments together.
* Killed before the switch, everything is as before; `resume` throws the new files away.
* Killed after it, the new files are in force; `resume` removes the old ones.
* What is copied is listed column by column. Nothing else of the old file (free pages, index remnants) comes along.
* The lists are carried over, without the rows of what is left out, and proved equal to the old ones: whether those
  agree with their records is the full check's question. Where a list knows a record that is not there, and something
  is left out, every list row is made anew from its record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import Problem
from app.ids import Id, from_hex, random_id
from app.keys.compartment_key import commitment, file_key, new_key
from app.keys.encoding import Label, b64
from app.vault.building import Builder, Examine, Job, build
from app.vault.compartment import Compartment, Place
from app.vault.copying import size_of
from app.vault.database import Beside
from app.vault.durable import disk_errors, remove, sync_folder
from app.vault.exclusive import BUSY, alone
from app.vault.ledger import Writer
from app.vault.sealed_file import SealedFiles
from app.vault.statement import Signers, TakenIn, Wrap
from app.vault.vault import Vault

PROCEDURE = "rewrite"
BUILDING, SWITCHED = "building", "switched"

Checkpoint = Callable[[str], None]
"""Told the name of each step when it is done: the place where tests cut the power."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A compartment to be written anew, and its present 32-byte key."""

    compartment: Compartment
    key: bytes


@dataclass(frozen=True, slots=True, repr=False)
class NewKey:
    """The new place of a compartment and its new key."""

    place: Place
    key: bytes


@dataclass(frozen=True, slots=True)
class NewWraps:
    """For all compartments of a switch: the wraps that go, those that come, and the one-time recovery keys used."""

    removed: tuple[Wrap, ...]
    added: tuple[TakenIn, ...]
    escrow: tuple[int, ...] = ()


WrapMaker = Callable[[Sequence[NewKey]], NewWraps]
"""From the new keys to the wraps of all who may go on reading."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of one compartment. ``new_key`` stays in this process; ``old_commitment`` names the dead key."""

    old: Place
    new: Place
    old_commitment: bytes
    new_key: bytes
    kept: int
    left_out: int
    attachments_left_out: int


def rewrite(
    vault: Vault,
    targets: Sequence[Target],
    leave_out: Collection[Id],
    *,
    reference: str,
    writer: Writer,
    make_wraps: WrapMaker,
    signers: Signers,
    at: int,
    renew: bool = False,
    files: Sequence[Id] = (),
    erased: Sequence[bytes] = (),
    examine: Examine = lambda _: None,
    builder: Builder = build,
    progress: Progress = lambda _done, _total: None,
    checkpoint: Checkpoint = lambda _: None,
) -> list[Rewritten]:
    """Write ``targets`` anew without the records ``leave_out``, all their revisions, and switch to the new files.

    ``reference`` is the number of the order, ``signers`` (a manager and an officer) sign the switch, ``renew`` asks the
    holders to renew the keys that their old wraps were sealed to, ``files`` are the sealed files that go with what is
    left out, ``erased`` marks what was destroyed for whoever restores an older copy (`app.destruction.erasures`),
    ``examine`` may look at each new file and raise before anything is switched, ``builder`` builds them. ``progress``
    may raise Cancelled until the switch. The old compartments are closed. Raises
    Corrupt("vault.rewrite_not_verified") when a new file does not verify; nothing is changed then.
    """
    with alone(vault.folder.lock, wait=0), _held_still(targets):
        vault.refresh()  # wraps that were carried over to a renewed key a moment ago are known by their new hash
        with vault.directory.change(at) as change:
            intent = change.begin(PROCEDURE, BUILDING, {"reference": reference, "new": [], "old": []})
        checkpoint("intent")
        places = [_next_place(target.compartment.place) for target in targets]
        try:
            built = _build_all(
                vault, intent, targets, places, leave_out, writer, at, examine, builder, progress, checkpoint
            )
            _switch(vault, intent, built, make_wraps, signers, reference, renew, files, erased, at)
        except BaseException:
            if not _switched(vault, intent):
                _abandon(vault, intent, places, at)
            raise
        checkpoint("switched")
    for target in targets:
        target.compartment.close()
    _finish(vault, intent, [row.old.file_id for row in built], files, at, checkpoint)
    return built


@contextmanager
def _held_still(targets: Sequence[Target]) -> Iterator[None]:
    """Nobody writes to the old files until the new ones are in force; whoever waited then sees that they are old."""
    with ExitStack() as held:
        for target in targets:
            held.enter_context(target.compartment.held_still())
        yield


def resume(vault: Vault, at: int) -> int:
    """Finish or undo rewrites that were cut off; returns how many. Needs no key but the directory's.

    A rewrite that another process is at this moment doing is left alone.
    """
    if not any(intent.procedure == PROCEDURE for intent in vault.directory.intents()):
        return 0
    try:
        with alone(vault.folder.lock, wait=0):
            return _resume(vault, at)
    except Problem as error:
        if error.code != BUSY:
            raise
        return 0


def _resume(vault: Vault, at: int) -> int:
    resumed = 0
    for intent in vault.directory.intents():
        if intent.procedure != PROCEDURE:
            continue
        if intent.step == BUILDING:
            _abandon(vault, intent.id, [], at, [from_hex(name) for name in intent.body["new"]])
        else:
            old, files = ([from_hex(name) for name in intent.body.get(key, ())] for key in ("old", "files"))
            _finish(vault, intent.id, old, files, at, lambda _: None)
        resumed += 1
    return resumed


# Building ----------------------------------------------------------------------------------------------------------


def _build_all(
    vault: Vault,
    intent: Id,
    targets: Sequence[Target],
    places: Sequence[Place],
    leave_out: Collection[Id],
    writer: Writer,
    at: int,
    examine: Examine,
    builder: Builder,
    progress: Progress,
    checkpoint: Checkpoint,
) -> list[Rewritten]:
    names = {"new": [place.file_id.hex() for place in places]}
    with vault.directory.change(at) as change:
        change.advance(intent, BUILDING, {"reference": "", "old": [], **names})
    checkpoint("named")
    total = sum(size_of(target.compartment) for target in targets)
    done = 0

    def moved(count: int) -> None:
        nonlocal done
        done += count
        progress(done, total)

    rows = []
    for target, place in zip(targets, places, strict=True):
        key, old = new_key(), target.compartment.place
        job = _job(vault, target, place, key, frozenset(leave_out), examine)
        built = builder(job, writer, at, vault.roster.public_key_of, moved)
        checkpoint("built")
        dead = commitment(target.key, old.cid, old.epoch)
        rows.append(Rewritten(old, place, dead, key, built.kept, built.left_out, built.attachments_left_out))
    with disk_errors():
        for place in places:
            staged = _staged(vault, place)
            # The journal that SQLite keeps beside a file, emptied, belongs to its old place.
            staged.with_name(f"{staged.name}-journal").unlink(missing_ok=True)
            staged.replace(vault.folder.compartment(place.file_id))
        sync_folder(vault.folder.compartments)
        sync_folder(vault.folder.staging)
    checkpoint("placed")
    return rows


def _next_place(place: Place) -> Place:
    return replace(place, epoch=place.epoch + 1, file_id=random_id())


def _staged(vault: Vault, place: Place) -> Path:
    return vault.folder.staging / f"{place.file_id.hex()}.db"


def _job(vault: Vault, target: Target, place: Place, key: bytes, gone: frozenset[Id], examine: Examine) -> Job:
    old = target.compartment
    return Job(
        old=Beside(vault.folder.compartment(old.place.file_id), file_key(target.key, old.place.file_id)),
        old_place=old.place,
        head=old.head,
        path=_staged(vault, place),
        secret=file_key(key, place.file_id),
        place=place,
        lists=tuple(table for projection in old.projections for table in projection.tables),
        projections=lambda: old.projections,
        gone=gone,
        examine=examine,
    )


# Switching ---------------------------------------------------------------------------------------------------------


def _switch(
    vault: Vault,
    intent: Id,
    built: Sequence[Rewritten],
    make_wraps: WrapMaker,
    signers: Signers,
    reference: str,
    renew: bool,
    files: Sequence[Id],
    erased: Sequence[bytes],
    at: int,
) -> None:
    with vault.stating(at) as change:
        # Only now is nobody else stating anything: who holds the key, and which escrow keys are unused, is final.
        vault.refresh()
        wraps = make_wraps([NewKey(row.new, row.new_key) for row in built])
        change.take_in(signers, taken=wraps.added, dropped=wraps.removed, escrow=wraps.escrow)
        dead = [
            {"cid": row.old.cid.hex(), "old_commitment": b64(row.old_commitment), "old_epoch": row.old.epoch}
            for row in built
        ]
        marks = sorted(b64(mark) for mark in erased)
        change.state(Label.RETIRE, {"reference": reference, "dead": dead, "renew": renew, "erased": marks}, signers)
        old = [row.old.file_id.hex() for row in built]
        sealed = [file.hex() for file in files]
        change.advance(intent, SWITCHED, {"reference": reference, "new": [], "old": old, "files": sealed})


def _switched(vault: Vault, intent: Id) -> bool:
    """Whether the new files are in force: then nothing of them may be thrown away, whatever went wrong after it."""
    return any(found.id == intent and found.step == SWITCHED for found in vault.directory.intents())


def _finish(vault: Vault, intent: Id, old: Sequence[Id], files: Sequence[Id], at: int, checkpoint: Checkpoint) -> None:
    for file in files:
        SealedFiles(vault.folder, vault.vault_id).remove(file)
    remove(*(file for file_id in old for file in _with_journal(vault.folder.compartments, file_id)))
    checkpoint("old files removed")
    with vault.directory.change(at) as change:
        change.finish(intent)


def _with_journal(folder: Path, file_id: Id) -> tuple[Path, Path]:
    """A compartment's file, and the journal that SQLite may have left beside it."""
    return folder / f"{file_id.hex()}.db", folder / f"{file_id.hex()}.db-journal"


def _abandon(vault: Vault, intent: Id, places: Sequence[Place], at: int, named: Sequence[Id] = ()) -> None:
    made = (*(place.file_id for place in places), *named)
    folders = (vault.folder.staging, vault.folder.compartments)
    remove(*(file for folder in folders for file_id in made for file in _with_journal(folder, file_id)))
    with vault.directory.change(at) as change:
        change.finish(intent)
