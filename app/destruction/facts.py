"""The facts of an execution, gathered before anything is destroyed: enough for the certificate, and naming nobody.

They are kept in the office's register as plain JSON, because after the switch the customer's records can no longer be
asked. Staff are named; the customer appears as a random reference made for this purpose.
"""

from __future__ import annotations

from typing import Any

from app.access.duty import Duty
from app.access.level import Level
from app.copies.model import CopyKind, CopyState
from app.copies.store import Copy, copies_of
from app.destruction.namesakes import namesakes
from app.destruction.scope import Part, identifying, names_customer
from app.destruction.store import Order, trace_id
from app.ids import random_id
from app.keys.compartment_key import commitment
from app.keys.encoding import Label
from app.session.door import Session
from app.vault.backups import register_of

BACKUP = "backup"
"""The kind of a line about a copy of the vault (`app.destruction.closing.model.LineKind`)."""

WITHHELD = "(ghi trong sổ đã hủy)"
"""Stands for a holder or a place that would name the customer."""


def gather(session: Session, order: Order, parts: list[Part], searched: int, left_aside: int) -> dict[str, Any]:
    """The facts as canonical JSON. ``searched`` values were looked for, ``left_aside`` stand in other files too."""
    customer, levels = order.customer, session.levels(order.ref.project)
    project = next((row.name for row in session.projects() if row.project == order.ref.project), "")
    return {
        "order": order.number,
        "reference": f"HS-{random_id().hex()[:12].upper()}",
        "ground": str(order.ground),
        "received_on": order.received_on,
        "requested_at": order.at,
        "reply_by": order.reply_by,
        "letter": order.letter is not None,
        "recorder": session.name_of(order.recorder),
        "approvals": [
            {"name": session.name_of(row.uid), "duty": Duty(row.duty).label(), "at": row.at} for row in order.approvals
        ],
        "one_person": session.one_person,
        "not_before": order.not_before,
        "years": order.years,
        "replied_on": order.reply.on if order.reply else "",
        # The order is about one file of one project. How many others of this project may be about the same customer:
        # they stay, and so does whatever stands in other projects.
        "other_files": len(namesakes([session.compartment(order.ref.project, level) for level in levels], customer)),
        "project": project,
        "project_id": order.ref.project.hex(),
        "retired": trace_id(order.ref.rid, session.vault.vault_id).hex(),
        "began": session.now(),
        "parts": [_part(session, part) for part in parts],
        "outstanding": [*_outstanding(parts, order), *_backups(session, parts, order)],
        "recipients": _recipients(parts, order),
        "searched": searched,
        "left_aside": left_aside,
    }


def _part(session: Session, part: Part) -> dict[str, Any]:
    place = part.compartment.place
    key = session.open_key(place.project, Level(place.level)).key
    return {
        "cid": place.cid.hex(),
        "level": place.level,
        "records": len(part.rids),
        "revisions": part.revisions,
        "documents": part.documents,
        "old_file": place.file_id.hex(),
        "old_epoch": place.epoch,
        "old_commitment": commitment(key, place.cid, place.epoch).hex(),
    }


def _outstanding(parts: list[Part], order: Order) -> list[dict[str, Any]]:
    """The copies that are still somewhere: not shredded, not void."""
    texts = identifying(parts, order.customer)
    found = [copy for part in parts for copy in copies_of(part.compartment, order.customer) if still_out(copy)]
    return [
        {
            "kind": str(copy.kind),
            "number": copy.number,
            "level": int(copy.ref.level),
            "state": str(copy.state),
            "holder": WITHHELD if names_customer(copy.holder, texts) else copy.holder,
            "place": WITHHELD if names_customer(copy.place, texts) else copy.place,
        }
        for copy in found
    ]


def _backups(session: Session, parts: list[Part], order: Order) -> list[dict[str, Any]]:
    """Every copy of the vault that may exist: each holds what is about to be destroyed, as ciphertext."""
    texts = identifying(parts, order.customer)
    return [
        {
            "kind": BACKUP,
            "number": copy.name,
            "state": str(CopyState.HELD),
            "holder": "",
            "place": WITHHELD if names_customer(copy.place, texts) else copy.place,
        }
        for copy in register_of(session.vault.directory.statements(Label.BACKUP))
        if copy.may_exist
    ]


def _recipients(parts: list[Part], order: Order) -> list[dict[str, Any]]:
    """Who was handed something: what they know, and what they copied themselves, outlives the file that they got."""
    texts = identifying(parts, order.customer)
    handed = [
        copy
        for part in parts
        for copy in copies_of(part.compartment, order.customer)
        if copy.kind is CopyKind.OUTPUT and copy.state not in (CopyState.VOID, CopyState.MAKING)
    ]
    return [
        {
            "number": copy.number,
            "holder": WITHHELD if names_customer(copy.holder, texts) else copy.holder,
            "at": copy.at,
        }
        for copy in handed
    ]


def still_out(copy: Copy) -> bool:
    """Whether a copy has to be brought in and shredded yet."""
    return copy.state in (CopyState.HELD, CopyState.RETURNED)
