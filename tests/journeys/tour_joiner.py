"""Somebody joins from their own OS account: invitation file, words read aloud, answer, taking in, first unlock.

The other account is another profile folder with a window and vault processes of its own; nothing but the two files
passes between the two windows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.settings.preference import Preference
from tests.journeys.cast import MANAGER, OFFICER, Person
from tests.journeys.driver import Driver
from tests.journeys.office import LEVEL_WORDS, TourOffice
from tests.journeys.report import Step
from ui.application import Application
from ui.people.invite_dialog import InviteDialog
from ui.people.page import PeoplePage
from ui.people.take_in_dialog import TakeInDialog
from ui.sign_in.joining_wizard import JoiningWizard
from ui.sign_in.passphrase_pair import PassphrasePair
from ui.sign_in.waiting_view import WaitingView
from ui.window.gate_page import GatePage

NEWCOMER = Person("Vũ Mẫu Hoa", "Nhân viên bán hàng", "Nhân viên bán hàng", 1, "vach cau gio lua mien khoai")


def join(office: TourOffice, step: Step) -> None:
    """Invited, answered, compared twice, taken in; the vault opens in the newcomer's account, files not yet."""
    invitation, answer = office.work / "moi.niem-invite", office.work / "tra-loi.niem-join"
    office.planted |= {"newcomer": NEWCOMER.name, "newcomer's passphrase": NEWCOMER.passphrase}
    words = _invite(office, step, invitation)
    office.lock()
    with own_account(office, "own") as own:
        waiting = _answer(own, step, invitation, answer, words)
        said = waiting.words.words() if waiting.words is not None else ""
        step.check("neither file holds the passphrase", not any(
            NEWCOMER.passphrase.encode() in file.read_bytes() for file in (invitation, answer)))  # fmt: skip
        _try_to_unlock(office, own)
        own.wait_until(waiting.notice.isVisible, "why it does not open yet")
        step.check("before being taken in nothing opens", own.window.workplace is None)
        own.shot("cho-duoc-nhan")
        with _account(None), _in_front(office.driver, own):
            _take_in(office, step, answer, words, said)
            office.lock()
        own.wait_until(lambda: own.has_button("Mở khóa lần đầu"), "the next try")
        _try_to_unlock(office, own)
        own.wait_until(lambda: own.window.workplace is not None, "the first unlock", 60)
        own.settle()
        step.check("the vault opens in their own account", own.workplace.summary.name == NEWCOMER.name)
        own.open_page("Khách hàng")
        step.check("agreement and lessons come before any file", isinstance(own.workplace.page(), GatePage))
        own.shot("nguoi-moi-mo-khoa-lan-dau")
        own.keys("Ctrl+L")
        own.wait_until(lambda: own.window.workplace is None, "the vault to lock")


@contextmanager
def _account(profile: Path | None) -> Iterator[None]:
    """What is started meanwhile belongs to another OS account; ``None`` for the one of the tour."""
    before = os.environ.pop("NIEM_PROFILE", None)
    if profile is not None:
        os.environ["NIEM_PROFILE"] = str(profile)
    try:
        yield
    finally:
        os.environ.pop("NIEM_PROFILE", None)
        if before is not None:
            os.environ["NIEM_PROFILE"] = before


@contextmanager
def own_account(office: TourOffice, name: str) -> Iterator[Driver]:
    """A window in another account, or on another machine; its pictures stand among those of the tour."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    with _account(office.work / name):
        application = Application(qt, Preference(), doorway=office.doorway)
        driver = Driver(application, office.out)
        driver.pictures = office.driver.pictures
        try:
            application.window.resize(office.driver.window.size())
            with _in_front(driver, office.driver):
                driver.settle()
                yield driver
        finally:
            application.window.close()
            delete(application.window)
            delete(application)


@contextmanager
def _in_front(driver: Driver, other: Driver) -> Iterator[None]:
    """One account's screen at a time: a key pressed in one window must not be the other's too."""
    other.window.hide()
    driver.window.show()
    try:
        yield
    finally:
        driver.window.hide()
        other.window.show()


def _invite(office: TourOffice, step: Step, file: Path) -> str:
    """Manager and officer sign the invitation; gives the six words that are read aloud."""
    driver = office.driver
    page = _people(office)
    driver.click("Mời và nhận…")
    driver.choose_in_menu(page.invitations.menu_, "Mời người mới…")
    dialog = driver.dialog(InviteDialog)
    assert isinstance(dialog, InviteDialog)
    driver.fill("Họ và tên", NEWCOMER.name)
    driver.fill("Chức danh", NEWCOMER.title)
    driver.click(NEWCOMER.duty)
    _sign(office)
    driver.shot("moi-nguoi-moi")
    driver.click_and_save_as("Ký và ghi lời mời…", file)
    driver.wait_until(file.exists, "the invitation on the disk", 60)
    driver.wait_for_words("Sáu từ của lời mời")
    driver.shot("loi-moi-da-ky")
    words = dialog.panel.words.words()
    step.check("the invitation is signed by two and has six words", len(words.split()) == 6)
    driver.click("Đóng")
    driver.settle()
    return words


def _answer(own: Driver, step: Step, invitation: Path, answer: Path, words: str) -> WaitingView:
    """In the newcomer's account: the file, the words, the passphrase; keys are made there, and the answer written."""
    own.click("Tôi được mời")
    page = own.window.sign_in
    own.wait_until(lambda: page.joining is not None, "the wizard")
    wizard = page.joining
    assert isinstance(wizard, JoiningWizard)
    own.drop_file(invitation)
    own.wait_for_words(NEWCOMER.name)
    own.shot("toi-duoc-moi")
    own.click("Tiếp tục")
    step.check(
        "the newcomer reads the same words", wizard.words.words is not None and wizard.words.words.words() == words
    )
    own.click("Tiếp tục")
    step.check("without comparing them nothing goes on", bool(wizard.words.same.error()))
    own.tick("Tôi đã đọc cho họ nghe và cả sáu từ giống nhau")
    own.shot("so-sau-tu")
    own.click("Tiếp tục")
    own.fill("Cụm mật khẩu", NEWCOMER.passphrase)
    own.fill("Gõ lại cụm mật khẩu", NEWCOMER.passphrase)
    own.wait_until(own.all(PassphrasePair)[0].accepted, "the passphrase to be accepted")
    own.click("Tiếp tục")
    own.fill("Ghi vào tệp", str(answer))
    own.click("Tạo khóa và ghi tệp trả lời")
    own.wait_until(lambda: page.waiting is not None, "the answer", 60)
    own.settle()
    step.check("the answer is written", answer.exists())
    assert page.waiting is not None
    return page.waiting


def _take_in(office: TourOffice, step: Step, answer: Path, invited: str, answered: str) -> None:
    """Both rows of words are the same on both machines; two sign, with a clearance of bí mật."""
    driver = office.driver
    page = _people(office)
    driver.click("Mời và nhận…")
    driver.choose_in_menu(page.invitations.menu_, "Nhận người đã trả lời…")
    dialog = driver.dialog(TakeInDialog)
    assert isinstance(dialog, TakeInDialog)
    driver.drop_file(answer)
    driver.wait_until(lambda: dialog.view is not None, "the answer to be read")
    assert dialog.view is not None
    shown = (dialog.view.invitation_words, dialog.view.answer_words)
    step.check("both rows of words agree on both machines", shown == (invited, answered))
    step.check("nobody is taken in before they were compared", not driver.has_button("Nhận vào kho và ký"))
    driver.tick("Chúng tôi đã đọc cho nhau nghe và cả hai dòng sáu từ đều giống")
    driver.choose("Được xem đến mức", f"đến {LEVEL_WORDS[NEWCOMER.clearance]}")
    _sign(office)
    driver.shot("nhan-vao-kho")
    driver.click("Nhận vào kho và ký")
    driver.wait_until(lambda: driver.top() is driver.window, "the person to be taken in", 60)
    driver.wait_for_words(NEWCOMER.name)
    driver.shot("da-nhan-vao-kho")


def _people(office: TourOffice) -> PeoplePage:
    office.sign_in(MANAGER)
    office.driver.open_page("Người dùng")
    page = office.driver.workplace.page()
    assert isinstance(page, PeoplePage)
    return page


def _sign(office: TourOffice) -> None:
    driver = office.driver
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)


def _try_to_unlock(office: TourOffice, own: Driver) -> None:
    own.fill("Thư mục kho", str(office.vault))
    own.fill("Cụm mật khẩu", NEWCOMER.passphrase)
    own.click("Mở khóa lần đầu")
