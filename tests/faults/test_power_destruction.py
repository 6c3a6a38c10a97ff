"""A destruction cut off by the power, in images of what the disk may keep: not begun, or finished by the same act."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.queries import list_customers
from app.destruction import actions, queries
from app.destruction.model import OrderState
from app.session.door import TOP_SECRET_ROOM, Session
from tests.destruction.desk import CODE, TRACES, approved, count_of
from tests.destruction.test_actions import everything_in
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]


def _execute(session: Session, office: Office) -> object:
    (row,) = queries.list_orders(session, office.project)
    return actions.execute_destruction(
        session, row.ref, CODE, count_of(session, row.ref), PASSPHRASES["quan"], office.credential("ha")
    )


def _outcome(office: Office) -> tuple[bool, bool]:
    """Whether the order is closed, and whether the traces are gone: what is left open is finished by the same act."""
    require_whole(office, "quan", "ha", "lan")
    upstairs = office.sign_in("quan", TOP_SECRET_ROOM)
    found = everything_in(upstairs, office.project)
    gone = [trace for trace in TRACES if trace not in found]
    assert gone in ([], list(TRACES))
    (row,) = queries.list_orders(upstairs, office.project)
    if row.state is OrderState.EXECUTING:
        _execute(upstairs, office)
        (row,) = queries.list_orders(upstairs, office.project)
        found = everything_in(upstairs, office.project)
        gone = [trace for trace in TRACES if trace not in found]
    assert len(list((office.path / "c").glob("*.db"))) == len(Level)
    assert list((office.path / "staging").glob("*.db")) == []
    rest = list_customers(upstairs, office.project, (Level.CONFIDENTIAL,)).rows
    assert "Công ty Bách Việt" in [row.name for row in rest]
    return row.state is OrderState.APPROVED, gone == list(TRACES)


def test_a_destruction_is_not_begun_or_can_be_finished(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "quan", _execute, _outcome,
        room=TOP_SECRET_ROOM, prepare=lambda office: approved(office, office.path.parent), kills=0,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ((True, False), (False, True))
