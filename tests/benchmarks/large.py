"""A vault of a million customers, written batch by batch as an import writes: one import does not take so many."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.customers.body import fields_of
from app.customers.form import CustomerForm
from app.customers.projection import CUSTOMER
from app.customers.queries import list_customers
from app.customers.validation import normalised
from app.people.entrance import sign_in
from app.session.subject import Subject
from tests.benchmarks import cases, data, limit
from tests.benchmarks.cases import LEVELS, MANAGER, Bench, found
from tests.benchmarks.lists import measure_lists
from tests.benchmarks.measure import Figure
from tests.benchmarks.painted import measure_painted
from tests.benchmarks.peers import whole_commands

LARGE = 200_000
"""Up to so many an import takes in at once."""
BATCH = 50_000


def measure_large(size: int, notes: list[str]) -> Iterator[Figure]:
    """Lists, searches, the window and whole commands beside others; what is said about memory goes into ``notes``."""
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        bench = _filled(size, Path(name))
        yield from cases._lists(bench)
        yield cases._search(bench)
        yield from measure_lists(bench)
        bench.session.close()
        bench.raw.close()
        bench.notes.close()
        figures, told = measure_painted(size, bench.founded.path, bench.founded.manager, MANAGER)
        notes.append(told)
        yield from figures
        yield from whole_commands(size, bench.folder, bench.founded.path, bench.founded.manager, MANAGER, repeats=1)


def _filled(size: int, folder: Path) -> Bench:
    world, founded = found(folder, "kho")
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    project = session.projects()[0].project
    raw = limit.connect(folder / "raw.db")
    raw.executescript(limit.SCHEMA)
    stream, first = data.stream(size), 0
    while rows := list(itertools.islice(stream, BATCH)):
        limit.add(raw, limit.prepared(rows, first))
        first += len(rows)
        forms = [
            normalised(
                CustomerForm(name, code=code, phones=(phone,), email=mail, address=place, owner=owner, note=note)
            )
            for name, code, phone, mail, place, owner, note in rows
        ]
        with session.change(Event.CUSTOMER_IMPORT, Subject(project, Level.CONFIDENTIAL)) as change:
            change.put_many([(world.new_id(), CUSTOMER, fields_of(form)) for form in forms])
    notes = limit.notebook(folder / "raw-notes.db")
    page = list_customers(session, project, LEVELS, limit=500)
    return Bench(size, folder, world, founded, session, project, raw, notes, [row.ref for row in page.rows])
