"""Lessons read and answered in the window, a certificate, and a concern that only the officer can read.

The tour knows the right answers from the lessons' files in the program's folder; the window does not have them before
the answers are handed in.
"""

from __future__ import annotations

from typing import TypeVar

from app.lessons.library import lesson_of, lessons
from tests.journeys.cast import EVERYBODY, OFFICER, SALES, SERVICE, Person
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from ui.concerns.page import ConcernsPage
from ui.concerns.report_dialog import ReportDialog
from ui.lessons.page import LessonsPage
from ui.lessons.questions_view import QuestionsView
from ui.lessons.reading_view import ReadingView
from ui.lessons.result_view import ResultView

CERTIFICATE = "giay-xac-nhan-da-hoc.pdf"
V = TypeVar("V", ReadingView, QuestionsView, ResultView)
WORRY = "Một tập bản in Mẫu không số nằm cạnh máy in tầng 3 từ thứ hai."


def learn(office: TourOffice, step: Step) -> None:
    """Customer service reads a lesson, fails once, and passes all of them."""
    driver = office.driver
    page = _page(office, SERVICE)
    step.check("nothing is learned yet, and customer files stay closed", "chỉ mở khi mọi bài" in page.list.told.text())
    driver.shot("bai-hoc-danh-sach")
    first = lessons("vi")[0].lesson
    _read(driver, page)
    driver.shot("bai-hoc-doc")
    view = _questions(driver, page)
    driver.shot("bai-hoc-cau-hoi")
    driver.click("Nộp bài")
    step.check("an unanswered question is pointed out", driver.sees("Hãy chọn một câu trả lời."))
    result = _answer(driver, page, view, right=False)
    step.check("wrong answers do not pass, and the reasons are shown", not result.result.passed)
    driver.shot("bai-hoc-chua-dat")
    driver.click("Làm lại với câu hỏi khác")
    again = _wait(driver, page, QuestionsView)
    result = _answer(driver, page, again, right=True)
    step.check("other questions, answered right, pass", result.result.passed and result.result.lesson == first)
    driver.shot("bai-hoc-dat")
    _pass_the_rest(driver, page)
    step.check("every lesson is in force", driver.sees("Bạn đã học đủ mọi bài"))
    driver.shot("bai-hoc-du")
    file = office.out / CERTIFICATE
    driver.click_and_save_as("Lưu giấy xác nhận…", file)
    driver.wait_until(file.exists, "the certificate on the disk")
    text = text_of(file)
    step.check("the certificate names the person and every lesson", SERVICE.name in text and all(
        lesson.title in text for lesson in lessons("vi")))  # fmt: skip


def everybody_learns(office: TourOffice, step: Step) -> None:
    """All the others pass all lessons; the officer sees it."""
    driver = office.driver
    for person in EVERYBODY:
        if person not in (SERVICE, OFFICER):
            take_all(office, person)
    page = take_all(office, OFFICER)
    driver.click("Cả văn phòng")
    driver.wait_for_words(f"{len(EVERYBODY)} trên {len(EVERYBODY)} người đã học đủ")
    step.check("the officer sees that everybody has", page.list.learner_model.rowCount() == len(EVERYBODY))
    driver.shot("bai-hoc-ca-van-phong")


def report_a_concern(office: TourOffice, step: Step) -> None:
    """Sales hands in a concern without a name; the officer alone reads it."""
    driver = office.driver
    office.be(SALES)
    driver.open_page("Mối lo ngại")
    driver.click("Viết báo cáo…")
    dialog = driver.dialog(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    driver.fill("Điều bạn lo ngại", WORRY)
    step.check("the form says what can be found out", driver.sees("có thể đoán ra"))
    driver.shot("moi-lo-ngai")
    driver.click("Niêm phong và gửi")
    driver.wait_for_words("Mã nhận:")
    driver.shot("moi-lo-ngai-da-gui")
    code = dialog.code
    driver.click("Xong")
    office.planted["a concern"] = WORRY
    office.be(OFFICER)
    driver.open_page("Mối lo ngại")
    page = driver.workplace.page()
    assert isinstance(page, ConcernsPage)
    driver.choose_row(page.table, WORRY)
    driver.wait_for_words(code)
    step.check("the officer reads it, without a name", driver.sees("Không ghi tên") and not driver.sees(SALES.name))
    driver.shot("moi-lo-ngai-can-bo")
    driver.fill("Đã làm gì", "Đã đánh số và cất vào tủ sắt.")
    driver.click("Đã xử lý xong")
    driver.wait_for_words("0 báo cáo chưa xem")
    step.check("and notes what was done", page.detail is not None and page.detail.row.noted_by == OFFICER.name)


def _page(office: TourOffice, person: Person) -> LessonsPage:
    office.be(person)
    office.driver.open_page("Học và kiểm tra")
    page = office.driver.workplace.page()
    assert isinstance(page, LessonsPage)
    return page


def take_all(office: TourOffice, person: Person) -> LessonsPage:
    page = _page(office, person)
    _pass_the_rest(office.driver, page)
    return page


def _pass_the_rest(driver: Driver, page: LessonsPage) -> None:
    """From the list, or from a result that offers the next lesson, until the list says that nothing waits."""
    while True:
        driver.settle()
        if not driver.has_button("Học bài tiếp theo"):
            break
        _read(driver, page)
        _answer(driver, page, _questions(driver, page), right=True)
    if isinstance(page.view(), ResultView):
        driver.click("Xong, về danh sách")
        driver.settle()


def _read(driver: Driver, page: LessonsPage) -> ReadingView:
    driver.click("Học bài tiếp theo")
    return _wait(driver, page, ReadingView)


def _questions(driver: Driver, page: LessonsPage) -> QuestionsView:
    driver.click("Làm bài kiểm tra")
    return _wait(driver, page, QuestionsView)


def _answer(driver: Driver, page: LessonsPage, view: QuestionsView, *, right: bool) -> ResultView:
    pool = {question.text: question for question in lesson_of(view.paper.lesson, "vi").pool}
    for card, question in zip(view.cards, view.paper.questions, strict=True):
        known = pool[question.text]
        place = question.answers.index(known.answers[known.right])
        driver.press(card.choices[place if right else (place + 1) % len(question.answers)])
    driver.click("Nộp bài")
    return _wait(driver, page, ResultView)


def _wait(driver: Driver, page: LessonsPage, kind: type[V]) -> V:
    driver.wait_until(lambda: isinstance(page.view(), kind), f"a {kind.__name__}")
    driver.settle()
    found = page.view()
    assert isinstance(found, kind)
    return found
