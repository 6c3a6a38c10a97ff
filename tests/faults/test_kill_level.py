"""A change of level killed at every step: the file stands at one level, whole, and the next unlocking finishes it."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import edit_customer
from app.customers.classification import store
from app.customers.classification.actions import ask_item_level, ask_level, clear_left_behind, raise_item, raise_level
from app.customers.classification.model import LevelForm
from app.customers.classification.moving import Move, carry_out
from app.customers.classification.queries import level_requests, owed_rewrites
from app.customers.form import Ref
from app.customers.model import Item
from app.customers.queries import customer_history, get_customer, list_customers, list_drafts
from app.ids import Id
from app.session.door import TOP_SECRET_ROOM, Session
from tests.customers.classification.files import FIRST, LOW, MIDDLE, furnish, require_sound, to, traces
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere
from tests.faults.killing import attempt
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace"),
]

BEFORE = ("intent",)
AFTER = ("copied", "verified", "left", "switched", "drafts moved", "references right")


def _move(session: Session, office: Office, step: str) -> object:
    """Raise the furnished customer, or carry out the request to lower it, and die at ``step``."""

    def die(name: str) -> None:
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    requests = level_requests(session, office.project)
    about = session.world.new_id()
    if requests:
        row = requests[0]
        form = to(row.to, row.reason)
        move = Move(row.customer, form, Event.LEVEL_LOWER, about, session.uid, session.now(), row.ref.rid, row.rev)
    else:
        customer = _where(session, office)
        move = Move(customer, to(MIDDLE), Event.LEVEL_RAISE, about, session.uid, session.now(), None, 2)
    return carry_out(session, move, checkpoint=die)


def _where(session: Session, office: Office) -> Ref:
    """The one place where the customer stands."""
    rows = list_customers(session, office.project, session.levels(office.project), "hong dao").rows
    assert len(rows) == 1
    return rows[0].ref


def _customers(session: Session, office: Office) -> list[Id]:
    return [row.ref.rid for row in list_customers(session, office.project, session.levels(office.project)).rows]


def _asked(office: Office) -> None:
    """The customer is raised, and somebody has asked to lower it again."""
    furnish(office, release=False)
    lan = office.sign_in("lan")
    now = raise_level(lan, _where(lan, office), to(MIDDLE), 2)
    ask_level(lan, now, to(LOW, "Xong"), 3)
    lan.close()


@pytest.mark.parametrize("step", [*BEFORE, *AFTER])
def test_a_raise_killed_is_not_begun_or_goes_on(office_template: Office, tmp_path: Path, step: str) -> None:
    office = copy_office(office_template, tmp_path)
    furnish(office)
    assert attempt(office, "lan", lambda session, it: _move(session, it, step), None) == -signal.SIGKILL
    nam = office.sign_in("nam")  # opens only the lower level: leaves it to the next
    (intent,) = nam.vault.directory.intents()
    assert office.project.hex() not in str(intent.body)  # what everybody in service can read
    assert all(rid.hex() not in str(intent.body) for rid in _customers(nam, office))
    nam.close()
    lan = office.sign_in("lan")
    where = _where(lan, office)
    assert where.level == (LOW if step in BEFORE else MIDDLE)
    assert [row.rev for row in customer_history(lan, where)] == ([2, 1] if step in BEFORE else [3, 2, 1])
    assert len(get_customer(lan, where).items) == 2
    assert [draft.level for draft in list_drafts(lan)] == [where.level]
    require_sound(lan)
    quan = office.sign_in("quan")
    assert len(owed_rewrites(quan)) == (step in AFTER)
    if step in AFTER:
        clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
        assert traces(quan, where, LOW) == []
    office.end()


@pytest.mark.parametrize("step", ["intent", "copied", "left", "switched"])
def test_a_lowering_killed_is_not_begun_or_goes_on(office_template: Office, tmp_path: Path, step: str) -> None:
    office = copy_office(office_template, tmp_path)
    _asked(office)
    assert attempt(office, "quan", lambda session, it: _move(session, it, step), None) == -signal.SIGKILL
    lan = office.sign_in("lan")
    where = _where(lan, office)
    assert where.level == (MIDDLE if step in BEFORE else LOW)
    assert len(level_requests(lan, office.project)) == (step in BEFORE)
    assert {item.customer for item in get_customer(lan, where).items} == {where}
    require_sound(lan)
    long = office.sign_in("long", TOP_SECRET_ROOM)
    assert {item.customer for item in get_customer(long, where).items} == {where}
    assert store.waiting_changes(long.compartment(office.project, MIDDLE)) == []
    office.end()


def _move_item(session: Session, office: Office, step: str) -> object:
    """Raise the furnished item, or carry out the request to lower it, and die at ``step``."""

    def die(name: str) -> None:
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    requests, now, about = level_requests(session, office.project), session.now(), session.world.new_id()
    if requests:
        row = requests[0]
        form = LevelForm(row.to, row.reason, "", (), with_items=True)
        move = Move(row.customer, form, Event.LEVEL_LOWER, about, session.uid, now, row.ref.rid, row.rev, item=row.item)
    else:
        item = _item(session, office)
        form = LevelForm(MIDDLE, "Giá sàn", "")
        move = Move(item.customer, form, Event.LEVEL_RAISE, about, session.uid, now, None, item.rev, item=item.ref)
    return carry_out(session, move, checkpoint=die)


def _item(session: Session, office: Office) -> Item:
    """The one place where the item stands."""
    items = get_customer(session, _where(session, office)).items
    (found,) = (item for item in items if item.title == "Đơn hàng")
    return found


@pytest.mark.parametrize("step", ["intent", "copied", "left", "switched"])
def test_an_item_killed_on_its_way_stands_at_one_level(office_template: Office, tmp_path: Path, step: str) -> None:
    office = copy_office(office_template, tmp_path)
    furnish(office, release=False)
    arrived = step in AFTER
    assert attempt(office, "lan", lambda session, it: _move_item(session, it, step), None) == -signal.SIGKILL
    lan = office.sign_in("lan")
    item = _item(lan, office)
    assert (item.ref.level, item.customer.level, len(lan.vault.directory.intents())) == (
        MIDDLE if arrived else LOW,
        LOW,
        0,
    )
    assert len(get_customer(lan, item.customer).items) == 2
    require_sound(lan)
    if not arrived:
        item = replace(item, ref=raise_item(lan, item.ref, LevelForm(MIDDLE, "Giá sàn", ""), item.rev))
    ask_item_level(lan, item.ref, LevelForm(LOW, "Xong", "", (), with_items=True), _item(lan, office).rev)
    lan.close()
    assert attempt(office, "quan", lambda session, it: _move_item(session, it, step), None) == -signal.SIGKILL
    lan = office.sign_in("lan")
    assert _item(lan, office).ref.level == (LOW if arrived else MIDDLE)
    assert len(level_requests(office.sign_in("quan"), office.project)) == (not arrived)
    require_sound(lan)
    office.end()


def test_edited_above_after_the_kill_it_does_not_come_down_unseen(office_template: Office, tmp_path: Path) -> None:
    office = copy_office(office_template, tmp_path)
    _asked(office)
    long = office.sign_in("long")  # open before, so nothing is settled when it edits
    assert attempt(office, "quan", lambda session, it: _move(session, it, "copied"), None) == -signal.SIGKILL
    above = next(ref for ref in (row.ref for row in list_customers(long, office.project, (MIDDLE,)).rows))
    edit_customer(long, above, FIRST.__class__("Trần Thị Hồng Đào", note="Giá vốn", level=MIDDLE), 3)
    lan = office.sign_in("lan")
    where = _where(lan, office)
    assert (where.level, get_customer(lan, where).form.note) == (MIDDLE, "Giá vốn")
    assert "giá vốn" not in "".join(traces(lan, where, LOW))
    require_sound(lan)
    office.end()


def test_cut_off_by_the_power_it_stands_at_one_level(office_template: Office, tmp_path: Path) -> None:
    def act(session: Session, office: Office) -> object:
        return raise_level(session, _where(session, office), to(MIDDLE), 2)

    def check(office: Office) -> Level:
        lan = office.sign_in("lan")
        where = _where(lan, office)
        assert len(get_customer(lan, where).items) == 2
        require_sound(lan)
        return where.level

    cuts = cut_everywhere(
        office_template, tmp_path, "lan", act, check,
        prepare=lambda office: furnish(office, release=False), kills=0, most_images=6,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == (LOW, MIDDLE)
