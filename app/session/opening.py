"""From an unlocked person to a session: the directory is verified, older data is noticed, clearances become open keys.

Steps, each of which may refuse:

1. the house's directory opens and its chain holds, from what this device has verified before on (`Vault.open`);
2. the person is still in service, and not frozen;
3. what this device saw before is found in the present chains (the anchor), and what others wrote in the journal since
   is proved, so that the entry of unlocking bears witness to it; what does not hold is put on record; a copy that was
   put back is accepted by statement, or looked at and no more (`app.vault.incarnation`);
4. each wrap that the person's keys open is judged by its grant; one that does not count is left out and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.errors import Corrupt, Refused
from app.ids import Id
from app.journal.entry import Detail
from app.journal.reserve import Reserve
from app.journal.store import Break, Journal
from app.session.clearance import open_clearances
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.identity import Identity
from app.session.recording import caught_up, detail_of
from app.session.subject import Subject
from app.session.world import World
from app.vault import ledger
from app.vault.anchor import Anchor, AnchorFile, started_anew
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys
from app.vault.incarnation import accepted, goes_on, mark_of
from app.vault.roster import OFFICER
from app.vault.vault import Vault


def open_session(world: World, folder: Folder, identity: Identity, room: str) -> Session:
    """A session for an unlocked person in ``room`` ("everyday" or "top_secret").

    Raises Refused("session.ended_service"), Refused("session.frozen"), Corrupt("vault.older_than_seen") and what
    opening the files raises.
    """
    vault_id = folder.read_label().vault_id
    anchor_file = AnchorFile(world.profile, vault_id, identity.uid, world.keyring_for(vault_id))
    anchor = anchor_file.read()
    vault = Vault.open(folder, identity.house.directory, anchor.roster)
    try:
        journal = _open_journal(vault)
    except BaseException:
        vault.close()
        raise
    journal.still_here = vault.require_here
    try:
        return _session(world, vault, journal, identity, room, anchor_file, anchor)
    except BaseException:
        journal.close()
        vault.close()
        raise


def _session(
    world: World,
    vault: Vault,
    journal: Journal,
    identity: Identity,
    room: str,
    anchor_file: AnchorFile,
    anchor: Anchor,
) -> Session:
    person = vault.roster.people.get(identity.uid)
    if person is None or not person.active or person.identity != identity.signing_key.public:
        raise Refused("session.ended_service")
    if person.frozen:
        raise Refused("session.frozen")
    anchor_file, anchor = _anchored(vault, journal, identity, anchor_file, anchor)
    seen, breaks = caught_up(vault, journal, anchor)
    # A mark that was taken out of the keyring must not let terms run again: the own entries know the time as well.
    anchor = replace(anchor, seen=seen, seen_at=max(anchor.seen_at, journal.last_time(identity.writer_id)))
    now = max(world.clock.now(), anchor.seen_at)
    found = open_clearances(vault, identity, now, upstairs=room == TOP_SECRET_ROOM)
    session = Session(world, vault, journal, identity, room, found.keys, anchor_file, anchor)
    session.upstairs_keys, session.keys_until = found.closed, found.until
    session.journal_breaks = breaks
    for broken in breaks:
        _note_break(session, broken)
    for code in found.refused:
        journal.append(identity, world.clock.now(), Detail(Event.SIGN_IN.value, code, person=identity.uid))
    _re_emit(session)
    return session


def _anchored(
    vault: Vault, journal: Journal, identity: Identity, anchor_file: AnchorFile, anchor: Anchor
) -> tuple[AnchorFile, Anchor]:
    """Step 3: the anchor to go on from."""
    mark, directory = mark_of(vault.folder.path), vault.directory
    own = mark is None or anchor.restore == mark.restore or goes_on(vault.roster, directory, mark, anchor.directory)
    if mark is None or own:
        _require_seen(vault, journal, identity, anchor)
        return anchor_file, anchor
    if accepted(vault.roster, directory, mark, anchor.directory):
        return anchor_file, anchor_file.advance(lambda before: started_anew(before, directory.head, mark.restore))
    vault.pending = True
    looking = anchor_file.looking_only()
    return looking, looking.read()


def _note_break(session: Session, found: Break) -> None:
    subject = Subject(person=found.writer.uid, note=f"{found.code}:{found.seq}")
    detail = detail_of(Event.JOURNAL_BROKEN, subject, "ok", session.standing())
    session.journal.append(session.identity, session.now(), detail)


def _require_seen(vault: Vault, journal: Journal, identity: Identity, anchor: Anchor) -> None:
    directory_seen = vault.directory.contains(*anchor.directory)
    journal_seen = journal.contains(identity.writer_id, *anchor.journal)
    if not directory_seen or not journal_seen:
        raise Corrupt("vault.older_than_seen")


def _re_emit(session: Session) -> None:
    """After a crash between a change and its journal entry: write the entries that are missing, once.

    Only this person's own rows among the last hundred of each ledger can be concerned.
    """
    for row in _own_tail(session):
        project, level, h, op = row
        if not session.journal.mentions(h):
            detail = Detail(op, "ok", project=project, level=int(level), note=Event.RECOVERED.value)
            session.journal.append(session.identity, session.now(), detail, ref=h)


def _own_tail(session: Session) -> Iterable[tuple[Id, Level, bytes, str]]:
    for keys in session.projects():
        for level in keys.levels:
            try:
                compartment = session.compartment(keys.project, level)
            except Corrupt:
                # A damaged compartment must not lock the person out of the others; whoever looks into it is told.
                session.set_aside.add(session.open_key(keys.project, level).place.file_id)
                continue
            last, _ = compartment.head
            for row in ledger.rows_from(compartment.connection, max(1, last - 99)):
                if row.writer == session.identity.writer_id and row.op != ledger.START:
                    yield keys.project, level, row.h, row.op


def _open_journal(vault: Vault) -> Journal:
    folder, public = vault.folder, vault.roster.journal_public
    return Journal.open(folder.journal, vault.journal_key, vault.vault_id, public, Reserve(folder.reserve))


def move_in(session: Session, house: HouseKeys) -> None:
    """Let an open session go on in a house that it has just moved; ``house`` are an officer's keys of the new one."""
    officer = OFFICER in session.person.duties
    own = house if officer else HouseKeys(house.directory)
    session.vault.reopen(house.directory)
    session.journal.close()
    vault = session.vault
    session.journal = _open_journal(vault)
    session.journal.still_here = vault.require_here
    session.identity = replace(session.identity, house=own)
