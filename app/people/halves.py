"""Two signatures one after the other: what somebody signed in their own account waits for the second person's.

A *half* is a letter from who signed first to everybody who may sign second; an *answer* is a letter back. What waits
follows from the letters, whatever their order, and nothing is changed in place: a letter that is copied, re-ordered or
put back says nothing new, and a deleted letter only delays. What a half means, who may sign it and whether a signature
holds is decided by the paper it is about (`app.release.second`, `app.agreements.second`,
`app.destruction.second`). Rules of `halves_of`:

1. A half is known by its name, a hash of exactly what is signed. Sent again, it counts from the last time.
2. It counts for 30 days; then it has lapsed, and whoever signed first may send it again.
3. An answer counts where the paper says so. A refusal outweighs a signature, a signature outweighs taking back.
4. Letters about something that was destroyed do not follow their readers to renewed keys (`seal_anew`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.clock import DAY
from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import parse_canonical
from app.keys.wrap import EncryptionKey
from app.people import letters
from app.people.letters import Read, Reader
from app.session.door import Session
from app.vault import erasure_marks
from app.vault.directory import DirectoryChange
from app.vault.roster import Roster

RELEASES, AGREEMENTS, DESTRUCTIONS = "second-release", "second-agreement", "second-destruction"
KINDS = (RELEASES, AGREEMENTS, DESTRUCTIONS)
OPEN_FOR = 30 * DAY
CLOCKS_APART = DAY
"""How far ahead the clock of another machine may be."""
SIZE = 16 * 1024
"""Letters about one kind of paper have one size, unless a document travels in them."""


class Step(StrEnum):
    """What a letter says, and where a half stands: the weightiest word about it, or that its time is over."""

    HALF = "half"
    TAKEN_BACK = "taken-back"
    SIGNED = "signed"
    REFUSED = "refused"
    LAPSED = "lapsed"


_WEIGHT = {Step.HALF: 0, Step.TAKEN_BACK: 1, Step.SIGNED: 2, Step.REFUSED: 3}


@dataclass(frozen=True, slots=True)
class Half:
    """What somebody signed, as the letters tell it; ``answer`` is the weightiest one, None while it waits."""

    name: bytes
    by: Id
    at: int
    body: Mapping[str, str]
    state: Step = Step.HALF
    answer: Read | None = None

    @property
    def waits(self) -> bool:
        """Whether a second signature is still wanted."""
        return self.state is Step.HALF


Counts = Callable[[Half, Step, Read], bool]


def holders(roster: Roster, duty: str) -> list[Reader]:
    """Everybody who serves with that duty, each with a letter of their own: its key is renewed, an office's is not."""
    return [letters.the_person(person) for person in roster.holders(duty)]


def post(
    session: Session,
    change: DirectoryChange,
    kind: str,
    name: bytes,
    step: Step,
    body: Mapping[str, str],
    readers: Iterable[Reader],
    about: Id | None = None,
    padded_to: int = SIZE,
) -> None:
    """Put a half, or an answer to it, for each of ``readers``; ``about`` is the record it tells of."""
    told = {**body, "name": name.hex(), "step": step.value, "about": about.hex() if about else ""}
    vault_id = session.vault.vault_id
    letters.post(change, kind, vault_id, session.identity, session.now(), told, readers, padded_to)


def halves_of(session: Session, kind: str, counts: Counts) -> list[Half]:
    """Every half that this session can read, the newest first; ``counts`` says which answers do."""
    found: dict[tuple[bytes, Id], Half] = {}
    later: list[tuple[bytes, Step, Read]] = []
    for letter in letters.read_letters(session, kind):
        try:
            name, step = bytes.fromhex(letter.body["name"]), Step(letter.body["step"])
        except (AttributeError, KeyError, TypeError, ValueError):
            continue  # signed by somebody in service, but by another program
        if step is Step.HALF:
            found[(name, letter.by)] = Half(name, letter.by, letter.at, letter.body)
        elif step in _WEIGHT:
            later.append((name, step, letter))
    for name, step, letter in later:
        for key in [key for key in found if key[0] == name]:
            half = found[key]
            if _WEIGHT[step] > _WEIGHT[half.state] and counts(half, step, letter):
                found[key] = replace(half, state=step, answer=letter)
    return sorted((_as_of_now(session, half) for half in found.values()), key=lambda half: (-half.at, half.name))


def answers_of(session: Session, kind: str) -> list[tuple[bytes, Step, Read]]:
    """Every answer that this session can read, oldest first, with the name of its half; nothing is judged."""
    found: list[tuple[bytes, Step, Read]] = []
    for letter in letters.read_letters(session, kind):
        try:
            name, step = bytes.fromhex(letter.body["name"]), Step(letter.body["step"])
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        if step in (Step.SIGNED, Step.REFUSED):
            found.append((name, step, letter))
    return found


def tidy(session: Session, change: DirectoryChange, kind: str) -> None:
    """Take away letters of this session's own box that are twice as old as any half that counts."""
    for letter in letters.read_letters(session, kind):
        if session.latest() - letter.at > 2 * OPEN_FOR:
            change.drop_letter(letter.id)


def seal_anew(session: Session, change: DirectoryChange, keys: tuple[EncryptionKey, ...]) -> None:
    """Seal the person's own letters to the first of ``keys``, but not those about something that was destroyed."""
    vault_id = session.vault.vault_id
    gone = frozenset(erasure_marks.marks(session.vault.directory.statements()))

    def stays(content: bytes) -> bool:
        try:
            about = parse_canonical(content)["body"]["about"]
            return not about or erasure_marks.mark(vault_id, from_hex(about)) not in gone
        except (Corrupt, AttributeError, KeyError, TypeError, ValueError):
            return False

    letters.seal_anew(session, change, keys, KINDS, stays)


def _as_of_now(session: Session, half: Half) -> Half:
    """Rule 2."""
    in_time = -CLOCKS_APART <= session.latest() - half.at <= OPEN_FOR
    return half if in_time or not half.waits else replace(half, state=Step.LAPSED)
