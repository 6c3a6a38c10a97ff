"""People in service: one is suspended and given back, one moves to other duties, one leaves and all keys change."""

from __future__ import annotations

from tests.journeys.cast import MANAGER, OFFICER, SECOND_MANAGER, SERVICE, Person
from tests.journeys.driver import told
from tests.journeys.office import LEVEL_WORDS, TourOffice, ran, sample_customers
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from tests.journeys.tour_keys import SALES_SINCE
from tests.journeys.tour_lists import customers_page
from ui.people.freeze_dialog import FreezeDialog
from ui.people.leave_dialog import LeaveDialog
from ui.people.move_dialog import MoveDialog
from ui.people.page import PeoplePage
from ui.people.report_dialog import ReportDialog
from ui.people.signing_dialog import SigningDialog
from ui.people.thaw_dialog import ThawDialog

REPORT = "bao-cao-nghi-viec.pdf"
LEAVER, MOVER = SALES_SINCE, SERVICE
NEW_TITLE, NEW_DUTY = "Nhân viên bán hàng", "Nhân viên bán hàng"
WHY = "Nghi lộ cụm mật khẩu ở quán nước"
NOTE = "Hết hợp đồng, không ký tiếp"


def suspend(office: TourOffice, step: Step) -> None:
    """The officer alone suspends at once; two give access back; in between nothing opens, and the window says why."""
    driver = office.driver
    page = _open(office, OFFICER, LEAVER)
    driver.shot("mot-nguoi")
    driver.click("Tạm dừng…")
    driver.dialog(FreezeDialog)
    driver.click("Tạm dừng ngay")
    step.check("a reason is asked for", driver.sees("Hãy ghi lý do trong một câu."))
    driver.fill("Lý do", WHY)
    driver.fill("Cụm mật khẩu của bạn", OFFICER.passphrase)
    driver.shot("tam-dung")
    driver.click("Tạm dừng ngay")
    driver.wait_until(lambda: driver.top() is driver.window, "the person to be suspended")
    driver.wait_until(lambda: page.detail is not None and page.detail.view.row.frozen, "the list to say so")
    driver.shot("dang-tam-dung")
    words = office.be_refused(LEAVER)
    step.check("a suspended person cannot unlock, and is told whom to ask", words.startswith(told("session.frozen")))
    driver.shot("tam-dung-khong-mo-duoc")
    page = _open(office, OFFICER, LEAVER)
    driver.click("Mở lại quyền…")
    _sign(office, driver.dialog(ThawDialog), OFFICER, MANAGER)
    driver.click("Mở lại và ký")
    driver.wait_until(lambda: driver.top() is driver.window, "access to be given back")
    driver.wait_until(lambda: page.detail is not None and not page.detail.view.row.frozen, "the list to say so")
    step.check("two give access back, and the vault opens with everything", _listed(office, LEAVER) > 0)


def move(office: TourOffice, step: Step) -> None:
    """Customer service becomes sales with bí mật alone: keys of cơ mật are changed, and fewer customers are listed."""
    driver = office.driver
    before = _listed(office, MOVER)
    page = _open(office, MANAGER, MOVER)
    driver.click("Đổi nhiệm vụ…")
    dialog = driver.dialog(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    driver.fill("Chức danh", NEW_TITLE)
    driver.click(MOVER.duty)
    driver.click(NEW_DUTY)
    driver.pick(next(iter(dialog.levels.values())).combo, f"đến {LEVEL_WORDS[1]}")
    _sign(office, dialog, MANAGER, OFFICER)
    driver.shot("doi-nhiem-vu")
    driver.click("Đổi và ký")
    driver.wait_until(lambda: driver.top() is driver.window, "the person to be moved", 120)
    driver.wait_until(lambda: page.detail is not None and page.detail.view.row.title == NEW_TITLE, "the new title")
    step.check("no key waits to be changed", page.detail is not None and not page.detail.view.owed)
    driver.shot("da-doi-nhiem-vu")
    after = _listed(office, MOVER)
    step.check(f"the person lists {after} customers instead of {before}", 0 < after < before)
    secret = next(customer for customer in sample_customers() if customer.level == 2)
    step.check("and no word of cơ mật stands in their window", secret.name not in driver.words())
    driver.shot("sau-khi-doi-nhiem-vu")
    kept = _listed(office, SECOND_MANAGER)
    step.check("others list what they listed before", kept >= before)
    office.kept["others list"] = str(kept)


def leave(office: TourOffice, step: Step) -> None:
    """Two signatures end the access; all keys change while one watches; the others unlock again and miss nothing."""
    driver = office.driver
    _open(office, MANAGER, LEAVER)
    driver.click("Cho thôi quyền…")
    dialog = driver.dialog(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    driver.fill("Ghi chú", NOTE)
    _sign(office, dialog, MANAGER, OFFICER)
    driver.shot("cho-thoi-quyen")
    before = {file.name for file in (office.vault / "c").glob("*.db")}
    driver.click("Cho thôi quyền và đổi khóa")
    driver.wait_until(dialog.progress.isVisible, "the progress to be shown")
    step.check("how far the keys are is shown, and it can be stopped", driver.has_button("Dừng"))
    driver.shot("dang-doi-khoa", at_once=True)
    driver.wait_until(lambda: driver.top() is driver.window, "the access to end", 180)
    driver.settle()
    after = {file.name for file in (office.vault / "c").glob("*.db")}
    step.check("compartments they could open were written anew", len(before - after) >= 1 and len(before) == len(after))
    page = _open(office, MANAGER, LEAVER)
    step.check("the list says that they have left", page.detail is not None and not page.detail.view.row.active)
    driver.shot("da-thoi-quyen")
    words = office.be_refused(LEAVER)
    step.check("who left cannot unlock any more, and is told so", words == told("session.ended_service"))
    driver.shot("thoi-quyen-khong-mo-duoc")
    listed = _listed(office, SECOND_MANAGER)
    step.check("the others unlock again and miss nothing", str(listed) == office.kept["others list"])
    step.check("the moved person too", _listed(office, MOVER) > 0)


def report(office: TourOffice, step: Step) -> None:
    """What the leaver read and what was changed, signed by two, without a customer's name."""
    driver, file = office.driver, office.out / REPORT
    _open(office, MANAGER, LEAVER)
    driver.click("Báo cáo nghỉ việc…")
    _sign(office, driver.dialog(ReportDialog), MANAGER, OFFICER)
    driver.shot("lap-bao-cao-nghi-viec")
    driver.click_and_save_as("Lập và ký", file)
    driver.wait_until(file.exists, "the report on the disk", 60)
    driver.wait_until(lambda: driver.top() is driver.window, "the dialog to close")
    text = text_of(file)
    step.check("it names the leaver, the reason and both signers", all(
        words in text for words in (LEAVER.name, NOTE, MANAGER.name, OFFICER.name)))  # fmt: skip
    named = [customer.name for customer in sample_customers() if customer.name in text]
    step.check("and no customer", not named)
    step.check("pdfsig finds two valid signatures", ran("pdfsig", "-nocert", file).count("Signature is Valid") == 2)
    ran("pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", file, office.out / "bao-cao-nghi-viec")


def _open(office: TourOffice, signed_in: Person, about: Person) -> PeoplePage:
    """The page of people as ``signed_in``, with ``about`` beside the list."""
    driver = office.driver
    office.sign_in(signed_in)
    driver.open_page("Người dùng")
    page = driver.workplace.page()
    assert isinstance(page, PeoplePage)
    driver.choose_row(page.table, about.name)
    driver.wait_until(lambda: page.detail is not None and page.detail.view.row.name == about.name, "the person")
    driver.settle()
    return page


def _sign(office: TourOffice, dialog: object, first: Person, second: Person) -> None:
    assert isinstance(dialog, SigningDialog)
    driver = office.driver
    driver.fill(f"Cụm mật khẩu của {first.name}", first.passphrase)
    driver.pick(dialog.signatures.other.combo, second.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", second.passphrase)


def _listed(office: TourOffice, person: Person) -> int:
    """How many customers a person lists after unlocking."""
    driver = office.driver
    office.sign_in(person)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    driver.wait_until(lambda: page.list.total() > 0, "the list")
    return page.list.total()
