"""Disc → clean machine: a backup goes on a disc, the disc is scratched, and another machine makes the vault of it.

The clean machine is another profile with a window of its own; disc, stick and two sheets are all that gets there.
"""

from __future__ import annotations

import random
import shutil

from tests.journeys.cast import OFFICER, Person
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_disc import SECTOR
from tests.journeys.tour_joiner import own_account
from tests.journeys.tour_recovery import sticks
from ui.archive.backup.view import BackupPart
from ui.archive.discs.view import DiscsPart
from ui.archive.page import ArchivePage
from ui.oversight.page import OversightPage
from ui.sign_in.after_fire.result_view import ResultView
from ui.sign_in.after_fire.wizard import AfterFireWizard
from ui.sign_in.passphrase_pair import PassphrasePair

PATIENCE = 240.0
BINH = Person("Vũ Mẫu Bình", "Quản lý", "Quản lý", 3, "gach ngoi lo than khoi bep")
THU = Person("Phan Mẫu Thu", "Cán bộ an toàn", "Cán bộ an toàn", 0, "sao khuya ao sen vang trang")


def put_a_backup_on_a_disc(office: TourOffice, step: Step) -> None:
    """The officer names a disk, makes a backup that is proved, and an image of it; then comes the fire."""
    driver, disk, images = office.driver, office.work / "o-cung", office.work / "anh-sao-luu"
    disk.mkdir()
    images.mkdir()
    office.be(OFFICER)
    page = _archive(driver)
    part = page.parts["backup"]
    assert isinstance(part, BackupPart)
    page.tabs.setCurrentWidget(part)
    driver.settle()
    driver.click("Chọn nơi lưu…")
    driver.fill("Tên gọi", "Ổ cứng trong két")
    driver.fill("Thư mục", str(disk))
    driver.click("Lưu kế hoạch")
    driver.wait_until(lambda: part.places, "the place")
    driver.click("Sao lưu ngay")
    driver.wait_until(lambda: part.progress is None and part.lines, "a proved backup", PATIENCE)
    driver.settle()
    step.check("the backup was restored and found whole", part.lines[0].row.state == "proved")
    driver.shot("sao-luu-xong")
    discs = page.parts["discs"]
    assert isinstance(discs, DiscsPart)
    page.tabs.setCurrentWidget(discs)
    driver.settle()
    sets = len(discs.sets)
    driver.click("Làm đĩa…")
    office.kept["backup"] = str(max(disk.glob("niem-*/SL-*")))
    driver.fill("Thư mục đã niêm mật", office.kept["backup"])
    driver.choose("Trên đĩa là gì", "Bản sao lưu")
    driver.fill("Tên trên nhãn", "Sao lưu 1")
    driver.fill("Để ảnh đĩa ở", str(images))
    driver.wait_for_words("1 tấm")
    driver.click("Làm ảnh đĩa")
    driver.wait_until(lambda: len(discs.sets) > sets, "the image", PATIENCE)
    driver.settle()
    office.lock()
    (image,) = images.glob("*.iso")
    scratched = office.work / "dia-xuoc.iso"
    shutil.copyfile(image, scratched)
    sectors = scratched.stat().st_size // SECTOR
    with scratched.open("r+b") as file:
        for sector in random.Random(7).sample(range(sectors), sectors // 10):
            file.seek(sector * SECTOR)
            file.write(bytes(SECTOR))
    office.kept["scratched"] = str(scratched)
    step.check("a tenth of the disc is lost", scratched.read_bytes() != image.read_bytes())


def practise(office: TourOffice, step: Step) -> None:
    """On a machine that never saw the vault: disc, stick, two sheets; everything opens, is equal, and is wiped."""
    scratch = office.work / "cho-tam"
    scratch.mkdir()
    with own_account(office, "clean") as clean:
        clean.shot("may-trong")
        clean.click("Khôi phục sau sự cố…")
        clean.shot("sau-su-co")
        clean.click("Chỉ diễn tập")
        wizard = _wizard(clean)
        _bring(office, clean, wizard, step)
        clean.fill("Chỗ tạm", str(scratch))
        clean.shot("cho-tam")
        clean.click("Diễn tập")
        clean.wait_for_words("Diễn tập đạt", PATIENCE)
        clean.settle()
        clean.shot("dien-tap-dat")
        (view,) = clean.all(ResultView)
        result = view.result
        records = sum(line.records for line in result.lines if line.level)
        step.check(f"{records} records counted, {result.heads} ends of chains equal", result.whole and records > 0)
        step.check("nothing is left in the scratch place", not list(scratch.iterdir()))
        kept = office.out / "dien-tap.txt"
        clean.click_and_save_as("Ghi kết quả ra tệp…", kept)
        clean.wait_until(kept.exists, "the outcome in a file")
        said = kept.read_text("utf-8")
        step.check("the outcome names no share", "ĐẠT" in said and office.kept["share 1"] not in said)
        clean.click("Xong")


def come_back(office: TourOffice, step: Step) -> None:
    """The same with two new people, who then unlock; everybody else is to be invited again."""
    target = office.work / "kho-sau-chay"
    with own_account(office, "clean") as clean:
        clean.click("Khôi phục sau sự cố…")
        clean.click("Khôi phục kho")
        wizard = _wizard(clean)
        _bring(office, clean, wizard, step)
        step.check("the company comes out of the backup", bool(wizard.company.company.value()))
        clean.shot("cong-ty-cu")
        clean.click("Tiếp tục")
        for person in (BINH, THU):
            clean.fill("Họ và tên", person.name)
            clean.fill("Cụm mật khẩu", person.passphrase)
            clean.fill("Gõ lại cụm mật khẩu", person.passphrase)
            clean.wait_until(clean.all(PassphrasePair)[0].accepted, "the passphrase to be accepted")
            clean.click("Tiếp tục")
        clean.fill("Thư mục", str(target))
        clean.shot("kho-moi-o-dau")
        clean.click("Khôi phục kho")
        clean.wait_for_words("Kho đã trở lại", PATIENCE)
        clean.settle()
        clean.shot("kho-da-tro-lai")
        (view,) = clean.all(ResultView)
        step.check("all of it is back, counted again", view.result.whole)
        clean.click("Mở khóa kho")
        view_of = clean.window.sign_in.unlock
        clean.wait_until(lambda: view_of.person.combo.findText(BINH.name) >= 0, "the names of the two")
        clean.pick(view_of.person.combo, BINH.name)
        clean.type_into(view_of.passphrase.edit, BINH.passphrase)
        clean.press(view_of.unlock)
        clean.wait_until(lambda: clean.window.workplace is not None, "the vault to open", 60)
        clean.settle()
        step.check("the new manager is in", clean.workplace.summary.name == BINH.name)
        clean.shot("kho-sau-chay")
        clean.keys("Ctrl+L")
        clean.wait_until(lambda: clean.window.workplace is None, "the vault to lock")
        _read_the_old_house(clean, step)


def _read_the_old_house(clean: Driver, step: Step) -> None:
    """The new officer opens what is sealed of the lost vault: its registers, and its journal in the list of today."""
    view = clean.window.sign_in.unlock
    clean.wait_until(lambda: view.person.combo.findText(THU.name) >= 0, "the names of the two")
    clean.pick(view.person.combo, THU.name)
    clean.type_into(view.passphrase.edit, THU.passphrase)
    clean.press(view.unlock)
    clean.wait_until(lambda: clean.window.workplace is not None, "the vault to open", 60)
    clean.settle()
    clean.open_page("Nhật ký")
    page = clean.workplace.page()
    assert isinstance(page, OversightPage)
    clean.click("Mở kho lưu nhật ký…")
    clean.wait_for_words("Kho cũ đã niêm trong kho này")
    clean.shot("mo-kho-luu")
    clean.click("Xem sổ sách…")
    clean.wait_for_words("dừng đúng chỗ kho này ghi lúc bắt đầu", 60)
    clean.shot("so-sach-kho-cu")
    clean.click("Đọc nhật ký")
    clean.wait_until(page.past.isVisible, "the old journal", 60)
    clean.settle()
    known = {row.person_name for row in page.rows()}
    step.check("the old journal holds, and names who wrote it", OFFICER.name in known and page.feed.past is not None)
    clean.shot("nhat-ky-kho-cu")
    clean.click("Trở lại nhật ký hiện nay")
    clean.wait_until(lambda: not page.past.isVisible(), "the present journal")
    clean.settle()
    clean.keys("Ctrl+L")
    clean.wait_until(lambda: clean.window.workplace is None, "the vault to lock")


def _bring(office: TourOffice, clean: Driver, wizard: AfterFireWizard, step: Step) -> None:
    """Disc, kit, shares, words: the four steps that drill and restore have in common."""
    place = office.work / "tu-dia"
    place.mkdir(exist_ok=True)
    clean.fill("Ổ, thư mục hoặc đĩa", office.kept["scratched"])
    clean.wait_for_words("Sao lưu 1")
    clean.fill("Lấy tệp của đĩa ra dưới thư mục", str(place))
    clean.shot("dia-trong-o")
    clean.click("Đọc đĩa")
    clean.wait_until(lambda: wizard.source.chosen() is not None, "the disc to be read", PATIENCE)
    step.check("the scratched disc gives its backup", clean.sees("được sửa lại"))
    clean.shot("doc-dia-xuoc")
    clean.click("Tiếp tục")
    clean.fill("Bộ khôi phục trên thẻ nhớ", str(next(sticks(office)[1].glob("*.niemkit"))))
    clean.wait_for_words("khớp với bản sao lưu")
    clean.shot("bo-khoi-phuc-dung")
    clean.click("Tiếp tục")
    clean.fill("Mảnh của người thứ 1", office.kept["share 1"])
    clean.wait_for_words("Còn cần 1 mảnh")
    clean.fill("Mảnh của người thứ 2", office.kept["share 3"])
    clean.wait_for_words("ghép lại đúng khóa")
    clean.shot("du-manh")
    clean.click("Tiếp tục")
    clean.wait_until(lambda: wizard.contents.contents is not None, "what is in the backup", 60)
    clean.shot("trong-ban-sao-luu")
    clean.tick("Sáu từ này giống hệt sáu từ in trên các tờ giữ mảnh")
    clean.click("Tiếp tục")


def _wizard(clean: Driver) -> AfterFireWizard:
    clean.wait_until(lambda: clean.window.sign_in.after_fire is not None, "the wizard")
    found = clean.window.sign_in.after_fire
    assert found is not None
    return found


def _archive(driver: Driver) -> ArchivePage:
    driver.open_page("Kiểm tra, sao lưu")
    page = driver.workplace.page()
    assert isinstance(page, ArchivePage)
    return page
