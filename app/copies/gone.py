"""What a destruction leaves of the copies that are still somewhere: what is needed to know them again, and no name.

It stands in the nameless record of the destruction (`app.copies.numbers.ERASURE`). The number is printed on the paper
and on the certificate; who holds it and why it was made went with the customer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from app.copies.model import CopyKind, CopyState
from app.ids import Id, random_id


class Known(Protocol):
    """A copy as the register has it."""

    @property
    def number(self) -> str:
        """Its number."""
        ...

    @property
    def kind(self) -> CopyKind:
        """What it is."""
        ...

    @property
    def sheets(self) -> int:
        """How many sheets or pieces."""
        ...

    @property
    def state(self) -> CopyState:
        """Where it stands."""
        ...


def rows_of(copies: Iterable[Known]) -> list[dict[str, Any]]:
    """The rows of those copies, under ids of their own: with one of before, an older list could be held against it."""
    return [
        {
            "rid": random_id().hex(),
            "number": copy.number,
            "kind": str(copy.kind),
            "sheets": copy.sheets,
            "state": str(copy.state),
            "place": "",
            "seen_at": 0,
        }
        for copy in sorted(copies, key=lambda copy: copy.number)
    ]


def with_more(body: Mapping[str, Any], rid: Id, more: Mapping[str, str | int]) -> dict[str, Any]:
    """The body of a destruction's record with something new about one of its copies."""
    rows = [{**row, **more} if row["rid"] == rid.hex() else row for row in body["copies"]]
    return {**body, "copies": rows}
