"""The page of releases, on a real vault: who sees what waits, and what the dialogs ask before they act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.consents.actions import record_consent
from app.customers.model import Ref
from app.customers.queries import list_drafts
from app.release.actions import ask_release, decide_release
from app.release.model import RecipientKind, ReleaseState
from app.release.queries import countersigners, get_release, list_delegations, list_releases
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.releases import SECOND_MANAGER, consent_form, second_manager
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, release_form, scan_file
from ui.consents.record_dialog import RecordConsentDialog
from ui.release.absence_dialog import AbsenceDialog
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.page import ReleasePage
from ui.release.second import CountersignDialog
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import close_all_dialogs, open_dialogs


def opened(qtbot: QtBot, desk: Desk) -> tuple[ReleasePage, QMainWindow]:
    page = ReleasePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


LOW = Level.CONFIDENTIAL


def decide(manager: Session, ref: Ref) -> None:
    """Approve as the manager."""
    decide_release(manager, ref, get_release(manager, ref).digest, True, "Đúng hợp đồng", PASSPHRASES["quan"])


def open_first(qtbot: QtBot, desk: Desk, page: ReleasePage) -> None:
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._open_current()
    idle(qtbot, desk)


def test_what_waits_for_a_manager_is_counted_and_decided_with_reason_tick_and_passphrase(
    qtbot: QtBot, office: Office
) -> None:
    lan = office.sign_in("lan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    quan = office.sign_in("quan")
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    assert page.pills.chosen() == "inbox"
    assert page.model.rowCount() == 1
    assert page.highest_level() == LOW

    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.buttons["decide"].click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideDialog)
    dialog.approve.click()
    assert dialog.reason.error() == sentence("release.reason_missing", "vi")
    assert dialog.checked.error()
    assert dialog.passphrase.error()
    assert "decide_release" not in desk.asked

    dialog.reason.set_value("Đúng hợp đồng")
    dialog.checked.set_value(True)
    dialog.passphrase.set_value("sai rồi")
    dialog.approve.click()
    idle(qtbot, desk)
    assert dialog.passphrase.error()
    assert dialog.passphrase.value() == ""
    assert get_release(quan, ref).row.state is ReleaseState.ASKED

    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.approve.click()
    idle(qtbot, desk)
    assert get_release(quan, ref).row.state is ReleaseState.APPROVED
    assert not open_dialogs(window)


def test_refusing_needs_a_reason_but_no_tick(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    quan = office.sign_in("quan")
    desk = Desk(quan)
    _, window = opened(qtbot, desk)
    dialog = DecideDialog(window, desk, get_release(quan, ref))
    dialog.open()
    dialog.reason.set_value("Mục đích chưa rõ")
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.refuse.click()
    idle(qtbot, desk)
    assert get_release(quan, ref).row.state is ReleaseState.REFUSED


def test_enter_approves_nothing(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    quan = office.sign_in("quan")
    desk = Desk(quan)
    _, window = opened(qtbot, desk)
    dialog = DecideDialog(window, desk, get_release(quan, ref))
    dialog.open()
    dialog.reason.set_value("Đúng hợp đồng")
    dialog.checked.set_value(True)
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.passphrase.focus()
    QTest.keyClick(dialog.passphrase.control, Qt.Key.Key_Return)
    idle(qtbot, desk)
    assert "decide_release" not in desk.asked
    close_all_dialogs(window)


def test_nobody_decides_on_their_own_request(qtbot: QtBot, office: Office) -> None:
    quan = office.sign_in("quan")
    ref = ask_release(quan, release_form(make_customer(quan, office.project, LOW)))
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    assert page.pills.chosen() == "inbox"
    assert page.model.rowCount() == 0
    dialog = DecideDialog(window, desk, get_release(quan, ref))
    dialog.open()
    assert not dialog.approve.isEnabled()
    assert not dialog.refuse.isEnabled()
    assert dialog.approve.toolTip() == sentence("release.own_request", "vi")
    close_all_dialogs(window)


def test_a_request_is_sent_only_when_whole(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.show_subject(customer)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, AskDialog)
    dialog.send.click()
    assert dialog.name.error()
    assert dialog.consent.error()
    assert dialog.parts.offered() == ()
    assert "ask_release" not in desk.asked

    dialog.add_consent.click()
    record = next(one for one in open_dialogs(window) if isinstance(one, RecordConsentDialog))
    record.save.click()
    assert record.giver.error()
    assert record.scope.recipients.error() == sentence("consents.recipients_missing", "vi")
    assert record.scan.drop.error() == sentence("consents.paper_missing", "vi")
    record.giver.set_value("Ông Sông Thu")
    record.role.set_value("Giám đốc")
    record.day.set_value(date(2026, 11, 20))
    record.scope.recipients.tick(RecipientKind.PARTNER)
    record.scope.purposes.set_value("Giao hàng\nLắp đặt")
    record.scope.fields.tick("phones", "address")
    record.scan.drop.take(scan_file(tmp_path))
    qtbot.waitUntil(record.scan.preview.has_picture)
    record.save.click()
    idle(qtbot, desk)
    assert open_dialogs(window) == [dialog]
    assert dialog.consent.error() == ""
    assert dialog.kind.value() is RecipientKind.PARTNER
    assert dialog.parts.offered() == ("phones", "address")
    dialog.parts._fields["email"].check.click()
    assert dialog.parts.fields() == ()
    dialog.name.set_value("Bà Trà")
    dialog.contact.set_value("0902 000 111")
    dialog.purpose.set_value("Giao hàng")
    dialog.parts.tick("phones")
    dialog.send.click()
    idle(qtbot, desk)
    (row,) = list_releases(lan, office.project)
    assert (row.recipient_name, row.mine) == ("Bà Trà", True)
    assert [code for code, _ in get_release(lan, row.ref).lines] == ["customer.phones"]
    assert page.pills.chosen() == "mine"


def test_a_request_is_sent_back_amended_and_asked_again(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    desk = Desk(quan)
    _, window = opened(qtbot, desk)
    dialog = DecideDialog(window, desk, get_release(quan, ref))
    dialog.open()
    dialog.send_back.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Bỏ tên")
    dialog.send_back.click()
    idle(qtbot, desk)
    assert get_release(quan, ref).row.state is ReleaseState.SENT_BACK

    hers = Desk(lan)
    page, window = opened(qtbot, hers)
    open_first(qtbot, hers, page)
    assert page.detail is not None
    assert set(page.detail.buttons) == {"amend", "withdraw"}
    page.detail.buttons["amend"].click()
    idle(qtbot, hers)
    again = dialog_of(window)
    assert isinstance(again, AskDialog)
    assert (again.name.value(), again.purpose.value()) == ("Bà Trà", "Giao hàng")
    assert again.parts.fields() == ("name", "phones")
    again.parts._fields["name"].set_value(False)
    again.send.click()
    idle(qtbot, hers)
    seen = get_release(quan, ref)
    assert (seen.row.state, [code for code, _ in seen.lines]) == (ReleaseState.ASKED, ["customer.phones"])


def test_secret_is_signed_twice_by_the_manager_and_an_officer_at_the_desk(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer = make_customer(lan, office.project)
    first, second = (ask_release(lan, release_form(customer)) for _ in range(2))
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    officers = countersigners(quan)
    dialog = DecideDialog(window, desk, get_release(quan, first), officers)
    dialog.open()
    assert dialog.second is not None
    dialog.reason.set_value("Đúng hợp đồng")
    dialog.checked.set_value(True)
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.second.here.check.click()
    dialog.approve.click()
    assert dialog.second.passphrase.error()
    dialog.second.passphrase.set_value(PASSPHRASES["ha"])
    dialog.approve.click()
    idle(qtbot, desk)
    assert get_release(quan, first).row.state is ReleaseState.APPROVED

    decide(quan, second)
    page.reload()
    idle(qtbot, desk)
    page._open_ref(second)
    idle(qtbot, desk)
    assert page.detail is not None
    assert "decide" not in page.detail.buttons
    page.detail.buttons["countersign"].click()
    idle(qtbot, desk)
    beside = dialog_of(window)
    assert isinstance(beside, CountersignDialog)
    beside.reason.set_value("Đã xem")
    beside.second.passphrase.set_value(PASSPHRASES["ha"])
    beside.sign.click()
    idle(qtbot, desk)
    assert get_release(quan, second).row.state is ReleaseState.APPROVED


def test_history_of_the_customer_the_recipient_and_the_asker_stands_in_the_dialog(qtbot: QtBot, office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ask_release(lan, release_form(make_customer(lan, office.project, LOW, "Công ty Khác")))
    customer = make_customer(lan, office.project, LOW)
    ask_release(lan, release_form(customer))
    ref = ask_release(lan, release_form(customer))
    desk = Desk(quan)
    _, window = opened(qtbot, desk)
    dialog = DecideDialog(window, desk, get_release(quan, ref))
    dialog.open()
    assert len(dialog.earlier) == 2
    assert [len(get_release(quan, ref).past.recipient), len(get_release(quan, ref).past.customer)] == [2, 1]
    close_all_dialogs(window)


def test_an_absence_is_told_and_ended(qtbot: QtBot, office: Office) -> None:
    second_manager(office).close()
    quan = office.sign_in("quan")
    desk = Desk(quan)
    page, window = opened(qtbot, desk)
    page.absence.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, AbsenceDialog)
    dialog.save.click()
    assert dialog.delegate.error()
    dialog.delegate.set_value(office.people[SECOND_MANAGER])
    dialog.reason.set_value("Nghỉ phép")
    dialog.save.click()
    idle(qtbot, desk)
    (row,) = list_delegations(quan, office.project)
    assert (row.delegate, row.in_force) == (SECOND_MANAGER, True)
    end = next(one for one in dialog.findChildren(QuietButton) if SECOND_MANAGER in one.accessibleName())
    end.click()
    idle(qtbot, desk)
    assert not list_delegations(quan, office.project)[0].in_force
    close_all_dialogs(window)


def test_a_top_secret_file_cannot_be_asked_for(qtbot: QtBot, office: Office) -> None:
    room = office.sign_in("long", "top_secret")
    customer = make_customer(room, office.project, Level.TOP_SECRET)
    desk = Desk(office.sign_in("long"))
    page, window = opened(qtbot, desk)
    page.ask(customer)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, AskDialog)
    assert not dialog.send.isEnabled()
    assert dialog.parts.fields() == ()
    assert not dialog.add_consent.isEnabled()
    assert dialog.send.toolTip() == sentence("release.top_secret_never", "vi")
    close_all_dialogs(window)


def test_the_password_is_shown_once_and_noted_before_closing(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    decide(quan, ref)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.buttons["hand_over"].click()
    dialog = dialog_of(window)
    assert isinstance(dialog, HandOverDialog)
    destination = tmp_path / "ban.pdf"
    dialog.set_destination(destination)
    dialog.make.click()
    idle(qtbot, desk)
    assert destination.read_bytes().startswith(b"%PDF")
    assert dialog.output is not None
    panel = dialog.result_panel
    assert panel.password.text() == dialog.output.password
    dialog.reject()
    assert open_dialogs(window)
    assert not dialog.finish.isEnabled()
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.output.password
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    panel.noted.check.click()
    dialog.finish.click()
    assert not open_dialogs(window)


def test_locking_takes_the_password_away_although_it_was_not_noted(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    decide(quan, ref)
    desk = Desk(lan)
    _, window = opened(qtbot, desk)
    dialog = HandOverDialog(window, desk, get_release(lan, ref))
    dialog.open()
    dialog.set_destination(tmp_path / "ban.pdf")
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is not None
    close_all_dialogs(window)
    assert not open_dialogs(window)


def test_a_taken_name_is_refused_in_words_inside_the_dialog(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project, LOW)))
    decide(quan, ref)
    desk = Desk(lan)
    _, window = opened(qtbot, desk)
    (tmp_path / "ban.pdf").write_bytes(b"other")
    dialog = HandOverDialog(window, desk, get_release(lan, ref))
    dialog.open()
    dialog.set_destination(tmp_path / "ban.pdf")
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is None
    assert dialog.make.isVisible()
    assert (tmp_path / "ban.pdf").read_bytes() == b"other"
    close_all_dialogs(window)


def test_what_was_typed_outlives_a_lock_and_is_gone_once_sent(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project, LOW)
    record_consent(lan, consent_form(customer, "Giao hàng"))
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.ask(customer)
    idle(qtbot, desk)
    assert page.drafts_to_save() == ()
    dialog = dialog_of(window)
    assert isinstance(dialog, AskDialog)
    dialog.detail.set_value("Giao hàng theo đơn 118")
    dialog.parts.tick("phones")
    (saving,) = page.drafts_to_save()
    saving.function(lan, *saving.args)
    close_all_dialogs(window)
    assert page.drafts_to_save() == ()

    (draft,) = list_drafts(lan)
    page.resume_draft(draft)
    idle(qtbot, desk)
    again = dialog_of(window)
    assert isinstance(again, AskDialog)
    assert again.detail.value() == "Giao hàng theo đơn 118"
    assert again.parts.fields() == ("phones",)
    again.kind.set_value(RecipientKind.PARTNER)
    again.name.set_value("Bà Trà")
    again.contact.set_value("0902 000 111")
    again.send.click()
    idle(qtbot, desk)
    assert len(list_releases(lan, office.project)) == 1
    assert tuple(list_drafts(lan)) == ()
