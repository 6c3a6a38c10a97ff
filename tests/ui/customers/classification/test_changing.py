"""Changing a level in the window: who will see it is told first; requests, decisions, reviews, the owed rewrite."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.clock import DAY
from app.customers.actions import create_customer
from app.customers.classification.actions import ask_level, raise_level
from app.customers.classification.model import LevelRequest
from app.customers.classification.queries import get_classification, level_requests, owed_rewrites
from app.customers.form import CustomerForm, Grounds, Ref
from app.customers.queries import get_customer
from app.projects.queries import list_grants
from app.session.door import TOP_SECRET_ROOM
from app.session.summary import summary
from tests.customers.classification.files import FIRST, HIGH, LOW, MIDDLE, to
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.clear_dialog import ClearDialog
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.levels_dialog import LevelsDialog
from ui.customers.classification.page import LevelsPage
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs


def customers(qtbot: QtBot, office: Office, who: str, ref: Ref) -> tuple[Desk, CustomersPage, ChangeLevelDialog]:
    """The open file's dialog."""
    desk = Desk(office.sign_in(who))
    page = CustomersPage(desk, desk.summary)
    page.window_shown = show_page(qtbot, desk, page)  # type: ignore[attr-defined]
    page.file.open(ref)
    idle(qtbot, desk)
    action = next(action for action in page.detail.head.more_menu.actions() if "cấp mật" in action.text())
    action.trigger()
    idle(qtbot, desk)
    dialog = open_dialogs(page.window())[0]
    assert isinstance(dialog, ChangeLevelDialog)
    return desk, page, dialog


def choose(qtbot: QtBot, desk: Desk, dialog: ChangeLevelDialog, level: Level, reason: str = "Giá riêng") -> None:
    dialog.assistant.level.set_value(level)
    dialog.assistant.level.changed.emit()
    dialog.assistant.reason.set_value(reason)
    dialog.assistant.reason.changed.emit()
    idle(qtbot, desk)


def press(qtbot: QtBot, desk: Desk, dialog: ChangeLevelDialog) -> None:
    dialog.go.click()
    idle(qtbot, desk)
    qtbot.wait(30)
    idle(qtbot, desk)


def levels(qtbot: QtBot, office: Office, who: str, pill: str) -> tuple[Desk, LevelsPage, QMainWindow, list[int]]:
    desk = Desk(office.sign_in(who))
    page = LevelsPage(desk, desk.summary)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert page.panel is not None
    page.panel.pills.choose(pill)
    page.panel._fill()
    return desk, page, window, badges


def test_raising_says_who_will_see_it_and_shows_the_file_at_its_new_level(qtbot: QtBot, office: Office) -> None:
    ref = create_customer(office.sign_in("quan"), office.project, FIRST)
    list_grants(office.sign_in("ha"))
    desk, page, dialog = customers(qtbot, office, "quan", ref)
    choose(qtbot, desk, dialog, MIDDLE, "")
    assert all(NAMES[who] in dialog.readers.text() for who in ("quan", "lan", "long"))
    assert NAMES["nam"] not in dialog.readers.text()
    dialog.go.click()
    assert dialog.assistant.reason.error(), "a level of one's own choice needs a reason"
    choose(qtbot, desk, dialog, MIDDLE)
    press(qtbot, desk, dialog)
    card = page.detail.card()
    assert card is not None
    assert card.ref == Ref(office.project, MIDDLE, ref.rid)
    assert (open_dialogs(page.window()), desk.errors) == ([], [])


def test_into_the_dark_it_warns_and_only_asks(qtbot: QtBot, office: Office) -> None:
    ref = create_customer(office.sign_in("nam"), office.project, FIRST)
    desk, _, dialog = customers(qtbot, office, "nam", ref)
    choose(qtbot, desk, dialog, MIDDLE)
    assert "không mở được cấp cơ mật" in dialog.readers.text()
    assert NAMES["quan"] in dialog.readers.text()
    assert "đề nghị" in dialog.go.text()
    press(qtbot, desk, dialog)
    assert "raise_level" not in desk.asked
    assert get_customer(desk.session, ref).ref.level == LOW
    (row,) = level_requests(desk.session, office.project)
    assert (row.to, row.mine) == (MIDDLE, True)


def test_the_same_level_is_a_review(qtbot: QtBot, office: Office) -> None:
    ref = create_customer(office.sign_in("lan"), office.project, FIRST)
    desk, _, dialog = customers(qtbot, office, "lan", ref)
    assert dialog.readers.isHidden()
    choose(qtbot, desk, dialog, LOW, "Vẫn thông thường")
    press(qtbot, desk, dialog)
    assert get_classification(desk.session, ref).reason == "Vẫn thông thường"


def test_a_manager_decides_with_the_passphrase_and_never_on_their_own(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    ask_level(lan, ref, to(LOW, "Đã hết hạn"), 1)
    own = create_customer(office.sign_in("quan"), office.project, CustomerForm("Riêng", level=MIDDLE))
    ask_level(office.sign_in("quan"), own, to(LOW, "Tôi muốn"), 1)
    desk, page, window, badges = levels(qtbot, office, "quan", "asked")
    assert badges[-1] == 1
    panel = page.panel
    assert panel is not None
    for wanted in (own, ref):
        rows = [panel.asked.record(row) for row in range(panel.asked.rowCount())]
        place = next(place for place, row in enumerate(rows) if row is not None and row.customer == wanted)
        panel.table.setCurrentIndex(panel.asked.index(place, 0))
        panel.open.click()
        idle(qtbot, desk)
        dialog = dialog_of(window)
        assert isinstance(dialog, DecideLevelDialog)
        assert dialog.approve.isEnabled() == (wanted == ref)
        assert dialog.refuse.isHidden() == (wanted == own)
        if wanted == own:
            dialog.force_close()
            continue
        dialog.approve.click()
        assert dialog.passphrase.error()
        dialog.passphrase.set_value(PASSPHRASES["quan"])
        dialog.approve.click()
        idle(qtbot, desk)
        qtbot.wait(30)
        idle(qtbot, desk)
    assert get_customer(desk.session, Ref(office.project, LOW, ref.rid)).form.name == "Cao"


def test_a_refusal_needs_a_reason(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("Cao", level=MIDDLE))
    ask_level(lan, ref, to(LOW, "Đã hết hạn"), 1)
    desk, page, window, _ = levels(qtbot, office, "quan", "asked")
    assert page.panel is not None
    page.panel.open.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, DecideLevelDialog)
    dialog.refuse.click()
    assert dialog.reason.error()
    dialog.reason.set_value("Chưa hết")
    dialog.passphrase.set_value(PASSPHRASES["quan"])
    dialog.refuse.click()
    idle(qtbot, desk)
    assert level_requests(desk.session, office.project) == ()
    assert get_customer(desk.session, ref).ref.level == MIDDLE


def test_the_list_stays_at_its_row_when_something_was_done(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    refs = [create_customer(lan, office.project, CustomerForm(f"Cao {number}", level=MIDDLE)) for number in range(4)]
    for ref in refs:
        office.clock.advance(1_000_000)
        ask_level(lan, ref, to(LOW, "Đã hết hạn"), 1)
    desk, page, _, _ = levels(qtbot, office, "lan", "asked")
    panel = page.panel
    assert panel is not None
    panel.table.selectRow(2)  # of the newest first: Cao 1
    panel.reload()
    idle(qtbot, desk)
    row = panel.table.record()
    assert isinstance(row, LevelRequest)
    assert row.customer == refs[1]
    panel.withdraw.click()
    idle(qtbot, desk)
    left = panel.table.record()
    assert isinstance(left, LevelRequest)
    assert (panel.asked.rowCount(), left.customer) == (3, refs[0])  # the one that came to its place


def test_what_is_due_is_listed_and_reviewed(qtbot: QtBot, office: Office) -> None:
    form = CustomerForm("Đến hạn", grounds=Grounds((), "Vì", "2026-11-26"))
    ref = create_customer(office.sign_in("nam"), office.project, form)
    office.clock.advance(3 * DAY)
    desk, page, window, badges = levels(qtbot, office, "nam", "due")
    assert (page.panel is not None, badges[-1]) == (True, 1)
    assert page.panel is not None
    assert page.panel.pills.chosen() == "due"
    page.panel.open.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ChangeLevelDialog)
    press(qtbot, desk, dialog)
    assert page.panel.due.rowCount() == 0
    assert badges[-1] == 0
    assert get_classification(desk.session, ref).review == "2027-11-27"


def test_the_owed_rewrite_is_offered_to_managers_only_and_done_by_two(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    raise_level(lan, create_customer(lan, office.project, FIRST), to(MIDDLE), 1)
    _, page, _, _ = levels(qtbot, office, "lan", "due")
    assert page.panel is not None
    assert "owed" not in page.panel.pills._keys
    desk, page, window, _ = levels(qtbot, office, "quan", "owed")
    assert page.panel is not None
    page.panel.open.click()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, ClearDialog)
    dialog.go.click()
    assert "clear_left_behind" not in desk.asked
    dialog.signatures.own.set_value(PASSPHRASES["quan"])
    dialog.signatures.other_passphrase.set_value(PASSPHRASES["ha"])
    dialog.go.click()
    idle(qtbot, desk)
    qtbot.wait(30)
    idle(qtbot, desk)
    assert (owed_rewrites(desk.session), desk.errors) == ((), [])
    assert page.panel.owed.rowCount() == 0


def test_in_the_room_a_proposal_is_carried_out_and_nothing_is_typed_below(qtbot: QtBot, office: Office) -> None:
    long = office.sign_in("long")
    ref = create_customer(long, office.project, FIRST)
    ask_level(long, ref, to(HIGH, "Cả công ty"), 1)
    desk = Desk(long, office.sign_in("long", TOP_SECRET_ROOM))
    page = LevelsPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    assert desk.room is not None
    inside = summary(desk.room)
    dialog = LevelsDialog(page, desk, inside, inside.projects[0])
    dialog.open()
    idle(qtbot, desk)
    dialog.panel.pills.choose("asked")
    dialog.panel._fill()
    dialog.panel.open.click()
    idle(qtbot, desk)
    decide = open_dialogs(window)[-1]
    assert isinstance(decide, DecideLevelDialog)
    assert (decide.approve.isEnabled(), decide.refuse.isHidden(), decide.passphrase.isHidden()) == (True, True, True)
    decide.approve.click()
    idle(qtbot, desk)
    qtbot.wait(30)
    idle(qtbot, desk)
    assert get_customer(desk.room, Ref(office.project, HIGH, ref.rid)).form.name == FIRST.name
    low = create_customer(long, office.project, CustomerForm("Cấp dưới"))
    change = ChangeLevelDialog(page, desk, "top_secret", get_customer(desk.room, low), tuple(Level))
    assert change.assistant.level._values == [HIGH]
