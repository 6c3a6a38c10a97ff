"""Making the two standing reports. Each is one act, on record with whom or what it is about."""

from __future__ import annotations

from dataclasses import replace

from app.access.duty import Duty
from app.access.event import Event
from app.clock import local
from app.errors import Corrupt, Problem
from app.ids import Id, record_code
from app.journal.entry import Entry, detail_secret, is_signed, told_detail
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey
from app.oversight.acts import Act, all_acts, records_called
from app.oversight.filling import FORGED, Progress
from app.oversight.model import JournalFilter
from app.oversight.reports.model import Kind, Report, ReportForm
from app.oversight.reports.package import Head, Opened, joined, lines_of
from app.oversight.reports.paper import Facts, Line, period_of, signed_paper
from app.oversight.selecting import Wanted
from app.oversight.telling import project_names, wanted_of
from app.session.door import Session
from app.session.signing import step_up
from app.session.subject import Subject

MOST_ENTRIES = 50_000


def make_journal_report(
    session: Session, form: ReportForm, passphrase: str, progress: Progress | None = None
) -> Report:
    """The signed paper and the package for an auditor, by the officer who is signed in.

    Raises Problem("oversight.no_subject"), Problem("oversight.no_record"), Problem("oversight.many_records"),
    Problem("oversight.no_entries"), Problem("oversight.too_many_entries"), Problem("oversight.bad_day"),
    Problem("oversight.no_signer") and what confirming the passphrase raises. ``progress`` may raise Cancelled.
    """
    if (form.person is None) == (not form.rid):
        raise Problem("oversight.no_subject")
    asked = wanted_of(JournalFilter(form.person, form.rid, form.day_from, form.day_to))
    with session.act(Event.JOURNAL_REPORT, Subject(person=form.person, note=form.rid[-12:])):
        subject = form.person or _record(session, form.rid)
        acts = _acts(session, form.kind, subject, asked, progress)
        with step_up(session, passphrase) as signer:
            if signer is None:
                raise Problem("oversight.no_signer")
            number = f"BC-{local(session.now()).year}-{session.journal.last_id():06d}"
            names = project_names(session)
            head = Head(form.kind, subject, form.day_from, form.day_to, session.now(), number,
                        session.journal.last_id(), _named(acts, names))  # fmt: skip
            entries = _opened(session, acts, progress)
            package = joined(lines_of(session.vault, head, entries, session.identity))
            facts = _facts(session, form.kind, subject, number, acts, names, package)
            facts = _without_forged(facts, _forged(session, entries))
            return Report(number, signed_paper(facts, signer), package, len(acts))


def _record(session: Session, code: str) -> Id:
    found = records_called(session, code)
    if not found:
        raise Problem("oversight.no_record")
    if len(found) > 1:
        raise Problem("oversight.many_records")
    return found[0]


def _acts(session: Session, kind: Kind, subject: Id, asked: Wanted, progress: Progress | None) -> list[Act]:
    """The acts of the report, oldest first. Of a person no entry between the first and the last is left out."""
    if kind is Kind.RECORD:
        asked = replace(asked, record=subject.hex())
    found = list(all_acts(session, asked, progress))
    if not found:
        raise Problem("oversight.no_entries")
    if kind is Kind.PERSON and (asked.first or asked.last):
        newest, oldest = found[0].id, found[-1].id
        whole = all_acts(session, Wanted(person=subject))
        found = [act for act in whole if oldest <= act.id <= newest]
    if len(found) > MOST_ENTRIES:
        raise Problem("oversight.too_many_entries", entries=len(found), most=MOST_ENTRIES)
    return found[::-1]


def _opened(session: Session, acts: list[Act], progress: Progress | None) -> list[Opened]:
    keys = tuple(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)
    opened: list[Opened] = []
    for number, act in enumerate(acts, start=1):
        entry = next(session.journal.entries(after=act.id - 1, before=act.id + 1), None)
        if entry is None:
            raise Corrupt("oversight.entry_missing", entry=act.id)
        try:
            opened.append((entry, detail_secret(keys, session.vault.vault_id, entry.detail)))
        except Corrupt:
            opened.append((entry, b""))  # nobody can read what it says; it is counted as sealed
        if not _as_read(session, act, *opened[-1]):
            raise Corrupt("oversight.entry_missing", entry=act.id)
        if progress is not None:
            progress(number, len(acts))
    return opened


def _as_read(session: Session, act: Act, entry: Entry, secret: bytes) -> bool:
    """Whether the journal still says what the officer's index says of it: paper and package tell the same."""
    if (act.person, act.at) != (entry.writer.uid, entry.at):
        return False
    if act.outcome == FORGED and not act.event:
        return True  # told as such, whatever it says
    try:
        said = told_detail(secret, session.vault.vault_id, entry.detail) if secret else None
    except Corrupt:
        said = None
    if said is None:
        return not act.event
    return (act.event, act.outcome, act.rid, act.customer) == (said.event, said.outcome, said.rid, said.customer)


def _forged(session: Session, entries: list[Opened]) -> frozenset[int]:
    """The entries that are not signed by whom they name: anybody of the house can write such a one into the file."""
    key_of = session.vault.roster.public_key_of
    return frozenset(entry.id for entry, _ in entries if not is_signed(key_of(entry.writer.uid), entry))


def _without_forged(facts: Facts, forged: frozenset[int]) -> Facts:
    """The paper tells of no act that its doer did not sign for; how many are left out it says."""
    lines = tuple(line for line in facts.lines if line.act.id not in forged)
    return replace(facts, lines=lines, forged=len(forged))


def _facts(
    session: Session, kind: Kind, subject: Id, number: str, acts: list[Act], names: dict[Id, str], package: bytes
) -> Facts:
    roster = session.vault.roster
    lines = tuple(
        Line(act, session.name_of(act.person), names.get(act.project, "") if act.project else "") for act in acts
    )
    if kind is Kind.PERSON:
        person = roster.people.get(subject)
        duties = ", ".join(Duty(duty).label() for duty in sorted(person.duties)) if person else ""
        name = session.name_of(subject)
        about = (("Họ và tên", name), ("Chức danh", person.title if person else ""),
                 ("Nhiệm vụ", duties[:1].upper() + duties[1:]))  # fmt: skip
    else:
        name = record_code(subject.hex())
        projects = sorted({line.project for line in lines if line.project})
        about = (("Mã hồ sơ", name), ("Mã đầy đủ", subject.hex()), ("Dự án", ", ".join(projects)))
    return Facts(
        kind=kind,
        number=number,
        company=roster.company,
        place=roster.place,
        at=session.now(),
        name=name,
        about=about,
        period=period_of(acts[0].at, acts[-1].at),
        lines=lines,
        package_sha256=sha256(package).hex(),
        entries=len(acts),
        officer=session.person.name,
    )


def _named(acts: list[Act], names: dict[Id, str]) -> dict[Id, str]:
    used = {act.project for act in acts if act.project}
    return {project: name for project, name in names.items() if project in used}
