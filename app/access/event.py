"""Every act that the door knows: what the policy decides on and what the journal writes down.

One enumeration, so that no act exists without a rule (``access/policy.py``) and without a name in the journal. The
values are stored for ever and never reused.
"""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """An act or a look. The value is what the journal keeps."""

    # The vault and its people
    VAULT_CREATE = "vault:create"
    SIGN_IN = "session:sign-in"
    STEP_UP = "session:step-up"
    CONFIRM_FAILED = "session:confirm-failed"
    LOCK = "session:lock"
    PERSON_LIST = "person:list"
    PERSON_ADD = "person:add"
    CLEARANCE_GRANT = "clearance:grant"
    CLOCK_BACK = "session:clock-back"
    PROJECT_LIST = "project:list"
    PROJECT_CREATE = "project:create"

    # Persons in service
    PERSON_VIEW = "person:view"
    PERSON_FREEZE = "person:freeze"
    PERSON_THAW = "person:thaw"
    PERSON_MOVE = "person:move"
    PERSON_LEAVE = "person:leave"
    PERSON_REKEY = "person:renew-keys"
    LEAVER_REPORT = "person:leaver-report"
    PERSON_INVITE = "person:invite"
    PERSON_ANSWER = "person:answer"
    PERSON_JOIN = "person:join"
    PERSON_ARRIVE = "person:arrive"

    # Clearances
    CLEARANCE_ASK = "clearance:ask"
    CLEARANCE_UNASK = "clearance:unask"
    CLEARANCE_SIGN = "clearance:sign"
    CLEARANCE_COUNTERSIGN = "clearance:countersign"
    CLEARANCE_REFUSE = "clearance:refuse"
    CLEARANCE_REQUESTS = "clearance:requests"
    CLEARANCE_WITHDRAW = "clearance:withdraw"
    CLEARANCE_LIST = "clearance:list"
    CLEARANCE_REVIEW = "clearance:review"
    CLEARANCE_EXPORT = "clearance:export"

    # Keys in daily life
    KEYS_PASSPHRASE = "keys:passphrase"  # noqa: S105 (the name of an act)
    KEYS_RENEW = "keys:renew"
    KEYS_VIEW = "keys:view"
    KEYS_RENEWAL_LIST = "keys:renewal-list"
    SESSION_LIST = "session:list"
    SESSION_END = "session:end"
    SESSION_CHECK = "session:check"

    # Agreements
    AGREEMENT_VIEW = "agreement:view"
    AGREEMENT_LIST = "agreement:list"
    AGREEMENT_SIGN = "agreement:sign"
    AGREEMENT_FILE = "agreement:file"
    AGREEMENT_END = "agreement:end"

    # Lessons and concerns
    LESSON_LIST = "lesson:list"
    LESSON_OPEN = "lesson:open"
    LESSON_BEGIN = "lesson:begin"
    LESSON_PASS = "lesson:pass"  # noqa: S105 - a lesson that was passed
    LESSON_FAIL = "lesson:fail"
    LESSON_CERTIFICATE = "lesson:certificate"
    LESSON_OVERVIEW = "lesson:overview"
    CONCERN_REPORT = "concern:report"
    CONCERN_REPORT_UNNAMED = "concern:report-unnamed"
    CONCERN_READ = "concern:read"
    CONCERN_MARK = "concern:mark"

    # Discs
    DISC_LIST = "disc:list"
    DISC_PLAN = "disc:plan"
    DISC_WATCH = "disc:watch"
    DISC_LABEL = "disc:label"
    DISC_MAKE = "disc:make"
    DISC_BURN = "disc:burn"
    DISC_READ_BACK = "disc:read-back"
    DISC_READ = "disc:read"
    DISC_RESULT = "disc:result"
    DISC_LEND = "disc:lend"
    DISC_TAKE_BACK = "disc:take-back"
    DISC_COUNT = "disc:count"
    DISC_SHRED = "disc:shred"

    # Recovery

    # Customer files
    CUSTOMER_LIST = "customer:list"
    CUSTOMER_PAGE = "customer:page"
    CUSTOMER_SEARCH = "customer:search"
    CUSTOMER_VIEW = "customer:view"
    CUSTOMER_HISTORY = "customer:history"
    CUSTOMER_CREATE = "customer:create"
    CUSTOMER_EDIT = "customer:edit"
    CUSTOMER_IMPORT_PREVIEW = "customer:import-preview"
    CUSTOMER_IMPORT = "customer:import"
    ITEM_CREATE = "item:create"
    ITEM_EDIT = "item:edit"
    FIELD_REVEAL = "customer:reveal"
    DRAFT_LIST = "draft:list"
    DRAFT_SAVE = "draft:save"
    DRAFT_DISCARD = "draft:discard"

    # Items
    ITEM_LIST = "item:list"
    ITEM_PAGE = "item:page"
    ITEM_SEARCH = "item:search"
    ITEM_DUE = "item:due"
    ITEM_TIMELINE = "item:timeline"
    ITEM_MOVE = "item:move"
    ITEM_REMOVE = "item:remove"
    ITEM_BRING_BACK = "item:bring-back"
    ITEM_REMOVED_LIST = "item:removed-list"
    # Entry, review, verification
    ENTRY_LIST = "entry:list"
    ENTRY_VIEW = "entry:view"
    ENTRY_SUBMIT = "entry:submit"
    ENTRY_AMEND = "entry:amend"
    ENTRY_WITHDRAW = "entry:withdraw"
    ENTRY_REVIEW = "entry:review"
    ENTRY_RETURN = "entry:return"
    ENTRY_VERIFY = "entry:verify"
    ENTRY_MISMATCH = "entry:mismatch"
    ENTRY_URGENT = "entry:urgent"
    ENTRY_RULES = "entry:rules"
    ENTRY_STEPS_ON = "entry:steps-on"
    ENTRY_STEPS_OFF = "entry:steps-off"
    ENTRY_CRITICAL = "entry:critical-fields"
    # Classification
    LEVEL_LIST = "customer:level-list"
    LEVEL_READERS = "customer:level-readers"
    LEVEL_RAISE = "customer:raise"
    LEVEL_PROPOSE = "customer:propose-raise"
    LEVEL_ASK_LOWER = "customer:ask-lower"
    LEVEL_LOWER = "customer:lower"
    LEVEL_REFUSE = "customer:refuse-level"
    LEVEL_WITHDRAW = "customer:withdraw-level"
    LEVEL_REVIEW = "customer:review-level"
    LEVEL_CLEAR = "customer:clear-left-behind"
    LEVEL_FINISH = "customer:finish-move"
    # Documents
    DOCUMENT_LIST = "document:list"
    DOCUMENT_VIEW = "document:view"
    DOCUMENT_PAGE = "document:page"
    DOCUMENT_RECEIVE = "document:receive"
    DOCUMENT_ADD = "document:add"
    DOCUMENT_RENAME = "document:rename"
    DOCUMENT_BIND = "document:bind"
    DOCUMENT_REMOVE = "document:remove"
    DOCUMENT_RESTORE = "document:restore"

    # Search
    SEARCH_LIST = "customer:saved-searches"
    SEARCH_SAVE = "customer:save-search"
    SEARCH_RENAME = "customer:rename-search"
    SEARCH_DELETE = "customer:delete-search"
    # Lists and revisions
    CUSTOMER_EDIT_MANY = "customer:edit-many"
    CUSTOMER_RESTORE = "customer:restore"
    ITEM_HISTORY = "item:history"
    ITEM_RESTORE = "item:restore"
    # Intake
    CUSTOMER_IMPORT_COMPARE = "customer:import-compare"
    CUSTOMER_IMPORT_MERGE = "customer:import-merge"
    CUSTOMER_IMPORT_LIST = "customer:import-list"
    CUSTOMER_IMPORT_UNDO = "customer:import-undo"
    # Statistics
    STATISTICS_VIEW = "customer:statistics"
    REPORT_LIST = "customer:report-list"
    REPORT_VIEW = "customer:report-view"
    REPORT_SAVE = "customer:report-save"
    REPORT_DELETE = "customer:report-delete"
    # Project rules
    RULES_VIEW = "rules:view"
    RULES_CHANGE = "rules:change"

    # Leaving the house
    CONSENT_LIST = "consent:list"
    CONSENT_VIEW = "consent:view"
    CONSENT_PREPARE = "consent:prepare"
    CONSENT_RECORD = "consent:record"
    CONSENT_NARROW = "consent:narrow"
    CONSENT_WITHDRAW = "consent:withdraw"
    RELEASE_LIST = "release:list"
    RELEASE_VIEW = "release:view"
    RELEASE_WAITING = "release:waiting"
    RELEASE_UNDER_CONSENT = "release:under-consent"
    RELEASE_PREPARE = "release:prepare"
    RELEASE_ASK = "release:ask"
    RELEASE_WITHDRAW = "release:withdraw"
    RELEASE_APPROVE = "release:approve"
    RELEASE_REFUSE = "release:refuse"
    RELEASE_AMEND = "release:amend"
    RELEASE_SEND_BACK = "release:send-back"
    RELEASE_COUNTERSIGN = "release:countersign"
    RELEASE_DELEGATE = "release:delegate"
    RELEASE_DELEGATE_END = "release:delegate-end"
    RELEASE_HAND_OVER = "release:hand-over"
    RELEASE_OUTPUT_DONE = "release:output-done"
    RELEASE_OUTPUT_FAILED = "release:output-failed"
    RELEASE_TAKE_BACK = "release:take-back"

    # Copies and papers
    COPY_LIST = "copy:list"
    COPY_REGISTER = "copy:register"
    COPY_PRINT = "copy:print"
    COPY_PRINT_FAILED = "copy:print-failed"
    COPY_LEND = "copy:lend"
    COPY_TAKE_BACK = "copy:take-back"
    COPY_COUNT = "copy:count"
    COPY_SHRED = "copy:shred"
    SHREDDING_LIST = "shredding:list"
    SHREDDING_VIEW = "shredding:view"

    # Destruction
    DESTRUCTION_LIST = "destruction:list"
    DESTRUCTION_VIEW = "destruction:view"
    DESTRUCTION_LETTER_VIEW = "destruction:letter-view"
    DESTRUCTION_REQUEST = "destruction:request"
    DESTRUCTION_APPROVE = "destruction:approve"
    DESTRUCTION_REFUSE = "destruction:refuse"
    DESTRUCTION_EXECUTE = "destruction:execute"
    DESTRUCTION_REPLY = "destruction:reply"
    DESTRUCTION_WITHDRAW = "destruction:withdraw"
    HOLD_LIST = "hold:list"
    HOLD_PLACE = "hold:place"
    HOLD_LIFT = "hold:lift"
    RETENTION_LIST = "retention:list"
    RETENTION_TERMS = "retention:terms"
    CERTIFICATE_LIST = "certificate:list"
    CERTIFICATE_VIEW = "certificate:view"
    CERTIFICATE_LINES = "certificate:lines"
    CERTIFICATE_CLOSE_LINE = "certificate:close-line"
    CERTIFICATE_NOT_PROVABLE = "certificate:not-provable"
    CERTIFICATE_COMPLETE = "certificate:complete"
    CERTIFICATE_CHECK = "certificate:check"
    ERASURE_EXPORT = "erasure:export"
    ERASURE_REPLAY = "erasure:replay"

    # Watching over
    JOURNAL_READ = "journal:read"
    JOURNAL_PAGE = "journal:page"
    JOURNAL_VERIFY = "journal:verify"
    JOURNAL_BROKEN = "journal:broken"
    CHECKPOINT_LIST = "journal:checkpoint-list"
    CHECKPOINT_MAKE = "journal:checkpoint"
    CHECKPOINT_PAPER = "journal:checkpoint-paper"
    CHECKPOINT_COMPARE = "journal:checkpoint-compare"
    VAULT_VERIFY = "vault:verify"

    # Backups
    BACKUP_STANDING = "backup:standing"
    BACKUP_LIST = "backup:list"
    BACKUP_PLAN = "backup:plan"
    BACKUP_DUE = "backup:due"
    BACKUP_MAKE = "backup:make"
    BACKUP_PROVE = "backup:prove"
    BACKUP_DESTROYED = "backup:destroyed"

    # Recovery
    RECOVERY_STATE = "recovery:state"
    RECOVERY_CEREMONY = "recovery:ceremony"
    RECOVERY_CONFIRM = "recovery:confirm-sheets"
    RECOVERY_ESCROW = "recovery:escrow"
    RECOVERY_PROVE = "recovery:prove"
    RECOVERY_RENEW = "recovery:renew-kit"
    RECOVERY_DESTROYED = "recovery:kit-destroyed"
    RECOVERY_LIST = "recovery:list"
    RECOVERY_OPEN = "recovery:open"

    # What the person did not get
    RECOVERED = "ledger:re-emitted"
