"""The code by which an officer, who sees no names, finds a customer in the journal stands on the customer's card."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.customers.queries import get_customer
from app.oversight.acts import newest_acts
from app.oversight.selecting import Wanted
from tests.fixtures.vault import Office
from tests.ui.files import make_customer
from ui.customers.info_tab import InfoTab


def test_the_card_shows_the_code_that_the_journal_finds(qtbot: QtBot, office: Office) -> None:
    lan = office.sign_in("lan")
    card = get_customer(lan, make_customer(lan, office.project))
    tab = InfoTab()
    qtbot.addWidget(tab)
    tab.show_card(card)
    code = tab.made.text().rpartition(": ")[2].rstrip(".")
    found = newest_acts(office.sign_in("ha"), Wanted(record=code))
    assert {act.rid for act in found} == {card.ref.rid}
    assert len(found) == 2
