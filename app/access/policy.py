"""Who may do what: one pure table, duty by act, and the rules around it.

Rules enforced by `decide`, in this order:

1. A person who has ended their service may do nothing.
2. The act must be in the table for at least one of the person's duties.
3. An act on a level needs clearance up to that level (the key decides in the end; this only says it politely).
4. An act that sends customer data out is never allowed at top secret, whoever asks.
5. Without a confidentiality agreement and the lessons in force nobody views or changes customer data (`GATED`).

What depends on the record itself (never the asker, never the recorder, states and terms) is decided by the owner of
that record in its own ``model``. Source of the duties: the charter, rows C3 and C6; the table is keys-and-files §0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.access.decision import ALLOWED, Decision
from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.quiet import QUIET as QUIET  # noqa: PLC0414 (exported: whoever judges journals)

EVERYBODY = frozenset(Duty)
FRONT = frozenset({Duty.SALES, Duty.CUSTOMER_SERVICE, Duty.MANAGER})
ENTRY = frozenset({Duty.CLERK, Duty.ENTRY_MANAGER, Duty.VERIFIER})
REVIEWERS = frozenset({Duty.ENTRY_MANAGER})
VERIFIERS = frozenset({Duty.VERIFIER})
READERS = FRONT | ENTRY
WRITERS = FRONT | {Duty.CLERK, Duty.ENTRY_MANAGER}
MANAGER = frozenset({Duty.MANAGER})
OFFICER = frozenset({Duty.OFFICER})
SIGNERS = MANAGER | OFFICER
KEEPERS = OFFICER | {Duty.ADMINISTRATOR}

TABLE: dict[Event, frozenset[Duty]] = {
    Event.VAULT_CREATE: SIGNERS,
    Event.SIGN_IN: EVERYBODY,
    Event.STEP_UP: EVERYBODY,
    Event.CONFIRM_FAILED: EVERYBODY,
    Event.LOCK: EVERYBODY,
    Event.RECOVERED: EVERYBODY,
    Event.CLOCK_BACK: EVERYBODY,
    Event.PERSON_LIST: EVERYBODY,
    Event.PERSON_ADD: SIGNERS,
    Event.CLEARANCE_GRANT: MANAGER,
    Event.PROJECT_LIST: EVERYBODY,
    Event.PROJECT_CREATE: MANAGER,
    # Persons in service
    Event.PERSON_INVITE: SIGNERS,
    Event.PERSON_ANSWER: SIGNERS,
    Event.PERSON_JOIN: SIGNERS,
    Event.PERSON_ARRIVE: EVERYBODY,
    Event.PERSON_VIEW: SIGNERS,
    Event.PERSON_FREEZE: SIGNERS,
    Event.PERSON_THAW: SIGNERS,
    Event.PERSON_MOVE: SIGNERS,
    Event.PERSON_LEAVE: SIGNERS,
    Event.PERSON_REKEY: SIGNERS,
    Event.LEAVER_REPORT: SIGNERS,
    # Clearances
    Event.CLEARANCE_ASK: EVERYBODY,
    Event.CLEARANCE_UNASK: EVERYBODY,
    Event.CLEARANCE_SIGN: MANAGER,
    Event.CLEARANCE_COUNTERSIGN: OFFICER,
    Event.CLEARANCE_REFUSE: SIGNERS,
    Event.CLEARANCE_REQUESTS: EVERYBODY,
    Event.CLEARANCE_WITHDRAW: SIGNERS,
    Event.CLEARANCE_LIST: SIGNERS,
    Event.CLEARANCE_REVIEW: SIGNERS,
    Event.CLEARANCE_EXPORT: OFFICER,
    # Keys in daily life
    Event.KEYS_PASSPHRASE: EVERYBODY,
    Event.KEYS_RENEW: EVERYBODY,
    Event.KEYS_CERTIFICATE: EVERYBODY,
    Event.KEYS_CERTIFY: OFFICER,
    Event.KEYS_VIEW: EVERYBODY,
    Event.KEYS_RENEWAL_LIST: OFFICER,
    Event.SESSION_LIST: OFFICER,
    Event.SESSION_END: OFFICER,
    Event.SESSION_CHECK: EVERYBODY,
    # Agreements
    Event.AGREEMENT_VIEW: EVERYBODY,
    Event.AGREEMENT_LIST: SIGNERS,
    Event.AGREEMENT_SIGN: EVERYBODY,
    Event.AGREEMENT_FILE: SIGNERS,
    Event.AGREEMENT_END: EVERYBODY,
    Event.AGREEMENT_SEND: EVERYBODY,
    Event.AGREEMENT_UNSEND: EVERYBODY,
    Event.COUNTERSIGN_LIST: SIGNERS,
    Event.COUNTERSIGN_WAITING: SIGNERS,
    Event.COUNTERSIGN_RELEASE: OFFICER,
    Event.COUNTERSIGN_AGREEMENT: SIGNERS,
    Event.COUNTERSIGN_DESTRUCTION: OFFICER,
    Event.COUNTERSIGN_REFUSE: SIGNERS,
    # Lessons and concerns
    Event.LESSON_LIST: EVERYBODY,
    Event.LESSON_OPEN: EVERYBODY,
    Event.LESSON_BEGIN: EVERYBODY,
    Event.LESSON_PASS: EVERYBODY,
    Event.LESSON_FAIL: EVERYBODY,
    Event.LESSON_CERTIFICATE: EVERYBODY,
    Event.LESSON_OVERVIEW: SIGNERS,
    Event.CONCERN_REPORT: EVERYBODY,
    Event.CONCERN_REPORT_UNNAMED: EVERYBODY,
    Event.CONCERN_READ: OFFICER,
    Event.CONCERN_MARK: OFFICER,
    # Customer files
    Event.CUSTOMER_LIST: READERS,
    Event.CUSTOMER_PAGE: READERS,
    Event.CUSTOMER_SEARCH: READERS,
    Event.CUSTOMER_VIEW: READERS,
    Event.CUSTOMER_HISTORY: READERS,
    Event.FIELD_REVEAL: READERS,
    Event.CUSTOMER_CREATE: WRITERS,
    Event.CUSTOMER_EDIT: WRITERS,
    Event.CUSTOMER_IMPORT_PREVIEW: WRITERS,
    Event.CUSTOMER_IMPORT: WRITERS,
    Event.ITEM_CREATE: WRITERS,
    Event.ITEM_EDIT: WRITERS,
    Event.DRAFT_LIST: READERS,
    Event.DRAFT_SAVE: READERS,
    Event.DRAFT_DISCARD: READERS,
    # Items
    Event.ITEM_LIST: READERS,
    Event.ITEM_PAGE: READERS,
    Event.ITEM_SEARCH: READERS,
    Event.ITEM_DUE: READERS,
    Event.ITEM_TIMELINE: READERS,
    Event.ITEM_MOVE: WRITERS,
    Event.ITEM_REMOVE: WRITERS,
    Event.ITEM_BRING_BACK: WRITERS,
    Event.ITEM_REMOVED_LIST: READERS,
    # Entry, review, verification
    Event.ENTRY_LIST: READERS,
    Event.ENTRY_VIEW: READERS,
    Event.ENTRY_SUBMIT: WRITERS,
    Event.ENTRY_AMEND: WRITERS,
    Event.ENTRY_WITHDRAW: WRITERS,
    Event.ENTRY_REVIEW: REVIEWERS,
    Event.ENTRY_RETURN: REVIEWERS | VERIFIERS,
    Event.ENTRY_VERIFY: VERIFIERS,
    Event.ENTRY_MISMATCH: VERIFIERS,
    Event.ENTRY_URGENT: MANAGER,
    Event.ENTRY_RULES: MANAGER,
    Event.ENTRY_STEPS_ON: MANAGER,
    Event.ENTRY_STEPS_OFF: MANAGER,
    Event.ENTRY_CRITICAL: MANAGER,
    # Classification
    Event.LEVEL_LIST: READERS,
    Event.LEVEL_READERS: WRITERS,
    Event.LEVEL_RAISE: WRITERS,
    Event.LEVEL_PROPOSE: WRITERS,
    Event.LEVEL_ASK_LOWER: WRITERS,
    Event.LEVEL_LOWER: MANAGER,
    Event.LEVEL_REFUSE: MANAGER,
    Event.LEVEL_WITHDRAW: WRITERS,
    Event.LEVEL_REVIEW: WRITERS,
    Event.LEVEL_CLEAR: MANAGER,
    Event.LEVEL_FINISH: WRITERS,
    # Documents
    Event.DOCUMENT_LIST: READERS,
    Event.DOCUMENT_VIEW: READERS,
    Event.DOCUMENT_PAGE: READERS,
    Event.DOCUMENT_RECEIVE: WRITERS,
    Event.DOCUMENT_ADD: WRITERS,
    Event.DOCUMENT_RENAME: WRITERS,
    Event.DOCUMENT_BIND: WRITERS,
    Event.DOCUMENT_REMOVE: WRITERS,
    Event.DOCUMENT_RESTORE: WRITERS,
    # Search
    Event.SEARCH_LIST: READERS,
    Event.SEARCH_SAVE: READERS,
    Event.SEARCH_RENAME: READERS,
    Event.SEARCH_DELETE: READERS,
    # Lists and revisions
    Event.CUSTOMER_EDIT_MANY: WRITERS,
    Event.CUSTOMER_RESTORE: WRITERS,
    Event.ITEM_HISTORY: READERS,
    Event.ITEM_RESTORE: WRITERS,
    # Intake
    Event.CUSTOMER_IMPORT_COMPARE: WRITERS,
    Event.CUSTOMER_IMPORT_MERGE: WRITERS,
    Event.CUSTOMER_IMPORT_LIST: WRITERS,
    Event.CUSTOMER_IMPORT_UNDO: WRITERS,
    # Statistics
    Event.STATISTICS_VIEW: READERS,
    Event.REPORT_LIST: READERS,
    Event.REPORT_VIEW: READERS,
    Event.REPORT_SAVE: WRITERS,
    Event.REPORT_DELETE: WRITERS,
    # Project rules
    Event.RULES_VIEW: READERS,
    Event.RULES_CHANGE: MANAGER,
    # Leaving the house
    Event.CONSENT_LIST: READERS,
    Event.CONSENT_VIEW: READERS,
    Event.CONSENT_PREPARE: WRITERS,
    Event.CONSENT_RECORD: WRITERS,
    Event.CONSENT_NARROW: WRITERS,
    Event.CONSENT_WITHDRAW: WRITERS,
    Event.RELEASE_LIST: FRONT,
    Event.RELEASE_VIEW: FRONT,
    Event.RELEASE_WAITING: FRONT,
    Event.RELEASE_UNDER_CONSENT: FRONT,
    Event.RELEASE_PREPARE: FRONT,
    Event.RELEASE_ASK: FRONT,
    Event.RELEASE_AMEND: FRONT,
    Event.RELEASE_WITHDRAW: FRONT,
    Event.RELEASE_SEND_BACK: MANAGER,
    Event.RELEASE_APPROVE: MANAGER,
    Event.RELEASE_REFUSE: MANAGER,
    Event.RELEASE_COUNTERSIGN: MANAGER,
    Event.RELEASE_TO_OFFICERS: MANAGER,
    Event.RELEASE_DELEGATE: MANAGER,
    Event.RELEASE_DELEGATE_END: MANAGER,
    Event.RELEASE_HAND_OVER: FRONT,
    Event.RELEASE_OUTPUT_DONE: FRONT,
    Event.RELEASE_OUTPUT_FAILED: FRONT,
    Event.RELEASE_TAKE_BACK: FRONT,
    Event.COPY_LIST: FRONT,
    Event.COPY_REGISTER: FRONT,
    Event.COPY_PRINT: FRONT,
    Event.COPY_PRINT_FAILED: FRONT,
    Event.COPY_LEND: FRONT,
    Event.COPY_TAKE_BACK: FRONT,
    Event.COPY_COUNT: FRONT,
    Event.COPY_SHRED: FRONT,
    Event.SHREDDING_LIST: SIGNERS,
    Event.SHREDDING_VIEW: SIGNERS,
    Event.DESTRUCTION_LIST: FRONT,
    Event.DESTRUCTION_VIEW: FRONT,
    Event.DESTRUCTION_LETTER_VIEW: FRONT,
    Event.DESTRUCTION_REQUEST: FRONT,
    Event.DESTRUCTION_APPROVE: MANAGER,
    Event.DESTRUCTION_REFUSE: MANAGER,
    Event.DESTRUCTION_TO_OFFICERS: MANAGER,
    Event.DESTRUCTION_ANSWERED: MANAGER,
    Event.DESTRUCTION_EXECUTE: MANAGER,
    Event.DESTRUCTION_REPLY: FRONT,
    Event.DESTRUCTION_WITHDRAW: FRONT,
    # Keeping
    Event.HOLD_LIST: FRONT,
    Event.HOLD_PLACE: MANAGER,
    Event.HOLD_LIFT: MANAGER,
    Event.RETENTION_LIST: FRONT,
    Event.RETENTION_TERMS: MANAGER,
    Event.CERTIFICATE_LIST: OFFICER,
    Event.CERTIFICATE_VIEW: OFFICER,
    Event.CERTIFICATE_LINES: OFFICER,
    Event.CERTIFICATE_CLOSE_LINE: OFFICER,
    Event.CERTIFICATE_NOT_PROVABLE: OFFICER,
    Event.CERTIFICATE_COMPLETE: OFFICER,
    Event.CERTIFICATE_CHECK: OFFICER,
    Event.ERASURE_EXPORT: OFFICER,
    Event.ERASURE_REPLAY: MANAGER,
    Event.JOURNAL_READ: OFFICER,
    Event.JOURNAL_PAGE: OFFICER,
    Event.JOURNAL_VERIFY: OFFICER,
    Event.JOURNAL_REPORT: OFFICER,
    Event.JOURNAL_ARCHIVES: OFFICER,
    Event.JOURNAL_ARCHIVE: OFFICER,
    Event.JOURNAL_ARCHIVE_CHECK: OFFICER,
    Event.JOURNAL_PAST: OFFICER,
    Event.FORMER_HOUSE: OFFICER,
    Event.JOURNAL_BROKEN: EVERYBODY,
    Event.CHECKPOINT_LIST: OFFICER,
    Event.CHECKPOINT_MAKE: OFFICER,
    Event.CHECKPOINT_PAPER: OFFICER,
    Event.CHECKPOINT_COMPARE: OFFICER,
    Event.VAULT_VERIFY: SIGNERS | {Duty.ADMINISTRATOR},
    Event.BACKUP_STANDING: EVERYBODY,
    Event.BACKUP_LIST: KEEPERS,
    Event.BACKUP_PLAN: KEEPERS,
    Event.BACKUP_DUE: KEEPERS,
    Event.BACKUP_MAKE: KEEPERS,
    Event.BACKUP_PROVE: OFFICER,
    Event.BACKUP_DESTROYED: OFFICER,
    Event.ALERT_WATCH: OFFICER,
    Event.ALERT_RAISE: OFFICER,
    Event.ALERT_LIST: OFFICER,
    Event.ALERT_VIEW: OFFICER,
    Event.ALERT_DECIDE: OFFICER,
    Event.ALERT_LIMITS_VIEW: OFFICER,
    Event.ALERT_LIMITS: OFFICER,
    Event.ALERT_LEAVING: OFFICER,
    Event.RESTORE_LAY: SIGNERS | {Duty.ADMINISTRATOR},
    Event.RESTORE_STATE: SIGNERS | {Duty.ADMINISTRATOR},
    Event.RESTORE_CONFIRM: SIGNERS,
    Event.RESTORE_COMPARE: MANAGER,
    Event.RESTORE_BRING: MANAGER,
    Event.DRILL_LIST: OFFICER,
    Event.DRILL_STANDING: OFFICER,
    Event.DRILL_RUN: OFFICER,
    Event.DRILL_RECORD: OFFICER,
    Event.CHECK_STATE: EVERYBODY,
    Event.CHECK_KEPT: EVERYBODY,
    Event.CHECK_LIST: SIGNERS | {Duty.ADMINISTRATOR},
    Event.CHECK_STOP: SIGNERS | {Duty.ADMINISTRATOR},
    Event.CHECK_SCHEDULE: SIGNERS | {Duty.ADMINISTRATOR},
    Event.CUSTOMER_HURT: MANAGER,
    Event.DISC_LIST: OFFICER,
    Event.DISC_PLAN: OFFICER,
    Event.DISC_WATCH: OFFICER,
    Event.DISC_LABEL: OFFICER,
    Event.DISC_MAKE: OFFICER,
    Event.DISC_BURN: OFFICER,
    Event.DISC_READ_BACK: OFFICER,
    Event.DISC_READ: OFFICER,
    Event.DISC_RESULT: OFFICER,
    Event.DISC_LEND: OFFICER,
    Event.DISC_TAKE_BACK: OFFICER,
    Event.DISC_COUNT: OFFICER,
    Event.DISC_SHRED: OFFICER,
    Event.RECOVERY_STATE: SIGNERS,
    Event.RECOVERY_CEREMONY: SIGNERS,
    Event.RECOVERY_CONFIRM: SIGNERS,
    Event.RECOVERY_ESCROW: SIGNERS,
    Event.RECOVERY_PROVE: OFFICER,
    Event.RECOVERY_RENEW: SIGNERS,
    Event.RECOVERY_DESTROYED: SIGNERS,
    Event.RECOVERY_LIST: OFFICER,
    Event.RECOVERY_OPEN: SIGNERS,
}

_OF_CUSTOMERS = (
    "customer:", "item:", "entry:", "draft:", "document:", "rules:", "consent:", "release:", "copy:", "shredding:",
    "destruction:", "hold:", "retention:",
)  # fmt: skip

OUTWARD = frozenset(
    {
        Event.CONSENT_RECORD,
        Event.RELEASE_PREPARE,
        Event.RELEASE_ASK,
        Event.RELEASE_AMEND,
        Event.RELEASE_APPROVE,
        Event.RELEASE_COUNTERSIGN,
        Event.RELEASE_TO_OFFICERS,
        Event.RELEASE_HAND_OVER,
        Event.COPY_REGISTER,
        Event.COPY_PRINT,
    }
)
"""Acts by which customer data would leave: none of them exists at top secret."""

_FREE = frozenset({Event.DRAFT_SAVE, Event.DRAFT_DISCARD})
"""What was typed is never lost at a lock, whatever lapsed meanwhile."""

GATED = frozenset(event for event in TABLE if event.value.startswith(_OF_CUSTOMERS)) - _FREE
"""Views and changes of customer data: only for who has an agreement and the lessons in force."""


def decide(
    event: Event,
    duties: Iterable[Duty],
    *,
    active: bool,
    level: Level | None,
    cleared: bool,
    missing: Collection[str] = (),
) -> Decision:
    """Apply the rules of this module to an act on something of ``level``, None for none.

    ``cleared``: the person holds the key of it; ``missing``: what is not in force, of "agreement" and "lessons".
    """
    if not active:
        return Decision("session.ended_service")
    if not TABLE[event] & frozenset(duties):
        return Decision("session.not_your_duty")
    if event in OUTWARD and level == Level.TOP_SECRET:
        return Decision("session.top_secret_never_leaves")
    if event in GATED and missing:
        return Decision("session.no_agreement" if "agreement" in missing else "session.no_lessons")
    if level is not None and not cleared:
        return Decision("session.beyond_clearance")
    return ALLOWED


def may(event: Event, duties: Iterable[Duty]) -> bool:
    """Whether a duty offers this act at all: what the window asks before it draws a button."""
    return bool(TABLE[event] & frozenset(duties))
