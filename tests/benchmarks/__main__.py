"""Measure and print the table; ``--write`` keeps it in docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.backups import measure_backups
from tests.benchmarks.cases import measure_all
from tests.benchmarks.directory import measure_directory
from tests.benchmarks.documents import measure_documents
from tests.benchmarks.erasing import measure_erasing
from tests.benchmarks.journal import measure_journal
from tests.benchmarks.large import LARGE, measure_large
from tests.benchmarks.leaver import measure_leaver
from tests.benchmarks.measure import Figure
from tests.benchmarks.officer import measure_officer
from tests.benchmarks.packages import measure_packages
from tests.benchmarks.peers import missing
from tests.benchmarks.releasing import measure_releasing
from tests.benchmarks.scrolling import measure_scrolling

ENTRIES = 50_000
"""Of the journal that the officer's page is measured with, unless somebody asks for more."""

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Speed, as measured

`python3 -m installer benchmark --write` made this page. Every line times our work and its limit in turn, in one run;
what the limit includes and leaves out is written in `tests/benchmarks/limit.py`: the same content in the same tables,
by the shortest way to SQLCipher. Times are medians (smallest–largest); the ratio is what to trust, on a machine that
others share.

Targets that differ from what was hoped for, and why:

* An import reads, judges, folds, sorts, encodes and hashes every customer in Python, of which the limit has nothing,
  and its rows come into the table in no order. Hoped for: 2.5×; why it is 3.5×, piece by piece:
  docs/decisions/what-an-import-costs.md.
* A full check makes every list row anew from its record and compares it, besides every digest and signature: in Python
  that takes as long again as the pages, the structure and the index that the limit checks. Both are done at once, on
  two threads, so that a check takes by the clock little more than half of its processor time.
* The ledger beside a full check, hoped for at 200,000 rows a second: 646,000 to 5,300,000 stored revisions a second are
  held against the rows that signed for them, signatures included, and 8,300 signatures a second are checked, one for
  each transaction (docs/decisions/what-a-ledger-row-costs.md).
* A rewrite carries the lists over and proves them equal through a new connection (`lists-in-a-rewrite.md` among the
  decisions).
* A destruction also looks for the customer in everything that stays, before and after, and starts a process for it
  (`a-destruction-at-work.md`). Its limit is copied in memory that is not protected.
* The edit's limit overwrites the forgotten words of the search index, as every edit has to; that is most of its time.
* A directory is opened from the snapshot that this device has verified; in the limit's place stands the verification
  of the whole chain, as the weekly check does it. Hoped for: 0.3 s for 500 people and 20,000 statements.
* A leaving signs and seals new keys for all who stay, group by group, and moves the house; the limit only copies the
  same rows, each compartment from a file of its own, and checks what it wrote.
* Being on record costs a card's reading in the vault several times itself: a sync, where the reading needs none.
  Opening a card in the window takes some 46 ms of processor time from the press to the painted card, 1.4 ms of it for
  the entry (3 %, hoped for: at most 20 %). By the clock it is more where the disk is slow to sync: on one that takes
  10 ms, more than 20 %.
* Proving the whole journal checks every signature, which is nearly all of its time; unlocking checks each chain's last
  one, which stands for those before it (docs/decisions/what-is-verified-at-unlocking.md).
* The officer's page stands beside the time in which a list follows the hand, 50 ms, not beside other rows.
* A document is read back and decrypted before it is on record; a plain copy is only hashed.
* A page of a list of a million is painted from cells with levels, chips and two faces of type, after being asked for
  and delivered; the limit is Qt's own table over ready strings, which fetches nothing.
* A certificate and the dialog of a decision stand beside the time in which they should be there; their processor time
  is told as a share of that.
* A 7z hashes its password so cheaply that its whole command is over before our passphrase is hashed, while the file is
  small. Beside a 7z alone finding has no target; beside one and the same hash of a passphrase it has
  (docs/decisions/one-whole-command.md).

KeePassXC and a password-protected .xlsx, by Python or by LibreOffice, are what people would use instead; they stand in
the limit's place and have no target.

Machine: {cores} cores, {system}, Python {python}; {load} processes wanted to run at once during this
(a quiet machine: 1 to 2; far more than it has cores means that times, and ratios of very short ones, are too long).

The last two columns say for each line how many times the limit's processor time ours took, which a busy machine changes
far less than times by the clock, and whether the machine was busy just then (in brackets: how many processes wanted to
run at once). Where most of the work is done in a process that was there before, nothing is said of processor time.

| what | customers | ours | limit | ratio | target | processor time | machine |
|---|---|---|---|---|---|---|---|
"""


def main() -> int:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(prog="benchmark")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    # Compiled modules are kept between runs, as they are for people; some build machines forbid that.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lines: list[str] = []
    notes: list[str] = []
    for size in (int(text) for text in given.sizes.split(",")):
        for figure in _figures(size, notes):
            lines.append(figure.line())
            print(lines[-1], flush=True)  # noqa: T201
        if given.write:
            _write(lines, notes)
    for figure in chain(_documents(), _large_office(given.entries)):
        lines.append(figure.line())
        print(lines[-1], flush=True)  # noqa: T201
    if given.write:
        _write(lines, notes)
    for told in notes:
        print(told)  # noqa: T201
    for left_out in missing():
        print(f"left out: {left_out}")  # noqa: T201
    return 0


def _figures(size: int, notes: list[str]) -> Iterator[Figure]:
    return measure_large(size, notes) if size > LARGE else measure_all(size, 5 if size <= 20_000 else 2, notes=notes)


def _documents() -> Iterator[Figure]:
    """What grows with the size of a document; the second column counts megabytes."""
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        yield from measure_documents(Path(name))
        yield from measure_packages(Path(name))
        yield from measure_backups(Path(name))


def _large_office(entries: int) -> Iterator[Figure]:
    """What grows with the number of people; the second column counts statements, records rewritten, or entries.

    The officer's page is measured with ``entries`` of them.
    """
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        yield from measure_directory(Path(name) / "vault", people=500, statements=20_000)
        yield from measure_leaver(Path(name), compartments=50, records=2_000)
        yield from measure_journal(Path(name) / "journal")
        yield from measure_releasing(Path(name))
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        yield from measure_officer(Path(name), entries)
    for size in (20_000, 100_000):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            yield from own.submit(_erasing, size).result()
    yield from measure_scrolling()


def _erasing(size: int) -> list[Figure]:
    """In a process of its own: one that has opened the top-secret room copies in protected memory from then on."""
    with tempfile.TemporaryDirectory(prefix="niem-bench-") as name:
        return list(measure_erasing(Path(name), size))


def _write(lines: list[str], notes: list[str]) -> None:
    load = f"{os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else "an unknown number of"
    head = HEAD.format(cores=os.cpu_count(), system=platform.system(), python=platform.python_version(), load=load)
    left_out = "".join(f"\nNot measured: {told}.\n" for told in missing())
    said = "".join(f"\n{told}\n" for told in notes)
    PAGE.write_text(head + "\n".join(lines) + "\n" + said + left_out, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
