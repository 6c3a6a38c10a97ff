"""Exactly one entry for each act, on disk before anything is shown: every query of the program, every act on customers.

Each function is called with random values, as the walk over isolation does. What it asked the door for is overheard;
the journal must have grown by one entry, by none where the policy calls the look quiet, and where the entry cannot be
written nothing may be answered.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import app
from app.access.event import Event
from app.access.level import Level
from app.access.policy import QUIET
from app.clock import SECOND
from app.customers.actions import add_item, create_customer
from app.customers.form import CustomerForm, ItemForm, ItemKind
from app.errors import NiemError, Problem, Refused
from app.journal.entry import open_detail
from app.journal.store import Journal
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from tests.customers.test_isolation import maker_for
from tests.fixtures.random_calls import Function, Maker, functions
from tests.fixtures.twins import every_ref, kinds_of
from tests.fixtures.vault import Office

CALLS_EACH = int(os.environ.get("NIEM_WALK", "2"))
BESIDE = frozenset({Event.STEP_UP, Event.CONFIRM_FAILED, Event.CLOCK_BACK})
"""Entries of their own beside the act: a passphrase asked for again, one that was wrong, a clock set back."""

SLOW = frozenset({"clear_left_behind", "verify_vault"})

MOVES = frozenset({"raise_level", "raise_item", "decide_level", "ask_item_level"})
"""What changes its level moves to another file: each file touched has an entry that points at its ledger row."""

MANY = frozenset({"edit_many", "undo_many"})
"""What is done to many customers has an entry of its own, and one for each customer who was saved."""


def queries() -> list[Function]:
    """Every public function of every queries.py that takes the session."""
    found = []
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if module.name.rpartition(".")[2] == "queries":
            room = importlib.import_module(module.name)
            found += [
                function
                for name, function in sorted(vars(room).items())
                if inspect.isfunction(function)
                and function.__module__ == room.__name__
                and not name.startswith("_")
                and next(iter(inspect.signature(function).parameters), "") == "session"
            ]
    return found


WALKED = {f"{one.__module__}.{one.__name__}": one for one in (*queries(), *functions())}


class Overheard:
    """What was asked at the door during a call."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    @contextmanager
    def listening(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        self.events = []
        with monkeypatch.context() as patch:
            for name in ("read", "act", "change", "refuse"):
                patch.setattr(Session, name, self._passing(getattr(Session, name)))
            yield

    def _passing(self, real: Any) -> Any:
        def passed(session: Session, event: Event, *rest: Any, **more: Any) -> Any:
            self.events.append(event)
            return real(session, event, *rest, **more)

        return passed

    def loud(self) -> set[Event]:
        """Those that the journal keeps."""
        return set(self.events) - QUIET - BESIDE


def stage(office: Office) -> tuple[Session, Session, Maker]:
    quan, ha = office.sign_in("quan", "top_secret"), office.sign_in("ha")
    for level in Level:
        form = CustomerForm(f"Công ty {level}", phones=("0901234567",), level=level)
        customer = create_customer(quan, office.project, form)
        add_item(quan, ItemForm(customer, ItemKind.DEALING, level, "Đơn hàng"))
    maker = maker_for(office, random.Random(11), "quan")
    maker.projects, maker.levels = (office.project,), tuple(Level)
    maker.refs = every_ref(office)
    maker.seen, maker.kinds = maker.refs, kinds_of(office)
    return quan, ha, maker


def written_since(officer: Session, last: int) -> list[str]:
    """The acts of the entries above ``last``, but those beside an act."""
    keys = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    vault_id = officer.vault.vault_id
    told = [open_detail(keys, vault_id, entry.detail).event for entry in officer.journal.entries(after=last)]
    return [event for event in told if event not in BESIDE]


def walked(office: Office, session: Session, maker: Maker, calls: int) -> Iterator[tuple[str, Function, list[Any]]]:
    """Every function with random values, ``calls`` times; a second passes before each."""
    for name, function in WALKED.items():
        for _ in range(1 if function.__name__ in SLOW else calls):
            arguments = maker.arguments(function)
            names = list(inspect.signature(function).parameters)[1:]
            if "language" in names:
                arguments[names.index("language")] = "vi"
            office.clock.advance(SECOND)
            yield name, function, arguments


@pytest.mark.parametrize(("who", "calls"), [("quan", CALLS_EACH), ("ha", 1)])
def test_every_look_and_every_act_on_customers_is_one_entry(
    office: Office, monkeypatch: pytest.MonkeyPatch, who: str, calls: int
) -> None:
    quan, ha, maker = stage(office)
    session, heard = {"quan": quan, "ha": ha}[who], Overheard()
    wrong, answered = [], set()
    for name, function, arguments in walked(office, session, maker, calls):
        last, how = ha.journal.last_id(), "answered"
        with heard.listening(monkeypatch):
            try:
                function(session, *arguments)
                answered.add(name)
            except Refused:
                how = "refused"
            except NiemError:
                how = "failed"
        told = written_since(ha, last)
        if function.__name__ in MOVES:
            told = sorted(set(told))
        elif function.__name__ in MANY:
            told = [event for event in told if event != Event.CUSTOMER_EDIT]
        expected = {"answered": bool(heard.loud()), "refused": True, "failed": bool(told)}[how]
        if len(told) != int(expected):
            wrong.append((name, how, told, sorted(heard.loud())))
    assert wrong == []
    assert len(answered) >= {"quan": 70, "ha": 25}[who]


def test_nothing_is_answered_when_its_entry_cannot_be_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    quan, _, maker = stage(office)
    heard, shown, stopped = Overheard(), [], set()

    def full(*_: object, **__: object) -> None:
        raise Problem("vault.disk_full")

    monkeypatch.setattr(Journal, "append", full)
    for name, function, arguments in walked(office, quan, maker, 1):
        with heard.listening(monkeypatch):
            try:
                function(quan, *arguments)
            except NiemError as error:
                stopped |= {name} if error.code == "vault.disk_full" else set()
                continue
        if heard.loud():
            shown.append(name)
    assert shown == []
    assert len(stopped) >= 40
