"""What is still allowed in an older copy of the vault that was put back and that nobody has accepted yet.

Rule: it is looked at by who has to decide about it, and no more. Nobody reads or writes customer data there, since the
clearances in it may be of people who have left since.
"""

from __future__ import annotations

from app.access.event import Event

LOOKS = frozenset(
    {
        Event.SIGN_IN,
        Event.CONFIRM_FAILED,
        Event.LOCK,
        Event.CLOCK_BACK,
        Event.PERSON_LIST,
        Event.PROJECT_LIST,
        Event.SESSION_CHECK,
        Event.KEYS_VIEW,
        Event.RELEASE_WAITING,
        Event.DRAFT_LIST,
        Event.BACKUP_STANDING,
        Event.CHECKPOINT_LIST,
        Event.JOURNAL_PAGE,
        Event.JOURNAL_READ,
        Event.JOURNAL_VERIFY,
        Event.VAULT_VERIFY,
        Event.CHECK_STATE,
        Event.CHECK_LIST,
        Event.RECOVERY_STATE,
        Event.RESTORE_STATE,
        Event.RESTORE_CONFIRM,
    }
)
"""Acts and looks that need no accepted copy."""
