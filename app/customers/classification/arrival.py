"""Proof that everything arrived: looked at through a connection that did not write it."""

from __future__ import annotations

from app.access.level import Level
from app.customers.classification.past import Belongings
from app.customers.form import Ref
from app.errors import Corrupt
from app.keys.compartment_key import file_key
from app.session.door import Session
from app.vault.compartment import Compartment


def require_arrived(session: Session, customer: Ref, found: Belongings, *, whole: bool) -> None:
    """Raise Corrupt("classification.not_arrived") unless the compartment of ``customer`` holds all of ``found``.

    ``whole``: with every revision, else each record as it stood last.
    """
    key = session.open_key(customer.project, customer.level)
    again = Compartment.open(
        session.vault.folder.compartment(key.place.file_id),
        file_key(key.key, key.place.file_id),
        key.place,
        session.world.projections,
        public_key_of=session.vault.roster.public_key_of,
        locked_memory=customer.level == Level.TOP_SECRET,
    )
    try:
        if not _holds(again, found, whole=whole):
            raise Corrupt("classification.not_arrived")
    finally:
        again.close()


def _holds(again: Compartment, found: Belongings, *, whole: bool) -> bool:
    for rid, past in found.pasts.items():
        here = again.history(rid)
        wanted = past if whole else past[-1:]
        if not {record.said() for record in wanted if record.op == "U"} <= {record.said() for record in here}:
            return False
        if rid in found.live and here[-1].op != "U":
            return False
        if any(again.attachment(scan.att_id) != scan for scan in found.attachments(rid)):
            return False
    return True
