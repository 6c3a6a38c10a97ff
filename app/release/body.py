"""A release request as the body of its record.

The body names its customer by id, so that a destruction finds it. What a destruction may keep of it as a line that
names nobody stands in plain fields: ``number``, ``state``, ``asked_at``, ``recipient_kind``, ``output.number``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.access.duty import Duty
from app.customers.model import Ref, ref_from_body, ref_to_body
from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import b64, unb64
from app.release.model import Ending, RecipientKind, ReleaseForm, ReleaseState


@dataclass(frozen=True, slots=True)
class Approval:
    """One signed word about a request: approved or refused, by whom with which duty, why; 64 bytes of signature."""

    by: Id
    duty: Duty
    at: int
    approved: bool
    reason: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class SentBack:
    """That a request was sent back to its asker."""

    by: Id
    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class StoredOutput:
    """The copy that was made: its record, number, pages, when, by whom, SHA-256 in hexadecimal."""

    copy: Id
    number: str
    pages: int
    at: int
    by: Id
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredEnd:
    """How the output ended."""

    how: Ending
    note: str
    by: Id
    at: int


@dataclass(frozen=True, slots=True)
class Request:
    """A release request as stored. ``digest`` is the one taken when it was asked for, or amended last."""

    ref: Ref
    rev: int
    number: str
    customer: Ref
    consent: Ref
    items: tuple[Ref, ...]
    fields: tuple[str, ...]
    recipient_kind: RecipientKind
    recipient_name: str
    recipient_contact: str
    purpose: str
    detail: str
    until: str
    keep_until: str
    addressee: Id | None
    asker: Id
    asked_at: int
    digest: bytes
    stored_state: ReleaseState
    signed: tuple[Approval, ...]
    returned: tuple[SentBack, ...]
    output: StoredOutput | None
    end: StoredEnd | None

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The signed words that approve, in their order."""
        return tuple(one for one in self.signed if one.approved)

    @property
    def decision(self) -> Approval | None:
        """What was decided: the refusal, else the approval of the first who signed; None while nothing is signed."""
        refusal = next((one for one in self.signed if not one.approved), None)
        return refusal or (self.signed[0] if self.signed else None)

    @property
    def signers(self) -> tuple[Id, ...]:
        """Who signed, in their order."""
        return tuple(one.by for one in self.signed)

    @property
    def form(self) -> ReleaseForm:
        """As its asker would fill it in."""
        return ReleaseForm(
            customer=self.customer,
            recipient_kind=self.recipient_kind,
            recipient_name=self.recipient_name,
            recipient_contact=self.recipient_contact,
            purpose=self.purpose,
            fields=self.fields,
            items=self.items,
            until=self.until,
            consent=self.consent,
            detail=self.detail,
            keep_until=self.keep_until,
            addressee=self.addressee,
        )


def asked_body(form: ReleaseForm, consent: Ref, keep_until: str, asked_at: int) -> dict[str, Any]:
    """What asking and amending write: every field that the asker chose, and nothing decided yet."""
    return {
        "customer": ref_to_body(form.customer),
        "consent": ref_to_body(consent),
        "items": [ref_to_body(item) for item in form.items],
        "fields": list(form.fields),
        "recipient_kind": str(form.recipient_kind),
        "recipient_name": form.recipient_name.strip(),
        "recipient_contact": form.recipient_contact.strip(),
        "purpose": form.purpose.strip(),
        "detail": form.detail.strip(),
        "until": form.until,
        "keep_until": keep_until,
        "addressee": form.addressee.hex() if form.addressee else "",
        "asked_at": asked_at,
        "digest": "",
        "state": str(ReleaseState.ASKED),
        "signed": [],
        "output": None,
        "end": None,
    }


def read(ref: Ref, rev: int, body: Mapping[str, Any]) -> Request:
    """A request from its body. Raises ``Corrupt("release.body_damaged")``."""
    try:
        output, end = body["output"], body["end"]
        return Request(
            ref=ref,
            rev=rev,
            number=body["number"],
            customer=ref_from_body(body["customer"]),
            consent=ref_from_body(body["consent"]),
            items=tuple(ref_from_body(item) for item in body["items"]),
            fields=tuple(body["fields"]),
            recipient_kind=RecipientKind(body["recipient_kind"]),
            recipient_name=body["recipient_name"],
            recipient_contact=body["recipient_contact"],
            purpose=body["purpose"],
            detail=body["detail"],
            until=body["until"],
            keep_until=body["keep_until"],
            addressee=from_hex(body["addressee"]) if body["addressee"] else None,
            asker=from_hex(body["asker"]),
            asked_at=int(body["asked_at"]),
            digest=bytes.fromhex(body["digest"]),
            stored_state=ReleaseState(body["state"]),
            signed=tuple(_read_approval(one) for one in body["signed"]),
            returned=tuple(SentBack(from_hex(one["by"]), int(one["at"]), one["reason"]) for one in body["returned"]),
            output=_read_output(output) if output else None,
            end=StoredEnd(Ending(end["how"]), end["note"], from_hex(end["by"]), int(end["at"])) if end else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("release.body_damaged").because(error) from None


def _read_approval(body: Mapping[str, Any]) -> Approval:
    return Approval(
        by=from_hex(body["by"]),
        duty=Duty(body["duty"]),
        at=int(body["at"]),
        approved=body["approved"] is True,
        reason=body["reason"],
        signature=unb64(body["signature"]),
    )


def approval_body(approval: Approval) -> dict[str, Any]:
    """A signed word as it stands inside a body."""
    return {
        "by": approval.by.hex(),
        "duty": str(approval.duty),
        "at": approval.at,
        "approved": approval.approved,
        "reason": approval.reason,
        "signature": b64(approval.signature),
    }


def _read_output(body: Mapping[str, Any]) -> StoredOutput:
    return StoredOutput(
        copy=from_hex(body["copy"]),
        number=body["number"],
        pages=int(body["pages"]),
        at=int(body["at"]),
        by=from_hex(body["by"]),
        sha256=body["sha256"],
    )


def output_body(output: StoredOutput) -> dict[str, Any]:
    """An output as it stands inside a body."""
    return {
        "copy": output.copy.hex(),
        "number": output.number,
        "pages": output.pages,
        "at": output.at,
        "by": output.by.hex(),
        "sha256": output.sha256,
    }


def end_body(end: StoredEnd) -> dict[str, Any]:
    """How the output ended, as it stands inside a body."""
    return {"how": str(end.how), "note": end.note, "by": end.by.hex(), "at": end.at}
