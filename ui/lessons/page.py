"""Learning: the list of lessons, one lesson's text, its questions, and how they went.

Pure rules:

* Which answer is right is unknown here until the answers were handed in: the questions come without it.
* Leaving the questions, or locking, ends the try; the next one has other questions.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.errors import NiemError
from app.lessons.actions import hand_in_answers
from app.lessons.model import CertificatePdf, LearnerRow, LessonText, MyLessons, Paper, Result
from app.lessons.queries import begin_questions, lesson_certificate, lesson_overview, list_my_lessons, open_lesson
from app.session.model import Summary
from ui import messages
from ui.lessons.list_view import LessonsList
from ui.lessons.questions_view import QuestionsView
from ui.lessons.reading_view import ReadingView
from ui.lessons.result_view import ResultView
from ui.tasks import Tasks
from ui.widgets.page import Page
from ui.widgets.save_file import file_name, save_as

View = ReadingView | QuestionsView | ResultView


class LessonsPage(Page):
    """``show_subject(lesson id)`` opens one lesson."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.list = LessonsList(sees_office=may(Event.LESSON_OVERVIEW, summary.duties))
        self.list.opened.connect(self.open)
        self.list.certificate_wanted.connect(self._certify)
        self.list.office_wanted.connect(self._fetch_office)
        self.views = QStackedWidget()
        self.views.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        self.setFocusProxy(self.list)

    def title(self) -> str:
        return self.tr("Học và kiểm tra")

    def reload(self) -> None:
        self._tasks.read(list_my_lessons, messages.language(), then=self._show_mine, owner=self)
        if self.list.shows_office():
            self._fetch_office()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, str) and subject:
            self.open(subject)

    def open(self, lesson: str) -> None:
        """Show the text of a lesson."""
        self._tasks.read(open_lesson, lesson, messages.language(), then=self._show_text, owner=self)

    def begin(self, lesson: str) -> None:
        """Draw new questions of a lesson and ask them."""
        self._tasks.read(begin_questions, lesson, messages.language(), then=self._show_questions, owner=self)

    def view(self) -> QWidget | None:
        """What is shown now: the list, a text, questions, or a result."""
        return self.views.currentWidget()

    # Answers

    def _show_mine(self, mine: MyLessons) -> None:
        self.list.show_mine(mine)
        self.badge_changed.emit(mine.open_count + mine.lapsing_count)

    def _fetch_office(self) -> None:
        self._tasks.read(lesson_overview, messages.language(), then=self._show_office, owner=self)

    def _show_office(self, rows: tuple[LearnerRow, ...]) -> None:
        self.list.show_office(rows)

    def _show_text(self, lesson: LessonText) -> None:
        view = ReadingView(lesson)
        view.begun.connect(partial(self.begin, lesson.lesson))
        view.left.connect(self._show_list)
        self._put(view)

    def _show_questions(self, paper: Paper) -> None:
        view = QuestionsView(paper)
        view.handed_in.connect(partial(self._hand_in, paper))
        view.left.connect(self._show_list)
        self._put(view)

    def _hand_in(self, paper: Paper, answers: tuple[int, ...]) -> None:
        self._tasks.act(
            hand_in_answers,
            paper.lesson,
            paper.number,
            answers,
            then=self._show_result,
            failed=self._not_judged,
            owner=self,
        )

    def _not_judged(self, error: NiemError) -> None:
        view = self.view()
        if isinstance(view, QuestionsView):
            view.failed()
        messages.show(self, error)

    def _show_result(self, result: Result) -> None:
        more = any(lesson != result.lesson for lesson in self.list.all_waiting())
        view = ResultView(result, more=more)
        view.again.connect(partial(self.begin, result.lesson))
        view.reread.connect(partial(self.open, result.lesson))
        view.onward.connect(partial(self._go_on, result.lesson))
        view.left.connect(self._show_list)
        self._put(view)

    def _go_on(self, after: str) -> None:
        """Open the next lesson that waits; the list may not know yet that the one just passed does not."""
        waiting = next((lesson for lesson in self.list.all_waiting() if lesson != after), None)
        if waiting:
            self.open(waiting)
        else:
            self._show_list()

    # Views

    def _put(self, view: View) -> None:
        self._drop_views()
        self.views.addWidget(view)
        self.views.setCurrentWidget(view)
        self.setFocusProxy(view)
        view.focus()

    def _show_list(self) -> None:
        self._drop_views()
        self.views.setCurrentWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.table.setFocus()
        self.reload()

    def _drop_views(self) -> None:
        while self.views.count() > 1:
            old = self.views.widget(1)
            if old is None:
                break
            self.views.removeWidget(old)
            old.deleteLater()

    # The certificate

    def _certify(self) -> None:
        self._tasks.read(lesson_certificate, messages.language(), then=self._save, owner=self)

    def _save(self, made: CertificatePdf) -> None:
        title = self.tr("Lưu giấy xác nhận đã học")
        path = save_as(self, title, file_name(made.number, "pdf"), self.tr("Tệp PDF (*.pdf)"), made.pdf)
        if path is not None:
            messages.done(self, self.tr("Đã lưu giấy xác nhận số {}.").format(made.number))
