"""A consent as the body of its record.

The body names its customer by id, so that a destruction and a change of level find it. Nothing in it is ever taken
away: what happens is written after what happened before, and every revision stays besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.consents.model import RecipientKind, Scope, Step
from app.customers.model import Ref, ref_from_body, ref_to_body
from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import canonical
from app.keys.hashing import sha256


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored scan: which attachment, its file name, type, pages, and SHA-256 (32 bytes)."""

    att_id: Id
    name: str
    media_type: str
    pages: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as stored. A withdrawal keeps the scope that it ended."""

    step: Step
    day: str
    at: int
    by: Id
    note: str
    scope: Scope
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent as stored. ``fingerprint`` is the SHA-256 of its whole body: it changes with every event."""

    ref: Ref
    rev: int
    number: str
    customer: Ref
    giver: str
    role: str
    events: tuple[Happening, ...]
    fingerprint: bytes

    @property
    def scope(self) -> Scope:
        """What is agreed to now."""
        return self.events[-1].scope

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.events[-1].step is Step.WITHDRAWN


def new_body(number: str, customer: Ref, giver: str, role: str, given: Happening) -> dict[str, Any]:
    """The body of a new consent."""
    return {
        "number": number,
        "customer": ref_to_body(customer),
        "giver": giver.strip(),
        "role": role.strip(),
        "events": [happening_body(given)],
    }


def happening_body(happening: Happening) -> dict[str, Any]:
    """One event as it stands inside a body."""
    paper = happening.paper
    return {
        "step": str(happening.step),
        "day": happening.day,
        "at": happening.at,
        "by": happening.by.hex(),
        "note": happening.note.strip(),
        "scope": _scope_body(happening.scope),
        "paper": None
        if paper is None
        else {
            "document": paper.att_id.hex(),
            "name": paper.name,
            "media_type": paper.media_type,
            "pages": paper.pages,
            "sha256": paper.sha256.hex(),
        },
    }


def read(ref: Ref, rev: int, body: Mapping[str, Any]) -> Consent:
    """A consent from its body. Raises ``Corrupt("consents.body_damaged")``."""
    try:
        events = tuple(_read_happening(event) for event in body["events"])
        if not events or events[0].step is not Step.GIVEN:
            raise ValueError("a consent begins by being given")
        return Consent(
            ref=ref,
            rev=rev,
            number=body["number"],
            customer=ref_from_body(body["customer"]),
            giver=body["giver"],
            role=body["role"],
            events=events,
            fingerprint=sha256(canonical(dict(body))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("consents.body_damaged").because(error) from None


def _read_happening(body: Mapping[str, Any]) -> Happening:
    paper = body["paper"]
    return Happening(
        step=Step(body["step"]),
        day=body["day"],
        at=int(body["at"]),
        by=from_hex(body["by"]),
        note=body["note"],
        scope=_read_scope(body["scope"]),
        paper=None
        if paper is None
        else Paper(
            from_hex(paper["document"]),
            paper["name"],
            paper["media_type"],
            int(paper["pages"]),
            bytes.fromhex(paper["sha256"]),
        ),
    )


def _scope_body(scope: Scope) -> dict[str, Any]:
    return {
        "recipients": [str(kind) for kind in scope.recipients],
        "named": [name.strip() for name in scope.named],
        "purposes": [purpose.strip() for purpose in scope.purposes],
        "fields": list(scope.fields),
        "kinds": list(scope.kinds),
        "items": [ref_to_body(item) for item in scope.items],
        "start": scope.start,
        "until": scope.until,
    }


def _read_scope(body: Mapping[str, Any]) -> Scope:
    return Scope(
        recipients=tuple(RecipientKind(kind) for kind in body["recipients"]),
        purposes=tuple(body["purposes"]),
        fields=tuple(body["fields"]),
        start=body["start"],
        until=body["until"],
        named=tuple(body["named"]),
        kinds=tuple(body["kinds"]),
        items=tuple(ref_from_body(item) for item in body["items"]),
    )
