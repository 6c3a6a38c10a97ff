"""The assistant in the form: nothing to press in the ordinary case, the criteria's level and reason in the others."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.classification.queries import get_classification
from app.customers.model import Ref, Relation
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, idle, show_page
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.page import CustomersPage


def opened(qtbot: QtBot, office: Office, who: str = "lan") -> tuple[Desk, CustomersPage, CustomerDialog]:
    desk = Desk(office.sign_in(who))
    page = CustomersPage(desk, desk.summary)
    page.window_shown = show_page(qtbot, desk, page)  # type: ignore[attr-defined]
    idle(qtbot, desk)
    page.add.click()
    assert isinstance(page.desk.form, CustomerDialog)
    return desk, page, page.desk.form


def saved(qtbot: QtBot, desk: Desk, page: CustomersPage, form: CustomerDialog) -> Ref:
    form.name.set_value("Công ty Mới")
    form.submit()
    idle(qtbot, desk)
    qtbot.wait(30)
    idle(qtbot, desk)
    card = page.detail.card()
    assert card is not None, form.assistant.reason.error()
    return card.ref


def test_the_ordinary_case_asks_for_nothing(qtbot: QtBot, office: Office) -> None:
    desk, page, form = opened(qtbot, office)
    assert form.assistant.questions.isHidden()
    ref = saved(qtbot, desk, page, form)
    given = get_classification(desk.session, ref)
    assert (given.level, given.reason, given.review) == (Level.CONFIDENTIAL, "Quan hệ thông thường.", "2027-11-24")


def test_answers_propose_level_reason_and_day(qtbot: QtBot, office: Office) -> None:
    desk, page, form = opened(qtbot, office)
    form.assistant.open()
    assert form.assistant.questions.isVisible()
    form.assistant.ticks["own_terms"].check.click()
    assert (form.level.level(), form.relation.value()) == (Level.SECRET, Relation.IMPORTANT)
    assert form.assistant.review.value() == date(2027, 5, 24)
    assert "điều khoản" in form.assistant.reason.value()
    ref = saved(qtbot, desk, page, form)
    given = get_classification(desk.session, ref)
    assert (ref.level, given.criteria) == (Level.SECRET, ("own_terms",))


def test_a_level_below_the_criteria_needs_a_reason(qtbot: QtBot, office: Office) -> None:
    desk, page, form = opened(qtbot, office)
    form.name.set_value("Công ty Mới")
    form.assistant.ticks["own_terms"].check.click()
    form.level.set_value(Level.CONFIDENTIAL)
    form.level.changed.emit()
    assert "cơ mật" in form.proposal.text()
    form.submit()
    assert form.assistant.reason.error()
    assert form.assistant.written_row.isVisible()
    assert "create_customer" not in desk.asked
    form.assistant.reason.set_value("Điều khoản này đã công khai")
    form.assistant.reason.changed.emit()
    ref = saved(qtbot, desk, page, form)
    assert get_classification(desk.session, ref).reason == "Điều khoản này đã công khai"


def test_a_day_that_breaks_a_rule_is_told_at_its_field(qtbot: QtBot, office: Office) -> None:
    desk, _, form = opened(qtbot, office)
    form.name.set_value("Công ty Mới")
    form.assistant.review.set_value(date(2026, 11, 1))
    form.submit()
    assert "ngày mai" in form.assistant.review.error()
    assert "create_customer" not in desk.asked


def test_what_was_answered_survives_a_lock(qtbot: QtBot, office: Office) -> None:
    _, _, form = opened(qtbot, office)
    form.assistant.ticks["dispute"].check.click()
    values = form.values()
    _, _, again = opened(qtbot, office)
    again.take_values(values)
    assert again.assistant.answers() == ("dispute",)
    assert again.level.level() == Level.SECRET


def test_who_opens_one_level_only_hears_where_the_file_belongs(qtbot: QtBot, office: Office) -> None:
    desk, page, form = opened(qtbot, office, "nam")
    form.assistant.ticks["own_terms"].check.click()
    assert form.level.level() == Level.CONFIDENTIAL
    assert "đề nghị nâng cấp" in form.proposal.text()
    ref = saved(qtbot, desk, page, form)
    assert "chờ nâng cấp" in get_classification(desk.session, ref).reason
