"""A destruction approved by letter, killed at every step of either signature; and two who decide at one moment.

What stands is the old word or the new one, whole. Between the record and the letter there is one gap: the half stands
and nobody was told. Then its manager sends it again, and nothing is lost.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from app.countersigning.actions import sign_second
from app.countersigning.queries import list_seconds
from app.customers.actions import create_customer
from app.customers.model import Ref
from app.destruction import second
from app.destruction.actions import approve_destruction, ask_officers, take_in_answer
from app.destruction.approvals import require_approvals
from app.destruction.model import OrderState
from app.destruction.queries import get_order, list_orders
from app.errors import NiemError
from app.session.door import Session
from tests.destruction.desk import GONE, requested
from tests.faults.cutting import require_whole
from tests.faults.killing import Act, attempt, points
from tests.fixtures.releases import SECOND_PASSPHRASE, second_manager
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

QUAN, HA = PASSPHRASES["quan"], PASSPHRASES["ha"]
HALF, APPROVED = OrderState.HALF_APPROVED, OrderState.APPROVED


def order_of(session: Session, office: Office) -> Ref:
    return list_orders(session, office.project)[0].ref


def _sign_first(session: Session, office: Office) -> object:
    return approve_destruction(session, order_of(session, office), True, "", QUAN, None)


def _sign_second(session: Session, _office: Office) -> object:
    (row,) = (row for row in list_seconds(session) if row.waits)
    return sign_second(session, row.paper, row.half, "", HA)


def _take_in(session: Session, office: Office) -> object:
    return take_in_answer(session, order_of(session, office))


STEPS: tuple[tuple[str, Act], ...] = (("quan", _sign_first), ("ha", _sign_second))
ALLOWED: tuple[set[OrderState], ...] = ({OrderState.REQUESTED, HALF}, {HALF, APPROVED})


def prepared(template: Office, place: Path, step: int) -> Office:
    office = copy_office(template, place)
    lan = office.sign_in("lan")
    requested(office, create_customer(lan, office.project, GONE))
    lan.close()
    for who, act in STEPS[:step]:
        session = office.sign_in(who)
        act(session, office)
        session.close()
    return office


def finished(office: Office) -> OrderState:
    """The state as it was found; then whoever is next goes on, until both have signed and it is written."""
    require_whole(office, "quan", "ha")
    quan, officer = office.sign_in("quan"), office.sign_in("ha")
    order = order_of(quan, office)
    found = get_order(quan, order).row.state
    if found is OrderState.REQUESTED:
        _sign_first(quan, office)
    if get_order(quan, order).row.state is HALF:
        if not any(row.waits for row in list_seconds(officer)):
            ask_officers(quan, order)
        _sign_second(officer, office)
    whole = second.require_order(quan, order)
    assert whole.state is APPROVED
    require_approvals(quan, whole)
    if list_orders(quan, office.project)[0].unwritten:
        _take_in(quan, office)
    assert second.store.require_order(quan, order) == second.require_order(quan, order)
    return found


@pytest.mark.parametrize("step", range(len(STEPS)), ids=("first", "second"))
def test_killed_anywhere_it_goes_on(office_template: Office, tmp_path: Path, step: int) -> None:
    who, act = STEPS[step]
    whole = prepared(office_template, tmp_path / "whole", step)
    total = attempt(whole, who, act, None)
    assert total > 0
    outcomes, killed = {finished(whole)}, 0
    whole.end()
    for point in points(total, 2):
        office = prepared(office_template, tmp_path / f"{point}", step)
        killed += attempt(office, who, act, point) == -signal.SIGKILL
        outcomes.add(finished(office))
        office.end()
    assert killed >= 2  # a few calls more or less are made from one run to the next
    assert outcomes <= ALLOWED[step]
    assert len(outcomes) == len(ALLOWED[step])  # before and after were met: the last is the whole one


Prepared = Callable[[], Callable[[], object]]
"""Signs in and looks, as the person did before; what it gives is the deed itself."""


def _at_once(prepared: list[Prepared]) -> list[int]:
    """Each deed in a process of its own, all when everybody is ready: 0 done, 1 refused by the rules, 2 otherwise."""
    (told, ready), (gate, opened) = os.pipe(), os.pipe()
    children = [os.fork() or _in_child(one, ready, gate) for one in prepared]
    os.close(ready)
    waiting = len(children)
    while waiting and (said := os.read(told, waiting)):  # nothing is said any more when a child is gone
        waiting -= len(said)
    os.write(opened, b"g" * len(children))
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    for end in (told, gate, opened):
        os.close(end)
    return sorted(codes)


def _in_child(prepared: Prepared, ready: int, gate: int) -> NoReturn:
    code = 3
    try:
        deed = prepared()
        os.write(ready, b"r")
        os.read(gate, 1)
        deed()
        code = 0
    except NiemError as error:
        known = ("destruction.not_in_this_state", "destruction.another_signed_first", "vault.changed_meanwhile")
        code = 1 if error.code in known else 2
    finally:
        os._exit(code)


def _decide(office: Office, who: str, ref: Ref, *, approve: bool) -> Prepared:
    def prepare() -> Callable[[], object]:
        session = office.sign_in("quan") if who == "quan" else second_manager(office)
        passphrase = QUAN if who == "quan" else SECOND_PASSPHRASE
        return lambda: approve_destruction(session, ref, approve, "cùng lúc", passphrase, None)

    return prepare


def _countersign(office: Office) -> Prepared:
    def prepare() -> Callable[[], object]:
        session = office.sign_in("ha")
        (row,) = (row for row in list_seconds(session) if row.waits)
        return lambda: sign_second(session, row.paper, row.half, "", HA)

    return prepare


@pytest.mark.parametrize("case", ["both approve", "one refuses", "refused while the officer signs"])
def test_two_decide_at_once(office: Office, case: str) -> None:
    """One first signature stands, never two; what was refused is approved by nobody; the answer is the same to all."""
    lan = office.sign_in("lan")
    ref = requested(office, create_customer(lan, office.project, GONE))
    hoa, quan = second_manager(office), office.sign_in("quan")
    if case == "refused while the officer signs":
        approve_destruction(quan, ref, True, "", QUAN, None)
        codes = _at_once([_decide(office, "hoa", ref, approve=False), _countersign(office)])
        allowed = {("refused", (0, 0)), ("refused", (0, 1)), ("approved", (0, 1))}
    elif case == "one refuses":
        codes = _at_once([_decide(office, "quan", ref, approve=True), _decide(office, "hoa", ref, approve=False)])
        allowed = {("refused", (0, 0)), ("refused", (0, 1))}
    else:
        codes = _at_once([_decide(office, who, ref, approve=True) for who in ("quan", "hoa")])
        allowed = {("half_approved", (0, 1))}
    seen = [get_order(session, ref) for session in (quan, hoa)]
    assert (str(seen[0].row.state), tuple(codes)) in allowed
    assert seen[0].row.state is seen[1].row.state
    assert seen[0].approvals == seen[1].approvals
    signed = {"refused": 0, "half_approved": 1, "approved": 2}[str(seen[0].row.state)]
    assert len(seen[0].approvals) == signed
    waits = [row for row in list_seconds(office.sign_in("ha")) if row.waits]
    assert len(waits) == (signed == 1)
