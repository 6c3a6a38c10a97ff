"""What crosses between the window and the vault about people, and the pure rules of their forms."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.access.duty import Duty
from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.keys.passphrase import Strength

__all__ = [
    "AnswerView",
    "Answered",
    "ClearanceForm",
    "Founded",
    "FoundingForm",
    "InvitationForm",
    "InvitationView",
    "Invited",
    "Joining",
    "KeysState",
    "LeaveReason",
    "MoveForm",
    "PersonForm",
    "PersonHere",
    "PersonRow",
    "RenewalRow",
    "SessionRow",
    "Strength",
    "TakeInForm",
    "TakenPerson",
    "VaultLabel",
    "clean_name",
]

LONGEST_NAME = 120
LONGEST_PROJECT_NAME = 80


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody who has a keyslot for this OS account. The name comes from the OS keyring, not from the vault;
    it is empty where the keyring has lost it.
    """

    uid: Id
    name: str


@dataclass(frozen=True, slots=True)
class VaultLabel:
    """What a vault says about itself while it is locked."""

    vault_id: Id
    path: Path


@dataclass(frozen=True, slots=True, repr=False)
class FoundingForm:
    """What a vault is made from. With ``one_person`` the officer's fields are empty and the manager is both."""

    path: Path
    company: str
    place: str
    manager_name: str
    manager_passphrase: str
    officer_name: str
    officer_passphrase: str
    project_name: str
    one_person: bool = False

    def __repr__(self) -> str:
        """Without the passphrases: a representation may end in a log."""
        return "FoundingForm()"


@dataclass(frozen=True, slots=True)
class Founded:
    """A vault that was made. ``officer`` is the manager in one-person mode; the words are compared aloud."""

    path: Path
    manager: Id
    officer: Id
    genesis_words: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the list of the office; ``joined_at`` and ``certificate_until`` UTC microseconds, ``me`` who asks."""

    uid: Id
    name: str
    title: str
    duties: tuple[Duty, ...]
    joined_at: int
    active: bool
    me: bool
    frozen: bool = False
    left_at: int = 0
    missing: tuple[str, ...] = ()
    certificate_until: int = 0


@dataclass(frozen=True, slots=True)
class HeldClearance:
    """A clearance in force: the project's name and the highest level, until ``not_after`` (UTC µs, None for no end)."""

    project: Id
    project_name: str
    level: Level
    not_after: int | None


@dataclass(frozen=True, slots=True)
class SignedAct:
    """A statement about the person: its number in the directory, the kind's code, when, and who signed for it."""

    seq: int
    code: str
    at: int
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """All that managers and officers see of one person.

    ``clearances`` is None for a manager, who sees only what their own projects say elsewhere. ``agreement_until`` and
    ``lessons_until`` in UTC microseconds, 0 for none in force. ``owed`` how many compartments wait for new keys.
    """

    row: PersonRow
    device: str
    key_renewed_at: int
    agreement: str
    agreement_until: int
    lessons: int
    lessons_of: int
    clearances: tuple[HeldClearance, ...] | None
    history: tuple[SignedAct, ...]
    owed: int


@dataclass(frozen=True, slots=True, repr=False)
class PersonForm:
    """A new person: ``clearance`` up to a level of ``project``, or None; the passphrase is typed by that person."""

    name: str
    title: str
    duties: tuple[Duty, ...]
    project: Id
    clearance: Level | None
    passphrase: str

    def __repr__(self) -> str:
        """Without name and passphrase: a representation may end in a log."""
        return "PersonForm()"


@dataclass(frozen=True, slots=True)
class InvitationForm:
    """Whom to invite. With ``continues``, an earlier identity, name, title and duties are that person's."""

    name: str
    title: str
    duties: tuple[Duty, ...]
    continues: Id | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that was written: for whom, until when, the six words to compare, and where the file is."""

    uid: Id
    name: str
    until: int
    words: str
    path: Path


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation as the invited person sees it. ``again``: it is for a new machine or account of theirs.

    ``digest`` is given back with the acceptance: it tells which file's words were compared.
    """

    company: str
    name: str
    title: str
    duties: tuple[Duty, ...]
    until: int
    words: str
    digest: bytes
    again: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was written: the six words to compare, and where the file is."""

    uid: Id
    words: str
    path: Path


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who answered in this account and has not unlocked yet."""

    uid: Id
    vault_id: Id
    name: str
    company: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as the office sees it, with the words of both files; ``continues`` is the earlier identity's name."""

    uid: Id
    name: str
    title: str
    duties: tuple[Duty, ...]
    until: int
    invitation_words: str
    answer_words: str
    digest: bytes
    continues: str


@dataclass(frozen=True, slots=True)
class TakeInForm:
    """Taking somebody in: ``digest`` of the answer whose words were compared, and the clearance that is given.

    ``as_before`` gives what the earlier identity had, as far as the manager holds it, instead of ``clearance``.
    """

    digest: bytes
    project: Id
    clearance: Level | None
    as_before: bool = False


@dataclass(frozen=True, slots=True)
class TakenPerson:
    """Somebody who was taken in: what was ``given`` (project's name, level).

    ``held_back`` counts what they had before and the manager who signed does not hold.
    """

    uid: Id
    name: str
    given: tuple[tuple[str, Level], ...]
    held_back: int


class LeaveReason(StrEnum):
    """Why somebody's access ends. The value is what the journal keeps."""

    RESIGNED = "resigned"
    DISMISSED = "dismissed"
    LOST = "lost-machine"
    COMPROMISED = "compromised"


@dataclass(frozen=True, slots=True)
class ClearanceForm:
    """Cleared for ``project`` up to ``level``, or not at all."""

    project: Id
    level: Level | None


@dataclass(frozen=True, slots=True)
class MoveForm:
    """What a person is from now on.

    ``clearances`` say for each project named what they have there afterwards, until ``not_after`` (UTC µs); other
    projects stay as they are, unless the duties allow no clearance at all.
    """

    uid: Id
    title: str
    duties: tuple[Duty, ...]
    clearances: tuple[ClearanceForm, ...]
    not_after: int = 2**63 - 1


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that no lock has ended. Times in UTC microseconds; ``room`` "everyday" or "top_secret".

    ``ended`` says that an officer has ended it and it has not answered yet; ``me`` marks the asker's own.
    """

    uid: Id
    name: str
    device: str
    room: str
    since: int
    last_at: int
    ended: bool
    me: bool


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """Whether somebody's encryption keys are newer than the last destruction. Times in UTC microseconds.

    ``due_at`` is 0 when ``done``; ``late`` once that day has passed.
    """

    uid: Id
    name: str
    renewed_at: int
    done: bool
    due_at: int
    late: bool


@dataclass(frozen=True, slots=True)
class KeysState:
    """The person's own keys: when they were made (UTC microseconds), and whether the next unlocking renews them."""

    renewed_at: int
    due: bool


def clean_name(text: str, *, longest: int = LONGEST_NAME) -> str:
    """``text`` in NFC, with single spaces and none at the ends.

    Raises Problem("people.name_missing"), Problem("people.name_too_long", longest=…), and Problem("people.name_unfit")
    for characters that are no text.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise Problem("people.name_missing")
    if len(name) > longest:
        raise Problem("people.name_too_long", longest=longest)
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in name):
        raise Problem("people.name_unfit")
    return name
