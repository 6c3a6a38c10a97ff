"""``journal``: who did what when, for officers; whether the journal is whole, and what vouches for how much of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from app.access.level import Level
from app.cli.unlocking import unlocked
from app.clock import shown_time
from app.errors import Problem
from app.ids import Id
from app.oversight.checkpoints.model import CheckpointState
from app.oversight.checkpoints.queries import checkpoint_state, compare_paper
from app.oversight.model import EntryRow, JournalFilter, JournalHealth
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
    for line in _health(health, language):
        print(line)
    return 0 if health.whole else 1


def verify(given: argparse.Namespace, language: str) -> int:
    """Print what does not hold, and what vouches for how many entries; 0 when the journal is whole."""
    session = unlocked(given)
    try:
        health = verify_journal(session)
        state = checkpoint_state(session)
    finally:
        session.close()
    for line in (*_health(health, language), *_anchors(health, language), *_due(state, language)):
        print(line)
    return 0 if health.whole else 1


def compare(given: argparse.Namespace, language: str) -> int:
    """Compare the paper of a checkpoint with the journal; 0 when they fit."""
    session = unlocked(given)
    try:
        found = compare_paper(session, given.paper)
    finally:
        session.close()
    print(sentence(found.code, language))
    if found.at:
        said: dict[str, str | int] = {"number": found.number, "when": shown_time(found.at), "entries": found.entries}
        print(sentence("oversight.checkpoint_line", language, **said))
    return 0 if found.fits else 1


def _health(health: JournalHealth, language: str) -> Iterator[str]:
    for found in health.breaks:
        missing = sentence("journal.so_many_missing", language, missing=found.missing) if found.missing else ""
        yield f"[!] {found.person_name} #{found.seq}: {sentence(found.code, language)} {missing}".rstrip()
    code = "oversight.journal_whole" if health.whole else "oversight.journal_broken"
    yield sentence(code, language, entries=health.entries, chains=health.chains)


def _anchors(health: JournalHealth, language: str) -> Iterator[str]:
    anchors = health.anchors
    if anchors.number:
        said: dict[str, str | int] = {
            "entries": anchors.paper,
            "number": anchors.number,
            "when": shown_time(anchors.paper_at),
        }
        yield sentence("oversight.anchored_paper", language, **said)
    yield sentence("oversight.anchored_device", language, entries=anchors.device)
    yield sentence("oversight.anchored_witness", language, entries=anchors.witness)
    yield sentence("oversight.unanchored", language, entries=anchors.unanchored)
    for end in anchors.loose:
        told: dict[str, str | int] = {"person": end.person_name, "device": end.device, "entries": end.entries}
        yield "    " + sentence("oversight.loose_end", language, **told)
    for person, times in health.backwards:
        yield sentence("oversight.clock_backwards", language, person=person, times=times)


def _due(state: CheckpointState, language: str) -> Iterator[str]:
    if state.due:
        yield sentence("oversight.checkpoint_due", language)


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
