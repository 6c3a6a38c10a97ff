"""The only door to customer data.

Whoever reads calls `Session.read` first; whoever changes does it inside `Session.change` (one compartment) or
`Session.act` (anything else). The door asks the policy; a refusal is journalled and raised; otherwise the journal entry
is on disk before the person sees anything, and a change's ledger row is in the same transaction as the change. Where
the journal cannot be written nothing is shown, and nothing is changed while its reserved room is wanting. There is no
way round it: not for batches, not for administrators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import decide
from app.access.quiet import QUIET
from app.clock import SECOND, local, shown_time
from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.journal.store import Break, Journal
from app.keys.compartment_key import file_key
from app.session import identity as unlocking
from app.session.belonging import customer_of
from app.session.clearance import OpenKey as OpenKey  # noqa: PLC0414 (exported: the door hands these keys out)
from app.session.clearance import ProjectKeys, open_clearances, projects_of
from app.session.closing import closed_if_damaged, require_all, usable
from app.session.hours import Hours
from app.session.identity import Identity
from app.session.postponed import refusal
from app.session.recording import detail_of
from app.session.refusals import Refusals
from app.session.standing import Standing, standing_of
from app.session.subject import Subject
from app.session.tag import compartment_tag
from app.session.tries import Tries
from app.session.world import World
from app.vault.anchor import NOTHING_SEEN, Anchor, AnchorFile, JournalSeen, later, merged, require_seen, with_head
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.grant import FOR_EVER
from app.vault.roster import Person
from app.vault.vault import Vault, open_office

EVERYDAY, TOP_SECRET_ROOM = "everyday", "top_secret"

ANCHOR_EVERY = 2 * SECOND


class Session:
    """One unlocked person in one room. Ends with the process."""

    def __init__(
        self,
        world: World,
        vault: Vault,
        journal: Journal,
        identity: Identity,
        room: str,
        keys: Mapping[tuple[Id, Level], OpenKey],
        anchor_file: AnchorFile,
        anchor: Anchor,
    ) -> None:
        self.world, self.vault, self.journal = world, vault, journal
        self.identity = identity
        self.room = room
        self._keys = dict(keys)
        self._open: dict[tuple[Id, Level], Compartment] = {}
        self.set_aside: set[Id] = set()  # files of compartments that did not open
        self.anchor_file = anchor_file
        self._anchor = anchor
        self._hours = Hours(world.clock, anchor.seen_at)
        self._anchored_at = 0
        self._anchor_owed = self._rests = False
        self._tries, self._refusals = Tries(), Refusals(self._journal)
        self._shown: set[object] = set()
        self._followed = vault.directory.head
        self._opened_at_seq = vault.roster.seq
        self.upstairs_keys = 0  # how many wraps wait for the keys of the top-secret room
        self.keys_until = FOR_EVER  # when the first of the clearances lapses
        self.journal_breaks: tuple[Break, ...] = ()  # what was found of others' entries while unlocking

    # Who and what ----------------------------------------------------------------------------------------------

    @property
    def person(self) -> Person:
        """The person, as the officers certified them."""
        return self.vault.roster.people[self.identity.uid]

    @property
    def uid(self) -> Id:
        """The person's id."""
        return self.identity.uid

    @property
    def duties(self) -> frozenset[Duty]:
        """The person's duties."""
        return frozenset(Duty(duty) for duty in self.person.duties)

    @property
    def one_person(self) -> bool:
        """Whether the vault runs in one-person mode."""
        return self.vault.roster.one_person

    @property
    def seen(self) -> JournalSeen:
        """Everybody's journal as the last unlocking on this device found it."""
        return self._anchor.seen

    def now(self) -> int:
        """UTC microseconds."""
        return self.world.clock.now()

    def latest(self) -> int:
        """The later of now and the last time this device has shown: what terms are judged by (UTC microseconds)."""
        return self._hours.latest()

    def standing(self) -> Standing:
        """The person's agreement and lessons, as of now."""
        return standing_of(self.person, self.latest(), earlier=self.vault.roster.earlier_of(self.uid))

    def name_of(self, uid: Id) -> str:
        """A colleague's name; empty when the directory does not know them."""
        person = self.vault.roster.people.get(uid)
        return person.name if person else ""

    def projects(self) -> tuple[ProjectKeys, ...]:
        """The projects this session can open, by name."""
        return projects_of(usable(self._keys, self.set_aside))

    def levels(self, project: Id) -> tuple[Level, ...]:
        """The levels of a project that are open now, lowest first."""
        return tuple(sorted(level for owner, level in usable(self._keys, self.set_aside) if owner == project))

    def open_key(self, project: Id, level: Level) -> OpenKey:
        """The key of a compartment, for grants and rewrites. Raises Refused("session.beyond_clearance")."""
        key = self._keys.get((project, level))
        if key is None:
            raise Refused("session.beyond_clearance")
        return key

    def open_keys(self) -> tuple[OpenKey, ...]:
        """Every compartment key this session holds."""
        return tuple(self._keys.values())

    def hold(self, key: OpenKey) -> None:
        """Take up the key of a compartment just made or rewritten by this session."""
        slot = (key.place.project, Level(key.place.level))
        self._keys[slot] = key
        opened = self._open.pop(slot, None)
        if opened is not None:
            opened.close()

    # The door --------------------------------------------------------------------------------------------------

    def read(self, event: Event, subject: Subject | None = None) -> None:
        """Ask to look. Returns when the look is allowed and on record. Raises Refused."""
        subject = subject or Subject()
        self._require(event, subject)
        if event not in QUIET:
            self._journal(event, subject)

    def follow(self) -> None:
        """Notice what lapsed, and what others signed since: a compartment written anew, a clearance, a revocation.

        Asked before every look and change: nobody reads or writes a file no longer in force.
        """
        self.vault.require_here()
        head = self.vault.directory.head
        if head == self._followed and self.latest() <= self.keys_until:
            return
        self.vault.refresh()
        if self.journal.journal_public != self.vault.roster.journal_public:
            raise Problem("vault.house_moved")
        found = open_clearances(self.vault, self.identity, self.latest(), upstairs=self.room == TOP_SECRET_ROOM)
        keys, self.upstairs_keys, self.keys_until = found.keys, found.closed, found.until
        for slot, opened in list(self._open.items()):
            if slot not in keys or keys[slot].place != opened.place:
                self._open.pop(slot).close()
        self._keys = keys
        self._followed = head

    @contextmanager
    def act(self, event: Event, subject: Subject | None = None) -> Iterator[None]:
        """Do something that is no change of one compartment; on record when the block ends well. Raises Refused."""
        subject = subject or Subject()
        self._require(event, subject)
        self._require_room()
        with self._refusals.around(event, subject):
            yield
        if event not in QUIET:
            self._journal(event, subject)
        with suppress(Problem):  # what is done must not read as failed: the next change says so, before it begins
            self.keep_anchor(at_once=False)

    @contextmanager
    def change(self, event: Event, subject: Subject) -> Iterator[Change]:
        """Change the compartment of ``subject``: one transaction, one ledger row, one journal entry. Raises Refused."""
        if subject.project is None or subject.level is None:
            raise ValueError("a change needs the project and the level")
        self._require(event, subject)
        compartment = self.compartment(subject.project, subject.level)
        if compartment.cid in self.vault.roster.owed:
            # Somebody who left still has the key: what is written now they could read.
            raise Problem("session.rekey_owed")
        self._require_room()
        refusals = self._refusals.around(event, subject)
        with refusals, compartment.change(event.value, self.identity, self.now()) as change:
            if self.vault.directory.head != self._followed:
                # Written anew while we waited for our turn: what we would write here would be lost.
                raise Problem("vault.changed_meanwhile")
            yield change
        if event not in QUIET:
            self._journal(event, subject, ref=change.h)
        with suppress(Problem):  # what is done must not read as failed: the next change says so, before it begins
            self.keep_anchor(at_once=False)

    def goes_on(self, look: object) -> bool:
        """Whether ``look`` was on record in this session before, so that a following page belongs to it."""
        return look in self._shown

    def went_on_record(self, look: object) -> None:
        """Remember a look that `read` has just journalled, for its following pages."""
        self._shown.add(look)

    def refuse(self, event: Event, subject: Subject, code: str) -> Refused:
        """Journal a refusal that the owner of a record decided; returns the error to raise."""
        self._journal(event, subject, outcome=code)
        return self._refusals.noted(Refused(code))

    def compartment(self, project: Id, level: Level) -> Compartment:
        """The open compartment. Raises Refused("session.beyond_clearance") without its key.

        Raises Corrupt("vault.older_than_seen") when its ledger lacks what this device has seen in it before.
        """
        self.follow()
        slot = (project, level)
        if slot not in self._open:
            key = self.open_key(project, level)
            compartment = Compartment.open(
                self.vault.folder.compartment(key.place.file_id),
                file_key(key.key, key.place.file_id),
                key.place,
                self.world.projections,
                public_key_of=self.vault.roster.public_key_of,
                locked_memory=self.room == TOP_SECRET_ROOM and level == Level.TOP_SECRET,
            )
            try:
                require_seen(self._anchor, compartment)
            except BaseException:
                compartment.close()
                raise
            self._open[slot] = compartment
        return closed_if_damaged(self._open[slot], self.vault.roster, self.open_key(project, level).key)

    def confirm(self, passphrase: str) -> None:
        """Ask the person for the passphrase again.

        Raises Problem("keys.wrong_passphrase_or_machine"), journalled; from the fourth wrong try on
        Problem("session.wait", seconds=…) until a growing delay is over.
        """
        with self.counted_try(self.uid):
            unlocking.confirm(self.world, self.vault.folder, self.uid, passphrase)

    @contextmanager
    def counted_try(self, uid: Id, note: str = "") -> Iterator[None]:
        """Around the use of a passphrase that ``uid`` typed, the signed-in person or one beside them.

        Each person's wrong tries are journalled and counted, with the delays that `confirm` describes.
        """
        self._tries.require_no_wait(uid, self.now())
        try:
            yield
        except Problem as error:
            if error.code == unlocking.WRONG:  # a locked keyring says nothing about the passphrase
                self._tries.failed(uid, self.now())
                self._journal(Event.CONFIRM_FAILED, Subject(person=None if uid == self.uid else uid, note=note))
            raise
        self._tries.succeeded(uid)

    def new_number(self, compartment: Compartment, series: str, kind: str) -> str:
        """The next number of a series, like ``CC-2026-7QK-0001``: its third part tells compartments apart."""
        tag = compartment_tag(compartment.place.vault_id, compartment.cid)
        return f"{series}-{local(self.now()).year}-{tag}-{compartment.count_of_kind(kind) + 1:04d}"

    # Ending ----------------------------------------------------------------------------------------------------

    def keep_anchor(self, *, at_once: bool) -> None:
        """Note outside the vault how far it has come; at most every two seconds unless ``at_once``.

        Unless ``at_once`` it waits for `rest` where somebody calls that: the keyring takes longer than any edit.
        """
        now = self.now()
        if not at_once:
            self._anchor_owed = True
            if self._rests or 0 <= now - self._anchored_at < ANCHOR_EVERY:
                return
        self._anchor = self.anchor_file.advance(self._advanced)
        self._anchored_at, self._anchor_owed = now, False

    def rest(self) -> None:
        """Write what was put off, when nobody waits. Where that fails, nothing more is changed before it is written."""
        self._rests = False
        if self._anchor_owed:
            self.keep_anchor(at_once=False)
        self._rests = True

    def open_office(self) -> Compartment | None:
        """The office store, for officers; None for anybody else. Close it after use.

        Raises Corrupt("vault.older_than_seen") when it lacks what this person has seen in it on this device.
        """
        key = self.identity.house.office
        if key is None:
            return None
        office = open_office(self.vault.folder, self.vault.vault_id, key, self.vault.roster.officer_key_of)
        try:
            require_seen(self._anchor, office)
            self._anchor = self.anchor_file.advance(lambda before: with_head(before, office))
        except BaseException:
            office.close()
            raise
        return closed_if_damaged(office, self.vault.roster, key)

    def _advanced(self, before: Anchor) -> Anchor:
        """The anchor brought up to date. It never goes back, whatever is exchanged under an open session."""
        before = merged(before, self._anchor)
        compartments = {place: head for place, head in before.compartments.items() if not self._outdated(place)}
        for opened in self._open.values():
            place = (opened.cid, opened.place.epoch)
            compartments[place] = later(compartments.get(place, NOTHING_SEEN), opened.head)
        return Anchor(
            counter=before.counter + 1,
            directory=later(before.directory, self.vault.directory.head),
            roster=later(before.roster, self.vault.known),
            seen_at=max(before.seen_at, self.latest()),
            seen=before.seen,
            restore=before.restore,
            journal=later(before.journal, self.journal.head_of(self.identity.writer_id)),
            compartments=compartments,
        )

    def close(self) -> None:
        """Write the last journal entry and the anchor, and close every file. The process should end after it."""
        try:
            with suppress(Problem, Corrupt):  # where the house has moved away there is no journal here any more
                self._journal(Event.LOCK, Subject(note=self.room))
            self.keep_anchor(at_once=True)
            with suppress(Corrupt):  # told to whoever looks into it; leaving must go on
                if (office := self.open_office()) is not None:
                    office.close()
        finally:
            for compartment in self._open.values():
                compartment.close()
            self._open.clear()
            self.journal.close()
            self.vault.close()

    # Inside ----------------------------------------------------------------------------------------------------

    def _require_room(self) -> None:
        """That what is about to be done can be put on record, with what was put off before."""
        self.journal.require_room()
        if self._anchor_owed and not self._rests:
            self.keep_anchor(at_once=False)

    def _require(self, event: Event, subject: Subject) -> None:
        self.follow()
        self._require_service(event, subject)
        cleared = subject.level is None or (subject.project, subject.level) in self._keys
        active, missing = self.person.active, self.standing().missing
        found = decide(event, self.duties, active=active, level=subject.level, cleared=cleared, missing=missing)
        why = found.why or refusal(event, self.vault, self.latest())
        if why:
            raise self.refuse(event, subject, why)
        require_all(event, subject.project, self._keys, self.set_aside)
        if subject.project is not None and not any(owner == subject.project for owner, _ in self._keys):
            raise self.refuse(event, subject, "session.beyond_clearance")

    def _require_service(self, event: Event, subject: Subject) -> None:
        """Frozen, or ended by an officer since: the session is over. Ended, it still keeps what was typed."""
        if event is Event.LOCK:
            return
        if self.person.frozen:
            raise self.refuse(event, subject, "session.frozen")
        if event is not Event.DRAFT_SAVE and self.vault.roster.ended.get(self.uid, 0) > self._opened_at_seq:
            raise self.refuse(event, subject, "session.ended_by_officer")

    def _journal(self, event: Event, subject: Subject, *, outcome: str = "ok", ref: bytes = b"") -> None:
        if self._hours.newly_set_back():
            self._journal(Event.CLOCK_BACK, Subject(note=shown_time(self.latest())))
        detail = detail_of(event, subject, outcome, self.standing(), customer_of(self, event, subject, outcome))
        self.journal.append(self.identity, self.now(), detail, ref=ref, leaving=event is Event.LOCK)

    def _outdated(self, anchored: tuple[Id, int]) -> bool:
        """Whether a newer epoch of that compartment is held: its old chain died with its key."""
        cid, epoch = anchored
        return any(key.place.cid == cid and key.place.epoch > epoch for key in self._keys.values())
