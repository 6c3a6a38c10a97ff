"""How long a vault may take in data before the recovery ceremony is held: seven days from its founding, or from the
day on which a copy was accepted that is older than the recovery kit.

Until then a banner counts the days. Afterwards the door refuses new data (not looks, not destructions) until there is a
recovery kit whose shares were handed out: what cannot be recovered should not grow.
"""

from __future__ import annotations

from app.access.event import Event
from app.clock import DAY

GRACE = 7 * DAY
REMIND_AFTER = 90 * DAY
"""After this long without a practice run the people concerned are reminded of one."""

TAKES_IN = frozenset(
    {
        Event.CUSTOMER_CREATE,
        Event.CUSTOMER_EDIT,
        Event.CUSTOMER_IMPORT,
        Event.ITEM_CREATE,
        Event.ITEM_EDIT,
    }
)
"""The acts by which a vault takes in customer data."""


def days_left(since: int, now: int) -> int:
    """Whole days, begun ones included, until no new data is taken in; 0 when that time has come."""
    return max(0, -(-(since + GRACE - now) // DAY))


def owed(since: int, now: int, *, kit_ready: bool) -> bool:
    """Whether the ceremony can be put off no longer. ``kit_ready``: there is a kit and its sheets were handed out."""
    return not kit_ready and now > since + GRACE
