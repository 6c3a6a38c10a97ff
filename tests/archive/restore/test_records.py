"""One record out of a copy: compared field by field, brought back by the ordinary door, and only what may exist."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.archive.restore.actions import bring_back
from app.archive.restore.model import BringForm
from app.archive.restore.queries import compare_copy
from app.customers.actions import create_customer
from app.customers.form import Ref
from app.customers.queries import get_customer
from app.errors import Corrupt, Problem, Refused
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.subject import Subject
from app.vault.folder import Folder
from tests.archive.restore.desk import Desk, customer, desk_of, names_in
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    return desk_of(office)


def found(session: Session, desk: Desk, level: Level = Level.CONFIDENTIAL, text: str = "") -> dict[str, str]:
    rows = compare_copy(session, desk.older, desk.office.project, level, text).rows
    return {row.name: row.state for row in rows}


def removed(session: Session, ref: Ref) -> None:
    with session.change(Event.CUSTOMER_EDIT, Subject(ref.project, ref.level, ref.rid)) as change:
        change.remove(ref.rid, get_customer(session, ref).rev)


def test_chosen_fields_come_back_as_a_new_revision(desk: Desk) -> None:
    session = desk.office.sign_in("quan")
    (row,) = compare_copy(session, desk.older, desk.office.project, Level.CONFIDENTIAL).rows
    assert (row.name, row.state, row.base) == ("Trần Văn Sớm", "changed", 2)
    told = {change.field: (change.before, change.after) for change in row.changes}
    assert told == {"note": ("ghi chú mới", "ghi chú cũ"), "email": ("som@vd.vn", "")}
    assert found(session, desk, text="muon") == {}
    assert found(session, desk, text="tran van som") == {"Trần Văn Sớm": "changed"}
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        bring_back(session, BringForm(desk.older, row.ref, 1, ("note",)))
    bring_back(session, BringForm(desk.older, row.ref, row.base, ("note",)))
    card = get_customer(session, row.ref)
    assert (card.form.note, card.form.email, card.rev) == ("ghi chú cũ", "som@vd.vn", 3)
    acts = [act for act, _ in acts_of(desk.office)]
    assert acts.count("customer:compare-copy") == 3
    assert acts.count("customer:bring-from-copy") == 2
    session.close()


def test_a_removed_record_comes_back_and_a_missing_one_for_who_sees_every_level(desk: Desk) -> None:
    session = desk.office.sign_in("quan")
    removed(session, desk.early)
    assert found(session, desk) == {"Trần Văn Sớm": "removed"}
    (row,) = compare_copy(session, desk.older, desk.office.project, Level.CONFIDENTIAL).rows
    bring_back(session, BringForm(desk.older, row.ref, row.base))
    assert names_in(session, desk.office.project) == ["Lê Thị Muộn", "Trần Văn Sớm"]
    assert get_customer(session, row.ref).form.note == "ghi chú cũ"
    assert found(session, desk) == {}
    with pytest.raises(Problem, match=r"restore\.record_not_there"):
        bring_back(session, BringForm(desk.older, row.ref, 5))
    session.close()


def test_who_may_compare_and_bring_back(desk: Desk) -> None:
    for who in ("lan", "nam", "ha", "minh"):
        session = desk.office.sign_in(who)
        with pytest.raises(Refused):
            compare_copy(session, desk.older, desk.office.project, Level.CONFIDENTIAL)
        with pytest.raises(Refused):
            bring_back(session, BringForm(desk.older, desk.early, 2))
        session.close()
    session = desk.office.sign_in("quan")  # everyday: nothing of level 3
    with pytest.raises(Refused):
        compare_copy(session, desk.older, desk.office.project, Level.TOP_SECRET)
    session.close()


def test_a_damaged_compartment_of_a_copy_gives_nothing(desk: Desk) -> None:
    session = desk.office.sign_in("quan")
    place = session.open_key(desk.office.project, Level.CONFIDENTIAL).place
    file = Folder(desk.older).compartment(place.file_id)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(Corrupt):
        compare_copy(session, desk.older, desk.office.project, Level.CONFIDENTIAL)
    session.close()


def test_a_folder_that_is_no_copy(desk: Desk, tmp_path: Path) -> None:
    session = desk.office.sign_in("quan")
    with pytest.raises(Problem, match=r"restore\.not_a_copy"):
        compare_copy(session, tmp_path, desk.office.project, Level.CONFIDENTIAL)
    session.close()


def test_what_was_lost_altogether_comes_back_under_its_own_id(desk: Desk) -> None:
    """The copy knows a customer of which the present compartments, made anew, know nothing."""
    late = replace(desk, older=desk.office.path, office=desk.at(desk.older))
    # The roles are exchanged: the older folder is the present one, and the other holds what it lacks.
    session = desk.lay()
    desk.confirm(session, desk.office.path)
    upstairs = session.sign_in("quan", TOP_SECRET_ROOM)
    rows = compare_copy(upstairs, late.older, desk.office.project, Level.CONFIDENTIAL).rows
    assert {row.name: row.state for row in rows} == {"Lê Thị Muộn": "missing", "Trần Văn Sớm": "changed"}
    lost = next(row for row in rows if row.state == "missing")
    assert bring_back(upstairs, BringForm(late.older, lost.ref, 0)) == lost.ref
    assert names_in(upstairs, desk.office.project) == ["Lê Thị Muộn", "Trần Văn Sớm"]
    upstairs.close()
    everyday = session.sign_in("quan")
    create_customer(everyday, desk.office.project, customer("Người Khác"))
    rows = compare_copy(everyday, late.older, desk.office.project, Level.CONFIDENTIAL).rows
    assert {row.name: row.state for row in rows} == {"Trần Văn Sớm": "changed"}
    everyday.close()
