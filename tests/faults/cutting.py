"""Cutting an act off everywhere: by SIGKILL at its steps, and by a power cut that loses what was not synced.

How to test a new procedure
===========================

Write four small functions and call `cut_everywhere`; a whole test looks like this::

    @pytest.mark.slow
    @pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")
    def test_a_passphrase_changed_is_old_or_new(office_template: Office, tmp_path: Path) -> None:
        def prepare(office: Office) -> None:                       # once; what stands there before the act
            with_customer(office.sign_in("lan"))

        def act(session: Session, office: Office) -> object:       # in a child; may be cut off anywhere
            return change_passphrase(session, PASSPHRASES["lan"], NEW)

        def check(office: Office) -> str:                          # on what was left; raises, or tells an outcome
            session = sign_in_with_either(office)
            require_whole(session)
            return "new" if opens(office, NEW) else "old"

        cut_everywhere(office_template, tmp_path, "lan", act, check, prepare=prepare)

* ``who`` signs in in the child before the act (``room`` as in `Office.sign_in`). With ``who=None`` nobody does: the act
  gets None for a session and opens what it needs itself (a recovery, a founding).
* ``check`` runs in this process on an `Office` of its own each time. It signs people in, which is what finishes or
  undoes what was cut off, asserts everything that must hold (`require_whole` below is a good beginning), and returns a
  value that tells the outcomes apart: a string, a tuple of counts. It must not depend on what is random.
* What is allowed follows by itself: the outcome of the untouched office and the outcome after the whole act, nothing
  between. An act that can stop between and be resumed names what else may be found in ``between``; better, let
  ``check`` resume it, and tell the outcome after that.
* Once the act has returned, its effect must stand whatever the disk lost: there, only the outcome "after" is allowed.
* A second person comes from ``office.credential("ha")``; files outside the vault belong beside it, in
  ``office.path.parent``, so that they are cut off too.

Every office here has a keyring of its own (`LayeredKeyring`), so an act may replace and delete device secrets. The
keyring survives a power cut with what it had answered for at that moment.

A cut that fails is told with its number and seed. ``FAULT_IMAGES=2000`` and ``FAULT_KILLS=200`` in the environment make
the deep run: a cut costs half a second, most of it the checking.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.access.level import Level
from app.clock import FixedClock
from app.ids import Id, from_hex
from app.keys.system_keyring import Keyring, SystemKeyring
from app.session.door import EVERYDAY
from app.vault.check import check_compartment, check_file
from app.vault.folder import Folder
from tests.faults.killing import MOST_POINTS, Act, attempt, points
from tests.faults.power import RUNS_HERE, Image, Record, images, recorded
from tests.fixtures.vault import Office

CUTS_RUN_HERE = RUNS_HERE

IMAGES = int(os.environ.get("FAULT_IMAGES", "12"))
KILLS = int(os.environ.get("FAULT_KILLS", str(MOST_POINTS)))
RETURNED = "returned"
_SELF_TEST = "self-test"

Check = Callable[[Office], Hashable]


class LayeredKeyring(SystemKeyring):
    """The system's keyring with all items apart for one copy of a vault; what it never touched is read from below."""

    def __init__(self, vault_id: Id, device_id: Id, layer: str, below: Keyring) -> None:
        super().__init__(vault_id, device_id)
        self._layer, self._below = layer, below
        self.told: Callable[[str], None] = lambda _: None

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        super().put(self._own(purpose), owner, number, f"+{value}")
        self._tell(purpose, owner, number, value)

    def get(self, purpose: str, owner: Id, number: int) -> str | None:
        mine = super().get(self._own(purpose), owner, number)
        return self._below.get(purpose, owner, number) if mine is None else mine[1:] or None

    def delete(self, purpose: str, owner: Id, number: int) -> None:
        super().put(self._own(purpose), owner, number, "-")
        self._tell(purpose, owner, number, None)

    def _own(self, purpose: str) -> str:
        return f"{self._layer}-{purpose}"

    def _tell(self, purpose: str, owner: Id, number: int, value: str | None) -> None:
        if purpose != _SELF_TEST:
            self.told(json.dumps([purpose, owner.hex(), number, value]) + "\n")


@dataclass
class Cuts:
    """What came of cutting one act off: the outcomes met, and what failed, told so that it can be repeated."""

    before: Hashable
    after: Hashable
    killed: int = 0
    kill_points: int = 0
    images: int = 0
    met: set[Hashable] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def cut_everywhere(
    template: Office,
    place: Path,
    who: str | None,
    act: Act,
    check: Check,
    *,
    prepare: Callable[[Office], object] = lambda _: None,
    room: str = EVERYDAY,
    between: Collection[Hashable] = (),
    kills: int = KILLS,
    most_images: int = IMAGES,
) -> Cuts:
    """Cut ``act`` off at ``kills`` steps and in ``most_images`` images of the disk. See this module's manual.

    Raises AssertionError naming each cut after which ``check`` failed or told an outcome that is not allowed.
    """
    cuts = cut_somewhere(
        template, place, who, act, check,
        prepare=prepare, room=room, between=between, kills=kills, most_images=most_images,
    )  # fmt: skip
    assert not cuts.failures, "\n".join(cuts.failures)
    assert cuts.before != cuts.after, "the check does not see what the act does"
    assert cuts.killed >= cuts.kill_points * 2 // 3
    if kills and most_images:
        assert {cuts.before, cuts.after} <= cuts.met
    return cuts


def cut_somewhere(
    template: Office,
    place: Path,
    who: str | None,
    act: Act,
    check: Check,
    *,
    prepare: Callable[[Office], object] = lambda _: None,
    room: str = EVERYDAY,
    between: Collection[Hashable] = (),
    kills: int = KILLS,
    most_images: int = IMAGES,
    one_is_enough: bool = False,
) -> Cuts:
    """The same without judging: for controls, which must find failures; with ``one_is_enough`` it ends at the first."""
    stand = _Stand(template, place, check, frozenset(between), one_is_enough)
    with stand.office("prepared") as prepared:
        prepare(prepared)
    stand.begin_from(prepared)
    cuts = stand.cuts
    with stand.office("untouched") as untouched:
        cuts.before = check(untouched)
    if kills:
        _kill(stand, who, act, room, kills)
    if most_images:
        _cut_power(stand, who, act, room, most_images)
    return cuts


def require_whole(office: Office, *people: str) -> None:
    """Sign ``people`` in, one after the other, and check every file that each can open, and the journal.

    Signing in works off what was cut off; afterwards no procedure may be left waiting.
    """
    for who in people:
        session = office.sign_in(who)
        public_key_of = session.vault.roster.public_key_of
        assert check_file(session.vault.directory.connection) == []
        assert check_file(session.journal.connection) == []
        assert session.journal.verify(public_key_of) == []
        for keys in session.projects():
            for level in keys.levels:
                assert check_compartment(session.compartment(keys.project, Level(level)), public_key_of) == []
        store = session.open_office()
        if store is not None:
            assert check_compartment(store, session.vault.roster.officer_key_of) == []
            store.close()
        assert session.vault.directory.intents() == []
        session.close()


class _Stand:
    """Offices that all begin alike, and the judging of what is left of them."""

    def __init__(
        self, template: Office, place: Path, check: Check, between: frozenset[Hashable], one_is_enough: bool
    ) -> None:
        self._origin, self._place, self._check, self._between = template, place, check, between
        self._one_is_enough = one_is_enough
        self.cuts = Cuts("", "")

    @property
    def seen_enough(self) -> bool:
        """Whether the rest may be left out."""
        return self._one_is_enough and bool(self.cuts.failures)

    def begin_from(self, office: Office) -> None:
        """From now on offices are copies of this one."""
        self._origin = office

    @contextmanager
    def office(self, name: str, image: Image | None = None, *, keep: bool = False) -> Iterator[Office]:
        """A copy, or what a power cut left of it; gone afterwards unless it is to be kept."""
        place = self._place / name
        made = _office(self._origin, place, image)
        try:
            yield made
        finally:
            made.close()
            if not keep and name != "prepared":
                shutil.rmtree(place)

    def judge(self, office: Office, told: str, *, returned: bool) -> None:
        """Check what is left, and note the outcome."""
        try:
            outcome = self._check(office)
        except Exception as error:  # noqa: BLE001 (whatever it is, this cut left something behind that is not whole)
            self.cuts.failures.append(f"{told}: {type(error).__name__}: {error}")
            return
        self.cuts.met.add(outcome)
        allowed = {self.cuts.after} if returned else {self.cuts.before, self.cuts.after, *self._between}
        if outcome not in allowed:
            self.cuts.failures.append(f"{told}: {outcome} is not among {allowed}")


def _kill(stand: _Stand, who: str | None, act: Act, room: str, most: int) -> None:
    cuts = stand.cuts
    with stand.office("whole") as whole:
        total = attempt(whole, who, act, None, room)
        assert total > 10, "the act reaches neither disk nor keyring"
        cuts.after = stand._check(whole)
    for point in points(total, most):
        if stand.seen_enough:
            return
        with stand.office(f"kill-{point}") as office:
            # A few calls more or less are made from one run to the next, so the last points may lie behind the end.
            ended = attempt(office, who, act, point, room)
            cuts.kill_points += 1
            cuts.killed += ended == -signal.SIGKILL
            stand.judge(office, f"killed before call {point}", returned=ended >= 0)


def _cut_power(stand: _Stand, who: str | None, act: Act, room: str, most: int) -> None:
    with stand.office("recorded") as office:
        record = record_act(office, who, act, room)
        stand.cuts.after = stand._check(office)
    for number, image in enumerate(images(record, most=most)):
        if stand.seen_enough:
            return
        with stand.office("recorded", image) as left:  # where it was: an intent may name files by their whole path
            stand.cuts.images += 1
            stand.judge(left, f"image {number}, {image}", returned=RETURNED in image.notes)


def record_act(office: Office, who: str | None, act: Act, room: str = EVERYDAY) -> Record:
    """Do the act in a child, and everything it wrote under the office's folder and into its keyring."""

    def deed(tell: Callable[[str], None]) -> None:
        keyring = office.world.keyring_for(Folder(office.path).read_label().vault_id)
        assert isinstance(keyring, LayeredKeyring)
        keyring.told = tell
        act(office.sign_in(who, room) if who else None, office)
        tell(RETURNED)

    return recorded(office.path.parent, deed)


def _office(origin: Office, place: Path, image: Image | None) -> Office:
    """An office at ``place``: a copy of ``origin``, or ``image`` laid out, with the keyring of that moment."""
    if image is None:
        shutil.copytree(origin.path.parent, place)
    else:
        image.tree.store(place)
    keyring = _layered(origin)
    for (purpose, owner, number), value in _kept(image.notes if image else ()).items():
        if value is None:
            keyring.delete(purpose, owner, number)
        else:
            keyring.put(purpose, owner, number, value)
    clock = FixedClock(origin.clock.now() + 1_000_000)
    world = replace(origin.world, clock=clock, profile=place / "profile", keyring_for=lambda _: keyring)
    return Office(place / "vault", world, clock, origin.project, dict(origin.people))


def own_keyring(office: Office) -> Office:
    """The office with a keyring of its own, in which device secrets and names may be harmed as well."""
    keyring = _layered(office)
    return replace(office, world=replace(office.world, keyring_for=lambda _: keyring))


def _layered(below: Office) -> LayeredKeyring:
    vault_id = Folder(below.path).read_label().vault_id
    layer = f"cut{secrets.token_hex(8)}"  # a number that is counted on would be the same in a forked child
    return LayeredKeyring(vault_id, below.world.device.id, layer, below.world.keyring_for(vault_id))


def _kept(notes: Collection[str]) -> dict[tuple[str, Id, int], str | None]:
    """What the keyring had been given last under each name."""
    kept: dict[tuple[str, Id, int], str | None] = {}
    for line in "".join(notes).splitlines():
        if line != RETURNED:
            purpose, owner, number, value = json.loads(line)
            kept[purpose, from_hex(owner), number] = value
    return kept
