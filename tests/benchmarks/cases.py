"""What is measured, each beside its limit. One founded vault per size; real files, keyring, processes."""

from __future__ import annotations

import math
import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import sqlcipher3

from app.access.event import Event
from app.access.level import Level
from app.archive.queries import verify_vault
from app.bootstrap.vault_process import VaultProcess
from app.bootstrap.world import build_world
from app.customers.actions import edit_customer
from app.customers.intake.actions import import_customers, undo_import
from app.customers.intake.model import ImportChoices, ImportResult
from app.customers.intake.queries import preview_import
from app.customers.model import Ref
from app.customers.queries import get_customer, list_customers
from app.customers.statistics.model import Period
from app.customers.statistics.queries import get_statistics
from app.ids import Id, random_id
from app.keys.slot import FLOOR
from app.people.entrance import create_vault, sign_in
from app.people.granting import carry_over
from app.people.model import Founded, FoundingForm
from app.session.door import Session
from app.session.signing import countersigner
from app.session.subject import Credential, Subject
from app.session.world import World
from app.vault.rewrite import Target, WrapMaker, rewrite
from app.vault.statement import Signers
from tests.benchmarks import data, limit
from tests.benchmarks.lists import measure_lists
from tests.benchmarks.measure import Figure, in_turn, percentile, timed
from tests.benchmarks.painted import measure_painted
from tests.benchmarks.peers import whole_commands
from tests.fixtures.standing import let_in

MANAGER, OFFICER = "thuyen gio sang nga chum khoai", "buom lam rung tre nghieng nui"
LEVELS = (Level.CONFIDENTIAL,)
AT_FIRST = ImportChoices(Level.CONFIDENTIAL)
# One letter, names, codes, phones, several words, and words whose matches come late in the order of names.
QUERIES = ("nguyen", "cong ty", "tran van", "phuc 12", "kh 0001", "0901", "da nang", "hung", "duoc pham le", "n", "ha",
           "vu", "tran phu", "mai an", "cong ty vu", "thuy san ly")  # fmt: skip


@dataclass
class Bench:
    """A filled vault, and the same rows in a bare file."""

    size: int
    folder: Path
    world: World
    founded: Founded
    session: Session
    project: Id
    raw: sqlcipher3.Connection
    notes: sqlcipher3.Connection
    refs: list[Ref]


def found(folder: Path, name: str) -> tuple[World, Founded]:
    """A new vault with the cheapest passphrase cost: unlocking is not what is measured."""
    os.environ["NIEM_PROFILE"] = str(folder / f"profile-{name}")
    world = replace(build_world(), cost=FLOOR)
    form = FoundingForm(folder / name, "Công ty Đo Lường", "Hà Nội", "Lê Quân", MANAGER, "Vũ Hà", OFFICER, "Miền Bắc")
    founded = create_vault(world, form)
    let_in(world, founded.path, {founded.manager: MANAGER, founded.officer: OFFICER}, founded.officer)
    return world, founded


def measure_import(size: int, folder: Path, repeats: int) -> tuple[Bench, list[Figure]]:
    """Importing a CSV into an empty vault: parsing, validation, folding, index, ledger, journal; and taking it back."""
    path = data.write_csv(folder / "danh-sach.csv", size)
    rows = limit.prepared(data.rows(size))
    ours, least = [], []
    back, gone = [], []
    for turn in range(repeats):
        world, founded = found(folder, f"kho-{turn}")
        session = sign_in(world, founded.path, founded.manager, MANAGER)
        project = session.projects()[0].project
        preview = preview_import(session, project, str(path), AT_FIRST)
        brought: list[ImportResult] = []
        work = lambda s=session, p=project, v=preview: import_customers(s, p, v, str(path), AT_FIRST)  # noqa: E731
        ours.append(timed(lambda work=work, into=brought: into.append(work())))
        raw_path = folder / f"raw-{turn}.db"
        least.append(timed(lambda q=raw_path: limit.fill(q, rows).close()))
        if turn < repeats - 1:
            batch = brought[0].batch
            back.append(timed(lambda s=session, p=project, b=batch: undo_import(s, p, b)))
            gone.append(timed(lambda q=raw_path: limit.take_back(q)))
            session.close()
    raw = limit.connect(folder / f"raw-{repeats - 1}.db")
    notes = limit.notebook(folder / "raw-notes.db")
    page = list_customers(session, project, LEVELS, limit=500)
    bench = Bench(size, folder, world, founded, session, project, raw, notes, [row.ref for row in page.rows])
    figures = [Figure("import a CSV (parse, validate, index, sign)", size, tuple(ours), tuple(least), 3.5)]
    figures += [Figure("take that import back, all of it", size, tuple(back), tuple(gone), 4)] if back else []
    return bench, figures


def _workbook(bench: Bench) -> Figure:
    """Importing an .xlsx into an empty vault, checked first and then brought in, beside bare rows in a bare file."""
    path = data.write_xlsx(bench.folder / "danh-sach.xlsx", bench.size)
    rows = limit.prepared(data.rows(bench.size))
    world, founded = found(bench.folder, "kho-xlsx")
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    project = session.projects()[0].project

    def ours() -> None:
        preview = preview_import(session, project, str(path), AT_FIRST)
        import_customers(session, project, preview, str(path), AT_FIRST)

    mine = timed(ours)
    least = timed(lambda: limit.fill(bench.folder / "raw-xlsx.db", rows).close())
    session.close()
    os.environ["NIEM_PROFILE"] = str(bench.world.profile)
    return Figure("import an .xlsx (check it, then import)", bench.size, (mine,), (least,), 7)


def measure_all(size: int, repeats: int = 5, *, whole: bool = True, notes: list[str] | None = None) -> Iterator[Figure]:
    """Every figure at one size, as it is measured; at the end, if ``whole``, the window and commands beside others.

    What is said about memory goes into ``notes``.
    """
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        bench, figures = measure_import(size, Path(name), repeats)
        yield from figures
        yield from _lists(bench)
        yield from measure_lists(bench)
        yield _statistics(bench)
        for case in (
            _search,
            _card,
            _record,
            _edit,
            _entry,
            _through_the_process,
            _check,
            _workbook,
            _rewrite_without,
            _rewrite,
        ):
            yield case(bench)
        bench.session.close()
        bench.raw.close()
        bench.notes.close()
        if whole:
            figures, told = measure_painted(size, bench.founded.path, bench.founded.manager, MANAGER)
            (notes if notes is not None else []).append(told)
            yield from figures
            yield from whole_commands(size, bench.folder, bench.founded.path, bench.founded.manager, MANAGER, repeats)


def _lists(bench: Bench) -> list[Figure]:
    first = list_customers(bench.session, bench.project, LEVELS)

    def journalled_limit() -> None:
        limit.page(bench.raw)
        limit.synced_insert(bench.notes)

    return [
        in_turn(
            "first page of 200 by name, on record first",
            bench.size,
            lambda: list_customers(bench.session, bench.project, LEVELS),
            journalled_limit,
            target=3,
            repeats=15,
        ),
        in_turn(
            "next page of 200",
            bench.size,
            lambda: list_customers(bench.session, bench.project, LEVELS, after=first.next),
            lambda: limit.page(bench.raw),
            target=3,
            repeats=15,
        ),
    ]


def _search(bench: Bench) -> Figure:
    """95 of 100 searches, every class of query: names, codes, phones, one letter, several words."""
    chance = random.Random(7)
    ours, least = [], []
    for _ in range(8):
        for text in chance.sample(QUERIES, len(QUERIES)):
            ours.append(timed(lambda t=text: list_customers(bench.session, bench.project, LEVELS, t, limit=50)))

            def raw(words: tuple[str, ...] = tuple(text.split())) -> None:
                limit.search(bench.raw, words)
                limit.synced_insert(bench.notes)

            least.append(timed(raw))
    return Figure(
        "search as typed, first 50 with counts (p95)",
        bench.size,
        (percentile(ours, 0.95),),
        (percentile(least, 0.95),),
        2,
    )


def _statistics(bench: Bench) -> Figure:
    """Everything the page of statistics shows, of all time; the limit reads each row once and groups by one column."""

    def least() -> None:
        limit.grouped(bench.raw)
        limit.synced_insert(bench.notes)

    return in_turn(
        "all figures of the page of statistics",
        bench.size,
        lambda: get_statistics(bench.session, bench.project, LEVELS, Period()),
        least,
        target=3,
        repeats=9,
    )


def _card(bench: Bench) -> Figure:
    chance = random.Random(8)

    def least() -> None:
        limit.card(bench.raw, limit.rid_of(chance.randrange(bench.size)))
        limit.synced_insert(bench.notes)

    return in_turn(
        "a whole customer card, on record first",
        bench.size,
        lambda: get_customer(bench.session, chance.choice(bench.refs)),
        least,
        target=10,
        repeats=25,
    )


def _record(bench: Bench) -> Figure:
    """What being on record adds to reading a card, in the vault alone: a sync, where the reading needs none."""
    journal, turn = bench.session.journal, iter(range(10**9))

    def card() -> object:
        return get_customer(bench.session, bench.refs[next(turn) % len(bench.refs)])

    def unrecorded() -> object:
        journal.append = lambda *_, **__: None  # type: ignore[method-assign, assignment, return-value]
        try:
            return card()
        finally:
            del journal.append

    return in_turn(
        "a card read in the vault, beside the same without its journal entry",
        bench.size,
        card,
        unrecorded,
        target=math.inf,
        repeats=25,
    )


def _edit(bench: Bench) -> Figure:
    ref = bench.refs[0]
    state = {"rev": get_customer(bench.session, ref).rev}
    form = get_customer(bench.session, ref).form

    def ours() -> None:
        state["rev"] = edit_customer(bench.session, ref, replace(form, note=f"lần {state['rev']}"), state["rev"])

    def least() -> None:
        limit.edit(bench.raw, limit.rid_of(7), f"lan{random.random()}"[:8])
        limit.synced_insert(bench.notes)

    return in_turn("an edit saved, signed and on record", bench.size, ours, least, target=2.5, repeats=15)


def _entry(bench: Bench) -> Figure:
    subject = Subject(bench.project, Level.CONFIDENTIAL)
    return in_turn(
        "one journal entry (hash, seal, sign, sync)",
        bench.size,
        lambda: bench.session.read(Event.CUSTOMER_LIST, subject),
        lambda: limit.synced_insert(bench.notes),
        target=2,
        repeats=25,
    )


def _through_the_process(bench: Bench) -> Figure:
    """From the window's side: asking the vault process for a page, beside asking in this process."""
    process = VaultProcess()
    process.start()
    try:
        process.enter(sign_in, bench.founded.path, bench.founded.manager, MANAGER).result(timeout=60)
        first = list_customers(bench.session, bench.project, LEVELS)
        return in_turn(
            "a page of 200 across to the window",
            bench.size,
            lambda: process.call(list_customers, bench.project, LEVELS, "", first.next).result(timeout=60),
            lambda: list_customers(bench.session, bench.project, LEVELS, after=first.next),
            target=3,
            repeats=25,
            elsewhere=True,
        )
    finally:
        process.kill()


def _check(bench: Bench) -> Figure:
    return in_turn(
        "full check of the vault (pages, index, every record and signature)",
        bench.size,
        lambda: verify_vault(bench.session),
        lambda: limit.check(bench.raw),
        target=4,
        repeats=3,
    )


def _rewrite_without(bench: Bench) -> Figure:
    """As in a destruction: one customer left out."""
    return _rewritten(bench, "rewrite under a fresh key without one customer, verified", (bench.refs[1].rid,), 1.5)


def _rewrite(bench: Bench) -> Figure:
    """As after a leaver: nothing left out."""
    return _rewritten(bench, "rewrite under a fresh key, verified", (), 1.5)


def _rewritten(bench: Bench, what: str, gone: tuple[Id, ...], target: float) -> Figure:
    """Rewriting a compartment under a fresh key, beside a bare copy row by row with both integrity checks."""
    session, ours, least = bench.session, [], []
    for turn in range(3):
        key = session.open_key(bench.project, Level.CONFIDENTIAL)
        one = Target(session.compartment(bench.project, Level.CONFIDENTIAL), key.key)

        officer = Credential(bench.founded.officer, OFFICER)
        with countersigner(session, officer, Event.DESTRUCTION_EXECUTE) as second:
            assert second.office is not None
            signers = [(session.uid, session.identity.signing_key), (second.uid, second.signing_key)]
            make_wraps = carry_over(
                session.vault,
                second.office,
                writer=second.identity,
                signers=signers,
                names={bench.project: key.project_name},
                request=random_id(),
                new_id=session.world.new_id,
                at=session.now(),
            )

            def work(old: Target = one, makes: WrapMaker = make_wraps, by: Signers = tuple(signers)) -> None:
                rewrite(
                    session.vault,
                    [old],
                    gone,
                    reference="ĐO",
                    writer=session.identity,
                    make_wraps=makes,
                    signers=by,
                    at=session.now(),
                )

            ours.append(timed(work))
        session.follow()
        bare, secret = bench.folder / f"raw-{len(gone)}-{turn}.db", bytes([turn] * 32)
        least.append(timed(lambda path=bare, key=secret: limit.rewrite(bench.raw, path, key)))
    return Figure(what, bench.size, tuple(ours), tuple(least), target)
