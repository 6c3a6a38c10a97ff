"""Importing a list: the wrong cells are named, and nothing is imported until every row is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.queries import list_customers
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.page import CustomersPage


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.sign_in("lan"))


def dialog(qtbot: QtBot, desk: Desk) -> ImportDialog:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page.load.click()
    found = dialog_of(window)
    assert isinstance(found, ImportDialog)
    return found


def written(folder: Path, *lines: str) -> Path:
    file = folder / "danh-sach.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def test_bad_cells_are_marked_and_told_and_hold_the_import_back(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path
) -> None:
    asking = dialog(qtbot, desk)
    assert not asking.go.isEnabled()
    assert asking.go.toolTip()
    lines = ("Tên khách hàng;Mã KH;Điện thoại;Vị trí", "Tốt;KH-1;0901234567;x", "Sai;KH-2;12;y", "Trống;KH-3;a@;z")
    asking.drop.take(written(tmp_path, *lines))
    idle(qtbot, desk)
    assert asking.preview is not None
    assert (asking.preview.good, asking.preview.bad) == (1, 2)
    assert not asking.go.isEnabled()
    assert "2" in asking.go.toolTip()
    assert asking.only_bad.value()
    assert asking.model.rowCount() == 2
    phone = [column.key for column in asking.model.columns].index("cell:2")
    row = asking.model.record(0)
    assert row is not None
    assert row.line == 3
    cell = asking.model._show(row, "cell:2")
    assert (cell.text, cell.tone, cell.icon) == ("12", "danger", "circle-alert")
    tip = asking.model.data(asking.model.index(0, phone), Qt.ItemDataRole.ToolTipRole)
    assert "0901 234 567" in str(tip)
    twice = asking.model.record(1)
    assert twice is not None
    assert asking.model.faults_of(twice, "verdict")[0].startswith("Điện thoại: ")
    assert "UTF-8" in asking.reading.text()
    assert "Vị trí" in asking.reading.text()
    asking.only_bad.set_value(False)
    asking.only_bad.changed.emit()
    assert asking.model.rowCount() == 3


def test_a_mended_list_is_read_again_and_imported_at_the_chosen_level(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path
) -> None:
    asking = dialog(qtbot, desk)
    asking.drop.take(written(tmp_path, "Tên khách hàng;Điện thoại", "Một;12"))
    idle(qtbot, desk)
    assert not asking.go.isEnabled()
    written(tmp_path, "Tên khách hàng;Điện thoại", "Một;0901234567", "Hai;")
    asking.again.click()
    idle(qtbot, desk)
    assert asking.go.isEnabled()
    asking.level.set_value(Level.SECRET)
    asking.level.changed.emit()
    idle(qtbot, desk)
    asking.go.click()
    idle(qtbot, desk)
    assert "2" in asking.told.text()
    assert asking.go.isHidden()
    found = list_customers(desk.session, office.project, (Level.SECRET,))
    assert sorted(row.name for row in found.rows) == ["Hai", "Một"]
    assert desk.errors == []


def test_a_file_that_is_no_list_is_told_in_words(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    asking = dialog(qtbot, desk)
    file = tmp_path / "hinh.xlsx"
    file.write_bytes(b"not a spreadsheet at all")
    asking.drop.take(file)
    idle(qtbot, desk)
    assert asking.told.isVisible()
    assert len(asking.told.text()) > 20
    assert not asking.go.isEnabled()
    assert asking.again.isEnabled()


def test_another_file_drops_the_answer_about_the_first(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    asking = dialog(qtbot, desk)
    asking.drop.take(written(tmp_path, "Tên khách hàng", "Cũ", "Cũ nữa"))
    asking.drop.clear()
    idle(qtbot, desk)
    assert asking.preview is None
    assert asking.checked.isHidden()
