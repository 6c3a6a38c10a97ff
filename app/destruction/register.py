"""The office's register of certificates: first the facts of an execution, then every issue of the signed certificate.

* An entry is made before anything is destroyed, so that its number is taken and the facts survive an interruption.
  Every number has its entry: there are no gaps.
* An issue is kept as it was signed, PDF and JSON, and given again byte for byte. There are at most two: one while in
  progress, one when every line is closed.
* How lines were closed by hand stands in the entry as well, each closing in a revision of its own.

It names no customer. Only officers open the office store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.destruction.model import CertificateRow
from app.destruction.store import CERTIFICATE, CERTIFICATE_SERIES, trace_id
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.ledger import Writer
from app.vault.record import Body, Record

TITLE = "Chứng nhận tiêu hủy"
UNFINISHED = "dở dang"
NOTHING = "chưa hủy"
"""What is told of an unfinished one under which nothing was destroyed: its order waits, or was withdrawn."""
IN_PROGRESS = "đang thực hiện"
COMPLETE = "hoàn tất"


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue as it was signed. ``fields`` is what PDF and JSON say, ``sha256`` the PDF's, ``code`` the short
    code.
    """

    revision: int
    status: str
    at: int
    pdf: Id
    json: Id
    sha256: bytes
    code: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``facts`` as `destruction.facts` writes them; ``closings`` by name of the line; ``issues`` in
    order.
    """

    rid: Id
    rev: int
    number: str
    at: int
    status: str
    facts: dict[str, Any]
    closings: Mapping[str, Mapping[str, Any]]
    issues: tuple[Issue, ...]
    body: Body


def entry_of(office: Compartment, order: Id) -> Entry | None:
    """The entry of an order, given by the order's id."""
    return entry_at(office, trace_id(order, office.cid))


def entry_at(office: Compartment, rid: Id) -> Entry | None:
    """The entry of that id, if there is one."""
    record = office.get(rid)
    return _read(record) if record is not None and record.kind == CERTIFICATE else None


def entry_numbered(office: Compartment, number: str) -> Entry | None:
    """The entry with that certificate number, if there is one."""
    return next((entry for entry in entries(office) if entry.number == number), None)


def entries(office: Compartment) -> list[Entry]:
    """All entries, newest first."""
    return [_read(record) for record in office.of_kind(CERTIFICATE)]


def _read(record: Record) -> Entry:
    body = record.body
    try:
        return Entry(
            rid=record.rid,
            rev=record.rev,
            number=body["number"],
            at=int(body["at"]),
            status=body["status"],
            facts=body["facts"],
            closings=body["closings"],
            issues=tuple(_read_issue(issue) for issue in body["issues"]),
            body=body,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Corrupt("destruction.body_damaged").because(error) from None


def _read_issue(raw: Mapping[str, Any]) -> Issue:
    return Issue(
        revision=int(raw["revision"]),
        status=raw["status"],
        at=int(raw["at"]),
        pdf=from_hex(raw["pdf"]),
        json=from_hex(raw["json"]),
        sha256=bytes.fromhex(raw["sha256"]),
        code=raw["code"],
        fields=raw["fields"],
    )


def note_facts(session: Session, office: Compartment, writer: Writer, order: Id, facts: dict[str, Any]) -> str:
    """Write the facts before the execution, over those of an interrupted one; returns the certificate's number.

    Raises Problem("destruction.not_in_this_state") where somebody executed the order meanwhile, and it is certified.
    """
    with office.change(CERTIFICATE, writer, session.now()) as change:
        known = entry_of(office, order)
        if known and known.issues:
            raise Problem("destruction.not_in_this_state")
        # Inside the transaction: two executions at once would take one number.
        number = known.number if known else session.new_number(office, CERTIFICATE_SERIES, CERTIFICATE)
        body = {
            "number": number,
            "at": session.now(),
            "status": UNFINISHED,
            "facts": facts,
            "closings": {},
            "issues": [],
        }
        change.put(trace_id(order, office.cid), CERTIFICATE, body, base=known.rev if known else None)
    return number


def file_issue(
    session: Session, office: Compartment, writer: Writer, entry: Entry, fields: dict[str, Any], code: str,
    pdf: bytes, signed_json: bytes,
) -> None:  # fmt: skip
    """Put an issue into its entry, as the newest. Raises Problem("vault.changed_meanwhile")."""
    revision, at = int(fields["revision"]), int(fields["issued_at"])
    name = f"{entry.number}-{revision}"
    status = COMPLETE if fields["status"] == "complete" else IN_PROGRESS
    with office.change(CERTIFICATE, writer, session.now()) as change:
        issue = {
            "revision": revision,
            "status": status,
            "at": at,
            "pdf": change.attach(entry.rid, f"{name}.pdf", "application/pdf", pdf).hex(),
            "json": change.attach(entry.rid, f"{name}.json", "application/json", signed_json).hex(),
            "sha256": sha256(pdf).hex(),
            "code": code,
            "fields": fields,
        }
        body = {**entry.body, "at": at, "status": status, "issues": [*entry.body["issues"], issue]}
        change.put(entry.rid, CERTIFICATE, body, base=entry.rev)


def note_closing(
    session: Session, office: Compartment, writer: Writer, entry: Entry, line: str, closing: dict[str, Any]
) -> None:
    """Put on record how a line was closed. Raises Problem("vault.changed_meanwhile")."""
    with office.change(CERTIFICATE, writer, session.now()) as change:
        body = {**entry.body, "closings": {**entry.closings, line: closing}}
        change.put(entry.rid, CERTIFICATE, body, base=entry.rev)


def pdf_of(office: Compartment, entry: Entry, revision: int = 0) -> bytes | None:
    """The signed PDF of an issue, of the newest without ``revision``; None while there is none."""
    issue = issue_of(entry, revision)
    return _stored(office, issue.pdf) if issue else None


def json_of(office: Compartment, entry: Entry, revision: int = 0) -> bytes | None:
    """The signed JSON of an issue, likewise."""
    issue = issue_of(entry, revision)
    return _stored(office, issue.json) if issue else None


def issue_of(entry: Entry, revision: int = 0) -> Issue | None:
    """An issue by its number, or the newest."""
    found = [issue for issue in entry.issues if revision in (0, issue.revision)]
    return found[-1] if found else None


def _stored(office: Compartment, att_id: Id) -> bytes:
    found = office.attachment(att_id)
    if found is None:
        raise Corrupt("destruction.body_damaged")
    return found.content


def row_of(entry: Entry) -> CertificateRow:
    """The line of the list."""
    return CertificateRow(entry.number, entry.at, TITLE, entry.status)
