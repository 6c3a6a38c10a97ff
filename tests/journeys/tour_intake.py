"""Lists of real offices: an old font, headers over two rows, maimed numbers, repetitions; and an import taken back."""

from __future__ import annotations

from tests.journeys.cast import MANAGER
from tests.journeys.office import SAMPLES, TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_lists import customers_page, preview
from ui.customers.intake.import_dialog import ImportDialog


def old_and_messy_lists(office: TourOffice, step: Step) -> None:
    """A list in VNI is read and shown; a messy one is mended, merged, imported, and taken back whole."""
    driver = office.driver
    office.sign_in(MANAGER)
    driver.open_page("Khách hàng")
    page = customers_page(driver)
    driver.settle()
    before = page.list.total()
    driver.click("Nhập danh sách")
    old = preview(driver, SAMPLES / "danh-sach-vni.csv")
    step.check(f"the list in an old font is read as {old.reading}", old.reading == "vni")
    step.check("its letters are shown under every reading before it is believed", driver.sees("VNI-Times"))
    driver.shot("nhap-phong-cu")
    step.check(f"{old.twins} of its 40 customers are there already", old.twins > 30 and old.twins + old.good == 40)
    messy = preview(driver, SAMPLES / "danh-sach-lon-xon.csv")
    step.check("headers over two rows are one header", messy.header == 3 and "phones" in messy.mapping)
    step.check("one number has lost digits, and its cell says so", messy.bad == 1)
    driver.shot("nhap-lon-xon-o-loi")
    dialog = driver.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.check.next_error()
    driver.type_into(dialog.check.cell, "0901234567")
    driver.click("Ghi ô")
    driver.wait_until(lambda: dialog.preview is not None and not dialog.preview.bad, "the cell to be judged anew")
    assert dialog.preview is not None
    twins, good = dialog.preview.twins, dialog.preview.good
    driver.click(f"Tiếp tục: {twins} dòng trùng")
    driver.settle()
    driver.shot("nhap-lon-xon-trung")
    driver.click(f"Nhập {good} khách hàng")
    driver.wait_for_words(f"Đã nhập {good} khách hàng", 60)
    driver.wait_until(lambda: page.list.total() == before + good, f"{good} more customers in the list")
    step.check(f"{good} customers more than before", page.list.total() == before + good)
    driver.click("Hoàn tác lần nhập này")
    driver.wait_for_words("Đã hoàn tác", 60)
    driver.wait_until(lambda: page.list.total() == before, "the list as it was before")
    step.check("the import is taken back in one act", page.list.total() == before)
    driver.shot("nhap-hoan-tac")
    driver.click("Xong")
