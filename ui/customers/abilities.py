"""What this person may do with a customer file here: asked once, so that no button promises what the door refuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may


@dataclass(frozen=True, slots=True)
class Abilities:
    """``release``, ``paper``, ``copy`` and ``consents`` lead out: they do not exist in the top-secret room.

    ``inside``: this is the room, where nothing is typed into a file or item of a lower level.
    """

    create: bool
    edit: bool
    add_item: bool
    edit_item: bool
    move_item: bool
    load: bool
    history: bool
    destroy: bool
    hold: bool
    level: bool
    release: bool = False
    paper: bool = False
    copy: bool = False
    consents: bool = False
    remove_item: bool = False
    add_document: bool = False
    inside: bool = False


def everyday(duties: Iterable[Duty]) -> Abilities:
    """What is offered for levels 1 and 2."""
    held = tuple(duties)
    return Abilities(
        create=may(Event.CUSTOMER_CREATE, held),
        edit=may(Event.CUSTOMER_EDIT, held),
        add_item=may(Event.ITEM_CREATE, held),
        edit_item=may(Event.ITEM_EDIT, held),
        move_item=may(Event.ITEM_MOVE, held),
        load=may(Event.CUSTOMER_IMPORT, held),
        history=may(Event.CUSTOMER_HISTORY, held),
        destroy=may(Event.DESTRUCTION_REQUEST, held),
        hold=may(Event.HOLD_PLACE, held),
        level=may(Event.LEVEL_REVIEW, held),
        release=may(Event.RELEASE_ASK, held),
        paper=may(Event.COPY_REGISTER, held),
        copy=may(Event.FIELD_REVEAL, held),
        consents=may(Event.CONSENT_LIST, held),
        remove_item=may(Event.ITEM_REMOVE, held),
        add_document=may(Event.DOCUMENT_ADD, held),
    )


def top_secret(duties: Iterable[Duty]) -> Abilities:
    """What is offered in the top-secret room: nothing by which a word could leave it."""
    held = tuple(duties)
    return Abilities(
        create=may(Event.CUSTOMER_CREATE, held),
        edit=may(Event.CUSTOMER_EDIT, held),
        add_item=may(Event.ITEM_CREATE, held),
        edit_item=may(Event.ITEM_EDIT, held),
        move_item=may(Event.ITEM_MOVE, held),
        load=may(Event.CUSTOMER_IMPORT, held),
        history=may(Event.CUSTOMER_HISTORY, held),
        destroy=may(Event.DESTRUCTION_REQUEST, held),
        hold=may(Event.HOLD_PLACE, held),
        level=may(Event.LEVEL_REVIEW, held),
        remove_item=may(Event.ITEM_REMOVE, held),
        add_document=may(Event.DOCUMENT_ADD, held),
        inside=True,
    )
