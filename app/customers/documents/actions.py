"""What may be done with documents. Every function passes the door; every change is a new revision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.customers import store as customers
from app.customers.body import from_body as customer_from_body
from app.customers.body import item_from_body, ref_to_body
from app.customers.documents import store
from app.customers.documents.body import Document, from_body, to_body
from app.customers.documents.model import Added, Twin, require_level, require_name
from app.customers.documents.receiving import Progress, receiving
from app.customers.documents.source import opened_source
from app.customers.form import Ref
from app.customers.holding.protecting import require_unprotected
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject
from app.vault.sealed_file import KIND as DOCUMENT


def add_document(
    session: Session,
    customer: Ref,
    level: Level,
    path: str,
    item: Ref | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> Added:
    """Take the file at ``path`` in as a document of a customer (or of one of their items), at ``level``.

    Where the same content is there already, nothing is added unless ``again``: the answer names what is there. Raises
    Problem("documents.…") as `source.opened_source` says, and for a level below the customer's or the item's;
    Problem("vault.disk_full"). ``progress`` may raise Cancelled until the record is written. Nothing is left then.
    """
    require_level(level, customer, item)
    rid = session.world.new_id()
    subject = Subject(customer.project, level, rid)
    session.read(Event.DOCUMENT_RECEIVE, subject)
    _require_owner(session, customer, item)
    with opened_source(Path(path)) as source:
        tell = _teller(progress, 2 * source.size)
        with receiving(session, customer.project, level, rid) as way:
            sealed = way.seal(source, tell)
            twins = () if again else _twins(session, customer, sealed.sha256)
            if twins:
                for twin in twins:  # their names are shown: a look like any other
                    session.read(
                        Event.DOCUMENT_LIST, Subject(twin.ref.project, twin.ref.level, twin.ref.rid, note="same")
                    )
                return Added(None, source.name, twins)
            words = way.verify(sealed, source.media_type, tell)
            document = Document(customer, item, source.name, words.media_type, words.text, words.reading, sealed)
            way.files.place(sealed)
            with session.change(Event.DOCUMENT_ADD, subject) as change:
                _require_owner(session, customer, item)
                change.put(rid, DOCUMENT, to_body(document), base=None)
    return Added(Ref(customer.project, level, rid), source.name)


def rename_document(session: Session, ref: Ref, name: str, base: int) -> int:
    """Give a document that was read at revision ``base`` another name; returns the new revision.

    Raises Problem("documents.name_missing"), Problem("documents.name_too_long"), Problem("vault.changed_meanwhile").
    """
    kept = require_name(name)
    with session.change(Event.DOCUMENT_RENAME, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.document(session.compartment(ref.project, ref.level), ref.rid)
        return change.put(ref.rid, DOCUMENT, {**record.body, "name": kept}, base=base).rev


def bind_document(session: Session, ref: Ref, item: Ref | None, base: int) -> int:
    """Let a document that was read at revision ``base`` belong to an item of its customer, or (None) to the whole file.

    Returns the new revision. Raises Problem("documents.below_item") for an item above the document's level,
    Problem("documents.item_of_another"), Problem("customers.not_found"), Problem("vault.changed_meanwhile").
    """
    with session.change(Event.DOCUMENT_BIND, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.document(session.compartment(ref.project, ref.level), ref.rid)
        owner = from_body(record.body).customer
        require_level(ref.level, owner, item)
        _require_owner(session, owner, item)
        bound = None if item is None else ref_to_body(item)
        return change.put(ref.rid, DOCUMENT, {**record.body, "item": bound}, base=base).rev


def remove_document(session: Session, ref: Ref, base: int) -> int:
    """Take a document off the customer's list; returns the revision that says so. Its past and its file stay.

    Raises Problem("holding.held"), Problem("holding.destruction_open") where the customer's records have to stay.
    """
    with session.change(Event.DOCUMENT_REMOVE, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.document(session.compartment(ref.project, ref.level), ref.rid)
        require_unprotected(session, from_body(record.body).customer)
        return change.remove(ref.rid, base).rev


def restore_document(session: Session, ref: Ref, base: int) -> int:
    """Bring back a document whose removal was revision ``base``; returns the new revision.

    Raises Problem("customers.not_found") when its customer is gone from where they stood: to another level, with all
    their documents, or altogether.
    """
    with session.change(Event.DOCUMENT_RESTORE, Subject(ref.project, ref.level, ref.rid)) as change:
        document = store.removed(session.compartment(ref.project, ref.level), ref.rid, base)
        _require_owner(session, document.customer, document.item)
        return change.bring_back(ref.rid, to_body(document), base=base).rev


def _require_owner(session: Session, customer: Ref, item: Ref | None) -> None:
    """The customer and the item are there, and belong together."""
    customers.customer(session.compartment(customer.project, customer.level), customer.rid)
    if item is not None:
        record = customers.item(session.compartment(item.project, item.level), item.rid)
        if item_from_body(record.body).customer != customer:
            raise Problem("documents.item_of_another")


def _twins(session: Session, customer: Ref, sha256: bytes) -> tuple[Twin, ...]:
    """Documents of the same content in this project, at the levels that are open: no others exist for the person."""
    return tuple(
        Twin(Ref(customer.project, level, record.rid), document.name, document.customer, _name_of(session, document))
        for level in session.levels(customer.project)
        for record in store.same_content(session.compartment(customer.project, level), sha256)
        for document in (from_body(record.body),)
    )


def _name_of(session: Session, document: Document) -> str:
    owner = document.customer
    if owner.level not in session.levels(owner.project):
        return ""
    record = session.compartment(owner.project, owner.level).get(owner.rid)
    return customer_from_body(record.body).name if record is not None and record.op == "U" else ""


def _teller(progress: Progress | None, total: int) -> Callable[[int], None]:
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(min(done, total), total)

    return tell
