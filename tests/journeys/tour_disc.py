"""The officer puts the recovery kit on a disc; it is read back, kept, scratched, and read again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.journeys.cast import OFFICER
from tests.journeys.office import TourOffice
from tests.journeys.report import Step
from tests.journeys.tour_recovery import sticks
from ui.archive.discs.view import DiscsPart
from ui.archive.page import ArchivePage

SECTOR = 2048


def put_on_a_disc(office: TourOffice, step: Step) -> None:
    """Folder, label, size, parity; the image; the disc counts when it was read back; where it is kept."""
    driver, images = office.driver, office.work / "anh-dia"
    images.mkdir()
    office.be(OFFICER)
    part = _discs(office)
    driver.shot("dia-chua-co")
    driver.click("Làm đĩa…")
    driver.fill("Thư mục đã niêm mật", str(sticks(office)[0]))
    driver.choose("Trên đĩa là gì", "Bộ khôi phục")
    driver.fill("Tên trên nhãn", "Bộ khôi phục 1")
    driver.fill("Để ảnh đĩa ở", str(images))
    driver.wait_for_words("1 tấm")
    driver.shot("lam-dia")
    driver.click("Làm ảnh đĩa")
    driver.wait_for_words("1 ảnh đĩa", 60)
    driver.wait_until(lambda: part.cards, "the set")
    step.check("an image alone is no disc", part.sets[0].discs == ())
    driver.shot("anh-dia")

    disc = office.work / "dia-1.iso"
    shutil.copyfile(part.sets[0].images[0].path, disc)
    driver.press(part.cards[0].slots[0].buttons["read"])
    driver.fill("Ổ đĩa hoặc nơi đĩa được gắn vào", str(disc))
    driver.shot("doc-lai-dia")
    driver.click("Đọc lại")
    driver.wait_for_words("đã vào sổ", 60)
    driver.wait_until(lambda: part.sets[0].discs, "the disc in the register")
    step.check("read back whole, the disc is in the register", part.sets[0].discs[0].proofs[-1].whole)
    driver.settle()
    driver.press(part.cards[0].slots[0].buttons["keep"])
    driver.fill("Nơi giữ", "Két sắt tầng 2")
    driver.fill("Hãng đĩa", "Hãng thứ nhất")
    driver.click("Ghi sổ")
    driver.wait_until(lambda: part.sets[0].discs[0].place == "Két sắt tầng 2", "the place in the register")
    driver.settle()
    step.check("the second disc is asked for", driver.sees("Chưa có đĩa thứ hai"))
    driver.shot("dia-trong-so")
    office.kept["disc"] = str(disc)


def read_a_scratched_one(office: TourOffice, step: Step) -> None:
    """A tenth of the disc is lost; every file comes out, and a new disc is advised."""
    driver, disc = office.driver, Path(office.kept["disc"])
    sectors = disc.stat().st_size // SECTOR
    with disc.open("r+b") as file:
        for sector in random.Random(3).sample(range(sectors), sectors // 10):
            file.seek(sector * SECTOR)
            file.write(bytes(SECTOR))
    _discs(office)
    out = office.work / "lay-tu-dia"
    driver.click("Lấy tệp từ đĩa…")
    driver.fill("Ổ đĩa hoặc nơi đĩa được gắn vào", str(disc))
    driver.fill("Lấy ra thư mục", str(out))
    driver.shot("lay-tep-tu-dia")
    driver.click("Lấy ra")
    driver.wait_for_words("Hãy làm đĩa mới sớm", 60)
    (kit,) = sticks(office)[0].glob("*.niemkit")
    step.check("the kit came back byte for byte", (out / kit.name).read_bytes() == kit.read_bytes())
    driver.shot("dia-xuoc-doc-duoc")


def _discs(office: TourOffice) -> DiscsPart:
    driver = office.driver
    driver.open_page("Kiểm tra, sao lưu")
    page = driver.workplace.page()
    assert isinstance(page, ArchivePage)
    part = page.parts["discs"]
    assert isinstance(part, DiscsPart)
    page.tabs.setCurrentWidget(part)
    driver.settle()
    return part
