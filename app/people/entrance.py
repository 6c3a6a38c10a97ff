"""Coming in and going out: which vault, who is here, making a vault, unlocking, passphrases, signing out.

All functions but the last step, `leave`, take the `World` first: there is no session yet. What only founding, joining
and arriving need is loaded by them: unlocking, which everybody waits for, does without.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.event import Event
from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys import passphrase as passphrases
from app.keys.passphrase import Strength
from app.keys.signature import fingerprint_words
from app.people import certificate_due, renewing
from app.session.door import EVERYDAY, TOP_SECRET_ROOM, Session
from app.session.identity import unlock
from app.session.keyslot import NAME_NUMBER, NAME_PURPOSE
from app.session.opening import open_session
from app.session.subject import Subject
from app.session.world import World
from app.vault.folder import Folder, require_fit_place
from app.vault.incarnation import mark_of

if TYPE_CHECKING:
    from app.people.model import Answered, Founded, FoundingForm, InvitationView, Joining, PersonHere, VaultLabel


def describe_vault(world: World, path: Path) -> VaultLabel:
    """What stands at ``path``.

    Raises Problem for what is no vault, is a restore that was cut off, was made by a newer program, or lies where no
    vault can be kept (a network share, a synced or read-only folder, a full disk), and Corrupt("vault.label_damaged").
    """
    from app.people.model import VaultLabel

    label = Folder(Path(path)).read_label()
    mark_of(Path(path))
    require_fit_place(Path(path))
    return VaultLabel(label.vault_id, Path(path))


def people_here(world: World, vault: Path) -> tuple[PersonHere, ...]:
    """Everybody who can unlock this vault in this OS account, by name; last those whose name the keyring has lost,
    with an empty one. Raises the keyring's problems.
    """
    from app.people import enrolment
    from app.people.model import PersonHere

    folder = Folder(Path(vault))
    keyring = world.keyring_for(folder.read_label().vault_id)
    named = ((uid, enrolment.name_here(keyring, uid)) for uid in folder.slot_owners(world.device.id))
    return tuple(sorted((PersonHere(uid, name or "") for uid, name in named), key=lambda one: (not one.name, one.name)))


def genesis_words(world: World, vault: Path) -> str:
    """Six words that stand for the vault's first statement: people compare them aloud when somebody joins."""
    return fingerprint_words(Folder(Path(vault)).read_label().genesis)


def create_vault(world: World, form: FoundingForm) -> Founded:
    """Make a company's vault with its first manager, officer and project; all of it or nothing. Raises Problem."""
    from app.people.founding import found

    return found(world, form)


def sign_in(
    world: World,
    vault: Path,
    uid: Id,
    passphrase: str,
    room: str = EVERYDAY,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Session:
    """Unlock the everyday room, or with ``room="top_secret"`` all levels that the person holds.

    Encryption keys that are due are renewed on the way (`app.people.renewing`); only then ``progress`` is told.

    Raises Problem("keys.wrong_passphrase_or_machine"), the keyring's problems, Refused("session.ended_service"),
    Refused("people.keys_overdue") for keys that should have been renewed after a destruction,
    Refused("session.beyond_clearance") for a room the person has no key to, and Corrupt when a file is damaged or the
    vault is older than what this device has seen.
    """
    upstairs = room == TOP_SECRET_ROOM
    if not upstairs and room != EVERYDAY:
        raise ValueError("a room is everyday or top_secret")
    folder = Folder(Path(vault))
    identity = unlock(world, folder, uid, passphrase, step_up=upstairs)
    session = open_session(world, folder, identity, room)
    try:
        for recover in () if session.vault.pending else world.recoveries:
            recover(session)
        event = Event.STEP_UP if upstairs else Event.SIGN_IN
        if upstairs and not any(Level.TOP_SECRET in row.levels for row in session.projects()):
            raise session.refuse(event, Subject(), "session.beyond_clearance")
        if renewing.suspended(session):
            raise session.refuse(event, Subject(), "people.keys_overdue")
        session.read(event, Subject(note=TOP_SECRET_ROOM if upstairs else ""))
        if not session.vault.pending:
            renewing.renew_if_due(session, passphrase, progress)
            if certificate_due.is_due(session):
                from app.people import certificates

                certificates.renew_if_due(session, passphrase)
            if not upstairs:
                _put_name_back(session)
        session.keep_anchor(at_once=True)
    except BaseException:
        session.close()
        raise
    return session


def _put_name_back(session: Session) -> None:
    """The name for the unlock page, where the keyring has lost it. It can do without: nobody is kept out for that."""
    keyring = session.world.keyring_for(session.vault.vault_id)
    with suppress(Problem):
        if keyring.get(NAME_PURPOSE, session.uid, NAME_NUMBER) is None:
            keyring.put(NAME_PURPOSE, session.uid, NAME_NUMBER, session.person.name)


def view_invitation(world: World, path: Path) -> InvitationView:
    """What an invitation says, with the words to compare. Raises Problem as `app.people.joining.look_at`."""
    from app.people import joining

    return joining.look_at(world, Path(path))


def accept_invitation(world: World, path: Path, compared: bytes, passphrase: str, answer_path: Path) -> Answered:
    """Make the invited person's keys in this OS account and write the answer. See `app.people.joining.accept`."""
    from app.people import joining

    return joining.accept(world, Path(path), compared, passphrase, Path(answer_path))


def people_joining(world: World) -> tuple[Joining, ...]:
    """Everybody in this OS account who answered an invitation and has not unlocked yet, by name."""
    from app.people import joining

    return joining.waiting_here(world)


def save_answer_again(world: World, uid: Id, answer_path: Path) -> Answered:
    """Another copy of an answer. Raises Problem("people.not_waiting") and the disk's problems."""
    from app.people import joining

    return joining.write_answer_again(world, uid, Path(answer_path))


def give_up_joining(world: World, uid: Id) -> None:
    """Forget the keys that were made for an invitation. See `app.people.joining.give_up`."""
    from app.people import joining

    joining.give_up(world, uid)


def first_unlock(world: World, vault: Path, uid: Id, passphrase: str) -> Session:
    """Unlock for the first time after having been taken in. Raises as `app.people.arrival.move_in` and `sign_in`."""
    from app.people import arrival

    arrival.move_in(world, Folder(Path(vault)), uid, passphrase)
    return sign_in(world, vault, uid, passphrase)


def leave(session: Session) -> None:
    """Sign out: the last journal entry, the anchor, every file closed. The process should end after it."""
    session.close()


def suggest_passphrase(world: World) -> str:
    """A passphrase of six syllables, drawn at random, 66 bits."""
    return passphrases.generate()


def passphrase_strength(world: World, text: str, personal: tuple[str, ...] = ()) -> Strength:
    """How strong ``text`` is for somebody whose names are ``personal``."""
    return passphrases.strength(text, personal)
