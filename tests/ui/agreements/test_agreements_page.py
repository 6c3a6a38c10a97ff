"""One's own agreement in the window: where one stands, reading, signing, saving, ending; the office's list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.agreements import actions, wording
from app.agreements.model import AgreementRow, Form, Standing
from app.clock import DAY
from app.pdf.verification import verify
from app.session.door import Session
from tests.fixtures.papers import scan_of, text_of
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.ui.desk import WAIT, Desk, dialog_of, idle, show_page
from ui.agreements.columns import cell, to_do
from ui.agreements.end_dialog import EndDialog
from ui.agreements.page import EVERYBODY, MINE, TO_DO, AgreementsPage
from ui.agreements.paper_dialog import PaperDialog
from ui.agreements.sign_dialog import SignDialog
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label


def opened(qtbot: QtBot, session: Session) -> tuple[Desk, AgreementsPage]:
    desk = Desk(session)
    page = AgreementsPage(desk, desk.summary)
    desk.shown = show_page(qtbot, desk, page)  # type: ignore[attr-defined]  # lives as long as the desk
    idle(qtbot, desk)
    return desk, page


def sign_dialog(qtbot: QtBot, desk: Desk, page: AgreementsPage) -> SignDialog:
    (page.own.renew if page.own.sign.isHidden() else page.own.sign).click()
    idle(qtbot, desk)
    dialog = dialog_of(page.window())  # type: ignore[arg-type]
    assert isinstance(dialog, SignDialog)
    return dialog


def read(dialog: SignDialog) -> SignDialog:
    dialog.agreed.check.click()
    dialog.next.click()
    return dialog


def fill(dialog: SignDialog, office: Office, who: str, company: str) -> SignDialog:
    dialog.signatures.own.set_value(PASSPHRASES[who])
    dialog.signatures.other.set_value(office.people[company])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES[company])
    return dialog


def shown(page: AgreementsPage) -> list[str]:
    return [row.name for place in range(page.model.rowCount()) if (row := page.model.record(place)) is not None]


def row_of(page: AgreementsPage, name: str) -> AgreementRow:
    return next(row for row in page._rows if row.name == name)


def choose(page: AgreementsPage, pill: str, name: str) -> None:
    page.pills.choose(pill)
    page._fill()
    page.table.setCurrentIndex(page.model.index(shown(page).index(name), 0))


def test_a_clerk_of_sales_sees_their_own_and_the_text_in_two_languages(qtbot: QtBot, office: Office) -> None:
    _, page = opened(qtbot, office.sign_in("lan"))
    assert page.pills.isHidden()
    assert page.own.facts.value("number") == "TT-2026-0004"
    assert "23/11/2029" in page.own.told.text()
    words = " ".join(label.text() for label in page.text.findChildren(Label))
    assert "Điều 8. Bồi thường thiệt hại" in words
    assert "Article 8. Damages" in words
    assert page.paper.isHidden()


def test_signing_at_the_desk(qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = office.sign_in("lan")
    desk, page = opened(qtbot, lan)
    dialog = fill(read(sign_dialog(qtbot, desk, page)), office, "lan", "ha")
    dialog.until.set_value(date(2027, 6, 30))
    with qtbot.waitSignal(dialog.signed, timeout=WAIT):
        dialog.sign.click()
    page.reload()
    idle(qtbot, desk)
    assert page.own.facts.value("number") == "TT-2026-0007"
    assert "30/06/2027" in page.own.told.text()
    assert dialog.signatures.own_passphrase() == ""
    target = tmp_path / "thoa-thuan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save.click()
    assert verify(target.read_bytes(), lan.vault.roster.authority).valid
    dialog.accept()
    target.unlink()
    page.own.save.click()
    idle(qtbot, desk)
    assert "30/06/2027" in text_of(target.read_bytes())


def test_nobody_signs_what_they_did_not_read(qtbot: QtBot, office: Office) -> None:
    desk, page = opened(qtbot, office.sign_in("lan"))
    dialog = sign_dialog(qtbot, desk, page)
    assert dialog.sign.isHidden()
    dialog.next.click()
    assert dialog.agreed.error()
    assert not dialog.text.isHidden()
    read(dialog)
    assert not dialog.sign.isHidden()
    dialog.back.click()
    assert dialog.sign.isHidden()


@pytest.mark.parametrize("until", [None, date(2026, 11, 23), date(2030, 1, 1)])
def test_a_wrong_day_is_told_under_its_field(qtbot: QtBot, office: Office, until: date | None) -> None:
    desk, page = opened(qtbot, office.sign_in("lan"))
    dialog = fill(read(sign_dialog(qtbot, desk, page)), office, "lan", "ha")
    dialog.until.set_value(until)
    dialog.sign.click()
    assert dialog.until.error()
    assert not desk.is_busy(dialog)


def test_managers_and_officers_are_offered_to_sign_for_the_company(qtbot: QtBot, office: Office) -> None:
    desk, page = opened(qtbot, office.sign_in("quan"))
    dialog = sign_dialog(qtbot, desk, page)
    combo = dialog.signatures.other.combo
    assert [combo.itemText(place) for place in range(combo.count())] == [NAMES["ha"]]


def test_a_wrong_passphrase_signs_nothing_and_keeps_the_dialog(qtbot: QtBot, office: Office) -> None:
    desk, page = opened(qtbot, office.sign_in("lan"))
    dialog = fill(read(sign_dialog(qtbot, desk, page)), office, "lan", "ha")
    dialog.signatures.other_passphrase.set_value("khong phai cum nay")
    dialog.sign.click()
    idle(qtbot, desk)
    assert dialog.findChild(InlineNotice, "failure") is not None
    assert dialog.signatures.own_passphrase() == ""
    page.reload()
    idle(qtbot, desk)
    assert page.own.facts.value("number") == "TT-2026-0004"


def test_one_s_own_agreement_is_ended_with_a_reason(qtbot: QtBot, office: Office) -> None:
    desk, page = opened(qtbot, office.sign_in("lan"))
    page.own.end.click()
    dialog = dialog_of(page.window())  # type: ignore[arg-type]
    assert isinstance(dialog, EndDialog)
    dialog.submit()
    assert dialog.reason.error()
    dialog.reason.set_value("nghỉ việc")
    dialog.submit()
    assert dialog.passphrase.error()
    dialog.passphrase.set_value(PASSPHRASES["lan"])
    dialog.submit()
    idle(qtbot, desk)
    page.reload()
    idle(qtbot, desk)
    assert page.own.end.isHidden()
    assert page.own.renew.isHidden()
    assert not page.own.sign.isHidden()
    assert page.own.facts.value("reason") == "nghỉ việc"
    assert "Kho chưa mở hồ sơ khách hàng" in page.own.told.text()


def test_the_office_s_list_shows_who_has_to_sign(qtbot: QtBot, office: Office) -> None:
    nam = office.sign_in("nam")
    actions.sign_agreement(
        nam, wording.newest(), date(2026, 12, 10), PASSPHRASES["nam"], office.credential("ha")
    )  # fmt: skip
    actions.end_agreement(nam, office.people["nam"], "TT-2026-0007", "thử", PASSPHRASES["nam"])
    _, page = opened(qtbot, office.sign_in("quan"))
    page.pills.choose(TO_DO)
    page._fill()
    assert shown(page) == [NAMES["nam"]]
    page.pills.choose(EVERYBODY)
    page._fill()
    assert shown(page)[0] == NAMES["nam"]
    assert len(shown(page)) == 6
    assert cell(row_of(page, NAMES["nam"]), "standing").text == "Đã chấm dứt"
    assert page.save.isHidden()
    choose(page, EVERYBODY, NAMES["nam"])
    assert not page.end.isEnabled()
    assert page.end.toolTip()


def test_an_officer_saves_anybody_s_document(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = actions.sign_agreement(
        office.sign_in("lan"), wording.newest(), date(2027, 1, 1), PASSPHRASES["lan"], office.credential("quan")
    )
    desk, page = opened(qtbot, office.sign_in("ha"))
    choose(page, EVERYBODY, NAMES["lan"])
    target = tmp_path / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save.click()
    idle(qtbot, desk)
    assert target.read_bytes() == filed.content


def test_a_manager_ends_somebody_s_agreement(qtbot: QtBot, office: Office) -> None:
    desk, page = opened(qtbot, office.sign_in("quan"))
    choose(page, EVERYBODY, NAMES["lan"])
    page.end.click()
    dialog = dialog_of(page.window())  # type: ignore[arg-type]
    assert isinstance(dialog, EndDialog)
    dialog.reason.set_value("chuyển việc")
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.submit()
    idle(qtbot, desk)
    page.reload()
    idle(qtbot, desk)
    assert row_of(page, NAMES["lan"]).standing is Standing.ENDED


def test_a_paper_is_printed_scanned_and_filed(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = opened(qtbot, office.sign_in("quan"))
    choose(page, EVERYBODY, NAMES["lan"])
    page.paper.click()
    dialog = dialog_of(page.window())  # type: ignore[arg-type]
    assert isinstance(dialog, PaperDialog)
    assert dialog.person.value() == office.people["lan"]
    target = tmp_path / "in.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.print.click()
    idle(qtbot, desk)
    assert NAMES["lan"] in text_of(target.read_bytes())
    dialog.submit()
    assert dialog.scan.error()
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(scan_of("Bản ký tay"))
    dialog.scan.take(scan)
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.submit()
    idle(qtbot, desk)
    assert not open_dialogs(page.window())
    page.reload()
    idle(qtbot, desk)
    assert row_of(page, NAMES["lan"]).form is Form.PAPER


def test_nobody_is_offered_to_file_their_own_paper(qtbot: QtBot, office: Office) -> None:
    _, page = opened(qtbot, office.sign_in("quan"))
    page.open_paper_dialog()
    dialog = dialog_of(page.window())  # type: ignore[arg-type]
    assert isinstance(dialog, PaperDialog)
    combo = dialog.person.combo
    assert NAMES["quan"] not in [combo.itemText(place) for place in range(combo.count())]


def test_the_badge_counts_what_waits_for_oneself(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("lan"))
    page = AgreementsPage(desk, desk.summary)
    counts: list[int] = []
    page.badge_changed.connect(counts.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    office.clock.advance((3 * 365 - 10) * DAY)
    page.reload()
    idle(qtbot, desk)
    assert window.isVisible()
    assert counts == [0, 1]
    assert "10" in page.own.told.text() or "9" in page.own.told.text()


def test_what_an_officer_lacks_is_no_duty_but_told(qtbot: QtBot, office: Office) -> None:
    ha = office.sign_in("ha")
    actions.end_agreement(ha, ha.uid, "TT-2026-0002", "thử", PASSPHRASES["ha"])
    _, page = opened(qtbot, ha)
    assert not to_do(row_of(page, NAMES["ha"]))
    page.pills.choose(MINE)
    page._fill()
    assert "nên có thỏa thuận" in page.own.told.text()
