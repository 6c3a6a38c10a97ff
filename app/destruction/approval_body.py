"""One signature of approval as it stands in an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.ids import Id, from_hex
from app.keys.encoding import b64, unb64


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature under an order. What was signed by letter has ``hours`` (the first) or ``reason`` (the second)."""

    uid: Id
    duty: str
    at: int
    signature: bytes
    hours: int | None = None
    reason: str | None = None

    @property
    def apart(self) -> bool:
        """Whether it was signed in its signer's own account, not at one desk."""
        return self.hours is not None or self.reason is not None


def read_approval(row: dict[str, Any]) -> Approval:
    """What `approval_body` wrote. Raises KeyError, TypeError, ValueError and Corrupt for anything else."""
    hours, reason = row.get("hours"), row.get("reason")
    return Approval(
        from_hex(row["uid"]),
        row["duty"],
        int(row["at"]),
        unb64(row["signature"]),
        None if hours is None else int(hours),
        None if reason is None else str(reason),
    )


def approval_body(row: Approval) -> dict[str, Any]:
    """One signature, for the body of an order."""
    body = {"uid": row.uid.hex(), "duty": str(row.duty), "at": row.at, "signature": b64(row.signature)}
    apart = {"hours": row.hours, "reason": row.reason}
    return {**body, **{key: value for key, value in apart.items() if value is not None}}
