"""Turning the three steps on and off, the fields typed blind, and what becomes of open entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.customers.entry.actions import (
    amend_entry,
    set_critical_fields,
    switch_steps_off,
    switch_steps_on,
    verify_entry,
    withdraw_entry,
)
from app.customers.entry.model import EntryRules
from app.customers.entry.queries import entry_rules, view_rules
from app.customers.queries import get_customer
from app.errors import Problem, Refused
from app.people.actions import leave_person
from app.people.model import LeaveReason
from app.projects.queries import list_grants
from tests.customers.entry.steps import (
    FORM,
    LOW,
    MIDDLE,
    SOURCE,
    TYPED,
    entered,
    in_force,
    look,
    reviewed,
    told,
    verified,
)
from tests.fixtures.entering import PASSPHRASES, EntryOffice
from tests.fixtures.vault import Office


def test_a_manager_turns_the_steps_on_and_two_turn_them_off(entering: EntryOffice) -> None:
    quan = entering.sign_in("quan")
    assert entry_rules(quan, entering.project) == EntryRules(three_steps=False, critical=("phones", "tax_code"))
    switch_steps_on(quan, entering.project)
    assert entry_rules(entering.sign_in("tam"), entering.project).three_steps
    with pytest.raises(Problem, match=r"entry\.rules_same"):
        switch_steps_on(quan, entering.project)
    with pytest.raises(Problem, match=r"session\.same_person"):
        switch_steps_off(quan, entering.project, PASSPHRASES["quan"], entering.credential("quan"))
    with pytest.raises(Refused, match=r"people\.needs_manager_and_officer"):
        switch_steps_off(quan, entering.project, PASSPHRASES["quan"], entering.credential("mai"))
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase"):
        switch_steps_off(quan, entering.project, "không phải", entering.credential("ha"))
    assert entry_rules(quan, entering.project).three_steps
    switch_steps_off(quan, entering.project, PASSPHRASES["quan"], entering.credential("ha"))
    assert not entry_rules(quan, entering.project).three_steps
    events = [one.event for one in told(entering) if one.event.startswith("entry:steps") and one.outcome == "ok"]
    assert events == [Event.ENTRY_STEPS_ON, Event.ENTRY_STEPS_OFF]


@pytest.mark.parametrize("who", ["thu", "mai", "hung", "ha"])
def test_nobody_else_changes_the_rules(entering: EntryOffice, who: str) -> None:
    session = entering.sign_in(who)
    with pytest.raises(Refused):
        switch_steps_on(session, entering.project)
    with pytest.raises(Refused):
        switch_steps_off(session, entering.project, PASSPHRASES[who], entering.credential("quan"))
    with pytest.raises(Refused):
        set_critical_fields(session, entering.project, ("code",))
    with pytest.raises(Refused):
        view_rules(session, entering.project)


def test_without_reviewer_and_verifier_the_steps_stay_off(office: Office) -> None:
    quan = office.sign_in("quan")
    assert view_rules(quan, office.project).why_not == "entry.nobody_to_check"
    with pytest.raises(Problem, match=r"entry\.nobody_to_check"):
        switch_steps_on(quan, office.project)


def test_the_manager_is_told_who_is_missing(entering: EntryOffice) -> None:
    quan = entering.sign_in("quan")
    view = view_rules(quan, entering.project)
    assert [(one.name, one.duty, one.level) for one in view.holders] == [
        ("Ngô Phương Mai", Duty.ENTRY_MANAGER, MIDDLE),
        ("Đinh Quốc Hùng", Duty.VERIFIER, MIDDLE),
    ]
    leave_person(
        quan, entering.people["hung"], LeaveReason.RESIGNED, "nghỉ việc", PASSPHRASES["quan"], entering.credential("ha")
    )
    list_grants(entering.sign_in("ha"))
    assert view_rules(quan, entering.project).why_not == "entry.no_verifier"
    with pytest.raises(Problem, match=r"entry\.no_verifier"):
        switch_steps_on(quan, entering.project)


def test_the_project_chooses_what_is_typed_blind(entering: EntryOffice) -> None:
    entering.steps_on()
    quan = entering.sign_in("quan")
    for fields, code in ((("name",), "critical_unknown"), (("phones", "tax_code"), "rules_same")):
        with pytest.raises(Problem, match=rf"entry\.{code}"):
            set_critical_fields(quan, entering.project, fields)
    target = entered(entering)
    reviewed(entering, target)
    hung = entering.sign_in("hung")
    view = look(hung, target)
    set_critical_fields(quan, entering.project, ("email", "code"))
    with pytest.raises(Problem, match=r"entry\.fields_changed"):
        verify_entry(hung, view.row.ref, TYPED, SOURCE, view.rev)
    typed = {**TYPED, "code": "kh7", "email": "BUOI@example.vn"}
    assert look(hung, target).retype == ("code", "phones", "email", "tax_code")  # what it was entered under stays
    with pytest.raises(Problem, match=r"entry\.source_missing"):
        verify_entry(hung, view.row.ref, typed, " ", view.rev)
    set_critical_fields(quan, entering.project, ())
    assert look(hung, target).retype == ("phones", "tax_code")
    with pytest.raises(Problem, match=r"entry\.fields_changed"):
        verify_entry(hung, view.row.ref, {}, SOURCE, view.rev)
    assert verified(entering, target).matched
    other = entered(entering, replace(FORM, name="Khác"))
    reviewed(entering, other)
    assert verified(entering, other, {}).matched


def test_what_is_open_when_the_steps_go_is_sent_again_or_given_up(entering: EntryOffice) -> None:
    entering.steps_on()
    one, two = entered(entering), entered(entering, replace(FORM, name="Lê Văn Cam"))
    reviewed(entering, two)
    quan = entering.sign_in("quan")
    assert view_rules(quan, entering.project).open == 2
    switch_steps_off(quan, entering.project, PASSPHRASES["quan"], entering.credential("ha"))
    thu = entering.sign_in("thu")
    view = look(thu, one)
    amend_entry(thu, view.row.ref, replace(FORM, note="ngay"), 0, view.rev)
    card = get_customer(thu, one)
    assert (card.form.note, card.trust.verified) == ("ngay", None)
    reviewing = look(quan, two)
    withdraw_entry(quan, reviewing.row.ref, reviewing.rev)
    assert view_rules(quan, entering.project).open == 0


def test_a_verified_mark_outlives_the_steps(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    switch_steps_off(entering.sign_in("quan"), entering.project, PASSPHRASES["quan"], entering.credential("ha"))
    assert get_customer(entering.sign_in("thu"), target).trust.verified is not None
    assert target.level == LOW
