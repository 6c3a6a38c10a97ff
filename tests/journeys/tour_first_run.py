"""The first minutes: welcome, making a vault, unlocking it, adding people."""

from __future__ import annotations

from tests.journeys.cast import COMPANY, MANAGER, OFFICER, PLACE, PROJECT, STAFF, WRONG_PASSPHRASE, Person
from tests.journeys.driver import told
from tests.journeys.office import LEVEL_WORDS, TourOffice
from tests.journeys.report import Step
from ui.people.page import PeoplePage
from ui.sign_in.passphrase_pair import PassphrasePair


def make_a_vault(office: TourOffice, step: Step) -> None:
    """Welcome → company → manager → officer → project → folder → what to do next."""
    driver = office.driver
    driver.shot("chao-mung")
    driver.click("Tạo kho mới")
    driver.click("Tiếp tục")
    step.check("an empty company name is not accepted", driver.sees("Ô này cần được điền."))
    driver.fill("Tên công ty", COMPANY)
    driver.fill("Địa danh", PLACE)
    driver.shot("tao-kho-cong-ty")
    driver.click("Tiếp tục")
    driver.fill("Họ và tên", MANAGER.name)
    _refuse_weak_passphrase(office, step)
    _type_passphrase_twice(office, MANAGER)
    driver.shot("tao-kho-quan-ly")
    driver.click("Tiếp tục")
    driver.fill("Họ và tên", OFFICER.name)
    _offer_words(office, step)
    _type_passphrase_twice(office, OFFICER)
    driver.click("Tiếp tục")
    driver.fill("Tên dự án", PROJECT)
    driver.click("Tiếp tục")
    driver.shot("tao-kho-noi-dat")
    step.check("nothing is written before the last button", not office.vault.exists())
    driver.click("Tạo kho")
    driver.wait_for_words("Kho hồ sơ đã sẵn sàng", 60)
    driver.shot("kho-san-sang")
    step.check("the vault stands in its folder", (office.vault / "vault.json").exists() or any(office.vault.iterdir()))


def _refuse_weak_passphrase(office: TourOffice, step: Step) -> None:
    driver = office.driver
    driver.fill("Cụm mật khẩu", "matkhau123")
    driver.fill("Gõ lại cụm mật khẩu", "matkhau123")
    driver.wait_for_words("Chưa đủ mạnh")
    driver.click("Tiếp tục")
    step.check("a weak passphrase is not accepted", driver.sees("Chưa đủ mạnh") and driver.sees("Họ và tên"))


def _offer_words(office: TourOffice, step: Step) -> None:
    """Words on request are shown once, to be written down."""
    driver = office.driver
    driver.click("Gợi ý một cụm từ ngẫu nhiên")
    driver.wait_for_words("Cụm từ gợi ý")
    pair = driver.all(PassphrasePair)[0]
    driver.wait_until(pair.words.isVisible, "the words")
    step.check("six words are proposed on request", len(pair._words.text().split()) == 6)
    driver.shot("tao-kho-can-bo-an-toan")


def _type_passphrase_twice(office: TourOffice, person: Person) -> None:
    driver = office.driver
    driver.fill("Cụm mật khẩu", person.passphrase)
    driver.fill("Gõ lại cụm mật khẩu", person.passphrase)
    pair = driver.all(PassphrasePair)[0]
    driver.wait_until(pair.accepted, "the passphrase to be measured and accepted")


def unlock(office: TourOffice, step: Step) -> None:
    """A wrong passphrase first, then the right one."""
    driver = office.driver
    if driver.has_button("Mở khóa kho"):
        driver.click("Mở khóa kho")
    view = driver.window.sign_in.unlock
    driver.wait_until(lambda: view.person.combo.count() == 2, "the two founders in the list")
    driver.pick(view.person.combo, MANAGER.name)
    driver.type_into(view.passphrase.edit, WRONG_PASSPHRASE)
    driver.press(view.unlock)
    driver.wait_for_words(told("keys.wrong_passphrase_or_machine"))
    step.check("a wrong passphrase opens nothing, and the sentence does not say which factor failed", True)
    step.check("the field is empty again", view.passphrase.value() == "")
    driver.shot("mo-khoa-sai")
    office.sign_in(MANAGER)
    step.check("the right passphrase opens the vault", driver.window.workplace is not None)
    driver.shot("vua-mo-kho")


def add_people(office: TourOffice, step: Step) -> None:
    """Sales up to bí mật, customer service up to cơ mật, a second manager; each with two signatures."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page("Người dùng")
    _refuse_incompatible(office, step)
    for number, person in enumerate(STAFF):
        add_one(office, person, picture="them-nguoi-dung" if number == 1 else "")
    page = driver.workplace.page()
    assert isinstance(page, PeoplePage)
    driver.wait_until(lambda: page.model.rowCount() == 5, "five people in the list")
    for person in STAFF:
        step.check(f"{person.title} is in the list", driver.sees(person.name))
    driver.shot("nguoi-dung")


def _open_form(office: TourOffice, person: Person) -> None:
    driver = office.driver
    driver.click("Thêm người dùng")
    driver.fill("Họ và tên", person.name)
    driver.fill("Chức danh", person.title)


def _sign(office: TourOffice, person: Person) -> None:
    driver = office.driver
    driver.fill("Cụm mật khẩu của người mới", person.passphrase)
    driver.fill("Người mới gõ lại cụm mật khẩu", person.passphrase)
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)


def add_one(office: TourOffice, person: Person, picture: str) -> None:
    driver = office.driver
    _open_form(office, person)
    driver.click(person.duty)
    driver.choose("Được xem đến mức", f"đến {LEVEL_WORDS[person.clearance]}")
    _sign(office, person)
    if picture:
        driver.shot(picture)
    driver.click("Thêm và ký")
    driver.wait_until(lambda: driver.top() is driver.window, f"{person.title} to be enrolled", 60)
    driver.settle()


def _refuse_incompatible(office: TourOffice, step: Step) -> None:
    """Sales and security officer may not meet in one person."""
    driver = office.driver
    both = Person("Mẫu Thử Hai Việc", "Thử", "", 1, "mot hai ba bon con meo trang")
    _open_form(office, both)
    driver.click("Nhân viên bán hàng")
    driver.click("Cán bộ an toàn hệ thống")
    _sign(office, both)
    driver.click("Thêm và ký")
    driver.wait_for_words(told("people.watcher_and_files"))
    driver.shot("hai-nhiem-vu-khong-hop")
    driver.click("Đóng")
    step.check("duties that must not meet in one person are refused in the dialog", driver.top() is driver.window)
