"""A disk that is really full: looks go on record in the reserved room, then nothing is shown; leaving always is.

On a small file system of its own (root mounts it); where that cannot be had, by the limit of a process on file sizes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import NiemError, Problem
from app.journal.entry import Detail
from app.journal.reserve import FOR_LEAVING, SIZE, Reserve
from app.journal.store import Journal
from app.settings.message import sentence
from tests.fixtures.discs import mounted
from tests.fixtures.vault import Office, copy_office
from tests.journal.desk import LAN, NAM, Desk, public_key_of

LOOK = Detail("customer:view", "ok")
LEVELS = (Level.CONFIDENTIAL,)


@pytest.fixture
def small_disc(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disc", "size=10m") as place:
        yield place


def fill(place: Path) -> Path:
    """Every byte that is left."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)) == 4096:
            pass
    return filler


def until_full(look: Callable[[], object]) -> int:
    """How many looks go on record until one does not, and says why."""
    for number in range(20_000):
        try:
            look()
        except Problem as error:
            if error.code != "journal.disk_full":
                raise
            return number
    raise AssertionError("the disc is not full")


def looks(journal: Journal) -> int:
    """The same, for entries alone."""
    return until_full(lambda: journal.append(LAN, 1, LOOK))


def test_without_reserved_room_the_control_fails_at_once(small_disc: Path) -> None:
    desk = Desk(small_disc)
    desk.written()
    fill(small_disc)
    journal = desk.open()
    assert looks(journal) < 5
    assert journal.examine(public_key_of).breaks == ()
    journal.close()


def test_the_reserved_room_carries_looks_and_the_last_of_it_leaving(small_disc: Path) -> None:
    desk = Desk(small_disc)
    desk.written()
    reserve = Reserve(small_disc / "reserve")
    assert reserve.keep()
    journal = desk.open(reserve)
    journal.require_room()
    filler = fill(small_disc)
    assert looks(journal) > 500
    assert reserve.size() == FOR_LEAVING
    with pytest.raises(Problem, match=r"journal\.no_room"):
        journal.require_room()
    for hand in (LAN, NAM):
        journal.append(hand, 30_000, Detail("session:lock", "ok"), leaving=True)
    assert reserve.size() == 0
    assert journal.examine(public_key_of).breaks == ()
    filler.unlink()
    journal.require_room()  # built anew as soon as it can be
    assert reserve.size() == SIZE
    assert journal.append(LAN, 40_000, LOOK).seq > 500
    journal.close()


def test_room_is_not_taken_from_a_disc_that_is_nearly_full(small_disc: Path) -> None:
    filler = fill(small_disc)
    reserve = Reserve(small_disc / "reserve")
    assert not reserve.keep()
    assert reserve.size() == 0
    os.truncate(filler, filler.stat().st_size - SIZE - 65536)
    assert not reserve.keep()  # it would fit, and leave nothing for whoever is writing
    filler.unlink()
    assert reserve.keep()


def test_in_an_office_looks_go_on_changes_do_not_and_leaving_is_on_record(
    office_template: Office, small_disc: Path
) -> None:
    office = copy_office(office_template, small_disc)
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Trước"))
    filler = fill(small_disc)
    session.journal.append(session.identity, session.now(), LOOK)
    while session.journal._reserve is not None and session.journal._reserve.is_whole():
        list_customers(session, office.project, LEVELS)
    before = session.journal.count()
    assert len(list_customers(session, office.project, LEVELS).rows) == 1  # shown, and on record
    assert session.journal.count() == before + 1
    with pytest.raises(Problem, match=r"journal\.no_room"):
        create_customer(session, office.project, CustomerForm("Trong lúc đầy"))
    assert until_full(lambda: list_customers(session, office.project, LEVELS)) > 100
    before = session.journal.count()
    with pytest.raises(Problem, match=r"journal\.disk_full"):
        list_customers(session, office.project, LEVELS)
    assert session.journal.count() == before
    with suppress(NiemError):  # the anchor lies on the same full disc
        session.close()
    filler.unlink()
    again = office.sign_in("lan")
    assert again.journal.count() == before + 2  # the lock, and this signing in
    assert again.journal.verify(again.vault.roster.public_key_of) == []
    create_customer(again, office.project, CustomerForm("Sau"))
    assert [row.name for row in list_customers(again, office.project, LEVELS).rows] == ["Sau", "Trước"]
    office.end()


def test_a_journal_that_may_not_be_written_is_told_in_one_sentence(small_disc: Path) -> None:
    desk = Desk(small_disc)
    desk.written()
    subprocess.run([shutil.which("mount") or "mount", "-o", "remount,ro", small_disc], check=True)
    with pytest.raises(Problem) as found:
        desk.open().append(LAN, 1, LOOK)
    assert found.value.code in ("journal.read_only", "vault.read_only", "vault.cannot_open")
    assert len({sentence(found.value.code, language) for language in ("vi", "en")}) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and a limit on file sizes")
def test_a_limit_on_file_sizes_shows_nothing_without_a_trace(tmp_path: Path) -> None:
    """Without a file system of its own: the process may not let any file grow."""
    desk = Desk(tmp_path)
    desk.written()
    size = desk.path.stat().st_size
    child = os.fork()
    if child == 0:
        os._exit(_limited(desk, size))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    journal = desk.open()
    assert journal.examine(public_key_of).breaks == ()
    journal.close()


def _limited(desk: Desk, size: int) -> int:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    journal = desk.open()
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    written = journal.count()
    for _ in range(50):
        try:
            journal.append(LAN, 99, LOOK)
        except Problem as error:
            told = error.code in ("journal.disk_full", "journal.cannot_write")
            return 0 if told and journal.count() == written else 2
        written += 1
    return 3


def test_a_link_in_the_place_of_the_room_is_not_followed(tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(b"x" * SIZE)
    place = tmp_path / "reserve"
    place.symlink_to(letter)
    reserve = Reserve(place)
    assert not reserve.is_whole()
    assert not reserve.give_up(leaving=False)
    assert not reserve.give_up(leaving=True)
    assert letter.stat().st_size == SIZE
    assert reserve.keep()
    assert not place.is_symlink()
    assert letter.read_bytes() == b"x" * SIZE
    assert reserve.give_up(leaving=False)
