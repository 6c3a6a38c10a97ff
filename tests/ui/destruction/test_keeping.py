"""What stands beside the orders in the window: answering, withdrawing, legal holds, whose time of keeping is over."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.clock import DAY
from app.customers.holding.actions import place_hold
from app.customers.holding.queries import list_holds
from app.customers.model import Ref
from app.customers.retention.actions import save_terms
from app.customers.retention.model import Terms
from app.customers.retention.queries import project_terms
from app.destruction.actions import approve_destruction, request_destruction
from app.destruction.model import DestructionForm, Ground, Letter, OrderRow, OrderState
from app.destruction.queries import get_order, list_orders
from app.session import door
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.standing import let_in
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, scan
from ui.destruction import columns
from ui.destruction.hold_dialogs import LiftHoldDialog, PlaceHoldDialog
from ui.destruction.order_dialogs import AnswerDialog, WithdrawDialog
from ui.destruction.page import DestructionPage
from ui.destruction.terms_dialog import TermsDialog
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import open_dialogs
from ui.widgets.notice import InlineNotice

QUAN = PASSPHRASES["quan"]


def asked(session: Session, customer: Ref) -> Ref:
    letter = Letter("yeu-cau.png", "image/png", scan())
    form = DestructionForm(customer, Ground.CUSTOMER_REQUEST, "Ông Bách", "2026-11-23", letter, True)
    return request_destruction(session, form)


def opened(qtbot: QtBot, desk: Desk) -> tuple[DestructionPage, QMainWindow]:
    page = DestructionPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def choose(qtbot: QtBot, desk: Desk, page: DestructionPage, pill: str) -> None:
    page.pills.choose(pill)
    page.pills.picked.emit(pill)
    idle(qtbot, desk)


def first(qtbot: QtBot, desk: Desk, page: DestructionPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._open_current()
    idle(qtbot, desk)
    assert page.detail is not None


def notices(page: DestructionPage) -> list[str]:
    assert page.detail is not None
    return [notice.text() for notice in page.detail.findChildren(InlineNotice)]


def test_the_answer_is_noted_and_the_order_withdrawn(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    ref = asked(lan, make_customer(lan, office.project))
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.reply_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, AnswerDialog)
    dialog.day.set_value(date(2026, 11, 24))
    dialog.note.click()
    assert dialog.how.error() == sentence("destruction.how_missing", "vi")
    dialog.how.set_value("Công văn 15/CV")
    dialog.note.click()
    idle(qtbot, desk)
    assert get_order(lan, ref).row.replied_on == "2026-11-24"
    assert page.detail is not None
    assert not page.detail.view.may_reply
    page.detail.withdraw_requested.emit()
    dialog = dialog_of(window)
    assert isinstance(dialog, WithdrawDialog)
    dialog.withdraw.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Khách rút đơn")
    dialog.withdraw.click()
    idle(qtbot, desk)
    assert get_order(lan, ref).row.state is OrderState.WITHDRAWN
    assert not open_dialogs(window)


def test_a_waiting_order_says_from_when_and_sleeps(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = asked(lan, make_customer(lan, office.project))
    approve_destruction(quan, ref, True, "", QUAN, office.credential("ha"))
    desk = Desk(quan)
    page, _ = opened(qtbot, desk)
    first(qtbot, desk, page)
    assert page.detail is not None
    (execute,) = [button for button in page.detail.findChildren(DangerButton) if "tiêu hủy" in button.text()]
    assert not execute.isEnabled()
    assert "27/11/2026" in execute.toolTip()
    assert notices(page) == [execute.toolTip()]


def test_whoever_should_have_been_answered_stands_in_a_list_of_its_own() -> None:
    def row(state: OrderState, reply_by: str, replied_on: str = "") -> OrderRow:
        ref = Ref(b"p" * 16, Level.CONFIDENTIAL, b"r" * 16)  # type: ignore[arg-type]
        return OrderRow(ref, "1", "", "", Ground.CUSTOMER_REQUEST, state, 0, "", reply_by, "", replied_on)

    today = date(2026, 11, 26)
    late = row(OrderState.REFUSED, "2026-11-25")  # a refusal is an answer only once it was told
    rows = (
        late, row(OrderState.REQUESTED, "2026-11-26"), row(OrderState.REFUSED, "2026-11-25", "2026-11-25"),
        row(OrderState.WITHDRAWN, "2026-11-25"), row(OrderState.REQUESTED, ""),
    )  # fmt: skip
    assert columns.chosen(rows, "late", today) == (late,)


def test_a_hold_is_placed_from_the_file_and_lifted_from_the_list(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer = make_customer(lan, office.project)
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    page.show_subject(("hold", customer))
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, PlaceHoldDialog)
    dialog.sign.click()
    assert dialog.reason.error() == sentence("holding.reason_missing", "vi")
    dialog.reason.set_value("Vụ kiện 12/2026")
    dialog.signatures.own.set_value(QUAN)
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.sign.click()
    idle(qtbot, desk)
    choose(qtbot, desk, page, "holds")
    holds = page.keeping.holds
    assert page.views.currentWidget() is holds
    assert holds.standing() == 1
    asked(lan, customer)
    page.reload()
    idle(qtbot, desk)
    choose(qtbot, desk, page, "open")
    first(qtbot, desk, page)
    assert any("Vụ kiện 12/2026" in words for words in notices(page))
    choose(qtbot, desk, page, "holds")
    holds.table.selectRow(0)
    holds.lift.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, LiftHoldDialog)
    dialog.reason.set_value("Đã xử xong")
    dialog.signatures.own.set_value(QUAN)
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.sign.click()
    idle(qtbot, desk)
    (row,) = list_holds(quan, office.project)
    assert not row.stands
    assert not holds.lift.isEnabled()


def test_who_may_not_lift_is_offered_nothing(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    place_hold(quan, make_customer(lan, office.project), "Vụ kiện", QUAN, office.credential("ha"))
    desk = Desk(lan)
    page, _ = opened(qtbot, desk)
    choose(qtbot, desk, page, "holds")
    assert page.keeping.holds.rows
    assert page.keeping.holds.lift.isHidden()
    choose(qtbot, desk, page, "due")
    assert page.keeping.due.terms.isHidden()


def test_an_officer_is_shown_neither_list(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("ha"))
    page, _ = opened(qtbot, desk)
    assert not {"list_holds", "list_due"} & set(desk.asked)
    assert page.pills.chosen() == "certificates"


def test_terms_are_set_and_a_line_becomes_an_order(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "refusal", lambda *_: "")  # years without the ceremony of recovery
    make_customer(office.sign_in("lan"), office.project)
    office.clock.advance(2 * 365 * DAY)
    passphrases = {office.people[key]: PASSPHRASES[key] for key in PASSPHRASES}
    let_in(office.world, office.path, passphrases, office.people["ha"])
    quan = office.sign_in("quan")
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    choose(qtbot, desk, page, "due")
    due = page.keeping.due
    assert due.views.currentWidget() is due.empty
    due.terms.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, TermsDialog)
    dialog.years.set_value(1)
    dialog.cooling.set_value(48)
    dialog.save.click()
    idle(qtbot, desk)
    assert project_terms(quan, office.project) == Terms(1, 48, 1)
    assert due.model.rowCount() == 1
    assert due.partly.isVisible()  # the top-secret level was not looked at
    assert not due.order.isEnabled()
    due.table.selectRow(0)
    due.order.click()
    idle(qtbot, desk)
    (row,) = list_orders(quan, office.project)
    assert (row.ground, row.state) == (Ground.RETENTION, OrderState.REQUESTED)
    assert due.model.rowCount() == 0
    assert save_terms(quan, office.project, Terms(1, 24, 1)).rev == 2


def test_who_saves_terms_second_sees_the_others_and_may_save_over_them(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    choose(qtbot, desk, page, "due")
    page.keeping.due.terms.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, TermsDialog)
    dialog.years.set_value(3)
    save_terms(quan, office.project, Terms(7, 96, 0))
    dialog.save.click()
    idle(qtbot, desk)
    told = dialog.overtaken.text()
    assert "7" in told
    assert "96" in told
    assert project_terms(quan, office.project) == Terms(7, 96, 1)
    assert dialog.years.value() == 3
    dialog.save.click()
    idle(qtbot, desk)
    assert project_terms(quan, office.project) == Terms(3, 72, 2)
    assert open_dialogs(window) == []


def test_a_held_top_secret_file_shows_only_while_the_room_is_open(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("quan", "top_secret")
    customer = make_customer(room, office.project, Level.TOP_SECRET)
    place_hold(room, customer, "Kín", QUAN, office.credential("ha"))
    desk = Desk(office.sign_in("quan"), room)
    page, _ = opened(qtbot, desk)
    choose(qtbot, desk, page, "holds")
    assert (page.keeping.holds.standing(), page.highest_level()) == (1, Level.TOP_SECRET)
    desk.top_secret = None
    desk.closed.emit("top_secret")
    idle(qtbot, desk)
    assert (page.keeping.holds.standing(), page.highest_level()) == (0, 0)
