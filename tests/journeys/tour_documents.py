"""Documents of a customer file: dropped on it, sealed, looked at in the window, never lying open on the disk."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from tests.journeys.cast import SERVICE
from tests.journeys.driver import Driver, told
from tests.journeys.office import TourOffice
from tests.journeys.papers import scan
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page
from tests.journeys.tour_release import open_file, the_customer
from ui.customers.documents.tab import DocumentsTab
from ui.customers.documents.view_dialog import DocumentDialog

CONTRACT, PHOTO, NOTES = "Hợp đồng khung Rạng Đông.pdf", "Kho hàng.jpg", "Ghi chú cuộc họp.txt"
CLAUSE = "Giá vận chuyển đường biển không đổi đến hết quý ba"
REMARK = "Khách muốn giao hàng vào sáng thứ bảy hằng tuần"


def bring_in(office: TourOffice, step: Step) -> None:
    """A contract, a photograph and notes are dropped at once; the same contract again is recognised."""
    driver, customer = office.driver, the_customer()
    office.be(SERVICE)
    open_file(office, customer)
    tab = _documents(driver)
    files = _files(office.work)
    _drop(tab, files)
    driver.wait_until(lambda: len(tab.lines) == 3, "three documents in the list", 60)
    driver.settle()
    step.check(
        "three documents stand in the file, each with its level", driver.sees("PDF · ") and driver.sees("Ảnh · ")
    )
    driver.shot("tai-lieu")
    sealed = [path for path in (office.vault / "a").rglob("*") if path.is_file()]
    step.check("each is a sealed file of its own, named at random", len(sealed) == 3)
    step.check("nothing is left under construction", not list((office.vault / "staging").iterdir()))
    again = office.work / "ban-scan-lai.pdf"
    again.write_bytes(files[0].read_bytes())
    _drop(tab, [again, office.work])
    driver.wait_for_words("Nội dung này đã có trong kho")
    driver.wait_for_words(told("documents.folder"))
    step.check("the same content is recognised, and named", driver.sees(f"“{CONTRACT}”"))
    step.check("nothing was added", len(tab.rows()) == 3)
    driver.shot("tai-lieu-da-co")
    for line in list(customers_page(driver).documents._under_way):
        driver.press(line.stop)
    office.kept["sealed files"] = " ".join(path.name for path in sealed)
    office.planted |= {"a document's name": CONTRACT, "a clause": CLAUSE, "a remark": REMARK}


def look(office: TourOffice, step: Step) -> None:
    """Pages in the window under the watermark; words where there are no pages; taken off and brought back."""
    driver = office.driver
    tab = _documents(driver)
    dialog = _opened(driver, tab, CONTRACT)
    assert dialog.preview is not None
    driver.wait_until(dialog.preview.has_picture, "the first page")
    driver.keys("Right", dialog.preview)
    driver.wait_until(lambda: dialog.preview is not None and dialog.preview.page() == 1, "the second page")
    driver.settle()
    driver.shot("xem-tai-lieu")
    step.check("there is no way to save or print it", not any(map(driver.has_button, ("Lưu PDF…", "Lưu…", "In…"))))
    driver.click("Đóng")
    dialog = _opened(driver, tab, NOTES)
    driver.wait_for_words(REMARK)
    step.check("what has no pages shows its words", dialog.preview is None)
    driver.click("Đóng")
    line = next(line for line in tab.lines if line.row.name == PHOTO)
    driver.keys("Del", line)
    driver.wait_until(lambda: len(tab.lines) == 2, "the picture to go")
    driver.shot("go-tai-lieu")
    driver.click("Hoàn tác")
    driver.wait_until(lambda: len(tab.lines) == 3, "the picture to come back")
    step.check("what was taken off came back by one press", True)
    customers_page(driver).detail.tabs.setCurrentIndex(0)


def they_are_gone(office: TourOffice, step: Step) -> None:
    """With the customer their sealed files went, whatever name they had."""
    names = set(office.kept["sealed files"].split())
    left = names & {path.name for path in (office.vault / "a").rglob("*")}
    step.check(f"none of the {len(names)} sealed files of the destroyed customer is left", bool(names) and not left)


def _files(place: Path) -> list[Path]:
    contract, photo, notes = (place / name for name in (CONTRACT, PHOTO, NOTES))
    contract.write_bytes(scan("Hợp đồng khung", CLAUSE, *(f"Điều {number}." for number in range(1, 70))))
    picture = Image.new("RGB", (1200, 800), "#6b8e9b")
    ImageDraw.Draw(picture).rectangle((200, 300, 1000, 760), fill="#c9b28a")
    picture.save(photo, "JPEG")
    notes.write_text(REMARK, "utf-8")
    return [contract, photo, notes]


def _documents(driver: Driver) -> DocumentsTab:
    detail = customers_page(driver).detail
    detail.tabs.setCurrentIndex(detail._documents_place)
    driver.settle()
    return detail.documents


def _opened(driver: Driver, tab: DocumentsTab, name: str) -> DocumentDialog:
    driver.keys("Return", next(line for line in tab.lines if line.row.name == name))
    dialog = driver.dialog(DocumentDialog)
    assert isinstance(dialog, DocumentDialog)
    driver.settle()
    return dialog


def _drop(tab: DocumentsTab, paths: list[Path]) -> None:
    """Drag files over the place and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle, left, none = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tab.drop.dragEnterEvent(QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, left, none))
    tab.drop.dropEvent(QDropEvent(middle, Qt.DropAction.CopyAction, data, left, none))
