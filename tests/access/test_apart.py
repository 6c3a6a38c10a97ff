"""What takes two persons: each rule in force, the places that enforce it, and the test that proves each place."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from functools import reduce
from itertools import product

import pytest

from app.access.apart import RULES, Apart, rules_for
from app.access.duty import Duty
from app.access.event import Event
from app.access.words import reason_label
from app.destruction.model import OrderState, why_not_approve, why_not_second
from app.errors import Refused
from app.ids import Id
from app.people.actions import move_person
from app.people.model import MoveForm
from app.release.model import ReleaseState
from app.release.rules import Sides, why_not_decide
from tests.fixtures.vault import PASSPHRASES, Office
from tests.guards.sources import ROOT, text_of

ONE, OTHER = Id(b"1" * 16), Id(b"2" * 16)

LOWERING = "tests/customers/classification/test_lowering.py::classification.own_request"

PROOFS = {
    "app.people.founding:checked": "tests/people/test_founding.py::people.same_passphrase",
    "app.session.signing:countersigner": "tests/people/test_actions.py::session.same_person",
    "app.people.pairing:pair": "tests/projects/test_actions.py::people.needs_manager_and_officer",
    "app.vault.roster:Roster.is_pair": "tests/people/test_granting.py::needs_a_manager_and_an_officer",
    "app.people.freezing:freeze": "tests/people/test_leaving.py::people.not_oneself",
    "app.vault.roster_rules:_frozen": "tests/people/test_leaving.py::test_who_may_not_freeze_whom",
    "app.people.freezing:thaw": "tests/people/test_leaving.py::test_two_give_access_back",
    "app.people.moving:move": "tests/access/test_apart.py::test_neither_signer_is_moved_by_that_signature",
    "app.people.leaving:leave": "tests/people/test_leaving.py::test_who_may_not_let_whom_go",
    "app.projects.actions:_require_others": "tests/projects/test_actions.py::projects.self_grant",
    "app.projects.halves:require_countersignable": "tests/projects/test_requests.py::half_forged",
    "app.vault.grant:_refuse_signers": "tests/people/test_granting.py::vault.grant_to_oneself",
    "app.agreements.actions:_for_the_company": "tests/agreements/test_actions.py::agreements.signs_not_for_company",
    "app.agreements.actions:file_paper_agreement": "tests/agreements/test_actions.py::agreements.own_paper",
    "app.customers.entry.model:why_not": "tests/customers/entry/test_rules.py::entry.two_steps",
    "app.customers.entry.settling:require_act": "tests/customers/entry/test_actions.py::entry.two_steps",
    "app.customers.entry.switching:switch_off": "tests/customers/entry/test_switching.py::needs_manager_and_officer",
    "app.customers.classification.model:why_not_decide": LOWERING,
    "app.customers.classification.model:why_not_refuse": LOWERING,
    "app.release.rules:why_not_this_person": "tests/release/test_deciding.py::release.edited_it",
    "app.release.rules:why_not_decide": "tests/release/test_deciding.py::release.own_request",
    "app.release.rules:why_not_second": "tests/release/test_deciding.py::release.officer_countersigns",
    "app.release.deciding:_second": "tests/release/test_deciding.py::release.two_persons",
    "app.release.second:why_not": "tests/countersigning/test_release.py::release.own_request",
    "app.agreements.second:_require_open": "tests/countersigning/test_agreement.py::agreements.signs_not_for_company",
    "app.vault.roster_agreements:agreed": "tests/countersigning/test_agreement.py::signed by the person alone",
    "app.copies.model:why_not_watch": "tests/copies/test_actions.py::copies.witness_is_performer",
    "app.archive.discs.shredding:_require_watch": "tests/archive/discs/test_register.py::copies.witness_is_performer",
    "app.copies.actions:_crew": "tests/copies/test_actions.py::copies.witness_is_officer",
    "app.destruction.model:why_not_approve": "tests/destruction/test_actions.py::destruction.own_request",
    "app.destruction.model:why_not_second": "tests/destruction/test_actions.py::destruction.officer_countersigns",
    "app.oversight.checkpoints.actions:_two": "tests/oversight/checkpoints/test_actions.py::needs_two_officers",
    "app.vault.checkpoint_rules:may_checkpoint": "tests/oversight/checkpoints/test_rules.py::two_identities_of_one",
    "app.destruction.second:why_not": "tests/countersigning/test_destruction.py::destruction.two_persons",
    "app.destruction.approvals:require_approvals": "tests/countersigning/test_destruction.py::signature_unknown",
    "app.destruction.actions:_require_two": "tests/destruction/test_actions.py::destruction.two_persons",
    "app.oversight.alerts.model:why_not_alone": "tests/oversight/alerts/test_acts.py::another_officer",
    "app.oversight.alerts.actions:_beside": "tests/oversight/alerts/test_acts.py::needs_manager",
}
"""Place → the tests of the whole act, and the refusal that they expect there."""


def function_at(place: str) -> Callable[..., object]:
    module, _, name = place.partition(":")
    found: Callable[..., object] = reduce(getattr, name.split("."), importlib.import_module(module))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_place_exists_and_one_of_them_says_each_refusal(rule: Apart) -> None:
    sources = "".join(inspect.getsource(function_at(place)) for place in rule.places)
    assert rule.acts
    assert [code for code in rule.told if f'"{code}"' not in sources] == []


@pytest.mark.parametrize("place", sorted({place for rule in RULES for place in rule.places}))
def test_every_place_is_proved_by_a_test_of_the_whole_act(place: str) -> None:
    file, _, refusal = PROOFS[place].partition("::")
    assert refusal in text_of(ROOT / file)


def test_no_proof_is_left_over_and_no_rule_stands_twice() -> None:
    assert set(PROOFS) == {place for rule in RULES for place in rule.places}
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_told_in_both_languages(rule: Apart) -> None:
    told = {reason_label(rule.code, language) for language in ("vi", "en")}
    assert len(told) == 2
    assert all(sentence.endswith(".") for sentence in told)


@pytest.mark.parametrize(
    "event",
    [
        Event.PERSON_ADD,
        Event.PERSON_FREEZE,
        Event.PERSON_THAW,
        Event.PERSON_MOVE,
        Event.PERSON_LEAVE,
        Event.PERSON_REKEY,
        Event.CLEARANCE_GRANT,
        Event.CLEARANCE_SIGN,
        Event.CLEARANCE_COUNTERSIGN,
        Event.CLEARANCE_WITHDRAW,
        Event.PROJECT_CREATE,
        Event.AGREEMENT_SIGN,
        Event.AGREEMENT_FILE,
        Event.ENTRY_REVIEW,
        Event.ENTRY_VERIFY,
        Event.ENTRY_STEPS_OFF,
        Event.LEVEL_ASK_LOWER,
        Event.LEVEL_LOWER,
        Event.LEVEL_CLEAR,
        Event.RELEASE_ASK,
        Event.RELEASE_APPROVE,
        Event.COPY_SHRED,
        Event.DISC_SHRED,
        Event.DESTRUCTION_REQUEST,
        Event.DESTRUCTION_APPROVE,
        Event.DESTRUCTION_EXECUTE,
        Event.COUNTERSIGN_DESTRUCTION,
        Event.HOLD_PLACE,
        Event.HOLD_LIFT,
        Event.ALERT_DECIDE,
        Event.CHECKPOINT_MAKE,
    ],
)
def test_every_act_of_two_persons_falls_under_a_rule(event: Event) -> None:
    assert rules_for(event)


def test_looking_takes_nobody_else() -> None:
    assert rules_for(Event.CUSTOMER_VIEW) == ()


@pytest.mark.parametrize("whom", ["quan", "ha"])
def test_neither_signer_is_moved_by_that_signature(office: Office, whom: str) -> None:
    session = office.sign_in("quan")
    before = session.vault.directory.head
    with pytest.raises(Refused, match=r"people\.not_oneself"):
        move_person(
            session,
            MoveForm(office.people[whom], "Chức danh mới", (Duty.MANAGER,), ()),
            PASSPHRASES["quan"],
            office.credential("ha"),
        )
    assert session.vault.directory.head == before


@pytest.mark.parametrize("duty", Duty)
def test_who_asks_for_a_release_never_decides_on_it(duty: Duty) -> None:
    def answer(person: Id) -> str:
        return why_not_decide(ReleaseState.ASKED, Sides(ONE), person=person, duties=(duty,), unchanged=True)

    assert answer(ONE) == ("release.own_request" if duty is Duty.MANAGER else "release.manager_decides")
    assert answer(OTHER) == ("" if duty is Duty.MANAGER else "release.manager_decides")


@pytest.mark.parametrize(("person", "alone"), [*product((ONE, OTHER), (False, True))])
def test_who_recorded_a_request_for_destruction_never_approves_it(person: Id, alone: bool) -> None:
    why = why_not_approve(OrderState.REQUESTED, recorder=ONE, person=person, duties=(Duty.MANAGER,), one_person=alone)
    assert why == ("destruction.own_request" if person == ONE and not alone else "")


@pytest.mark.parametrize(("duty", "second", "alone"), [*product(Duty, (ONE, OTHER), (False, True))])
def test_who_executes_and_who_verifies_are_two_and_the_second_is_an_officer(
    duty: Duty, second: Id, alone: bool
) -> None:
    why = why_not_second(first=ONE, second=second, recorder=None, duties=(duty,), one_person=alone)
    if duty is not Duty.OFFICER:
        assert why == "destruction.officer_countersigns"
    else:
        assert why == ("destruction.two_persons" if second == ONE and not alone else "")
