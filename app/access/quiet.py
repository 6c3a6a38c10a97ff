"""What the door judges without a trace in the journal."""

from __future__ import annotations

from app.access.event import Event

QUIET = frozenset(
    {
        Event.CUSTOMER_PAGE,
        Event.DOCUMENT_PAGE,
        Event.DOCUMENT_RECEIVE,
        Event.SEARCH_LIST,
        Event.ITEM_PAGE,
        Event.RULES_VIEW,
        Event.DRAFT_LIST,
        Event.DRAFT_SAVE,
        Event.DRAFT_DISCARD,
        Event.RELEASE_WAITING,
        Event.COUNTERSIGN_WAITING,
        Event.JOURNAL_PAGE,
        Event.SESSION_CHECK,
        Event.CHECK_STATE,
        Event.CHECK_STOP,
        Event.DISC_PLAN,
        Event.DISC_WATCH,
        Event.CHECKPOINT_LIST,
        Event.KEYS_VIEW,
        Event.CONCERN_REPORT_UNNAMED,
        Event.ALERT_WATCH,
        Event.BACKUP_STANDING,
        Event.DRILL_STANDING,
        Event.BACKUP_DUE,
    }
)
"""Judged but not journalled: the next page of a list, document or journal that was journalled, what precedes an act
that will be, what fields a project's forms have, one's own unsaved typing, kept searches and keys, how many requests
and second signatures wait, which checkpoints there are, how the vault's check stands, the program's own looking for
what is unusual in the journal, a concern without a name, since every entry is signed by whoever wrote it, how old the
last backup or drill is, and the question whether a backup is due, after which each is an act of its own.
"""
