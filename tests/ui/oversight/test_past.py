"""Journals of the past in the officer's page: the same list, filters and trail; and the registers of a former house."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.event import Event
from app.archive.house import queries as house
from app.archive.house.model import (
    FormerGrant,
    FormerHouse,
    FormerPaper,
    FormerPdf,
    FormerPerson,
    FormerRow,
    FormerStatement,
)
from app.clock import DAY
from app.oversight.archives.actions import make_archive
from app.oversight.archives.model import PastJournal
from app.oversight.model import JournalFilter
from tests.fixtures.vault import MORNING, Office
from tests.oversight.archives.test_archives import years
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.messages import sentence
from ui.oversight.house_dialog import HouseDialog
from ui.oversight.page import OversightPage
from ui.oversight.past_bar import PastBar
from ui.oversight.past_dialog import PastDialog
from ui.widgets.notice import InlineNotice


def opened(qtbot: QtBot, desk: Desk) -> tuple[OversightPage, QMainWindow]:
    page = OversightPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def test_an_archive_is_read_in_the_list_of_today_and_left_again(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    this, _ = years(office)
    ha = office.sign_in("ha")
    row = make_archive(ha, this, str(tmp_path))
    desk = Desk(ha)
    page, window = opened(qtbot, desk)
    page.open_past.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, PastDialog)
    assert not dialog.former.isVisible()
    dialog.open_file(str(tmp_path / row.file))
    idle(qtbot, desk)
    idle(qtbot, desk)
    assert page.past.isVisible()
    assert row.number in page.past.notice.text()
    assert {one.id for one in page.rows()} <= set(range(1, row.last + 1))
    assert page.rows()[0].id == row.last
    assert not page.verify.isVisible()
    assert not page.report.isVisible()

    # Filters and trail, as of today's journal.
    page.filters.act.set_value(Event.CUSTOMER_CREATE.value)
    page.filters.changed.emit()
    idle(qtbot, desk)
    assert {one.event for one in page.rows()} == {Event.CUSTOMER_CREATE.value}
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(lambda: page.detail is not None)
    assert page.detail is not None
    page.detail.trails["person"].click()
    idle(qtbot, desk)
    assert page.trail.isVisible()
    assert {one.person for one in page.rows()} == {office.people["lan"]}
    page.trail.go_back()
    idle(qtbot, desk)
    assert {one.event for one in page.rows()} == {Event.CUSTOMER_CREATE.value}

    page.past.left.emit()
    idle(qtbot, desk)
    assert not page.past.isVisible()
    assert page.verify.isVisible()
    assert page.rows()[0].id > row.last
    assert Event.JOURNAL_PAST.value in {one.event for one in page.rows()}
    assert desk.errors == []


def test_a_file_that_is_none_is_refused_in_the_dialog(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    dialog = page.choose_past()
    (tmp_path / "x.niem-journal").write_text("x")
    dialog.open_file(str(tmp_path / "x.niem-journal"))
    idle(qtbot, desk)
    assert dialog_of(window) is dialog
    assert page.feed.past is None
    assert sentence("oversight.no_archive") in [notice.text() for notice in dialog.findChildren(InlineNotice)]


@pytest.mark.parametrize(
    ("faults", "registered", "other", "kind"),
    [
        ((), True, 0, "success"),
        ((), False, 0, "warning"),
        ((), True, 2, "danger"),
        ((("oversight.proof_forged", 7),), True, 0, "danger"),
        ((), None, 0, "success"),
    ],
)
def test_what_does_not_hold_is_said_loudly(
    qtbot: QtBot, faults: tuple[tuple[str, int], ...], registered: bool | None, other: int, kind: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = PastBar()
    window.setCentralWidget(bar)
    bar.show_past(PastJournal("0" * 64, "NK-2025-01", 9, MORNING, MORNING, faults, registered, 9, other, ()))
    assert bar.notice._kind == kind
    assert "NK-2025-01" in bar.notice.text()
    bar.show_past(None)
    assert bar.isHidden()


ROW = FormerRow("0" * 32, "SL-0007", MORNING)
HOUSE = FormerHouse(
    key=ROW.key,
    backup=ROW.backup,
    company="Công ty TNHH Sao Khuê",
    words="xech huou phec anh xui ngoam",
    faults=(),
    people=(
        FormerPerson("Trần Minh Quân", "Giám đốc", ("manager",), MORNING, 0),
        FormerPerson("Đỗ Văn Nghỉ", "", ("sales",), MORNING, MORNING + DAY),
    ),
    grants=(FormerGrant("Trần Minh Quân", "Miền Bắc", 3, MORNING, MORNING + 365 * DAY, True, "", ("Lê Thị Thu Hà",)),),
    statements=(FormerStatement(1, "house.genesis", MORNING, "", ("Trần Minh Quân", "Lê Thị Thu Hà")),),
    papers=(
        FormerPaper("CNTH-2026-7QK-0001", "house.certificate", MORNING, "hoàn tất", 2),
        FormerPaper("CNTH-2026-7QK-0002", "house.certificate", MORNING, "dở dang"),
    ),
    root=b"DER",
)


def test_the_registers_of_a_former_house_lead_to_its_journal(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lists are real widgets on told rows: a real fire is in tests/archive/house and in the tour."""
    desk = Desk(office.sign_in("ha"))
    page, window = opened(qtbot, desk)
    monkeypatch.setattr("ui.oversight.past_dialog.former_houses", _told(house.former_houses, (ROW,)))
    monkeypatch.setattr("ui.oversight.house_dialog.open_former_house", _told(house.open_former_house, HOUSE))
    dialog = page.choose_past()
    idle(qtbot, desk)
    assert dialog.former.isVisible()
    dialog.houses[0].click()
    idle(qtbot, desk)
    shown = dialog_of(window)
    assert isinstance(shown, HouseDialog)
    assert HOUSE.words in shown.told.text()
    assert [table.model().rowCount() for table in shown.tables] == [2, 1, 1, 2]
    wanted: list[tuple[FormerRow, JournalFilter]] = []
    shown.journal_wanted.disconnect()
    shown.journal_wanted.connect(lambda row, narrowed: wanted.append((row, narrowed)))
    shown.journal.click()
    assert wanted == [(ROW, JournalFilter())]


def test_the_papers_of_a_former_house_are_saved_as_they_were_signed(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(office.sign_in("ha"))
    asked: list[object] = []
    answer = FormerPdf("CNTH-2026-7QK-0001", 2, b"%PDF as it was")
    monkeypatch.setattr("ui.oversight.former_papers.former_paper", _told(house.former_paper, answer, asked))
    monkeypatch.setattr("ui.oversight.house_dialog.open_former_house", _told(house.open_former_house, HOUSE))
    names: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _pattern: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / f"saved-{len(names)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    _, window = opened(qtbot, desk)
    dialog = HouseDialog(window, desk, ROW)
    dialog.open()
    idle(qtbot, desk)
    papers = dialog.papers
    assert papers.save.isEnabled()
    papers.save.click()
    idle(qtbot, desk)
    assert asked[1:] == [ROW.key, HOUSE.papers[0]]
    assert (tmp_path / "saved-1").read_bytes() == answer.pdf
    papers.root.click()
    assert (tmp_path / "saved-2").read_bytes() == HOUSE.root
    assert names == ["CNTH-2026-7QK-0001-2.pdf", "niem-chung-thu-goc-kho-cu.cer"]

    # What nobody signed has no PDF, and the button says so.
    papers.table.selectRow(1)
    papers.save.click()
    idle(qtbot, desk)
    assert len(names) == 2
    assert sentence("restore.no_former_paper") in papers.save.toolTip()
    papers.table.selectRow(0)
    assert sentence("restore.no_former_paper") not in papers.save.toolTip()
    dialog.reject()
    assert desk.errors == []


def _told(function, answer, heard=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    def told(*said: object) -> object:
        if heard is not None:
            heard.extend(said)
        return answer

    told.__name__, told.__qualname__, told.__module__ = function.__name__, function.__qualname__, function.__module__
    return told
