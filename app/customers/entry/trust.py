"""What a record in force says of its own verification, kept in its body under ``verified``.

The mark names who entered, reviewed and verified, when, and what was compared with. It stays in the body when the
record is edited later, with the digest of what it vouched for: so a later change shows, and the history keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.customers.entry import store
from app.customers.entry.model import Trust, Verified, What
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.record import Body, Record


def verified_body(what: What, entry: Mapping[str, Any], content: Mapping[str, Any], by: Body, source: str) -> Body:
    """The mark for a record that will say ``content``; ``by`` is who verified and when."""
    return {
        "entered": entry["entered"],
        "reviewed": entry.get("reviewed"),
        "urgent": entry.get("urgent"),
        "by": by["by"],
        "at": by["at"],
        "source": source,
        "digest": store.digest_of(what, content),
    }


def trust_of(session: Session, what: What, record: Record) -> Trust:
    """How far a record in force can be relied on."""
    mark, urgent = record.body.get("verified"), bool(record.body.get("urgent"))
    if not isinstance(mark, dict):
        return Trust(None, urgent)
    name = _name(session)
    return Trust(
        Verified(
            by=name(mark["by"]),
            at=int(mark["at"]),
            source=str(mark["source"]),
            entered=name(mark["entered"]["by"]),
            reviewed=name(mark["reviewed"]["by"]) if mark.get("reviewed") else "",
            current=mark["digest"] == store.digest_of(what, record.body),
            sample=(int(mark["sample"][0]), int(mark["sample"][1])) if mark.get("sample") else (0, 0),
        ),
        urgent,
    )


def author(session: Session, record: Record) -> str:
    """Whose words a revision holds: the writer's, but of one that a verification wrote, those of who entered it."""
    mark = record.body.get("verified") if record.op == "U" else None
    if isinstance(mark, dict) and mark.get("at") == record.at:
        return _name(session)(mark["entered"]["by"])
    return session.name_of(record.writer.uid)


def _name(session: Session) -> Callable[[str], str]:
    def name(uid: str) -> str:
        return session.name_of(Id(from_hex(uid)))

    return name
