"""What is typed about a level, as a draft: which dialog it was, over whom or what."""

from __future__ import annotations

from app.access.level import Level
from app.customers.model import Draft, Ref
from ui.tasks import Room

FORM = "level"
"""What a draft of these dialogs is called."""


def draft_of(what: str, about: Ref, customer: Ref, room: Room) -> Draft:
    """The draft of a change, of an item's, or of a decision; ``what`` says which.

    What is typed in the room never goes into a lower compartment.
    """
    level = Level.TOP_SECRET if room == "top_secret" else about.level
    values = {"what": what, "customer_rid": customer.rid.hex(), "customer_level": str(int(customer.level))}
    return Draft(f"{FORM}:{what}:{about.rid.hex()}", FORM, about.project, level, about.rid, values, 0)
