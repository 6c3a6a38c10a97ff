"""The full check of the vault by whoever is signed in: with keys where they hold keys, by presence elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from app.access.event import Event
from app.access.level import Level
from app.archive.model import CheckLine, VaultHealth
from app.errors import Corrupt
from app.ids import Id
from app.session.door import Session
from app.session.recording import papers_of
from app.session.signing import own_office
from app.vault.check import check_compartment, check_file
from app.vault.rewrite import PROCEDURE as REWRITE
from app.vault.sealed_check import damaged_documents
from app.vault.sealed_file import SealedFiles, Tell
from app.vault.still_copy import SUFFIX

Progress = Callable[[int, int], None]
Check = Callable[[Tell], list[CheckLine]]


def verify_vault(session: Session, progress: Progress | None = None) -> VaultHealth:
    """Check every file of the vault; what this session has no key for is checked by those who do.

    The compartments of the top-secret room are checked when this is asked from that room. ``progress`` may raise
    Cancelled between files, and between the pieces of large ones.
    """
    session.read(Event.VAULT_VERIFY)
    started = session.now()
    # By the keys, not by what opened at unlocking: what did not is just what has to be told.
    keys = sorted(session.open_keys(), key=lambda key: (key.project_name, key.place.project, key.place.level))
    places = [(key.project_name, key.place.project, Level(key.place.level)) for key in keys]
    todo: list[Check] = [
        lambda _: [_directory(session)],
        lambda _: [_journal(session)],
        lambda _: [_office(session)],
        *(_compartment_check(session, name, project, level) for name, project, level in places),
        *(_documents_check(session, project, level) for _, project, level in places),
        lambda _: [_files(session)],
    ]
    lines: list[CheckLine] = []
    for done, check in enumerate(todo):
        if progress is not None:
            progress(done, len(todo))
        lines += check(_asking(progress, done, len(todo)))
    if progress is not None:
        progress(len(todo), len(todo))
    tenths = (session.now() - started) // 100_000
    return VaultHealth(not any(line.faults for line in lines), tuple(lines), session.now(), tenths)


def _directory(session: Session) -> CheckLine:
    directory = session.vault.directory
    faults = check_file(directory.connection)
    try:
        session.vault.verify_whole()
        session.vault.refresh()
    except Corrupt as error:
        faults.append(error.code)
    return CheckLine("archive.directory", "", 0, tuple(faults))


def _journal(session: Session) -> CheckLine:
    faults = check_file(session.journal.connection)
    if not faults:
        examined = session.journal.examine(
            session.vault.roster.public_key_of, papers=papers_of(session.vault), device=session.seen
        )
        faults = sorted({found.code for found in examined.breaks})
    return CheckLine("archive.journal", "", 0, tuple(faults))


def _office(session: Session) -> CheckLine:
    if not session.vault.folder.office.is_file():
        return CheckLine("archive.office", "", 0, ("vault.file_missing",))
    try:
        office = own_office(session)
    except Corrupt as error:
        return CheckLine("archive.office", "", 0, (error.code,))
    if office is None:
        return CheckLine("archive.office", "", 0, (), skipped=True)
    try:
        return CheckLine("archive.office", "", 0, tuple(check_compartment(office, session.vault.roster.officer_key_of)))
    finally:
        office.close()


def _compartment_check(session: Session, name: str, project: Id, level: Level) -> Check:
    def check(_: Tell) -> list[CheckLine]:
        try:
            compartment = session.compartment(project, level)
            faults = check_compartment(compartment, session.vault.roster.public_key_of)
        except Corrupt as error:
            faults = [error.code]
        return [CheckLine("archive.compartment", name, int(level), tuple(faults))]

    return check


def _documents_check(session: Session, project: Id, level: Level) -> Check:
    """A line for each document whose sealed file is not whole, by its name; none when all are."""

    def check(tell: Tell) -> list[CheckLine]:
        try:
            damaged = list(damaged_documents(_sealed_files(session), session.compartment(project, level), tell))
        except Corrupt:
            return []  # the line of the compartment says it
        return [CheckLine("archive.document", found.name, int(level), (found.code,)) for found in damaged]

    return check


def _sealed_files(session: Session) -> SealedFiles:
    return SealedFiles(session.vault.folder, session.vault.vault_id)


def _asking(progress: Progress | None, done: int, total: int) -> Tell:
    """Large files take their time: ask between their pieces whether to go on."""

    def tell(_: int) -> None:
        if progress is not None:
            progress(done, total)

    return tell


def _files(session: Session) -> CheckLine:
    """Files nobody's key here accounts for, and the left-overs of procedures that were cut off."""
    folder = session.vault.folder
    faults = []
    unfinished = any(intent.procedure == REWRITE for intent in session.vault.directory.intents())
    if unfinished or any(SUFFIX not in file.name for file in folder.staging.iterdir()):
        faults.append("archive.unfinished_procedure")
    known = {key.place.file_id for key in session.open_keys()}
    others = [file for file in folder.compartments.glob("*.db") if bytes.fromhex(file.stem) not in known]
    return CheckLine("archive.files", "", 0, tuple(faults), skipped=bool(others))
