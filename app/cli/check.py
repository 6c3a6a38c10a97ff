"""``check``: the full check with its result kept, or, ``--scheduled``, the look at ciphertext that the timer starts."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import paths
from app.access.event import Event
from app.archive.checks import running
from app.archive.checks.actions import keep_found
from app.archive.checks.ciphertext import UNREAD
from app.archive.checks.examining import Found, examine
from app.archive.checks.looking import look_again
from app.archive.checks.marks import FOLDER, Notes, read_notes
from app.archive.checks.naming import named
from app.cli.unlocking import unlocked
from app.clock import SystemClock
from app.errors import NiemError
from app.session.door import Session
from app.settings.message import sentence
from app.vault.folder import Folder


def check(given: argparse.Namespace, language: str) -> int:
    """0 when everything that could be looked at is whole, 1 when something is not."""
    if given.scheduled:
        return scheduled(Path(given.profile) if given.profile else paths.profile(), language)
    if not given.vault:
        print(sentence("checks.which_vault", language))
        return 2
    session = unlocked(given, top_secret=given.top_secret)
    try:
        return _full(session, language)
    finally:
        session.close()


def _full(session: Session, language: str) -> int:
    session.read(Event.VAULT_VERIFY)
    whole = True
    found = []
    for one in examine(running.everything(session), session.world.projections, lambda _done, _total: None):
        found.append(one)
        whole &= not one.faults
        print(_told(session, one, language))
    keep_found(session, found)
    print(sentence("archive.whole" if whole else "archive.not_whole", language))
    return 0 if whole else 1


def _told(session: Session, found: Found, language: str) -> str:
    name = named(session, found.file)
    head = " · ".join(part for part in (sentence(name.what, language), name.name) if part)
    if not found.faults:
        return f"[v] {head}: {sentence('archive.line_whole', language)}"
    return f"[!] {head}: " + " ".join(sentence(code, language, seq="?") for code in found.faults)


def scheduled(profile: Path, language: str) -> int:
    """Look at every vault that this account keeps notes about. Nothing is asked, and nobody named."""
    code = 0
    for file in sorted((profile / FOLDER).glob("*.json")):
        notes = read_notes(file)
        if notes is not None:
            code = max(code, _looked(file, notes, language))
    return code


def _looked(file: Path, notes: Notes, language: str) -> int:
    folder = Folder(Path(notes.vault))
    if not folder.label.is_file() and not Path(notes.vault).exists():
        print(sentence("checks.vault_away", language))
        return 0  # a disk that is not plugged in today
    try:
        after = look_again(folder, file, SystemClock().now())
    except NiemError as error:
        print(sentence(error, language))
        return 1
    for fault in after.faults:
        print(f"[!] {fault.name}: {sentence(fault.code, language)}")
    unread = [remark for remark in after.remarks if remark.code == UNREAD]
    for remark in unread:
        print(f"[?] {remark.name}: {sentence(remark.code, language)}")
    if after.faults or not unread:
        print(sentence("checks.looked_whole" if not after.faults else "checks.looked_hurt", language))
    return 1 if after.faults else 0
