"""The top-secret room: a door, a list of its own, and no way out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from app.consents.model import ConsentForm, Document, RecipientKind, Scope
from app.customers.model import Ref
from app.errors import NiemError
from app.release.actions import ask_release
from app.release.model import ReleaseForm
from tests.journeys.cast import SECOND_MANAGER, WRONG_PASSPHRASE
from tests.journeys.driver import Driver, told
from tests.journeys.office import TourOffice, counts, sample_customers
from tests.journeys.papers import scan
from tests.journeys.report import Step
from tests.journeys.tour_lists import find, part_of_list, preview
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.room_view import RoomView
from ui.customers.top_secret_page import TopSecretPage
from ui.tasks import Room

NEW_NAME = "Công ty cổ phần Mẫu Hải Vân thủy sản"
WAYS_OUT = ("cung cấp", "in ", "xuất", "sao chép", "bản giấy", "lưu thành", "gửi")
"""Words of a button or an entry that would lead a text out of the room."""
KEYS_OUT = ("Ctrl+Shift+E", "Ctrl+C", "Ctrl+X", "Ctrl+P", "Ctrl+A", "Ctrl+C")


def enter_the_room(office: TourOffice, step: Step) -> None:
    """The passphrase once more, then a list of its own."""
    driver = office.driver
    office.sign_in(SECOND_MANAGER)
    driver.open_page("Phòng tuyệt mật")
    page = driver.workplace.page()
    assert isinstance(page, TopSecretPage)
    step.check("nothing of the room exists behind the closed door", page.room is None)
    driver.shot("phong-tuyet-mat-cua")
    driver.fill("Cụm mật khẩu của bạn", WRONG_PASSPHRASE)
    driver.click("Mở phòng tuyệt mật")
    driver.wait_for_words(told("keys.wrong_passphrase_or_machine"))
    step.check("a wrong passphrase leaves the door closed", page.room is None)
    room = open_the_room(office)
    driver.wait_for_words("Chưa có hồ sơ tuyệt mật nào")
    _add_one(office, room)
    _bring_in_a_list(office, room, step)
    wanted = counts()[3] + 1
    driver.wait_until(lambda: room.list.total() == wanted, f"{wanted} customers in the room")
    step.check(f"the room's own list holds {wanted} customers, brought in and entered there", True)
    everyday, second = driver.application.tasks.everyday, driver.application.tasks.top_secret
    pids = {process.pid for process in (everyday, second) if process is not None}
    step.check("the room has a vault process of its own", len(pids) == 2)
    secret = next(one for one in sample_customers() if one.level == 3)
    find(driver, room.list, secret.code)
    driver.wait_until(lambda: room.list.total() == 1, f"{secret.code} alone")
    driver.choose_row(room.list.table, secret.name)
    driver.wait_until(lambda: (card := room.detail.card()) is not None and card.form.code == secret.code, "the file")
    driver.shot("phong-tuyet-mat")
    step.check("the banner and the title say tuyệt mật", "TUYỆT MẬT" in driver.window.windowTitle())


def open_the_room(office: TourOffice) -> RoomView:
    """Type the right passphrase at the door."""
    driver = office.driver
    page = driver.workplace.page()
    assert isinstance(page, TopSecretPage)
    driver.fill("Cụm mật khẩu của bạn", SECOND_MANAGER.passphrase)
    driver.click("Mở phòng tuyệt mật")
    driver.wait_until(lambda: page.room is not None, "the room to open")
    driver.settle()
    assert page.room is not None
    return page.room


def _add_one(office: TourOffice, room: RoomView) -> None:
    driver = office.driver
    driver.press(room.add)
    driver.dialog(CustomerDialog)
    driver.fill("Tên khách hàng", NEW_NAME)
    driver.fill("Mã khách hàng", "KH-9001")
    driver.fill("Điện thoại", "0912 345 876")
    driver.shot("phong-tuyet-mat-them")
    driver.click("Lưu khách hàng")
    driver.wait_until(lambda: driver.top() is driver.window, "the file to be saved")
    driver.settle()
    office.planted |= {"customer of the room": NEW_NAME, "their phone": "0912 345 876"}


def _bring_in_a_list(office: TourOffice, room: RoomView, step: Step) -> None:
    """The lines that the page of customers would not take."""
    driver, expected = office.driver, counts()[3]
    driver.press(room.load)
    found = preview(driver, part_of_list(office.work / "danh-sach-tuyet-mat.csv", (3,)))
    step.check(f"the list of tuyệt mật: {expected} lines without a fault", (found.good, found.bad) == (expected, 0))
    driver.shot("phong-tuyet-mat-nhap-danh-sach")
    driver.click(f"Nhập {expected} khách hàng")
    driver.wait_for_words(f"Đã nhập {expected} khách hàng", 60)
    driver.click("Xong")


def nothing_leaves(office: TourOffice, step: Step) -> None:
    """No button, no entry of a menu, no key; and asking the process itself is refused and journalled."""
    driver = office.driver
    page = driver.workplace.page()
    assert isinstance(page, TopSecretPage)
    assert page.room is not None
    card = page.room.detail.card()
    assert card is not None
    words = [button.text() or button.accessibleName() for button in page.room.findChildren(QAbstractButton)
             if not button.isHidden() and button.isVisible()]  # fmt: skip
    words += [action.text() for menu in page.room.findChildren(QMenu) for action in menu.actions()
              if menu is not page.room.detail.head.copy_menu]  # fmt: skip
    step.check(f"none of {len(words)} buttons and entries leads out", not [one for one in words if _leads_out(one)])
    QGuiApplication.clipboard().clear()
    for keys in KEYS_OUT:
        driver.keys(keys)
        driver.settle()
        step.check(f"{keys} opens nothing and leaves the page as it is",
                   driver.top() is driver.window and driver.workplace.current_key == "top_secret")  # fmt: skip
    _try_the_mouse(driver, page.room)
    step.check("the clipboard is empty after keys and mouse", QGuiApplication.clipboard().text() == "")
    form = ReleaseForm(
        customer=card.ref,
        recipient_kind=RecipientKind.PARTNER,
        recipient_name="Bên Mẫu Nhận",
        recipient_contact="nhan@mau.example",
        purpose="Thử mang ra",
        fields=("name",),
        items=(),
        until="2099-01-01",
        consent=_consent(card.ref),
    )
    for room in ("top_secret", "everyday"):
        code = _refused(driver, form, room)
        step.check(f"asking the {room} process for a release is refused ({code})", code == "release.top_secret_never")
    process = driver.application.tasks.top_secret
    driver.open_page("Khách hàng")
    driver.wait_until(lambda: process is None or not process.alive, "the room's process to end")
    step.check("leaving the page ends the room's process", driver.application.tasks.top_secret is None)


def _consent(customer: Ref) -> ConsentForm:
    scope = Scope((RecipientKind.PARTNER,), ("Thử mang ra",), ("name",), "2026-01-01")
    paper = Document("dong-y.pdf", "application/pdf", scan("Văn bản đồng ý", "Mẫu"))
    return ConsentForm(customer, "Khách Mẫu", "Giám đốc", scope, "2026-01-01", paper)


def _leads_out(words: str) -> bool:
    folded = words.casefold()
    return any(folded.startswith(way) or f" {way}" in folded for way in WAYS_OUT)


def _try_the_mouse(driver: Driver, room: RoomView) -> None:
    """Sweep over the open file with the button held, as one selects text, and open a context menu."""
    detail = room.detail
    QTest.mousePress(detail, Qt.MouseButton.LeftButton, pos=detail.rect().topLeft())
    QTest.mouseMove(detail, detail.rect().center())
    QTest.mouseRelease(detail, Qt.MouseButton.LeftButton, pos=detail.rect().center())
    QTest.mouseClick(room.list.table.viewport(), Qt.MouseButton.RightButton)
    driver.settle()


def _refused(driver: Driver, form: ReleaseForm, room: Room) -> str:
    outcome: list[str] = []

    def failed(error: NiemError) -> None:
        outcome.append(error.code)

    driver.application.tasks.act(
        ask_release, form, then=lambda _: outcome.append("it was accepted"), failed=failed, owner=driver.window,
        room=room,
    )  # fmt: skip
    driver.wait_until(lambda: outcome, "an answer of the process")
    return outcome[0]
