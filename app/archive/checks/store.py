"""What checks found, kept: a signed statement in the directory for each, and notes about ciphertext in the profile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.archive.checks.examining import Found
from app.archive.checks.looking import CIPHERTEXT, settle
from app.archive.checks.marks import Notes, notes_file, read_notes, write_notes
from app.archive.checks.model import Part
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64
from app.session.door import Session
from app.vault.roster_checks import damage_proof
from app.vault.statement import Statement
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE

HOUSE = (DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE)


def state(session: Session, found: Sequence[Found]) -> None:
    """Sign what was found, and let the directory forget files that are not there any more."""
    vault = session.vault
    standing = {*compartment_files(vault.folder.compartments), *HOUSE, CIPHERTEXT}
    gone = sorted(file for file in vault.roster.checked if file not in standing and not vault.roster.damage_of(file))
    parts = [_part(session, one) for one in found]
    with vault.stating(session.now()) as change:
        fields = {"parts": parts, "gone": [file.hex() for file in gone]}
        change.state(Label.CHECKED, fields, [(session.uid, session.identity.signing_key)])
    vault.refresh()
    whole = frozenset(f"c/{one.file.hex()}.db" for one in found if not one.faults)
    settle(notes_of(session), whole)


def _part(session: Session, found: Found) -> list[object]:
    """As it is stated; of what is damaged also the proof that whoever says so has the key, where there is one."""
    if not found.faults:
        return [found.file.hex(), []]
    keys = {key.place.file_id: key.key for key in session.open_keys()} | {OFFICE_FILE: session.identity.house.office}
    key = keys.get(found.file)
    proof = damage_proof(key, found.file, session.uid, found.faults) if key is not None else b""
    return [found.file.hex(), list(found.faults), b64(proof)]


def statements(session: Session) -> list[Statement]:
    """Every check that was ever stated, oldest first."""
    return session.vault.directory.statements(Label.CHECKED)


def compartment_files(folder: Path) -> tuple[Id, ...]:
    """The ids in the names of the compartments' files, held or not."""
    found = []
    for file in sorted(folder.glob("*.db")):
        try:
            found.append(from_hex(file.stem))
        except ValueError:
            continue
    return tuple(found)


def notes_of(session: Session) -> Path:
    """Where this account's notes about the vault stand."""
    return notes_file(session.world.profile, session.vault.vault_id)


def notes_kept(session: Session) -> Notes:
    """The notes; they begin now where there are none."""
    path = notes_of(session)
    notes = read_notes(path)
    if notes is None:
        notes = Notes(str(session.vault.folder.path), first_at=session.now())
        write_notes(path, notes)
    return notes


def parts_of(session: Session, notes: Notes) -> dict[Id, Part]:
    """Every file of the vault as it stands: compartments whoever holds them, the house, the look at ciphertext."""
    checked, now = session.vault.roster.checked, session.now()
    parts = {}
    for file in (*compartment_files(session.vault.folder.compartments), *HOUSE):
        last = checked.get(file)
        mark = notes.marks.get(f"c/{file.hex()}.db")
        since = (mark.since if mark else 0) or notes.first_at or now
        parts[file] = Part(last.at, since, last.faults) if last else Part(0, since, ())
    here = tuple(sorted({fault.code for fault in notes.faults}))
    elsewhere = session.vault.roster.damage_of(CIPHERTEXT)
    parts[CIPHERTEXT] = Part(notes.looked_at, notes.first_at or now, here or elsewhere)
    for file, last in checked.items():
        if file not in parts and last.faults:
            parts[file] = Part(last.at, last.at, last.faults)  # a damaged file that is not there any more
    return parts
