"""A fortnight in which something is unlike the other days, in sentences: from the alert to the reading trail."""

from __future__ import annotations

from datetime import date

import pytest

from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, local_date
from app.customers.queries import get_customer, list_customers
from app.errors import Refused
from app.oversight.alerts.actions import decide_alert, note_leaving, watch_journal
from app.oversight.alerts.model import AlertState, DecisionForm, Rule
from app.oversight.alerts.queries import get_alert, list_alerts
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import NAMES, Office
from tests.oversight.alerts.journalled import viewed, worked
from tests.ui.files import make_customer

NUMBERS = 40


def test_who_gave_notice_walks_through_numbers_and_is_asked_why(office: Office) -> None:
    # Nam's days are like each other: four or five files. He gives notice, and the officer notes it for herself.
    nam = office.sign_in("nam")
    worked(office, nam, 14, 4)
    ha = office.sign_in("ha")
    note_leaving(ha, office.people["nam"], local_date(office.clock.now()).isoformat())
    assert watch_journal(ha).raised == 0

    # The next day he types one telephone number after the other. The journal does not say which.
    office.clock.advance(DAY)
    customer = make_customer(nam, office.project, Level.CONFIDENTIAL)
    for number in range(NUMBERS):
        list_customers(nam, office.project, (Level.CONFIDENTIAL,), f"09120000{number:02d}")
    get_customer(nam, customer)
    viewed(office, nam, 14, first=900)
    assert not any("0912" in entry.note for entry in entries_of(office))

    # Nobody but the officer hears of it.
    for who in ("nam", "quan", "minh"):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            list_alerts(office.sign_in(who))

    # When she unlocks, three alerts wait: the row of numbers, the searches in vain, the reading after notice.
    assert watch_journal(ha).raised == 3
    alerts = {row.rule: row for row in list_alerts(ha).rows}
    assert set(alerts) == {Rule.WALK, Rule.EMPTY, Rule.LEAVING}
    assert {row.person_name for row in alerts.values()} == {NAMES["nam"]}
    assert alerts[Rule.WALK].figure == NUMBERS - 1
    assert alerts[Rule.LEAVING].figure == 15

    # She opens one, sees the entries behind it, and follows the trail of that day in the journal.
    walk = alerts[Rule.WALK]
    detail = get_alert(ha, walk.alert)
    assert {entry.event for entry in detail.entries} == {Event.CUSTOMER_SEARCH.value}
    trail = read_journal(ha, JournalFilter(person=walk.person, day_from=walk.since, day_to=walk.until), limit=200).rows
    assert {entry.id for entry in detail.entries} <= {entry.id for entry in trail}
    assert customer.rid.hex() in {entry.rid for entry in trail}

    # She asks him, and it is no accident: an incident, kept until there is a room for it. Her looking is on record.
    decide_alert(ha, DecisionForm(walk.alert, AlertState.SEEN, ""))
    decide_alert(ha, DecisionForm(walk.alert, AlertState.INCIDENT, "Anh Nam không giải thích được; đã báo giám đốc."))
    (kept,) = (row for row in list_alerts(ha).rows if row.alert == walk.alert)
    assert (kept.state, kept.open) == (AlertState.INCIDENT, False)
    acts = [(entry.event, entry.about_name) for entry in entries_of(office) if entry.event.startswith("alert:")]
    assert acts.count(("alert:raise", NAMES["nam"])) == 3
    assert ("alert:view", NAMES["nam"]) in acts
    assert acts.count(("alert:decide", NAMES["nam"])) == 2

    # The day after is quiet, and nothing is raised a second time.
    office.clock.advance(DAY)
    viewed(office, nam, 4, first=2000)
    assert watch_journal(ha).raised == 0
    assert date.fromisoformat(kept.until) == local_date(office.clock.now() - DAY)
