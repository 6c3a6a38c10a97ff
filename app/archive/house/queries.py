"""What officers see of the former houses that are sealed in the vault. Every function passes the door.

The journal of one is opened here and read by `app.oversight.archives.queries.read_past`, like a yearly archive.
"""

from __future__ import annotations

from app.access.event import Event
from app.archive.house import reading
from app.archive.house.model import FormerHouse, FormerPaper, FormerPdf, FormerRow
from app.errors import Problem
from app.keys.wrap import EncryptionKey
from app.oversight import past
from app.oversight.archives.model import PastJournal
from app.oversight.filling import Progress
from app.people.former_house import Former, houses_of, journal_of
from app.session.door import Session
from app.session.subject import Subject

_TELL_EVERY = 500


def former_houses(session: Session) -> tuple[FormerRow, ...]:
    """The houses on record, newest first; almost always none. Raises Refused for everybody but officers."""
    session.read(Event.JOURNAL_PAGE)
    return tuple(FormerRow(_key(one), one.name, one.sealed_at) for one in houses_of(session))


def open_former_house(session: Session, key: str) -> FormerHouse:
    """A former house's people, clearances, statements and certificates, its chain proved.

    Raises Problem("restore.no_former"), and Corrupt for what does not hold.
    """
    former = _found(session, key)
    session.read(Event.FORMER_HOUSE, Subject(note=former.name))
    return reading.house_of(session, former, key)


def former_paper(session: Session, key: str, paper: FormerPaper) -> FormerPdf:
    """A certificate or a shredding record of a former house, byte for byte as it was signed: for officers.

    Raises Problem("restore.no_former"), Problem("restore.no_former_paper"), and Corrupt for what does not hold.
    """
    former = _found(session, key)
    event = Event.CERTIFICATE_VIEW if paper.code == reading.CERTIFICATE else Event.SHREDDING_VIEW
    session.read(event, Subject(note=f"{former.name}: {paper.number}/{paper.revision}"))
    return FormerPdf(paper.number, paper.revision, reading.pdf_of(session, former, paper))


def open_former_journal(session: Session, key: str, progress: Progress | None = None) -> PastJournal:
    """Prove the journal of a former house, and have it ready to be read. ``progress`` may raise Cancelled.

    What does not hold is told in ``faults``. Raises Problem("restore.no_former"), Corrupt for a file that is none.
    """
    former = _found(session, key)
    session.read(Event.JOURNAL_PAST, Subject(note=former.name))
    keys = tuple(EncryptionKey.from_bytes(private) for private in former.keys.journal)
    with journal_of(session, former) as journal, past.filled(session, key, keys) as filling:
        walked = journal.examine(session.vault.roster.public_key_of)
        faults = sorted({(found.code, 0) for found in walked.breaks})
        said = reading.heads_said(session, former)
        found_heads = {writer.encoded().hex(): head for writer, head in journal.heads().items()}
        if said is not None and said != found_heads:
            faults.append((reading.DIFFERS, 0))
        total = journal.count()
        for entry in journal.entries():
            if progress is not None and filling.entries % _TELL_EVERY == 0:
                progress(filling.entries, max(1, total))
            filling.add(entry, entry.h)
        filling.end(former.name)
    with past.opened(session, key) as index:
        people = past.people_in(session, index)
    return PastJournal(
        name=key,
        title=former.name,
        entries=filling.entries,
        first_at=filling.first_at,
        last_at=filling.last_at,
        faults=tuple(faults),
        registered=None,
        same=0,
        other=0,
        people=people,
    )


def _found(session: Session, key: str) -> Former:
    session.read(Event.JOURNAL_PAGE)
    found = next((one for one in houses_of(session) if _key(one) == key), None)
    if found is None:
        raise Problem("restore.no_former")
    return found


def _key(former: Former) -> str:
    """The random id of its sealed directory."""
    sealed = former.files.get("directory.db")
    return sealed.file.hex() if sealed else ""
