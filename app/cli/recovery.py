"""``recover``: what nobody can open any more, the practice run, and opening it again; over the window's own actions.

Shares come from files (``--share-file``, once for each) or from prompts without echo, never from an argument or the
environment. The second person's passphrase comes from a prompt or ``--second-passphrase-fd``.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from app.cli.unlocking import passphrase_from, unlocked
from app.clock import shown_date
from app.errors import Problem
from app.ids import Id
from app.people.queries import list_people
from app.recovery.actions import kit_destroyed, prove_shares, recover_project, renew_kit
from app.recovery.model import LONGEST_SHARE, Orphan, RecoverForm, RecoveryState, RenewForm
from app.recovery.queries import list_orphans, recovery_state
from app.session.door import Session
from app.session.subject import Credential
from app.settings.message import sentence

_MOST_SHARES = 16


def show(given: argparse.Namespace, language: str) -> int:
    """Print the kit in force and what nobody can open; 0 when there is a kit and nothing is lost."""
    session = unlocked(given)
    try:
        state, orphans = recovery_state(session), list_orphans(session)
    finally:
        session.close()
    print(_told(state, language))
    for orphan in orphans:
        code = "cli.orphan" if orphan.recoverable else "cli.orphan_without_escrow"
        print(sentence(code, language, project=orphan.project_name, level=orphan.level.label(language)))
    if not orphans:
        print(sentence("cli.no_orphans", language))
    return 0 if state.serial and not orphans else 1


def prove(given: argparse.Namespace, language: str) -> int:
    """The practice run; 0 when the shares give the kit's key."""
    session = unlocked(given)
    try:
        prove_shares(session, Path(given.kit), shares_given(given))
    finally:
        session.close()
    print(sentence("cli.shares_proved", language))
    return 0


def reopen(given: argparse.Namespace, language: str) -> int:
    """Open the compartments of a project that nobody can open, for the manager of the two; 0 when done.

    The officer unlocks (only officers know the list), the manager who becomes the holder is the second person.
    """
    own = passphrase_from(given.passphrase_fd)
    session = unlocked(given, passphrase=own)
    try:
        project = _project(list_orphans(session), given.project)
        second = Credential(_person(session, given.second), passphrase_from(given.second_passphrase_fd, given.second))
        form = RecoverForm(Path(given.kit), shares_given(given), project)
        recovered = recover_project(session, form, own, second)
    finally:
        session.close()
    levels = ", ".join(level.label(language) for level in recovered.levels)
    print(sentence("cli.recovered", language, levels=levels, records=recovered.records))
    return 0


def renew(given: argparse.Namespace, language: str) -> int:
    """Write the kit anew, onto two new sticks, without what was destroyed; no shares are needed. 0 when done."""
    own = passphrase_from(given.passphrase_fd)
    session = unlocked(given, passphrase=own)
    try:
        second = Credential(_person(session, given.second), passphrase_from(given.second_passphrase_fd, given.second))
        form = RenewForm(Path(given.kit), Path(given.first), Path(given.other))
        renewed = renew_kit(session, form, own, second)
    finally:
        session.close()
    print(sentence("cli.kit_renewed", language, serial=renewed.serial, dropped=renewed.dropped))
    for file in renewed.files:
        print(file)
    return 0


def destroyed(given: argparse.Namespace, language: str) -> int:
    """Put on record that an old kit was destroyed, and how; 0 when done."""
    own = passphrase_from(given.passphrase_fd)
    session = unlocked(given, passphrase=own)
    try:
        second = Credential(_person(session, given.second), passphrase_from(given.second_passphrase_fd, given.second))
        kit_destroyed(session, given.serial, given.how, own, second)
    finally:
        session.close()
    print(sentence("cli.kit_destroyed", language, serial=given.serial))
    return 0


def _told(state: RecoveryState, language: str) -> str:
    if not state.serial:
        return sentence("cli.no_kit", language, days=state.days_left)
    return sentence(
        "cli.kit",
        language,
        serial=state.serial,
        at=shown_date(state.made_at),
        threshold=state.threshold,
        count=state.count,
        proved=shown_date(state.proved_at) if state.proved_at else "–",
    )


def _project(orphans: tuple[Orphan, ...], name: str) -> Id:
    found = {orphan.project for orphan in orphans if orphan.project_name == name}
    if len(found) != 1:
        raise Problem("cli.unknown_project")
    return found.pop()


def _person(session: Session, name: str) -> Id:
    found = [person.uid for person in list_people(session) if person.active and person.name == name]
    if len(found) != 1:
        raise Problem("cli.unknown_person")
    return found[0]


def shares_given(given: argparse.Namespace) -> tuple[str, ...]:
    """The shares from files, or typed one after the other without echo."""
    if given.share_file:
        return tuple(_share_in(path) for path in given.share_file)
    if not sys.stdin.isatty():
        raise Problem("cli.no_terminal")
    shares: list[str] = []
    while len(shares) < _MOST_SHARES:
        typed = getpass.getpass(f"Mảnh / share {len(shares) + 1} (Enter: đủ / done): ")
        if not typed.strip():
            break
        shares.append(typed)
    return tuple(shares)


def _share_in(path: str) -> str:
    try:
        with Path(path).open(encoding="utf-8") as file:
            return file.read(LONGEST_SHARE)
    except (OSError, ValueError) as error:
        raise Problem("cli.cannot_read") from error
