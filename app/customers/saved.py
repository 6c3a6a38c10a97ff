"""Whether what somebody typed into a form of something new has been saved already.

A new form carries the id that its record will have, and so does its draft (`NEW`). Saving may end without its answer
reaching the person: the vault locks, the process is killed, the machine stops. Then:

1. The same form saved again makes no second record.
2. Its draft is neither kept nor offered any more: what was typed stands in the record, or in the entry about it.

Only levels that are open are looked at; nothing is said of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from app.access.level import Level
from app.customers.entry import store as entries
from app.customers.model import NEW
from app.errors import Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.compartment import DraftRow

_DONE = "saving.done_before"


def require_unsaved(session: Session, project: Id, rid: Id) -> None:
    """Raises Problem("saving.done_before") when the record is there, or an entry that others review."""
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        if compartment.get(rid) is not None or entries.open_about(compartment, rid) is not None:
            raise Problem(_DONE)


def is_saved(session: Session, project: Id, values: Mapping[str, object]) -> bool:
    """Whether the draft of these values has become a record or an entry."""
    try:
        require_unsaved(session, project, from_hex(str(values[NEW])))
    except Problem as error:
        if error.code != _DONE:
            raise
        return True
    except (KeyError, ValueError):
        pass
    return False


def drafts_at(session: Session, project: Id, level: Level) -> list[DraftRow]:
    """The person's drafts of a compartment; what has been saved since goes."""
    compartment = session.compartment(project, level)
    kept = []
    for row in compartment.drafts(session.uid):
        if is_saved(session, project, row.body):
            with suppress(Problem):  # a damaged file is only read
                compartment.drop_draft(session.uid, row.key)
        else:
            kept.append(row)
    return kept
