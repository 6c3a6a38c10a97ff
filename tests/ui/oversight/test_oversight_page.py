"""The journal as an officer reads it, on a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.access.event import Event
from app.access.words import has_words
from app.clock import DAY, local_date
from app.customers.queries import get_customer
from app.errors import Refused
from app.ids import record_code
from app.oversight import filling
from app.oversight.acts import fill
from app.oversight.model import BreakRow, JournalFilter, JournalHealth
from app.oversight.reports.checking import check_package
from app.oversight.reports.model import SUFFIX
from app.session.subject import Subject
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, idle, show_page
from tests.ui.files import make_customer
from ui.oversight.archive_dialog import ArchiveDialog
from ui.oversight.health_panel import HealthPanel
from ui.oversight.page import OversightPage
from ui.oversight.report_dialog import JournalReportDialog
from ui.oversight.words import act_words, acts, note_words
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice


def opened(qtbot: QtBot, desk: Desk) -> tuple[OversightPage, QMainWindow]:
    page = OversightPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def test_every_act_has_words_of_its_own() -> None:
    assert [event for event in Event if not has_words(event)] == []
    words = [text for _, text in acts()]
    assert len(set(words)) == len(words)


def test_an_act_of_a_later_program_is_shown_by_its_code() -> None:
    assert act_words("customer:teleport") == "customer:teleport"
    assert note_words("levels:1,2") == "cấp 1, 2"
    assert note_words("levels:") == ""
    assert note_words("CC-2026-7QK-0001") == "CC-2026-7QK-0001"
    assert note_words("2026-11-20", Event.ALERT_LEAVING) == "20/11/2026"
    assert note_words("mass", Event.ALERT_RAISE) == "Đọc hàng loạt"
    assert note_words("explained", Event.ALERT_DECIDE) == "Đã giải thích"


def test_who_did_what_narrowed_by_person_record_act_refusal_and_day(qtbot: QtBot, office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    customer = make_customer(lan, office.project)
    try:
        nam.read(Event.JOURNAL_READ, Subject())
    except Refused:
        refused = True
    assert refused
    get_customer(lan, customer)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert {row.person_name for row in page.rows()} >= {"Nguyễn Thị Lan", "Phạm Văn Nam"}

    page.filters.rid.set_value(customer.rid.hex()[-12:].upper())
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert {row.rid for row in page.rows()} == {customer.rid.hex()}
    assert {row.person_name for row in page.rows()} == {"Nguyễn Thị Lan"}

    page.filters.reset.click()
    page.filters.refusals.check.click()
    idle(qtbot, desk)
    assert [row.person_name for row in page.rows()] == ["Phạm Văn Nam"]

    page.filters.reset.click()
    page.filters.person.set_value(nam.uid)
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert {row.person_name for row in page.rows()} == {"Phạm Văn Nam"}

    page.filters.reset.click()
    page.filters.act.set_value(Event.CUSTOMER_CREATE.value)
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert [row.event for row in page.rows()] == [Event.CUSTOMER_CREATE.value]

    page.filters.reset.click()
    tomorrow = office.clock.now() + DAY
    page.filters.day_from.set_value(local_date(tomorrow))
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert page.rows() == ()
    assert page.views.currentWidget() is page.empty


def test_a_day_that_is_none_asks_for_nothing(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    asked = desk.asked.count("read_journal")
    page.filters.day_to.edit.setText("41/13/2026")
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert desk.asked.count("read_journal") == asked


def test_a_trail_leads_from_an_entry_to_record_person_and_day_and_back(qtbot: QtBot, office: Office) -> None:
    lan, long = office.sign_in("lan"), office.sign_in("long")
    customer = make_customer(lan, office.project)
    get_customer(long, customer)
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    everything = page.rows()
    open_row(page, next(row.id for row in everything if row.rid == customer.rid.hex() and row.person == long.uid))
    assert page.detail is not None
    page.detail.trails["record"].click()
    idle(qtbot, desk)
    assert {row.person_name for row in page.rows()} == {"Nguyễn Thị Lan", "Đỗ Hoàng Long"}
    assert page.trail.isVisible()
    open_row(page, page.rows()[-1].id)
    assert page.detail is not None
    page.detail.trails["person_day"].click()
    idle(qtbot, desk)
    assert {row.person_name for row in page.rows()} == {"Nguyễn Thị Lan"}
    assert [step.words for step in page.trail.steps()] == ["Cả nhật ký", f"bản ghi {record_code(customer.rid.hex())}"]
    page.trail.go_back()
    idle(qtbot, desk)
    assert {row.person_name for row in page.rows()} == {"Nguyễn Thị Lan", "Đỗ Hoàng Long"}
    page.trail.go_back()
    idle(qtbot, desk)
    assert len(page.rows()) >= len(everything)
    assert not page.trail.isVisible()


def test_looking_for_something_else_ends_the_trail(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    page.show_subject(JournalFilter(person=lan.uid))
    idle(qtbot, desk)
    assert page.trail.isVisible()
    page.filters.reset.click()
    idle(qtbot, desk)
    assert not page.trail.isVisible()


def test_a_look_is_one_entry_however_far_it_is_scrolled(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    for _ in range(6):
        get_customer(lan, customer)
    monkeypatch.setattr("ui.oversight.feed.PAGE_ROWS", 4)
    monkeypatch.setattr("ui.oversight.columns.PAGE_ROWS", 4)
    ha = office.sign_in("ha")
    desk = Desk(ha)
    before = ha.journal.last_id()
    page, _ = opened(qtbot, desk)
    every = [entry.id for entry in ha.journal.entries(newest_first=True)]
    assert len(every) == before + 1
    for row in range(page.model.rowCount()):
        page.model.want(row)
        qtbot.waitUntil(lambda row=row: page.model.record(row) is not None)
    assert [row.id for row in page.rows()] == every
    assert ha.journal.last_id() == before + 1


def test_the_newest_can_be_read_while_the_rest_is_opened_which_can_be_stopped(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.oversight.feed.FEW", 3)
    monkeypatch.setattr(filling, "AT_ONCE", 5)
    ha = office.sign_in("ha")
    desk = Desk(ha)
    page = OversightPage(desk, desk.summary)
    page.feed.came.connect(lambda found: found.unread and page.unread.acted.emit())  # "stop" with the first rows
    show_page(qtbot, desk, page)
    idle(qtbot, desk)
    last = ha.journal.last_id()
    assert page.views.currentWidget() is page.table
    assert page.unread.isVisible()
    assert [row.id for row in page.rows()] == list(range(last, last - 5, -1))
    assert f"Đã đọc {100 * 5 // last} % nhật ký" in page.unread.text()
    page.unread.acted.emit()  # "go on"
    page.unread.acted.emit()  # nothing came yet: still "go on"
    page.feed.stop()
    idle(qtbot, desk)
    assert f"Đã đọc {100 * 10 // last} % nhật ký" in page.unread.text()
    page.unread.acted.emit()  # "go on"
    idle(qtbot, desk)
    assert "Đã đọc hết nhật ký" in page.unread.text()
    assert len(page.rows()) == 5  # nothing changes under who is reading
    page.unread.acted.emit()  # "show it all"
    idle(qtbot, desk)
    assert not page.unread.isVisible()
    assert page.model.rowCount() == last + 1


def test_a_journal_that_was_cut_is_told_at_once(qtbot: QtBot, office: Office) -> None:
    ha = office.sign_in("ha")
    fill(ha)
    last = ha.journal.last_id()
    ha.journal.connection.execute("DELETE FROM entry WHERE id = ?", (last,))
    desk = Desk(ha)
    page, _ = opened(qtbot, desk)
    assert page.contradicted.isVisible()
    assert str(last) in page.contradicted.text()


def open_row(page: OversightPage, number: int) -> None:
    place = [row.id for row in page.rows()].index(number)
    page.table.setCurrentIndex(page.model.index(place, 0))
    page._open_current()


def test_wholeness_is_told_in_figures(qtbot: QtBot, office: Office) -> None:
    office.sign_in("lan")
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert not page.health.isVisible()
    page.verify.click()
    idle(qtbot, desk)
    assert page.health.words().startswith("Nhật ký toàn vẹn")
    assert page.verify.isEnabled()


def test_breaks_are_told_one_by_one(qtbot: QtBot, office: Office) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = HealthPanel()
    window.setCentralWidget(panel)
    breaks = (BreakRow("journal.entry_changed", "Phạm Văn Nam", 17),)
    panel.show_health(JournalHealth(False, 128, 4, breaks, office.clock.now()))
    assert "KHÔNG TOÀN VẸN" in panel.words()
    light = panel.findChild(InlineNotice)
    assert light is not None
    light.acted.emit()
    assert any("Phạm Văn Nam, mục số 17" in label for label in texts(open_dialogs(window)[-1]))


def texts(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_the_two_reports_are_made_from_an_entry_and_saved(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    get_customer(lan, customer)
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    open_row(page, next(row.id for row in page.rows() if row.rid == customer.rid.hex()))
    assert page.detail is not None
    chosen: list[str] = []

    def choose(_parent: object, _title: str, name: str, _pattern: str) -> tuple[str, str]:
        chosen.append(name)
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr("ui.widgets.save_file.QFileDialog.getSaveFileName", choose)
    page.detail.report_wanted.emit(JournalFilter(rid=customer.rid.hex()))
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, JournalReportDialog)
    assert dialog.rid.isVisible()
    assert not dialog.person.isVisible()
    dialog.make.click()
    assert dialog.passphrase.error()
    dialog.passphrase.set_value(PASSPHRASES["ha"])
    dialog.make.click()
    idle(qtbot, desk)
    assert desk.errors == []
    assert [Path(name).suffix for name in chosen] == [".pdf", SUFFIX]
    package = next(tmp_path.glob(f"*{SUFFIX}")).read_bytes()
    found = check_package(package)
    assert found.whole
    assert found.subject == customer.rid.hex()


def test_a_code_that_is_none_is_said_in_the_dialog(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    page.report.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, JournalReportDialog)
    dialog.kind.set_value("record")
    dialog.kind.changed.emit()
    dialog.make.click()
    assert dialog.rid.error()
    dialog.rid.set_value("ABCD EF01 2345")
    dialog.rid.set_error("")
    dialog.passphrase.set_value(PASSPHRASES["ha"])
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.rid.error().startswith("Nhật ký không có bản ghi nào")
    assert not dialog.progress.isVisible()


def test_a_year_is_archived_and_the_file_read_back(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    page.archives.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ArchiveDialog)
    idle(qtbot, desk)
    assert dialog.none.isVisible()
    monkeypatch.setattr("ui.oversight.archive_dialog.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    dialog.make.click()
    idle(qtbot, desk)
    (file,) = tmp_path.glob("*.niem-journal")
    assert file.name in dialog.told.text()
    assert dialog.table.isVisible()
    monkeypatch.setattr("ui.oversight.archive_dialog.QFileDialog.getOpenFileName", lambda *_: (str(file), ""))
    dialog.check.click()
    idle(qtbot, desk)
    assert "đúng tệp đã ghi sổ" in dialog.told.text()
    assert desk.errors == []
