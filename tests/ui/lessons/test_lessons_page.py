"""Learning in the window, on a real vault: from the list over the text and the questions to the certificate."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.clock import DAY
from app.lessons.library import lesson_of, lessons
from app.lessons.model import LessonState, Question
from app.lessons.queries import list_my_lessons
from app.session.door import Session
from tests.fixtures.papers import text_of
from tests.fixtures.vault import NAMES, Office
from tests.lessons.answers import FIRST, all_right, all_wrong, pass_everything, pass_lesson
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui import messages
from ui.lessons.page import LessonsPage
from ui.lessons.questions_view import QuestionsView
from ui.lessons.reading_view import ReadingView
from ui.lessons.result_view import ResultView
from ui.theme import apply_theme, current
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.record_table import RecordTable


def opened(qtbot: QtBot, session: Session) -> tuple[LessonsPage, QMainWindow, Desk]:
    desk = Desk(session)
    page = LessonsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page, 1116, 628)
    idle(qtbot, desk)
    return page, window, desk


def cells(table: RecordTable, column: int) -> list[str]:
    model = table.model()
    assert model is not None
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def asked(qtbot: QtBot, page: LessonsPage, desk: Desk, lesson: str = FIRST) -> QuestionsView:
    page.open(lesson)
    idle(qtbot, desk)
    reading = page.view()
    assert isinstance(reading, ReadingView)
    reading.begin.click()
    idle(qtbot, desk)
    view = page.view()
    assert isinstance(view, QuestionsView)
    return view


def answer(qtbot: QtBot, desk: Desk, page: LessonsPage, view: QuestionsView, chosen: tuple[int, ...]) -> ResultView:
    for card, at in zip(view.cards, chosen, strict=True):
        card.choices[at].mark.click()
    view.hand_in.click()
    idle(qtbot, desk)
    result = page.view()
    assert isinstance(result, ResultView)
    return result


def test_the_list_says_what_is_missing_and_that_files_stay_closed(qtbot: QtBot, newcomers: Office) -> None:
    shown = opened(qtbot, newcomers.sign_in("lan"))
    page = shown[0]
    assert page.list.table.model().rowCount() == len(lessons("vi"))
    assert "còn 8 bài" in page.list.told.text()
    assert page.list.told.isVisible()
    assert not page.list.certificate.isEnabled()
    assert page.list.certificate.toolTip()
    assert not page.list.pills.isVisible()
    assert set(cells(page.list.table, 1)) == {"Chưa học"}


def test_for_who_opens_no_customer_files_nothing_is_closed(qtbot: QtBot, newcomers: Office) -> None:
    shown = opened(qtbot, newcomers.sign_in("minh"))
    assert "không có gì bị đóng lại" in shown[0].list.told.text()


def test_states_and_dates_follow_the_clock(qtbot: QtBot, newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    pass_everything(lan)
    page, _, desk = opened(qtbot, lan)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    assert set(cells(page.list.table, 1)) == {"Còn hiệu lực"}
    assert not page.list.next.isVisible()
    newcomers.clock.advance(340 * DAY)
    page.reload()
    idle(qtbot, desk)
    assert set(cells(page.list.table, 1)) == {"Sắp hết hiệu lực"}
    assert page.list.next.isVisible()
    newcomers.clock.advance(31 * DAY)
    page.reload()
    idle(qtbot, desk)
    assert set(cells(page.list.table, 1)) == {"Đã hết hiệu lực"}
    assert badges == [8, 8]


def test_a_lesson_is_learned_by_keyboard_alone(qtbot: QtBot, newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    page, window, desk = opened(qtbot, lan)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    idle(qtbot, desk)
    reading = page.view()
    assert isinstance(reading, ReadingView)
    assert reading.text.hasFocus()
    before = reading.text.verticalScrollBar().value()
    qtbot.keyClick(reading.text, Qt.Key.Key_PageDown)
    assert reading.text.verticalScrollBar().value() > before
    qtbot.keyClick(reading.text, Qt.Key.Key_Tab)
    assert reading.begin.hasFocus()
    qtbot.keyClick(reading.begin, Qt.Key.Key_Space)
    idle(qtbot, desk)
    view = page.view()
    assert isinstance(view, QuestionsView)
    for card, right in zip(view.cards, all_right(lan, FIRST), strict=True):
        assert card.isAncestorOf(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        for _ in range(right):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert card.chosen() == right
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert view.hand_in.hasFocus()
    qtbot.keyClick(view.hand_in, Qt.Key.Key_Space)
    idle(qtbot, desk)
    result = page.view()
    assert isinstance(result, ResultView)
    assert result.result.passed
    assert result.primary.hasFocus()
    qtbot.keyClick(result.primary, Qt.Key.Key_Space)
    idle(qtbot, desk)
    onward = page.view()
    assert isinstance(onward, ReadingView)
    assert onward.lesson.lesson == lessons("vi")[1].lesson


def test_the_whole_text_stands_there_set_with_room_for_marks(qtbot: QtBot, newcomers: Office) -> None:
    page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
    page.open(FIRST)
    idle(qtbot, desk)
    view = page.view()
    assert isinstance(view, ReadingView)
    shown = " ".join(view.text.toPlainText().split())
    for block in lesson_of(FIRST, "vi").blocks:
        assert block.plain() in shown
    block = view.text.document().begin()
    while block.isValid():
        form = block.blockFormat()
        assert form.lineHeightType() == QTextBlockFormat.LineHeightTypes.ProportionalHeight.value or not block.text()
        assert form.lineHeight() * 1.265 >= 145 or not block.text()
        block = block.next()
    assert view.text.document().idealWidth() <= view.text.viewport().width()
    assert view.text.horizontalScrollBar().maximum() == 0


def test_a_change_of_theme_sets_the_open_text_anew(qtbot: QtBot, newcomers: Office, qapp: QApplication) -> None:
    page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
    page.open(FIRST)
    idle(qtbot, desk)
    view = page.view()
    assert isinstance(view, ReadingView)
    apply_theme(qapp, "dark")
    first = view.text.document().begin().begin().fragment().charFormat()
    assert first.foreground().color() == current().colour("text")


def test_questions_must_all_be_answered_before_they_are_judged(qtbot: QtBot, newcomers: Office) -> None:
    page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
    view = asked(qtbot, page, desk)
    view.cards[0].choices[0].mark.click()
    assert "1 trên 5" in view.progress.text()
    view.hand_in.click()
    idle(qtbot, desk)
    assert "hand_in_answers" not in desk.asked
    assert not view.cards[0].reminder.isVisible()
    assert all(card.reminder.isVisibleTo(card) for card in view.cards[1:])
    view.cards[1].choices[2].mark.click()
    assert not view.cards[1].reminder.isVisibleTo(view.cards[1])


def test_the_window_never_holds_a_right_answer_before_the_answers_are_judged(qtbot: QtBot, newcomers: Office) -> None:
    page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
    view = asked(qtbot, page, desk)
    assert all(type(question) is Question for question in view.paper.questions)
    assert "right" not in Question.__dataclass_fields__
    held = pickle.dumps(view.paper).decode("utf-8", "replace")
    assert not any(question.why in held for question in lesson_of(FIRST, "vi").pool)


def test_a_failed_try_shows_the_reasons_and_offers_other_questions(qtbot: QtBot, newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    page, _, desk = opened(qtbot, lan)
    view = asked(qtbot, page, desk)
    result = answer(qtbot, desk, page, view, all_wrong(lan, FIRST))
    assert "Chưa đạt" in result.words()[0]
    assert "4" in result.words()[1]
    before = view.paper.number
    result.primary.click()
    idle(qtbot, desk)
    again = page.view()
    assert isinstance(again, QuestionsView)
    assert again.paper.number > before
    passed = answer(qtbot, desk, page, again, all_right(lan, FIRST))
    assert "Đạt" in passed.words()[0]
    assert "24/11/2027" in passed.words()[1]
    assert list_my_lessons(lan, "vi").rows[0].state is LessonState.IN_FORCE


def test_a_try_that_is_over_is_told_and_can_be_left(qtbot: QtBot, newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    page, _, desk = opened(qtbot, lan)
    view = asked(qtbot, page, desk)
    chosen = all_right(lan, FIRST)
    pass_lesson(lan)  # a newer try of the same session, which ended this one
    for card, at in zip(view.cards, chosen, strict=True):
        card.choices[at].mark.click()
    view.hand_in.click()
    idle(qtbot, desk)
    assert page.view() is view
    assert dialog_of(page.window()).windowTitle()
    assert view.hand_in.isEnabled()
    close_all_dialogs(page.window())
    view.back.click()
    idle(qtbot, desk)
    assert page.view() is page.list


def test_the_certificate_is_saved_where_the_person_wants(
    qtbot: QtBot, newcomers: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = newcomers.sign_in("lan")
    pass_lesson(lan)
    page, _, desk = opened(qtbot, lan)
    place = tmp_path / "giay.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    page.list.certificate.click()
    idle(qtbot, desk)
    assert NAMES["lan"] in text_of(place.read_bytes())


def test_a_manager_sees_the_whole_office(qtbot: QtBot, newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    pass_everything(lan)
    page, _, desk = opened(qtbot, newcomers.sign_in("quan"))
    assert page.list.pills.isVisible()
    office_pill = page.list.pills._group.buttons()[1]
    office_pill.click()
    idle(qtbot, desk)
    assert cells(page.list.learners, 0) == sorted(NAMES.values(), key=str.casefold)
    row = cells(page.list.learners, 0).index(NAMES["lan"])
    assert cells(page.list.learners, 1)[row] == "8 trên 8 bài"
    page.list.learners.model().sort(1)
    assert cells(page.list.learners, 0)[-1] == NAMES["lan"]


def test_a_lesson_can_be_shown_from_elsewhere(qtbot: QtBot, newcomers: Office) -> None:
    page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
    page.show_subject("03-papers-and-printers")
    idle(qtbot, desk)
    view = page.view()
    assert isinstance(view, ReadingView)
    assert view.lesson.lesson == "03-papers-and-printers"


def test_the_page_speaks_english_when_the_window_does(qtbot: QtBot, newcomers: Office) -> None:
    messages.set_language("en")
    try:
        page, _, desk = opened(qtbot, newcomers.sign_in("lan"))
        page.open(FIRST)
        idle(qtbot, desk)
        view = page.view()
        assert isinstance(view, ReadingView)
        assert view.lesson.title == lesson_of(FIRST, "en").title
    finally:
        messages.set_language("vi")
