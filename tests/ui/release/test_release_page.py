"""The page of releases, on a real vault: who sees what waits, and what the dialogs ask before they act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.model import Ref
from app.customers.queries import list_drafts
from app.release.actions import ask_release, decide_release
from app.release.model import RecipientKind, ReleaseState
from app.release.queries import get_release, list_releases
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.vault import PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from tests.ui.files import make_customer, release_form, scan_file
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.page import ReleasePage
from ui.widgets.dialog import close_all_dialogs, open_dialogs


def opened(qtbot: QtBot, desk: Desk) -> tuple[ReleasePage, QMainWindow]:
    page = ReleasePage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    return page, window


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
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
    quan = office.sign_in("quan")
    desk = Desk(quan)
    page = ReleasePage(desk, desk.summary)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert badges[-1] == 1
    assert page.pills.chosen() == "inbox"
    assert page.highest_level() == Level.SECRET

    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.decide_requested.emit()
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
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
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
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
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
    ref = ask_release(quan, release_form(make_customer(quan, office.project)))
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
    customer = make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.show_subject(customer)
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, AskDialog)
    dialog.send.click()
    assert dialog.name.error()
    assert dialog.consent.error() == sentence("release.consent_missing", "vi")
    assert "ask_release" not in desk.asked

    dialog.kind.set_value(dialog.kind._values[2])
    dialog.name.set_value("Bà Trà")
    dialog.contact.set_value("0902 000 111")
    dialog.purpose.set_value("Giao hàng")
    dialog.parts.tick("phones")
    dialog.consent.take(scan_file(tmp_path))
    qtbot.waitUntil(dialog.preview.has_picture)
    dialog.send.click()
    idle(qtbot, desk)
    (row,) = list_releases(lan, office.project)
    assert (row.recipient_name, row.mine) == ("Bà Trà", True)
    assert [code for code, _ in get_release(lan, row.ref).lines] == ["customer.phones"]
    assert page.pills.chosen() == "mine"


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
    assert not dialog.consent.isEnabled()
    assert dialog.send.toolTip() == sentence("release.top_secret_never", "vi")
    close_all_dialogs(window)


def test_the_password_is_shown_once_and_noted_before_closing(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
    decide(quan, ref)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    open_first(qtbot, desk, page)
    assert page.detail is not None
    page.detail.hand_over_requested.emit()
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
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
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
    ref = ask_release(lan, release_form(make_customer(lan, office.project)))
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


def test_what_was_typed_outlives_a_lock_and_is_gone_once_sent(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.ask(customer)
    idle(qtbot, desk)
    assert page.drafts_to_save() == ()
    dialog = dialog_of(window)
    assert isinstance(dialog, AskDialog)
    dialog.purpose.set_value("Giao hàng theo đơn 118")
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
    assert again.purpose.value() == "Giao hàng theo đơn 118"
    assert again.parts.fields() == ("phones",)
    again.kind.set_value(RecipientKind.PARTNER)
    again.name.set_value("Bà Trà")
    again.contact.set_value("0902 000 111")
    again.consent.take(scan_file(tmp_path))
    again.send.click()
    idle(qtbot, desk)
    assert len(list_releases(lan, office.project)) == 1
    assert tuple(list_drafts(lan)) == ()
