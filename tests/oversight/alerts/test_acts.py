"""Alerts on a real vault: raised once, seen by officers alone, decided by one who is not concerned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.clock import DAY
from app.errors import Problem, Refused
from app.oversight.alerts import store
from app.oversight.alerts.actions import change_limits, decide_alert, note_leaving, watch_journal
from app.oversight.alerts.limits import DEFAULTS, Rule, Width
from app.oversight.alerts.model import LONGEST_NOTE, AlertRow, AlertState, DecisionForm, Limits, Severity, Watched
from app.oversight.alerts.queries import get_alert, list_alerts, view_limits
from app.oversight.index import opened, throw_away
from app.session.door import Session
from tests.fixtures.papers import acts_of, entries_of
from tests.fixtures.vault import NAMES, Office
from tests.oversight.alerts.journalled import noted, viewed, worked
from tests.people.test_officers import add_officer

SEEN, EXPLAINED, INCIDENT = AlertState.SEEN, AlertState.EXPLAINED, AlertState.INCIDENT
WHY = "Đã hỏi: chị Lan đối chiếu danh sách cũ theo yêu cầu của quản lý."


def read_too_much(office: Office, count: int = 40) -> Session:
    """Lan reads very many; the officer, who looks through the journal once."""
    lan = office.sign_in("lan")
    worked(office, lan, 14, 4)
    viewed(office, lan, count, first=5000)
    ha = office.sign_in("ha")
    watch_journal(ha)
    return ha


def the_alert(ha: Session, rule: Rule = Rule.MASS) -> AlertRow:
    (row,) = (row for row in list_alerts(ha).rows if row.rule is rule)
    return row


def test_mass_reading_is_raised_once_with_its_figures_and_the_entries_behind_it(office: Office) -> None:
    ha = read_too_much(office)
    row = the_alert(ha)
    assert (row.person_name, row.figure, row.state, row.form) == (NAMES["lan"], 40, AlertState.RAISED, "mass")
    assert row.own
    assert 3 <= row.low <= 5 <= row.high <= 7
    assert row.until == "2026-11-24"
    detail = get_alert(ha, row.alert)
    assert detail.all_entries == 40
    assert {entry.event for entry in detail.entries} == {"customer:view"}
    assert {entry.person_name for entry in detail.entries} == {NAMES["lan"]}
    assert [step.state for step in detail.life] == [AlertState.RAISED]
    assert watch_journal(ha) == Watched(1, 0)
    throw_away(ha)
    assert watch_journal(ha) == Watched(1, 0)
    assert [event for event, _ in acts_of(office)].count("alert:raise") == 1


def test_what_was_remembered_is_used_again_and_what_is_new_is_added(office: Office) -> None:
    ha = read_too_much(office, 10)
    assert list_alerts(ha).rows == ()
    with opened(ha) as index:
        assert index.kept("alerts")
    viewed(office, office.sign_in("lan"), 40, first=6000)
    assert watch_journal(ha) == Watched(1, 1)
    assert the_alert(ha).figure == 50


def test_who_raised_it_is_in_the_journal_with_rule_and_person(office: Office) -> None:
    read_too_much(office)
    (entry,) = [row for row in entries_of(office) if row.event == "alert:raise"]
    assert (entry.person_name, entry.about_name, entry.note) == (NAMES["ha"], NAMES["lan"], "mass")
    assert entry.rid


@pytest.mark.parametrize("who", ["lan", "nam", "quan", "minh"])
def test_nobody_but_an_officer_sees_or_does_anything(office: Office, who: str) -> None:
    row = the_alert(read_too_much(office))
    session = office.sign_in(who)
    for act in (
        lambda: list_alerts(session),
        lambda: get_alert(session, row.alert),
        lambda: view_limits(session),
        lambda: watch_journal(session),
        lambda: decide_alert(session, DecisionForm(row.alert, SEEN, "")),
        lambda: change_limits(session, DEFAULTS),
        lambda: note_leaving(session, office.people["nam"], "2026-11-24"),
    ):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            act()
    assert the_alert(office.sign_in("ha")).state is AlertState.RAISED


def test_an_alert_is_seen_then_explained_in_words_and_all_of_it_is_kept(office: Office) -> None:
    ha = read_too_much(office)
    row = the_alert(ha)
    decide_alert(ha, DecisionForm(row.alert, SEEN, ""))
    assert the_alert(ha).open
    with pytest.raises(Problem, match=r"alerts\.say_why"):
        decide_alert(ha, DecisionForm(row.alert, EXPLAINED, "  "))
    with pytest.raises(Problem, match=r"alerts\.note_too_long"):
        decide_alert(ha, DecisionForm(row.alert, EXPLAINED, "a" * (LONGEST_NOTE + 1)))
    decide_alert(ha, DecisionForm(row.alert, EXPLAINED, WHY))
    page = list_alerts(ha)
    assert page.open == 0
    assert page.rows[0].note == WHY
    with pytest.raises(Problem, match=r"alerts\.decided_already"):
        decide_alert(ha, DecisionForm(row.alert, SEEN, ""))
    decide_alert(ha, DecisionForm(row.alert, INCIDENT, "Có ảnh chụp màn hình."))
    life = get_alert(ha, row.alert).life
    assert [(step.state, step.by_name) for step in life] == [
        (state, NAMES["ha"]) for state in (AlertState.RAISED, SEEN, EXPLAINED, INCIDENT)
    ]
    with pytest.raises(Problem, match=r"alerts\.decided_already"):
        decide_alert(ha, DecisionForm(row.alert, EXPLAINED, "Không sao"))
    decided = [(one.note, one.about_name) for one in entries_of(office) if one.event == "alert:decide"]
    assert decided == [("seen", NAMES["lan"]), ("explained", NAMES["lan"]), ("incident", NAMES["lan"])]
    with pytest.raises(Problem, match=r"alerts\.not_found"):
        decide_alert(ha, DecisionForm(office.project, SEEN, ""))
    with pytest.raises(Problem, match=r"alerts\.not_found"):
        get_alert(ha, office.project)


def test_what_goes_on_is_brought_up_to_date_and_after_an_explanation_raised_again(office: Office) -> None:
    ha = read_too_much(office)
    lan = office.sign_in("lan")
    viewed(office, lan, 10, first=7000)
    assert watch_journal(ha) == Watched(1, 0)
    row = the_alert(ha)
    assert row.figure == 50
    decide_alert(ha, DecisionForm(row.alert, EXPLAINED, WHY))
    viewed(office, lan, 10, first=8000)
    assert watch_journal(ha) == Watched(0, 0)
    viewed(office, lan, 20, first=9000)
    assert watch_journal(ha) == Watched(1, 1)
    again = the_alert(ha)
    assert (again.alert, again.figure, again.state, again.note) == (row.alert, 80, AlertState.RAISED, "")
    assert [step.state for step in get_alert(ha, row.alert).life][-2:] == [EXPLAINED, AlertState.RAISED]


def about_the_officer(office: Office) -> tuple[Session, AlertRow]:
    ha = office.sign_in("ha")
    noted(ha, Event.CUSTOMER_LIST, 30, outcome="session.not_your_duty")
    watch_journal(ha)
    row = the_alert(ha, Rule.DENIED)
    assert row.mine
    return ha, row


def test_the_only_officer_closes_an_alert_about_themselves_with_a_manager(office: Office) -> None:
    ha, row = about_the_officer(office)
    form = DecisionForm(row.alert, EXPLAINED, WHY)
    assert row.alone
    with pytest.raises(Problem, match=r"alerts\.needs_manager"):
        decide_alert(ha, form)
    with pytest.raises(Problem, match=r"session\.same_person"):
        decide_alert(ha, form, office.credential("ha"))
    with pytest.raises(Refused, match=r"alerts\.needs_manager"):
        decide_alert(ha, form, office.credential("nam"))
    wrong = replace(office.credential("quan"), passphrase="sai hoan toan roi nhe")
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        decide_alert(ha, form, wrong)
    assert the_alert(ha, Rule.DENIED).open
    decide_alert(ha, form, office.credential("quan"))
    assert not the_alert(ha, Rule.DENIED).open
    assert get_alert(ha, row.alert).life[-1].beside_name == NAMES["quan"]


def test_where_there_is_another_officer_they_decide(office: Office) -> None:
    ha, row = about_the_officer(office)
    other = add_officer(office.sign_in("quan"), office, "thu hai", (office.credential("ha"),))
    with pytest.raises(Refused, match=r"alerts\.another_officer"):
        decide_alert(ha, DecisionForm(row.alert, EXPLAINED, WHY), office.credential("quan"))
    assert not the_alert(ha, Rule.DENIED).alone
    assert other.uid in ha.vault.roster.people


def test_the_limits_are_an_officers_to_change_within_bounds(office: Office) -> None:
    ha = read_too_much(office, 20)
    assert list_alerts(ha).rows == ()
    assert view_limits(ha).limits == DEFAULTS
    for floor in (9, 501):
        with pytest.raises(Problem, match=r"alerts\.out_of_bounds"):
            change_limits(ha, replace(DEFAULTS, floors={**DEFAULTS.floors, Rule.MASS: floor}))
    with pytest.raises(Problem, match=r"alerts\.bad_hours"):
        change_limits(ha, replace(DEFAULTS, opens=13))
    with pytest.raises(Problem, match=r"alerts\.out_of_bounds"):
        change_limits(ha, replace(DEFAULTS, floors={}))
    narrow = Limits({**DEFAULTS.floors, Rule.MASS: 15}, Width.NARROW, 7, 19, sunday=True)
    change_limits(ha, narrow)
    view = view_limits(ha)
    assert (view.limits, view.changed_by) == (narrow, NAMES["ha"])
    assert ("alert:limits", "ok") in acts_of(office)
    viewed(office, office.sign_in("lan"), 3, first=7777)
    assert watch_journal(ha).raised == 1  # other hours: the journal is seen anew, by the limits now in force
    assert the_alert(ha).figure == 23


def test_after_notice_less_is_enough_and_the_notice_can_be_taken_back(office: Office) -> None:
    ha = read_too_much(office, 11)
    lan = office.people["lan"]
    assert list_alerts(ha).rows == ()
    note_leaving(ha, lan, "2026-11-20")
    (row,) = (one for one in view_limits(ha).people if one.day)
    assert (row.person, row.day) == (lan, "2026-11-20")
    viewed(office, office.sign_in("lan"), 2, first=7777)
    assert watch_journal(ha).raised == 1
    found = the_alert(ha, Rule.LEAVING)
    assert found.severity >= Severity.MEDIUM
    note_leaving(ha, lan, "")
    assert not any(one.day for one in view_limits(ha).people)
    with pytest.raises(Problem, match=r"oversight\.bad_day"):
        note_leaving(ha, lan, "20/11/2026")
    with pytest.raises(Problem, match=r"people\.unknown"):
        note_leaving(ha, office.project, "2026-11-20")


def test_two_officers_who_look_at_once_raise_one_alert(office: Office) -> None:
    read_too_much(office)
    again = office.sign_in("ha")
    throw_away(again)
    finding_before = store.alerts(again.open_office())[0]  # type: ignore[arg-type]
    assert watch_journal(again) == Watched(1, 0)
    assert store.alerts(again.open_office())[0] == finding_before  # type: ignore[arg-type]


def test_the_entries_of_yesterday_are_seen_however_late_the_officer_unlocks(office: Office) -> None:
    lan = office.sign_in("lan")
    worked(office, lan, 14, 4)
    viewed(office, lan, 40, first=5000)
    office.clock.advance(6 * DAY)
    ha = office.sign_in("ha")
    assert watch_journal(ha).raised == 1
    assert the_alert(ha).until == "2026-11-24"


def test_a_clock_that_is_ahead_makes_nothing_old(office: Office) -> None:
    lan = office.sign_in("lan")
    worked(office, lan, 14, 4)
    viewed(office, lan, 1, first=4000, at=lan.now() + 4000 * DAY)
    viewed(office, lan, 40, first=5000)
    ha = office.sign_in("ha")
    watch_journal(ha)
    assert the_alert(ha).figure == 41


def test_what_could_not_be_written_down_is_found_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = office.sign_in("lan")
    worked(office, lan, 14, 4)
    viewed(office, lan, 40, first=5000)
    ha = office.sign_in("ha")
    office.clock.advance(2 * DAY)
    office.sign_in("lan").close()  # another day has begun: the day of the reading will not be looked at by itself
    with monkeypatch.context() as full:
        full.setattr(ha.journal, "require_room", _no_room)
        with pytest.raises(Problem, match=r"journal\.no_room"):
            watch_journal(ha)
    assert list_alerts(ha).rows == ()
    assert watch_journal(ha).raised == 1
    assert the_alert(ha).figure == 40


def test_an_officer_who_leaves_does_not_take_their_own_notice_back(office: Office) -> None:
    ha, own = office.sign_in("ha"), office.people["ha"]
    note_leaving(ha, own, "2026-11-20")
    note_leaving(ha, own, "")  # the only officer: nobody else could
    other = add_officer(office.sign_in("quan"), office, "thu hai", (office.credential("ha"),))
    for day in ("2026-11-21", ""):
        with pytest.raises(Refused, match=r"alerts\.own_leaving"):
            note_leaving(ha, own, day)
    assert acts_of(office).count(("alert:leaving", "alerts.own_leaving")) == 2
    note_leaving(ha, other.uid, "2026-11-21")


def test_who_decided_is_who_signed_for_it_whatever_the_text_says(office: Office) -> None:
    ha = read_too_much(office)
    kept = store.alerts(ha.open_office())[0]  # type: ignore[arg-type]
    blamed = replace(kept, state=EXPLAINED, note=WHY, by=office.people["quan"])
    store_office = ha.open_office()
    assert store_office is not None
    with store_office.change(Event.ALERT_DECIDE.value, ha.identity, ha.now()) as change:
        store.write(change, blamed)
    store_office.close()
    assert get_alert(ha, kept.alert).life[-1].by_name == NAMES["ha"]


def _no_room() -> None:
    raise Problem("journal.no_room")
