"""Each project's data stands alone, and each level's (charter C3 and C5): a random walk over everything there is.

Every query and action of app/customers is called with random values on two vaults that differ only in what the person
may not see. Whatever is answered, refused, journalled or kept must be the same in both; and every planted text carries
the mark of its project and level, which must be found nowhere but with who holds that key.
"""

from __future__ import annotations

import logging
import os
import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app import ids
from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.entry.actions import switch_steps_on
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref, Relation
from app.customers.model import Draft
from app.customers.queries import list_customers
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.customers.statistics.queries import get_statistics
from app.errors import NiemError, Refused
from app.ids import Id
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.projects.actions import create_project, grant_clearance
from app.projects.model import GrantForm
from app.session.door import EVERYDAY, TOP_SECRET_ROOM, Session
from app.session.subject import Credential
from tests.fixtures.random_calls import Function, Maker, NoMaker, functions, named
from tests.fixtures.standing import state_standing
from tests.fixtures.stay import OwnAnchors
from tests.fixtures.twins import (
    Cast,
    Cell,
    OneSequence,
    Twin,
    bait,
    cells_of,
    every_ref,
    kept_in,
    kind_of,
    kinds_of,
    mark,
    notes_of,
    plain_files,
    second_later,
)
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

SOUTH = "Khách hàng miền Nam"
CALLS_EACH = int(os.environ.get("NIEM_WALK", "3"))
"""How often each function is called for each person."""
HIDDEN_ACTS = 30
MARK = re.compile(r"zqx\dv\dqz")
SLOW = frozenset({"classification.actions.clear_left_behind"})
"""Called once: it writes compartments anew under other keys."""
PROJECT_WIDE = frozenset(
    {
        "rules.actions.save_fields",
        "entry.actions.switch_steps_on",
        "entry.actions.switch_steps_off",
        "entry.actions.set_critical_fields",
        "retention.actions.save_terms",
    }
)
"""What is kept in a project's lowest compartment: no act of hidden hands where the person may look into that."""
WORDS = ("Khách lẻ", "khach", "Nguyễn", "=1+1", "a' OR 1=1 --", "tên* NEAR(", "\u202ename", "Ể" * 300, "")

NEWCOMERS = {"mai": ("Vũ Thị Mai", Duty.ENTRY_MANAGER), "vinh": ("Lê Văn Vinh", Duty.VERIFIER)}
"""Without a reviewer and a verifier no project takes its data in by three steps."""
PHRASES = {
    **PASSPHRASES,
    "mai": "vach cau gio lua mien khoai",
    "vinh": "cau khoai vach gio mien lua",
}
READERS = {
    "nam": (EVERYDAY, ((0, 1), (1, 2))),
    "mai": (EVERYDAY, ((0, 2), (1, 1))),
    "long": (TOP_SECRET_ROOM, ((0, 3),)),
}
"""Who looks, from where, and up to which level of the first and the second project."""


# The stage ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two_projects(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Id]]:
    """The office of six with a second project; closed, to be copied."""
    office = copy_office(office_template, tmp_path_factory.mktemp("two"))
    device = office.world.device
    # The keys of who joins here must be found by the copies of this copy; its anchors are nobody else's.
    office.world = replace(office.world, keyring_for=lambda vault_id: OwnAnchors(vault_id, device.id))
    quan, second = office.sign_in("quan", TOP_SECRET_ROOM), office.credential("ha")
    south = create_project(quan, SOUTH, PASSPHRASES["quan"], second)
    for who, (name, duty) in NEWCOMERS.items():
        form = PersonForm(name, "", (duty,), office.project, Level.SECRET, PHRASES[who])
        office.people[who] = add_person(quan, form, PASSPHRASES["quan"], second)
    for who, level in (("nam", Level.SECRET), ("mai", Level.CONFIDENTIAL), ("vinh", Level.CONFIDENTIAL)):
        wish = GrantForm(office.people[who], south, SOUTH, level, "", "việc được giao")
        grant_clearance(quan, wish, PASSPHRASES["quan"], second)
    quan.close()
    officer = office.sign_in("ha")
    for who in NEWCOMERS:
        own = sign_in(office.world, office.path, office.people[who], PHRASES[who])
        state_standing(officer, own.identity, officer.identity, f"TT-2026-9{who}")
        own.close()
    office.close()
    office.sessions.clear()
    yield office, south
    office.end()


def plant(session: Session, cast: Cast, cells: list[Cell], below: list[Ref]) -> list[Ref]:
    """Put marked data of every sort into these compartments; items also onto the customers ``below``."""
    made: list[Ref] = list(below)
    for project, level in cells:
        sign, word = mark(cast.projects[project], level), bait(cast.projects[project], level)
        form = CustomerForm(
            f"Công ty {word} {sign}", code=f"KH{sign}", phones=(f"090{cast.projects[project]}{int(level)}12345",),
            email=f"{sign}@vidu.example", address=f"Số 1 {word} {sign}", relation=tuple(Relation)[level - 1],
            owner=f"Chủ {word} {sign}", level=level, note=f"Ghi chú {sign}",
        )  # fmt: skip
        mine = [create_customer(session, project, replace(form, name=f"{form.name} {number}")) for number in range(2)]
        edit_customer(session, mine[0], replace(form, note=f"Sửa {sign}"), 1)
        made += mine
        for number, customer in enumerate(ref for ref in made if ref.project == project and ref.level <= level):
            kind = tuple(ItemKind)[number % 3]
            item = ItemForm(customer, kind, level, f"Mục {word} {sign}", f"Chữ {sign}", 7_000_000, "2026-11-02")
            add_item(session, replace(item, owner=f"Chủ {word} {sign}", due="2026-11-20"))
        save_draft(session, Draft(f"d{level}", "customer", project, level, None, {"name": f"Nháp {sign}"}, 0))
        save_report(session, project, (level,), Period(), f"Báo cáo {sign}")
        save_search(session, project, KeptSearch(f"Tìm {sign}", text=word, levels=(level,)))
    return made[len(below) :]


def hidden_hands(office: Office, cast: Cast, cells: list[Cell], seed: int) -> None:
    """Random acts of the manager where the person may not look: requests, moves, revisions, whatever there is."""
    session, chance = office.sign_in("quan", TOP_SECRET_ROOM), random.Random(seed)
    acts = [one for one in functions() if one.__module__.endswith("actions") and named(one) not in SLOW | PROJECT_WIDE]
    refs = [ref for ref in every_ref(office) if (ref.project, ref.level) in cells]
    for _ in range(HIDDEN_ACTS):
        project, level = chance.choice(cells)
        maker = maker_for(office, chance, "quan")
        maker.projects = (project,)
        maker.levels = [one for held, one in cells if held == project and one >= level]
        maker.refs = [ref for ref in refs if ref.project == project and ref.level >= level]
        maker.texts = (f"Sửa {mark(cast.projects[project], level)}",)
        function = chance.choice(acts)
        outcome(function, session, maker.arguments(function))
        second_later(office)
    session.close()


def maker_for(office: Office, chance: random.Random, who: str) -> Maker:
    """Random values for one person of an office."""
    listing = office.path.parent / "danh-sach.csv"
    if not listing.exists():
        listing.write_text("Tên khách hàng,Mã KH\nKhách mới,N1\nKhách cũ,N2\n", encoding="utf-8")
    return Maker(
        chance, (), (), [], WORDS, PHRASES[who], office.credential("ha"), tuple(office.people.values()), (listing,)
    )


@pytest.fixture(params=list(READERS))
def twins(
    request: pytest.FixtureRequest,
    two_projects: tuple[Office, Id],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Cast, Twin, Twin, OneSequence, list[Ref]]]:
    """The person, the vault with what they may not see, the one without, and all that is hidden in the first."""
    template, south = two_projects
    room, reach = READERS[request.param]
    sequence = OneSequence()
    monkeypatch.setattr(ids, "secrets", sequence)
    numbers = {template.project: 0, south: 1}
    place_of = {number: project for project, number in numbers.items()}
    held = frozenset((place_of[place], Level(level)) for place, top in reach for level in range(1, top + 1))
    cast = Cast(request.param, room, held, numbers)
    every = [(project, level) for project in numbers for level in Level]
    base = copied(template, tmp_path / "base")
    quan = base.sign_in("quan", TOP_SECRET_ROOM)
    seen = plant(quan, cast, [cell for cell in every if cell in held], [])
    base.close()
    full, bare = copied(base, tmp_path / "full"), copied(base, tmp_path / "bare")
    sequence.hand = random.Random(99)
    hidden = [cell for cell in every if cell not in held]
    quan = full.sign_in("quan", TOP_SECRET_ROOM)
    plant(quan, cast, hidden, seen)
    quan.close()
    bare.clock.time = full.clock.time
    for office in (full, bare):
        sequence.hand = random.Random(42)
        quan = office.sign_in("quan", TOP_SECRET_ROOM)
        switch_steps_on(quan, south)
        quan.close()
    hidden_hands(full, cast, hidden, seed=11)
    bare.clock.time = full.clock.time
    secret = [ref for ref in every_ref(full) if (ref.project, ref.level) not in held]
    sequence.hand = random.Random(5)
    one = Twin(full, entered(full, cast), random.Random(7))
    sequence.hand = random.Random(5)
    other = Twin(bare, entered(bare, cast), random.Random(7))
    yield cast, one, other, sequence, secret
    for office in (base, full, bare):
        office.end()


def entered(office: Office, cast: Cast) -> Session:
    """The person's session."""
    session = sign_in(office.world, office.path, office.people[cast.who], PHRASES[cast.who], cast.room)
    office.sessions.append(session)
    return session


def copied(office: Office, place: Path) -> Office:
    """A copy in a folder of its own."""
    place.mkdir()
    return copy_office(office, place)


# Calling -----------------------------------------------------------------------------------------------------------


def outcome(function: Function, session: Session, arguments: list[Any]) -> tuple[str, Any]:
    """What a call answers, as text and as it is: the answer, or the error with its details (and then nothing)."""
    try:
        answer = function(session, *arguments)
    except NiemError as error:
        return f"{type(error).__name__} {error.code} {sorted(error.details.items())}", None
    return repr(answer), answer


def answers_in(answer: Any, deep: int = 3) -> Iterator[Any]:
    """The records in an answer that know their place, to be handed to a later call; a text in a form would be typed."""
    if isinstance(answer, tuple) and deep:
        for part in answer[:3]:
            yield from answers_in(part, deep - 1)
    elif is_dataclass(answer) and not isinstance(answer, type):
        if hasattr(answer, "ref") or hasattr(answer, "project"):
            yield answer
        if deep:
            for one in fields(answer):
                yield from answers_in(getattr(answer, one.name), deep - 1)


def seeker(cast: Cast, full: Twin, bare: Twin, secret: list[Ref], seed: int) -> Maker:
    """Values for the walk: what is seen, what is hidden, and what is neither; words that only hidden records hold."""
    chance = random.Random(seed)
    maker = maker_for(full.office, chance, cast.who)
    seen = [ref for ref in every_ref(bare.office) if (ref.project, ref.level) in cast.held]
    wrong = [replace(ref, level=level) for ref in chance.sample(secret, 6) for level in Level]
    crossed = [replace(ref, project=other) for ref in chance.sample(seen, 3) for other in cast.projects]
    maker.projects, maker.levels = tuple(cast.projects), tuple(Level)
    maker.refs, maker.seen = seen + secret + wrong + crossed, seen
    maker.kinds = kinds_of(full.office)
    baits = [bait(place, level) for place in cast.projects.values() for level in Level]
    maker.texts = (*WORDS, *baits, *(ref.rid.hex() for ref in chance.sample(secret, 4)))
    return maker


def walk(cast: Cast, full: Twin, bare: Twin, sequence: OneSequence, maker: Maker, calls: list[Function]) -> set[str]:
    """Make these calls on both; returns the functions that answered at least once without an error."""
    went_well: set[str] = set()
    for function in calls:
        arguments = maker.arguments(function)
        told = []
        for twin in (bare, full):
            sequence.hand = twin.hand
            told.append(outcome(function, twin.session, arguments))
        call = f"{named(function)}{tuple(arguments)!r}"
        assert told[0][0] == told[1][0], f"{call} tells of what {cast.who} may not see"
        require_own(cast, told[0][0], call)
        if told[0][1] is not None or told[0][0] == "None":
            went_well.add(named(function))
            maker.made += answers_in(told[0][1])
            if isinstance(told[0][1], Ref) and (told[0][1].project, told[0][1].level) in cast.held:
                maker.seen.append(told[0][1])
                maker.kinds[told[0][1].rid] = kind_of(bare.session, told[0][1])
            del maker.made[:-200]
        second_later(full.office, bare.office)
    return went_well


def require_own(cast: Cast, text: str, where: str) -> None:
    """No mark in ``text`` is of a compartment that this person does not hold."""
    foreign = {found for found in MARK.findall(text) if not cast.may_see(found)}
    assert not foreign, f"{foreign} in {where}"


# The walk ----------------------------------------------------------------------------------------------------------


def test_nothing_tells_of_what_one_may_not_see(
    twins: tuple[Cast, Twin, Twin, OneSequence, list[Ref]], caplog: pytest.LogCaptureFixture
) -> None:
    cast, full, bare, sequence, secret = twins
    caplog.set_level(logging.DEBUG)
    maker = seeker(cast, full, bare, secret, seed=3)
    calls = [one for one in functions() for _ in range(1 if named(one) in SLOW else CALLS_EACH)]
    maker.chance.shuffle(calls)
    went_well = walk(cast, full, bare, sequence, maker, calls)
    never = sorted({named(one) for one in functions()} - went_well)
    assert len(went_well) >= len(functions()) // 3, f"the walk says little: {never} never answered"
    for project, level in sorted(cast.held):
        assert kept_in(full.session, project, level) == kept_in(bare.session, project, level)
    uid = full.office.people[cast.who]
    assert notes_of(full.office, uid) == notes_of(bare.office, uid)
    with pytest.raises(AssertionError, match="tells of what"):
        walk(cast, full, bare, sequence, maker, [_counts_files])
    with pytest.raises(AssertionError, match="zqx"):
        walk(cast, full, bare, sequence, maker, [_speaks_of_others])
    require_marks_in_their_place(cast, full.office)
    assert MARK.search("\n".join(notes_of(full.office))) is None
    assert MARK.search(caplog.text) is None


def _counts_files(session: Session) -> int:
    """As a query would that forgot the door: how large everything is."""
    return sum(len(content) for _, content in plain_files(session.vault.folder.compartments))


def _speaks_of_others(session: Session) -> str:
    """As a query would whose error quotes what it found."""
    return mark(1, 3)


def require_marks_in_their_place(cast: Cast, office: Office) -> None:
    """In a compartment: marks of its project, of its level and those below. In the directory and on disk: none."""
    session = office.sign_in("quan", TOP_SECRET_ROOM)
    found_at_all = set()
    for project, place in cast.projects.items():
        for level in session.levels(project):
            allowed = {mark(place, below) for below in range(1, level + 1)}
            found = {
                sign for cell in cells_of(session.compartment(project, level).connection) for sign in MARK.findall(cell)
            }
            assert found <= allowed, (place, level)
            found_at_all |= found
    assert found_at_all == {mark(place, level) for place in (0, 1) for level in Level}
    directory = "\n".join(cells_of(session.vault.directory._connection))
    assert MARK.search(directory) is None
    session.close()
    for file, content in plain_files(office.path, office.world.profile):
        assert MARK.search(content.decode("latin-1")) is None, file


# That the walk is whole --------------------------------------------------------------------------------------------


def test_every_query_and_action_can_be_called() -> None:
    """New ones too: a type of which nothing is known asks for its maker."""
    found = functions()
    assert {"queries.list_customers", "statistics.actions.save_report"} <= {named(one) for one in found}
    chance = random.Random(1)
    ref = Ref(Id(bytes(16)), Level.SECRET, Id(bytes(16)))
    second = Credential(Id(bytes(16)), "")
    maker = Maker(chance, (ref.project,), tuple(Level), [ref], WORDS, "", second, (ref.rid,), (Path("a.csv"),))
    for function in found:
        for _ in range(20):
            maker.arguments(function)


def test_a_type_that_nobody_knows_asks_for_its_maker() -> None:
    def unknown(session: Session, thing: complex) -> None:
        """Takes what no query takes."""

    maker = Maker(random.Random(1), (), (), [], (), "", Credential(Id(bytes(16)), ""), (), ())
    with pytest.raises(NoMaker, match="thing"):
        maker.arguments(unknown)


def test_a_person_of_two_projects_switches_and_never_mixes(two_projects: tuple[Office, Id], tmp_path: Path) -> None:
    template, south = two_projects
    office = copied(template, tmp_path / "one")
    quan = office.sign_in("quan")
    for number, project in enumerate((office.project, south)):
        create_customer(quan, project, CustomerForm(f"Khách {mark(number, 1)}", owner="Lan"))
    mai = entered(office, Cast("mai", EVERYDAY, frozenset()))
    for number, project in enumerate((office.project, south)):
        rows = list_customers(mai, project, (Level.CONFIDENTIAL,), "khach").rows
        assert [row.name for row in rows] == [f"Khách {mark(number, 1)}"]
        assert get_statistics(mai, project, (Level.CONFIDENTIAL,), Period()).customers.total == 1
    with pytest.raises(Refused, match="beyond_clearance"):
        list_customers(mai, south, (Level.CONFIDENTIAL, Level.SECRET))
    office.end()
