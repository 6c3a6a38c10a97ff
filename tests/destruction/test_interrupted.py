"""A large destruction that is killed ten times, each time somewhere else on the way, and finished by the same act.

``NIEM_RECORDS=300000`` makes it as large as a company's; as it stands it is small.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.body import item_to_body, to_body
from app.customers.classification.actions import clear_left_behind, raise_level
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.destruction import actions, queries, register
from app.ids import Id
from app.session.door import TOP_SECRET_ROOM
from app.vault.change import BATCH
from app.vault.check import check_compartment
from tests.customers.classification.files import to
from tests.destruction.desk import CODE, Desk, approved, count_of
from tests.fixtures.vault import PASSPHRASES, Office

RECORDS = int(os.environ.get("NIEM_RECORDS", "3000"))
TIMES = 10
QUAN = PASSPHRASES["quan"]


def fill(office: Office, records: int) -> None:
    """Customers of others with two items each, written in batches."""
    long = office.sign_in("long", TOP_SECRET_ROOM)
    compartment = long.compartment(office.project, Level.CONFIDENTIAL)
    for start in range(0, records // 3, BATCH):
        rows: list[tuple[Id, str, dict[str, object]]] = []
        for number in range(start, min(start + BATCH, records // 3)):
            rid = long.world.new_id()
            form = CustomerForm(f"Khách số {number} Nguyễn", f"KX-{number}", (f"+8490{number:07d}",), note="ghi chú")
            rows.append((rid, "customer", to_body(form)))
            owner = Ref(office.project, Level.CONFIDENTIAL, rid)
            for title in ("Đơn hàng", "Bảo hành"):
                item = ItemForm(owner, ItemKind.DEALING, Level.CONFIDENTIAL, f"{title} {number}", "giao tận nơi")
                rows.append((long.world.new_id(), "item", item_to_body(item)))
        with compartment.change("customer:create", long.identity, long.now()) as change:
            change.put_many(rows)
    long.close()


def killed(desk: Desk, at: float) -> int:
    """Execute in a child that ends itself when so much of the way is done; minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        _execute(desk, lambda done, total: os.kill(os.getpid(), signal.SIGKILL) if done >= at * total else None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _execute(desk: Desk, progress: Callable[[int, int], object]) -> None:
    upstairs = desk.upstairs()
    officer, count = desk.office.credential("ha"), count_of(upstairs, desk.order)
    actions.execute_destruction(
        upstairs, desk.order, CODE, count, QUAN, officer, progress=lambda done, total: progress(done, total) and None
    )
    upstairs.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs fork")
def test_killed_ten_times_it_ends_all_the_same(office: Office, tmp_path: Path) -> None:
    fill(office, RECORDS)
    desk = approved(office, tmp_path)
    for time_over in range(TIMES):
        assert killed(desk, time_over / TIMES) == -signal.SIGKILL
        assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    begun = time.monotonic()
    _execute(desk, lambda _done, _total: None)
    print(f"{RECORDS} records in {time.monotonic() - begun:.1f} s")  # noqa: T201 (asked for with -s)
    upstairs = desk.upstairs()
    compartment = upstairs.compartment(office.project, Level.CONFIDENTIAL)
    assert compartment.rows("SELECT count(*) FROM record WHERE body LIKE '%Khách số%'") == [(RECORDS // 3,)]
    assert compartment.get(desk.customer.rid) is None
    assert check_compartment(compartment, upstairs.vault.roster.public_key_of) == []
    assert list((office.path / "staging").glob("*.db")) == []
    assert upstairs.vault.directory.intents() == []
    officer = office.sign_in("ha")
    assert len(queries.list_certificates(officer)) == 1


class _Cut(Exception):
    """The program is gone."""


def test_finished_late_it_names_no_file_that_another_rewrite_made(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)

    def cut(step: str) -> None:
        if step == "rewritten":
            raise _Cut

    with pytest.raises(_Cut):
        desk.execute(desk.upstairs(), checkpoint=cut)
    office.close()
    quan, ha = office.sign_in("quan"), office.credential("ha")
    raise_level(quan, desk.stays, to(Level.SECRET), 1)
    assert clear_left_behind(quan, office.project, QUAN, ha) == 1
    office.close()
    desk.execute(desk.upstairs())
    store = office.sign_in("ha").open_office()
    assert store is not None
    (entry,) = register.entries(store)
    store.close()
    files = {file["level"]: file for file in entry.issues[0].fields["files"]}
    assert {file["new_epoch"] - file["old_epoch"] for file in files.values()} == {1}
    assert [level for level, file in files.items() if not file["new_file"]] == [Level.CONFIDENTIAL]
