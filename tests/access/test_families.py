"""Every act belongs to one family, and reading is what shows data of customers."""

from __future__ import annotations

import pytest

from app.access.event import Event
from app.access.families import Family, acts_of, family_of


def test_every_act_is_in_one_family() -> None:
    found = [event for family in Family for event in acts_of(family)]
    assert sorted(found) == sorted(Event)


@pytest.mark.parametrize(
    ("family", "events"),
    [
        (Family.READING, (Event.CUSTOMER_VIEW, Event.CUSTOMER_SEARCH, Event.FIELD_REVEAL, Event.DOCUMENT_VIEW,
                          Event.STATISTICS_VIEW, Event.CONSENT_VIEW, Event.ITEM_HISTORY, Event.CUSTOMER_HURT,
                          Event.RESTORE_COMPARE, Event.CUSTOMER_IMPORT_COMPARE)),
        (Family.CHANGING, (Event.CUSTOMER_EDIT, Event.CUSTOMER_IMPORT, Event.ITEM_REMOVE, Event.RULES_CHANGE)),
        (Family.OUTWARD, (Event.COPY_PRINT, Event.RELEASE_HAND_OVER, Event.CONSENT_RECORD)),
        (Family.ENDING, (Event.DESTRUCTION_EXECUTE, Event.HOLD_PLACE)),
        (Family.PEOPLE, (Event.CLEARANCE_GRANT, Event.PERSON_LEAVE, Event.CONCERN_READ)),
        (Family.ENTERING, (Event.SIGN_IN, Event.LOCK, Event.CONFIRM_FAILED)),
        (Family.WATCHING, (Event.JOURNAL_READ, Event.VAULT_VERIFY, Event.RECOVERY_OPEN)),
    ],
)  # fmt: skip
def test_acts_stand_where_an_officer_looks_for_them(family: Family, events: tuple[Event, ...]) -> None:
    assert {family_of(event) for event in events} == {family}
