"""What is typed into dialogs beside the forms of customers: saved before a lock, offered again, gone when done."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.consents.actions import record_consent
from app.consents.model import RecipientKind
from app.consents.queries import list_consents
from app.customers.actions import add_item
from app.customers.classification.actions import ask_level
from app.customers.classification.model import LevelForm
from app.customers.classification.queries import level_requests
from app.customers.model import Draft, ItemForm, ItemKind, Ref
from app.customers.queries import get_customer, list_drafts
from app.release.actions import ask_release
from app.release.queries import get_release
from app.session.door import Session
from tests.fixtures.releases import consent_form
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, release_form
from ui.consents.change_dialog import ChangeConsentDialog
from ui.consents.record_dialog import RecordConsentDialog
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.item_dialog import ItemLevelDialog
from ui.customers.items.mover import movable
from ui.customers.page import CustomersPage
from ui.kept import KeptDialog, savings_of_dialogs
from ui.release.absence_dialog import AbsenceDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.page import ReleasePage
from ui.release.second import CountersignDialog
from ui.release.take_back_dialog import TakeBackDialog
from ui.widgets.dialog import close_all_dialogs, open_dialogs

LOW = Level.CONFIDENTIAL


def saved(window: QMainWindow, session: Session) -> Draft:
    """What a lock does with the open dialog: its text is saved, and the dialog goes."""
    (saving,) = savings_of_dialogs(window)
    saving.function(session, *saving.args)
    close_all_dialogs(window)
    (draft,) = list_drafts(session)
    return draft


def opened(qtbot: QtBot, desk: Desk, kind: type[CustomersPage | ReleasePage]) -> tuple[object, QMainWindow]:
    page = kind(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


def shown(qtbot: QtBot, desk: Desk, window: QMainWindow, kind: type[KeptDialog]) -> KeptDialog:
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, kind)
    return dialog


def test_consents_are_typed_again_where_they_were(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    desk = Desk(lan)
    page, window = opened(qtbot, desk, CustomersPage)
    assert isinstance(page, CustomersPage)
    tab = page.detail.consents
    assert tab is not None
    tab.show_customer(customer)
    tab.add.click()
    dialog = shown(qtbot, desk, window, RecordConsentDialog)
    assert savings_of_dialogs(window) == ()  # nothing was typed
    dialog.giver.set_value("Bà Thu")
    dialog.day.set_value(date(2026, 11, 20))
    dialog.scope.recipients.tick(RecipientKind.PARTNER)
    dialog.scope.fields.tick("name", "phones")
    dialog.scope.purposes.set_value("Giao hàng\nĐối chiếu")
    before = dialog.typed()
    draft = saved(window, lan)
    page.resume_draft(draft)
    again = shown(qtbot, desk, window, RecordConsentDialog)
    assert again.typed() == before
    assert again.scope.scope() is not None
    again.accept()  # as when it was recorded
    idle(qtbot, desk)
    assert list_drafts(lan) == ()

    record_consent(lan, consent_form(customer))
    (row,) = list_consents(lan, customer)
    for narrow in (True, False):
        tab._change(row, narrow=narrow)
        change = shown(qtbot, desk, window, ChangeConsentDialog)
        change.note.set_value("gọi điện, tự xưng là giám đốc")
        if narrow:
            change.scope.fields.set_ticked(["name"])
        before = change.typed()
        page.resume_draft(saved(window, lan))
        again = shown(qtbot, desk, window, ChangeConsentDialog)
        assert (again.typed(), again.scope is not None) == (before, narrow)
        again.save.click()
        idle(qtbot, desk)
        close_all_dialogs(window)
        idle(qtbot, desk)
        assert list_drafts(lan) == ()
        (row,) = list_consents(lan, customer)
        assert row.events[-1].note == "gọi điện, tự xưng là giám đốc"


def test_what_is_said_about_a_request_is_typed_again(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer = make_customer(lan, office.project, Level.SECRET)
    ref = ask_release(lan, release_form(customer))
    desk = Desk(quan)
    page, window = opened(qtbot, desk, ReleasePage)
    assert isinstance(page, ReleasePage)
    view = get_release(quan, ref)
    officers = ((office.people["ha"], "Hà"),)
    dialogs = (
        (DecideDialog(page, desk, view, officers), "reason"),
        (CountersignDialog(page, desk, view, officers), "reason"),
        (TakeBackDialog(page, desk, view), "note"),
    )
    for dialog, field in dialogs:
        dialog.open()
        getattr(dialog, field).set_value("thiếu trang hai của văn bản")
        draft = saved(window, quan)
        assert (draft.level, draft.rid) == (Level.SECRET, ref.rid)
        assert "mật khẩu" not in repr(draft.values)
        page.resume_draft(draft)
        again = shown(qtbot, desk, window, type(dialog))
        assert getattr(again, field).value() == "thiếu trang hai của văn bản"
        if isinstance(again, DecideDialog):
            again.send_back.click()
            idle(qtbot, desk)
            assert get_release(quan, ref).returned[-1].reason == "thiếu trang hai của văn bản"
        else:
            again.accept()
        idle(qtbot, desk)
        assert list_drafts(quan) == ()
    page.absence.click()
    absence = shown(qtbot, desk, window, AbsenceDialog)
    absence.reason.set_value("đi công tác")
    absence.until.set_value(date(2026, 12, 9))
    page.resume_draft(saved(window, quan))
    absence = shown(qtbot, desk, window, AbsenceDialog)
    assert (absence.reason.value(), absence.until.value()) == ("đi công tác", date(2026, 12, 9))
    close_all_dialogs(window)


@pytest.mark.parametrize("what", ["change", "item", "decide"])
def test_the_reason_for_a_level_is_typed_again(qtbot: QtBot, office: Office, what: str) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    item = add_item(lan, ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng"))
    session = lan
    if what == "decide":
        up = LevelForm(Level.SECRET, "giá sỉ", "2027-05-24", ("own_terms",))
        high = make_customer(lan, office.project, Level.SECRET)
        ask_level(lan, high, LevelForm(LOW, "hết hạn hợp đồng", up.review, ()), get_customer(lan, high).rev)
        session = office.sign_in("quan")
    desk = Desk(session)
    page, window = opened(qtbot, desk, CustomersPage)
    assert isinstance(page, CustomersPage)
    levels = (LOW, Level.SECRET)
    card = get_customer(session, customer)
    if what == "change":
        page.levels.begin(card, levels)
        dialog: KeptDialog = shown(qtbot, desk, window, ChangeLevelDialog)
        dialog.assistant.choose(Level.SECRET)
        dialog.assistant.write("khách yêu cầu", "2027-01-31")
    elif what == "item":
        page.levels.begin_item(movable(next(one for one in card.items if one.ref == item)), levels)
        dialog = shown(qtbot, desk, window, ItemLevelDialog)
        dialog.reason.set_value("khách yêu cầu")
    else:
        (request,) = level_requests(session, office.project)
        dialog = DecideLevelDialog(page, desk, "everyday", request)
        dialog.open()
        dialog.reason.set_value("khách yêu cầu")
    before = dialog.typed()
    assert "khách yêu cầu" in before.values()
    draft = saved(window, session)
    page.resume_draft(draft)
    again = shown(qtbot, desk, window, type(dialog))
    assert again.typed() == before
    if what == "change":
        assert isinstance(again, ChangeLevelDialog)
        again.submit()  # raised at once: the draft rose with the customer, and goes all the same
        idle(qtbot, desk)
        assert get_customer(session, Ref(office.project, Level.SECRET, customer.rid)).rev > 0
        assert list_drafts(session) == ()
    close_all_dialogs(window)
    assert open_dialogs(window) == []
