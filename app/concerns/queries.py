"""What officers may see of the concerns that were handed in. Their reading is journalled like any other."""

from __future__ import annotations

from contextlib import closing

from app.access.event import Event
from app.concerns import store
from app.concerns.letter import Content, code_of, open_concern
from app.concerns.model import ConcernRow, ConcernState, Trouble
from app.concerns.store import Mark
from app.ids import Id
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.session.signing import own_office
from app.vault.statement import Letter


def list_concerns(session: Session) -> tuple[ConcernRow, ...]:
    """Every concern, newest first. Raises Refused for everybody but officers.

    A letter put in a second time is shown once; one that cannot be opened is shown as such.
    """
    session.read(Event.CONCERN_READ)
    keys = [EncryptionKey.from_bytes(key) for key in session.identity.house.journal]
    noted = _marks(session)
    rows: list[ConcernRow] = []
    seen: set[bytes] = set()
    for letter in store.letters(session):
        content = open_concern(keys, session.vault.vault_id, letter.blob, session.vault.roster.public_key_of)
        if content is not None and content.nonce in seen:
            continue
        if content is not None:
            seen.add(content.nonce)
        rows.append(_row(session, letter, content, noted.get(letter.id)))
    return tuple(sorted(rows, key=lambda row: (row.at, row.concern), reverse=True))


def _marks(session: Session) -> dict[Id, Mark]:
    office = own_office(session)
    if office is None:
        return {}
    with closing(office):
        return store.marks(office)


def _row(session: Session, letter: Letter, content: Content | None, mark: Mark | None) -> ConcernRow:
    forged = content is not None and content.uid is not None and not content.confirmed
    confirmed = content.uid if content is not None and content.confirmed else None
    return ConcernRow(
        concern=letter.id,
        at=content.at if content else letter.at,
        name=session.name_of(confirmed) if confirmed else "",
        code=code_of(content.nonce) if content else "",
        text=content.text if content else "",
        trouble=Trouble.UNREADABLE if content is None else Trouble.NAME_FORGED if forged else Trouble.NONE,
        state=mark.state if mark else ConcernState.NEW,
        note=mark.note if mark else "",
        noted_by=session.name_of(mark.by) if mark else "",
        noted_at=mark.at if mark else 0,
    )
