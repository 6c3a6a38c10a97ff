"""The officer looks back: journal, certificate, vault check; then the tour itself looks for what leaked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.access.event import Event
from app.archive.checks.model import Light
from app.paths import RESOURCES
from tests.journeys.cast import EVERYBODY, OFFICER
from tests.journeys.driver import told
from tests.journeys.office import TourOffice, ran
from tests.journeys.papers import signatures_that_hold
from tests.journeys.report import Step
from tests.journeys.tour_destruction import CERTIFICATE
from tests.journeys.tour_gone import COMPLETE
from tests.journeys.tour_shredding import RECORD
from ui.archive.checks.view import ChecksPart
from ui.archive.page import ArchivePage
from ui.destruction.page import DestructionPage
from ui.oversight.columns import entry_cell
from ui.oversight.page import OversightPage

ROOT_FILE = "chung-thu-goc.cer"
EXPECTED = (
    "Tạo kho hồ sơ", "Mở khóa kho", "Thêm người dùng", "Nhập danh sách khách hàng", "Tìm khách hàng",
    "Xem hồ sơ khách hàng", "Hiện ô đang che", "Thêm khách hàng", "Thêm tiềm năng, nghiệp vụ, chính sách",
    "Vào phòng tuyệt mật",
    "Đề nghị cung cấp thông tin", "Duyệt cung cấp thông tin", "Bàn giao tệp ra ngoài", "Đánh số bản giấy",
    "Xin thẩm quyền", "Ký thẩm quyền, chờ cán bộ an toàn ký", "Ký thứ hai cho thẩm quyền", "Đổi cụm mật khẩu",
    "Tạm dừng quyền của một người", "Mở lại quyền của một người", "Đổi nhiệm vụ hoặc thẩm quyền",
    "Cho một người thôi quyền", "Ký thỏa thuận bảo mật", "Đạt bài kiểm tra", "Lập báo cáo khi nghỉ việc",
    "Mời người vào kho", "Nhận người được mời vào kho", "Mở khóa lần đầu sau khi được nhận",
    "Hủy tài liệu giấy", "Ghi nhận yêu cầu tiêu hủy", "Duyệt tiêu hủy hồ sơ", "Thực hiện tiêu hủy hồ sơ", "Khóa kho",
)  # fmt: skip
"""Acts of the tour as the journal's page words them."""


def read_the_journal(office: TourOffice, step: Step) -> None:
    """Every act of the day is there, the refusal too, and the whole chain holds."""
    driver = office.driver
    office.sign_in(OFFICER)
    driver.open_page("Nhật ký")
    page = driver.workplace.page()
    assert isinstance(page, OversightPage)
    driver.wait_until(lambda: page.model.rowCount() > 0, "the journal")
    driver.settle()
    for row in range(page.model.rowCount()):
        page.model.want(row)
        driver.wait_until(lambda row=row: page.model.record(row) is not None, "the rows of the journal")
    shown = {entry_cell(row, "act").text for row in page.rows()}
    for words in EXPECTED:
        step.check(f"“{words}” is in the journal", words in shown)
    refused = [
        row for row in page.rows() if row.event == Event.RELEASE_ASK and row.outcome == "release.top_secret_never"
    ]
    step.check("the refused release of the top-secret file is in the journal", len(refused) >= 1)
    driver.click("Kiểm tra toàn vẹn")
    driver.wait_until(page.health.words, "the outcome of the check", 60)
    step.check(f"“{page.health.words().split('.')[0]}”", page.health.words().startswith("Nhật ký toàn vẹn"))
    driver.choose_row(page.table, "Thực hiện tiêu hủy hồ sơ")
    driver.settle()
    driver.shot("nhat-ky-toan-ven")


def check_the_papers(office: TourOffice, step: Step) -> None:
    """The exported company root, then pdfsig and the program's own command on certificate and record."""
    driver, root = office.driver, office.out / ROOT_FILE
    office.be(OFFICER)
    driver.open_page("Tiêu hủy hồ sơ")
    page = driver.workplace.page()
    assert isinstance(page, DestructionPage)
    assert page.certificates is not None
    driver.choose_row(page.certificates.table, office.kept["certificate"])
    driver.shot("chung-nhan")
    driver.click_and_save_as("Xuất .cer…", root)
    driver.wait_until(root.exists, "the company's root on the disk")
    # Everybody has a certificate of the company: who shredded signs the record as well as the witness.
    for name in (CERTIFICATE, COMPLETE, RECORD):
        file = office.out / name
        held = signatures_that_hold(file, root, office.work)
        step.check(f"pdfsig finds two signatures on {name}, valid and trusted", held == 2)
        step.check(f"verify-certificate says so of {name}", _verified(file, root))
        broken = office.work / name
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        broken.write_bytes(bytes(content))
        step.check(f"one flipped byte in {name} is refused", not _verified(broken, root))
    ran("pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", office.out / CERTIFICATE, office.out / "chung-nhan")
    ran("pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", office.out / RECORD, office.out / "bien-ban")


def _verified(file: Path, root: Path) -> bool:
    command = [sys.executable, "-m", "app", "verify-certificate", str(file), "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=RESOURCES.parent)
    return done.returncode == 0 and told("cli.certificate_valid") in done.stdout


def check_the_vault(office: TourOffice, step: Step) -> None:
    """Every file from beginning to end; the light is green."""
    driver = office.driver
    office.be(OFFICER)
    driver.open_page("Kiểm tra, sao lưu")
    shown = driver.workplace.page()
    assert isinstance(shown, ArchivePage)
    page = shown.parts["checks"]
    assert isinstance(page, ChecksPart)
    shown.show_subject("checks")
    driver.settle()
    driver.shot("kiem-tra-kho-truoc")
    driver.click("Kiểm tra ngay")
    driver.wait_until(lambda: page.past is not None and bool(page.past.lines), "the outcome", 120)
    state = page.current_state
    step.check("the light is green", state is not None and state.light is Light.GREEN)
    driver.shot("kiem-tra-kho")
    driver.keys("Ctrl+L")
    driver.wait_until(lambda: driver.window.workplace is None, "the vault to lock")
    tasks = driver.application.tasks
    step.check("locked: the window names nobody", not any(person.name in driver.words() for person in EVERYBODY[2:]))
    step.check("no vault process holds a session", tasks.top_secret is None)
    driver.shot("khoa-cuoi-ngay")
