"""Dynamic separation: the acts of one procedure that two persons do, and where that is enforced.

`app.access.separation` says which duties never meet in one person. Here stands what holds between persons whose duties
are allowed: only rules that are in force, each with the functions that refuse, as ``module:function``. A test calls or
reads each of these places. ``alone``: one-person mode, which its genesis and every certificate name, lifts the rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.access.event import Event


@dataclass(frozen=True, slots=True)
class Apart:
    """``code`` names the rule in ``duties.toml``; ``told`` is what somebody who breaks it is told."""

    code: str
    acts: frozenset[Event]
    told: tuple[str, ...]
    places: tuple[str, ...]
    alone: bool


RULES: tuple[Apart, ...] = (
    Apart(
        "apart_founding",
        frozenset({Event.VAULT_CREATE}),
        ("people.same_passphrase",),
        ("app.people.founding:checked", "app.vault.roster:Roster.is_pair"),
        alone=True,
    ),
    Apart(
        "apart_pair",
        frozenset({Event.PERSON_ADD, Event.PROJECT_CREATE, Event.CLEARANCE_GRANT, Event.CLEARANCE_WITHDRAW}),
        ("session.same_person", "people.needs_manager_and_officer"),
        ("app.session.signing:countersigner", "app.people.pairing:pair", "app.vault.roster:Roster.is_pair"),
        alone=True,
    ),
    Apart(
        "apart_freeze",
        frozenset({Event.PERSON_FREEZE}),
        ("people.not_oneself",),
        ("app.people.freezing:freeze", "app.vault.roster_rules:_frozen"),
        alone=False,
    ),
    Apart(
        "apart_service",
        frozenset({Event.PERSON_THAW, Event.PERSON_MOVE, Event.PERSON_LEAVE, Event.PERSON_REKEY}),
        ("people.needs_manager_and_officer", "people.not_oneself"),
        (
            "app.people.pairing:pair",
            "app.people.freezing:thaw",
            "app.people.moving:move",
            "app.people.leaving:leave",
        ),
        alone=False,
    ),
    Apart(
        "apart_grant",
        frozenset({Event.CLEARANCE_GRANT, Event.CLEARANCE_SIGN, Event.CLEARANCE_COUNTERSIGN}),
        ("projects.self_grant", "vault.grant_to_oneself"),
        (
            "app.projects.actions:_require_others",
            "app.projects.halves:require_countersignable",
            "app.vault.grant:_refuse_signers",
        ),
        alone=False,
    ),
    Apart(
        "apart_agreement",
        frozenset({Event.AGREEMENT_SIGN, Event.AGREEMENT_SEND, Event.COUNTERSIGN_AGREEMENT}),
        ("session.same_person", "agreements.signs_not_for_company"),
        (
            "app.session.signing:countersigner",
            "app.agreements.actions:_for_the_company",
            "app.agreements.second:_require_open",
            "app.vault.roster_agreements:agreed",
        ),
        alone=True,
    ),
    Apart(
        "apart_paper",
        frozenset({Event.AGREEMENT_FILE}),
        ("people.needs_manager_and_officer", "agreements.own_paper"),
        ("app.people.pairing:pair", "app.agreements.actions:file_paper_agreement"),
        alone=True,
    ),
    Apart(
        "apart_entry",
        frozenset(
            {
                Event.ENTRY_SUBMIT,
                Event.ENTRY_AMEND,
                Event.ENTRY_REVIEW,
                Event.ENTRY_RETURN,
                Event.ENTRY_VERIFY,
                Event.ENTRY_MISMATCH,
                Event.ENTRY_URGENT,
            }
        ),
        ("entry.two_steps",),
        ("app.customers.entry.model:why_not", "app.customers.entry.settling:require_act"),
        alone=False,
    ),
    Apart(
        "apart_entry_rules",
        frozenset({Event.ENTRY_STEPS_OFF}),
        ("people.needs_manager_and_officer",),
        ("app.people.pairing:pair", "app.customers.entry.switching:switch_off"),
        alone=True,
    ),
    Apart(
        "apart_lowering",
        frozenset({Event.LEVEL_ASK_LOWER, Event.LEVEL_LOWER, Event.LEVEL_REFUSE}),
        ("classification.own_request",),
        ("app.customers.classification.model:why_not_decide", "app.customers.classification.model:why_not_refuse"),
        alone=False,
    ),
    Apart(
        "apart_clearing",
        frozenset({Event.LEVEL_CLEAR}),
        ("session.same_person", "people.needs_manager_and_officer"),
        ("app.session.signing:countersigner", "app.people.pairing:pair"),
        alone=True,
    ),
    Apart(
        "apart_release",
        frozenset(
            {
                Event.RELEASE_ASK,
                Event.RELEASE_AMEND,
                Event.RELEASE_APPROVE,
                Event.RELEASE_REFUSE,
                Event.RELEASE_SEND_BACK,
                Event.RELEASE_COUNTERSIGN,
            }
        ),
        ("release.own_request", "release.edited_it", "release.in_the_asker_s_stead"),
        ("app.release.rules:why_not_this_person", "app.release.rules:why_not_decide"),
        alone=False,
    ),
    Apart(
        "apart_release_twice",
        frozenset({Event.RELEASE_APPROVE, Event.RELEASE_COUNTERSIGN, Event.COUNTERSIGN_RELEASE}),
        ("release.signed_already", "release.two_persons", "release.officer_countersigns"),
        (
            "app.release.rules:why_not_this_person",
            "app.release.rules:why_not_second",
            "app.release.deciding:_second",
            "app.release.second:why_not",
        ),
        alone=False,
    ),
    Apart(
        "apart_shredding",
        frozenset({Event.COPY_SHRED}),
        ("copies.witness_is_performer", "copies.witness_twice", "copies.witness_is_officer"),
        ("app.copies.model:why_not_watch", "app.copies.actions:_crew"),
        alone=True,
    ),
    Apart(
        "apart_disc_shredding",
        frozenset({Event.DISC_SHRED}),
        ("copies.witness_is_performer", "copies.witness_twice"),
        ("app.copies.model:why_not_watch", "app.archive.discs.shredding:_require_watch"),
        alone=True,
    ),
    Apart(
        "apart_destruction_request",
        frozenset(
            {
                Event.DESTRUCTION_REQUEST,
                Event.DESTRUCTION_APPROVE,
                Event.DESTRUCTION_REFUSE,
                Event.COUNTERSIGN_DESTRUCTION,
            }
        ),
        ("destruction.own_request",),
        (
            "app.destruction.model:why_not_approve",
            "app.destruction.model:why_not_second",
            "app.destruction.second:why_not",
        ),
        alone=True,
    ),
    Apart(
        "apart_destruction_approval",
        frozenset({Event.DESTRUCTION_APPROVE, Event.COUNTERSIGN_DESTRUCTION}),
        ("destruction.two_persons", "destruction.officer_countersigns"),
        (
            "app.destruction.model:why_not_second",
            "app.destruction.actions:_require_two",
            "app.destruction.second:why_not",
            "app.destruction.approvals:require_approvals",
        ),
        alone=True,
    ),
    Apart(
        "apart_hold",
        frozenset({Event.HOLD_PLACE, Event.HOLD_LIFT}),
        ("session.same_person", "people.needs_manager_and_officer"),
        ("app.people.pairing:pair", "app.session.signing:countersigner"),
        alone=True,
    ),
    Apart(
        "apart_checkpoint",
        frozenset({Event.CHECKPOINT_MAKE}),
        ("session.same_person", "checkpoint.needs_two_officers"),
        (
            "app.session.signing:countersigner",
            "app.oversight.checkpoints.actions:_two",
            "app.vault.checkpoint_rules:may_checkpoint",
        ),
        alone=True,
    ),
    Apart(
        "apart_destruction_execution",
        frozenset({Event.DESTRUCTION_EXECUTE}),
        ("destruction.two_persons", "destruction.officer_countersigns"),
        ("app.destruction.model:why_not_second", "app.destruction.actions:_require_two"),
        alone=True,
    ),
    Apart(
        "apart_alert",
        frozenset({Event.ALERT_DECIDE}),
        ("alerts.another_officer", "alerts.needs_manager"),
        ("app.oversight.alerts.model:why_not_alone", "app.oversight.alerts.actions:_beside"),
        alone=True,
    ),
)


def rules_for(event: Event) -> tuple[Apart, ...]:
    """The rules that an act falls under."""
    return tuple(rule for rule in RULES if event in rule.acts)
