"""Hostile texts typed into the window: each search shows a list or says something, each form saves or says why not."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from tests.customers.test_hostile_texts import TEXTS
from tests.fixtures.vault import Office
from tests.ui.desk import Desk, dialog_of, idle, show_page
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.page import CustomersPage
from ui.widgets.dialog import open_dialogs

NAME = "Khách để tìm"
SORTS = (
    "ten thousand letters", "emoji", "decomposed", "turned writing", "right to left", "a formula", "SQL", "FTS near",
    "FTS quote", "NUL", "half a character", "marks upon marks",
)  # fmt: skip
"""One of each sort: the whole table is thrown at the vault itself."""


def test_in_the_search_box_of_the_window(qtbot: QtBot, office: Office) -> None:
    desk = Desk(office.sign_in("lan"))
    create_customer(desk.session, office.project, CustomerForm(NAME))
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    for text in (TEXTS[sort] for sort in SORTS):
        page.list.search.setText(text)
        qtbot.wait(180)
        idle(qtbot, desk)
        window.grab()
        assert desk.errors == [], text[:40]
        assert open_dialogs(window) == []
    page.list.search.setText("khach de tim")
    qtbot.wait(180)
    idle(qtbot, desk)
    assert page.list.total() == 1


def test_in_the_form_of_the_window(qtbot: QtBot, office: Office) -> None:
    """What is not taken stays typed, under its field stands why; what is taken is in the vault as it was typed."""
    desk = Desk(office.sign_in("lan"))
    page = CustomersPage(desk, desk.summary)
    window = show_page(qtbot, desk, page)
    idle(qtbot, desk)
    kept = 0
    for text in (TEXTS[sort] for sort in SORTS):
        page.add.click()
        dialog = dialog_of(window)
        assert isinstance(dialog, CustomerDialog)
        dialog.fields["name"].set_value(text)  # type: ignore[attr-defined]
        dialog.submit()
        idle(qtbot, desk)
        window.grab()
        if open_dialogs(window):
            assert dialog.fields["name"].error(), text[:40]
            dialog.force_close()
        else:
            kept += 1
        QApplication.processEvents()
    assert desk.errors == []
    assert list_customers(desk.session, office.project, (Level.CONFIDENTIAL,)).total == kept > 5
