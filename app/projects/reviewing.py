"""Clearances in force with their two signatures; which of them lapse soon, and which nobody uses.

Used is a clearance on whose level of the project the journal has a look at a record, or a change, by that person within
90 days; the list of customers, which opens by itself with every level a person holds, is no use of any. Who was given
it less than 90 days ago is not asked yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.access.level import Level
from app.errors import Corrupt
from app.ids import Id
from app.journal.entry import Detail, Entry, is_signed, open_detail
from app.keys.wrap import EncryptionKey
from app.projects import sharing
from app.projects.model import FOR_EVER, LAPSES_SOON, UNUSED, GrantRow, Review
from app.projects.sharing import Told
from app.session.door import Session
from app.session.signing import own_office
from app.vault.roster import Taken

Progress = Callable[[int, int], None]

DIFFERENT_SIGNERS = "projects.signers_differ"
TOLD_EVERY = 200
"""Entries of the journal between two words about progress."""

_Used = tuple[Id, Id, int]
"""Whom, which project, which level."""


def grants(session: Session) -> tuple[GrantRow, ...]:
    """The rows for this session: of all projects for an officer, of their own for a manager."""
    office = own_office(session)
    if office is None:
        return _rows(session, sharing.told_by_letter(session))
    try:
        sharing.write_if_stale(session, office)
        return _rows(session, sharing.told_by_register(session, office))
    finally:
        office.close()


def review(session: Session, progress: Progress | None) -> Review:
    """What lapses and, where the journal can be read, what is unused."""
    rows, now = grants(session), session.latest()
    lapsing = tuple(row for row in rows if row.not_after != FOR_EVER and row.not_after - now <= LAPSES_SOON)
    asked = [row for row in rows if now - row.since >= UNUSED and not row.lapsed]
    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    if not keys:
        return Review(_by_end(lapsing), ())
    used = _uses(session, keys, {(row.uid, row.project, int(row.level)) for row in asked}, progress)
    seen = [replace(row, used_at=used.get((row.uid, row.project, int(row.level)), 0)) for row in asked]
    return Review(_by_end(lapsing), tuple(row for row in seen if not row.used_at))


def _by_end(rows: Iterable[GrantRow]) -> tuple[GrantRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.not_after, row.person_name, row.level)))


def _rows(session: Session, told: Iterable[Told]) -> tuple[GrantRow, ...]:
    taken = {one.grant: one for one in session.vault.roster.taken.values()}
    rows = [_row(session, one, taken[one.digest]) for one in told if one.digest in taken]
    return tuple(sorted(rows, key=lambda row: (row.project_name, row.person_name, row.uid, row.level)))


def _row(session: Session, told: Told, taken: Taken) -> GrantRow:
    """The directory has judged the statement's signatures; here it is seen whether the register tells the same."""
    return GrantRow(
        uid=told.uid,
        person_name=session.name_of(told.uid),
        project=told.project,
        project_name=told.project_name,
        level=Level(told.level),
        not_after=told.not_after,
        since=told.since,
        signed_by=tuple(sorted(session.name_of(uid) for uid in taken.signers)),
        signed_at=taken.at,
        statement=taken.seq,
        reason=told.reason,
        why=told.why,
        lapsed=told.not_after < session.latest(),
        fault="" if taken.signers == told.signers else DIFFERENT_SIGNERS,
    )


def _uses(
    session: Session, keys: tuple[EncryptionKey, ...], wanted: set[_Used], progress: Progress | None
) -> dict[_Used, int]:
    """When each of ``wanted`` was last used, as far as 90 days back. An entry is opened only while it could matter."""
    found: dict[_Used, int] = {}
    open_ = set(wanted)
    total, oldest = session.journal.count(), session.latest() - UNUSED
    for number, entry in enumerate(session.journal.since(oldest)):
        if progress is not None and number % TOLD_EVERY == 0:
            progress(number, total)
        if not open_:
            break
        if not any(uid == entry.writer.uid for uid, _, _ in open_):
            continue
        use = _use_of(session, keys, entry)
        if use in open_ and is_signed(session.vault.roster.public_key_of(entry.writer.uid), entry):
            found[use] = entry.at
            open_.discard(use)
    if progress is not None:
        progress(total, total)
    return found


def _use_of(session: Session, keys: tuple[EncryptionKey, ...], entry: Entry) -> _Used | None:
    try:
        detail = open_detail(keys, session.vault.vault_id, entry.detail)
    except Corrupt:
        return None
    if not _is_use(detail) or detail.project is None or detail.level is None:
        return None
    return entry.writer.uid, detail.project, detail.level


def _is_use(detail: Detail) -> bool:
    """A look or change of customer data that was allowed."""
    return detail.outcome == "ok" and detail.project is not None
