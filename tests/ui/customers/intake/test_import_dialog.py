"""Importing a list: the wrong cells are named, and nothing is imported until every row is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.intake.model import Act
from app.customers.queries import get_customer, list_customers
from app.customers.rules.actions import save_fields
from app.customers.rules.model import PREFIX, CustomField, FieldType, Target
from tests.customers.intake.old_fonts import to_vni
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.intake.imports_dialog import ImportsDialog
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs
from ui.widgets.message_dialog import MessageDialog


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
    check = asking.check
    assert check.only_bad.value()
    assert check.model.rowCount() == 2
    phone = [column.key for column in check.model.columns].index("cell:2")
    row = check.model.record(0)
    assert row is not None
    assert row.line == 3
    cell = check.model._show(row, "cell:2")
    assert (cell.text, cell.tone, cell.icon) == ("12", "danger", "circle-alert")
    tip = check.model.data(check.model.index(0, phone), Qt.ItemDataRole.ToolTipRole)
    assert "0901 234 567" in str(tip)
    twice = check.model.record(1)
    assert twice is not None
    assert check.model.faults_of(twice, "verdict")[0].startswith("Điện thoại: ")
    assert "UTF-8" in check.how_read()
    assert "Vị trí" in check.how_read()
    check.only_bad.set_value(False)
    check.only_bad.changed.emit()
    assert check.model.rowCount() == 3


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
    assert asking.steps.isHidden()
    assert not asking.go.isEnabled()


def test_an_error_is_gone_to_and_mended_here(qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path) -> None:
    asking = dialog(qtbot, desk)
    asking.drop.take(written(tmp_path, "Tên khách hàng;Điện thoại", "Một;12", "Hai;13", "Ba;"))
    idle(qtbot, desk)
    check = asking.check
    check.next_error()
    check.next_error()
    assert check.cell.text() == "13"
    assert check.where.text() == "Dòng 3 · Điện thoại"
    assert check.cell.hasFocus()
    check.cell.setText("0901234567")
    check.write.click()
    idle(qtbot, desk)
    assert asking.preview is not None
    assert (asking.preview.good, asking.preview.bad) == (2, 1)
    check.next_error()
    assert check.cell.text() == "12"
    check.leave.click()
    idle(qtbot, desk)
    assert (asking.preview.good, asking.preview.left_out, asking.preview.bad) == (2, 1, 0)
    asking.go.click()
    idle(qtbot, desk)
    found = list_customers(desk.session, office.project, (Level.CONFIDENTIAL,))
    assert sorted((row.name, row.phone) for row in found.rows) == [("Ba", ""), ("Hai", "+84901234567")]


def test_a_list_in_an_old_font_is_shown_before_it_is_believed(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path
) -> None:
    asking = dialog(qtbot, desk)
    asking.drop.take(
        written(tmp_path, *map(to_vni, ("Tên khách hàng;Ghi chú", "Nguyễn Thị Hường;ưu đãi", "Trần Quý;")))
    )
    idle(qtbot, desk)
    assert asking.steps.chosen() == "read"
    words = [row.words.text() for row in asking.read._rows]
    assert ["Phông cũ VNI" in text and "Nguyễn Thị Hường" in text for text in words] == [False, False, True]
    asking.read._rows[0].mark.click()
    idle(qtbot, desk)
    assert asking.read.reading_chosen() == "plain"
    asking.read._rows[2].mark.click()
    idle(qtbot, desk)
    for _ in range(3):
        asking.go.click()
        idle(qtbot, desk)
    found = list_customers(desk.session, office.project, (Level.CONFIDENTIAL,))
    assert sorted(row.name for row in found.rows) == ["Nguyễn Thị Hường", "Trần Quý"]


def test_columns_chosen_by_hand_are_remembered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    asking = dialog(qtbot, desk)
    lines = ("Đối tác thân thiết;Liên lạc", "Công ty Một;0901234567")
    asking.drop.take(written(tmp_path, *lines))
    idle(qtbot, desk)
    assert asking.steps.chosen() == "columns"
    assert not asking.go.isEnabled()
    for place, field in enumerate(("name", "phones")):
        combo = asking.columns.combos[place]
        combo.setCurrentIndex(asking.columns._fields.index(field))
        combo.activated.emit(combo.currentIndex())
        idle(qtbot, desk)
    asking.go.click()
    asking.go.click()
    idle(qtbot, desk)
    assert "Đã nhập 1" in asking.told.text()
    asking.reject()
    again = dialog(qtbot, desk)
    again.drop.take(written(tmp_path, *lines))
    idle(qtbot, desk)
    assert again.preview is not None
    assert again.preview.mapping == ("name", "phones")
    assert again.steps.chosen() == "check"


def test_whom_a_row_repeats_is_looked_at_when_somebody_rests_on_it(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path
) -> None:
    """Else a list of invented codes would show hundreds of customers, numbers and all, that nobody opened."""
    refs = [create_customer(desk.session, office.project, CustomerForm(f"Cũ {code}", code)) for code in ("K1", "K2")]
    asking = dialog(qtbot, desk)
    asking.drop.take(written(tmp_path, "Mã KH;Tên khách hàng", "K1;Một", "K2;Hai"))
    idle(qtbot, desk)
    asking.go.click()
    idle(qtbot, desk)
    qtbot.wait(200)
    idle(qtbot, desk)
    assert (asking.steps.chosen(), list(asking.twins._pairs)) == ("twins", [2])
    asking.twins.table.selectRow(1)
    qtbot.waitUntil(lambda: 3 in asking.twins._pairs)
    assert [asking.twins._pairs[line].ours.name for line in (2, 3)] == ["Cũ K1", "Cũ K2"]
    looks = [row.rid for row in entries_of(office) if row.event == "customer:import-compare"]
    assert looks == [ref.rid.hex() for ref in refs]


def test_repetitions_stand_side_by_side_and_the_import_is_undone(
    qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path
) -> None:
    fields = (CustomField(Target.CUSTOMER, "Ngân hàng", FieldType.TEXT),)
    (bank,) = save_fields(office.sign_in("quan"), office.project, fields, 0).fields
    form = CustomerForm("Công ty Cũ", "K1", note="Ghi chú cũ", custom=((bank.id, "VCB"),))
    ref = create_customer(desk.session, office.project, form)
    asking = dialog(qtbot, desk)
    asking.drop.take(
        written(
            tmp_path,
            "Mã KH;Tên khách hàng;Điện thoại;Ghi chú;Ngân hàng",
            "K1;Công ty Mới;0901234567;Mới;ACB",
            "K2;Hai;;;",
        )
    )
    idle(qtbot, desk)
    asking.go.click()
    idle(qtbot, desk)
    assert asking.steps.chosen() == "twins"
    asking.twins.act.set_value(Act.MERGE)
    asking.twins.act.changed.emit()
    idle(qtbot, desk)
    assert set(asking.twins._takes) == {"name", "note", PREFIX + bank.id}
    for field in ("name", PREFIX + bank.id):
        asking.twins._takes[field].check.click()
        idle(qtbot, desk)
    assert "gộp 1" in asking.go.text()
    asking.go.click()
    idle(qtbot, desk)
    after = get_customer(desk.session, ref).form
    assert (after.name, after.note, after.phones) == ("Công ty Mới", "Ghi chú cũ", ("+84901234567",))
    assert dict(after.custom) == {bank.id: "ACB"}
    asking.undo.click()
    idle(qtbot, desk)
    assert "Đã hoàn tác" in asking.told.text()
    assert asking.undo.isHidden()
    assert get_customer(desk.session, ref).form == form
    assert desk.errors == []


def test_earlier_imports_are_listed_and_taken_back(qtbot: QtBot, office: Office, desk: Desk, tmp_path: Path) -> None:
    asking = dialog(qtbot, desk)
    asking.drop.take(written(tmp_path, "Tên khách hàng", "Một", "Hai"))
    idle(qtbot, desk)
    asking.go.click()
    idle(qtbot, desk)
    asking.reject()
    again = dialog(qtbot, desk)
    again.earlier.click()
    idle(qtbot, desk)
    listed = open_dialogs(again.window())[-1]
    assert isinstance(listed, ImportsDialog)
    assert listed.model.rowCount() == 1
    listed.undo.click()
    idle(qtbot, desk)
    question = open_dialogs(again.window())[-1]
    assert isinstance(question, MessageDialog)
    question.accept()
    idle(qtbot, desk)
    assert list_customers(desk.session, office.project, (Level.CONFIDENTIAL,)).total == 0
    assert not listed.undo.isEnabled()
    assert listed.undo.why_not()
