"""One's own copy of an agreement opens after one's keys were renewed."""

from __future__ import annotations

from datetime import date

from app.agreements import actions, wording
from app.agreements.queries import agreement_document
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_renewing import ask_for_renewal


def test_ones_own_copy_is_sealed_to_the_new_key(office: Office) -> None:
    lan = office.sign_in("lan")
    before = lan.person.encryption
    until = date(2027, 11, 24)
    filed = actions.sign_agreement(lan, wording.newest(), until, PASSPHRASES["lan"], office.credential("ha"))
    lan.close()
    ask_for_renewal(office)
    again = office.sign_in("lan")
    assert again.person.encryption != before
    assert agreement_document(again, filed.number).content == filed.content
