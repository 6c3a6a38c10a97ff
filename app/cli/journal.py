"""``journal``: who did what when, for officers; and whether the journal is whole."""

from __future__ import annotations

import argparse

from app.access.level import Level
from app.cli.unlocking import unlocked
from app.clock import shown_time
from app.errors import Problem
from app.ids import Id
from app.oversight.model import EntryRow, JournalFilter
from app.oversight.queries import people_in_journal, read_journal, verify_journal
from app.session.door import Session
from app.settings.message import sentence


def read(given: argparse.Namespace, language: str) -> int:
    """Print the entries, newest first, then the outcome of the verification; 0 when the journal is whole."""
    session = unlocked(given)
    try:
        person = _person(session, given.of)
        wanted = JournalFilter(person, given.record, given.day_from, given.day_to)
        page = read_journal(session, wanted, limit=given.limit)
        health = verify_journal(session)
    finally:
        session.close()
    for row in page.rows:
        print(_told(row, language))
    for found in health.breaks:
        print(f"[!] {found.person_name} #{found.seq}: {sentence(found.code, language)}")
    code = "oversight.journal_whole" if health.whole else "oversight.journal_broken"
    print(sentence(code, language, entries=health.entries, chains=health.chains))
    return 0 if health.whole else 1


def _person(session: Session, name: str) -> Id | None:
    if not name:
        return None
    found = [person.uid for person in people_in_journal(session) if person.name == name]
    if len(found) != 1:
        raise Problem("cli.unknown_person")
    return found[0]


def _told(row: EntryRow, language: str) -> str:
    level = Level(row.level).label(language) if row.level else ""
    outcome = "" if row.outcome == "ok" else sentence(row.outcome, language)
    parts = (shown_time(row.at), row.person_name, row.event, row.project_name, level, row.rid, row.note, outcome)
    return "  ".join(part for part in parts if part)
