"""The dialogs ask for as many officers as have to sign, and say what an officer means in a vault of one person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.clock import FixedClock
from app.people.entrance import create_vault, sign_in
from app.people.queries import list_people
from app.vault.roster import OFFICER
from tests.fixtures.standing import let_in
from tests.fixtures.vault import MORNING, PASSPHRASES, Office, founding_form, new_world
from tests.people.test_officers import WORDS, add_officer
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.more_officers import MoreOfficers
from ui.people.page import PeoplePage


def test_as_many_rows_as_signatures_are_missing(qtbot: QtBot, office: Office) -> None:
    session = office.sign_in("quan")
    officers = [office.credential("ha")]
    for number, who in enumerate(("thu hai", "thu ba"), start=1):
        place = QWidget()
        qtbot.addWidget(place)
        assert len(MoreOfficers(list_people(session), parent=place).rows) == number // 2
        officers.append(add_officer(session, office, who, tuple(officers)))
    place = QWidget()
    qtbot.addWidget(place)
    more = MoreOfficers(list_people(session), parent=place)
    about = MoreOfficers(list_people(session), about=officers[2].uid, parent=place)
    for widget in (more, about):
        assert len(widget.rows) == 1
        assert widget.beside() == ()
        assert not widget.complain()
    about.set_concerned(True)
    (row,) = about.rows
    assert about.complain()
    assert row[0].error()
    row[0].set_value(officers[1].uid)
    assert about.complain()
    assert row[1].error()
    row[1].set_value(WORDS["thu hai"])
    assert not about.complain()
    assert about.beside() == (officers[1],)
    about.clear_values()
    assert row[1].value() == ""


def test_the_founder_alone_is_led_to_an_officer_and_the_window_closes_afterwards(
    qtbot: QtBot, tmp_path: Path, remembered_argon2: None
) -> None:
    world = new_world(tmp_path / "alone" / "profile", FixedClock(MORNING))
    form = founding_form(tmp_path / "alone" / "vault", officer_name="", officer_passphrase="", one_person=True)
    founded = create_vault(world, form)
    let_in(world, founded.path, {founded.manager: PASSPHRASES["quan"]}, founded.manager)
    session = sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"])
    desk = Desk(session)
    page = PeoplePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page._add_officer()
    dialog = dialog_of(window)
    assert isinstance(dialog, AddPersonDialog)
    assert dialog.ends_alone.isVisible()
    dialog.duties.set_value((Duty.CLERK,))
    dialog.duties.changed.emit()
    assert not dialog.ends_alone.isVisible()
    dialog.duties.set_value((Duty.OFFICER,))
    dialog.duties.changed.emit()
    dialog.name.set_value("Cán bộ mới")
    for field in (dialog.first, dialog.again):
        field.set_value(WORDS["thu hai"])
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    with qtbot.waitSignal(desk.session_over, timeout=20_000) as told:
        dialog.save.click()
    assert told.args == ["people.alone_no_more"]
    assert not session.one_person
    assert session.duties == {Duty.MANAGER}
    assert len(session.vault.roster.holders(OFFICER)) == 1
    idle(qtbot, desk)
    session.close()
