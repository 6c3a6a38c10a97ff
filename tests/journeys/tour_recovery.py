"""The recovery kit: the banner that counts the days, the ceremony at one desk, and a practice run with two shares.

What the holders of shares read off their sheets is read here from the saved PDFs, word by word.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.journeys.cast import MANAGER, OFFICER, SERVICE
from tests.journeys.office import TourOffice
from tests.journeys.papers import text_of
from tests.journeys.report import Step
from ui.recovery.ceremony_dialog import CeremonyDialog
from ui.recovery.page import RecoveryPage
from ui.recovery.prove_dialog import ProveDialog
from ui.widgets.notice import InlineNotice

HOLDERS = (MANAGER.name, OFFICER.name, SERVICE.name)
SHEET = "manh-khoi-phuc-{}.pdf"
WORDS = 33


def hold_the_ceremony(office: TourOffice, step: Step) -> None:
    """The banner leads to the page; two sign, the kit goes to two places, every holder saves a sheet."""
    driver = office.driver
    office.sign_in(MANAGER)
    step.check("the banner counts seven days", driver.sees("Còn 7 ngày"))
    driver.click("Mở mục Khôi phục")
    driver.settle()
    page = driver.workplace.page()
    assert isinstance(page, RecoveryPage)
    step.check("it leads to the page, which asks for the ceremony", page.stack.currentWidget() is page.empty)
    driver.shot("khoi-phuc-chua-co")
    driver.click("Chia khóa khôi phục…")
    dialog = driver.dialog(CeremonyDialog)
    assert isinstance(dialog, CeremonyDialog)
    _fill_in(office)
    step.check(
        "two of three is what is proposed", (dialog.asking.count.value(), dialog.asking.threshold.value()) == (3, 2)
    )
    driver.shot("chia-khoa")
    driver.click("Ký và chia khóa")
    driver.wait_until(lambda: dialog.sheets is not None, "the sheets", 120)
    driver.settle()
    step.check("nothing is confirmed before every sheet is saved", not driver.has_button("Xác nhận đã trao đủ"))
    for number, holder in enumerate(HOLDERS, start=1):
        file = office.out / SHEET.format(number)
        driver.click_and_save_as(f"Lưu tờ của {holder}", file)
        driver.wait_until(file.exists, "a sheet on the disk")
        driver.settle()
    driver.tick("Mọi người giữ đã có tờ của mình và đã đọc thử được các từ")
    driver.shot("to-giay-khoi-phuc")
    driver.click("Xác nhận đã trao đủ")
    driver.wait_until(lambda: driver.top() is driver.window, "the ceremony to end")
    driver.settle()
    kits = [next(stick.glob("*.niemkit")) for stick in sticks(office)]
    step.check("both places hold the same kit", kits[0].read_bytes() == kits[1].read_bytes())
    step.check("the kit is in force", page.state is not None and page.state.serial == 1 and not page.state.unconfirmed)
    step.check("and the banner is gone", not driver.workplace.recovery.isVisible())
    driver.shot("khoi-phuc")
    _look_at_sheets(office, step)


def practise(office: TourOffice, step: Step) -> None:
    """The officer calls two holders; a word of another share is found, the right ones fit, nothing is opened."""
    driver = office.driver
    office.sign_in(OFFICER)
    driver.open_page("Khôi phục")
    page = driver.workplace.page()
    assert isinstance(page, RecoveryPage)
    driver.wait_for_words("chưa được thử lần nào")
    driver.click("Diễn tập…")
    dialog = driver.dialog(ProveDialog)
    assert isinstance(dialog, ProveDialog)
    driver.type_into(dialog.kit.field.control, str(next(sticks(office)[1].glob("*.niemkit"))))
    first, second = (office.kept[f"share {number}"] for number in (1, 3))
    driver.fill("Mảnh của người thứ 1", first)
    mistyped = second.split()
    mistyped[10:12] = reversed(mistyped[10:12])
    driver.fill("Mảnh của người thứ 2", " ".join(mistyped))
    driver.click("Thử các mảnh")
    driver.wait_until(lambda: _told(dialog), "what is wrong")
    step.check("two words in the wrong order are found out", dialog.isVisible())
    driver.shot("dien-tap-sai")
    driver.fill("Mảnh của người thứ 2", second)
    driver.click("Thử các mảnh")
    driver.wait_until(lambda: driver.top() is driver.window, "the shares to be proved", 60)
    driver.wait_for_words("được thử lần cuối ngày")
    step.check("two of three shares fit", page.state is not None and page.state.proved_at > 0)
    driver.shot("dien-tap-xong")


def sticks(office: TourOffice) -> tuple[Path, Path]:
    """The two places of the kit in force."""
    name = office.kept.get("sticks", "the-nho")
    places = office.work / f"{name}-1", office.work / f"{name}-2"
    for stick in places:
        stick.mkdir(exist_ok=True)
    return places


def _fill_in(office: TourOffice) -> None:
    driver = office.driver
    for number, holder in enumerate(HOLDERS, start=1):
        driver.fill(f"Người giữ mảnh {number}", holder)
    for label, stick in zip(("Thẻ nhớ thứ nhất", "Thẻ nhớ thứ hai"), sticks(office), strict=True):
        driver.fill(label, str(stick))
    driver.fill(f"Cụm mật khẩu của {MANAGER.name}", MANAGER.passphrase)
    driver.choose("Cán bộ an toàn hệ thống", OFFICER.name)
    driver.fill("Cụm mật khẩu của người ký thứ hai", OFFICER.passphrase)


def _look_at_sheets(office: TourOffice, step: Step) -> None:
    """Each sheet names its holder and has 33 words; the words are kept for the practice run and for the search."""
    for number, holder in enumerate(HOLDERS, start=1):
        text = text_of(office.out / SHEET.format(number))
        words = _share(text)
        step.check(f"the sheet of {holder} names them and has {WORDS} words", holder in text and len(words) == WORDS)
        office.kept[f"share {number}"] = " ".join(words)
        office.planted[f"share {number}"] = " ".join(words)
    shares = {office.kept[f"share {number}"] for number in range(1, len(HOLDERS) + 1)}
    step.check("no two shares are the same", len(shares) == len(HOLDERS))


def _share(text: str) -> list[str]:
    """The words in the numbered boxes, in the order of the numbers."""
    found: dict[int, str] = {}
    for number, word in pairwise(text.partition("xuống")[2].split()):
        if number.isdigit() and 1 <= int(number) <= WORDS and word.isascii() and word.isalpha() and word.islower():
            found.setdefault(int(number), word)
    return [found[place] for place in sorted(found)]


def _told(dialog: ProveDialog) -> bool:
    notice = dialog.findChild(InlineNotice, "failure")
    return notice is not None and not notice.isHidden()
