"""What is typed about a request that is there already, or about an absence, as a draft: which dialog it was."""

from __future__ import annotations

from app.access.level import Level
from app.customers.model import Draft, Ref
from app.ids import Id

FORM = "release"
"""How drafts of this page's forms are marked; the window brings them back here."""


def draft_of(what: str, request: Ref) -> Draft:
    """The draft of an act on a request; ``what`` is the act."""
    key = f"{FORM}:{what}:{request.rid.hex()}"
    return Draft(key, FORM, request.project, request.level, request.rid, {"what": what}, 0)


def draft_of_absence(project: Id) -> Draft:
    """The draft of naming a delegate; delegations are kept at the lowest level."""
    key = f"{FORM}:absence:{project.hex()}"
    return Draft(key, FORM, project, Level.CONFIDENTIAL, None, {"what": "absence"}, 0)
