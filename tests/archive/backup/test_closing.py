"""A backup made before a destruction is a line of its certificate, and closes as keys die or as its medium does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive.backup.actions import put_destroyed
from app.destruction import queries
from app.destruction.closing.model import LineKind, LineState
from app.destruction.closing.queries import get_certificate
from app.session.door import Session
from tests.archive.backup.desk import DISK, desk_of
from tests.destruction.desk import approved
from tests.fixtures.vault import Office


def lines(officer: Session) -> dict[str, tuple[LineState, str, str]]:
    (row,) = queries.list_certificates(officer)
    view = get_certificate(officer, row.number)
    return {line.number: (line.state, line.place, line.note) for line in view.lines if line.kind is LineKind.BACKUP}


@pytest.mark.parametrize("way", ["destroyed", "keys"])
def test_backups_stand_on_the_certificate(office: Office, tmp_path: Path, way: str) -> None:
    desk = desk_of(office, tmp_path)
    order = approved(office, tmp_path)
    desk.make()
    upstairs = order.upstairs()

    def meanwhile(step: str) -> None:
        if step == "planned":
            desk.make()  # between the listing of the copies and the switch

    order.execute(upstairs, meanwhile)
    upstairs.close()
    desk.make()  # holds nothing of the customer any more
    officer = office.sign_in("ha")
    found = lines(officer)
    assert {"SL-0001"} <= found.keys() <= {"SL-0001", "SL-0002"}
    assert all(state is LineState.OUTSTANDING and place == DISK for state, place, _ in found.values())
    if way == "destroyed":
        put_destroyed(officer, 1, "nghiền vụn")
        assert lines(officer)["SL-0001"] == (LineState.SHREDDED, DISK, "nghiền vụn")
        return
    for who in ("quan", "nam", "lan", "long"):
        office.sign_in(who).close()  # each renews their keys: what opened the old copies is gone
    assert {state for state, _, _ in lines(officer).values()} == {LineState.KEY_DEAD}
