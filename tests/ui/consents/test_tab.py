"""What a customer agreed to, on the customer's card: who sees it, and what the dialogs ask before they write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.consents.actions import record_consent
from app.consents.model import RecipientKind, Standing
from app.consents.queries import list_consents
from app.customers.model import Ref
from app.release.actions import ask_release, hand_over_release
from app.release.model import ReleaseState
from app.release.queries import get_release
from app.settings.message import sentence
from tests.fixtures.releases import approve, consent_form, scope
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, release_form, scan_file
from ui.consents.change_dialog import ChangeConsentDialog
from ui.consents.record_dialog import RecordConsentDialog
from ui.consents.scan_dialog import ConsentDialog
from ui.consents.tab import ConsentsTab
from ui.customers.page import CustomersPage
from ui.widgets.dialog import close_all_dialogs, open_dialogs
from ui.widgets.text import Label

LOW = Level.CONFIDENTIAL


def opened(qtbot: QtBot, desk: Desk, customer: Ref) -> tuple[CustomersPage, ConsentsTab, QMainWindow]:
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    page.show_subject(customer)
    idle(qtbot, desk)
    assert "list_consents" not in desk.asked, "nobody looked at them yet"
    page.detail.asked.emit("consents")
    qtbot.wait(20)
    idle(qtbot, desk)
    assert page.detail.consents is not None
    return page, page.detail.consents, window


def test_a_consent_is_recorded_only_when_whole_and_then_stands_on_the_card(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    desk = Desk(lan)
    _, tab, window = opened(qtbot, desk, customer)
    assert tab.lines == []
    assert tab.nothing.isVisible()
    tab.add.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, RecordConsentDialog)
    dialog.save.click()
    assert dialog.giver.error()
    assert dialog.day.error()
    assert dialog.scope.purposes.error() == sentence("consents.purpose_missing", "vi")
    assert dialog.scope.fields.error() == sentence("consents.nothing_covered", "vi")
    assert "record_consent" not in desk.asked
    dialog.giver.set_value("Bà Thu")
    dialog.role.set_value("chính khách hàng")
    dialog.day.set_value(date(2026, 11, 20))
    dialog.scope.recipients.tick(RecipientKind.PARTNER)
    dialog.scope.purposes.set_value("Giao hàng")
    dialog.scope.named.set_value("Đại lý Hòa Bình\n\nKho Minh Phát")
    dialog.scope.kinds.tick("dealing")
    dialog.scope.until.set_value(date(2026, 11, 1))
    dialog.scan.drop.take(scan_file(tmp_path))
    dialog.save.click()
    assert dialog.scope.until.error() == sentence("consents.ends_before_it_starts", "vi")
    dialog.scope.until.set_value(date(2026, 12, 31))
    dialog.save.click()
    idle(qtbot, desk)
    assert not open_dialogs(window)
    (row,) = list_consents(lan, customer)
    assert row.scope.named == ("Đại lý Hòa Bình", "Kho Minh Phát")
    assert (row.scope.fields, row.scope.kinds) == ((), ("dealing",))


def test_a_withdrawal_lists_what_it_stopped_and_what_is_out(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    consent = record_consent(lan, consent_form(customer, "Giao hàng"))
    out = ask_release(lan, release_form(customer, consent=consent))
    approve(office, out)
    hand_over_release(lan, out, str(tmp_path / "giao.pdf"))
    waiting = ask_release(lan, release_form(customer, consent=consent))
    desk = Desk(lan)
    _, tab, window = opened(qtbot, desk, customer)
    (line,) = tab.lines
    line.withdraw.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, ChangeConsentDialog)
    dialog.save.click()
    assert dialog.note.error() == sentence("consents.how_missing", "vi")
    dialog.note.set_value("Khách gọi điện")
    dialog.save.click()
    idle(qtbot, desk)
    assert open_dialogs(window) == [dialog]
    assert not dialog.save.isVisible()
    shown = {label.text() for label in dialog.findChildren(Label)}
    for ref in (out, waiting):
        assert get_release(lan, ref).row.number in shown
    assert get_release(lan, waiting).row.state is ReleaseState.STOPPED
    assert list_consents(lan, customer)[0].standing is Standing.WITHDRAWN
    close_all_dialogs(window)


def test_narrowing_offers_only_what_was_agreed_to(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    record_consent(lan, consent_form(customer, scope=scope(fields=("name", "phones"), kinds=())))
    desk = Desk(lan)
    _, tab, window = opened(qtbot, desk, customer)
    tab.lines[0].narrow.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, ChangeConsentDialog)
    assert dialog.scope is not None
    assert dialog.scope.fields.ticked() == ("name", "phones")
    dialog.scope.fields._checks["email"].check.click()
    assert dialog.scope.fields.ticked() == ("name", "phones")
    dialog.note.set_value("Khách gọi điện")
    dialog.save.click()
    idle(qtbot, desk)
    assert open_dialogs(window) == [dialog], "nothing was taken away"
    dialog.scope.fields._checks["phones"].check.click()
    dialog.save.click()
    idle(qtbot, desk)
    assert not open_dialogs(window)
    assert list_consents(lan, customer)[0].scope.fields == ("name",)


def test_who_may_only_read_sees_no_buttons_and_the_scan_is_looked_at(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    record_consent(lan, consent_form(customer))
    desk = Desk(lan)
    _, tab, window = opened(qtbot, desk, customer)
    tab.lines[0].look.click()
    dialog = dialog_of(window)
    assert isinstance(dialog, ConsentDialog)
    qtbot.waitUntil(dialog.preview.has_picture)
    close_all_dialogs(window)


def test_the_top_secret_room_has_no_such_part(qtbot: QtBot, office: Office) -> None:
    from ui.customers.abilities import everyday, top_secret

    duties = office.sign_in("quan").duties
    assert (everyday(duties).consents, top_secret(duties).consents) == (True, False)
