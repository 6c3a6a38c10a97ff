"""Who belongs to the vault, as the signed statements of the directory say.

A `Roster` is filled by `app.vault.roster_rules`, statement by statement, and answers questions. What it does not
decide: what a duty allows (``access``), and which compartments a person may open (`vault.grant`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.ids import Id
from app.vault.roster_checks import Checked

MANAGER, OFFICER, ADMINISTRATOR = "manager", "officer", "administrator"

ESCROW = Id(b"niem escrow    1")
"""Owner of the wraps that only the recovery kit opens."""

NOBODY = Id(bytes(16))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A confidentiality agreement: ``start`` and ``until`` in UTC microseconds, ``sha256`` of what was filed."""

    number: str
    text: str
    sha256: bytes
    start: int
    until: int
    form: str

    def in_force(self, now: int) -> bool:
        """Whether it binds at ``now``."""
        return self.start <= now <= self.until


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson that a person passed at ``at``; it counts until ``until`` (UTC microseconds)."""

    version: int
    score: int
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the officers certified them. Keys are 32 public bytes.

    ``continues`` is the earlier identity of the same human being, from a machine that was lost or left. ``renewed`` is
    (statement, time) of the present everyday encryption key.
    """

    uid: Id
    name: str
    title: str
    duties: frozenset[str]
    identity: bytes
    device: Id
    encryption: bytes
    step_up: bytes | None
    at: int
    active: bool = True
    frozen: bool = False
    left_at: int = 0
    continues: Id | None = None
    renewed: tuple[int, int] = (0, 0)
    agreement: Agreement | None = None
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    @property
    def serves(self) -> bool:
        """In service and not frozen."""
        return self.active and not self.frozen


@dataclass(frozen=True, slots=True)
class Taken:
    """A wrap that the directory took in: for whom, the hash of its grant, who signed for it, and at which statement."""

    uid: Id
    grant: bytes
    signers: frozenset[Id]
    seq: int
    at: int


@dataclass(frozen=True, slots=True)
class Kit:
    """The recovery kit in force: its public recovery key, its one-time escrow keys, and how many shares open it.

    ``dropped`` are the numbers of escrow keys that are no longer in it. ``editions`` are (serial, statement) of every
    kit that holds entries of this pool: the ceremony's own, and those written anew from it.
    """

    serial: str
    recovery: bytes
    publics: tuple[bytes, ...]
    custodians: int
    threshold: int
    seq: int
    at: int
    dropped: frozenset[int] = frozenset()
    editions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A copy that was put back and accepted: its mark (`app.vault.incarnation`), by which statement, and when.

    ``left`` are the hashes of the statements that were made after the copy and are not in it.
    """

    restore: Id
    seq: int
    at: int
    left: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The newest checkpoint of the journal: its number, statement and time, and the last entry that it covers."""

    number: int
    seq: int
    at: int
    last: int


@dataclass(slots=True)
class Roster:
    """The office, as of statement ``seq`` with the hash ``h``. Changed by `roster_rules.follow` alone.

    ``owed`` are the compartments whose key somebody without the right still has; they are read only until they are
    written anew. ``house_owed`` says the same of the house keys: 1 of everybody's, 2 of the officers' as well.
    ``checked`` is the last check of each file, by the id in its name.
    ``backups`` is the last number that a backup was given.
    ``kit_left`` is the serial of a newer kit that an accepted copy does not know, and since when; 0 without: until the
    next ceremony there is no kit in force then.
    """

    company: str
    place: str
    one_person: bool
    journal_public: bytes
    authority: bytes
    custodian: Id
    founders: dict[Id, tuple[bytes, frozenset[str]]]
    founded_at: int
    seq: int
    h: bytes
    house: int = 1
    house_owed: int = 0
    renew_asked: int = 0
    people: dict[Id, Person] = field(default_factory=dict)
    once_officers: set[Id] = field(default_factory=set)
    taken: dict[bytes, Taken] = field(default_factory=dict)
    requests: set[bytes] = field(default_factory=set)
    owed: set[Id] = field(default_factory=set)
    ended: dict[Id, int] = field(default_factory=dict)
    escrow_used: set[int] = field(default_factory=set)
    kit: Kit | None = None
    kit_left: tuple[int, int] = (0, 0)
    restored: list[Restored] = field(default_factory=list)
    checked: dict[Id, Checked] = field(default_factory=dict)
    checkpoint: Checkpoint | None = None
    backups: int = 0

    def public_key_of(self, uid: Id) -> bytes | None:
        """The Ed25519 public key by which this person's signatures are checked, also after they have left."""
        person = self.people.get(uid)
        if person is not None:
            return person.identity
        founder = self.founders.get(uid)
        return founder[0] if founder else None

    def officer_key_of(self, uid: Id) -> bytes | None:
        """The same for officers alone, past ones included: nobody else's signature counts in the office store.

        The key of that store reaches an officer in a file that anybody in service can write. So a store under another
        key proves nothing by opening; that officers signed every row of it does.
        """
        return self.public_key_of(uid) if uid in self.once_officers else None

    @property
    def without_kit_since(self) -> int:
        """From when on a recovery kit is waited for: the founding, or the day a copy that is older was accepted."""
        return max(self.founded_at, self.kit_left[1])

    def damage_of(self, file: Id) -> tuple[str, ...]:
        """The codes of what the last check found wrong with a file; empty when nothing was, or nobody looked."""
        found = self.checked.get(file)
        return found.faults if found else ()

    def duties_of(self, uid: Id) -> frozenset[str]:
        """The duties of a person who serves; empty for anybody else."""
        person = self.people.get(uid)
        if person is not None:
            return person.duties if person.serves else frozenset()
        founder = self.founders.get(uid)
        return founder[1] if founder else frozenset()

    def agree(self, uid: Id, terms: tuple[str, str, bytes, int, int, str] | None) -> None:
        """What binds the person from now on: number, text, SHA-256, start, until, form; None when nothing does."""
        agreement = Agreement(*terms) if terms is not None else None
        self.people[uid] = replace(self.people[uid], agreement=agreement)

    def is_pair(self, signers: Collection[Id]) -> bool:
        """Whether ``signers`` are a manager and an officer, two persons (or the one person of one-person mode)."""
        duties = {uid: self.duties_of(uid) for uid in signers}
        managers = {uid for uid, held in duties.items() if MANAGER in held}
        officers = {uid for uid, held in duties.items() if OFFICER in held}
        if self.one_person and managers & officers:
            return True
        return any(manager != officer for manager in managers for officer in officers)

    def holders(self, duty: str) -> tuple[Person, ...]:
        """Everybody who serves with that duty."""
        return tuple(person for person in self.serving() if duty in person.duties)

    def serving(self) -> Iterator[Person]:
        """Everybody in service who is not frozen."""
        return (person for person in self.people.values() if person.serves)

    def officers_needed(self, uid: Id) -> int:
        """How many other officers must sign when ``uid`` becomes an officer or ceases to be one: most of them."""
        others = [person for person in self.holders(OFFICER) if person.uid != uid]
        return len(others) // 2 + 1 if others else 0

    def keeps_a_pair_without(self, uid: Id) -> bool:
        """Whether a manager and an officer remain when ``uid`` serves no longer: otherwise nobody could sign."""
        return self.is_pair({person.uid for person in self.serving() if person.uid != uid})

    def earlier_of(self, uid: Id) -> tuple[Person, ...]:
        """The earlier identities of the same human being, the latest first."""
        found: dict[Id, Person] = {}
        current = self.people.get(uid)
        while current is not None and current.continues and current.continues not in {uid, *found}:
            current = self.people.get(current.continues)
            if current is not None:
                found[current.uid] = current
        return tuple(found.values())

    def family_of(self, uid: Id) -> frozenset[Id]:
        """``uid`` and all earlier and later identities of the same human being."""
        earlier = {person.continues: person.uid for person in self.people.values() if person.continues}
        found, current = {uid}, self.people.get(uid)
        while current is not None and current.continues and current.continues not in found:
            found.add(current.continues)
            current = self.people.get(current.continues)
        later = earlier.get(uid)
        while later is not None and later not in found:
            found.add(later)
            later = earlier.get(later)
        return frozenset(found)
