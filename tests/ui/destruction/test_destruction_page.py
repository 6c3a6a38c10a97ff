"""The page of destructions, on a real vault: from the request over two signatures to the certificate."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.countersigning.actions import sign_second
from app.countersigning.queries import list_seconds
from app.customers.model import Ref
from app.destruction.actions import approve_destruction, request_destruction
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.destruction.queries import get_order, list_certificates, list_orders
from app.session.door import Session
from app.settings.message import sentence
from tests.destruction.desk import COOLING
from tests.fixtures.releases import second_manager
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, scan, scan_file
from ui.destruction.certificates import shown_fingerprint
from ui.destruction.decide_dialogs import ApproveDialog, RefuseDialog
from ui.destruction.execute_dialog import ExecuteDialog
from ui.destruction.page import DestructionPage
from ui.destruction.request_dialog import RequestDialog
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.notice import InlineNotice


def order_form(customer: Ref) -> DestructionForm:
    letter = Letter("yeu-cau.png", "image/png", scan())
    return DestructionForm(customer, Ground.CUSTOMER_REQUEST, "Ông Bách", "2026-11-23", letter, True)


def approved(office: Office, manager: Session, recorder: Session) -> Ref:
    ref = request_destruction(recorder, order_form(make_customer(recorder, office.project)))
    approve_destruction(manager, ref, True, "", PASSPHRASES["quan"], office.credential("ha"))
    office.clock.advance(COOLING)
    return ref


def opened(qtbot: QtBot, desk: Desk) -> tuple[DestructionPage, QMainWindow]:
    page = DestructionPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def open_first(qtbot: QtBot, desk: Desk, page: DestructionPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._open_current()
    idle(qtbot, desk)


def test_a_request_is_recorded_only_when_whole(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.show_subject(customer)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, RequestDialog)
    dialog.send.click()
    assert dialog.letter.error() == sentence("destruction.letter_missing", "vi")
    assert dialog.risk.error() == sentence("destruction.risk_not_accepted", "vi")
    assert "request_destruction" not in desk.asked
    dialog.requested_by.set_value("Ông Bách")
    dialog.letter.take(scan_file(tmp_path))
    dialog.risk.set_value(True)
    dialog.send.click()
    idle(qtbot, desk)
    (row,) = list_orders(lan, office.project)
    assert row.state is OrderState.REQUESTED
    assert page.detail is not None
    assert page.detail.view.row.number == row.number


def test_two_people_approve_at_one_desk(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = request_destruction(lan, order_form(make_customer(lan, office.project)))
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.approve_requested.emit()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ApproveDialog)
    dialog.approve.click()
    assert dialog.checked.error()
    dialog.checked.set_value(True)
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.approve.click()
    assert dialog.signatures.other_passphrase.error()
    assert "approve_destruction" not in desk.asked
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.approve.click()
    idle(qtbot, desk)
    assert get_order(quan, ref).row.state is OrderState.APPROVED
    assert not open_dialogs(window)


def test_the_officer_signs_later_in_an_own_account(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = request_destruction(lan, order_form(make_customer(lan, office.project)))
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.approve_requested.emit()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ApproveDialog)
    assert dialog.later.isVisible()
    dialog.checked.set_value(True)
    dialog.later.check.click()
    assert not dialog.signatures.other.isVisible()
    assert not dialog.signatures.other_passphrase.isVisible()
    assert dialog.approve.text() == "Ký và gửi"
    dialog.approve.click()
    assert dialog.signatures.own.error()
    assert "approve_destruction" not in desk.asked
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.approve.click()
    idle(qtbot, desk)
    assert get_order(quan, ref).row.state is OrderState.HALF_APPROVED
    page.reload()
    idle(qtbot, desk)
    assert page.detail.view.half
    told = " ".join(notice.text() for notice in page.detail.findChildren(InlineNotice))
    assert "Chờ ký thứ hai" in told
    assert quan.person.name in told
    offered = [button.text() for button in page.detail.findChildren(PrimaryButton) if button.isEnabled()]
    assert offered == ["Ký thứ hai tại đây…"]
    page.detail.send_requested.emit()
    idle(qtbot, desk)
    assert "ask_officers" in desk.asked
    page.detail.approve_requested.emit()
    idle(qtbot, desk)
    again = dialog_of(window)
    assert isinstance(again, ApproveDialog)
    assert not again.later.isVisible()
    again.close()

    officer = office.sign_in("ha")
    (row,) = list_seconds(officer)
    sign_second(officer, row.paper, row.half, "", PASSPHRASES["ha"])
    page.reload()
    idle(qtbot, desk)
    assert "take_in_answer" in desk.asked
    (listed,) = list_orders(quan, office.project)
    assert (listed.state, listed.unwritten) == (OrderState.APPROVED, False)


def test_another_manager_may_only_refuse_what_one_has_signed(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = request_destruction(lan, order_form(make_customer(lan, office.project)))
    approve_destruction(quan, ref, True, "", PASSPHRASES["quan"], None)
    desk = Desk(second_manager(office))
    page, _ = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    assert page.detail.findChildren(PrimaryButton) == []
    assert [button.text() for button in page.detail.findChildren(DangerButton)] == ["Từ chối…"]
    assert not any("Gửi lại" in button.text() for button in page.detail.findChildren(SecondaryButton))


def test_refusing_needs_a_reason(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = request_destruction(lan, order_form(make_customer(lan, office.project)))
    desk = Desk(quan)
    _, window = opened(qtbot, desk)
    dialog = RefuseDialog(window, desk, get_order(quan, ref))
    dialog.open()
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.refuse.click()
    assert dialog.reason.error() == sentence("destruction.reason_missing", "vi")
    assert "approve_destruction" not in desk.asked
    dialog.reason.set_value("Hợp đồng còn hiệu lực")
    dialog.refuse.click()
    idle(qtbot, desk)
    assert get_order(quan, ref).refusal == "Hợp đồng còn hiệu lực"


def test_who_recorded_the_request_is_offered_no_decision(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    request_destruction(quan, order_form(make_customer(quan, office.project)))
    desk = Desk(quan)
    page, _ = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    told = [notice.text() for notice in page.detail.findChildren(InlineNotice)]
    assert told == [sentence("destruction.own_request", "vi")]
    decisions = page.detail.findChildren(PrimaryButton) + page.detail.findChildren(DangerButton)
    assert [button.text() for button in decisions] == ["Duyệt…", "Từ chối…"]
    assert not any(button.isEnabled() for button in decisions)
    assert {button.toolTip() for button in decisions} == {sentence("destruction.own_request", "vi")}


def test_executing_asks_for_the_room_the_code_and_the_verifier(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = approved(office, quan, lan)
    code = get_order(quan, ref).row.customer_code
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.execute_requested.emit()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ExecuteDialog)
    dialog.step_up.field.set_value("sai rồi")
    dialog.enter.click()
    idle(qtbot, desk)
    assert dialog.step_up.field.error()
    dialog.step_up.field.set_value(PASSPHRASES["quan"])
    dialog.enter.click()
    idle(qtbot, desk)

    assert dialog.erase.isVisible()
    assert not dialog.erase.isEnabled()
    dialog.reading.code.set_value("KH-0")
    dialog.reading.changed.emit()
    assert not dialog.erase.isEnabled()
    dialog.reading.code.set_value(code)
    dialog.reading.changed.emit()
    assert not dialog.erase.isEnabled()
    for typed in ("1.0", "hai", "99"):
        dialog.reading.count.set_value(typed)
        dialog.reading.changed.emit()
        assert not dialog.erase.isEnabled()
    dialog.reading.count.set_value(str(dialog.reading.view.count))
    dialog.reading.changed.emit()
    assert dialog.erase.isEnabled()
    dialog.erase.click()
    assert "execute_destruction" not in desk.asked
    dialog.reading.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.erase.click()
    dialog.reject()
    assert open_dialogs(window)
    idle(qtbot, desk)

    assert dialog.certificate is not None
    saved = tmp_path / "chung-nhan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    dialog.save.click()
    assert saved.read_bytes() == dialog.certificate.pdf
    dialog.close_button.click()
    idle(qtbot, desk)
    assert desk.top_secret is None
    page.pills.choose("ended")
    page.pills.picked.emit("ended")
    (row,) = page._shown
    assert (row.state, row.customer_name) == (OrderState.EXECUTED, "")
    ha = office.sign_in("ha")
    assert [made.number for made in list_certificates(ha)] == [dialog.certificate.number]


def test_a_wrong_verifier_destroys_nothing_and_the_form_comes_back(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = approved(office, quan, lan)
    desk = Desk(quan, office.sign_in("quan", "top_secret"))
    _, window = opened(qtbot, desk)
    view = get_order(quan, ref)
    dialog = ExecuteDialog(window, desk, desk.summary, view, [(office.people["ha"], "Lê Thị Thu Hà")])
    dialog.open()
    idle(qtbot, desk)
    dialog.reading.code.set_value(view.row.customer_code)
    dialog.reading.count.set_value(str(dialog.reading.view.count))
    dialog.reading.changed.emit()
    dialog.reading.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.reading.signatures.other_passphrase.set_value("sai rồi")
    dialog.erase.click()
    idle(qtbot, desk)
    assert dialog.certificate is None
    assert dialog.erase.isVisible()
    assert dialog.reading.signatures.other_passphrase.value() == ""
    assert get_order(quan, ref).row.state is OrderState.APPROVED
    close_all_dialogs(window)


def test_orders_about_top_secret_files_stand_in_the_rooms_own_list(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("quan", "top_secret")
    request_destruction(room, order_form(make_customer(room, office.project, Level.TOP_SECRET)))
    desk = Desk(office.sign_in("quan"), room)
    page, _ = opened(qtbot, desk)
    assert page.model.rowCount() == 0
    assert page.highest_level() == 0
    page.pills.choose("room")
    page.pills.picked.emit("room")
    assert page.model.rowCount() == 1
    assert page.highest_level() == Level.TOP_SECRET
    desk.closed.emit("top_secret")
    assert page.model.rowCount() == 0
    assert page.highest_level() == 0


def test_an_officer_sees_certificates_and_the_companys_root(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ha = office.sign_in("ha")
    desk = Desk(ha)
    page, _ = opened(qtbot, desk)
    assert "list_orders" not in desk.asked
    assert page.certificates is not None
    root = tmp_path / "goc.cer"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(root), ""))
    page.certificates.export.click()
    assert root.read_bytes() == ha.vault.roster.authority
    assert page.certificates.fingerprint.text() == shown_fingerprint(ha.vault.roster.authority)
    assert page.certificates.views.currentWidget() is page.certificates.empty
