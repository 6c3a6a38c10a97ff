"""What may be seen of certificates: one with its lines, its issues, and whether a file or a code is genuine."""

from __future__ import annotations

from contextlib import closing

from app.access.event import Event
from app.copies.model import counted_number
from app.destruction import register
from app.destruction.closing.model import CertificateView, Checked, Issued, IssueRow, why_not_complete
from app.destruction.closing.store import lines_of, nothing_destroyed
from app.destruction.erasures import ledger_of
from app.destruction.signed_file import typed_code
from app.destruction.verification import check_file, told_of
from app.errors import Problem
from app.keys.hashing import sha256
from app.session.door import Session
from app.session.subject import Subject
from app.vault.compartment import Compartment


def get_certificate(session: Session, number: str) -> CertificateView:
    """One certificate with every line as it stands now: for officers. Raises Problem("closing.not_found")."""
    session.read(Event.CERTIFICATE_LINES, Subject(note=number))
    with closing(_office(session, Event.CERTIFICATE_LINES)) as office:
        entry = register.entry_numbered(office, number)
        if entry is None:
            raise Problem("closing.not_found")
        nothing = nothing_destroyed(session, entry)
        lines = () if nothing else lines_of(session, office, entry)
    issues = tuple(
        IssueRow(issue.revision, issue.status, issue.at, issue.code, issue.sha256.hex()) for issue in entry.issues
    )
    why = "closing.not_signed" if not issues else why_not_complete(lines)
    if entry.status == register.COMPLETE:
        why = "closing.complete_already"
    if nothing:
        why = "closing.nothing_destroyed"
    reference, order = entry.facts["reference"], entry.facts["order"]
    status = register.NOTHING if nothing else entry.status
    return CertificateView(number, reference, order, entry.at, status, issues, lines, why)


def get_issue(session: Session, number: str, revision: int) -> Issued:
    """An issue as it was signed, byte for byte. Raises Problem("closing.not_found")."""
    session.read(Event.CERTIFICATE_VIEW, Subject(note=f"{number}/{revision}"))
    with closing(_office(session, Event.CERTIFICATE_VIEW)) as office:
        entry = register.entry_numbered(office, number)
        pdf = register.pdf_of(office, entry, revision) if entry else None
        told = register.json_of(office, entry, revision) if entry else None
    if pdf is None or told is None:
        raise Problem("closing.not_found")
    return Issued(number, revision, pdf, told)


def check_certificate(session: Session, content: bytes) -> Checked:
    """Whether a PDF or JSON that somebody brings is a certificate of this company, unchanged, and as it was issued.

    The PDF is read in a process without keys. Raises Problem("closing.not_a_certificate") for any other file.
    """
    session.read(Event.CERTIFICATE_CHECK)
    found = check_file(content, session.vault.roster.authority, session.vault.roster.public_key_of)
    with closing(_office(session, Event.CERTIFICATE_CHECK)) as office:
        digest = sha256(content)
        for entry in register.entries(office):
            for issue in entry.issues:
                stored = issue.sha256 if found.kind == "pdf" else None
                if stored is None:
                    stored = sha256(register.json_of(office, entry, issue.revision) or b"")
                if stored == digest:
                    return told_of(found, issue, entry.issues[-1].revision)
    return found


def export_erasures(session: Session) -> bytes:
    """The ledger of erasures as a file, for putting back an older copy of the vault: for officers. It names nobody."""
    session.read(Event.ERASURE_EXPORT)
    return ledger_of(session.vault)


def check_code(session: Session, number: str, code: str) -> Checked:
    """Whether the office issued a certificate of that number with that short code; what it says, to compare with
    paper.
    """
    session.read(Event.CERTIFICATE_CHECK, Subject(note=number.strip()[:40]))
    wanted = typed_code(code)
    with closing(_office(session, Event.CERTIFICATE_CHECK)) as office:
        entry = register.entry_numbered(office, counted_number(number))
        for issue in entry.issues if entry else ():
            if entry is not None and issue.code == wanted:
                blank = Checked("code", True, "", (), "", 0, "", "", 0, registered=True, newer=False)
                return told_of(blank, issue, entry.issues[-1].revision)
    return Checked("code", False, "closing.code_unknown", (), "", 0, "", "", 0, registered=False, newer=False)


def _office(session: Session, event: Event) -> Compartment:
    office = session.open_office()
    if office is None:
        raise session.refuse(event, Subject(), "session.not_your_duty")
    return office
