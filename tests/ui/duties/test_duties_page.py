"""What a person may do and why not, as the window tells it: against the policy, for real sessions."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import decide, may
from app.access.table import HAPPENINGS, Standing
from app.ids import Id
from app.session.model import ProjectSummary, Summary
from tests.fixtures.vault import NAMES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.duties.columns import act_cell, columns, ordered
from ui.duties.facts import facts_of_duties
from ui.duties.page import DutiesPage
from ui.duties.rows import ActRow, Verdict, chosen, rows_of_duties, rows_of_person
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.text import Paragraph

SALES = frozenset({Duty.SALES})


def opened(qtbot: QtBot, office: Office, who: str, **changes: object) -> tuple[DutiesPage, QMainWindow]:
    desk = Desk(office.sign_in(who))
    page = DutiesPage(desk, replace(desk.summary, **changes))  # type: ignore[arg-type]
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert desk.asked == []
    return page, window


def row_of(rows: tuple[ActRow, ...], event: Event) -> ActRow:
    (row,) = [row for row in rows if row.event is event]
    return row


def shown(page: DutiesPage) -> list[Event]:
    records = [page.model.record(place) for place in range(page.model.rowCount())]
    return [row.event for row in records if row is not None]


@pytest.mark.parametrize("who", NAMES)
def test_the_list_says_of_every_act_what_the_door_would(qtbot: QtBot, office: Office, who: str) -> None:
    page, _ = opened(qtbot, office, who)
    session = office.sign_in(who)
    summary: Summary = page._summary
    assert sorted(shown(page)) == sorted(event for event in Event if event not in HAPPENINGS)
    for row in page.rows():
        assert (row.verdict is not Verdict.NO) == may(row.event, summary.duties), row.event
        for level, given in zip(Level, row.cells, strict=False):
            cleared = level in session.levels(office.project) or (level == 3 and summary.top_secret_room)
            missing = session.standing().missing
            why = decide(row.event, summary.duties, active=True, level=level, cleared=cleared, missing=missing).why
            assert given.allowed == (not why), (row.event, level)


def test_what_is_not_ones_duty_says_whose_it_is(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, office, "nam")
    assert row_of(page.rows(), Event.RELEASE_APPROVE).reason == "Việc của quản lý."
    assert row_of(page.rows(), Event.PERSON_ADD).reason == "Việc của cán bộ an toàn hệ thống, quản lý."
    page, _ = opened(qtbot, office, "ha")
    told = row_of(page.rows(), Event.CUSTOMER_VIEW).reason
    assert told == "Việc của mọi nhiệm vụ, trừ quản trị hệ thống, cán bộ an toàn hệ thống."


def test_what_takes_two_says_so_unless_there_is_but_one() -> None:
    manager = Standing(frozenset({Duty.MANAGER}), frozenset(Level))
    told = row_of(rows_of_person(manager, one_person=False), Event.PERSON_ADD).reason
    assert told == "Một quản lý và một cán bộ an toàn cùng ký."
    assert row_of(rows_of_person(manager, one_person=True), Event.PERSON_ADD).reason == ""
    kept = row_of(rows_of_person(manager, one_person=True), Event.RELEASE_REFUSE).reason
    assert kept.startswith("Người đề nghị cung cấp, người đã sửa đề nghị")
    assert kept.endswith("không được quyết định.")


def test_levels_without_a_key_and_what_never_leaves_are_told_apart() -> None:
    rows = rows_of_person(Standing(SALES, frozenset({Level.CONFIDENTIAL})), one_person=False)
    ask = row_of(rows, Event.RELEASE_ASK)
    assert ask.verdict is Verdict.PARTLY
    assert "Cơ mật: chưa có thẩm quyền ở cấp mật này." in ask.reason
    assert "Tuyệt mật: tuyệt mật không bao giờ ra khỏi kho, dù ai xin." in ask.reason
    assert [act_cell(ask, f"level{number}").text for number in (1, 2, 3)] == ["Được", "Chưa có", "Không bao giờ"]
    assert row_of(rows, Event.CUSTOMER_VIEW).reason == "Cơ mật, tuyệt mật: chưa có thẩm quyền ở cấp mật này."


def test_the_room_is_shown_as_a_door_that_is_left() -> None:
    rows = rows_of_person(Standing(SALES, frozenset({Level.CONFIDENTIAL, Level.SECRET}), room=True), one_person=False)
    assert act_cell(row_of(rows, Event.CUSTOMER_VIEW), "level3").text == "Trong phòng"
    assert row_of(rows, Event.CUSTOMER_VIEW).verdict is Verdict.YES


def test_who_has_the_duty_but_no_clearance_waits_for_one(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, office, "nam", projects=())
    waiting = row_of(page.rows(), Event.CUSTOMER_VIEW)
    assert waiting.verdict is Verdict.WAITS
    assert waiting.reason == "Thuộc nhiệm vụ, nhưng chưa được cấp thẩm quyền trong dự án."
    page.pills.choose("waits")
    page.pills.picked.emit("waits")
    assert shown(page)
    assert all(may(event, SALES) for event in shown(page))
    assert "Chưa có ở dự án nào" in page.facts.words()


@pytest.mark.parametrize(
    ("missing", "told", "reason"),
    [
        (("agreement",), "Còn thiếu: thỏa thuận bảo mật", "Chưa có thỏa thuận bảo mật đang có hiệu lực."),
        (("lessons",), "Còn thiếu: bài học bắt buộc", "Chưa học đủ các bài bắt buộc."),
        (("agreement", "lessons"), "Còn thiếu: thỏa thuận bảo mật, bài học bắt buộc", "Chưa có thỏa thuận bảo mật"),
        ((), "Đang có hiệu lực", ""),
    ],
)
def test_without_agreement_or_lessons_what_the_duty_allows_waits(
    qtbot: QtBot, office: Office, missing: tuple[str, ...], told: str, reason: str
) -> None:
    page, _ = opened(qtbot, office, "long", missing=missing)
    assert told in page.facts.words()
    view = row_of(page.rows(), Event.CUSTOMER_VIEW)
    assert view.verdict is (Verdict.WAITS if missing else Verdict.YES)
    assert view.reason.startswith(reason)
    assert {act_cell(view, f"level{number}").text for number in (1, 2)} == ({"Chưa"} if missing else {"Được"})
    assert row_of(page.rows(), Event.DRAFT_SAVE).verdict is Verdict.YES
    assert row_of(page.rows(), Event.PROJECT_LIST).verdict is Verdict.YES
    assert row_of(page.rows(), Event.JOURNAL_READ).verdict is Verdict.NO


def test_who_reads_no_customers_is_asked_for_nothing(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, office, "minh")
    assert "Thỏa thuận" not in page.facts.words()


def test_another_duty_is_looked_up_and_oneself_again(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, office, "nam")
    page.show_subject((Duty.OFFICER,))
    assert row_of(page.rows(), Event.JOURNAL_READ).verdict is Verdict.YES
    assert "Không giữ khóa hồ sơ nào" in page.facts.words()
    page.show_subject((Duty.CLERK, Duty.SALES))
    assert page.whose.currentText() == "Nhân viên nhập liệu, nhân viên bán hàng"
    view = row_of(page.rows(), Event.CUSTOMER_VIEW)
    assert [act_cell(view, f"level{number}").text for number in (1, 2, 3)] == ["Khi có khóa"] * 3
    page.show_subject("me")
    assert row_of(page.rows(), Event.JOURNAL_READ).verdict is Verdict.NO
    assert "Phạm Văn Nam" not in page.title()


def test_each_project_has_its_own_answer(qtbot: QtBot, office: Office) -> None:
    north = ProjectSummary(Id(b"n" * 16), "Miền Bắc", (Level.CONFIDENTIAL, Level.SECRET), False)
    south = ProjectSummary(Id(b"s" * 16), "Miền Nam", (Level.CONFIDENTIAL,), False)
    page, _ = opened(qtbot, office, "nam", projects=(north, south))
    assert page.project.isVisible()
    assert row_of(page.rows(), Event.CUSTOMER_VIEW).cells[1].allowed
    page.project.setCurrentIndex(1)
    page.project.picked.emit(south.project)
    assert not row_of(page.rows(), Event.CUSTOMER_VIEW).cells[1].allowed
    assert "Miền Nam: đến bí mật" in page.facts.words()


def test_acts_are_found_without_marks_and_by_their_reason(qtbot: QtBot, office: Office) -> None:
    page, _ = opened(qtbot, office, "nam")
    page.search.setText("toan ven nhat ky")
    page.search.returnPressed.emit()
    found = shown(page)
    page.search.setText("Toàn vẹn nhật ký")
    page.search.returnPressed.emit()
    assert shown(page) == found == [Event.JOURNAL_VERIFY]
    page.search.setText("nhat ky")
    page.search.returnPressed.emit()
    assert {Event.JOURNAL_READ, Event.JOURNAL_VERIFY, *found} <= set(shown(page))
    assert Event.CUSTOMER_LIST not in shown(page)
    page.search.setText("khong co viec nay")
    page.search.returnPressed.emit()
    assert page.views.currentWidget() is page.empty
    page.search.setText("viec cua quan ly")
    page.search.returnPressed.emit()
    assert Event.CLEARANCE_GRANT in shown(page)


@pytest.mark.parametrize(("pill", "duty"), [*product(("all", "may", "no"), Duty)])
def test_the_filters_part_the_acts(pill: str, duty: Duty) -> None:
    rows = rows_of_duties((duty,))
    found = {row.event for row in chosen(rows, pill, "")}
    allowed = {row.event for row in rows if may(row.event, (duty,))}
    assert found == {"all": {row.event for row in rows}, "may": allowed}.get(
        pill, {row.event for row in rows} - allowed
    )


def test_the_whole_reason_is_told_on_enter(qtbot: QtBot, office: Office) -> None:
    page, window = opened(qtbot, office, "ha")
    place = shown(page).index(Event.CUSTOMER_VIEW)
    page.table.setCurrentIndex(page.model.index(place, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    assert dialog.windowTitle() == "Xem hồ sơ khách hàng"
    assert "Việc của mọi nhiệm vụ, trừ" in " ".join(part.text() for part in dialog.findChildren(Paragraph))
    close_all_dialogs(window)


def test_columns_sort_and_every_answer_has_words() -> None:
    rows = rows_of_duties((Duty.SALES,))
    by_name = [row.label for row in ordered(rows, "act", descending=False)]
    assert by_name == sorted(by_name, key=str.casefold)
    verdicts = [row.verdict for row in ordered(rows, "verdict", descending=True)]
    assert verdicts[0] is Verdict.NO
    assert verdicts[-1] is Verdict.YES
    for row in rows:
        assert all(act_cell(row, column.key).text for column in columns()[:3])
        assert all(act_cell(row, f"level{number}").text for number in (1, 2, 3)) == bool(row.cells)


@pytest.mark.parametrize("duty", Duty)
def test_every_duty_says_what_it_may_meet_or_why_nothing(duty: Duty) -> None:
    (_, _, keys), (_, _, together) = facts_of_duties((duty,))
    assert (keys == "Không giữ khóa hồ sơ nào") == (duty in (Duty.ADMINISTRATOR, Duty.OFFICER))
    free = duty in (Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE)
    assert together.startswith("Không nhiệm vụ nào khác. ") != free
