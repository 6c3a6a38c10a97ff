"""A legal hold on a customer's file: its form, its line, and the pure rules around it.

Rules:

1. A manager and an officer place it, at one desk, with a reason; the same two duties lift it, with another reason.
2. While one stands, nothing of the customer is destroyed or removed, whatever was asked for and approved before.
3. A customer may stand under several holds; each is lifted by itself.
4. A hold stands where the customer stands: who does not open that level knows nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.customers.form import Ref
from app.errors import Problem

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class HoldRow:
    """One hold. Times are UTC microseconds; ``lifted_at`` is 0 while it stands, and then the other two are empty.

    ``placed_by`` and ``lifted_by`` are the names of manager and officer. ``customer_name`` and ``customer_code`` are
    of the customer it keeps.
    """

    ref: Ref
    rev: int
    customer: Ref
    customer_name: str
    customer_code: str
    reason: str
    placed_at: int
    placed_by: tuple[str, str]
    lifted_at: int
    lifted_by: tuple[str, ...]
    lifted_why: str

    @property
    def stands(self) -> bool:
        """Whether it keeps anything."""
        return not self.lifted_at


def require_reason(reason: str) -> str:
    """The reason without its outer spaces. Raises Problem("holding.reason_missing"), Problem("holding.too_long")."""
    text = reason.strip()
    if not text:
        raise Problem("holding.reason_missing")
    if len(text) > LONGEST_REASON:
        raise Problem("holding.too_long", limit=LONGEST_REASON)
    return text
