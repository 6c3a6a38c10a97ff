"""The page of second signatures, on a real vault: what an officer sees of a release, signing it, and an agreement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.agreements.model import Sent
from app.agreements.model import Standing as Agreed
from app.agreements.queries import my_agreement
from app.countersigning.model import Standing
from app.customers.actions import create_customer
from app.customers.model import Ref
from app.destruction.actions import approve_destruction
from app.destruction.model import OrderState
from app.destruction.queries import get_order
from app.release.model import ReleaseState
from app.settings.message import sentence
from tests.countersigning.test_agreement import send
from tests.destruction.desk import GONE, requested
from tests.fixtures.vault import PASSPHRASES, Office
from tests.release.desk import Desk as Releases
from tests.release.desk import new_desk
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.agreements.page import AgreementsPage
from ui.agreements.sign_dialog import SignDialog
from ui.countersigning.page import CountersigningPage
from ui.countersigning.sign_dialog import SignSecondDialog
from ui.countersigning.words import ALL
from ui.widgets.text import Label
from ui.window.gate_page import GatePage
from ui.window.reminder import Reminder


def opened(qtbot: QtBot, office: Office, who: str) -> tuple[CountersigningPage, QMainWindow, Desk, list[int]]:
    desk = Desk(office.sign_in(who))
    page = CountersigningPage(desk, desk.summary)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window, desk, badges


def first(page: CountersigningPage) -> CountersigningPage:
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._open_current()
    assert page.detail is not None
    return page


def dialog(page: CountersigningPage, window: QMainWindow) -> SignSecondDialog:
    assert page.detail is not None
    page.detail.sign.click()
    found = dialog_of(window)
    assert isinstance(found, SignSecondDialog)
    return found


def half_approved(office: Office) -> tuple[Releases, object]:
    releases = new_desk(office)
    ref = releases.asked_above()
    releases.first(ref)
    return releases, ref


def test_an_empty_page_says_what_will_stand_there(qtbot: QtBot, office: Office) -> None:
    page, _, _, badges = opened(qtbot, office, "ha")
    assert badges == [0]
    words = " ".join(label.text() for label in page.empty.findChildren(Label))
    assert "Không có gì chờ bạn ký" in words
    page.pills.choose(ALL)
    page._fill()
    assert "Chưa có gì" in " ".join(label.text() for label in page.empty.findChildren(Label))


def test_an_officer_reads_what_is_told_signs_and_it_is_approved(qtbot: QtBot, office: Office) -> None:
    releases, ref = half_approved(office)
    page, window, desk, badges = opened(qtbot, office, "ha")
    assert badges[-1] == 1
    detail = first(page).detail
    assert detail is not None
    words = " ".join(label.text() for label in detail.findChildren(Label))
    assert "Giao hàng tháng 12" in words
    assert "Bách Việt" not in words
    assert "Hòa Bình" not in words
    asking = dialog(page, window)
    asking.sign.click()
    assert asking.reason.error()
    assert asking.checked.error()
    assert asking.passphrase.error()
    asking.reason.set_value("đúng mục đích")
    asking.checked.check.click()
    asking.passphrase.set_value("một cụm mật khẩu khác hẳn")
    asking.sign.click()
    idle(qtbot, desk)
    assert asking.passphrase.value() == ""
    asking.passphrase.set_value(PASSPHRASES["ha"])
    asking.sign.click()
    idle(qtbot, desk)
    assert releases.state(ref) is ReleaseState.APPROVED  # type: ignore[arg-type]
    assert badges[-1] == 0
    page.pills.choose(ALL)
    page._fill()
    row = page.model.record(0)
    assert row is not None
    assert row.standing is Standing.SIGNED
    assert first(page).detail.sign.isHidden()  # type: ignore[union-attr]


def test_an_officer_refuses(qtbot: QtBot, office: Office) -> None:
    releases, ref = half_approved(office)
    page, window, desk, _ = opened(qtbot, office, "ha")
    first(page)
    asking = dialog(page, window)
    asking.refuse.click()
    assert asking.reason.error()
    asking.reason.set_value("chưa rõ")
    asking.passphrase.set_value(PASSPHRASES["ha"])
    asking.refuse.click()
    idle(qtbot, desk)
    assert releases.state(ref) is ReleaseState.REFUSED  # type: ignore[arg-type]


def half_ordered(office: Office) -> Ref:
    """A destruction that Quân has signed first."""
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    order = requested(office, create_customer(lan, office.project, GONE))
    approve_destruction(quan, order, True, "", PASSPHRASES["quan"], None)
    return order


def test_an_officer_reads_what_is_told_of_a_destruction_and_signs(qtbot: QtBot, office: Office) -> None:
    order = half_ordered(office)
    page, window, desk, badges = opened(qtbot, office, "ha")
    assert badges[-1] == 1
    detail = first(page).detail
    assert detail is not None
    words = " ".join(label.text() for label in detail.findChildren(Label))
    assert "Tiêu hủy hồ sơ" in words
    assert "Khách hàng yêu cầu" in words
    assert GONE.name not in words
    asking = dialog(page, window)
    asking.refuse.click()
    assert asking.reason.error() == sentence("destruction.reason_missing", "vi")
    asking.sign.click()
    assert asking.checked.error()
    asking.checked.check.click()
    asking.passphrase.set_value(PASSPHRASES["ha"])
    asking.sign.click()
    idle(qtbot, desk)
    assert get_order(office.sign_in("quan"), order).row.state is OrderState.APPROVED
    assert badges[-1] == 0


def test_its_first_signer_reads_there_that_it_was_refused(qtbot: QtBot, office: Office) -> None:
    order = half_ordered(office)
    mine, _, own, badges = opened(qtbot, office, "quan")
    assert badges[-1] == 0
    mine.pills.choose(ALL)
    mine._fill()
    assert first(mine).detail.sign.isHidden()  # type: ignore[union-attr]
    page, window, desk, _ = opened(qtbot, office, "ha")
    first(page)
    asking = dialog(page, window)
    asking.reason.set_value("đơn chưa rõ")
    asking.passphrase.set_value(PASSPHRASES["ha"])
    asking.refuse.click()
    idle(qtbot, desk)
    assert get_order(office.sign_in("quan"), order).row.state is OrderState.REFUSED
    mine.reload()
    idle(qtbot, own)
    words = " ".join(label.text() for label in first(mine).detail.findChildren(Label))  # type: ignore[union-attr]
    assert "đơn chưa rõ" in words


def test_an_agreement_is_sent_from_its_person_s_page_and_signed_on_the_company_s(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    own = Desk(lan)
    mine = AgreementsPage(own, own.summary)
    window = show_page(qtbot, own, mine)
    idle(qtbot, own)
    mine.open_sign_dialog()
    idle(qtbot, own)
    signing = dialog_of(window)
    assert isinstance(signing, SignDialog)
    assert not signing.later.isVisible()
    signing.agreed.check.click()
    signing.next.click()
    assert signing.later.isVisible()
    signing.later.check.click()
    assert not signing.signatures.other_passphrase.isVisible()
    assert signing.sign.text() == "Ký và gửi"
    signing.signatures.own.set_value(PASSPHRASES["lan"])
    signing.signatures.other.set_value(office.people["quan"])
    signing.sign.click()
    idle(qtbot, own)
    mine.reload()
    idle(qtbot, own)
    assert mine.own.sent.isVisible()
    assert "Chờ bên kia ký" in mine.own.sent.text()
    found = my_agreement(lan)
    assert found.sent is not None
    assert found.sent.standing is Sent.WAITS
    gate = GatePage(agreement_missing=True, lessons_missing=0)
    qtbot.addWidget(gate)
    gate.show_sent(replace(found, row=replace(found.row, standing=Agreed.NONE)))
    assert "Chờ bên kia ký" in " ".join(label.text() for label in gate.agreement.findChildren(Label))

    page, theirs, desk, badges = opened(qtbot, office, "quan")
    assert badges[-1] == 1
    detail = first(page).detail
    assert detail is not None
    place = tmp_path / "doc.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(place), ""))
    detail.paper.click()
    idle(qtbot, desk)
    assert place.read_bytes().startswith(b"%PDF-")
    asking = dialog(page, theirs)
    asking.checked.check.click()
    asking.passphrase.set_value(PASSPHRASES["quan"])
    asking.sign.click()
    idle(qtbot, desk)
    assert badges[-1] == 0
    mine.reload()
    idle(qtbot, own)
    assert not mine.own.sent.isVisible()
    assert mine.own.facts.value("number") == found.sent.number


def test_its_person_takes_back_what_was_sent(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    send(lan, office.sign_in("ha"))
    own = Desk(lan)
    mine = AgreementsPage(own, own.summary)
    show_page(qtbot, own, mine)
    idle(qtbot, own)
    mine.own.sent.acted.emit()
    idle(qtbot, own)
    assert my_agreement(lan).sent is None


def test_how_many_wait_stands_beside_the_page_s_name_before_it_is_opened(qtbot: QtBot, office: Office) -> None:
    half_approved(office)
    desk = Desk(office.sign_in("ha"))
    window = QMainWindow()
    qtbot.addWidget(window)
    reminder = Reminder(desk, desk.summary, window)
    counted: list[int] = []
    reminder.seconds_counted.connect(counted.append)
    reminder.ask()
    idle(qtbot, desk)
    assert counted == [1]
    desk.over = True
